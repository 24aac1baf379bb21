/*
 * Whether the lines work: a button that is held too long, a loose cable, a line that goes and comes
 * back, and a button that nobody presses for days. What is wrong is stored once as it begins and
 * once as it ends; staff read it, and the resident's screen does not point to a button in vain.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define POINTS  "Of druk op de grote knop"

static int stored_of(const struct stage *stage, enum event_kind kind, enum line line,
		     enum fault fault)
{
	int count = 0;

	for (int i = 0; i < stage->store.all.count; i++) {
		const struct event *event = &stage->store.all.items[i];
		count += event->kind == kind && event->m == (int)line && event->n == (int)fault;
	}
	return count;
}

static void assert_stored(const struct stage *stage, enum line line, enum fault fault, int began,
			  int ended)
{
	assert_int_equal(stored_of(stage, EVENT_FAULT, line, fault), began);
	assert_int_equal(stored_of(stage, EVENT_HEALED, line, fault), ended);
}

static void tell(struct stage *stage, enum line line, enum fault fault, bool began)
{
	stage_input(stage, (struct input) {
			       .kind = INPUT_LINE, .line = line, .fault = fault, .down = began });
}

static bool told(const struct stage *stage, const char *name)
{
	return health_find(&stage->health, name) != NULL;
}

static void to_system(struct stage *stage)
{
	stage_system(stage);
	assert_screen(stage, "staff_system");
}

/* ---- held too long ---------------------------------------------------------- */

static void down(struct stage *stage, enum input_kind kind)
{
	stage_input(stage, (struct input) { .kind = kind, .down = true });
}

static void up(struct stage *stage, enum input_kind kind)
{
	stage_input(stage, (struct input) { .kind = kind });
}

static void a_button_is_stuck_after_30_seconds(void **state)
{
	struct stage *stage = *state;

	assert_says(stage, POINTS);
	down(stage, INPUT_BUTTON);
	stage_pass(stage, 30 * SECONDS - 1);
	assert_screen(stage, "home");
	assert_false(told(stage, "button_stuck"));
	assert_says(stage, POINTS);
	stage_pass(stage, 1);
	assert_true(told(stage, "button_stuck"));
	assert_silent(stage, POINTS);
	stage_pass(stage, 3600 * SECONDS);
	assert_stored(stage, LINE_BUTTON, FAULT_STUCK, 1, 0);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1); /* it was a press, and one only */
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 0);
}

static void it_heals_when_it_is_released(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 31 * SECONDS);
	assert_false(told(stage, "button_stuck"));
	assert_says(stage, POINTS);
	assert_stored(stage, LINE_BUTTON, FAULT_STUCK, 1, 1);
	stage_press(stage, 200); /* and it asks again */
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 1);
}

static void staff_read_that_it_is_stuck(void **state)
{
	struct stage *stage = *state;

	down(stage, INPUT_BUTTON);
	stage_pass(stage, 31 * SECONDS);
	to_system(stage);
	assert_says(stage, "De grote knop zit vast");
	up(stage, INPUT_BUTTON);
	assert_silent(stage, "De grote knop zit vast"); /* at once */
}

static void a_held_experts_button_switches_nothing(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	down(stage, INPUT_ACK);
	stage_pass(stage, 40 * SECONDS);
	assert_true(told(stage, "ack_stuck"));
	assert_says(stage, POINTS); /* it is another one */
	up(stage, INPUT_ACK);
	assert_false(told(stage, "ack_stuck"));
	assert_stored(stage, LINE_ACK, FAULT_STUCK, 1, 1);
	assert_int_equal(stage_stored(stage, EVENT_HERE), 0);
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 0);
	stage_ack(stage, 29 * SECONDS); /* somebody's, however slow */
	assert_int_equal(stage_stored(stage, EVENT_HERE), 1);
	stage_ack(stage, 200);
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 1);
}

/* ---- what the lines tell ------------------------------------------------------ */

static void a_loose_cable_is_told_and_heals(void **state)
{
	struct stage *stage = *state;

	tell(stage, LINE_LOOP, FAULT_LOOSE, true);
	assert_silent(stage, POINTS);
	assert_true(told(stage, "button_loose"));
	tell(stage, LINE_LOOP, FAULT_LOOSE, true); /* no news */
	assert_stored(stage, LINE_LOOP, FAULT_LOOSE, 1, 0);
	to_system(stage);
	assert_says(stage, "De kabel van de grote knop zit los");
	tell(stage, LINE_LOOP, FAULT_LOOSE, false);
	assert_silent(stage, "zit los");
	assert_stored(stage, LINE_LOOP, FAULT_LOOSE, 1, 1);
	stage_tap(stage, "staff_system.back");
	stage_tap(stage, "staff_week.close");
	assert_says(stage, POINTS);
}

