/*
 * pages.h - the pages of a database that SQLite may no longer be able to open: those of the file
 * and those in the write-ahead log beside it, as they lie on the disk.
 *
 * The log's format: https://www.sqlite.org/fileformat2.html#walformat
 */
#ifndef INLOOP_STORE_PAGES_H
#define INLOOP_STORE_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_SIZE 4096 /* of every database of ours */

struct frame { /* of the log */
	const uint8_t *page;
	uint32_t number; /* of the page in the file, from 1 */
	bool commit;     /* the last of a transaction */
	bool good;       /* of this log and as it was written */
};

struct pages {
	uint8_t *file;
	int count; /* of pages in the file */
	uint8_t *log;
	struct frame *frames;
	int frame_count;
	bool header_good; /* of the log */
};

/* Read what can be read of PATH (when `file`) and PATH-wal; what cannot, also a folder in its
 * place, reads as empty pages or none. False only when memory is gone. pages_free() it. */
bool pages_read(struct pages *pages, const char *path, bool file);
void pages_free(struct pages *pages);

/* The log alone tells of transactions that were confirmed and that SQLite, which stops at the first
 * frame with a wrong checksum, would pass over without a word. Not so a transaction that was
 * never confirmed, as a power cut leaves it. What the last two transactions lost is not seen. */
bool pages_lost(const char *path);

#endif
