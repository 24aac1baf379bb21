/* The VFS of crash_disk.h: SQLite's own one, with a look at what is written. */
#include "crash_disk.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct disk_vfs {
	sqlite3_vfs vfs; /* a copy of SQLite's own, but for opening and deleting */
	sqlite3_vfs *own;
	struct disk *disk;
};

struct shim { /* an open file; the real one lies behind it */
	sqlite3_file base;
	struct disk *disk; /* NULL = not watched */
	int file;
};
#define SHIM_SIZE ((int)((sizeof(struct shim) + 15) / 16 * 16))

static sqlite3_file *real(sqlite3_file *file)
{
	return (sqlite3_file *)((char *)file + SHIM_SIZE);
}

static struct disk *watching(sqlite3_file *file)
{
	return ((struct shim *)file)->disk;
}

/* ---- refusing -------------------------------------------------------------------- */

static bool concerns(enum disk_fault fault, enum disk_kind kind, bool grows)
{
	switch (fault) {
	case TROUBLE_FULL:
		return kind == DISK_WRITE && grows;
	case TROUBLE_WRITE:
		return kind == DISK_WRITE || kind == DISK_TRUNCATE;
	case TROUBLE_SYNC:
		return kind == DISK_SYNC;
	case TROUBLE_READ_ONLY:
		return true;
	case TROUBLE_NONE:
	default:
		return false;
	}
}

static bool refuses(struct disk *disk, enum disk_kind kind, bool grows)
{
	struct disk_trouble *trouble = disk->trouble;

	if (!trouble || !concerns(trouble->fault, kind, grows))
		return false;
	if (trouble->after > 0) {
		trouble->after--;
		return false;
	}
	if (trouble->times > 0 && trouble->refused >= trouble->times)
		return false;
	trouble->refused++;
	return true;
}

static int put(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
	const struct shim *shim = (struct shim *)file;
	int code = real(file)->pMethods->xWrite(real(file), bytes, size, offset);

	if (code == SQLITE_OK && size > 0)
		disk_note(shim->disk,
			  (struct disk_operation) { .kind = DISK_WRITE,
						    .file = shim->file,
						    .offset = offset,
						    .size = (size_t)size },
			  bytes);
	return code;
}

/* ---- an open file ------------------------------------------------------------------ */

static int shim_close(sqlite3_file *file)
{
	return real(file)->pMethods->xClose(real(file));
}

static int shim_read(sqlite3_file *file, void *out, int size, sqlite3_int64 offset)
{
	return real(file)->pMethods->xRead(real(file), out, size, offset);
}

static int shim_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
	struct disk *disk = watching(file);
	sqlite3_int64 end = 0;

	if (!disk)
		return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
	if (disk->off)
		return SQLITE_IOERR_WRITE;
	(void)real(file)->pMethods->xFileSize(real(file), &end);
	if (!refuses(disk, DISK_WRITE, offset + size > end))
		return put(file, bytes, size, offset);
	if (disk->trouble->fault != TROUBLE_READ_ONLY)
		(void)put(file, bytes, size / 2, offset);
	return disk->trouble->fault == TROUBLE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	const struct shim *shim = (struct shim *)file;
	struct disk *disk = shim->disk;

	if (disk && (disk->off || refuses(disk, DISK_TRUNCATE, false)))
		return SQLITE_IOERR_TRUNCATE;
	int code = real(file)->pMethods->xTruncate(real(file), size);
	if (disk && code == SQLITE_OK)
		disk_note(disk,
			  (struct disk_operation) {
			      .kind = DISK_TRUNCATE, .file = shim->file, .offset = size },
			  NULL);
	return code;
}

/* The disk is this one: the real one is not waited for. */
static int shim_sync(sqlite3_file *file, int flags)
{
	const struct shim *shim = (struct shim *)file;
	struct disk *disk = shim->disk;

	if (!disk)
		return real(file)->pMethods->xSync(real(file), flags);
	if (disk->off || refuses(disk, DISK_SYNC, false))
		return SQLITE_IOERR_FSYNC;
	struct disk_file *about = &disk->files[shim->file];
	disk_note(disk,
		  (struct disk_operation) {
		      .kind = DISK_SYNC, .file = shim->file, .folder = about->folder_due },
		  NULL);
	disk->files[shim->file].folder_due = false;
	return SQLITE_OK;
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real(file)->pMethods->xFileSize(real(file), size);
}

static int shim_lock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xLock(real(file), level);
}

static int shim_unlock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xUnlock(real(file), level);
}

static int shim_reserved(sqlite3_file *file, int *out)
{
	return real(file)->pMethods->xCheckReservedLock(real(file), out);
}

