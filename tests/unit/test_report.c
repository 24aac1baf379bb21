/* The reports as bytes: the same figures as text, CSV and JSON. */
#include "written.h"

#include "report/report.h"

/* Week 48 of 2026: 42 visits on Monday, the terminal off on Friday afternoon. */
static struct session_row cooking;
static struct gap friday;
static struct week_figures sample(void)
{
	day_t monday = civil_day_of(2026, 11, 23);
	struct week_figures figures = { .week = { 2026, 48 },
					.monday = monday,
					.over = true,
					.at_least = true,
					.visits = 42,
					.check_ins = 30,
					.new_here = 3,
					.corrected = -2 };

	for (int i = 0; i < 7; i++)
		figures.days[i] = (struct day_figures) { .day = monday + i,
							 .hours_open = i < 5 ? 6 : 0,
							 .hours_recorded = i < 5 ? 6 : 0,
							 .closed = i >= 5 };
	figures.days[0].visits = 42;
	figures.days[0].dayparts[MORNING] = 12;
	figures.days[0].dayparts[AFTERNOON] = 30;
	figures.days[4].hours_recorded = 2.5;
	figures.days[4].at_least = figures.days[4].part_at_least[AFTERNOON] = true;
	figures.means[MORNING] = (struct mean) { 12, 5 };
	figures.means[AFTERNOON] = (struct mean) { 31, 4 };
	figures.asks = (struct ask_figures) {
		.asked = 30, .repeats = 8, .talked_within_10_min = 7, .median_wait_min = 4.5
	};
	figures.asks.ends[END_TALKED] = 9; /* all different, so that none stands for another */
	figures.asks.ends[END_STOPPED] = 1;
	figures.asks.ends[END_NOBODY] = 3;
	figures.asks.ends[END_NOT_SEEN] = 2;
	figures.asks.ends[END_SEEN_NOT_MET] = 4;
	figures.asks.ends[END_UNKNOWN] = 5;
	figures.asks.ends[END_OPEN] = 6;
	cooking = (struct session_row) { .session = { "kook@huis", "Kookgroep",
						      civil_utc(monday + 1, 14, 0) },
					 .participants = 6,
					 .wished = 2 };
	figures.sessions.items = &cooking;
	figures.sessions.count = 1;
	friday =
	    (struct gap) { civil_utc(monday + 4, 12, 30), civil_utc(monday + 4, 16, 0), GAP_OFF };
	figures.gaps.items = &friday;
	figures.gaps.count = 1;
	return figures;
}

static void the_week_as_json_is_the_contract(void **state)
{
	struct week_figures figures = sample();
	static const char *const expected =
	    "{\"week\":\"2026-W48\",\"from\":\"2026-11-23\",\"to\":\"2026-11-29\",\"complete\":"
	    "false,"
	    "\"visits\":42,\"check_ins\":30,\"new_here\":3,\"at_least\":true,\"days\":["
	    "{\"date\":\"2026-11-23\",\"visits\":42,\"dayparts\":[0,12,30,0],\"hours_open\":6.0,"
	    "\"hours_recorded\":6.0,\"at_least\":false},"
	    "{\"date\":\"2026-11-24\",\"visits\":0,\"dayparts\":[0,0,0,0],\"hours_open\":6.0,"
	    "\"hours_recorded\":6.0,\"at_least\":false},"
	    "{\"date\":\"2026-11-25\",\"visits\":0,\"dayparts\":[0,0,0,0],\"hours_open\":6.0,"
	    "\"hours_recorded\":6.0,\"at_least\":false},"
	    "{\"date\":\"2026-11-26\",\"visits\":0,\"dayparts\":[0,0,0,0],\"hours_open\":6.0,"
	    "\"hours_recorded\":6.0,\"at_least\":false},"
	    "{\"date\":\"2026-11-27\",\"visits\":0,\"dayparts\":[0,0,0,0],\"hours_open\":6.0,"
	    "\"hours_recorded\":2.5,\"at_least\":true},"
	    "{\"date\":\"2026-11-28\",\"visits\":0,\"dayparts\":[0,0,0,0],\"hours_open\":0.0,"
	    "\"hours_recorded\":0.0,\"at_least\":false},"
	    "{\"date\":\"2026-11-29\",\"visits\":0,\"dayparts\":[0,0,0,0],\"hours_open\":0.0,"
	    "\"hours_recorded\":0.0,\"at_least\":false}],"
	    "\"asks\":{\"asked\":30,\"talked\":9,\"stopped\":1,\"nobody\":3,\"not_seen\":2,"
	    "\"seen_not_met\":4,\"unknown\":5,\"open\":6,\"repeats\":8,\"talked_within_10_min\":7,"
	    "\"median_wait_min\":4.5,\"at_least\":true},"
	    "\"sessions\":[{\"key\":\"kook@huis\",\"title\":\"Kookgroep\","
	    "\"start\":\"2026-11-24T14:00:00+01:00\",\"participants\":6,\"wished\":2}],"
	    "\"gaps\":[{\"from\":\"2026-11-27T12:30:00+01:00\",\"to\":\"2026-11-27T16:00:00+01:"
	    "00\","
	    "\"why\":\"off\"}],\"unsure_events\":0,\"lines\":[],\"means\":[{\"mean\":null,"
	    "\"complete\":0},{\"mean\":2.4,\"complete\":5},{\"mean\":7.75,\"complete\":4},{"
	    "\"mean\":null,\"complete\":0}]}\n";

	(void)state;
	WRITTEN(report_week_json(&figures, out));
	assert_string_equal(written, expected);
}

