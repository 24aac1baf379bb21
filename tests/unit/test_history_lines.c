/*
 * What is remembered of buttons, lamps and cables: a day and a number, and nothing that could say
 * who pressed when.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/figures.h"

static void story_line(struct story *story, enum event_kind kind, enum line line, int what)
{
	(void)story_add(story, kind, 0, what);
	story->log.items[story->log.count - 1].m = (int32_t)line;
}

static struct history rows_of(const struct story *story)
{
	struct history rows = { 0 };

	assert_true(history_add_events(&rows, &story->log));
	return rows;
}

static int times_of(const struct story *story, const char *day, enum line line, int what)
{
	struct history rows = rows_of(story);
	int times = 0;

	for (int i = 0; i < rows.line_days.count; i++) {
		const struct line_row *row = &rows.line_days.items[i];
		if (row->day == local_day(day) && row->line == line && row->what == what) {
			assert_int_equal(times, 0); /* one row of a kind */
			times = row->times;
		}
	}
	history_free(&rows);
	return times;
}

static int rows_in(const struct story *story)
{
	struct history rows = rows_of(story);
	int count = rows.line_days.count;

	history_free(&rows);
	return count;
}

/* ---- what counts ------------------------------------------------------------- */

static void a_fault_counts_each_time_that_it_begins(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	for (int i = 0; i < 3; i++) {
		story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_STUCK);
		story_wait(&story, 60);
		story_line(&story, EVENT_HEALED, LINE_BUTTON, FAULT_STUCK);
	}
	story_line(&story, EVENT_FAULT, LINE_ACK, FAULT_STUCK);
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_GONE);
	assert_int_equal(times_of(&story, "2026-11-23", LINE_BUTTON, FAULT_STUCK), 3);
	assert_int_equal(times_of(&story, "2026-11-23", LINE_ACK, FAULT_STUCK), 1);
	assert_int_equal(times_of(&story, "2026-11-23", LINE_BUTTON, FAULT_GONE), 1);
	assert_int_equal(rows_in(&story), 3);
	event_list_free(&story.log);
}

static void a_test_counts_beside_the_faults(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_QUIET);
	story_line(&story, EVENT_TESTED, LINE_BUTTON, 0);
	story_line(&story, EVENT_TESTED, LINE_BUTTON, FAULT_STUCK); /* its n says nothing */
	assert_int_equal(times_of(&story, "2026-11-23", LINE_BUTTON, LINE_TESTED), 2);
	assert_int_equal(rows_in(&story), 2);
	event_list_free(&story.log);
}

static void it_counts_on_the_local_day(void **unused)
{
	struct story story = story_at("2026-10-25T23:59:59"); /* a day of 25 hours */

	(void)unused;
	story_line(&story, EVENT_FAULT, LINE_LOOP, FAULT_LOOSE);
	story_wait(&story, 1);
	story_line(&story, EVENT_FAULT, LINE_LOOP, FAULT_LOOSE);
	story_line(&story, EVENT_HEALED, LINE_LOOP, FAULT_LOOSE);
	assert_int_equal(times_of(&story, "2026-10-25", LINE_LOOP, FAULT_LOOSE), 1);
	assert_int_equal(times_of(&story, "2026-10-26", LINE_LOOP, FAULT_LOOSE), 1);
	event_list_free(&story.log);
}

static void a_number_that_is_none_counts_for_nothing(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	story_line(&story, EVENT_FAULT, LINES, FAULT_STUCK);
	story_line(&story, EVENT_FAULT, (enum line) - 1, FAULT_STUCK);
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULTS);
	story_line(&story, EVENT_FAULT, LINE_BUTTON, 0);
	story_line(&story, EVENT_FAULT, LINE_BUTTON, -7);
	story_line(&story, EVENT_TESTED, LINES, 0);
	assert_int_equal(rows_in(&story), 0);
	event_list_free(&story.log);
}

static void a_clock_that_is_set_moves_them_to_their_day(void **unused)
{
	struct story story = story_at("2026-11-24T10:00");
	utc_t real = story.now.utc;

	(void)unused;
	story.now.utc = 500;
	story.now.sure = false;
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_CHATTER);
	story_line(&story, EVENT_TESTED, LINE_ACK, 0);
	assert_int_equal(times_of(&story, "1970-01-01", LINE_BUTTON, FAULT_CHATTER), 1);
	story.now.utc = real;
	story.now.sure = true;
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, (int)(real - 500));
	assert_int_equal(times_of(&story, "2026-11-24", LINE_BUTTON, FAULT_CHATTER), 1);
	assert_int_equal(times_of(&story, "2026-11-24", LINE_ACK, LINE_TESTED), 1);
	assert_int_equal(rows_in(&story), 2);
	event_list_free(&story.log);
}