static int shim_control(sqlite3_file *file, int what, void *argument)
{
	return real(file)->pMethods->xFileControl(real(file), what, argument);
}

static int shim_sector(sqlite3_file *file)
{
	return real(file)->pMethods->xSectorSize(real(file));
}

static int shim_device(sqlite3_file *file)
{
	return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int shim_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
	return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}

static int shim_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}

static void shim_shm_barrier(sqlite3_file *file)
{
	real(file)->pMethods->xShmBarrier(real(file));
}

static int shim_shm_unmap(sqlite3_file *file, int and_delete)
{
	return real(file)->pMethods->xShmUnmap(real(file), and_delete);
}

/* Version 2: no mapped reading, so that nothing goes by unseen. */
static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = shim_close,
	.xRead = shim_read,
	.xWrite = shim_write,
	.xTruncate = shim_truncate,
	.xSync = shim_sync,
	.xFileSize = shim_size,
	.xLock = shim_lock,
	.xUnlock = shim_unlock,
	.xCheckReservedLock = shim_reserved,
	.xFileControl = shim_control,
	.xSectorSize = shim_sector,
	.xDeviceCharacteristics = shim_device,
	.xShmMap = shim_shm_map,
	.xShmLock = shim_shm_lock,
	.xShmBarrier = shim_shm_barrier,
	.xShmUnmap = shim_shm_unmap,
};

/* ---- opening and deleting ------------------------------------------------------------ */

/* Which of the watched files this path is; DISK_NAMES = none. */
static enum disk_name name_of(const struct disk *disk, const char *path)
{
	size_t length = strlen(disk->path);

	for (int i = 0; path && i < DISK_NAMES; i++)
		if (strncmp(path, disk->path, length) == 0 &&
		    strcmp(path + length, disk_suffix[i]) == 0)
			return (enum disk_name)i;
	return DISK_NAMES;
}

static bool is_there(sqlite3_vfs *own, const char *path)
{
	int there = 0;

	return own->xAccess(own, path, SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
	struct disk_vfs *self = vfs->pAppData;
	struct shim *shim = (struct shim *)file;
	struct disk *disk = self->disk;
	enum disk_name name = name_of(disk, path);
	bool watched = name != DISK_NAMES, there = watched && is_there(self->own, path);

	*shim = (struct shim) { .file = -1 };
	if (watched && !there && (disk->off || refuses(disk, DISK_CREATE, true)))
		return SQLITE_CANTOPEN;
	int code = self->own->xOpen(self->own, path, real(file), flags, out);
	if (real(file)->pMethods)
		shim->base.pMethods = &methods;
	if (code != SQLITE_OK || !watched)
		return code;
	shim->disk = disk;
	shim->file = disk_find(disk, name);
	if (shim->file < 0)
		shim->file = disk_see(disk, name, !there);
	return code;
}

/* In WAL mode nothing is deleted but the journal of the very first transaction. */
static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
	struct disk_vfs *self = vfs->pAppData;
	struct disk *disk = self->disk;
	enum disk_name name = name_of(disk, path);

	if (name == DISK_NAMES)
		return self->own->xDelete(self->own, path, sync_folder);
	if (disk->off || refuses(disk, DISK_DELETE, false))
		return SQLITE_IOERR_DELETE;
	int code = self->own->xDelete(self->own, path, 0);
	int file = disk_find(disk, name);
	if (code == SQLITE_OK && file >= 0) {
		disk_note(disk,
			  (struct disk_operation) {
			      .kind = DISK_DELETE, .file = file, .folder = sync_folder != 0 },
			  NULL);
		disk->files[file].deleted = true;
	}
	return code;
}

struct disk_vfs *disk_vfs_open(struct disk *disk)
{
	struct disk_vfs *self = calloc(1, sizeof *self);
	sqlite3_vfs *own = sqlite3_vfs_find(NULL);

	if (!self || !own)
		return NULL;
	self->own = own;
	self->disk = disk;
	self->vfs = *own;
	self->vfs.pNext = NULL;
	self->vfs.zName = "crash-disk";
	self->vfs.szOsFile += SHIM_SIZE;
	self->vfs.pAppData = self;
	self->vfs.xOpen = vfs_open;
	self->vfs.xDelete = vfs_delete;
	if (sqlite3_vfs_register(&self->vfs, 1) == SQLITE_OK)
		return self;
	free(self);
	return NULL;
}

void disk_vfs_close(struct disk_vfs *self)
{
	(void)sqlite3_vfs_unregister(&self->vfs);
	(void)sqlite3_vfs_register(self->own, 1);
	free(self);
}
