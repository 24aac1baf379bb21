/*
 * line.h - the wires between the terminal and the world outside its screen, and what can be wrong
 * with them. Both enums are stored with events; they are never renumbered or reused.
 */
#ifndef INLOOP_MODEL_LINE_H
#define INLOOP_MODEL_LINE_H

#include <stdbool.h>

/* BUTTON, ACK (the expert's button) and LOOP are inputs, the others outputs. LOOP is a wire through
 * the button's cable and plug: down = closed = whole. */
enum line {
	LINE_BUTTON = 0,
	LINE_ACK = 1,
	LINE_LAMP = 2,
	LINE_LIGHT = 3,
	LINE_TONE = 4,
	LINE_LOOP = 5,
	LINES
};

enum fault {
	FAULT_GONE = 1,    /* it worked, and does not answer any more: its chip went */
	FAULT_CHATTER = 2, /* more edges than a finger gives, or than the kernel could keep */
	FAULT_STUCK = 3,   /* a button is held longer than anybody holds it */
	FAULT_LOOSE = 4,   /* LOOP is open: the button's cable or plug */
	FAULT_QUIET = 5,   /* the button was not pressed for so many open days */
	FAULTS
};

/* What a day remembers of a line is an enum fault that began, or that staff tried it and it worked.
 * Stored like them. */
#define LINE_TESTED 0

/* "button", "ack", ... as settings, health and reports call it; "" for any other number. */
const char *line_name(enum line line);
/* "tested", "gone", "chatter", ... of LINE_TESTED or an enum fault; "" for any other number. */
const char *line_what_name(int what);

#endif
