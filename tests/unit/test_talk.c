/*
 * How an ask ends, what the expert's button means, the lamp, and the pictures.
 */
#include "support/desk.h"
#include "support/test.h"

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

/* ---- the expert's button ------------------------------------------------------ */

static void short_presses_go_from_old_to_young(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk), second = desk_ask(&desk);

	(void)unused;
	struct event event = desk_acknowledge(&desk);
	assert_true(event.kind == EVENT_SEEN && event.ref == first);
	story_wait(&desk.story, 10); /* the first could be met, but somebody is still asking */
	event = desk_acknowledge(&desk);
	assert_true(event.kind == EVENT_SEEN && event.ref == second);
	story_wait(&desk.story, 3);
	event = desk_acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == first);
	event = desk_acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == second);
	assert_int_equal(desk_acknowledge(&desk).kind, 0);
	desk_free(&desk);
}

static void a_double_press_is_one(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	(void)desk_ask(&desk);
	assert_int_equal(desk_acknowledge(&desk).kind, EVENT_SEEN);
	story_wait_ms(&desk.story, 2999);
	assert_int_equal(desk_acknowledge(&desk).kind, 0);
	story_wait_ms(&desk.story, 1);
	assert_int_equal(desk_acknowledge(&desk).kind, EVENT_MET);
	desk_free(&desk);
}

/* "Oldest" is by the ask's commit, "3 s old" since it became seen: the older one, seen again a
 * second ago, is passed over. */
static void the_guard_passes_over_one_that_is_just_seen(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk), second = desk_ask(&desk);

	(void)unused;
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	(void)desk_put(&desk, EVENT_SEEN, second, 0);
	story_wait(&desk.story, 20);
	(void)desk_put(&desk, EVENT_BACK, first, 0);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	story_wait(&desk.story, 1);
	struct event event = desk_acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == second);
	story_wait(&desk.story, 2);
	event = desk_acknowledge(&desk);
	assert_true(event.kind == EVENT_MET && event.ref == first);
	desk_free(&desk);
}

static void a_long_press_ends_the_oldest_talk(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk), second = desk_ask(&desk);
	struct event event;

	(void)unused;
	assert_false(talk_ack_long(&desk.talk, &desk.story.now, &event));
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	assert_false(talk_ack_long(&desk.talk, &desk.story.now, &event));
	(void)desk_put(&desk, EVENT_SEEN, second, 0);
	(void)desk_put(&desk, EVENT_MET, second, 0);
	(void)desk_put(&desk, EVENT_MET, first, 0);
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
	int64_t first = desk_ask(&desk);

	(void)unused;
	assert_due(&desk, 3 * MINUTES, EVENT_REMINDED, first);
	assert_due(&desk, 7 * MINUTES, EVENT_GAVE_UP, first);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_BLINK); /* on while they wait */
	assert_int_equal(desk_acknowledge(&desk).kind, EVENT_SEEN);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_STEADY);
	desk_free(&desk);
}

/* ---- lamp and pictures ---------------------------------------------------------- */

static void the_lamp_says_what_is_asked(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");

	(void)unused;
	assert_int_equal(talk_lamp(&desk.talk), LAMP_OFF);
	int64_t first = desk_ask(&desk), second = desk_ask(&desk);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_BLINK);
	(void)desk_put(&desk, EVENT_SEEN, first, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_BLINK); /* any asked */
	(void)desk_put(&desk, EVENT_SEEN, second, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_STEADY);
	(void)desk_put(&desk, EVENT_MET, first, 0);
	assert_int_equal(talk_lamp(&desk.talk), LAMP_STEADY);
	(void)desk_put(&desk, EVENT_MET, second, 0);
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
		ids[i] = desk_ask(&desk);
	}
	/* What comes free is taken again; and the next one is not the picture of a moment ago. */
	int freed = talk_find(&desk.talk, ids[5])->picture;
	(void)desk_put(&desk, EVENT_ENDED, ids[5], END_STOPPED);
	assert_int_equal(talk_picture(&desk.talk), freed);
	desk_free(&desk);
}

static void the_next_asker_gets_another_picture(void **unused)
{
	struct desk desk = desk_at("2026-11-23T11:00");
	int64_t first = desk_ask(&desk);
	int picture = talk_find(&desk.talk, first)->picture;

	(void)unused;
	(void)desk_put(&desk, EVENT_ENDED, first, END_STOPPED);
	assert_int_not_equal(talk_picture(&desk.talk), picture);
	desk_free(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_rule_that_fits),
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
