#include "calendar/versions.h"

#include "base/array.h"
#include "calendar/expand.h"

#include <stdlib.h>
#include <string.h>

#define DAY ((utc_t)24 * HOUR)

static int by_uid(const struct entry *a, const struct entry *b)
{
	size_t least = a->uid.length < b->uid.length ? a->uid.length : b->uid.length;
	int way = least > 0 ? memcmp(a->uid.at, b->uid.at, least) : 0;
	return way ? way : (a->uid.length > b->uid.length) - (a->uid.length < b->uid.length);
}

static int newest_first(int64_t a, int64_t b)
{
	return (a < b) - (a > b);
}

/* Which of two versions is the newer one; 0 = they do not say. */
static int by_version(const struct entry *a, const struct entry *b)
{
	int way = newest_first(a->sequence, b->sequence);
	if (way == 0)
		way = newest_first(a->stamp, b->stamp);
	return way ? way : newest_first(a->modified, b->modified);
}

/* By UID; of a series first the series, then its overrides by date; of doubles the newest first. */
static int by_series(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int way = by_uid(a, b);
	if (way == 0 && a->is_override != b->is_override)
		way = a->is_override ? 1 : -1;
	if (way == 0 && a->is_override) {
		utc_t at = local_time_utc(&a->replaces), bt = local_time_utc(&b->replaces);
		way = (at > bt) - (at < bt);
	}
	if (way == 0)
		way = by_version(a, b);
	return way ? way : b->order - a->order;
}

static bool same_thing(const struct entry *a, const struct entry *b)
{
	if (a->uid.length == 0 || by_uid(a, b) != 0 || a->is_override != b->is_override)
		return false;
	return !a->is_override || local_time_utc(&a->replaces) == local_time_utc(&b->replaces);
}

int versions_drop(struct entry *entries, int count, struct calendar_notes *notes)
{
	int kept = 0;
	if (count > 1)
		qsort(entries, (size_t)count, sizeof *entries, by_series);
	for (int i = 0; i < count; i++) {
		struct entry *entry = &entries[i];
		const struct entry *last = kept > 0 ? &entries[kept - 1] : NULL;
		if (last && same_thing(last, entry)) {
			/* nobody can say that it is an older version */
			if (by_version(last, entry) == 0)
				entry_note(
				    entry, notes,
				    "dit staat twee keer in de agenda. We tonen er een. Haal "
				    "de andere weg.");
			entry_free(entry);
			continue;
		}
		struct entry moved = *entry;
		entries[kept++] = moved;
	}
	return kept;
}

/* Has the series that date, as it is now? */
static bool has_date(const struct entry *series, const struct local_time *date)
{
	struct instances found = { 0 };
	utc_t at = local_time_utc(date);
	bool whole = date->wall.is_date || series->start.wall.is_date, is = false;
	day_t day = date->wall.is_date ? date->wall.day : civil_day(at);
	utc_t from = whole ? civil_utc(day, 0, 0) : at;
	utc_t to = whole ? civil_utc(day + 1, 0, 0) : at + 1;
	/* without memory nobody can say so: then it has */
	if (!expand_entry(series, from, to, &found))
		is = true;
	for (int i = 0; i < found.count && !is; i++)
		is = found.items[i].start >= from && found.items[i].start < to;
	array_free(&found.items, &found.count, &found.room);
	return is;
}

/* A change of a date which the series, that is newer, has no more: it was left behind. */
static bool is_left_behind(const struct entry *series, const struct entry *change)
{
	return !change->and_future && change->sequence < series->sequence &&
	       !has_date(series, &change->replaces);
}

static bool add_future(struct entry *series, const struct entry *change)
{
	struct series *more = entry_series(series);
	struct future *future = more ? array_add(&more->futures, &more->future_count,
						 &more->future_room, sizeof *future)
				     : NULL;
	if (!future)
		return false;
	*future = (struct future) { local_time_utc(&change->replaces), change };
	utc_t start = local_time_utc(&change->start);
	utc_t shift = start - future->at;
	utc_t far =
	    (shift < 0 ? -shift : shift) + entry_end(&change->start, &change->length) - start;
	more->reach = far > more->reach ? far : more->reach;
	/* its dates may now lie anywhere */
	series->first = INT64_MIN;
	series->last = INT64_MAX;
	return true;
}

static int by_future(const void *left, const void *right)
{
	const struct future *a = left, *b = right;
	return (a->at > b->at) - (a->at < b->at);
}

/* An override of this series. False when memory is gone. */
static bool take_change(struct entry *series, struct entry *change, struct calendar_notes *notes)
{
	if (change->bare_replaces && series->start.zone != &zone_utc)
		change->replaces.zone = series->start.zone;
	if (series->is_private && !change->says_class)
		change->is_private = true;
	if (is_left_behind(series, change)) {
		change->is_left = true;
		entry_note(change, notes,
			   "deze verandering hoort bij een datum die er niet meer is. We tonen die "
			   "niet.");
	}
	return true;
}

/* The overrides of one series: first all are judged by its dates, then they take these away. */
static bool link_series(struct entry *series, int count, struct calendar_notes *notes)
{
	for (int i = 1; i <= count; i++)
		if (!take_change(series, &series[i], notes))
			return false;
	for (int i = 1; i <= count; i++) {
		const struct entry *change = &series[i];
		if (change->is_left)
			continue;
		if (!entry_add_exception(series, &change->replaces) ||
		    (change->and_future && !add_future(series, change)))
			return false;
	}
	entry_sort_exceptions(series);
	if (series->series && series->series->future_count > 1)
		qsort(series->series->futures, (size_t)series->series->future_count,
		      sizeof *series->series->futures, by_future);
	return true;
}

bool versions_link(struct entry *entries, int count, struct calendar_notes *notes)
{
	for (int i = 0; i < count; i++) {
		int changes = 0;
		if (entries[i].is_override || entries[i].uid.length == 0)
			continue;
		while (i + changes + 1 < count && entries[i + changes + 1].is_override &&
		       by_uid(&entries[i], &entries[i + changes + 1]) == 0)
			changes++;
		if (changes > 0 && !link_series(&entries[i], changes, notes))
			return false;
		i += changes;
	}
	return true;
}
