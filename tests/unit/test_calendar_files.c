/* Calendar files as they should not be: broken, huge, hostile. None may crash, hang or be half
 * read. */
#include "calendar_text.h"

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define HEAD         "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//NL\n"

/* A test that does not come back is killed, and so fails. */
static int setup(void **state)
{
	alarm(300);
	return calendar_setup(state);
}

static int teardown(void **state)
{
	alarm(0);
	return calendar_teardown(state);
}

static void assert_refused(const char *bytes, size_t size, const char *sentence)
{
	assert_null(load_bytes(bytes, size));
	if (!strstr(error.text, sentence))
		fail_msg("'%s' does not say '%s'", error.text, sentence);
}

static void files_that_are_no_calendar(void **state)
{
	(void)state;
	assert_refused("", 0, "is leeg");
	assert_refused("\r\n \r\n", 5, "is leeg");
	assert_refused("hallo\n", 6, "is geen agenda");
	assert_refused("\x00\x01\x02\x80\xFF\xFE\x7F", 7, "is geen agenda");
	assert_refused("BEGIN:VCARD\nEND:VCARD\n", 22, "is geen agenda");
	assert_null(calendar_load("/nergens/rooster.ics", &notes, &error));
	assert_non_null(strstr(error.text, "/nergens/rooster.ics bestaat niet"));
	assert_null(calendar_load("config", NULL, &error));
	assert_non_null(strstr(error.text, "geen gewoon bestand"));
}

static void cut_off_anywhere_is_refused(void **state)
{
	(void)state;
	size_t size;
	char *whole = file_read("tests/data/calendars/google.ics", 1 << 20, &size, &error);
	assert_non_null(whole);
	for (size_t cut = 16; cut < size - 2; cut += 7)
		assert_refused(whole, cut, cut > 20 ? "is afgebroken" : "");
	free(whole);
}

/* Nobody may walk into these by recursion. */
static void nested_without_end_is_refused(void **state)
{
	(void)state;
	static const char begin[] = "BEGIN:VEVENT\n", end[] = "END:VEVENT\n";
	char *text = malloc(8u << 20);
	assert_non_null(text);
	for (int closed = 0; closed < 2; closed++) {
		size_t used = (size_t)sprintf(text, HEAD);
		for (int i = 0; i < 300000; i++, used += sizeof begin - 1)
			memcpy(text + used, begin, sizeof begin);
		for (int i = 0; i < 300000 && closed; i++, used += sizeof end - 1)
			memcpy(text + used, end, sizeof end);
		used += (size_t)sprintf(text + used, "END:VCALENDAR\n");
		assert_refused(text, used, "te veel delen in elkaar");
	}
	free(text);
}

static void fifty_megabytes_are_refused(void **state)
{
	(void)state;
	FILE *file = fopen(file_path(), "wb");
	assert_non_null(file);
	fputs(HEAD, file);
	assert_int_equal(ftruncate(fileno(file), 50 * 1000 * 1000), 0);
	fclose(file);
	assert_null(calendar_load(file_path(), &notes, &error));
	assert_non_null(strstr(error.text, "te groot"));
	unlink(file_path());
}

static void encodings_and_line_ends(void **state)
{
	(void)state;
	static const char *const ends[] = { "\n", "\r\n" };
	for (int i = 0; i < 2; i++) {
		char text[400];
		const char *e = ends[i];
		snprintf(text, sizeof text,
			 "\xEF\xBB\xBF"
			 "BEGIN:VCALENDAR%sVERSION:2.0%sBEGIN:VEVENT%sUID:1%s"
			 "DTSTART:20260105T100000%sSUMMARY:Taalca%s f\xC3%s \xA9%sEND:VEVENT%s"
			 "END:VCALENDAR",
			 e, e, e, e, e, e, e, e, e);
		struct calendar *calendar = load_bytes(text, strlen(text));
		assert_non_null(calendar);
		query(calendar, "2026-01-05T00:00", "2026-01-06T00:00");
		calendar_free(calendar);
		assert_listing("2026-01-05T10:00 Taalcafé\n");
	}
	static const char latin[] = HEAD EVENT(
	    "UID:1\nDTSTART:20260105T100000\nSUMMARY:Taalcaf\xE9 \x80 1\n") "END:VCALENDAR\n";
	struct calendar *calendar = load_bytes(latin, sizeof latin - 1);
	query(calendar, "2026-01-05T00:00", "2026-01-06T00:00");
	calendar_free(calendar);
	assert_listing("2026-01-05T10:00 Taalcafé € 1\n");
	static const char nul[] = HEAD EVENT("UID:1\nDTSTART:20260105T10\0\0"
					     "0000\nSUMMARY:Soe\0p\n") "END:VCALENDAR\n\0";
	calendar = load_bytes(nul, sizeof nul);
	query(calendar, "2026-01-05T00:00", "2026-01-06T00:00");
	calendar_free(calendar);
	assert_listing("2026-01-05T10:00 Soep\n");
}

