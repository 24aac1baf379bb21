/*
 * Single things that a clock can do: leaps of years, set twice, lost over a restart, asleep, set by
 * staff and set wrong, a wrong time zone.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

#include "model/dating.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

static const struct event *last(const struct stage *stage, enum event_kind kind)
{
	return fake_store_last(&stage->store, kind);
}

static void check_in(struct stage *stage)
{
	stage_pass(stage, 1 * SECONDS);
	stage_tap(stage, "home.check_in");
	assert_says(stage, "Welkom!");
	stage_tap(stage, "check_in.done");
}

static void clock_is(struct stage *stage, utc_t utc, bool sure)
{
	stage->now.utc = utc;
	stage_sure(stage, sure);
}

/* When the last check-in was, as the whole log tells it. */
static utc_t dated(const struct stage *stage, bool *sure)
{
	struct dating dating;

	assert_true(dating_begin(&dating, &stage->store.all));
	utc_t at = dating_of(&dating, last(stage, EVENT_CHECK_IN), sure);
	dating_end(&dating);
	return at;
}

static void assert_dated(const struct stage *stage, const char *when)
{
	bool sure;
	utc_t at = dated(stage, &sure);

	assert_true(sure);
	assert_in_range(at - local(when) + 2, 0, 6);
}

static struct week_figures figures_of(const struct stage *stage, int year, int number)
{
	struct history history = { 0 };
	struct week_figures figures;
	struct week week = { year, number };

	assert_true(history_add_events(&history, &stage->store.all));
	assert_true(figures_week(&history, &stage->settings.open, week, stage->now.utc, &figures));
	history_free(&history);
	return figures;
}

/* ---- leaps ------------------------------------------------------------------------------ */

static void from_1970_to_2026(void **state)
{
	struct stage *stage = *state;

	stage->now.utc = 600;
	stage->now.sure = false;
	stage_start(stage);
	check_in(stage);
	stage_pass(stage, 30 * MINUTES);
	clock_is(stage, local("2026-11-23T11:00"), true);
	assert_dated(stage, "2026-11-23T10:30");
	assert_int_equal(stage_visits(stage, "2026-11-23"), 1);
}

/* More seconds than a small number holds, in either direction. */
static void by_more_than_68_years(void **state)
{
	static const char *const wrong[] = { "2099-03-01T12:00", "1950-01-01T12:00" };
	struct stage *stage = *state;

	stage->now.utc = local("2099-03-01T12:00");
	stage->now.sure = false;
	stage_start(stage);
	for (int i = 0; i < 2; i++) {
		clock_is(stage, local(wrong[i]), false);
		check_in(stage);
		clock_is(stage, local(i ? "2026-11-23T11:00" : "2026-11-23T10:30"), true);
		assert_dated(stage, i ? "2026-11-23T11:00" : "2026-11-23T10:30");
	}
	for (int64_t moved = INT64_C(-9000000000); moved < 9000000000; moved += 123456789) {
		struct event set = event_clock_set(7, moved);
		assert_int_equal(event_clock_moved(&set), moved);
	}
}

/* A sure clock is believed: what was counted in 2040 stays there; nothing is lost on the way there
 * and back, and nothing is folded or ended twice. */
static void from_2026_to_2040_and_back(void **state)
{
	struct stage *stage = *state;

	check_in(stage);
	stage_press(stage, 200);
	stage_tap(stage, "talk.done");
	clock_is(stage, local("2040-06-04T10:45"), true);
	check_in(stage);
	clock_is(stage, local("2026-11-23T10:50"), true);
	check_in(stage);
	assert_int_equal(stage_visits(stage, "2026-11-23"), 2);
	assert_int_equal(stage_visits(stage, "2040-06-04"), 1);
	assert_int_equal(stage_stored(stage, EVENT_ENDED), 1);
	struct week_figures figures = figures_of(stage, 2026, 48);
	assert_int_equal(figures.visits, 2);
	assert_int_equal(figures.unsure_events, 0);
	figures_free(&figures);
}

static void timers_do_not_leap(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	for (int i = 0; i < 8; i++) { /* eight minutes of a mad clock */
		clock_is(stage, local(i % 2 ? "2026-11-23T11:00" : "2026-11-23T10:15"), i % 3 != 0);
		stage_pass(stage, 1 * MINUTES);
	}
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
	assert_int_equal(stage_stored(stage, EVENT_GAVE_UP), 0);
	assert_int_equal(last(stage, EVENT_REMINDED)->at.mono_ms -
			     last(stage, EVENT_ASKED)->at.mono_ms,
			 3 * MINUTES);
	stage_pass(stage, 3 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_GAVE_UP), 1);
}

