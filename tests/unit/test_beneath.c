/* Files in a folder that a stranger prepared: links, pipes, folders, sizes; with openat2 and
 * without. */
#include "support/test.h"

#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char root[64];
static int folder;

static void at(const char *name, char out[128])
{
	(void)snprintf(out, 128, "%s/%s", root, name);
}

static void put(const char *name, const char *text)
{
	char path[128];

	at(name, path);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	(void)fputs(text, file);
	(void)fclose(file);
}

static void points(const char *name, const char *target)
{
	char path[128];

	at(name, path);
	assert_int_equal(symlink(target, path), 0);
}

static bool holds(const char *name, const char *text)
{
	char path[128], found[64] = "";

	at(name, path);
	FILE *file = fopen(path, "r");
	bool same = file && fgets(found, sizeof found, file) && strcmp(found, text) == 0;
	if (file)
		(void)fclose(file);
	return same;
}

static bool is_link(const char *name)
{
	char path[128];
	struct stat about;

	at(name, path);
	return lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
}

static int set_up(void **state)
{
	char path[128];

	(void)state;
	(void)snprintf(root, sizeof root, "/tmp/inloop-beneath-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	at("stick", path);
	assert_int_equal(mkdir(path, 0755), 0);
	at("stick/map", path);
	assert_int_equal(mkdir(path, 0755), 0);
	put("secret", "secret");
	put("stick/plain", "plain");
	put("stick/map/deep", "deep");
	at("stick", path);
	folder = beneath_root(path);
	return folder >= 0 ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	(void)close(folder);
	(void)snprintf(command, sizeof command, "rm -rf '%s'", root);
	return system(command);
}

static int error_of(const char *path, uint64_t limit)
{
	struct stat about;
	int fd = beneath_open(folder, path, limit, &about);

	if (fd >= 0)
		(void)close(fd);
	return fd >= 0 ? 0 : errno;
}

static void reads_only_plain_files(void)
{
	char path[128];
	size_t size;

	points("stick/out", "../secret");
	points("stick/absolute", "/etc/passwd");
	points("stick/elsewhere", "..");
	points("stick/near", "plain");
	at("stick/pipe", path);
	assert_int_equal(mkfifo(path, 0644), 0);
	char *text = beneath_read(folder, "plain", 100, &size);
	assert_string_equal(text, "plain");
	assert_int_equal(size, 5);
	free(text);
	assert_int_equal(error_of("map/deep", 100), 0);
	assert_int_equal(error_of("plain", 5), 0);
	assert_int_equal(error_of("plain", 4), EFBIG);
	assert_int_equal(error_of("out", 100), ELOOP);
	assert_int_equal(error_of("near", 100), ELOOP);
	assert_int_equal(error_of("absolute", 10000), ELOOP);
	assert_int_not_equal(error_of("elsewhere/secret", 100), 0);
	assert_int_equal(error_of("../secret", 100), EXDEV);
	assert_int_equal(error_of("map/../../secret", 100), EXDEV);
	assert_int_equal(error_of("/etc/passwd", 10000), EXDEV);
	assert_int_equal(error_of("pipe", 100), EFTYPE_);
	assert_int_equal(error_of("map", 100), EFTYPE_);
	assert_int_equal(error_of("gone", 100), ENOENT);
	points("stick/way", "map");
	assert_int_equal(beneath_folder(folder, "way", true), -1);
	assert_int_equal(beneath_folder(folder, "plain", true), -1);
}

static void opens(void **state)
{
	(void)state;
	reads_only_plain_files();
}

/* As a kernel before 5.6 answers. */
static void forget_openat2(void)
{
	struct sock_filter steps[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog filter = { COUNT_OF(steps), steps };

	assert_int_equal(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
	assert_int_equal(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter), 0);
	assert_int_equal(syscall(SYS_openat2, -1, "", NULL, 0), -1);
	assert_int_equal(errno, ENOSYS);
}

static void opens_without_openat2(void **state)
{
	int status = -1;

	(void)state;
	pid_t child = fork();
	if (child == 0) {
		forget_openat2();
		reads_only_plain_files();
		_exit(0); /* a failed assertion does not come here */
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void writes_what_is_new(void **state)
{
	struct stat about;
	char path[128];

	(void)state;
	points("stick/a", "../secret");
	points("stick/a.new", "../secret");
	points("stick/b.new", "../fresh");
	assert_true(beneath_write(folder, "a", "mine", 4));
	assert_true(beneath_write(folder, "b", "mine", 4));
	assert_true(holds("stick/a", "mine") && !is_link("stick/a"));
	assert_true(holds("stick/b", "mine"));
	assert_true(holds("secret", "secret"));
	at("fresh", path);
	assert_int_equal(stat(path, &about), -1);
	assert_false(beneath_write(folder, "../secret", "mine", 4));
	at("stick/a.new", path);
	assert_int_equal(lstat(path, &about), -1);
}

/* A name of another file on the same disk: that file stays as it is. */
static void other_names_keep_their_file(void **state)
{
	char one[128], other[128];

	(void)state;
	at("secret", one);
	at("stick/c.new", other);
	assert_int_equal(link(one, other), 0);
	at("stick/c", other);
	assert_int_equal(link(one, other), 0);
	assert_true(beneath_write(folder, "c", "mine", 4));
	assert_true(holds("secret", "secret"));
	assert_true(holds("stick/c", "mine"));
}

static void a_folder_in_the_way_is_told(void **state)
{
	(void)state;
	assert_false(beneath_write(folder, "map", "mine", 4));
	assert_int_equal(errno, EISDIR);
	assert_true(holds("stick/map/deep", "deep"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(opens),
		TEST(opens_without_openat2),
		TEST(writes_what_is_new),
		TEST(other_names_keep_their_file),
		TEST(a_folder_in_the_way_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
