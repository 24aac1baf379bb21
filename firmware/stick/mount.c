/*
 * Mounting a stick is root's, and all that root does: the kernel reads what is on it. Nothing on it
 * is run, its links lead nowhere, its own rights and devices mean nothing. It belongs to the
 * terminal: FAT has no owners; on ext4 whoever made inloop-kopie, or else the stick, is the
 * terminal there (an idmapped mount), and everybody else's files stay theirs.
 */
#include "stick/stick.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef MOUNT_ATTR_NOSYMFOLLOW
#define MOUNT_ATTR_NOSYMFOLLOW 0x00200000
#endif
#define CLOSED                                                                                     \
	(MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC | MOUNT_ATTR_NOATIME |           \
	 MOUNT_ATTR_NOSYMFOLLOW)

static bool fail(const char *what)
{
	(void)fprintf(stderr, "inloop-stick: the stick cannot be mounted: %s: %s\n", what,
		      strerror(errno));
	return false;
}

static bool set(int fs, const char *key, const char *value)
{
	return (value ? fsconfig(fs, FSCONFIG_SET_STRING, key, value, 0)
		      : fsconfig(fs, FSCONFIG_SET_FLAG, key, NULL, 0)) == 0 ||
	       fail(key);
}

static bool belongs_to(int fs, const struct passwd *user)
{
	char uid[16], gid[16];

	(void)snprintf(uid, sizeof uid, "%u", user->pw_uid);
	(void)snprintf(gid, sizeof gid, "%u", user->pw_gid);
	return set(fs, "uid", uid) && set(fs, "gid", gid) && set(fs, "fmask", "0137") &&
	       set(fs, "dmask", "0027") && set(fs, "iocharset", "utf8");
}

static int try_it(const char *type, const char *device, const struct passwd *user, bool read_only)
{
	int fs = fsopen(type, FSOPEN_CLOEXEC), where = -1;

	if (fs < 0) {
		(void)fail(type);
		return -1;
	}
	if (set(fs, "source", device) && (!read_only || set(fs, "ro", NULL)) &&
	    (strcmp(type, "ext4") == 0 || belongs_to(fs, user)) &&
	    fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
		where = fsmount(fs, FSMOUNT_CLOEXEC,
				CLOSED | (read_only ? (unsigned)MOUNT_ATTR_RDONLY : 0U));
	int number = errno;
	(void)close(fs);
	errno = number;
	return where;
}

/* The file system, not yet at any place. Of one with a switch against writing, the copies can still
 * be read. */
static int open_it(const char *type, const char *device, const struct passwd *user)
{
	int where = try_it(type, device, user, false);

	if (where < 0 && (errno == EROFS || errno == EACCES))
		where = try_it(type, device, user, true);
	if (where < 0)
		(void)fail(device);
	return where;
}

static bool write_map(pid_t process, const char *file, unsigned theirs, unsigned ours)
{
	char path[64], line[64];

	(void)snprintf(path, sizeof path, "/proc/%d/%s", (int)process, file);
	int length = snprintf(line, sizeof line, "%u %u 1\n", theirs, ours);
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool done = fd >= 0 && write(fd, line, (size_t)length) == length;
	if (fd >= 0)
		(void)close(fd);
	return done;
}

/* A user namespace lives as long as somebody has it open: a child makes it. */
static int namespace_of(const struct stat *owner, const struct passwd *user)
{
	int ready[2], fd = -1;
	char path[64], byte;

	if (pipe2(ready, O_CLOEXEC) != 0)
		return -1;
	pid_t child = fork();
	if (child == 0) {
		if (unshare(CLONE_NEWUSER) != 0 || write(ready[1], "", 1) != 1)
			_exit(1);
		(void)pause();
		_exit(0);
	}
	(void)close(ready[1]);
	if (child > 0 && read(ready[0], &byte, 1) == 1 &&
	    write_map(child, "uid_map", owner->st_uid, user->pw_uid) &&
	    write_map(child, "gid_map", owner->st_gid, user->pw_gid)) {
		(void)snprintf(path, sizeof path, "/proc/%d/ns/user", (int)child);
		fd = open(path, O_RDONLY | O_CLOEXEC);
	}
	(void)close(ready[0]);
	if (child > 0) {
		(void)kill(child, SIGKILL);
		(void)waitpid(child, NULL, 0);
	}
	return fd;
}

/* Where that cannot be had, the terminal can do there what everybody can. */
static void give(int where, const struct passwd *user)
{
	struct stat owner;

	if ((fstatat(where, STICK_FOLDER, &owner, AT_SYMLINK_NOFOLLOW) != 0 ||
	     !S_ISDIR(owner.st_mode)) &&
	    fstat(where, &owner) != 0)
		return;
	int users = namespace_of(&owner, user);
	struct mount_attr map = { .attr_set = MOUNT_ATTR_IDMAP };

	map.userns_fd = (unsigned)users;
	if (users < 0 || mount_setattr(where, "", AT_EMPTY_PATH, &map, sizeof map) != 0)
		(void)fail("its files stay somebody else's");
	if (users >= 0)
		(void)close(users);
}

static bool is_taken(void)
{
	struct stat here, above;

	return stat(STICK_MOUNTED_AT, &here) == 0 && stat(STICK_MOUNTED_AT "/..", &above) == 0 &&
	       here.st_dev != above.st_dev;
}

int mount_stick(const char *type, const char *device, const char *name)
{
	const struct passwd *user = getpwnam(name);

	if (is_taken()) {
		(void)fprintf(stderr, "there is a stick already: %s is left alone\n", device);
		return 0;
	}
	if (!user) {
		(void)fail(name);
		return 1;
	}
	int where = open_it(type, device, user);
	if (where < 0)
		return 1;
	if (strcmp(type, "ext4") == 0)
		give(where, user);
	bool done =
	    move_mount(where, "", AT_FDCWD, STICK_MOUNTED_AT, MOVE_MOUNT_F_EMPTY_PATH) == 0 ||
	    fail(STICK_MOUNTED_AT);
	(void)close(where);
	return done ? 0 : 1;
}
