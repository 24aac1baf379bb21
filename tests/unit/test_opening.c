/* Opening hours: spans, the next opening, the next change, the sweep of asks. */
#include "base/opening.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct opening house;

static void hours(int weekday, int from, int to)
{
	house.hours[weekday][house.count[weekday]++] = (struct opening_interval) { from, to };
}

/* Monday to Friday 10-16, Thursday also 19-21:30, Saturday until midnight, Sunday closed. */
static int setup(void **state)
{
	(void)state;
	memset(&house, 0, sizeof house);
	for (int day = 0; day < 5; day++)
		hours(day, 600, 960);
	hours(3, 1140, 1290);
	hours(5, 1200, 1440);
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

static utc_t at(const char *local)
{
	utc_t utc;
	if (!civil_parse_local(local, &utc))
		fail_msg("%s is no local time", local);
	return utc;
}

static void assert_at(utc_t found, const char *expected)
{
	char text[CIVIL_TEXT];
	civil_format_instant(found, text);
	if (found != at(expected))
		fail_msg("%s instead of %s", text, expected);
}

static void open_from_the_first_to_before_the_last(void **state)
{
	(void)state;
	assert_false(opening_open(&house, at("2026-11-23T09:59:59")));
	assert_true(opening_open(&house, at("2026-11-23T10:00")));
	assert_true(opening_open(&house, at("2026-11-23T15:59:59")));
	assert_false(opening_open(&house, at("2026-11-23T16:00")));
	assert_false(opening_open(&house, at("2026-11-26T17:00")));
	assert_true(opening_open(&house, at("2026-11-26T20:00")));
	assert_true(opening_open(&house, at("2026-11-28T23:59:59")));
	assert_false(opening_open(&house, at("2026-11-29T00:00")));
}

static void no_hours_is_always_open(void **state)
{
	(void)state;
	struct span spans[OPENING_INTERVALS];
	memset(&house, 0, sizeof house);
	assert_false(opening_set(&house));
	assert_true(opening_open(&house, at("2026-11-29T03:00")));
	assert_int_equal(opening_spans(&house, civil_day_of(2026, 11, 29), spans), 0);
	assert_int_equal(opening_next(&house, at("2026-11-29T03:00")), 0);
	assert_int_equal(opening_change(&house, at("2026-11-29T03:00")), 0);
}

static void next_opening(void **state)
{
	(void)state;
	assert_at(opening_next(&house, at("2026-11-23T09:00")), "2026-11-23T10:00");
	assert_at(opening_next(&house, at("2026-11-23T10:00")), "2026-11-24T10:00");
	assert_at(opening_next(&house, at("2026-11-26T12:00")), "2026-11-26T19:00");
	assert_at(opening_next(&house, at("2026-11-28T22:00")), "2026-11-30T10:00");
}

static void next_change(void **state)
{
	(void)state;
	assert_at(opening_change(&house, at("2026-11-23T09:00")), "2026-11-23T10:00");
	assert_at(opening_change(&house, at("2026-11-23T10:00")), "2026-11-23T16:00");
	assert_at(opening_change(&house, at("2026-11-28T22:00")), "2026-11-29T00:00");
	assert_at(opening_change(&house, at("2026-11-29T00:00")), "2026-11-30T10:00");
}

static void closed_dates_are_skipped(void **state)
{
	(void)state;
	house.closed[house.closed_count++] = civil_day_of(2026, 12, 25);
	house.closed[house.closed_count++] = civil_day_of(2027, 1, 1);
	assert_false(opening_open(&house, at("2026-12-25T12:00")));
	assert_true(opening_open(&house, at("2026-12-24T12:00")));
	assert_at(opening_next(&house, at("2026-12-24T22:00")), "2026-12-26T20:00");
	/* over the end of the year, which is a Friday and closed */
	assert_at(opening_next(&house, at("2026-12-31T22:00")), "2027-01-02T20:00");
}

static void over_midnight_is_one_span(void **state)
{
	(void)state;
	hours(6, 0, 120);
	assert_at(opening_change(&house, at("2026-11-28T22:00")), "2026-11-29T02:00");
	assert_at(opening_next(&house, at("2026-11-28T22:00")), "2026-11-30T10:00");
	assert_at(opening_sweep(&house, at("2026-11-28T22:00")), "2026-11-29T02:30");
}

static void open_day_and_night(void **state)
{
	(void)state;
	memset(&house, 0, sizeof house);
	for (int day = 0; day < 7; day++)
		hours(day, 0, 1440);
	assert_true(opening_open(&house, at("2026-10-25T02:30")));
	assert_int_equal(opening_change(&house, at("2026-11-28T22:00")), 0);
	assert_int_equal(opening_next(&house, at("2026-11-28T22:00")), 0);
	assert_at(opening_sweep(&house, at("2026-11-28T22:00")), "2026-11-29T00:30");
}

static void never_open_again(void **state)
{
	(void)state;
	memset(&house, 0, sizeof house);
	hours(4, 600, 660);
	for (int week = 0; week < 60; week++)
		house.closed[house.closed_count++] = civil_day_of(2026, 11, 27) + 7 * week;
	assert_int_equal(opening_next(&house, at("2026-11-23T10:00")), 0);
	assert_int_equal(opening_change(&house, at("2026-11-23T10:00")), 0);
}

static void days_of_23_and_25_hours(void **state)
{
	(void)state;
	struct span spans[OPENING_INTERVALS];
	memset(&house, 0, sizeof house);
	hours(6, 0, 1440);
	assert_int_equal(opening_spans(&house, civil_day_of(2026, 3, 29), spans), 1);
	assert_int_equal(spans[0].to - spans[0].from, 23 * HOUR);
	assert_int_equal(opening_spans(&house, civil_day_of(2026, 10, 25), spans), 1);
	assert_int_equal(spans[0].to - spans[0].from, 25 * HOUR);
}

static void hours_in_the_skipped_hour_stay_in_order(void **state)
{
	(void)state;
	struct span spans[OPENING_INTERVALS];
	memset(&house, 0, sizeof house);
	hours(6, 150, 170); /* 2:30 to 2:50, where 2:00 to 3:00 does not exist */
	hours(6, 195, 240);
	int count = opening_spans(&house, civil_day_of(2026, 3, 29), spans);
	assert_int_equal(count, 2);
	for (int i = 0; i < count; i++) {
		assert_true(spans[i].from < spans[i].to);
		if (i > 0)
			assert_true(spans[i - 1].to <= spans[i].from);
	}
	assert_at(spans[count - 1].to, "2026-03-29T04:00");
}

static void sweep_half_an_hour_after_closing(void **state)
{
	(void)state;
	assert_at(opening_sweep(&house, at("2026-11-23T12:00")), "2026-11-23T16:30");
	assert_at(opening_sweep(&house, at("2026-11-23T15:59:59")), "2026-11-23T16:30");
	assert_at(opening_sweep(&house, at("2026-11-26T20:00")), "2026-11-26T22:00");
	assert_at(opening_sweep(&house, at("2026-11-28T23:00")), "2026-11-29T00:30");
}

static void sweep_of_an_ask_outside_hours(void **state)
{
	(void)state;
	assert_at(opening_sweep(&house, at("2026-11-23T16:00")), "2026-11-23T16:30");
	assert_at(opening_sweep(&house, at("2026-11-26T18:00")), "2026-11-26T16:30");
	assert_at(opening_sweep(&house, at("2026-11-30T09:00")), "2026-11-29T00:30");
}

static void sweep_without_hours(void **state)
{
	(void)state;
	memset(&house, 0, sizeof house);
	assert_at(opening_sweep(&house, at("2026-11-23T12:00")), "2026-11-24T00:30");
	assert_at(opening_sweep(&house, at("2026-11-24T00:00")), "2026-11-24T00:30");
	assert_at(opening_sweep(&house, at("2026-11-24T00:00:01")), "2026-11-25T00:30");
	assert_at(opening_sweep(&house, at("2026-12-31T23:50")), "2027-01-01T00:30");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(open_from_the_first_to_before_the_last, setup),
		cmocka_unit_test_setup(no_hours_is_always_open, setup),
		cmocka_unit_test_setup(next_opening, setup),
		cmocka_unit_test_setup(next_change, setup),
		cmocka_unit_test_setup(closed_dates_are_skipped, setup),
		cmocka_unit_test_setup(over_midnight_is_one_span, setup),
		cmocka_unit_test_setup(open_day_and_night, setup),
		cmocka_unit_test_setup(never_open_again, setup),
		cmocka_unit_test_setup(days_of_23_and_25_hours, setup),
		cmocka_unit_test_setup(hours_in_the_skipped_hour_stay_in_order, setup),
		cmocka_unit_test_setup(sweep_half_an_hour_after_closing, setup),
		cmocka_unit_test_setup(sweep_of_an_ask_outside_hours, setup),
		cmocka_unit_test_setup(sweep_without_hours, setup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
