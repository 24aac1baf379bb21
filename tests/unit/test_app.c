/*
 * The terminal without its world: check-ins, activities, what is stored and when, and what happens
 * when it cannot be.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

static int visits_today(struct stage *stage)
{
	struct history history = { 0 };
	int visits = 0;

	assert_true(history_add_events(&history, &stage->store.all));
	for (int i = 0; i < history.hours.count; i++)
		visits += history.hours.items[i].visits;
	history_free(&history);
	return visits;
}

/* ---- check-in ------------------------------------------------------------------ */

static void a_check_in_is_stored_and_then_confirmed(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	assert_screen(stage, "check_in");
	assert_says(stage, "Welkom!");
	assert_says(stage, "Fijn dat je er bent.");
	assert_says(stage, "We vragen je naam niet.");
	assert_int_equal(stage_stored(stage, EVENT_CHECK_IN), 1);
	stage_tap(stage, "check_in.done");
	assert_screen(stage, "home");
	assert_int_equal(visits_today(stage), 1);
}

static void together_counts_people_and_new_here_once(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_4");
	assert_int_equal(visits_today(stage), 4);
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_9");
	assert_int_equal(visits_today(stage), 9);
	stage_tap(stage, "check_in.new_here");
	assert_int_equal(stage_stored(stage, EVENT_NEW_HERE), 1);
	assert_says(stage, "gastvrouw");
}

static void undo_takes_the_check_in_away(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_3");
	stage_tap(stage, "check_in.undo");
	assert_int_equal(stage_stored(stage, EVENT_UNDO), 1);
	assert_int_equal(visits_today(stage), 0);
	assert_no_element(stage, "check_in.undo");
	assert_no_element(stage, "check_in.together");
}

/* Each touches the check-in on their own screen, never that of the person before. */
static void what_is_said_is_about_the_own_check_in(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.undo");
	const struct event *undo = fake_store_last(&stage->store, EVENT_UNDO);
	assert_int_equal(undo->ref, fake_store_last(&stage->store, EVENT_CHECK_IN)->id);
	assert_int_equal(visits_today(stage), 1);
}

static void home_tells_of_ten_visits_and_more(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_9");
	stage_tap(stage, "check_in.done");
	assert_silent(stage, "Vandaag al");
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	assert_says(stage, "Vandaag al 10 keer welkom");
}

/* "Today" is over at midnight, not at the next tap. */
static void a_new_day_begins_at_nothing(void **state)
{
	struct stage *stage = *state;

	for (int i = 0; i < 2; i++) {
		stage_tap(stage, "home.check_in");
		stage_tap(stage, "check_in.together");
		stage_tap(stage, "check_in.party_9");
		stage_tap(stage, "check_in.done");
	}
	assert_says(stage, "Vandaag al 18 keer welkom");
	stage_pass(stage, 13 * HOUR * 1000 + 31 * MINUTE * 1000); /* 00:01 */
	stage_touch(stage, 640, 400);                             /* wakes it */
	assert_screen(stage, "home");
	assert_silent(stage, "Vandaag al");
}

/* ---- a store that fails ----------------------------------------------------------- */

static void nothing_is_confirmed_that_is_not_stored(void **state)
{
	struct stage *stage = *state;

	stage->store.fails = true;
	stage_tap(stage, "home.check_in");
	assert_screen(stage, "check_in");
	assert_silent(stage, "Welkom!");
	assert_says(stage, "We kunnen het nu niet opslaan.");
	assert_no_element(stage, "check_in.undo");
	assert_no_element(stage, "check_in.together");
	assert_int_equal(health_worst(&stage->health), HEALTH_FAIL);
	stage_tap(stage, "check_in.done");
	stage->store.fails = false;
	stage_tap(stage, "home.check_in");
	assert_says(stage, "Welkom!");
	assert_true(health_worst(&stage->health) != HEALTH_FAIL);
}

static void an_undo_that_fails_is_not_confirmed(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.check_in");
	stage->store.fails = true;
	stage_tap(stage, "check_in.undo");
	assert_silent(stage, "Het is weg.");
	assert_says(stage, "niet opslaan");
	assert_int_equal(visits_today(stage), 1);
}

static void a_restart_with_a_failing_store_still_works(void **state)
{
	struct stage *stage = *state;

	stage->store.fails = true;
	stage_power_cut(stage, 60);
	assert_screen(stage, "home");
	assert_element(stage, "home.talk");
	assert_int_equal(health_worst(&stage->health), HEALTH_FAIL);
	stage_pass(stage, 20 * MINUTE * 1000);
	stage->store.fails = false;
	stage_tap(stage, "home.check_in");
	assert_says(stage, "Welkom!");
}

/* ---- activities ---------------------------------------------------------------------- */

static void join(struct stage *stage)
{
	stage_pass(stage, 60000);
	stage_tap(stage, "home.activities");
	stage_tap(stage, "activities.join.1");
	assert_screen(stage, "activity");
}

static void joining_counts_a_participant_and_no_visit(void **state)
{
	struct stage *stage = *state;

	(void)stage_session(stage, "Koken", "2026-11-23T14:00", "2026-11-23T16:00");
	join(stage);
	assert_says(stage, "Heb je al op 'Ik ben er' gedrukt?");
	const struct event *joined = fake_store_last(&stage->store, EVENT_JOINED);
	assert_string_equal(joined->session.key, "Koken");
	assert_int_equal(joined->session.start, local("2026-11-23T14:00"));
	assert_int_equal(visits_today(stage), 0);
	stage_tap(stage, "activity.yes");
	assert_screen(stage, "home");
	assert_int_equal(visits_today(stage), 0);
}

