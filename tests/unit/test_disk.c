/*
 * What the terminal may not forget though the disk refuses it: asks and what becomes of them wait
 * in memory and are stored later, each once, in their order and with their own time; what a
 * resident was told to have failed is not.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

#include "store/private.h"

#include <fcntl.h>
#include <unistd.h>

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)

static const char sorry[] = "We kunnen het nu niet opslaan. Zeg het even tegen de gastvrouw.";

static const struct event *last(const struct stage *stage, enum event_kind kind)
{
	return fake_store_last(&stage->store, kind);
}

static const char *health_says(const struct stage *stage, const char *name)
{
	const struct health_item *item = health_find(&stage->health, name);

	return item ? item->sentence : "";
}

static void assert_staff_read(const struct stage *stage, const char *name, const char *words)
{
	if (!strstr(health_says(stage, name), words))
		fail_msg("%s does not say \"%s\": \"%s\"", name, words, health_says(stage, name));
}

/* ---- nobody is told that it is kept ---------------------------------------------------- */

static void assert_sorry(struct stage *stage)
{
	assert_says(stage, sorry);
	assert_silent(stage, "Gelukt");
	assert_silent(stage, "Welkom!");
}

static void a_check_in_and_what_is_said_about_it(void **state)
{
	static const char *const taps[] = { "check_in.undo", "check_in.new_here", "party" };
	struct stage *stage = *state;

	for (int i = 0; i < COUNT_OF(taps); i++) {
		stage_tap(stage, "home.check_in");
		assert_says(stage, "Welkom!");
		if (strcmp(taps[i], "party") == 0)
			stage_tap(stage, "check_in.together");
		stage->store.full = true;
		stage_tap(stage, strcmp(taps[i], "party") == 0 ? "check_in.party_4" : taps[i]);
		assert_sorry(stage);
		stage->store.full = false;
		stage_tap(stage, "check_in.done");
	}
	stage->store.full = true;
	stage_tap(stage, "home.check_in");
	assert_sorry(stage);
	stage->store.full = false;
	stage_pass(stage, 20 * MINUTES); /* nor is any of it stored later */
	assert_int_equal(stage_stored(stage, EVENT_CHECK_IN), 3);
	assert_int_equal(stage_stored(stage, EVENT_UNDO) + stage_stored(stage, EVENT_NEW_HERE) +
			     stage_stored(stage, EVENT_PARTY),
			 0);
	assert_staff_read(stage, "saved", "4 keer drukte iemand en konden we het niet tellen.");
	assert_staff_read(stage, "saved", "sinds 23-11 om 10:");
}

static void joining_wishing_and_not_after_all(void **state)
{
	struct stage *stage = *state;

	stage_session(stage, "Koken", "2026-11-23T12:00", "2026-11-23T14:00")->capacity = 1;
	stage_pass(stage, 1 * MINUTES);
	for (int i = 0; i < 3; i++) { /* joined, taken back; full */
		stage_tap(stage, "home.activities");
		stage->store.full = i != 1;
		stage_tap(stage, "activities.join.1");
		if (i == 1) {
			stage->store.full = true;
			stage_tap(stage, "activity.undo");
		}
		assert_sorry(stage);
		stage->store.full = false;
		stage_pass(stage, 1 * MINUTES);
		assert_screen(stage, "home");
	}
	assert_int_equal(stage_stored(stage, EVENT_JOINED), 1);
	assert_int_equal(stage_stored(stage, EVENT_WISHED) + stage_stored(stage, EVENT_UNJOINED),
			 0);
}

