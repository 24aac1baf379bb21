/*
 * versions.h - entries that belong together: older and newer versions of one, and a series with the
 * dates of it that were changed. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_VERSIONS_H
#define INLOOP_CALENDAR_VERSIONS_H

#include "calendar/entry.h"

/* Sort the entries, series before their overrides, and keep of each the newest version, wherever it
 * stands in the file. The new count. */
int versions_drop(struct entry *entries, int count, struct calendar_notes *notes);

/* Tell each series which of its dates its overrides stand for. False when memory is gone. */
bool versions_link(struct entry *entries, int count, struct calendar_notes *notes);

#endif
