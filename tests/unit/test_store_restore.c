/* The store: what takes the place of a database that is damaged, and what staff are told. */
#include "support/older.h"
#include "support/test.h"
#include "support/witness.h"
#include "support/wreck.h"

#include "store/private.h"
#include "terminal/store_port.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ASIDE "inloop.db.beschadigd-2026-11-11"
#define ALL   162 /* events of today in the wreck */

static int events_in(struct store *store)
{
	struct event_list events = { 0 };

	assert_true(store_events(store, &events, NULL));
	int count = events.count;
	for (int i = 0; i < count; i++)
		assert_non_null(event_list_find(&wreck.events, events.items[i].id));
	event_list_free(&events);
	return count;
}

/* The sentence, but for the folder's name. */
static void assert_told(const char *news, const char *was, const char *rest)
{
	char expected[400];

	(void)snprintf(expected, sizeof expected, "De gegevens in %s waren %s. %s", wreck.folder,
		       was, rest);
	assert_string_equal(news, expected);
}

static void spoil(const char *name, size_t from, size_t size)
{
	static const char rubbish[64] = { 0x5a, 0x11, 0x5a, 0x5a, 0x77 };
	int fd = open(wreck_path(name), O_WRONLY);

	assert_true(fd >= 0);
	for (size_t at = from; at < from + size; at += sizeof rubbish)
		assert_int_equal(pwrite(fd, rubbish, sizeof rubbish, (off_t)at), sizeof rubbish);
	assert_int_equal(close(fd), 0);
}

/* The log alone could still tell what stood there: so both do not begin as they should. All pages
 * are there. */
static void lose_headers(void)
{
	spoil("inloop.db", 0, 64);
	int fd = open(wreck_path("inloop.db-wal"), O_WRONLY);
	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, "rubbish", 8, 0), 8);
	assert_int_equal(close(fd), 0);
}

/* The page on which a table begins. */
static size_t root_of(const char *table)
{
	char sql[128];
	sqlite3_stmt *find;
	sqlite3 *db;

	(void)snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'",
		       table);
	assert_int_equal(sqlite3_open_v2(wreck_path("inloop.db"), &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &find, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(find), SQLITE_ROW);
	size_t page = (size_t)sqlite3_column_int(find, 0);
	(void)sqlite3_finalize(find);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return page;
}

/* ---- what is told ---------------------------------------------------------------- */

static void what_came_back_is_told(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	lose_headers();
	struct store *store = wreck_open(&news);
	assert_told(news.text, "beschadigd",
		    "Alles tot en met dinsdag 10 november is terug. Van daarna is 162 terug; "
		    "misschien mist er iets. Het oude bestand heet nu " ASIDE
		    ": vraag de installateur.");
	assert_int_equal(events_in(store), ALL);
	store_close(store);
	assert_wreck_days("inloop.db");
	store_close(wreck_open(&news)); /* told at every start */
	assert_non_null(strstr(news.text, ASIDE));
	assert_int_equal(unlink(wreck_path(ASIDE)), 0);
	assert_int_equal(unlink(wreck_path(ASIDE "-wal")), 0);
	assert_int_equal(unlink(wreck_path(ASIDE ".txt")), 0);
	(void)unlink(wreck_path(ASIDE "-shm"));
	store_close(wreck_open(&news)); /* until somebody took it away */
	assert_string_equal(news.text, "");
}

static void the_reason_lies_beside_it(void **state)
{
	struct store_news news;
	struct error error;
	size_t size;

	(void)state;
	wreck_put();
	assert_int_equal(unlink(wreck_path("inloop.db-wal")), 0);
	spoil("inloop.db", 0, 64);
	store_close(wreck_open(&news));
	char *text = file_read(wreck_path(ASIDE ".txt"), 4096, &size, &error);
	assert_non_null(text);
	assert_memory_equal(text, news.text, strlen(news.text));
	assert_non_null(strstr(text, "\nWeggezet op 2026-11-11T12:00:00+01:00.\n"));
	assert_non_null(strstr(text, "\nReden: SQLite: file is not a database (26).\n"));
	free(text);
}

