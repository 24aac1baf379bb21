/* The store: the daily copies. */
#include "store_folder.h"
#include "support/wreck.h"

#include "store/private.h"

#include <signal.h>
#include <sys/resource.h>

#define NIGHT (NOW + 53100) /* 2026-11-24T00:45:00+01:00 */
#define BOOT  INT64_C(0x1122334455667788)

static const char tonight[] = "copies/inloop-2026-11-24.db";

static struct event of_boot(enum event_kind kind, utc_t utc)
{
	struct event event = at(kind, utc);

	event.at.boot = BOOT;
	return event;
}

/* A day of some people, folded in the night after it. */
static void a_day(struct store *store, utc_t morning)
{
	struct event alive = of_boot(EVENT_ALIVE, morning + 53100);

	put(store, of_boot(EVENT_START, morning));
	for (int i = 0; i < 20; i++)
		put(store, of_boot(EVENT_CHECK_IN, morning + 61 * i));
	put(store, of_boot(EVENT_STOP, morning + 3600));
	assert_true(store_fold(store, 22, &alive, NULL));
}

static enum tend tend_once(struct folder *folder, struct store *store, utc_t utc, bool sure)
{
	struct moment now = { .utc = utc, .sure = sure };

	return store_tend(store, &now, &folder->error);
}

static enum tend tend(struct folder *folder, struct store *store, utc_t utc, bool sure)
{
	enum tend last;

	do
		last = tend_once(folder, store, utc, sure);
	while (last == TEND_MORE);
	return last;
}

static int copies(const struct folder *folder)
{
	DIR *listing = opendir(folder_file(folder, "copies"));
	struct dirent *entry;
	int count = 0;

	while (listing && (entry = readdir(listing)))
		count += strncmp(entry->d_name, "inloop-", 7) == 0;
	if (listing)
		(void)closedir(listing);
	return count;
}

static int64_t number(const struct folder *folder, const char *name, const char *sql)
{
	sqlite3_stmt *statement;
	sqlite3 *db;

	assert_int_equal(
	    sqlite3_open_v2(folder_file(folder, name), &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int64_t found = sqlite3_column_int64(statement, 0);
	(void)sqlite3_finalize(statement);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return found;
}

static void a_copy_holds_the_finished_days(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct stat about;

	assert_true(store_set_value(store, "pin_wrong", "3", NULL));
	assert_true(store_set_value(store, "pin_hash", "a hash", NULL));
	a_day(store, NOW);
	put(store, of_boot(EVENT_CHECK_IN, NIGHT + 5));
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_COPIED);
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_DONE);
	store_close(store);
	assert_int_equal(stat(folder_file(folder, tonight), &about), 0);
	assert_int_equal(about.st_mode & 0777, 0640);
	char *days = wreck_days(folder_file(folder, tonight));
	char *own = wreck_days(folder_file(folder, "inloop.db"));
	assert_string_equal(days, own);
	assert_non_null(strstr(days, "20780|10|20|20|0|"));
	assert_int_equal(number(folder, tonight, "SELECT count(*) FROM event"), 0);
	assert_int_equal(number(folder, tonight,
				"SELECT count(*) FROM value WHERE name = 'pin_wrong'"
				" AND value = '3'"),
			 1);
	assert_int_equal(
	    number(folder, tonight, "SELECT count(*) FROM value WHERE name = 'pin_hash'"), 0);
	assert_string_equal(wreck_integrity(folder_file(folder, tonight)), "ok");
	assert_int_equal(copies(folder), 1); /* and nothing lies beside it */
	assert_false(folder_has(folder, "copies/inloop.tmp"));
	free(days);
	free(own);
}

/* There are exact times in them. */
static void what_was_set_aside_goes_after_thirty_days(void **state)
{
	static const char *const old[] = { "inloop.db.beschadigd-2026-10-01",
					   "inloop.db.beschadigd-2026-10-01-wal",
					   "inloop.db.beschadigd-2026-10-01-2",
					   "inloop.db.beschadigd-2026-10-01.txt",
					   "inloop.db.nieuwer-2026-10-20" };
	static const char *const kept[] = { "inloop.db.beschadigd-2026-11-20",
					    "inloop.db.beschadigd-2026-11-20-wal",
					    "inloop.db.iemand-2026-01-01", "inloop.db.bak" };
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int i = 0; i < 5; i++)
		folder_write(folder, old[i], "x", 1);
	for (int i = 0; i < 4; i++)
		folder_write(folder, kept[i], "x", 1);
	a_day(store, NOW);
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_COPIED);
	store_close(store);
	for (int i = 0; i < 5; i++)
		if (folder_has(folder, old[i]))
			fail_msg("%s is still there", old[i]);
	for (int i = 0; i < 4; i++)
		if (!folder_has(folder, kept[i]))
			fail_msg("%s is gone", kept[i]);
}

