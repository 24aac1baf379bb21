/*
 * Asking for a talk on the whole terminal: presses and taps, the question to whoever presses again,
 * and what the asker reads.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

static enum ask_end last_end(const struct stage *stage)
{
	const struct event *ended = fake_store_last(&stage->store, EVENT_ENDED);

	return ended ? (enum ask_end)ended->n : END_OPEN;
}

/* Back to home, as somebody who goes to sit down. */
static void sit_down(struct stage *stage)
{
	stage_pass(stage, 15 * SECONDS);
	assert_screen(stage, "home");
}

/* ---- asking ------------------------------------------------------------------------ */

static void a_press_is_stored_and_lights_the_lamp(void **state)
{
	struct stage *stage = *state;

	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_says(stage, "De lamp is aan.");
	assert_says(stage, "We wachten tot iemand het ziet.");
	assert_says(stage, "Je kunt gaan zitten. Je vraag blijft staan.");
	sit_down(stage);
	assert_element(stage, "home.ask.1");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

static void the_tile_does_the_same(void **state)
{
	struct stage *stage = *state;

	stage_tap(stage, "home.talk");
	assert_screen(stage, "talk");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	stage_tap(stage, "talk.done");
	assert_screen(stage, "home");
	stage_tap(stage, "home.talk");
	assert_screen(stage, "again");
}

static void a_lamp_that_is_not_on_is_not_promised(void **state)
{
	struct stage *stage = *state;

	health_set(&stage->health, "lamp", HEALTH_WARN, "De lamp doet het niet.");
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_says(stage, "Gelukt.");
	assert_says(stage, "De lamp blijft uit.");
	health_clear(&stage->health, "lamp"); /* it is plugged in while somebody waits */
	stage_input(stage,
		    (struct input) { .kind = INPUT_LINE, .line = LINE_LAMP, .fault = FAULT_GONE });
	assert_says(stage, "De lamp is aan.");

	stage->settings.gpio.lamp[0] = '\0';
	stage_pass(stage, 11 * MINUTES);
	stage_tap(stage, "home.ask.1");
	assert_says(stage, "Het lukt nu niet.");
	assert_silent(stage, "De lamp");
}

static void a_press_counts_on_every_screen(void **state)
{
	static const char *const from[] = { "home.check_in", "home.activities", "home.help",
					    "home.language" };
	struct stage *stage = *state;

	for (int i = 0; i < COUNT_OF(from); i++) {
		stage_tap(stage, from[i]);
		stage_press(stage, 200);
		assert_screen(stage, "talk");
		assert_int_equal(stage_stored(stage, EVENT_ASKED), i + 1);
		stage_tap(stage, "talk.cancel");
		assert_int_equal(last_end(stage), END_STOPPED);
		stage_tap(stage, "talk.done");
		stage_pass(stage, 1 * SECONDS);
	}
}

static void the_lamp_lights_though_nothing_can_be_stored(void **state)
{
	struct stage *stage = *state;

	stage->store.fails = true;
	stage_press(stage, 200);
	assert_screen(stage, "talk");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_says(stage, "De lamp is aan.");
	assert_says(stage, "niet opslaan");
	assert_silent(stage, "Gelukt.");
	sit_down(stage);
	assert_element(stage, "home.ask.1");
	/* The expert still sees and answers it, and it still ends. */
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_pass(stage, 4 * SECONDS);
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage_ack(stage, 2500);
	assert_no_element(stage, "home.ask.1");
}

static void what_was_stored_before_goes_on_without_a_store(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage->store.fails = true;
	stage_pass(stage, 11 * MINUTES); /* reminded, given up: once, not for ever */
	assert_element(stage, "home.ask.1");
	stage_tap(stage, "home.ask.1");
	assert_says(stage, "Het lukt nu niet.");
	stage_pass(stage, 6 * HOURS);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage->store.fails = false;
	stage_power_cut(stage, 60); /* the store knows of no end */
	assert_int_equal(last_end(stage), END_UNKNOWN);
}

/* ---- again -------------------------------------------------------------------------- */

static void a_press_while_one_is_open_is_a_repeat(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_press(stage, 200);
	assert_screen(stage, "again");
	assert_says(stage, "Heb jij net al gedrukt?");
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 1); /* at once */
	stage_tap(stage, "again.yes");
	assert_screen(stage, "home");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(stage_stored(stage, EVENT_REPEAT_NOT), 0);
}

static void somebody_else_asks_too(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_press(stage, 200);
	stage_tap(stage, "again.no");
	assert_screen(stage, "talk");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 2);
	assert_int_equal(stage_stored(stage, EVENT_REPEAT_NOT), 1);
	assert_int_equal(fake_store_last(&stage->store, EVENT_REPEAT_NOT)->ref,
			 fake_store_last(&stage->store, EVENT_REPEAT)->id);
	const struct event *asks[2];
	int found = 0;
	for (int i = 0; i < stage->store.all.count; i++)
		if (stage->store.all.items[i].kind == EVENT_ASKED)
			asks[found++] = &stage->store.all.items[i];
	assert_int_not_equal(asks[0]->n, asks[1]->n); /* another picture */
	sit_down(stage);
	assert_element(stage, "home.ask.2");
}

