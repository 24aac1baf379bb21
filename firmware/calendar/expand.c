#include "calendar/expand.h"

#include "base/array.h"

#include <stdlib.h>

#define DAY        ((utc_t)24 * HOUR)
#define MOST_STEPS 40000 /* a hundred years of days: only rules with COUNT begin at their start */
#define MOST_DATES 4000  /* of one entry in one span */

struct search {
	const struct entry *series;
	utc_t from, to;
	struct instances *out;
	int found;
};

static bool left_out(const struct entry *series, utc_t at, day_t day)
{
	for (int i = 0; i < series->exception_count; i++) {
		const struct exception *exception = &series->exceptions[i];
		bool by_day = exception->whole_day || series->start.wall.is_date;
		if (by_day ? exception->day == day : exception->at == at)
			return true;
	}
	return false;
}

/* The last "this and all later ones" that holds for a date; NULL = none. */
static const struct entry *future_of(const struct entry *series, utc_t at)
{
	const struct entry *found = NULL;
	for (int i = 0; i < series->future_count; i++)
		if (local_time_utc(&series->futures[i]->replaces) <= at)
			found = series->futures[i];
	return found;
}

/* The date of a series as such a change moves it: by as much as it moved its first. */
static struct local_time moved(const struct local_time *start, const struct entry *future)
{
	const struct icaltimetype *from = &future->replaces.wall, *to = &future->start.wall;
	int days = local_time_day(&future->start) - local_time_day(&future->replaces);
	int64_t seconds = 0;
	if (!from->is_date && !to->is_date)
		seconds = (to->hour - from->hour) * HOUR + (to->minute - from->minute) * MINUTE +
			  to->second - from->second;
	struct local_time there = local_time_add(start, days, seconds);
	if (future->replaces.zone == start->zone)
		there.zone = future->start.zone;
	return there;
}

static bool add(struct search *search, const struct local_time *start)
{
	const struct entry *entry = search->series;
	struct local_time there = *start;
	utc_t at = local_time_utc(start);
	const struct entry *future = entry->future_count > 0 ? future_of(entry, at) : NULL;
	if (future) {
		there = moved(start, future);
		entry = future;
	}
	utc_t begin = future ? local_time_utc(&there) : at;
	if (begin >= search->to || search->found >= MOST_DATES)
		return true;
	utc_t end = entry_end(&there, &entry->length);
	if (end <= search->from || left_out(search->series, at, local_time_day(start)))
		return true;
	struct instances *out = search->out;
	struct instance *instance =
	    array_add(&out->items, &out->count, &out->room, sizeof *instance);
	if (!instance)
		return false;
	*instance = (struct instance) { begin, end > begin ? end : begin + 1, entry };
	search->found++;
	return true;
}

/* How far a date may lie from the span and still reach into it. */
static utc_t reach(const struct entry *series)
{
	utc_t far = entry_end(&series->start, &series->length) - local_time_utc(&series->start);
	for (int i = 0; i < series->future_count; i++) {
		const struct entry *future = series->futures[i];
		utc_t start = local_time_utc(&future->start);
		utc_t shift = start - local_time_utc(&future->replaces);
		utc_t length = entry_end(&future->start, &future->length) - start;
		utc_t here = (shift < 0 ? -shift : shift) + length;
		far = here > far ? here : far;
	}
	return far + 2 * DAY; /* for zones and DST */
}

/* An iterator that stands shortly before `from`. Days and weeks are stepped over by whole periods
 * of the rule: libical would walk through every week since the beginning. */
static icalrecur_iterator *begin_at(const struct rule *rule, const struct icaltimetype *first,
				    utc_t from, utc_t to)
{
	struct icalrecurrencetype recur = rule->recur;
	struct icaltimetype start = *first;
	struct icaltimetype wanted = icaltime_from_timet_with_zone((time_t)from, 0, NULL);
	recur.until = icaltime_from_timet_with_zone((time_t)to, 0, NULL);
	recur.until.is_date = wanted.is_date = first->is_date;
	int gap = civil_day_of(wanted.year, wanted.month, wanted.day) -
		  civil_day_of(start.year, start.month, start.day);
	bool daily = recur.freq == ICAL_DAILY_RECURRENCE;
	bool weekly = recur.freq == ICAL_WEEKLY_RECURRENCE;
	int period = recur.interval * (weekly ? 7 : 1);
	if (recur.count == 0 && gap > 0 && (daily || weekly))
		icaltime_adjust(&start, gap / period * period, 0, 0, 0);
	icalrecur_iterator *dates = icalrecur_iterator_new(recur, start);
	if (dates && recur.count == 0 && gap > 0 && !daily && !weekly)
		icalrecur_iterator_set_start(dates, wanted);
	return dates;
}

static bool add_rule(struct search *search, const struct rule *rule)
{
	const struct entry *series = search->series;
	utc_t far = reach(series);
	utc_t stop = search->to + far;
	icalrecur_iterator *dates = begin_at(rule, &series->start.wall, search->from - far, stop);
	bool good = true;
	for (int step = 0; dates && good && step < MOST_STEPS; step++) {
		struct local_time start = { icalrecur_iterator_next(dates), series->start.zone };
		if (icaltime_is_null_time(start.wall))
			break;
		start.wall.zone = NULL;
		utc_t roughly = local_time_day(&start) * DAY;
		if (roughly < search->from - far - DAY)
			continue; /* before the span: not worth asking for its zone */
		if (local_time_utc(&start) > rule->until)
			break;
		good = add(search, &start);
	}
	if (dates)
		icalrecur_iterator_free(dates);
	return good;
}

static int by_start(const void *left, const void *right)
{
	const struct instance *a = left, *b = right;
	return (a->start > b->start) - (a->start < b->start);
}

/* Two rules, or a rule and an RDATE, may give the same date. */
static void drop_doubles(struct instances *out, int first)
{
	int kept = first;
	qsort(out->items + first, (size_t)(out->count - first), sizeof *out->items, by_start);
	for (int i = first; i < out->count; i++)
		if (kept == first || out->items[i].start != out->items[kept - 1].start)
			out->items[kept++] = out->items[i];
	out->count = kept;
}

bool expand_entry(const struct entry *entry, utc_t from, utc_t to, struct instances *out)
{
	struct search search = { entry, from, to, out, 0 };
	int first = out->count;
	bool good = true;
	if (entry->last <= from || entry->first >= to)
		return true;
	if (entry->is_override || entry->rule_count == 0)
		good = add(&search, &entry->start);
	if (entry->is_override)
		return good;
	for (int i = 0; i < entry->rule_count && good; i++)
		good = add_rule(&search, &entry->rules[i]);
	for (int i = 0; i < entry->rdate_count && good; i++)
		good = add(&search, &entry->rdates[i]);
	if (good && out->count > first && (entry->rule_count > 1 || entry->rdate_count > 0))
		drop_doubles(out, first);
	return good;
}