/* ---- what it leaves alone ------------------------------------------------------- */

/* Two days of a house: off on the first afternoon, with a failure on the second. */
static struct story two_days(bool faults)
{
	struct story story = story_at("2026-11-23T09:50");

	(void)story_add(&story, EVENT_START, 0, 0);
	for (int i = 0; i < 12; i++) {
		story_wait(&story, 7 * MINUTE);
		if (faults)
			story_line(&story, EVENT_FAULT, (enum line)(i % LINES), 1 + i % 5);
		story_wait(&story, 8 * MINUTE);
		(void)story_add(&story, EVENT_ALIVE, 0, 0);
		if (faults)
			story_line(&story, i % 2 ? EVENT_HEALED : EVENT_TESTED,
				   (enum line)(i % LINES), 1 + i % 5);
	}
	story_wait(&story, 5 * MINUTE);
	if (faults) /* the last sign of life of the day */
		story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_STUCK);
	story_boot(&story, "2026-11-24T09:50");
	(void)story_add(&story, EVENT_START, 0, 0);
	if (faults)
		story_line(&story, EVENT_FAULT, LINE_LAMP, FAULT_GONE);
	story_until(&story, "2026-11-24T11:00");
	(void)story_add(&story, EVENT_ALIVE, 0, 0);
	story_until(&story, "2026-11-24T12:00");
	(void)story_add(&story, EVENT_START, 0, 0); /* the same boot: a failure */
	story_until(&story, "2026-11-24T16:10");
	(void)story_add(&story, EVENT_STOP, 0, 0);
	return story;
}

static struct week_figures week_48(const struct story *story)
{
	struct history rows = rows_of(story);
	struct opening opening = office_hours();
	struct week_figures figures;

	assert_true(figures_week(&rows, &opening, (struct week) { 2026, 48 },
				 local("2026-11-24T17:00"), &figures));
	history_free(&rows);
	return figures;
}

static void hours_and_gaps_are_what_they_were(void **unused)
{
	struct story plain = two_days(false), story = two_days(true);
	struct week_figures expected = week_48(&plain), figures = week_48(&story);

	(void)unused;
	assert_true(figures.line_days.count > 10);
	assert_int_equal(expected.line_days.count, 0);
	assert_int_equal(expected.gaps.count, 2);
	assert_int_equal(expected.gaps.items[0].why, GAP_OFF);
	assert_int_equal(expected.gaps.items[1].why, GAP_FAULT);
	assert_int_equal(figures.gaps.count, expected.gaps.count);
	assert_memory_equal(figures.gaps.items, expected.gaps.items,
			    (size_t)figures.gaps.count * sizeof *figures.gaps.items);
	for (int i = 0; i < 7; i++) {
		const struct day_figures *a = &figures.days[i], *b = &expected.days[i];
		assert_true(a->hours_recorded == b->hours_recorded);
		assert_int_equal(a->at_least, b->at_least);
		assert_int_equal(a->visits, b->visits);
	}
	assert_memory_equal(&figures.asks, &expected.asks, sizeof figures.asks);
	assert_int_equal(figures.at_least, expected.at_least);
	assert_int_equal(figures.complete, expected.complete);
	assert_int_equal(figures.unsure_events, 0);
	figures_free(&expected);
	figures_free(&figures);
	event_list_free(&plain.log);
	event_list_free(&story.log);
}

/* An event shows that the terminal ran, to the quarter: a button may be stuck because somebody
 * holds it. */
static void its_time_is_no_bound_of_the_recorded_hours(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	(void)story_add(&story, EVENT_START, 0, 0);
	story_until(&story, "2026-11-23T11:21:37");
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_STUCK);
	struct history rows = rows_of(&story);
	assert_int_equal(rows.recorded.count, 1);
	assert_int_equal(rows.recorded.items[0].from, local("2026-11-23T10:00"));
	assert_int_equal(rows.recorded.items[0].to, local("2026-11-23T11:15"));
	history_free(&rows);
	event_list_free(&story.log);
}

