/*
 * debounce.h - when a bouncing contact counts as pressed or released: pure, no clock of its own.
 *
 * A level is settled once no edge came for the whole period; it is reported then, with that
 * moment (last edge + period), and only if it differs from the level reported before. That is
 * what the kernel's own debounce does, so both give the same edges. Because every edge brings its
 * own time, edges that were read late still come out right.
 */
#ifndef INLOOP_PLATFORM_DEBOUNCE_H
#define INLOOP_PLATFORM_DEBOUNCE_H

#include <stdbool.h>
#include <stdint.h>

struct debounce {
	int64_t period_ms; /* 0: every change counts at once */
	bool settled;      /* the level last reported */
	bool raw;          /* the level last seen */
	bool running;      /* an edge waits for its period to pass */
	int64_t since_ms;  /* the last edge */
};

/* Begin with a settled level. */
void debounce_init(struct debounce *debounce, int64_t period_ms, bool level);

/* An edge to `level`. What stood long enough before it is settled first: then true, and
 * *at_ms is when; the new settled level is debounce->settled. */
bool debounce_edge(struct debounce *debounce, bool level, int64_t edge_ms, int64_t *at_ms);

/* Edges were lost up to now: what was seen before settles nothing, the period begins anew. */
void debounce_doubt(struct debounce *debounce, int64_t now_ms);

/* Time has come to now_ms: true when a new level is settled by it. */
bool debounce_settle(struct debounce *debounce, int64_t now_ms, int64_t *at_ms);

/* Milliseconds until debounce_settle() has something to decide; -1 = nothing runs. */
int64_t debounce_next_ms(const struct debounce *debounce, int64_t now_ms);

#endif
