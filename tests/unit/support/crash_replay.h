/*
 * crash_replay.h - what may be on a disk (crash_disk.h) when its power is cut.
 *
 * A replay goes over the operations one by one. Between two of them it builds the disk as it may be
 * found: what was synced is there; of what was not, any part in any order: writes fall apart into
 * sectors of 512 bytes, each of which may be there, not be there, be there by its first or last
 * bytes, or hold rubbish where it was written (not beside it: SQLite counts on that too, as
 * SQLITE_IOCAP_POWERSAFE_OVERWRITE). A truncation or a new length may not have been kept, a new
 * file may not be there, a deleted one may be back.
 */
#ifndef INLOOP_TESTS_SUPPORT_CRASH_REPLAY_H
#define INLOOP_TESTS_SUPPORT_CRASH_REPLAY_H

#include "crash_disk.h"

/* A sequence of numbers that one seed decides. */
struct dice {
	uint64_t state;
};
uint32_t dice_below(struct dice *dice, uint32_t limit);

struct replay;

struct replay *replay_begin(const struct disk *disk);
void replay_end(struct replay *replay);
/* Take the next operation; false when there is none. */
bool replay_step(struct replay *replay);
int replay_position(const struct replay *replay); /* how many were taken */
/* Whether a cut here leaves anything open: something was not synced yet. */
bool replay_open(const struct replay *replay);

enum cut {
	CUT_OLD,  /* nothing of what was not synced */
	CUT_NEW,  /* all of it: also what a kill -9 leaves */
	CUT_PART, /* all up to somewhere within a write, as a disk that keeps the order */
	CUT_ANY,  /* any of it, in any order */
};
/* Write the files as after a cut here into the folder, which then holds no other ones. */
void replay_write(const struct replay *replay, enum cut cut, uint64_t seed, const char *folder);

#endif
