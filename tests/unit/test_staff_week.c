/* The week review and its figures, on all four panels. */
#include "staff_page.h"

/* ---- the week ------------------------------------------------------------ */

static void the_week_prints_its_figures(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_week", panel);
		assert_text_of("staff_week.title", "Week 48");
		assert_text_of("staff_week.dates", "23–29 nov");
		assert_text_of("staff_week.total", "214");
		assert_says("minstens");
		assert_text_of("staff_week.visits_1", "42");
		assert_text_of("staff_week.visits_5", "15");
		assert_says("uit");
		assert_says("dicht");
		assert_null(find("staff_week.visits_6"));
		assert_says("ochtend");
		assert_silent("avond");
		assert_offers("staff_week.prev");
		assert_offers("staff_week.next");
		assert_offers("staff_week.asks");
		assert_offers("staff_week.more");
		assert_offers("staff_week.close");
	}
	scene.figures = NULL;
	build(SCREEN_STAFF_WEEK, LARGE);
	assert_says("niet lezen");
	assert_offers("staff_week.close");
}

static void beside_the_chart_stand_talks_and_hours(void **state)
{
	(void)state;
	show("staff_week", LARGE);
	assert_says("minstens 11 keer gevraagd 9 gesprekken 7 binnen 10 min 2 niet gelukt");
	assert_says("37 van 40 uur vr 3 uur uit");
	show("staff_week-now", LARGE); /* the hours to come are no loss */
	assert_says("13,1 uur tot nu toe");
	assert_silent(" van ");
	assert_says("2 nog open");
	settings_init(&storage.settings); /* no opening hours */
	build(SCREEN_STAFF_WEEK, LARGE);
	assert_says("13,1 uur geteld");
}

static void evenings_stand_in_the_legend_when_there_are_any(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_week-full", panel);
		assert_says("avond");
		assert_says("nacht");
		assert_says("storing");
		assert_text_of("staff_week.asks", "24 vragen");
	}
}

static void what_is_not_known_is_no_nought(void **state)
{
	(void)state;
	show("staff_week-now", LARGE);
	assert_text_of("staff_week.visits_2", "9");
	assert_null(find("staff_week.visits_3")); /* a day to come */
	show("staff_week-empty", LARGE);
	assert_text_of("staff_week.visits_1", "0");
	assert_silent("minstens");
	/* A day that the terminal was off. */
	storage.gaps[0] = (struct gap) { gallery_at(23, 9, 0), gallery_at(23, 17, 0), GAP_OFF };
	storage.figures.gaps.items = storage.gaps;
	storage.figures.gaps.count = 1;
	build(SCREEN_STAFF_WEEK, LARGE);
	assert_null(find("staff_week.visits_1"));
	assert_text_of("staff_week.visits_2", "0");
}

/* The heights of the bars, without the seams between their parts. */
static int bar_height(int day)
{
	char id[40];
	const struct element *count;
	int low = 0, high = page.height;

	(void)snprintf(id, sizeof id, "staff_week.visits_%d", day);
	count = find(id);
	assert_non_null(count);
	for (int i = 0; i < page.count; i++) {
		const struct element *e = &page.elements[i];
		bool part = (e->shape == SHAPE_FLAT || e->shape == SHAPE_OUTLINE) &&
			    e->role == ROLE_DECOR && e->edge == PAINT_HERE;
		int middle = e->box.x + e->box.w / 2;
		if (!part || middle < count->box.x || middle >= count->box.x + count->box.w ||
		    e->box.w < page.px_per_mm * 8)
			continue;
		low = e->box.y + e->box.h > low ? e->box.y + e->box.h : low;
		high = e->box.y < high ? e->box.y : high;
	}
	return low - high;
}

static void bars_are_as_long_as_their_visits(void **state)
{
	(void)state;
	show("staff_week", LARGE);
	double one = bar_height(4) / 60.0; /* the longest */
	assert_true(one > 2);
	assert_true(abs(bar_height(1) - (int)(42 * one)) <= 4);
	assert_true(abs(bar_height(3) - (int)(38 * one)) <= 4);
	assert_true(abs(bar_height(5) - (int)(15 * one)) <= 4);
}

static void no_week_that_has_not_begun(void **state)
{
	(void)state;
	show("staff_week-now", LARGE);
	assert_disabled("staff_week.next");
	assert_offers("staff_week.prev");
	assert_tap(SCREEN_STAFF_WEEK, "prev", ACTION_STEP_WEEK, -1);
	assert_tap(SCREEN_STAFF_WEEK, "next", ACTION_STEP_WEEK, 1);
	assert_tap(SCREEN_STAFF_WEEK, "asks", ACTION_STAFF_ASKS, 0);
	assert_tap(SCREEN_STAFF_WEEK, "close", ACTION_CLOSE, 0);
	assert_tap(SCREEN_STAFF_WEEK, "more", ACTION_STAFF_MENU, 1);
}

