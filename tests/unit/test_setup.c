/* The first boot: four steps and the PIN, each of which can be skipped. */
#include "support/stage.h"
#include "support/test.h"

static void start(struct stage *stage)
{
	stage->first_boot = true;
	stage_start(stage);
}

static void next(struct stage *stage, int times)
{
	while (times-- > 0)
		stage_tap(stage, "setup.next");
}

static void without_being_asked_it_does_not_show(void **state)
{
	struct stage *stage = *state;

	stage_start(stage);
	assert_screen(stage, "home");
}

static void all_can_be_skipped_and_then_it_is_done(void **state)
{
	struct stage *stage = *state;

	start(stage);
	assert_screen(stage, "setup");
	assert_says(stage, "1 van 4: de taal");
	next(stage, 1);
	assert_says(stage, "2 van 4: de tijd");
	next(stage, 1);
	assert_says(stage, "3 van 4: de knop");
	next(stage, 1);
	assert_says(stage, "4 van 4: de lamp");
	next(stage, 1);
	assert_says(stage, "Kies een pincode voor het team.");
	next(stage, 1);
	assert_screen(stage, "home");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage_power_cut(stage, 10);
	assert_screen(stage, "home");
}

static void one_that_was_not_finished_comes_back(void **state)
{
	struct stage *stage = *state;

	start(stage);
	next(stage, 3);
	stage_power_cut(stage, 10);
	assert_screen(stage, "setup");
	stage_tap(stage, "setup.back"); /* out of it, for now */
	assert_screen(stage, "home");
	stage_power_cut(stage, 10);
	assert_screen(stage, "setup");
	stage_pass(stage, 601000); /* nobody is there: the terminal can be used */
	assert_screen(stage, "home");
}

static void a_house_with_a_pin_is_not_new(void **state)
{
	struct stage *stage = *state;

	stage_start(stage);
	stage_staff(stage);
	stage->first_boot = true;
	stage_power_cut(stage, 10);
	assert_screen(stage, "home");
}

static void what_cannot_be_read_is_not_new(void **state)
{
	struct stage *stage = *state;

	stage->store.fails = true;
	start(stage);
	assert_screen(stage, "home");
}

static void the_language_is_the_houses_own_from_then_on(void **state)
{
	struct stage *stage = *state;

	start(stage);
	stage_tap(stage, "setup.en");
	next(stage, 5);
	assert_says(stage, "I am here");
	stage_pass(stage, 600000);
	assert_says(stage, "I am here");
	stage_power_cut(stage, 10);
	assert_says(stage, "I am here");
	stage_tap(stage, "home.language");
	stage_tap(stage, "language.nl");
	assert_says(stage, "Ik ben er");
	stage_pass(stage, 61000); /* a resident's choice is forgotten, this one stays */
	assert_says(stage, "I am here");
}

static void the_clock_is_set_in_its_step(void **state)
{
	struct stage *stage = *state;

	stage->now.sure = false;
	start(stage);
	next(stage, 1);
	assert_says(stage, "De klok is niet zeker.");
	stage_tap(stage, "setup.hour_up");
	stage_tap(stage, "setup.save");
	assert_int_equal(stage->clock_sets, 1);
	assert_says(stage, "De klok staat goed.");
	assert_int_equal(civil_at(stage->now.utc).hour, 11);
	next(stage, 1);
	assert_says(stage, "3 van 4: de knop");
}

static void the_press_is_seen_and_is_no_ask(void **state)
{
	struct stage *stage = *state;

	start(stage);
	next(stage, 2);
	assert_says(stage, "Druk nu op de grote knop.");
	stage_press(stage, 200);
	assert_screen(stage, "setup");
	assert_says(stage, "De grote knop doet het.");
	assert_int_equal(fake_store_count(&stage->store, EVENT_ASKED), 0);
	assert_int_equal(fake_store_count(&stage->store, EVENT_TESTED), 1);
	next(stage, 1);
	stage_pass(stage, 1000);
	stage_press(stage, 200); /* in any other step it is one */
	assert_screen(stage, "talk");
	assert_int_equal(fake_store_count(&stage->store, EVENT_ASKED), 1);
}

static void without_a_button_it_says_so(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.button[0] = stage->settings.gpio.lamp[0] = '\0';
	start(stage);
	next(stage, 2);
	assert_says(stage, "Er is geen grote knop ingesteld.");
	next(stage, 1);
	assert_says(stage, "Er is geen lamp ingesteld.");
	assert_no_element(stage, "setup.lamp_yes");
}

static void the_lamp_burns_while_it_is_asked_about(void **state)
{
	struct stage *stage = *state;

	start(stage);
	next(stage, 3);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_tap(stage, "setup.lamp_no");
	assert_says(stage, "Kijk of de stekker van de lamp goed zit.");
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_tap(stage, "setup.lamp_yes");
	assert_says(stage, "Kies een pincode");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage_tap(stage, "setup.back");
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
}

static void the_pin_is_chosen_at_the_end(void **state)
{
	struct stage *stage = *state;

	start(stage);
	next(stage, 4);
	stage_tap(stage, "setup.pin");
	assert_screen(stage, "staff_pin");
	assert_says(stage, "Kies een pincode van 4 tot 8 cijfers.");
	stage_pin(stage, "2580");
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_week");
	stage_power_cut(stage, 10);
	assert_screen(stage, "home");
}

static void staff_do_it_again_behind_the_pin(void **state)
{
	struct stage *stage = *state;

	stage_start(stage);
	stage_system(stage);
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.setup");
	assert_screen(stage, "setup");
	next(stage, 4);
	assert_says(stage, "Er is al een pincode voor het team.");
	assert_no_element(stage, "setup.pin");
	next(stage, 1);
	assert_screen(stage, "staff_system");
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.setup");
	stage_pass(stage, 101000); /* the staff's own time holds */
	assert_element(stage, "setup.stay");
	stage_tap(stage, "setup.stay");
	assert_screen(stage, "setup");
	stage_pass(stage, 121000);
	assert_screen(stage, "home");
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "check_in");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST_UNSTARTED(without_being_asked_it_does_not_show),
		STAGE_TEST_UNSTARTED(all_can_be_skipped_and_then_it_is_done),
		STAGE_TEST_UNSTARTED(one_that_was_not_finished_comes_back),
		STAGE_TEST_UNSTARTED(a_house_with_a_pin_is_not_new),
		STAGE_TEST_UNSTARTED(what_cannot_be_read_is_not_new),
		STAGE_TEST_UNSTARTED(the_language_is_the_houses_own_from_then_on),
		STAGE_TEST_UNSTARTED(the_clock_is_set_in_its_step),
		STAGE_TEST_UNSTARTED(the_press_is_seen_and_is_no_ask),
		STAGE_TEST_UNSTARTED(without_a_button_it_says_so),
		STAGE_TEST_UNSTARTED(the_lamp_burns_while_it_is_asked_about),
		STAGE_TEST_UNSTARTED(the_pin_is_chosen_at_the_end),
		STAGE_TEST_UNSTARTED(staff_do_it_again_behind_the_pin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
