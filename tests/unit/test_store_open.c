/* The store: opening what is new, old, newer, damaged, locked or out of reach. */
#include "store_folder.h"

#include "store/private.h"
#include "store/schema.h"

#include <fcntl.h>
#include <sys/wait.h>

static mode_t mode_of(const struct folder *folder, const char *name)
{
	struct stat about;

	assert_int_equal(stat(folder_file(folder, name), &about), 0);
	return about.st_mode & 0777;
}

/* Run SQL on the database from outside, as another program would. */
static void outside(const struct folder *folder, const char *name, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(folder_file(folder, name), &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int outside_number(const struct folder *folder, const char *name, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(folder_file(folder, name), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int number = sqlite3_column_int(statement, 0);
	assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return number;
}

static void a_new_folder_gets_a_database(void **state)
{
	struct folder *folder = *state;
	struct folder deep = *folder;
	mode_t mask = umask(077);

	(void)snprintf(deep.path, sizeof deep.path, "%.100s/a/b", folder->path);
	struct store *store = folder_open(&deep);
	(void)umask(mask);
	assert_string_equal(deep.news.text, "");
	assert_string_equal(deep.error.text, "");
	put(store, at(EVENT_START, NOW));
	assert_int_equal(mode_of(&deep, "inloop.db"), 0640);
	assert_int_equal(mode_of(&deep, "inloop.db-wal"), 0640);
	assert_int_equal(mode_of(&deep, "inloop.db-shm"), 0640);
	store_close(store);
	assert_true(folder_has(&deep, "inloop.db-wal")); /* stays, for readers */
	assert_int_equal(outside_number(&deep, "inloop.db", "PRAGMA user_version"),
			 schema_latest());
}

static void an_empty_file_is_a_new_database(void **state)
{
	struct folder *folder = *state;

	folder_write(folder, "inloop.db", "", 0);
	struct store *store = folder_open(folder);
	assert_string_equal(folder->news.text, "");
	put(store, at(EVENT_START, NOW));
	store_close(store);
}

static void a_narrow_mode_is_widened(void **state)
{
	struct folder *folder = *state;

	store_close(folder_open(folder));
	assert_int_equal(chmod(folder_file(folder, "inloop.db"), 0600), 0);
	assert_int_equal(chmod(folder_file(folder, "inloop.db-wal"), 0600), 0);
	store_close(folder_open(folder));
	assert_int_equal(mode_of(folder, "inloop.db"), 0640);
	assert_int_equal(mode_of(folder, "inloop.db-wal"), 0640);
	assert_int_equal(mode_of(folder, "."), 0700); /* the folder is as its owner wants it */
}

static void what_root_makes_belongs_to_the_folders_owner(void **state)
{
	static const char *const names[] = { "inloop.db", "inloop.db-wal", "inloop.db-shm",
					     "inloop.lock" };
	struct folder *folder = *state;
	struct stat about;

	if (geteuid() != 0)
		skip();
	assert_int_equal(chown(folder->path, 65534, 65533), 0);
	struct store *store = folder_open(folder);
	put(store, at(EVENT_START, NOW));
	for (int i = 0; i < 4; i++) {
		assert_int_equal(stat(folder_file(folder, names[i]), &about), 0);
		assert_int_equal(about.st_uid, 65534);
		assert_int_equal(about.st_gid, 65533);
	}
	store_close(store);
}

static void a_second_terminal_is_refused(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	char expected[300];

	assert_null(store_open(folder->path, NOW, &folder->news, &folder->error));
	(void)snprintf(expected, sizeof expected,
		       "Er draait al een Inloop op deze gegevensmap (%s). Sluit die eerst af.",
		       folder->path);
	assert_string_equal(folder->error.text, expected);
	put(store, at(EVENT_START, NOW)); /* the first is not disturbed */
	store_close(store);
	store_close(folder_open(folder));
}

/* From each version that a house may have to today's; version 0 is an empty file. */
static void every_version_is_upgraded(void **state)
{
	struct folder *folder = *state;

	for (int version = 0; version <= schema_latest(); version++) {
		struct store old = { .lock = -1 };
		struct history history = { 0 };
		folder_empty(folder->path);
		assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &old.db),
				 SQLITE_OK);
		assert_true(schema_upgrade(&old, version, NULL));
		assert_int_equal(sqlite3_close(old.db), SQLITE_OK);
		assert_int_equal(outside_number(folder, "inloop.db", "PRAGMA user_version"),
				 version);

		struct store *store = folder_open(folder);
		assert_string_equal(folder->news.text, "");
		put(store, at(EVENT_CHECK_IN, NOW));
		assert_true(store_fold(store, 1, NULL, NULL));
		assert_true(store_history(store, civil_day(NOW), civil_day(NOW), &history, NULL));
		assert_int_equal(history.hours.items[0].visits, 1);
		history_free(&history);
		store_close(store);
		assert_int_equal(outside_number(folder, "inloop.db", "PRAGMA user_version"),
				 schema_latest());
	}
}

/* A step that fails leaves the database of the version before. */
static void a_step_is_taken_whole_or_not(void **state)
{
	struct folder *folder = *state;
	struct store old = { .lock = -1 };

	outside(folder, "inloop.db", "CREATE TABLE recorded (x)");
	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &old.db), SQLITE_OK);
	assert_false(schema_upgrade(&old, 1, &folder->error));
	assert_int_equal(sqlite3_close(old.db), SQLITE_OK);
	assert_int_equal(outside_number(folder, "inloop.db", "PRAGMA user_version"), 0);
	assert_int_equal(outside_number(folder, "inloop.db", "SELECT count(*) FROM sqlite_schema"),
			 1);
}

