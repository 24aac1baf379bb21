/* A database that cannot be used is kept: nothing of it is changed or thrown away. */
#include "store/private.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The database goes first. When the plug is pulled before the log has followed it, the next start
 * finds a log without a database and sets that aside too. */
static const char *const companions[] = { "", "-wal", "-shm", "-journal" };
#define COMPANIONS ((int)(sizeof companions / sizeof companions[0]))
#define SUFFIXED   (FILE_PATH + 8)

static void suffixed(char out[SUFFIXED], const char *path, int companion)
{
	(void)snprintf(out, SUFFIXED, "%s%s", path, companions[companion]);
}

static bool taken(const char *path)
{
	for (int i = 0; i < COMPANIONS; i++) {
		char name[SUFFIXED];
		struct stat about;
		suffixed(name, path, i);
		if (lstat(name, &about) == 0 || errno != ENOENT)
			return true;
	}
	return false;
}

static bool free_name(const struct store *store, const char *word, utc_t now, char name[ASIDE_NAME],
		      char path[FILE_PATH])
{
	char date[CIVIL_TEXT];

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
	return false;
}

bool store_set_aside(struct store *store, const char *word, utc_t now, char name[ASIDE_NAME],
		     struct error *error)
{
	char path[FILE_PATH];

	if (!free_name(store, word, now, name, path))
		return error_set(error,
				 "%.160s kan niet worden gebruikt en ook niet bewaard. Ruim de "
				 "gegevensmap op.",
				 store->path);
	for (int i = 0; i < COMPANIONS; i++) {
		char from[SUFFIXED], to[SUFFIXED];
		suffixed(from, store->path, i);
		suffixed(to, path, i);
		if (rename(from, to) != 0 && errno != ENOENT)
			return store_no_access(from, errno, error);
	}
	return true;
}

/* The name without its companion's suffix; a log may have been set aside alone. */
static void base_name(char name[ASIDE_NAME], const char *given)
{
	(void)snprintf(name, ASIDE_NAME, "%s", given);
	for (int i = 1; i < COMPANIONS; i++) {
		size_t length = strlen(name), suffix = strlen(companions[i]);
		if (length > suffix && strcmp(name + length - suffix, companions[i]) == 0)
			name[length - suffix] = '\0';
	}
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
