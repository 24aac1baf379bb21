/*
 * A database of an older Inloop, as a house has it: tests/data/store/version-1.sql, with what that
 * program said of it in version-1.json. It is upgraded without a figure changing, also when the
 * upgrade is cut short, and a report reads it as it is.
 */
#include "store_folder.h"
#include "support/log.h"

#include "model/figures.h"
#include "report/report.h"
#include "store/private.h"
#include "store/schema.h"

#include <jansson.h>
#include <sys/wait.h>

#define DATA "tests/data/store/"

static const char *const now = "2027-01-05T12:00"; /* of the reports in version-1.json */

static char *text_of(const char *path)
{
	struct error error;
	size_t size;
	char *text = file_read(path, 1u << 20, &size, &error);

	if (!text)
		fail_msg("%s", error.text);
	return text;
}

/* The folder of a house that still has the database of version 1. */
static void put_version_1(const struct folder *folder)
{
	char *sql = text_of(DATA "version-1.sql");
	sqlite3 *db;

	folder_empty(folder->path);
	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL),
			 SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	free(sql);
}

static int number(const struct folder *folder, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int found = sqlite3_column_int(statement, 0);
	assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return found;
}

static int version(const struct folder *folder)
{
	return number(folder, "PRAGMA user_version");
}

/* ---- figures ----------------------------------------------------------------------- */

static json_t *week_of(struct store *store, struct week week)
{
	struct opening opening = office_hours();
	struct history history = { 0 };
	struct week_figures figures;
	struct error error;
	day_t monday = civil_monday(week);
	char *bytes = NULL;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);

	opening_add(&opening, 2, 19 * 60, 21 * 60);
	if (!store_history(store, monday - FIGURES_DAYS_AROUND, monday + 6 + FIGURES_DAYS_AROUND,
			   &history, &error))
		fail_msg("%s", error.text);
	assert_true(figures_week(&history, &opening, week, local(now), &figures));
	assert_true(report_week_json(&figures, out));
	assert_int_equal(fclose(out), 0);
	json_t *json = json_loads(bytes, 0, NULL);
	assert_non_null(json);
	free(bytes);
	figures_free(&figures);
	history_free(&history);
	return json;
}

static void assert_stuck(json_t *lines, int times)
{
	json_t *row = json_array_get(lines, 0);

	assert_int_equal(json_array_size(lines), 1);
	assert_string_equal(json_string_value(json_object_get(row, "date")), "2027-01-05");
	assert_string_equal(json_string_value(json_object_get(row, "line")), "button");
	assert_string_equal(json_string_value(json_object_get(row, "what")), "stuck");
	assert_int_equal(json_integer_value(json_object_get(row, "times")), times);
}

/* Everything that was told then is told now; keys may have been added. */
static bool still_tells(json_t *found, json_t *expected)
{
	for (void *at = json_object_iter(expected); at; at = json_object_iter_next(expected, at))
		if (!still_tells(json_object_get(found, json_object_iter_key(at)),
				 json_object_iter_value(at)))
			return false;
	for (size_t i = 0; i < json_array_size(expected); i++)
		if (!still_tells(json_array_get(found, i), json_array_get(expected, i)))
			return false;
	if (json_is_object(expected))
		return json_is_object(found);
	if (json_is_array(expected))
		return json_array_size(found) == json_array_size(expected);
	return json_equal(found, expected);
}

/* Each line of version-1.json is what is told today, but for the keys that are new: what version 1
 * had folded is not known, what its log still held is. */
static void assert_figures(struct store *store)
{
	char *text = text_of(DATA "version-1.json"), *rest = NULL;
	int weeks = 0;

	for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		json_t *expected = json_loads(line, 0, NULL);
		assert_non_null(expected);
		struct week week;
		assert_true(
		    civil_parse_week(json_string_value(json_object_get(expected, "week")), &week));
		json_t *found = week_of(store, week);
		json_t *lines = json_object_get(found, "lines");
		assert_non_null(lines);
		if (week.year == 2027)
			assert_stuck(lines, 2);
		else
			assert_int_equal(json_array_size(lines), 0);
		if (!still_tells(found, expected))
			fail_msg("%s\nis not\n%s", json_dumps(found, JSON_COMPACT), line);
		json_decref(found);
		json_decref(expected);
		weeks++;
	}
	assert_int_equal(weeks, 3);
	free(text);
}

/* Whole, of today's version, and every figure as it was. */
static void assert_upgraded(struct folder *folder)
{
	char value[STORE_VALUE];
	struct store *store = folder_open(folder);

	assert_string_equal(folder->news.text, ""); /* nothing was set aside */
	assert_figures(store);
	assert_int_equal(event_count(store), 12);
	assert_true(store_value(store, "button", value, NULL));
	assert_string_equal(value, "20823 20823 0");
	store_close(store);
	assert_int_equal(version(folder), schema_latest());
	assert_int_equal(number(folder, "SELECT count(*) FROM line_day"), 0);
	assert_int_equal(number(folder, "SELECT count(*) FROM pragma_integrity_check"
					" WHERE integrity_check <> 'ok'"),
			 0);
}

static void version_1_is_upgraded_and_keeps_its_figures(void **state)
{
	struct folder *folder = *state;

	put_version_1(folder);
	assert_int_equal(version(folder), 1);
	assert_upgraded(folder);
	assert_upgraded(folder); /* once is enough */
}

