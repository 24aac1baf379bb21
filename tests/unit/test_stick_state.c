/* The line in which inloop-stick tells the terminal how the copies onto the stick are doing. */
#include "support/test.h"

#include "model/stick.h"

#define MONDAY  INT64_C(1795996800) /* 2026-11-30T00:00:00Z */
#define TUESDAY (MONDAY + 86400)

static struct stick_state read_back(const struct stick_state *state)
{
	char line[STICK_LINE];
	struct stick_state back;
	int length = stick_format(state, line);
	assert_int_equal(length, (int)strlen(line));
	assert_true(stick_parse(line, &back));
	return back;
}

static void every_state_reads_as_it_was_written(void **state)
{
	(void)state;
	for (int level = STICK_OK; level <= STICK_UNREADABLE; level++)
		for (int known = 0; known < 2; known++) {
			struct stick_state wrote = { (enum stick_level)level, known ? MONDAY : 0,
						     known ? civil_day_of(2026, 11, 24)
							   : DAY_NONE };
			struct stick_state back = read_back(&wrote);
			assert_int_equal(back.level, wrote.level);
			assert_int_equal(back.since, wrote.since);
			assert_int_equal(back.newest, wrote.newest);
		}
}

static void the_line_is_what_others_expect(void **state)
{
	struct stick_state full = { STICK_FULL, MONDAY, civil_day_of(2026, 11, 24) };
	struct stick_state never = stick_never();
	char line[STICK_LINE];

	(void)state;
	(void)stick_format(&full, line);
	assert_string_equal(line, "full\t1795996800\t2026-11-24\n");
	assert_int_equal(stick_format(&never, line), 0);
	assert_string_equal(line, "");
}

static void anything_else_tells_nothing(void **state)
{
	static const char *const bad[] = {
		"",
		"ok",
		"ok\n",
		"ok\t1795996800\n",
		"ok\t1795996800\t2026-11-24",
		"ok\t1795996800\t2026-11-24\nok\t1\t-\n",
		"ok\t1795996800\t2026-11-31\n",
		"ok\t-5\t-\n",
		"ok\t9999999999999\t-\n",
		"ok\t999999999999\t-\n",
		"ok\t17959968oo\t-\n",
		"ok\t\t-\n",
		"best\t1795996800\t-\n",
		"unreadableunreadable\t1795996800\t-\n",
		"OK\t1795996800\t-\n",
	};
	struct stick_state found;

	(void)state;
	for (int i = 0; i < COUNT_OF(bad); i++) {
		assert_false(stick_parse(bad[i], &found));
		assert_int_equal(found.level, STICK_NEVER);
		assert_int_equal(found.newest, DAY_NONE);
	}
}

static void a_trouble_keeps_its_beginning_and_the_newest_copy(void **state)
{
	struct stick_state at = stick_never();
	day_t made = civil_day_of(2026, 11, 29);

	(void)state;
	at = stick_next(&at, STICK_OK, MONDAY - 86400, made);
	at = stick_next(&at, STICK_FULL, MONDAY, DAY_NONE);
	at = stick_next(&at, STICK_READ_ONLY, TUESDAY, DAY_NONE);
	assert_int_equal(at.level, STICK_READ_ONLY);
	assert_int_equal(at.since, MONDAY);
	assert_int_equal(at.newest, made);
	at = stick_next(&at, STICK_OK, TUESDAY, made + 2);
	assert_int_equal(at.since, TUESDAY);
	assert_int_equal(at.newest, made + 2);
	at = stick_next(&at, STICK_FAILED, TUESDAY + 60, DAY_NONE);
	assert_int_equal(at.since, TUESDAY + 60);
}

/* With a clock that is not sure nobody knows since when; as soon as it is known, it is said. */
static void without_a_clock_it_has_no_beginning(void **state)
{
	struct stick_state at = stick_never();

	(void)state;
	at = stick_next(&at, STICK_FULL, 0, DAY_NONE);
	assert_int_equal(at.since, 0);
	at = stick_next(&at, STICK_FULL, MONDAY, DAY_NONE);
	assert_int_equal(at.since, MONDAY);
}

/* ---- what staff read ---------------------------------------------------------------------------
 */

static const char *told(enum stick_level level, utc_t since, day_t newest, day_t today)
{
	static struct health health;
	struct stick_state state = { level, since, newest };

	health = (struct health) { .count = 0 };
	health_set(&health, "stick", HEALTH_FAIL, "of before");
	stick_tell(&state, today, &health);
	const struct health_item *item = health_find(&health, "stick");
	return !item ? "" : item->level == HEALTH_OK ? "well" : item->sentence;
}

static void without_a_stick_nothing_is_said(void **state)
{
	(void)state;
	assert_string_equal(told(STICK_NEVER, 0, DAY_NONE, civil_day(MONDAY)), "");
	assert_string_equal(told(STICK_OK, MONDAY, DAY_NONE, civil_day(MONDAY)), "");
}

static void a_copy_of_two_nights_ago_is_told(void **state)
{
	day_t monday = civil_day_of(2026, 11, 30);

	(void)state;
	assert_string_equal(told(STICK_OK, MONDAY, monday, monday), "well");
	assert_string_equal(told(STICK_OK, MONDAY, monday + 3, monday), "well"); /* a clock */
	assert_string_equal(told(STICK_OK, MONDAY, monday - 1, monday), "well");
	assert_non_null(strstr(told(STICK_OK, MONDAY, monday - 2, monday), "28 november"));
	assert_non_null(strstr(told(STICK_OK, MONDAY, monday - 400, monday), "Laat de stick"));
	assert_string_equal(told(STICK_OK, MONDAY, monday - 400, DAY_NONE), "well");
}

static void every_trouble_has_words_that_fit(void **state)
{
	(void)state;
	for (int level = STICK_FULL; level <= STICK_UNREADABLE; level++)
		for (int known = 0; known < 2; known++) {
			const char *words =
			    told((enum stick_level)level, known ? MONDAY + 43200 : 0,
				 known ? civil_day_of(2026, 9, 23) : DAY_NONE, DAY_NONE);
			assert_in_range(strlen(words), 40, HEALTH_SENTENCE - 2);
			assert_int_equal(words[strlen(words) - 1], '.');
			assert_int_equal(strstr(words, "sinds maandag 30 november") != NULL, known);
			assert_int_equal(strstr(words, "woensdag 23 september") != NULL, known);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_reads_as_it_was_written),
		cmocka_unit_test(the_line_is_what_others_expect),
		cmocka_unit_test(anything_else_tells_nothing),
		cmocka_unit_test(a_trouble_keeps_its_beginning_and_the_newest_copy),
		cmocka_unit_test(without_a_clock_it_has_no_beginning),
		cmocka_unit_test(without_a_stick_nothing_is_said),
		cmocka_unit_test(a_copy_of_two_nights_ago_is_told),
		cmocka_unit_test(every_trouble_has_words_that_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
