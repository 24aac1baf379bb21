/*
 * place.h - whether the open database is still the one at its path. A confirmation means "on the
 * disk at that path": a file that was removed or replaced goes on working for whoever has it open,
 * and is gone with the program.
 *
 * Only the terminal writes, and it knows what it wrote: another file under the name (device and
 * inode; also of the log and the shared memory), or another size or time of change than it left,
 * is somebody else's doing.
 */
#ifndef INLOOP_STORE_PLACE_H
#define INLOOP_STORE_PLACE_H

#include "store/private.h"

enum placed {
	PLACE_SAME,
	PLACE_CHANGED, /* the same files, but somebody wrote into them */
	PLACE_GONE,    /* removed, or others are there; what is open is as it was */
};

/* It was just opened for writing: from now on it is watched. */
bool place_begin(struct store *store, struct error *error);
/* Its log was just written or emptied by us. */
void place_wrote(struct store *store);
/* The fold went on, or the PIN was chosen: what is to be found again. */
bool place_learn(struct store *store, struct error *error);
/* Before a commit (`within`) or after. False, blamed and with the reason, where something else is
 * there than should be. */
bool place_holds(struct store *store, bool within, struct error *error);
/* What the file is that somebody wrote into. */
enum base_file { FILE_OURS, FILE_OLDER, FILE_FOREIGN, FILE_UNREADABLE };
enum base_file place_base(const struct store *store);
/* After it was opened anew: it is another house's, or older than what was there. */
bool place_is_other(const struct store *store);
/* Folder and lock are there and ours, made anew where they are gone. */
bool place_take(struct store *store, struct error *error);

#endif