/* Damage in a table of finished days: the events are whole, and staff read so. */
static void nothing_is_lost_where_only_the_days_are_damaged(void **state)
{
	struct store_news news, later;
	struct error error = { "" };

	(void)state;
	wreck_put();
	spoil("inloop.db", (root_of("hour") - 1) * 4096, 4096);
	struct store *store = wreck_open(&news);
	assert_string_equal(news.text, "");
	assert_true(wreck_tend(store, NULL, wreck.now, &later, &error));
	assert_told(later.text, "beschadigd",
		    "Alles tot en met dinsdag 10 november is terug. Ook alles van daarna is terug "
		    "(162). Het oude bestand heet nu " ASIDE ": vraag de installateur.");
	assert_int_equal(events_in(store), ALL);
	store_close(store);
	assert_wreck_days("inloop.db");
}

/* The first sector of the log: its header, and with it what tells which frames are of today. */
static void a_log_without_its_beginning_is_missed(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	spoil("inloop.db-wal", 0, 512);
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, "beschadigd"));
	assert_true(events_in(store) > ALL - 5);
	store_close(store);
	assert_wreck_days("inloop.db");
}

static void what_is_missing_is_told(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	wreck_write("inloop.db", "", 0);
	struct store *store = wreck_open(&news);
	int count = events_in(store);
	assert_in_range(count, 70, 130); /* those of the log, with their page */
	assert_non_null(strstr(news.text, "Alles tot en met dinsdag 10 november is terug."));
	store_close(store);
	assert_wreck_days("inloop.db");

	wreck_put();
	wreck_write("inloop.db", "", 0);
	assert_int_equal(unlink(wreck_path("inloop.db-wal")), 0);
	store = wreck_open(&news);
	assert_told(news.text, "beschadigd",
		    "Alles tot en met dinsdag 10 november is terug. Wat daarna kwam, is weg. Het "
		    "oude bestand heet nu " ASIDE ": vraag de installateur.");
	assert_int_equal(events_in(store), 0);
	store_close(store);
	assert_wreck_days("inloop.db");
}

/* The flags of the next start. */
static int start_again(struct store *store)
{
	struct event event = { .kind = EVENT_START, .at = { .utc = wreck.now, .sure = true } };

	assert_true(store_append(store, &event, 1, NULL));
	return event.flags;
}

/* Unknown is not zero: where something may be gone, the next start says so, once. */
static void the_figures_know_of_a_loss(void **state)
{
	struct store_news news;

	(void)state;
	for (int loss = 0; loss < 3; loss++) {
		wreck_put();
		if (loss == 1)
			wreck_write("inloop.db", "", 0);
		if (loss == 2)
			lose_headers();
		store_close(wreck_open(&news));
		struct store *store = wreck_open(&news); /* it may not come to a start at once */
		assert_int_equal(start_again(store), loss ? START_AFTER_LOSS : 0);
		assert_int_equal(start_again(store), 0);
		store_close(store);
	}
}

static void a_database_that_is_gone_is_put_back(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	assert_int_equal(unlink(wreck_path("inloop.db")), 0);
	assert_int_equal(unlink(wreck_path("inloop.db-wal")), 0);
	store_close(wreck_open(&news));
	assert_told(news.text, "weg",
		    "Alles tot en met dinsdag 10 november is terug. Wat daarna kwam, is weg. Vraag "
		    "de installateur.");
	assert_wreck_days("inloop.db");
}

/* ---- which copy -------------------------------------------------------------------- */

static void a_damaged_copy_is_passed_over(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	spoil("copies/inloop-2026-11-11.db", 8192, 64);
	wreck_write("inloop.db", "rubbish", 7);
	store_close(wreck_open(&news));
	assert_non_null(strstr(news.text, "Alles tot en met maandag 9 november is terug."));
	assert_true(wreck_has("copies/inloop-2026-11-11.db")); /* nothing is thrown away */
	assert_string_equal(wreck_integrity(wreck_path("inloop.db")), "ok");
}

/* The fold came further than the copy: the tables themselves are newer, and sound. */
static void what_is_newer_than_the_copy_stays(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	assert_int_equal(unlink(wreck_path("copies/inloop-2026-11-11.db")), 0);
	spoil("inloop.db-wal", 20 * 4120 + 32 + 24 + 100, 640);
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, "Alles tot en met dinsdag 10 november is terug."));
	assert_int_equal(events_in(store), ALL);
	store_close(store);
	assert_wreck_days("inloop.db");
}

