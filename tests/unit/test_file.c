/* Whole files in and out, folders, paths, and texts of any encoding. */
#include "base/file.h"
#include "base/utf8.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[200];
static char path[FILE_PATH];
static struct error error;

static int setup(void **state)
{
	(void)state;
	const char *parent = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%.150s/inloop-file-XXXXXX", parent ? parent : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	file_join(path, folder, "it");
	return 0;
}

static int files_in(const char *where)
{
	DIR *listing = opendir(where);
	int count = 0;
	assert_non_null(listing);
	for (struct dirent *entry; (entry = readdir(listing));)
		count += entry->d_name[0] != '.';
	closedir(listing);
	return count;
}

static int teardown(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

static void what_is_written_is_read(void **state)
{
	(void)state;
	static const char bytes[] = "een\0twee\r\n";
	size_t size = 99;
	assert_true(file_write(path, bytes, sizeof bytes, &error));
	char *back = file_read(path, 100, &size, &error);
	assert_non_null(back);
	assert_int_equal(size, sizeof bytes);
	assert_memory_equal(back, bytes, sizeof bytes);
	assert_int_equal(back[size], '\0');
	free(back);
	/* over what is there, and nothing else stays behind */
	assert_true(file_write(path, "", 0, &error));
	back = file_read(path, 100, &size, &error);
	assert_int_equal(size, 0);
	free(back);
	assert_int_equal(files_in(folder), 1);
}

static void limit_is_the_last_size_that_fits(void **state)
{
	(void)state;
	size_t size;
	char *bytes = calloc(1, 10001);
	assert_true(file_write(path, bytes, 10000, &error));
	char *back = file_read(path, 10000, &size, &error);
	assert_non_null(back);
	assert_int_equal(size, 10000);
	free(back);
	assert_true(file_write(path, bytes, 10001, &error));
	assert_null(file_read(path, 10000, &size, &error));
	assert_non_null(strstr(error.text, "te groot"));
	free(bytes);
}

static void files_whose_size_is_not_told(void **state)
{
	(void)state;
	size_t size = 0;
	char *back = file_read("/proc/self/status", 1 << 20, &size, &error); /* says 0 bytes */
	assert_non_null(back);
	assert_true(size > 300);
	assert_int_equal(strncmp(back, "Name:", 5), 0);
	free(back);
}

static void what_cannot_be_read_says_why(void **state)
{
	(void)state;
	size_t size;
	assert_null(file_read(path, 100, &size, &error));
	assert_non_null(strstr(error.text, "bestaat niet"));
	assert_non_null(strstr(error.text, path));
	assert_null(file_read(folder, 100, &size, &error));
	assert_non_null(strstr(error.text, "geen gewoon bestand"));
	assert_null(file_read("/dev/zero", 100, &size, &error));
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(file_read(path, 100, &size, NULL));
}

static void what_cannot_be_written_leaves_the_old(void **state)
{
	(void)state;
	char below[FILE_PATH];
	file_join(below, path, "under");
	assert_false(file_write(below, "x", 1, &error)); /* no such folder */
	assert_non_null(strstr(error.text, "bestaat niet"));
	assert_true(file_write(path, "oud", 3, &error));
	assert_false(file_write(below, "x", 1, &error)); /* a file is no folder */
	assert_false(file_write("/dev/full/x", "x", 1, &error));
	size_t size;
	char *back = file_read(path, 100, &size, &error);
	assert_string_equal(back, "oud");
	free(back);
	/* it cannot take a folder's place, and leaves no temporary file */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_false(file_write(path, "x", 1, &error));
	assert_int_equal(files_in(folder), 1);
	assert_int_equal(rmdir(path), 0);
}

static void links_pipes_and_devices_stay_what_they_are(void **state)
{
	(void)state;
	char target[FILE_PATH], got[8];
	struct stat about;
	size_t size;
	file_join(target, folder, "target");
	file_join(path, folder, "link");
	assert_true(file_write(target, "oud", 3, &error));
	assert_int_equal(symlink("target", path), 0);
	assert_true(file_write(path, "nieuw", 5, &error));
	assert_true(lstat(path, &about) == 0 && S_ISLNK(about.st_mode));
	char *bytes = file_read(target, 100, &size, &error);
	assert_string_equal(bytes, "nieuw");
	free(bytes);
	unlink(path);
	unlink(target);

	file_join(path, folder, "pipe");
	assert_int_equal(mkfifo(path, 0600), 0);
	int reader = open(path, O_RDONLY | O_NONBLOCK);
	assert_true(file_write(path, "hallo", 5, &error));
	assert_int_equal(read(reader, got, sizeof got), 5);
	close(reader);
	assert_true(lstat(path, &about) == 0 && S_ISFIFO(about.st_mode));

	assert_false(file_write(folder, "x", 1, &error));
	assert_non_null(strstr(error.text, "is een map"));
}

static void folders_are_made_with_those_above(void **state)
{
	(void)state;
	char deep[FILE_PATH], middle[FILE_PATH];
	file_join(middle, folder, "a");
	file_join(deep, folder, "a//b/");
	assert_true(file_make_folder(deep, &error));
	assert_true(file_make_folder(deep, &error)); /* already there */
	struct stat about;
	assert_int_equal(stat(deep, &about), 0);
	assert_true(S_ISDIR(about.st_mode));
	assert_int_equal(rmdir(deep), 0);
	assert_int_equal(rmdir(middle), 0);
	assert_true(file_make_folder("/", &error));
	assert_true(file_write(path, "x", 1, &error));
	assert_false(file_make_folder(path, &error)); /* a file stands there */
	file_join(deep, path, "onder");
	assert_false(file_make_folder(deep, &error));
	assert_false(file_make_folder("/proc/inloop", &error));
}

static void assert_folder(const char *of, const char *expected)
{
	char out[FILE_PATH];
	file_folder(out, of);
	assert_string_equal(out, expected);
}

static void paths_are_joined_and_cut(void **state)
{
	(void)state;
	char out[FILE_PATH], long_name[FILE_PATH + 1];
	file_join(out, "/data", "inloop.db");
	assert_string_equal(out, "/data/inloop.db");
	file_join(out, "/data/", "inloop.db");
	assert_string_equal(out, "/data/inloop.db");
	file_join(out, "", "inloop.db");
	assert_string_equal(out, "inloop.db");
	assert_folder("/data/inloop.db", "/data");
	assert_folder("config/inloop.ini", "config");
	assert_folder("inloop.ini", ".");
	assert_folder("/inloop.ini", "/");
	memset(long_name, 'x', FILE_PATH);
	long_name[FILE_PATH] = '\0';
	file_join(out, "/data", long_name);
	assert_string_equal(out, ""); /* never another file's path */
	assert_false(file_write(long_name, "x", 1, &error));
	assert_false(file_make_folder(long_name, &error));
}

static void assert_utf8(const char *bytes, size_t size, const char *expected)
{
	size_t length;
	char *text = utf8_from(bytes, size, &length);
	assert_non_null(text);
	assert_string_equal(text, expected);
	assert_int_equal(length, strlen(expected));
	assert_true(utf8_valid(text, length));
	free(text);
}

static void texts_become_utf8(void **state)
{
	(void)state;
	assert_utf8("", 0, "");
	assert_utf8("caf\xC3\xA9", 5, "café");
	assert_utf8("\xEF\xBB\xBF"
		    "a",
		    4, "a");
	assert_utf8("caf\xE9 \x80", 6, "café €");
	assert_utf8("caf\xE9 \x81", 6, "café \xC2\x81");
	assert_utf8("\xFF\xFE"
		    "a\0\xAC\x20",
		    6, "a€");
	assert_utf8("\xFE\xFF\0a\x20\xAC", 6, "a€");
	assert_utf8("\xFF\xFE"
		    "a\0\xAC",
		    5, "a"); /* cut in the middle of a character */
	assert_utf8("a\0b\0", 4, "ab");
	assert_utf8("\xF0\x9F\x8D\x8E", 4, "🍎");
}

static void only_right_utf8_is_valid(void **state)
{
	(void)state;
	static const char *const wrong[] = {
		"\x80",
		"\xC3",
		"\xC0\xAF",
		"\xE0\x80\xAF",
		"\xED\xA0\x80",
		"\xF4\x90\x80\x80",
		"\xF8\x88\x80\x80",
		"\xE2\x82",
		"\xF0\x80\x80\xAF",
		"a\xFF",
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(utf8_valid(wrong[i], strlen(wrong[i])));
	assert_true(utf8_valid("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", 10));
}

static void copies_are_clean_and_cut_at_a_character(void **state)
{
	(void)state;
	char out[8];
	utf8_copy(out, sizeof out, "  een\t\n twee ");
	assert_string_equal(out, "een twe");
	utf8_copy(out, sizeof out, "123456é");
	assert_string_equal(out, "123456");
	utf8_copy(out, sizeof out, "12345é7");
	assert_string_equal(out, "12345é");
	utf8_copy(out, sizeof out,
		  "a\xC2\x85\xE2\x80\xAE\x7F"
		  "b");
	assert_string_equal(out, "a b");
	utf8_copy(out, sizeof out,
		  "a\xFF"
		  "b");
	assert_string_equal(out, "a b");
	utf8_copy(out, 1, "a");
	assert_string_equal(out, "");
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FILE_TEST(what_is_written_is_read),
		FILE_TEST(limit_is_the_last_size_that_fits),
		FILE_TEST(files_whose_size_is_not_told),
		FILE_TEST(what_cannot_be_read_says_why),
		FILE_TEST(what_cannot_be_written_leaves_the_old),
		FILE_TEST(links_pipes_and_devices_stay_what_they_are),
		FILE_TEST(folders_are_made_with_those_above),
		FILE_TEST(paths_are_joined_and_cut),
		cmocka_unit_test(texts_become_utf8),
		cmocka_unit_test(only_right_utf8_is_valid),
		cmocka_unit_test(copies_are_clean_and_cut_at_a_character),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
