#include "calendar/entry.h"

#include "base/array.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DAY        ((int64_t)24 * HOUR)
#define MOST_DAYS  366 /* a longer length of a repeating entry is a slip of the hand */
#define MOST_RULES 20  /* of one entry */

struct entry_lines { /* of an entry, each the first of its name */
	struct property start, end, duration, recurrence, uid, sequence, stamp, modified, class;
	bool dates; /* there are RRULE, RDATE, EXDATE or EXRULE */
	bool exrule;
};

struct series *entry_series(struct entry *entry)
{
	if (!entry->series)
		entry->series = calloc(1, sizeof *entry->series);
	return entry->series;
}

void entry_free(struct entry *entry)
{
	struct series *series = entry->series;
	if (!series)
		return;
	free(series->rules);
	free(series->untils);
	array_free(&series->furthers, &series->further_count, &series->further_room);
	array_free(&series->exceptions, &series->exception_count, &series->exception_room);
	array_free(&series->futures, &series->future_count, &series->future_room);
	free(series);
	entry->series = NULL;
}

utc_t entry_end(const struct local_time *start, const struct length *length)
{
	struct local_time end = local_time_add(start, length->days, length->wall_seconds);
	return local_time_utc(&end) + length->elapsed_seconds;
}

/* A date that nobody's calendar holds would only make other code count. */
static bool believable(day_t day)
{
	return day >= civil_day_of(1900, 1, 1) && day < civil_day_of(2501, 1, 1);
}

static void find_lines(struct slice text, struct entry_lines *lines)
{
	static const struct {
		const char *name;
		size_t at;
	} wanted[] = {
		{ "DTSTART", offsetof(struct entry_lines, start) },
		{ "DTEND", offsetof(struct entry_lines, end) },
		{ "DURATION", offsetof(struct entry_lines, duration) },
		{ "RECURRENCE-ID", offsetof(struct entry_lines, recurrence) },
		{ "UID", offsetof(struct entry_lines, uid) },
		{ "SEQUENCE", offsetof(struct entry_lines, sequence) },
		{ "DTSTAMP", offsetof(struct entry_lines, stamp) },
		{ "LAST-MODIFIED", offsetof(struct entry_lines, modified) },
		{ "CLASS", offsetof(struct entry_lines, class) },
	};
	const char *at = text.at, *end = at + text.length;
	struct property line;
	int depth = 0;
	*lines = (struct entry_lines) { 0 };
	while (line_next(&at, end, &line)) {
		depth += slice_is(line.name, "BEGIN") - slice_is(line.name, "END");
		if (depth != 0)
			continue;
		for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
			struct property *place = (struct property *)((char *)lines + wanted[i].at);
			if (!place->name.at && slice_is(line.name, wanted[i].name))
				*place = line;
		}
		lines->exrule = lines->exrule || slice_is(line.name, "EXRULE");
		lines->dates = lines->dates || slice_is(line.name, "RRULE") ||
			       slice_is(line.name, "RDATE") || slice_is(line.name, "EXDATE");
	}
}

/* The usual length: a day, or an hour. */
static struct length usual(const struct entry *entry)
{
	bool all_day = entry->start.wall.is_date;
	return (struct length) { .days = all_day, .elapsed_seconds = all_day ? 0 : HOUR };
}

static struct length between(const struct local_time *start, const struct local_time *end)
{
	struct length length = { 0 };
	if (end->zone == start->zone) {
		length.days = end->wall.day - start->wall.day;
		length.wall_seconds = end->wall.seconds - start->wall.seconds;
	} else {
		length.elapsed_seconds = local_time_utc(end) - local_time_utc(start);
	}
	return length;
}

