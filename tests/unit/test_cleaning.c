/* The cleaning lock: half a minute in which a touch does nothing and the button counts. */
#include "support/stage.h"
#include "support/test.h"

static void lock(struct stage *stage)
{
	stage_system(stage);
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.clean");
	assert_screen(stage, "staff_cleaning");
}

/* A cloth: all over the panel, again and again. */
static void wipe(struct stage *stage, int seconds)
{
	for (int i = 0; i < seconds * 5; i++) {
		stage_touch(stage, (i * 397) % 1280, (i * 211) % 800);
		stage_pass(stage, 200);
	}
}

static void a_touch_does_nothing_for_half_a_minute(void **state)
{
	struct stage *stage = *state;

	lock(stage);
	assert_says(stage, "Nog 30 seconden niet aanraken.");
	int events = stage->store.all.count;
	wipe(stage, 29);
	assert_screen(stage, "staff_cleaning");
	assert_says(stage, "Nog 1 seconde niet aanraken.");
	assert_int_equal(stage->store.all.count, events);
	stage_pass(stage, 1000);
	assert_screen(stage, "staff_system");
	stage_tap(stage, "staff_system.tools");
	assert_element(stage, "staff_system.clean");
}

/* A finger that came down while nothing reacted is no tap when it is lifted later. */
static void a_finger_left_on_it_is_no_tap(void **state)
{
	struct stage *stage = *state;

	lock(stage);
	stage_pass(stage, 29900);
	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .down = true, .x = 100, .y = 90 });
	stage_pass(stage, 200);
	assert_screen(stage, "staff_system");
	stage_input(stage, (struct input) { .kind = INPUT_TOUCH, .x = 100, .y = 90 });
	assert_screen(stage, "staff_system");
}

static void staff_have_two_minutes_again(void **state)
{
	struct stage *stage = *state;

	lock(stage);
	stage_pass(stage, 30000 + 99000);
	assert_no_element(stage, "staff_system.stay");
	stage_pass(stage, 2000);
	assert_element(stage, "staff_system.stay");
	stage_pass(stage, 20000);
	assert_screen(stage, "home");
}

static void the_button_counts_and_the_hand_that_wipes_does_not(void **state)
{
	struct stage *stage = *state;

	lock(stage);
	stage_pass(stage, 9500);
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_says(stage, "Niet aanraken: 21");
	for (int i = 0; i < 50; i++) {
		stage_tap(stage, "talk.cancel");
		assert_screen(stage, "talk");
		assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
		stage_pass(stage, 10);
	}
	stage_pass(stage, 21000); /* the talk page went home meanwhile */
	assert_screen(stage, "home");
	assert_silent(stage, "Niet aanraken");
	stage_tap(stage, "home.ask.1");
	stage_tap(stage, "talk.cancel");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

static void it_wakes_once_a_second(void **state)
{
	struct stage *stage = *state;

	lock(stage);
	stage->wakes = 0;
	stage_pass(stage, 29000);
	assert_true(stage->wakes >= 28 && stage->wakes <= 31);
	assert_false(stage->hangs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_touch_does_nothing_for_half_a_minute),
		STAGE_TEST(a_finger_left_on_it_is_no_tap),
		STAGE_TEST(staff_have_two_minutes_again),
		STAGE_TEST(the_button_counts_and_the_hand_that_wipes_does_not),
		STAGE_TEST(it_wakes_once_a_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
