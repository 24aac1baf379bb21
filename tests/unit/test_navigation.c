/*
 * Where the person is: ways back, time-outs, the language that ends with its user, the dark, the
 * staff's two minutes, and the keys.
 */
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)

static void assert_returns_after(struct stage *stage, const char *from, int seconds)
{
	assert_screen(stage, from);
	stage_pass(stage, seconds * SECONDS - 1);
	assert_screen(stage, from);
	stage_pass(stage, 1);
	assert_screen(stage, "home");
}

/* ---- time-outs ------------------------------------------------------------------ */

static void screens_return_to_home_by_themselves(void **state)
{
	static const struct {
		const char *tap, *screen;
		int seconds;
	} returns[] = { { "home.check_in", "check_in", 15 },
			{ "home.talk", "talk", 15 },
			{ "home.activities", "activities", 60 },
			{ "home.help", "help", 60 },
			{ "home.language", "language", 60 },
			{ "home.ask.1", "talk", 15 },
			{ "home.talk", "again", 20 } };
	struct stage *stage = *state;

	for (int i = 0; i < COUNT_OF(returns); i++) {
		stage_tap(stage, returns[i].tap);
		assert_returns_after(stage, returns[i].screen, returns[i].seconds);
	}
}

static void each_touch_begins_it_anew(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_pass(stage, 14 * SECONDS);
	stage_tap(stage, "check_in.together");
	stage_pass(stage, 14 * SECONDS);
	stage_touch(stage, 2, 2); /* beside everything: also a sign of life */
	assert_returns_after(stage, "check_in", 15);
}

static void the_activity_screen_has_a_minute(void **state)
{
	struct stage *stage = *state;

	(void)stage_session(stage, "Koken", "2026-11-23T14:00", "2026-11-23T16:00");
	stage_pass(stage, 1 * MINUTES);
	stage_tap(stage, "home.activities");
	stage_tap(stage, "activities.join.1");
	assert_returns_after(stage, "activity", 60);
}

static void the_pin_screen_has_a_minute(void **state)
{
	struct stage *stage = *state;

	stage_hold(stage, "home.house", 3000);
	assert_screen(stage, "staff_pin");
	stage_tap(stage, "pin.1"); /* the hold's own release is a touch as well */
	assert_returns_after(stage, "staff_pin", 60);
}

/* ---- ways back ------------------------------------------------------------------- */

static void help_leads_back_to_where_it_was_opened(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_3");
	stage_tap(stage, "check_in.help");
	assert_screen(stage, "help");
	assert_says(stage, "112");
	assert_says(stage, "Dit is geen noodknop.");
	stage_tap(stage, "help.language");
	stage_tap(stage, "language.back");
	assert_screen(stage, "check_in");
	stage_tap(stage, "check_in.undo"); /* still of this check-in */
	assert_int_equal(fake_store_count(&stage->store, EVENT_UNDO), 1);
}

static void help_leads_home_when_the_ask_is_over(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_ack(stage, 200);
	stage_pass(stage, 3 * SECONDS);
	stage_ack(stage, 200);
	stage_tap(stage, "talk.help");
	stage_ack(stage, 2000); /* the talk is over */
	stage_tap(stage, "help.back");
	assert_screen(stage, "home");
}

/* ---- language --------------------------------------------------------------------- */

static void the_language_ends_with_the_return_after_a_minute(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.language");
	stage_tap(stage, "language.en");
	assert_screen(stage, "home");
	assert_says(stage, "I am here");
	stage_tap(stage, "home.check_in");
	stage_pass(stage, 15 * SECONDS); /* a return of fifteen seconds is not the end of it */
	assert_screen(stage, "home");
	assert_says(stage, "I am here");
	stage_pass(stage, 45 * SECONDS - 1);
	assert_says(stage, "I am here");
	stage_pass(stage, 1);
	assert_says(stage, "Ik ben er");
}

/* ---- the dark ---------------------------------------------------------------------- */

static bool dark(struct stage *stage)
{
	return app_page(stage->app)->dark;
}

static void outside_opening_hours_it_is_dark(void **state)
{
	struct stage *stage = *state;

	assert_false(dark(stage));
	stage_clock(stage, "2026-11-23T15:59");
	stage_pass(stage, 1 * MINUTES);
	assert_true(dark(stage)); /* nobody was there for longer than a minute */
	assert_screen(stage, "home");
	assert_element(stage, "home.check_in"); /* its elements are there */
	stage_clock(stage, "2026-11-24T09:59");
	stage_pass(stage, 1 * MINUTES - 1 * SECONDS);
	assert_true(dark(stage));
	stage_pass(stage, 1 * SECONDS);
	assert_false(dark(stage));
}