static int found(const struct folder *folder, const char *name)
{
	static const unsigned char boot[8] = { 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88 };
	size_t size;
	int times = 0;

	char *bytes = folder_bytes(folder, name, &size);
	for (size_t i = 0; i + sizeof boot <= size; i++)
		times += memcmp(bytes + i, boot, sizeof boot) == 0;
	free(bytes);
	return times;
}

/* Neither of those that the fold deleted, nor of those that are still needed: tomorrow they will
 * be deleted too, and a copy stays for two weeks. */
static void a_copy_holds_no_byte_of_an_event(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int day = 0; day < 3; day++)
		a_day(store, NOW + (day - 2) * 86400);
	for (int i = 0; i < 300; i++)
		put(store, of_boot(EVENT_CHECK_IN, NIGHT + i));
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_COPIED);
	store_close(store);
	assert_true(found(folder, "inloop.db") > 200); /* it can see */
	assert_int_equal(found(folder, tonight), 0);
	/* nor when the last of them was, in words */
	assert_int_equal(number(folder, tonight,
				"SELECT count(*) FROM value WHERE name = 'folded'"
				" AND value GLOB '* 20780'"),
			 1);
}

static void fourteen_are_kept(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int day = 0; day < 17; day++) {
		a_day(store, NOW + day * 86400);
		assert_int_equal(tend(folder, store, NIGHT + day * 86400, true), TEND_COPIED);
		assert_int_equal(copies(folder), day < 14 ? day + 1 : 14);
		if (day == 5)
			folder_write(folder, "copies/van-de-buren.db", "x", 1);
	}
	store_close(store);
	assert_false(folder_has(folder, "copies/inloop-2026-11-26.db"));
	assert_true(folder_has(folder, "copies/inloop-2026-11-27.db"));
	assert_true(folder_has(folder, "copies/inloop-2026-12-10.db"));
	assert_true(folder_has(folder, "copies/van-de-buren.db"));
}

/* A clock that leaps does not make an old copy the newest. */
static void what_is_newest_is_not_said_by_the_clock(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int day = 0; day < 20; day++) {
		a_day(store, NOW + day * 86400);
		utc_t says = day == 2 ? NIGHT + INT64_C(86400) * 365 * 12 : NIGHT + day * 86400;
		assert_int_equal(tend(folder, store, says, true), TEND_COPIED);
	}
	store_close(store);
	assert_int_equal(copies(folder), 14);
	assert_false(folder_has(folder, "copies/inloop-2038-11-21.db"));
	assert_true(folder_has(folder, "copies/inloop-2026-12-13.db"));
}

/* Closed for half a year: of days without a row nothing is missing. */
static void a_long_pause_is_no_damage(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int day = 0; day < 400; day += 199) {
		a_day(store, NOW + day * INT64_C(86400));
		if (tend(folder, store, NIGHT + day * INT64_C(86400), true) != TEND_COPIED)
			fail_msg("%s", folder->error.text);
	}
	store_close(store);
	assert_int_equal(copies(folder), 3);
}

static void an_unsure_clock_waits(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	a_day(store, NOW);
	assert_int_equal(tend(folder, store, 4000, false), TEND_LATER);
	assert_int_equal(copies(folder), 0);
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_COPIED);
	store_close(store);
	assert_true(folder_has(folder, tonight));
}

static void one_that_was_not_made_is_made_at_the_next_start(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	a_day(store, NOW);
	(void)tend_once(folder, store, NIGHT, true);
	store_close(store); /* in the middle of it */
	store = folder_open(folder);
	assert_int_equal(tend(folder, store, NIGHT + 40000, true), TEND_COPIED);
	store_close(store);
	store = folder_open(folder);
	assert_int_equal(tend(folder, store, NIGHT + 50000, true), TEND_DONE); /* only once */
	store_close(store);
	assert_int_equal(copies(folder), 1);
}

