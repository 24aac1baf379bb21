/*
 * lines.h - the button, the expert's button, lamp, light and tone: GPIO lines found by name.
 *
 * One small interface; lines_gpiod1.c (libgpiod 1.6, Debian 12) and lines_gpiod2.c (libgpiod 2.x,
 * Debian 13) each hold all there is of one API, chosen by pkg-config; what does not depend on the
 * API is in lines_open.c, lines_common.c, lines_find.c and lines_health.c. Edges come debounced
 * with the same outcome on both: in the kernel where the API has it, in the program where it has
 * not.
 *
 * A missing chip, line or permission is no failure of the terminal: that line is simply not there,
 * and health says why (lines "button", "ack", "lamp", "light", "tone", "loop"). A line that stops
 * working later (its chip was pulled out) is closed, health says so, and lines_has() turns false;
 * when it is there again it is opened again.
 */
#ifndef INLOOP_PLATFORM_LINES_H
#define INLOOP_PLATFORM_LINES_H

#include "base/health.h"
#include "base/settings.h"
#include "model/line.h"

#include <stdint.h>

bool line_is_input(enum line line);

struct lines;

struct edge {
	enum line line;
	bool down;       /* pressed (active-low already taken into account) */
	int64_t mono_ms; /* when it had settled, CLOCK_MONOTONIC */
};

/* Open every line that the settings name; outputs start off. Never fails as a whole but for
 * memory (NULL). Both arguments must outlive the lines: health is written to later as well. */
struct lines *lines_open(const struct settings *settings, struct health *health);
void lines_close(struct lines *lines); /* outputs go off first; NULL is fine */

bool lines_has(const struct lines *lines, enum line line);

/* Descriptors that become readable at an edge, or when a chip comes or goes; returns how many were
 * put into fds. Ask again before every wait: a line that was lost takes its descriptor with it.
 * Never read them. */
int lines_fds(const struct lines *lines, int *fds, int room);

/* The next debounced edge, in the order of time; false = none now. For each line down and up
 * alternate, beginning with down: a button held while opening counts as down once. LOOP begins with
 * up: one that is open while opening is told once. */
bool lines_next(struct lines *lines, int64_t now_mono_ms, struct edge *edge);

/* Milliseconds until lines_next() wants to be asked again though no descriptor is readable
 * (debounce running); -1 = never. */
int64_t lines_next_ms(const struct lines *lines, int64_t now_mono_ms);

/* What became of the lines themselves: FAULT_GONE, over when the line answers again (then also of
 * one that was not there at the start); FAULT_CHATTER, over after a minute of calm. Ask after
 * lines_next(). False = nothing more. */
struct line_news {
	enum line line;
	enum fault fault;
	bool began;
};
bool lines_news(struct lines *lines, struct line_news *news);

/* Switch an output; nothing happens when it is not there. */
void lines_set(struct lines *lines, enum line line, bool on);

const char *lines_version(void); /* of libgpiod */

#endif
