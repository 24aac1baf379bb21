/* iCalendar to sessions and shifts: series, exceptions, zones, descriptions. */
#include "calendar_text.h"

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define WEEKLY(lines)                                                                              \
	EVENT("UID:w\nSUMMARY:w\nDTSTART" TZ_AMS "20260105T100000\nDTEND" TZ_AMS                   \
	      "20260105T120000\n" lines)

static void weekly_series(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=WEEKLY;BYDAY=MO,TH\n"), "2026-01-01T00:00",
		    "2026-01-16T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-08T10:00 w\n2026-01-12T10:00 w\n"
		       "2026-01-15T10:00 w\n");
	assert_int_equal(sessions.items[0].end - sessions.items[0].ref.start, 2 * HOUR);
	assert_int_equal(warnings, 0);
}

static void rules_of_many_kinds(void **state)
{
	(void)state;
	static const struct {
		const char *rule, *from, *to, *expected;
	} cases[] = {
		{ "RRULE:FREQ=MONTHLY;BYDAY=2TU\n", "2026-03-01T00:00", "2026-05-01T00:00",
		  "2026-03-10T10:00 w\n2026-04-14T10:00 w\n" },
		{ "RRULE:FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2\n", "2026-05-01T00:00",
		  "2026-08-01T00:00", "2026-05-29T10:00 w\n2026-07-31T10:00 w\n" },
		{ "RRULE:FREQ=MONTHLY;BYMONTHDAY=31\n", "2026-02-01T00:00", "2026-06-01T00:00",
		  "2026-03-31T10:00 w\n2026-05-31T10:00 w\n" },
		{ "RRULE:FREQ=YEARLY\n", "2027-01-01T00:00", "2029-01-01T00:00",
		  "2027-01-05T10:00 w\n2028-01-05T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=MO\n", "2026-02-01T00:00",
		  "2026-02-16T00:00", "2026-02-02T10:00 w\n2026-02-08T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU\n", "2026-02-01T00:00",
		  "2026-02-16T00:00",
		  "2026-02-01T10:00 w\n2026-02-02T10:00 w\n2026-02-15T10:00 w\n" },
		{ "RRULE:FREQ=DAILY;INTERVAL=10\n", "2026-06-01T00:00", "2026-06-20T00:00",
		  "2026-06-04T10:00 w\n2026-06-14T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;COUNT=3\n", "2026-01-12T00:00", "2027-01-01T00:00",
		  "2026-01-12T10:00 w\n2026-01-19T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;UNTIL=20260112T090000Z\n", "2026-01-01T00:00",
		  "2027-01-01T00:00", "2026-01-05T10:00 w\n2026-01-12T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;UNTIL=20260112T085959Z\n", "2026-01-01T00:00",
		  "2027-01-01T00:00", "2026-01-05T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;UNTIL=20260112T100000\n", "2026-01-01T00:00",
		  "2027-01-01T00:00", "2026-01-05T10:00 w\n2026-01-12T10:00 w\n" },
		{ "RRULE:FREQ=WEEKLY;UNTIL=20260112\n", "2026-01-01T00:00", "2027-01-01T00:00",
		  "2026-01-05T10:00 w\n2026-01-12T10:00 w\n" },
		{ "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1\n", "2026-05-01T00:00",
		  "2026-06-01T00:00", "2026-05-29T10:00 w\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char events[600];
		snprintf(events, sizeof events,
			 "BEGIN:VEVENT\nUID:w\nSUMMARY:w\nDTSTART" TZ_AMS
			 "20260105T100000\nDTEND" TZ_AMS "20260105T120000\n%sEND:VEVENT\n",
			 cases[i].rule);
		read_events(events, cases[i].from, cases[i].to);
		if (strcmp(listing(), cases[i].expected) != 0)
			fail_msg("%sgives\n%sinstead of\n%s", cases[i].rule, listing(),
				 cases[i].expected);
		assert_int_equal(warnings, 0);
	}
}

static void far_dates_are_those_of_the_whole_series(void **state)
{
	(void)state;
	/* the same rule asked for at once and week by week */
	static const char *const rules[] = {
		"FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA;WKST=SU",
		"FREQ=DAILY;INTERVAL=17",
		"FREQ=DAILY;INTERVAL=2;BYMONTH=1,3,10",
		"FREQ=MONTHLY;INTERVAL=5;BYDAY=1MO,3WE",
		"FREQ=WEEKLY;INTERVAL=2",
		"FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
		"FREQ=WEEKLY;COUNT=300;BYDAY=MO,SU",
		"FREQ=DAILY;BYHOUR=9,14",
	};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		char events[400];
		snprintf(events, sizeof events,
			 "BEGIN:VEVENT\nUID:w\nSUMMARY:w\nDTSTART" TZ_AMS
			 "20160106T100000\nDURATION:PT2H\nRRULE:%s\nEND:VEVENT\n",
			 rules[i]);
		struct calendar *calendar = load_events(events);
		struct session_list all = { 0 };
		assert_true(calendar_sessions(calendar, local("2016-01-01T00:00"),
					      local("2027-01-01T00:00"), &all));
		assert_true(all.count > 20);
		int next = 0;
		for (day_t day = civil_day_of(2016, 1, 1); day < civil_day_of(2027, 1, 1);
		     day += 7) {
			struct session_list week = { 0 };
			utc_t from = civil_utc(day, 0, 0), to = civil_utc(day + 7, 0, 0);
			assert_true(calendar_sessions(calendar, from, to, &week));
			for (int k = 0; k < week.count && next < all.count; k++, next++)
				if (week.items[k].ref.start != all.items[next].ref.start)
					fail_msg("%s: week and whole differ at date %d", rules[i],
						 next);
			session_list_free(&week);
		}
		assert_int_equal(next, all.count);
		session_list_free(&all);
		calendar_free(calendar);
	}
}

