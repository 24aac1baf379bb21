/*
 * The store: whoever reads, and however long, nobody at the screen waits for it. Not measured in
 * time: SQLite sleeps when it waits for another, and its sleeps are counted.
 */
#include "store_folder.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#define NIGHT (NOW + 53100) /* 2026-11-24T00:45:00+01:00 */

static int sleeps;
static int (*real_sleep)(sqlite3_vfs *vfs, int microseconds);

static int count_sleep(sqlite3_vfs *vfs, int microseconds)
{
	sleeps++;
	return real_sleep(vfs, microseconds);
}

/* ---- programs beside the terminal -------------------------------------------- */

struct beside {
	pid_t process;
	int talk; /* a byte from it: it is ready; closed: it may go on */
};

static void begin(struct beside *beside, const struct folder *folder,
		  void work(const struct folder *folder, int talk))
{
	int pair[2];

	assert_int_equal(pipe(pair), 0);
	int ready = pair[0], tell = pair[1];
	assert_int_equal(pipe(pair), 0);
	beside->process = fork();
	assert_true(beside->process >= 0);
	if (beside->process == 0) {
		char byte;
		(void)close(pair[1]);
		work(folder, tell);
		_exit(read(pair[0], &byte, 1) == 0 ? 0 : 1);
	}
	char byte = 0;
	(void)close(pair[0]);
	(void)close(tell);
	assert_int_equal(read(ready, &byte, 1), 1);
	(void)close(ready);
	beside->talk = pair[1];
}

static void end(struct beside *beside, int signal)
{
	int status;

	if (signal)
		assert_int_equal(kill(beside->process, signal), 0);
	(void)close(beside->talk);
	assert_int_equal(waitpid(beside->process, &status, 0), beside->process);
	assert_true(signal ? WIFSIGNALED(status) : status == 0);
}

/* A report in the middle of its work: it holds one moment of the figures. */
static void read_slowly(const struct folder *folder, int talk)
{
	sqlite3 *db;
	sqlite3_stmt *slow;

	if (sqlite3_open_v2(folder_file(folder, "inloop.db"), &db, SQLITE_OPEN_READONLY, NULL) ==
		SQLITE_OK &&
	    sqlite3_prepare_v2(db, "SELECT name FROM value", -1, &slow, NULL) == SQLITE_OK &&
	    sqlite3_step(slow) == SQLITE_ROW)
		(void)!write(talk, "r", 1);
}

/* A terminal that is about to be killed: three visits are confirmed, the log is not written back.
 */
static void confirm_three(const struct folder *folder, int talk)
{
	struct store_news news;
	struct error error;
	struct store *store = store_open(folder->path, NOW, &news, &error);
	bool done = store != NULL;

	for (int i = 0; done && i < 3; i++) {
		struct event event = at(EVENT_CHECK_IN, NOW + i);
		done = store_append(store, &event, 1, &error);
	}
	if (done)
		(void)!write(talk, "r", 1);
}

/* ---- the terminal --------------------------------------------------------------- */

static enum tend rest(struct store *store, utc_t now, struct error *error)
{
	struct moment moment = { .utc = now, .sure = true };
	enum tend tend;

	do
		tend = store_tend(store, &moment, error);
	while (tend == TEND_MORE);
	return tend;
}

static off_t log_size(const struct folder *folder)
{
	struct stat log;

	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	return log.st_size;
}

static void live(struct folder *folder, struct store *store)
{
	for (int i = 0; i < 1200; i++) /* more than after which SQLite writes its log back */
		put(store, at(EVENT_CHECK_IN, NOW + i));
	int64_t ask = put(store, at(EVENT_ASKED, NOW + 3000));
	const struct ask_note note = { ask, 1, 1 };
	assert_true(store_set_note(store, &note, NULL));
	put(store, about(EVENT_ENDED, NOW + 3001, ask, 1));
	assert_true(store_set_value(store, "button", "x", NULL));
	struct event alive = at(EVENT_ALIVE, NIGHT);
	assert_true(store_fold(store, 1202, &alive, &folder->error));
	assert_int_equal(rest(store, NIGHT, &folder->error), TEND_COPIED);
	put(store, at(EVENT_CHECK_IN, NIGHT + 30000));
}

static void nobody_waits_for_a_reader(void **state)
{
	struct folder *folder = *state;
	struct beside reader;

	store_close(folder_open(folder));
	sleeps = 0;
	begin(&reader, folder, read_slowly);
	struct store *store = folder_open(folder);
	live(folder, store);
	assert_int_equal(sleeps, 0);
	assert_true(log_size(folder) > 0); /* it waits, and the terminal does not */
	store_close(store);
	store = folder_open(folder); /* a restart does not wait either */
	assert_int_equal(event_count(store), 2);
	assert_int_equal(sleeps, 0);
	end(&reader, 0);
	put(store, at(EVENT_ALIVE, NIGHT + 30001));
	assert_int_equal(log_size(folder), 0);
	store_close(store);
}

static void a_crash_beside_a_reader_is_overcome(void **state)
{
	struct folder *folder = *state;
	struct beside terminal, reader;

	store_close(folder_open(folder));
	sleeps = 0;
	begin(&terminal, folder, confirm_three);
	begin(&reader, folder, read_slowly);
	end(&terminal, SIGKILL);
	struct store *store = folder_open(folder);
	assert_string_equal(folder->news.text, "");
	assert_int_equal(event_count(store), 3);
	put(store, at(EVENT_CHECK_IN, NOW + 10));
	assert_int_equal(sleeps, 0);
	end(&reader, SIGKILL); /* it leaves nothing behind that anybody waits for */
	put(store, at(EVENT_CHECK_IN, NOW + 11));
	assert_int_equal(event_count(store), 5);
	assert_int_equal(sleeps, 0);
	store_close(store);
}

/* The counter counts: who has to wait sleeps. */
static void a_writer_is_waited_for(void **state)
{
	struct folder *folder = *state;
	struct event event = at(EVENT_CHECK_IN, NOW);
	struct store *store = folder_open(folder);
	sqlite3 *db;

	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	sleeps = 0;
	assert_false(store_append(store, &event, 1, &folder->error));
	assert_true(sleeps > 0);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(nobody_waits_for_a_reader),
		STORE_TEST(a_crash_beside_a_reader_is_overcome),
		STORE_TEST(a_writer_is_waited_for),
	};
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	real_sleep = vfs->xSleep;
	vfs->xSleep = count_sleep;
	return cmocka_run_group_tests_name("store: readers", tests, NULL, NULL);
}
