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

#define ZONE(name, changes) "BEGIN:VTIMEZONE\nTZID:" name "\n" changes "END:VTIMEZONE\n"
#define CHANGE(kind, start, from, to, more)                                                        \
	"BEGIN:" kind "\nDTSTART:" start "\nTZOFFSETFROM:" from "\nTZOFFSETTO:" to "\n" more       \
	"END:" kind "\n"

/* Tables that programs write under a known name begin too late, stop too early or are plainly
 * wrong; the name is what people chose. */
static void known_name_beats_the_table(void **state)
{
	(void)state;
	read_events(ZONE("Europe/London",
			 CHANGE("STANDARD", "19700101T000000", "+0500", "+0500", ""))
			EVENT("UID:z\nSUMMARY:z\nDTSTART;TZID=Europe/London:20260105T100000\n"),
		    "2026-01-05T00:00", "2026-01-06T00:00");
	assert_listing("2026-01-05T11:00 z\n");
	assert_int_equal(warnings, 0);
}

/* A name that nobody knows has only the table, for the dates that it covers. */
static void table_of_an_unknown_name(void **state)
{
	(void)state;
	static const char changes[] =
	    ZONE("Mijn tijd", CHANGE("DAYLIGHT", "20260329T010000", "+0000", "+0100", "")
				  CHANGE("STANDARD", "20261025T020000", "+0100", "+0000", ""));
	char events[1000];
	snprintf(events, sizeof events, "%s%s", changes,
		 EVENT("UID:z\nSUMMARY:z\nDTSTART;TZID=Mijn tijd:20260705T100000\n"));
	read_events(events, "2026-07-05T00:00", "2026-07-06T00:00");
	assert_listing("2026-07-05T11:00 z\n");
	assert_int_equal(warnings, 0);
	snprintf(events, sizeof events, "%s%s", changes,
		 EVENT("UID:z\nSUMMARY:Taalles\nDTSTART;TZID=Mijn tijd:20280705T100000\n"));
	read_events(events, "2028-07-05T00:00", "2028-07-06T00:00");
	assert_int_equal(sessions.count, 1);
	assert_int_equal(warnings, 1);
	assert_non_null(strstr(notes.items[0].sentence, "'Taalles' (5 juli 2028): de tijdzone"));
}

/* A table that is the house's own time where it says something is so where it does not. */
static void table_like_the_house(void **state)
{
	(void)state;
	read_events(ZONE("Onze tijd",
			 CHANGE("DAYLIGHT", "20260329T020000", "+0100", "+0200", "")
			     CHANGE("STANDARD", "20261025T030000", "+0200", "+0100", ""))
			EVENT("UID:z\nSUMMARY:z\nDTSTART;TZID=Onze tijd:20280705T100000\n"),
		    "2028-07-05T00:00", "2028-07-06T00:00");
	assert_listing("2028-07-05T10:00 z\n");
	assert_int_equal(warnings, 1);
}

static void tables_count_in_their_own_calendar(void **state)
{
	(void)state;
	static const char text[] = "BEGIN:VCALENDAR\n" EVENT(
	    "UID:1\nSUMMARY:a\nDTSTART;TZID=Eigen:20260105T100000\n")
	    ZONE(
		"Eigen",
		CHANGE("STANDARD", "19700101T000000", "+0300", "+0300",
		       "")) "END:VCALENDAR\nBEGIN:VCALENDAR\n" EVENT("UID:2\nSUMMARY:b\nDTSTART;"
								     "TZID=Eigen:20260105T100000\n")
		ZONE("Eigen",
		     CHANGE(
			 "STANDARD", "19700101T000000", "-0100", "-0100",
			 "")) "END:VCALENDAR\nBEGIN:VCALENDAR\n" EVENT("UID:3\nSUMMARY:c\nDTSTART;"
								       "TZID=Eigen:"
								       "20260105T100000\n") "END:"
											    "VCALEN"
											    "DAR\n";
	struct calendar *calendar = load_bytes(text, sizeof text - 1);
	assert_non_null(calendar);
	query(calendar, "2026-01-05T00:00", "2026-01-06T00:00");
	calendar_free(calendar);
	assert_listing("2026-01-05T08:00 a\n2026-01-05T10:00 c\n2026-01-05T12:00 b\n");
	assert_int_equal(warnings, 1); /* the third has no table */
}