/* A closed database with enough in it to have pages of every kind. */
static void fill(struct folder *folder)
{
	struct store *store = folder_open(folder);
	static struct event events[300];

	for (int i = 0; i < 300; i++) {
		char key[32];
		(void)snprintf(key, sizeof key, "activiteit-%d@huis", i);
		events[i] = in_session(EVENT_JOINED, NOW + i, key, "Wandelen", NOW);
	}
	assert_true(store_append(store, events, 300, NULL));
	assert_true(store_fold(store, 150, NULL, NULL));
	store_close(store);
}

static void assert_set_aside(struct folder *folder, const char *name, const char *bytes,
			     size_t size)
{
	struct store *store = folder_open(folder);
	size_t kept_size;

	assert_non_null(strstr(folder->news.text, name));
	assert_non_null(strstr(folder->news.text, folder->path));
	assert_string_equal(folder->error.text, "");
	assert_int_equal(event_count(store), 0);
	put(store, at(EVENT_START, NOW));
	store_close(store);
	char *kept = folder_bytes(folder, name, &kept_size);
	assert_int_equal(kept_size, size);
	assert_memory_equal(kept, bytes, size);
	free(kept);
	store_close(folder_open(folder)); /* and the new one is there to stay, and told of again */
	assert_non_null(strstr(folder->news.text, name));
	assert_int_equal(outside_number(folder, "inloop.db", "SELECT count(*) FROM event"), 1);
}

static void a_newer_database_is_set_aside_untouched(void **state)
{
	struct folder *folder = *state;
	size_t size;

	for (int turn = 1; turn <= 3; turn++) {
		char name[64] = "inloop.db.nieuwer-2026-11-23";
		if (turn > 1)
			(void)snprintf(name, sizeof name, "inloop.db.nieuwer-2026-11-23-%d", turn);
		fill(folder);
		outside(folder, "inloop.db", "CREATE TABLE later (x); PRAGMA user_version = 9999");
		char *bytes = folder_bytes(folder, "inloop.db", &size);
		folder_write(folder, "inloop.db-wal", "a log", 5);
		assert_set_aside(folder, name, bytes, size);
		free(bytes);
		size_t log_size;
		(void)snprintf(name + strlen(name), sizeof name - strlen(name), "-wal");
		char *log = folder_bytes(folder, name, &log_size);
		assert_int_equal(log_size, 5);
		assert_memory_equal(log, "a log", 5);
		free(log);
	}
	/* 150 that fill() left, and the one that the database before had */
	assert_int_equal(outside_number(folder, "inloop.db.nieuwer-2026-11-23-2",
					"SELECT count(*) FROM event"),
			 151);
}