static void a_button_that_chatters_is_not_pointed_to(void **state)
{
	struct stage *stage = *state;

	tell(stage, LINE_BUTTON, FAULT_CHATTER, true);
	assert_silent(stage, POINTS);
	tell(stage, LINE_BUTTON, FAULT_CHATTER, false);
	assert_says(stage, POINTS);
	assert_stored(stage, LINE_BUTTON, FAULT_CHATTER, 1, 1);
}

static void a_chip_goes_and_comes_back(void **state)
{
	struct stage *stage = *state;
	static const enum line lines[] = { LINE_BUTTON, LINE_ACK, LINE_LAMP };

	for (int began = 1; began >= 0; began--)
		for (int i = 0; i < COUNT_OF(lines); i++) {
			tell(stage, lines[i], FAULT_GONE, began);
			assert_stored(stage, lines[i], FAULT_GONE, 1, !began);
			if (i == 0 && began)
				assert_silent(stage, POINTS);
		}
	assert_says(stage, POINTS);
}

static void a_button_may_come_after_the_start(void **state)
{
	struct stage *stage = *state;

	stage->without_button = true;
	stage_start(stage);
	assert_silent(stage, POINTS);
	tell(stage, LINE_BUTTON, FAULT_GONE, false);
	assert_says(stage, POINTS);
	assert_stored(stage, LINE_BUTTON, FAULT_GONE, 0, 0); /* nothing had begun */
}

static void two_faults_are_two(void **state)
{
	struct stage *stage = *state;

	tell(stage, LINE_LOOP, FAULT_LOOSE, true);
	tell(stage, LINE_BUTTON, FAULT_CHATTER, true);
	tell(stage, LINE_LOOP, FAULT_LOOSE, false);
	assert_silent(stage, POINTS);
	tell(stage, LINE_BUTTON, FAULT_CHATTER, false);
	assert_says(stage, POINTS);
}

static void what_there_is_not_is_no_news(void **state)
{
	struct stage *stage = *state;
	int before = stage->store.all.count;

	tell(stage, LINES, FAULT_GONE, true);
	tell(stage, LINE_BUTTON, FAULTS, true);
	tell(stage, LINE_BUTTON, (enum fault)0, true);
	assert_int_equal(stage->store.all.count, before);
	assert_says(stage, POINTS);
}

static void a_full_disk_hides_no_fault(void **state)
{
	struct stage *stage = *state;

	stage->store.full = true;
	tell(stage, LINE_LOOP, FAULT_LOOSE, true);
	assert_true(told(stage, "button_loose"));
	assert_silent(stage, POINTS);
	stage->store.full = false;
	tell(stage, LINE_LOOP, FAULT_LOOSE, false);
	assert_false(told(stage, "button_loose"));
	assert_says(stage, POINTS);
}

static void the_week_shows_that_something_is_wrong(void **state)
{
	struct stage *stage = *state;
	const struct page *page;

	stage_staff(stage);
	page = app_page(stage->app);
	assert_int_equal(page->elements[page_find(page, "staff_week.more")].icon, ICON_MENU);
	tell(stage, LINE_LOOP, FAULT_LOOSE, true);
	page = app_page(stage->app);
	assert_int_equal(page->elements[page_find(page, "staff_week.more")].icon, ICON_WARNING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_button_is_stuck_after_30_seconds),
		STAGE_TEST(it_heals_when_it_is_released),
		STAGE_TEST(staff_read_that_it_is_stuck),
		STAGE_TEST(a_held_experts_button_switches_nothing),
		STAGE_TEST(a_loose_cable_is_told_and_heals),
		STAGE_TEST(a_button_that_chatters_is_not_pointed_to),
		STAGE_TEST(a_chip_goes_and_comes_back),
		STAGE_TEST_UNSTARTED(a_button_may_come_after_the_start),
		STAGE_TEST(two_faults_are_two),
		STAGE_TEST(what_there_is_not_is_no_news),
		STAGE_TEST(a_full_disk_hides_no_fault),
		STAGE_TEST(the_week_shows_that_something_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
