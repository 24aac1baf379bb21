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

	assert_int_not_equal(store_value(store, "pin_hash", text, NULL), STORED_UNREADABLE);
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
	assert_int_equal(store_value(store, "pin_hash", (char[STORE_VALUE]) { "" }, NULL),
			 STORED_NONE);
	assert_int_not_equal(access(folder_file(folder, "pincode"), F_OK), 0);
	store_close(store);
}

/* Neither what is absent nor what is kept: who takes it for absent lets anybody choose. */
static void expect_unreadable(struct folder *folder, struct store *store, const char *name,
			      const char *file)
{
	char text[STORE_VALUE];
	struct error error = { "" };

	assert_int_equal(store_value(store, name, text, &error), STORED_UNREADABLE);
	assert_string_equal(text, "");
	assert_non_null(strstr(error.text, file));
	assert_int_equal(store_secret(folder->path, name, text, NULL), STORED_UNREADABLE);
	assert_int_equal(remove(folder_file(folder, file)), 0);
}

static void write_bytes(struct folder *folder, const char *file, const void *bytes, size_t size)
{
	assert_true(file_write(folder_file(folder, file), bytes, size, NULL));
}

static void one_that_cannot_be_read_is_not_absent(void **state)
{
	static const struct {
		const char *name, *file;
	} secrets[] = { { "pin_hash", "pincode" },
			{ "pin_tries", "pincode-pogingen" },
			{ "pin_words", "pincode-woorden" } };
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	char long_one[STORE_VALUE];

	memset(long_one, 'x', sizeof long_one);
	for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
		const char *name = secrets[i].name, *file = secrets[i].file;
		write_bytes(folder, file, "", 0);
		expect_unreadable(folder, store, name, file);
		write_bytes(folder, file, long_one, sizeof long_one);
		expect_unreadable(folder, store, name, file);
		write_bytes(folder, file, "a\0b", 3);
		expect_unreadable(folder, store, name, file);
		assert_int_equal(mkdir(folder_file(folder, file), 0700), 0);
		expect_unreadable(folder, store, name, file);
		assert_int_equal(mkfifo(folder_file(folder, file), 0600), 0);
		expect_unreadable(folder, store, name, file);
		assert_int_equal(symlink("inloop.db", folder_file(folder, file)), 0);
		expect_unreadable(folder, store, name, file);
		assert_int_equal(symlink("nowhere", folder_file(folder, file)), 0);
		expect_unreadable(folder, store, name, file);
		assert_int_equal(store_value(store, name, long_one, NULL), STORED_NONE);
		memset(long_one, 'x', sizeof long_one);
	}
	store_close(store);
}

/* EIO, ENFILE and their like, of which a test without strace knows only this: no rights. */
static void one_without_rights_is_not_absent(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	assert_true(store_set_value(store, "pin_hash", HASH, NULL));
	if (geteuid() != 0) {
		assert_int_equal(chmod(folder_file(folder, "pincode"), 0), 0);
		expect_unreadable(folder, store, "pin_hash", "pincode");
	} else {
		assert_int_equal(chown(folder_file(folder, "pincode"), 12345, 12345), 0);
		expect_unreadable(folder, store, "pin_hash", "pincode");
	}
	store_close(store);
}

/* The database is lost, emptied, or does not open: the PIN lies beside it. */
static void it_outlives_the_database(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	char text[STORE_VALUE];

	assert_true(store_set_value(store, "pin_hash", HASH, NULL));
	assert_true(store_set_value(store, "pin_words", "01234567", NULL));
	store_close(store);
	write_bytes(folder, "inloop.db", "", 0);
	(void)unlink(folder_file(folder, "inloop.db-wal"));
	assert_int_equal(store_secret(folder->path, "pin_hash", text, NULL), STORED_THERE);
	store = folder_open(folder);
	assert_string_equal(value(store), HASH);
	assert_int_equal(store_value(store, "pin_words", text, NULL), STORED_THERE);
	assert_string_equal(text, "01234567");
	store_close(store);
	assert_int_equal(unlink(folder_file(folder, "pincode")), 0);
	/* without a database nobody knows whether an earlier version kept one in it */
	assert_int_equal(store_secret(folder->path, "pin_hash", text, NULL), STORED_UNREADABLE);
	assert_int_equal(store_secret("/nowhere", "pin_words", text, NULL), STORED_UNREADABLE);
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
	assert_int_equal(store_value(store, "pin_hash", text, &error), STORED_UNREADABLE);
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
		STORE_TEST(one_that_cannot_be_read_is_not_absent),
		STORE_TEST(one_without_rights_is_not_absent),
		STORE_TEST(it_outlives_the_database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
