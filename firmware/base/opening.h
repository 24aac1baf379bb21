/*
 * opening.h - when the house is open.
 *
 * Opening hours are local times of day per weekday, with closed dates. No hours at all means
 * always open. An interval that the settings give as 24:00 ends at midnight; intervals never
 * cross it. In `struct opening` they are sorted and do not overlap.
 */
#ifndef INLOOP_BASE_OPENING_H
#define INLOOP_BASE_OPENING_H

#include "base/civil.h"

#define OPENING_INTERVALS 6
#define OPENING_CLOSED    120

struct opening_interval { /* minutes after local midnight, from < to <= 1440 */
	int from, to;
};

struct opening {
	struct opening_interval hours[7][OPENING_INTERVALS]; /* 0 = Monday */
	int count[7];
	day_t closed[OPENING_CLOSED];
	int closed_count;
};

struct span { /* from <= t < to */
	utc_t from, to;
};

bool opening_set(const struct opening *opening);            /* any hours given at all? */
bool opening_open(const struct opening *opening, utc_t at); /* true when none are set */

/* The open spans of a date, in order; at most OPENING_INTERVALS. Returns how many.
 * With no hours set: none, since nothing is known. */
int opening_spans(const struct opening *opening, day_t day, struct span out[OPENING_INTERVALS]);

/* The next time the house opens after `at`, within the coming year; 0 when there is none. */
utc_t opening_next(const struct opening *opening, utc_t at);

/* The next moment after `at` at which open turns to closed or back; 0 when there is none. */
utc_t opening_change(const struct opening *opening, utc_t at);

/* When an ask of this moment is swept: 30 minutes after the closing of the span it was made in
 * (or, made outside one, after the last closing before it). With no hours set: the first 00:30
 * at which it is at least 30 minutes old. */
utc_t opening_sweep(const struct opening *opening, utc_t asked);

#endif
