/* The daily copies of the figures onto the stick: the last 14, the newest first. */
#include "base/beneath.h"
#include "stick/stick.h"

#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define TOLERATED 2 /* seconds: FAT counts in twos */

struct work {
	int from, to; /* the folders */
	struct listing own, there;
	int number; /* errno of what went wrong last; 0 = nothing */
};

static bool is_own(const struct work *work, const char *name)
{
	return listing_find(&work->own, name) != NULL;
}

static bool give_up(struct work *work, const char *name)
{
	if (unlinkat(work->to, name, 0) != 0) {
		work->number = errno;
		return false;
	}
	listing_remove(&work->there, name);
	return true;
}

/* What the terminal itself keeps is what is wanted; others, of another clock or another house, only
 * as far as there are places left. */
static void give_up_beyond(struct work *work)
{
	int places = COPIES_KEPT - work->own.count;

	for (int i = 0; i < work->there.count;) {
		const char *name = work->there.items[i].name;
		if (is_own(work, name) || places-- > 0 || !give_up(work, name))
			i++;
	}
}

/* The next to give up for the sake of `name`: others first, then the oldest that is older. */
static const struct listed *least(const struct work *work, const char *name)
{
	for (int i = work->there.count - 1; i >= 0; i--)
		if (!is_own(work, work->there.items[i].name))
			return &work->there.items[i];
	const struct listed *oldest =
	    work->there.count > 0 ? &work->there.items[work->there.count - 1] : NULL;
	return oldest && strcmp(oldest->name, name) < 0 ? oldest : NULL;
}

static uint64_t room_to_make(const struct work *work, const char *name)
{
	uint64_t room = 0;

	for (int i = 0; i < work->there.count; i++)
		if (!is_own(work, work->there.items[i].name) ||
		    strcmp(work->there.items[i].name, name) < 0)
			room += room_for(work->to, work->there.items[i].size);
	return room;
}

/* Nothing is given up in vain: only when it makes enough room. */
static bool make_room(struct work *work, const struct listed *file)
{
	uint64_t need = room_for(work->to, file->size);
	const struct listed *old;

	if (room_in(work->to) + room_to_make(work, file->name) < need) {
		work->number = ENOSPC;
		return false;
	}
	while (room_in(work->to) < need)
		if (!(old = least(work, file->name)) || !give_up(work, old->name))
			return false;
	return true;
}

/* Its time is the original's: how one tells the next night that it is the same. */
static bool write_it(struct work *work, const struct listed *file)
{
	struct stat about;
	char temporary[sizeof file->name + sizeof BENEATH_LEFT];
	int from = beneath_open(work->from, file->name, COPY_LIMIT, &about);

	(void)snprintf(temporary, sizeof temporary, "%s" BENEATH_LEFT, file->name);
	int to = from >= 0 ? beneath_create(work->to, temporary) : -1;
	bool done = to >= 0 && beneath_pour(from, to, COPY_LIMIT);
	if (done) {
		struct timespec times[2] = { about.st_atim, about.st_mtim };
		(void)futimens(to, times);
		done = beneath_finish(work->to, to, temporary, file->name);
		work->number = done ? work->number : errno;
	} else {
		work->number = errno;
		if (to >= 0) {
			(void)close(to);
			(void)unlinkat(work->to, temporary, 0);
		}
	}
	if (from >= 0)
		(void)close(from);
	return done;
}

static bool is_same(const struct listed *own, const struct listed *there)
{
	int64_t apart = there ? there->changed - own->changed : 0;

	return there && own->size == there->size && apart <= TOLERATED && apart >= -TOLERATED;
}

/* A file system may need more than the file itself: then one more is given up, and tried again. */
static bool bring(struct work *work, const struct listed *file)
{
	const struct listed *old;

	if (is_same(file, listing_find(&work->there, file->name)))
		return true;
	if (!make_room(work, file))
		return false;
	while (!write_it(work, file)) {
		old = work->number == ENOSPC ? least(work, file->name) : NULL;
		if (!old || !give_up(work, old->name))
			return false;
	}
	return true;
}

static enum stick_level level_of(int number)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
		return STICK_FULL;
	case EROFS:
	case EACCES:
	case EPERM:
		return STICK_READ_ONLY;
	default:
		return STICK_FAILED;
	}
}

static int tell(const struct places *places, int number, utc_t now, day_t newest)
{
	static const char *const why[] = {
		[STICK_FULL] = "it is full, and no old copy can make room",
		[STICK_READ_ONLY] = "it cannot be written",
		[STICK_FAILED] = "it may be broken",
	};
	enum stick_level level = number == 0 ? STICK_OK : level_of(number);

	state_note(places, level, now, newest);
	if (number == 0)
		return 0;
	(void)fprintf(stderr, "inloop-stick: no copy onto the stick: %s (%s)\n", why[level],
		      strerror(number));
	return 1;
}

/* The newest counts. That an older one is not there is no trouble: it may have been given up. */
static int bring_all(const struct places *places, struct work *work, utc_t now)
{
	day_t newest = DAY_NONE;

	listing_tidy(work->to);
	if (!listing_list(work->to, false, &work->there))
		return tell(places, errno, now, DAY_NONE);
	give_up_beyond(work);
	work->number = 0;
	for (int i = 0; i < work->own.count; i++) {
		bool there = bring(work, &work->own.items[i]);
		if (there && newest == DAY_NONE)
			newest = listing_day(work->own.items[i].name);
		if (!there && i == 0)
			return tell(places, work->number, now, DAY_NONE);
	}
	if (work->own.count == 0 && work->there.count > 0)
		newest = listing_day(work->there.items[0].name);
	work->number = syncfs(work->to) == 0 ? 0 : errno;
	return tell(places, work->number, now, newest);
}

int stick_copy(const struct places *places, utc_t now)
{
	static struct work work;
	int stick = beneath_root(places->stick);

	work.to = stick >= 0 ? beneath_folder(stick, STICK_FOLDER, true) : -1;
	if (work.to < 0) {
		int number = errno;
		if (stick >= 0)
			(void)close(stick);
		return tell(places, number, now, DAY_NONE);
	}
	work.from = beneath_root(places->copies);
	if (work.from >= 0 && !listing_list(work.from, false, &work.own))
		work.own.count = 0;
	if (work.own.count > COPIES_KEPT)
		work.own.count = COPIES_KEPT;
	int status = bring_all(places, &work, now);
	(void)close(work.to);
	(void)close(stick);
	if (work.from >= 0)
		(void)close(work.from);
	return status;
}
