/* Dates, weeks and local hours: leap days, ISO week 53, DST nights, year ends. */
#include "base/civil.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static int setup(void **state)
{
	(void)state;
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

static void days_count_as_the_c_library_does(void **state)
{
	(void)state;
	for (day_t day = -200000; day < 300000; day += 13) {
		time_t seconds = (time_t)day * 86400;
		struct tm tm;
		int year, month, mday;
		gmtime_r(&seconds, &tm);
		civil_ymd(day, &year, &month, &mday);
		assert_int_equal(year, tm.tm_year + 1900);
		assert_int_equal(month, tm.tm_mon + 1);
		assert_int_equal(mday, tm.tm_mday);
		assert_int_equal(civil_day_of(year, month, mday), day);
		assert_int_equal(civil_weekday(day), (tm.tm_wday + 6) % 7);
	}
}

static void valid_dates(void **state)
{
	(void)state;
	assert_true(civil_valid(2028, 2, 29));
	assert_false(civil_valid(2026, 2, 29));
	assert_false(civil_valid(2100, 2, 29));
	assert_true(civil_valid(2000, 2, 29));
	assert_false(civil_valid(2026, 4, 31));
	assert_false(civil_valid(2026, 0, 1));
	assert_false(civil_valid(2026, 13, 1));
	assert_false(civil_valid(2026, 1, 0));
	assert_false(civil_valid(0, 1, 1));
}

static void assert_week(int year, int month, int mday, int week_year, int number)
{
	struct week week = civil_week(civil_day_of(year, month, mday));
	assert_int_equal(week.year, week_year);
	assert_int_equal(week.number, number);
}

static void iso_weeks(void **state)
{
	(void)state;
	assert_week(2026, 11, 23, 2026, 48);
	assert_week(2026, 1, 1, 2026, 1);
	assert_week(2025, 12, 29, 2026, 1);
	assert_week(2026, 12, 28, 2026, 53);
	assert_week(2027, 1, 3, 2026, 53);
	assert_week(2027, 1, 4, 2027, 1);
	assert_week(2021, 1, 3, 2020, 53);
	assert_week(2024, 12, 30, 2025, 1);
	assert_int_equal(civil_weeks_in(2020), 53);
	assert_int_equal(civil_weeks_in(2025), 52);
	assert_int_equal(civil_weeks_in(2026), 53);
	for (day_t day = civil_day_of(2019, 1, 1); day < civil_day_of(2035, 1, 1); day++) {
		/* strftime() of the C library counts the same weeks */
		time_t seconds = (time_t)day * 86400;
		struct tm tm;
		char expected[16], text[CIVIL_TEXT];
		gmtime_r(&seconds, &tm);
		strftime(expected, sizeof expected, "%G-W%V", &tm);
		civil_format_week(civil_week(day), text);
		assert_string_equal(text, expected);
		assert_int_equal(civil_monday(civil_week(day)), day - civil_weekday(day));
	}
}

static void instants_of_local_hours(void **state)
{
	(void)state;
	day_t winter = civil_day_of(2026, 11, 23), summer = civil_day_of(2026, 7, 1);
	assert_int_equal(civil_utc(winter, 10, 0), 1795424400);
	assert_int_equal(civil_utc(winter, 24, 0), civil_utc(winter + 1, 0, 0));
	struct civil civil = civil_at(civil_utc(summer, 23, 59) + 59);
	assert_int_equal(civil.day, summer);
	assert_int_equal(civil.hour, 23);
	assert_int_equal(civil.second, 59);
	assert_int_equal(civil.offset, 2 * HOUR);
	assert_int_equal(civil_at(civil_utc(winter, 1, 0)).offset, HOUR);
	/* over the end of a year */
	assert_int_equal(civil_day(civil_utc(civil_day_of(2026, 12, 31), 24, 0)),
			 civil_day_of(2027, 1, 1));
}

static void nights_of_the_change(void **state)
{
	(void)state;
	day_t spring = civil_day_of(2026, 3, 29), autumn = civil_day_of(2026, 10, 25);
	assert_int_equal(civil_utc(spring + 1, 0, 0) - civil_utc(spring, 0, 0), 23 * HOUR);
	assert_int_equal(civil_utc(autumn + 1, 0, 0) - civil_utc(autumn, 0, 0), 25 * HOUR);
	/* 2:30 does not exist: two and a half hours after midnight */
	assert_int_equal(civil_utc(spring, 2, 30) - civil_utc(spring, 0, 0), 2 * HOUR + 1800);
	assert_int_equal(civil_at(civil_utc(spring, 2, 30)).hour, 3);
	/* 2:30 is there twice: the first */
	assert_int_equal(civil_utc(autumn, 2, 30) - civil_utc(autumn, 0, 0), 2 * HOUR + 1800);
	assert_int_equal(civil_utc(autumn, 3, 30) - civil_utc(autumn, 0, 0), 4 * HOUR + 1800);
	for (int hour = 0; hour < 24; hour++) {
		int read = civil_at(civil_utc(spring, hour, 0)).hour;
		assert_int_equal(read, hour == 2 ? 3 : hour);
		assert_int_equal(civil_at(civil_utc(autumn, hour, 0)).hour, hour);
	}
}

static void texts_there_and_back(void **state)
{
	(void)state;
	char text[CIVIL_TEXT];
	day_t day;
	struct week week;
	utc_t at;
	civil_format_instant(1795424400, text);
	assert_string_equal(text, "2026-11-23T10:00:00+01:00");
	assert_true(civil_parse_day("2026-11-23", &day));
	civil_format_day(day, text);
	assert_string_equal(text, "2026-11-23");
	assert_true(civil_parse_week("2026-W53", &week));
	civil_format_week(week, text);
	assert_string_equal(text, "2026-W53");
	assert_true(civil_parse_local("2026-11-23T10:00", &at));
	assert_int_equal(at, 1795424400);
	assert_true(civil_parse_local("2026-11-23T10:00:07", &at));
	assert_int_equal(at, 1795424407);
}

static void other_texts_are_refused(void **state)
{
	(void)state;
	static const char *const days[] = { "",           "2026-2-03",   "2026-02-30",
					    "23-11-2026", "2026-11-23 ", "2026/11/23",
					    "2026-11-2x" };
	static const char *const weeks[] = { "",         "2026-48",  "2025-W53",
					     "2026-W00", "2026-W54", "2026-W481" };
	static const char *const times[] = { "",
					     "2026-11-23",
					     "2026-11-23 10:00",
					     "2026-11-23T24:00",
					     "2026-11-23T10:60",
					     "2026-11-23T1:00",
					     "2026-11-23T10:00:60",
					     "2026-11-23T10:00Z",
					     "2026-11-23T10:00:00+01:00" };
	day_t day;
	struct week week;
	utc_t at;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (civil_parse_day(days[i], &day))
			fail_msg("'%s' is taken for a day", days[i]);
	for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++)
		if (civil_parse_week(weeks[i], &week))
			fail_msg("'%s' is taken for a week", weeks[i]);
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (civil_parse_local(times[i], &at))
			fail_msg("'%s' is taken for a time", times[i]);
}

