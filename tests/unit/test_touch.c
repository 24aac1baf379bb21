/* Fingers: how long something has to stand there before it can be meant, several at once, one that
 * stays, a session that ends under a finger, and keys that no hand types. */
#include "support/stage.h"
#include "support/test.h"

#include <string.h>

static void spot(struct stage *stage, const char *id, int *x, int *y)
{
	const struct page *page = app_page(stage->app);
	int element = page_find(page, id);

	assert_true(element >= 0);
	*x = page->elements[element].box.x + page->elements[element].box.w / 2;
	*y = page->elements[element].box.y + page->elements[element].box.h / 2;
}

static void finger(struct stage *stage, int contact, bool down, int x, int y)
{
	stage_input(stage,
		    (struct input) {
			.kind = INPUT_TOUCH, .down = down, .contact = contact, .x = x, .y = y });
}

static void key(struct stage *stage, const char *name)
{
	struct input input = { .kind = INPUT_KEY };

	(void)snprintf(input.key, sizeof input.key, "%s", name);
	stage_input(stage, input);
}

/* Shown so long ago. */
static void shown(struct stage *stage, int64_t ago)
{
	(void)app_page(stage->app);
	app_presented(stage->app, stage->now.mono_ms - ago);
}

static void what_just_came_is_not_meant(void **state)
{
	struct stage *stage = *state;

	stage->quick = true;
	shown(stage, 399);
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "home");
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "check_in");
}

/* The picture came late: what counts is when it could be seen. */
static void what_was_not_shown_yet_is_not_meant(void **state)
{
	struct stage *stage = *state;
	int x, y;

	stage->quick = true;
	shown(stage, 5000);
	stage_tap(stage, "home.check_in");
	spot(stage, "check_in.done", &x, &y);
	stage_pass(stage, 700);
	stage->now.mono_ms -= 500; /* an event that waited longer than the picture of the page */
	app_presented(stage->app, stage->now.mono_ms + 100);
	stage_touch(stage, x, y);
	assert_screen(stage, "check_in");
}

static void a_session_that_moved_up_is_still_the_one(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "first", "2026-11-23T10:00", "2026-11-23T10:31");
	stage_session(stage, "second", "2026-11-23T11:00", "2026-11-23T12:00");
	stage->changed = true;
	stage_pass(stage, 1000);
	stage_tap(stage, "home.activities");
	stage_hold(stage, "activities.join.2", 59500);
	assert_screen(stage, "activity");
	assert_string_equal(fake_store_last(&stage->store, EVENT_JOINED)->session.key, "second");
}

static void the_row_of_another_session_is_not_joined(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "first", "2026-11-23T10:00", "2026-11-23T10:31");
	stage_session(stage, "second", "2026-11-23T11:00", "2026-11-23T12:00");
	stage->changed = true;
	stage_pass(stage, 1000);
	stage_tap(stage, "home.activities");
	stage_hold(stage, "activities.join.1", 59500);
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 0);
	assert_screen(stage, "activities");
	assert_says(stage, "Dat is net veranderd.");
}

static void a_contact_that_stays_is_told_and_heals(void **state)
{
	struct stage *stage = *state;
	int x, y;

	finger(stage, 3, true, 2, 2);
	stage_pass(stage, 119000);
	assert_null(health_find(&stage->health, "touch_stuck"));
	stage_pass(stage, 1000);
	assert_non_null(health_find(&stage->health, "touch_stuck"));
	spot(stage, "home.check_in", &x, &y);
	finger(stage, 1, true, x, y);
	finger(stage, 1, false, x, y);
	assert_screen(stage, "check_in");
	finger(stage, 3, false, 2, 2);
	assert_null(health_find(&stage->health, "touch_stuck"));
}

/* A thumb that rests on the house name may finish; not once another finger did something. */
static void another_finger_ends_a_hold(void **state)
{
	struct stage *stage = *state;
	int x, y, other_x, other_y;

	spot(stage, "home.house", &x, &y);
	spot(stage, "home.activities", &other_x, &other_y);
	finger(stage, 1, true, x, y);
	stage_pass(stage, 2500);
	finger(stage, 2, true, other_x, other_y);
	finger(stage, 2, false, other_x, other_y);
	stage_pass(stage, 1000);
	assert_screen(stage, "activities");
}

static void a_hand_that_moves_about_is_not_still(void **state)
{
	struct stage *stage = *state;
	int x, y, other_x, other_y;

	spot(stage, "home.check_in", &x, &y);
	spot(stage, "home.activities", &other_x, &other_y);
	finger(stage, 1, true, x, y);
	stage_pass(stage, 1900);
	stage_input(stage,
		    (struct input) { .kind = INPUT_MOVE, .contact = 1, .x = x - 60, .y = y });
	stage_pass(stage, 200);
	finger(stage, 2, true, other_x, other_y);
	finger(stage, 2, false, other_x, other_y);
	assert_screen(stage, "home");
	finger(stage, 1, false, x, y);
	assert_screen(stage, "check_in");
}

static void keys_in_a_burst_do_nothing(void **state)
{
	struct stage *stage = *state;

	stage_key(stage, "Tab");
	stage_pass(stage, 1000);
	key(stage, "4");
	stage_pass(stage, 29);
	key(stage, "Return");
	stage_ack(stage, 5);
	stage_pass(stage, 100);
	assert_screen(stage, "home");
	assert_int_equal(stage->store.all.count, 1);
}

static void a_key_acts_a_moment_later(void **state)
{
	struct stage *stage = *state;

	stage_key(stage, "Tab");
	assert_true(app_page(stage->app)->focus >= 0);
	stage_pass(stage, 1000);
	key(stage, "Return");
	stage_pass(stage, 39);
	assert_screen(stage, "home");
	stage_pass(stage, 1);
	assert_string_not_equal(stage_screen(stage), "home");
}

/* Enter, too, means only what stood there. */
static void enter_is_held_to_the_same(void **state)
{
	struct stage *stage = *state;

	stage_key(stage, "Tab");
	stage->quick = true;
	stage_input(stage,
		    (struct input) { .kind = INPUT_RESIZE, .x = 800, .y = 480, .px_per_mm = 5 });
	shown(stage, 200);
	key(stage, "Return");
	stage_pass(stage, 100);
	assert_screen(stage, "home");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(what_just_came_is_not_meant),
		STAGE_TEST(what_was_not_shown_yet_is_not_meant),
		STAGE_TEST(a_session_that_moved_up_is_still_the_one),
		STAGE_TEST(the_row_of_another_session_is_not_joined),
		STAGE_TEST(a_contact_that_stays_is_told_and_heals),
		STAGE_TEST(another_finger_ends_a_hold),
		STAGE_TEST(a_hand_that_moves_about_is_not_still),
		STAGE_TEST(keys_in_a_burst_do_nothing),
		STAGE_TEST(a_key_acts_a_moment_later),
		STAGE_TEST(enter_is_held_to_the_same),
	};

	return cmocka_run_group_tests_name("touch", tests, NULL, NULL);
}
