#include "calendar/rule.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define MOST_INTERVAL 10000
#define HORIZON       civil_day_of(2100, 1, 1)
#define YEARS_TO_TRY  60 /* enough for every leap day on a Monday */

static const char not_understood[] =
    "de herhaling begrepen we niet. We tonen alleen de eerste datum. Maak de herhaling opnieuw.";
static const char within_a_day[] = "de herhaling is binnen een dag. Dat kan hier niet. We tonen "
				   "alleen de eerste datum.";
static const char never[] =
    "de herhaling geeft geen datum. We tonen alleen de eerste. Verbeter de herhaling in de agenda.";
static const char too_long[] =
    "de herhaling is te ingewikkeld. We tonen niet alle datums. Maak de herhaling eenvoudiger.";

/* Take "NAME=value" out of a rule. */
static bool next_pair(struct slice *rest, struct slice *name, struct slice *value)
{
	while (rest->length > 0) {
		const char *end = memchr(rest->at, ';', rest->length);
		size_t length = end ? (size_t)(end - rest->at) : rest->length;
		const char *equals = memchr(rest->at, '=', length);
		const char *start = rest->at;
		rest->at += length + (end != NULL);
		rest->length -= length + (end != NULL);
		if (!equals)
			continue;
		*name = (struct slice) { start, (size_t)(equals - start) };
		*value = (struct slice) { equals + 1, length - name->length - 1 };
		return true;
	}
	return false;
}

/* Numbers from 1 to most, or counted from the end, as bits. */
static bool read_bits(struct slice list, int most, uint64_t bits[2])
{
	struct slice part;
	bool any = false;
	while (slice_part(&list, &part)) {
		long value = value_number(part, 0);
		long size = value < 0 ? -value : value;
		if (size < 1 || size > most)
			return false;
		bits[value < 0] |= (uint64_t)1 << size;
		any = true;
	}
	return any;
}

/* Numbers from 0 up to most. */
static bool read_clock(struct slice list, int most, uint64_t *bits)
{
	struct slice part;
	*bits = 0;
	while (slice_part(&list, &part)) {
		long value = value_number(part, -1);
		if (value < 0 || value > most)
			return false;
		*bits |= (uint64_t)1 << value;
	}
	return *bits != 0;
}

static bool read_list(struct slice list, int16_t *out, int *count)
{
	struct slice part;
	while (slice_part(&list, &part)) {
		long value = value_number(part, 0);
		if (value == 0 || value > 5000 || value < -5000 || *count == RULE_LIST)
			return false;
		out[(*count)++] = (int16_t)value;
	}
	return *count > 0;
}

static int weekday_of(struct slice text)
{
	static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	for (int i = 0; i < 7; i++)
		if (slice_is(text, names[i]))
			return i;
	return -1;
}

/* "MO", "2TU", "-1FR". */
static bool read_week_days(struct slice list, struct rule *rule)
{
	struct slice part;
	bool any = false;
	while (slice_part(&list, &part)) {
		if (part.length < 2)
			return false;
		struct slice number = { part.at, part.length - 2 };
		int day = weekday_of((struct slice) { part.at + part.length - 2, 2 });
		long nth = number.length > 0 ? value_number(number, 0) : 0;
		long size = nth < 0 ? -nth : nth;
		if (day < 0 || (number.length > 0 && size == 0) || size > 53)
			return false;
		if (nth == 0)
			rule->week_days |= (uint8_t)(1u << day);
		else
			rule->nth[day][nth < 0] |= (uint64_t)1 << size;
		any = true;
	}
	return any;
}

static bool read_frequency(struct slice value, struct rule *rule, const char **why)
{
	static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
	for (int i = 0; i < 4; i++)
		if (slice_is(value, names[i])) {
			rule->frequency = (enum frequency)i;
			return true;
		}
	if (slice_is(value, "HOURLY") || slice_is(value, "MINUTELY") || slice_is(value, "SECONDLY"))
		*why = within_a_day;
	return false;
}

