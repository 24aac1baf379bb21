/* The page of the press test and the ways to it, on all four panels. */
#include "staff_page.h"

static bool overlap(struct rect a, struct rect b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* A run's line is as high as its em; neighbours may share a pixel of that. */
static struct rect letters(const struct run *run)
{
	int air = (run->box.h - run->cap_px) / 2;

	return (struct rect) { run->box.x, run->box.y + air, run->box.w, run->cap_px };
}

static void nothing_lies_over_anything(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++)
		for (int i = 0; i < gallery_count(); i++) {
			if (gallery_screen(i) != SCREEN_STAFF_TEST)
				continue;
			show(gallery_name(i), panel);
			for (int a = 0; a < page.count; a++)
				assert_false(page.elements[a].clipped);
			for (int a = 0; a < page.run_count; a++)
				for (int b = 0; b < a; b++)
					if (overlap(letters(&page.runs[a]), letters(&page.runs[b])))
						fail_msg("%s, panel %d: '%s' lies over '%s'",
							 gallery_name(i), panel, page.runs[a].text,
							 page.runs[b].text);
		}
}

static void it_is_told_on_every_panel(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_test", panel);
		assert_says("Druk nu op de grote knop.");
		assert_says("Deze druk telt niet als vraag.");
		assert_says("Druk ook op de knop van de ervaringsdeskundige.");
		assert_offers("staff_test.lamp");
		assert_offers("staff_test.back");
		show("staff_test-all-seen", panel);
		assert_says("Gezien. De grote knop doet het.");
		assert_says("De knop van de ervaringsdeskundige doet het.");
		assert_text_of("staff_test.button_time", "10:05:12");
		assert_says("Zie je de lamp branden?");
		assert_offers("staff_test.lamp_off");
		show("staff_test-ails", panel);
		assert_says("Er is iets met de grote knop.");
		assert_says("Er is iets met de knop van de ervaringsdeskundige.");
		assert_says("Er is iets met de lamp.");
		assert_disabled("staff_test.lamp");
		show("staff_test-with-ask", panel);
		assert_says("De lamp is aan.");
		assert_disabled("staff_test.lamp");
		show("staff_test-no-button", panel);
		assert_says("Er is geen grote knop ingesteld.");
		show("staff_test-warning", panel);
		assert_offers("staff_test.stay");
	}
}

/* What was seen and what was not differ by their picture, not by a colour. */
static void seen_has_another_picture(void **state)
{
	int hands = 0, ticks = 0;

	(void)state;
	show("staff_test-seen", LARGE);
	for (int i = 0; i < page.count; i++) {
		hands += page.elements[i].icon == ICON_PRESS;
		ticks += page.elements[i].icon == ICON_DONE;
	}
	assert_int_equal(hands, 1);
	assert_int_equal(ticks, 1);
}

static void taps_mean_what_they_say(void **state)
{
	(void)state;
	fill("staff_test");
	assert_tap(SCREEN_STAFF_TEST, "lamp", ACTION_TEST_LAMP, 1);
	assert_tap(SCREEN_STAFF_TEST, "lamp_off", ACTION_TEST_LAMP, 0);
	assert_tap(SCREEN_STAFF_TEST, "back", ACTION_STAFF_SYSTEM, 0);
	assert_tap(SCREEN_STAFF_TEST, "stay", ACTION_STAY, 0);
	assert_tap(SCREEN_STAFF_SYSTEM, "test", ACTION_STAFF_TEST, 0);
	assert_tap(SCREEN_STAFF_WEEK, "test", ACTION_STAFF_TEST, 0);
}

static void two_ways_lead_to_it(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_week-menu", panel);
		assert_offers("staff_week.test");
		assert_offers("staff_week.system");
		show("staff_week-menu-four", panel);
		assert_null(find("staff_week.test"));
		assert_offers("staff_week.system");
		show("staff_system", panel);
		assert_offers("staff_system.test");
		show("staff_system-last", panel);
		assert_offers("staff_system.test");
		show("staff_system-nothing-to-test", panel);
		assert_null(find("staff_system.test"));
	}
}

static void the_week_warns_by_more_than_a_colour(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_week", panel);
		assert_int_equal(find("staff_week.more")->icon, ICON_MENU);
		show("staff_week-ails", panel);
		if (find("staff_week.more")->icon != ICON_WARNING)
			assert_text_of("staff_week.more", "Meer !");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_lies_over_anything),
		cmocka_unit_test(it_is_told_on_every_panel),
		cmocka_unit_test(seen_has_another_picture),
		cmocka_unit_test(taps_mean_what_they_say),
		cmocka_unit_test(two_ways_lead_to_it),
		cmocka_unit_test(the_week_warns_by_more_than_a_colour),
	};

	return cmocka_run_group_tests(tests, open_painter, close_painter);
}
