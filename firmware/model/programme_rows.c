#include "model/programme_rows.h"

#include "base/array.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define FIELDS   13
#define EARLIEST (-(int64_t)100 * 366 * 24 * HOUR) /* no calendar of a house is about times */
#define LATEST   ((int64_t)1000 * 366 * 24 * HOUR) /* before 1870 or after 2970 */

enum flag { ALL_DAY = 1, CANCELLED = 2, SIGN_UP = 4, NO_JOIN = 8, FLAGS = 15 };

const char *rows_kind_name(enum rows_kind kind)
{
	return kind == ROWS_SESSIONS ? "sessions" : "shifts";
}

void rows_free(struct programme_rows *rows)
{
	session_list_free(&rows->sessions);
	shift_list_free(&rows->shifts);
	array_free(&rows->notes.items, &rows->notes.count, &rows->notes.room);
}

bool rows_add_note(struct programme_rows *rows, const char *text)
{
	if (rows->notes.count >= ROWS_NOTES)
		return true;
	struct rows_note *note = array_add(&rows->notes.items, &rows->notes.count,
					   &rows->notes.room, sizeof *rows->notes.items);
	if (note)
		utf8_copy(note->text, sizeof note->text, text);
	return note != NULL;
}

bool rows_cut(struct programme_rows *rows)
{
	bool many = rows->sessions.count > ROWS_MOST || rows->shifts.count > ROWS_MOST;

	if (!many)
		return true;
	if (rows->sessions.count > ROWS_MOST) {
		rows->to = rows->sessions.items[ROWS_MOST].ref.start;
		rows->sessions.count = ROWS_MOST;
	}
	if (rows->shifts.count > ROWS_MOST) {
		rows->to = rows->shifts.items[ROWS_MOST].start;
		rows->shifts.count = ROWS_MOST;
	}
	if (rows->to <= rows->from) /* all of them begin before it */
		rows->to = rows->from + 1;
	return rows_add_note(rows, "Er staat te veel in. We laten alleen het eerste deel zien.");
}

/* ---- writing --------------------------------------------------------------- */

/* A field may hold neither tab nor line end, whatever came from the calendar. */
static void put_text(const char *text, size_t room, FILE *out)
{
	char clean[ROWS_LINE];

	utf8_copy(clean, room < sizeof clean ? room : sizeof clean, text);
	(void)fprintf(out, "\t%s", clean);
}

static void put_session(const struct session *session, FILE *out)
{
	int flags = (session->all_day ? ALL_DAY : 0) | (session->cancelled ? CANCELLED : 0) |
		    (session->sign_up ? SIGN_UP : 0) | (session->no_join ? NO_JOIN : 0);

	(void)fprintf(out, "session\t%" PRId64 "\t%" PRId64 "\t%d\t%d\t%d", session->ref.start,
		      session->end, flags, session->capacity, (int)session->kind);
	put_text(session->ref.key, sizeof session->ref.key, out);
	put_text(session->ref.title, sizeof session->ref.title, out);
	put_text(session->written, sizeof session->written, out);
	put_text(session->kind_text, sizeof session->kind_text, out);
	put_text(session->place, sizeof session->place, out);
	put_text(session->language, sizeof session->language, out);
	put_text(session->only_for, sizeof session->only_for, out);
	(void)fputc('\n', out);
}

static void put_shift(const struct shift *shift, FILE *out)
{
	(void)fprintf(out, "shift\t%" PRId64 "\t%" PRId64, shift->start, shift->end);
	put_text(shift->name, sizeof shift->name, out);
	put_text(shift->speaks, sizeof shift->speaks, out);
	(void)fputc('\n', out);
}

void rows_forget_written(struct programme_rows *rows)
{
	for (int i = 0; i < rows->sessions.count; i++)
		rows->sessions.items[i].written[0] = '\0';
}

bool rows_write(const struct programme_rows *rows, FILE *out)
{
	bool sessions = rows->kind == ROWS_SESSIONS;

	if (rows->failed[0]) {
		(void)fputs("failed", out);
		put_text(rows->failed, sizeof rows->failed, out);
		(void)fputc('\n', out);
		return fflush(out) == 0 && !ferror(out);
	}
	(void)fprintf(out, "rows\t1\t%s\t%" PRId64 "\t%" PRId64 "\t%d\n",
		      rows_kind_name(rows->kind), rows->from, rows->to, rows->entries);
	for (int i = 0; i < rows->notes.count; i++) {
		(void)fputs("note", out);
		put_text(rows->notes.items[i].text, sizeof rows->notes.items[i].text, out);
		(void)fputc('\n', out);
	}
	for (int i = 0; sessions && i < rows->sessions.count; i++)
		put_session(&rows->sessions.items[i], out);
	for (int i = 0; !sessions && i < rows->shifts.count; i++)
		put_shift(&rows->shifts.items[i], out);
	(void)fprintf(out, "end\t%d\n", sessions ? rows->sessions.count : rows->shifts.count);
	return fflush(out) == 0 && !ferror(out);
}

/* ---- reading --------------------------------------------------------------- */

struct lines { /* what is left to read, and the line in hand */
	const char *at, *end;
	char line[ROWS_LINE];
	char *fields[FIELDS];
	int count;
};

