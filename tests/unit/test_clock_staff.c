/*
 * Staff set the clock: what they dial, that it counts as sure in this boot and no longer, that what
 * was counted before is dated by it, and that they, or a network, may put it right again.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)

static void check_in(struct stage *stage)
{
	stage_pass(stage, 1 * SECONDS);
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
}

static void assert_dated(const struct stage *stage, const char *when)
{
	bool sure;
	utc_t at =
	    event_dated(&stage->store.all, fake_store_last(&stage->store, EVENT_CHECK_IN), &sure);

	assert_true(sure);
	assert_in_range(at - local(when) + 100, 0, 200);
}

static void open_clock(struct stage *stage)
{
	stage_system(stage);
	stage_tap(stage, "staff_system.clock");
	assert_screen(stage, "staff_clock");
}

static void tap_times(struct stage *stage, const char *id, int times)
{
	for (int i = 0; i < times; i++)
		stage_tap(stage, id);
}

static void start_unsure(struct stage *stage, const char *wrong)
{
	stage->now.utc = local(wrong);
	stage->now.sure = false;
	stage_start(stage);
}

static void leave(struct stage *stage)
{
	stage_tap(stage, "staff_clock.back");
	stage_tap(stage, "staff_system.back");
	stage_tap(stage, "staff_week.close");
	assert_screen(stage, "home");
}

/* ---- the dial ---------------------------------------------------------------------------- */

static void each_part_goes_round_by_itself(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-12-31T12:59");
	open_clock(stage);
	assert_says(stage, "Do 31 dec 2026, 12:59");
	tap_times(stage, "staff_clock.minute_up", 1);
	assert_says(stage, "Do 31 dec 2026, 12:00");
	tap_times(stage, "staff_clock.minute_down", 2);
	assert_says(stage, "Do 31 dec 2026, 12:58");
	tap_times(stage, "staff_clock.month_up", 2); /* February: no 31st */
	assert_says(stage, "Za 28 feb 2026, 12:58");
	tap_times(stage, "staff_clock.day_up", 1);
	assert_says(stage, "Zo 1 feb 2026");
	tap_times(stage, "staff_clock.day_down", 1);
	tap_times(stage, "staff_clock.year_up", 2);
	tap_times(stage, "staff_clock.day_up", 1); /* a leap year */
	assert_says(stage, "Di 29 feb 2028");
	tap_times(stage, "staff_clock.year_down", 1);
	assert_says(stage, "Zo 28 feb 2027");
	tap_times(stage, "staff_clock.hour_up", 12);
	assert_says(stage, "28 feb 2027, 00:58");
	tap_times(stage, "staff_clock.hour_down", 1);
	assert_says(stage, "28 feb 2027, 23:58");
	assert_int_equal(stage->clock_sets, 0); /* nothing before it is said to be right */
}

static void a_clock_of_1970_begins_where_it_can_be_right(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "1970-01-01T01:10");
	open_clock(stage);
	assert_says(stage, "Do 1 jan 2026, 01:10");
	assert_says(stage, "De klok is niet zeker.");
}

/* ---- what it does ------------------------------------------------------------------------- */

static void it_counts_as_sure_and_dates_what_was(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "2026-11-20T09:00");
	assert_non_null(health_find(&stage->health, "clock"));
	check_in(stage);
	open_clock(stage);
	tap_times(stage, "staff_clock.day_up", 3);
	tap_times(stage, "staff_clock.hour_up", 2);
	stage_tap(stage, "staff_clock.save");
	assert_says(stage, "De klok staat goed.");
	assert_null(health_find(&stage->health, "clock"));
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 1);
	assert_dated(stage, "2026-11-23T11:00");
	leave(stage);
	check_in(stage);
	assert_true(fake_store_last(&stage->store, EVENT_CHECK_IN)->at.sure);
	assert_dated(stage, "2026-11-23T11:00");
	assert_int_equal(stage_visits(stage, "2026-11-23"), 2);
}

static void it_is_sure_after_a_restart_but_not_after_a_reboot(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "2026-11-23T10:30");
	open_clock(stage);
	stage_tap(stage, "staff_clock.save");
	app_stop(stage->app, stage->now);
	app_free(stage->app);
	stage_start(stage); /* the same boot */
	assert_null(health_find(&stage->health, "clock"));
	check_in(stage);
	assert_true(fake_store_last(&stage->store, EVENT_CHECK_IN)->at.sure);
	stage_power_cut(stage, 60);
	assert_non_null(health_find(&stage->health, "clock"));
	check_in(stage);
	assert_false(fake_store_last(&stage->store, EVENT_CHECK_IN)->at.sure);
}

