#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NAME_ROOM 256
#define PIECE     (128 << 10)

int beneath_root(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int close_with(int fd, int number)
{
	if (fd >= 0)
		(void)close(fd);
	errno = number;
	return -1;
}

/* One name, no link, on the same file system. */
static int step_into(int folder, const char *name, int flags)
{
	struct stat here, there;

	if (strcmp(name, "..") == 0)
		return close_with(-1, EXDEV);
	int fd = openat(folder, name, flags | O_NOFOLLOW);
	if (fd < 0)
		return -1;
	if (fstat(folder, &here) != 0 || fstat(fd, &there) != 0)
		return close_with(fd, errno);
	return here.st_dev == there.st_dev ? fd : close_with(fd, EXDEV);
}

/* For kernels and filters of system calls that do not know openat2. */
static int open_by_steps(int folder, const char *path, int flags)
{
	char name[NAME_ROOM];
	int at = -1;

	for (;;) {
		size_t length = strcspn(path, "/");
		if (length == 0 || length >= sizeof name)
			return close_with(at, length == 0 ? EXDEV : ENAMETOOLONG);
		memcpy(name, path, length);
		name[length] = '\0';
		path += length;
		bool last = *path == '\0';
		int next =
		    step_into(at < 0 ? folder : at, name,
			      last ? flags : O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
		(void)close_with(at, errno);
		if (next < 0 || last)
			return next;
		at = next;
		path++;
	}
}

static int open_beneath(int folder, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)flags,
		.resolve =
		    RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV,
	};
	int fd = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);

	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return open_by_steps(folder, path, flags);
	return fd;
}

int beneath_folder(int root, const char *path, bool make)
{
	if (make && mkdirat(root, path, 0750) != 0 && errno != EEXIST)
		return -1;
	return open_beneath(root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Without O_NONBLOCK, opening a pipe would wait for its writer. A device may do something when it
 * is opened at all: what is none when it is looked at is looked at once more. */
int beneath_open(int folder, const char *path, uint64_t limit, struct stat *about)
{
	int handle = open_beneath(folder, path, O_PATH | O_NOFOLLOW | O_CLOEXEC);

	if (handle < 0)
		return -1;
	if (fstat(handle, about) != 0)
		return close_with(handle, errno);
	(void)close(handle);
	if (!S_ISREG(about->st_mode))
		return close_with(-1, S_ISLNK(about->st_mode) ? ELOOP : EFTYPE_);
	int fd = open_beneath(folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (fstat(fd, about) != 0)
		return close_with(fd, errno);
	if (!S_ISREG(about->st_mode))
		return close_with(fd, EFTYPE_);
	if (about->st_size < 0 || (uint64_t)about->st_size > limit)
		return close_with(fd, EFBIG);
	return fd;
}

static ssize_t read_some(int fd, char *into, size_t room)
{
	ssize_t got;

	do
		got = read(fd, into, room);
	while (got < 0 && errno == EINTR);
	return got;
}

char *beneath_read(int folder, const char *path, size_t limit, size_t *size)
{
	struct stat about;
	int fd = beneath_open(folder, path, limit, &about);
	size_t room = fd >= 0 ? (size_t)about.st_size : 0, used = 0;
	char *bytes = fd >= 0 ? malloc(room + 1) : NULL;
	ssize_t got = 0;

	while (bytes && used < room && (got = read_some(fd, bytes + used, room - used)) > 0)
		used += (size_t)got;
	if (bytes && got < 0) {
		free(bytes);
		bytes = NULL;
	}
	(void)close_with(fd, errno);
	if (!bytes)
		return NULL;
	bytes[used] = '\0';
	*size = used;
	return bytes;
}

int beneath_create(int folder, const char *name)
{
	if (unlinkat(folder, name, 0) != 0 && errno == EISDIR)
		(void)unlinkat(folder, name, AT_REMOVEDIR);
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
	if (fd < 0 && errno == EEXIST)
		errno = EISDIR;
	return fd;
}

bool beneath_finish(int folder, int fd, const char *temporary, const char *name)
{
	int number = fsync(fd) == 0 ? 0 : errno;

	if (close(fd) != 0 && number == 0)
		number = errno;
	if (number == 0 && renameat(folder, temporary, folder, name) != 0)
		number = errno;
	if (number != 0) {
		(void)unlinkat(folder, temporary, 0);
		errno = number;
		return false;
	}
	/* FAT on a stick cannot sync a folder: then this is as good as it gets. */
	return fsync(folder) == 0 || errno == EINVAL;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t done = write(fd, bytes, size);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes += done;
		size -= (size_t)done;
	}
	return true;
}

static bool leave(int folder, int fd, const char *temporary)
{
	int number = errno;

	(void)close(fd);
	(void)unlinkat(folder, temporary, 0);
	errno = number;
	return false;
}

bool beneath_write(int folder, const char *name, const void *bytes, size_t size)
{
	char temporary[NAME_ROOM + sizeof BENEATH_LEFT];

	if (strlen(name) >= NAME_ROOM || strchr(name, '/')) {
		errno = ENAMETOOLONG;
		return false;
	}
	(void)snprintf(temporary, sizeof temporary, "%s" BENEATH_LEFT, name);
	int fd = beneath_create(folder, temporary);
	if (fd < 0)
		return false;
	if (!write_all(fd, bytes, size))
		return leave(folder, fd, temporary);
	return beneath_finish(folder, fd, temporary, name);
}

bool beneath_pour(int from, int to, uint64_t size)
{
	char *piece = malloc(PIECE);
	uint64_t poured = 0;
	ssize_t got = 0;
	bool done = piece && lseek(from, 0, SEEK_SET) == 0;

	while (done && (got = read_some(from, piece, PIECE)) > 0) {
		poured += (uint64_t)got;
		if (poured > size)
			errno = EFBIG;
		done = poured <= size && write_all(to, piece, (size_t)got);
	}
	int number = errno;
	free(piece);
	errno = number;
	return done && got == 0;
}
