/*
 * copies.h - the daily copies: DATA/copies/inloop-YYYY-MM-DD.db, the last 14.
 *
 * A copy holds the finished days and the terminal's own facts, and no event: no exact time of what
 * anybody did outlives its day, in a copy neither. All but the most recent one hold no counts of
 * asks that a later night may add to (renew.c). It is made with SQLite's backup interface,
 * piece by piece while the terminal is at rest, under another name; it is looked at as a whole
 * (integrity_check, checksums) and synced before it gets its own. It is a plain database, without
 * a log beside it.
 */
#ifndef INLOOP_STORE_COPIES_H
#define INLOOP_STORE_COPIES_H

#include "store/private.h"

#define COPIES_FOLDER "copies"
#define COPIES_KEPT   14
#define COPIES_MOST   200 /* more than that are not looked at */
#define COPY_NAME     32

struct copy_file {
	char name[COPY_NAME]; /* within the folder of copies */
	int64_t last;         /* the last event that is in its figures; -1 = not readable */
	char key[24];         /* whose it is, house.h; "" = not told */
};

/* ---- copies.c: those that are there ---- */

void copies_folder(const struct store *store, char path[FILE_PATH]);
bool copies_any(const struct store *store);
/* Most recent first; how many. "Recent" is how far the fold had come, not what the clock said. */
int copies_list(const struct store *store, struct copy_file out[COPIES_MOST]);
/* Open one for reading. NULL when it cannot be. store_free() it. */
struct store *copies_open(const struct store *store, const char *name);
/* Everything in it is as it was: integrity_check, every seal. One of an earlier version is taken
 * into memory for that, and stands there as this program would have made it; its file stays as it
 * is. */
bool copies_sound(struct store *copy, struct error *error);
/* Go on with what it holds in memory: whatever is changed, its file is not. */
bool copies_take_in(struct store *copy, struct error *error);
/* Keep the last 14 and the one of this name, which was just made. Those of another house stay where
 * they are; how many they are. */
int copies_prune(const struct store *store, const struct copy_file *made);

/* ---- renew.c: those of before ---- */

/* Make the next copy anew that tells more of asks than it may. False: none does, or it could not be
 * done, and is tried again after the next fold. */
bool copies_renew(const struct store *store);

/* ---- copy.c: making one ---- */

enum copy_state { COPY_MORE, COPY_DONE, COPY_FAILED, COPY_UNSOUND };
/* The next piece of today's copy, begun when there is none yet. */
enum copy_state copy_step(struct store *store, utc_t now, struct error *error);
/* Leave it; nothing of it stays. */
void copy_cancel(struct store *store);

#endif
