#include "fake_gpio.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static struct settings settings;
static struct health health;
static const struct gpio_api *api;

static void begin(bool debounces)
{
	memset(&settings, 0, sizeof settings);
	memset(&health, 0, sizeof health);
	settings.gpio.active_low = true;
	settings.gpio.pull = PULL_UP;
	settings.gpio.debounce_ms = 25;
	(void)snprintf(settings.gpio.button, sizeof settings.gpio.button, "GPIO17");
	api = fake_gpio(debounces);
}

static int begin_in_program(void **state)
{
	(void)state;
	begin(false);
	return 0;
}

static int begin_in_kernel(void **state)
{
	(void)state;
	begin(true);
	return 0;
}

static int end(void **state)
{
	(void)state;
	fake_gpio_end();
	return 0;
}

static void use(char setting[64], const char *name)
{
	(void)snprintf(setting, 64, "%s", name);
}

static void told(const char *name, enum health_level level, const char *part)
{
	const struct health_item *item = health_find(&health, name);

	assert_non_null(item);
	if (item->level != level || !strstr(item->sentence, part))
		fail_msg("%s: %s, not: %s", name, item->sentence, part);
}

static void next_is(struct lines *lines, int64_t now, enum line line, bool down, int64_t at)
{
	struct edge edge;

	assert_true(lines_next(lines, now, &edge));
	assert_int_equal(edge.line, line);
	assert_int_equal(edge.down, down);
	assert_int_equal(edge.mono_ms, at);
}

static void news_is(struct lines *lines, enum line line, enum fault fault, bool began)
{
	struct line_news news;

	assert_true(lines_news(lines, &news));
	assert_int_equal(news.line, line);
	assert_int_equal(news.fault, fault);
	assert_int_equal(news.began, began);
}

static void no_news_is(struct lines *lines)
{
	struct line_news news;

	assert_false(lines_news(lines, &news));
}

static void none_is_next(struct lines *lines, int64_t now)
{
	struct edge edge;

	assert_false(lines_next(lines, now, &edge));
}

static void no_chip_is_calm(void **state)
{
	(void)state;
	use(settings.gpio.lamp, "GPIO22");
	struct lines *lines = lines_open_with(api, &settings, &health);
	int fds[4];

	assert_non_null(lines);
	assert_false(lines_has(lines, LINE_BUTTON));
	assert_int_equal(lines_fds(lines, fds, 4), 1); /* of chips that may come */
	none_is_next(lines, 0);
	assert_int_equal(lines_next_ms(lines, 0), -1);
	lines_set(lines, LINE_LAMP, true);
	assert_int_equal(health.count, 2);
	told("button", HEALTH_WARN, "Deze computer heeft geen GPIO-aansluiting. De grote knop");
	told("lamp", HEALTH_WARN, "Deze computer heeft geen GPIO-aansluiting. De lamp");
	lines_close(lines);
}

static void line_is_found_by_name(void **state)
{
	(void)state;
	fake_gpio_line("gpiochip0", "soc", "GPIO4");
	struct fake_line *button = fake_gpio_line("gpiochip4", "pinctrl-rp1", "GPIO17");
	fake_gpio_link("gpiochip-old", "gpiochip4");
	struct lines *lines = lines_open_with(api, &settings, &health);
	int fds[4];

	assert_true(lines_has(lines, LINE_BUTTON));
	assert_int_equal(lines_fds(lines, fds, 4), 2);
	assert_int_equal(fds[0], button->pipe[0]);
	told("button", HEALTH_OK, "GPIO17 (gpiochip4, pinctrl-rp1)");
	assert_true(button->want.input && button->want.active_low);
	assert_int_equal(button->want.pull, PULL_UP);
	assert_int_equal(button->want.debounce_ms, 25);
	lines_close(lines);
	assert_false(button->taken);
}

