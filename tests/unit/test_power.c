/*
 * The plug is pulled. Two busy days are played on a disk that remembers what was written when; the
 * disk is built as it may be found after a cut at every single operation, and a terminal starts on
 * each. INLOOP_POWER_SEED=N throws other dice, INLOOP_POWER_ROUNDS=N more of them.
 */
#include "support/busy_days.h"
#include "support/crash_replay.h"
#include "support/log.h"
#include "support/test.h"

#include <sqlite3.h>

struct power {
	struct busy_days days;
	char folder[128], again[128]; /* of the terminal after the cut, and after a second one */
	uint64_t seed;
	int rounds; /* of dice, at every operation */
	int disks;
};

struct point {        /* where and how the power went */
	int position; /* in the busy days */
	enum cut cut;
	uint64_t seed;
	const char *folder;  /* what lies there now */
	const char *history; /* what else happened to it */
};

static const char *words(const struct power *power, const struct point *point)
{
	static const char *const kept[] = { "nothing", "all", "the first part", "something" };
	static char text[200];

	(void)snprintf(text, sizeof text,
		       "after operation %d of %d, %s kept of what was not synced, dice %llu%s",
		       point->position, power->days.witness.disk->count, kept[point->cut],
		       (unsigned long long)point->seed, point->history);
	return text;
}

/* ---- what must hold ------------------------------------------------------------------ */

