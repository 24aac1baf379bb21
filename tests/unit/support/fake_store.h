/*
 * fake_store.h - a store port in memory: it keeps what it is given, counts, and fails when told to.
 *
 * Folding only moves a mark: what is before it is history, what is after it is the log. By the
 * contract of the fold the figures are the same either way.
 */
#ifndef INLOOP_TESTS_SUPPORT_FAKE_STORE_H
#define INLOOP_TESTS_SUPPORT_FAKE_STORE_H

#include "ports/ports.h"

#define FAKE_VALUES 16
#define FAKE_NOTES  24

struct fake_store {
	struct event_list all;  /* every event that was ever stored */
	int folded;             /* how many of them are no longer in the log */
	bool fails;             /* nothing can be read, stored or folded */
	bool full;              /* all can be read, nothing written */
	const char *unreadable; /* the one value that cannot be read */
	int appends, folds;     /* that succeeded */
	struct {
		char name[64], value[256];
	} values[FAKE_VALUES];
	int value_count;
	struct ask_note notes[FAKE_NOTES];
	int note_count;
};

struct store_port fake_store_port(struct fake_store *store);
void fake_store_free(struct fake_store *store);

/* How many events of this kind were stored, and the last of them (NULL = none). */
int fake_store_count(const struct fake_store *store, enum event_kind kind);
const struct event *fake_store_last(const struct fake_store *store, enum event_kind kind);
const char *fake_store_value(const struct fake_store *store, const char *name); /* "" = none */

#endif