static void exceptions_of_all_forms(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=DAILY;COUNT=8\n"
			   "EXDATE" TZ_AMS "20260106T100000,20260107T100000\n"
			   "EXDATE:20260108T090000Z\nEXDATE;VALUE=DATE:20260109\n"
			   "EXDATE;TZID=Europe/London:20260110T090000\n"
			   "EXDATE:20260111T110000\n"), /* another hour: not this one */
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-11T10:00 w\n2026-01-12T10:00 w\n");
}

static void further_dates(void **state)
{
	(void)state;
	read_events(WEEKLY("RDATE" TZ_AMS "20260107T150000\nRDATE:20260105T090000Z\n"
			   "RDATE;VALUE=PERIOD:20260109T090000Z/PT1H\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-07T15:00 w\n2026-01-09T10:00 w\n");
	read_events(WEEKLY("RRULE:FREQ=WEEKLY;COUNT=2\nRDATE" TZ_AMS
			   "20260112T100000,20260113T100000\nEXDATE" TZ_AMS "20260105T100000\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-12T10:00 w\n2026-01-13T10:00 w\n");
}

static void moved_cancelled_retitled(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=WEEKLY;COUNT=4\n")
			EVENT("UID:w\nSUMMARY:later\nRECURRENCE-ID" TZ_AMS "20260112T100000\n"
			      "DTSTART" TZ_AMS "20260113T140000\nDURATION:PT30M\n")
			    EVENT("UID:w\nSUMMARY:w\nSTATUS:CANCELLED\nRECURRENCE-ID:"
				  "20260119T090000Z\nDTSTART" TZ_AMS "20260119T100000\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-13T14:00 later\n2026-01-19T10:00 w x\n"
		       "2026-01-26T10:00 w\n");
	for (int i = 0; i < sessions.count; i++)
		assert_string_equal(sessions.items[i].ref.key, "w");
	assert_int_equal(sessions.items[1].end - sessions.items[1].ref.start, 30 * MINUTE);
	assert_int_equal(shifts.count, 3); /* a cancelled shift is none */
}

static void moved_into_and_out_of_the_span(void **state)
{
	(void)state;
	const char *events = WEEKLY("RRULE:FREQ=WEEKLY;COUNT=4\n")
	    EVENT("UID:w\nSUMMARY:w\nRECURRENCE-ID" TZ_AMS "20260112T100000\nDTSTART" TZ_AMS
		  "20260301T100000\n");
	read_events(events, "2026-01-12T00:00", "2026-01-13T00:00");
	assert_listing("");
	read_events(events, "2026-03-01T00:00", "2026-03-02T00:00");
	assert_listing("2026-03-01T10:00 w\n");
}

static void override_by_date_and_without_series(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=WEEKLY;COUNT=2\n") EVENT(
			"UID:w\nSUMMARY:day\nRECURRENCE-ID;VALUE=DATE:20260112\nDTSTART" TZ_AMS
			"20260112T110000\n")
			EVENT("UID:alone\nSUMMARY:alone\nRECURRENCE-ID:20260114T090000Z\n"
			      "DTSTART:20260114T090000Z\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-12T11:00 day\n2026-01-14T10:00 alone\n");
}

static void this_and_future(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=WEEKLY;COUNT=5\nEXDATE" TZ_AMS "20260126T100000\n")
			EVENT("UID:w\nSUMMARY:new\nRECURRENCE-ID;RANGE=THISANDFUTURE" TZ_AMS
			      "20260119T100000\nDTSTART" TZ_AMS "20260120T143000\nDURATION:PT1H\n"),
		    "2026-01-01T00:00", "2026-03-01T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-12T10:00 w\n2026-01-20T14:30 new\n"
		       "2026-02-03T14:30 new\n");
	assert_int_equal(sessions.items[3].end - sessions.items[3].ref.start, HOUR);
}

