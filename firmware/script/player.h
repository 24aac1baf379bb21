/*
 * player.h - the stage of a script: the app on a clock that only moves when it is told to.
 */
#ifndef INLOOP_SCRIPT_PLAYER_H
#define INLOOP_SCRIPT_PLAYER_H

#include "terminal/parts.h"

struct player {
	struct parts *parts;
	struct app *app; /* NULL = not started yet */
	struct moment now;
	utc_t utc_at_zero; /* the wall clock when mono_ms was 0, so that it keeps milliseconds */
	struct outputs outputs;
	int width, height;
	double px_per_mm;
	int finger_x[INPUT_CONTACTS], finger_y[INPUT_CONTACTS]; /* where each was put last */
	bool key_waits;         /* the last key acts in a moment, player_settle() */
	struct machine machine; /* what the computer tells of itself */
};

void player_open(struct player *player, struct parts *parts);
bool player_start(struct player *player, struct error *error);
void player_close(struct player *player); /* a clean end */
bool player_restart(struct player *player, struct error *error);

/* Let time pass; everything that falls due on the way happens in its order. */
void player_pass(struct player *player, int64_t ms);
/* The moment goes by after which a key acts; only once. */
void player_settle(struct player *player);
/* Set the wall clock, no time passing. */
void player_set_clock(struct player *player, utc_t at);
void player_set_sure(struct player *player, bool sure);
/* What changed is on the panel from now on: a script's panel shows it at once. */
void player_present(struct player *player);
/* Hand the app an input of this moment. */
void player_input(struct player *player, struct input input);

#endif
