#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The reason of a failed system call and what to do about it, for people who are no technicians. */
static const char *reason(int number)
{
	switch (number) {
	case ENOENT:
		return "bestaat niet. Zet het (terug) op deze plek.";
	case ENOTDIR:
		return "heeft een pad dat niet klopt. Kijk of de map bestaat.";
	case EISDIR:
		return "is een map. Noem een bestand.";
	case EACCES:
	case EPERM:
		return "is niet toegankelijk. Geef het programma rechten op dit bestand en zijn "
		       "map.";
	case ENOSPC:
	case EDQUOT:
		return "past niet meer: de schijf is vol. Maak ruimte vrij.";
	case EROFS:
		return "staat op een schijf waar niet op geschreven kan worden. Zet de "
		       "schrijfbeveiliging uit.";
	case EIO:
		return "geeft een leesfout of schrijffout. De kaart of schijf is misschien kapot: "
		       "vervang die.";
	case ENAMETOOLONG:
		return "heeft een te lange naam. Kies een kortere naam.";
	default:
		return NULL;
	}
}

static bool fail(struct error *error, const char *path, int number)
{
	const char *text = reason(number);
	if (text)
		return error_set(error, "%.160s %s", path, text);
	return error_set(error, "%.160s kan niet gebruikt worden (%s). Vraag de beheerder.", path,
			 strerror(number));
}

/* Read until the end or until one byte more than the limit. The size that stat told is only where
 * to start: a file may grow while it is read. */
static char *read_all(int fd, size_t expected, size_t limit, size_t *size)
{
	size_t room = expected > 4096 ? expected : 4096; /* files of the kernel tell no size */
	size_t used = 0;
	if (room > limit)
		room = limit;
	char *bytes = malloc(room + 2);
	while (bytes) {
		ssize_t got = read(fd, bytes + used, room + 1 - used);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			int number = errno;
			free(bytes);
			errno = number;
			return NULL;
		}
		used += (size_t)got;
		if (got == 0 || used > limit)
			break;
		if (used > room) {
			room = room > limit / 2 ? limit : room * 2;
			char *more = realloc(bytes, room + 2);
			if (!more)
				free(bytes);
			bytes = more;
		}
	}
	if (bytes)
		bytes[used] = '\0';
	*size = used;
	return bytes;
}

int file_open(const char *path, struct stat *about, struct error *error)
{
	/* without O_NONBLOCK, opening a pipe would wait for its writer */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, about) != 0)
		fail(error, path, errno);
	else if (S_ISREG(about->st_mode))
		return fd;
	else
		error_set(error, "%.160s is geen gewoon bestand. Zet daar een bestand neer.", path);
	if (fd >= 0)
		close(fd);
	return -1;
}

char *file_read(const char *path, size_t limit, size_t *size, struct error *error)
{
	struct stat about;
	int fd = file_open(path, &about, error);
	char *bytes = fd >= 0 ? file_read_open(fd, path, limit, size, error) : NULL;
	if (fd >= 0)
		close(fd);
	return bytes;
}

