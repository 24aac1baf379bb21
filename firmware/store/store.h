/*
 * store.h - the only place where the figures live on disk: inloop.db, through SQLite.
 *
 * WAL, synchronous=FULL: when a function that writes returns true, the data is on the disk.
 * Running days are an append-only log of events; each night finished days are folded into the
 * rows of history.h and their events deleted (secure_delete, WAL checkpoint TRUNCATE).
 * Schema steps are an append-only list {version, SQL}, each in one transaction with user_version.
 * Time always comes in as a parameter.
 */
#ifndef INLOOP_STORE_STORE_H
#define INLOOP_STORE_STORE_H

#include "base/error.h"
#include "model/event.h"
#include "model/history.h"
#include "model/memory.h"

struct store;

/* What opening found, for staff; "" = nothing to tell. One Dutch sentence. */
struct store_news {
	char text[320];
	bool in_use; /* opening failed because another terminal has the folder */
};

/* Open (make, upgrade) the database in the data folder, for writing. One terminal per folder:
 * a lock file says so. A newer or damaged database is set aside untouched under a dated name, a
 * new one is begun, and news tells, at every start while it lies there. `now` is only used for
 * that name. NULL with the reason otherwise. Close with store_close(). */
struct store *store_open(const char *folder, utc_t now, struct store_news *news,
			 struct error *error);
/* Look at the whole file, which takes the longer the more years are in it: for when nobody waits.
 * (Opening looks at the running days only.) A damaged one is set aside as at opening, and news
 * tells: then what was read of it before holds no longer. False: it could not be looked at, or,
 * when news tells as well, no new one could be begun; close the store then. */
bool store_check(struct store *store, utc_t now, struct store_news *news, struct error *error);
/* Open for reading only, while a terminal may be writing; never creates or changes anything
 * a reader has to keep. An older database is read as it is: a copy of last year keeps telling what
 * it knew. A newer or damaged one is an error. */
struct store *store_open_reader(const char *folder, struct error *error);
void store_close(struct store *store);

/* Store the events as one transaction; ids are filled in, REF_IN_BATCH refs resolved. Storing
 * EVENT_ENDED erases the ask's note in the same transaction. */
bool store_append(struct store *store, struct event *events, int count, struct error *error);

/* All events not folded yet, by id. */
bool store_events(struct store *store, struct event_list *out, struct error *error);

/* The history of the dates from..to inclusive: folded rows of those dates (sessions: by start;
 * corrections: by the date they correct) plus the rows of ALL events not folded yet, of any
 * date (readers of it filter). One consistent snapshot. */
bool store_history(struct store *store, day_t from, day_t to, struct history *out,
		   struct error *error);

/* Fold the first `count` events of the log (history_foldable()) as one transaction; the store
 * computes the rows with history_add_first(), adds them to what is there, deletes those events
 * and cleans the file. `keep` (may be NULL) is an event stored in the same transaction, after. */
bool store_fold(struct store *store, int count, struct event *keep, struct error *error);

/* Replaces the ask's earlier note. */
bool store_set_note(struct store *store, const struct ask_note *note, struct error *error);
int store_notes(struct store *store, struct ask_note *out, int room); /* how many were read */

/* Small facts of the terminal itself (PIN hash, wrong tries, ...), by name. Reading a name that is
 * not there gives "" and true. Setting several happens one by one. */
#define STORE_VALUE 256
bool store_value(struct store *store, const char *name, char out[STORE_VALUE], struct error *error);
bool store_set_value(struct store *store, const char *name, const char *value, struct error *error);

/* What is really there: every table and column, how many rows, the oldest and newest date. It reads
 * all of the file. memory_free() it, also after a failure. */
bool store_memory(struct store *store, struct memory *out, struct error *error);

const char *store_sqlite_version(void); /* as it runs */

#endif
