#include "fake_gpio.h"
#include "platform/outputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define START 50000

static struct output_player player;

static int begin(void **state)
{
	(void)state;
	outputs_init(&player);
	return 0;
}

static void want_at(int64_t now, struct outputs want)
{
	outputs_set(&player, now, &want);
}

/* The level every 100 ms from `now` on, as a drawing: # on, . off. */
static void looks(enum line line, int64_t now, const char *drawing)
{
	char drawn[64];
	size_t count = strlen(drawing);

	assert_in_range(count, 1, sizeof drawn - 1);
	for (size_t i = 0; i < count; i++)
		drawn[i] = outputs_level(&player, line, now + 100 * (int64_t)i) ? '#' : '.';
	drawn[count] = '\0';
	assert_string_equal(drawn, drawing);
}

static void nothing_wakes_when_nothing_changes(void **state)
{
	(void)state;
	assert_int_equal(outputs_next_ms(&player, START), -1);
	want_at(START, (struct outputs) { .lamp = LAMP_STEADY, .light = LIGHT_GLOW });
	assert_int_equal(outputs_next_ms(&player, START), -1);
	looks(LINE_LAMP, START, "##########");
	looks(LINE_LIGHT, START, "##########");
	looks(LINE_TONE, START, "..........");
	want_at(START + 1, (struct outputs) { .light = LIGHT_STEADY });
	looks(LINE_LAMP, START + 1, "....");
	looks(LINE_LIGHT, START + 1, "####");
	assert_int_equal(outputs_next_ms(&player, START + 1), -1);
	assert_false(outputs_level(&player, LINE_BUTTON, START));
}

static void lamp_blinks_once_a_second(void **state)
{
	(void)state;
	want_at(START, (struct outputs) { .lamp = LAMP_BLINK });
	looks(LINE_LAMP, START, "#####.....#####.....#####.....");
	assert_int_equal(outputs_next_ms(&player, START), 500);
	assert_int_equal(outputs_next_ms(&player, START + 499), 1);
	assert_int_equal(outputs_next_ms(&player, START + 500), 500);

	/* other things that change do not disturb it */
	want_at(START + 700, (struct outputs) { .lamp = LAMP_BLINK, .light = LIGHT_GLOW });
	looks(LINE_LAMP, START + 700, "...#####.....#####");
	/* a clock that is behind does no harm */
	assert_true(outputs_level(&player, LINE_LAMP, START - 5000));
}

static void reminder_has_a_pattern_of_its_own(void **state)
{
	(void)state;
	static const enum lamp over[] = { LAMP_BLINK, LAMP_STEADY };

	for (int i = 0; i < 2; i++) {
		int64_t now = START + 10000 * i;
		want_at(now, (struct outputs) { .lamp = over[i], .lamp_reminds = true });
		looks(LINE_LAMP, now, "##..##..##..........##..##..##..........##");
		assert_int_equal(outputs_next_ms(&player, now + 50), 150);
		assert_int_equal(outputs_next_ms(&player, now + 1000), 1000);
	}
	want_at(START + 30150, (struct outputs) { .lamp = LAMP_BLINK });
	looks(LINE_LAMP, START + 30150, "#####.....#####.....");
	want_at(START + 40000, (struct outputs) { .lamp = LAMP_OFF, .lamp_reminds = true });
	looks(LINE_LAMP, START + 40000, "........................");
	assert_int_equal(outputs_next_ms(&player, START + 40000), -1);
}

static void nothing_flashes_over_three_a_second(void **state)
{
	(void)state;
	for (int reminds = 0; reminds < 2; reminds++) {
		int64_t rises[64];
		int count = 0;
		bool last = false;
		want_at(START, (struct outputs) { .lamp = LAMP_BLINK, .lamp_reminds = reminds });
		for (int64_t now = START; now < START + 10000; now++) {
			bool on = outputs_level(&player, LINE_LAMP, now);
			if (on && !last)
				rises[count++] = now;
			last = on;
			assert_in_range(count, 1, 63);
		}
		for (int i = 3; i < count; i++)
			assert_true(rises[i] - rises[i - 3] >= 1000);
	}
}

static void tone_chimes_three_times(void **state)
{
	(void)state;
	want_at(START, (struct outputs) { .lamp = LAMP_STEADY, .tone = true });
	looks(LINE_TONE, START, "####....####....####................");
	assert_int_equal(outputs_next_ms(&player, START + 1900), 100);
	assert_int_equal(outputs_next_ms(&player, START + 2000), -1);

	/* silent until it was false in between */
	want_at(START + 5000, (struct outputs) { .lamp = LAMP_BLINK, .tone = true });
	looks(LINE_TONE, START + 5000, "....................");
	want_at(START + 8000, (struct outputs) { .lamp = LAMP_BLINK });
	want_at(START + 8100, (struct outputs) { .lamp = LAMP_BLINK, .tone = true });
	looks(LINE_TONE, START + 8100, "####....####....####....");
	want_at(START + 8200, (struct outputs) { .lamp = LAMP_BLINK });
	looks(LINE_TONE, START + 8200, "........");
}

