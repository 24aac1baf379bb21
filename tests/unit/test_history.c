/*
 * From the log to rows: what a tap counts for, on which day and in which hour.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/dating.h"
#include "model/history.h"

static struct history rows_of(const struct story *story)
{
	struct history rows = { 0 };

	assert_true(history_add_events(&rows, &story->log));
	return rows;
}

/* The row of this hour; all zero when there is none. */
static struct hour_row hour_of(const struct story *story, const char *day, int hour)
{
	struct history rows = rows_of(story);
	struct hour_row found = { 0 };
	int times = 0;

	for (int i = 0; i < rows.hours.count; i++)
		if (rows.hours.items[i].day == local_day(day) && rows.hours.items[i].hour == hour) {
			found = rows.hours.items[i];
			times++;
		}
	assert_true(times <= 1);
	history_free(&rows);
	return found;
}

static void assert_hour(const struct story *story, const char *day, int hour, int visits,
			int check_ins, int new_here)
{
	struct hour_row row = hour_of(story, day, hour);

	if (row.visits != visits || row.check_ins != check_ins || row.new_here != new_here)
		fail_msg("%s at %d: %d visits, %d check-ins, %d new; not %d, %d, %d", day, hour,
			 row.visits, row.check_ins, row.new_here, visits, check_ins, new_here);
}

static struct ask_row only_ask(const struct story *story)
{
	struct history rows = rows_of(story);

	assert_int_equal(rows.asks.count, 1);
	struct ask_row row = rows.asks.items[0];
	history_free(&rows);
	return row;
}

static struct day_row day_of(const struct story *story, const char *day)
{
	struct history rows = rows_of(story);
	struct day_row row = { 0 };

	for (int i = 0; i < rows.days.count; i++)
		if (rows.days.items[i].day == local_day(day))
			row = rows.days.items[i];
	history_free(&rows);
	return row;
}

/* ---- check-ins ------------------------------------------------------------- */

static void a_check_in_is_one_visit(void **unused)
{
	struct story story = story_at("2026-11-23T10:59:59");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_wait(&story, 1);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_hour(&story, "2026-11-23", 10, 1, 1, 0);
	assert_hour(&story, "2026-11-23", 11, 1, 1, 0);
	event_list_free(&story.log);
}

static void the_last_party_counts(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");
	int64_t check_in = story_add(&story, EVENT_CHECK_IN, 0, 0);

	(void)unused;
	(void)story_add(&story, EVENT_PARTY, check_in, 9);
	assert_hour(&story, "2026-11-23", 10, 9, 1, 0);
	(void)story_add(&story, EVENT_PARTY, check_in, 3);
	assert_hour(&story, "2026-11-23", 10, 3, 1, 0);
	event_list_free(&story.log);
}

static void new_here_counts_once(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");
	int64_t check_in = story_add(&story, EVENT_CHECK_IN, 0, 0);

	(void)unused;
	(void)story_add(&story, EVENT_NEW_HERE, check_in, 0);
	(void)story_add(&story, EVENT_NEW_HERE, check_in, 0);
	assert_hour(&story, "2026-11-23", 10, 1, 1, 1);
	event_list_free(&story.log);
}

static void undo_takes_all_of_it_along(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	int64_t mistake = story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_PARTY, mistake, 4);
	(void)story_add(&story, EVENT_NEW_HERE, mistake, 0);
	assert_hour(&story, "2026-11-23", 10, 5, 2, 1);
	(void)story_add(&story, EVENT_UNDO, mistake, 0);
	assert_hour(&story, "2026-11-23", 10, 1, 1, 0);
	/* What is gone is gone: neither a second undo nor a late party brings anything. */
	(void)story_add(&story, EVENT_UNDO, mistake, 0);
	(void)story_add(&story, EVENT_PARTY, mistake, 6);
	(void)story_add(&story, EVENT_NEW_HERE, mistake, 0);
	assert_hour(&story, "2026-11-23", 10, 1, 1, 0);
	event_list_free(&story.log);
}