static void no_answer_is_a_repeat(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_press(stage, 200);
	stage_pass(stage, 19 * SECONDS);
	assert_screen(stage, "again");
	stage_pass(stage, 1 * SECONDS);
	assert_screen(stage, "home");
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 1);
	assert_int_equal(stage_stored(stage, EVENT_REPEAT_NOT), 0);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
}

/* Further presses do nothing: they are not counted, and do not keep the question standing. */
static void a_press_during_the_question_does_nothing(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_press(stage, 200);
	for (int i = 0; i < 9; i++) {
		stage_pass(stage, 2 * SECONDS);
		assert_screen(stage, "again");
		stage_press(stage, 200);
	}
	stage_pass(stage, 1 * SECONDS);
	assert_screen(stage, "home");
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 1);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
}

static void a_repeat_that_could_not_be_stored_is_withdrawn_all_the_same(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage->store.fails = true;
	stage_press(stage, 200);
	assert_screen(stage, "again");
	stage->store.fails = false;
	stage_tap(stage, "again.no");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 2);
	assert_int_equal(stage_stored(stage, EVENT_REPEAT), 1);
	assert_int_equal(stage_stored(stage, EVENT_REPEAT_NOT), 1);
	assert_int_equal(fake_store_last(&stage->store, EVENT_REPEAT_NOT)->ref,
			 fake_store_last(&stage->store, EVENT_REPEAT)->id);
}

/* ---- what the screen says ------------------------------------------------------------- */

static void the_asker_sees_how_it_stands(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 5 * SECONDS);
	stage_ack(stage, 200);
	assert_screen(stage, "talk");
	assert_says(stage, "Iemand heeft het gezien.");
	assert_element(stage, "talk.cancel");
	stage_pass(stage, 3 * SECONDS);
	stage_ack(stage, 200);
	assert_says(stage, "Iemand komt naar je toe.");
	assert_no_element(stage, "talk.cancel"); /* a met ask has none */
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

/* It changes the talk screen and the small pictures, never what somebody else is using. */
static void screens_do_not_jump(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_tap(stage, "home.check_in");
	stage_ack(stage, 200);
	assert_screen(stage, "check_in");
	stage_pass(stage, 5 * SECONDS);
	stage_ack(stage, 200);
	assert_screen(stage, "check_in");
	stage_ack(stage, 2000);
	assert_screen(stage, "check_in");
	assert_int_equal(last_end(stage), END_TALKED);
}

static void giving_up_offers_waiting_or_coming_back(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_pass(stage, 10 * MINUTES - 15 * SECONDS - 200 - 1 * SECONDS);
	assert_screen(stage, "home");
	stage_tap(stage, "home.ask.1");
	assert_element(stage, "talk.cancel");
	stage_pass(stage, 1 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_GAVE_UP), 1);
	assert_says(stage, "Het lukt nu niet.");
	assert_says(stage, "Dat ligt niet aan jou.");
	assert_no_element(stage, "talk.cancel"); /* the two stand in for it */
	stage_tap(stage, "talk.wait");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK); /* on while they wait */
	stage_tap(stage, "home.ask.1");
	stage_tap(stage, "talk.later");
	assert_int_equal(last_end(stage), END_NOT_SEEN);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

static void a_late_acknowledge_counts(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 11 * MINUTES);
	stage_ack(stage, 200);
	stage_tap(stage, "home.ask.1");
	assert_says(stage, "Iemand heeft het gezien.");
	stage_pass(stage, 5 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_LATE), 1);
	stage_tap(stage, "home.ask.1");
	assert_says(stage, "Het duurt langer. Sorry.");
}

static void another_talk_is_going_on(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	sit_down(stage);
	stage_ack(stage, 200);
	stage_pass(stage, 4 * SECONDS);
	stage_ack(stage, 200);
	stage_press(stage, 200);
	stage_tap(stage, "again.no");
	assert_says(stage, "Er is nu een gesprek. Daarna kijken we.");
	stage_ack(stage, 2200);
	assert_silent(stage, "Er is nu een gesprek.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_press_is_stored_and_lights_the_lamp),
		STAGE_TEST(the_tile_does_the_same),
		STAGE_TEST(a_lamp_that_is_not_on_is_not_promised),
		STAGE_TEST(a_press_counts_on_every_screen),
		STAGE_TEST(the_lamp_lights_though_nothing_can_be_stored),
		STAGE_TEST(what_was_stored_before_goes_on_without_a_store),
		STAGE_TEST(a_press_while_one_is_open_is_a_repeat),
		STAGE_TEST(somebody_else_asks_too),
		STAGE_TEST(no_answer_is_a_repeat),
		STAGE_TEST(a_press_during_the_question_does_nothing),
		STAGE_TEST(a_repeat_that_could_not_be_stored_is_withdrawn_all_the_same),
		STAGE_TEST(the_asker_sees_how_it_stands),
		STAGE_TEST(screens_do_not_jump),
		STAGE_TEST(giving_up_offers_waiting_or_coming_back),
		STAGE_TEST(a_late_acknowledge_counts),
		STAGE_TEST(another_talk_is_going_on),
	};

	return cmocka_run_group_tests_name("app: asking for a talk", tests, NULL, NULL);
}