static void an_ask_lights_the_lamp_and_says_so_no_more_than_is_true(void **state)
{
	struct stage *stage = *state;

	stage->store.full = true;
	stage_press(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_says(stage, "De lamp is aan.");
	assert_sorry(stage);
	stage_pass(stage, 20 * SECONDS);
	stage_tap(stage, "home.ask.1"); /* nor later, while it is so */
	assert_sorry(stage);
	stage_ack(stage, 200);
	assert_says(stage, "Iemand heeft het gezien.");
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
}

/* Whoever thinks better of it is not visited all the same; the end is stored when it can be. */
static void an_ask_taken_back_puts_the_lamp_out(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage->store.full = true;
	stage_tap(stage, "talk.cancel");
	assert_sorry(stage);
	assert_silent(stage, "Je vraag is weg.");
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
	stage->store.full = false;
	for (int i = 0; i < 5; i++) {
		assert_says(stage, sorry);
		stage_key(stage, "Tab"); /* still looking */
		stage_pass(stage, 13 * SECONDS);
	}
	assert_says(stage, "Je vraag is weg.");
	assert_int_equal(last(stage, EVENT_ENDED)->ref, last(stage, EVENT_ASKED)->id);
	assert_int_equal(last(stage, EVENT_ENDED)->n, END_STOPPED);
}

/* ---- it is stored later ------------------------------------------------------------------ */

static void the_screen_follows_an_ask_that_is_stored_later(void **state)
{
	struct stage *stage = *state;
	utc_t pressed = stage->now.utc;

	stage->store.full = true;
	stage_press(stage, 200);
	stage_pass(stage, 10 * SECONDS);
	assert_sorry(stage);
	assert_staff_read(stage, "unsaved", "Zet de zuil nu niet uit: 1 notitie is nog niet");
	stage->store.full = false;
	stage_input(stage, (struct input) { .kind = INPUT_ACK, .down = true });
	stage_input(stage, (struct input) { .kind = INPUT_ACK });
	assert_says(stage, "Iemand heeft het gezien.");
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(last(stage, EVENT_ASKED)->at.utc, pressed);
	assert_int_equal(last(stage, EVENT_SEEN)->ref, last(stage, EVENT_ASKED)->id);
	assert_string_equal(health_says(stage, "unsaved"), "");
	assert_staff_read(stage, "saved", "1 notitie is alsnog bewaard.");
	stage_tap(stage, "talk.cancel"); /* of the same ask, by its new id */
	assert_int_equal(last(stage, EVENT_ENDED)->ref, last(stage, EVENT_ASKED)->id);
	assert_int_equal(stage->outputs.lamp, LAMP_OFF);
}

static void it_is_tried_every_minute_and_not_more(void **state)
{
	struct stage *stage = *state;

	stage->store.full = true;
	stage_press(stage, 200);
	stage_pass(stage, 2 * MINUTES);
	int wakes = stage->wakes;
	stage_pass(stage, 10 * MINUTES);
	assert_in_range(stage->wakes - wakes, 10, 30);
	stage->store.full = false;
	stage_pass(stage, 1 * MINUTES);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_int_equal(stage_stored(stage, EVENT_REMINDED), 1);
	assert_int_equal(stage_stored(stage, EVENT_GAVE_UP), 1);
	assert_true(last(stage, EVENT_REMINDED)->id < last(stage, EVENT_GAVE_UP)->id);
	assert_int_equal(last(stage, EVENT_GAVE_UP)->at.utc - last(stage, EVENT_ASKED)->at.utc,
			 600);
	wakes = stage->wakes;
	stage_pass(stage, 10 * MINUTES); /* nothing waits any more */
	assert_in_range(stage->wakes - wakes, 0, 15);
}

static void the_switch_is_stored_later(void **state)
{
	struct stage *stage = *state;

	(void)stage_shift(stage, "2026-11-23T10:00", "2026-11-23T16:00");
	stage_pass(stage, 1 * MINUTES);
	assert_int_equal(stage->outputs.light, LIGHT_GLOW);
	stage->store.full = true;
	stage_ack(stage, 5500);
	assert_int_equal(stage->outputs.light, LIGHT_OFF);
	stage->store.full = false;
	stage_pass(stage, 1 * MINUTES);
	assert_int_equal(last(stage, EVENT_HERE)->n, 0);
}

static void a_closed_house_counts_who_came(void **state)
{
	struct stage *stage = *state;

	stage_clock(stage, "2026-11-23T20:00");
	stage->store.full = true;
	stage_press(stage, 200);
	assert_screen(stage, "house_closed");
	stage->store.full = false;
	stage_pass(stage, 2 * MINUTES);
	assert_int_equal(last(stage, EVENT_ENDED)->ref, last(stage, EVENT_ASKED)->id);
	assert_int_equal(last(stage, EVENT_ENDED)->n, END_NOBODY);
}

static void a_crash_loses_only_what_was_never_confirmed(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200); /* "Gelukt." */
	stage_pass(stage, 30 * SECONDS);
	stage->store.full = true;
	stage_press(stage, 200);
	stage_tap(stage, "again.no");
	assert_sorry(stage);
	stage->store.full = false;
	stage_power_cut(stage, 30);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 1);
	assert_element(stage, "home.ask.1");
	assert_no_element(stage, "home.ask.2");
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
}

