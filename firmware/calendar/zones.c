#include "calendar/zones.h"

#include "base/array.h"
#include "base/utf8.h"
#include "calendar/zone_names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DAY ((utc_t)24 * HOUR)

const struct zone zone_utc = { .first = INT64_MIN, .last = INT64_MAX };

void zones_free(struct zones *zones)
{
	for (int i = 0; i < zones->count; i++)
		free(zones->items[i].name);
	for (int i = 0; i < zones->kept_count; i++) {
		free(zones->kept[i]->changes);
		free(zones->kept[i]);
	}
	*zones = (struct zones) { 0 };
}

/* A name without signs that nobody sees; one that is too long is cut. */
static void plain_name(char *out, size_t room, struct slice name)
{
	char text[256];
	size_t length = name.length < sizeof text ? name.length : sizeof text - 1;
	memcpy(text, name.at, length);
	text[length] = '\0';
	utf8_copy(out, room, text);
}

void zones_begin(struct zones *zones)
{
	zones->calendar++;
	zones->floating = NULL;
}

static struct zone *keep(struct zones *zones, const struct zone *zone)
{
	struct zone *copy = zones->kept_count < 2 * ZONES_MOST ? malloc(sizeof *copy) : NULL;
	if (!copy) {
		free(zone->changes);
		return NULL;
	}
	*copy = *zone;
	zones->kept[zones->kept_count++] = copy;
	return copy;
}

static struct zone_name *remember(struct zones *zones, const char *name)
{
	struct zone_name *item = &zones->items[zones->count];
	if (zones->count == ZONES_MOST) {
		zones->full = true;
		return NULL;
	}
	*item = (struct zone_name) { .name = strdup(name), .calendar = zones->calendar };
	if (!item->name)
		return NULL;
	zones->count++;
	return item;
}

static struct zone_name *recall(struct zones *zones, const char *name)
{
	for (int i = 0; i < zones->count; i++) {
		struct zone_name *item = &zones->items[i];
		bool here = item->calendar < 0 || item->calendar == zones->calendar;
		if (here && strcmp(item->name, name) == 0)
			return item;
	}
	return NULL;
}

/* The name as the system or Windows knows it, remembered for all calendars of the file. */
static struct zone_name *look_up(struct zones *zones, const char *name)
{
	struct zone_name *item = recall(zones, name);
	if (item)
		return item;
	item = remember(zones, name);
	if (!item)
		return NULL;
	struct zone zone;
	enum zone_known known = zone_find(name, &zone);
	item->unknown = known == NAME_UNKNOWN;
	if (!item->unknown)
		item->calendar = -1;
	if (known == NAME_UTC)
		item->zone = (struct zone *)&zone_utc;
	else if (known == NAME_ZONE && !(item->zone = keep(zones, &zone)))
		item->unknown = true;
	return item;
}

void zones_floating(struct zones *zones, struct slice name)
{
	char text[128];
	if (name.length == 0)
		return;
	plain_name(text, sizeof text, name);
	struct zone_name *item = look_up(zones, text);
	if (item && !item->unknown)
		zones->floating = item->zone;
}

/* ---- tables -------------------------------------------------------------- */

struct observance { /* STANDARD or DAYLIGHT */
	struct wall start;
	struct slice rules[8], dates[8];
	int rule_count, date_count;
	int from, to; /* offsets */
	struct zone *zone;
	utc_t until;
	bool good, open; /* `open`: it goes on for ever */
};

static bool read_utc_offset(struct slice text, int *offset)
{
	int sign = text.length > 0 && *text.at == '-' ? -1 : 1;
	if (text.length > 0 && (*text.at == '-' || *text.at == '+')) {
		text.at++;
		text.length--;
	}
	if (text.length < 4)
		return false;
	long value = value_number((struct slice) { text.at, 4 }, -1);
	*offset = sign * (int)(value / 100 * HOUR + value % 100 * MINUTE);
	return value >= 0 && value <= 1500;
}

