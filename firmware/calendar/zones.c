#include "calendar/zones.h"

#include "base/array.h"
#include "calendar/windows_zones.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DAY ((utc_t)24 * HOUR)

static struct zone_entry *remember(struct zones *zones, const char *tzid, icaltimezone *zone,
				   bool own)
{
	char *copy = strdup(tzid);
	struct zone_entry *entry =
	    copy ? array_add(&zones->items, &zones->count, &zones->room, sizeof *entry) : NULL;
	if (!entry) {
		free(copy);
		return NULL;
	}
	entry->tzid = copy;
	entry->zone = zone;
	entry->own = own;
	return entry;
}

bool zones_add(struct zones *zones, icalcomponent *vcalendar)
{
	icalcomponent *component =
	    icalcomponent_get_first_component(vcalendar, ICAL_VTIMEZONE_COMPONENT);
	for (; component;
	     component = icalcomponent_get_next_component(vcalendar, ICAL_VTIMEZONE_COMPONENT)) {
		icalcomponent *copy = icalcomponent_new_clone(component);
		icaltimezone *zone = copy ? icaltimezone_new() : NULL;
		if (!zone) {
			icalcomponent_free(copy);
			return false;
		}
		/* false for one without TZID or rules: then it is as if it were not there */
		if (!icaltimezone_set_component(zone, copy)) {
			icalcomponent_free(copy);
			icaltimezone_free(zone, 1);
			continue;
		}
		if (!remember(zones, icaltimezone_get_tzid(zone), zone, true)) {
			icaltimezone_free(zone, 1);
			return false;
		}
	}
	return true;
}

void zones_free(struct zones *zones)
{
	for (int i = 0; i < zones->count; i++) {
		free(zones->items[i].tzid);
		if (zones->items[i].own)
			icaltimezone_free(zones->items[i].zone, 1);
	}
	array_free(&zones->items, &zones->count, &zones->room);
}

/* Is this the name of the process's zone? Then civil.h knows it best. */
static bool is_house(const char *name)
{
	const char *house = getenv("TZ");
	return house && strcmp(house, name) == 0;
}

/* Some programs put their own path before the name: "/citadel.org/20260101_1/Europe/Amsterdam". */
static icaltimezone *system_zone(const char *tzid, bool *known)
{
	*known = true;
	for (const char *name = tzid; name; name = strchr(name, '/')) {
		name += *name == '/';
		if (is_house(name))
			return NULL;
		icaltimezone *zone = strlen(name) < 64 && !strstr(name, "..")
					 ? icaltimezone_get_builtin_timezone(name)
					 : NULL;
		if (zone)
			return zone;
	}
	*known = false;
	return NULL;
}

static icaltimezone *find_zone(struct zones *zones, const char *tzid)
{
	for (int i = 0; i < zones->count; i++)
		if (strcmp(zones->items[i].tzid, tzid) == 0)
			return zones->items[i].zone;
	bool known;
	icaltimezone *zone = system_zone(tzid, &known);
	const char *name = known ? NULL : windows_zone(tzid);
	if (name)
		zone = system_zone(name, &known);
	if (!known)
		zones->unknown++;
	/* without memory it is looked up again the next time */
	(void)remember(zones, tzid, zone, false);
	return zone;
}

struct local_time zones_time(struct zones *zones, icalproperty *property, struct icaltimetype value)
{
	struct local_time time = { value, NULL };
	icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
	const char *tzid = parameter ? icalparameter_get_tzid(parameter) : NULL;
	if (value.is_date)
		time.zone = NULL;
	else if (icaltime_is_utc(value))
		time.zone = icaltimezone_get_utc_timezone();
	else if (tzid)
		time.zone = find_zone(zones, tzid);
	time.wall.zone = NULL;
	return time;
}

day_t local_time_day(const struct local_time *time)
{
	return civil_day_of(time->wall.year, time->wall.month, time->wall.day);
}

/* The offset of the zone at an instant. */
static int offset_at(icaltimezone *zone, utc_t at)
{
	struct icaltimetype utc =
	    icaltime_from_timet_with_zone((time_t)at, 0, icaltimezone_get_utc_timezone());
	int summer;
	return icaltimezone_get_utc_offset_of_utc_time(zone, &utc, &summer);
}

utc_t local_time_utc(const struct local_time *time)
{
	const struct icaltimetype *wall = &time->wall;
	day_t day = local_time_day(time);
	if (wall->is_date)
		return civil_utc(day, 0, 0);
	if (!time->zone)
		return civil_utc(day, wall->hour, wall->minute) + wall->second;
	utc_t as_utc = day * DAY + wall->hour * HOUR + wall->minute * MINUTE + wall->second;
	if (time->zone == icaltimezone_get_utc_timezone())
		return as_utc;
	/* libical answers with the later offset in both odd hours, so it is asked the other way */
	int before = offset_at(time->zone, as_utc - DAY),
	    after = offset_at(time->zone, as_utc + DAY);
	if (before != after && offset_at(time->zone, as_utc - before) != before &&
	    offset_at(time->zone, as_utc - after) == after)
		return as_utc - after;
	return as_utc - before;
}

struct local_time local_time_add(const struct local_time *time, int days, int64_t seconds)
{
	struct local_time later = *time;
	later.wall.is_date = 0; /* icaltime_adjust() would forget the seconds of a date */
	icaltime_adjust(&later.wall, days + (int)(seconds / DAY), 0, 0, (int)(seconds % DAY));
	later.wall.is_date = time->wall.is_date;
	return later;
}