static void whole_series_cancelled(void **state)
{
	(void)state;
	read_events(WEEKLY("RRULE:FREQ=WEEKLY;COUNT=2\nSTATUS:CANCELLED\n"), "2026-01-01T00:00",
		    "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w x\n2026-01-12T10:00 w x\n");
	assert_int_equal(shifts.count, 0);
}

static void newest_version_wins(void **state)
{
	(void)state;
	const char *old = EVENT("UID:d\nSEQUENCE:1\nSUMMARY:old\nDTSTART:20260105T100000\n");
	const char *new = EVENT("UID:d\nSEQUENCE:2\nSUMMARY:new\nDTSTART:20260106T100000\n");
	char events[600];
	snprintf(events, sizeof events, "%s%s", old, new);
	read_events(events, "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-06T10:00 new\n");
	snprintf(events, sizeof events, "%s%s", new, old);
	read_events(events, "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-06T10:00 new\n");
	assert_int_equal(warnings, 0);
	/* the same version twice: one is lost, and that is said */
	snprintf(events, sizeof events, "%s%s", old, old);
	read_events(events, "2026-01-01T00:00", "2026-02-01T00:00");
	assert_int_equal(sessions.count, 1);
	assert_int_equal(warnings, 1);
}

static void lengths(void **state)
{
	(void)state;
	read_events(
	    EVENT("UID:1\nSUMMARY:none\nDTSTART:20260105T100000\n") EVENT(
		"UID:2\nSUMMARY:duration\nDTSTART:20260105T100000\n"
		"DURATION:PT90M\n") EVENT("UID:3\nSUMMARY:zero\nDTSTART:20260105T100000\n"
					  "DTEND:20260105T100000\n")
		EVENT("UID:4\nSUMMARY:day\nDTSTART;VALUE=DATE:20260105\n") EVENT(
		    "UID:5\nSUMMARY:days\nDTSTART;VALUE=DATE:20260105\n"
		    "DTEND;VALUE=DATE:20260108\n")
		    EVENT("UID:6\nSUMMARY:oneday\nDTSTART;VALUE=DATE:20260105\n"
			  "DTEND;VALUE=DATE:20260105\n")
			EVENT("UID:7\nSUMMARY:p2d\nDTSTART;VALUE=DATE:20260105\nDURATION:P2D\n"),
	    "2026-01-05T00:00", "2026-01-06T00:00");
	assert_int_equal(session_titled("none")->end, local("2026-01-05T11:00"));
	assert_int_equal(session_titled("duration")->end, local("2026-01-05T11:30"));
	assert_int_equal(session_titled("zero")->end, local("2026-01-05T11:00"));
	assert_int_equal(session_titled("day")->end, local("2026-01-06T00:00"));
	assert_int_equal(session_titled("days")->end, local("2026-01-08T00:00"));
	assert_int_equal(session_titled("oneday")->end, local("2026-01-06T00:00"));
	assert_int_equal(session_titled("p2d")->end, local("2026-01-07T00:00"));
	assert_true(session_titled("days")->all_day);
	assert_int_equal(session_titled("days")->ref.start, local("2026-01-05T00:00"));
	assert_int_equal(warnings, 0);
	read_events(EVENT("UID:1\nSUMMARY:back\nDTSTART:20260105T100000\nDTEND:20260105T090000\n"),
		    "2026-01-05T00:00", "2026-01-06T00:00");
	assert_int_equal(session_titled("back")->end, local("2026-01-05T11:00"));
	assert_int_equal(warnings, 1);
}

