/*
 * restore.h - a sound database in the place of one that is damaged, gone or not ours.
 *
 * The finished days come from the damaged database itself where all of their checksums hold, else
 * from the last good daily copy, else from what can still be read. The running days are the events
 * that these do not count yet: out of the damaged files (salvage.h) and the terminal's memory.
 */
#ifndef INLOOP_STORE_RESTORE_H
#define INLOOP_STORE_RESTORE_H

#include "store/private.h"
#include "store/seal.h"

enum base { BASE_NOTHING, BASE_UNSURE, BASE_COPY, BASE_ITSELF }; /* the better, the later */

struct restored {
	enum base base;
	struct folded folded; /* of the base */
	int events;           /* that came back */
	int64_t missing;      /* that did not, at least */
	bool whole;           /* no others are missing */
	int foreign;          /* copies of another house, which were not used */
};

/* Make "inloop.db.herstel", synced; nothing else changes. `ours`: false when it was made by a newer
 * program, whose bytes may mean anything: then only a copy counts. `known` (may be NULL) are events
 * of the running days that the terminal knows to be stored. */
bool restore_make(struct store *store, bool ours, const struct event_list *known,
		  struct restored *out, struct error *error);
/* The same of a database that is open, as a whole; *sound: false where it is not. */
bool restore_save(struct store *store, bool *sound, struct error *error);
/* Put it in the place of the database, which has made room. */
bool restore_place(struct store *store, struct error *error);
/* One lies there finished, and the plug was pulled before it was placed. */
bool restore_waits(const struct store *store);
void restore_drop(const struct store *store); /* one that was not placed */

/* ---- base.c: where the finished days come from ---- */

struct source {
	enum base base;
	struct store *store; /* to read from; NULL = nothing */
	struct folded folded;
	char copy_key[STORE_VALUE]; /* "" = no copy */
	int foreign;                /* copies of another house, which were passed over */
};
/* `damaged` is open for reading, or not at all; `house`: whose it is, "" = a new one, which takes
 * copies where all are of one; `given` is the last id that it is known to have
 * given, 0 for none; `most`: none better than that. A copy in `out` is the caller's to free. */
void base_choose(struct store *damaged, const char *house, int64_t given, enum base most,
		 struct source *out);

#endif