/* ---- set twice ---------------------------------------------------------------------------- */

static void set_twice_in_one_boot(void **state)
{
	struct stage *stage = *state;

	stage->now.utc = 600;
	stage->now.sure = false;
	stage_start(stage);
	check_in(stage);
	clock_is(stage, local("2026-11-23T10:30"), true);
	assert_dated(stage, "2026-11-23T10:30");
	check_in(stage);
	clock_is(stage, local("2026-11-21T10:30"), false); /* lost, and two days back */
	check_in(stage);
	stage_pass(stage, 20 * MINUTES);
	clock_is(stage, local("2026-11-23T11:30"), true);
	assert_dated(stage, "2026-11-23T11:10");
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 2);
	assert_int_equal(stage_visits(stage, "2026-11-23"), 3);
}

static void events_of_a_boot_that_never_knew_stay_marked(void **state)
{
	struct stage *stage = *state;

	for (int boot = 0; boot < 3; boot++) {
		stage->now.sure = false;
		if (boot)
			stage_power_cut(stage, 600);
		else
			stage_start(stage);
		check_in(stage);
	}
	stage->now.sure = true;
	stage_power_cut(stage, 600);
	check_in(stage);
	assert_int_equal(stage_stored(stage, EVENT_CLOCK_SET), 0);
	struct week_figures figures = figures_of(stage, 2026, 48);
	assert_int_equal(figures.visits, 4);
	assert_int_equal(figures.unsure_events, 3);
	figures_free(&figures);
	int folded = stage->store.folded;
	stage_clock(stage, "2026-12-20T00:50"); /* they wait for a clock that never comes */
	assert_int_equal(stage->store.folded, folded);
	stage_clock(stage, "2026-12-25T00:50");
	assert_true(stage->store.folded > folded);
}

/* ---- over a restart ------------------------------------------------------------------------ */

/* The program starts again in the same boot, a minute later. */
static void program_restarts(struct stage *stage, utc_t utc, bool sure)
{
	app_stop(stage->app, stage->now);
	app_free(stage->app);
	stage->now.mono_ms += 1 * MINUTES;
	stage->now.utc = utc;
	stage->now.sure = sure;
	stage_start(stage);
}

static void a_clock_set_while_the_program_was_away(void **state)
{
	struct stage *stage = *state;

	stage->now.utc = 600;
	stage->now.sure = false;
	stage_start(stage);
	check_in(stage);
	stage_pass(stage, 29 * MINUTES);
	program_restarts(stage, local("2026-11-23T11:00"), true);
	assert_dated(stage, "2026-11-23T10:30");
}

static void moved_while_the_program_was_away_and_sure_later(void **state)
{
	struct stage *stage = *state;

	stage->now.utc = 600;
	stage->now.sure = false;
	stage_start(stage);
	check_in(stage);
	stage_pass(stage, 9 * MINUTES);
	program_restarts(stage, local("2020-01-01T12:00"), false);
	stage_pass(stage, 10 * MINUTES);
	clock_is(stage, local("2026-11-23T10:50"), true);
	assert_dated(stage, "2026-11-23T10:30");
	check_in(stage);
	assert_dated(stage, "2026-11-23T10:50");
}

/* Better a day that is nearly right than one in 1970. */
static void no_clock_goes_back_before_what_is_known(void **state)
{
	struct stage *stage = *state;
	bool sure;

	check_in(stage);
	stage_power_cut(stage, 0);
	app_free(stage->app);
	stage->now.utc = 600;
	stage->now.sure = false;
	stage_start(stage);
	check_in(stage);
	assert_in_range(dated(stage, &sure), local("2026-11-23T10:30"), local("2026-11-23T10:40"));
	assert_false(sure);
	clock_is(stage, local("2026-11-24T12:00"), true); /* and yet it is put right */
	assert_dated(stage, "2026-11-24T12:00");
}

/* ---- asleep --------------------------------------------------------------------------------- */

static void sleep_for(struct stage *stage, int64_t ms)
{
	stage->now.utc += ms / 1000;
	stage->now.mono_ms += ms;
	stage->now.asleep_ms += ms;
	stage_input(stage, (struct input) { .kind = INPUT_TICK });
}

