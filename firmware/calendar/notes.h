/*
 * notes.h - what staff are to read about the entries of a calendar file.
 *
 * One plain Dutch sentence per entry: which one (its title and date), what is the matter, what to
 * do. Bounded: of a file that is wrong in a thousand places the first ones are told, the rest
 * counted. Nothing of a private entry ever stands in one.
 */
#ifndef INLOOP_CALENDAR_NOTES_H
#define INLOOP_CALENDAR_NOTES_H

#include "base/civil.h"

#define CALENDAR_NOTES_MAX 12
#define CALENDAR_NOTE_MAX  240

struct calendar_note {
	char sentence[CALENDAR_NOTE_MAX];
};

struct calendar_notes { /* zeroed when empty */
	struct calendar_note items[CALENDAR_NOTES_MAX];
	int count;
	int more; /* further ones that found no place */
};

/* A sentence about the whole file. The same sentence is only kept once. */
void notes_add(struct calendar_notes *notes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A sentence about the entry of this title on this day (DAY_NONE = it has none):
 * "'Taalles' (5 januari 2026): " goes before it. */
void notes_entry(struct calendar_notes *notes, const char *title, day_t day, const char *format,
		 ...) __attribute__((format(printf, 4, 5)));

#endif
