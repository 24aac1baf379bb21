/*
 * The figures of a year: the same days as those of the weeks, and means over what is known only.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/figures_year.h"

static struct year_figures year_of(const struct history *history, const struct opening *opening,
				   int year, const char *now)
{
	struct year_figures figures;

	assert_true(figures_year(history, opening, year, local(now), &figures));
	return figures;
}

static void come(struct history *history, const char *day, int hour, int visits)
{
	struct hour_row *row = history_hour(history, local_day(day), hour);

	assert_non_null(row);
	row->visits += visits;
	row->check_ins++;
}

static void runs(struct history *history, const char *from, const char *to, enum gap_why before)
{
	assert_true(history_add_recorded(history, local(from), local(to), true, before));
}

static void assert_hours(double is, double expected)
{
	assert_int_equal((int64_t)(is * HOUR + 0.5), (int64_t)(expected * HOUR + 0.5));
}

static void assert_mean(struct mean mean, int visits, int number)
{
	assert_int_equal(mean.visits, visits);
	assert_int_equal(mean.number, number);
}

static void done(struct history *history, struct year_figures *figures)
{
	figures_year_free(figures);
	history_free(history);
}

/* ---- days and months --------------------------------------------------------- */

/* 2026 ends in its week 53, which goes on to 3 January; 2028 begins in week 52 of 2027. */
static void the_turn_of_the_year_parts_a_week(void **unused)
{
	struct history history = { 0 };
	const struct opening none = { 0 };

	(void)unused;
	come(&history, "2026-12-31", 23, 4);
	come(&history, "2027-01-01", 0, 5);
	come(&history, "2027-12-31", 23, 6);
	come(&history, "2028-01-01", 0, 7);
	struct year_figures figures = year_of(&history, &none, 2027, "2028-02-01T10:00");
	assert_int_equal(figures.all.visits, 11);
	assert_int_equal(figures.all.check_ins, 2);
	assert_int_equal(figures.months[0].visits, 5);
	assert_int_equal(figures.months[11].visits, 6);
	assert_int_equal(figures.weekdays[4][NIGHT].visits, 5); /* both are Fridays */
	assert_int_equal(figures.weekdays[4][EVENING].visits, 6);
	done(&history, &figures);
}

static void the_days_of_the_weeks_add_up_to_the_year(void **unused)
{
	struct history history = { 0 };
	const struct opening opening = office_hours();
	day_t first = local_day("2026-12-14"), last = local_day("2029-01-14");

	(void)unused;
	srand(48);
	for (int i = 0; i < 3000; i++) {
		day_t day = first + rand() % (last - first + 1);
		struct hour_row *row = history_hour(&history, day, rand() % 24);
		assert_non_null(row);
		row->visits += rand() % 5;
	}
	for (int year = 2027; year <= 2028; year++) {
		struct year_figures figures = year_of(&history, &opening, year, "2030-01-01T10:00");
		int sum = 0, months = 0, weekdays = 0;
		for (day_t monday = local_day("2026-12-07"); monday <= last; monday += 7) {
			struct week_figures week;
			assert_true(figures_week(&history, &opening, civil_week(monday),
						 local("2030-01-01T10:00"), &week));
			for (int i = 0; i < 7; i++) {
				int of, month, mday;
				civil_ymd(week.days[i].day, &of, &month, &mday);
				sum += of == year ? week.days[i].visits : 0;
			}
			figures_free(&week);
		}
		for (int i = 0; i < 12; i++)
			months += figures.months[i].visits;
		for (int i = 0; i < 7 * DAYPARTS; i++)
			weekdays += figures.weekdays[i / DAYPARTS][i % DAYPARTS].visits;
		assert_true(sum > 1000);
		assert_int_equal(figures.all.visits, sum);
		assert_int_equal(months, sum);
		assert_int_equal(weekdays, sum);
		figures_year_free(&figures);
	}
	history_free(&history);
}

static void a_leap_year_has_a_day_more(void **unused)
{
	struct history history = { 0 };
	const struct opening opening = office_hours();

	(void)unused;
	come(&history, "2028-02-29", 11, 3); /* a Tuesday */
	come(&history, "2028-12-31", 11, 2);
	struct year_figures figures = year_of(&history, &opening, 2028, "2029-01-01T00:00");
	assert_int_equal(figures.all.count, 366);
	assert_int_equal(figures.months[1].visits, 3);
	assert_int_equal(figures.months[11].visits, 2);
	assert_hours(figures.months[1].hours_open, 21 * 6); /* 1 to 29 February */
	assert_true(figures.all.over);
	figures_year_free(&figures);
	figures = year_of(&history, &opening, 2027, "2029-01-01T00:00");
	assert_int_equal(figures.all.count, 365);
	assert_hours(figures.months[1].hours_open, 20 * 6);
	done(&history, &figures);
}

