/*
 * values.h - dates, times and lengths as they are written in a calendar. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_VALUES_H
#define INLOOP_CALENDAR_VALUES_H

#include "base/civil.h"
#include "calendar/lines.h"

struct wall { /* what is written: a date, or a date and a time of day */
	day_t day;
	int32_t seconds; /* after midnight; 0 for a date */
	bool is_date;
	bool utc; /* a Z behind it */
};

struct length { /* from start to end: on the wall clock, then in elapsed time */
	int days;
	int64_t wall_seconds, elapsed_seconds;
};

/* "20260105", "20260105T100000", "20260105T100000Z". False for anything that is no date. */
bool value_wall(struct slice text, struct wall *wall);

/* "PT1H30M", "P1D", "P2W". False for a length below zero, of nothing, or of centuries. */
bool value_length(struct slice text, bool all_day, struct length *length);

/* A whole number, with sign; `otherwise` when it is none. */
long value_number(struct slice text, long otherwise);

#endif
