/* The words of a calendar on a screen that everybody reads, and what staff read about the rest. */
#include "calendar_text.h"

#include "calendar/public.h"

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define AT           "DTSTART:20260105T100000\n"

/* Read one event with these lines. */
static const struct session *one(const char *lines)
{
	char events[3000];
	snprintf(events, sizeof events, "BEGIN:VEVENT\nUID:1\n" AT "%s\nEND:VEVENT\n", lines);
	read_events(events, "2026-01-05T00:00", "2026-01-06T00:00");
	assert_int_equal(sessions.count, 1);
	return &sessions.items[0];
}

static void places_however_they_are_pasted(void **state)
{
	(void)state;
	static const char *const forms[] = {
		"Plekken: 12",
		"Plekken:\u00a012",
		"Plekken\u00a0:\u202f12",
		"- Plekken: 12",
		"* plekken:12",
		"• Plekken: 12",
		"\u2013 PLEKKEN: 12 stoelen",
		"1. Plekken: 12",
		"**Plekken:** 12",
		"\u200bPlekken:\ufeff 12",
		"Plekken\uff1a\uff11\uff12",
		"\uff30lekken: 12",
		"Plekken: &#49;2",
		"<p>Plekken:&nbsp;12</p>",
		"<ul><li>Kom ook</li><li><b>Plekken:</b> 12</li></ul>",
		"<style>Plekken: 3</style>Plekken&#x3a;&#xA0;12",
		"Kom ook!\\nPlekken: 12\\nTot dan",
		"Kom ook!<br/>Plekken&colon; 3<BR>Plekken: 12",
	};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		char lines[400];
		snprintf(lines, sizeof lines, "SUMMARY:a\nDESCRIPTION:%s", forms[i]);
		if (one(lines)->capacity != 12)
			fail_msg("%s gives %d places", forms[i], sessions.items[0].capacity);
		snprintf(lines, sizeof lines, "SUMMARY:a\nX-ALT-DESC;FMTTYPE=text/html:%s",
			 forms[i]);
		if (one(lines)->capacity != 12)
			fail_msg("X-ALT-DESC %s gives %d", forms[i], sessions.items[0].capacity);
	}
}

static void entities_and_html(void **state)
{
	(void)state;
	static const struct {
		const char *given, *shown;
	} cases[] = {
		{ "Zo&#xeb; &amp; Fred", "Zoë & Fred" },
		{ "Caf&eacute; &ndash; &Eacute;&eacute;n", "Café – Één" },
		{ "it&#8217;s &#146;t", "it’s ’t" },
		{ "&lt;b&gt;", "<b>" },
		{ "&amp;amp;", "&amp;" },
		{ "A&B; &nogiets; &#0; &#xD800; &#x110000;",
		  "A&B; &nogiets; &#0; &#xD800; &#x110000;" },
		{ "<b>Taal</b>les", "Taalles" },
		{ "Regel<br>twee", "Regel twee" },
		{ "Kinderen < 12 jaar > 4", "Kinderen < 12 jaar > 4" },
		{ "Jong <3 oud", "Jong <3 oud" },
		{ "Koffie\\, thee\\; \\\\ en\\nmeer", "Koffie, thee; \\ en meer" },
		{ "", "Activiteit" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char lines[400];
		snprintf(lines, sizeof lines, "SUMMARY:%s\nLOCATION:%s", cases[i].given,
			 cases[i].given);
		const struct session *session = one(lines);
		if (strcmp(session->ref.title, cases[i].shown) != 0)
			fail_msg("'%s' is shown as '%s'", cases[i].given, session->ref.title);
		assert_string_equal(session_written(session), cases[i].shown);
		if (cases[i].given[0])
			assert_string_equal(session->place, cases[i].shown);
	}
}

static void cancelled_by_its_title(void **state)
{
	(void)state;
	static const struct {
		const char *title, *left;
	} yes[] = {
		{ "Geannuleerd: Taalles", "Taalles" },
		{ "GEANNULEERD - Taalles", "Taalles" },
		{ "Geannuleerd Taalles", "Taalles" },
		{ "Cancelled: Taalles", "Taalles" },
		{ "Canceled: Geannuleerd: Taalles", "Taalles" },
		{ "[Afgelast] Taalles", "Taalles" },
		{ "AFGELAST! Taalles", "Taalles" },
		{ "*** Afgelast *** Taalles", "Taalles" },
		{ "Vervallen – Taalles", "Taalles" },
		{ "Gaat niet door: Taalles", "Taalles" },
		{ "Taalles - geannuleerd", "Taalles" },
		{ "Taalles (afgelast)", "Taalles" },
		{ "Geannuleerd", "" },
	};
	static const char *const no[] = { "Vervallen huizen", "Geannuleerde reizen", "Afgelaste",
					  "Taalles", "Wat doe je als het feest geannuleerd" };
	char title[100];
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		strcpy(title, yes[i].title);
		if (!public_cancelled(title) || strcmp(title, yes[i].left) != 0)
			fail_msg("'%s' leaves '%s'", yes[i].title, title);
	}
	for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
		strcpy(title, no[i]);
		if (public_cancelled(title))
			fail_msg("'%s' is cancelled", no[i]);
		assert_string_equal(title, no[i]);
	}
	const struct session *session = one("SUMMARY:Geannuleerd: Taalles\nSTATUS:CONFIRMED");
	assert_true(session->cancelled);
	assert_string_equal(session->ref.title, "Taalles");
	assert_string_equal(session_written(session), "Geannuleerd: Taalles");
	assert_int_equal(warnings, 0);
}