static void what_cannot_be_done_is_said(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "2026-11-23T10:30");
	open_clock(stage);
	stage->clock_answer = CLOCK_NETWORK;
	stage_tap(stage, "staff_clock.save");
	assert_says(stage, "De klok wordt al door internet gezet.");
	stage->clock_answer = CLOCK_REFUSED;
	stage_tap(stage, "staff_clock.save");
	assert_says(stage, "Dat kan hier niet. Vraag de installateur.");
	assert_int_equal(stage->clock_sets, 2);
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 0);
	assert_non_null(health_find(&stage->health, "clock"));
}

/* ---- set wrong ------------------------------------------------------------------------------ */

static void a_mistake_can_be_put_right(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "2026-11-23T10:30");
	check_in(stage);
	open_clock(stage);
	tap_times(stage, "staff_clock.month_up", 1); /* December! */
	stage_tap(stage, "staff_clock.save");
	leave(stage);
	check_in(stage);
	assert_int_equal(stage_visits(stage, "2026-12-23"), 2);
	open_clock(stage);
	tap_times(stage, "staff_clock.month_down", 1);
	stage_tap(stage, "staff_clock.save");
	assert_int_equal(stage_visits(stage, "2026-11-23"), 2);
	leave(stage);
	check_in(stage);
	assert_int_equal(stage_visits(stage, "2026-11-23"), 3);
	assert_int_equal(stage_visits(stage, "2026-12-23"), 0);
}

static void a_network_puts_right_what_staff_set(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "2026-11-20T10:30");
	check_in(stage);
	open_clock(stage);
	stage_tap(stage, "staff_clock.save"); /* three days behind */
	leave(stage);
	check_in(stage);
	stage_pass(stage, 10 * MINUTES);
	stage->now.utc += 3 * INT64_C(86400);
	stage_sure(stage, true);
	check_in(stage);
	assert_int_equal(stage_visits(stage, "2026-11-23"), 3);
	stage->now.utc += 86400; /* from now on the network is believed: nothing moves any more */
	stage_sure(stage, true);
	assert_int_equal(stage_visits(stage, "2026-11-23"), 3);
}

/* The network was right first: what it dated does not move by what staff do. */
static void staff_do_not_move_what_the_network_dated(void **state)
{
	struct stage *stage = *state;

	stage_start(stage);
	check_in(stage);
	open_clock(stage);
	tap_times(stage, "staff_clock.day_up", 1);
	stage_tap(stage, "staff_clock.save");
	leave(stage);
	assert_int_equal(stage_visits(stage, "2026-11-23"), 1);
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 0);
}

/* An ask that is open keeps its place and its time while the clock is set. */
static void an_open_ask_moves_along(void **state)
{
	struct stage *stage = *state;

	start_unsure(stage, "2026-11-20T10:30");
	stage_press(stage, 200);
	stage_pass(stage, 30 * SECONDS);
	open_clock(stage);
	tap_times(stage, "staff_clock.day_up", 3);
	stage_tap(stage, "staff_clock.save");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_int_equal(stage_stored(stage, EVENT_ENDED), 0);
	stage_pass(stage, 4 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(each_part_goes_round_by_itself),
		STAGE_TEST_UNSTARTED(a_clock_of_1970_begins_where_it_can_be_right),
		STAGE_TEST_UNSTARTED(it_counts_as_sure_and_dates_what_was),
		STAGE_TEST_UNSTARTED(it_is_sure_after_a_restart_but_not_after_a_reboot),
		STAGE_TEST_UNSTARTED(what_cannot_be_done_is_said),
		STAGE_TEST_UNSTARTED(a_mistake_can_be_put_right),
		STAGE_TEST_UNSTARTED(a_network_puts_right_what_staff_set),
		STAGE_TEST_UNSTARTED(staff_do_not_move_what_the_network_dated),
		STAGE_TEST_UNSTARTED(an_open_ask_moves_along),
	};

	return cmocka_run_group_tests_name("clock: set by staff", tests, NULL, NULL);
}
