/*
 * Ten thousand presses with bounce, and noise between them, from the edges on the line to what is
 * stored, on a clock that the test moves. What must come of them is reckoned beside it, by the
 * rules alone: a level that stood still for 25 ms counts, a press acts 30 ms later, half a second
 * after the last one at the earliest; the first asks, a further one repeats, and while its question
 * stands, 20 s, none does anything. Where the program debounces and where the kernel does.
 */
#include "fake_gpio.h"
#include "support/stage.h"
#include "support/test.h"

#include "platform/lines_private.h"

#define PRESSES  10000
#define ROUNDS   10 /* a house of its own each: no night falls into it */
#define SETTLE   25
#define MINIMUM  30
#define LOCKOUT  500
#define QUESTION 20000
#define EXPECTED (2 * PRESSES / ROUNDS)

static uint32_t dice;

static int below(int limit)
{
	dice = dice * 1664525 + 1013904223;
	return (int)((dice >> 8) % (uint32_t)limit);
}

struct expected {
	enum event_kind kind;
	int64_t at_ms;
};

struct house {
	struct stage stage;
	struct settings settings;
	struct health health;
	struct lines *lines;
	struct fake_line *line;
	bool kernel; /* debounces */
	struct expected expected[EXPECTED];
	int count;
	bool asking;
	int64_t counted_ms, question_ms; /* the last press that counted; until when the question */
	int pressed;
};

/* ---- the line and the loop ------------------------------------------------------ */

static void take_edges(struct house *house)
{
	struct stage *stage = &house->stage;
	struct edge edge;

	while (lines_next(house->lines, stage->now.mono_ms, &edge)) {
		struct input input = { .kind = INPUT_BUTTON, .down = edge.down, .now = stage->now };
		input.now.mono_ms = edge.mono_ms;
		app_input(stage->app, &input);
	}
	struct line_news news;
	assert_false(lines_news(house->lines, &news));
}

static void until(struct house *house, int64_t at_ms)
{
	struct stage *stage = &house->stage;

	for (;;) {
		int64_t next = lines_next_ms(house->lines, stage->now.mono_ms);
		int64_t left = at_ms - stage->now.mono_ms;
		bool sooner = next >= 0 && next < left;
		stage_pass(stage, sooner ? next : left);
		take_edges(house);
		if (!sooner)
			return;
	}
}

static void edge(struct house *house, bool down)
{
	fake_gpio_edge(house->line, down, house->stage.now.mono_ms);
	take_edges(house);
}

/* So many edges in 20 ms, that end at the other level. What a kernel that debounces tells of it is
 * one edge, 25 ms after the last. */
static void change(struct house *house, bool down, int edges)
{
	int64_t begin = house->stage.now.mono_ms;
	edges |= 1;

	for (int i = 0; !house->kernel && i < edges; i++) {
		until(house, begin + 20 * i / edges);
		edge(house, i % 2 == 0 ? down : !down);
	}
	until(house, begin + 20 * (edges - 1) / edges);
}

/* ---- what the rules say ----------------------------------------------------------- */

static void expect(struct house *house, enum event_kind kind, int64_t at_ms)
{
	assert_true(house->count < EXPECTED);
	house->expected[house->count++] = (struct expected) { kind, at_ms };
}

static void expect_press(struct house *house, int64_t at_ms)
{
	if (at_ms - house->counted_ms < LOCKOUT)
		return;
	house->counted_ms = at_ms;
	if (at_ms < house->question_ms)
		return;
	expect(house, house->asking ? EVENT_REPEAT : EVENT_ASKED, at_ms);
	if (house->asking)
		house->question_ms = at_ms + QUESTION;
	house->asking = true;
}

/* ---- a finger, noise, and the expert ------------------------------------------------ */

static void press(struct house *house)
{
	change(house, true, 1 + below(50));
	int64_t last = house->stage.now.mono_ms;
	int64_t held = last + SETTLE + MINIMUM + 5 + below(600);
	expect_press(house, last + SETTLE + MINIMUM);
	if (house->kernel) {
		until(house, last + SETTLE);
		edge(house, true);
	}
	until(house, held);
	change(house, false, 1 + below(50));
	if (house->kernel) {
		until(house, house->stage.now.mono_ms + SETTLE);
		edge(house, false);
	}
	house->pressed++;
}

/* Too short for a level to stand still; a kernel that debounces tells nothing of it. */
static void noise(struct house *house)
{
	for (int i = below(5); i >= 0; i--) {
		int64_t begin = house->stage.now.mono_ms;
		if (!house->kernel)
			edge(house, true);
		until(house, begin + 1 + below(SETTLE - 2));
		if (!house->kernel)
			edge(house, false);
		until(house, house->stage.now.mono_ms + 1 + below(60));
	}
}

