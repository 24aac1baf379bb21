/*
 * clock_set.h - setting the wall clock.
 */
#ifndef INLOOP_PLATFORM_CLOCK_SET_H
#define INLOOP_PLATFORM_CLOCK_SET_H

#include "ports/ports.h"

/* Set the wall clock: through systemd-timedated where there is one, which knows of the network's
 * time and sets a battery clock as well; else directly, where this process may. Takes a second or
 * so, at most some when the system's bus does not answer. */
enum clock_answer clock_set(utc_t at);

/* The first of the two; `now` is what the clock says. CLOCK_REFUSED: there is none, or it does not
 * let us. */
enum clock_answer clock_set_by_timedated(utc_t at, utc_t now);

#endif