static bool add_change(void *context, const struct wall *date)
{
	struct observance *observance = context;
	struct zone *zone = observance->zone;
	utc_t at = date->day * DAY + date->seconds - observance->from;
	if (at > observance->until)
		return false;
	struct zone_change *change = zone->count < 2000 ? array_add(&zone->changes, &zone->count,
								    &zone->room, sizeof *change)
							: NULL;
	if (change)
		*change = (struct zone_change) { at, observance->to };
	return change != NULL;
}

static void add_observance(struct observance *observance, long *allowance)
{
	observance->until = INT64_MAX;
	(void)add_change(observance, &observance->start);
	for (int i = 0; i < observance->date_count; i++) {
		struct slice rest = observance->dates[i], part;
		struct wall wall;
		while (slice_part(&rest, &part))
			if (value_wall(part, &wall) && !add_change(observance, &wall))
				return;
	}
	for (int i = 0; i < observance->rule_count; i++) {
		struct rule rule;
		(void)rule_read(&rule, observance->rules[i], &observance->start, allowance);
		if (!rule.usable)
			continue;
		const struct wall *until = &rule.until;
		observance->until = INT64_MAX;
		if (until->day != DAY_NONE)
			observance->until = until->day * DAY + until->seconds +
					    (until->is_date ? DAY - 1 : 0) -
					    (until->utc ? 0 : observance->from);
		observance->open = observance->open || (until->day == DAY_NONE && !rule.count);
		(void)rule_dates(&rule, &observance->start, civil_day_of(1960, 1, 1),
				 civil_day_of(2100, 1, 1), allowance, add_change, observance);
	}
}

static int by_time(const void *left, const void *right)
{
	const struct zone_change *a = left, *b = right;
	return (a->at > b->at) - (a->at < b->at);
}

/* For which dates the table holds: from its first change to half a year behind its last, unless it
 * goes on by rules, or never changes at all. */
static void find_cover(struct zone *zone, int first_offset, bool open)
{
	bool changes = false;
	qsort(zone->changes, (size_t)zone->count, sizeof *zone->changes, by_time);
	zone->before = first_offset;
	for (int i = 0; i < zone->count; i++)
		changes = changes || zone->changes[i].offset != zone->changes[0].offset;
	bool old = zone->changes[0].at < (utc_t)civil_day_of(1990, 1, 1) * DAY;
	if (!changes && (first_offset == zone->changes[0].offset || old)) {
		zone->first = old || first_offset == zone->changes[0].offset ? INT64_MIN
									     : zone->changes[0].at;
		zone->last = INT64_MAX;
		return;
	}
	zone->first = zone->changes[0].at;
	zone->last = open ? INT64_MAX : zone->changes[zone->count - 1].at + 150 * DAY;
	zone->like_house = true;
	for (int i = 0; i < zone->count && zone->like_house; i++) {
		utc_t at = zone->changes[i].at;
		zone->like_house = at < 0 || civil_at(at).offset == zone->changes[i].offset;
	}
}

static void read_observance_line(struct observance *now, const struct property *line)
{
	if (slice_is(line->name, "DTSTART"))
		now->good = value_wall(line->value, &now->start) && now->good;
	else if (slice_is(line->name, "TZOFFSETFROM"))
		now->good = read_utc_offset(line->value, &now->from) && now->good;
	else if (slice_is(line->name, "TZOFFSETTO"))
		now->good = read_utc_offset(line->value, &now->to) && now->good;
	else if (slice_is(line->name, "RRULE") && now->rule_count < 8)
		now->rules[now->rule_count++] = line->value;
	else if (slice_is(line->name, "RDATE") && now->date_count < 8)
		now->dates[now->date_count++] = line->value;
}

