/* The dates of a rule: period by period, day by day. */
#include "calendar/rule.h"

#include <string.h>

#define MOST_TIMES 96 /* of a day */

struct cursor { /* a day, and where it stands in its month and year */
	day_t day;
	int year, month, mday, month_length, year_day, year_length;
};

struct walk {
	const struct rule *rule;
	const struct wall *start;
	day_t from, to;
	rule_visit *visit;
	void *context;
	long *allowance;
	int32_t times[MOST_TIMES];
	int time_count;
	bool stop;
};

static int length_of(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return lengths[month - 1] + (month == 2 && civil_valid(year, 2, 29));
}

static struct cursor cursor_at(day_t day)
{
	struct cursor at = { .day = day };
	civil_ymd(day, &at.year, &at.month, &at.mday);
	at.month_length = length_of(at.year, at.month);
	at.year_day = day - civil_day_of(at.year, 1, 1) + 1;
	at.year_length = civil_valid(at.year, 2, 29) ? 366 : 365;
	return at;
}

static void next_day(struct cursor *at)
{
	at->day++;
	at->mday++;
	at->year_day++;
	if (at->mday <= at->month_length)
		return;
	at->mday = 1;
	if (++at->month > 12)
		*at = cursor_at(at->day);
	else
		at->month_length = length_of(at->year, at->month);
}

static bool has(uint64_t mask, int bit)
{
	return mask >> bit & 1;
}

/* The first day of week 1: the first week with four days in the year. */
static day_t first_week(int year, int week_start)
{
	day_t january = civil_day_of(year, 1, 1);
	int into = (civil_weekday(january) - week_start + 7) % 7;
	return january - into + (into > 3 ? 7 : 0);
}

static bool in_weeks(const struct rule *rule, const struct cursor *at)
{
	int year = at->year;
	day_t first = first_week(year, rule->week_start);
	day_t next = first_week(year + 1, rule->week_start);
	if (at->day < first) {
		next = first;
		first = first_week(year - 1, rule->week_start);
	} else if (at->day >= next) {
		first = next;
		next = first_week(year + 2, rule->week_start);
	}
	return has(rule->weeks[0], (at->day - first) / 7 + 1) ||
	       has(rule->weeks[1], (next - 1 - at->day) / 7 + 1);
}

static bool in_year_days(const struct rule *rule, const struct cursor *at)
{
	for (int i = 0; i < rule->year_day_count; i++)
		if (rule->year_days[i] == at->year_day ||
		    rule->year_days[i] == at->year_day - at->year_length - 1)
			return true;
	return false;
}

static bool in_week_days(const struct rule *rule, const struct cursor *at)
{
	int weekday = civil_weekday(at->day);
	bool of_year = rule->frequency == RULE_YEARLY && rule->months == 0;
	int place = of_year ? at->year_day : at->mday;
	int length = of_year ? at->year_length : at->month_length;
	return has(rule->week_days, weekday) || has(rule->nth[weekday][0], (place - 1) / 7 + 1) ||
	       has(rule->nth[weekday][1], (length - place) / 7 + 1);
}

static bool any_nth(const struct rule *rule)
{
	for (int i = 0; i < 7; i++)
		if (rule->nth[i][0] || rule->nth[i][1])
			return true;
	return false;
}

static bool fits(const struct rule *rule, const struct cursor *at, bool by_day)
{
	if (rule->months && !has(rule->months, at->month))
		return false;
	if ((rule->month_days[0] || rule->month_days[1]) && !has(rule->month_days[0], at->mday) &&
	    !has(rule->month_days[1], at->month_length - at->mday + 1))
		return false;
	if (by_day && !in_week_days(rule, at))
		return false;
	if ((rule->weeks[0] || rule->weeks[1]) && !in_weeks(rule, at))
		return false;
	return rule->year_day_count == 0 || in_year_days(rule, at);
}