static void ways_to_reach_somebody(void **state)
{
	(void)state;
	static const struct {
		const char *text, *left;
	} yes[] = {
		{ "Taalles, bel 06-12345678", "Taalles" },
		{ "Taalles (06 12 34 56 78)", "Taalles" },
		{ "Taalles tel. 0612345678!", "Taalles!" },
		{ "Bel (020) 123 45 67 voor de taalles", "voor de taalles" },
		{ "Taalles +31 6 1234 5678", "Taalles" },
		{ "Taalles +31 (0)20-1234567", "Taalles" },
		{ "Taalles 0031612345678", "Taalles" },
		{ "Taalles 088 0767 000", "Taalles" },
		{ "Taalles 0800-1234", "Taalles" },
		{ "Taalles 06\u00a01234\u00a05678", "Taalles" },
		{ "Taalles, mail sam@huis.nl of bel 0612345678", "Taalles" },
		{ "Taalles <mailto:sam@huis.nl>", "Taalles" },
		{ "Taalles https://huis.nl/agenda?x=1&y=2", "Taalles" },
		{ "Taalles www.huis.nl", "Taalles" },
		{ "Taalles via huis.nl/taal", "Taalles" },
		{ "Taalles, zie teams.microsoft.com/l/meet", "Taalles" },
		{ "sam.de.vries+x@huis-van-de-wijk.example.org", "" },
	};
	static const char *const no[] = {
		"Taalles 2026-01-05 10:00",
		"Taalles 05-01-2026 10.00 uur",
		"Taalles 09.00 - 10.00 uur",
		"Taalles 10:00-16:00, 19:00-21:00",
		"Bel 112 of 113",
		"Plekken 12345",
		"Taalles a.s. maandag",
		"Repaircafé i.s.m. bewoners",
		"Zaal 1.02",
		"2026-2027",
		"Samen @ de tuin",
		"1e, 2e en 3e klas",
		"Dhr.de Wit",
		"Taalles. Nu ook voor u.",
	};
	char text[200];
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		strcpy(text, yes[i].text);
		if (!public_clean(text) || strcmp(text, yes[i].left) != 0)
			fail_msg("'%s' leaves '%s'", yes[i].text, text);
	}
	for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
		strcpy(text, no[i]);
		if (public_clean(text) || strcmp(text, no[i]) != 0)
			fail_msg("'%s' becomes '%s'", no[i], text);
	}
}

static void staff_read_what_is_not_shown(void **state)
{
	(void)state;
	const struct session *session =
	    one("SUMMARY:Taalles\\, bel 06-12345678\nLOCATION:Zaal 2\\, www.huis.nl\n"
		"DESCRIPTION:Alleen voor: wie mailt naar sam@huis.nl\\nTaal: Turks");
	assert_string_equal(session->ref.title, "Taalles");
	assert_string_equal(session_written(session), "Taalles, bel 06-12345678");
	assert_string_equal(session->place, "Zaal 2");
	assert_string_equal(session->only_for, "wie mailt");
	assert_string_equal(session->language, "Turks");
	assert_int_equal(warnings, 1);
	assert_string_equal(notes.items[0].sentence,
			    "'Taalles' (5 januari 2026): er staat een telefoonnummer, e-mailadres "
			    "of link in. Dat tonen we niet op het scherm.");
}

