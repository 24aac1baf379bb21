/*
 * calendar_kept.h - the rows of a calendar in the data folder, for the next start: a file for its
 * owner's eyes only, with what the screen may show and nothing else of the calendar.
 */
#ifndef INLOOP_TERMINAL_CALENDAR_KEPT_H
#define INLOOP_TERMINAL_CALENDAR_KEPT_H

#include "model/programme_rows.h"

#include <sys/stat.h>

enum kept {
	KEPT_NOT,   /* nothing that can be used: none, damaged, of another time zone */
	KEPT_OLDER, /* rows to go on with until the calendar is read */
	KEPT_AS_IS, /* what reading this very file on this day would give */
};

/* Read them (rows_free()). `about` is the calendar file as it is now. */
enum kept calendar_kept_read(const char *path, enum rows_kind kind, const struct stat *about,
			     day_t today, struct programme_rows *rows);

/* Keep them, read on this day from this file. What staff were told of single entries is left out:
 * it may hold a name. A disk that takes nothing only costs the next start a moment. */
void calendar_kept_write(const char *path, const struct stat *about, day_t day,
			 const struct programme_rows *rows);

#endif
