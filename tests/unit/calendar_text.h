/*
 * calendar_text.h - for the tests of the calendar: a few lines of iCalendar to a list of sessions.
 */
#ifndef INLOOP_TEST_CALENDAR_TEXT_H
#define INLOOP_TEST_CALENDAR_TEXT_H

#include "base/file.h"
#include "calendar/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define TZ_AMS ";TZID=Europe/Amsterdam:"

static struct session_list sessions;
static struct shift_list shifts;
static struct calendar_notes notes;
static int warnings; /* notes, the uncounted too */
static struct error error;

static int calendar_setup(void **state)
{
	(void)state;
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

static int calendar_teardown(void **state)
{
	(void)state;
	session_list_free(&sessions);
	shift_list_free(&shifts);
	return 0;
}

#define CALENDAR_TEST(name) cmocka_unit_test_setup_teardown(name, calendar_setup, calendar_teardown)

static inline utc_t local(const char *text)
{
	utc_t utc;
	if (!civil_parse_local(text, &utc))
		fail_msg("%s is no local time", text);
	return utc;
}

static inline const char *file_path(void)
{
	static char path[4096];
	const char *folder = getenv("TMPDIR");
	snprintf(path, sizeof path, "%.4000s/calendar-%ld.ics", folder ? folder : "/tmp",
		 (long)getpid());
	return path;
}

/* Load these bytes as a file; NULL with `error`. */
static inline struct calendar *load_bytes(const void *bytes, size_t size)
{
	struct error written;
	if (!file_write(file_path(), bytes, size, &written))
		fail_msg("%s", written.text);
	struct calendar *calendar = calendar_load(file_path(), &notes, &error);
	warnings = notes.count + notes.more;
	unlink(file_path());
	return calendar;
}

/* Load the text of VEVENTs. */
static inline struct calendar *load_events(const char *events)
{
	size_t room = strlen(events) + 200;
	char *text = malloc(room);
	snprintf(text, room, "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//NL\n%sEND:VCALENDAR\n",
		 events);
	struct calendar *calendar = load_bytes(text, strlen(text));
	free(text);
	if (!calendar)
		fail_msg("%s", error.text);
	return calendar;
}

static inline void query(struct calendar *calendar, const char *from, const char *to)
{
	session_list_free(&sessions);
	shift_list_free(&shifts);
	assert_true(calendar_sessions(calendar, local(from), local(to), &sessions));
	assert_true(calendar_shifts(calendar, local(from), local(to), &shifts));
}

/* The sessions of these VEVENTs in a span. */
static inline void read_events(const char *events, const char *from, const char *to)
{
	struct calendar *calendar = load_events(events);
	query(calendar, from, to);
	calendar_free(calendar);
}

static inline void read_file(const char *path, const char *from, const char *to)
{
	struct calendar *calendar = calendar_load(path, &notes, &error);
	warnings = notes.count + notes.more;
	if (!calendar)
		fail_msg("%s", error.text);
	query(calendar, from, to);
	calendar_free(calendar);
}

/* The sessions found, each "2026-01-05T10:00 title", a line each; all-day ones with the date,
 * cancelled ones with an x behind. */
static inline const char *listing(void)
{
	static char text[8000];
	size_t used = 0;
	text[0] = '\0';
	for (int i = 0; i < sessions.count && used < sizeof text - 200; i++) {
		const struct session *session = &sessions.items[i];
		char start[CIVIL_TEXT];
		civil_format_instant(session->ref.start, start);
		start[session->all_day ? 10 : 16] = '\0';
		used += (size_t)snprintf(text + used, sizeof text - used, "%s %s%s\n", start,
					 session->ref.title, session->cancelled ? " x" : "");
	}
	return text;
}

#define assert_listing(expected) assert_string_equal(listing(), expected)

static inline const struct session *session_titled(const char *title)
{
	for (int i = 0; i < sessions.count; i++)
		if (strcmp(sessions.items[i].ref.title, title) == 0)
			return &sessions.items[i];
	fail_msg("no session '%s' in:\n%s", title, listing());
	return NULL;
}

#endif
