/*
 * zones.h - local times of a calendar file to instants. Private to calendar/.
 *
 * A TZID is, in this order: a VTIMEZONE of the file, a name of the system's zones, a name of
 * Windows (Outlook writes them, often without a VTIMEZONE). Anything else is the house's time.
 */
#ifndef INLOOP_CALENDAR_ZONES_H
#define INLOOP_CALENDAR_ZONES_H

#include "base/civil.h"

#include <libical/ical.h>
#include <stdbool.h>

struct local_time {
	struct icaltimetype wall; /* its own zone field is not used */
	icaltimezone *zone;       /* NULL = the house's time */
};

struct zones { /* TZIDs that were asked for, and what they are */
	struct zone_entry {
		char *tzid;
		icaltimezone *zone;
		bool own; /* made from a VTIMEZONE of the file */
	} * items;
	int count, room;
	int unknown; /* TZIDs that nobody knows */
};

/* Take in the VTIMEZONEs of a VCALENDAR. False when memory is gone. */
bool zones_add(struct zones *zones, icalcomponent *vcalendar);
void zones_free(struct zones *zones);

/* The value of a property, with the zone that its TZID names. */
struct local_time zones_time(struct zones *zones, icalproperty *property,
			     struct icaltimetype value);

/* The instant. A date is its local midnight. In the hour that a DST change skips, the offset
 * before the change holds; of two equal hours, the first (RFC 5545, 3.3.5). */
utc_t local_time_utc(const struct local_time *time);
day_t local_time_day(const struct local_time *time); /* the date that is written */

/* Later by days and seconds on the wall. */
struct local_time local_time_add(const struct local_time *time, int days, int64_t seconds);

#endif