static const char damaged[] = "inloop.db.beschadigd-2026-11-23";

static void assert_damaged(struct folder *folder, const char *bytes, size_t size)
{
	folder_empty(folder->path);
	folder_write(folder, "inloop.db", bytes, size);
	assert_set_aside(folder, damaged, bytes, size);
	assert_non_null(strstr(folder->path, "inloop-store"));
}

static void damaged_databases_are_set_aside(void **state)
{
	struct folder *folder = *state;
	char noise[9000];
	size_t size;

	fill(folder);
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	assert_true(size > 6 * 4096);
	for (size_t cut = 2; cut < size; cut = cut * 2 + 7)
		assert_damaged(folder, bytes, cut);
	srand(1);
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)rand();
	assert_damaged(folder, noise, sizeof noise);
	assert_damaged(folder, "Beste collega, ", 15);
	memset(noise, 0, sizeof noise);
	assert_damaged(folder, noise, sizeof noise);

	char *copy = malloc(size);
	memcpy(copy, bytes, size);
	memset(copy + 4096, 0x5a, size - 4096); /* all but the first page */
	assert_damaged(folder, copy, size);
	free(copy);
	free(bytes);
}

/* Any bit of the header, and many others: nothing may crash, and the terminal always has a
 * database that it can write to. */
static void a_flipped_bit_never_stops_the_terminal(void **state)
{
	struct folder *folder = *state;
	size_t size;

	fill(folder);
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	for (size_t i = 0; i < size; i += i < 100 ? 1 : 2999) {
		bytes[i] = (char)(bytes[i] ^ (1 << (i % 8)));
		folder_empty(folder->path);
		folder_write(folder, "inloop.db", bytes, size);
		struct store *store = folder_open(folder);
		struct history history = { 0 };
		put(store, at(EVENT_CHECK_IN, NOW));
		(void)store_history(store, 0, INT16_MAX, &history, NULL);
		(void)store_fold(store, 200, NULL, NULL);
		history_free(&history);
		store_close(store);
		bytes[i] = (char)(bytes[i] ^ (1 << (i % 8)));
	}
	free(bytes);
}

static void another_programs_database_is_set_aside(void **state)
{
	struct folder *folder = *state;
	size_t size;

	for (int version = 0; version <= schema_latest(); version++) {
		char sql[80];
		(void)snprintf(sql, sizeof sql,
			       "CREATE TABLE moz_places (x); PRAGMA user_version = %d", version);
		folder_empty(folder->path);
		outside(folder, "inloop.db", sql);
		char *bytes = folder_bytes(folder, "inloop.db", &size);
		folder_empty(folder->path);
		folder_write(folder, "inloop.db", bytes, size);
		struct store *store = folder_open(folder);
		assert_non_null(strstr(folder->news.text, damaged));
		put(store, at(EVENT_START, NOW));
		store_close(store);
		assert_int_equal(outside_number(folder, damaged, "SELECT count(*) FROM moz_places"),
				 0);
		free(bytes);
	}
}

/* A log whose database is gone holds confirmed figures: SQLite would throw it away. */
static void a_log_without_its_database_is_kept(void **state)
{
	struct folder *folder = *state;
	char name[64];
	size_t size;

	for (int empty = 0; empty < 2; empty++) {
		folder_empty(folder->path);
		folder_write(folder, "inloop.db-wal", "confirmed figures", 17);
		if (empty)
			folder_write(folder, "inloop.db", "", 0);
		struct store *store = folder_open(folder);
		assert_non_null(strstr(folder->news.text, damaged));
		put(store, at(EVENT_START, NOW));
		store_close(store);
		(void)snprintf(name, sizeof name, "%s-wal", damaged);
		char *kept = folder_bytes(folder, name, &size);
		assert_int_equal(size, 17);
		free(kept);
	}
}

