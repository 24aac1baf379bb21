/* For a data partition on which nothing is yet: the copies of a stick come onto it, as many of the
 * newest as fit. Whether they are sound is the terminal's to find out. */
#include "base/beneath.h"
#include "base/file.h"
#include "stick/stick.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define COMING "copies.new"
#define SPARE  (UINT64_C(16) << 20) /* for the visits to come */

/* Nothing else is in it but files of ours. */
static void take_away(int data)
{
	struct listing left;
	int folder = beneath_folder(data, COMING, false);

	if (folder >= 0) {
		listing_tidy(folder);
		while (listing_list(folder, false, &left) && left.count > 0)
			for (int i = 0; i < left.count; i++)
				if (unlinkat(folder, left.items[i].name, 0) != 0)
					break;
		(void)close(folder);
	}
	if (unlinkat(data, COMING, AT_REMOVEDIR) != 0 && errno == ENOTDIR)
		(void)unlinkat(data, COMING, 0);
}

/* The terminal makes its database from the newest of them, as large again. */
static uint64_t kept_free(int data, uint64_t newest)
{
	struct statvfs space;
	uint64_t whole =
	    fstatvfs(data, &space) == 0 ? (uint64_t)space.f_blocks * space.f_frsize : 0;

	return newest + (whole / 4 < SPARE ? whole / 4 : SPARE);
}

static bool take(int from, int to, const struct listed *file)
{
	struct stat about;
	char temporary[sizeof file->name + sizeof BENEATH_LEFT];
	int in = beneath_open(from, file->name, COPY_LIMIT, &about);
	int out = -1;

	(void)snprintf(temporary, sizeof temporary, "%s" BENEATH_LEFT, file->name);
	if (in >= 0)
		out = beneath_create(to, temporary);
	bool done = out >= 0 && beneath_pour(in, out, file->size);
	if (done)
		done = beneath_finish(to, out, temporary, file->name);
	else if (out >= 0) {
		(void)close(out);
		(void)unlinkat(to, temporary, 0);
	}
	if (in >= 0)
		(void)close(in);
	return done;
}

/* How many; what does not fit is left out, and what comes after it may still fit. */
static int take_all(int data, int from, int to, const struct listing *list, bool spare)
{
	uint64_t keep = 0;
	int taken = 0;

	for (int i = 0; i < list->count; i++) {
		const struct listed *file = &list->items[i];
		uint64_t need = room_for(to, file->size);
		if (taken == 0)
			keep = spare ? need : 0;
		if (room_in(to) < need + keep || !take(from, to, file))
			continue;
		if (taken++ == 0) {
			(void)fprintf(stderr, "the figures of %s are here\n", file->name);
			keep = kept_free(data, need);
		}
	}
	return taken;
}

static int fail(const char *what)
{
	(void)fprintf(stderr, "inloop-stick: %s\n", what);
	return 1;
}

static int restore_into(int data, int from, const char *name)
{
	static struct listing list;

	if (!listing_list(from, true, &list))
		return fail("the copies on the stick cannot be read");
	if (list.count == 0)
		return 0;
	int to = beneath_folder(data, COMING, true);
	if (to < 0)
		return fail("there is no place for the copies of the stick: can the data folder be "
			    "written?");
	int taken = take_all(data, from, to, &list, true);
	if (taken == 0) /* rather one, and hardly room beside it, than none */
		taken = take_all(data, from, to, &list, false);
	bool placed = taken > 0 && fsync(to) == 0 && renameat(data, COMING, data, name) == 0;
	(void)close(to);
	if (!placed)
		return fail(taken ? "the copies of the stick could not be put into their place"
				  : "no copy of the stick fits, or can be read");
	(void)syncfs(data);
	return 0;
}

int stick_restore(const struct places *places)
{
	char above[FILE_PATH];
	const char *slash = strrchr(places->copies, '/');
	int stick = beneath_root(places->stick);
	int from = stick >= 0 ? beneath_folder(stick, STICK_FOLDER, false) : -1;

	file_folder(above, places->copies);
	int data = beneath_root(above);
	int status = 0;
	if (data < 0) {
		status = fail("there is no data folder");
	} else {
		take_away(data);
		if (from >= 0)
			status = restore_into(data, from, slash ? slash + 1 : places->copies);
		take_away(data);
		(void)close(data);
	}
	if (from >= 0)
		(void)close(from);
	if (stick >= 0)
		(void)close(stick);
	return status;
}
