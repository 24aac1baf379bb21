/*
 * A button that nobody presses: how many open days in a row, as far as the terminal ran. It opens
 * on Monday 23 November 2026 and is told to say so after five.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)

static const struct health_item *quiet(const struct stage *stage)
{
	return health_find(&stage->health, "button_quiet");
}

/* Time goes by, the terminal runs. */
static void until(struct stage *stage, const char *text)
{
	stage_pass(stage, (local(text) - stage->now.utc) * SECONDS);
}

/* It is off until then. */
static void off_until(struct stage *stage, const char *text)
{
	stage_power_cut(stage, local(text) - stage->now.utc);
}

static void assert_told_between(struct stage *stage, const char *not_yet, const char *by_then)
{
	until(stage, not_yet);
	assert_null(quiet(stage));
	until(stage, by_then);
	assert_non_null(quiet(stage));
}

static void five_open_days_are_told(void **state)
{
	struct stage *stage = *state;

	assert_told_between(stage, "2026-11-27T23:59", "2026-11-28T00:46");
	assert_int_equal(quiet(stage)->level, HEALTH_WARN);
	assert_non_null(strstr(quiet(stage)->sentence, "al 5 open dagen niet gebruikt"));
	assert_int_equal(fake_store_count(&stage->store, EVENT_FAULT), 1);
	assert_int_equal(fake_store_last(&stage->store, EVENT_FAULT)->n, FAULT_QUIET);
	assert_int_equal(fake_store_last(&stage->store, EVENT_FAULT)->m, LINE_BUTTON);
	until(stage, "2026-12-01T10:00"); /* Monday was one more */
	assert_non_null(strstr(quiet(stage)->sentence, "al 6 open dagen"));
	assert_int_equal(fake_store_count(&stage->store, EVENT_FAULT), 1);
	assert_says(stage, "Of druk op de grote knop"); /* it may work well */
}

static void one_is_a_day(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.quiet_days = 1;
	stage_start(stage);
	until(stage, "2026-11-24T09:00");
	assert_non_null(strstr(quiet(stage)->sentence, "al 1 open dag niet"));
}

static void weekends_are_no_open_days(void **state)
{
	struct stage *stage = *state;

	stage->now.utc = local("2026-11-25T10:30");
	stage_start(stage);
	assert_told_between(stage, "2026-12-01T23:59", "2026-12-02T00:46");
}

static void closed_dates_are_no_open_days(void **state)
{
	struct stage *stage = *state;
	struct opening *open = &stage->settings.open;

	open->closed[open->closed_count++] = local_day("2026-11-24");
	stage_start(stage);
	assert_told_between(stage, "2026-11-30T23:59", "2026-12-01T00:46");
}

static void without_opening_hours_every_day_counts(void **state)
{
	struct stage *stage = *state;

	stage->settings.open = (struct opening) { .closed_count = 0 };
	stage->now.utc = local("2026-11-26T10:30");
	stage_start(stage);
	assert_told_between(stage, "2026-11-30T23:59", "2026-12-01T00:46");
}

static void days_on_which_it_was_off_do_not_count(void **state)
{
	struct stage *stage = *state;

	until(stage, "2026-11-24T17:00"); /* Monday, Tuesday */
	off_until(stage, "2026-12-03T09:00");
	assert_told_between(stage, "2026-12-07T23:59", "2026-12-08T00:46"); /* Thu, Fri, Mon */
}

static void a_press_begins_anew(void **state)
{
	struct stage *stage = *state;

	until(stage, "2026-11-25T11:00");
	stage_press(stage, 200);
	assert_told_between(stage, "2026-12-02T23:59", "2026-12-03T00:46");
}

static void a_press_ends_it(void **state)
{
	struct stage *stage = *state;

	until(stage, "2026-11-30T11:00");
	assert_non_null(quiet(stage));
	stage_press(stage, 200);
	assert_null(quiet(stage));
	assert_int_equal(fake_store_count(&stage->store, EVENT_HEALED), 1);
	until(stage, "2026-12-04T23:59"); /* Tuesday to Friday are four */
	assert_null(quiet(stage));
}