/* How long it lasts. False when what is given makes no sense; it is then the usual length. */
static bool read_length(struct entry *entry, struct reading *reading,
			const struct entry_lines *lines)
{
	struct length *length = &entry->length;
	bool sense = true;
	if (lines->end.name.at) {
		struct wall wall = { 0 };
		enum zone_doubt doubt = ZONE_SURE;
		sense = value_wall(lines->end.value, &wall) && believable(wall.day) &&
			wall.is_date == entry->start.wall.is_date;
		if (sense) {
			struct local_time end =
			    zones_time(&reading->zones, &lines->end, wall, &doubt);
			/* some name the zone only once */
			if (!wall.utc && !line_parameter(&lines->end, "TZID").at)
				end.zone =
				    entry->start.zone == &zone_utc ? end.zone : entry->start.zone;
			*length = between(&entry->start, &end);
		}
	} else if (lines->duration.name.at) {
		sense = value_length(lines->duration.value, entry->start.wall.is_date, length);
	}
	utc_t start = local_time_utc(&entry->start);
	utc_t stop = entry_end(&entry->start, length);
	if (stop <= start || (lines->dates && stop - start > MOST_DAYS * DAY)) {
		sense = sense && stop == start;
		*length = usual(entry);
	}
	return sense;
}

/* UNTIL is an instant, a local time, or a date whose whole day is meant. */
static utc_t read_until(const struct entry *entry, const struct wall *until)
{
	struct local_time last = { *until, until->utc ? &zone_utc : entry->start.zone };
	if (until->day == DAY_NONE)
		return INT64_MAX;
	if (!until->is_date && !(entry->start.wall.is_date && !until->utc))
		return local_time_utc(&last);
	last.wall.is_date = false;
	last.wall.seconds = 0;
	return local_time_utc(&last) + DAY - 1;
}

static bool add_rule(struct entry *entry, struct reading *reading, struct slice text)
{
	struct series *series = entry_series(entry);
	struct rule rule;
	if (!series)
		return false;
	const char *why = rule_read(&rule, text, &entry->start.wall, &reading->allowance);
	if (why)
		entry_note(entry, reading->notes, why);
	if (!rule.usable)
		return true;
	utc_t until = read_until(entry, &rule.until);
	if (until < local_time_utc(&entry->start))
		entry_note(entry, reading->notes,
			   "de herhaling stopt voor de eerste datum. We tonen alleen die datum. "
			   "Verbeter het einde van de herhaling.");
	size_t count = (size_t)series->rule_count + 1;
	struct rule *rules = realloc(series->rules, count * sizeof *rules);
	if (rules)
		series->rules = rules;
	utc_t *untils = realloc(series->untils, count * sizeof *untils);
	if (untils)
		series->untils = untils;
	if (!rules || !untils)
		return false;
	rules[count - 1] = rule;
	untils[count - 1] = until;
	series->rule_count++;
	return true;
}

/* A date without a zone in a series with one means the series' zone: some programs leave it out. */
static struct local_time like_series(const struct entry *entry, struct reading *reading,
				     const struct property *line, struct wall wall)
{
	enum zone_doubt doubt = ZONE_SURE;
	struct local_time time = zones_time(&reading->zones, line, wall, &doubt);
	bool bare = !wall.utc && !wall.is_date && !line_parameter(line, "TZID").at;
	if (bare && entry->start.zone != &zone_utc)
		time.zone = entry->start.zone;
	return time;
}

static bool add_further(struct entry *entry, struct reading *reading, const struct property *line,
			struct slice part, bool *sense)
{
	const char *slash = memchr(part.at, '/', part.length);
	struct slice first = { part.at, slash ? (size_t)(slash - part.at) : part.length };
	struct wall wall;
	struct further further = { .length = entry->length };
	*sense = value_wall(first, &wall) && believable(wall.day);
	if (!*sense)
		return true;
	further.start = like_series(entry, reading, line, wall);
	if (slash) {
		struct slice rest = { slash + 1, part.length - first.length - 1 };
		struct wall end;
		if (value_wall(rest, &end) && believable(end.day)) {
			struct local_time stop = like_series(entry, reading, line, end);
			further.length = between(&further.start, &stop);
		} else if (!value_length(rest, wall.is_date, &further.length)) {
			*sense = false;
		}
		if (entry_end(&further.start, &further.length) <= local_time_utc(&further.start)) {
			further.length = entry->length;
			*sense = false;
		}
	}
	struct series *series = entry_series(entry);
	struct further *place = series ? array_add(&series->furthers, &series->further_count,
						   &series->further_room, sizeof *place)
				       : NULL;
	if (place)
		*place = further;
	return place != NULL;
}

