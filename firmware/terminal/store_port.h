/*
 * store_port.h - the store as the app's port. A store that could not be opened answers every call
 * with the reason, so that the terminal runs and says what is wrong; it is opened when something is
 * to be stored and the folder can be used by then. One that turns out to be damaged is restored,
 * and the call is made once more: whoever stands before the screen does not notice, staff are told.
 */
#ifndef INLOOP_TERMINAL_STORE_PORT_H
#define INLOOP_TERMINAL_STORE_PORT_H

#include "base/health.h"
#include "ports/ports.h"
#include "store/store.h"

struct store_link {
	struct store *store;            /* NULL = not opened */
	struct error reason;            /* then: why */
	const char *folder;             /* to try it again; NULL = not to be */
	struct health *health;          /* for what happens while it runs; may be NULL */
	const struct event_list *known; /* the app's own log of the running days; may be NULL */
};

/* Open the store of this folder; health tells how it went, in the line "data". The link keeps both.
 * False when another terminal has the folder. */
bool store_link_open(struct store_link *link, const char *folder, utc_t now, struct health *health);

/* Whether the store answers when it is asked something. */
bool store_link_answers(struct store_link *link);

struct store_port store_port(struct store_link *link);

#endif