/* Open through the nights in which the clocks change. */
static void a_night_of_the_changing_clock_is_shorter_or_longer(void **unused)
{
	struct history history = { 0 };
	struct opening opening = { 0 };

	(void)unused;
	opening_add(&opening, 6, 0, 6 * 60);
	runs(&history, "2026-01-01T00:00", "2027-01-01T00:00", GAP_OFF);
	struct year_figures figures = year_of(&history, &opening, 2026, "2027-01-01T00:00");
	assert_hours(figures.months[1].hours_open, 4 * 6);
	assert_hours(figures.months[2].hours_open, 5 * 6 - 1); /* 29 March */
	assert_hours(figures.months[9].hours_open, 4 * 6 + 1); /* 25 October */
	assert_hours(figures.months[9].hours_recorded, 4 * 6 + 1);
	assert_hours(figures.hours_open, 52 * 6);
	assert_hours(figures.hours_recorded, 52 * 6);
	assert_mean(figures.means[NIGHT], 0, 52);
	assert_mean(figures.means[MORNING], 0, 0);
	assert_true(figures.all.complete);
	done(&history, &figures);
}

static void what_is_to_come_is_not_nought(void **unused)
{
	struct history history = { 0 };
	const struct opening opening = office_hours();

	(void)unused;
	runs(&history, "2026-01-01T00:00", "2026-06-15T12:00", GAP_OFF);
	struct year_figures figures = year_of(&history, &opening, 2026, "2026-06-15T12:00");
	assert_false(figures.all.over || figures.all.complete || figures.all.at_least);
	assert_false(figures.months[5].to_come);
	assert_true(figures.months[6].to_come);
	assert_int_equal(figures.all.gaps.count, 0);
	/* The Mondays are over but for the afternoon that goes on. */
	assert_mean(figures.weekdays[0][MORNING].mean, 0, 24);
	assert_mean(figures.weekdays[0][AFTERNOON].mean, 0, 23);
	done(&history, &figures);
}

/* ---- gaps ---------------------------------------------------------------------- */

static void before_the_first_start_is_a_gap(void **unused)
{
	struct history history = { 0 };
	const struct opening opening = office_hours();

	(void)unused;
	runs(&history, "2026-12-29T09:00", "2026-12-31T17:00", GAP_OFF);
	come(&history, "2026-12-29", 11, 8);
	struct year_figures figures = year_of(&history, &opening, 2026, "2027-01-01T00:00");
	assert_true(figures.all.at_least);
	assert_true(figures.months[0].at_least && figures.months[11].at_least);
	assert_hours(figures.months[0].hours_open, 22 * 6);
	assert_hours(figures.months[0].hours_recorded, 0);
	/* 261 weekdays, three of them recorded */
	assert_int_equal(figures.gaps[GAP_OFF].count, 258);
	assert_hours(figures.gaps[GAP_OFF].hours, 258 * 6);
	assert_hours(figures.hours_open - figures.hours_recorded, 258 * 6);
	assert_mean(figures.day_mean, 8, 3);
	done(&history, &figures);
}

static void gaps_are_summed_by_their_reason(void **unused)
{
	struct history history = { 0 };
	const struct opening opening = office_hours();

	(void)unused;
	runs(&history, "2026-01-01T00:00", "2026-03-02T12:00", GAP_OFF);
	runs(&history, "2026-03-02T13:00", "2026-03-03T15:00", GAP_FAULT);
	runs(&history, "2026-03-04T11:00", "2026-03-05T11:00", GAP_OFF);
	assert_true(history_add_recorded(&history, local("2026-03-05T11:00"),
					 local("2026-03-05T12:30"), false, GAP_CLOCK));
	runs(&history, "2026-03-05T12:30", "2027-01-01T00:00", GAP_CLOCK);
	struct year_figures figures = year_of(&history, &opening, 2026, "2027-01-01T00:00");
	assert_int_equal(figures.gaps[GAP_FAULT].count, 1);
	assert_hours(figures.gaps[GAP_FAULT].hours, 1);
	assert_int_equal(figures.gaps[GAP_OFF].count, 2); /* Tuesday's end, Wednesday's begin */
	assert_hours(figures.gaps[GAP_OFF].hours, 2);
	assert_int_equal(figures.gaps[GAP_CLOCK].count, 1);
	assert_hours(figures.gaps[GAP_CLOCK].hours, 1.5);
	assert_true(figures.months[2].at_least);
	assert_false(figures.months[1].at_least || figures.months[3].at_least);
	assert_true(figures.weekdays[2][MORNING].at_least);
	assert_false(figures.weekdays[2][AFTERNOON].at_least);
	assert_false(figures.weekdays[4][MORNING].at_least);
	done(&history, &figures);
}

