/* A database that cannot be used is kept for a while: nothing of it is changed. */
#include "store/private.h"

#include "store/schema.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The database goes first. When the plug is pulled before the log has followed it, the next start
 * finds a log without a database and sets that aside too. */
static const char *const companions[] = { "", "-wal", "-shm", "-journal" };
#define COMPANIONS ((int)(sizeof companions / sizeof companions[0]))
#define TEXT       ".txt" /* what is told of it */
#define SUFFIXED   (FILE_PATH + 8)

static void suffixed(char out[SUFFIXED], const char *path, int companion)
{
	(void)snprintf(out, SUFFIXED, "%s%s", path, companions[companion]);
}

static bool lies_there(const char *path, const char *suffix)
{
	char name[SUFFIXED];
	struct stat about;

	(void)snprintf(name, sizeof name, "%s%s", path, suffix);
	return lstat(name, &about) == 0 || errno != ENOENT;
}

static bool taken(const char *path)
{
	for (int i = 0; i < COMPANIONS; i++)
		if (lies_there(path, companions[i]))
			return true;
	return lies_there(path, TEXT);
}

bool store_free_name(const struct store *store, const char *word, utc_t now, char name[ASIDE_NAME],
		     struct error *error)
{
	char date[CIVIL_TEXT], path[FILE_PATH];

	civil_format_day(civil_day(now), date);
	for (int number = 1; number < 1000; number++) {
		char which[16] = "";
		if (number > 1)
			(void)snprintf(which, sizeof which, "-%d", number);
		(void)snprintf(name, ASIDE_NAME, "inloop.db.%s-%s%s", word, date, which);
		file_join(path, store->folder, name);
		if (!taken(path))
			return true;
	}
	return error_set(error,
			 "%.160s kan niet worden gebruikt en ook niet bewaard. Ruim de "
			 "gegevensmap op.",
			 store->path);
}

static void write_text(const struct store *store, const char *name, const char *text)
{
	char file[ASIDE_NAME + 8], path[FILE_PATH];

	if (!text)
		return;
	(void)snprintf(file, sizeof file, "%s" TEXT, name);
	file_join(path, store->folder, file);
	(void)file_write(path, text, strlen(text), NULL); /* the name tells the most of it */
}

bool store_set_aside(struct store *store, const char *name, const char *text, struct error *error)
{
	char path[FILE_PATH];

	write_text(store, name, text);
	file_join(path, store->folder, name);
	for (int i = 0; i < COMPANIONS; i++) {
		char from[SUFFIXED], to[SUFFIXED];
		suffixed(from, store->path, i);
		suffixed(to, path, i);
		if (rename(from, to) != 0 && errno != ENOENT)
			return store_no_access(from, errno, error);
	}
	return store_sync_folder(path, error);
}

static void strip(char name[ASIDE_NAME], const char *suffix)
{
	size_t length = strlen(name), end = strlen(suffix);

	if (length > end && strcmp(name + length - end, suffix) == 0)
		name[length - end] = '\0';
}

/* The name without its companion's suffix; a log may have been set aside alone, and of a database
 * that was gone there is only the text. */
static void base_name(char name[ASIDE_NAME], const char *given)
{
	(void)snprintf(name, ASIDE_NAME, "%s", given);
	for (int i = 1; i < COMPANIONS; i++)
		strip(name, companions[i]);
	strip(name, TEXT);
}

/* The date in the name of one that was set aside; NULL for any other name. */
static const char *aside_date(const char *name)
{
	static const char *const starts[] = { "inloop.db." STORE_NEWER "-",
					      "inloop.db." STORE_DAMAGED "-" };

	for (int i = 0; i < 2; i++)
		if (strncmp(name, starts[i], strlen(starts[i])) == 0)
			return name + strlen(starts[i]);
	return NULL;
}

bool store_find_aside(const struct store *store, char name[ASIDE_NAME])
{
	DIR *folder = opendir(store->folder);
	struct dirent *entry;

	name[0] = '\0';
	while (folder && (entry = readdir(folder))) {
		char found[ASIDE_NAME];
		base_name(found, entry->d_name);
		const char *date = aside_date(found), *last = aside_date(name);
		if (date && (!last || strcmp(date, last) > 0))
			(void)snprintf(name, ASIDE_NAME, "%s", found);
	}
	if (folder)
		(void)closedir(folder);
	return name[0] != '\0';
}

/* The version of a database, as it stands in its header; 0 = it is not one that can be read. */
static int version_in(const char *path)
{
	unsigned char head[64] = { 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	ssize_t got = fd >= 0 ? read(fd, head, sizeof head) : 0;

	if (fd >= 0)
		(void)close(fd);
	if (got != (ssize_t)sizeof head || memcmp(head, "SQLite format 3", 16) != 0)
		return 0;
	return head[62] << 8 | head[63]; /* PRAGMA user_version, whose upper half is not used */
}

static bool has_row_per_ask(const struct store *store, const char *name)
{
	char path[FILE_PATH];

	file_join(path, store->folder, name);
	int version = version_in(path);
	return version > 0 && version < SCHEMA_ASKS_ARE_COUNTS;
}

static void remove_aside(const struct store *store, const char *name)
{
	char base[FILE_PATH], path[SUFFIXED];

	file_join(base, store->folder, name);
	(void)snprintf(path, sizeof path, "%s" TEXT, base);
	(void)unlink(path);
	for (int i = COMPANIONS - 1; i >= 0; i--) {
		suffixed(path, base, i);
		(void)unlink(path);
	}
}

void store_forget_asks_aside(const struct store *store, day_t today)
{
	DIR *folder = opendir(store->folder);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		const char *text = aside_date(entry->d_name);
		char date[11];
		day_t day;
		(void)snprintf(date, sizeof date, "%s", text ? text : "");
		if (!civil_parse_day(date, &day) || day >= today ||
		    strlen(entry->d_name) >= ASIDE_NAME || !has_row_per_ask(store, entry->d_name))
			continue;
		remove_aside(store, entry->d_name);
		rewinddir(folder);
	}
	if (folder)
		(void)closedir(folder);
}

/* What is gone may move what is still to be read: so it begins anew. */
void store_forget_aside(const struct store *store, day_t today)
{
	DIR *folder = opendir(store->folder);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		const char *text = aside_date(entry->d_name);
		char date[11], path[FILE_PATH];
		day_t day;
		(void)snprintf(date, sizeof date, "%s", text ? text : "");
		if (!civil_parse_day(date, &day) || day + ASIDE_DAYS >= today)
			continue;
		file_join(path, store->folder, entry->d_name);
		if (unlink(path) == 0)
			rewinddir(folder);
	}
	if (folder)
		(void)closedir(folder);
}
