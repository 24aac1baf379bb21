/*
 * The figures of a week: what is added up, over which days, and what is not known.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/figures.h"

static struct week_figures figures_at(const struct story *story, const struct opening *opening,
				      const char *week, const char *now)
{
	struct history rows = { 0 };
	struct week_figures figures;
	struct week of;

	assert_true(civil_parse_week(week, &of));
	assert_true(history_add_events(&rows, &story->log));
	assert_true(figures_week(&rows, opening, of, local(now), &figures));
	history_free(&rows);
	return figures;
}

/* Signs of life, a quarter of an hour apart, until this local time. */
static void run_until(struct story *story, const char *text)
{
	utc_t until = local(text);

	while (story->now.utc + 15 * MINUTE < until) {
		story_wait(story, 15 * MINUTE);
		(void)story_add(story, EVENT_ALIVE, 0, 0);
	}
	story_until(story, text);
	(void)story_add(story, EVENT_ALIVE, 0, 0);
}

static struct story started_at(const char *text)
{
	struct story story = story_at(text);

	(void)story_add(&story, EVENT_START, 0, 0);
	return story;
}

static void assert_gap(const struct week_figures *figures, int i, const char *from, const char *to,
		       enum gap_why why)
{
	assert_true(i < figures->gaps.count);
	assert_int_equal(figures->gaps.items[i].from, local(from));
	assert_int_equal(figures->gaps.items[i].to, local(to));
	assert_int_equal(figures->gaps.items[i].why, why);
}

static void assert_hours(double is, double expected)
{
	assert_int_equal((int64_t)(is * HOUR + 0.5), (int64_t)(expected * HOUR + 0.5));
}

/* ---- adding up --------------------------------------------------------------- */

static void visits_add_up_by_day_and_daypart(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_until(&story, "2026-11-23T12:00");
	int64_t four = story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_PARTY, four, 4);
	(void)story_add(&story, EVENT_NEW_HERE, four, 0);
	story_until(&story, "2026-11-29T23:59:59");
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_wait(&story, 1);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0); /* the next week */
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.visits, 6);
	assert_int_equal(figures.check_ins, 3);
	assert_int_equal(figures.new_here, 1);
	assert_int_equal(figures.monday, local_day("2026-11-23"));
	assert_int_equal(figures.days[0].visits, 5);
	assert_int_equal(figures.days[0].dayparts[MORNING], 1);
	assert_int_equal(figures.days[0].dayparts[AFTERNOON], 4);
	assert_int_equal(figures.days[6].visits, 1);
	assert_int_equal(figures.days[6].dayparts[EVENING], 1);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void a_correction_takes_off_no_more_than_there_is(void **unused)
{
	(void)unused;
	struct story story = started_at("2026-11-24T09:00");
	const struct opening opening = office_hours();

	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_correct(&story, "2026-11-24", MORNING, -3);
	(void)story_correct(&story, "2026-11-24", AFTERNOON, 2);
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-12-02T09:00");
	assert_int_equal(figures.days[1].dayparts[MORNING], 0);
	assert_int_equal(figures.days[1].dayparts[AFTERNOON], 2);
	assert_int_equal(figures.days[1].visits, 2);
	assert_int_equal(figures.visits, 2);
	assert_int_equal(figures.corrected, 1); /* what it came to: one off, two more */
	figures_free(&figures);
	event_list_free(&story.log);
}

