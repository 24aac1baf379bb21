/*
 * The talk's timers, on the right clock: reminders, giving up, ninety minutes, closing time.
 */
#include "support/desk.h"
#include "support/test.h"

/* ---- timers ---------------------------------------------------------------- */

static void remind_then_give_up_then_closing_time(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	struct event event = desk_next_due(&desk, 5 * HOURS + 20 * MINUTES); /* 16:30 */
	assert_int_equal(event.kind, EVENT_ENDED);
	assert_int_equal(event.n, END_NOT_SEEN);
	desk_free(&desk);
}

static void come_within_counts_from_seen(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_wait(&desk.story, 170);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	assert_due(&desk, 5 * MINUTES, EVENT_LATE, first);
	struct event event = desk_next_due(&desk, 5 * HOURS + 30 * MINUTES - 470 * SECONDS);
	assert_int_equal(event.n, END_SEEN_NOT_MET);
	desk_free(&desk);
}

static void each_entry_starts_its_timers_anew(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	assert_due(&desk, 5 * MINUTES, EVENT_LATE, first);
	(void)desk_put(&desk, EVENT_BACK, first, 0);
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	assert_due(&desk, 5 * MINUTES, EVENT_LATE, first);
	desk_free(&desk);
}

static void other_talks_pause_no_timer(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_wait(&desk.story, 1);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	(void)desk_put(&desk, EVENT_MET, first, 0);
	int64_t second = desk_ask(&desk);
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, second);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, second);
	desk_free(&desk);
}

static void a_talk_is_over_after_ninety_minutes(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_wait(&desk.story, 30);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	(void)desk_put(&desk, EVENT_MET, first, 0);
	struct event event = desk_next_due(&desk, 90 * MINUTES);
	assert_int_equal(event.kind, EVENT_ENDED);
	assert_int_equal(event.n, END_TALKED);
	desk_free(&desk);
}

static void what_was_due_first_comes_first(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_wait(&desk.story, 60);
	int64_t second = desk_ask(&desk);
	story_wait(&desk.story, 15 * 60);
	assert_due(&desk, 0, EVENT_REMINDED, first);
	assert_due(&desk, 0, EVENT_REMINDED, second);
	assert_due(&desk, 0, EVENT_GAVE_UP, first);
	assert_due(&desk, 0, EVENT_GAVE_UP, second);
	desk_free(&desk);
}

/* The wall clock is set an hour on, or back: that is no time going by. */
static void timers_do_not_believe_the_wall_clock(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	desk.story.now.utc += HOUR;
	assert_nothing_due(&desk, false);
	desk.story.now.utc -= 2 * HOUR;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	desk_free(&desk);
}

