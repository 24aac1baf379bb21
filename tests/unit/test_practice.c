/* Practice: all works on the screen, nothing of it is stored, and nobody real is taken for it. */
#include "support/stage.h"
#include "support/test.h"

static void to_page(struct stage *stage)
{
	stage_system(stage);
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.practice");
	assert_screen(stage, "staff_practice");
}

static void begin(struct stage *stage)
{
	to_page(stage);
	stage_tap(stage, "staff_practice.start");
	assert_screen(stage, "home");
	assert_says(stage, "Oefenen: niets telt");
}

static int stored(struct stage *stage)
{
	return stage->store.all.count;
}

static void what_people_do_works_and_is_not_stored(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "Koken", "2026-11-23T12:00", "2026-11-23T13:00")->capacity = 4;
	stage->changed = true;
	begin(stage);
	int before = stored(stage);
	for (int i = 0; i < 10; i++) {
		stage_tap(stage, "home.check_in");
		assert_says(stage, "Oefenen: niets telt");
		stage_tap(stage, "check_in.together");
		stage_tap(stage, "check_in.party_2");
		stage_tap(stage, "check_in.done");
	}
	assert_says(stage, "Vandaag al 20 keer welkom");
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.undo");
	stage_pass(stage, 15000);
	stage_tap(stage, "home.activities");
	stage_tap(stage, "activities.join.1");
	assert_screen(stage, "activity");
	stage_pass(stage, 60000);
	stage_tap(stage, "home.activities");
	assert_says(stage, "Nog 3 plekken");
	assert_int_equal(stored(stage), before);
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 0);
	assert_int_equal(fake_store_count(&stage->store, EVENT_JOINED), 0);
}

static void an_ask_of_practice_leaves_the_lamp_dark(void **state)
{
	struct stage *stage = *state;

	stage->settings.talk.tone = true;
	begin(stage);
	int before = stored(stage);
	stage_tap(stage, "home.talk");
	assert_screen(stage, "talk");
	assert_says(stage, "Gelukt.");
	assert_says(stage, "De lamp blijft uit.");
	assert_silent(stage, "De lamp is aan");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_false(stage->outputs.tone);
	stage_pass(stage, 20000);
	assert_element(stage, "home.ask.1");
	stage_ack(stage, 300); /* nobody real waits: it can only be meant for practice */
	stage_tap(stage, "home.ask.1");
	assert_says(stage, "Iemand heeft het gezien.");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage_tap(stage, "talk.cancel");
	assert_int_equal(stored(stage), before);
	stage_pass(stage, 20000);
	assert_no_element(stage, "home.ask.1");
}

static void the_real_button_ends_it_and_counts(void **state)
{
	struct stage *stage = *state;

	begin(stage);
	stage_tap(stage, "home.talk");
	stage_pass(stage, 20000);
	stage_press(stage, 200);
	assert_screen(stage, "talk"); /* not "again": the ask of practice is gone */
	assert_says(stage, "De lamp is aan.");
	assert_silent(stage, "Oefenen");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_int_equal(fake_store_count(&stage->store, EVENT_ASKED), 1);
	stage_power_cut(stage, 60);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

static void it_cannot_begin_while_somebody_waits(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 20000);
	to_page(stage);
	assert_says(stage, "Er staat nog een vraag open.");
	const struct page *page = app_page(stage->app);
	assert_true(page->elements[page_find(page, "staff_practice.start")].disabled);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

static void it_cannot_begin_on_a_disk_that_is_full(void **state)
{
	struct stage *stage = *state;

	to_page(stage);
	stage->store.full = true;
	stage_tap(stage, "staff_practice.start");
	assert_screen(stage, "staff_practice");
	assert_says(stage, "We kunnen het nu niet opslaan.");
	stage->store.full = false;
	stage_tap(stage, "staff_practice.start");
	assert_screen(stage, "home");
}

static void it_ends_by_the_pin(void **state)
{
	struct stage *stage = *state;

	begin(stage);
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	stage_hold(stage, "home.house", 3100);
	assert_screen(stage, "staff_pin");
	assert_says(stage, "Oefenen: niets telt");
	stage_pin(stage, "1111");
	assert_screen(stage, "staff_pin"); /* a wrong PIN is counted in earnest */
	assert_int_equal(strncmp(fake_store_value(&stage->store, "pin_tries"), "1 ", 2), 0);
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_week");
	assert_says(stage, "0 bezoeken");
	stage_tap(stage, "staff_week.close");
	assert_silent(stage, "Oefenen");
	stage_tap(stage, "home.check_in");
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 1);
}

