/*
 * What the terminal writes by itself, on a disk that is watched: while the house is open one small
 * write a quarter of an hour at most, while it is closed nothing but at night.
 */
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

#define PAGE      4096 /* of SQLite; in the log each has a header of 24 bytes, the log one of 32 */
#define LOG_PAGES 3

struct quiet {
	struct stage stage;
	struct witness witness;
};

static int setup(void **state)
{
	struct quiet *quiet = calloc(1, sizeof *quiet);

	if (!quiet)
		return -1;
	stage_open(&quiet->stage);
	witness_begin(&quiet->witness, quiet->stage.now.utc);
	quiet->stage.port = &quiet->witness.port;
	stage_start(&quiet->stage);
	*state = quiet;
	return 0;
}

static int teardown(void **state)
{
	struct quiet *quiet = *state;

	stage_close(&quiet->stage);
	witness_end(&quiet->witness);
	free(quiet);
	return 0;
}

/* What reached the disk since this position. */
struct written {
	int commits, syncs;
	size_t bytes;
};

static struct written since(const struct quiet *quiet, int position, int changes)
{
	const struct disk *disk = quiet->witness.disk;
	struct written written = { .commits = quiet->witness.count - changes };

	for (int i = position; i < disk->count; i++) {
		written.syncs += disk->operations[i].kind == DISK_SYNC;
		if (disk->operations[i].kind == DISK_WRITE)
			written.bytes += disk->operations[i].size;
	}
	return written;
}

static struct written over(struct quiet *quiet, int64_t ms)
{
	int position = quiet->witness.disk->count, changes = quiet->witness.count;

	stage_pass(&quiet->stage, ms);
	return since(quiet, position, changes);
}

static void a_sign_of_life_is_one_small_write(void **state)
{
	struct quiet *quiet = *state;

	for (int quarter = 0; quarter < 8; quarter++) {
		struct written before = over(quiet, 15 * MINUTES - 1);
		struct written sign = over(quiet, 1);
		assert_int_equal(before.commits, 0);
		assert_int_equal(before.bytes, 0);
		assert_int_equal(sign.commits, 1);
		assert_int_equal(sign.syncs, 1);
		assert_in_range(sign.bytes, 1, 32 + LOG_PAGES * (24 + PAGE));
	}
}

static void people_who_press_spare_the_signs(void **state)
{
	struct quiet *quiet = *state;
	int position = quiet->witness.disk->count, changes = quiet->witness.count;

	for (int i = 0; i < 6; i++) {
		(void)over(quiet, 14 * MINUTES);
		stage_tap(&quiet->stage, "home.check_in");
		stage_tap(&quiet->stage, "check_in.done");
	}
	assert_int_equal(since(quiet, position, changes).commits, 6);
}

static void assert_silent_for(struct quiet *quiet, int64_t ms)
{
	struct written written = over(quiet, ms);

	assert_int_equal(written.commits, 0);
	assert_int_equal(written.bytes, 0);
}

/* At midnight the button's day is counted, and at a quarter to one the fold is made. */
static void a_closed_house_writes_nothing_but_at_night(void **state)
{
	struct quiet *quiet = *state;

	(void)over(quiet, 5 * HOURS + 31 * MINUTES); /* 16:01 on Monday */
	assert_silent_for(quiet, 7 * HOURS + 58 * MINUTES);
	assert_in_range(over(quiet, 1 * HOURS).commits, 1, 2); /* until 0:59 */
	assert_silent_for(quiet, 9 * HOURS);
	for (int day = 0; day < 4; day++) /* to Saturday 9:59 */
		(void)over(quiet, 24 * HOURS);
	assert_int_equal(civil_weekday(civil_day(quiet->stage.now.utc)), 5);
	for (int day = 0; day < 2; day++) {
		assert_silent_for(quiet, 14 * HOURS);
		assert_in_range(over(quiet, 1 * HOURS).commits, 0, 2);
		assert_silent_for(quiet, 9 * HOURS);
	}
}

/* A house without a clock counts as open: still no more than one in a quarter. */
static void an_unsure_clock_writes_no_more_often(void **state)
{
	struct quiet *quiet = *state;

	stage_sure(&quiet->stage, false);
	(void)over(quiet, 15 * MINUTES);
	struct written day = over(quiet, 24 * HOURS);
	assert_int_equal(day.commits, 96);
	assert_int_equal(day.syncs, 96);
}

#define QUIET_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		QUIET_TEST(a_sign_of_life_is_one_small_write),
		QUIET_TEST(people_who_press_spare_the_signs),
		QUIET_TEST(a_closed_house_writes_nothing_but_at_night),
		QUIET_TEST(an_unsure_clock_writes_no_more_often),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