static void across_boots_the_wall_clock_counts(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_boot(&desk.story, "2026-11-23T11:02");
	assert_due(&desk, 1 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	desk_free(&desk);
}

/* Nobody knows how long it was off: what the new boot has lived is certain. */
static void across_boots_with_an_unsure_clock(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_boot(&desk.story, "2026-11-23T14:00");
	desk.story.now.sure = false;
	assert_due(&desk, 3 * MINUTES - desk.story.now.mono_ms, EVENT_REMINDED, first);
	desk_free(&desk);
}

static void a_sweep_waits_for_a_sure_clock(void **unused)
{
	struct desk desk = desk_at("2026-11-23T15:55");
	int64_t first = desk_ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	desk.story.now.sure = false;
	story_wait(&desk.story, 8 * HOUR);
	assert_nothing_due(&desk, false);
	assert_int_equal(talk_next_due_ms(&desk.talk, &desk_rules, &desk.opening, &desk.story.now),
			 -1);
	desk.story.now.sure = true;
	struct event event;
	assert_true(
	    talk_due(&desk.talk, &desk_rules, &desk.opening, &desk.story.now, true, &event));
	assert_int_equal(event.n, END_UNKNOWN);
	desk_free(&desk);
}

/* The talk of ninety minutes needs no clock on the wall. */
static void a_talk_ends_on_an_unsure_clock(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	desk.story.now.sure = false;
	int64_t first = desk_ask(&desk);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	(void)desk_put(&desk, EVENT_MET, first, 0);
	assert_due(&desk, 90 * MINUTES, EVENT_ENDED, first);
	desk_free(&desk);
}

static void a_clock_that_is_set_dates_open_asks(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	utc_t real = desk.story.now.utc;

	(void)unused;
	desk.story.now.utc = 1000; /* 1970 */
	desk.story.now.sure = false;
	int64_t first = desk_ask(&desk);
	story_wait(&desk.story, 100);
	(void)desk_put(&desk, EVENT_CLOCK_SET, desk.story.now.boot, (int)(real - 1000));
	const struct ask *is = talk_find(&desk.talk, first);
	assert_int_equal(is->asked.utc, real);
	assert_int_equal(is->since.utc, real);
	assert_true(is->asked.sure && is->since.sure);
	/* The clock of another boot is none of its business, nor is a second setting. */
	struct event other = { .kind = EVENT_CLOCK_SET, .ref = 99, .n = 5000 };
	assert_false(talk_apply(&desk.talk, &other));
	other.ref = desk.story.now.boot;
	assert_false(talk_apply(&desk.talk, &other));
	assert_int_equal(talk_find(&desk.talk, first)->asked.utc, real);
	desk_free(&desk);
}

/* ---- the sweep --------------------------------------------------------------- */

static void the_sweep_is_half_an_hour_after_closing(void **unused)
{
	struct opening split = office_hours();

	(void)unused;
	opening_add(&split, 0, 19 * 60, 21 * 60);
	assert_int_equal(opening_sweep(&split, local("2026-11-23T10:00")),
			 local("2026-11-23T16:30"));
	assert_int_equal(opening_sweep(&split, local("2026-11-23T15:59:59")),
			 local("2026-11-23T16:30"));
	assert_int_equal(opening_sweep(&split, local("2026-11-23T19:00")),
			 local("2026-11-23T21:30"));
	/* made while the clock was not sure, found to be before opening: over since Friday */
	assert_int_equal(opening_sweep(&split, local("2026-11-23T09:00")),
			 local("2026-11-20T16:30"));
}

static void without_hours_the_sweep_is_at_half_past_midnight(void **unused)
{
	const struct opening none = { 0 };

	(void)unused;
	assert_int_equal(opening_sweep(&none, local("2026-11-23T10:00")),
			 local("2026-11-24T00:30"));
	assert_int_equal(opening_sweep(&none, local("2026-11-23T23:59")),
			 local("2026-11-24T00:30"));
	assert_int_equal(opening_sweep(&none, local("2026-11-24T00:00")),
			 local("2026-11-24T00:30"));
	/* younger than thirty minutes: excepted */
	assert_int_equal(opening_sweep(&none, local("2026-11-24T00:00:01")),
			 local("2026-11-25T00:30"));
	assert_int_equal(opening_sweep(&none, local("2026-11-24T00:29")),
			 local("2026-11-25T00:30"));
	assert_int_equal(opening_sweep(&none, local("2026-11-24T00:31")),
			 local("2026-11-25T00:30"));
}

static void a_house_open_past_midnight_sweeps_after_closing(void **unused)
{
	struct opening opening = { 0 };

	(void)unused;
	opening_add(&opening, 4, 20 * 60, 24 * 60); /* Friday evening to Saturday 02:00 */
	opening_add(&opening, 5, 0, 2 * 60);
	assert_int_equal(opening_sweep(&opening, local("2026-11-27T23:00")),
			 local("2026-11-28T02:30"));
	assert_int_equal(opening_sweep(&opening, local("2026-11-28T01:00")),
			 local("2026-11-28T02:30"));
}

static void found_overdue_at_a_start(void **unused)
{
	struct desk desk = desk_at("2026-11-23T15:00");
	int64_t asked = desk_ask(&desk), seen = desk_ask(&desk), met = desk_ask(&desk);
	struct event event;

	(void)unused;
	(void)desk_put(&desk, EVENT_SEEN, seen, 0);
	(void)desk_put(&desk, EVENT_SEEN, met, 0);
	(void)desk_put(&desk, EVENT_MET, met, 0);
	story_boot(&desk.story, "2026-11-24T09:00");
	for (int i = 0; i < 3; i++) {
		assert_true(talk_due(&desk.talk, &desk_rules, &desk.opening, &desk.story.now, true,
				     &event));
		assert_int_equal(event.kind, EVENT_ENDED);
		assert_int_equal(event.n, event.ref == met ? END_TALKED : END_UNKNOWN);
		(void)desk_put(&desk, event.kind, event.ref, event.n);
	}
	assert_null(talk_find(&desk.talk, asked));
	assert_int_equal(talk_next_due_ms(&desk.talk, &desk_rules, &desk.opening, &desk.story.now),
			 -1);
	desk_free(&desk);
}

/* Off for ten minutes, back before closing: nothing is overdue, the asks go on. */
static void a_short_power_cut_ends_nothing(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);

	(void)unused;
	story_boot(&desk.story, "2026-11-23T11:12");
	assert_nothing_due(&desk, true);
	assert_int_equal(talk_find(&desk.talk, first)->state, ASK_ASKED);
	desk_free(&desk);
}

/* Asked on a clock of the year 2040 that nobody ever set; the next start knows the time. */
static void an_ask_from_a_wrong_future_ends_too(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	desk.story.now.utc = local("2040-01-02T11:00");
	desk.story.now.sure = false;
	(void)desk_ask(&desk);
	story_boot(&desk.story, "2026-11-23T11:05");
	desk.story.now.sure = true;
	story_until(&desk.story, "2026-11-23T16:30");
	struct event event;
	do {
		assert_true(talk_due(&desk.talk, &desk_rules, &desk.opening, &desk.story.now, false,
				     &event));
		(void)desk_put(&desk, event.kind, event.ref, event.n);
	} while (event.kind != EVENT_ENDED);
	desk_free(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(remind_then_give_up_then_closing_time),
		cmocka_unit_test(come_within_counts_from_seen),
		cmocka_unit_test(each_entry_starts_its_timers_anew),
		cmocka_unit_test(other_talks_pause_no_timer),
		cmocka_unit_test(a_talk_is_over_after_ninety_minutes),
		cmocka_unit_test(what_was_due_first_comes_first),
		cmocka_unit_test(timers_do_not_believe_the_wall_clock),
		cmocka_unit_test(across_boots_the_wall_clock_counts),
		cmocka_unit_test(across_boots_with_an_unsure_clock),
		cmocka_unit_test(a_sweep_waits_for_a_sure_clock),
		cmocka_unit_test(a_talk_ends_on_an_unsure_clock),
		cmocka_unit_test(a_clock_that_is_set_dates_open_asks),
		cmocka_unit_test(the_sweep_is_half_an_hour_after_closing),
		cmocka_unit_test(without_hours_the_sweep_is_at_half_past_midnight),
		cmocka_unit_test(a_house_open_past_midnight_sweeps_after_closing),
		cmocka_unit_test(found_overdue_at_a_start),
		cmocka_unit_test(a_short_power_cut_ends_nothing),
		cmocka_unit_test(an_ask_from_a_wrong_future_ends_too),
	};

	return cmocka_run_group_tests_name("talk: timers and closing time", tests, NULL, NULL);
}