/* What version 1 would have forgotten is kept from the first night on. */
static void the_first_fold_keeps_the_faults_of_the_log(void **state)
{
	struct folder *folder = *state;
	struct event_list log = { 0 };

	put_version_1(folder);
	struct store *store = folder_open(folder);
	int64_t ask = number(folder, "SELECT id FROM event WHERE kind = 30");
	put(store, about(EVENT_ENDED, local("2027-01-05T16:30"), ask, END_NOT_SEEN));
	assert_true(store_events(store, &log, NULL));
	int count = history_foldable(&log, local_day("2027-01-06"));
	assert_int_equal(count, log.count);
	event_list_free(&log);
	assert_true(store_fold(store, count, NULL, NULL));
	assert_int_equal(event_count(store), 0);
	json_t *week = week_of(store, (struct week) { 2027, 1 });
	assert_stuck(json_object_get(week, "lines"), 2);
	json_decref(week);
	store_close(store);
	assert_int_equal(number(folder, "SELECT times FROM line_day"), 2);
}

/* ---- cut short -------------------------------------------------------------------------- */

static int die(void *unused)
{
	(void)unused;
	_exit(0); /* nothing is closed, as when the plug is pulled */
}

static int steps_left;
static int die_later(void *unused)
{
	(void)unused;
	if (steps_left-- > 0)
		return 0;
	_exit(0);
}

/* In a program of its own: upgrade, and die after so many of SQLite's own operations (< 0: when
 * everything is stored but nothing closed). True when it came to its end. */
static bool upgrade_until(const struct folder *folder, int operations)
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		struct store old = { .lock = -1 };
		if (sqlite3_open(folder_file(folder, "inloop.db"), &old.db) != SQLITE_OK)
			_exit(2);
		steps_left = operations;
		if (operations >= 0)
			sqlite3_progress_handler(old.db, 1, die_later, NULL);
		_exit(schema_upgrade(&old, schema_latest(), NULL) ? 1 : 2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) < 2);
	return WEXITSTATUS(status) == 1;
}

static void an_upgrade_that_was_cut_short_is_taken_again(void **state)
{
	struct folder *folder = *state;
	int cuts = 0;

	/* Each of the first ones, then one in 29: there are two thousand. */
	for (bool done = false; !done; cuts += cuts < 60 ? 1 : 29) {
		put_version_1(folder);
		done = upgrade_until(folder, cuts);
		int found = version(folder); /* the one before or the one after, nothing between */
		assert_int_equal(
		    number(folder, "SELECT count(*) FROM sqlite_schema WHERE name = 'line_day'"),
		    found >= 2);
		assert_upgraded(folder);
	}
	assert_true(cuts > 20);
	put_version_1(folder);
	assert_true(upgrade_until(folder, -1)); /* all is in the log, nothing was tidied up */
	assert_upgraded(folder);
}

static void an_upgrade_that_is_not_committed_did_not_happen(void **state)
{
	struct folder *folder = *state;
	int status;

	put_version_1(folder);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct store old = { .lock = -1 };
		if (sqlite3_open(folder_file(folder, "inloop.db"), &old.db) == SQLITE_OK) {
			(void)sqlite3_commit_hook(old.db, die, NULL);
			(void)schema_upgrade(&old, schema_latest(), NULL);
		}
		_exit(1); /* it was not asked to commit */
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(version(folder), 1);
	assert_upgraded(folder);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* A copy from before the upgrade: a report tells its figures and leaves it as it is. */
static void a_reader_reads_version_1_as_it_is(void **state)
{
	struct folder *folder = *state;
	size_t size, after;

	put_version_1(folder);
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	struct store *reader = folder_read(folder);
	assert_figures(reader);
	store_close(reader);
	char *left = folder_bytes(folder, "inloop.db", &after);
	assert_int_equal(after, size);
	assert_memory_equal(left, bytes, size);
	free(left);
	free(bytes);
	assert_int_equal(version(folder), 1);
}

/* The terminal is upgraded while a report has the database open. */
static void a_reader_follows_an_upgrade(void **state)
{
	struct folder *folder = *state;
	struct event fault = about(EVENT_FAULT, local("2027-01-05T11:00"), 0, FAULT_STUCK);

	put_version_1(folder);
	struct store *reader = folder_read(folder);
	assert_figures(reader);
	struct store *store = folder_open(folder);
	assert_figures(reader);
	put(store, fault);
	assert_true(store_fold(store, 13, NULL, NULL));
	json_t *week = week_of(reader, (struct week) { 2027, 1 });
	assert_stuck(json_object_get(week, "lines"), 3);
	json_decref(week);
	store_close(store);
	store_close(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(version_1_is_upgraded_and_keeps_its_figures),
		STORE_TEST(the_first_fold_keeps_the_faults_of_the_log),
		STORE_TEST(an_upgrade_that_was_cut_short_is_taken_again),
		STORE_TEST(an_upgrade_that_is_not_committed_did_not_happen),
		STORE_TEST(a_reader_reads_version_1_as_it_is),
		STORE_TEST(a_reader_follows_an_upgrade),
	};

	return cmocka_run_group_tests_name("store: upgrading", tests, NULL, NULL);
}
