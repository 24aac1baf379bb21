/*
 * inloop-calendar: reads the calendar that is open as its standard input, and writes the sessions
 * or shifts of a span as rows (model/programme_rows.h) to its standard output.
 *
 *   inloop-calendar sessions|shifts FROM TO PATH <FILE
 *
 * FROM and TO are UTC seconds, PATH only names the file in what staff read; the environment holds
 * the house's time zone as TZ. A program of its own, so that a stranger's file can hurt nothing
 * else: it has no right that it does not use, and may crash, hang or eat as it likes. The terminal
 * and inloop-report start it. Exit status 0: rows were written (also those that say why there are
 * none); 1: they could not be; 2: wrong usage.
 */
#include "base/civil.h"
#include "base/file.h"
#include "calendar/calendar.h"
#include "calendar/sandbox.h"
#include "model/programme_rows.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WRITTEN = 0, NOT_WRITTEN = 1, USAGE = 2 };

struct task {
	struct programme_rows rows; /* kind and span are what was asked */
	const char *path;
};

static bool read_time(const char *text, utc_t *out)
{
	char *end;

	errno = 0;
	*out = strtoll(text, &end, 10);
	return errno == 0 && end != text && *end == '\0';
}

static bool read_task(struct task *task, int argc, char **argv)
{
	struct programme_rows *rows = &task->rows;

	if (argc != 5)
		return false;
	rows->kind =
	    strcmp(argv[1], rows_kind_name(ROWS_SHIFTS)) == 0 ? ROWS_SHIFTS : ROWS_SESSIONS;
	task->path = argv[4];
	return strcmp(argv[1], rows_kind_name(rows->kind)) == 0 &&
	       read_time(argv[2], &rows->from) && read_time(argv[3], &rows->to) &&
	       rows->from < rows->to;
}

static bool tell(struct programme_rows *rows, const struct calendar_notes *notes)
{
	char more[CALENDAR_NOTE_MAX];
	bool done = true;

	for (int i = 0; done && i < notes->count; i++)
		done = rows_add_note(rows, notes->items[i].sentence);
	if (!done || notes->more == 0)
		return done;
	(void)snprintf(more, sizeof more,
		       "er zijn nog %d van deze meldingen. Verbeter eerst de andere.", notes->more);
	return rows_add_note(rows, more);
}

/* Fill the rows from the calendar. False with the reason. */
static bool fill(struct task *task, struct error *error)
{
	struct programme_rows *rows = &task->rows;
	struct calendar_notes notes;
	size_t size;
	char *bytes = file_read_open(STDIN_FILENO, task->path, CALENDAR_LIMIT, &size, error);
	struct calendar *calendar =
	    bytes ? calendar_take(bytes, size, task->path, &notes, error) : NULL;

	if (!calendar)
		return false;
	rows->entries = calendar_entries(calendar);
	bool done = rows->kind == ROWS_SESSIONS
			? calendar_sessions(calendar, rows->from, rows->to, &rows->sessions)
			: calendar_shifts(calendar, rows->from, rows->to, &rows->shifts);
	done = done && rows_cut(rows) && tell(rows, &notes);
	calendar_free(calendar);
	return done || error_set(error, "%.160s: er is te weinig geheugen om de agenda te lezen.",
				 task->path);
}

/* The C library loads an encoding from a file when it is first asked for, and keeps it as long as
 * somebody has it open: those of utf8_from(), while files may still be opened. */
static void open_encodings(void)
{
	(void)iconv_open("UTF-8", "CP1252");
	(void)iconv_open("UTF-8", "UTF-16LE");
	(void)iconv_open("UTF-8", "UTF-16BE");
}

int main(int argc, char **argv)
{
	struct task task = { 0 };
	struct error error = { "" };

	open_encodings();
	sandbox_enter();
	if (!read_task(&task, argc, argv)) {
		(void)fputs("usage: inloop-calendar sessions|shifts FROM TO PATH <FILE\n", stderr);
		return USAGE;
	}
	if (!fill(&task, &error))
		(void)snprintf(task.rows.failed, sizeof task.rows.failed, "%s", error.text);
	bool written = rows_write(&task.rows, stdout);
	rows_free(&task.rows);
	return written ? WRITTEN : NOT_WRITTEN;
}