static void zones(void **state)
{
	(void)state;
	assert_false(civil_set_zone("Europa/Amsterdam"));
	assert_false(civil_set_zone(""));
	assert_false(civil_set_zone("/etc/passwd"));
	assert_false(civil_set_zone("../../../etc/passwd"));
	assert_int_equal(civil_at(1795424400).hour, 10); /* unchanged */
	assert_true(civil_set_zone("America/Paramaribo"));
	assert_int_equal(civil_at(1795424400).hour, 6);
}

static void dayparts(void **state)
{
	(void)state;
	static const int first[] = { 0, 6, 12, 17 };
	for (int part = 0; part < DAYPARTS; part++) {
		assert_int_equal(civil_daypart(first[part]), part);
		if (part > 0)
			assert_int_equal(civil_daypart(first[part] - 1), part - 1);
	}
	assert_int_equal(civil_daypart(23), EVENING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(days_count_as_the_c_library_does, setup),
		cmocka_unit_test_setup(valid_dates, setup),
		cmocka_unit_test_setup(iso_weeks, setup),
		cmocka_unit_test_setup(instants_of_local_hours, setup),
		cmocka_unit_test_setup(nights_of_the_change, setup),
		cmocka_unit_test_setup(texts_there_and_back, setup),
		cmocka_unit_test_setup(other_texts_are_refused, setup),
		cmocka_unit_test_setup(zones, setup),
		cmocka_unit_test_setup(dayparts, setup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
