/*
 * expand.h - the dates of an entry within a span. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_EXPAND_H
#define INLOOP_CALENDAR_EXPAND_H

#include "calendar/entry.h"

struct instance {
	utc_t start, end;
	const struct entry *entry; /* which says what it is */
	int order;                 /* in which it was found */
};

struct instances {
	struct instance *items;
	int count, room;
};

/* Add the dates of this entry that overlap from <= t < to. Bounded in work and in dates, however
 * long ago a rule began. False when memory is gone. */
bool expand_entry(const struct entry *entry, utc_t from, utc_t to, struct instances *out);

#endif