bool entry_add_exception(struct entry *entry, const struct local_time *time)
{
	struct series *series = entry_series(entry);
	struct exception *exception = series
					  ? array_add(&series->exceptions, &series->exception_count,
						      &series->exception_room, sizeof *exception)
					  : NULL;
	if (!exception)
		return false;
	bool midnight = time->wall.seconds == 0 && time->zone != &zone_utc;
	exception->whole_day = time->wall.is_date || entry->start.wall.is_date ||
			       (midnight && entry->start.wall.seconds != 0);
	/* of an instant the house's day counts; of what is written, the day that is written */
	bool instant = !time->wall.is_date && time->zone == &zone_utc;
	if (exception->whole_day)
		exception->key = instant ? civil_day(local_time_utc(time)) : time->wall.day;
	else
		exception->key = local_time_utc(time);
	return true;
}

static int by_exception(const void *left, const void *right)
{
	const struct exception *a = left, *b = right;
	if (a->whole_day != b->whole_day)
		return a->whole_day - b->whole_day;
	return (a->key > b->key) - (a->key < b->key);
}

void entry_sort_exceptions(struct entry *entry)
{
	struct series *series = entry->series;
	if (series && series->exception_count > 1)
		qsort(series->exceptions, (size_t)series->exception_count,
		      sizeof *series->exceptions, by_exception);
}

bool entry_leaves_out(const struct entry *entry, utc_t at, day_t day)
{
	const struct series *series = entry->series;
	struct exception instant = { at, false }, whole = { day, true };
	if (!series || series->exception_count == 0)
		return false;
	size_t count = (size_t)series->exception_count;
	return bsearch(&instant, series->exceptions, count, sizeof instant, by_exception) ||
	       bsearch(&whole, series->exceptions, count, sizeof whole, by_exception);
}

/* RRULE, RDATE and EXDATE. False when memory is gone. */
static bool read_dates(struct entry *entry, struct reading *reading)
{
	const char *at = entry->text.at, *end = at + entry->text.length;
	struct property line;
	int depth = 0, rules = 0;
	bool sense = true, all = true;
	while (line_next(&at, end, &line)) {
		depth += slice_is(line.name, "BEGIN") - slice_is(line.name, "END");
		bool rdate = slice_is(line.name, "RDATE"), exdate = slice_is(line.name, "EXDATE");
		bool rule = depth == 0 && slice_is(line.name, "RRULE");
		if (rule && rules++ < MOST_RULES && !add_rule(entry, reading, line.value))
			return false;
		struct slice rest = line.value, part;
		while (depth == 0 && (rdate || exdate) && slice_part(&rest, &part)) {
			struct wall wall;
			if (rdate && !add_further(entry, reading, &line, part, &sense))
				return false;
			if (exdate)
				sense = value_wall(part, &wall) && believable(wall.day);
			all = all && sense;
			if (!exdate || !sense)
				continue;
			struct local_time time = like_series(entry, reading, &line, wall);
			if (!entry_add_exception(entry, &time))
				return false;
		}
	}
	if (rules > MOST_RULES)
		entry_note(entry, reading->notes,
			   "er staan te veel herhalingen bij. We gebruiken de eerste twintig.");
	if (!all)
		entry_note(
		    entry, reading->notes,
		    "een datum in de herhaling begrepen we niet. Verbeter die in de agenda.");
	return true;
}

static void read_override(struct entry *entry, struct reading *reading, const struct property *line)
{
	struct wall wall;
	if (!line->name.at || !value_wall(line->value, &wall) || !believable(wall.day))
		return;
	enum zone_doubt doubt = ZONE_SURE;
	entry->is_override = true;
	entry->bare_replaces = !wall.utc && !wall.is_date && !line_parameter(line, "TZID").at;
	entry->replaces = zones_time(&reading->zones, line, wall, &doubt);
	struct slice range = line_parameter(line, "RANGE");
	entry->and_future = range.at && slice_is(range, "THISANDFUTURE");
}

