/*
 * witness.h - the real store behind the real port, on a disk whose power can be cut, and somebody
 * who remembers what it confirmed and when: between which operations of the disk each change was
 * begun and said to be done, and what the store told before and after.
 */
#ifndef INLOOP_TESTS_SUPPORT_WITNESS_H
#define INLOOP_TESTS_SUPPORT_WITNESS_H

#include "crash_disk.h"

#include "terminal/store_port.h"

struct change {          /* something that the store was told to keep, and said it did */
	int begun, done; /* positions of the disk */
	char *told;      /* all that the store tells from then on, as text */
};

struct witness {
	char folder[128];
	struct disk *disk;
	struct store_link link;
	struct store_port port; /* for the app */
	struct event_list log;  /* its own account of the running days */
	struct change *changes; /* the first is the empty store, confirmed before anything */
	int count, room;
	int refused; /* changes that the store said it could not keep */
};

/* A new store in a folder of its own (in memory where there is such a folder). */
void witness_begin(struct witness *witness, utc_t now);
void witness_end(struct witness *witness);
/* The terminal's process ends; killed: without a word to the store. */
void witness_close(struct witness *witness, bool killed);
/* The next one opens it. */
void witness_open(struct witness *witness, utc_t now);

/* The last change confirmed when the power went at this position, and the one that was under way
 * then (NULL = none). */
const struct change *witness_confirmed(const struct witness *witness, int position);
const struct change *witness_under_way(const struct witness *witness, int position);

/* Everything that a store tells, one line each: events, rows, notes, values. free() it. */
char *witness_told(struct store *store);
char *witness_told_events(const struct event_list *events); /* how it begins */
/* The first line in which they differ, for a message. */
const char *witness_difference(const char *expected, const char *found);

/* A folder of its own, in memory where there is such a folder, and away with it. */
void witness_folder(char path[128]);
void witness_remove(const char *path);

#endif
