/*
 * private.h - what the files of store/ share; nobody else includes it.
 */
#ifndef INLOOP_STORE_PRIVATE_H
#define INLOOP_STORE_PRIVATE_H

#include "base/file.h"
#include "store/store.h"

#include <sqlite3.h>
#include <sys/types.h>
#include <time.h>

/* Prepared once, since a press waits for them. Their SQL stands in log.c. */
enum kept { KEPT_BEGIN, KEPT_COMMIT, KEPT_SESSION, KEPT_EVENT, KEPT_ERASE_NOTE, KEPT };

/* What waits until the terminal is at rest; tend.c. */
enum chore { CHORE_CHECK, CHORE_SEALS, CHORE_SEAL, CHORE_RENEW, CHORE_COPY, CHORE_NONE };
struct chores {
	enum chore chore;
	int block;         /* of days, the next to look at */
	struct copy *copy; /* the one being made */
};

/* What was at the path when it was opened, and as we left it; place.h. */
#define PLACE_FILES 3 /* the database, its log, their shared memory */
struct place_file {
	bool there;
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec changed;
};
struct place {
	bool watched;
	bool gone, changed; /* since the last commit, as place.h says it */
	bool foreign;       /* and what lies there now is another house's */
	struct place_file files[PLACE_FILES];
	/* what is to be found again */
	char key[STORE_VALUE];
	int64_t folded;
	char secret[STORE_VALUE];
	struct store_news untold; /* it was put right by itself */
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *kept[KEPT]; /* all NULL for a reader */
	int lock;                 /* the lock file; -1 for a reader */
	int64_t last_event;       /* the highest id that was ever given to an event */
	bool lost;                /* something may be gone since the last start */
	bool truncate_due;        /* the write-ahead log may hold bytes of what was deleted */
	bool damaged;             /* SQLite or a checksum said so since it was opened */
	char why[200];            /* then: how it was found, for whoever repairs it */
	char key[STORE_VALUE];    /* of the checksums */
	bool sealed;              /* all finished days have one */
	utc_t now;                /* as far as the store was told */
	struct chores chores;
	bool alone;         /* a reader of one file, not of a data folder */
	int foreign_copies; /* of another house, as last looked at */
	struct place place;
	char folder[FILE_PATH];
	char path[FILE_PATH]; /* of inloop.db */
};

/* How long to wait for another program that holds the database, e.g. a backup. A resident is
 * waiting for the screen meanwhile. */
#define STORE_BUSY_MS 400

/* ---- open.c ---- */

#define STORE_LOCK "inloop.lock"

struct store *store_new(const char *folder, struct error *error);
void store_free(struct store *store); /* and close what is open */
/* One terminal per folder. `in_use`: another one has it. */
bool store_take_lock(struct store *store, bool *in_use, struct error *error);
/* Let the database go, so that it can be opened anew. */
void store_detach(struct store *store);
/* Open the file of this name with SQLite's flags, set up as reader and writer both need it. */
bool store_connect(struct store *store, const char *name, int flags, struct error *error);

/* For reading what nobody writes to: `way` is how, in a URI of SQLite's ("immutable=1"). */
bool store_connect_still(struct store *store, const char *way, struct error *error);

/* Readable by the group, so that a report program of another user can read along. SQLite gives
 * the log and the shared memory beside it the same mode. */
#define DATABASE_MODE 0640
/* Root, who only wanted to check, must not leave files that the terminal's own user cannot open. */
void store_give_to_owner(const struct store *store, int fd);
/* A rename is only kept once the folder is on the disk. */
bool store_sync_folder(const char *path, struct error *error);

/* ---- fault.c: what SQLite says, as a sentence for staff ---- */

