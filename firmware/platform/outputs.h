/*
 * outputs.h - lamp, light and tone over time: what the app wants ("the lamp blinks") becomes
 * levels of lines at moments. Pure but for outputs_apply(); nothing changes, nothing wakes.
 *
 *   lamp blinks    0.5 s on, 0.5 s off, beginning with on
 *   lamp reminds   three short flashes (0.2 s on, 0.2 s off), then 0.8 s dark: never over 3 Hz;
 *                  over blinking and steady alike, never over a lamp that is off
 *   light          a plain line has no brightness: glow and steady are both on
 *   tone           three chimes (0.4 s on, 0.4 s off), then silence until it is asked for anew;
 *                  never without the lamp: not when the lamp is off, nor when no lamp is there
 *
 * Times are milliseconds of one monotonic clock; which one does not matter.
 */
#ifndef INLOOP_PLATFORM_OUTPUTS_H
#define INLOOP_PLATFORM_OUTPUTS_H

#include "ports/ports.h"
#include "platform/lines.h"

struct output_player {
	struct outputs want;
	int64_t lamp_since_ms; /* when the lamp's pattern began */
	int64_t tone_since_ms; /* when the chimes began */
	bool has[LINES];       /* lines that are there; all until outputs_apply() knows better */
	bool on[LINES];        /* as last set by outputs_apply() */
};

/* All off. */
void outputs_init(struct output_player *player);

/* From now on it should be so. The same again does not begin a pattern anew. */
void outputs_set(struct output_player *player, int64_t now_ms, const struct outputs *want);

/* Whether an output line (lamp, light, tone) is on at this moment. */
bool outputs_level(const struct output_player *player, enum line line, int64_t now_ms);

/* Milliseconds until a level changes by itself; -1 = never. */
int64_t outputs_next_ms(const struct output_player *player, int64_t now_ms);

/* Bring the lines to their levels of now; only changes are written. */
void outputs_apply(struct output_player *player, struct lines *lines, int64_t now_ms);

#endif
