/*
 * clock.h - the only place that asks what time it is.
 */
#ifndef INLOOP_PLATFORM_CLOCK_H
#define INLOOP_PLATFORM_CLOCK_H

#include "model/moment.h"

/* Now: wall clock, CLOCK_BOOTTIME, the kernel's boot id, and whether the clock is sure: the kernel
 * counts it as synchronised (adjtimex), or a real-time clock gave a believable time. */
struct moment clock_now(void);

#endif
