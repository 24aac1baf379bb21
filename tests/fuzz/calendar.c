/* A calendar: any bytes, read and spread over a day, a week and four weeks. */
#include "fuzz.h"

#include "base/utf8.h"
#include "calendar/calendar.h"

#include <string.h>

#define NOW INT64_C(1795424400) /* 2026-11-23T10:00:00+01:00 */
#define DAY INT64_C(86400)

static void check_sessions(const struct session_list *list, utc_t from, utc_t to)
{
	for (int i = 0; i < list->count; i++) {
		const struct session *session = &list->items[i];
		must(session->end > session->ref.start, "a session ends after it begins");
		must(session->ref.start < to && session->end > from, "a session is of its span");
		must(utf8_valid(session->ref.title, strlen(session->ref.title)),
		     "a title is UTF-8");
		must(utf8_valid(session->place, strlen(session->place)), "a place is UTF-8");
	}
}

static void expand(const struct calendar *calendar, utc_t from, utc_t to)
{
	struct session_list sessions = { 0 };
	struct shift_list shifts = { 0 };

	if (calendar_sessions(calendar, from, to, &sessions))
		check_sessions(&sessions, from, to);
	(void)calendar_shifts(calendar, from, to, &shifts);
	session_list_free(&sessions);
	shift_list_free(&shifts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = { "" };

	(void)civil_set_zone("Europe/Amsterdam");
	struct calendar *calendar =
	    calendar_load(fuzz_file("activiteiten.ics", data, size), NULL, &error);
	must(calendar || error.text[0], "a file that is no calendar is told");
	if (!calendar)
		return 0;
	expand(calendar, NOW, NOW + DAY);
	expand(calendar, NOW - 3 * DAY, NOW + 4 * DAY);
	expand(calendar, NOW - 3 * DAY, NOW + 28 * DAY);
	calendar_free(calendar);
	return 0;
}
