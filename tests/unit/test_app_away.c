/*
 * What the terminal knows to be so at present stays so when the clock is set, lost and found, over
 * restarts and over a disk that fails: first of all the expert's here/away switch.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

static void begin_unsure(struct stage *stage, const char *clock)
{
	for (int day = 0; day < 4; day++) {
		char from[32], to[32];
		(void)snprintf(from, sizeof from, "2026-11-%dT10:00", 22 + day);
		(void)snprintf(to, sizeof to, "2026-11-%dT16:00", 22 + day);
		(void)stage_shift(stage, from, to);
	}
	stage->now.utc = local(clock);
	stage->now.sure = false;
	stage_start(stage);
}

static void becomes_sure(struct stage *stage, const char *clock)
{
	stage->now.utc = local(clock);
	stage_sure(stage, true);
	stage_pass(stage, 1 * MINUTES);
}

static void assert_away(struct stage *stage)
{
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	assert_silent(stage, "Er is iemand om te praten");
}

static void assert_here(struct stage *stage)
{
	assert_int_equal(stage->outputs.light, LIGHT_GLOW);
	assert_says(stage, "Er is iemand om te praten");
}

static void away_stays_when_the_clock_becomes_sure(void **state)
{
	static const char *const clocks[] = { "1970-01-01T00:10", "2026-11-22T23:59",
					      "2026-11-23T10:00", "2031-05-01T12:00" };

	for (int i = 0; i < 4; i++) {
		struct stage *stage = *state;
		begin_unsure(stage, clocks[i]);
		stage_ack(stage, 6000);
		becomes_sure(stage, "2026-11-23T10:30");
		assert_away(stage);
		stage_power_cut(stage, 60);
		assert_away(stage);
		stage_ack(stage, 6000);
		assert_here(stage);
		(void)stage_teardown(state);
		(void)stage_setup_unstarted(state);
	}
}

/* A boot whose clock was never sure: nobody knows when it was, and so it holds until the night. */
static void away_of_a_boot_that_never_knew_the_time(void **state)
{
	struct stage *stage = *state;

	begin_unsure(stage, "2026-11-22T10:00");
	stage_ack(stage, 6000);
	stage_power_cut(stage, 60);
	becomes_sure(stage, "2026-11-23T10:30");
	assert_away(stage);
	stage_power_cut(stage, 60);
	assert_away(stage);
	stage_pass(stage, 24 * HOURS);
	assert_here(stage);
	stage_power_cut(stage, 60);
	assert_here(stage);
}

static void away_lasts_until_the_night(void **state)
{
	struct stage *stage = *state;

	begin_unsure(stage, "2026-11-22T10:00");
	becomes_sure(stage, "2026-11-23T10:30");
	stage_ack(stage, 6000);
	stage_pass(stage, 24 * HOURS);
	assert_here(stage);
	stage_power_cut(stage, 60);
	assert_here(stage);
}

/* The fold may not take a day away whose ask is open: the switch of it is over all the same. */
static void a_day_that_cannot_be_folded_does_not_bring_it_back(void **state)
{
	struct stage *stage = *state;

	begin_unsure(stage, "2026-11-23T10:30");
	becomes_sure(stage, "2026-11-23T10:30");
	stage_ack(stage, 6000);
	stage->store.full = true;
	stage_pass(stage, 24 * HOURS);
	assert_here(stage);
	stage_power_cut(stage, 60);
	assert_here(stage);
}

/* Past midnight somebody goes away, and the disk does not take it: the night comes by itself. */
static void away_that_waits_for_the_disk_is_no_yesterday(void **state)
{
	struct stage *stage = *state;

	begin_unsure(stage, "2026-11-23T10:30");
	becomes_sure(stage, "2026-11-23T10:30");
	stage_pass(stage, 14 * HOURS - 20 * MINUTES); /* 00:11 */
	stage->store.full = true;
	stage_ack(stage, 6000);
	stage_pass(stage, 10 * HOURS);
	assert_away(stage);
	stage->store.full = false;
	stage_pass(stage, 5 * MINUTES);
	stage_power_cut(stage, 60);
	assert_away(stage);
}

/* ---- other things that are of a day ------------------------------------------------------------
 */

static void a_press_counts_for_the_day_it_turns_out_to_be(void **state)
{
	struct stage *stage = *state;

	begin_unsure(stage, "2026-11-22T10:00");
	stage_press(stage, 200);
	becomes_sure(stage, "2026-11-23T10:30");
	stage_pass(stage, 5 * 24 * HOURS); /* Saturday: four open days without a press */
	assert_null(health_find(&stage->health, "button_quiet"));
}

/* Staff have a week to read of a trouble, by whatever clock it was over. */
static void a_trouble_is_told_for_a_week(void **state)
{
	struct stage *stage = *state;

	begin_unsure(stage, "1970-01-01T00:10");
	stage->store.full = true;
	stage_press(stage, 200);
	stage->store.full = false;
	stage_pass(stage, 5 * MINUTES);
	assert_non_null(health_find(&stage->health, "saved"));
	becomes_sure(stage, "2026-11-23T10:30");
	stage_pass(stage, 3 * 24 * HOURS);
	assert_non_null(health_find(&stage->health, "saved"));
	stage_pass(stage, 5 * 24 * HOURS);
	assert_null(health_find(&stage->health, "saved"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST_UNSTARTED(away_stays_when_the_clock_becomes_sure),
		STAGE_TEST_UNSTARTED(away_of_a_boot_that_never_knew_the_time),
		STAGE_TEST_UNSTARTED(away_lasts_until_the_night),
		STAGE_TEST_UNSTARTED(a_day_that_cannot_be_folded_does_not_bring_it_back),
		STAGE_TEST_UNSTARTED(away_that_waits_for_the_disk_is_no_yesterday),
		STAGE_TEST_UNSTARTED(a_press_counts_for_the_day_it_turns_out_to_be),
		STAGE_TEST_UNSTARTED(a_trouble_is_told_for_a_week),
	};

	return cmocka_run_group_tests_name("app: what is so at present", tests, NULL, NULL);
}
