/*
 * input.h - what comes in from the world: one kind of structure for touch, keys, button and clock.
 */
#ifndef INLOOP_PORTS_INPUT_H
#define INLOOP_PORTS_INPUT_H

#include "model/line.h"
#include "model/moment.h"

#include <stdbool.h>

#define INPUT_CONTACTS 11 /* 0 = the mouse, and ten fingers */

enum input_kind {
	INPUT_TICK,   /* a deadline passed, or somebody just wants to know what is due */
	INPUT_TOUCH,  /* down: `contact`, a finger or the mouse, at x, y; !down: lifted there */
	INPUT_MOVE,   /* that contact moved to x, y while down */
	INPUT_BUTTON, /* the physical button, debounced: down or up */
	INPUT_ACK,    /* the expert's button, debounced: down or up */
	INPUT_KEY,    /* key: SDL key name, pressed once */
	INPUT_CLOCK,  /* the wall clock was set or became (un)sure: look at `now` */
	INPUT_LINE,   /* down: `line` has `fault` from now on; !down: it is over, the line works */
	INPUT_PROGRAMME, /* calendars were read anew: the calendar port has news */
	INPUT_RESIZE,    /* the window has x by y pixels now, px_per_mm of them in a millimetre */
};

struct input {
	enum input_kind kind;
	struct moment now;
	bool down;
	bool typed;  /* INPUT_BUTTON: by a key; its contacts do not chatter, the briefest press
			counts */
	int contact; /* which of those that may be down at once: below INPUT_CONTACTS */
	int x, y;
	int64_t age_ms; /* the event is so much older than the moment at which it was taken out */
	double px_per_mm;
	enum line line;
	enum fault fault;
	char key[32];
};

#endif