static void it_ends_after_ten_minutes_without_touch(void **state)
{
	struct stage *stage = *state;

	begin(stage);
	stage_pass(stage, 599000);
	stage_tap(stage, "home.check_in");
	stage_pass(stage, 599000);
	assert_says(stage, "Oefenen: niets telt");
	stage_pass(stage, 2000);
	assert_screen(stage, "home");
	assert_silent(stage, "Oefenen");
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 0);
}

static void a_restart_ends_it(void **state)
{
	struct stage *stage = *state;

	begin(stage);
	stage_tap(stage, "home.talk");
	stage_power_cut(stage, 30);
	assert_screen(stage, "home");
	assert_silent(stage, "Oefenen");
	assert_no_element(stage, "home.ask.1");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

/* What is true of the terminal itself is stored meanwhile, and kept until it can be. */
static void faults_of_the_lines_are_real(void **state)
{
	struct stage *stage = *state;
	struct input gone = {
		.kind = INPUT_LINE, .down = true, .line = LINE_LAMP, .fault = FAULT_GONE
	};

	begin(stage);
	stage_input(stage, gone);
	assert_int_equal(fake_store_count(&stage->store, EVENT_FAULT), 1);
	stage->store.full = true;
	gone.down = false;
	stage_input(stage, gone);
	stage_tap(stage, "home.check_in"); /* practice does not need the disk */
	assert_says(stage, "Welkom!");
	stage_pass(stage, 601000);
	assert_silent(stage, "Oefenen");
	assert_int_equal(fake_store_count(&stage->store, EVENT_HEALED), 0);
	stage->store.full = false;
	stage_pass(stage, 61000);
	assert_int_equal(fake_store_count(&stage->store, EVENT_HEALED), 1);
	assert_int_equal(fake_store_count(&stage->store, EVENT_CHECK_IN), 0);
}

static void the_experts_switch_is_real(void **state)
{
	struct stage *stage = *state;

	begin(stage);
	stage_ack(stage, 5200);
	assert_int_equal(fake_store_count(&stage->store, EVENT_HERE), 1);
}

/* Nobody is counted meanwhile: the log says that the terminal was off, and nothing in between. */
static void the_log_knows_it_as_off(void **state)
{
	struct stage *stage = *state;

	begin(stage);
	const struct event *stop = fake_store_last(&stage->store, EVENT_STOP);
	assert_non_null(stop);
	utc_t from = stop->at.utc;
	for (int i = 0; i < 4; i++) { /* signs of life would be due */
		stage_pass(stage, 500000);
		stage_tap(stage, "home.check_in");
	}
	stage_pass(stage, 601000);
	assert_int_equal(fake_store_count(&stage->store, EVENT_ALIVE), 0);
	const struct event *start = fake_store_last(&stage->store, EVENT_START);
	assert_true(start->at.utc >= from + 2600);
}

static void it_is_never_closed_in_practice(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage_touch(stage, 600, 400); /* it is dark */
	stage_pass(stage, 1000);
	begin(stage);
	stage_tap(stage, "home.talk");
	assert_screen(stage, "talk");
	stage_pass(stage, 61000);
	assert_element(stage, "home.ask.1");
	stage_pass(stage, 601000);
	assert_silent(stage, "Oefenen");
	stage_press(stage, 200);
	assert_screen(stage, "house_closed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(what_people_do_works_and_is_not_stored),
		STAGE_TEST(an_ask_of_practice_leaves_the_lamp_dark),
		STAGE_TEST(the_real_button_ends_it_and_counts),
		STAGE_TEST(it_cannot_begin_while_somebody_waits),
		STAGE_TEST(it_cannot_begin_on_a_disk_that_is_full),
		STAGE_TEST(it_ends_by_the_pin),
		STAGE_TEST(it_ends_after_ten_minutes_without_touch),
		STAGE_TEST(a_restart_ends_it),
		STAGE_TEST(faults_of_the_lines_are_real),
		STAGE_TEST(the_experts_switch_is_real),
		STAGE_TEST(the_log_knows_it_as_off),
		STAGE_TEST(it_is_never_closed_in_practice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
