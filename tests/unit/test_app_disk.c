/*
 * The whole terminal with its real store on a disk that is full, failing or read-only: nobody is
 * told that something is kept when it is not, who asks is seen all the same, staff read why, and
 * all goes on when the disk does.
 */
#include "support/crash_disk.h"
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

struct house {
	struct stage stage;
	struct witness witness;
	struct disk_trouble trouble;
	int welcomed; /* so many check-ins were confirmed on the screen */
};

static int house_setup(void **state)
{
	struct house *house = calloc(1, sizeof *house);

	if (!house)
		return -1;
	stage_open(&house->stage);
	witness_begin(&house->witness, house->stage.now.utc);
	house->stage.port = &house->witness.port;
	stage_start(&house->stage);
	*state = house;
	return 0;
}

static int house_teardown(void **state)
{
	struct house *house = *state;

	disk_break(house->witness.disk, NULL);
	stage_close(&house->stage);
	witness_end(&house->witness);
	free(house);
	return 0;
}

#define HOUSE_TEST(name) cmocka_unit_test_setup_teardown(name, house_setup, house_teardown)

static void disk_gets(struct house *house, enum disk_fault fault, int after)
{
	house->trouble = (struct disk_trouble) { .fault = fault, .after = after };
	disk_break(house->witness.disk, &house->trouble);
}

/* What the file holds, whatever the terminal believes. */
static int check_ins(struct house *house)
{
	struct event_list events = { 0 };
	int count = 0;

	assert_true(store_events(house->witness.link.store, &events, NULL));
	for (int i = 0; i < events.count; i++)
		count += events.items[i].kind == EVENT_CHECK_IN;
	event_list_free(&events);
	return count;
}

/* One tap; the screen says either the one or the other. */
static bool check_in(struct house *house)
{
	struct stage *stage = &house->stage;

	stage_tap(stage, "home.check_in");
	bool welcome = stage_says(stage, "Welkom!");
	if (welcome)
		assert_silent(stage, "niet opslaan");
	else
		assert_says(stage,
			    "We kunnen het nu niet opslaan. Zeg het even tegen de gastvrouw.");
	house->welcomed += welcome;
	assert_int_equal(check_ins(house), house->welcomed);
	stage_tap(stage, "check_in.done");
	return welcome;
}

static void assert_staff_read(struct house *house, const char *words)
{
	const struct health *health = &house->stage.health;

	for (int i = 0; i < health->count; i++)
		if (health->items[i].level == HEALTH_FAIL &&
		    strstr(health->items[i].sentence, words))
			return;
	fail_msg("no line of health fails with \"%s\"", words);
}

static void assert_goes_on(struct house *house)
{
	disk_break(house->witness.disk, NULL);
	assert_true(check_in(house));
	assert_true(health_worst(&house->stage.health) != HEALTH_FAIL);
	app_free(house->stage.app);
	witness_close(&house->witness, true);
	witness_open(&house->witness, house->stage.now.utc);
	assert_int_equal(check_ins(house), house->welcomed);
	stage_start(&house->stage);
	assert_true(check_in(house));
}

static void a_bad_disk(struct house *house, enum disk_fault fault, const char *words)
{
	struct stage *stage = &house->stage;

	assert_true(check_in(house));
	disk_gets(house, fault, 0);
	assert_false(check_in(house));
	assert_staff_read(house, words);
	stage_press(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_says(stage, "niet opslaan");
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_pass(stage, 60000);
	assert_screen(stage, "home");
	assert_goes_on(house);
}

static void a_full_disk(void **state)
{
	a_bad_disk(*state, TROUBLE_FULL, "is vol");
}

static void a_disk_that_fails_to_write(void **state)
{
	a_bad_disk(*state, TROUBLE_WRITE, "vol of kapot");
}

static void a_disk_that_fails_to_sync(void **state)
{
	a_bad_disk(*state, TROUBLE_SYNC, "vol of kapot");
}

static void a_disk_that_became_read_only(void **state)
{
	a_bad_disk(*state, TROUBLE_READ_ONLY, "vol of kapot");
}

/* At whatever moment of a check-in the disk gives up. */
static void it_may_happen_at_any_moment(void **state)
{
	struct house *house = *state;

	for (int fault = TROUBLE_FULL; fault <= TROUBLE_READ_ONLY; fault++)
		for (int after = 0; after < 12; after++) {
			disk_gets(house, (enum disk_fault)fault, after);
			bool welcome = true;
			for (int i = 0; i < 20 && welcome; i++)
				welcome = check_in(house);
			assert_false(welcome);
			assert_goes_on(house);
		}
}

/* A night on a full disk: the fold waits for the next one, and no figure is lost or doubled. */
static void a_night_without_a_fold(void **state)
{
	struct house *house = *state;
	struct history history = { 0 };
	int visits = 0;

	assert_true(check_in(house));
	disk_gets(house, TROUBLE_FULL, 0);
	stage_clock(&house->stage, "2026-11-24T00:50");
	stage_clock(&house->stage, "2026-11-24T10:30");
	assert_int_equal(check_ins(house), 1);
	disk_break(house->witness.disk, NULL);
	stage_clock(&house->stage, "2026-11-25T00:50");
	assert_int_equal(check_ins(house), 0);
	assert_true(store_history(house->witness.link.store, local_day("2026-11-23"),
				  local_day("2026-11-23"), &history, NULL));
	for (int i = 0; i < history.hours.count; i++)
		visits += history.hours.items[i].visits;
	assert_int_equal(visits, 1);
	history_free(&history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		HOUSE_TEST(a_full_disk),
		HOUSE_TEST(a_disk_that_fails_to_write),
		HOUSE_TEST(a_disk_that_fails_to_sync),
		HOUSE_TEST(a_disk_that_became_read_only),
		HOUSE_TEST(it_may_happen_at_any_moment),
		HOUSE_TEST(a_night_without_a_fold),
	};

	return cmocka_run_group_tests_name("app: a bad disk", tests, NULL, NULL);
}
