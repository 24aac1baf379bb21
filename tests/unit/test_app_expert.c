/*
 * The expert's side of a talk on the whole terminal: the button, the lamp, the light and the tone.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

/* Back to home, as somebody who goes to sit down. */
static void sit_down(struct stage *stage)
{
	stage_pass(stage, 15 * SECONDS);
	assert_screen(stage, "home");
}

/* ---- the expert's button ------------------------------------------------------------------ */

static void the_length_of_the_press_decides(void **state)
{
	static const struct {
		int64_t ms;
		enum event_kind kind;
	} presses[] = { { 1999, EVENT_MET },
			{ 2000, EVENT_ENDED },
			{ 4999, EVENT_ENDED },
			{ 5000, EVENT_HERE } };

	for (int i = 0; i < COUNT_OF(presses); i++) {
		struct stage *stage = *state;
		stage_press(stage, 200);
		sit_down(stage);
		stage_ack(stage, 200);
		stage_pass(stage, 4 * SECONDS);
		if (presses[i].kind == EVENT_ENDED) {
			stage_ack(stage, 200);
			stage_pass(stage, 4 * SECONDS);
		}
		int before = stage_stored(stage, presses[i].kind);
		stage_ack(stage, presses[i].ms);
		assert_int_equal(stage_stored(stage, presses[i].kind), before + 1);
		assert_int_equal(stage_stored(stage, EVENT_MET), i < 3 ? i + 1 : 3);
		/* begin anew */
		stage_pass(stage, 24 * HOURS);
		assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	}
}

static void a_long_press_with_nothing_met_does_nothing(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	int before = stage->store.all.count;
	stage_ack(stage, 3000);
	assert_int_equal(stage->store.all.count, before);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

static void it_acts_at_release(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_input(stage, (struct input) { .kind = INPUT_ACK, .down = true });
	stage_pass(stage, 500);
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 0);
	stage_input(stage, (struct input) { .kind = INPUT_ACK });
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 1);
}

/* ---- light and tone ------------------------------------------------------------------------- */

static void without_a_roster_there_is_no_light(void **state)
{
	struct stage *stage = *state;

	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	assert_silent(stage, "rooster");
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON, .down = true });
	assert_int_equal(stage->outputs.light, LIGHT_STEADY); /* while it is held */
	stage_pass(stage, 300);
	stage_input(stage, (struct input) { .kind = INPUT_BUTTON });
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	assert_silent(stage, "rooster");
}

static void the_light_glows_when_somebody_is_free(void **state)
{
	struct stage *stage = *state;

	(void)stage_shift(stage, "2026-11-23T11:00", "2026-11-23T12:00");
	stage_pass(stage, 29 * MINUTES);
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	stage_pass(stage, 1 * MINUTES);
	assert_int_equal(stage->outputs.light, LIGHT_GLOW);
	assert_says(stage, "Er is iemand om te praten");
	stage_ack(stage, 5000); /* away */
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	assert_silent(stage, "Er is iemand om te praten");
	stage_ack(stage, 6000); /* here again */
	assert_int_equal(stage->outputs.light, LIGHT_GLOW);
	stage_press(stage, 200);
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.light, LIGHT_GLOW);
	stage_pass(stage, 4 * SECONDS);
	stage_ack(stage, 200); /* met: nobody is free */
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	stage_ack(stage, 2000);
	assert_int_equal(stage->outputs.light, LIGHT_GLOW);
	stage_pass(stage, 1 * HOURS);
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
}

static void the_switch_survives_a_restart(void **state)
{
	struct stage *stage = *state;

	(void)stage_shift(stage, "2026-11-23T10:00", "2026-11-23T16:00");
	stage_pass(stage, 1 * MINUTES);
	stage_ack(stage, 5000);
	stage_power_cut(stage, 60);
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
}

static void there_is_no_tone_unless_the_house_wants_it(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	assert_false(stage->outputs.tone);
	stage_pass(stage, 4 * MINUTES);
	assert_false(stage->outputs.tone);
}

static void tones_at_the_ask_and_at_the_reminder_only(void **state)
{
	struct stage *stage = *state;

	stage->settings.talk.tone = true;
	stage_start(stage);
	stage_press(stage, 200);
	assert_true(stage->outputs.tone);
	stage_pass(stage, 5 * SECONDS);
	assert_false(stage->outputs.tone);
	stage_pass(stage, 3 * MINUTES - 5200);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 0);
	stage_pass(stage, 200);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
	assert_true(stage->outputs.tone);
	assert_true(stage->outputs.lamp_reminds);
	stage_pass(stage, 10 * SECONDS);
	assert_false(stage->outputs.tone || stage->outputs.lamp_reminds);
	stage_pass(stage, 7 * MINUTES - 10 * SECONDS); /* giving up is silent */
	assert_int_equal(stage_stored(stage, EVENT_GAVE_UP), 1);
	assert_false(stage->outputs.tone);
}

static void no_tone_while_somebody_talks(void **state)
{
	struct stage *stage = *state;

	stage->settings.talk.tone = true;
	stage_start(stage);
	stage_press(stage, 200);
	sit_down(stage);
	stage_ack(stage, 200);
	stage_pass(stage, 4 * SECONDS);
	stage_ack(stage, 200);
	stage_press(stage, 200);
	stage_tap(stage, "again.no");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_false(stage->outputs.tone);
	stage_pass(stage, 3 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
	assert_false(stage->outputs.tone);
}

static void a_tone_stops_with_the_ask(void **state)
{
	struct stage *stage = *state;

	stage->settings.talk.tone = true;
	stage_start(stage);
	stage_press(stage, 200);
	stage_ack(stage, 100);
	assert_false(stage->outputs.tone); /* seen: nothing is asked any more */
}

static void come_within_reminds_by_the_lamp(void **state)
{
	struct stage *stage = *state;

	stage->settings.talk.tone = true;
	stage_start(stage);
	stage_press(stage, 200);
	stage_ack(stage, 200);
	stage_pass(stage, 5 * MINUTES - 1);
	assert_false(stage->outputs.lamp_reminds);
	stage_pass(stage, 1);
	assert_true(stage->outputs.lamp_reminds);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY); /* the base state */
	assert_false(stage->outputs.tone);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(the_length_of_the_press_decides),
		STAGE_TEST(a_long_press_with_nothing_met_does_nothing),
		STAGE_TEST(it_acts_at_release),
		STAGE_TEST(without_a_roster_there_is_no_light),
		STAGE_TEST(the_light_glows_when_somebody_is_free),
		STAGE_TEST(the_switch_survives_a_restart),
		STAGE_TEST(there_is_no_tone_unless_the_house_wants_it),
		STAGE_TEST_UNSTARTED(tones_at_the_ask_and_at_the_reminder_only),
		STAGE_TEST_UNSTARTED(no_tone_while_somebody_talks),
		STAGE_TEST_UNSTARTED(a_tone_stops_with_the_ask),
		STAGE_TEST_UNSTARTED(come_within_reminds_by_the_lamp),
	};

	return cmocka_run_group_tests_name("app: the expert's button, light and tone", tests, NULL,
					   NULL);
}