static void entries_that_make_no_sense(void **state)
{
	(void)state;
	static const struct {
		const char *event, *expected;
		int warnings;
	} cases[] = {
		{ EVENT("UID:1\nSUMMARY:a\n"), "", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:morgen\n"), "", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260230T100000\n"), "", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:00000000T000000\n"), "", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=SOMS\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=SECONDLY\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=MINUTELY;"
			"BYMONTH=2;BYMONTHDAY=30\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=DAILY;INTERVAL=0\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=DAILY;BYMONTH=2;"
			"BYMONTHDAY=30\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=DAILY;BYSECOND="
			"0,1,2,3,4,5,6,7,8,9,10\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nDTSTART:20260105T100000\nLOCATION:\nDESCRIPTION:\nSUMMARY:\n"),
		  "2026-01-05T10:00 Activiteit\n", 0 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nDURATION:-PT1H\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nDURATION:P9999999W\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nDTEND;VALUE=DATE:20260107\n"),
		  "2026-01-05T10:00 a\n", 1 },
		{ "BEGIN:VTODO\nUID:1\nSUMMARY:a\nDTSTART:20260105T100000\nEND:VTODO\n", "", 0 },
		{ "BEGIN:VTIMEZONE\nEND:VTIMEZONE\n"
		  "BEGIN:VTIMEZONE\nTZID:leeg\nEND:VTIMEZONE\n" EVENT(
		      "UID:1\nSUMMARY:a\nDTSTART;TZID=Europe/Amsterdam:20260105T100000\n"),
		  "2026-01-05T10:00 a\n", 0 },
		{ EVENT("UID:1\nSUMMARY:a\nDTSTART;TZID=../../../etc/passwd:20260105T100000\n"),
		  "2026-01-05T10:00 a\n", 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		read_events(cases[i].event, "2026-01-01T00:00", "2026-02-01T00:00");
		if (strcmp(listing(), cases[i].expected) != 0 || warnings != cases[i].warnings)
			fail_msg("%sgives %d warnings and\n%s", cases[i].event, warnings,
				 listing());
	}
}

/* A hundred of the same rule. */
static char *many_rules(const char *rule)
{
	size_t room = 20000;
	char *text = malloc(room);
	size_t used = (size_t)snprintf(text, room, HEAD);
	for (int i = 0; i < 100; i++)
		used +=
		    (size_t)snprintf(text + used, room - used,
				     "BEGIN:VEVENT\nUID:%d\nSUMMARY:a\nDTSTART:20260106T100000\n"
				     "RRULE:%s\nEND:VEVENT\n",
				     i, rule);
	snprintf(text + used, room - used, "END:VCALENDAR\n");
	return text;
}

static void rules_without_any_date(void **state)
{
	(void)state;
	/* each is told and its first date stands; none costs a search through centuries */
	static const char *const rules[] = { "FREQ=MONTHLY;BYMONTH=2,4;BYMONTHDAY=31",
					     "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
					     "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6" };
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		char *text = many_rules(rules[i]);
		struct calendar *calendar = load_bytes(text, strlen(text));
		free(text);
		assert_non_null(calendar);
		assert_int_equal(warnings, 1); /* of one title and date: one sentence is enough */
		assert_non_null(strstr(notes.items[0].sentence,
				       "'a' (6 januari 2026): de herhaling geeft geen datum."));
		query(calendar, "2026-01-01T00:00", "2036-01-01T00:00");
		assert_int_equal(sessions.count, 100);
		calendar_free(calendar);
	}
}

static void dates_of_one_entry_are_bounded(void **state)
{
	(void)state;
	read_events(EVENT("UID:1\nSUMMARY:a\nDTSTART:20060105T100000\nDURATION:PT5M\n"
			  "RRULE:FREQ=DAILY;BYHOUR=8,9,10,11,12,13,14,15;BYMINUTE=0,15,30,45\n"),
		    "2026-01-01T00:00", "2036-01-01T00:00");
	assert_in_range(sessions.count, 1000, 5000);
	assert_int_equal(sessions.items[0].ref.start, local("2026-01-01T08:00"));
	/* a rule with COUNT has to be followed from its start */
	read_events(EVENT("UID:1\nSUMMARY:a\nDTSTART:20060105T100000\nRRULE:FREQ=DAILY;"
			  "COUNT=7310\n"),
		    "2026-01-01T00:00", "2036-01-01T00:00");
	assert_int_equal(sessions.count,
			 7310 - (civil_day_of(2026, 1, 1) - civil_day_of(2006, 1, 5)));
}

