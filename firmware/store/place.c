#include "store/place.h"

#include "store/house.h"
#include "store/seal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const suffixes[PLACE_FILES] = { "", "-wal", "-shm" };

/* False: nothing is there. What may not be looked at (EACCES) is taken to be as it was. */
static bool look(const struct store *store, int file, struct stat *about, bool *hidden)
{
	char path[FILE_PATH + 8];

	(void)snprintf(path, sizeof path, "%s%s", store->path, suffixes[file]);
	bool there = stat(path, about) == 0;
	*hidden = !there && errno != ENOENT && errno != ENOTDIR && errno != ELOOP;
	return there;
}

static void note_write(struct place_file *file, const struct stat *about)
{
	file->size = about->st_size;
	file->changed = about->st_mtim;
}

bool place_begin(struct store *store, struct error *error)
{
	struct place *place = &store->place;

	for (int i = 0; i < PLACE_FILES; i++) {
		struct stat about;
		bool hidden;
		place->files[i] = (struct place_file) { .there = look(store, i, &about, &hidden) };
		if (!place->files[i].there)
			continue;
		place->files[i].device = about.st_dev;
		place->files[i].inode = about.st_ino;
		note_write(&place->files[i], &about);
	}
	house_keep(store);
	place->watched = true;
	place->gone = place->changed = place->foreign = false;
	return place_learn(store, error);
}

static bool same_file(const struct place_file *file, const struct stat *about)
{
	return file->device == about->st_dev && file->inode == about->st_ino;
}

void place_wrote(struct store *store)
{
	for (int i = 0; store->place.watched && i < PLACE_FILES; i++) {
		struct place_file *file = &store->place.files[i];
		struct stat about;
		bool hidden;
		if (!look(store, i, &about, &hidden))
			continue;
		if (!file->there) { /* SQLite made it just now */
			file->there = true;
			file->device = about.st_dev;
			file->inode = about.st_ino;
		}
		if (same_file(file, &about))
			note_write(file, &about);
	}
}

static bool same_bytes(const struct place_file *file, const struct stat *about)
{
	return file->size == about->st_size && file->changed.tv_sec == about->st_mtim.tv_sec &&
	       file->changed.tv_nsec == about->st_mtim.tv_nsec;
}

static enum placed judge(const struct store *store)
{
	enum placed placed = PLACE_SAME;

	for (int i = 0; i < PLACE_FILES; i++) {
		const struct place_file *file = &store->place.files[i];
		struct stat about;
		bool hidden, there = look(store, i, &about, &hidden);
		if (!file->there || hidden)
			continue;
		if (!there || !same_file(file, &about))
			return PLACE_GONE;
		if (i < 2 && !same_bytes(file, &about)) /* readers write into the third */
			placed = PLACE_CHANGED;
	}
	return placed;
}

/* ---- the lock ------------------------------------------------------------------ */

static bool has_lock(const struct store *store)
{
	char path[FILE_PATH];
	struct stat ours, there;

	file_join(path, store->folder, STORE_LOCK);
	return fstat(store->lock, &ours) == 0 && stat(path, &there) == 0 &&
	       ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

bool place_take(struct store *store, struct error *error)
{
	int before = store->lock;
	bool in_use = false;

	if (!file_make_folder(store->folder, error))
		return false;
	if (has_lock(store))
		return true;
	if (!store_take_lock(store, &in_use, error)) {
		if (store->lock >= 0)
			(void)close(store->lock);
		store->lock = before;
		return false;
	}
	(void)close(before);
	return true;
}

bool place_holds(struct store *store, bool within, struct error *error)
{
	struct place *place = &store->place;
	enum placed placed = place->watched ? judge(store) : PLACE_SAME;

	/* A commit changes the files itself. */
	if (placed == PLACE_SAME || (placed == PLACE_CHANGED && !within)) {
		place->gone = false; /* it is back: a disk was mounted over it, say */
		/* Without the lock a second terminal could begin here. */
		return !place->watched || has_lock(store) || place_take(store, error);
	}
	place->gone = placed == PLACE_GONE;
	place->changed = placed == PLACE_CHANGED;
	store_blame(store, placed == PLACE_GONE ? "its files were removed or replaced while open"
						: "somebody else wrote into its files");
	return error_set(error,
			 "De gegevens in %.120s zijn weggehaald of vervangen terwijl de zuil aan "
			 "staat. Vraag de installateur.",
			 store->folder);
}

/* ---- what is to be found again ------------------------------------------------- */

bool place_learn(struct store *store, struct error *error)
{
	struct place *place = &store->place;
	struct folded folded;

	if (!seal_folded(store, &folded, error))
		return false;
	place->folded = folded.last;
	(void)snprintf(place->key, sizeof place->key, "%s", store->key);
	/* "" when it is not there or cannot be read */
	(void)!secret_read(store, "pin_hash", place->secret, NULL);
	return true;
}

bool place_is_other(const struct store *store)
{
	const struct place *place = &store->place;
	struct folded folded;

	if (!place->key[0])
		return false;
	return strcmp(place->key, store->key) != 0 ||
	       !seal_folded((struct store *)store, &folded, NULL) || folded.last < place->folded;
}

/* The file as it lies there, without the log: that is ours, and over another one it makes a mixture
 * that nobody ever stored. */
enum base_file place_base(const struct store *store)
{
	struct store *file = store_new(store->folder, NULL);
	enum base_file base = FILE_UNREADABLE;
	char key[STORE_VALUE];
	struct folded folded;

	if (file && store_connect_still(file, "immutable=1", NULL) &&
	    value_get(file, SEAL_KEY, key, NULL) && key[0] && seal_folded(file, &folded, NULL))
		base = strcmp(key, store->place.key) != 0  ? FILE_FOREIGN
		       : folded.last < store->place.folded ? FILE_OLDER
							   : FILE_OURS;
	store_free(file);
	return base;
}