static bool read_times(struct slice name, struct slice value, struct rule *rule, const char **why)
{
	uint64_t bits = 0;
	bool good = read_clock(value, slice_is(name, "BYHOUR") ? 23 : 59, &bits);
	if (slice_is(name, "BYHOUR"))
		rule->hours = (uint32_t)bits;
	else if (slice_is(name, "BYMINUTE"))
		rule->minutes = bits;
	else if (good)
		rule->second = __builtin_ctzll(bits);
	if (good && (slice_is(name, "BYMINUTE")   ? __builtin_popcountll(bits) > 4
		     : slice_is(name, "BYSECOND") ? __builtin_popcountll(bits) > 1
						  : false)) {
		*why = within_a_day;
		return false;
	}
	return good;
}

static bool read_pair(struct slice name, struct slice value, struct rule *rule, const char **why)
{
	uint64_t months[2] = { 0 };
	if (slice_is(name, "FREQ"))
		return read_frequency(value, rule, why);
	if (slice_is(name, "INTERVAL")) {
		long interval = value_number(value, 0);
		rule->interval = interval > MOST_INTERVAL ? MOST_INTERVAL : (int)interval;
		return interval >= 1;
	}
	if (slice_is(name, "COUNT")) {
		long count = value_number(value, 0);
		rule->count = count > 0 ? count : 0; /* Confluence writes -1 for none */
		return count != 0;
	}
	if (slice_is(name, "UNTIL"))
		return value_wall(value, &rule->until);
	if (slice_is(name, "WKST"))
		return (rule->week_start = weekday_of(value)) >= 0;
	if (slice_is(name, "BYDAY"))
		return read_week_days(value, rule);
	if (slice_is(name, "BYMONTH")) {
		if (!read_bits(value, 12, months) || months[1])
			return false;
		rule->months = (uint16_t)months[0];
		return true;
	}
	if (slice_is(name, "BYMONTHDAY"))
		return read_bits(value, 31, rule->month_days);
	if (slice_is(name, "BYWEEKNO"))
		return read_bits(value, 53, rule->weeks);
	if (slice_is(name, "BYYEARDAY"))
		return read_list(value, rule->year_days, &rule->year_day_count);
	if (slice_is(name, "BYSETPOS"))
		return read_list(value, rule->positions, &rule->position_count);
	if (slice_is(name, "BYHOUR") || slice_is(name, "BYMINUTE") || slice_is(name, "BYSECOND"))
		return read_times(name, value, rule, why);
	/* another calendar than ours would give other dates */
	return !slice_is(name, "RSCALE") || slice_is(value, "GREGORIAN");
}

/* What a rule leaves open is as in the first date. */
static void fill_in(struct rule *rule, const struct wall *start)
{
	int year, month, mday, weekday = civil_weekday(start->day);
	bool by_day = rule->week_days != 0, of_weeks = rule->weeks[0] || rule->weeks[1];
	civil_ymd(start->day, &year, &month, &mday);
	for (int i = 0; i < 7; i++) {
		bool nth = rule->nth[i][0] || rule->nth[i][1];
		by_day = by_day || nth;
		/* "the second Tuesday" of a day or a week is any Tuesday */
		if (nth && (rule->frequency <= RULE_WEEKLY || of_weeks)) {
			rule->week_days |= (uint8_t)(1u << i);
			rule->nth[i][0] = rule->nth[i][1] = 0;
		}
	}
	if (!by_day && !rule->month_days[0] && !rule->month_days[1] && rule->year_day_count == 0) {
		if (rule->frequency == RULE_WEEKLY || of_weeks)
			rule->week_days = (uint8_t)(1u << weekday);
		else if (rule->frequency >= RULE_MONTHLY)
			rule->month_days[0] = (uint64_t)1 << mday;
		if (rule->frequency == RULE_YEARLY && !rule->months && !of_weeks)
			rule->months = (uint16_t)(1u << month);
	}
	if (!rule->hours)
		rule->hours = 1u << start->seconds / HOUR;
	if (!rule->minutes)
		rule->minutes = (uint64_t)1 << start->seconds / MINUTE % 60;
	if (rule->second < 0)
		rule->second = start->seconds % MINUTE;
	/* "every day in February" is walked by years: those can skip months */
	if (rule->frequency == RULE_DAILY && rule->interval == 1 && rule->position_count == 0 &&
	    (rule->months || rule->month_days[0] || rule->month_days[1]))
		rule->frequency = RULE_YEARLY;
}