/* Twenty thousand series from long ago; a week of them. */
static void twenty_thousand_entries(void **state)
{
	(void)state;
	size_t room = 8u << 20, used;
	char *text = malloc(room);
	used = (size_t)snprintf(text, room, HEAD);
	for (int i = 0; i < 20000; i++)
		used += (size_t)snprintf(
		    text + used, room - used,
		    "BEGIN:VEVENT\nUID:%d@huis\nSUMMARY:Activiteit %d\n"
		    "DTSTART;TZID=Europe/Amsterdam:200601%02dT%02d0000\nDURATION:PT1H\n%s"
		    "DESCRIPTION:Plekken: %d\nLOCATION:Zaal\nEND:VEVENT\n",
		    i, i, 1 + i % 28, 8 + i % 12,
		    i % 100   ? "RRULE:FREQ=WEEKLY;UNTIL=20201231\n"
		    : i % 200 ? "RRULE:FREQ=WEEKLY\n"
			      : "RRULE:FREQ=DAILY;INTERVAL=7\n",
		    i % 30);
	snprintf(text + used, room - used, "END:VCALENDAR\n");
	struct calendar *calendar = load_bytes(text, strlen(text));
	free(text);
	assert_non_null(calendar);
	assert_int_equal(calendar_entries(calendar), 20000);
	query(calendar, "2026-11-23T00:00", "2026-11-30T00:00");
	assert_int_equal(sessions.count, 200);
	assert_int_equal(warnings, 0);
	query(calendar, "2015-11-23T00:00", "2015-11-30T00:00");
	assert_int_equal(sessions.count, 20000);
	calendar_free(calendar);
}

static void several_calendars_in_one_file(void **state)
{
	(void)state;
	static const char text[] =
	    HEAD EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\n") "END:VCALENDAR\n" HEAD EVENT(
		"UID:2\nSUMMARY:b\nDTSTART:20260105T110000\n") "END:VCALENDAR\n";
	struct calendar *calendar = load_bytes(text, sizeof text - 1);
	assert_int_equal(calendar_entries(calendar), 2);
	query(calendar, "2026-01-05T00:00", "2026-01-06T00:00");
	calendar_free(calendar);
	assert_listing("2026-01-05T10:00 a\n2026-01-05T11:00 b\n");
}

static void calendar_without_entries(void **state)
{
	(void)state;
	static const char text[] = HEAD "END:VCALENDAR\n";
	struct calendar *calendar = load_bytes(text, sizeof text - 1);
	assert_non_null(calendar);
	assert_int_equal(calendar_entries(calendar), 0);
	query(calendar, "2026-01-05T00:00", "2026-01-06T00:00");
	assert_int_equal(sessions.count, 0);
	calendar_free(calendar);
}

static void texts_from_strangers_are_cleaned(void **state)
{
	(void)state;
	char events[2000] = "BEGIN:VEVENT\nUID:1\nDTSTART:20260105T100000\nSUMMARY:x\\n\x1B[31m";
	for (int i = 0; i < 300; i++)
		strcat(events, "é");
	strcat(events, "\nDESCRIPTION:<<<>>> < > &amp &; <br <p\\nPlekken: 99999999999999999999\n"
		       "END:VEVENT\n");
	read_events(events, "2026-01-05T00:00", "2026-01-06T00:00");
	assert_int_equal(sessions.count, 1);
	assert_int_equal(strncmp(sessions.items[0].ref.title, "x [31mé", 8), 0);
	assert_in_range(strlen(sessions.items[0].ref.title), 157, 159);
	assert_int_equal(sessions.items[0].capacity, 9999);
}

static void changed_bytes_do_no_harm(void **state)
{
	(void)state;
	size_t size;
	char *whole = file_read("tests/data/calendars/outlook.ics", 1 << 20, &size, &error);
	char *changed = malloc(size);
	uint32_t random = 4711;
	assert_true(whole && changed);
	for (int round = 0; round < 400; round++) {
		memcpy(changed, whole, size);
		for (int i = 0; i < 4; i++) {
			random = random * 1664525 + 1013904223;
			changed[(random >> 8) % size] = (char)(random >> 3);
		}
		struct calendar *calendar = load_bytes(changed, size);
		if (!calendar)
			continue;
		query(calendar, "2026-01-01T00:00", "2027-01-01T00:00");
		assert_in_range(sessions.count, 0, 400);
		calendar_free(calendar);
	}
	free(whole);
	free(changed);
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FILE_TEST(nested_without_end_is_refused),
		FILE_TEST(files_that_are_no_calendar),
		FILE_TEST(cut_off_anywhere_is_refused),
		FILE_TEST(fifty_megabytes_are_refused),
		FILE_TEST(encodings_and_line_ends),
		FILE_TEST(entries_that_make_no_sense),
		FILE_TEST(rules_without_any_date),
		FILE_TEST(dates_of_one_entry_are_bounded),
		FILE_TEST(twenty_thousand_entries),
		FILE_TEST(several_calendars_in_one_file),
		FILE_TEST(calendar_without_entries),
		FILE_TEST(texts_from_strangers_are_cleaned),
		FILE_TEST(changed_bytes_do_no_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