static void what_is_said_later_belongs_to_the_hour_of_the_check_in(void **unused)
{
	struct story story = story_at("2026-11-23T23:59:50");
	int64_t kept = story_add(&story, EVENT_CHECK_IN, 0, 0),
		mistake = story_add(&story, EVENT_CHECK_IN, 0, 0);

	(void)unused;
	story_wait(&story, 20); /* the next day */
	(void)story_add(&story, EVENT_PARTY, kept, 2);
	(void)story_add(&story, EVENT_NEW_HERE, kept, 0);
	(void)story_add(&story, EVENT_UNDO, mistake, 0);
	assert_hour(&story, "2026-11-23", 23, 2, 1, 1);
	assert_hour(&story, "2026-11-24", 0, 0, 0, 0);
	event_list_free(&story.log);
}

static void about_something_else_changes_nothing(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	int64_t check_in = story_add(&story, EVENT_CHECK_IN, 0, 0);
	int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);
	(void)story_add(&story, EVENT_UNDO, ask, 0);
	(void)story_add(&story, EVENT_UNDO, 12345, 0); /* folded long ago */
	(void)story_add(&story, EVENT_ENDED, check_in, END_TALKED);
	(void)story_add(&story, EVENT_REPEAT_NOT, check_in, 0);
	(void)story_add(&story, EVENT_UNJOINED, check_in, 0);
	assert_hour(&story, "2026-11-23", 10, 1, 1, 0);
	assert_int_equal(only_ask(&story).end, END_OPEN);
	assert_int_equal(day_of(&story, "2026-11-23").repeats, 0);
	struct history rows = rows_of(&story);
	assert_int_equal(rows.sessions.count, 0);
	history_free(&rows);
	event_list_free(&story.log);
}

/* ---- days that are not 24 hours ---------------------------------------------- */

static void the_two_equal_hours_of_an_autumn_night_are_one(void **unused)
{
	struct story story = story_at("2026-10-25T01:30");

	(void)unused;
	for (int i = 0; i < 4; i++) { /* 01:30, 02:30 summer time, 02:30 winter time, 03:30 */
		(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
		story_wait(&story, HOUR);
	}
	assert_hour(&story, "2026-10-25", 1, 1, 1, 0);
	assert_hour(&story, "2026-10-25", 2, 2, 2, 0);
	assert_hour(&story, "2026-10-25", 3, 1, 1, 0);
	event_list_free(&story.log);
}

static void a_spring_night_has_no_hour_two(void **unused)
{
	struct story story = story_at("2026-03-29T01:30");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_wait(&story, HOUR);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_hour(&story, "2026-03-29", 1, 1, 1, 0);
	assert_hour(&story, "2026-03-29", 2, 0, 0, 0);
	assert_hour(&story, "2026-03-29", 3, 1, 1, 0);
	event_list_free(&story.log);
}

static void the_year_ends_at_local_midnight(void **unused)
{
	struct story story = story_at("2026-12-31T23:59:59");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_wait(&story, 1);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_hour(&story, "2026-12-31", 23, 1, 1, 0);
	assert_hour(&story, "2027-01-01", 0, 1, 1, 0);
	event_list_free(&story.log);
}

/* ---- asks --------------------------------------------------------------------- */

static void waits_are_rounded_up_to_minutes(void **unused)
{
	static const struct {
		int64_t ms;
		int minutes;
	} waits[] = { { 0, 0 },     { 1, 1 },       { 59999, 1 },   { 60000, 1 },
		      { 60001, 2 }, { 600000, 10 }, { 600001, 11 }, { 3600000, 60 } };

	(void)unused;
	for (int i = 0; i < COUNT_OF(waits); i++) {
		struct story story = story_at("2026-11-23T10:00");
		int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);
		assert_int_equal(only_ask(&story).wait_min, -1);
		story_wait_ms(&story, waits[i].ms);
		(void)story_add(&story, EVENT_SEEN, ask, 0);
		(void)story_add(&story, EVENT_MET, ask, 0);
		story_wait(&story, 600);
		(void)story_add(&story, EVENT_ENDED, ask, END_TALKED);
		(void)story_add(&story, EVENT_MET, ask, 0); /* the first meeting counts */
		assert_int_equal(only_ask(&story).wait_min, waits[i].minutes);
		assert_int_equal(only_ask(&story).end, END_TALKED);
		event_list_free(&story.log);
	}
}