static void private_entries_are_left_out(void **state)
{
	(void)state;
	read_events(EVENT("UID:1\nCLASS:PRIVATE\nSUMMARY:Gesprek mevrouw Jansen\n" AT)
			EVENT("UID:2\nCLASS:CONFIDENTIAL\nSUMMARY:Schulden\nDTSTART:onzin\n")
			    EVENT("UID:3\nCLASS:CONFIDENTIAL\nSUMMARY:Jansen belt\n" AT)
				EVENT("UID:4\nCLASS:PUBLIC\nSUMMARY:open\n" AT) EVENT(
				    "UID:5\nCLASS:PRIVATE\nSUMMARY:reeks\n" AT "RRULE:FREQ=DAILY\n")
				    EVENT("UID:5\nSUMMARY:Jansen later\n"
					  "RECURRENCE-ID:20260106T100000\n"
					  "DTSTART:20260106T140000\n")
					EVENT("UID:6\nSUMMARY:les\n" AT "RRULE:FREQ=DAILY\n")
					    EVENT("UID:6\nCLASS:PRIVATE\nSUMMARY:Jansen\n"
						  "RECURRENCE-ID:20260106T100000\n"
						  "DTSTART:20260106T100000\n"),
		    "2026-01-05T00:00", "2026-01-08T00:00");
	assert_listing("2026-01-05T10:00 les\n2026-01-05T10:00 open\n2026-01-07T10:00 les\n");
	assert_int_equal(shifts.count, 3);
	bool told = false;
	for (int i = 0; i < notes.count; i++) {
		assert_null(strstr(notes.items[i].sentence, "Jansen"));
		assert_null(strstr(notes.items[i].sentence, "Schulden"));
		told = told || strstr(notes.items[i].sentence, "5 afspraken zijn privé.");
	}
	assert_true(told);
}

static void old_calendars_are_refused_in_words(void **state)
{
	(void)state;
	static const char text[] = "BEGIN:VCALENDAR\nVERSION:1.0\nBEGIN:VEVENT\nSUMMARY:a\n"
				   "DTSTART:20260105T100000\nEND:VEVENT\nEND:VCALENDAR\n";
	assert_null(load_bytes(text, sizeof text - 1));
	assert_non_null(strstr(error.text, "een oude soort agenda (vCalendar 1.0)"));
}

/* Everything that can go wrong with an entry is told with its title and its day. */
static void nothing_vanishes_in_silence(void **state)
{
	(void)state;
	static const struct {
		const char *lines, *told;
		int shown;
	} cases[] = {
		{ "", "geen goede datum", 0 },
		{ "DTSTART:20261305\n", "geen goede datum", 0 },
		{ "DTSTART:99990101\n", "geen goede datum", 0 },
		{ AT "DTEND:20260105T090000\n", "het einde klopt niet", 1 },
		{ AT "DTEND:morgen\n", "het einde klopt niet", 1 },
		{ AT "RRULE:FREQ=WEEKLY;UNTIL=20250101\n", "stopt voor de eerste datum", 1 },
		{ AT "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", "geeft geen datum", 1 },
		{ AT "RRULE:FREQ=HOURLY\n", "binnen een dag", 1 },
		{ AT "RRULE:FREQ=WEEKLY;BYDAY=XX\n", "begrepen we niet", 1 },
		{ AT "RRULE:RSCALE=CHINESE;FREQ=YEARLY\n", "begrepen we niet", 1 },
		{ AT "EXRULE:FREQ=WEEKLY\nRRULE:FREQ=YEARLY\n", "EXRULE", 1 },
		{ AT "RDATE:20261399\n", "een datum in de herhaling", 1 },
		{ AT "EXDATE:gisteren\n", "een datum in de herhaling", 1 },
		{ "DTSTART;TZID=Nergens:20260105T100000\n", "de tijdzone kennen we niet", 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char events[500];
		snprintf(events, sizeof events,
			 "BEGIN:VEVENT\nUID:1\nSUMMARY:Breien\n%sEND:VEVENT\n", cases[i].lines);
		read_events(events, "2026-01-01T00:00", "2026-02-01T00:00");
		if (warnings != 1 || sessions.count != cases[i].shown ||
		    !strstr(notes.items[0].sentence, cases[i].told) ||
		    strncmp(notes.items[0].sentence, "'Breien'", 8) != 0)
			fail_msg("%s gives %d sessions, %d notes: %s", cases[i].lines,
				 sessions.count, warnings, notes.items[0].sentence);
	}
}

static void notes_are_bounded(void **state)
{
	(void)state;
	char events[4000] = "";
	for (int i = 0; i < 30; i++)
		snprintf(events + strlen(events), 100,
			 "BEGIN:VEVENT\nUID:%d\nSUMMARY:a%d\nEND:VEVENT\n", i, i);
	read_events(events, "2026-01-01T00:00", "2026-02-01T00:00");
	assert_int_equal(notes.count, CALENDAR_NOTES_MAX);
	assert_int_equal(notes.more, 30 - CALENDAR_NOTES_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CALENDAR_TEST(places_however_they_are_pasted),
		CALENDAR_TEST(entities_and_html),
		CALENDAR_TEST(cancelled_by_its_title),
		CALENDAR_TEST(ways_to_reach_somebody),
		CALENDAR_TEST(staff_read_what_is_not_shown),
		CALENDAR_TEST(private_entries_are_left_out),
		CALENDAR_TEST(old_calendars_are_refused_in_words),
		CALENDAR_TEST(nothing_vanishes_in_silence),
		CALENDAR_TEST(notes_are_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
