/*
 * store_port.h - the store as the app's port. A store that could not be opened answers every call
 * with the reason, so that the terminal runs and says what is wrong.
 */
#ifndef INLOOP_TERMINAL_STORE_PORT_H
#define INLOOP_TERMINAL_STORE_PORT_H

#include "ports/ports.h"
#include "store/store.h"

struct store_link {
	struct store *store; /* NULL = not opened */
	struct error reason; /* then: why */
};

struct store_port store_port(struct store_link *link);

#endif
