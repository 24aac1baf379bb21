/*
 * Hundreds of random days of a stormy house, folded by the real store: every figure of a week is
 * the same to the unit before a fold, after it, and out of all events ever, as if nothing had been
 * folded at all. On nights in which the clock changes, in week 53, over New Year, on a leap day.
 */
#include "store_folder.h"
#include "support/disk.h"
#include "support/house.h"
#include "support/same_week.h"

#include "model/figures.h"

#define HOUSES 60 /* from each of the first days below */
#define DAYS   5
#define WEEKS  4

struct watch {
	struct event_list all; /* every event, folded long ago or not */
	struct week weeks[WEEKS];
	struct week_figures before[WEEKS];
	int moved; /* visits that a clock which was set later moved to another day */
};

static struct week_figures figures_of(const struct house *house, const struct history *history,
				      struct week week)
{
	struct week_figures figures;

	assert_true(figures_week(history, &house->opening, week, house->now.utc, &figures));
	return figures;
}

static struct week_figures stored(const struct house *house, struct week week)
{
	struct history history = { 0 };
	day_t monday = civil_monday(week);

	assert_true(store_history(house->store, monday - FIGURES_DAYS_AROUND,
				  monday + 6 + FIGURES_DAYS_AROUND, &history, NULL));
	struct week_figures figures = figures_of(house, &history, week);
	history_free(&history);
	return figures;
}

static void take_new_events(const struct house *house, struct watch *watch)
{
	int64_t last = watch->all.count ? watch->all.items[watch->all.count - 1].id : 0;
	struct event_list log = { 0 };

	assert_true(store_events(house->store, &log, NULL));
	for (int i = 0; i < log.count; i++)
		if (log.items[i].id > last) {
			struct event *kept = event_list_add(&watch->all);
			assert_non_null(kept);
			*kept = log.items[i];
		}
	event_list_free(&log);
}

static void count_moved(struct watch *watch)
{
	for (int i = 0; i < watch->all.count; i++) {
		const struct event *event = &watch->all.items[i];
		bool sure;
		if (event->kind == EVENT_CHECK_IN && !event->at.sure &&
		    civil_day(event_dated(&watch->all, event, &sure)) != civil_day(event->at.utc))
			watch->moved += sure;
	}
}

static void compare(struct house *house, bool after)
{
	struct watch *watch = house->at_fold_self;
	struct history history = { 0 };

	take_new_events(house, watch);
	assert_true(history_add_events(&history, &watch->all));
	for (int i = 0; i < WEEKS; i++) {
		struct week_figures all = figures_of(house, &history, watch->weeks[i]);
		struct week_figures now = stored(house, watch->weeks[i]);
		assert_same_week(&all, &now);
		figures_free(&all);
		if (after) {
			assert_same_week(&watch->before[i], &now);
			figures_free(&watch->before[i]);
			figures_free(&now);
		} else {
			watch->before[i] = now;
		}
	}
	history_free(&history);
}

/* Nothing is counted twice, and nothing is missing: the house itself knows what it did. */
static void assert_told(const struct house *house, const struct watch *watch)
{
	int check_ins = 0, visits = 0, new_here = 0, asks = 0, participants = 0, wished = 0;

	for (int i = 0; i < WEEKS; i++) {
		struct week_figures week = stored(house, watch->weeks[i]);
		check_ins += week.check_ins;
		visits += week.visits - week.corrected;
		for (int d = 0; d < 7; d++) {
			int from_first = week.monday + d - house->first;
			if (week.corrected == 0 && from_first >= 0)
				assert_int_equal(week.days[d].visits,
						 house->told.visits_on[from_first]);
		}
		new_here += week.new_here;
		asks += week.asks.asked;
		for (int s = 0; s < week.sessions.count; s++) {
			participants += week.sessions.items[s].participants;
			wished += week.sessions.items[s].wished;
		}
		figures_free(&week);
	}
	assert_int_equal(check_ins, house->told.check_ins);
	assert_int_equal(visits, house->told.visits);
	assert_int_equal(new_here, house->told.new_here);
	assert_int_equal(asks, house->told.asks);
	assert_int_equal(participants, house->told.participants);
	assert_int_equal(wished, house->told.wished);
}

/* As many houses, each with a seed of its own, from this date on. */
static void houses_from(void **state, int year, int month, int mday)
{
	struct folder *folder = *state;
	day_t first = civil_day_of(year, month, mday);
	int moved = 0, foldless = 0;

	disk_watch(false);
	for (int seed = 1; seed <= HOUSES; seed++) {
		struct watch watch = { .moved = 0 };
		struct house house;
		for (int i = 0; i < WEEKS; i++)
			watch.weeks[i] = civil_week(first + 7 * (i - 1));
		house_open(&house, folder->path, first, (uint64_t)(year * 1000 + seed));
		house.at_fold = compare;
		house.at_fold_self = &watch;
		house.step_s = 1500;
		house.storms = 15;
		for (int day = 0; day < DAYS; day++)
			house_day(&house);
		assert_told(&house, &watch);
		count_moved(&watch);
		moved += watch.moved;
		foldless += house.told.folds == 0;
		event_list_free(&watch.all);
		house_close(&house);
		folder_empty(folder->path);
	}
	assert_true(foldless < HOUSES / 4);
	assert_true(moved > 0);
}

static void in_the_night_that_skips_an_hour(void **state)
{
	houses_from(state, 2027, 3, 26);
}

static void in_the_night_with_an_hour_twice(void **state)
{
	houses_from(state, 2026, 10, 23);
}

static void in_week_53_and_over_new_year(void **state)
{
	houses_from(state, 2026, 12, 30);
}

static void over_a_new_year_within_week_52(void **state)
{
	houses_from(state, 2027, 12, 30);
}

static void on_a_leap_day(void **state)
{
	houses_from(state, 2028, 2, 27);
}

static void on_any_other_day(void **state)
{
	houses_from(state, 2026, 11, 19);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(in_the_night_that_skips_an_hour),
		STORE_TEST(in_the_night_with_an_hour_twice),
		STORE_TEST(in_week_53_and_over_new_year),
		STORE_TEST(over_a_new_year_within_week_52),
		STORE_TEST(on_a_leap_day),
		STORE_TEST(on_any_other_day),
	};

	return cmocka_run_group_tests_name("years: no fold changes a figure", tests, NULL, NULL);
}