/* Of the last call on this database. Always false. */
bool store_fault(struct store *store, struct error *error);
/* The database is damaged, and this shows it; the first reason stays. */
void store_blame(struct store *store, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
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
/* Only reads, and no more than a little, however many years there are: the rest is looked at when
 * the terminal is at rest. */
enum condition store_condition(struct store *store, struct error *error);
/* Whether every table and trigger of its version is as our own steps make it. */
enum condition store_condition_schema(struct store *store, struct error *error);
/* PRAGMA quick_check, or integrity_check, of a table, or of all of it (NULL). */
enum condition store_condition_deep(struct store *store, const char *check, const char *table,
				    struct error *error);
/* What a failed SQLite call says about the file. */
enum condition store_condition_of(int code);
enum condition store_condition_now(struct store *store); /* of the last call, which failed */

/* ---- verify.c: can what stands there be? ---- */

bool verify_events(struct store *store, struct error *error); /* of the running days alone */

/* ---- mend.c ---- */

/* From whatever lies in the folder to a database that can be written; `all`: looked at as a whole.
 * One that is set aside on the way is told in `news` (as large as that of struct store_news). */
bool store_ready(struct store *store, bool all, const struct event_list *known, char *news,
		 struct error *error);
/* What is open is as it was, but no longer at its path (place.h): it is written there anew. False:
 * it could not be, and what is open stays so. */
bool store_put_in_place(struct store *store, char *news, struct error *error);

/* ---- aside.c ---- */

/* A name for the database, "inloop.db.WORD-DATE[-N]", that nothing has. */
#define ASIDE_NAME    64
#define STORE_NEWER   "nieuwer"
#define STORE_DAMAGED "beschadigd"
bool store_free_name(const struct store *store, const char *word, utc_t now, char name[ASIDE_NAME],
		     struct error *error);
/* Give the database with its companions that name. Whatever lies there goes, a folder too. `text`
 * (may be NULL), for staff, is written beside it first, as NAME.txt. */
bool store_set_aside(struct store *store, const char *name, const char *text, struct error *error);
/* The last one that still lies in the folder; false = none. */
bool store_find_aside(const struct store *store, char name[ASIDE_NAME]);
/* There are times of what people did in them: after so many days they go. */
#define ASIDE_DAYS 30
void store_forget_aside(const struct store *store, day_t today);
/* Those of before `today` with a row per ask in them, which the fold no longer makes, go at once.
 */
void store_forget_asks_aside(const struct store *store, day_t today);

/* ---- log.c ---- */

/* The value under which the fold keeps the last id that it took away. */
#define LAST_EVENT "last_event"
/* So is it kept that something may be gone, until a start says so. */
#define LOST "lost"
bool log_prepare(struct store *store, struct error *error);
/* Read what the last id is, and whether something is gone; after a failure too, for nothing of that
 * was stored. */
bool log_count(struct store *store, struct error *error);
/* Within a transaction. Fills in ids; leaves refs as they are. */
bool log_add(struct store *store, struct event *events, int count, struct error *error);
/* Within a transaction: an event that was stored before, with its id. */
bool log_put_back(struct store *store, const struct event *event, struct error *error);
/* The columns of an event and where they stand, and the event of such a row; its checksum where a
 * further column holds it, else 0. */
#define LOG_COLUMNS                                                                                \
	"event.id, kind, at, boot, mono_ms, sure, ref, n, m, flags, day,"                          \
	" session.key, session.title, session.start"
#define LOG_SUM  14
#define LOG_FROM " FROM event LEFT JOIN session ON session.id = event.session ORDER BY event.id"
int64_t log_read(sqlite3_stmt *row, struct event *event);

/* ---- values.c ---- */

/* STORED_NONE also for what is there but empty. */
enum stored value_get(struct store *store, const char *name, char out[STORE_VALUE],
		      struct error *error);
/* Within a transaction. */
bool value_put(struct store *store, const char *name, const char *value, struct error *error);
bool value_take(struct store *store, const char *name, struct error *error); /* away */

/* ---- secret.c: a value in a file of its own, mode 0600 ---- */

enum stored secret_read(const struct store *store, const char *name, char out[STORE_VALUE],
			struct error *error);
/* The PIN's hash as it was known to be, where it is gone. */
void secret_put_back(const struct store *store, const char *text);
/* From the database, where earlier versions kept it. */
void secret_move(struct store *store);

/* ---- fold.c ---- */

/* Empty the write-ahead log where that is due, so that nothing deleted can be found in it. A reader
 * may be in the way: then it stays due. */
void store_clean(struct store *store);

/* ---- tend.c ---- */

/* The fold goes first; and there is work after it. */
void tend_hold(struct store *store);
void tend_again(struct store *store);

#endif
