/*
 * stick.h - how the copies of the figures onto the USB stick that stays in are doing. inloop-stick
 * makes them and leaves one line of this in the data folder; the terminal reads it for staff.
 *
 * The line: LEVEL, a tab, UTC seconds ("-" = not known), a tab, the date of the newest copy on the
 * stick ("-" = none). It outlives a restart, so that "since" is true.
 */
#ifndef INLOOP_MODEL_STICK_H
#define INLOOP_MODEL_STICK_H

#include "base/civil.h"
#include "base/health.h"

#define STICK_STATE_FILE "stick-state" /* in the data folder */
#define STICK_LINE       64

enum stick_level {
	STICK_NEVER,     /* no stick was ever there, or the line tells nothing: nothing is said */
	STICK_OK,        /* "ok": the last copy onto it was made; how old that is, `newest` tells */
	STICK_FULL,      /* "full": not even one copy fits */
	STICK_READ_ONLY, /* "readonly": it cannot be written */
	STICK_FAILED,    /* "failed": something else; it may be broken */
	STICK_UNREADABLE, /* "unreadable": it is there, but not in a form we know, such as NTFS */
};

struct stick_state {
	enum stick_level level;
	utc_t since;  /* ok: when it was last copied; else since when it fails; 0 = not known */
	day_t newest; /* of the copies on the stick that was last read; DAY_NONE = none */
};

/* One that tells nothing. */
struct stick_state stick_never(void);

/* What follows on `before`, now (0 = the clock is not sure): a trouble keeps the moment at which
 * the trouble began, whatever kind it was of. Where `newest` is not known (DAY_NONE), the one from
 * before stays. */
struct stick_state stick_next(const struct stick_state *before, enum stick_level level, utc_t now,
			      day_t newest);

/* The line, with its end of line; returns its length. Nothing for STICK_NEVER. */
int stick_format(const struct stick_state *state, char out[STICK_LINE]);

/* False, and STICK_NEVER, for anything else than such a line. */
bool stick_parse(const char *text, struct stick_state *out);

/* Say in the line "stick" since when a copy fails and why, or of which day the newest is, a warning
 * where it is of two nights ago or more. Nothing where there never was a stick. `today`: DAY_NONE
 * while the clock is not sure. */
void stick_tell(const struct stick_state *state, day_t today, struct health *health);

#endif