/* Where period n begins, and how many days it has. */
static day_t period(const struct walk *walk, long n, int *length)
{
	const struct rule *rule = walk->rule;
	day_t day = walk->start->day;
	long step = n * rule->interval;
	int year, month, mday;
	switch (rule->frequency) {
	case RULE_DAILY:
		*length = 1;
		return day + (day_t)step;
	case RULE_WEEKLY:
		*length = 7;
		return day - (civil_weekday(day) - rule->week_start + 7) % 7 + (day_t)step * 7;
	case RULE_MONTHLY:
		civil_ymd(day, &year, &month, &mday);
		step += year * 12L + month - 1;
		year = (int)(step / 12);
		month = (int)(step % 12) + 1;
		*length = length_of(year, month);
		return civil_day_of(year, month, 1);
	default:
		civil_ymd(day, &year, &month, &mday);
		year += (int)step;
		*length = civil_valid(year, 2, 29) ? 366 : 365;
		return civil_day_of(year, 1, 1);
	}
}

/* A period that lies at or before `from`, as near as can be said without looking. */
static long period_before(const struct walk *walk)
{
	const struct rule *rule = walk->rule;
	static const int longest[] = { 1, 7, 31, 366 };
	long gap = (long)walk->from - walk->start->day;
	long n = gap > 0 ? gap / ((long)longest[rule->frequency] * rule->interval) - 1 : 0;
	int length;
	n = n > 0 ? n : 0;
	while (period(walk, n + 1, &length) <= walk->from)
		n++;
	return n;
}

static void give(struct walk *walk, day_t day, int32_t seconds)
{
	const struct wall *start = walk->start, *last = &walk->rule->last;
	struct wall date = { day, seconds, start->is_date, false };
	if (day < start->day || (day == start->day && seconds < start->seconds))
		return;
	bool over =
	    day > walk->to || day > last->day || (day == last->day && seconds > last->seconds);
	if (over || (day >= walk->from && !walk->visit(walk->context, &date)))
		walk->stop = true;
}

/* BYSETPOS picks out of all times of all days of the period. */
static bool picked(const struct rule *rule, int index, int total)
{
	for (int i = 0; i < rule->position_count; i++)
		if (rule->positions[i] == index + 1 || rule->positions[i] == index - total)
			return true;
	return false;
}

static void walk_period(struct walk *walk, day_t first, int length)
{
	const struct rule *rule = walk->rule;
	bool by_day = rule->week_days || any_nth(rule), choose = rule->position_count > 0;
	day_t days[366];
	int count = 0;
	day_t begin = !choose && walk->from > first ? walk->from : first;
	day_t end = first + length;
	struct cursor at = cursor_at(begin);
	while (at.day < end && (choose || at.day <= walk->to)) {
		--*walk->allowance;
		if (rule->months && !has(rule->months, at.month)) {
			at = cursor_at(at.day + at.month_length - at.mday + 1);
			continue;
		}
		if (fits(rule, &at, by_day))
			days[count++] = at.day;
		next_day(&at);
	}
	int total = count * walk->time_count;
	for (int i = 0; i < total && !walk->stop; i++)
		if (!choose || picked(rule, i, total))
			give(walk, days[i / walk->time_count], walk->times[i % walk->time_count]);
}

static void list_times(struct walk *walk)
{
	const struct rule *rule = walk->rule;
	if (walk->start->is_date) {
		walk->times[walk->time_count++] = 0;
		return;
	}
	for (int hour = 0; hour < 24; hour++)
		for (int minute = 0; minute < 60 && has(rule->hours, hour); minute++)
			if (has(rule->minutes, minute) && walk->time_count < MOST_TIMES)
				walk->times[walk->time_count++] =
				    hour * HOUR + minute * MINUTE + rule->second;
}

bool rule_dates(const struct rule *rule, const struct wall *start, day_t from, day_t to,
		long *allowance, rule_visit *visit, void *context)
{
	struct walk walk = { .rule = rule,
			     .start = start,
			     .from = from > start->day ? from : start->day,
			     .to = to < rule->last.day ? to : rule->last.day,
			     .visit = visit,
			     .context = context,
			     .allowance = allowance };
	if (walk.from > walk.to)
		return true;
	list_times(&walk);
	for (long n = period_before(&walk); !walk.stop; n++) {
		int length;
		day_t first = period(&walk, n, &length);
		if (first > walk.to)
			break;
		if (--*allowance < 0)
			return false;
		/* most days of "every day, on Mondays" need no closer look */
		if (rule->frequency == RULE_DAILY && rule->week_days &&
		    !has(rule->week_days, civil_weekday(first)))
			continue;
		walk_period(&walk, first, length);
	}
	return true;
}