/* ---- means --------------------------------------------------------------------- */

static void means_are_taken_over_complete_dayparts_only(void **unused)
{
	struct history history = { 0 };
	struct opening opening = { 0 };

	(void)unused;
	opening_add(&opening, 1, 10 * 60, 16 * 60); /* Tuesdays */
	runs(&history, "2026-11-01T00:00", "2026-11-10T13:00", GAP_OFF);
	runs(&history, "2026-11-10T15:00", "2026-12-01T00:00", GAP_OFF);
	come(&history, "2026-11-03", 10, 4);
	come(&history, "2026-11-03", 13, 10);
	come(&history, "2026-11-10", 10, 8);
	come(&history, "2026-11-10", 13, 100); /* in the afternoon with a gap */
	come(&history, "2026-11-11", 10, 50);  /* on a closed day */
	come(&history, "2026-11-17", 19, 7);   /* in a closed daypart of an open day */
	struct year_figures figures = year_of(&history, &opening, 2026, "2026-12-01T00:00");
	assert_mean(figures.means[MORNING], 12, 4);
	assert_mean(figures.means[AFTERNOON], 10, 3);
	assert_mean(figures.means[EVENING], 0, 0);
	assert_mean(figures.weekdays[1][MORNING].mean, 12, 4);
	assert_mean(figures.weekdays[2][MORNING].mean, 0, 0);
	assert_mean(figures.day_mean, 21, 3); /* all of the day counts, also its evening */
	assert_true(mean_value(figures.means[MORNING]) == 3);
	assert_true(mean_value(figures.means[EVENING]) < 0);
	assert_int_equal(figures.all.visits, 179);
	done(&history, &figures);
}

static void a_day_with_unsure_events_makes_no_mean(void **unused)
{
	struct history history = { 0 };
	const struct opening opening = office_hours();

	(void)unused;
	runs(&history, "2026-01-01T00:00", "2027-01-01T00:00", GAP_OFF);
	history_day(&history, local_day("2026-11-24"))->unsure_events = 2;
	come(&history, "2026-11-24", 10, 30);
	struct year_figures figures = year_of(&history, &opening, 2026, "2027-01-01T00:00");
	assert_int_equal(figures.all.unsure_events, 2);
	assert_false(figures.all.complete || figures.all.at_least);
	assert_mean(figures.means[MORNING], 0, 260);
	assert_mean(figures.day_mean, 0, 260);
	done(&history, &figures);
}

/* Without opening hours nothing is known of what should have been recorded. */
static void without_opening_hours_there_is_no_mean(void **unused)
{
	struct history history = { 0 };
	const struct opening none = { 0 };

	(void)unused;
	runs(&history, "2026-01-01T00:00", "2026-07-01T00:00", GAP_OFF);
	come(&history, "2026-03-03", 10, 4);
	struct year_figures figures = year_of(&history, &none, 2026, "2027-01-01T00:00");
	for (int part = 0; part < DAYPARTS; part++)
		assert_mean(figures.means[part], 0, 0);
	assert_mean(figures.day_mean, 0, 0);
	assert_int_equal(figures.all.gaps.count, 0);
	assert_hours(figures.hours_open, 365 * 24);
	assert_hours(figures.hours_recorded, 181 * 24 - 1); /* the clock went forward */
	done(&history, &figures);
}

/* ---- activities, asks, corrections ---------------------------------------------- */

