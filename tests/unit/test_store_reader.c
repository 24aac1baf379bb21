/* The store: reading while a terminal writes, and where nothing may be written. */
#include "store_folder.h"

#include <grp.h>
#include <sqlite3.h>
#include <sys/wait.h>

static int visits(struct store *store)
{
	struct history history = { 0 };
	int sum = 0;
	struct error error;

	if (!store_history(store, civil_day(NOW), civil_day(NOW), &history, &error))
		fail_msg("%s", error.text);
	for (int i = 0; i < history.hours.count; i++)
		sum += history.hours.items[i].visits;
	history_free(&history);
	return sum;
}

static void a_reader_sees_what_was_confirmed(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	struct store *reader = folder_read(folder);
	for (int i = 1; i <= 50; i++) {
		put(store, at(EVENT_CHECK_IN, NOW + i));
		assert_int_equal(visits(reader), i);
	}
	assert_true(store_fold(store, 50, NULL, NULL));
	assert_int_equal(visits(reader), 50);
	put(store, at(EVENT_CHECK_IN, NOW + 60));
	store_close(store);
	assert_int_equal(visits(reader), 51);
	store_close(reader);
	reader = folder_read(folder);
	assert_int_equal(visits(reader), 51);
	store_close(reader);
	store = folder_open(folder);
	assert_int_equal(visits(store), 51);
	store_close(store);
}

static void a_reader_cannot_write(void **state)
{
	struct folder *folder = *state;
	struct event event = at(EVENT_CHECK_IN, NOW);
	struct ask_note note = { .ask = 1 };
	char value[STORE_VALUE];

	struct store *store = folder_open(folder);
	put(store, at(EVENT_ASKED, NOW));
	assert_true(store_set_value(store, "name", "value", NULL));
	store_close(store);
	store = folder_read(folder);
	assert_false(store_append(store, &event, 1, &folder->error));
	assert_true(folder->error.text[0] != '\0');
	assert_int_equal(event.id, 0);
	assert_false(store_fold(store, 1, NULL, NULL));
	assert_false(store_set_note(store, &note, NULL));
	assert_false(store_set_value(store, "name", "other", NULL));
	assert_true(store_value(store, "name", value, NULL));
	assert_string_equal(value, "value");
	assert_int_equal(event_count(store), 1);
	store_close(store);
}

static off_t log_size(const struct folder *folder)
{
	struct stat log;

	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	return log.st_size;
}