static void it_is_remembered_over_restarts_and_nights(void **state)
{
	struct stage *stage = *state;

	until(stage, "2026-11-25T09:00");
	assert_true(stage->store.folds > 0);
	off_until(stage, "2026-11-25T09:05");
	off_until(stage, "2026-11-25T14:00");
	until(stage, "2026-11-27T16:30");
	assert_null(quiet(stage));
	off_until(stage, "2026-11-30T09:00"); /* off at night, as many houses do it */
	assert_non_null(quiet(stage));
	/* What is known goes on being told, and is no news. */
	stage->health = (struct health) { .count = 0 };
	off_until(stage, "2026-11-30T09:30");
	assert_non_null(quiet(stage));
	assert_int_equal(fake_store_count(&stage->store, EVENT_FAULT), 1);
}

static void a_press_is_remembered_over_a_restart(void **state)
{
	struct stage *stage = *state;

	until(stage, "2026-11-27T11:00");
	stage_press(stage, 200);
	stage_pass(stage, 61 * SECONDS);
	off_until(stage, "2026-11-30T09:00");
	assert_null(quiet(stage));
	assert_told_between(stage, "2026-12-04T23:59", "2026-12-05T00:46");
}

static void an_unsure_clock_counts_nothing(void **state)
{
	struct stage *stage = *state;

	stage->now.sure = false;
	stage_start(stage);
	stage_pass(stage, 20 * 24 * 3600 * SECONDS);
	assert_null(quiet(stage));
	assert_string_equal(fake_store_value(&stage->store, "button"), "");
}

static void a_press_counts_whatever_the_clock(void **state)
{
	struct stage *stage = *state;

	until(stage, "2026-11-30T11:00");
	assert_non_null(quiet(stage));
	stage_sure(stage, false);
	stage_press(stage, 200);
	assert_null(quiet(stage));
}

static void nought_is_never(void **state)
{
	struct stage *stage = *state;

	stage->settings.gpio.quiet_days = 0;
	stage_start(stage);
	until(stage, "2027-01-05T12:00");
	assert_null(quiet(stage));
}

static void what_is_not_there_cannot_be_pressed(void **state)
{
	struct stage *stage = *state;

	stage->without_button = true;
	stage_start(stage);
	until(stage, "2026-12-08T11:00");
	assert_null(quiet(stage));
	stage->without_button = false; /* plugged in: the days without it are not its fault */
	off_until(stage, "2026-12-08T11:05");
	until(stage, "2026-12-11T11:00");
	assert_null(quiet(stage));
}

static void a_full_disk_does_not_hide_it(void **state)
{
	struct stage *stage = *state;

	stage->store.full = true;
	until(stage, "2026-11-28T00:46");
	assert_non_null(quiet(stage));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(five_open_days_are_told),
		STAGE_TEST_UNSTARTED(one_is_a_day),
		STAGE_TEST_UNSTARTED(weekends_are_no_open_days),
		STAGE_TEST_UNSTARTED(closed_dates_are_no_open_days),
		STAGE_TEST_UNSTARTED(without_opening_hours_every_day_counts),
		STAGE_TEST(days_on_which_it_was_off_do_not_count),
		STAGE_TEST(a_press_begins_anew),
		STAGE_TEST(a_press_ends_it),
		STAGE_TEST(it_is_remembered_over_restarts_and_nights),
		STAGE_TEST(a_press_is_remembered_over_a_restart),
		STAGE_TEST_UNSTARTED(an_unsure_clock_counts_nothing),
		STAGE_TEST(a_press_counts_whatever_the_clock),
		STAGE_TEST_UNSTARTED(nought_is_never),
		STAGE_TEST_UNSTARTED(what_is_not_there_cannot_be_pressed),
		STAGE_TEST(a_full_disk_does_not_hide_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
