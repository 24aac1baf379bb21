/*
 * pin_tries.h - wrong tries of the PIN: how long entry waits, and what staff read of them.
 *
 * After three in a row entry waits a minute, and each further one doubles that up to a quarter of
 * an hour; the right PIN, or a day without a wrong one, begins anew. Who sits before it day and
 * night gets 101 tries in the first 24 hours and 96 in each after that, in a house that is open for
 * eight hours 37: four digits last for months, and whoever knows them never waits longer than a
 * visitor does for coffee.
 *
 * The wait is counted in running time of the terminal, never by the wall clock: staff, the network
 * or an empty battery move that one. What was waited is kept with the tries, so a restart neither
 * ends nor renews it, and the time without power does not count. Only the fading after a day also
 * goes by the wall clock, where that was sure both times: houses switch their terminal off at
 * night.
 */
#ifndef INLOOP_BASE_PIN_TRIES_H
#define INLOOP_BASE_PIN_TRIES_H

#include "base/civil.h"
#include "base/health.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PIN_TRIES_DAYS 7 /* dates that are kept, and for how long */
#define PIN_TRIES_TEXT 256

struct pin_tries {
	int wrong;     /* in a row */
	int64_t age_s; /* running time since the last of them */
	utc_t at;      /* when that was, as far as was known */
	bool sure;     /* and whether it was */
	struct {
		day_t day; /* DAY_NONE: the clock was not sure */
		int times;
	} days[PIN_TRIES_DAYS];
	int day_count;
};

/* Seconds that entry has to wait; 0 = none. */
int pin_tries_wait_s(const struct pin_tries *tries);
void pin_tries_wrong(struct pin_tries *tries, utc_t now, bool sure);
/* So many seconds of running time went by; true when the tries in a row were forgotten. */
bool pin_tries_pass(struct pin_tries *tries, int64_t seconds, utc_t now, bool sure);
/* The right PIN: what staff may read of the days stays. */
void pin_tries_reset(struct pin_tries *tries);
/* What was kept cannot be read: the longest wait, once. */
void pin_tries_unknown(struct pin_tries *tries);

void pin_tries_write(const struct pin_tries *tries, char out[PIN_TRIES_TEXT]);
bool pin_tries_read(struct pin_tries *tries, const char *text); /* false: it is nothing of ours */

/* The line "pin_tries" for staff: on which days somebody typed three wrong ones or more. */
void pin_tries_tell(const struct pin_tries *tries, utc_t now, struct health *health);

#endif
