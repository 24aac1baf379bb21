/*
 * Ten years of a busy house cost what one year costs: what is read for a week, a start and a
 * screen, what is written for a check-in, what the disk holds. Counted in pages and bytes, so that
 * it is the same on every machine. `make bench-years` measures whole programs.
 */
#include "store_folder.h"
#include "support/disk.h"
#include "support/house.h"

#include <sqlite3.h>

#include "model/figures.h"

#define YEARS      10
#define YEAR_DAYS  364 /* whole weeks */
#define LARGEST    (15 << 20)
#define CHECK_INS  3000
#define FLAT_TIMES 1.1

static const char *parent;
static utc_t ends[YEARS + 1]; /* the night after each year */

static void copy_year(struct house *house, int year)
{
	struct folder all, copy;
	char path[200];
	size_t size;

	store_close(house->store);
	(void)snprintf(all.path, sizeof all.path, "%.100s/all", parent);
	(void)snprintf(copy.path, sizeof copy.path, "%.100s/%d", parent, year);
	(void)mkdir(copy.path, 0700);
	char *bytes = folder_bytes(&all, "inloop.db", &size);
	folder_write(&copy, "inloop.db", bytes, size);
	free(bytes);
	(void)snprintf(path, sizeof path, "%s", all.path);
	house->store = store_open(path, house->now.utc, &all.news, &all.error);
	assert_non_null(house->store);
	ends[year] = house->now.utc;
}

/* Folded once in four weeks only, for speed: the rows that remain are the same. */
static int live_ten_years(void **state)
{
	struct house house;
	char path[128];

	if (folder_setup(state) != 0)
		return -1;
	parent = ((struct folder *)*state)->path;
	disk_watch(false);
	(void)snprintf(path, sizeof path, "%.100s/all", parent);
	house_open(&house, path, civil_day_of(2026, 1, 5), 2026);
	house.fold_each = 28;
	for (int day = 1; day <= YEARS * YEAR_DAYS; day++) {
		house.must_fold = day % YEAR_DAYS == 0;
		house_day(&house);
		if (day == YEAR_DAYS || day == YEARS * YEAR_DAYS)
			copy_year(&house, day / YEAR_DAYS);
	}
	house_close(&house);
	return 0;
}

static struct folder year_folder(int year)
{
	struct folder folder = { .path = "" };

	(void)snprintf(folder.path, sizeof folder.path, "%.100s/%d", parent, year);
	return folder;
}

static void assert_flat(const char *what, int64_t first, int64_t last)
{
	if (getenv("INLOOP_TELL"))
		print_message("%s: %lld in year 1, %lld in year 10\n", what, (long long)first,
			      (long long)last);
	assert_true(first > 0);
	if ((double)last > FLAT_TIMES * (double)first)
		fail_msg("%s: %lld in year 1, %lld in year 10", what, (long long)first,
			 (long long)last);
}

/* ---- reading ------------------------------------------------------------------- */

/* The bytes read for the report of the last four weeks of a year. */
static int64_t report_reads(int year)
{
	struct folder folder = year_folder(year);
	int64_t bytes = 0;

	for (int back = 1; back <= 4; back++) {
		day_t monday = civil_day(ends[year]) - 7 * back;
		struct history history = { 0 };
		struct week_figures figures;
		struct opening opening = { 0 };
		(void)disk_used();
		struct store *store = folder_read(&folder);
		assert_true(store_history(store, monday - FIGURES_DAYS_AROUND,
					  monday + 6 + FIGURES_DAYS_AROUND, &history, NULL));
		store_close(store);
		bytes += disk_used().read_bytes;
		assert_true(
		    figures_week(&history, &opening, civil_week(monday), ends[year], &figures));
		assert_true(figures.visits > 900 && figures.asks.asked > 40);
		assert_true(figures.sessions.count >= 14);
		figures_free(&figures);
		history_free(&history);
	}
	return bytes;
}

static void a_week_is_read_in_the_same_pages(void **state)
{
	(void)state;
	assert_flat("bytes read for four weeks", report_reads(1), report_reads(YEARS));
}

/* What a start reads: the file's state, the log, today's counts, those of the week to come. */
static struct disk start_use(int year)
{
	struct folder folder = year_folder(year);
	struct event_list log = { 0 };
	struct history history = { 0 };
	day_t today = civil_day(ends[year]);

	(void)disk_used();
	struct store *store = folder_open(&folder);
	assert_true(store_events(store, &log, NULL));
	assert_true(store_history(store, today, today, &history, NULL));
	assert_true(store_history(store, today, today + 7, &history, NULL));
	struct disk used = disk_used();
	store_close(store);
	history_free(&history);
	event_list_free(&log);
	return used;
}

