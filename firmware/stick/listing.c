#include "base/beneath.h"
#include "stick/stick.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

static const char magic[] = "SQLite format 3"; /* and its NUL */

day_t listing_day(const char *name)
{
	static const char form[] = "inloop-0000-00-00.db";
	char date[11];
	size_t i = 0;
	day_t day;

	for (; form[i]; i++)
		if (form[i] == '0' ? !isdigit((unsigned char)name[i]) : name[i] != form[i])
			return DAY_NONE;
	if (name[i] != '\0')
		return DAY_NONE;
	memcpy(date, name + 7, 10);
	date[10] = '\0';
	return civil_parse_day(date, &day) ? day : DAY_NONE;
}

static DIR *entries_of(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = fd >= 0 ? fdopendir(fd) : NULL;

	if (fd >= 0 && !entries)
		(void)close(fd);
	return entries;
}

static bool is_database(int fd)
{
	char begin[sizeof magic];

	return pread(fd, begin, sizeof begin, 0) == (ssize_t)sizeof begin &&
	       memcmp(begin, magic, sizeof begin) == 0;
}

static bool look_at(int folder, const char *name, bool databases, struct listed *out)
{
	struct stat about;
	int fd = beneath_open(folder, name, COPY_LIMIT, &about);

	if (fd < 0)
		return false;
	bool wanted = !databases || is_database(fd);
	(void)close(fd);
	(void)snprintf(out->name, sizeof out->name, "%s", name);
	out->size = (uint64_t)about.st_size;
	out->changed = about.st_mtime;
	return wanted;
}

/* In its place; the oldest goes where there is no room. */
static void put(struct listing *list, const struct listed *file)
{
	int at = list->count;

	while (at > 0 && strcmp(list->items[at - 1].name, file->name) < 0)
		at--;
	if (at == COPIES_MOST)
		return;
	if (list->count < COPIES_MOST)
		list->count++;
	memmove(&list->items[at + 1], &list->items[at],
		(size_t)(list->count - 1 - at) * sizeof *file);
	list->items[at] = *file;
}

bool listing_list(int folder, bool databases, struct listing *out)
{
	struct dirent *entry;
	struct listed file;
	DIR *entries = entries_of(folder);

	out->count = 0;
	if (!entries)
		return false;
	errno = 0;
	while ((entry = readdir(entries))) {
		if (listing_day(entry->d_name) != DAY_NONE &&
		    look_at(folder, entry->d_name, databases, &file))
			put(out, &file);
		errno = 0;
	}
	int number = errno;
	(void)closedir(entries);
	errno = number;
	return number == 0;
}

const struct listed *listing_find(const struct listing *list, const char *name)
{
	for (int i = 0; i < list->count; i++)
		if (strcmp(list->items[i].name, name) == 0)
			return &list->items[i];
	return NULL;
}

void listing_remove(struct listing *list, const char *name)
{
	for (int i = 0; i < list->count; i++) {
		if (strcmp(list->items[i].name, name) != 0)
			continue;
		list->count--;
		memmove(&list->items[i], &list->items[i + 1],
			(size_t)(list->count - i) * sizeof list->items[0]);
		return;
	}
}

static bool is_left(const char *name)
{
	size_t length = strlen(name), end = sizeof BENEATH_LEFT - 1;

	return strncmp(name, "inloop-", 7) == 0 && length > end &&
	       strcmp(name + length - end, BENEATH_LEFT) == 0;
}

void listing_tidy(int folder)
{
	struct dirent *entry;
	DIR *entries = entries_of(folder);

	while (entries && (entry = readdir(entries)))
		if (is_left(entry->d_name))
			(void)unlinkat(folder, entry->d_name, 0);
	if (entries)
		(void)closedir(entries);
}

uint64_t room_in(int folder)
{
	struct statvfs space;

	if (fstatvfs(folder, &space) != 0)
		return 0;
	return (uint64_t)space.f_bavail * space.f_frsize;
}

uint64_t room_for(int folder, uint64_t size)
{
	struct statvfs space;
	uint64_t block =
	    fstatvfs(folder, &space) == 0 && space.f_frsize > 0 ? space.f_frsize : 4096;

	return (size + block - 1) / block * block;
}