static void the_first_touch_only_wakes(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	assert_true(dark(stage));
	stage_tap(stage, "home.check_in"); /* lifted again after 80 ms */
	assert_false(dark(stage));
	assert_screen(stage, "home");
	stage_pass(stage, 419); /* 499 ms after it woke: a bounce */
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "home");
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "check_in");
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 1);
}

static void it_is_dark_again_after_a_minute(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage_touch(stage, 640, 400);
	stage_pass(stage, 1 * MINUTES - 1);
	assert_false(dark(stage));
	stage_pass(stage, 1);
	assert_true(dark(stage));
}

static void a_key_only_wakes_too(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage_key(stage, "Tab");
	assert_false(dark(stage));
	assert_int_equal(app_page(stage->app)->focus, -1);
	stage_key(stage, "Tab");
	assert_true(app_page(stage->app)->focus >= 0);
}

static void an_unsure_clock_is_never_dark(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage_sure(stage, false);
	assert_false(dark(stage));
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "check_in");
}

/* ---- staff ---------------------------------------------------------------------------- */

static void staff_are_warned_and_then_locked_out(void **state)
{
	struct stage *stage = *state;

	stage_staff(stage);
	stage_touch(stage, 2, 2);
	stage_pass(stage, 100 * SECONDS - 1);
	assert_no_element(stage, "staff_week.stay");
	stage_pass(stage, 1);
	assert_element(stage, "staff_week.stay");
	assert_screen(stage, "staff_week");
	stage_tap(stage, "staff_week.stay"); /* one tap to stay */
	assert_no_element(stage, "staff_week.stay");
	stage_pass(stage, 120 * SECONDS - 1);
	assert_screen(stage, "staff_week");
	stage_pass(stage, 1);
	assert_screen(stage, "home");
	stage_hold(stage, "home.house", 3000);
	assert_screen(stage, "staff_pin");
}

static void staff_leave_and_lock(void **state)
{
	struct stage *stage = *state;

	stage_staff(stage);
	stage_tap(stage, "staff_week.close");
	assert_screen(stage, "home");
	stage_hold(stage, "home.house", 3000);
	assert_screen(stage, "staff_pin");
}

/* ---- keys -------------------------------------------------------------------------------- */

static const char *focus(struct stage *stage)
{
	const struct page *page = app_page(stage->app);

	return page->focus >= 0 ? page->elements[page->focus].id : "";
}

static void all_of_a_screen_is_reached_by_keys(void **state)
{
	static const char *const buttons[] = { "home.check_in", "home.activities", "home.talk",
					       "home.language", "home.help",       "home.house" };
	bool reached[COUNT_OF(buttons)] = { false };
	struct stage *stage = *state;

	assert_string_equal(focus(stage), "");
	for (int i = 0; i < 12; i++) {
		stage_key(stage, i % 2 ? "Tab" : "Right");
		for (int b = 0; b < COUNT_OF(buttons); b++)
			reached[b] = reached[b] || strcmp(focus(stage), buttons[b]) == 0;
	}
	for (int b = 0; b < COUNT_OF(buttons); b++)
		if (!reached[b])
			fail_msg("no key leads to %s", buttons[b]);
	char first[48];
	(void)snprintf(first, sizeof first, "%s", focus(stage));
	stage_key(stage, "Down");
	assert_string_not_equal(focus(stage), first);
	stage_key(stage, "Up");
	assert_string_equal(focus(stage), first);
}

static void walk_to(struct stage *stage, const char *id)
{
	for (int i = 0; i < 40 && strcmp(focus(stage), id) != 0; i++)
		stage_key(stage, "Tab");
	assert_string_equal(focus(stage), id);
}

static void enter_activates_where_a_focus_frame_shows(void **state)
{
	struct stage *stage = *state;

	walk_to(stage, "home.check_in");
	stage_key(stage, "Return");
	stage_ack(stage, 100); /* the same key, as the window also tells it */
	assert_screen(stage, "check_in");
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 1);
	assert_string_equal(focus(stage), ""); /* a new screen, no frame yet */
}

static void without_a_frame_enter_is_the_experts_button(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_key(stage, "Return");
	stage_ack(stage, 100);
	assert_screen(stage, "talk");
	assert_int_equal(fake_store_count(&stage->store, EVENT_SEEN), 1);
}