/* Many pages, so that it takes many pieces. */
static void a_large_house(struct store *store)
{
	static struct event events[3000];

	for (int i = 0; i < 3000; i++) {
		char key[120];
		(void)snprintf(key, sizeof key, "%0100d@huis", i);
		events[i] = in_session(EVENT_JOINED, NOW + i, key, "Koken", NOW + 40000);
	}
	assert_true(store_append(store, events, 3000, NULL));
	assert_true(store_fold(store, 3000, NULL, NULL));
}

static void visits_go_on_meanwhile(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	int pieces = 0;
	enum tend last;

	a_large_house(store);
	while ((last = tend_once(folder, store, NIGHT, true)) == TEND_MORE) {
		put(store, of_boot(EVENT_CHECK_IN, NIGHT + ++pieces));
		if (pieces % 3 == 0)
			assert_true(store_set_value(store, "name", "value", NULL));
	}
	assert_int_equal(last, TEND_COPIED);
	assert_true(pieces > 6);
	assert_int_equal(event_count(store), pieces);
	store_close(store);
	assert_int_equal(number(folder, tonight, "SELECT count(*) FROM session_count"), 3000);
	assert_int_equal(found(folder, tonight), 0);
	assert_string_equal(wreck_integrity(folder_file(folder, tonight)), "ok");
}

static void a_fold_meanwhile_goes_first(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	a_large_house(store);
	for (int i = 0; i < 100 && !folder_has(folder, "copies/inloop.tmp"); i++)
		assert_int_equal(tend_once(folder, store, NIGHT, true), TEND_MORE);
	a_day(store, NOW);
	assert_false(folder_has(folder, "copies/inloop.tmp"));
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_COPIED);
	store_close(store);
	char *days = wreck_days(folder_file(folder, tonight));
	assert_non_null(strstr(days, "20780|10|20|20|0|"));
	free(days);
}

/* No file may grow beyond this, as on a disk that is full. */
static void limit_files(rlim_t most)
{
	struct rlimit limit = { most, RLIM_INFINITY };

	(void)signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_leaves_what_is_there(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	a_day(store, NOW);
	assert_int_equal(tend(folder, store, NIGHT, true), TEND_COPIED);
	a_day(store, NOW + 86400);
	for (int i = 0; i < 100 && !folder_has(folder, "copies/inloop.tmp"); i++)
		assert_int_equal(tend_once(folder, store, NIGHT + 86400, true), TEND_MORE);
	limit_files(20000);
	enum tend last = tend(folder, store, NIGHT + 86400, true);
	limit_files(RLIM_INFINITY);
	assert_int_equal(last, TEND_FAILED);
	assert_non_null(strstr(folder->error.text, folder->path));
	assert_false(folder_has(folder, "copies/inloop.tmp"));
	assert_int_equal(copies(folder), 1);
	assert_string_equal(wreck_integrity(folder_file(folder, tonight)), "ok");
	assert_false(store_mend(store, NULL, &folder->news, NULL)); /* nothing is damaged */
	assert_true(store_works(store));
	put(store, at(EVENT_CHECK_IN, NIGHT + 90000));
	assert_int_equal(tend(folder, store, NIGHT + 86400, true), TEND_COPIED); /* room again */
	assert_int_equal(copies(folder), 2);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_copy_holds_the_finished_days),
		STORE_TEST(what_was_set_aside_goes_after_thirty_days),
		STORE_TEST(a_copy_holds_no_byte_of_an_event),
		STORE_TEST(fourteen_are_kept),
		STORE_TEST(what_is_newest_is_not_said_by_the_clock),
		STORE_TEST(a_long_pause_is_no_damage),
		STORE_TEST(an_unsure_clock_waits),
		STORE_TEST(one_that_was_not_made_is_made_at_the_next_start),
		STORE_TEST(visits_go_on_meanwhile),
		STORE_TEST(a_fold_meanwhile_goes_first),
		STORE_TEST(a_full_disk_leaves_what_is_there),
	};

	return cmocka_run_group_tests_name("store: daily copies", tests, NULL, NULL);
}