struct counting {
	long left;
	struct wall last;
};

static bool count_date(void *context, const struct wall *date)
{
	struct counting *counting = context;
	counting->last = *date;
	return --counting->left > 0;
}

/* Does each period but the first hold equally many dates? Then COUNT is a division. */
static long dates_a_period(const struct rule *rule, const struct wall *start)
{
	bool plain = rule->position_count == 0 && !rule->months && !rule->month_days[0] &&
		     !rule->month_days[1] && rule->year_day_count == 0 && !rule->weeks[0] &&
		     !rule->weeks[1];
	long times = start->is_date ? 1
				    : (long)__builtin_popcount(rule->hours) *
					  __builtin_popcountll(rule->minutes);
	if (plain && rule->frequency == RULE_WEEKLY)
		return times * __builtin_popcount(rule->week_days);
	return plain && rule->frequency == RULE_DAILY && !rule->week_days ? times : 0;
}

/* Turn COUNT into a last date. False when the allowance ended before. */
static bool count_through(struct rule *rule, const struct wall *start, long *allowance)
{
	struct counting counting = { rule->count, *start };
	long each = dates_a_period(rule, start);
	long days = rule->interval * (rule->frequency == RULE_WEEKLY ? 7L : 1L);
	day_t from = start->day;
	if (each > 0 && rule->count > 2 * each) {
		/* those of the first period, then whole periods */
		int into = rule->frequency == RULE_WEEKLY
			       ? (civil_weekday(start->day) - rule->week_start + 7) % 7
			       : 0;
		struct counting first = { INT32_MAX, *start };
		day_t week = start->day - into;
		if (!rule_dates(rule, start, start->day,
				week + (rule->frequency == RULE_WEEKLY ? 6 : 0), allowance,
				count_date, &first)) {
			rule->last = first.last;
			return false;
		}
		counting.left -= INT32_MAX - first.left;
		long whole = (counting.left - 1) / each;
		if (whole > (HORIZON - week) / days)
			return true;
		counting.left -= whole * each;
		from = week + (day_t)((whole + 1) * days);
	}
	bool done = rule_dates(rule, start, from, HORIZON, allowance, count_date, &counting);
	if (counting.left <= 0 || !done)
		rule->last = counting.last;
	return done;
}

static bool stop_at_once(void *context, const struct wall *date)
{
	(void)date;
	*(bool *)context = true;
	return false;
}

const char *rule_read(struct rule *rule, struct slice text, const struct wall *start,
		      long *allowance)
{
	struct slice name, value;
	const char *why = not_understood;
	bool frequency = false, ever = false;
	*rule = (struct rule) { .interval = 1, .second = -1 };
	rule->until.day = DAY_NONE;
	rule->last.day = INT32_MAX;
	while (next_pair(&text, &name, &value)) {
		frequency = frequency || slice_is(name, "FREQ");
		if (!read_pair(name, value, rule, &why))
			return why;
	}
	if (!frequency)
		return why;
	fill_in(rule, start);
	if (!rule_dates(rule, start, start->day, start->day + YEARS_TO_TRY * 366, allowance,
			stop_at_once, &ever))
		return too_long;
	if (!ever)
		return never;
	rule->usable = true;
	if (rule->count > 0 && !count_through(rule, start, allowance))
		return too_long;
	return NULL;
}
