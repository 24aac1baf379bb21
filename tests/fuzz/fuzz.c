#include "fuzz.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAMES 16

static char folder[256];
static pid_t owner;

static int take_away(const char *path, const struct stat *what, int kind, struct FTW *where)
{
	(void)what;
	(void)kind;
	if (where->level > 0)
		(void)remove(path);
	return 0;
}

void fuzz_empty(void)
{
	(void)nftw(fuzz_folder(), take_away, 16, FTW_DEPTH | FTW_PHYS);
}

static void clean_up(void)
{
	if (getpid() != owner) /* a child of the target */
		return;
	fuzz_empty();
	(void)rmdir(folder);
}

const char *fuzz_folder(void)
{
	/* Memory: nothing here is about disks. */
	const char *parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

	if (folder[0])
		return folder;
	(void)snprintf(folder, sizeof folder, "%s/inloop-fuzz-XXXXXX", parent);
	must(mkdtemp(folder) != NULL, "a folder for the files can be made");
	owner = getpid();
	(void)atexit(clean_up);
	return folder;
}

const char *fuzz_path(const char *name)
{
	static char paths[NAMES][512];
	char path[512];

	(void)snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
	for (int i = 0; i < NAMES; i++) {
		if (!paths[i][0])
			memcpy(paths[i], path, sizeof path);
		if (strcmp(paths[i], path) == 0)
			return paths[i];
	}
	must(0, "there is room for one more name");
	return NULL;
}

const char *fuzz_file(const char *name, const void *bytes, size_t size)
{
	const char *path = fuzz_path(name);
	FILE *file = fopen(path, "wb");

	must(file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0,
	     "the file can be written");
	return path;
}

void must(int holds, const char *sentence)
{
	if (holds)
		return;
	(void)fprintf(stderr, "does not hold: %s\n", sentence);
	abort();
}
