/*
 * crash_disk.h - a disk whose power can be cut and that can fail: a VFS between SQLite and the real
 * files of one folder. Everything goes through to those files; and every write, truncation, sync,
 * creation and deletion of a database, its log and its journal is written down, so that
 * crash_replay.h can build what a disk may hold when the power goes at any of these operations.
 *
 * What is taken as kept after a cut is only what SQLite asks of a system: the bytes of a file whose
 * xSync returned; that a log or journal exists once its first sync returned (SQLite then syncs the
 * folder as well); that a file is gone once the folder was synced after its deletion. The shared
 * memory (-shm) is memory: it is not written down.
 *
 * It becomes the default VFS of the process. A second one may be mounted on the first, for another
 * folder, and goes before it.
 */
#ifndef INLOOP_TESTS_SUPPORT_CRASH_DISK_H
#define INLOOP_TESTS_SUPPORT_CRASH_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DISK_PATH   256
#define DISK_SECTOR 512

enum disk_name { DISK_DATABASE, DISK_LOG, DISK_JOURNAL, DISK_NAMES };
extern const char *const disk_suffix[DISK_NAMES]; /* "", "-wal", "-journal" */

/* A file from its creation to its deletion; one made later under the same name is another. */
struct disk_file {
	enum disk_name name;
	bool lasting;      /* it was there before, or its maker made sure of it */
	bool folder_due;   /* its first sync syncs the folder too */
	bool deleted;      /* so far */
	uint8_t *at_first; /* what it held when it was first seen */
	size_t size_at_first;
};

enum disk_kind { DISK_CREATE, DISK_WRITE, DISK_TRUNCATE, DISK_SYNC, DISK_DELETE };

struct disk_operation {
	enum disk_kind kind;
	int file;       /* index into disk_files */
	int64_t offset; /* of a write; the new size of a truncation */
	size_t size;
	uint8_t *bytes;
	bool folder; /* of a sync or a deletion: the folder is synced with it */
};

struct disk {
	char path[DISK_PATH]; /* of the database */
	struct disk_file *files;
	int file_count, file_room;
	struct disk_operation *operations;
	int count, room;
	struct disk_trouble *trouble;
	struct disk_vfs *vfs;
	bool off;
};

/* Watch FOLDER/inloop.db from now on. Memory that is gone, or no SQLite, ends the program. */
struct disk *disk_mount(const char *folder);
/* Every database on it must be closed. */
void disk_unmount(struct disk *disk);

/* Off: nothing reaches the files and nothing is written down; who writes gets an error. On again
 * without crash_replay.h it is as after a kill -9: all that was written is there. */
void disk_power(struct disk *disk, bool on);

/* What a disk may refuse. */
enum disk_fault {
	TROUBLE_NONE,
	TROUBLE_FULL,      /* no file grows; half of what should be written still fits */
	TROUBLE_WRITE,     /* EIO on writes and truncations, half may have been written */
	TROUBLE_SYNC,      /* EIO on syncs: what was written may or may not be there */
	TROUBLE_READ_ONLY, /* EROFS on everything but reading */
};
struct disk_trouble {
	enum disk_fault fault;
	int after; /* so many operations that it could refuse still go well */
	int times; /* then so many are refused; 0 = all */
	int refused;
};
/* The disk keeps the address; NULL = it is sound again. */
void disk_break(struct disk *disk, struct disk_trouble *trouble);

/* ---- for crash_vfs.c: writing down ---- */

/* The file that is there under this name; -1 = none. */
int disk_find(const struct disk *disk, enum disk_name name);
int disk_see(struct disk *disk, enum disk_name name, bool created);
void disk_note(struct disk *disk, struct disk_operation operation, const void *bytes);

/* ---- for crash_disk.c: the VFS itself ---- */

struct disk_vfs *disk_vfs_open(struct disk *disk);
void disk_vfs_close(struct disk_vfs *vfs);

#endif
