#include "disk.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

/* SQLite's own file lies behind ours. */
struct watched {
	sqlite3_file base;
	sqlite3_file *real;
};

static struct disk used;
static bool sync_waits;
static sqlite3_vfs watching;
static sqlite3_vfs *plain;

static sqlite3_file *real(sqlite3_file *file)
{
	return ((struct watched *)file)->real;
}

static int do_close(sqlite3_file *file)
{
	return real(file)->pMethods->xClose(real(file));
}

static int do_read(sqlite3_file *file, void *out, int size, sqlite3_int64 at)
{
	used.reads++;
	used.read_bytes += size;
	return real(file)->pMethods->xRead(real(file), out, size, at);
}

static int do_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
	used.writes++;
	used.written_bytes += size;
	return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return real(file)->pMethods->xTruncate(real(file), size);
}

static int do_sync(sqlite3_file *file, int flags)
{
	used.syncs++;
	return sync_waits ? real(file)->pMethods->xSync(real(file), flags) : SQLITE_OK;
}

static int do_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real(file)->pMethods->xFileSize(real(file), size);
}

static int do_lock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xLock(real(file), level);
}

static int do_unlock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xUnlock(real(file), level);
}

static int do_check_lock(sqlite3_file *file, int *held)
{
	return real(file)->pMethods->xCheckReservedLock(real(file), held);
}

static int do_control(sqlite3_file *file, int what, void *about)
{
	return real(file)->pMethods->xFileControl(real(file), what, about);
}

static int do_sector_size(sqlite3_file *file)
{
	return real(file)->pMethods->xSectorSize(real(file));
}

static int do_characteristics(sqlite3_file *file)
{
	return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int do_map(sqlite3_file *file, int region, int size, int extend, void volatile **at)
{
	return real(file)->pMethods->xShmMap(real(file), region, size, extend, at);
}

static int do_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void do_barrier(sqlite3_file *file)
{
	real(file)->pMethods->xShmBarrier(real(file));
}

static int do_unmap(sqlite3_file *file, int remove)
{
	return real(file)->pMethods->xShmUnmap(real(file), remove);
}

static const sqlite3_io_methods methods = {
	2,
	do_close,
	do_read,
	do_write,
	do_truncate,
	do_sync,
	do_file_size,
	do_lock,
	do_unlock,
	do_check_lock,
	do_control,
	do_sector_size,
	do_characteristics,
	do_map,
	do_shm_lock,
	do_barrier,
	do_unmap,
	NULL,
	NULL,
};

static int do_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
	struct watched *watched = (struct watched *)file;

	(void)vfs;
	watched->real = (sqlite3_file *)(watched + 1);
	int code = plain->xOpen(plain, name, watched->real, flags, given);
	watched->base.pMethods = watched->real->pMethods ? &methods : NULL;
	return code;
}

void disk_watch(bool waits)
{
	sync_waits = waits;
	used = (struct disk) { 0 };
	if (plain)
		return;
	plain = sqlite3_vfs_find(NULL);
	watching = *plain;
	watching.zName = "watched";
	watching.szOsFile = plain->szOsFile + (int)sizeof(struct watched);
	watching.xOpen = do_open;
	if (sqlite3_vfs_register(&watching, 1) != SQLITE_OK) {
		(void)fprintf(stderr, "SQLite takes no watching\n");
		abort();
	}
}

struct disk disk_used(void)
{
	struct disk since = used;

	used = (struct disk) { 0 };
	return since;
}
