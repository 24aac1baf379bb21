/*
 * The talk's times and decisions: timers on the right clock, how an ask ends, the expert's button,
 * pictures, the sweep.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/talk.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

static const struct talk_rules rules = { .remind = 3 * MINUTES,
					 .giveup = 10 * MINUTES,
					 .come_within = 5 * MINUTES };

struct desk { /* a house with asks */
	struct story story;
	struct talk talk;
	struct opening opening;
};

static struct desk desk_at(const char *text)
{
	struct desk desk = { .story = story_at(text), .opening = office_hours() };

	talk_init(&desk.talk);
	return desk;
}

static void desk_free(struct desk *desk)
{
	event_list_free(&desk->story.log);
}

static int64_t put(struct desk *desk, enum event_kind kind, int64_t ref, int n)
{
	int64_t id = story_add(&desk->story, kind, ref, n);

	assert_true(talk_apply(&desk->talk, &desk->story.log.items[desk->story.log.count - 1]));
	return id;
}

static int64_t ask(struct desk *desk)
{
	return put(desk, EVENT_ASKED, 0, talk_picture(&desk->talk));
}

/* The next thing that falls due, how long from now, without it being due before. */
static struct event next_due(struct desk *desk, int64_t in_ms)
{
	struct event event = { 0 };

	assert_int_equal(talk_next_due_ms(&desk->talk, &rules, &desk->opening, &desk->story.now),
			 in_ms);
	if (in_ms > 0)
		assert_false(
		    talk_due(&desk->talk, &rules, &desk->opening, &desk->story.now, false, &event));
	if (in_ms > 1) {
		story_wait_ms(&desk->story, in_ms - 1);
		assert_false(
		    talk_due(&desk->talk, &rules, &desk->opening, &desk->story.now, false, &event));
		story_wait_ms(&desk->story, 1);
	}
	assert_true(talk_due(&desk->talk, &rules, &desk->opening, &desk->story.now, false, &event));
	return event;
}

static void assert_due(struct desk *desk, int64_t in_ms, enum event_kind kind, int64_t about)
{
	struct event event = next_due(desk, in_ms);

	assert_int_equal(event.kind, kind);
	assert_int_equal(event.ref, about);
	(void)put(desk, event.kind, event.ref, event.n);
}

static void assert_nothing_due(const struct desk *desk, bool overdue)
{
	struct event event;

	assert_false(
	    talk_due(&desk->talk, &rules, &desk->opening, &desk->story.now, overdue, &event));
}

/* ---- how an ask ends ------------------------------------------------------- */

/* By hand, from the rule: the first that fits. */
static void the_first_rule_that_fits(void **unused)
{
	static const struct {
		bool met, seen, gave_up;
		int flags;
		enum ask_end asker, sweep, overdue;
	} rows[] = {
		{ false, false, false, 0, END_STOPPED, END_NOT_SEEN, END_UNKNOWN },
		{ false, false, true, 0, END_NOT_SEEN, END_NOT_SEEN, END_UNKNOWN },
		{ false, true, false, 0, END_STOPPED, END_SEEN_NOT_MET, END_UNKNOWN },
		{ false, true, true, 0, END_SEEN_NOT_MET, END_SEEN_NOT_MET, END_UNKNOWN },
		{ true, true, false, 0, END_TALKED, END_TALKED, END_TALKED },
		{ true, true, true, 0, END_TALKED, END_TALKED, END_TALKED },
		{ false, false, false, ASKED_NOBODY, END_STOPPED, END_NOBODY, END_UNKNOWN },
		{ false, false, true, ASKED_NOBODY, END_NOBODY, END_NOBODY, END_UNKNOWN },
		{ false, true, false, ASKED_NOBODY, END_STOPPED, END_SEEN_NOT_MET, END_UNKNOWN },
		{ false, true, true, ASKED_NOBODY, END_SEEN_NOT_MET, END_SEEN_NOT_MET,
		  END_UNKNOWN },
		{ true, true, true, ASKED_NOBODY, END_TALKED, END_TALKED, END_TALKED },
		{ false, false, false, ASKED_CLOSED, END_STOPPED, END_NOBODY, END_UNKNOWN },
		{ false, false, true, ASKED_CLOSED | ASKED_NOBODY, END_NOBODY, END_NOBODY,
		  END_UNKNOWN },
	};

	(void)unused;
	for (int i = 0; i < COUNT_OF(rows); i++) {
		const struct ask ask = { .ever_met = rows[i].met,
					 .ever_seen = rows[i].seen,
					 .gave_up = rows[i].gave_up,
					 .flags = rows[i].flags };
		assert_int_equal(talk_end(&ask, CAUSE_ASKER), rows[i].asker);
		assert_int_equal(talk_end(&ask, CAUSE_SWEEP), rows[i].sweep);
		assert_int_equal(talk_end(&ask, CAUSE_OVERDUE), rows[i].overdue);
	}
}

