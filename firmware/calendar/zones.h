/*
 * zones.h - local times of a calendar file to instants. Private to calendar/.
 *
 * A name that the system or Windows knows beats the table (VTIMEZONE) that the file gives under
 * that name: those tables are often made by hand, begin too late or stop too early. A table counts
 * for names that nobody else knows, within its VCALENDAR and for the dates that it covers. All else
 * is the house's time, and staff are told.
 */
#ifndef INLOOP_CALENDAR_ZONES_H
#define INLOOP_CALENDAR_ZONES_H

#include "calendar/rule.h"

struct zone_change {
	utc_t at;
	int offset; /* seconds east of UTC from then on */
};

struct zone {
	struct zone_change *changes; /* by time */
	int count, room;
	int before;        /* the offset before the first */
	utc_t first, last; /* outside, the table says nothing */
	bool like_house;   /* within, it is the house's own time: then it is so outside, too */
};

struct local_time {
	struct wall wall;
	const struct zone *zone; /* NULL = the house's time */
};

#define ZONES_MOST 64 /* different names in one file */

struct zones {
	struct zone_name {
		char *name;
		struct zone *zone; /* NULL = the house's time */
		int calendar;      /* a table counts in its VCALENDAR only; -1 = in all */
		bool unknown, own;
	} items[ZONES_MOST];
	int count;
	int calendar;                /* the VCALENDAR that is being read */
	const struct zone *floating; /* X-WR-TIMEZONE, for times without a zone; NULL = house */
	struct zone *kept[2 * ZONES_MOST]; /* to free */
	int kept_count;
	struct slice last_name; /* as it stood in a line, and what it was: mostly it comes again */
	struct zone_name *last_item;
	int last_calendar;
	bool full; /* there were more names than that */
};

/* What happened with a time: its zone is not known, or its table does not cover that date. */
enum zone_doubt { ZONE_SURE, ZONE_UNKNOWN, ZONE_NOT_COVERED };

void zones_free(struct zones *zones);

/* A new VCALENDAR begins; its X-WR-TIMEZONE, which may not be there. */
void zones_begin(struct zones *zones);
void zones_floating(struct zones *zones, struct slice name);

/* Take in a VTIMEZONE: the lines between BEGIN and END. What makes no sense is as if it were not
 * there. */
void zones_table(struct zones *zones, const char *at, const char *end, long *allowance);

/* A date or time with the zone that its line's TZID names. `doubt` may become worse. */
struct local_time zones_time(struct zones *zones, const struct property *line, struct wall wall,
			     enum zone_doubt *doubt);

/* Coordinated universal time, as a zone. */
extern const struct zone zone_utc;

/* The instant. A date is the house's midnight. In the hour that a DST change skips, the offset
 * before the change holds; of two equal hours, the first (RFC 5545, 3.3.5). */
utc_t local_time_utc(const struct local_time *time);

/* Later by days and seconds on the wall. */
struct local_time local_time_add(const struct local_time *time, int days, int64_t seconds);

int zone_offset(const struct zone *zone, utc_t at);

#endif
