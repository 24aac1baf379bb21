/*
 * machine_port.h - the computer itself, as the app's port.
 */
#ifndef INLOOP_TERMINAL_MACHINE_PORT_H
#define INLOOP_TERMINAL_MACHINE_PORT_H

#include "terminal/parts.h"

/* What the kernel and the libraries tell; reads it anew at each call. */
struct machine_port machine_port(struct parts *parts);

/* The same at once: what --check says, too. */
void machine_look(const struct parts *parts, struct machine *machine);

#endif
