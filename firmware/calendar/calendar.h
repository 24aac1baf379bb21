/*
 * calendar.h - activiteiten.ics and rooster.ics (RFC 5545) to sessions and shifts, by libical.
 *
 * Weekly series, RDATE, EXDATE, moved dates (RECURRENCE-ID), cancelled dates (STATUS:CANCELLED),
 * VTIMEZONE, Windows zone names, all-day entries and floating times (house time) are understood.
 * A date that was moved stands once, at its new time, with the series' key.
 */
#ifndef INLOOP_CALENDAR_CALENDAR_H
#define INLOOP_CALENDAR_CALENDAR_H

#include "base/error.h"
#include "calendar/notes.h"
#include "model/programme.h"

#define CALENDAR_LIMIT ((size_t)16 * 1024 * 1024) /* bytes of a file */

struct calendar;

/* Read and parse a calendar file (at most 16 MiB). NULL with the reason, one Dutch sentence for
 * staff, when it is missing, too large or not a calendar. `notes` (may be NULL) is filled anew with
 * what of it cannot be shown, or not as it stands there. */
struct calendar *calendar_load(const char *path, struct calendar_notes *notes, struct error *error);
/* The same of bytes that were read already, with a NUL behind them; it frees them. `path` is only
 * for the sentences. */
struct calendar *calendar_take(char *bytes, size_t size, const char *path,
			       struct calendar_notes *notes, struct error *error);
void calendar_free(struct calendar *calendar);

/* The sessions / shifts that overlap from <= t < to, sorted, appended to the (empty) list.
 * Bounded: rules without end are only followed within the span. False when memory is gone. */
bool calendar_sessions(const struct calendar *calendar, utc_t from, utc_t to,
		       struct session_list *out);
bool calendar_shifts(const struct calendar *calendar, utc_t from, utc_t to, struct shift_list *out);

/* How many entries it holds at all: an empty rooster.ics is no roster. */
int calendar_entries(const struct calendar *calendar);

#endif
