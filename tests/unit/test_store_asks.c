/*
 * The store: what outlives the night tells nothing of one shift. Two houses whose talks fell on
 * other days of the same week leave the same rows and the same reports; what was made before
 * version 5, with a row per ask, is counted, made anew or removed.
 */
#include "store_folder.h"
#include "support/log.h"
#include "support/older.h"

#include "model/figures.h"
#include "model/figures_year.h"
#include "report/report.h"
#include "store/copies.h"

#include <dirent.h>
#include <unistd.h>

#define MONDAY "2026-11-23"
#define NIGHTS 5

/* ---- two houses ------------------------------------------------------------------------ */

/* One talk after `wait` minutes, at ten o'clock; another hour would change no more. */
static void a_talk(struct store *store, utc_t morning, int wait)
{
	int64_t ask = put(store, at(EVENT_ASKED, morning + 3600));

	put(store, about(EVENT_SEEN, morning + 3660, ask, 0));
	put(store, about(EVENT_MET, morning + 3600 + wait * 60, ask, 0));
	put(store, about(EVENT_REPEAT, morning + 3700, 0, 0));
	put(store, about(EVENT_ENDED, morning + 9000, ask, END_TALKED));
}

static void rest(struct store *store, utc_t now)
{
	struct moment moment = { .utc = now, .sure = true };
	struct error error = { "" };

	for (int pieces = 0; pieces < 300; pieces++) {
		enum tend tend = store_tend(store, &moment, &error);
		if (tend == TEND_FAILED)
			fail_msg("%s", error.text);
		if (tend == TEND_DONE)
			return;
	}
	fail_msg("it never comes to rest");
}

/* Five days and nights, with `talks[i]` talks on each. */
static void live(struct store *store, const int talks[NIGHTS])
{
	int wait = 3;

	for (int i = 0; i < NIGHTS; i++) {
		utc_t morning = civil_utc(local_day(MONDAY) + i, 9, 0);
		put(store, at(EVENT_START, morning));
		put(store, at(EVENT_CHECK_IN, morning + 60));
		for (int n = 0; n < talks[i]; n++)
			a_talk(store, morning, wait++);
		put(store, at(EVENT_STOP, morning + 7 * HOUR));
		assert_true(store_fold(store, event_count(store), NULL, NULL));
		rest(store, civil_utc(local_day(MONDAY) + i + 1, 1, 0));
	}
}

static int tell_row(void *out, int count, char **values, char **names)
{
	(void)names;
	for (int i = 0; i < count; i++)
		(void)fprintf(out, "%s|", values[i] ? values[i] : "-");
	(void)fputc('\n', out);
	return 0;
}

static int tell_table(void *to, int count, char **values, char **names)
{
	struct {
		sqlite3 *db;
		FILE *out;
	} *told = to;
	char sql[160];

	(void)count;
	(void)names;
	(void)fprintf(told->out, "%s\n", values[0]);
	(void)snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", values[0]);
	assert_int_equal(sqlite3_exec(told->db, sql, tell_row, told->out, NULL), SQLITE_OK);
	return 0;
}

/* Every row of every table, in the order in which they lie there, but for the terminal's own facts:
 * numbers by chance. */
