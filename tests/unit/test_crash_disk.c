/*
 * The disk whose power can be cut, tried on SQLite itself: what SQLite promises holds on it, and
 * whoever asks less of SQLite loses something. Without the second the first would prove nothing.
 */
#include "support/crash_replay.h"
#include "support/test.h"
#include "support/witness.h"

#include <sqlite3.h>

#define ROWS 12

struct bench {
	char folder[128], after[128];
	struct disk *disk;
	int confirmed[ROWS]; /* position at which each row was said to be stored */
};

struct losses {
	int lost, broken; /* disks on which a confirmed row is not there; that are no database */
};

static int bench_setup(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	if (!bench)
		return -1;
	witness_folder(bench->folder);
	witness_folder(bench->after);
	bench->disk = disk_mount(bench->folder);
	*state = bench;
	return 0;
}

static int bench_teardown(void **state)
{
	struct bench *bench = *state;

	disk_unmount(bench->disk);
	witness_remove(bench->folder);
	witness_remove(bench->after);
	free(bench);
	return 0;
}

#define BENCH_TEST(name) cmocka_unit_test_setup_teardown(name, bench_setup, bench_teardown)

static sqlite3 *connect(const char *folder)
{
	char path[160];
	sqlite3 *db;

	(void)snprintf(path, sizeof path, "%s/inloop.db", folder);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
}

/* One row a transaction, of more than a page, with a checkpoint in the middle. */
static void fill(struct bench *bench, const char *pragmas)
{
	sqlite3 *db = connect(bench->folder);

	run(db, pragmas);
	run(db, "CREATE TABLE t (x INTEGER PRIMARY KEY, y BLOB)");
	for (int i = 0; i < ROWS; i++) {
		run(db, "INSERT INTO t (y) VALUES (randomblob(6000))");
		bench->confirmed[i] = bench->disk->count;
		if (i == ROWS / 2)
			run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
	}
	disk_power(bench->disk, false);
	(void)sqlite3_close(db);
	disk_power(bench->disk, true);
}

/* Rows on this disk; -1 = it is no whole database. */
static int rows_after(const struct bench *bench)
{
	sqlite3 *db = connect(bench->after);
	sqlite3_stmt *statement = NULL;
	int rows = -1;

	if (sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW &&
	    strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0)
		rows = 0;
	(void)sqlite3_finalize(statement);
	if (rows == 0 &&
	    sqlite3_prepare_v2(db, "SELECT count(*) FROM t", -1, &statement, NULL) == SQLITE_OK) {
		if (sqlite3_step(statement) == SQLITE_ROW)
			rows = sqlite3_column_int(statement, 0);
		(void)sqlite3_finalize(statement);
	}
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return rows;
}

static struct losses cut_all(const struct bench *bench)
{
	struct replay *replay = replay_begin(bench->disk);
	struct losses losses = { 0, 0 };

	while (replay_step(replay)) {
		int position = replay_position(replay), confirmed = 0;
		while (confirmed < ROWS && bench->confirmed[confirmed] <= position)
			confirmed++;
		for (int cut = CUT_OLD; cut <= CUT_ANY; cut++) {
			replay_write(replay, (enum cut)cut, (uint64_t)position, bench->after);
			int rows = rows_after(bench);
			losses.broken += rows < 0;
			losses.lost += rows >= 0 && rows < confirmed;
			assert_true(rows <= confirmed + 1);
		}
	}
	replay_end(replay);
	return losses;
}

static void what_sqlite_promises_holds(void **state)
{
	struct bench *bench = *state;

	fill(bench, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
	struct losses losses = cut_all(bench);
	assert_int_equal(losses.lost, 0);
	assert_int_equal(losses.broken, 0);
}

/* With a journal that is rolled back, the deletion of the journal is the commit: lasting only when
 * the folder is synced, which SQLite does at EXTRA. */
static void so_it_does_with_a_journal(void **state)
{
	struct bench *bench = *state;

	fill(bench, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA");
	struct losses losses = cut_all(bench);
	assert_int_equal(losses.lost, 0);
	assert_int_equal(losses.broken, 0);
}

static void a_deletion_may_be_undone(void **state)
{
	struct bench *bench = *state;

	fill(bench, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
	struct losses losses = cut_all(bench);
	assert_true(losses.lost > 0);
	assert_int_equal(losses.broken, 0);
}

/* NORMAL promises a whole database, but not the last rows. */
static void a_log_that_is_not_synced_is_lost(void **state)
{
	struct bench *bench = *state;

	fill(bench, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
	struct losses losses = cut_all(bench);
	assert_true(losses.lost > 10);
	assert_int_equal(losses.broken, 0);
}

static void without_syncs_it_breaks(void **state)
{
	struct bench *bench = *state;

	fill(bench, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
	struct losses losses = cut_all(bench);
	assert_true(losses.lost > 10);
	assert_true(losses.broken > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BENCH_TEST(what_sqlite_promises_holds),
		BENCH_TEST(so_it_does_with_a_journal),
		BENCH_TEST(a_deletion_may_be_undone),
		BENCH_TEST(a_log_that_is_not_synced_is_lost),
		BENCH_TEST(without_syncs_it_breaks),
	};

	return cmocka_run_group_tests_name("a disk whose power is cut", tests, NULL, NULL);
}