static void whole_days_over_a_change_of_clocks(void **state)
{
	(void)state;
	read_events(EVENT(
			"UID:1\nSUMMARY:d\nDTSTART;VALUE=DATE:20260327\nDTEND;VALUE=DATE:20260330\n"
			"RRULE:FREQ=YEARLY\n"),
		    "2026-03-29T22:00", "2026-03-29T23:00");
	assert_listing("2026-03-27 d\n");
	assert_int_equal(sessions.items[0].end, local("2026-03-30T00:00"));
}

static void span_is_half_open(void **state)
{
	(void)state;
	const char *events = WEEKLY("");
	read_events(events, "2026-01-05T12:00", "2026-01-06T00:00");
	assert_listing("");
	read_events(events, "2026-01-05T11:59", "2026-01-06T00:00");
	assert_listing("2026-01-05T10:00 w\n");
	read_events(events, "2026-01-05T00:00", "2026-01-05T10:00");
	assert_listing("");
	read_events(EVENT("UID:n\nSUMMARY:night\nDTSTART:20260105T220000\nDTEND:20260106T020000\n"
			  "RRULE:FREQ=DAILY\n"),
		    "2026-07-06T01:00", "2026-07-06T01:30");
	assert_listing("2026-07-05T22:00 night\n");
}

static void words_of_a_session(void **state)
{
	(void)state;
	read_events(EVENT("UID:1\nSUMMARY:a\nDTSTART:20260105T100000\nDESCRIPTION:plekken: 7 "
			  "stoelen\\nAANMELDEN: Nee\\n  taal :  Tigrinya\\nAlleen voor: vrouwen\\n"
			  "Let op: kom op tijd\n")
			EVENT("UID:2\nSUMMARY:b\nDTSTART:20260105T100000\nDESCRIPTION:Plekken: "
			      "veel\\nAanmelden: misschien\n"),
		    "2026-01-05T00:00", "2026-01-06T00:00");
	const struct session *a = session_titled("a"), *b = session_titled("b");
	assert_int_equal(a->capacity, 7);
	assert_true(a->no_join);
	assert_false(a->sign_up);
	assert_string_equal(a->language, "Tigrinya");
	assert_string_equal(a->only_for, "vrouwen");
	assert_int_equal(b->capacity, -1);
	assert_false(b->no_join || b->sign_up);
	assert_string_equal(b->place, "");
}

static void names_of_a_shift(void **state)
{
	(void)state;
	read_events(EVENT("UID:1\nSUMMARY:Dienst: Sam de Vries\nDTSTART:20260105T100000\n"
			  "DESCRIPTION:Naam tonen: ja\\nSpreekt: Turks\\, Engels\n")
			EVENT("UID:2\nSUMMARY:Joke\nDTSTART:20260105T110000\n"
			      "DESCRIPTION:Spreekt: Nederlands\n")
			    EVENT("UID:3\nSUMMARY:Ali\nDTSTART:20260105T120000\n"
				  "DESCRIPTION:Naam tonen: nee\n"),
		    "2026-01-05T00:00", "2026-01-06T00:00");
	assert_int_equal(shifts.count, 3);
	assert_string_equal(shifts.items[0].name, "Sam");
	assert_string_equal(shifts.items[0].speaks, "Turks, Engels");
	assert_string_equal(shifts.items[1].name, "");
	assert_string_equal(shifts.items[1].speaks, "Nederlands");
	assert_string_equal(shifts.items[2].name, "");
}

