/* The PIN's hash: in a file that only the terminal's own user reads, never in the database. */
#include "store_folder.h"

#include "store/private.h"

#include <fcntl.h>

#define HASH "$argon2id$v=19$m=8192,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"

static mode_t mode_of(const struct folder *folder, const char *name)
{
	struct stat about;

	assert_int_equal(stat(folder_file(folder, name), &about), 0);
	return about.st_mode & 0777;
}

static bool file_holds(const struct folder *folder, const char *name, const char *text)
{
	size_t size = 0;
	char *bytes = file_read(folder_file(folder, name), 1 << 24, &size, NULL);
	bool holds = bytes && memmem(bytes, size, text, strlen(text));

	free(bytes);
	return holds;
}

static const char *value(struct store *store)
{
	static char text[STORE_VALUE];

	assert_true(store_value(store, "pin_hash", text, NULL));
	return text;
}

/* As earlier versions kept it. */
static void put_into_database(struct store *store)
{
	assert_true(sql_begin(store, NULL));
	assert_true(sql_end(store, value_put(store, "pin_hash", HASH, NULL), NULL));
}

static void it_lies_in_a_file_of_its_own(void **state)
{
	struct folder *folder = *state;
	mode_t mask = umask(0);
	struct store *store = folder_open(folder);

	assert_string_equal(value(store), "");
	assert_true(store_set_value(store, "pin_hash", HASH, NULL));
	assert_string_equal(value(store), HASH);
	store_close(store);
	(void)umask(mask);
	assert_int_equal(mode_of(folder, "pincode"), 0600);
	assert_false(file_holds(folder, "inloop.db", "argon2id"));
	assert_false(file_holds(folder, "inloop.db-wal", "argon2id"));
	store = folder_open(folder);
	assert_string_equal(value(store), HASH);
	assert_true(store_set_value(store, "pin_hash", "", NULL)); /* to be chosen anew */
	assert_string_equal(value(store), "");
	store_close(store);
}

static void an_earlier_one_moves(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	put_into_database(store);
	store_close(store);
	assert_true(file_holds(folder, "inloop.db", HASH) ||
		    file_holds(folder, "inloop.db-wal", HASH));
	store = folder_open(folder);
	assert_string_equal(value(store), HASH);
	store_close(store);
	assert_true(file_holds(folder, "pincode", HASH));
	assert_false(file_holds(folder, "inloop.db", "argon2id"));
	assert_false(file_holds(folder, "inloop.db-wal", "argon2id"));
}

/* Else anybody could choose one. */
static void one_that_cannot_move_still_counts(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	put_into_database(store);
	store_close(store);
	/* Nothing can be renamed onto a folder. */
	assert_int_equal(mkdir(folder_file(folder, "pincode"), 0700), 0);
	store = folder_open(folder);
	char text[STORE_VALUE];
	struct error error = { "" };
	assert_false(store_value(store, "pin_hash", text, &error));
	assert_string_not_equal(error.text, "");
	assert_int_equal(rmdir(folder_file(folder, "pincode")), 0);
	assert_string_equal(value(store), HASH);
	store_close(store);
}

static void one_that_cannot_be_written_is_told(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct error error = { "" };

	assert_int_equal(mkdir(folder_file(folder, "pincode"), 0700), 0);
	assert_false(store_set_value(store, "pin_hash", HASH, &error));
	assert_string_not_equal(error.text, "");
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(it_lies_in_a_file_of_its_own),
		STORE_TEST(an_earlier_one_moves),
		STORE_TEST(one_that_cannot_move_still_counts),
		STORE_TEST(one_that_cannot_be_written_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
