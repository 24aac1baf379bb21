/* The command line of the report program. */
#include "report/arguments.h"

#include "support/test.h"

#include <getopt.h>

static bool read_words(struct arguments *arguments, struct error *error, const char *words)
{
	char copy[256];
	char *argv[16] = { (char[]) { "inloop-report" } };
	int argc = 1;

	(void)snprintf(copy, sizeof copy, "%s", words);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	optind = 0; /* getopt begins anew */
	return arguments_read(argc, argv, arguments, error);
}

static void arguments_are_understood_in_any_order(void **state)
{
	struct arguments arguments;

	(void)state;
	assert_true(read_words(&arguments, NULL, "--format json week 2026-W48 --data d"));
	assert_int_equal(arguments.subject, SUBJECT_WEEK);
	assert_int_equal(arguments.format, FORMAT_JSON);
	assert_true(arguments.has_week);
	assert_int_equal(arguments.week.number, 48);

	assert_true(read_words(&arguments, NULL, "week"));
	assert_false(arguments.has_week);
	assert_string_equal(arguments.config, "/etc/inloop/inloop.ini");
	assert_string_equal(arguments.data, "/var/lib/inloop");

	assert_true(read_words(&arguments, NULL, "year"));
	assert_int_equal(arguments.subject, SUBJECT_YEAR);
	assert_int_equal(arguments.year, 0);
	assert_true(read_words(&arguments, NULL, "year --format csv 2024"));
	assert_int_equal(arguments.year, 2024);
	assert_int_equal(arguments.format, FORMAT_CSV);
	assert_true(read_words(&arguments, NULL, "memory"));
	assert_int_equal(arguments.subject, SUBJECT_MEMORY);

	assert_true(read_words(&arguments, NULL, "programme 2026-11-23 7"));
	assert_int_equal(arguments.day, civil_day_of(2026, 11, 23));
	assert_int_equal(arguments.days, 7);
	assert_true(read_words(&arguments, NULL, "programme"));
	assert_int_equal(arguments.day, DAY_NONE);
	assert_int_equal(arguments.days, 1);
}

static void wrong_usage_is_one_line(void **state)
{
	static const char *const wrong[] = {
		"",
		"month 2026-11",
		"year 26",
		"year 20266",
		"year 0999",
		"year +999",
		"year 2026-11",
		"year 2025 2026",
		"year --format html",
		"year --format pdf",
		"memory 2026",
		"week 2026-W54",
		"week 48",
		"week 2025-W53", /* 2025 has 52 weeks */
		"week 2026-W48 2026-W49",
		"week --format pdf",
		"week --format",
		"week --nonsense",
		"week --now tomorrow",
		"week --data a --data b",
		"programme 2026-02-30",
		"programme 2026-11-23 0",
		"programme 2026-11-23 many",
		"programme 2026-11-23 99999999999999999999",
		"programme 2026-11-23 7 8",
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct arguments arguments;
		struct error error = { 0 };
		if (read_words(&arguments, &error, wrong[i]))
			fail_msg("'%s' was taken", wrong[i]);
		assert_true(error.text[0] != '\0');
		if (strstr(wrong[i], "--format ")) /* the same words for every report */
			assert_non_null(strstr(error.text, "the formats are text, csv and json"));
		assert_null(strchr(error.text, '\n'));
	}
}

static int amsterdam(void **state)
{
	(void)state;
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_are_understood_in_any_order),
		cmocka_unit_test(wrong_usage_is_one_line),
	};

	return cmocka_run_group_tests(tests, amsterdam, NULL);
}