static void corrections_are_visits(void **unused)
{
	struct story story = started_at("2026-11-24T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	for (int i = 0; i < 5; i++)
		(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_until(&story, "2026-12-02T09:00"); /* staff look at it a week later */
	(void)story_correct(&story, "2026-11-24", MORNING, -2);
	(void)story_correct(&story, "2026-11-25", EVENING, 7);
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-12-02T09:00");
	assert_int_equal(figures.visits, 10);
	assert_int_equal(figures.corrected, 5);
	assert_int_equal(figures.check_ins, 5);
	assert_int_equal(figures.days[1].dayparts[MORNING], 3);
	assert_int_equal(figures.days[2].dayparts[EVENING], 7);
	assert_int_equal(figures.days[2].visits, 7);
	figures_free(&figures);
	event_list_free(&story.log);
}

/* 2026 has 53 weeks: the last one reaches into January. */
static void week_53_holds_the_turn_of_the_year(void **unused)
{
	struct story story = started_at("2026-12-27T23:30");
	const struct opening opening = office_hours();
	static const char *const taps[] = { "2026-12-27T23:59:59", "2026-12-28T00:00",
					    "2026-12-31T23:59:59", "2027-01-01T00:00",
					    "2027-01-03T23:59:59", "2027-01-04T00:00" };

	(void)unused;
	for (int i = 0; i < COUNT_OF(taps); i++) {
		story_until(&story, taps[i]);
		(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	}
	struct week_figures figures = figures_at(&story, &opening, "2026-W53", "2027-01-05T09:00");
	assert_int_equal(figures.visits, 4);
	assert_int_equal(figures.days[0].visits, 1);
	assert_int_equal(figures.days[3].visits, 1);
	assert_int_equal(figures.days[4].visits, 1);
	assert_int_equal(figures.days[6].visits, 1);
	figures_free(&figures);
	figures = figures_at(&story, &opening, "2027-W01", "2027-01-05T09:00");
	assert_int_equal(figures.visits, 1);
	figures_free(&figures);
	event_list_free(&story.log);
}

/* ---- asks ---------------------------------------------------------------------- */

static void a_talk_after(struct story *story, int seconds, enum ask_end end)
{
	int64_t ask = story_add(story, EVENT_ASKED, 0, 0);

	story_wait(story, seconds);
	if (end == END_TALKED || end == END_OPEN) {
		(void)story_add(story, EVENT_SEEN, ask, 0);
		(void)story_add(story, EVENT_MET, ask, 0);
	}
	if (end != END_OPEN)
		(void)story_add(story, EVENT_ENDED, ask, (int)end);
}

static struct ask_figures asks_of(const struct story *story)
{
	const struct opening none = { 0 };
	struct week_figures figures = figures_at(story, &none, "2026-W48", "2026-11-30T09:00");
	struct ask_figures asks = figures.asks;

	figures_free(&figures);
	return asks;
}

static void asks_add_up_to_their_ends(void **unused)
{
	struct story story = started_at("2026-11-23T10:00");

	(void)unused;
	for (int end = END_OPEN; end < (int)ASK_ENDS; end++)
		for (int i = 0; i <= end; i++)
			a_talk_after(&story, 60, (enum ask_end)end);
	struct ask_figures asks = asks_of(&story);
	int sum = 0;
	for (int end = END_OPEN; end < (int)ASK_ENDS; end++) {
		assert_int_equal(asks.ends[end], end + 1);
		sum += asks.ends[end];
	}
	assert_int_equal(asks.asked, sum);
	event_list_free(&story.log);
}

static void within_ten_minutes_is_ten_and_less(void **unused)
{
	struct story story = started_at("2026-11-23T10:00");

	(void)unused;
	a_talk_after(&story, 599, END_TALKED);
	a_talk_after(&story, 600, END_TALKED);
	a_talk_after(&story, 601, END_TALKED); /* rounds up to eleven */
	a_talk_after(&story, 60, END_SEEN_NOT_MET);
	assert_int_equal(asks_of(&story).talked_within_10_min, 2);
	event_list_free(&story.log);
}

static void the_median_is_the_mean_of_the_middle_two(void **unused)
{
	struct story story = started_at("2026-11-23T10:00");

	(void)unused;
	assert_true(asks_of(&story).median_wait_min < 0); /* nobody was met */
	a_talk_after(&story, 120, END_NOT_SEEN);
	assert_true(asks_of(&story).median_wait_min < 0);
	a_talk_after(&story, 60 * 9, END_TALKED);
	assert_int_equal((int)(asks_of(&story).median_wait_min * 10), 90);
	a_talk_after(&story, 60 * 2, END_TALKED);
	assert_int_equal((int)(asks_of(&story).median_wait_min * 10), 55);
	a_talk_after(&story, 60 * 30, END_TALKED);
	assert_int_equal((int)(asks_of(&story).median_wait_min * 10), 90);
	a_talk_after(&story, 61, END_OPEN); /* met, and still talking */
	assert_int_equal((int)(asks_of(&story).median_wait_min * 10), 55);
	event_list_free(&story.log);
}

static void repeats_are_no_asks(void **unused)
{
	struct story story = started_at("2026-11-23T10:00");

	(void)unused;
	int64_t repeat = story_add(&story, EVENT_REPEAT, 0, 0);
	(void)story_add(&story, EVENT_REPEAT, 0, 0);
	(void)story_add(&story, EVENT_REPEAT_NOT, repeat, 0);
	assert_int_equal(asks_of(&story).repeats, 1);
	assert_int_equal(asks_of(&story).asked, 0);
	event_list_free(&story.log);
}

/* ---- sessions -------------------------------------------------------------------- */

static void sessions_of_the_week_by_start_then_title(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening none = { 0 };

	(void)unused;
	(void)story_session(&story, EVENT_JOINED, "wandelen", local("2026-11-26T14:00"));
	(void)story_session(&story, EVENT_JOINED, "taal", local("2026-11-24T14:00"));
	(void)story_session(&story, EVENT_WISHED, "koken", local("2026-11-24T14:00"));
	(void)story_session(&story, EVENT_JOINED, "koken", local("2026-11-30T00:00"));
	(void)story_session(&story, EVENT_JOINED, "lezen", local("2026-11-22T23:00"));
	int64_t mistake = story_session(&story, EVENT_JOINED, "schaken", local("2026-11-25T14:00"));
	(void)story_add(&story, EVENT_UNJOINED, mistake, 0);
	struct week_figures figures = figures_at(&story, &none, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.sessions.count, 3);
	assert_string_equal(figures.sessions.items[0].session.key, "koken");
	assert_int_equal(figures.sessions.items[0].wished, 1);
	assert_int_equal(figures.sessions.items[0].participants, 0);
	assert_string_equal(figures.sessions.items[1].session.key, "taal");
	assert_string_equal(figures.sessions.items[2].session.key, "wandelen");
	figures_free(&figures);
	event_list_free(&story.log);
}

/* ---- hours and gaps ---------------------------------------------------------------- */

static void a_week_without_gaps_is_complete(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-27T17:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-29T23:59");
	assert_int_equal(figures.gaps.count, 0);
	assert_false(figures.at_least || figures.over || figures.complete);
	figures_free(&figures);
	figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T00:00");
	assert_true(figures.over && figures.complete);
	for (int i = 0; i < 7; i++) {
		assert_hours(figures.days[i].hours_open, i < 5 ? 6 : 0);
		assert_hours(figures.days[i].hours_recorded, i < 5 ? 6 : 0);
		assert_int_equal(figures.days[i].closed, i >= 5);
		assert_false(figures.days[i].at_least);
	}
	figures_free(&figures);
	event_list_free(&story.log);
}

static void switched_off_in_opening_hours_is_a_gap(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-25T12:00");
	story_boot(&story, "2026-11-25T14:00");
	(void)story_add(&story, EVENT_START, 0, 0);
	run_until(&story, "2026-11-27T17:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.gaps.count, 1);
	assert_gap(&figures, 0, "2026-11-25T12:00", "2026-11-25T14:00", GAP_OFF);
	assert_true(figures.at_least && figures.over && !figures.complete);
	assert_true(figures.days[2].at_least);
	assert_false(figures.days[1].at_least || figures.days[3].at_least);
	assert_hours(figures.days[2].hours_open, 6);
	assert_hours(figures.days[2].hours_recorded, 4);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void a_quarter_of_an_hour_is_no_gap(void **unused)
{
	(void)unused;
	for (int more = 0; more < 2; more++) {
		struct story story = started_at("2026-11-23T09:00");
		const struct opening opening = office_hours();
		run_until(&story, "2026-11-25T12:00");
		story_boot(&story, more ? "2026-11-25T12:15:01" : "2026-11-25T12:15");
		(void)story_add(&story, EVENT_START, 0, 0);
		run_until(&story, "2026-11-27T17:00");
		struct week_figures figures =
		    figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
		assert_int_equal(figures.gaps.count, more);
		assert_int_equal(figures.complete, !more);
		figures_free(&figures);
		event_list_free(&story.log);
	}
}

/* Off from Tuesday afternoon to Thursday noon: one part of each day's opening hours. */
static void gaps_lie_inside_opening_hours(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-24T15:00");
	story_boot(&story, "2026-11-26T12:00");
	(void)story_add(&story, EVENT_START, 0, 0);
	run_until(&story, "2026-11-27T16:00");
	(void)story_add(&story, EVENT_STOP, 0, 0); /* off for the week-end: nobody's loss */
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.gaps.count, 3);
	assert_gap(&figures, 0, "2026-11-24T15:00", "2026-11-24T16:00", GAP_OFF);
	assert_gap(&figures, 1, "2026-11-25T10:00", "2026-11-25T16:00", GAP_OFF);
	assert_gap(&figures, 2, "2026-11-26T10:00", "2026-11-26T12:00", GAP_OFF);
	assert_hours(figures.days[2].hours_recorded, 0);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void a_program_that_fell_over_is_a_fault(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-23T11:00");
	story_until(&story, "2026-11-23T12:00"); /* the machine stayed on */
	(void)story_add(&story, EVENT_START, 0, 0);
	run_until(&story, "2026-11-23T13:00");
	(void)story_add(&story, EVENT_STOP, 0, 0); /* and this time it was told to end */
	story_until(&story, "2026-11-23T14:00");
	(void)story_add(&story, EVENT_START, 0, 0);
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-23T14:00");
	assert_int_equal(figures.gaps.count, 2);
	assert_gap(&figures, 0, "2026-11-23T11:00", "2026-11-23T12:00", GAP_FAULT);
	assert_gap(&figures, 1, "2026-11-23T13:00", "2026-11-23T14:00", GAP_OFF);
	figures_free(&figures);
	event_list_free(&story.log);
}

/* The rows after the first `count` events were folded. */
static struct history folded_at(const struct story *story, int count)
{
	const struct event_list rest = { story->log.items + count, story->log.count - count, 0 };
	struct history rows = { 0 };

	assert_true(history_add_first(&rows, &story->log, count));
	assert_true(history_add_events(&rows, &rest));
	return rows;
}

/* A few minutes in which events are known to be missing are more than a quarter of an hour that is
 * not known; the night changes nothing of that. */
static void what_the_card_lost_is_a_gap(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();
	const struct week week = { 2026, 48 };
	struct week_figures figures;

	(void)unused;
	run_until(&story, "2026-11-23T12:03");
	int before = story.log.count;
	story.last_id += 4;
	run_until(&story, "2026-11-23T12:05");
	run_until(&story, "2026-11-23T12:35");
	for (int count = 0; count <= story.log.count; count++) {
		if (count > 0 && count < before)
			continue; /* what lies before is of the same day */
		struct history rows = folded_at(&story, count);
		assert_true(
		    figures_week(&rows, &opening, week, local("2026-11-23T12:35"), &figures));
		assert_int_equal(figures.gaps.count, 1);
		assert_gap(&figures, 0, "2026-11-23T11:45", "2026-11-23T12:05", GAP_FAULT);
		assert_true(figures.at_least && figures.days[0].at_least);
		figures_free(&figures);
		history_free(&rows);
	}
	event_list_free(&story.log);
}

static void a_start_after_a_loss_does_not_know_what_was_before(void **unused)
{
	struct story story = story_at("2026-11-23T10:02");
	const struct opening opening = office_hours();

	(void)unused;
	(void)story_add(&story, EVENT_START, 0, 0);
	story.log.items[0].flags = START_AFTER_LOSS;
	run_until(&story, "2026-11-23T11:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-23T11:00");
	assert_int_equal(figures.gaps.count, 1);
	assert_gap(&figures, 0, "2026-11-23T10:00", "2026-11-23T10:30", GAP_FAULT);
	assert_true(figures.at_least);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void an_unsure_clock_is_a_gap(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-23T11:00");
	story.now.sure = false;
	story_wait(&story, 1);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	run_until(&story, "2026-11-23T13:00");
	story.now.sure = true;
	story_wait(&story, 1);
	run_until(&story, "2026-11-27T17:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.gaps.count, 1);
	assert_int_equal(figures.gaps.items[0].from, local("2026-11-23T11:00"));
	assert_int_equal(figures.gaps.items[0].why, GAP_CLOCK);
	assert_true(figures.at_least);
	assert_false(figures.complete);
	assert_int_equal(figures.unsure_events, 1);
	assert_int_equal(figures.visits, 1);
	figures_free(&figures);
	event_list_free(&story.log);
}

/* Known afterwards is known: a clock that was set leaves no gap and nothing unsure. */
static void a_clock_that_was_set_leaves_no_gap(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-23T11:00");
	story_boot(&story, "2026-11-23T11:05");
	story.now.sure = false;
	story.now.utc -= 86400 * 365;
	(void)story_add(&story, EVENT_START, 0, 0);
	for (int i = 0; i < 8; i++) {
		(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
		story_wait(&story, 14 * MINUTE);
	}
	story.now.utc += 86400 * 365;
	story.now.sure = true;
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, 86400 * 365);
	run_until(&story, "2026-11-27T17:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.gaps.count, 0);
	assert_int_equal(figures.unsure_events, 0);
	assert_int_equal(figures.visits, 8);
	assert_true(figures.complete);
	figures_free(&figures);
	event_list_free(&story.log);
}

/* A clock that was put forward by two hours: nobody knows what lies between. */
static void a_jump_of_the_clock_is_a_gap(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-23T11:00");
	story.now.utc += 2 * HOUR;
	(void)story_add(&story, EVENT_ALIVE, 0, 0);
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-23T13:00");
	assert_int_equal(figures.gaps.count, 1);
	assert_gap(&figures, 0, "2026-11-23T11:00", "2026-11-23T13:00", GAP_CLOCK);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void before_the_first_start_nothing_is_known(void **unused)
{
	struct story story = started_at("2026-11-24T12:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-27T17:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.gaps.count, 2);
	assert_gap(&figures, 0, "2026-11-23T10:00", "2026-11-23T16:00", GAP_OFF);
	assert_gap(&figures, 1, "2026-11-24T10:00", "2026-11-24T12:00", GAP_OFF);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void a_gap_reaches_until_now_and_no_further(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening opening = office_hours();

	(void)unused;
	run_until(&story, "2026-11-23T12:00");
	struct week_figures figures = figures_at(&story, &opening, "2026-W48", "2026-11-23T12:15");
	assert_int_equal(figures.gaps.count, 0);
	assert_false(figures.at_least);
	figures_free(&figures);
	figures = figures_at(&story, &opening, "2026-W48", "2026-11-23T13:00");
	assert_int_equal(figures.gaps.count, 1);
	assert_gap(&figures, 0, "2026-11-23T12:00", "2026-11-23T13:00", GAP_OFF);
	figures_free(&figures);
	figures = figures_at(&story, &opening, "2026-W48", "2026-11-24T10:20");
	assert_int_equal(figures.gaps.count, 2);
	assert_gap(&figures, 1, "2026-11-24T10:00", "2026-11-24T10:20", GAP_OFF);
	figures_free(&figures);
	figures = figures_at(&story, &opening, "2026-W49", "2026-11-24T10:20");
	assert_int_equal(figures.gaps.count, 0); /* the future is no gap */
	figures_free(&figures);
	event_list_free(&story.log);
}

static void without_opening_hours_gaps_are_not_judged(void **unused)
{
	struct story story = started_at("2026-11-23T09:00");
	const struct opening none = { 0 };

	(void)unused;
	run_until(&story, "2026-11-23T12:00");
	story_boot(&story, "2026-11-25T12:00");
	(void)story_add(&story, EVENT_START, 0, 0);
	run_until(&story, "2026-11-26T18:00");
	struct week_figures figures = figures_at(&story, &none, "2026-W48", "2026-11-30T09:00");
	assert_int_equal(figures.gaps.count, 0);
	assert_false(figures.at_least || figures.days[0].closed);
	assert_hours(figures.days[0].hours_open, 24);
	assert_hours(figures.days[0].hours_recorded, 3);
	assert_hours(figures.days[1].hours_recorded, 0);
	assert_hours(figures.days[2].hours_recorded, 12);
	assert_hours(figures.days[3].hours_recorded, 18);
	figures_free(&figures);
	event_list_free(&story.log);
}

static void summer_time_days_have_23_and_25_hours(void **unused)
{
	static const struct {
		const char *from, *until, *week, *now;
		double hours;
	} nights[] = {
		{ "2026-03-28T12:00", "2026-03-30T12:00", "2026-W13", "2026-03-30T12:00", 23 },
		{ "2026-10-24T12:00", "2026-10-26T12:00", "2026-W43", "2026-10-26T12:00", 25 },
	};
	struct opening always = { 0 };

	(void)unused;
	opening_add(&always, 6, 0, 24 * 60);
	for (int i = 0; i < COUNT_OF(nights); i++)
		for (int hours = 0; hours < 2; hours++) {
			const struct opening none = { 0 };
			struct story story = started_at(nights[i].from);
			run_until(&story, nights[i].until);
			struct week_figures figures = figures_at(&story, hours ? &always : &none,
								 nights[i].week, nights[i].now);
			assert_hours(figures.days[6].hours_open, nights[i].hours);
			assert_hours(figures.days[6].hours_recorded, nights[i].hours);
			assert_int_equal(figures.gaps.count, 0);
			figures_free(&figures);
			event_list_free(&story.log);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(visits_add_up_by_day_and_daypart),
		cmocka_unit_test(corrections_are_visits),
		cmocka_unit_test(a_correction_takes_off_no_more_than_there_is),
		cmocka_unit_test(week_53_holds_the_turn_of_the_year),
		cmocka_unit_test(asks_add_up_to_their_ends),
		cmocka_unit_test(within_ten_minutes_is_ten_and_less),
		cmocka_unit_test(the_median_is_the_mean_of_the_middle_two),
		cmocka_unit_test(repeats_are_no_asks),
		cmocka_unit_test(sessions_of_the_week_by_start_then_title),
		cmocka_unit_test(a_week_without_gaps_is_complete),
		cmocka_unit_test(switched_off_in_opening_hours_is_a_gap),
		cmocka_unit_test(a_quarter_of_an_hour_is_no_gap),
		cmocka_unit_test(gaps_lie_inside_opening_hours),
		cmocka_unit_test(a_program_that_fell_over_is_a_fault),
		cmocka_unit_test(what_the_card_lost_is_a_gap),
		cmocka_unit_test(a_start_after_a_loss_does_not_know_what_was_before),
		cmocka_unit_test(an_unsure_clock_is_a_gap),
		cmocka_unit_test(a_clock_that_was_set_leaves_no_gap),
		cmocka_unit_test(a_jump_of_the_clock_is_a_gap),
		cmocka_unit_test(before_the_first_start_nothing_is_known),
		cmocka_unit_test(a_gap_reaches_until_now_and_no_further),
		cmocka_unit_test(without_opening_hours_gaps_are_not_judged),
		cmocka_unit_test(summer_time_days_have_23_and_25_hours),
	};

	return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
