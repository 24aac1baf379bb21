/*
 * dating.h - when an event was, on a clock that may have been set later.
 *
 * While a clock is not sure, the events of its boot carry what it said. When it is set, an event
 * tells by how much all of them move. Events are never changed, and never change places: their
 * order is that of their ids, whatever their dates turn out to be.
 */
#ifndef INLOOP_MODEL_DATING_H
#define INLOOP_MODEL_DATING_H

#include "model/event.h"

/* That the clock of this boot was set: its unsure events move by so many seconds. */
struct event event_clock_set(int64_t boot, int64_t seconds);
int64_t event_clock_moved(const struct event *clock_set); /* those seconds */

/* The clocks that were set in a log, so that many events of it can be dated. */
struct dating {
	const struct event **sets; /* they stay the log's */
	int count, room;
};

/* False when memory is gone. End with dating_end(). */
bool dating_begin(struct dating *dating, const struct event_list *events);
void dating_end(struct dating *dating);

/* The instant on which an event of that log counts: its own, or, made on an unsure clock that was
 * set later, the re-dated one. *sure tells whether it is known. */
utc_t dating_of(const struct dating *dating, const struct event *event, bool *sure);

/* The same for a single event: reads the log once. */
utc_t event_dated(const struct event_list *events, const struct event *event, bool *sure);

#endif