char *file_read_open(int fd, const char *path, size_t limit, size_t *size, struct error *error)
{
	struct stat about;
	size_t used = 0;
	bool known = fstat(fd, &about) == 0 && about.st_size > 0;
	char *bytes = read_all(fd, known ? (size_t)about.st_size : 0, limit, &used);
	if (!bytes)
		fail(error, path, errno);
	if (bytes && used > limit) {
		error_set(error, "%.160s is te groot (meer dan %zu kB). Maak het bestand kleiner.",
			  path, limit / 1024);
		free(bytes);
		return NULL;
	}
	if (bytes)
		*size = used;
	return bytes;
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

/* A rename is only safe against a pulled plug once the folder itself is on the disk. */
static bool sync_folder(const char *path)
{
	char folder[FILE_PATH];
	file_folder(folder, path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	/* FAT on a USB stick cannot sync a folder: then this is as good as it gets */
	bool done = fsync(fd) == 0 || errno == EINVAL;
	int number = errno;
	close(fd);
	errno = number;
	return done;
}

static bool write_beside(const char *path, const void *bytes, size_t size, mode_t mode,
			 struct error *error)
{
	char temporary[FILE_PATH + 32];
	snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path, (long)getpid());
	unlink(temporary); /* left by a process of the same number before the plug was pulled */
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (fd < 0)
		return fail(error, path, errno);
	bool done = write_all(fd, bytes, size) && fsync(fd) == 0;
	int number = errno;
	if (close(fd) != 0 && done) {
		done = false;
		number = errno;
	}
	if (done && rename(temporary, path) != 0) {
		done = false;
		number = errno;
	}
	if (!done) {
		unlink(temporary);
		return fail(error, path, number);
	}
	return sync_folder(path) || fail(error, path, errno);
}

/* A pipe or a device, such as /dev/stdout, keeps nothing that could be lost, and a file in its
 * place would be in everybody's way. */
static bool write_into(const char *path, const void *bytes, size_t size, struct error *error)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return fail(error, path, errno);
	bool done = write_all(fd, bytes, size);
	int number = errno;
	if (close(fd) != 0 && done) {
		done = false;
		number = errno;
	}
	return done || fail(error, path, number);
}

static bool write_file(const char *path, const void *bytes, size_t size, mode_t mode,
		       struct error *error)
{
	struct stat about;
	if (strlen(path) >= FILE_PATH)
		return fail(error, path, ENAMETOOLONG);
	if (stat(path, &about) != 0) /* it is new, or writing beside it says what is wrong */
		return write_beside(path, bytes, size, mode, error);
	if (S_ISDIR(about.st_mode))
		return fail(error, path, EISDIR);
	if (!S_ISREG(about.st_mode))
		return write_into(path, bytes, size, error);
	char *behind = realpath(path, NULL); /* a link stays, and what it points to is replaced */
	bool fits = behind && strlen(behind) < FILE_PATH;
	bool done = write_beside(fits ? behind : path, bytes, size, mode, error);
	free(behind);
	return done;
}

bool file_write(const char *path, const void *bytes, size_t size, struct error *error)
{
	return write_file(path, bytes, size, 0644, error);
}

bool file_write_private(const char *path, const void *bytes, size_t size, struct error *error)
{
	return write_file(path, bytes, size, 0600, error);
}

static bool is_folder(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool file_make_folder(const char *path, struct error *error)
{
	char part[FILE_PATH];
	size_t length = strlen(path);
	if (length >= sizeof part)
		return fail(error, path, ENAMETOOLONG);
	memcpy(part, path, length + 1);
	for (size_t i = 1; i <= length; i++) {
		if (part[i] != '/' && part[i] != '\0')
			continue;
		part[i] = '\0';
		int number = mkdir(part, 0750) == 0 ? 0 : errno;
		if (number != 0 && !is_folder(part))
			return fail(error, path, number == EEXIST ? ENOTDIR : number);
		part[i] = i < length ? '/' : '\0';
	}
	return is_folder(path) || fail(error, path, ENOTDIR);
}

void file_join(char out[FILE_PATH], const char *dir, const char *name)
{
	size_t length = strlen(dir);
	const char *between = length == 0 || dir[length - 1] == '/' ? "" : "/";
	int needed = snprintf(out, FILE_PATH, "%s%s%s", dir, between, name);
	/* a cut path would be another file's: rather none, which fails when it is opened */
	if (needed < 0 || needed >= FILE_PATH)
		out[0] = '\0';
}

void file_folder(char out[FILE_PATH], const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t)(slash - path) : 0;
	if (slash == path)
		length = 1;
	if (length == 0 || length >= FILE_PATH) {
		out[0] = length == 0 ? '.' : '\0';
		out[1] = '\0';
		return;
	}
	memcpy(out, path, length);
	out[length] = '\0';
}
