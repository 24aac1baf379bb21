/*
 * clock.h - the only place that asks what time it is.
 */
#ifndef INLOOP_PLATFORM_CLOCK_H
#define INLOOP_PLATFORM_CLOCK_H

#include "model/moment.h"

/* Now: wall clock, CLOCK_BOOTTIME, how much of that was sleep, the kernel's boot id, and whether
 * the wall clock is sure.
 *
 * It is sure when it stands in 2026 or later and one of these holds:
 *  - the kernel counts it as synchronised (adjtimex: NTP, also over a phone's hotspot);
 *  - systemd-timesyncd has synchronised it since boot (/run/systemd/timesync/synchronized), which
 *    the kernel forgets when the network has been away for some hours;
 *  - the kernel set it from a real-time clock when it found one (/sys/class/rtc/rtc0/hctosys is 1);
 *  - the machine is a PC: those have always had a battery clock that the kernel reads at boot, and
 *    virtual ones are given their host's time. A Raspberry Pi without a clock module has nothing.
 * A clock with a flat battery starts years back, and is caught by the year. */
struct moment clock_now(void);

/* The kernel's own account: NTP keeps the clock right. */
bool clock_synchronised(void);

/* A descriptor that becomes readable when somebody sets the wall clock, and when the machine wakes
 * from sleep; -1 where the system has no such thing. Then call clock_watch_again(). */
int clock_watch(void);
void clock_watch_again(int fd);

/* CLOCK_MONOTONIC in milliseconds: the clock that the edges of GPIO lines are stamped with. */
int64_t clock_monotonic_ms(void);

#endif
