/*
 * loop.h - the terminal in the real world: sleep until an input or a deadline, hand it to the app,
 * draw what changed, set lamp and light. One loop, no threads; idle means asleep.
 */
#ifndef INLOOP_TERMINAL_LOOP_H
#define INLOOP_TERMINAL_LOOP_H

#include "terminal/parts.h"

/* Run until the window is closed, Escape is pressed in a window, or SIGTERM or SIGINT comes.
 * False when there is no display to show anything on. */
bool loop_run(struct parts *parts, struct error *error);

#endif
