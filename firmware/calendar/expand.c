#include "calendar/expand.h"

#include "base/array.h"

#include <stdlib.h>

#define DAY        ((utc_t)24 * HOUR)
#define MOST_DAYS  40000 /* that the rules of one entry may look at in one span: a hundred years */
#define MOST_DATES 4000  /* of one entry in one span */

struct search {
	const struct entry *entry;
	utc_t from, to, until;
	struct instances *out;
	int found;
	bool good; /* memory was enough */
};

/* The last "this and all later ones" that holds for a date; NULL = none. */
static const struct entry *future_of(const struct series *series, utc_t at)
{
	int low = 0, high = series->future_count;
	while (low < high) {
		int middle = (low + high) / 2;
		if (series->futures[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? series->futures[low - 1].entry : NULL;
}

/* The date of a series as such a change moves it: by as much as it moved its first. */
static struct local_time moved(const struct local_time *start, const struct entry *future)
{
	const struct wall *from = &future->replaces.wall, *to = &future->start.wall;
	int64_t seconds = from->is_date || to->is_date ? 0 : to->seconds - from->seconds;
	struct local_time there = local_time_add(start, to->day - from->day, seconds);
	if (future->replaces.zone == start->zone)
		there.zone = future->start.zone;
	return there;
}

static bool add(struct search *search, const struct local_time *start, const struct length *length)
{
	const struct entry *entry = search->entry;
	struct local_time there = *start;
	utc_t at = local_time_utc(start);
	const struct entry *future =
	    entry->series && entry->series->future_count > 0 ? future_of(entry->series, at) : NULL;
	if (future) {
		there = moved(start, future);
		length = &future->length;
	}
	utc_t begin = future ? local_time_utc(&there) : at;
	if (begin >= search->to || search->found >= MOST_DATES)
		return true;
	utc_t end = entry_end(&there, length);
	if (end <= search->from ||
	    (!entry->is_override && entry_leaves_out(entry, at, start->wall.day)))
		return true;
	struct instances *out = search->out;
	struct instance *instance =
	    array_add(&out->items, &out->count, &out->room, sizeof *instance);
	if (!instance)
		return false;
	*instance = (struct instance) { begin, end > begin ? end : begin + 1,
					future ? future : entry, search->found++ };
	return true;
}

/* How far a date may lie from the span and still reach into it, in days. */
static day_t reach(const struct entry *entry)
{
	utc_t far = entry_end(&entry->start, &entry->length) - local_time_utc(&entry->start);
	far = entry->series->reach > far ? entry->series->reach : far;
	return (day_t)(far / DAY) + 3; /* for zones and DST */
}

static bool add_date(void *context, const struct wall *date)
{
	struct search *search = context;
	struct local_time start = { *date, search->entry->start.zone };
	if (local_time_utc(&start) > search->until)
		return false;
	search->good = add(search, &start, &search->entry->length);
	return search->good && search->found < MOST_DATES;
}

static bool add_rules(struct search *search)
{
	const struct entry *entry = search->entry;
	const struct series *series = entry->series;
	day_t far = reach(entry);
	long allowance = MOST_DAYS;
	for (int i = 0; i < series->rule_count && search->good; i++) {
		search->until = series->untils[i];
		(void)rule_dates(&series->rules[i], &entry->start.wall,
				 civil_day(search->from) - far, civil_day(search->to) + far,
				 &allowance, add_date, search);
	}
	return search->good;
}

static int by_start(const void *left, const void *right)
{
	const struct instance *a = left, *b = right;
	int way = (a->start > b->start) - (a->start < b->start);
	return way ? way : a->order - b->order;
}

/* The first date, a rule and an RDATE may be the same. */
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
	const struct series *series = entry->series;
	struct search search = { .entry = entry, .from = from, .to = to, .out = out, .good = true };
	int first = out->count;
	if (entry->is_private || entry->is_left || entry->last <= from || entry->first >= to)
		return true;
	/* an RDATE that is the first date, too, may have a length of its own */
	bool good = true, repeats = series && !entry->is_override;
	for (int i = 0; repeats && i < series->further_count && good; i++)
		good = add(&search, &series->furthers[i].start, &series->furthers[i].length);
	good = good && add(&search, &entry->start, &entry->length);
	if (good && repeats)
		good = add_rules(&search);
	if (good && series && out->count > first + 1)
		drop_doubles(out, first);
	return good;
}