static void answer(struct house *house)
{
	struct stage *stage = &house->stage;
	static const enum event_kind kinds[] = { EVENT_SEEN, EVENT_MET, EVENT_ENDED };
	static const int held_ms[] = { 150, 150, 2200 };

	for (int i = 0; i < 3; i++) {
		stage_input(stage, (struct input) { .kind = INPUT_ACK, .down = true });
		until(house, stage->now.mono_ms + held_ms[i]);
		expect(house, kinds[i], stage->now.mono_ms);
		stage_input(stage, (struct input) { .kind = INPUT_ACK });
		until(house, stage->now.mono_ms + 3200);
	}
	house->asking = false;
}

static void wait_before_a_press(struct house *house)
{
	int64_t gap = below(3) ? 30 + below(1500) : 18000 + below(6000);
	int64_t at = house->stage.now.mono_ms + gap;

	/* At the very moment when the question goes, either is right. */
	if (at > house->question_ms - 100 && at < house->question_ms + 2)
		at = house->question_ms + 2;
	until(house, at);
}

/* ---- the rounds ----------------------------------------------------------------------- */

static void open_house(struct house *house, bool kernel)
{
	struct stage *stage = &house->stage;

	memset(house, 0, sizeof *house);
	house->counted_ms = house->question_ms = INT64_MIN / 4;
	stage_open(stage);
	memset(&stage->settings.open, 0, sizeof stage->settings.open); /* always */
	stage->settings.talk.remind_ms = stage->settings.talk.giveup_ms =
	    stage->settings.talk.come_within_ms = INT64_C(24) * 3600 * 1000;
	house->settings = stage->settings;
	(void)snprintf(house->settings.gpio.button, sizeof house->settings.gpio.button, "GPIO17");
	house->kernel = kernel;
	const struct gpio_api *api = fake_gpio(kernel);
	house->line = fake_gpio_line("gpiochip0", "pinctrl-bcm2711", "GPIO17");
	house->lines = lines_open_with(api, &house->settings, &house->health);
	assert_true(lines_has(house->lines, LINE_BUTTON));
	stage_start(stage);
	until(house, stage->now.mono_ms + 1000);
}

static void close_house(struct house *house)
{
	lines_close(house->lines);
	fake_gpio_end();
	stage_close(&house->stage);
}

static bool is_of_a_talk(enum event_kind kind)
{
	return kind == EVENT_ASKED || kind == EVENT_REPEAT || kind == EVENT_SEEN ||
	       kind == EVENT_MET || kind == EVENT_ENDED;
}

static void compare(const struct house *house)
{
	const struct event_list *all = &house->stage.store.all;
	int at = 0;

	for (int i = 0; i < all->count; i++) {
		const struct event *event = &all->items[i];
		if (!is_of_a_talk(event->kind))
			continue;
		if (at == house->count || event->kind != house->expected[at].kind ||
		    event->at.mono_ms != house->expected[at].at_ms)
			fail_msg("event %d: %d at %lld ms, expected %d at %lld", at, event->kind,
				 (long long)event->at.mono_ms, house->expected[at].kind,
				 (long long)house->expected[at].at_ms);
		at++;
	}
	assert_int_equal(at, house->count);
}

static void press_on(bool kernel)
{
	static struct house house; /* large */
	int pressed = 0, asked = 0;

	dice = 20261123;
	for (int round = 0; round < ROUNDS; round++) {
		open_house(&house, kernel);
		while (house.pressed < PRESSES / ROUNDS) {
			wait_before_a_press(&house);
			if (below(4) == 0)
				noise(&house);
			press(&house);
			if (house.asking && below(4) == 0) {
				until(&house, house.stage.now.mono_ms + 500);
				answer(&house);
			}
		}
		until(&house, house.stage.now.mono_ms + 1000);
		compare(&house);
		pressed += house.pressed;
		asked += fake_store_count(&house.stage.store, EVENT_ASKED);
		close_house(&house);
	}
	assert_int_equal(pressed, PRESSES);
	assert_true(asked > PRESSES / 20); /* it was not all one long question */
}

static void where_the_program_debounces(void **state)
{
	(void)state;
	press_on(false);
}

static void where_the_kernel_debounces(void **state)
{
	(void)state;
	press_on(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_the_program_debounces),
		cmocka_unit_test(where_the_kernel_debounces),
	};

	return cmocka_run_group_tests_name("presses", tests, NULL, NULL);
}