/* The next line, cut into fields. False at the end, or when it is none. */
static bool next(struct lines *lines)
{
	const char *stop = lines->at < lines->end
			       ? memchr(lines->at, '\n', (size_t)(lines->end - lines->at))
			       : NULL;
	size_t length = stop ? (size_t)(stop - lines->at) : 0;

	if (!stop || length >= sizeof lines->line || memchr(lines->at, '\0', length) ||
	    !utf8_valid(lines->at, length))
		return false;
	memcpy(lines->line, lines->at, length);
	lines->line[length] = '\0';
	lines->at = stop + 1;
	lines->count = 0;
	for (char *field = lines->line; field; lines->count++) {
		if (lines->count == FIELDS)
			return false;
		lines->fields[lines->count] = field;
		field = strchr(field, '\t');
		if (field)
			*field++ = '\0';
	}
	return true;
}

static bool is(const struct lines *lines, const char *what, int count)
{
	return lines->count == count && strcmp(lines->fields[0], what) == 0;
}

static bool number(const char *text, int64_t least, int64_t most, int64_t *out)
{
	char *end, again[24];
	long long value = strtoll(text, &end, 10);

	*out = value;
	(void)snprintf(again, sizeof again, "%lld", value); /* as it is written, and no other way */
	return end != text && *end == '\0' && strcmp(again, text) == 0 && value >= least &&
	       value <= most;
}

static bool small(const char *text, int least, int most, int *out)
{
	int64_t value;
	bool good = number(text, least, most, &value);

	*out = good ? (int)value : 0;
	return good;
}

/* Only what utf8_copy() leaves as it is: short enough, and nothing in it that steers a screen. */
static bool text(const char *field, char *out, size_t room)
{
	utf8_copy(out, room, field);
	return strcmp(out, field) == 0;
}

#define TEXT(field, out) text(field, out, sizeof(out))

static bool span(const struct programme_rows *rows, char *const *fields, utc_t *start, utc_t *end)
{
	return number(fields[1], EARLIEST, LATEST, start) &&
	       number(fields[2], EARLIEST, LATEST, end) && *start < *end &&
	       *start<rows->to && * end> rows->from;
}

static bool take_session(struct programme_rows *rows, char *const *fields)
{
	struct session *session =
	    rows->sessions.count < ROWS_MOST ? session_list_add(&rows->sessions) : NULL;
	int flags, kind;

	if (!session || !span(rows, fields, &session->ref.start, &session->end) ||
	    !small(fields[3], 0, FLAGS, &flags) ||
	    !small(fields[4], -1, 1000000000, &session->capacity) ||
	    !small(fields[5], 0, KINDS - 1, &kind))
		return false;
	session->kind = (enum session_kind)kind;
	session->all_day = (flags & ALL_DAY) != 0;
	session->cancelled = (flags & CANCELLED) != 0;
	session->sign_up = (flags & SIGN_UP) != 0;
	session->no_join = (flags & NO_JOIN) != 0;
	return TEXT(fields[6], session->ref.key) && TEXT(fields[7], session->ref.title) &&
	       TEXT(fields[8], session->written) && TEXT(fields[9], session->kind_text) &&
	       TEXT(fields[10], session->place) && TEXT(fields[11], session->language) &&
	       TEXT(fields[12], session->only_for);
}

static bool take_shift(struct programme_rows *rows, char *const *fields)
{
	struct shift *shift = rows->shifts.count < ROWS_MOST ? shift_list_add(&rows->shifts) : NULL;

	return shift && span(rows, fields, &shift->start, &shift->end) &&
	       TEXT(fields[3], shift->name) && TEXT(fields[4], shift->speaks);
}

static bool take_note(struct programme_rows *rows, const char *field)
{
	struct rows_note note;

	return rows->notes.count < ROWS_NOTES && field[0] && TEXT(field, note.text) &&
	       rows_add_note(rows, field);
}

static bool take_head(struct programme_rows *rows, char *const *fields)
{
	bool sessions = strcmp(fields[2], rows_kind_name(ROWS_SESSIONS)) == 0;

	rows->kind = sessions ? ROWS_SESSIONS : ROWS_SHIFTS;
	return strcmp(fields[1], "1") == 0 &&
	       (sessions || strcmp(fields[2], rows_kind_name(ROWS_SHIFTS)) == 0) &&
	       number(fields[3], EARLIEST, LATEST, &rows->from) &&
	       number(fields[4], EARLIEST, LATEST, &rows->to) && rows->from < rows->to &&
	       small(fields[5], 0, 10000000, &rows->entries);
}

/* Everything after the head. */
static bool take_lines(struct programme_rows *rows, struct lines *lines)
{
	bool sessions = rows->kind == ROWS_SESSIONS;
	int count;

	while (next(lines)) {
		if (is(lines, "end", 2))
			return small(lines->fields[1], 0, ROWS_MOST, &count) &&
			       count == (sessions ? rows->sessions.count : rows->shifts.count) &&
			       lines->at == lines->end;
		bool good = is(lines, "note", 2) ? take_note(rows, lines->fields[1])
			    : sessions && is(lines, "session", 13)
				? take_session(rows, lines->fields)
			    : !sessions && is(lines, "shift", 5) ? take_shift(rows, lines->fields)
								 : false;
		if (!good)
			return false;
	}
	return false;
}

bool rows_read(struct programme_rows *rows, const char *bytes, size_t size)
{
	struct lines lines = { .at = bytes, .end = bytes + size };

	memset(rows, 0, sizeof *rows);
	if (size > ROWS_BYTES || !next(&lines))
		return false;
	if (is(&lines, "failed", 2))
		return lines.fields[1][0] && TEXT(lines.fields[1], rows->failed) &&
		       lines.at == lines.end;
	if (!is(&lines, "rows", 6) || !take_head(rows, lines.fields) || !take_lines(rows, &lines))
		return false;
	session_list_sort(&rows->sessions);
	shift_list_sort(&rows->shifts);
	return true;
}