static void an_unsure_fault_is_no_unsure_count(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	story.now.sure = false;
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_STUCK);
	story_line(&story, EVENT_TESTED, LINE_BUTTON, 0);
	struct history rows = rows_of(&story);
	assert_int_equal(rows.days.count, 0);
	history_free(&rows);
	event_list_free(&story.log);
}

/* ---- the week --------------------------------------------------------------------- */

static void the_week_lists_its_own_days_in_order(void **unused)
{
	struct story story = story_at("2026-11-22T23:00"); /* the Sunday before */

	(void)unused;
	story_line(&story, EVENT_FAULT, LINE_LAMP, FAULT_GONE);
	story_until(&story, "2026-11-24T10:00");
	story_line(&story, EVENT_TESTED, LINE_ACK, 0);
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_STUCK);
	story_line(&story, EVENT_FAULT, LINE_BUTTON, FAULT_CHATTER);
	story_until(&story, "2026-11-29T23:59:59");
	story_line(&story, EVENT_FAULT, LINE_LOOP, FAULT_LOOSE);
	story_wait(&story, 1);
	story_line(&story, EVENT_FAULT, LINE_LOOP, FAULT_LOOSE);

	/* As folded and running days give them: in no order. */
	struct history rows = rows_of(&story);
	struct line_row first = rows.line_days.items[1];
	rows.line_days.items[1] = rows.line_days.items[4];
	rows.line_days.items[4] = first;
	struct opening opening = office_hours();
	struct week_figures figures;
	assert_true(figures_week(&rows, &opening, (struct week) { 2026, 48 },
				 local("2026-11-30T10:00"), &figures));
	static const struct {
		const char *day;
		enum line line;
		int what;
	} expected[] = {
		{ "2026-11-24", LINE_BUTTON, FAULT_CHATTER },
		{ "2026-11-24", LINE_BUTTON, FAULT_STUCK },
		{ "2026-11-24", LINE_ACK, LINE_TESTED },
		{ "2026-11-29", LINE_LOOP, FAULT_LOOSE },
	};
	assert_int_equal(figures.line_days.count, COUNT_OF(expected));
	for (int i = 0; i < COUNT_OF(expected); i++) {
		assert_int_equal(figures.line_days.items[i].day, local_day(expected[i].day));
		assert_int_equal(figures.line_days.items[i].line, expected[i].line);
		assert_int_equal(figures.line_days.items[i].what, expected[i].what);
		assert_int_equal(figures.line_days.items[i].times, 1);
	}
	figures_free(&figures);
	history_free(&rows);
	event_list_free(&story.log);
}

static void every_number_has_its_name(void **unused)
{
	(void)unused;
	assert_string_equal(line_name(LINE_BUTTON), "button");
	assert_string_equal(line_name(LINE_LOOP), "loop");
	assert_string_equal(line_what_name(LINE_TESTED), "tested");
	assert_string_equal(line_what_name(FAULT_QUIET), "quiet");
	for (int i = 0; i < LINES; i++)
		for (int j = 0; j < i; j++)
			assert_string_not_equal(line_name((enum line)i), line_name((enum line)j));
	for (int i = 0; i < FAULTS; i++)
		for (int j = 0; j < i; j++)
			assert_string_not_equal(line_what_name(i), line_what_name(j));
	assert_string_equal(line_name(LINES), "");
	assert_string_equal(line_name((enum line) - 1), "");
	assert_string_equal(line_what_name(FAULTS), "");
	assert_string_equal(line_what_name(-1), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fault_counts_each_time_that_it_begins),
		cmocka_unit_test(a_test_counts_beside_the_faults),
		cmocka_unit_test(it_counts_on_the_local_day),
		cmocka_unit_test(a_number_that_is_none_counts_for_nothing),
		cmocka_unit_test(a_clock_that_is_set_moves_them_to_their_day),
		cmocka_unit_test(hours_and_gaps_are_what_they_were),
		cmocka_unit_test(its_time_is_no_bound_of_the_recorded_hours),
		cmocka_unit_test(an_unsure_fault_is_no_unsure_count),
		cmocka_unit_test(the_week_lists_its_own_days_in_order),
		cmocka_unit_test(every_number_has_its_name),
	};

	return cmocka_run_group_tests_name("history: buttons and lamps", tests, NULL, NULL);
}