static void no_tone_without_the_lamp(void **state)
{
	(void)state;
	want_at(START, (struct outputs) { .tone = true });
	looks(LINE_TONE, START, "................");
	assert_int_equal(outputs_next_ms(&player, START), -1);
	want_at(START + 9000, (struct outputs) { .lamp = LAMP_BLINK, .tone = true });
	looks(LINE_TONE, START + 9000, "####....####....####....");
	want_at(START + 9100, (struct outputs) { .tone = true });
	looks(LINE_TONE, START + 9100, "........");
}

static void next_is_when_something_changes(void **state)
{
	(void)state;
	for (int kind = 0; kind < 12; kind++) {
		struct outputs want = { .lamp = (enum lamp)(kind % 3),
					.lamp_reminds = kind / 3 % 2 == 1,
					.tone = kind >= 6 };
		outputs_init(&player);
		want_at(START, want);
		for (int64_t now = START; now < START + 5000; now += 17) {
			int64_t next = outputs_next_ms(&player, now);
			int64_t look = next < 0 ? 3000 : next;
			bool lamp = outputs_level(&player, LINE_LAMP, now);
			bool tone = outputs_level(&player, LINE_TONE, now);
			for (int64_t ms = 1; ms<look; ms += look> 100 ? 13 : 1) {
				assert_int_equal(outputs_level(&player, LINE_LAMP, now + ms), lamp);
				assert_int_equal(outputs_level(&player, LINE_TONE, now + ms), tone);
			}
			if (next >= 0)
				assert_true(outputs_level(&player, LINE_LAMP, now + next) != lamp ||
					    outputs_level(&player, LINE_TONE, now + next) != tone);
		}
	}
}

static void only_changes_are_written(void **state)
{
	(void)state;
	static struct settings settings;
	static struct health health;
	const struct gpio_api *api = fake_gpio(true);

	(void)snprintf(settings.gpio.lamp, sizeof settings.gpio.lamp, "GPIO22");
	struct fake_line *lamp = fake_gpio_line("gpiochip0", "soc", "GPIO22");
	struct lines *lines = lines_open_with(api, &settings, &health);

	want_at(START, (struct outputs) { .lamp = LAMP_BLINK });
	for (int64_t now = START; now < START + 2000; now += 100)
		outputs_apply(&player, lines, now);
	assert_int_equal(lamp->sets, 4);
	want_at(START + 2000, (struct outputs) { .lamp = LAMP_STEADY });
	outputs_apply(&player, lines, START + 2000);
	outputs_apply(&player, lines, START + 2100);
	assert_int_equal(lamp->sets, 5);
	assert_true(lamp->on);
	lines_close(lines);
	fake_gpio_end();
}

static void lines_that_are_not_there_wake_nobody(void **state)
{
	(void)state;
	static struct settings settings;
	static struct health health;
	const struct gpio_api *api = fake_gpio(true);

	(void)snprintf(settings.gpio.tone, sizeof settings.gpio.tone, "GPIO24");
	struct fake_line *tone = fake_gpio_line("gpiochip0", "soc", "GPIO24");
	struct lines *lines = lines_open_with(api, &settings, &health);

	want_at(START, (struct outputs) { .lamp = LAMP_BLINK, .tone = true });
	outputs_apply(&player, lines, START);
	assert_int_equal(outputs_next_ms(&player, START), -1);
	assert_int_equal(tone->sets, 0); /* a tone never comes without its lamp */
	lines_close(lines);
	fake_gpio_end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(nothing_wakes_when_nothing_changes, begin),
		cmocka_unit_test_setup(lamp_blinks_once_a_second, begin),
		cmocka_unit_test_setup(reminder_has_a_pattern_of_its_own, begin),
		cmocka_unit_test_setup(nothing_flashes_over_three_a_second, begin),
		cmocka_unit_test_setup(tone_chimes_three_times, begin),
		cmocka_unit_test_setup(no_tone_without_the_lamp, begin),
		cmocka_unit_test_setup(next_is_when_something_changes, begin),
		cmocka_unit_test_setup(only_changes_are_written, begin),
		cmocka_unit_test_setup(lines_that_are_not_there_wake_nobody, begin),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
