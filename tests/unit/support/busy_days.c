#include "busy_days.h"

#include "log.h"
#include "test.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)

/* The process ends and another begins. A machine that was off has a new boot. */
static void restart(struct busy_days *days, bool killed, int64_t off)
{
	struct stage *stage = &days->stage;

	if (!killed)
		app_stop(stage->app, stage->now);
	app_free(stage->app);
	witness_close(&days->witness, killed);
	witness_open(&days->witness, stage->now.utc + off);
	texts_use(stage->texts, 0);
	stage->outputs = (struct outputs) { 0 };
	stage->now.utc += off;
	stage->now.mono_ms += off * 1000;
	if (!killed) {
		stage->now.boot++;
		stage->now.mono_ms = 15000;
	}
	stage_start(stage);
}

static void visits(struct stage *stage)
{
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.together");
	stage_tap(stage, "check_in.party_4");
	stage_tap(stage, "check_in.new_here");
	stage_tap(stage, "check_in.done");
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.undo");
	stage_tap(stage, "check_in.done");
}

static void activities(struct stage *stage)
{
	for (int i = 0; i < 2; i++) { /* the second finds it full */
		stage_tap(stage, "home.activities");
		stage_tap(stage, "activities.join.1");
		assert_screen(stage, "activity");
		if (i == 0)
			stage_tap(stage, "activity.undo");
		else
			stage_tap(stage, "activity.yes");
		stage_pass(stage, 60 * SECONDS);
		assert_screen(stage, "home");
	}
}

static void sit_down(struct stage *stage)
{
	stage_pass(stage, 60 * SECONDS);
	assert_screen(stage, "home");
}

static void talks(struct stage *stage)
{
	stage_press(stage, 200);
	stage_tap(stage, "talk.place.2");
	stage_tap(stage, "talk.topic.2");
	sit_down(stage);
	stage_press(stage, 200); /* somebody else */
	stage_tap(stage, "again.no");
	stage_tap(stage, "talk.place.1");
	sit_down(stage);
	stage_ack(stage, 200); /* both seen */
	stage_ack(stage, 200);
	stage_pass(stage, 4 * SECONDS);
	stage_ack(stage, 200); /* the first one met */
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_ack(stage, 2500); /* and over */
	stage_tap(stage, "home.ask.1");
	stage_tap(stage, "talk.cancel");
	sit_down(stage);
	assert_no_element(stage, "home.ask.1");
	stage_ack(stage, 6000); /* away, and here */
	stage_ack(stage, 6000);
}

static void cable(struct stage *stage)
{
	struct input input = { .kind = INPUT_LINE, .line = LINE_LOOP, .fault = FAULT_LOOSE };

	for (int turn = 0; turn < 2; turn++) { /* loose, and put right */
		input.down = turn == 0;
		stage_input(stage, input);
		stage_pass(stage, 5 * SECONDS);
	}
}

static void staff(struct stage *stage)
{
	stage_hold(stage, "home.house", 3000);
	stage_pin(stage, "2580");
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_week");
	stage_tap(stage, "staff_week.more");
	stage_tap(stage, "staff_week.corrections");
	stage_tap(stage, "staff_corrections.part_2");
	stage_tap(stage, "staff_corrections.plus10");
	stage_tap(stage, "staff_corrections.save");
	stage_tap(stage, "staff_corrections.back");
	stage_tap(stage, "staff_week.close");
	stage_hold(stage, "home.house", 3000);
	stage_pin(stage, "1111"); /* wrong */
	stage_tap(stage, "staff_pin.back");
}

static void unsure_clock(struct busy_days *days)
{
	struct stage *stage = &days->stage;

	stage->now.sure = false;
	restart(days, true, 5);
	stage_tap(stage, "home.check_in");
	stage_tap(stage, "check_in.done");
	stage_clock(stage, "2026-11-23T14:00");
	stage_sure(stage, true);
}

static void first_day(struct busy_days *days)
{
	struct stage *stage = &days->stage;

	stage_session(stage, "Schilderen", "2026-11-23T11:00", "2026-11-23T15:00")->capacity = 1;
	visits(stage);
	activities(stage);
	talks(stage);
	cable(stage);
	staff(stage);
	restart(days, false, 30);
	visits(stage);
	stage_press(stage, 200);
	restart(days, true, 2); /* the ask stands */
	assert_element(stage, "home.ask.1");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	unsure_clock(days);
	visits(stage);
	stage_pass(stage, 20 * MINUTES); /* reminded, given up */
}

/* Until the log, of a thousand pages, has been taken over into the database. */
static void crowd(struct busy_days *days)
{
	const struct disk *disk = days->witness.disk;
	bool taken_over = false;

	days->crowd_from = disk->count;
	for (int i = 0; i < 1000 && !taken_over; i++) {
		int before = disk->count;
		stage_tap(&days->stage, "home.check_in");
		stage_tap(&days->stage, "check_in.done");
		for (int k = before; k < disk->count; k++)
			taken_over = taken_over ||
				     disk->files[disk->operations[k].file].name == DISK_DATABASE;
	}
	assert_true(taken_over);
	days->crowd_to = disk->count;
	visits(&days->stage);
}

/* The first night folds one day; the second adds to what is there. */
static void nights(struct busy_days *days)
{
	struct stage *stage = &days->stage;

	stage_clock(stage, "2026-11-24T00:45");
	stage_clock(stage, "2026-11-24T10:05");
	visits(stage);
	stage_press(stage, 200);
	stage_tap(stage, "talk.place.1");
	sit_down(stage);
	stage_ack(stage, 200);
	stage_pass(stage, 6 * MINUTES); /* late */
	restart(days, true, 3);
	crowd(days);
	stage_clock(stage, "2026-11-25T00:50");
	stage_clock(stage, "2026-11-25T10:10");
	visits(stage);
	stage_press(stage, 200);
	sit_down(stage);
}

void busy_days_play(struct busy_days *days)
{
	struct stage *stage = &days->stage;

	stage_open(stage);
	stage->settings.talk.ask_place = stage->settings.talk.ask_topic = true;
	(void)snprintf(stage->settings.talk.topics[0], sizeof stage->settings.talk.topics[0],
		       "Geld");
	stage->settings.talk.topic_count = 1;
	(void)snprintf(stage->settings.staff.reset_pin, sizeof stage->settings.staff.reset_pin,
		       "APPEL");
	witness_begin(&days->witness, stage->now.utc);
	stage->port = &days->witness.port;
	stage_start(stage);
	first_day(days);
	nights(days);
}

void busy_days_end(struct busy_days *days)
{
	stage_close(&days->stage);
	witness_end(&days->witness);
}