static void assert_refused(struct folder *folder, const char *path, const char *words)
{
	folder->error.text[0] = '\0';
	assert_null(store_open(path, NOW, &folder->news, &folder->error));
	if (!strstr(folder->error.text, words))
		fail_msg("\"%s\" is not in \"%s\"", words, folder->error.text);
}

static void what_is_no_folder_is_told(void **state)
{
	struct folder *folder = *state;

	folder_write(folder, "bestand", "x", 1);
	assert_refused(folder, folder_file(folder, "bestand"), "bestand");
	assert_refused(folder, folder_file(folder, "bestand/data"), "bestand");
}

static void what_is_no_file_is_set_aside(void **state)
{
	struct folder *folder = *state;
	struct stat about;

	for (int fifo = 0; fifo < 2; fifo++) {
		folder_empty(folder->path);
		if (fifo)
			assert_int_equal(mkfifo(folder_file(folder, "inloop.db"), 0600), 0);
		else
			assert_int_equal(mkdir(folder_file(folder, "inloop.db"), 0700), 0);
		struct store *store = folder_open(folder);
		assert_non_null(strstr(folder->news.text, damaged));
		put(store, at(EVENT_START, NOW));
		store_close(store);
		assert_int_equal(stat(folder_file(folder, damaged), &about), 0);
		assert_int_equal(about.st_mode & S_IFMT, fifo ? S_IFIFO : S_IFDIR);
	}
}

/* Without root's rights, which pass every door: 0 when the folder was refused with a sentence. */
static int try_as_nobody(const struct folder *folder)
{
	struct store_news news;
	struct error error = { "" };

	if (geteuid() == 0 && setuid(65534) != 0)
		return 2;
	if (store_open(folder->path, NOW, &news, &error))
		return 3;
	return strstr(error.text, folder->path) && strstr(error.text, "rechten") ? 0 : 4;
}

static void assert_nobody_is_refused(const struct folder *folder)
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(try_as_nobody(folder));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_folder_without_rights_is_told(void **state)
{
	struct folder *folder = *state;

	assert_int_equal(chmod(folder->path, 0555), 0);
	assert_nobody_is_refused(folder);
	assert_int_equal(chmod(folder->path, 0755), 0);
	store_close(folder_open(folder));
	assert_int_equal(chmod(folder_file(folder, "inloop.lock"), 0666), 0);
	assert_int_equal(chmod(folder_file(folder, "inloop.db"), 0444), 0);
	assert_int_equal(chmod(folder->path, 0555), 0);
	assert_nobody_is_refused(folder);
	assert_int_equal(chmod(folder->path, 0700), 0);
	assert_false(folder_has(folder, damaged));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_new_folder_gets_a_database),
		STORE_TEST(an_empty_file_is_a_new_database),
		STORE_TEST(a_narrow_mode_is_widened),
		STORE_TEST(what_root_makes_belongs_to_the_folders_owner),
		STORE_TEST(a_second_terminal_is_refused),
		STORE_TEST(every_version_is_upgraded),
		STORE_TEST(a_step_is_taken_whole_or_not),
		STORE_TEST(a_newer_database_is_set_aside_untouched),
		STORE_TEST(damaged_databases_are_set_aside),
		STORE_TEST(a_flipped_bit_never_stops_the_terminal),
		STORE_TEST(another_programs_database_is_set_aside),
		STORE_TEST(a_log_without_its_database_is_kept),
		STORE_TEST(what_is_no_folder_is_told),
		STORE_TEST(what_is_no_file_is_set_aside),
		STORE_TEST(a_folder_without_rights_is_told),
	};

	return cmocka_run_group_tests_name("store: opening", tests, NULL, NULL);
}