/* ---- timers ---------------------------------------------------------------- */

static void remind_then_give_up_then_closing_time(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	struct event event = next_due(&desk, 5 * HOURS + 20 * MINUTES); /* 16:30 */
	assert_int_equal(event.kind, EVENT_ENDED);
	assert_int_equal(event.n, END_NOT_SEEN);
	desk_free(&desk);
}

static void come_within_counts_from_seen(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	story_wait(&desk.story, 170);
	(void)put(&desk, EVENT_SEEN, first, 0);
	assert_due(&desk, 5 * MINUTES, EVENT_LATE, first);
	struct event event = next_due(&desk, 5 * HOURS + 30 * MINUTES - 470 * SECONDS);
	assert_int_equal(event.n, END_SEEN_NOT_MET);
	desk_free(&desk);
}

static void each_entry_starts_its_timers_anew(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	(void)put(&desk, EVENT_SEEN, first, 0);
	assert_due(&desk, 5 * MINUTES, EVENT_LATE, first);
	(void)put(&desk, EVENT_BACK, first, 0);
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	(void)put(&desk, EVENT_SEEN, first, 0);
	assert_due(&desk, 5 * MINUTES, EVENT_LATE, first);
	desk_free(&desk);
}

static void other_talks_pause_no_timer(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	story_wait(&desk.story, 1);
	(void)put(&desk, EVENT_SEEN, first, 0);
	(void)put(&desk, EVENT_MET, first, 0);
	int64_t second = ask(&desk);
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, second);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, second);
	desk_free(&desk);
}

static void a_talk_is_over_after_ninety_minutes(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	story_wait(&desk.story, 30);
	(void)put(&desk, EVENT_SEEN, first, 0);
	(void)put(&desk, EVENT_MET, first, 0);
	struct event event = next_due(&desk, 90 * MINUTES);
	assert_int_equal(event.kind, EVENT_ENDED);
	assert_int_equal(event.n, END_TALKED);
	desk_free(&desk);
}

static void what_was_due_first_comes_first(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	story_wait(&desk.story, 60);
	int64_t second = ask(&desk);
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
	int64_t first = ask(&desk);

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
	int64_t first = ask(&desk);

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
	int64_t first = ask(&desk);

	(void)unused;
	story_boot(&desk.story, "2026-11-23T14:00");
	desk.story.now.sure = false;
	assert_due(&desk, 3 * MINUTES - desk.story.now.mono_ms, EVENT_REMINDED, first);
	desk_free(&desk);
}

static void a_sweep_waits_for_a_sure_clock(void **unused)
{
	struct desk desk = desk_at("2026-11-23T15:55");
	int64_t first = ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	desk.story.now.sure = false;
	story_wait(&desk.story, 8 * HOUR);
	assert_nothing_due(&desk, false);
	assert_int_equal(talk_next_due_ms(&desk.talk, &rules, &desk.opening, &desk.story.now), -1);
	desk.story.now.sure = true;
	struct event event;
	assert_true(talk_due(&desk.talk, &rules, &desk.opening, &desk.story.now, true, &event));
	assert_int_equal(event.n, END_UNKNOWN);
	desk_free(&desk);
}