/* A report that takes long must not hold a press up, and gets one moment of the figures. */
static void a_slow_reader_does_not_stop_the_terminal(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	sqlite3 *db;
	sqlite3_stmt *slow;

	put(store, at(EVENT_CHECK_IN, NOW));
	put(store, at(EVENT_CHECK_IN, NOW + 1));
	assert_int_equal(sqlite3_open_v2(folder_file(folder, "inloop.db"), &db,
					 SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT id FROM event", -1, &slow, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(slow), SQLITE_ROW);

	assert_true(store_fold(store, 1, NULL, NULL));
	put(store, at(EVENT_ALIVE, NOW + 2));
	assert_int_equal(visits(store), 2);
	assert_int_equal(event_count(store), 2);
	assert_true(log_size(folder) > 0); /* the times are still there, for the reader */

	assert_int_equal(sqlite3_step(slow), SQLITE_ROW); /* as it was when it began */
	assert_int_equal(sqlite3_step(slow), SQLITE_DONE);
	assert_int_equal(sqlite3_finalize(slow), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	put(store, at(EVENT_ALIVE, NOW + 3)); /* and gone with the next event */
	assert_int_equal(log_size(folder), 0);
	store_close(store);
}

/* Another program that writes, e.g. a backup tool: a sentence instead of a wait without end. */
static void a_busy_database_is_told(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct event event = at(EVENT_CHECK_IN, NOW);
	sqlite3 *db;

	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_false(store_append(store, &event, 1, &folder->error));
	assert_non_null(strstr(folder->error.text, "bezet"));
	assert_int_equal(event.id, 0);
	assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	assert_true(store_append(store, &event, 1, NULL));
	assert_int_equal(visits(store), 1);
	store_close(store);
}

static void assert_no_reader(struct folder *folder, const char *words)
{
	folder->error.text[0] = '\0';
	assert_null(store_open_reader(folder->path, &folder->error));
	if (!strstr(folder->error.text, words) || !strstr(folder->error.text, folder->path))
		fail_msg("\"%s\" is not in \"%s\"", words, folder->error.text);
}

static void what_cannot_be_read_is_told(void **state)
{
	struct folder *folder = *state;
	static const char header[100] = "SQLite format 3";
	char path[sizeof folder->path];

	assert_no_reader(folder, "staat nog geen inloop.db");
	assert_false(folder_has(folder, "inloop.db")); /* and none was made */
	folder_write(folder, "inloop.db", "", 0);
	assert_no_reader(folder, "staat nog geen inloop.db");
	folder_write(folder, "inloop.db", header, sizeof header);
	assert_no_reader(folder, "beschadigd");
	folder_write(folder, "inloop.db", "Beste collega", 13);
	assert_no_reader(folder, "beschadigd");
	folder_empty(folder->path);
	assert_int_equal(mkdir(folder_file(folder, "inloop.db"), 0700), 0);
	assert_no_reader(folder, "geen gewoon bestand");
	memcpy(path, folder->path, sizeof path);
	(void)snprintf(folder->path, sizeof folder->path, "%.100s/niets", path);
	assert_no_reader(folder, "staat nog geen inloop.db");
	memcpy(folder->path, path, sizeof path);
}

static void a_newer_database_is_refused_and_left_alone(void **state)
{
	struct folder *folder = *state;
	size_t size, after;

	store_close(folder_open(folder));
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	bytes[62] = 99; /* user_version */
	folder_write(folder, "inloop.db", bytes, size);
	assert_no_reader(folder, "nieuwere Inloop");
	char *left = folder_bytes(folder, "inloop.db", &after);
	assert_int_equal(after, size);
	assert_memory_equal(left, bytes, size);
	free(left);
	free(bytes);
}

/* As another user of the same group; the child's exit status is the number of visits. */
static int read_as_another(const struct folder *folder)
{
	struct error error = { "" };
	struct history history = { 0 };

	if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setuid(65534) != 0))
		return 101;
	struct store *store = store_open_reader(folder->path, &error);
	if (!store || !store_history(store, civil_day(NOW), civil_day(NOW), &history, &error)) {
		(void)fprintf(stderr, "%s\n", error.text);
		return 102;
	}
	int sum = history.hours.count ? history.hours.items[0].visits : 0;
	history_free(&history);
	store_close(store);
	return sum;
}

static int visits_of_another(const struct folder *folder)
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(read_as_another(folder));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void another_user_reads_while_the_terminal_writes(void **state)
{
	struct folder *folder = *state;
	mode_t mask = umask(077);

	assert_int_equal(chmod(folder->path, 0750), 0);
	struct store *store = folder_open(folder);
	(void)umask(mask);
	put(store, at(EVENT_CHECK_IN, NOW));
	assert_int_equal(visits_of_another(folder), 1);
	put(store, at(EVENT_CHECK_IN, NOW));
	assert_int_equal(visits_of_another(folder), 2);
	store_close(store);
	assert_int_equal(visits_of_another(folder), 2); /* also when it is off */
	store = folder_open(folder);
	put(store, at(EVENT_CHECK_IN, NOW));
	assert_int_equal(visits_of_another(folder), 3);
	store_close(store);
}

static void a_copy_on_a_read_only_folder_is_read(void **state)
{
	struct folder *folder = *state;
	struct folder odd = *folder;
	struct store *store = folder_open(folder);

	put(store, at(EVENT_CHECK_IN, NOW));
	store_close(store);
	/* Names that mean something in an URI. */
	assert_int_equal(chmod(folder->path, 0755), 0);
	(void)snprintf(odd.path, sizeof odd.path, "%.80s/a?b#c%%20 \xC3\xA9", folder->path);
	assert_int_equal(mkdir(odd.path, 0755), 0);
	size_t size;
	char *bytes = folder_bytes(folder, "inloop.db", &size);
	folder_write(&odd, "inloop.db", bytes, size);
	free(bytes);
	assert_int_equal(chmod(folder_file(&odd, "inloop.db"), 0444), 0);
	assert_int_equal(chmod(odd.path, 0555), 0);
	assert_int_equal(visits_of_another(&odd), 1);

	/* With a log that holds something the copy alone would not tell the truth. */
	assert_int_equal(chmod(odd.path, 0755), 0);
	store = folder_open(folder);
	put(store, at(EVENT_CHECK_IN, NOW));
	bytes = folder_bytes(folder, "inloop.db-wal", &size);
	folder_write(&odd, "inloop.db-wal", bytes, size);
	free(bytes);
	store_close(store);
	assert_int_equal(chmod(folder_file(&odd, "inloop.db-wal"), 0444), 0);
	assert_int_equal(chmod(odd.path, 0555), 0);
	assert_int_equal(visits_of_another(&odd), 2);
	assert_false(folder_has(&odd, "inloop.db-shm"));

	assert_int_equal(chmod(odd.path, 0755), 0);
	assert_int_equal(chmod(folder_file(&odd, "inloop.db-wal"), 0), 0);
	assert_int_equal(chmod(odd.path, 0555), 0);
	assert_int_equal(visits_of_another(&odd), 102);
	assert_int_equal(chmod(odd.path, 0755), 0);
	folder_empty(odd.path);
}

/* Nothing is laid beside it: it may be the only one that is left. */
static void a_copy_by_its_own_path_is_read(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct error error = { "" };
	char path[512], line[2000];
	struct stat before, after;

	put(store, at(EVENT_CHECK_IN, NOW));
	put(store, at(EVENT_CHECK_IN, NOW + 1));
	assert_true(store_fold(store, 2, NULL, NULL)); /* all is in the file */
	store_close(store);
	(void)snprintf(path, sizeof path, "%s/stick/inloop-2026-11-24.db", folder->path);
	(void)snprintf(line, sizeof line, "mkdir '%s/stick' && cp '%s/inloop.db' '%s'",
		       folder->path, folder->path, path);
	assert_int_equal(system(line), 0); /* NOLINT(cert-env33-c) */
	assert_int_equal(stat(folder_file(folder, "stick"), &before), 0);
	store = store_open_reader(path, &error);
	if (!store)
		fail_msg("%s", error.text);
	assert_int_equal(visits(store), 2);
	store_close(store);
	assert_int_equal(stat(folder_file(folder, "stick"), &after), 0);
	assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
	assert_false(folder_has(folder, "stick/inloop-2026-11-24.db-shm"));
	folder_write(folder, "stick/inloop-2026-11-24.db", "a list of soup", 14);
	assert_null(store_open_reader(path, &error));
	assert_non_null(strstr(error.text, "inloop-2026-11-24.db is beschadigd"));
	assert_int_equal(remove(path), 0);
	assert_int_equal(rmdir(folder_file(folder, "stick")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_reader_sees_what_was_confirmed),
		STORE_TEST(a_reader_cannot_write),
		STORE_TEST(a_slow_reader_does_not_stop_the_terminal),
		STORE_TEST(a_busy_database_is_told),
		STORE_TEST(what_cannot_be_read_is_told),
		STORE_TEST(a_newer_database_is_refused_and_left_alone),
		STORE_TEST(another_user_reads_while_the_terminal_writes),
		STORE_TEST(a_copy_on_a_read_only_folder_is_read),
		STORE_TEST(a_copy_by_its_own_path_is_read),
	};

	return cmocka_run_group_tests_name("store: reading", tests, NULL, NULL);
}
