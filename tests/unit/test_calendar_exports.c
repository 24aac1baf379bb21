/* Calendars as other programs write them: time zones, and the exports of Outlook and Google. */
#include "calendar_text.h"

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define WEEKLY(lines)                                                                              \
	EVENT("UID:w\nSUMMARY:w\nDTSTART" TZ_AMS "20260105T100000\nDTEND" TZ_AMS                   \
	      "20260105T120000\n" lines)

static void ten_o_clock_stays_ten_o_clock(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=DAILY\n"), "2026-03-28T00:00", "2026-03-31T00:00");
	assert_listing("2026-03-28T10:00 w\n2026-03-29T10:00 w\n2026-03-30T10:00 w\n");
	read_events(WEEKLY("RRULE:FREQ=DAILY\n"), "2026-10-24T00:00", "2026-10-27T00:00");
	assert_listing("2026-10-24T10:00 w\n2026-10-25T10:00 w\n2026-10-26T10:00 w\n");
}

static void night_over_the_change_ends_at_its_hour(void **state)
{
	(void)state;
	read_events(EVENT("UID:n\nSUMMARY:n\nDTSTART" TZ_AMS "20260103T220000\nDTEND" TZ_AMS
			  "20260104T060000\nRRULE:FREQ=WEEKLY\n"),
		    "2026-03-28T12:00", "2026-03-29T12:00");
	assert_listing("2026-03-28T22:00 n\n");
	assert_int_equal(sessions.items[0].end, local("2026-03-29T06:00"));
}

static void zone_names_that_one_meets(void **state)
{
	(void)state;
	read_file("tests/data/calendars/zone-names.ics", "2026-07-01T00:00", "2026-08-01T00:00");
	assert_int_equal(sessions.count, 9);
	for (int i = 0; i < sessions.count; i++)
		if (sessions.items[i].ref.start != local("2026-07-07T10:00"))
			fail_msg("%s", listing());
	assert_int_equal(warnings, 1); /* the unknown one */
}

static void zone_of_the_file_comes_first(void **state)
{
	(void)state;
	read_events("BEGIN:VTIMEZONE\nTZID:Europe/London\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
		    "TZOFFSETFROM:+0500\nTZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n" EVENT(
			"UID:z\nSUMMARY:z\nDTSTART;TZID=Europe/London:20260105T100000\n"),
		    "2026-01-05T00:00", "2026-01-06T00:00");
	assert_listing("2026-01-05T06:00 z\n");
}

static void odd_hours_of_a_foreign_zone(void **state)
{
	(void)state;
	/* 1:30 does not exist in London on 2026-03-29, and is twice there on 2026-10-25 */
	read_events(EVENT("UID:1\nSUMMARY:gap\nDTSTART;TZID=Europe/London:20260329T013000\n")
			EVENT("UID:2\nSUMMARY:twice\nDTSTART;TZID=Europe/London:"
			      "20261025T013000\n"),
		    "2026-01-01T00:00", "2027-01-01T00:00");
	assert_int_equal(session_titled("gap")->ref.start, local("2026-03-29T03:30"));
	assert_int_equal(session_titled("twice")->ref.start, local("2026-10-25T01:30") + HOUR);
}

static void foreign_zone_over_its_changes(void **state)
{
	(void)state;
	const char *events = EVENT("UID:1\nSUMMARY:l\nDTSTART;TZID=Europe/London:20260101T090000\n"
				   "RRULE:FREQ=DAILY\n");
	read_events(events, "2026-03-28T00:00", "2026-03-31T00:00");
	assert_listing("2026-03-28T10:00 l\n2026-03-29T10:00 l\n2026-03-30T10:00 l\n");
	read_events(events, "2026-10-24T00:00", "2026-10-27T00:00");
	assert_listing("2026-10-24T10:00 l\n2026-10-25T10:00 l\n2026-10-26T10:00 l\n");
	/* New York changes on other days */
	read_events(EVENT("UID:1\nSUMMARY:n\nDTSTART;TZID=Eastern Standard Time:20260101T090000\n"
			  "RRULE:FREQ=DAILY\n"),
		    "2026-03-07T00:00", "2026-03-10T00:00");
	assert_listing("2026-03-07T15:00 n\n2026-03-08T14:00 n\n2026-03-09T14:00 n\n");
}

static void outlook(void **state)
{
	(void)state;
	read_file("tests/data/calendars/outlook.ics", "2026-01-05T00:00", "2026-01-27T00:00");
	assert_listing(
	    "2026-01-05T12:30 Samen lunchen\n2026-01-12T12:30 Samen lunchen\n"
	    "2026-01-20T13:30 Samen lunchen (dinsdag)\n2026-01-26T12:30 Samen lunchen\n");
	const struct session *lunch = &sessions.items[0];
	assert_int_equal(lunch->capacity, 12);
	assert_int_equal(lunch->kind, KIND_FOOD);
	assert_string_equal(lunch->kind_text, "Eten");
	assert_true(lunch->sign_up);
	assert_string_equal(lunch->place, "Keuken, begane grond");
	assert_int_equal(strlen(lunch->ref.key), 97);
	assert_int_equal(strncmp(lunch->ref.key, "040000008200E00074C5", 20), 0);
	assert_string_equal(lunch->ref.key, sessions.items[2].ref.key);
	assert_int_equal(warnings, 0);
	read_file("tests/data/calendars/outlook.ics", "2026-03-30T00:00", "2026-04-20T00:00");
	assert_listing("2026-03-30T12:30 Samen lunchen\n2026-04-13T12:30 Samen lunchen\n");
	read_file("tests/data/calendars/outlook.ics", "2026-12-20T00:00", "2027-04-20T00:00");
	assert_listing("2026-12-21T12:30 Samen lunchen\n2026-12-28T12:30 Samen lunchen\n");
}

static void google(void **state)
{
	(void)state;
	read_file("tests/data/calendars/google.ics", "2026-01-01T00:00", "2026-04-01T00:00");
	assert_listing("2026-01-06T19:00 Kookgroep\n2026-01-21T19:00 Kookgroep (woensdag)\n"
		       "2026-02-17T19:00 Kookgroep x\n2026-03-03T19:00 Kookgroep\n");
	assert_int_equal(sessions.items[0].capacity, 8);
	assert_int_equal(sessions.items[0].kind, KIND_COOKING);
	assert_string_equal(sessions.items[0].only_for, "buren & vrienden");
	assert_false(sessions.items[0].sign_up);
	read_file("tests/data/calendars/google.ics", "2027-01-01T00:00", "2030-01-01T00:00");
	assert_listing("2027-04-27 Koningsdag\n2029-04-27 Koningsdag\n");
	read_file("tests/data/calendars/google.ics", "2026-07-17T23:00", "2026-07-18T00:00");
	assert_listing("2026-07-13 Zomerweek voor kinderen\n");
	read_file("tests/data/calendars/google.ics", "2026-07-18T00:00", "2026-07-19T00:00");
	assert_listing("");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CALENDAR_TEST(ten_o_clock_stays_ten_o_clock),
		CALENDAR_TEST(night_over_the_change_ends_at_its_hour),
		CALENDAR_TEST(zone_names_that_one_meets),
		CALENDAR_TEST(zone_of_the_file_comes_first),
		CALENDAR_TEST(odd_hours_of_a_foreign_zone),
		CALENDAR_TEST(foreign_zone_over_its_changes),
		CALENDAR_TEST(outlook),
		CALENDAR_TEST(google),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