static void name_that_is_twice_needs_a_chip(void **state)
{
	(void)state;
	fake_gpio_line("gpiochip0", "first", "GPIO17");
	fake_gpio_line("gpiochip1", "second", "GPIO17");
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "komt 2 keer voor, op gpiochip0 en op gpiochip1.");

	static const char *const chips[] = { "second", "gpiochip1" };
	for (int i = 0; i < 2; i++) {
		use(settings.gpio.chip, chips[i]);
		struct lines *lines = lines_open_with(api, &settings, &health);
		assert_true(lines_has(lines, LINE_BUTTON));
		told("button", HEALTH_OK, "(gpiochip1, second)");
		lines_close(lines);
	}
	use(settings.gpio.chip, "third");
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "geen GPIO-chip met de naam third");
}

static void refusals_are_told(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");

	button->refusal = EBUSY;
	button->user = "gpio-keys";
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "GPIO17 is al in gebruik door gpio-keys.");

	button->refusal = EACCES;
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "Zet de gebruiker in de groep gpio");

	fake_gpio_deny("gpiochip0", EACCES);
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "gpiochip0 niet gebruiken.");
	fake_gpio_deny("gpiochip0", EIO);
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "gpiochip0 kan niet open");
	fake_gpio_deny("", 0);

	use(settings.gpio.button, "GPIO99");
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_WARN, "geen GPIO-lijn met de naam GPIO99.");

	button->refusal = 0;
	use(settings.gpio.button, "GPIO17");
	use(settings.gpio.ack, "GPIO17");
	lines_close(lines_open_with(api, &settings, &health));
	told("button", HEALTH_OK, "GPIO17");
	told("ack", HEALTH_WARN, "staat twee keer in inloop.ini: bij [gpio] button en bij ack.");
}

static void press_bounces_and_settles(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	assert_int_equal(lines_next_ms(lines, 900), -1);
	fake_gpio_edge(button, true, 1000);
	fake_gpio_edge(button, false, 1002);
	fake_gpio_edge(button, true, 1003);
	none_is_next(lines, 1005);
	assert_int_equal(lines_next_ms(lines, 1005), 23);
	next_is(lines, 1028, LINE_BUTTON, true, 1028);
	none_is_next(lines, 1028);
	assert_int_equal(lines_next_ms(lines, 1028), -1);
	lines_close(lines);
}

static void late_reading_loses_no_press(void **state)
{
	(void)state;
	use(settings.gpio.ack, "GPIO27");
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct fake_line *ack = fake_gpio_line("gpiochip0", "soc", "GPIO27");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	fake_gpio_edge(button, true, 1000);
	fake_gpio_edge(button, false, 1100);
	fake_gpio_edge(button, true, 1200);
	fake_gpio_edge(ack, true, 1050);
	next_is(lines, 3000, LINE_BUTTON, true, 1025);
	assert_int_equal(lines_next_ms(lines, 3000), 0);
	next_is(lines, 3000, LINE_ACK, true, 1075);
	next_is(lines, 3000, LINE_BUTTON, false, 1125);
	next_is(lines, 3000, LINE_BUTTON, true, 1225);
	none_is_next(lines, 3000);
	lines_close(lines);
}

static void kernel_edges_pass_as_they_are(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	fake_gpio_edge(button, true, 1025);
	fake_gpio_edge(button, false, 1050);
	next_is(lines, 1040, LINE_BUTTON, true, 1025); /* a "now" that is a little old */
	next_is(lines, 1040, LINE_BUTTON, false, 1050);
	none_is_next(lines, 1060);
	assert_int_equal(lines_next_ms(lines, 1060), -1);
	lines_close(lines);
}

static void held_while_opening_is_one_press(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	button->value = 1;
	struct lines *lines = lines_open_with(api, &settings, &health);

	assert_int_equal(lines_next_ms(lines, 1000), 0);
	none_is_next(lines, 1000);
	assert_int_equal(lines_next_ms(lines, 1000), 25);
	next_is(lines, 1025, LINE_BUTTON, true, 1025);
	none_is_next(lines, 2000);
	assert_int_equal(lines_next_ms(lines, 2000), -1);
	fake_gpio_edge(button, false, 3000);
	next_is(lines, 3100, LINE_BUTTON, false, 3000 + (api->debounces ? 0 : 25));
	lines_close(lines);
}