static void assert_whole(const struct power *power, const struct point *point)
{
	static const char *const checks[] = { "PRAGMA integrity_check",
					      "SELECT 'foreign key' FROM pragma_foreign_key_check "
					      "UNION ALL SELECT 'ok' LIMIT 1" };
	char path[160];
	sqlite3 *db;
	sqlite3_stmt *check;

	(void)snprintf(path, sizeof path, "%s/inloop.db", point->folder);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	for (int i = 0; i < COUNT_OF(checks); i++) {
		assert_int_equal(sqlite3_prepare_v2(db, checks[i], -1, &check, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(check), SQLITE_ROW);
		const char *found = (const char *)sqlite3_column_text(check, 0);
		if (strcmp(found, "ok") != 0)
			fail_msg("%s: not whole: %s", words(power, point), found);
		(void)sqlite3_finalize(check);
	}
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* As a terminal starts; nothing may have been set aside. */
static struct store *open_after(const struct power *power, const struct point *point)
{
	struct store_news news;
	struct error error = { "" };
	struct store *store = store_open(point->folder, power->days.stage.now.utc, &news, &error);

	if (!store || news.text[0])
		fail_msg("%s: %s%s", words(power, point), error.text, news.text);
	return store;
}

/* All that was confirmed is there, once and as it was; the one change that was under way is there
 * wholly or not at all; nothing else is. */
static void assert_kept(const struct power *power, const struct point *point, struct store *store)
{
	const struct witness *witness = &power->days.witness;
	const struct change *confirmed = witness_confirmed(witness, point->position);
	const struct change *under_way = witness_under_way(witness, point->position);
	char *told = witness_told(store);

	if (strcmp(told, confirmed->told) != 0 &&
	    (!under_way || strcmp(told, under_way->told) != 0))
		fail_msg("%s: of %d changes, number %d confirmed%s: %s", words(power, point),
			 witness->count - 1, (int)(confirmed - witness->changes),
			 under_way ? ", the next under way" : "",
			 witness_difference(confirmed->told, told));
	free(told);
}

static void survives(struct power *power, const struct point *point)
{
	struct store *store = open_after(power, point);

	power->disks++;
	assert_kept(power, point, store);
	assert_whole(power, point);
	store_close(store);
}

/* ---- every cut ------------------------------------------------------------------------- */

typedef void at_point(struct power *power, const struct point *point);

/* Every kind of cut where the replay is now. Where nothing is open they are all the same. */
static void cut_here(struct power *power, const struct replay *replay, at_point *at)
{
	struct point point = { .position = replay_position(replay),
			       .folder = power->folder,
			       .history = "" };

	for (int cut = CUT_OLD; cut <= CUT_ANY; cut++) {
		point.cut = (enum cut)cut;
		for (int round = 0; round < (cut < CUT_PART ? 1 : power->rounds); round++) {
			point.seed = power->seed + (uint64_t)(point.position * 64 + round);
			replay_write(replay, point.cut, point.seed, point.folder);
			at(power, &point);
			if (!replay_open(replay))
				return;
		}
	}
}

/* In the crowd one visit is like the other, until the log is taken over. */
static bool dull(const struct power *power, int position)
{
	const struct busy_days *days = &power->days;

	return position > days->crowd_from && position < days->crowd_to - 80 && position % 193 != 0;
}

static void cut_all(struct power *power, int every, at_point *at)
{
	struct replay *replay = replay_begin(power->days.witness.disk);

	power->disks = 0;
	do
		if (replay_position(replay) % every == 0 && !dull(power, replay_position(replay)))
			cut_here(power, replay, at);
	while (replay_step(replay));
	replay_end(replay);
	print_message("%d disks, dice %llu\n", power->disks, (unsigned long long)power->seed);
}

static void the_plug_is_pulled_at_every_operation(void **state)
{
	struct power *power = *state;

	cut_all(power, 1, survives);
	assert_true(power->disks > 2000);
}

/* ---- a cut while the terminal puts the first one right ---------------------------------- */

static void is_cut_again(struct power *power, const struct point *point)
{
	struct disk *disk = disk_mount(point->folder);
	struct store *store = open_after(power, point);
	struct point again = *point;

	assert_kept(power, point, store);
	disk_power(disk, false);
	store_close(store);
	struct replay *replay = replay_begin(disk);
	again.folder = power->again;
	again.history = ", and again at the next start";
	do
		for (int cut = CUT_OLD; cut <= CUT_ANY; cut++) {
			again.seed = point->seed + (uint64_t)replay_position(replay);
			replay_write(replay, (enum cut)cut, again.seed, again.folder);
			survives(power, &again);
			if (!replay_open(replay))
				break;
		}
	while (replay_step(replay));
	replay_end(replay);
	disk_unmount(disk);
}

static void and_again_while_it_starts(void **state)
{
	struct power *power = *state;

	cut_all(power, 41, is_cut_again);
	assert_true(power->disks > 1000);
}

/* ---- the terminal itself ------------------------------------------------------------------ */

/* Some seconds after the last thing that was stored. */
static struct moment soon_after(const struct event_list *events)
{
	struct moment now = { .utc = local("2026-11-23T10:30"), .boot = 1, .sure = true };

	if (events->count > 0)
		now = events->items[events->count - 1].at;
	now.utc += 20;
	now.boot++;
	now.mono_ms = 15000;
	return now;
}

/* Less those that should have ended before `now`. */
static struct talk open_asks(const struct event_list *events, const struct moment *now)
{
	static const struct talk_rules rules = { 180000, 600000, 300000 };
	const struct opening opening = office_hours();
	struct event over;
	struct talk talk;

	talk_init(&talk);
	for (int i = 0; i < events->count; i++)
		(void)talk_apply(&talk, &events->items[i]);
	while (talk_due(&talk, &rules, &opening, now, true, &over))
		(void)talk_apply(&talk, &over);
	return talk;
}

static void assert_goes_on(struct stage *stage, const struct talk *talk, const char *cut)
{
	char id[32];

	if (stage->outputs.lamp != talk_lamp(talk))
		fail_msg("%s: %d asks are open, but the lamp is %d", cut, talk->count,
			 stage->outputs.lamp);
	stage_touch(stage, 2, 2); /* wakes it, where it is dark */
	for (int i = 1; i <= talk->count + 1; i++) {
		(void)snprintf(id, sizeof id, "home.ask.%d", i);
		if (stage_has(stage, id) != (i <= talk->count))
			fail_msg("%s: %d asks are open, but %s is %s there", cut, talk->count, id,
				 i <= talk->count ? "not" : "still");
	}
	stage_pass(stage, 1000);
	stage_tap(stage, "home.check_in");
	assert_says(stage, "Welkom!");
	assert_true(health_worst(&stage->health) != HEALTH_FAIL);
}

static void starts(struct power *power, const struct point *point)
{
	struct store_link link = { .store = open_after(power, point) };
	struct store_port port = store_port(&link);
	struct stage stage;
	struct event_list events = { 0 };

	power->disks++;
	assert_true(store_events(link.store, &events, NULL));
	stage_open(&stage);
	stage.port = &port;
	stage.now = soon_after(&events);
	struct talk talk = open_asks(&events, &stage.now);
	stage_start(&stage);
	assert_goes_on(&stage, &talk, words(power, point));
	stage_close(&stage);
	event_list_free(&events);
	store_close(link.store);
}

static void the_terminal_starts_with_its_lamp_and_asks(void **state)
{
	struct power *power = *state;

	cut_all(power, 7, starts);
	assert_true(power->disks > 100);
}

/* ---- the two days ------------------------------------------------------------------------ */

static uint64_t number_from(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text ? strtoull(text, NULL, 10) : otherwise;
}

static int power_setup(void **state)
{
	struct power *power = calloc(1, sizeof *power);

	if (!power)
		return -1;
	*state = power;
	power->seed = number_from("INLOOP_POWER_SEED", 20261123);
	power->rounds = (int)number_from("INLOOP_POWER_ROUNDS", 2);
	busy_days_play(&power->days);
	witness_close(&power->days.witness, true);
	return 0;
}

static int power_teardown(void **state)
{
	struct power *power = *state;

	busy_days_end(&power->days);
	free(power);
	return 0;
}

/* What a failed test left open is not in the way of the next. */
static int folders_setup(void **state)
{
	struct power *power = *state;

	witness_folder(power->folder);
	witness_folder(power->again);
	return 0;
}

static int folders_teardown(void **state)
{
	struct power *power = *state;

	witness_remove(power->folder);
	witness_remove(power->again);
	return 0;
}

#define POWER_TEST(name) cmocka_unit_test_setup_teardown(name, folders_setup, folders_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		POWER_TEST(the_plug_is_pulled_at_every_operation),
		POWER_TEST(and_again_while_it_starts),
		POWER_TEST(the_terminal_starts_with_its_lamp_and_asks),
	};

	return cmocka_run_group_tests_name("power", tests, power_setup, power_teardown);
}
