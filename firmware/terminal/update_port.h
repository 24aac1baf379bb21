/*
 * update_port.h - asking for a new version by a file that whoever puts it there waits for, and
 * reading the file in which he tells what became of it. A version that did not start is told by
 * update-mislukt.txt beside the settings, which outlives a restart.
 */
#ifndef INLOOP_TERMINAL_UPDATE_PORT_H
#define INLOOP_TERMINAL_UPDATE_PORT_H

#include "ports/ports.h"
#include "terminal/options.h"

/* Without functions where the options do not name the files: nothing can be asked there. */
struct update_port update_port(const struct options *options);

#endif
