/* The file for whoever helps: it says how the terminal is, and nothing of anybody. Its bytes are
 * searched for whatever was typed, planned or tapped. */
#include "support/stage.h"
#include "support/test.h"

#define PIN "73519264"

static void make(struct stage *stage)
{
	stage_hold(stage, "home.house", 3100);
	stage_pin(stage, PIN);
	if (strcmp(stage_screen(stage), "staff_pin") == 0)
		stage_pin(stage, PIN);
	stage_tap(stage, "staff_week.more");
	stage_tap(stage, "staff_week.system");
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.diagnosis");
	stage_tap(stage, "staff_diagnosis.make");
	assert_says(stage, "Klaar. Het bestand diagnose-");
}

static void holds(const struct stage *stage, const char *words)
{
	if (!strstr(stage->diagnosis, words))
		fail_msg("the file does not hold \"%s\":\n%s", words, stage->diagnosis);
}

static void lacks(const struct stage *stage, const char *words)
{
	if (strstr(stage->diagnosis, words))
		fail_msg("the file holds \"%s\":\n%s", words, stage->diagnosis);
}

static void it_says_how_the_terminal_is(void **state)
{
	struct stage *stage = *state;

	stage_input(stage,
		    (struct input) {
			.kind = INPUT_LINE, .down = true, .line = LINE_LAMP, .fault = FAULT_GONE });
	health_set(&stage->health, "button_stuck", HEALTH_FAIL, "De grote knop zit vast.");
	make(stage);
	holds(stage, "[klok]");
	holds(stage, "tijd: 2026-11-23 10:3");
	holds(stage, "zeker: ja");
	holds(stage, "[computer]");
	holds(stage, "debounce: 25 ms");
	holds(stage, "fail button_stuck: De grote knop zit vast.");
	holds(stage, "wacht op de schijf: 0");
	holds(stage, "lamp: nu 2, in 30 dagen 1 keer stuk, 0 keer getest");
	holds(stage, "[aan en uit]\n2026-11-23 10:30 tot ");
}

static void nothing_of_anybody_is_in_it(void **state)
{
	static const char *const secrets[] = {
		PIN,      "GeheimWoord", "Fatima", "Mohammed",   "Samira", "Verslaving",
		"koken-", "argon2",      "9988",   "Huiskamer7", "Jansen", "zelfmoord",
	};
	struct stage *stage = *state;
	struct settings *settings = &stage->settings;

	(void)snprintf(settings->staff.reset_pin, sizeof settings->staff.reset_pin, "GeheimWoord");
	(void)snprintf(settings->house.name, sizeof settings->house.name, "Huis van Fatima");
	(void)snprintf(settings->talk.topics[0], sizeof settings->talk.topics[0], "Verslaving");
	struct shift *shift = stage_shift(stage, "2026-11-23T10:00", "2026-11-23T16:00");
	(void)snprintf(shift->name, sizeof shift->name, "Mohammed");
	struct session *session =
	    stage_session(stage, "koken-met-Samira", "2026-11-23T12:00", "2026-11-23T13:00");
	(void)snprintf(session->place, sizeof session->place, "Huiskamer7");
	stage->roster = true;
	health_add(&stage->health, "settings", HEALTH_WARN,
		   "Regel 12 van inloop.ini: 'reset_pin = it's " PIN "' begrijpen we niet.");
	health_add(&stage->health, "timezone", HEALTH_WARN,
		   "De tijdzone 'Fatima's " PIN "' staat niet op deze computer.");
	health_set(&stage->health, "data", HEALTH_WARN, "De map /home/Jansen/9988 is bijna vol.");
	health_set(&stage->health, "roster", HEALTH_OK, "Mohammed heeft 8 diensten.");
	stage_start(stage);
	for (int i = 0; i < 3; i++) {
		stage_tap(stage, "home.check_in");
		stage_tap(stage, "check_in.done");
	}
	stage_tap(stage, "home.activities");
	stage_tap(stage, "activities.join.1");
	stage_pass(stage, 61000);
	stage_press(stage, 200);
	stage_pass(stage, 20000);
	make(stage);
	for (int i = 0; i < COUNT_OF(secrets); i++)
		lacks(stage, secrets[i]);
	lacks(stage, "visits");
	lacks(stage, "bezoek");
	lacks(stage, "vraag");
	holds(stage, "warn settings: regel 12");
	holds(stage, "De tijdzone '...' staat niet op deze computer.");
	holds(stage, "De map ... is bijna vol.");
}

/* The same house with and without a busy day: what is told does not depend on what people did. */
static void a_busy_day_does_not_show_in_it(void **state)
{
	struct stage *stage = *state;
	static char quiet[sizeof stage->diagnosis];

	stage_pass(stage, 600000);
	make(stage);
	memcpy(quiet, stage->diagnosis, sizeof quiet);
	stage_tap(stage, "staff_diagnosis.back");
	stage_tap(stage, "staff_system.back");
	stage_tap(stage, "staff_week.close");
	utc_t minute = stage->now.utc / MINUTE;
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_9");
	stage_tap(stage, "check_in.done");
	stage_press(stage, 200);
	stage_tap(stage, "talk.cancel");
	stage_tap(stage, "talk.done");
	make(stage);
	if (stage->now.utc / MINUTE == minute)
		assert_string_equal(stage->diagnosis, quiet);
	else /* only the clock and the last sign of life went on */
		assert_in_range(strlen(stage->diagnosis), strlen(quiet) - 2, strlen(quiet) + 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(it_says_how_the_terminal_is),
		STAGE_TEST_UNSTARTED(nothing_of_anybody_is_in_it),
		STAGE_TEST(a_busy_day_does_not_show_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
