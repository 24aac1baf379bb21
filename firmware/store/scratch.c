#include "store/scratch.h"

#include "store/copies.h"
#include "store/private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define ROOM  (128 << 10) /* less is as good as full */
#define PIECE (64 << 10)

/* ---- could it be used? --------------------------------------------------------- */

/* The nearest folder above that is there. */
static enum scratch_look can_be_made(const char *folder, struct error *error)
{
	char above[FILE_PATH], path[FILE_PATH];
	struct stat about;

	(void)snprintf(above, sizeof above, "%s", folder);
	do {
		(void)snprintf(path, sizeof path, "%s", above);
		file_folder(above, path);
	} while (stat(above, &about) != 0 && errno == ENOENT && strcmp(above, path) != 0);
	bool there = stat(above, &about) == 0;
	int why = there && !S_ISDIR(about.st_mode) ? ENOTDIR : 0;
	if (!there || (why == 0 && access(above, W_OK | X_OK) != 0))
		why = errno;
	if (why == 0)
		return SCRATCH_NO_FOLDER;
	(void)store_no_access(folder, why, error);
	return SCRATCH_REFUSED;
}

static bool may_write(const char *folder, const char *name, struct error *error)
{
	char path[FILE_PATH];
	struct stat about;

	file_join(path, folder, name);
	return stat(path, &about) != 0 || !S_ISREG(about.st_mode) || access(path, W_OK) == 0 ||
	       store_no_access(path, errno, error);
}

static bool has_room(const char *folder, struct error *error)
{
	struct statvfs space;

	if (statvfs(folder, &space) != 0)
		return store_no_access(folder, errno, error);
	return (unsigned long long)space.f_bavail * space.f_frsize >= ROOM ||
	       error_set(error,
			 "De schijf met de gegevensmap %.140s is vol: er kan niets meer worden "
			 "bewaard. Maak ruimte vrij of zet er een grotere kaart in.",
			 folder);
}

/* The terminal holds the lock alone. Shared and for a moment, it keeps nobody out. */
static bool in_use(const char *folder)
{
	char path[FILE_PATH];

	file_join(path, folder, STORE_LOCK);
	int fd = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	bool taken = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	if (fd >= 0)
		(void)close(fd);
	return taken;
}

enum scratch_look scratch_look(const char *folder, struct error *error)
{
	struct stat about;

	if (stat(folder, &about) != 0 && errno == ENOENT)
		return can_be_made(folder, error);
	if (stat(folder, &about) != 0) {
		(void)store_no_access(folder, errno, error);
		return SCRATCH_REFUSED;
	}
	if (!S_ISDIR(about.st_mode)) {
		(void)store_no_access(folder, ENOTDIR, error);
		return SCRATCH_REFUSED;
	}
	if (in_use(folder))
		return SCRATCH_IN_USE;
	if (access(folder, R_OK | W_OK | X_OK) != 0) {
		(void)store_no_access(folder, errno, error);
		return SCRATCH_REFUSED;
	}
	bool usable = may_write(folder, STORE_LOCK, error) &&
		      may_write(folder, "inloop.db", error) &&
		      may_write(folder, "inloop.db-wal", error) && has_room(folder, error);
	return usable ? SCRATCH_READY : SCRATCH_REFUSED;
}

/* ---- copying --------------------------------------------------------------------- */

static bool copy_bytes(int from, int to, struct error *error)
{
	static char piece[PIECE];
	ssize_t size;

	while ((size = read(from, piece, sizeof piece)) > 0)
		if (write(to, piece, (size_t)size) != size)
			return store_no_access("/dev/shm", ENOSPC, error);
	return true; /* what cannot be read to its end is damaged there, and so here */
}

static bool copy_file(const char *from, const char *to, bool empty, struct error *error)
{
	int in = open(from, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, in >= 0 ? 0600 : 0);
	bool done = out >= 0;

	if (out < 0)
		(void)store_no_access(to, errno, error);
	if (done && in >= 0 && !empty)
		done = copy_bytes(in, out, error);
	if (in >= 0)
		(void)close(in);
	if (out >= 0)
		(void)close(out);
	return done;
}

/* What is no file is only something of that name: the terminal looks at no more of it. */
static bool copy_entry(const char *from, const char *to, const char *name, struct error *error)
{
	struct stat about;

	if (stat(from, &about) != 0)
		return symlink("nowhere", to) == 0 || store_no_access(to, errno, error);
	if (S_ISDIR(about.st_mode))
		return mkdir(to, 0700) == 0 || store_no_access(to, errno, error);
	if (!S_ISREG(about.st_mode))
		return mkfifo(to, 0600) == 0 || store_no_access(to, errno, error);
	bool aside = strncmp(name, "inloop.db." STORE_DAMAGED, 21) == 0 ||
		     strncmp(name, "inloop.db." STORE_NEWER, 17) == 0;
	return copy_file(from, to, aside && !strstr(name, ".txt"), error);
}

static bool wanted(const char *name, bool copies)
{
	size_t length = strlen(name);

	if (name[0] == '.' || strcmp(name, STORE_LOCK) == 0)
		return false;
	/* The shared memory is made anew by whoever opens it first. */
	if (length > 4 && strcmp(name + length - 4, "-shm") == 0)
		return false;
	return copies || strcmp(name, COPIES_FOLDER) != 0;
}

static bool copy_folder(const char *folder, const char *path, bool copies, struct error *error)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;
	bool done = true;

	while (done && listing && (entry = readdir(listing))) {
		char from[FILE_PATH], to[FILE_PATH];
		if (!wanted(entry->d_name, copies))
			continue;
		file_join(from, folder, entry->d_name);
		file_join(to, path, entry->d_name);
		done = copy_entry(from, to, entry->d_name, error);
	}
	if (listing)
		(void)closedir(listing);
	return done;
}

bool scratch_make(const char *folder, bool copies, char path[FILE_PATH], struct error *error)
{
	static const char *const places[] = { "/dev/shm", "/tmp" };
	char from[FILE_PATH], to[FILE_PATH];
	bool made = false;

	for (int i = 0; i < 2 && !made; i++) {
		(void)snprintf(path, FILE_PATH, "%s/inloop-check-XXXXXX", places[i]);
		made = mkdtemp(path) != NULL;
	}
	if (!made)
		return store_no_access("/tmp", errno, error);
	file_join(from, folder, COPIES_FOLDER);
	file_join(to, path, COPIES_FOLDER);
	if (copy_folder(folder, path, copies, error) &&
	    (!copies || copy_folder(from, to, false, error)))
		return true;
	scratch_remove(path);
	return false;
}

static void empty(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char name[FILE_PATH];
		file_join(name, path, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			(void)remove(name);
	}
	if (listing)
		(void)closedir(listing);
}

void scratch_remove(const char *path)
{
	char copies[FILE_PATH];

	file_join(copies, path, COPIES_FOLDER);
	empty(copies);
	empty(path);
	(void)rmdir(path);
}