static void joining_leads_on_to_checking_in(void **state)
{
	struct stage *stage = *state;

	(void)stage_session(stage, "Koken", "2026-11-23T14:00", "2026-11-23T16:00");
	join(stage);
	stage_tap(stage, "activity.check_in");
	assert_screen(stage, "check_in");
	assert_int_equal(visits_today(stage), 1);
}

static void a_full_session_takes_wishes(void **state)
{
	struct stage *stage = *state;
	struct session *session =
	    stage_session(stage, "Koken", "2026-11-23T14:00", "2026-11-23T16:00");

	session->capacity = 2;
	for (int i = 0; i < 2; i++) {
		join(stage);
		stage_tap(stage, "activity.yes");
	}
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 2);
	stage_tap(stage, "home.activities");
	assert_says(stage, "Vol.");
	assert_says(stage, "Ik wilde ook");
	stage_tap(stage, "activities.join.1");
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 2);
	assert_int_equal(stage_stored(stage, EVENT_WISHED), 1);
	assert_silent(stage, "Je doet mee");
}

/* Taken back, the place is free again. */
static void a_joining_can_be_taken_back(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "Koken", "2026-11-23T14:00", "2026-11-23T16:00")->capacity = 1;
	join(stage);
	stage_tap(stage, "activity.undo");
	assert_int_equal(stage_stored(stage, EVENT_UNJOINED), 1);
	stage_pass(stage, 60000);
	join(stage);
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 2);
	assert_int_equal(stage_stored(stage, EVENT_WISHED), 0);
}

static void places_count_over_a_restart_and_a_fold(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "Koken", "2026-11-25T14:00", "2026-11-25T16:00")->capacity = 1;
	stage_pass(stage, 60000);
	stage_tap(stage, "home.activities");
	stage_tap(stage, "activities.week");
	stage_tap(stage, "activities.join.1");
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 1);
	stage_power_cut(stage, 48 * HOUR); /* Wednesday: folded at the start */
	assert_true(stage->store.folds > 0);
	join(stage);
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 1);
	assert_int_equal(stage_stored(stage, EVENT_WISHED), 1);
}

static void what_cannot_be_joined(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "Inloop", "2026-11-23T10:00", "2026-11-23T16:00")->no_join = true;
	stage_session(stage, "Taal", "2026-11-23T13:00", "2026-11-23T14:00")->cancelled = true;
	(void)stage_session(stage, "Ochtend", "2026-11-23T09:00", "2026-11-23T10:15");
	stage_pass(stage, 60000);
	stage_tap(stage, "home.activities");
	assert_silent(stage, "Ochtend"); /* over */
	assert_says(stage, "Gaat vandaag niet door. Sorry.");
	for (int i = 1; i < 4; i++) {
		char id[24];
		(void)snprintf(id, sizeof id, "activities.join.%d", i);
		if (stage_has(stage, id))
			stage_tap(stage, id);
	}
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 0);
	assert_int_equal(stage_stored(stage, EVENT_WISHED), 0);
}

/* It ends while the list is being read. */
static void a_session_that_just_ended_is_not_joined(void **state)
{
	struct stage *stage = *state;

	(void)stage_session(stage, "Koffie", "2026-11-23T10:00", "2026-11-23T10:31:30");
	stage_pass(stage, 60000);
	stage_tap(stage, "home.activities");
	stage_pass(stage, 29000);
	assert_element(stage, "activities.join.1");
	stage_pass(stage, 1000);
	if (stage_has(stage, "activities.join.1"))
		stage_tap(stage, "activities.join.1");
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 0);
}

static void a_joining_that_fails_is_not_confirmed(void **state)
{
	struct stage *stage = *state;

	(void)stage_session(stage, "Koken", "2026-11-23T14:00", "2026-11-23T16:00");
	stage_pass(stage, 60000);
	stage_tap(stage, "home.activities");
	stage->store.fails = true;
	stage_tap(stage, "activities.join.1");
	assert_says(stage, "niet opslaan");
	assert_silent(stage, "Je doet mee");
	assert_no_element(stage, "activity.undo");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_check_in_is_stored_and_then_confirmed),
		STAGE_TEST(together_counts_people_and_new_here_once),
		STAGE_TEST(undo_takes_the_check_in_away),
		STAGE_TEST(what_is_said_is_about_the_own_check_in),
		STAGE_TEST(home_tells_of_ten_visits_and_more),
		STAGE_TEST(a_new_day_begins_at_nothing),
		STAGE_TEST(nothing_is_confirmed_that_is_not_stored),
		STAGE_TEST(an_undo_that_fails_is_not_confirmed),
		STAGE_TEST(a_restart_with_a_failing_store_still_works),
		STAGE_TEST(joining_counts_a_participant_and_no_visit),
		STAGE_TEST(joining_leads_on_to_checking_in),
		STAGE_TEST(a_full_session_takes_wishes),
		STAGE_TEST(a_joining_can_be_taken_back),
		STAGE_TEST(places_count_over_a_restart_and_a_fold),
		STAGE_TEST(what_cannot_be_joined),
		STAGE_TEST(a_session_that_just_ended_is_not_joined),
		STAGE_TEST(a_joining_that_fails_is_not_confirmed),
	};

	return cmocka_run_group_tests_name("app: check-in and activities", tests, NULL, NULL);
}
