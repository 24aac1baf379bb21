/*
 * check.h - the preflight: what works and what does not, one line each.
 */
#ifndef INLOOP_TERMINAL_CHECK_H
#define INLOOP_TERMINAL_CHECK_H

#include "terminal/parts.h"

#include <stdio.h>

/* Look at every part and print "ok|warn|fail<TAB>name<TAB>sentence" lines. Opens the data folder
 * and the lines, and closes them again. False when one of them is a fail. */
bool check_run(struct parts *parts, FILE *out);

#endif