/* Of the finished days. */
static int64_t recorded_hours(struct store *store)
{
	struct history rows = { 0 };
	int64_t seconds = 0;
	day_t today = civil_day(wreck.now);

	assert_true(store_history(store, 0, INT16_MAX, &rows, NULL));
	for (int i = 0; i < rows.recorded.count; i++)
		if (civil_day(rows.recorded.items[i].from) < today)
			seconds += rows.recorded.items[i].to - rows.recorded.items[i].from;
	history_free(&rows);
	return seconds / 3600;
}

static void without_any_copy_what_can_be_read_is_kept(void **state)
{
	struct store_news news, later;
	struct error error = { "" };

	(void)state;
	wreck_put();
	witness_remove(wreck_path("copies"));
	struct store *store = wreck_open(&news);
	assert_true(recorded_hours(store) > 50);
	store_close(store);
	wreck_put();
	witness_remove(wreck_path("copies"));
	spoil("inloop.db", (root_of("ask_count") - 1) * 4096, 4096);
	store = wreck_open(&news);
	assert_true(wreck_tend(store, NULL, wreck.now, &later, &error));
	assert_non_null(strstr(later.text, "Er was geen goede kopie: de cijfers van eerdere dagen "
					   "zijn terug, maar kunnen fout zijn."));
	assert_int_equal(events_in(store), ALL);
	assert_int_equal(recorded_hours(store), 0); /* nobody knows what is gone: "minstens" */
	store_close(store);
	char *days = wreck_days(wreck_path("inloop.db"));
	assert_non_null(strstr(days, "|")); /* the hours, though no asks */
	free(days);
	assert_string_equal(wreck_integrity(wreck_path("inloop.db")), "ok");
}

/* ---- whose events -------------------------------------------------------------------- */

/* A log that another house's terminal wrote: sound in itself. */
static void the_log_of_another_house_adds_nothing(void **state)
{
	struct store_news news;
	struct error error;
	char folder[128], path[FILE_PATH];
	size_t size;

	(void)state;
	witness_folder(folder);
	struct store *other = store_open(folder, wreck.now, &news, &error);
	assert_non_null(other);
	for (int i = 0; i < 30; i++) {
		struct event event = { .kind = EVENT_CHECK_IN,
				       .at = { .utc = wreck.now + i, .boot = 99, .sure = true } };
		assert_true(store_append(other, &event, 1, NULL));
	}
	file_join(path, folder, "inloop.db-wal");
	char *log = file_read(path, 1 << 24, &size, NULL);
	store_close(other);
	assert_non_null(log);
	wreck_put();
	wreck_write("inloop.db-wal", log, size);
	free(log);
	witness_remove(folder);
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, "beschadigd"));
	assert_true(events_in(store) >= wreck.in_file - 40);
	store_close(store);
	assert_wreck_days("inloop.db");
}

static bool is_digit(uint8_t byte)
{
	return byte >= '0' && byte <= '9';
}

/* The key of all checksums itself. */
static void a_forgotten_key_takes_nothing_with_it(void **state)
{
	struct store_news news;
	struct wreck_file *file = wreck_file("inloop.db");
	const char *name = "key";

	(void)state;
	wreck_put();
	for (size_t i = 0; i + 40 < file->size; i++)
		if (memcmp(file->bytes + i, name, 3) == 0 && is_digit(file->bytes[i + 4]) &&
		    is_digit(file->bytes[i + 8]) && is_digit(file->bytes[i + 14]))
			spoil("inloop.db", i + 3, 8);
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, ASIDE));
	assert_int_equal(events_in(store), ALL);
	store_close(store);
	assert_wreck_days("inloop.db");
}

/* ---- setting aside ------------------------------------------------------------------- */

static void nothing_that_was_set_aside_is_ever_written_over(void **state)
{
	struct store_news news;
	struct error error;
	size_t size;

	(void)state;
	wreck_put();
	for (int i = 1; i <= 12; i++) {
		char text[16], name[64] = ASIDE;
		(void)snprintf(text, sizeof text, "rubbish %d", i);
		if (i > 1)
			(void)snprintf(name, sizeof name, ASIDE "-%d", i);
		wreck_write("inloop.db", text, strlen(text));
		store_close(wreck_open(&news));
		assert_true(wreck_has(name));
	}
	for (int i = 1; i <= 12; i++) {
		char text[16], name[64] = ASIDE;
		(void)snprintf(text, sizeof text, "rubbish %d", i);
		if (i > 1)
			(void)snprintf(name, sizeof name, ASIDE "-%d", i);
		char *kept = file_read(wreck_path(name), 100, &size, &error);
		assert_non_null(kept);
		assert_string_equal(kept, text);
		free(kept);
	}
	assert_wreck_days("inloop.db");
}