/* A long cable takes some milliseconds to charge when its pull-up is switched on. */
static void cable_that_charges_is_no_press(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	button->value = 1;
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 1000);
	if (api->debounces)
		fake_gpio_silent(button, false);
	else
		fake_gpio_edge(button, false, 1007);
	none_is_next(lines, 1010);
	none_is_next(lines, 1040);
	if (api->debounces) {
		fake_gpio_edge(button, false, 1032);
		none_is_next(lines, 1040);
	}
	lines_close(lines);
}

static void lost_edges_leave_the_right_level(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);
	struct edge edge;
	bool down = false;

	none_is_next(lines, 900);
	for (int i = 0; i < 2 * GPIO_READ_MAX + 1; i++)
		fake_gpio_edge(button, i % 2 == 0, 1000 + 40 * i);
	fake_gpio_silent(button, false); /* the release was dropped */
	for (int64_t now = 5000; now <= 5025; now += 25) {
		while (lines_next(lines, now, &edge)) {
			assert_int_equal(edge.down, !down);
			down = edge.down;
		}
	}
	assert_false(down);
	assert_true(edge.mono_ms >= 5000);
	told("button", HEALTH_WARN, "te veel signalen");
	lines_close(lines);
}

static void vanished_line_is_closed_and_told(void **state)
{
	(void)state;
	use(settings.gpio.lamp, "GPIO22");
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct fake_line *lamp = fake_gpio_line("gpiochip0", "soc", "GPIO22");
	struct lines *lines = lines_open_with(api, &settings, &health);
	int fds[4];

	fake_gpio_edge(button, true, 1000);
	next_is(lines, 1100, LINE_BUTTON, true, 1000 + (api->debounces ? 0 : 25));
	fake_gpio_vanish(button);
	next_is(lines, 1200, LINE_BUTTON, false, 1200); /* not held for ever */
	assert_false(lines_has(lines, LINE_BUTTON));
	assert_false(button->taken);
	news_is(lines, LINE_BUTTON, FAULT_GONE, true);
	assert_int_equal(lines_fds(lines, fds, 4), 1);
	button->refusal = ENODEV;
	none_is_next(lines, 1300);
	assert_int_equal(lines_next_ms(lines, 1300), 60000);

	lamp->value = -1;
	lines_set(lines, LINE_LAMP, true);
	assert_false(lines_has(lines, LINE_LAMP));
	told("lamp", HEALTH_FAIL, "De lamp (GPIO22) is weggevallen.");
	news_is(lines, LINE_LAMP, FAULT_GONE, true);
	no_news_is(lines);
	lines_close(lines);
}

/* A chip that is taken away and put back, with its lines: the kernel makes a new file. */
static void replace_chip(void)
{
	fake_gpio_remove("gpiochip0");
	fake_gpio_add("gpiochip0");
}

static void vanished_line_is_opened_again(void **state)
{
	(void)state;
	use(settings.gpio.lamp, "GPIO22");
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct fake_line *lamp = fake_gpio_line("gpiochip0", "soc", "GPIO22");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	fake_gpio_vanish(button);
	lamp->value = -1; /* says nothing by itself */
	fake_gpio_remove("gpiochip0");
	none_is_next(lines, 1000);
	none_is_next(lines, 1000);
	assert_false(lines_has(lines, LINE_BUTTON) || lines_has(lines, LINE_LAMP));
	told("button", HEALTH_FAIL, "is weggevallen");
	told("lamp", HEALTH_FAIL, "is weggevallen");
	news_is(lines, LINE_BUTTON, FAULT_GONE, true);
	news_is(lines, LINE_LAMP, FAULT_GONE, true);

	button->value = lamp->value = 0;
	fake_gpio_add("gpiochip0");
	none_is_next(lines, 2000);
	assert_true(lines_has(lines, LINE_BUTTON) && lines_has(lines, LINE_LAMP));
	told("button", HEALTH_OK, "GPIO17");
	news_is(lines, LINE_BUTTON, FAULT_GONE, false);
	news_is(lines, LINE_LAMP, FAULT_GONE, false);
	no_news_is(lines);
	fake_gpio_edge(button, true, 3000);
	next_is(lines, 3100, LINE_BUTTON, true, 3000 + (api->debounces ? 0 : 25));
	lines_close(lines);
}