static void behind_more_is_the_rest(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_week-menu", panel);
		assert_offers("staff_week.asks");
		assert_offers("staff_week.figures");
		assert_offers("staff_week.corrections");
		assert_offers("staff_week.system");
		assert_offers("staff_week.back_to_week");
	}
	assert_tap(SCREEN_STAFF_WEEK, "back_to_week", ACTION_STAFF_MENU, 0);
	assert_tap(SCREEN_STAFF_WEEK, "figures", ACTION_PAGE, 1);
	assert_tap(SCREEN_STAFF_WEEK, "corrections", ACTION_STAFF_CORRECTIONS, 0);
	assert_tap(SCREEN_STAFF_WEEK, "system", ACTION_STAFF_SYSTEM, 0);
	scene.nav.page = 3; /* the third leaf of all figures */
	assert_tap(SCREEN_STAFF_WEEK, "more", ACTION_PAGE, 1);
	assert_tap(SCREEN_STAFF_WEEK, "less", ACTION_PAGE, -1);
	assert_tap(SCREEN_STAFF_WEEK, "to_menu", ACTION_PAGE, -3);
}

static void all_figures_are_told_on_every_panel(void **state)
{
	static const char *const facts[] = {
		"bezoeken",
		"minstens 1320 keer gedrukt op 'Ik ben er'",
		"minstens 118 nieuw hier",
		"Gesprekken (minstens)",
		"Activiteiten (minstens)",
		"ochtend: 14,6 bezoeken, op 5 dagen die compleet zijn",
		"-14 door correctie",
		"12 tellingen met onzekere klok",
		"114 keer gevraagd",
		"60 gesprekken",
		"47 binnen 10 min",
		"9 zelf gestopt",
		"9 keer was er niemand",
		"9 niet gezien",
		"9 gezien, geen gesprek",
		"9 onbekend",
		"9 nog open",
		"6 keer nog eens gedrukt",
		"De helft wachtte 12,5 minuten of korter.",
		"ma van 09:00 tot 10:37: er was een storing",
		"wo van 13:00 tot 16:00: de klok was niet zeker",
		"vr van 13:00 tot 15:00: het scherm stond uit",
		"wo minstens 215: nacht 3, ochtend 89, middag 122, avond 1",
		"di 12:00 Samen lunchen: 14 deed mee",
		"do 10:00 Herstelwerkgroep: 8 deed mee, 3 wilde ook",
	};

	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		fill("staff_week-figures");
		const char *whole = leaf_through(SCREEN_STAFF_WEEK, panel, 1, "staff_week.more");
		for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
			if (!strstr(whole, facts[i]))
				fail_msg("'%s' is not told: %s", facts[i], whole);
	}
}

static void what_was_wrong_with_a_button_is_told(void **state)
{
	static struct line_row rows[] = {
		{ 0, LINE_BUTTON, FAULT_STUCK, 1 },   { 0, LINE_ACK, LINE_TESTED, 2 },
		{ 3, LINE_BUTTON, FAULT_CHATTER, 1 }, { 3, LINE_LAMP, FAULT_GONE, 1 },
		{ 4, LINE_BUTTON, FAULT_QUIET, 1 },   { 6, LINE_LOOP, FAULT_LOOSE, 12 },
	};
	static const char *const facts[] = {
		"Knoppen en lampen",
		"ma: de grote knop zat vast (1 keer)",
		"ma: de andere knop is getest en deed het (2 keer)",
		"do: de grote knop gaf te veel signalen (1 keer)",
		"do: de lamp had geen verbinding (1 keer)",
		"vr: de grote knop was dagenlang niet ingedrukt (1 keer)",
		"zo: de kabel van de grote knop zat los (12 keer)",
	};

	(void)state;
	fill("staff_week-figures");
	assert_null(strstr(leaf_through(SCREEN_STAFF_WEEK, LARGE, 1, "staff_week.more"), facts[0]));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		rows[i].day += storage.figures.monday;
	for (int panel = 0; panel < PANELS; panel++) {
		fill("staff_week-figures");
		storage.figures.line_days.items = rows;
		storage.figures.line_days.count = sizeof rows / sizeof rows[0];
		const char *whole = leaf_through(SCREEN_STAFF_WEEK, panel, 1, "staff_week.more");
		for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
			if (!strstr(whole, facts[i]))
				fail_msg("'%s' is not told: %s", facts[i], whole);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_week_prints_its_figures),
		cmocka_unit_test(beside_the_chart_stand_talks_and_hours),
		cmocka_unit_test(evenings_stand_in_the_legend_when_there_are_any),
		cmocka_unit_test(what_is_not_known_is_no_nought),
		cmocka_unit_test(bars_are_as_long_as_their_visits),
		cmocka_unit_test(no_week_that_has_not_begun),
		cmocka_unit_test(behind_more_is_the_rest),
		cmocka_unit_test(all_figures_are_told_on_every_panel),
		cmocka_unit_test(what_was_wrong_with_a_button_is_told),
	};

	return cmocka_run_group_tests(tests, open_painter, close_painter);
}
