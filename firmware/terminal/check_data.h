/*
 * check_data.h - of --check, what it says of the stored figures: it tries on a copy what the
 * terminal would do with them at its next start, and changes nothing.
 */
#ifndef INLOOP_TERMINAL_CHECK_DATA_H
#define INLOOP_TERMINAL_CHECK_DATA_H

#include "terminal/parts.h"

/* The lines "data", and those of the calendars. */
void check_data(struct parts *parts, const struct moment *now);

#endif
