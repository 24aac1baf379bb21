#include "crash_replay.h"

#include "crash_pieces.h"

#include "base/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct copy { /* a file, as far as it is sure */
	struct image image;
	bool seen, lasting, deleted, gone; /* gone: deleted for good */
	int *open;                         /* operations not synced yet */
	int open_count, open_room;
};

struct replay {
	const struct disk *disk;
	struct copy *copies;
	int position;
};

struct replay *replay_begin(const struct disk *disk)
{
	struct replay *replay = image_must(calloc(1, sizeof *replay));

	replay->disk = disk;
	replay->copies = image_must(calloc((size_t)disk->file_count + 1, sizeof *replay->copies));
	for (int i = 0; i < disk->file_count; i++) {
		const struct disk_file *file = &disk->files[i];
		struct copy *copy = &replay->copies[i];
		copy->seen = copy->lasting = file->lasting;
		image_put(&copy->image, 0, file->at_first, file->size_at_first);
	}
	return replay;
}

void replay_end(struct replay *replay)
{
	for (int i = 0; i < replay->disk->file_count; i++) {
		free(replay->copies[i].image.bytes);
		free(replay->copies[i].open);
	}
	free(replay->copies);
	free(replay);
}

static void sync_file(const struct replay *replay, struct copy *copy)
{
	for (int i = 0; i < copy->open_count; i++)
		pieces_take(&copy->image, &replay->disk->operations[copy->open[i]]);
	copy->open_count = 0;
}

static void sync_folder(struct replay *replay)
{
	for (int i = 0; i < replay->disk->file_count; i++) {
		struct copy *copy = &replay->copies[i];
		copy->lasting = copy->lasting || copy->seen;
		copy->gone = copy->gone || copy->deleted;
	}
}

bool replay_step(struct replay *replay)
{
	if (replay->position >= replay->disk->count)
		return false;
	int number = replay->position++;
	const struct disk_operation *operation = &replay->disk->operations[number];
	struct copy *copy = &replay->copies[operation->file];

	switch (operation->kind) {
	case DISK_CREATE:
		copy->seen = true;
		break;
	case DISK_WRITE:
	case DISK_TRUNCATE:
		*(int *)image_must(array_add(&copy->open, &copy->open_count, &copy->open_room,
					     sizeof *copy->open)) = number;
		break;
	case DISK_SYNC:
		sync_file(replay, copy);
		break;
	case DISK_DELETE:
	default:
		copy->deleted = true;
		break;
	}
	if (operation->folder)
		sync_folder(replay);
	return true;
}

int replay_position(const struct replay *replay)
{
	return replay->position;
}

bool replay_open(const struct replay *replay)
{
	for (int i = 0; i < replay->disk->file_count; i++) {
		const struct copy *copy = &replay->copies[i];
		if (copy->seen && !copy->gone &&
		    (copy->open_count > 0 || !copy->lasting || copy->deleted))
			return true;
	}
	return false;
}

/* ---- a cut ------------------------------------------------------------------------- */

/* Whether the folder names the file after the cut. */
static bool is_there(const struct copy *copy, enum cut cut, struct dice *dice)
{
	bool made = copy->seen, deleted = copy->gone;

	if (made && !copy->lasting)
		made = cut == CUT_OLD ? false : cut == CUT_NEW ? true : dice_below(dice, 2) == 0;
	if (copy->deleted && !copy->gone)
		deleted = cut == CUT_OLD ? false : cut == CUT_NEW ? true : dice_below(dice, 2) == 0;
	return made && !deleted;
}

static struct image content(const struct replay *replay, const struct copy *copy, enum cut cut,
			    struct dice *dice)
{
	struct image image = { 0 };
	struct pieces pieces = { 0 };

	image_put(&image, 0, copy->image.bytes, copy->image.size);
	for (int i = 0; i < copy->open_count; i++) {
		const struct disk_operation *operation = &replay->disk->operations[copy->open[i]];
		if (cut == CUT_NEW)
			pieces_take(&image, operation);
		else if (cut != CUT_OLD)
			pieces_add(&pieces, operation);
	}
	if (cut == CUT_PART)
		pieces_take_first(&pieces, &image, dice);
	else if (cut == CUT_ANY)
		pieces_take_any(&pieces, &image, dice);
	free(pieces.items);
	return image;
}

static void write_file(const char *path, const struct image *image)
{
	FILE *file = fopen(path, "wb");
	size_t written = file && image->size ? fwrite(image->bytes, 1, image->size, file) : 0;

	if (!file || written != image->size || fclose(file) != 0) {
		perror(path);
		abort();
	}
}

void replay_write(const struct replay *replay, enum cut cut, uint64_t seed, const char *folder)
{
	static const char *const others[] = { "-shm", "-wal", "-journal", "" };
	struct dice dice = { seed };
	char path[DISK_PATH + 32];

	for (int i = 0; i < 4; i++) {
		(void)snprintf(path, sizeof path, "%s/inloop.db%s", folder, others[i]);
		(void)unlink(path);
	}
	/* A later file of the same name comes after the earlier one that was to be gone. */
	for (int i = 0; i < replay->disk->file_count; i++) {
		if (!is_there(&replay->copies[i], cut, &dice))
			continue;
		struct image image = content(replay, &replay->copies[i], cut, &dice);
		(void)snprintf(path, sizeof path, "%s/inloop.db%s", folder,
			       disk_suffix[replay->disk->files[i].name]);
		write_file(path, &image);
		free(image.bytes);
	}
}