static void outside(const char *name, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(wreck_path(name), &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", name, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void every_copy(const char *sql)
{
	DIR *folder = opendir(wreck_path("copies"));
	struct dirent *entry;
	char name[300];

	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		(void)snprintf(name, sizeof name, "copies/%s", entry->d_name);
		if (strstr(name, ".db"))
			outside(name, sql);
	}
	(void)closedir(folder);
}

/* As after an update that was undone: the figures of the last copy that can be read are there. */
static void in_place_of_a_newer_database_comes_a_copy(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	outside("inloop.db", "PRAGMA user_version = 999");
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, "van een nieuwere Inloop"));
	assert_non_null(strstr(news.text, "Uit een kopie is alles tot en met"));
	assert_true(wreck_has("inloop.db.nieuwer-2026-11-11"));
	assert_true(wreck_has("inloop.db.nieuwer-2026-11-11.txt"));
	assert_true(wreck_has("copies/inloop-2026-11-11.db"));
	assert_int_equal(events_in(store), 0);
	assert_true(store->lost); /* what came since is marked */
	store_close(store);
	assert_wreck_days("inloop.db");
}

static void a_newer_one_with_newer_copies_is_begun_anew(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	outside("inloop.db", "PRAGMA user_version = 999");
	every_copy("PRAGMA user_version = 999");
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, "Er is een nieuw bestand begonnen"));
	assert_true(wreck_has("copies/inloop-2026-11-11.db"));
	assert_int_equal(events_in(store), 0);
	store_close(store);
}

/* Damaged between an upgrade and the first copy after it: the copies are of the version before. */
static void a_copy_of_an_earlier_version_is_as_good(void **state)
{
	struct store_news news;

	(void)state;
	wreck_put();
	older_make(wreck_path("copies/inloop-2026-11-11.db"));

	spoil("inloop.db", 0, 100 * 1024);
	struct store *store = wreck_open(&news);
	assert_non_null(strstr(news.text, "is terug"));
	store_close(store);
	assert_wreck_days("inloop.db");
}

static void without_room_nothing_is_touched(void **state)
{
	struct rlimit limit = { 20000, RLIM_INFINITY };
	struct store_news news;
	struct error error = { "" };

	(void)state;
	wreck_put();
	lose_headers();
	(void)signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	struct store *store = store_open(wreck.folder, wreck.now, &news, &error);
	limit.rlim_cur = RLIM_INFINITY;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_null(store);
	assert_true(error.text[0] != '\0');
	assert_false(wreck_has(ASIDE));
	store = wreck_open(&news); /* there is room again */
	assert_int_equal(events_in(store), ALL);
	store_close(store);
	assert_wreck_days("inloop.db");
}

/* ---- while the terminal runs ---------------------------------------------------------- */

static void forget_pages(struct store *store)
{
	(void)sqlite3_db_release_memory(store->db);
}

/* Whoever stands before the screen does not notice. */
static void a_running_terminal_goes_on(void **state)
{
	struct store_news news;
	struct health health = { 0 };
	struct event_list known = { 0 };
	struct history history = { 0 };
	struct error error = { "" };

	(void)state;
	wreck_put();
	struct store_link link = { .store = wreck_open(&news), .health = &health, .known = &known };
	struct store_port port = store_port(&link);
	assert_true(port.events(port.self, &known, &error));
	assert_int_equal(known.count, ALL);
	forget_pages(link.store);
	spoil("inloop.db", 4096, wreck_file("inloop.db")->size - 4096); /* all but page 1 */
	struct event event = { .kind = EVENT_CHECK_IN,
			       .at = { .utc = wreck.now, .boot = 77, .sure = true } };
	if (!port.append(port.self, &event, 1, &error))
		fail_msg("%s", error.text);
	assert_int_equal(event.id, known.items[known.count - 1].id + 1);
	assert_true(port.history(port.self, 0, INT16_MAX, &history, &error));
	assert_non_null(health_find(&health, "data"));
	assert_non_null(
	    strstr(health_find(&health, "data")->sentence, "Ook alles van daarna is terug (162)."));
	struct event_list after = { 0 };
	assert_true(port.events(port.self, &after, &error));
	assert_int_equal(after.count, ALL + 1); /* out of its memory */
	event_list_free(&after);
	event_list_free(&known);
	history_free(&history);
	store_close(link.store);
	assert_wreck_days("inloop.db");
}

