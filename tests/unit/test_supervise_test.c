/*
 * The staff's test of the buttons and the lamp, on the whole terminal: what is pressed there is
 * seen and stored as a test, and is no wish of anybody.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define WORKS   "Gezien. De grote knop doet het."

static void to_test(struct stage *stage)
{
	stage_staff(stage);
	stage_tap(stage, "staff_week.more");
	stage_tap(stage, "staff_week.test");
	assert_screen(stage, "staff_test");
}

static bool disabled(struct stage *stage, const char *id)
{
	const struct page *page = app_page(stage->app);

	return page->elements[page_find(page, id)].disabled;
}

/* ---- the button --------------------------------------------------------------- */

static void a_press_is_seen_and_asks_nothing(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	assert_says(stage, "Druk nu op de grote knop.");
	assert_says(stage, "Deze druk telt niet als vraag.");
	stage_press(stage, 200);
	assert_screen(stage, "staff_test");
	assert_says(stage, WORKS);
	assert_says(stage, "10:30:");
	assert_silent(stage, "Druk nu op de grote knop.");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 0);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_int_equal(stage_stored(stage, EVENT_TESTED), 1);
	assert_int_equal(fake_store_last(&stage->store, EVENT_TESTED)->m, LINE_BUTTON);
}

static void a_second_press_shows_and_is_not_stored_again(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_press(stage, 200);
	stage_pass(stage, 70 * SECONDS);
	stage_press(stage, 200);
	assert_says(stage, "10:31:");
	assert_int_equal(stage_stored(stage, EVENT_TESTED), 1);
	stage_pass(stage, 60 * SECONDS); /* it was a sign of life too */
	assert_screen(stage, "staff_test");
}

static void an_open_ask_gets_no_repeat(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 20 * SECONDS);
	to_test(stage);
	stage_press(stage, 200);
	stage_ack(stage, 200);
	assert_int_equal(stage_stored(stage, EVENT_TESTED), 2);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 0);
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 0);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

static void so_it_is_in_a_closed_house(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage_touch(stage, 5, 5); /* it is dark: a touch only wakes it */
	stage_pass(stage, SECONDS);
	to_test(stage);
	stage_press(stage, 200);
	assert_screen(stage, "staff_test");
	assert_says(stage, WORKS);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 0);
	assert_int_equal(stage_stored(stage, EVENT_TESTED), 1);
}

static void after_leaving_a_press_is_an_ask_again(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_press(stage, 200);
	stage_tap(stage, "staff_test.back");
	assert_screen(stage, "staff_system");
	stage_pass(stage, SECONDS);
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

static void a_press_that_is_too_short_is_not_seen(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_press(stage, 20);
	assert_silent(stage, WORKS);
	assert_int_equal(stage_stored(stage, EVENT_TESTED), 0);
}

static void seen_is_seen_though_it_cannot_be_stored(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage->store.full = true;
	stage_press(stage, 200);
	assert_says(stage, WORKS);
	assert_says(stage, "We kunnen het nu niet opslaan.");
	stage->store.full = false;
	stage_pass(stage, SECONDS);
	stage_press(stage, 200);
	assert_silent(stage, "We kunnen het nu niet opslaan.");
	assert_int_equal(stage_stored(stage, EVENT_TESTED), 1);
}

static void a_button_that_sticks_is_not_praised(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .down = true });
	stage_pass(stage, 30 * SECONDS);
	assert_silent(stage, WORKS);
	assert_says(stage, "Er is iets met de grote knop.");
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON });
	assert_says(stage, WORKS);
}

static void without_a_button_it_says_so(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.button[0] = '\0';
	stage->without_button = true;
	stage_start(stage);
	to_test(stage);
	assert_says(stage, "Er is geen grote knop ingesteld.");
	assert_silent(stage, "Druk nu op de grote knop.");
}

/* ---- the expert's button -------------------------------------------------------- */

static void the_experts_button_is_seen_and_switches_nothing(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	assert_says(stage, "Druk ook op de knop van de ervaringsdeskundige.");
	stage_ack(stage, 6 * SECONDS);
	assert_says(stage, "Gezien. De knop van de ervaringsdeskundige doet het.");
	assert_silent(stage, WORKS);
	assert_int_equal(stage_stored(stage, EVENT_HERE), 0);
	assert_int_equal(fake_store_last(&stage->store, EVENT_TESTED)->m, LINE_ACK);
}

static void a_clicker_is_tested_too(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.ack[0] = '\0';
	(void)snprintf(stage->settings.gpio.ack_key, sizeof stage->settings.gpio.ack_key,
		       "PageDown");
	stage_start(stage);
	to_test(stage);
	stage_key(stage, "PageDown");
	assert_says(stage, "De knop van de ervaringsdeskundige doet het.");
}