/* The talk of ninety minutes needs no clock on the wall. */
static void a_talk_ends_on_an_unsure_clock(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	desk.story.now.sure = false;
	int64_t first = ask(&desk);
	(void)put(&desk, EVENT_SEEN, first, 0);
	(void)put(&desk, EVENT_MET, first, 0);
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
	int64_t first = ask(&desk);
	story_wait(&desk.story, 100);
	(void)put(&desk, EVENT_CLOCK_SET, desk.story.now.boot, (int)(real - 1000));
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
	int64_t asked = ask(&desk), seen = ask(&desk), met = ask(&desk);
	struct event event;

	(void)unused;
	(void)put(&desk, EVENT_SEEN, seen, 0);
	(void)put(&desk, EVENT_SEEN, met, 0);
	(void)put(&desk, EVENT_MET, met, 0);
	story_boot(&desk.story, "2026-11-24T09:00");
	for (int i = 0; i < 3; i++) {
		assert_true(
		    talk_due(&desk.talk, &rules, &desk.opening, &desk.story.now, true, &event));
		assert_int_equal(event.kind, EVENT_ENDED);
		assert_int_equal(event.n, event.ref == met ? END_TALKED : END_UNKNOWN);
		(void)put(&desk, event.kind, event.ref, event.n);
	}
	assert_null(talk_find(&desk.talk, asked));
	assert_int_equal(talk_next_due_ms(&desk.talk, &rules, &desk.opening, &desk.story.now), -1);
	desk_free(&desk);
}

/* Off for ten minutes, back before closing: nothing is overdue, the asks go on. */
static void a_short_power_cut_ends_nothing(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

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
	(void)ask(&desk);
	story_boot(&desk.story, "2026-11-23T11:05");
	desk.story.now.sure = true;
	story_until(&desk.story, "2026-11-23T16:30");
	struct event event;
	do {
		assert_true(
		    talk_due(&desk.talk, &rules, &desk.opening, &desk.story.now, false, &event));
		(void)put(&desk, event.kind, event.ref, event.n);
	} while (event.kind != EVENT_ENDED);
	desk_free(&desk);
}

/* ---- the expert's button ------------------------------------------------------ */

static struct event acknowledge(struct desk *desk)
{
	struct event event = { 0 };

	if (talk_ack_short(&desk->talk, &desk->story.now, &event))
		(void)put(desk, event.kind, event.ref, event.n);
	return event;
}

static void short_presses_go_from_old_to_young(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk), second = ask(&desk);

	(void)unused;
	struct event event = acknowledge(&desk);
	assert_true(event.kind == EVENT_SEEN && event.ref == first);
	story_wait(&desk.story, 10); /* the first could be met, but somebody is still asking */
	event = acknowledge(&desk);
	assert_true(event.kind == EVENT_SEEN && event.ref == second);
	story_wait(&desk.story, 3);
	event = acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == first);
	event = acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == second);
	assert_int_equal(acknowledge(&desk).kind, 0);
	desk_free(&desk);
}

static void a_double_press_is_one(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	(void)ask(&desk);
	assert_int_equal(acknowledge(&desk).kind, EVENT_SEEN);
	story_wait_ms(&desk.story, 2999);
	assert_int_equal(acknowledge(&desk).kind, 0);
	story_wait_ms(&desk.story, 1);
	assert_int_equal(acknowledge(&desk).kind, EVENT_MET);
	desk_free(&desk);
}

/* "Oldest" is by the ask's commit, "3 s old" since it became seen: the older one, seen again a
 * second ago, is passed over. */