/* A start on a disk that cannot even be read: when it can be, the asks of before are back. */
static void a_log_that_could_not_be_read_is_read_later(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200);
	stage_pass(stage, 30 * SECONDS);
	stage->store.fails = true;
	stage_power_cut(stage, 30);
	assert_no_element(stage, "home.ask.1");
	stage_press(stage, 200);
	stage_pass(stage, 30 * SECONDS);
	assert_element(stage, "home.ask.1");
	stage->store.fails = false;
	stage_pass(stage, 1 * MINUTES);
	assert_element(stage, "home.ask.2");
	assert_no_element(stage, "home.ask.3");
	assert_int_equal(stage_stored(stage, EVENT_START), 2); /* before all else of its run */
	assert_true(last(stage, EVENT_START)->id < last(stage, EVENT_ASKED)->id);
}

/* ---- another store --------------------------------------------------------------------------- */

static void rubbish(const char *folder, const char *name)
{
	static const char bytes[4096] = { 0x5a, 0x5a, 0x11 };
	char path[160];

	(void)snprintf(path, sizeof path, "%s/%s", folder, name);
	int fd = open(path, O_WRONLY);
	assert_true(fd >= 0);
	off_t size = lseek(fd, 0, SEEK_END);
	for (off_t at = 32; at < size; at += (off_t)sizeof bytes)
		assert_true(pwrite(fd, bytes, sizeof bytes, at) > 0);
	assert_int_equal(close(fd), 0);
}

/* The card forgets all of it while people wait: the terminal remembers, and the lamp stays. */
static void asks_outlive_the_store(void **state)
{
	struct stage *stage = *state;
	struct store_link link = { .store = NULL };
	struct store_port port = store_port(&link);
	struct event_list events = { 0 };
	char folder[128];

	witness_folder(folder);
	assert_true(store_link_open(&link, folder, stage->now.utc, &stage->health));
	stage->port = &port;
	stage_start(stage);
	link.known = app_log(stage->app);
	stage_tap(stage, "home.check_in");
	stage_pass(stage, 20 * SECONDS);
	stage_press(stage, 200);
	stage_pass(stage, 20 * SECONDS);
	(void)sqlite3_db_release_memory(link.store->db);
	rubbish(folder, "inloop.db");
	rubbish(folder, "inloop.db-wal");
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	assert_non_null(strstr(health_find(&stage->health, "data")->sentence, "beschadigd"));
	assert_true(store_events(link.store, &events, NULL));
	assert_int_equal(events.items[0].kind, EVENT_START);
	assert_int_equal(events.items[1].kind, EVENT_CHECK_IN);
	assert_int_equal(events.items[2].kind, EVENT_ASKED);
	assert_int_equal(events.items[3].kind, EVENT_SEEN);
	assert_int_equal(events.items[3].ref, events.items[2].id);
	event_list_free(&events);
	store_close(link.store);
	witness_remove(folder);
}

/* ---- a folder that cannot be used yet
 * ------------------------------------------------------------ */

static void a_folder_that_comes_later_is_used(void **state)
{
	struct stage *stage = *state;
	struct store_link link = { .store = NULL };
	struct store_port port = store_port(&link);
	struct event_list events = { 0 };
	char folder[128], path[160];

	witness_folder(folder);
	(void)snprintf(path, sizeof path, "%s/data", folder);
	FILE *in_the_way = fopen(path, "w");
	assert_non_null(in_the_way);
	assert_int_equal(fclose(in_the_way), 0);
	assert_true(store_link_open(&link, path, stage->now.utc, &stage->health));
	assert_null(link.store);
	stage->port = &port;
	stage_start(stage);
	stage_press(stage, 200);
	assert_sorry(stage);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	assert_int_equal(remove(path), 0);
	stage_pass(stage, 1 * MINUTES);
	assert_non_null(link.store);
	assert_int_equal(health_find(&stage->health, "data")->level, HEALTH_OK);
	assert_true(store_events(link.store, &events, NULL));
	assert_int_equal(events.items[0].kind, EVENT_START);
	assert_int_equal(events.items[1].kind, EVENT_ASKED);
	assert_element(stage, "home.ask.1");
	event_list_free(&events);
	store_close(link.store);
	witness_remove(folder);
}