static void without_an_experts_button_none_is_asked_for(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.ack[0] = stage->settings.gpio.lamp[0] = '\0';
	stage_start(stage);
	to_test(stage);
	assert_silent(stage, "ervaringsdeskundige");
	assert_silent(stage, "lamp");
	assert_no_element(stage, "staff_test.lamp");
}

/* ---- the lamp ------------------------------------------------------------------- */

static void the_lamp_can_be_lit_and_put_out(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_tap(stage, "staff_test.lamp");
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	assert_says(stage, "Zie je de lamp branden?");
	stage_press(stage, 200); /* which does not put it out */
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_tap(stage, "staff_test.lamp_off");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_silent(stage, "Zie je de lamp branden?");
}

static void leaving_puts_the_lamp_out(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_tap(stage, "staff_test.lamp");
	stage_tap(stage, "staff_test.back");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage_tap(stage, "staff_system.test");
	stage_tap(stage, "staff_test.lamp");
	stage_pass(stage, 119 * SECONDS);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	assert_says(stage, "Ben je er nog?");
	stage_pass(stage, 1 * SECONDS);
	assert_screen(stage, "home");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

static void the_lamp_of_an_ask_is_left_alone(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 20 * SECONDS);
	to_test(stage);
	assert_true(disabled(stage, "staff_test.lamp"));
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	stage_tap(stage, "staff_test.back");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

/* ---- what stays of it ------------------------------------------------------------ */

static void the_system_page_tells_of_todays_test(void **state)
{
	struct stage *stage = *state;

	to_test(stage);
	stage_tap(stage, "staff_test.back");
	assert_says(stage, "weten we pas als iemand drukt");
	stage_tap(stage, "staff_system.test");
	stage_press(stage, 200);
	stage_tap(stage, "staff_test.back");
	assert_says(stage, "Vandaag om 10:30 getest: de grote knop doet het.");
	assert_silent(stage, "weten we pas als iemand drukt");
	stage_power_cut(stage, 3600);
	stage_system(stage);
	assert_says(stage, "Vandaag om 10:30 getest");
	stage_power_cut(stage, local("2026-11-24T00:10") - stage->now.utc);
	stage_touch(stage, 5, 5); /* it is dark: a touch only wakes it */
	stage_pass(stage, SECONDS);
	stage_staff(stage); /* what was yesterday is still in the log */
	stage_tap(stage, "staff_week.more");
	stage_tap(stage, "staff_week.system");
	assert_silent(stage, "getest");
}

static void a_test_is_a_press_for_a_quiet_button(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.quiet_days = 2;
	stage_start(stage);
	stage_pass(stage, 48 * 3600 * SECONDS);
	assert_non_null(health_find(&stage->health, "button_quiet"));
	to_test(stage);
	stage_press(stage, 200);
	assert_null(health_find(&stage->health, "button_quiet"));
}

static void a_house_with_nothing_to_test_has_no_tile(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.button[0] = stage->settings.gpio.ack[0] = '\0';
	stage->settings.gpio.lamp[0] = '\0';
	stage_start(stage);
	stage_staff(stage);
	stage_tap(stage, "staff_week.more");
	assert_no_element(stage, "staff_week.test");
	stage_tap(stage, "staff_week.system");
	assert_no_element(stage, "staff_system.test");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_press_is_seen_and_asks_nothing),
		STAGE_TEST(a_second_press_shows_and_is_not_stored_again),
		STAGE_TEST(an_open_ask_gets_no_repeat),
		STAGE_TEST(so_it_is_in_a_closed_house),
		STAGE_TEST(after_leaving_a_press_is_an_ask_again),
		STAGE_TEST(a_press_that_is_too_short_is_not_seen),
		STAGE_TEST(seen_is_seen_though_it_cannot_be_stored),
		STAGE_TEST(a_button_that_sticks_is_not_praised),
		STAGE_TEST_UNSTARTED(without_a_button_it_says_so),
		STAGE_TEST(the_experts_button_is_seen_and_switches_nothing),
		STAGE_TEST_UNSTARTED(a_clicker_is_tested_too),
		STAGE_TEST_UNSTARTED(without_an_experts_button_none_is_asked_for),
		STAGE_TEST(the_lamp_can_be_lit_and_put_out),
		STAGE_TEST(leaving_puts_the_lamp_out),
		STAGE_TEST(the_lamp_of_an_ask_is_left_alone),
		STAGE_TEST(the_system_page_tells_of_todays_test),
		STAGE_TEST_UNSTARTED(a_test_is_a_press_for_a_quiet_button),
		STAGE_TEST_UNSTARTED(a_house_with_nothing_to_test_has_no_tile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