static void keys_are_short_and_stable(void **state)
{
	(void)state;
	char events[3000], uid[300];
	memset(uid, 'u', sizeof uid - 1);
	uid[sizeof uid - 1] = '\0';
	for (int turn = 0; turn < 2; turn++) {
		uid[290] = turn ? 'x' : 'u'; /* differs far behind */
		snprintf(events, sizeof events,
			 "BEGIN:VEVENT\nUID:%s\nSUMMARY:long\nDTSTART:20260105T100000\nEND:VEVENT\n"
			 "BEGIN:VEVENT\nSUMMARY:none\nDTSTART:20260105T100000\nEND:VEVENT\n"
			 "BEGIN:VEVENT\nSUMMARY:other\nDTSTART:20260105T100000\nEND:VEVENT\n",
			 uid);
		static char keys[2][SESSION_KEY_MAX], none[2][SESSION_KEY_MAX];
		read_events(events, "2026-01-05T00:00", "2026-01-06T00:00");
		assert_int_equal(sessions.count, 3);
		strcpy(keys[turn], session_titled("long")->ref.key);
		strcpy(none[turn], session_titled("none")->ref.key);
		assert_int_equal(strlen(keys[turn]), 97);
		assert_string_not_equal(none[turn], session_titled("other")->ref.key);
		if (turn == 1) {
			assert_string_not_equal(keys[0], keys[1]);
			assert_string_equal(none[0], none[1]);
		}
	}
}

#define ALL_DAY                                                                                    \
	"UID:d\nSUMMARY:d\nDTSTART;VALUE=DATE:20260216\nDTEND;VALUE=DATE:20260217\n"               \
	"RRULE:FREQ=DAILY;COUNT=3\n"

/* A date of an all-day series, written as the instant at which it begins here. */
static void instants_in_a_series_of_days(void **state)
{
	(void)state;
	read_events(EVENT(ALL_DAY "EXDATE:20260216T230000Z\n"), "2026-02-01T00:00",
		    "2026-03-01T00:00");
	assert_listing("2026-02-16 d\n2026-02-18 d\n");
	read_events(EVENT(ALL_DAY) EVENT("UID:d\nSUMMARY:moved\nRECURRENCE-ID:20260216T230000Z\n"
					 "DTSTART;VALUE=DATE:20260220\n"),
		    "2026-02-01T00:00", "2026-03-01T00:00");
	assert_listing("2026-02-16 d\n2026-02-18 d\n2026-02-20 moved\n");
}

