/* How long the PIN waits, how many tries that leaves, and what is kept of them. */
#include "base/pin_tries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define START INT64_C(1795424400) /* 2026-11-23 10:00 */

/* Tries of somebody who never rests, while the terminal is on for so many seconds. */
static int patient(struct pin_tries *tries, int64_t seconds)
{
	int count = 0;

	while (seconds > 0) {
		pin_tries_wrong(tries, START, false);
		count++;
		int wait = pin_tries_wait_s(tries);
		seconds -= wait;
		(void)pin_tries_pass(tries, wait, START, false);
	}
	return count;
}

static void guessing_is_hopeless(void **state)
{
	(void)state;
	struct pin_tries tries = { 0 };

	assert_int_equal(patient(&tries, 8 * HOUR), 37);
	tries = (struct pin_tries) { 0 };
	assert_int_equal(patient(&tries, 24 * HOUR), 101);
	assert_int_equal(patient(&tries, 24 * HOUR), 96);
}

static void nobody_waits_longer_than_a_quarter_of_an_hour(void **state)
{
	(void)state;
	struct pin_tries tries = { 0 };

	for (int i = 0; i < 100000; i++) {
		pin_tries_wrong(&tries, START, true);
		assert_true(pin_tries_wait_s(&tries) <= 15 * MINUTE);
	}
	assert_int_equal(pin_tries_wait_s(&tries), 15 * MINUTE);
	pin_tries_unknown(&tries);
	assert_int_equal(pin_tries_wait_s(&tries), 15 * MINUTE);
}

static void a_day_of_running_makes_it_forget(void **state)
{
	(void)state;
	struct pin_tries tries = { 0 };

	pin_tries_wrong(&tries, START, false);
	assert_false(pin_tries_pass(&tries, 24 * HOUR - 1, START, false));
	assert_true(pin_tries_pass(&tries, 1, START, false));
	assert_int_equal(tries.wrong, 0);
	assert_false(pin_tries_pass(&tries, 1, START, false));
}

static void a_clock_that_is_not_sure_makes_nothing_forgotten(void **state)
{
	(void)state;
	struct pin_tries tries = { 0 };

	pin_tries_wrong(&tries, START, false);
	assert_false(pin_tries_pass(&tries, 0, START + 30 * 24 * HOUR, true));
	pin_tries_wrong(&tries, START, true);
	assert_false(pin_tries_pass(&tries, 0, START + 30 * 24 * HOUR, false));
	assert_true(pin_tries_pass(&tries, 0, START + 30 * 24 * HOUR, true));
}

static void it_is_kept_and_read(void **state)
{
	(void)state;
	struct pin_tries tries = { 0 }, read;
	char text[PIN_TRIES_TEXT];

	for (int day = 0; day < 20; day++)
		for (int i = 0; i < 30; i++)
			pin_tries_wrong(&tries, START + day * 24 * HOUR, day % 3 != 0);
	assert_true(tries.day_count <= PIN_TRIES_DAYS);
	(void)pin_tries_pass(&tries, 77, START, false);
	pin_tries_write(&tries, text);
	assert_true(pin_tries_read(&read, text));
	assert_int_equal(read.wrong, 600);
	assert_int_equal(read.age_s, 77);
	assert_int_equal(read.day_count, tries.day_count);
	char again[PIN_TRIES_TEXT];
	pin_tries_write(&read, again);
	assert_string_equal(again, text);
}

static void what_is_not_ours_is_not_read(void **state)
{
	static const char *const bad[] = { "",
					   "x",
					   "3",
					   "3 4 5",
					   "-1 0 0 1",
					   "3 -4 0 1",
					   "3 0 0 1 x",
					   "3 0 0 1 20000:0",
					   "3 0 0 1 20000:5 trailing",
					   "3 0 0 1 1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:1" };
	struct pin_tries read;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(pin_tries_read(&read, bad[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guessing_is_hopeless),
		cmocka_unit_test(nobody_waits_longer_than_a_quarter_of_an_hour),
		cmocka_unit_test(a_day_of_running_makes_it_forget),
		cmocka_unit_test(a_clock_that_is_not_sure_makes_nothing_forgotten),
		cmocka_unit_test(it_is_kept_and_read),
		cmocka_unit_test(what_is_not_ours_is_not_read),
	};

	return cmocka_run_group_tests_name("pin tries", tests, NULL, NULL);
}
