/*
 * The physical button: what counts as a press, and how often.
 */
#include "support/stage.h"
#include "support/test.h"

static int asks(const struct stage *stage)
{
	return fake_store_count(&stage->store, EVENT_ASKED);
}

static int repeats(const struct stage *stage)
{
	return fake_store_count(&stage->store, EVENT_REPEAT);
}

static void down(struct stage *stage)
{
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .down = true });
}

static void up(struct stage *stage)
{
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON });
}

static void it_acts_at_the_minimum_press(void **state)
{
	struct stage *stage = *state;

	down(stage);
	stage_pass(stage, 29);
	assert_int_equal(asks(stage), 0);
	assert_screen(stage, "home");
	stage_pass(stage, 1);
	assert_int_equal(asks(stage), 1); /* and does not wait for the release */
	assert_screen(stage, "talk");
	up(stage);
	assert_int_equal(asks(stage), 1);
}

static void a_shorter_one_is_none(void **state)
{
	struct stage *stage = *state;

	for (int i = 0; i < 5; i++) {
		stage_press(stage, 29);
		stage_pass(stage, 1000);
	}
	assert_int_equal(stage->store.all.count, 1); /* the start */
	assert_screen(stage, "home");
}

static void a_key_in_its_place_needs_no_minimum(void **state)
{
	struct stage *stage = *state;

	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .down = true, .typed = true });
	stage_pass(stage, 5);
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .typed = true });
	assert_int_equal(asks(stage), 1);
	stage_pass(stage, 20 * 1000);
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .down = true, .typed = true });
	stage_pass(stage, 100);
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .typed = true });
	assert_int_equal(asks(stage), 1);
	assert_int_equal(repeats(stage), 1); /* and a long one counts once */
}

static void a_loop_that_was_late_still_counts_it(void **state)
{
	struct stage *stage = *state;

	down(stage);
	stage->now.mono_ms += 80; /* nobody woke at the minimum press */
	up(stage);
	assert_int_equal(asks(stage), 1);
}

static void held_it_counts_once(void **state)
{
	struct stage *stage = *state;

	down(stage);
	stage_pass(stage, 5 * 60 * 1000);
	assert_int_equal(asks(stage), 1);
	assert_int_equal(repeats(stage), 0);
	assert_int_equal(stage->outputs.light, LIGHT_STEADY);
	up(stage);
	assert_int_equal(asks(stage) + repeats(stage), 1);
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
}

/* In a closed house nothing stays open, so every press that counts is an ask. */
static void two_presses_within_half_a_second_are_one(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 100); /* counted at 30 ms */
	stage_tap(stage, "talk.cancel");
	stage_pass(stage, 500 + 30 - 100 - 80 - 31);
	stage_press(stage, 30); /* at 499 ms */
	assert_int_equal(asks(stage), 1);
	stage_pass(stage, 1000);
	stage_press(stage, 30);
	assert_int_equal(asks(stage), 2);
}

static void after_half_a_second_it_counts_again(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 100);
	stage_tap(stage, "talk.cancel");
	stage_pass(stage, 500 + 30 - 100 - 80 - 30);
	stage_press(stage, 30); /* at 500 ms */
	assert_int_equal(asks(stage), 2);
}

static void the_house_sets_the_times(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.min_press_ms = 200;
	stage->settings.gpio.lockout_ms = 3000;
	stage_start(stage);
	stage_press(stage, 199);
	assert_int_equal(asks(stage), 0);
	stage_press(stage, 200);
	assert_int_equal(asks(stage), 1);
	stage_tap(stage, "talk.cancel");
	stage_press(stage, 300);
	assert_int_equal(asks(stage), 1);
	stage_pass(stage, 3000);
	stage_press(stage, 300);
	assert_int_equal(asks(stage), 2);
}

static void a_line_that_says_the_same_twice_is_one_press(void **state)
{
	struct stage *stage = *state;

	down(stage);
	stage_pass(stage, 20);
	down(stage);
	stage_pass(stage, 10); /* thirty since the first */
	assert_int_equal(asks(stage), 1);
	up(stage);
	up(stage);
	assert_int_equal(asks(stage), 1);
}

static void a_button_that_does_not_work_is_not_pointed_to(void **state)
{
	struct stage *stage = *state;

	assert_says(stage, "knop");
	stage_input(stage, (struct input) { .kind = INPUT_LINE,
					    .line = LINE_BUTTON,
					    .fault = FAULT_GONE,
					    .down = true });
	assert_true(app_changed(stage->app));
	assert_silent(stage, "knop");
	assert_element(stage, "home.talk");
	stage_input(
	    stage, (struct input) { .kind = INPUT_LINE, .line = LINE_BUTTON, .fault = FAULT_GONE });
	assert_says(stage, "knop");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(it_acts_at_the_minimum_press),
		STAGE_TEST(a_shorter_one_is_none),
		STAGE_TEST(a_key_in_its_place_needs_no_minimum),
		STAGE_TEST(a_loop_that_was_late_still_counts_it),
		STAGE_TEST(held_it_counts_once),
		STAGE_TEST(two_presses_within_half_a_second_are_one),
		STAGE_TEST(after_half_a_second_it_counts_again),
		STAGE_TEST_UNSTARTED(the_house_sets_the_times),
		STAGE_TEST(a_line_that_says_the_same_twice_is_one_press),
		STAGE_TEST(a_button_that_does_not_work_is_not_pointed_to),
	};

	return cmocka_run_group_tests_name("button", tests, NULL, NULL);
}
