/*
 * The staff's pages on the whole terminal: open asks and corrections, carried out and stored.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)

static void open_asks(struct stage *stage)
{
	stage_pass(stage, 60 * SECONDS);
	assert_screen(stage, "home");
	stage_staff(stage);
	stage_tap(stage, "staff_week.asks");
	assert_screen(stage, "staff_asks");
}

/* ---- open asks ---------------------------------------------------------------------- */

static void an_ask_goes_its_way_on_the_staffs_page(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	open_asks(stage);
	assert_no_element(stage, "staff_asks.end.1"); /* ended only from met */
	assert_no_element(stage, "staff_asks.back.1");
	stage_tap(stage, "staff_asks.seen.1");
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	assert_no_element(stage, "staff_asks.end.1");
	stage_tap(stage, "staff_asks.met.1"); /* without the guard of three seconds */
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	assert_no_element(stage, "staff_asks.back.1");
	stage_tap(stage, "staff_asks.end.1");
	const struct event *ended = fake_store_last(&stage->store, EVENT_ENDED);
	assert_int_equal(ended->n, END_TALKED);
	assert_no_element(stage, "staff_asks.seen.1");
	assert_no_element(stage, "staff_asks.end.1");
}

static void met_from_asked_is_seen_too(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	open_asks(stage);
	int appends = stage->store.appends;
	stage_tap(stage, "staff_asks.met.1");
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 1);
	assert_int_equal(stage_stored(stage, EVENT_MET), 1);
	assert_int_equal(stage->store.appends, appends + 1); /* both or none */
}

static void i_cannot_after_all(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_ack(stage, 200);
	stage_pass(stage, 2 * MINUTES);
	open_asks(stage);
	stage_tap(stage, "staff_asks.back.1");
	assert_int_equal(stage_stored(stage, EVENT_BACK), 1);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	/* asked anew: the reminder comes three minutes after that */
	stage_pass(stage, 3 * MINUTES - 1 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 0);
	stage_pass(stage, 1 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
}

static void any_of_them_not_only_the_oldest(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 15 * SECONDS);
	stage_press(stage, 200);
	stage_tap(stage, "again.no");
	int64_t second = fake_store_last(&stage->store, EVENT_ASKED)->id;
	open_asks(stage);
	stage_tap(stage, "staff_asks.met.2");
	assert_int_equal(fake_store_last(&stage->store, EVENT_MET)->ref, second);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK); /* the first is still asked */
	stage_tap(stage, "staff_asks.end.2");
	assert_int_equal(fake_store_last(&stage->store, EVENT_ENDED)->ref, second);
	assert_element(stage, "staff_asks.seen.1");
}

static void what_happens_to_an_ask_is_stored_later(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	open_asks(stage);
	stage->store.fails = true;
	stage_tap(stage, "staff_asks.met.1");
	assert_says(stage, "We kunnen het nu niet opslaan.");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF); /* it happened, whatever the disk does */
	stage->store.fails = false;
	stage_tap(stage, "staff_asks.end.1");
	assert_silent(stage, "We kunnen het nu niet opslaan.");
	assert_int_equal(fake_store_count(&stage->store, EVENT_MET), 1);
}

/* ---- the week and corrections --------------------------------------------------------- */

static struct day_figures today(struct stage *stage)
{
	struct history history = { 0 };
	struct week_figures figures;

	assert_true(history_add_events(&history, &stage->store.all));
	assert_true(figures_week(&history, &stage->settings.open,
				 civil_week(civil_day(stage->now.utc)), stage->now.utc, &figures));
	struct day_figures day = figures.days[civil_weekday(civil_day(stage->now.utc))];
	history_free(&history);
	figures_free(&figures);
	return day;
}

static void open_corrections(struct stage *stage)
{
	stage_staff(stage);
	stage_tap(stage, "staff_week.more");
	stage_tap(stage, "staff_week.corrections");
	assert_screen(stage, "staff_corrections");
}

