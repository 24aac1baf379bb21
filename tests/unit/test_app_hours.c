/*
 * Asking when nobody is there: the roster, opening hours, a clock that is not sure, a restart.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

static enum ask_end last_end(const struct stage *stage)
{
	const struct event *ended = fake_store_last(&stage->store, EVENT_ENDED);

	return ended ? (enum ask_end)ended->n : END_OPEN;
}

/* Back to home, as somebody who goes to sit down. */
static void sit_down(struct stage *stage)
{
	stage_pass(stage, 15 * SECONDS);
	assert_screen(stage, "home");
}

/* ---- roster and opening hours -----------------------------------------------------------------
 */

static void nobody_on_the_roster_is_said(void **state)
{
	struct stage *stage = *state;

	(void)stage_shift(stage, "2026-11-26T10:00", "2026-11-26T12:00");
	stage_pass(stage, 1 * MINUTES);
	stage_press(stage, 200);
	assert_says(stage, "Er is nu niemand op het rooster. Misschien ziet iemand het.");
	assert_says(stage, "Donderdag om 10 uur is er weer iemand, denken we.");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK); /* as normal */
	stage_pass(stage, 8 * HOURS);
	assert_int_equal(last_end(stage), END_NOBODY);
}

static void a_closed_house_says_so(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage_pass(stage, 2 * MINUTES);
	stage_press(stage, 200);
	assert_screen(stage, "house_closed");
	assert_false(app_page(stage->app)->dark); /* the screen lights */
	assert_says(stage, "Het huis is dicht. Er is nu niemand.");
	assert_says(stage, "112");
	assert_int_equal(last_end(stage), END_NOBODY);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	int events = stage->store.all.count;
	stage_pass(stage, 2 * SECONDS);
	stage_press(stage, 200); /* further presses do nothing */
	assert_int_equal(stage->store.all.count, events);
	stage_pass(stage, 58 * SECONDS);
	assert_screen(stage, "home");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
}

static void closed_comes_first(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T15:59");
	stage_press(stage, 200);
	stage_pass(stage, 2 * MINUTES); /* the first still stands open, until 16:30 */
	stage_press(stage, 200);
	assert_screen(stage, "house_closed");
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 0);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	stage_pass(stage, 30 * MINUTES);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_int_equal(last_end(stage), END_NOT_SEEN);
}

/* The staff are away; what they see when they come back is locked. */
static void a_press_locks_the_staff_pages_first(void **state)
{
	struct stage *stage = *state;

	stage_staff(stage);
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	stage_tap(stage, "talk.done");
	stage_hold(stage, "home.house", 3000);
	assert_screen(stage, "staff_pin");
}

/* ---- the unsure clock, the restart
 * --------------------------------------------------------------- */

static void on_an_unsure_clock_the_house_counts_as_open(void **state)
{
	struct stage *stage = *state;

	(void)stage_shift(stage, "2026-11-26T10:00", "2026-11-26T12:00");
	stage_clock(stage, "2026-11-23T20:00");
	stage_sure(stage, false);
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_silent(stage, "rooster"); /* as absent */
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	stage_pass(stage, 3 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1); /* on monotonic time */
	stage_pass(stage, 20 * HOURS);
	assert_int_equal(stage_stored(stage, EVENT_ENDED), 0); /* sweeps wait */
	stage_sure(stage, true);
	assert_int_equal(last_end(stage), END_UNKNOWN);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

/* One setting puts all events of the boot right, whatever the clock did on the way. */
static void a_clock_that_becomes_sure_dates_all_events(void **state)
{
	struct stage *stage = *state;
	utc_t real = stage->now.utc;

	stage->now.utc = 86400;
	stage->now.sure = false;
	stage_start(stage);
	stage_tap(stage, "home.check_in");
	stage->now.utc += 5000; /* set, but not yet to be believed */
	for (int i = 0; i < 300; i++) {
		stage_pass(stage, 333);
		if (i % 50 == 0)
			stage_press(stage, 100);
	}
	stage_pass(stage, 1 * MINUTES);
	stage_tap(stage, "home.check_in");
	stage->now.utc += real - 86400 - 5000;
	stage_sure(stage, true);
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 1);
	const struct event_list *log = &stage->store.all;
	for (int i = 0; i < log->count; i++) {
		bool sure;
		utc_t dated = event_dated(log, &log->items[i], &sure);
		int64_t lived = (log->items[i].at.mono_ms - 5000000) / 1000;
		assert_true(sure);
		assert_in_range(dated - real - lived + 2, 0, 4);
	}
}

/* The disk was full at the very moment: it is tried again with the next sign of life. */
static void a_clock_that_became_sure_is_stored_later(void **state)
{
	struct stage *stage = *state;
	utc_t real = stage->now.utc;

	stage->now.utc = 86400;
	stage->now.sure = false;
	stage_start(stage);
	stage_tap(stage, "home.check_in");
	stage->store.full = true;
	stage->now.utc += real - 86400;
	stage_sure(stage, true);
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 0);
	stage->store.full = false;
	stage_pass(stage, 40 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 1);
	assert_int_equal(fake_store_last(&stage->store, EVENT_CLOCK_SET)->n, real - 86400);
}

static void a_restart_restores_everything(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_press(stage, 200);
	stage_tap(stage, "again.no");
	sit_down(stage);
	stage_ack(stage, 200);
	stage_power_cut(stage, 120);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_element(stage, "home.ask.2");
	assert_no_element(stage, "home.ask.3");
	stage_tap(stage, "home.ask.1");
	assert_says(stage, "Iemand heeft het gezien.");
	stage_tap(stage, "talk.done");
	/* Timers go on from the time of the event: the second was asked 15 s + 120 s ago. */
	stage_pass(stage, 43 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 0);
	stage_pass(stage, 4 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
}

static void overdue_at_a_start_is_unknown(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_power_cut(stage, 24 * HOUR);
	assert_int_equal(last_end(stage), END_UNKNOWN);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 0); /* that would be noise */
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_no_element(stage, "home.ask.1");
}

static void place_and_topic_are_erased_with_the_ask(void **state)
{
	struct stage *stage = *state;

	stage->settings.talk.ask_place = true;
	stage_start(stage);
	stage_press(stage, 200);
	assert_says(stage, "Waar zit je?");
	stage_tap(stage, "talk.place.2");
	assert_says(stage, "De lamp is aan.");
	assert_int_equal(stage->store.note_count, 1);
	assert_int_equal(stage->store.notes[0].place, 1);
	stage_tap(stage, "talk.cancel");
	assert_int_equal(stage->store.note_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(nobody_on_the_roster_is_said),
		STAGE_TEST(a_closed_house_says_so),
		STAGE_TEST(closed_comes_first),
		STAGE_TEST(a_press_locks_the_staff_pages_first),
		STAGE_TEST(on_an_unsure_clock_the_house_counts_as_open),
		STAGE_TEST_UNSTARTED(a_clock_that_becomes_sure_dates_all_events),
		STAGE_TEST_UNSTARTED(a_clock_that_became_sure_is_stored_later),
		STAGE_TEST(a_restart_restores_everything),
		STAGE_TEST(overdue_at_a_start_is_unknown),
		STAGE_TEST_UNSTARTED(place_and_topic_are_erased_with_the_ask),
	};

	return cmocka_run_group_tests_name("app: asks, opening hours and restarts", tests, NULL,
					   NULL);
}
