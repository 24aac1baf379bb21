/*
 * What the terminal does when nobody does anything: signs of life, the nightly fold, and sleeping.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

/* ---- signs of life ----------------------------------------------------------------- */

static void it_says_that_it_lives_every_quarter_of_an_hour(void **state)
{
	struct stage *stage = *state;

	assert_int_equal(stage_stored(stage, EVENT_START), 1);
	stage_pass(stage, 15 * MINUTES - 1);
	assert_int_equal(stage_stored(stage, EVENT_ALIVE), 0);
	stage_pass(stage, 1);
	assert_int_equal(stage_stored(stage, EVENT_ALIVE), 1);
	stage_pass(stage, 2 * HOURS);
	assert_int_equal(stage_stored(stage, EVENT_ALIVE), 9);
}

static void whatever_else_is_stored_says_so_as_well(void **state)
{
	struct stage *stage = *state;

	for (int i = 0; i < 6; i++) {
		stage_pass(stage, 14 * MINUTES);
		stage_tap(stage, "home.check_in");
	}
	assert_int_equal(stage_stored(stage, EVENT_ALIVE), 0);
}

static void a_closed_house_writes_nothing(void **state)
{
	struct stage *stage = *state;

	stage_pass(stage, 5 * HOURS + 30 * MINUTES);
	int appends = stage->store.appends, alive = stage_stored(stage, EVENT_ALIVE);
	stage_pass(stage, 18 * HOURS - 1);
	assert_int_equal(stage->store.appends, appends + 1); /* with the fold */
	stage_pass(stage, 1);                                /* opening time */
	assert_int_equal(stage_stored(stage, EVENT_ALIVE), alive + 2);
}

static void it_tells_when_it_is_ended(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	app_stop(stage->app, stage->now);
	assert_int_equal(stage_stored(stage, EVENT_STOP), 1);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
}

/* ---- the fold ------------------------------------------------------------------------ */

static void the_fold_is_at_a_quarter_to_one(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_clock(stage, "2026-11-24T00:44");
	stage_pass(stage, 1 * MINUTES - 1 * SECONDS);
	assert_int_equal(stage->store.folds, 0);
	stage_pass(stage, 1 * SECONDS);
	assert_int_equal(stage->store.folds, 1);
	stage_pass(stage, 23 * HOURS);
	assert_int_equal(stage->store.folds, 1); /* once a night */
	stage_pass(stage, 1 * HOURS);
	assert_int_equal(stage->store.folds, 2);
}

static void what_was_missed_is_folded_at_the_start(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_power_cut(stage, 23 * HOUR); /* 09:30 */
	assert_int_equal(stage->store.folds, 1);
	stage_tap(stage, "home.check_in");
	stage_power_cut(stage, HOUR); /* nothing is finished */
	assert_int_equal(stage->store.folds, 1);
}

static void a_jump_of_the_clock_folds_what_is_finished(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	stage_clock(stage, "2026-11-26T11:00");
	assert_int_equal(stage->store.folds, 1);
}

static void what_the_screen_may_take_back_is_not_folded_under_it(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.help");
	stage_clock(stage, "2026-11-26T11:00");
	assert_int_equal(stage->store.folds, 0);
	stage_tap(stage, "help.back");
	stage_tap(stage, "check_in.undo");
	assert_int_equal(stage_stored(stage, EVENT_UNDO), 1);
	stage_pass(stage, 15 * SECONDS);
	assert_int_equal(stage->store.folds, 1);
}

static void an_unsure_clock_folds_nothing(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_sure(stage, false);
	stage_pass(stage, 48 * HOURS);
	assert_int_equal(stage->store.folds, 0);
	stage_sure(stage, true);
	assert_int_equal(stage->store.folds, 1);
}

/* Folded or not, the asks stand and the lamp is on. */
static void an_open_ask_lives_through_the_fold(void **state)
{
	struct stage *stage = *state;

	stage->settings.open = (struct opening) { 0 };
	stage_start(stage);
	stage_tap(stage, "home.check_in");
	stage_clock(stage, "2026-11-24T00:10");
	stage_press(stage, 200); /* younger than half an hour at 00:30 */
	stage_pass(stage, 40 * MINUTES);
	assert_int_equal(stage->store.folds, 1);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_element(stage, "home.ask.1");
}