static void nobody_met_is_null_and_whole_minutes_are_whole(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	figures.asks.median_wait_min = -1;
	WRITTEN(report_week_json(&figures, out));
	assert_holds("\"median_wait_min\":null,");
	WRITTEN(report_week_csv(&figures, out));
	assert_holds(";middelste wachttijd in minuten;;onbekend\r\n");
	WRITTEN(report_week_text(&figures, "", out));
	assert_holds("onbekend");
	figures.asks.median_wait_min = 4;
	WRITTEN(report_week_json(&figures, out));
	assert_holds("\"median_wait_min\":4,");
}

static void hours_are_given_to_the_hundredth(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	figures.days[2].hours_recorded = 5.0 + 59.0 / 60;
	WRITTEN(report_week_json(&figures, out));
	assert_holds("\"hours_recorded\":5.98,");
	WRITTEN(report_week_csv(&figures, out));
	assert_holds("2026-W48;2026-11-25;;uren;geteld;5,98;\r\n");
}

static void the_csv_opens_in_a_dutch_excel(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	WRITTEN(report_week_csv(&figures, out));
	assert_memory_equal(written, "\xEF\xBB\xBFweek;datum;tijd;onderwerp;onderdeel;aantal;", 46);
	assert_holds("\r\n2026-W48;;;week;bezoeken;42;minstens\r\n");
	assert_holds("\r\n2026-W48;2026-11-23;;bezoeken;middag;30;\r\n");
	assert_holds("\r\n2026-W48;2026-11-27;;bezoeken;middag;0;minstens\r\n"
		     "2026-W48;2026-11-27;;bezoeken;avond;0;\r\n");
	assert_holds("\r\n2026-W48;;;gemiddelde bezoeken;middag;7,8;op 4 complete middagen\r\n");
	assert_holds("\r\n2026-W48;2026-11-29;;bezoeken;nacht;0;dicht\r\n");
	assert_holds("\r\n2026-W48;2026-11-27;;uren;geteld;2,50;\r\n");
	assert_holds("\r\n2026-W48;;;week;door correctie;-2;\r\n");
	assert_holds("\r\n2026-W48;;;even praten totaal;gevraagd;30;minstens\r\n"
		     "2026-W48;;;even praten;er was een gesprek;9;minstens\r\n"
		     "2026-W48;;;even praten;zelf gestopt;1;minstens\r\n"
		     "2026-W48;;;even praten;er was niemand (dicht of geen dienst);3;minstens\r\n"
		     "2026-W48;;;even praten;niet gezien;2;minstens\r\n"
		     "2026-W48;;;even praten;gezien, geen gesprek;4;minstens\r\n"
		     "2026-W48;;;even praten;onbekend;5;minstens\r\n"
		     "2026-W48;;;even praten;nog open;6;minstens\r\n"
		     "2026-W48;;;even praten totaal;gesprek binnen 10 minuten;7;minstens\r\n"
		     "2026-W48;;;even praten totaal;nog een keer gedrukt;8;minstens\r\n");
	assert_holds(";middelste wachttijd in minuten;4,5;\r\n");
	assert_holds("\r\n2026-W48;2026-11-24;14:00;deed mee;Kookgroep;6;minstens\r\n");
	assert_holds("\r\n2026-W48;2026-11-27;12:30;niet geteld (uren);uit;3,50;tot 16:00\r\n");
	for (const char *at = written; (at = strchr(at, '\n')); at++)
		assert_int_equal(at[-1], '\r');
}