static void enter_with_a_frame_is_no_acknowledge(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	walk_to(stage, "talk.done");
	stage_key(stage, "Return");
	stage_ack(stage, 100);
	assert_screen(stage, "home");
	assert_int_equal(fake_store_count(&stage->store, EVENT_SEEN), 0);
	stage_ack(stage, 100); /* but the next one, of the real button, is */
	assert_int_equal(fake_store_count(&stage->store, EVENT_SEEN), 1);
}

static void enter_on_the_house_name_opens_the_staffs_door(void **state)
{
	struct stage *stage = *state;

	walk_to(stage, "home.house");
	stage_key(stage, "Return");
	assert_screen(stage, "staff_pin");
}

static void the_key_of_the_settings_acknowledges(void **state)
{
	struct stage *stage = *state;

	(void)snprintf(stage->settings.gpio.ack_key, sizeof stage->settings.gpio.ack_key,
		       "PageDown");
	stage_start(stage);
	stage_press(stage, 200);
	walk_to(stage, "talk.done");
	stage_key(stage, "PageDown");
	assert_int_equal(fake_store_count(&stage->store, EVENT_SEEN), 1);
	assert_screen(stage, "talk");
}

static void a_touch_takes_the_frame_away(void **state)
{
	struct stage *stage = *state;

	stage_key(stage, "Tab");
	assert_string_not_equal(focus(stage), "");
	stage_touch(stage, 2, 2);
	assert_string_equal(focus(stage), "");
}

static void the_frame_goes_after_a_minute(void **state)
{
	struct stage *stage = *state;

	stage_key(stage, "Tab");
	stage_pass(stage, 1 * MINUTES);
	assert_string_equal(focus(stage), "");
}

/* ---- touching ---------------------------------------------------------------------------- */

static void a_finger_that_slides_off_does_nothing(void **state)
{
	struct stage *stage = *state;
	const struct page *page = app_page(stage->app);
	const struct element *tile = &page->elements[page_find(page, "home.check_in")];
	int x = tile->box.x + tile->box.w / 2, y = tile->box.y + tile->box.h / 2;

	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .x = x, .y = y, .down = true });
	assert_true(app_page(stage->app)->pressed >= 0); /* it is seen to be pressed */
	stage_pass(stage, 200);
	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .x = 2, .y = 2 });
	assert_screen(stage, "home");
	assert_int_equal(app_page(stage->app)->pressed, -1);
	assert_int_equal(stage->store.all.count, 1);
}

/* The screen changed under the finger: what is there now was not meant. */
static void a_tap_is_for_the_screen_it_began_on(void **state)
{
	struct stage *stage = *state;
	const struct page *page = app_page(stage->app);
	const struct element *tile = &page->elements[page_find(page, "home.check_in")];
	int x = tile->box.x + tile->box.w / 2, y = tile->box.y + tile->box.h / 2;

	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .x = x, .y = y, .down = true });
	stage_press(stage, 100);
	assert_screen(stage, "talk");
	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .x = x, .y = y });
	assert_screen(stage, "talk");
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(screens_return_to_home_by_themselves),
		STAGE_TEST(each_touch_begins_it_anew),
		STAGE_TEST(the_activity_screen_has_a_minute),
		STAGE_TEST(the_pin_screen_has_a_minute),
		STAGE_TEST(help_leads_back_to_where_it_was_opened),
		STAGE_TEST(help_leads_home_when_the_ask_is_over),
		STAGE_TEST(the_language_ends_with_the_return_after_a_minute),
		STAGE_TEST(outside_opening_hours_it_is_dark),
		STAGE_TEST(the_first_touch_only_wakes),
		STAGE_TEST(it_is_dark_again_after_a_minute),
		STAGE_TEST(a_key_only_wakes_too),
		STAGE_TEST(an_unsure_clock_is_never_dark),
		STAGE_TEST(staff_are_warned_and_then_locked_out),
		STAGE_TEST(staff_leave_and_lock),
		STAGE_TEST(all_of_a_screen_is_reached_by_keys),
		STAGE_TEST(enter_activates_where_a_focus_frame_shows),
		STAGE_TEST(without_a_frame_enter_is_the_experts_button),
		STAGE_TEST(enter_with_a_frame_is_no_acknowledge),
		STAGE_TEST(enter_on_the_house_name_opens_the_staffs_door),
		STAGE_TEST_UNSTARTED(the_key_of_the_settings_acknowledges),
		STAGE_TEST(a_touch_takes_the_frame_away),
		STAGE_TEST(the_frame_goes_after_a_minute),
		STAGE_TEST(a_finger_that_slides_off_does_nothing),
		STAGE_TEST(a_tap_is_for_the_screen_it_began_on),
	};

	return cmocka_run_group_tests_name("navigation", tests, NULL, NULL);
}
