/*
 * programme_rows.h - sessions or shifts of a span as plain lines of text: what inloop-calendar
 * hands over, and what the terminal keeps of it.
 *
 * One line a thing, its fields apart by tabs, at most ROWS_LINE bytes:
 *
 *   rows TAB 1 TAB sessions|shifts TAB FROM TAB TO TAB ENTRIES
 *   note TAB sentence for staff                                                  0 to ROWS_NOTES
 *   session TAB START TAB END TAB FLAGS TAB PLACES TAB KIND TAB key TAB title TAB title as written
 *           TAB kind as written TAB place TAB language TAB only for              0 to ROWS_MOST
 *   shift TAB START TAB END TAB name TAB languages                               0 to ROWS_MOST
 *   end TAB how many sessions or shifts
 *
 * or, where there is nothing to hand over, the one line "failed TAB sentence for staff". Times are
 * UTC seconds. The reader takes the lines for a stranger's: whatever is not exactly so is refused.
 */
#ifndef INLOOP_MODEL_PROGRAMME_ROWS_H
#define INLOOP_MODEL_PROGRAMME_ROWS_H

#include "base/health.h"
#include "model/programme.h"

#include <stdio.h>

#define ROWS_MOST  32768 /* what a house has in ten years */
#define ROWS_NOTES 32
#define ROWS_LINE  1024
#define ROWS_BYTES ((size_t)ROWS_MOST * ROWS_LINE)

enum rows_kind { ROWS_SESSIONS, ROWS_SHIFTS };

struct rows_note {
	char text[HEALTH_SENTENCE];
};

struct programme_rows {
	enum rows_kind kind;
	utc_t from, to; /* what overlaps from <= t < to is here */
	int entries;    /* of the calendar, whether or not any falls into the span */
	struct session_list sessions;
	struct shift_list shifts;
	struct {
		struct rows_note *items;
		int count, room;
	} notes;          /* what staff should know of the calendar */
	char failed[320]; /* why there is nothing; "" = it went well */
};

void rows_free(struct programme_rows *rows);

/* One sentence more for staff; further ones than ROWS_NOTES are left out. False without memory. */
bool rows_add_note(struct programme_rows *rows, const char *text);

/* Too many for anybody to look at: the last ones are left out, `to` is set to where they begin, and
 * a note says so. False when memory is gone. */
bool rows_cut(struct programme_rows *rows);

/* For whoever shows them only: a title as it stands in the calendar may hold somebody's number. */
void rows_forget_written(struct programme_rows *rows);

/* Write all of it. False when `out` takes no more. */
bool rows_write(const struct programme_rows *rows, FILE *out);

/* Read it from bytes (rows_free() it, also after a failure). False when they are anything else than
 * what rows_write() writes; *rows is then not to be used. */
bool rows_read(struct programme_rows *rows, const char *bytes, size_t size);

const char *rows_kind_name(enum rows_kind kind); /* "sessions", "shifts" */

#endif