static void an_ask_counts_on_the_day_it_was_made(void **unused)
{
	struct story story = story_at("2026-11-23T23:50");
	int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);

	(void)unused;
	story_until(&story, "2026-11-24T00:30");
	(void)story_add(&story, EVENT_ENDED, ask, END_NOT_SEEN);
	(void)story_add(&story, EVENT_ENDED, ask, END_TALKED); /* the first end holds */
	struct ask_row row = only_ask(&story);
	assert_int_equal(row.day, local_day("2026-11-23"));
	assert_int_equal(row.daypart, EVENING);
	assert_int_equal(row.end, END_NOT_SEEN);
	event_list_free(&story.log);
}

static void dayparts_begin_at_0_6_12_and_17(void **unused)
{
	static const struct {
		const char *at;
		enum daypart part;
	} rows[] = {
		{ "2026-11-23T00:00", NIGHT },     { "2026-11-23T05:59:59", NIGHT },
		{ "2026-11-23T06:00", MORNING },   { "2026-11-23T11:59:59", MORNING },
		{ "2026-11-23T12:00", AFTERNOON }, { "2026-11-23T16:59:59", AFTERNOON },
		{ "2026-11-23T17:00", EVENING },   { "2026-11-23T23:59:59", EVENING },
	};

	(void)unused;
	for (int i = 0; i < COUNT_OF(rows); i++) {
		struct story story = story_at(rows[i].at);
		(void)story_add(&story, EVENT_ASKED, 0, 0);
		assert_int_equal(only_ask(&story).daypart, rows[i].part);
		event_list_free(&story.log);
	}
}

/* Asked and met in different boots, on a clock that was set in between: both times are known. */
static void a_wait_across_boots_is_measured_on_dated_times(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");
	utc_t real = story.now.utc;

	(void)unused;
	story.now.utc = 1000;
	story.now.sure = false;
	int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);
	story.now.utc = real;
	story.now.sure = true;
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, (int)(real - 1000));
	story_boot(&story, "2026-11-23T10:08");
	(void)story_add(&story, EVENT_SEEN, ask, 0);
	(void)story_add(&story, EVENT_MET, ask, 0);
	assert_int_equal(only_ask(&story).wait_min, 8);
	event_list_free(&story.log);
}

static void a_repeat_is_withdrawn(void **unused)
{
	struct story story = story_at("2026-11-23T23:59:55");
	int64_t repeat;

	(void)unused;
	(void)story_add(&story, EVENT_REPEAT, 0, 0);
	repeat = story_add(&story, EVENT_REPEAT, 0, 0);
	assert_int_equal(day_of(&story, "2026-11-23").repeats, 2);
	story_wait(&story, 10);
	(void)story_add(&story, EVENT_REPEAT_NOT, repeat, 0);
	(void)story_add(&story, EVENT_REPEAT_NOT, repeat, 0);
	assert_int_equal(day_of(&story, "2026-11-23").repeats, 1);
	assert_int_equal(day_of(&story, "2026-11-24").repeats, 0);
	event_list_free(&story.log);
}

/* ---- sessions, corrections ------------------------------------------------------ */

static void sessions_count_per_date(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");
	utc_t monday = local("2026-11-23T14:00"), next = local("2026-11-30T14:00");

	(void)unused;
	(void)story_session(&story, EVENT_JOINED, "kook", monday);
	int64_t joined = story_session(&story, EVENT_JOINED, "kook", monday);
	(void)story_session(&story, EVENT_JOINED, "kook", next);
	int64_t wished = story_session(&story, EVENT_WISHED, "kook", monday);
	(void)story_session(&story, EVENT_WISHED, "kook", monday);
	(void)story_add(&story, EVENT_UNJOINED, joined, 0);
	(void)story_add(&story, EVENT_UNJOINED, joined, 0);
	(void)story_add(&story, EVENT_UNJOINED, wished, 0);
	struct history rows = rows_of(&story);
	assert_int_equal(rows.sessions.count, 2);
	assert_int_equal(rows.sessions.items[0].participants, 1);
	assert_int_equal(rows.sessions.items[0].wished, 1);
	assert_int_equal(rows.sessions.items[1].participants, 1);
	assert_string_equal(rows.sessions.items[0].session.title, "Over kook");
	history_free(&rows);
	event_list_free(&story.log);
}