static void activities_are_summed_by_their_key(void **unused)
{
	struct story story = story_at("2026-01-01T00:00");
	struct history history = { 0 };
	const struct opening none = { 0 };

	(void)unused;
	(void)story_session(&story, EVENT_JOINED, "koken", local("2026-03-03T14:00"));
	(void)story_session(&story, EVENT_JOINED, "koken", local("2026-03-03T14:00"));
	(void)story_session(&story, EVENT_WISHED, "koken", local("2026-03-10T14:00"));
	(void)story_session(&story, EVENT_JOINED, "bewegen", local("2026-03-04T14:00"));
	(void)story_session(&story, EVENT_JOINED, "koken", local("2025-12-31T14:00"));
	(void)story_session(&story, EVENT_JOINED, "koken", local("2027-01-01T00:00"));
	assert_true(history_add_events(&history, &story.log));
	for (int i = 0; i < history.sessions.count; i++)
		if (history.sessions.items[i].session.start == local("2026-03-10T14:00"))
			(void)strcpy(history.sessions.items[i].session.title, "Samen koken");
	struct year_figures figures = year_of(&history, &none, 2026, "2027-01-05T00:00");
	assert_int_equal(figures.series.count, 2);
	/* by title; one that was renamed goes by its last */
	const struct series_figures *koken = &figures.series.items[0], *other = koken + 1;
	if (strcmp(koken->key, "koken") != 0)
		koken = other, other = &figures.series.items[0];
	assert_string_equal(koken->title, "Samen koken");
	assert_int_equal(koken->dates, 2);
	assert_int_equal(koken->participants, 2);
	assert_int_equal(koken->wished, 1);
	assert_int_equal(koken->last, local("2026-03-10T14:00"));
	assert_string_equal(other->key, "bewegen");
	assert_int_equal(other->dates, 1);
	done(&history, &figures);
	event_list_free(&story.log);
}

static void asks_and_corrections_of_the_year(void **unused)
{
	struct story story = story_at("2025-12-31T23:59:30");
	struct history history = { 0 };
	const struct opening none = { 0 };

	(void)unused;
	int64_t last_year = story_add(&story, EVENT_ASKED, 0, 0);
	story_until(&story, "2026-01-01T00:01");
	(void)story_add(&story, EVENT_MET, last_year, 0); /* counts where it was asked */
	(void)story_add(&story, EVENT_ENDED, last_year, END_TALKED);
	for (int minutes = 4; minutes <= 20; minutes += 8) {
		int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);
		story_wait(&story, minutes * 60);
		(void)story_add(&story, EVENT_MET, ask, 0);
		(void)story_add(&story, EVENT_ENDED, ask, END_TALKED);
	}
	(void)story_add(&story, EVENT_REPEAT, 0, 0);
	(void)story_correct(&story, "2026-01-01", MORNING, 5);
	(void)story_correct(&story, "2026-02-01", MORNING, -2); /* there is nobody to take off */
	(void)story_correct(&story, "2025-12-31", MORNING, 9);
	assert_true(history_add_events(&history, &story.log));
	struct year_figures figures = year_of(&history, &none, 2026, "2027-01-05T00:00");
	assert_int_equal(figures.all.asks.asked, 3);
	assert_int_equal(figures.all.asks.ends[END_TALKED], 3);
	assert_int_equal(figures.all.asks.talked_within_10_min, 1);
	assert_int_equal((int)figures.all.asks.median_wait_min, 12);
	assert_int_equal(figures.all.asks.repeats, 1);
	assert_int_equal(figures.all.corrections, 2);
	assert_int_equal(figures.all.corrected, 5);
	assert_int_equal(figures.all.visits, 5);
	done(&history, &figures);
	event_list_free(&story.log);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_turn_of_the_year_parts_a_week),
		cmocka_unit_test(the_days_of_the_weeks_add_up_to_the_year),
		cmocka_unit_test(a_leap_year_has_a_day_more),
		cmocka_unit_test(a_night_of_the_changing_clock_is_shorter_or_longer),
		cmocka_unit_test(what_is_to_come_is_not_nought),
		cmocka_unit_test(before_the_first_start_is_a_gap),
		cmocka_unit_test(gaps_are_summed_by_their_reason),
		cmocka_unit_test(means_are_taken_over_complete_dayparts_only),
		cmocka_unit_test(a_day_with_unsure_events_makes_no_mean),
		cmocka_unit_test(without_opening_hours_there_is_no_mean),
		cmocka_unit_test(activities_are_summed_by_their_key),
		cmocka_unit_test(asks_and_corrections_of_the_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
