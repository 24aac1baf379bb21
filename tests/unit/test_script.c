/*
 * Reading a scenario's lines: words, quotes, remarks and durations. What the steps do is proved by
 * the scenarios themselves.
 */
#include "support/test.h"

#include "script/step.h"

static struct step step_of(const char *line)
{
	struct step step = { .line = 1 };

	if (!step_read(&step, line))
		fail_msg("cannot read: %s", line);
	return step;
}

static void words_stand_apart(void **unused)
{
	struct step step = step_of("  hold home.house\t3s \r");

	(void)unused;
	assert_int_equal(step.count, 3);
	assert_string_equal(step.words[0], "hold");
	assert_string_equal(step.words[1], "home.house");
	assert_string_equal(step.words[2], "3s");
}

static void quotes_hold_words_together(void **unused)
{
	struct step step = step_of("expect text \"Heb jij net al \\\"gedrukt\\\"? # nee\"");

	(void)unused;
	assert_int_equal(step.count, 3);
	assert_string_equal(step.words[2], "Heb jij net al \"gedrukt\"? # nee");
	step = step_of("expect text \"\"");
	assert_int_equal(step.count, 3);
	assert_string_equal(step.words[2], "");
}

static void remarks_and_empty_lines_are_nothing(void **unused)
{
	static const char *const nothing[] = { "", "   ", "\t\r", "# een opmerking", "  # \"" };

	(void)unused;
	for (int i = 0; i < COUNT_OF(nothing); i++)
		assert_int_equal(step_of(nothing[i]).count, 0);
	assert_int_equal(step_of("press # and wait").count, 1);
}

static void what_cannot_be_read_is_told(void **unused)
{
	static char long_line[2 * STEP_WORD], many[8 * STEP_WORDS];
	struct step step;

	(void)unused;
	assert_false(step_read(&step, "expect text \"without an end"));
	memset(long_line, 'x', sizeof long_line - 1);
	assert_false(step_read(&step, long_line));
	for (int i = 0; i <= STEP_WORDS; i++)
		strcat(many, "word ");
	assert_false(step_read(&step, many));
}

static void durations_have_a_unit(void **unused)
{
	static const struct {
		const char *text;
		int64_t ms;
	} good[] = { { "200ms", 200 }, { "0ms", 0 },      { "30s", 30000 },
		     { "5m", 300000 }, { "2h", 7200000 }, { "100h", 360000000 } };
	static const char *const bad[] = { "", "5", "s", "5 s", "5x", "-5s", "5sec", "5h5m", "m5" };
	int64_t ms;

	(void)unused;
	for (int i = 0; i < COUNT_OF(good); i++) {
		assert_true(step_duration(good[i].text, &ms));
		assert_int_equal(ms, good[i].ms);
	}
	for (int i = 0; i < COUNT_OF(bad); i++)
		if (step_duration(bad[i], &ms))
			fail_msg("'%s' was taken for a duration", bad[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_apart),
		cmocka_unit_test(quotes_hold_words_together),
		cmocka_unit_test(remarks_and_empty_lines_are_nothing),
		cmocka_unit_test(what_cannot_be_read_is_told),
		cmocka_unit_test(durations_have_a_unit),
	};

	return cmocka_run_group_tests_name("script", tests, NULL, NULL);
}