void zones_table(struct zones *zones, const char *at, const char *end, long *allowance)
{
	struct zone zone = { 0 };
	struct observance now = { 0 };
	struct property line;
	char name[128] = "";
	int first_offset = 0;
	utc_t first = INT64_MAX;
	bool open = false;
	while (line_next(&at, end, &line)) {
		if (slice_is(line.name, "TZID")) {
			plain_name(name, sizeof name, line.value);
		} else if (slice_is(line.name, "BEGIN")) {
			now = (struct observance) { .zone = &zone, .good = true };
			now.start.day = DAY_NONE;
		} else if (slice_is(line.name, "END")) {
			if (!now.good || now.start.day == DAY_NONE)
				continue;
			add_observance(&now, allowance);
			open = open || now.open;
			if (now.start.day * DAY < first) {
				first = now.start.day * DAY;
				first_offset = now.from;
			}
		} else if (now.zone) {
			read_observance_line(&now, &line);
		}
	}
	struct zone_name *item = name[0] && zone.count > 0 ? look_up(zones, name) : NULL;
	if (!item || !item->unknown) {
		free(zone.changes);
		return;
	}
	find_cover(&zone, first_offset, open);
	item->zone = keep(zones, &zone);
	item->own = item->zone != NULL;
	item->unknown = !item->own;
}

/* ---- times --------------------------------------------------------------- */

/* The zone of a TZID as it stands in a line. */
static struct zone_name *named(struct zones *zones, struct slice tzid)
{
	char name[128];
	if (zones->last_item && zones->last_calendar == zones->calendar &&
	    zones->last_name.length == tzid.length &&
	    memcmp(zones->last_name.at, tzid.at, tzid.length) == 0)
		return zones->last_item;
	plain_name(name, sizeof name, tzid);
	zones->last_name = tzid;
	zones->last_calendar = zones->calendar;
	return zones->last_item = look_up(zones, name);
}

struct local_time zones_time(struct zones *zones, const struct property *line, struct wall wall,
			     enum zone_doubt *doubt)
{
	struct local_time time = { wall, NULL };
	struct slice tzid = line_parameter(line, "TZID");
	if (wall.is_date)
		return time;
	time.zone = wall.utc ? &zone_utc : zones->floating;
	if (wall.utc || !tzid.at || tzid.length == 0)
		return time;
	struct zone_name *item = named(zones, tzid);
	if (!item || item->unknown) {
		*doubt = ZONE_UNKNOWN;
		return time;
	}
	time.zone = item->zone;
	if (item->own) {
		utc_t at = wall.day * DAY + wall.seconds;
		if ((at < item->zone->first || at > item->zone->last) && *doubt == ZONE_SURE)
			*doubt = ZONE_NOT_COVERED;
	}
	return time;
}

int zone_offset(const struct zone *zone, utc_t at)
{
	int low = 0, high = zone->count;
	while (low < high) {
		int middle = (low + high) / 2;
		if (zone->changes[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? zone->changes[low - 1].offset : zone->before;
}

static utc_t house_utc(const struct wall *wall)
{
	return civil_utc(wall->day, wall->seconds / HOUR, wall->seconds / MINUTE % 60) +
	       wall->seconds % MINUTE;
}

utc_t local_time_utc(const struct local_time *time)
{
	const struct wall *wall = &time->wall;
	if (wall->is_date)
		return civil_utc(wall->day, 0, 0);
	if (!time->zone)
		return house_utc(wall);
	utc_t as_utc = wall->day * DAY + wall->seconds;
	if (time->zone->like_house && (as_utc < time->zone->first || as_utc > time->zone->last))
		return house_utc(wall);
	if (time->zone->count == 0)
		return as_utc - time->zone->before;
	int before = zone_offset(time->zone, as_utc - DAY);
	int after = zone_offset(time->zone, as_utc + DAY);
	if (before != after && zone_offset(time->zone, as_utc - before) != before &&
	    zone_offset(time->zone, as_utc - after) == after)
		return as_utc - after;
	return as_utc - before;
}

struct local_time local_time_add(const struct local_time *time, int days, int64_t seconds)
{
	struct local_time later = *time;
	int64_t sum = time->wall.seconds + seconds;
	int64_t over = sum >= 0 ? sum / DAY : -((-sum + DAY - 1) / DAY);
	later.wall.day += days + (day_t)over;
	later.wall.seconds = (int32_t)(sum - over * DAY);
	if (time->wall.is_date)
		later.wall.seconds = 0;
	return later;
}
