#include "terminal/diagnosis_port.h"

#include "base/beneath.h"
#include "base/file.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOUNTED_AT "/media/inloop-stick" /* where the appliance mounts a stick */

/* The usual folder may lie there empty: it is a stick only while something is mounted on it. One
 * that was named on the command line is taken at its word. */
static const char *find_stick(const struct options *options)
{
	const char *path = options->stick ? options->stick : MOUNTED_AT;
	char parent[FILE_PATH];
	struct stat here, above;

	if (stat(path, &here) != 0 || !S_ISDIR(here.st_mode))
		return NULL;
	file_folder(parent, path);
	if (options->stick || (stat(parent, &above) == 0 && here.st_dev != above.st_dev))
		return path;
	return NULL;
}

/* Whatever lies there under that name is replaced; nothing is written through it. */
static bool write_onto(const char *stick, const char *name, const char *text, size_t size)
{
	int folder = beneath_root(stick);
	bool done = folder >= 0 && beneath_write(folder, name, text, size);

	if (folder >= 0)
		(void)close(folder);
	return done;
}

static enum diagnosis_view write_it(void *self, const char *name, const char *text, size_t size,
				    char *where, int room)
{
	const struct options *options = self;
	const char *stick = find_stick(options);
	char folder[FILE_PATH], path[FILE_PATH];

	if (stick) {
		(void)snprintf(where, (size_t)room, "%s", name);
		if (write_onto(stick, name, text, size))
			return DIAGNOSIS_ON_STICK;
	}
	file_join(folder, options->data, "diagnose");
	file_join(path, folder, "diagnose.txt");
	(void)snprintf(where, (size_t)room, "%s", path);
	if (!file_make_folder(folder, NULL) || !file_write(path, text, size, NULL))
		return DIAGNOSIS_FAILED;
	return stick ? DIAGNOSIS_STICK_FAILED : DIAGNOSIS_IN_FOLDER;
}

struct diagnosis_port diagnosis_port(const struct options *options)
{
	return (struct diagnosis_port) { (void *)options, write_it };
}
