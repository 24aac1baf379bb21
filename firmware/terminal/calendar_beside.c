#include "terminal/calendar_beside.h"

#include "base/file.h"
#include "base/utf8.h"

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MOST 1000 /* names that are looked at in a crowded folder */

/* The name of a calendar that is called after this one: "Activiteiten (2).ics". */
static bool called_after(const char *name, const char *own)
{
	const char *dot = strrchr(own, '.');
	size_t stem = dot ? (size_t)(dot - own) : strlen(own), length = strlen(name);

	return strcmp(name, own) != 0 && length > stem && strncasecmp(name, own, stem) == 0 &&
	       (strcasecmp(name + length - 4, ".ics") == 0 ||
		strncasecmp(name, own, strlen(own)) == 0);
}

static bool later(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec > b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec > b->tv_nsec);
}

static char *read_name(const char *raw)
{
	size_t length;

	return utf8_from(raw, strlen(raw), &length);
}

bool calendar_newer_beside(const char *path, const struct stat *about, char name[BESIDE_NAME])
{
	const char *slash = strrchr(path, '/');
	const char *own = slash ? slash + 1 : path;
	struct timespec newest = about ? about->st_mtim : (struct timespec) { .tv_sec = INT64_MIN };
	char folder[FILE_PATH];
	struct dirent *entry;
	bool found = false;

	file_folder(folder, path);
	DIR *directory = opendir(folder);
	for (int i = 0; directory && i < MOST && (entry = readdir(directory)); i++) {
		char other[FILE_PATH];
		struct stat is;
		if (!called_after(entry->d_name, own))
			continue;
		file_join(other, folder, entry->d_name);
		if (lstat(other, &is) != 0 || !S_ISREG(is.st_mode) || !later(&is.st_mtim, &newest))
			continue;
		newest = is.st_mtim;
		char *clean = read_name(entry->d_name);
		utf8_copy(name, BESIDE_NAME, clean ? clean : "");
		free(clean);
		found = true;
	}
	if (directory)
		(void)closedir(directory);
	return found;
}
