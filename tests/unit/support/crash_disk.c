#include "crash_disk.h"

#include "base/array.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST (64u << 20)

const char *const disk_suffix[DISK_NAMES] = { "", "-wal", "-journal" };

static void *must(void *memory)
{
	if (!memory) {
		(void)fprintf(stderr, "crash_disk: memory is gone\n");
		abort();
	}
	return memory;
}

int disk_find(const struct disk *disk, enum disk_name name)
{
	for (int i = disk->file_count - 1; i >= 0; i--)
		if (disk->files[i].name == name && !disk->files[i].deleted)
			return i;
	return -1;
}

/* A database that is there before SQLite opens it was made lasting by the store. */
int disk_see(struct disk *disk, enum disk_name name, bool created)
{
	struct disk_file *file =
	    must(array_add(&disk->files, &disk->file_count, &disk->file_room, sizeof *file));
	int index = disk->file_count - 1;
	char path[DISK_PATH + 16];

	*file = (struct disk_file) { .name = name, .lasting = !created };
	if (created) {
		file->folder_due = name != DISK_DATABASE;
		disk_note(disk, (struct disk_operation) { .kind = DISK_CREATE, .file = index },
			  NULL);
		return index;
	}
	(void)snprintf(path, sizeof path, "%s%s", disk->path, disk_suffix[name]);
	file->at_first = (uint8_t *)file_read(path, LARGEST, &file->size_at_first, NULL);
	return index;
}

void disk_note(struct disk *disk, struct disk_operation operation, const void *bytes)
{
	struct disk_operation *noted =
	    must(array_add(&disk->operations, &disk->count, &disk->room, sizeof *noted));

	*noted = operation;
	if (operation.size > 0)
		noted->bytes = memcpy(must(malloc(operation.size)), bytes, operation.size);
}

struct disk *disk_mount(const char *folder)
{
	struct disk *disk = must(calloc(1, sizeof *disk));

	(void)snprintf(disk->path, sizeof disk->path, "%s/inloop.db", folder);
	for (int name = 0; name < DISK_NAMES; name++) {
		char path[DISK_PATH + 16];
		size_t size;
		(void)snprintf(path, sizeof path, "%s%s", disk->path, disk_suffix[name]);
		char *bytes = file_read(path, LARGEST, &size, NULL);
		if (bytes)
			(void)disk_see(disk, (enum disk_name)name, false);
		free(bytes);
	}
	disk->vfs = must(disk_vfs_open(disk));
	return disk;
}

void disk_unmount(struct disk *disk)
{
	disk_vfs_close(disk->vfs);
	for (int i = 0; i < disk->count; i++)
		free(disk->operations[i].bytes);
	for (int i = 0; i < disk->file_count; i++)
		free(disk->files[i].at_first);
	free(disk->operations);
	free(disk->files);
	free(disk);
}

void disk_power(struct disk *disk, bool on)
{
	disk->off = !on;
}

void disk_break(struct disk *disk, struct disk_trouble *trouble)
{
	disk->trouble = trouble;
}
