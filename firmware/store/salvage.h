/*
 * salvage.h - the events of the running days, out of a database that is damaged.
 *
 * Neither SQLite's recovery extension nor its shell is part of the library that Debian has. Our
 * events are small and never change, so it goes without: every leaf page that there is, in the file
 * or in an old state in the log, is put in the place of the root of the table of events in an empty
 * database of ours, and SQLite itself reads its rows. What led to the page does not matter then.
 * A row counts only when its checksum is right: nothing is invented.
 */
#ifndef INLOOP_STORE_SALVAGE_H
#define INLOOP_STORE_SALVAGE_H

#include "store/pages.h"
#include "store/private.h"

#define SALVAGE_KEYS 2

struct salvage {
	const char *keys[SALVAGE_KEYS]; /* of the checksums: one of these; NULL or "" = not known */
	bool sure;                      /* the right key is among them */
	int64_t after;                  /* events up to this id are not wanted */
};

/* Add what is found to `out`, which is in the order of ids and stays so; an event that is there
 * already stays as it is. False when memory is gone. */
bool salvage_events(const struct salvage *salvage, const struct pages *pages,
		    struct event_list *out);

/* Put an event in its place; false when memory is gone. */
bool salvage_add(struct event_list *list, const struct event *event);

#endif