/* One name a row, and what 12:00 there on 2026-12-03 and 2026-07-03 is here. */
static void all_forms_of_a_name(void **state)
{
	(void)state;
	static const struct {
		const char *name, *winter, *summer;
	} cases[] = {
		{ "tzone://Microsoft/Utc", "13:00", "14:00" },
		{ "(UTC) Coordinated Universal Time", "13:00", "14:00" },
		{ "UTC", "13:00", "14:00" },
		{ "Etc/UTC", "13:00", "14:00" },
		{ "Z", "13:00", "14:00" },
		{ "UTC+03:00", "10:00", "11:00" },
		{ "GMT-0500", "18:00", "19:00" },
		{ "Etc/GMT+1", "14:00", "15:00" },
		{ "GMT Standard Time", "13:00", "13:00" },
		{ "GMT Standard Time 1", "13:00", "13:00" },
		{ "GMT Daylight Time", "13:00", "13:00" },
		{ "Europe/London 2", "13:00", "13:00" },
		{ "Europe/London-1", "13:00", "13:00" },
		{ "europe/london", "13:00", "13:00" },
		{ "/mozilla.org/20050126_1/Europe/London", "13:00", "13:00" },
		{ "/softwarestudio.org/Tzfile/America/New_York", "18:00", "18:00" },
		{ "/freeassociation.sourceforge.net/Europe/London", "13:00", "13:00" },
		{ "tzone://Microsoft/GMT Standard Time", "13:00", "13:00" },
		{ "(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "13:00", "13:00" },
		{ "(GMT+01.00) Amsterdam / Berlin / Bern / Rome", "12:00", "12:00" },
		{ "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "12:00", "12:00" },
		{ "(UTC+01:00) Brussel, Kopenhagen, Madrid, Parijs", "12:00", "12:00" },
		{ "(UTC-05:00) Eastern Time (US & Canada)", "18:00", "18:00" },
		{ "(UTC+02:00) Athens, Bucharest", "11:00", "11:00" },
		{ "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "07:30", "08:30" },
		{ "(UTC+01:00) Ergens", "12:00", "13:00" },
		{ "West-Europa (standaardtijd)", "12:00", "12:00" },
		{ "Argentina Standard Time", "16:00", "17:00" },
		{ "Nepal Standard Time", "07:15", "08:15" },
		{ "Myanmar Standard Time", "06:30", "07:30" },
		{ "FLE Standard Time", "11:00", "11:00" },
		{ "US/Eastern", "18:00", "18:00" },
		{ "CET", "12:00", "12:00" },
		{ "CEST", "12:00", "12:00" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int quoted = 0; quoted < 2; quoted++) {
			char events[600], expected[200];
			const char *quote = quoted ? "\"" : "";
			snprintf(events, sizeof events,
				 "BEGIN:VEVENT\nUID:1\nSUMMARY:z\nDTSTART;TZID=%s%s%s:"
				 "20261203T120000\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:z\n"
				 "DTSTART;TZID=%s%s%s:20260703T120000\nEND:VEVENT\n",
				 quote, cases[i].name, quote, quote, cases[i].name, quote);
			read_events(events, "2026-01-01T00:00", "2027-01-01T00:00");
			snprintf(expected, sizeof expected, "2026-07-03T%s z\n2026-12-03T%s z\n",
				 cases[i].summer, cases[i].winter);
			if (strcmp(listing(), expected) != 0 || warnings != 0)
				fail_msg("%s gives\n%sinstead of\n%s", cases[i].name, listing(),
					 expected);
		}
}

static void floating_times_are_of_their_calendar(void **state)
{
	(void)state;
	static const char text[] = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/London\n" EVENT(
	    "UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nRRULE:FREQ=DAILY;COUNT=2\n"
	    "EXDATE:20260106T100000\n") "END:VCALENDAR\nBEGIN:VCALENDAR\n" EVENT("UID:2\nSUMMARY:"
										 "b\nDTSTART:"
										 "20260105T100000"
										 "\n") "END:"
										       "VCALENDAR"
										       "\n";
	struct calendar *calendar = load_bytes(text, sizeof text - 1);
	assert_non_null(calendar);
	query(calendar, "2026-01-05T00:00", "2026-01-08T00:00");
	calendar_free(calendar);
	assert_listing("2026-01-05T10:00 b\n2026-01-05T11:00 a\n");
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
		CALENDAR_TEST(known_name_beats_the_table),
		CALENDAR_TEST(table_of_an_unknown_name),
		CALENDAR_TEST(table_like_the_house),
		CALENDAR_TEST(tables_count_in_their_own_calendar),
		CALENDAR_TEST(all_forms_of_a_name),
		CALENDAR_TEST(floating_times_are_of_their_calendar),
		CALENDAR_TEST(odd_hours_of_a_foreign_zone),
		CALENDAR_TEST(foreign_zone_over_its_changes),
		CALENDAR_TEST(outlook),
		CALENDAR_TEST(google),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
