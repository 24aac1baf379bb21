/*
 * calendar_beside.h - "activiteiten (1).ics": what a browser makes of a calendar that is fetched a
 * second time, and what nobody notices is not read.
 */
#ifndef INLOOP_TERMINAL_CALENDAR_BESIDE_H
#define INLOOP_TERMINAL_CALENDAR_BESIDE_H

#include <stdbool.h>
#include <sys/stat.h>

#define BESIDE_NAME 64

/* Is there a calendar beside `path` whose name begins like its name, and which is newer than what
 * `about` tells (NULL: than nothing)? The newest one's name, fit to be shown. */
bool calendar_newer_beside(const char *path, const struct stat *about, char name[BESIDE_NAME]);

#endif
