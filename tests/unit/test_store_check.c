/* The store: years that are damaged are found when nobody waits, and put right as at a start. */
#include "store_folder.h"
#include "support/disk.h"
#include "support/house.h"
#include "support/stage.h"

#include <sqlite3.h>

#define DAYS 20

static void live(struct folder *folder)
{
	struct house house;

	disk_watch(false);
	house_open(&house, folder->path, civil_day_of(2026, 11, 2), 11);
	for (int day = 0; day < DAYS; day++) {
		house.must_fold = day == DAYS - 1;
		house_day(&house);
	}
	house_close(&house);
}

/* A page that holds rows of this table becomes noise. */
static void damage(struct folder *folder, const char *table)
{
	char sql[128];
	sqlite3_stmt *statement;
	sqlite3 *db;
	size_t size;

	(void)snprintf(sql, sizeof sql,
		       "SELECT max(pageno), count(*) FROM dbstat"
		       " WHERE name = '%s' AND pagetype = 'leaf'",
		       table);
	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_true(sqlite3_column_int(statement, 1) > 0);
	size_t page = (size_t)sqlite3_column_int(statement, 0);
	(void)sqlite3_finalize(statement);
	(void)sqlite3_close(db);
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	memset(bytes + (page - 1) * 4096, 0x5a, 4096);
	folder_write(folder, "inloop.db", bytes, size);
	free(bytes);
}

/* As a terminal at rest: piece by piece, to the end. */
static bool look_at_all(struct folder *folder, struct store *store)
{
	struct moment now = { .utc = NOW }; /* no copy without a sure clock */
	int pieces = 0;

	folder->news.text[0] = '\0';
	for (;;) {
		enum tend tend = store_tend(store, &now, &folder->error);
		if (tend == TEND_FAILED)
			return store_mend(store, NULL, &folder->news, &folder->error);
		if (tend != TEND_MORE)
			return pieces > 0;
		assert_true(++pieces < 100);
	}
}

static void what_is_sound_stays(void **state)
{
	struct folder *folder = *state;
	struct history before = { 0 }, after = { 0 };

	live(folder);
	struct store *store = folder_open(folder);
	assert_true(store_history(store, 0, INT16_MAX, &before, NULL));
	assert_true(look_at_all(folder, store));
	assert_string_equal(folder->news.text, "");
	assert_true(store_history(store, 0, INT16_MAX, &after, NULL));
	assert_int_equal(before.tallies.count, after.tallies.count);
	assert_true(after.tallies.count > 100);
	history_free(&before);
	history_free(&after);
	store_close(store);
}

static void damaged_years_do_not_keep_the_terminal_from_starting(void **state)
{
	static const char *const tables[] = { "ask_count", "hour", "recorded", "session_count" };
	struct folder *folder = *state;

	for (int i = 0; i < 4; i++) {
		folder_empty(folder->path);
		live(folder);
		damage(folder, tables[i]);
		struct store *store = folder_open(folder);
		assert_string_equal(folder->news.text, "");
		put(store, at(EVENT_CHECK_IN, NOW));
		assert_true(look_at_all(folder, store));
		assert_non_null(strstr(folder->news.text, "beschadigd-2026-11-23"));
		assert_true(folder_has(folder, "inloop.db.beschadigd-2026-11-23"));
		put(store, at(EVENT_CHECK_IN, NOW)); /* it goes on */
		assert_true(look_at_all(folder, store));
		assert_string_equal(folder->news.text, "");
		store_close(store);
	}
}

static void a_reader_of_damaged_years_says_so(void **state)
{
	struct folder *folder = *state;
	struct history history = { 0 };

	live(folder);
	damage(folder, "ask_count");
	struct store *store = folder_read(folder);
	assert_false(store_history(store, 0, INT16_MAX, &history, &folder->error));
	assert_non_null(strstr(folder->error.text, "beschadigd"));
	history_free(&history);
	store_close(store);
}

/* The running days are looked at by every start. */
static void a_damaged_log_is_found_at_once(void **state)
{
	struct folder *folder = *state;

	live(folder);
	damage(folder, "event");
	struct store *store = folder_open(folder);
	assert_non_null(strstr(folder->news.text, "beschadigd"));
	store_close(store);
}

/* ---- when the terminal looks ------------------------------------------------------ */

static int pieces, left;

static int64_t tend(void *self, const struct moment *now)
{
	(void)self;
	(void)now;
	pieces++;
	return --left > 0 ? 100 : -1;
}

static struct store_port port;

static void start(struct stage *stage)
{
	pieces = 0;
	left = 5;
	port = fake_store_port(&stage->store);
	port.tend = tend;
	stage->port = &port;
	stage_start(stage);
}

static void it_looks_once_when_nobody_waits(void **state)
{
	struct stage *stage = *state;

	start(stage);
	stage_pass(stage, 59 * 1000);
	assert_int_equal(pieces, 0);
	for (int i = 0; i < 4; i++) { /* there is always somebody */
		stage_tap(stage, "home.check_in");
		stage_tap(stage, "check_in.done");
		stage_pass(stage, 40 * 1000);
		assert_int_equal(pieces, 0);
	}
	stage_pass(stage, 120 * 1000);
	assert_int_equal(pieces, 5);
	stage_pass(stage, 4 * 3600 * 1000);
	assert_int_equal(pieces, 5);
	left = 3;
	stage_pass(stage, 24 * 3600 * 1000); /* and again after the fold */
	assert_int_equal(pieces, 8);
}

static void it_stops_for_whoever_comes(void **state)
{
	struct stage *stage = *state;

	start(stage);
	left = 1000;
	stage_pass(stage, 60 * 1000);
	assert_true(pieces > 0);
	int before = pieces;
	stage_tap(stage, "home.check_in");
	stage_pass(stage, 59 * 1000);
	assert_int_equal(pieces, before);
	stage_pass(stage, 10 * 1000);
	assert_in_range(pieces, before + 80, before + 110);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(what_is_sound_stays),
		STORE_TEST(damaged_years_do_not_keep_the_terminal_from_starting),
		STORE_TEST(a_reader_of_damaged_years_says_so),
		STORE_TEST(a_damaged_log_is_found_at_once),
		STAGE_TEST_UNSTARTED(it_looks_once_when_nobody_waits),
		STAGE_TEST_UNSTARTED(it_stops_for_whoever_comes),
	};

	return cmocka_run_group_tests_name("store: looking at all of it", tests, NULL, NULL);
}
