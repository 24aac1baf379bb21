/*
 * private.h - what the files of store/ share; nobody else includes it.
 */
#ifndef INLOOP_STORE_PRIVATE_H
#define INLOOP_STORE_PRIVATE_H

#include "base/file.h"
#include "store/store.h"

#include <sqlite3.h>

/* Prepared once, since a press waits for them. Their SQL stands in log.c. */
enum kept { KEPT_BEGIN, KEPT_COMMIT, KEPT_SESSION, KEPT_EVENT, KEPT_ERASE_NOTE, KEPT };

struct store {
	sqlite3 *db;
	sqlite3_stmt *kept[KEPT]; /* all NULL for a reader */
	int lock;                 /* the lock file; -1 for a reader */
	int64_t last_event;       /* the highest id that was ever given to an event */
	bool truncate_due;        /* the write-ahead log may hold bytes of what was deleted */
	char folder[FILE_PATH];
	char path[FILE_PATH]; /* of inloop.db */
};

/* How long to wait for another program that holds the database, e.g. a backup. A resident is
 * waiting for the screen meanwhile. */
#define STORE_BUSY_MS 400

/* ---- open.c ---- */

struct store *store_new(const char *folder, struct error *error);
/* Let the database go, so that it can be opened anew. */
void store_detach(struct store *store);
/* Open the file of this name with SQLite's flags, set up as reader and writer both need it. */
bool store_connect(struct store *store, const char *name, int flags, struct error *error);

/* ---- fault.c: what SQLite says, as a sentence for staff ---- */

/* Of the last call on this database. Always false. */
bool store_fault(const struct store *store, struct error *error);
bool store_no_memory(struct error *error);                               /* always false */
bool store_no_access(const char *path, int number, struct error *error); /* errno; always false */

/* ---- sql.c: the few shapes in which SQL is run ---- */

/* Statements without parameters and without rows. */
bool sql_run(struct store *store, const char *sql, struct error *error);
/* NULL with the reason. sqlite3_finalize() it. */
sqlite3_stmt *sql_prepare(struct store *store, const char *sql, struct error *error);
/* Run a statement to its end, then make it ready for the next time. */
bool sql_finish(struct store *store, sqlite3_stmt *statement, struct error *error);
/* Begin a transaction that writes. */
bool sql_begin(struct store *store, struct error *error);
/* Commit when `done`, else roll back; false when nothing was stored. */
bool sql_end(struct store *store, bool done, struct error *error);
/* A text column into a buffer, cut where it does not fit; NULL reads as "". */
void sql_text(sqlite3_stmt *statement, int column, char *out, size_t room);
int sql_int(sqlite3_stmt *statement, int column); /* held within the bounds of an int */

/* ---- condition.c: is this file what we think it is? ---- */

enum condition {
	CONDITION_SOUND,
	CONDITION_EMPTY, /* nothing in it yet */
	CONDITION_NEWER, /* made by a newer program */
	CONDITION_OLDER, /* needs steps of the schema */
	CONDITION_DAMAGED,
	CONDITION_UNKNOWN, /* could not be looked at; the error says why */
};
/* Only reads, and no more of an old house than of a young one: the years before are looked at by
 * store_condition_whole(). */
enum condition store_condition(struct store *store, struct error *error);
/* Of one that is not newer; the time it takes grows with the file. */
enum condition store_condition_whole(struct store *store, struct error *error);
/* What a failed SQLite call says about the file. */
enum condition store_condition_of(int code);

/* ---- aside.c ---- */

/* Rename the database with its companions to "inloop.db.WORD-DATE[-N]"; `name` gets that. */
#define ASIDE_NAME    64
#define STORE_NEWER   "nieuwer"
#define STORE_DAMAGED "beschadigd"
bool store_set_aside(struct store *store, const char *word, utc_t now, char name[ASIDE_NAME],
		     struct error *error);
/* The last one that still lies in the folder; false = none. */
bool store_find_aside(const struct store *store, char name[ASIDE_NAME]);

/* ---- log.c ---- */

/* The value under which the fold keeps the last id that it took away. */
#define LAST_EVENT "last_event"
bool log_prepare(struct store *store, struct error *error);
/* Read what the last id is; after a failure too, for nothing of that was stored. */
bool log_count(struct store *store, struct error *error);
/* Within a transaction. Fills in ids; leaves refs as they are. */
bool log_add(struct store *store, struct event *events, int count, struct error *error);

/* ---- fold.c ---- */

/* Empty the write-ahead log where that is due, so that nothing deleted can be found in it. A reader
 * may be in the way: then it stays due. */
void store_clean(struct store *store);

#endif
