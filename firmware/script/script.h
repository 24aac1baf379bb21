/*
 * script.h - `--script FILE`: plays a person in front of the real program, with a virtual clock and
 * without a display. The language is described in tests/README.md.
 */
#ifndef INLOOP_SCRIPT_SCRIPT_H
#define INLOOP_SCRIPT_SCRIPT_H

#include "terminal/parts.h"

/* Play the file. False with "FILE:LINE: what was expected, what was there" at the first step that
 * fails. */
bool script_run(struct parts *parts, const char *path, struct error *error);

#endif
