/*
 * The real store on a disk that is really full, and on one that comes and goes while people ask for
 * a talk: at the end the log tells what it would have told on a sound disk, each thing once.
 */
#include "support/crash_disk.h"
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECONDS INT64_C(1000)

static const char sorry[] = "We kunnen het nu niet opslaan. Zeg het even tegen de gastvrouw.";

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

static void assert_sorry(struct stage *stage)
{
	assert_says(stage, sorry);
	assert_silent(stage, "Gelukt");
	assert_silent(stage, "Welkom!");
}

/* ---- a disk that is really full -------------------------------------------------------------- */

struct small { /* a file system of one megabyte, mounted where nobody else sees it */
	char folder[64];
	struct stage stage;
	struct store_link link;
	struct store_port port;
};

static bool mount_small(const char *folder)
{
	return geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
	       mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("tmpfs", folder, "tmpfs", 0, "size=1m") == 0;
}

static void fill(const char *folder)
{
	static const char bytes[1024];
	char path[96];

	(void)snprintf(path, sizeof path, "%s/filler", folder);
	int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
	assert_true(file >= 0);
	while (write(file, bytes, sizeof bytes) > 0)
		continue;
	assert_int_equal(errno, ENOSPC);
	(void)close(file);
}

static int count_in(struct store *store, enum event_kind kind)
{
	struct event_list events = { 0 };
	int count = 0;

	assert_true(store_events(store, &events, NULL));
	for (int i = 0; i < events.count; i++)
		count += events.items[i].kind == kind;
	event_list_free(&events);
	return count;
}

static int check_in_until_full(struct stage *stage)
{
	for (int welcomed = 0; welcomed < 10000; welcomed++) {
		stage_tap(stage, "home.check_in");
		bool welcome = stage_says(stage, "Welkom!");
		if (!welcome)
			assert_sorry(stage);
		stage_tap(stage, "check_in.done");
		if (!welcome)
			return welcomed;
	}
	fail_msg("a disk of one megabyte is not full");
	return 0;
}

static void on_a_small_disk(struct small *small)
{
	struct stage *stage = &small->stage;
	char path[96];

	fill(small->folder);
	int welcomed = check_in_until_full(stage);
	assert_staff_read(stage, "store", "is vol");
	assert_staff_read(stage, "store", "Maak ruimte vrij");
	stage_press(stage, 200);
	assert_sorry(stage);
	assert_int_equal(stage->outputs.lamp, LAMP_BLINK);
	stage_ack(stage, 200);
	assert_int_equal(count_in(small->link.store, EVENT_CHECK_IN), welcomed);
	assert_int_equal(count_in(small->link.store, EVENT_ASKED), 0);
	(void)snprintf(path, sizeof path, "%s/filler", small->folder);
	assert_int_equal(unlink(path), 0);
	stage_pass(stage, 70 * SECONDS);
	assert_int_equal(count_in(small->link.store, EVENT_ASKED), 1);
	assert_int_equal(count_in(small->link.store, EVENT_SEEN), 1);
	assert_int_equal(count_in(small->link.store, EVENT_CHECK_IN), welcomed);
	assert_null(health_find(&stage->health, "store"));
	assert_staff_read(stage, "saved", "2 notities zijn alsnog bewaard. 1 keer drukte iemand");
}

static void a_disk_that_is_really_full(void **state)
{
	static struct small small;
	struct store_news news;
	struct error error = { "" };

	(void)state;
	(void)snprintf(small.folder, sizeof small.folder, "/tmp/inloop-small-XXXXXX");
	assert_non_null(mkdtemp(small.folder));
	if (!mount_small(small.folder)) {
		(void)rmdir(small.folder);
		print_message("skipped: only root can mount a small file system\n");
		skip();
	}
	stage_open(&small.stage);
	small.link.store = store_open(small.folder, small.stage.now.utc, &news, &error);
	assert_non_null(small.link.store);
	small.port = store_port(&small.link);
	small.stage.port = &small.port;
	stage_start(&small.stage);
	on_a_small_disk(&small);
	stage_close(&small.stage);
	store_close(small.link.store);
	(void)umount(small.folder);
	(void)rmdir(small.folder);
}

/* ---- whatever happens ------------------------------------------------------------------------ */

struct pair { /* the same day twice: on a disk that comes and goes, and on one that never fails */
	struct stage bad, good;
	struct witness witness;
	struct store_port port;
	struct disk_trouble trouble;
	unsigned int dice;
};

static int roll(struct pair *pair, int sides)
{
	pair->dice = pair->dice * 1103515245U + 12345U;
	return (int)((pair->dice >> 16) % (unsigned int)sides);
}

