/*
 * moment.h - "now", as the rules see it.
 *
 * The wall clock of a house without a network may be wrong or jump; the monotonic clock never
 * does, but ends with the boot. Timers run on the monotonic clock where both moments share a
 * boot, and on the wall clock across boots when it was sure both times.
 */
#ifndef INLOOP_MODEL_MOMENT_H
#define INLOOP_MODEL_MOMENT_H

#include "base/civil.h"

struct moment {
	utc_t utc;
	int64_t mono_ms;   /* milliseconds since boot, suspend included: a timer that fell due while
			      the machine slept is due when it wakes */
	int64_t boot;      /* which boot; any number that differs between boots */
	bool sure;         /* the wall clock is known to be right */
	int64_t asleep_ms; /* of mono_ms, how long the machine slept; not kept with events */
};

/* Milliseconds from `then` to `now`, never negative. */
int64_t moment_elapsed_ms(const struct moment *now, const struct moment *then);

#endif
