/*
 * The store: a file with numbers in it that cannot be. Whoever prints figures of it is told which
 * row is wrong, soon; the terminal puts it right or says so.
 */
#include "store_folder.h"
#include "support/log.h"

#include "store/private.h"

#include <sys/stat.h>

#define DAY "20781"

/* One row in every table, as the fold leaves them; and two events. */
static void fill(struct folder *folder)
{
	static const char rows[] =
	    "INSERT INTO session VALUES (1, 'k', 1795525200, 'Kookgroep');"
	    "INSERT INTO session_count VALUES (1, 2, 1);"
	    "INSERT INTO hour VALUES (" DAY ", 10, 3, 2, 1);"
	    "INSERT INTO ask_count VALUES (1, 20780, 1, 4, 2), (2, 20758, 1, 4, 2);"
	    "INSERT INTO ask_nobody VALUES (" DAY ", 2, 1);"
	    "INSERT INTO ask_extra VALUES (1, 20780, 1, 0);"
	    "INSERT INTO day VALUES (" DAY ", 1);"
	    "INSERT INTO recorded VALUES (1, 1795500000, 1795520000, 1, 1);"
	    "INSERT INTO correction VALUES (1, " DAY ", " DAY ", 1, -1);"
	    "INSERT INTO line_day VALUES (" DAY ", 0, 1, 1);"
	    "DROP TRIGGER event_stays; UPDATE event SET sum = 0;"
	    "PRAGMA writable_schema = ON;"
	    "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '')";
	struct error error = { "" };
	sqlite3 *db;

	folder_empty(folder->path);
	struct store *store = folder_open(folder);
	int64_t in = put(store, at(EVENT_CHECK_IN, local("2026-11-25T10:00")));
	put(store, about(EVENT_PARTY, local("2026-11-25T10:01"), in, 3));
	store_close(store);
	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL), SQLITE_OK);
	if (sqlite3_exec(db, rows, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	(void)error;
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void spoil(struct folder *folder, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL),
			 SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_true(sqlite3_changes(db) > 0);
	assert_int_equal(
	    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static bool reads(struct folder *folder, struct error *error)
{
	struct history history = { 0 };
	struct store *store = folder_read(folder);
	bool done =
	    store_verify(store, error) && store_history(store, 20700, 20900, &history, error);

	history_free(&history);
	store_close(store);
	return done;
}

static const struct {
	const char *table, *column;
	bool text; /* any words may stand there, but not too many */
} columns[] = {
	{ "event", "kind", false },
	{ "event", "at", false },
	{ "event", "mono_ms", false },
	{ "event", "sure", false },
	{ "event", "n", false },
	{ "event", "m", false },
	{ "event", "flags", false },
	{ "event", "day", false },
	{ "session", "key", true },
	{ "session", "start", false },
	{ "session", "title", true },
	{ "session_count", "participants", false },
	{ "session_count", "wished", false },
	{ "hour", "day", false },
	{ "hour", "hour", false },
	{ "hour", "visits", false },
	{ "hour", "check_ins", false },
	{ "hour", "new_here", false },
	{ "ask_count", "per", false },
	{ "ask_count", "first", false },
	{ "ask_count", "ended", false },
	{ "ask_count", "wait_min", false },
	{ "ask_count", "asks", false },
	{ "ask_nobody", "day", false },
	{ "ask_nobody", "daypart", false },
	{ "ask_nobody", "asks", false },
	{ "ask_extra", "per", false },
	{ "ask_extra", "first", false },
	{ "ask_extra", "repeats", false },
	{ "ask_extra", "unsure", false },
	{ "day", "unsure_events", false },
	{ "recorded", "start", false },
	{ "recorded", "until", false },
	{ "recorded", "sure", false },
	{ "recorded", "why_before", false },
	{ "correction", "made", false },
	{ "correction", "day", false },
	{ "correction", "daypart", false },
	{ "correction", "visits", false },
	{ "line_day", "day", false },
	{ "line_day", "times", false },
};
#define COLUMNS ((int)(sizeof columns / sizeof columns[0]))

static void what_cannot_be_is_named(void **state)
{
	static const char *const values[] = { "9223372036854775807", "-9223372036854775808",
					      "'woorden'", "1e300" };
	struct folder *folder = *state;

	fill(folder);
	struct error error = { "" };
	if (!reads(folder, &error))
		fail_msg("%s", error.text);
	for (int i = 0; i < COLUMNS; i++)
		for (int v = 0; v < 4; v++) {
			char sql[256];
			const char *value = columns[i].text ? "zeroblob(5000)" : values[v];
			fill(folder);
			(void)snprintf(sql, sizeof sql,
				       "UPDATE %s SET %s = %s WHERE rowid IN"
				       " (SELECT max(rowid) FROM %s)",
				       columns[i].table, columns[i].column, value,
				       columns[i].table);
			if (strncmp(columns[i].table, "ask_", 4) == 0 ||
			    strcmp(columns[i].table, "hour") == 0 ||
			    strcmp(columns[i].table, "line_day") == 0) /* those without a rowid */
				(void)snprintf(sql, sizeof sql, "UPDATE OR REPLACE %s SET %s = %s",
					       columns[i].table, columns[i].column, value);
			spoil(folder, sql);
			error.text[0] = '\0';
			if (reads(folder, &error))
				fail_msg("it was read: %s", sql);
			(void)snprintf(sql, sizeof sql, "in de tabel %s ", columns[i].table);
			if (!strstr(error.text, sql))
				fail_msg("%s %s is not in: %s", sql, columns[i].column, error.text);
		}
}

static void too_many_rows_are_refused(void **state)
{
	struct folder *folder = *state;
	struct error error = { "" };

	fill(folder);
	spoil(folder, "INSERT INTO correction (made, day, daypart, visits) WITH RECURSIVE n (i) AS"
		      " (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
		      " SELECT " DAY ", " DAY ", 1, 1 FROM n");
	assert_false(reads(folder, &error));
	assert_non_null(strstr(error.text, "correction"));
}

static void a_count_with_a_wrong_checksum_is_not_told(void **state)
{
	struct folder *folder = *state;
	struct moment now = { .utc = local("2026-11-27T12:00"), .sure = true };
	struct error error = { "" };

	folder_empty(folder->path);
	struct store *store = folder_open(folder);
	put(store, at(EVENT_CHECK_IN, local("2026-11-25T10:00")));
	assert_true(store_fold(store, 1, NULL, NULL));
	while (store_tend(store, &now, NULL) != TEND_DONE)
		continue;
	store_close(store);
	assert_true(reads(folder, &error));
	spoil(folder, "UPDATE hour SET visits = 40");
	assert_false(reads(folder, &error));
	assert_non_null(strstr(error.text, "controlegetal"));
}

/* Without a checksum, too: an event that cannot be is damage to the terminal. */
static void the_terminal_puts_it_right(void **state)
{
	struct folder *folder = *state;

	fill(folder);
	spoil(folder, "UPDATE event SET at = 9223372036854775807 WHERE id = 1");
	struct store *store = folder_open(folder);
	assert_non_null(strstr(folder->news.text, "beschadigd"));
	put(store, at(EVENT_CHECK_IN, local("2026-11-25T11:00")));
	store_close(store);
}

/* As it lies on a stick: one file of any name, and nothing is made beside it. */
static void a_copy_is_read_where_it_lies(void **state)
{
	struct folder *folder = *state;
	struct history history = { 0 };
	struct error error = { "" };

	folder_empty(folder->path);
	struct store *store = folder_open(folder);
	put(store, at(EVENT_CHECK_IN, local("2026-11-25T10:00")));
	store_close(store);
	size_t size;
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	folder_empty(folder->path);
	folder_write(folder, "kopie van maandag.db", bytes, size);
	free(bytes);
	store = store_open_reader(folder_file(folder, "kopie van maandag.db"), &error);
	if (!store)
		fail_msg("%s", error.text);
	assert_true(store_history(store, 20700, 20900, &history, &error));
	assert_int_equal(history.hours.count, 1);
	history_free(&history);
	store_close(store);
	assert_false(folder_has(folder, "kopie van maandag.db-wal"));
	assert_false(folder_has(folder, "kopie van maandag.db-shm"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(what_cannot_be_is_named),
		STORE_TEST(too_many_rows_are_refused),
		STORE_TEST(a_count_with_a_wrong_checksum_is_not_told),
		STORE_TEST(the_terminal_puts_it_right),
		STORE_TEST(a_copy_is_read_where_it_lies),
	};

	return cmocka_run_group_tests_name("store: what cannot be", tests, NULL, NULL);
}