static void a_correction_is_a_row_of_its_own(void **unused)
{
	struct story story = story_at("2026-11-23T17:00");

	(void)unused;
	(void)story_correct(&story, "2026-11-20", MORNING, -2);
	(void)story_correct(&story, "2026-11-20", MORNING, 5);
	struct history rows = rows_of(&story);
	assert_int_equal(rows.corrections.count, 2);
	assert_int_equal(rows.corrections.items[0].day, local_day("2026-11-20"));
	assert_int_equal(rows.corrections.items[0].daypart, MORNING);
	assert_int_equal(rows.corrections.items[0].visits, -2);
	assert_int_equal(rows.corrections.items[0].made, story.now.utc);
	assert_int_equal(rows.hours.count, 0);
	history_free(&rows);
	event_list_free(&story.log);
}

/* ---- an unsure clock --------------------------------------------------------------- */

static void unsure_events_count_on_their_best_day(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_boot(&story, "2026-11-24T10:00");
	story.now.sure = false;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_ASKED, 0, 0);
	assert_hour(&story, "2026-11-24", 10, 1, 1, 0);
	assert_int_equal(day_of(&story, "2026-11-24").unsure_events, 1);
	assert_int_equal(day_of(&story, "2026-11-24").unsure_asks, 1);
	assert_int_equal(day_of(&story, "2026-11-23").unsure_events, 0);
	event_list_free(&story.log);
}

static void a_clock_that_is_set_moves_them_to_their_day(void **unused)
{
	struct story story = story_at("2026-11-24T10:00");
	utc_t real = story.now.utc;

	(void)unused;
	story.now.utc = 500;
	story.now.sure = false;
	int64_t check_in = story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_PARTY, check_in, 2);
	(void)story_add(&story, EVENT_ASKED, 0, 0);
	story_wait(&story, 30);
	story.now.utc = real + 30;
	story.now.sure = true;
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, (int)(real - 500));
	assert_hour(&story, "2026-11-24", 10, 2, 1, 0);
	assert_hour(&story, "1970-01-01", 1, 0, 0, 0);
	assert_int_equal(only_ask(&story).day, local_day("2026-11-24"));
	assert_int_equal(day_of(&story, "1970-01-01").unsure_events, 0);
	assert_int_equal(day_of(&story, "2026-11-24").unsure_events, 0);
	event_list_free(&story.log);
}

/* Each unsure stretch of a boot is put right by the setting that follows it, and by no other. */
static void a_clock_set_is_about_what_came_before_it_in_its_boot(void **unused)
{
	struct story story = story_at("2026-11-24T10:00");
	bool sure;

	(void)unused;
	story.now.sure = false;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0); /* boot 1 */
	story_boot(&story, "2026-11-24T11:00");
	story.now.sure = false;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, 3600);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, 7200);
	const struct event *log = story.log.items;
	struct dating dating;
	assert_true(dating_begin(&dating, &story.log));
	assert_int_equal(dating_of(&dating, &log[0], &sure), local("2026-11-24T10:00"));
	assert_false(sure);
	assert_int_equal(dating_of(&dating, &log[1], &sure), local("2026-11-24T12:00"));
	assert_true(sure);
	assert_int_equal(dating_of(&dating, &log[3], &sure), local("2026-11-24T13:00"));
	assert_true(sure);
	dating_end(&dating);
	event_list_free(&story.log);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_check_in_is_one_visit),
		cmocka_unit_test(the_last_party_counts),
		cmocka_unit_test(new_here_counts_once),
		cmocka_unit_test(undo_takes_all_of_it_along),
		cmocka_unit_test(what_is_said_later_belongs_to_the_hour_of_the_check_in),
		cmocka_unit_test(about_something_else_changes_nothing),
		cmocka_unit_test(the_two_equal_hours_of_an_autumn_night_are_one),
		cmocka_unit_test(a_spring_night_has_no_hour_two),
		cmocka_unit_test(the_year_ends_at_local_midnight),
		cmocka_unit_test(waits_are_rounded_up_to_minutes),
		cmocka_unit_test(an_ask_counts_on_the_day_it_was_made),
		cmocka_unit_test(dayparts_begin_at_0_6_12_and_17),
		cmocka_unit_test(a_wait_across_boots_is_measured_on_dated_times),
		cmocka_unit_test(a_repeat_is_withdrawn),
		cmocka_unit_test(sessions_count_per_date),
		cmocka_unit_test(a_correction_is_a_row_of_its_own),
		cmocka_unit_test(unsure_events_count_on_their_best_day),
		cmocka_unit_test(a_clock_that_is_set_moves_them_to_their_day),
		cmocka_unit_test(a_clock_set_is_about_what_came_before_it_in_its_boot),
	};

	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
