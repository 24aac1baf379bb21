/*
 * zone_names.h - what a TZID means, in all the forms in which programs write it. Private to
 * calendar/.
 */
#ifndef INLOOP_CALENDAR_ZONE_NAMES_H
#define INLOOP_CALENDAR_ZONE_NAMES_H

#include "calendar/zones.h"

enum zone_known { NAME_UNKNOWN, NAME_HOUSE, NAME_UTC, NAME_ZONE };

/* "Europe/London", "/mozilla.org/20260101/Europe/London", "GMT Standard Time 1",
 * "(UTC) Coordinated Universal Time", "tzone://Microsoft/Utc", "UTC+02:00" ... For NAME_ZONE the
 * zone is filled in; free its changes. */
enum zone_known zone_find(const char *name, struct zone *zone);

#endif
