/*
 * lines_private.h - the lines' inside, shared by lines_open.c and lines_common.c.
 */
#ifndef INLOOP_PLATFORM_LINES_PRIVATE_H
#define INLOOP_PLATFORM_LINES_PRIVATE_H

#include "platform/debounce.h"
#include "platform/lines_gpiod.h"

#define EDGES_MAX 256
#define NEWS_MAX  (2 * LINES)

struct slot {             /* one line */
	void *handle;     /* of the API; NULL = not there */
	bool fresh;       /* an input whose level was not looked at since it was opened */
	int64_t fresh_ms; /* when its level was looked at first, while it may still settle */
	bool lost;        /* it worked once, and went */
	struct debounce debounce;
	struct gpio_place place;

	bool chatters;
	int64_t chatter_ms;      /* when it last did */
	int64_t rests_until_ms;  /* so many edges that nobody listens for a moment; 0 = no */
	int64_t counted_ms;      /* when its interrupts were last counted */
	int64_t interrupt_count; /* as it was then */
};

struct lines {
	const struct gpio_api *api;
	const struct settings *settings;
	struct health *health;
	struct slot slots[LINES];
	struct edge edges[EDGES_MAX]; /* settled, not handed out yet */
	int first, count;
	struct line_news news[NEWS_MAX]; /* not handed out yet */
	int news_count;
	int watch;        /* tells of chips that come and go; -1 = nothing does */
	int64_t retry_ms; /* when to look again for lines that are not there; -1 = when told */
};

/* How an input begins: a button released, the loop closed; so that a button that is held and a loop
 * that is open at the start are each an edge. */
bool line_begins(enum line line);

void lines_tell_news(struct lines *lines, enum line line, enum fault fault, bool began);

/* The line does not answer any more: it is closed, and looked for again. */
void lines_lose(struct lines *lines, enum line line, int64_t now_ms);

/* Chips came or went, or it is time to look again: open what is there now. */
void lines_look_again(struct lines *lines, int64_t now_ms);

#endif