static void a_correction_is_stored_when_it_is_kept(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	open_corrections(stage);
	stage_tap(stage, "staff_corrections.part_2"); /* morning */
	stage_tap(stage, "staff_corrections.plus10");
	stage_tap(stage, "staff_corrections.minus");
	assert_int_equal(stage_stored(stage, EVENT_CORRECTION), 0); /* not yet */
	stage_tap(stage, "staff_corrections.save");
	const struct event *correction = fake_store_last(&stage->store, EVENT_CORRECTION);
	assert_int_equal(correction->n, 9);
	assert_int_equal(correction->m, MORNING);
	assert_int_equal(correction->day, civil_day(stage->now.utc));
	assert_int_equal(today(stage).dayparts[MORNING], 10);
	assert_int_equal(stage_stored(stage, EVENT_CHECK_IN), 1); /* traced, not overwritten */
}

static void visits_never_go_below_nothing(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	open_corrections(stage);
	stage_tap(stage, "staff_corrections.part_2");
	stage_tap(stage, "staff_corrections.minus10");
	stage_tap(stage, "staff_corrections.save");
	assert_int_equal(fake_store_last(&stage->store, EVENT_CORRECTION)->n, -1);
	assert_int_equal(today(stage).dayparts[MORNING], 0);
}

static void an_earlier_day_but_no_later_one(void **state)
{
	struct stage *stage = *state;

	open_corrections(stage);
	const struct page *page = app_page(stage->app);
	int next = page_find(page, "staff_corrections.day_next");
	if (next >= 0 && !page->elements[next].disabled)
		stage_tap(stage, "staff_corrections.day_next");
	stage_tap(stage, "staff_corrections.day_prev");
	stage_tap(stage, "staff_corrections.part_4");
	stage_tap(stage, "staff_corrections.plus");
	stage_tap(stage, "staff_corrections.save");
	const struct event *correction = fake_store_last(&stage->store, EVENT_CORRECTION);
	assert_int_equal(correction->day, local_day("2026-11-22"));
	assert_int_equal(correction->m, EVENING);
}

static void a_correction_that_fails_is_said(void **state)
{
	struct stage *stage = *state;

	open_corrections(stage);
	stage_tap(stage, "staff_corrections.part_2");
	stage_tap(stage, "staff_corrections.plus");
	stage->store.fails = true;
	stage_tap(stage, "staff_corrections.save");
	assert_says(stage, "We kunnen het nu niet opslaan.");
	assert_silent(stage, "Bewaard");
}

static void the_week_goes_back_and_not_into_the_future(void **state)
{
	struct stage *stage = *state;

	stage_staff(stage);
	assert_says(stage, "Week 48");
	assert_true(app_page(stage->app)
			->elements[page_find(app_page(stage->app), "staff_week.next")]
			.disabled);
	stage_tap(stage, "staff_week.prev");
	assert_says(stage, "Week 47");
	stage_tap(stage, "staff_week.next");
	assert_says(stage, "Week 48");
}

static void without_a_store_the_week_says_that_it_is_not_known(void **state)
{
	struct stage *stage = *state;

	stage_staff(stage);
	stage->store.fails = true;
	stage_tap(stage, "staff_week.prev");
	stage_tap(stage, "staff_week.next");
	assert_says(stage, "We kunnen de cijfers nu niet lezen.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(an_ask_goes_its_way_on_the_staffs_page),
		STAGE_TEST(met_from_asked_is_seen_too),
		STAGE_TEST(i_cannot_after_all),
		STAGE_TEST(any_of_them_not_only_the_oldest),
		STAGE_TEST(what_happens_to_an_ask_is_stored_later),
		STAGE_TEST(a_correction_is_stored_when_it_is_kept),
		STAGE_TEST(visits_never_go_below_nothing),
		STAGE_TEST(an_earlier_day_but_no_later_one),
		STAGE_TEST(a_correction_that_fails_is_said),
		STAGE_TEST(the_week_goes_back_and_not_into_the_future),
		STAGE_TEST(without_a_store_the_week_says_that_it_is_not_known),
	};

	return cmocka_run_group_tests_name("app: the staff's pages", tests, NULL, NULL);
}