static void dates_with_a_length_of_their_own(void **state)
{
	(void)state;
	read_events(WEEKLY("RDATE;VALUE=PERIOD" TZ_AMS "20260107T100000/PT3H,"
			   "20260108T100000/20260108T103000\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w\n2026-01-07T10:00 w\n2026-01-08T10:00 w\n");
	assert_int_equal(sessions.items[0].end - sessions.items[0].ref.start, 2 * HOUR);
	assert_int_equal(sessions.items[1].end - sessions.items[1].ref.start, 3 * HOUR);
	assert_int_equal(sessions.items[2].end - sessions.items[2].ref.start, 30 * MINUTE);
}

/* The same SEQUENCE: DTSTAMP says which is newer, then LAST-MODIFIED, wherever they stand. */
static void newest_by_its_stamp(void **state)
{
	(void)state;
	static const char *const stamps[] = { "DTSTAMP", "LAST-MODIFIED" };
	for (int i = 0; i < 4; i++) {
		char events[600];
		snprintf(events, sizeof events,
			 "BEGIN:VEVENT\nUID:1\nSUMMARY:%s\nDTSTART:20260105T100000\n"
			 "%s:2026010%dT000000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:%s\n"
			 "DTSTART:20260105T100000\n%s:2026010%dT000000Z\nEND:VEVENT\n",
			 i < 2 ? "old" : "new", stamps[i % 2], i < 2 ? 1 : 2, i < 2 ? "new" : "old",
			 stamps[i % 2], i < 2 ? 2 : 1);
		read_events(events, "2026-01-01T00:00", "2026-02-01T00:00");
		assert_listing("2026-01-05T10:00 new\n");
		assert_int_equal(warnings, 0);
	}
}

static void a_change_that_outlived_its_date(void **state)
{
	(void)state;
	read_events(WEEKLY("SEQUENCE:3\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE" TZ_AMS
			   "20260112T100000\n")
			EVENT("UID:w\nSEQUENCE:2\nSUMMARY:left\nRECURRENCE-ID" TZ_AMS
			      "20260112T100000\nDTSTART" TZ_AMS "20260112T140000\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T10:00 w\n");
	assert_int_equal(warnings, 1);
	assert_non_null(strstr(notes.items[0].sentence, "'left' (12 januari 2026): "));
}

static void a_change_that_names_no_zone(void **state)
{
	(void)state;
	read_events(EVENT("UID:l\nSUMMARY:l\nDTSTART;TZID=Europe/London:20260105T100000\n"
			  "RRULE:FREQ=WEEKLY;COUNT=-1;UNTIL=20260112\n")
			EVENT("UID:l\nSUMMARY:later\nRECURRENCE-ID:20260112T100000\n"
			      "DTSTART;TZID=Europe/London:20260112T120000\n"),
		    "2026-01-01T00:00", "2026-02-01T00:00");
	assert_listing("2026-01-05T11:00 l\n2026-01-12T13:00 later\n");
}

static void sorted_by_start_then_title(void **state)
{
	(void)state;
	read_events(EVENT("UID:1\nSUMMARY:b\nDTSTART:20260105T100000\n")
			EVENT("UID:2\nSUMMARY:A\nDTSTART:20260105T100000\n")
			    EVENT("UID:3\nSUMMARY:z\nDTSTART:20260105T090000\n"),
		    "2026-01-05T00:00", "2026-01-06T00:00");
	assert_listing("2026-01-05T09:00 z\n2026-01-05T10:00 A\n2026-01-05T10:00 b\n");
}

static void sample_house_has_something_every_day(void **state)
{
	(void)state;
	struct calendar *activities = calendar_load("config/activiteiten.ics", &notes, &error);
	assert_non_null(activities);
	assert_int_equal(warnings, 0);
	struct calendar *roster = calendar_load("config/rooster.ics", &notes, &error);
	assert_non_null(roster);
	assert_int_equal(warnings, 0);
	for (day_t day = civil_day_of(2026, 1, 5); day < civil_day_of(2028, 1, 1); day++) {
		session_list_free(&sessions);
		shift_list_free(&shifts);
		utc_t from = civil_utc(day, 0, 0), to = civil_utc(day + 1, 0, 0);
		assert_true(calendar_sessions(activities, from, to, &sessions));
		assert_true(calendar_shifts(roster, from, to, &shifts));
		int held = 0;
		for (int i = 0; i < sessions.count; i++)
			held += !sessions.items[i].cancelled;
		if (held < 2 || shifts.count < 1)
			fail_msg("only %d sessions, %d shifts:\n%s", held, shifts.count, listing());
	}
	query(activities, "2026-05-05T00:00", "2026-05-06T00:00");
	assert_true(session_titled("Taalcafé")->cancelled);
	query(activities, "2026-05-13T00:00", "2026-05-15T00:00");
	assert_int_equal(session_titled("Kookgroep")->ref.start, local("2026-05-13T17:30"));
	query(activities, "2026-11-24T00:00", "2026-11-25T00:00");
	assert_int_equal(session_titled("Huiswerkhulp")->capacity, 12);
	query(roster, "2026-11-23T10:00", "2026-11-23T10:01");
	assert_string_equal(shifts.items[0].name, "Sam");
	calendar_free(activities);
	calendar_free(roster);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CALENDAR_TEST(weekly_series),
		CALENDAR_TEST(rules_of_many_kinds),
		CALENDAR_TEST(far_dates_are_those_of_the_whole_series),
		CALENDAR_TEST(exceptions_of_all_forms),
		CALENDAR_TEST(further_dates),
		CALENDAR_TEST(moved_cancelled_retitled),
		CALENDAR_TEST(moved_into_and_out_of_the_span),
		CALENDAR_TEST(override_by_date_and_without_series),
		CALENDAR_TEST(this_and_future),
		CALENDAR_TEST(whole_series_cancelled),
		CALENDAR_TEST(newest_version_wins),
		CALENDAR_TEST(instants_in_a_series_of_days),
		CALENDAR_TEST(dates_with_a_length_of_their_own),
		CALENDAR_TEST(newest_by_its_stamp),
		CALENDAR_TEST(a_change_that_outlived_its_date),
		CALENDAR_TEST(a_change_that_names_no_zone),
		CALENDAR_TEST(lengths),
		CALENDAR_TEST(whole_days_over_a_change_of_clocks),
		CALENDAR_TEST(span_is_half_open),
		CALENDAR_TEST(words_of_a_session),
		CALENDAR_TEST(names_of_a_shift),
		CALENDAR_TEST(keys_are_short_and_stable),
		CALENDAR_TEST(sorted_by_start_then_title),
		CALENDAR_TEST(sample_house_has_something_every_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