static void hours_asleep_are_a_gap(void **state)
{
	struct stage *stage = *state;

	check_in(stage);
	stage_pass(stage, 30 * MINUTES);
	sleep_for(stage, 2 * HOURS);
	stage_pass(stage, 3 * HOURS);
	stage_clock(stage, "2026-11-30T10:00");
	struct week_figures figures = figures_of(stage, 2026, 48);
	bool found = false;
	for (int i = 0; i < figures.gaps.count; i++) {
		const struct gap *gap = &figures.gaps.items[i];
		found = found || (gap->why == GAP_OFF && gap->from > local("2026-11-23T10:55") &&
				  gap->from < local("2026-11-23T11:05") &&
				  gap->to > local("2026-11-23T12:59") &&
				  gap->to < local("2026-11-23T13:05"));
	}
	assert_true(found);
	figures_free(&figures);
}

static void a_nap_is_none(void **state)
{
	struct stage *stage = *state;

	sleep_for(stage, 60 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_STOP), 0);
}

static void who_asked_before_the_sleep_is_asked_for_no_more(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 1 * MINUTES);
	sleep_for(stage, 7 * HOURS);
	assert_int_equal(last(stage, EVENT_ENDED)->n, END_UNKNOWN);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 0);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

/* ---- a wrong time zone ------------------------------------------------------------------------
 */

struct house { /* with a real store, so that days are really folded */
	struct stage stage;
	struct store_link link;
	struct store_port port;
	char folder[128];
};

static int house_setup(void **state)
{
	struct house *house = calloc(1, sizeof *house);
	struct store_news news;

	if (!house)
		return -1;
	stage_open(&house->stage);
	house->stage.settings.open = (struct opening) { 0 };
	witness_folder(house->folder);
	house->link.store = store_open(house->folder, house->stage.now.utc, &news, NULL);
	house->port = store_port(&house->link);
	house->stage.port = &house->port;
	*state = house;
	return house->link.store ? 0 : -1;
}

static int house_teardown(void **state)
{
	struct house *house = *state;

	(void)civil_set_zone("Europe/Amsterdam");
	stage_close(&house->stage);
	store_close(house->link.store);
	witness_remove(house->folder);
	free(house);
	return 0;
}

/* Half a day on Tokyo's time, a night there, and then the house's own: whatever day a visit was put
 * on, it is there once. */
static void a_wrong_zone_that_is_corrected(void **state)
{
	struct house *house = *state;
	struct stage *stage = &house->stage;
	struct history history = { 0 };
	int visits = 0, on_the_day = 0;

	assert_true(civil_set_zone("Asia/Tokyo"));
	stage_start(stage);
	check_in(stage);
	stage_pass(stage, 8 * HOURS); /* past midnight in Tokyo */
	check_in(stage);
	app_free(stage->app);
	assert_true(civil_set_zone("Europe/Amsterdam"));
	stage_start(stage);
	check_in(stage);
	stage_pass(stage, 24 * HOURS);
	check_in(stage);
	assert_true(store_history(house->link.store, 0, 100000, &history, NULL));
	for (int i = 0; i < history.hours.count; i++) {
		visits += history.hours.items[i].visits;
		if (history.hours.items[i].day == local_day("2026-11-23"))
			on_the_day += history.hours.items[i].visits;
	}
	assert_int_equal(visits, 4);
	assert_int_equal(on_the_day, 3); /* what was not folded yet came to its right day */
	history_free(&history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST_UNSTARTED(from_1970_to_2026),
		STAGE_TEST_UNSTARTED(by_more_than_68_years),
		STAGE_TEST(from_2026_to_2040_and_back),
		STAGE_TEST(timers_do_not_leap),
		STAGE_TEST_UNSTARTED(set_twice_in_one_boot),
		STAGE_TEST_UNSTARTED(events_of_a_boot_that_never_knew_stay_marked),
		STAGE_TEST_UNSTARTED(a_clock_set_while_the_program_was_away),
		STAGE_TEST_UNSTARTED(moved_while_the_program_was_away_and_sure_later),
		STAGE_TEST(no_clock_goes_back_before_what_is_known),
		STAGE_TEST(hours_asleep_are_a_gap),
		STAGE_TEST(a_nap_is_none),
		STAGE_TEST(who_asked_before_the_sleep_is_asked_for_no_more),
		cmocka_unit_test_setup_teardown(a_wrong_zone_that_is_corrected, house_setup,
						house_teardown),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