static void chip_that_is_replaced_at_once_is_noticed(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	fake_gpio_vanish(button);
	replace_chip();
	button->value = -1;
	none_is_next(lines, 1000);
	button->value = 0;
	none_is_next(lines, 1001);
	assert_true(lines_has(lines, LINE_BUTTON));
	news_is(lines, LINE_BUTTON, FAULT_GONE, true);
	news_is(lines, LINE_BUTTON, FAULT_GONE, false);
	lines_close(lines);
}

static void line_that_comes_later_is_taken(void **state)
{
	(void)state;
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	assert_int_equal(lines_next_ms(lines, 900), -1);
	fake_gpio_line("gpiochip0", "soc", "GPIO17");
	none_is_next(lines, 1000);
	assert_true(lines_has(lines, LINE_BUTTON));
	news_is(lines, LINE_BUTTON, FAULT_GONE, false);
	lines_close(lines);
}

static void refused_line_is_tried_again_each_minute(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	button->refusal = EBUSY;
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	assert_int_equal(lines_next_ms(lines, 900), 60000);
	button->refusal = 0;
	none_is_next(lines, 60899);
	assert_false(lines_has(lines, LINE_BUTTON));
	none_is_next(lines, 60900);
	assert_true(lines_has(lines, LINE_BUTTON));
	assert_int_equal(lines_next_ms(lines, 60900), -1);
	lines_close(lines);
}

static void loop_begins_closed(void **state)
{
	(void)state;
	int settle = api->debounces ? 0 : 25;
	use(settings.gpio.button, "");
	use(settings.gpio.loop, "GPIO5");
	struct fake_line *loop = fake_gpio_line("gpiochip0", "soc", "GPIO5");
	loop->value = 1;
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 1000);
	none_is_next(lines, 1100);
	fake_gpio_edge(loop, false, 2000);
	next_is(lines, 2100, LINE_LOOP, false, 2000 + settle);
	fake_gpio_edge(loop, true, 3000);
	next_is(lines, 3100, LINE_LOOP, true, 3000 + settle);
	lines_close(lines);

	loop->value = 0; /* open while the terminal starts */
	lines = lines_open_with(api, &settings, &health);
	none_is_next(lines, 4000);
	next_is(lines, 4025, LINE_LOOP, false, 4025);
	fake_gpio_vanish(loop);
	next_is(lines, 5000, LINE_LOOP, true, 5000); /* gone is another fault than open */
	lines_close(lines);
}

static void flood(struct fake_line *line, int64_t from_ms)
{
	for (int i = 0; i < 80; i++)
		fake_gpio_edge(line, i % 2 == 0, from_ms + i / 10);
}

static void too_many_edges_are_one_fault_and_heal(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);
	int fds[4];

	none_is_next(lines, 900);
	for (int64_t now = 1000; now < 61000; now += 500) {
		flood(button, now);
		none_is_next(lines, now + 8);
		assert_int_equal(lines_fds(lines, fds, 4), 1); /* it rests: only the chips */
		assert_int_equal(lines_next_ms(lines, now + 8), 100);
		none_is_next(lines, now + 108);
	}
	news_is(lines, LINE_BUTTON, FAULT_CHATTER, true);
	no_news_is(lines);
	told("button", HEALTH_WARN, "te veel signalen");
	assert_int_equal(lines_fds(lines, fds, 4), 2);
	none_is_next(lines, 61000);
	int64_t calm = lines_next_ms(lines, 61000);
	assert_in_range(calm, 60000, 65000);
	none_is_next(lines, 61000 + calm);
	news_is(lines, LINE_BUTTON, FAULT_CHATTER, false);
	told("button", HEALTH_OK, "GPIO17");
	assert_int_equal(lines_next_ms(lines, 200000), -1);
	lines_close(lines);
}