static void a_start_reads_the_same_pages(void **state)
{
	struct disk first = start_use(1), last = start_use(YEARS);

	(void)state;
	assert_flat("bytes read at a start", first.read_bytes, last.read_bytes);
	assert_int_equal(first.written_bytes, last.written_bytes);
}

/* ---- writing ------------------------------------------------------------------- */

static struct disk check_ins_use(int year)
{
	struct folder folder = year_folder(year);
	struct store *store = folder_open(&folder);

	put(store, at(EVENT_START, ends[year]));
	(void)disk_used();
	for (int i = 0; i < CHECK_INS; i++)
		put(store, at(EVENT_CHECK_IN, ends[year] + i));
	struct disk used = disk_used();
	store_close(store);
	return used;
}

static void run(sqlite3 *db, const char *sql)
{
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* One row with one number, as safe as it can be. */
static struct disk bare_use(void)
{
	sqlite3_stmt *insert;
	sqlite3 *db;
	char path[128];

	(void)snprintf(path, sizeof path, "%.100s/bare.db", parent);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	run(db,
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (at INTEGER)");
	assert_int_equal(sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1)", -1, &insert, NULL),
			 SQLITE_OK);
	(void)disk_used();
	for (int i = 0; i < CHECK_INS; i++) {
		(void)sqlite3_bind_int64(insert, 1, NOW + i);
		assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
		(void)sqlite3_reset(insert);
	}
	struct disk used = disk_used();
	(void)sqlite3_finalize(insert);
	(void)sqlite3_close(db);
	return used;
}

static void a_check_in_writes_what_a_commit_must(void **state)
{
	struct disk bare = bare_use(), first = check_ins_use(1), last = check_ins_use(YEARS);

	(void)state;
	assert_flat("bytes written for 3000 check-ins", first.written_bytes, last.written_bytes);
	assert_flat("bytes read for 3000 check-ins", first.read_bytes + 4096,
		    last.read_bytes + 4096);
	if (getenv("INLOOP_TELL"))
		print_message("bare: %lld written, %lld syncs; check-in: %lld, %lld\n",
			      (long long)bare.written_bytes, (long long)bare.syncs,
			      (long long)last.written_bytes, (long long)last.syncs);
	assert_true((double)last.written_bytes <= 1.3 * (double)bare.written_bytes);
	assert_true(last.syncs >= CHECK_INS); /* else it is not durable */
	assert_true((double)last.syncs <= 1.02 * (double)bare.syncs);
}

static void ten_years_fit(void **state)
{
	struct folder first = year_folder(1), last = year_folder(YEARS);
	struct stat young, old;

	(void)state;
	assert_int_equal(stat(folder_file(&first, "inloop.db"), &young), 0);
	assert_int_equal(stat(folder_file(&last, "inloop.db"), &old), 0);
	if (getenv("INLOOP_TELL"))
		print_message("%lld bytes after a year, %lld after ten\n", (long long)young.st_size,
			      (long long)old.st_size);
	assert_true(old.st_size < LARGEST);
	assert_true(old.st_size > young.st_size);
}

/* The night of an old house is as short as that of a young one. */
static struct disk fold_use(int year)
{
	struct folder folder = year_folder(year);
	struct store *store = folder_open(&folder);
	struct event_list log = { 0 };
	struct event alive = at(EVENT_ALIVE, ends[year] + 24 * HOUR);

	for (int i = 0; i < 300; i++)
		put(store,
		    at(i % 25 ? EVENT_CHECK_IN : EVENT_ALIVE, ends[year] + 9 * HOUR + i * 100));
	assert_true(store_events(store, &log, NULL));
	int count = history_foldable(&log, civil_day(ends[year]) + 1);
	assert_true(count >= 300);
	event_list_free(&log);
	(void)disk_used();
	assert_true(store_fold(store, count, &alive, NULL));
	struct disk used = disk_used();
	store_close(store);
	return used;
}

static void a_fold_costs_the_same(void **state)
{
	struct disk first = fold_use(1), last = fold_use(YEARS);

	(void)state;
	if (getenv("INLOOP_TELL"))
		print_message("a fold reads %lld and writes %lld bytes, then %lld and %lld\n",
			      (long long)first.read_bytes, (long long)first.written_bytes,
			      (long long)last.read_bytes, (long long)last.written_bytes);
	/* A tree that got one storey higher, and the pages that its new rows happen to fill. */
	assert_true(last.written_bytes < first.written_bytes + 64 * 4096);
	assert_true(last.read_bytes < first.read_bytes + 64 * 4096);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_week_is_read_in_the_same_pages),
		cmocka_unit_test(a_start_reads_the_same_pages),
		cmocka_unit_test(ten_years_fit),
		cmocka_unit_test(a_fold_costs_the_same),
		cmocka_unit_test(a_check_in_writes_what_a_commit_must),
	};

	return cmocka_run_group_tests_name("ten years", tests, live_ten_years, folder_teardown);
}