static void read_bounds(struct entry *entry)
{
	const struct series *series = entry->series;
	utc_t start = local_time_utc(&entry->start);
	/* a day more, since DST may make one date longer than another */
	utc_t length = entry_end(&entry->start, &entry->length) - start + DAY;
	entry->first = start;
	entry->last = start + length;
	for (int i = 0; series && i < series->further_count && !entry->is_override; i++) {
		const struct further *further = &series->furthers[i];
		utc_t at = local_time_utc(&further->start);
		utc_t end = entry_end(&further->start, &further->length);
		entry->first = at < entry->first ? at : entry->first;
		entry->last = end > entry->last ? end : entry->last;
	}
	for (int i = 0; series && i < series->rule_count && !entry->is_override; i++) {
		utc_t until = series->untils[i];
		const struct wall *last = &series->rules[i].last;
		if (last->day != INT32_MAX && (last->day + 2) * DAY < until)
			until = (last->day + 2) * DAY;
		if (until == INT64_MAX)
			entry->last = INT64_MAX;
		else if (until + length > entry->last)
			entry->last = until + length;
	}
}

static void note_zone(const struct entry *entry, struct reading *reading, enum zone_doubt doubt)
{
	const struct zone *zone = entry->start.zone;
	if (doubt == ZONE_SURE && zone && entry->last > zone->last)
		doubt = ZONE_NOT_COVERED;
	if (doubt == ZONE_UNKNOWN)
		entry_note(entry, reading->notes,
			   "de tijdzone kennen we niet. We nemen de tijd van het huis. Kijk of "
			   "de tijd klopt.");
	else if (doubt == ZONE_NOT_COVERED)
		entry_note(entry, reading->notes,
			   "de tijdzone in de agenda geldt niet voor deze datum. Kijk of de tijd "
			   "klopt.");
}

static utc_t read_stamp(const struct property *line)
{
	struct wall wall;
	if (!line->name.at || !value_wall(line->value, &wall))
		return INT64_MIN;
	return wall.day * DAY + wall.seconds;
}

static void read_small(struct entry *entry, const struct entry_lines *lines)
{
	entry->uid = lines->uid.value;
	entry->sequence = lines->sequence.name.at ? value_number(lines->sequence.value, 0) : 0;
	entry->stamp = read_stamp(&lines->stamp);
	entry->modified = read_stamp(&lines->modified);
	entry->says_class = lines->class.name.at != NULL;
	entry->is_private = entry->says_class && !slice_is(lines->class.value, "PUBLIC") &&
			    lines->class.value.length > 0;
}

enum entry_result entry_read(struct entry *entry, struct reading *reading, struct slice text)
{
	struct entry_lines lines;
	struct wall wall;
	enum zone_doubt doubt = ZONE_SURE;
	entry->text = text;
	find_lines(text, &lines);
	read_small(entry, &lines);
	entry->start.wall.day = DAY_NONE;
	if (!lines.start.name.at || !value_wall(lines.start.value, &wall) ||
	    !believable(wall.day)) {
		entry_note(entry, reading->notes,
			   "er is geen goede datum. We tonen dit niet. Verbeter de datum in de "
			   "agenda.");
		return ENTRY_BAD;
	}
	entry->start = zones_time(&reading->zones, &lines.start, wall, &doubt);
	read_override(entry, reading, &lines.recurrence);
	if (!read_length(entry, reading, &lines))
		entry_note(entry, reading->notes,
			   "het einde klopt niet. We tonen de gewone lengte. Verbeter het einde in "
			   "de agenda.");
	if (lines.dates && !read_dates(entry, reading))
		return ENTRY_NO_MEMORY;
	if (lines.exrule)
		entry_note(
		    entry, reading->notes,
		    "hier staat een oude soort uitzondering (EXRULE). Die begrijpen we niet. "
		    "Kijk of de datums kloppen.");
	entry_sort_exceptions(entry);
	read_bounds(entry);
	note_zone(entry, reading, doubt);
	return ENTRY_GOOD;
}