/* An ask that could not be stored has only the terminal's memory: no fold takes it away. */
static void so_does_one_that_could_not_be_stored(void **state)
{
	struct stage *stage = *state;

	stage->settings.open = (struct opening) { 0 };
	stage_start(stage);
	stage_tap(stage, "home.check_in");
	stage_clock(stage, "2026-11-24T00:10");
	stage->store.fails = true;
	stage_press(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	stage->store.fails = false;
	stage_pass(stage, 40 * MINUTES);
	assert_int_equal(stage->store.folds, 1);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_element(stage, "home.ask.1");
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
}

static void a_fold_that_fails_is_not_tried_without_end(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage->store.fails = true;
	stage_clock(stage, "2026-11-24T00:45");
	stage_pass(stage, 12 * HOURS);
	assert_true(stage->wakes < 12 * 60 + 100);
	stage->store.fails = false;
	stage_pass(stage, 12 * HOURS);
	assert_int_equal(stage->store.folds, 1);
}

/* ---- sleeping -------------------------------------------------------------------------- */

static void idle_it_wakes_once_a_minute(void **state)
{
	struct stage *stage = *state;

	stage_pass(stage, 1 * MINUTES);
	stage->wakes = 0;
	stage_pass(stage, 10 * MINUTES);
	assert_int_equal(stage->wakes, 10);
	assert_int_equal(stage->now.utc % 60, 0); /* when the minute changes */
}

static void nothing_is_drawn_that_did_not_change(void **state)
{
	struct stage *stage = *state;

	(void)app_page(stage->app);
	assert_false(app_changed(stage->app));
	stage_pass(stage, 30 * SECONDS);
	assert_false(app_changed(stage->app));
	stage_pass(stage, 30 * SECONDS);
	assert_true(app_changed(stage->app)); /* the clock on it */
}

static void closed_and_dark_it_sleeps_on(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	(void)app_page(stage->app);
	stage->wakes = 0;
	stage_pass(stage, 14 * HOURS - 1);
	assert_true(stage->wakes <= 3); /* the fold; not every minute */
	assert_true(app_page(stage->app)->dark);
	stage_pass(stage, 1);
	assert_false(app_page(stage->app)->dark); /* and at ten it is light */
}

static void outputs_are_set_only_when_they_change(void **state)
{
	struct stage *stage = *state;

	stage_pass(stage, 1 * HOURS);
	assert_true(stage->outputs_set <= 1);
	stage_press(stage, 200);
	int set = stage->outputs_set;
	stage_pass(stage, 2 * MINUTES);
	assert_int_equal(stage->outputs_set, set);
}

/* Digits that somebody types, where there are digits. */
static void type(struct stage *stage, const char *digits)
{
	char id[8];

	for (; *digits; digits++) {
		const struct page *page = app_page(stage->app);
		(void)snprintf(id, sizeof id, *digits == '=' ? "pin.ok" : "pin.%c", *digits);
		int key = page_find(page, id);
		if (key >= 0)
			stage_touch(stage,
				    page->elements[key].box.x + page->elements[key].box.w / 2,
				    page->elements[key].box.y + page->elements[key].box.h / 2);
	}
}

/* Anybody does anything, for weeks: the app never wants to be woken at once for ever (the stage
 * fails the test), every page fits, and asks that are open are shown. */
static void whatever_happens_it_sleeps_and_its_page_fits(void **state)
{
	struct stage *stage = *state;

	(void)stage_session(stage, "Koken", "2026-11-24T14:00", "2026-11-24T16:00");
	(void)stage_shift(stage, "2026-11-24T10:00", "2026-11-24T13:00");
	srand(7);
	for (int i = 0; i < 4000; i++) {
		const struct page *page = app_page(stage->app);
		assert_false(page->overflow);
		switch (rand() % 12) {
		case 0:
			stage_press(stage, rand() % 600);
			break;
		case 1:
			stage_ack(stage, rand() % 6000);
			break;
		case 2:
			stage_pass(stage, rand() % (20 * MINUTES));
			break;
		case 3:
			stage_sure(stage, rand() % 4 != 0);
			break;
		case 4:
			stage->store.fails = rand() % 5 == 0;
			break;
		case 5:
			if (rand() % 10 == 0)
				stage_power_cut(stage, rand() % HOUR);
			break;
		case 6:
			stage_key(stage, rand() % 3 ? "Tab" : "Return");
			break;
		default: {
			const struct element *e = &page->elements[rand() % page->count];
			if (strcmp(e->id, "home.house") == 0)
				stage_hold(stage, e->id, 3000);
			else
				stage_touch(stage, e->box.x + e->box.w / 2,
					    e->box.y + e->box.h / 2);
			if (rand() % 2)
				type(stage, "2580=2580=");
			break;
		}
		}
		stage_pass(stage, rand() % 3000);
	}
	stage_sure(stage, true);
	stage->store.fails = false;
	stage_pass(stage, 48 * HOURS);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF); /* every ask has ended */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(it_says_that_it_lives_every_quarter_of_an_hour),
		STAGE_TEST(whatever_else_is_stored_says_so_as_well),
		STAGE_TEST(a_closed_house_writes_nothing),
		STAGE_TEST(it_tells_when_it_is_ended),
		STAGE_TEST(the_fold_is_at_a_quarter_to_one),
		STAGE_TEST(what_was_missed_is_folded_at_the_start),
		STAGE_TEST(a_jump_of_the_clock_folds_what_is_finished),
		STAGE_TEST(what_the_screen_may_take_back_is_not_folded_under_it),
		STAGE_TEST(an_unsure_clock_folds_nothing),
		STAGE_TEST_UNSTARTED(an_open_ask_lives_through_the_fold),
		STAGE_TEST_UNSTARTED(so_does_one_that_could_not_be_stored),
		STAGE_TEST(a_fold_that_fails_is_not_tried_without_end),
		STAGE_TEST(idle_it_wakes_once_a_minute),
		STAGE_TEST(nothing_is_drawn_that_did_not_change),
		STAGE_TEST(closed_and_dark_it_sleeps_on),
		STAGE_TEST(outputs_are_set_only_when_they_change),
		STAGE_TEST(whatever_happens_it_sleeps_and_its_page_fits),
	};

	return cmocka_run_group_tests_name("app: nights, signs of life, sleep", tests, NULL, NULL);
}
