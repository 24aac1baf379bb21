/*
 * store.h - the only place where the figures live on disk: inloop.db, through SQLite.
 *
 * WAL, synchronous=FULL: when a function that writes returns true, the data is on the disk.
 * Running days are an append-only log of events; each night finished days are folded into the
 * rows of history.h and their events deleted (secure_delete, WAL checkpoint TRUNCATE).
 * A daily copy is made after the fold (copies.h); what is damaged is set aside and restored from it
 * (restore.h).
 * Schema steps are an append-only list {version, SQL}, each in one transaction with user_version.
 * Time always comes in as a parameter.
 */
#ifndef INLOOP_STORE_STORE_H
#define INLOOP_STORE_STORE_H

#include "base/error.h"
#include "base/stored.h"
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
 * a lock file says so. A database that is newer is set aside untouched under a dated name and a new
 * one is begun; one that is damaged, empty though there are copies, or no database at all is set
 * aside and restored from itself or the last good daily copy, with what can still be read of the
 * events since. News tells, at every start while it lies there; NAME.txt beside it says why.
 * `now` is only used for names. NULL with the reason otherwise. Close with store_close(). */
struct store *store_open(const char *folder, utc_t now, struct store_news *news,
			 struct error *error);
/* Open for reading only (a data folder, or one copy by its path), while a terminal may be writing;
 * never creates or changes anything a reader has to keep. An older database is read as it is: a
 * copy of last year keeps telling what it knew. A newer or damaged one is an error. */
struct store *store_open_reader(const char *folder, struct error *error);
void store_close(struct store *store);

/* A function below failed: was it because the database is damaged, and is it restored now, as when
 * opening? Then try again. `known` (may be NULL) are the events that the caller remembers to be
 * stored: those that are not folded come back with their ids, whatever the disk lost. False with
 * an empty reason when there is no damage: the failure was another. Where restoring fails the store
 * does not work any more: store_works() says so, and only store_close() may follow. */
bool store_mend(struct store *store, const struct event_list *known, struct store_news *news,
		struct error *error);
bool store_works(const struct store *store);
/* Copies of another house lie among ours: they are neither used nor touched. */
int store_foreign_copies(const struct store *store);
/* What was put right by itself while something was stored; false = nothing, and `news` is as it
 * was. Told once. */
bool store_told(struct store *store, struct store_news *news);
/* Store, under their ids, those of these events that are not there. */
bool store_put_back(struct store *store, const struct event_list *known, struct error *error);

/* What can wait until the terminal is at rest: the next short piece of checking what is stored
 * (after opening), and of the daily copy (after the fold). Each takes a few hundredths of a second
 * at most on a desktop for ten years of figures. */
enum tend {
	TEND_DONE,   /* nothing more until after the next fold */
	TEND_MORE,   /* ask again soon */
	TEND_LATER,  /* not now: a reader is in the way, or the clock is not sure */
	TEND_COPIED, /* a copy is finished; ask again soon */
	TEND_FAILED, /* with the reason, for staff; store_mend() knows whether it is damage */
};
enum tend store_tend(struct store *store, const struct moment *now, struct error *error);

/* Store the events as one transaction; ids are filled in, REF_IN_BATCH refs resolved. Storing
 * EVENT_ENDED erases the ask's note in the same transaction. */
bool store_append(struct store *store, struct event *events, int count, struct error *error);

/* Whether all that is stored can be, and its checksums hold: for whoever prints it. The error says
 * what is wrong with which row. It reads all of the file; the terminal does that at rest. */
bool store_verify(struct store *store, struct error *error);

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

/* Small facts of the terminal itself (PIN hash, wrong tries, ...), by name. What is not there, or
 * is empty, gives "" and STORED_NONE. Setting several happens one by one. */
#define STORE_VALUE 256
enum stored store_value(struct store *store, const char *name, char out[STORE_VALUE],
			struct error *error) __attribute__((warn_unused_result));
bool store_set_value(struct store *store, const char *name, const char *value, struct error *error);

/* Those of them that lie in files of their own beside the database: they are there, too, when that
 * cannot be opened. Setting "" takes the file away. */
bool store_is_secret(const char *name);
enum stored store_secret(const char *folder, const char *name, char out[STORE_VALUE],
			 struct error *error) __attribute__((warn_unused_result));
bool store_set_secret(const char *folder, const char *name, const char *text, struct error *error);

/* What is really there: every table and column, how many rows, the oldest and newest date. It reads
 * all of the file. memory_free() it, also after a failure. */
bool store_memory(struct store *store, struct memory *out, struct error *error);

const char *store_sqlite_version(void); /* as it runs */

#endif
