/*
 * disk.h - counts what SQLite reads from and writes to the disk, and can leave out the waiting for
 * it: for tests of how much, not of how safe.
 */
#ifndef INLOOP_TESTS_SUPPORT_DISK_H
#define INLOOP_TESTS_SUPPORT_DISK_H

#include <stdbool.h>
#include <stdint.h>

struct disk {
	int64_t reads, read_bytes, writes, written_bytes, syncs;
};

/* From now on every database that this process opens is counted. `waits`: a sync is carried out,
 * as it should be; else it is only counted. */
void disk_watch(bool waits);
/* Since the last call, or since disk_watch(). */
struct disk disk_used(void);

#endif