/* The kernel keeps sixteen edges and drops the rest: the silence after them is none. */
static void lost_edges_are_no_press(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 900);
	for (int64_t now = 1000; now < 5000; now += 100) {
		for (int i = 0; i < GPIO_READ_MAX; i++)
			fake_gpio_edge(button, i % 2 == 1, now - 100 + i / 10); /* ends as down */
		fake_gpio_edge(button, false, now);
		none_is_next(lines, now);
	}
	none_is_next(lines, 5200);
	lines_close(lines);
}

static void kernel_debounce_still_tells_of_too_many(void **state)
{
	(void)state;
	struct fake_line *button = fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct lines *lines = lines_open_with(api, &settings, &health);

	none_is_next(lines, 1000);
	button->interrupts = 3000;
	none_is_next(lines, 61000);
	no_news_is(lines);
	button->interrupts += 3001;
	none_is_next(lines, 120999); /* counted once a minute */
	no_news_is(lines);
	none_is_next(lines, 121000);
	news_is(lines, LINE_BUTTON, FAULT_CHATTER, true);
	none_is_next(lines, 121000 + lines_next_ms(lines, 121000));
	news_is(lines, LINE_BUTTON, FAULT_CHATTER, false);
	lines_close(lines);
}

static void interrupts_are_read_from_the_kernel(void **state)
{
	(void)state;
	assert_int_equal(lines_interrupts("inloop-nothing"), 0);
	/* Every machine has these two, and they have run. */
	assert_true(lines_interrupts("timer") > 0 || lines_interrupts("interrupts") > 0);
}

static void outputs_go_off_at_the_end(void **state)
{
	(void)state;
	use(settings.gpio.lamp, "GPIO22");
	use(settings.gpio.tone, "GPIO24");
	fake_gpio_line("gpiochip0", "soc", "GPIO17");
	struct fake_line *lamp = fake_gpio_line("gpiochip0", "soc", "GPIO22");
	struct fake_line *tone = fake_gpio_line("gpiochip0", "soc", "GPIO24");
	struct lines *lines = lines_open_with(api, &settings, &health);

	assert_false(lamp->want.input);
	lines_set(lines, LINE_LAMP, true);
	assert_true(lamp->on);
	lines_set(lines, LINE_BUTTON, true); /* an input: nothing */
	lines_close(lines);
	assert_false(lamp->on || lamp->taken || tone->taken);

	lamp->refusal = EBUSY;
	lines_close(lines_open_with(api, &settings, &health));
	told("lamp", HEALTH_WARN, "in gebruik door een ander programma.");
	told("tone", HEALTH_WARN, "een toon komt nooit zonder lamp");
}

#define in_program(test) cmocka_unit_test_setup_teardown(test, begin_in_program, end)
#define in_kernel(test)  cmocka_unit_test_setup_teardown(test, begin_in_kernel, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_program(no_chip_is_calm),
		in_program(line_is_found_by_name),
		in_program(name_that_is_twice_needs_a_chip),
		in_program(refusals_are_told),
		in_program(press_bounces_and_settles),
		in_program(late_reading_loses_no_press),
		in_kernel(kernel_edges_pass_as_they_are),
		in_program(held_while_opening_is_one_press),
		in_kernel(held_while_opening_is_one_press),
		in_program(cable_that_charges_is_no_press),
		in_kernel(cable_that_charges_is_no_press),
		in_program(lost_edges_leave_the_right_level),
		in_kernel(lost_edges_leave_the_right_level),
		in_program(vanished_line_is_closed_and_told),
		in_kernel(vanished_line_is_closed_and_told),
		in_program(vanished_line_is_opened_again),
		in_kernel(vanished_line_is_opened_again),
		in_kernel(chip_that_is_replaced_at_once_is_noticed),
		in_program(line_that_comes_later_is_taken),
		in_program(refused_line_is_tried_again_each_minute),
		in_program(loop_begins_closed),
		in_kernel(loop_begins_closed),
		in_program(too_many_edges_are_one_fault_and_heal),
		in_program(lost_edges_are_no_press),
		in_kernel(kernel_debounce_still_tells_of_too_many),
		in_kernel(interrupts_are_read_from_the_kernel),
		in_program(outputs_go_off_at_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