/* Of what both screens offer, tap one. */
static void tap_something(struct pair *pair, struct stage *stages[2])
{
	static const char *const ids[] = { "talk.cancel",      "talk.done",  "talk.later",
					   "talk.wait",        "again.no",   "again.yes",
					   "home.ask.1",       "home.ask.2", "home.talk",
					   "house_closed.done" };
	const char *id = ids[roll(pair, COUNT_OF(ids))];

	if (stage_has(stages[0], id) != stage_has(stages[1], id))
		fail_msg("only one of them has %s", id);
	if (stage_has(stages[0], id)) {
		stage_tap(stages[0], id);
		stage_tap(stages[1], id);
	}
}

static void walk_a_step(struct pair *pair)
{
	struct stage *stages[2] = { &pair->good, &pair->bad };
	int what = roll(pair, 10);
	static const int64_t presses[] = { 200, 2500, 5500 };
	int64_t held = presses[roll(pair, 6) % 3];
	int64_t pass = roll(pair, 8) ? roll(pair, 20) * SECONDS : roll(pair, 400) * SECONDS;

	if (what < 2) {
		static const enum disk_fault faults[] = { TROUBLE_NONE, TROUBLE_NONE,
							  TROUBLE_FULL, TROUBLE_WRITE,
							  TROUBLE_SYNC, TROUBLE_READ_ONLY };
		pair->trouble = (struct disk_trouble) { .fault = faults[roll(pair, 6)],
							.after = roll(pair, 9),
							.times = roll(pair, 2) * roll(pair, 6) };
		disk_break(pair->witness.disk, pair->trouble.fault ? &pair->trouble : NULL);
	} else if (what < 6) {
		tap_something(pair, stages);
	} else {
		for (int i = 0; i < 2; i++) {
			if (what < 8)
				stage_press(stages[i], 200);
			else
				stage_ack(stages[i], held);
		}
	}
	for (int i = 0; i < 2; i++)
		stage_pass(stages[i], pass);
	assert_int_equal(pair->good.outputs.lamp, pair->bad.outputs.lamp);
	assert_string_equal(stage_screen(&pair->good), stage_screen(&pair->bad));
}

/* Signs of life are not kept for later: between two events of one run it ran. */
static int without_signs_of_life(const struct event_list *events, struct event *out, int room)
{
	int count = 0;

	for (int i = 0; i < events->count; i++) {
		if (events->items[i].kind == EVENT_ALIVE)
			continue;
		assert_true(count < room);
		out[count++] = events->items[i];
	}
	/* Which of them an event is about is the same, whatever their ids are. */
	for (int i = count - 1; i >= 0; i--)
		for (int j = 0; j < i && out[i].ref > 0; j++)
			if (out[j].id == out[i].ref)
				out[i].ref = -1 - j;
	return count;
}

#define WALK_EVENTS 2000

static bool same(const struct event *a, const struct event *b)
{
	return a->kind == b->kind && a->ref == b->ref && a->n == b->n && a->flags == b->flags &&
	       a->at.utc == b->at.utc && a->at.mono_ms == b->at.mono_ms &&
	       a->at.boot == b->at.boot && a->at.sure == b->at.sure;
}

static void assert_same_log(struct pair *pair, int seed)
{
	static struct event good[WALK_EVENTS], bad[WALK_EVENTS];
	struct event_list events = { 0 };

	assert_true(store_events(pair->witness.link.store, &events, NULL));
	int good_count = without_signs_of_life(&pair->good.store.all, good, WALK_EVENTS);
	int bad_count = without_signs_of_life(&events, bad, WALK_EVENTS);
	for (int i = 0; i < good_count && i < bad_count; i++)
		if (!same(&good[i], &bad[i]))
			fail_msg("seed %d: event %d should be %d about %d, is %d about %d", seed, i,
				 good[i].kind, (int)good[i].ref, bad[i].kind, (int)bad[i].ref);
	if (good_count != bad_count)
		fail_msg("seed %d: %d events, not %d", seed, bad_count, good_count);
	event_list_free(&events);
}

static void a_disk_that_comes_and_goes_loses_nothing(void **state)
{
	static struct pair pair;
	int waited = 0;

	(void)state;
	for (int seed = 1; seed <= 60; seed++) {
		pair = (struct pair) { .dice = (unsigned int)seed };
		stage_open(&pair.good);
		stage_open(&pair.bad);
		witness_begin(&pair.witness, pair.bad.now.utc);
		pair.port = store_port(&pair.witness.link);
		pair.bad.port = &pair.port;
		stage_start(&pair.good);
		stage_start(&pair.bad);
		for (int i = 0; i < 80; i++) {
			walk_a_step(&pair);
			waited += health_find(&pair.bad.health, "unsaved") != NULL;
		}
		disk_break(pair.witness.disk, NULL);
		stage_pass(&pair.good, 61 * SECONDS);
		stage_pass(&pair.bad, 61 * SECONDS);
		assert_same_log(&pair, seed);
		stage_close(&pair.good);
		stage_close(&pair.bad);
		witness_end(&pair.witness);
	}
	assert_true(waited > 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_disk_that_is_really_full),
		cmocka_unit_test(a_disk_that_comes_and_goes_loses_nothing),
	};

	return cmocka_run_group_tests_name("disk: really", tests, NULL, NULL);
}