static void the_guard_passes_over_one_that_is_just_seen(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk), second = ask(&desk);

	(void)unused;
	(void)put(&desk, EVENT_SEEN, first, 0);
	(void)put(&desk, EVENT_SEEN, second, 0);
	story_wait(&desk.story, 20);
	(void)put(&desk, EVENT_BACK, first, 0);
	(void)put(&desk, EVENT_SEEN, first, 0);
	story_wait(&desk.story, 1);
	struct event event = acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == second);
	story_wait(&desk.story, 2);
	event = acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == first);
	desk_free(&desk);
}

static void a_long_press_ends_the_oldest_talk(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk), second = ask(&desk);
	struct event event;

	(void)unused;
	assert_false(talk_ack_long(&desk.talk, &desk.story.now, &event));
	(void)put(&desk, EVENT_SEEN, first, 0);
	assert_false(talk_ack_long(&desk.talk, &desk.story.now, &event));
	(void)put(&desk, EVENT_SEEN, second, 0);
	(void)put(&desk, EVENT_MET, second, 0);
	(void)put(&desk, EVENT_MET, first, 0);
	assert_true(talk_ack_long(&desk.talk, &desk.story.now, &event));
	assert_int_equal(event.kind, EVENT_ENDED);
	assert_int_equal(event.ref, first);
	assert_int_equal(event.n, END_TALKED);
	desk_free(&desk);
}

/* "a late acknowledge counts" */
static void seen_after_giving_up_counts(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_BLINK); /* on while they wait */
	assert_int_equal(acknowledge(&desk).kind, EVENT_SEEN);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_STEADY);
	desk_free(&desk);
}

/* ---- lamp and pictures ---------------------------------------------------------- */

static void the_lamp_says_what_is_asked(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	assert_int_equal(talk_lamp(&desk.talk), LAMP_OFF);
	int64_t first = ask(&desk), second = ask(&desk);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_BLINK);
	(void)put(&desk, EVENT_SEEN, first, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_BLINK); /* any asked */
	(void)put(&desk, EVENT_SEEN, second, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_STEADY);
	(void)put(&desk, EVENT_MET, first, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_STEADY);
	(void)put(&desk, EVENT_MET, second, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_OFF);
	desk_free(&desk);
}

static void pictures_differ_while_asks_are_open(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	bool used[TALK_MAX] = { false };
	int64_t ids[TALK_MAX];

	(void)unused;
	for (int i = 0; i < TALK_MAX; i++) {
		int picture = talk_picture(&desk.talk);
		assert_in_range(picture, 0, TALK_MAX - 1);
		assert_false(used[picture]);
		used[picture] = true;
		ids[i] = ask(&desk);
	}
	/* What comes free is taken again; and the next one is not the picture of a moment ago. */
	int freed = talk_find(&desk.talk, ids[5])->picture;
	(void)put(&desk, EVENT_ENDED, ids[5], END_STOPPED);
	assert_int_equal(talk_picture(&desk.talk), freed);
	desk_free(&desk);
}

static void the_next_asker_gets_another_picture(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = ask(&desk);
	int picture = talk_find(&desk.talk, first)->picture;

	(void)unused;
	(void)put(&desk, EVENT_ENDED, first, END_STOPPED);
	assert_int_not_equal(talk_picture(&desk.talk), picture);
	desk_free(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_rule_that_fits),
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
		cmocka_unit_test(short_presses_go_from_old_to_young),
		cmocka_unit_test(a_double_press_is_one),
		cmocka_unit_test(the_guard_passes_over_one_that_is_just_seen),
		cmocka_unit_test(a_long_press_ends_the_oldest_talk),
		cmocka_unit_test(seen_after_giving_up_counts),
		cmocka_unit_test(the_lamp_says_what_is_asked),
		cmocka_unit_test(pictures_differ_while_asks_are_open),
		cmocka_unit_test(the_next_asker_gets_another_picture),
	};

	return cmocka_run_group_tests_name("talk", tests, NULL, NULL);
}