/* All rows have the same number of columns, so that it is one table. */
static void every_row_has_seven_columns(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	WRITTEN(report_week_csv(&figures, out));
	for (char *row = strtok(written, "\r\n"); row; row = strtok(NULL, "\r\n")) {
		int separators = 0;
		for (const char *at = row; *at; at++)
			separators += *at == ';';
		assert_int_equal(separators, 6);
	}
}

static void a_title_never_becomes_a_formula(void **state)
{
	struct week_figures figures = sample();
	static const struct {
		const char *title, *cell;
	} cases[] = {
		{ "=1+1", ";'=1+1;" },
		{ "+31 6 bellen", ";'+31 6 bellen;" },
		{ "-aardappels", ";'-aardappels;" },
		{ "@huis", ";'@huis;" },
		{ "=HYPERLINK(\"http://x\";\"y\")",
		  ";\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";" },
		{ "10-12", ";'10-12;" }, /* nor a date, nor a number */
		{ "12e5", ";'12e5;" },
		{ "1/2", ";'1/2;" },
		{ "1.2.3", ";'1.2.3;" },
		{ "1 mei", ";'1 mei;" },
		{ "10:30", ";'10:30;" },
		{ "6,5", ";'6,5;" },
		{ "Waar", ";'Waar;" },
		{ " =1+1", ";\"' =1+1\";" },
		{ "Groep 7", ";Groep 7;" },
		{ "60+ gym", ";60+ gym;" },
		{ "Koffie; thee", ";\"Koffie; thee\";" },
		{ "De \"grote\" tuin", ";\"De \"\"grote\"\" tuin\";" },
		{ "Taalcaf\xC3\xA9", ";Taalcaf\xC3\xA9;" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		(void)snprintf(cooking.session.title, sizeof cooking.session.title, "%s",
			       cases[i].title);
		WRITTEN(report_week_csv(&figures, out));
		assert_holds(cases[i].cell);
	}
}

static void the_text_says_at_least_over_a_gap(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	WRITTEN(report_week_text(&figures, "De Brug", out));
	assert_holds(
	    "De Brug\nWeek 48 van 2026: maandag 23 november 2026 t/m zondag 29 november 2026");
	assert_holds("Bezoeken: minstens 42\n");
	assert_holds("'Ik ben er'     30  minstens\n");
	assert_holds("\nEven praten (minstens)\n");
	assert_holds("  gemiddeld 7,8 bezoeken op 4 complete middagen\n");
	assert_holds("door correctie             -2\n");
	assert_holds("  vr 27 nov van 12:30 tot 16:00: de zuil stond uit\n");
	assert_holds("di 24 nov 14:00         6           2  Kookgroep\n");
	assert_holds("wachtte 4,5 minuten of korter");
	assert_lacks("compleet");
	assert_lacks("nog niet voorbij");
}

static void the_text_of_a_whole_week_is_sure(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	figures.gaps.count = figures.sessions.count = 0;
	figures.at_least = figures.days[4].at_least = false;
	figures.days[4].part_at_least[AFTERNOON] = false;
	figures.complete = true;
	WRITTEN(report_week_text(&figures, "De Brug", out));
	assert_holds("Bezoeken: 42\n");
	assert_holds("Deze week is compleet.");
	assert_holds("niemand drukte op 'Ik doe mee'");
	assert_lacks("minstens");
}

static void a_running_week_says_so(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	figures.over = false;
	WRITTEN(report_week_text(&figures, "", out));
	assert_holds("Inloop\nWeek 48");
	assert_holds("Deze week is nog niet voorbij.");
	WRITTEN(report_week_csv(&figures, out));
	assert_holds(";week;compleet;0;de week is nog niet voorbij\r\n");
}

/* ---- buttons and lamps --------------------------------------------------- */

static struct week_figures with_faults(void)
{
	static struct line_row rows[3];
	struct week_figures figures = sample();

	rows[0] = (struct line_row) { figures.monday, LINE_BUTTON, FAULT_STUCK, 1 };
	rows[1] = (struct line_row) { figures.monday, LINE_ACK, LINE_TESTED, 2 };
	rows[2] = (struct line_row) { figures.monday + 3, LINE_LOOP, FAULT_LOOSE, 12 };
	figures.line_days.items = rows;
	figures.line_days.count = 3;
	return figures;
}

static void faults_and_tests_stand_in_every_format(void **state)
{
	struct week_figures figures = with_faults();

	(void)state;
	WRITTEN(report_week_json(&figures, out));
	assert_holds(
	    ",\"lines\":["
	    "{\"date\":\"2026-11-23\",\"line\":\"button\",\"what\":\"stuck\",\"times\":1},"
	    "{\"date\":\"2026-11-23\",\"line\":\"ack\",\"what\":\"tested\",\"times\":2},"
	    "{\"date\":\"2026-11-26\",\"line\":\"loop\",\"what\":\"loose\",\"times\":12}],");
	WRITTEN(report_week_text(&figures, "", out));
	assert_holds(
	    "\n\nKnoppen en lampen\n"
	    "  ma 23 nov: de grote knop zat vast (1 keer)\n"
	    "  ma 23 nov: de knop van de ervaringsdeskundige is getest en deed het (2 keer)\n"
	    "  do 26 nov: de kabel van de grote knop zat los (12 keer)\n\n");
	WRITTEN(report_week_csv(&figures, out));
	assert_holds(
	    "\r\n2026-W48;2026-11-23;;storing (keer);de grote knop;1;zat vast\r\n"
	    "2026-W48;2026-11-23;;getest (keer);de knop van de ervaringsdeskundige;2;is getest en "
	    "deed het\r\n"
	    "2026-W48;2026-11-26;;storing (keer);de kabel van de grote knop;12;zat los\r\n");
}

static void a_week_without_faults_does_not_speak_of_them(void **state)
{
	struct week_figures figures = sample();

	(void)state;
	WRITTEN(report_week_text(&figures, "", out));
	assert_lacks("Knoppen");
	WRITTEN(report_week_csv(&figures, out));
	assert_lacks("storing");
	assert_lacks("getest");
}

/* ---- programme --------------------------------------------------------- */

static struct session sessions[3];
static struct session_list programme(void)
{
	day_t monday = civil_day_of(2026, 11, 23);

	sessions[0] = (struct session) {
		.ref = { "feest@huis", "Open huis", civil_utc(monday, 0, 0) },
		.end = civil_utc(monday + 2, 0, 0),
		.all_day = true,
		.capacity = -1,
	};
	sessions[1] = (struct session) {
		.ref = { "lunch@huis", "Samen lunchen", civil_utc(monday, 12, 30) },
		.end = civil_utc(monday, 13, 30),
		.capacity = 12,
		.kind = KIND_FOOD,
		.kind_text = "eten",
		.place = "Keuken",
	};
	sessions[2] = (struct session) {
		.ref = { "wrap@huis", "WRAP", civil_utc(monday + 1, 10, 0) },
		.end = civil_utc(monday + 1, 12, 0),
		.capacity = -1,
		.kind = KIND_RECOVERY,
		.cancelled = true,
	};
	return (struct session_list) { sessions, 3, 3 };
}

static void the_programme_as_json_is_the_contract(void **state)
{
	struct session_list list = programme();

	(void)state;
	WRITTEN(report_programme_json(&list, out));
	assert_string_equal(
	    written,
	    "[{\"key\":\"feest@huis\",\"title\":\"Open "
	    "huis\",\"start\":\"2026-11-23T00:00:00+01:00\","
	    "\"end\":\"2026-11-25T00:00:00+01:00\",\"all_day\":true,\"place\":null,\"capacity\":"
	    "null,"
	    "\"kind\":null,\"status\":\"confirmed\"},"
	    "{\"key\":\"lunch@huis\",\"title\":\"Samen "
	    "lunchen\",\"start\":\"2026-11-23T12:30:00+01:00\","
	    "\"end\":\"2026-11-23T13:30:00+01:00\",\"all_day\":false,\"place\":\"Keuken\","
	    "\"capacity\":12,\"kind\":\"eten\",\"status\":\"confirmed\"},"
	    "{\"key\":\"wrap@huis\",\"title\":\"WRAP\",\"start\":\"2026-11-24T10:00:00+01:00\","
	    "\"end\":\"2026-11-24T12:00:00+01:00\",\"all_day\":false,\"place\":null,\"capacity\":"
	    "null,"
	    "\"kind\":null,\"status\":\"cancelled\"}]\n");
	list.count = 0;
	WRITTEN(report_programme_json(&list, out));
	assert_string_equal(written, "[]\n");
}

static void the_programme_as_text_has_a_heading_a_day(void **state)
{
	struct session_list list = programme();

	(void)state;
	WRITTEN(report_programme_text(&list, out));
	assert_string_equal(written, "maandag 23 november 2026\n"
				     "  hele dag     Open huis, t/m di 24 nov\n"
				     "  12:30-13:30  Samen lunchen, Keuken, 12 plekken\n"
				     "\n"
				     "dinsdag 24 november 2026\n"
				     "  10:00-12:00  WRAP (gaat niet door)\n");
	list.count = 0;
	WRITTEN(report_programme_text(&list, out));
	assert_string_equal(written, "Geen activiteiten.\n");
}

static void the_programme_as_csv_has_a_row_a_session(void **state)
{
	struct session_list list = programme();

	(void)state;
	WRITTEN(report_programme_csv(&list, out));
	assert_string_equal(written,
			    "\xEF\xBB\xBF"
			    "datum;van;einddatum;tot;activiteit;plaats;plekken;soort;gaat door\r\n"
			    "2026-11-23;;2026-11-24;;Open huis;;;;ja\r\n"
			    "2026-11-23;12:30;2026-11-23;13:30;Samen lunchen;Keuken;12;eten;ja\r\n"
			    "2026-11-24;10:00;2026-11-24;12:00;WRAP;;;;nee\r\n");
}

/* A programme that runs over the change of the clocks has two offsets. */
static void times_carry_their_own_offset(void **state)
{
	struct session_list list = programme();

	(void)state;
	sessions[0].ref.start = civil_utc(civil_day_of(2026, 10, 24), 0, 0);
	sessions[0].end = civil_utc(civil_day_of(2026, 10, 26), 0, 0);
	WRITTEN(report_programme_json(&list, out));
	assert_holds(
	    "\"start\":\"2026-10-24T00:00:00+02:00\",\"end\":\"2026-10-26T00:00:00+01:00\"");
}

static int amsterdam(void **state)
{
	(void)state;
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

static int forget(void **state)
{
	(void)state;
	free(written);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_week_as_json_is_the_contract),
		cmocka_unit_test(nobody_met_is_null_and_whole_minutes_are_whole),
		cmocka_unit_test(hours_are_given_to_the_hundredth),
		cmocka_unit_test(the_csv_opens_in_a_dutch_excel),
		cmocka_unit_test(every_row_has_seven_columns),
		cmocka_unit_test(a_title_never_becomes_a_formula),
		cmocka_unit_test(the_text_says_at_least_over_a_gap),
		cmocka_unit_test(the_text_of_a_whole_week_is_sure),
		cmocka_unit_test(a_running_week_says_so),
		cmocka_unit_test(faults_and_tests_stand_in_every_format),
		cmocka_unit_test(a_week_without_faults_does_not_speak_of_them),
		cmocka_unit_test(the_programme_as_json_is_the_contract),
		cmocka_unit_test(the_programme_as_text_has_a_heading_a_day),
		cmocka_unit_test(the_programme_as_csv_has_a_row_a_session),
		cmocka_unit_test(times_carry_their_own_offset),
	};

	return cmocka_run_group_tests(tests, amsterdam, forget);
}
