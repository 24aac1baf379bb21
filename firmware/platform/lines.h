/*
 * lines.h - the button, the expert's button, lamp, light and tone: GPIO lines found by name.
 *
 * One small interface; lines_gpiod1.c (libgpiod 1.6, Debian 12) and lines_gpiod2.c (libgpiod 2.x,
 * Debian 13) each hold a whole implementation, chosen by pkg-config. Edges come debounced with the
 * same outcome on both: in the kernel where the API has it, in the program where it has not.
 * A missing chip, line or permission is no failure of the terminal: that line is simply not there,
 * and health says why (lines "button", "ack", "lamp", "light", "tone").
 */
#ifndef INLOOP_PLATFORM_LINES_H
#define INLOOP_PLATFORM_LINES_H

#include "base/health.h"
#include "base/settings.h"

#include <stdbool.h>
#include <stdint.h>

enum line { LINE_BUTTON, LINE_ACK, LINE_LAMP, LINE_LIGHT, LINE_TONE, LINE_LOOP, LINES };
const char *line_name(enum line line); /* "button", "ack", ...: as in the settings and health */

struct lines;

struct edge {
	enum line line;
	bool down;       /* pressed (active-low already taken into account) */
	int64_t mono_ms; /* when, CLOCK_MONOTONIC */
};

/* Open every line that the settings name. Never fails as a whole but for memory. */
struct lines *lines_open(const struct settings *settings, struct health *health);
void lines_close(struct lines *lines); /* outputs go off first */

bool lines_has(const struct lines *lines, enum line line);
/* Descriptors that become readable at an edge; returns how many were put into fds. */
int lines_fds(const struct lines *lines, int *fds, int room);
/* The next debounced edge; false = none now. */
bool lines_next(struct lines *lines, int64_t now_mono_ms, struct edge *edge);
/* Milliseconds until lines_next() wants to be asked again though no descriptor is readable
 * (debounce running); -1 = never. */
int64_t lines_next_ms(const struct lines *lines, int64_t now_mono_ms);
void lines_set(struct lines *lines, enum line line, bool on);

#endif