static void a_report_that_meets_damage_is_right_the_second_time(void **state)
{
	struct store_news news;
	struct health health = { 0 };
	struct history history = { 0 };
	struct error error = { "" };

	(void)state;
	wreck_put();
	struct store_link link = { .store = wreck_open(&news), .health = &health };
	struct store_port port = store_port(&link);
	forget_pages(link.store);
	spoil("inloop.db", (root_of("hour") - 1) * 4096, 4096);
	if (!port.history(port.self, 0, INT16_MAX, &history, &error))
		fail_msg("%s", error.text);
	assert_true(history.hours.count > 50);
	assert_non_null(health_find(&health, "data"));
	history_free(&history);
	assert_int_equal(events_in(link.store), ALL);
	store_close(link.store);
	assert_wreck_days("inloop.db");
}

static void change(const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(wreck_path("inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Two bits: one in a number, one in the name of the checksum that would tell. */
static void a_checksum_that_is_gone_is_missed(void **state)
{
	struct store_news news;
	struct error error = { "" };

	(void)state;
	wreck_put();
	change(
	    "UPDATE hour SET visits = visits + 64; UPDATE value SET name = '{eal' WHERE name GLOB "
	    "'seal.*'");
	struct store *store = wreck_open(&news);
	assert_true(wreck_tend(store, NULL, wreck.now, &news, &error));
	assert_non_null(strstr(news.text, "Alles tot en met dinsdag 10 november is terug."));
	store_close(store);
	assert_wreck_days("inloop.db");
}

/* The fold adds nothing to figures that the card changed. */
static void the_fold_does_not_hide_damage(void **state)
{
	struct store_news news;
	struct health health = { 0 };
	struct event_list known = { 0 };
	struct event alive = { .kind = EVENT_ALIVE, .at = { .utc = wreck.now, .sure = true } };
	struct error error = { "" };

	(void)state;
	wreck_put();
	/* as if a bit within a number had changed: nothing that SQLite can see */
	change("UPDATE hour SET visits = visits + 64");
	struct store_link link = { .store = wreck_open(&news), .health = &health, .known = &known };
	struct store_port port = store_port(&link);
	assert_string_equal(news.text, "");
	assert_true(port.events(port.self, &known, &error));
	if (!port.fold(port.self, 100, &alive, &error))
		fail_msg("%s", error.text);
	assert_non_null(strstr(health_find(&health, "data")->sentence, "is terug"));
	event_list_free(&known);
	store_close(link.store);
	char *days = wreck_days(wreck_path("inloop.db"));
	const char *first = strchr(wreck.days, '\n');
	assert_memory_equal(days, wreck.days, (size_t)(first - wreck.days));
	free(days);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_came_back_is_told),
		cmocka_unit_test(the_reason_lies_beside_it),
		cmocka_unit_test(nothing_is_lost_where_only_the_days_are_damaged),
		cmocka_unit_test(a_log_without_its_beginning_is_missed),
		cmocka_unit_test(what_is_missing_is_told),
		cmocka_unit_test(the_figures_know_of_a_loss),
		cmocka_unit_test(a_database_that_is_gone_is_put_back),
		cmocka_unit_test(a_damaged_copy_is_passed_over),
		cmocka_unit_test(what_is_newer_than_the_copy_stays),
		cmocka_unit_test(without_any_copy_what_can_be_read_is_kept),
		cmocka_unit_test(the_log_of_another_house_adds_nothing),
		cmocka_unit_test(a_forgotten_key_takes_nothing_with_it),
		cmocka_unit_test(nothing_that_was_set_aside_is_ever_written_over),
		cmocka_unit_test(in_place_of_a_newer_database_comes_a_copy),
		cmocka_unit_test(a_newer_one_with_newer_copies_is_begun_anew),
		cmocka_unit_test(a_copy_of_an_earlier_version_is_as_good),
		cmocka_unit_test(without_room_nothing_is_touched),
		cmocka_unit_test(a_running_terminal_goes_on),
		cmocka_unit_test(a_report_that_meets_damage_is_right_the_second_time),
		cmocka_unit_test(a_checksum_that_is_gone_is_missed),
		cmocka_unit_test(the_fold_does_not_hide_damage),
	};

	return cmocka_run_group_tests_name("store: restoring", tests, wreck_setup, wreck_teardown);
}