static void tell_file(const char *path, FILE *out)
{
	struct {
		sqlite3 *db;
		FILE *out;
	} told = { .out = out };

	assert_int_equal(sqlite3_open_v2(path, &told.db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(told.db,
				      "SELECT name FROM sqlite_schema WHERE type = 'table'"
				      " AND name NOT IN ('value', 'sqlite_sequence') ORDER BY name",
				      tell_table, &told, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_close(told.db), SQLITE_OK);
}

static void tell_reports(struct folder *folder, FILE *out)
{
	struct store *store = folder_read(folder);
	struct opening opening = office_hours();
	struct history history = { 0 };
	struct week_figures week;
	struct year_figures year;
	utc_t now = local("2026-12-05T12:00");

	assert_true(store_history(store, 20000, 22000, &history, NULL));
	assert_true(figures_week(&history, &opening, civil_week(local_day(MONDAY)), now, &week));
	assert_true(report_week_json(&week, out) && report_week_csv(&week, out) &&
		    report_week_text(&week, "", out));
	assert_int_equal(week.asks.ends[END_TALKED], 4);
	assert_int_equal(week.asks.repeats, 4);
	assert_true(figures_year(&history, &opening, 2026, now, &year));
	assert_true(report_year_json(&year, out) && report_year_csv(&year, out) &&
		    report_year_text(&year, "", out));
	assert_int_equal(year.all.asks.ends[END_TALKED], 4);
	figures_free(&week);
	figures_year_free(&year);
	history_free(&history);
	store_close(store);
}

static char *everything(struct folder *folder, const int talks[NIGHTS])
{
	char *text = NULL;
	size_t size;

	folder_empty(folder->path);
	struct store *store = folder_open(folder);
	live(store, talks);
	store_close(store);
	FILE *out = open_memstream(&text, &size);
	tell_file(folder_file(folder, "inloop.db"), out);
	for (int i = 0; i < NIGHTS; i++) {
		char name[64], date[CIVIL_TEXT];
		civil_format_day(local_day(MONDAY) + i + 1, date);
		(void)snprintf(name, sizeof name, "copies/inloop-%.10s.db", date);
		(void)fprintf(out, "%s\n", name);
		tell_file(folder_file(folder, name), out);
	}
	tell_reports(folder, out);
	assert_int_equal(fclose(out), 0);
	return text;
}

static void other_days_of_a_week_leave_the_same(void **state)
{
	static const int monday[NIGHTS] = { 4, 0, 0, 0, 0 }, spread[NIGHTS] = { 0, 1, 1, 0, 2 };
	char *one = everything(*state, monday), *other = everything(*state, spread);

	assert_string_equal(one, other);
	free(one);
	free(other);
}

/* ---- what was there before --------------------------------------------------------------- */

/* Two years of asks, at their edges too, of all ends and waits. */
static const char two_years[] =
    "INSERT INTO ask (day, daypart, ended, wait_min)"
    " WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
    " SELECT 20454 + i * 7919 % 740, i % 4, 1 + i * 31 % 6,"
    " CASE WHEN 1 + i * 31 % 6 = 1 THEN i * 17 % 45 END FROM n;"
    "INSERT INTO day WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
    " WHERE i < 739) SELECT 20454 + i, i % 3, i % 50 = 7 FROM n;"
    "INSERT INTO hour SELECT day, 10, 2, 1, 0 FROM day;"
    "INSERT INTO ask (day, daypart, ended, wait_min) VALUES (20781, 2, 5, 12345);"
    "UPDATE value SET value = '1234567890' WHERE name = 'key';"
    "INSERT INTO value VALUES ('folded', '9 21190'), ('last_event', '9')";

static char *figures_of(struct folder *folder)
{
	struct store *store = folder_read(folder);
	struct opening opening = office_hours();
	struct history history = { 0 };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_true(store_history(store, 20000, 22000, &history, NULL));
	for (day_t day = local_day("2025-12-22"); day < local_day("2028-01-17"); day += 7) {
		struct week_figures week;
		assert_true(figures_week(&history, &opening, civil_week(day),
					 local("2028-02-01T12:00"), &week));
		assert_true(report_week_json(&week, out));
		figures_free(&week);
	}
	for (int year = 2025; year <= 2028; year++) {
		struct year_figures figures;
		assert_true(
		    figures_year(&history, &opening, year, local("2028-02-01T12:00"), &figures));
		assert_true(report_year_json(&figures, out));
		figures_year_free(&figures);
	}
	history_free(&history);
	store_close(store);
	assert_int_equal(fclose(out), 0);
	return text;
}

static void counting_changes_no_figure(void **state)
{
	struct folder *folder = *state;

	folder_empty(folder->path);
	older_new(folder_file(folder, "inloop.db"), two_years);
	char *before = figures_of(folder);
	store_close(folder_open(folder));
	char *after = figures_of(folder);
	assert_non_null(strstr(before, "\"talked\":3"));
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* As the row of the ask with the odd wait lies in a file: its day, daypart, end and wait. */
static bool has_the_row(const struct folder *folder, const char *name)
{
	static const char row[] = { 0x51, 0x2d, 2, 5, 0x30, 0x39 };
	size_t size;
	char *bytes = folder_bytes(folder, name, &size);
	bool found = false;

	for (size_t i = 0; i + sizeof row <= size && !found; i++)
		found = memcmp(bytes + i, row, sizeof row) == 0;
	free(bytes);
	return found;
}

static bool any_has_the_row(const struct folder *folder, const char *sub)
{
	DIR *listing = opendir(folder_file(folder, sub));
	struct dirent *entry;
	bool found = false;

	assert_non_null(listing);
	while ((entry = readdir(listing))) {
		char name[300];
		(void)snprintf(name, sizeof name, "%s%s", sub, entry->d_name);
		if (strstr(name, "inloop"))
			found = has_the_row(folder, name) || found;
	}
	(void)closedir(listing);
	return found;
}

static void rows_of_before_are_gone_from_every_file(void **state)
{
	static const char *const names[] = { "inloop.db", "copies/inloop-2028-01-01.db",
					     "copies/inloop-2028-01-02.db",
					     "inloop.db.beschadigd-2027-12-31" };
	struct folder *folder = *state;
	char path[FILE_PATH];

	folder_empty(folder->path);
	(void)snprintf(path, sizeof path, "%s", folder_file(folder, "copies"));
	assert_true(file_make_folder(path, NULL));
	for (int i = 0; i < 4; i++) {
		older_new(folder_file(folder, names[i]), two_years);
		assert_true(has_the_row(folder, names[i]));
	}
	folder_write(folder, "inloop.db.beschadigd-2027-12-31.txt", "x", 1);
	struct store *store = folder_open(folder);
	assert_false(has_the_row(folder, "inloop.db"));
	rest(store, local("2028-01-03T01:00"));
	store_close(store);
	assert_false(any_has_the_row(folder, ""));
	assert_false(any_has_the_row(folder, "copies/"));
	assert_false(folder_has(folder, "inloop.db.beschadigd-2027-12-31"));
	assert_false(folder_has(folder, "inloop.db.beschadigd-2027-12-31.txt"));
}

/* And a house can still be brought back from it. */
static void a_copy_of_before_is_made_anew(void **state)
{
	struct folder *folder = *state;
	char path[FILE_PATH];

	folder_empty(folder->path);
	(void)snprintf(path, sizeof path, "%s", folder_file(folder, "copies"));
	assert_true(file_make_folder(path, NULL));
	older_new(folder_file(folder, "inloop.db"), two_years);
	older_new(folder_file(folder, "copies/inloop-2028-01-02.db"), two_years);
	char *before = figures_of(folder);
	struct store *store = folder_open(folder);
	rest(store, local("2028-01-03T01:00"));
	store_close(store);
	folder_write(folder, "inloop.db", "rubbish", 7);
	store_close(folder_open(folder));
	assert_non_null(strstr(folder->news.text, "is terug"));
	char *after = figures_of(folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(other_days_of_a_week_leave_the_same),
		STORE_TEST(counting_changes_no_figure),
		STORE_TEST(rows_of_before_are_gone_from_every_file),
		STORE_TEST(a_copy_of_before_is_made_anew),
	};

	return cmocka_run_group_tests_name("store: asks", tests, NULL, NULL);
}