/* ---- no more than has room ----------------------------------------------------------------- */

static void press_and_take_back(struct stage *stage)
{
	stage_press(stage, 200);
	stage_tap(stage, "talk.cancel");
	stage_tap(stage, "talk.done");
	stage_pass(stage, 1 * SECONDS);
}

static void assert_whole(const struct stage *stage)
{
	int open = 0;

	for (int i = 0; i < stage->store.all.count; i++) {
		const struct event *event = &stage->store.all.items[i];
		open += (event->kind == EVENT_ASKED) - (event->kind == EVENT_ENDED);
		if (event->kind == EVENT_ENDED) {
			const struct event *ask = event_list_find(&stage->store.all, event->ref);
			assert_non_null(ask);
			assert_int_equal(ask->kind, EVENT_ASKED);
		}
	}
	assert_int_equal(open, 0);
}

static void what_finds_no_room_is_told_and_the_rest_is_whole(void **state)
{
	struct stage *stage = *state;

	stage_press(stage, 200); /* this one the disk knows */
	stage_pass(stage, 30 * SECONDS);
	stage->store.full = true;
	for (int i = 0; i < 130; i++) {
		stage_ack(stage, 200);
		stage_hold(stage, "home.ask.1", 80);
		stage_tap(stage, "talk.cancel");
		stage_tap(stage, "talk.done");
		stage_press(stage, 200);
		assert_int_equal(stage->outputs.lamp, LAMP_BLINK); /* of every one of them */
		stage_tap(stage, "talk.done");
	}
	assert_staff_read(stage, "unsaved", "was geen plaats meer");
	stage_tap(stage, "home.ask.1");
	stage_tap(stage, "talk.cancel");
	stage_tap(stage, "talk.done");
	stage->store.full = false;
	stage_pass(stage, 2 * MINUTES);
	assert_whole(stage);
	assert_in_range(stage_stored(stage, EVENT_ASKED), 60, 120);
	assert_staff_read(stage, "saved", "alsnog bewaard.");
	press_and_take_back(stage);
	assert_whole(stage);
}

/* The first ones stay; and an ask that found no room never reaches the store in parts. */
static void a_lost_ask_goes_on_for_those_who_are_there(void **state)
{
	struct stage *stage = *state;

	stage->store.full = true;
	for (int i = 0; i < 100; i++)
		press_and_take_back(stage);
	stage_press(stage, 200);
	stage_tap(stage, "talk.done");
	stage->store.full = false;
	stage_pass(stage, 70 * SECONDS);
	assert_int_equal(stage_stored(stage, EVENT_ASKED), 100);
	assert_element(stage, "home.ask.1");
	stage_ack(stage, 200);
	assert_int_equal(stage->outputs.lamp, LAMP_STEADY);
	stage_pass(stage, 5 * SECONDS);
	stage_ack(stage, 200);
	stage_ack(stage, 2500);
	assert_no_element(stage, "home.ask.1");
	assert_int_equal(stage_stored(stage, EVENT_SEEN), 0);
	assert_whole(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(a_check_in_and_what_is_said_about_it),
		STAGE_TEST(joining_wishing_and_not_after_all),
		STAGE_TEST(an_ask_lights_the_lamp_and_says_so_no_more_than_is_true),
		STAGE_TEST(an_ask_taken_back_puts_the_lamp_out),
		STAGE_TEST(the_screen_follows_an_ask_that_is_stored_later),
		STAGE_TEST(it_is_tried_every_minute_and_not_more),
		STAGE_TEST(the_switch_is_stored_later),
		STAGE_TEST(a_closed_house_counts_who_came),
		STAGE_TEST(a_crash_loses_only_what_was_never_confirmed),
		STAGE_TEST(a_log_that_could_not_be_read_is_read_later),
		STAGE_TEST_UNSTARTED(asks_outlive_the_store),
		STAGE_TEST_UNSTARTED(a_folder_that_comes_later_is_used),
		STAGE_TEST(what_finds_no_room_is_told_and_the_rest_is_whole),
		STAGE_TEST(a_lost_ask_goes_on_for_those_who_are_there),
	};

	return cmocka_run_group_tests_name("disk", tests, NULL, NULL);
}
