/*
 * The store: the plug is pulled while it restores or copies, at every single rename, removal and
 * sync. A program of its own does the work and ends without a word; the next start goes on.
 */
#include "support/test.h"
#include "support/witness.h"
#include "support/wreck.h"

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define ASIDE "inloop.db.beschadigd-2026-11-11"
#define FRESH "copies/inloop-2026-11-11.db"
#define CUT   7 /* exit status */

/* ---- the plug ------------------------------------------------------------------- */

static int left = -1; /* operations that are still done; -1 = all */

static void operate(void)
{
	if (left == 0)
		_exit(CUT);
	if (left > 0)
		left--;
}

/* In the place of those of the C library, for the store and for SQLite. */
int rename(const char *from, const char *to)
{
	operate();
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path)
{
	operate();
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int fsync(int fd)
{
	operate();
	return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	operate();
	return (int)syscall(SYS_fdatasync, fd);
}

/* The work, with the plug pulled before the operation of this number; false = it was all done. */
static bool cut_at(int operation, void (*work)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		left = operation;
		work();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == CUT);
	return WEXITSTATUS(status) == CUT;
}

/* ---- what is there then ------------------------------------------------------------ */

static void assert_events(struct store *store)
{
	struct event_list events = { 0 };

	assert_true(store_events(store, &events, NULL));
	assert_int_equal(events.count, wreck.events.count);
	for (int i = 0; i < events.count; i++)
		assert_int_equal(events.items[i].id, wreck.events.items[i].id);
	event_list_free(&events);
}

/* ---- restoring ------------------------------------------------------------------------ */

static void start(void)
{
	struct store_news news;

	store_close(wreck_open(&news));
}

static void damage(void)
{
	static const char *const names[] = { "inloop.db", "inloop.db-wal" };

	wreck_put();
	for (int i = 0; i < COUNT_OF(names); i++) {
		int fd = open(wreck_path(names[i]), O_WRONLY);
		assert_true(fd >= 0);
		assert_int_equal(pwrite(fd, "rubbish", 8, 0), 8);
		assert_int_equal(close(fd), 0);
	}
}

/* The damaged one, to the byte, whatever it is called now. */
static void assert_kept(void)
{
	const struct wreck_file *file = wreck_file("inloop.db");
	size_t size;
	char *bytes = file_read(wreck_path(ASIDE), 64u << 20, &size, NULL);

	if (!bytes)
		bytes = file_read(wreck_path(ASIDE "-2"), 64u << 20, &size, NULL);
	assert_non_null(bytes);
	assert_int_equal(size, file->size);
	assert_memory_equal(bytes, "rubbish", 8);
	assert_memory_equal(bytes + 8, file->bytes + 8, size - 8);
	free(bytes);
}

static void a_restore_that_is_cut_is_finished(void **state)
{
	struct store_news news;
	int operations = 0;

	(void)state;
	for (bool cut = true; cut; operations++) {
		damage();
		cut = cut_at(operations, start);
		struct store *store = wreck_open(&news);
		assert_non_null(strstr(news.text, "beschadigd"));
		assert_events(store);
		store_close(store);
		assert_wreck_days("inloop.db");
		assert_kept();
		assert_false(wreck_has("inloop.db.herstel"));
		assert_false(wreck_has("inloop.db.herstel.tmp"));
	}
	print_message("%d cuts\n", operations);
	assert_true(operations > 8);
}

/* ---- copying ---------------------------------------------------------------------------- */

static void start_and_rest(void)
{
	struct store_news news;
	struct store *store = wreck_open(&news);

	if (!wreck_tend(store, NULL, wreck.now, &news, NULL))
		_exit(1);
	store_close(store);
}

static void a_copy_that_is_cut_is_made_again(void **state)
{
	struct store_news news;
	int operations = 0, made = 0;

	(void)state;
	for (bool cut = true; cut; operations++) {
		wreck_put();
		assert_int_equal(unlink(wreck_path(FRESH)), 0);
		cut = cut_at(operations, start_and_rest);
		if (wreck_has(FRESH)) { /* then it is whole */
			assert_wreck_days(FRESH);
			made++;
		}
		struct store *store = wreck_open(&news);
		assert_string_equal(news.text, "");
		assert_events(store);
		assert_true(wreck_tend(store, NULL, wreck.now, &news, NULL));
		assert_string_equal(news.text, "");
		store_close(store);
		assert_wreck_days(FRESH);
		assert_true(wreck_has("copies/inloop-2026-11-10.db"));
		assert_false(wreck_has("copies/inloop.tmp"));
	}
	print_message("%d cuts, %d with a copy\n", operations, made);
	assert_true(operations > 8 && made < operations);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_restore_that_is_cut_is_finished),
		cmocka_unit_test(a_copy_that_is_cut_is_made_again),
	};

	return cmocka_run_group_tests_name("store: cut short", tests, wreck_setup, wreck_teardown);
}
