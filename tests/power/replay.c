/*
 * replay - a disk as it was at a moment, from a log of all that was written to it, in the format of
 * Linux's dm-log-writes (version 1), which QEMU's driver blklogwrites writes too.
 *
 *   replay LOG WORDS
 *       lists the log, one entry a line, counted from 1: `N flush`, `N write SECTOR SECTORS`; a
 *       write at or behind the sector WORDS is none of the file system's: `N say TEXT`
 *
 *   replay LOG WORDS IMAGE N KEPT [SEED]
 *       IMAGE holds what the disk held before the first entry; the power goes after entry N. What
 *       was written before the last flush is there. Of what came after it, is KEPT:
 *           all
 *           none
 *           first     all up to some sector, as a disk that keeps the order
 *           any       any of its sectors
 *
 * An entry stands in the log when its write or its flush was done, before whoever waits for it
 * hears of it. Sectors are of 512 bytes: less than that is not torn by any disk.
 */
#include <endian.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC   UINT64_C(0x6a736677736872)
#define VERSION 1
#define SECTOR  512

enum { FLUSH = 1, FUA = 2, DISCARD = 4, MARK = 8 }; /* flags of an entry */

struct head { /* at the start of the log, all of it little-endian; a whole sector */
	uint64_t magic, version, entries;
	uint32_t sector_size;
};

struct entry { /* then these, a sector each, the data of each right behind it */
	uint64_t sector, sectors, flags, size;
};

struct write {
	uint64_t sector, sectors;
	const uint8_t *bytes; /* NULL: discarded */
};

struct log {
	const uint8_t *bytes;
	uint64_t size, count, at, number; /* of the next entry: where, how many before it */
	uint64_t words;                   /* the first sector behind the file system */
	int image;
};

struct pending { /* since the last flush */
	struct write *writes;
	size_t count, room;
};

static _Noreturn void fail(const char *what)
{
	(void)fprintf(stderr, "replay: %s\n", what);
	exit(2);
}

static uint64_t number(const char *text)
{
	char *end;
	unsigned long long value = strtoull(text, &end, 10);

	if (*end || end == text)
		fail("a number is not understood");
	return value;
}

static struct log open_log(const char *path)
{
	struct head head;
	struct stat stat;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &stat) != 0 || stat.st_size < SECTOR)
		fail("there is no log");
	const void *bytes = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (bytes == MAP_FAILED)
		fail("the log cannot be read");
	memcpy(&head, bytes, sizeof head);
	if (le64toh(head.magic) != MAGIC || le64toh(head.version) != VERSION ||
	    le32toh(head.sector_size) != SECTOR)
		fail("this is no such log");
	return (struct log) { .bytes = bytes,
			      .size = (uint64_t)stat.st_size,
			      .count = le64toh(head.entries),
			      .at = SECTOR,
			      .image = -1 };
}

static bool next(struct log *log, struct entry *entry, struct write *write)
{
	if (log->number == log->count)
		return false;
	if (log->at + SECTOR > log->size)
		fail("the log ends too early");
	memcpy(entry, log->bytes + log->at, sizeof *entry);
	entry->sector = le64toh(entry->sector);
	entry->sectors = le64toh(entry->sectors);
	entry->flags = le64toh(entry->flags);
	log->at += SECTOR;
	log->number++;
	*write = (struct write) { .sector = entry->sector, .sectors = entry->sectors };
	if (!(entry->flags & DISCARD)) {
		if (entry->sectors > (log->size - log->at) / SECTOR)
			fail("the log ends within an entry");
		write->bytes = log->bytes + log->at;
		log->at += entry->sectors * SECTOR;
	}
	return true;
}

/* ---- the list ------------------------------------------------------------------------- */

/* A line, less the spaces that fill its sector. */
static int length_of(const uint8_t *words)
{
	size_t length = strcspn((const char *)words, "\n");

	while (length > 0 && words[length - 1] == ' ')
		length--;
	return (int)length;
}

static void list(struct log *log)
{
	struct entry entry;
	struct write write;

	while (next(log, &entry, &write)) {
		if (entry.flags & FLUSH)
			printf("%llu flush\n", (unsigned long long)log->number);
		if (entry.flags & MARK || entry.sectors == 0)
			continue;
		if (write.bytes && entry.sector >= log->words)
			printf("%llu say %.*s\n", (unsigned long long)log->number,
			       length_of(write.bytes), (const char *)write.bytes);
		else
			printf("%llu write %llu %llu\n", (unsigned long long)log->number,
			       (unsigned long long)entry.sector, (unsigned long long)entry.sectors);
	}
}

/* ---- the disk ------------------------------------------------------------------------- */

static uint64_t dice_state;

static uint32_t dice_below(uint64_t limit)
{
	dice_state = dice_state * UINT64_C(6364136223846793005) + 1442695040888963407U;
	return (uint32_t)((dice_state >> 33) % limit);
}

/* Some of its sectors. */
static void put(const struct log *log, const struct write *write, uint64_t from, uint64_t count)
{
	static const uint8_t zeroes[SECTOR];

	if (write->sector >= log->words)
		return; /* words are not on the disk of the house */
	for (uint64_t i = from; i < from + count; i++) {
		const uint8_t *bytes = write->bytes ? write->bytes + i * SECTOR : zeroes;
		if (pwrite(log->image, bytes, SECTOR, (off_t)((write->sector + i) * SECTOR)) !=
		    SECTOR)
			fail("the image cannot be written");
	}
}

static void keep_all(const struct log *log, struct pending *pending)
{
	for (size_t i = 0; i < pending->count; i++)
		put(log, &pending->writes[i], 0, pending->writes[i].sectors);
	pending->count = 0;
}

static void keep_first(const struct log *log, const struct pending *pending)
{
	uint64_t sectors = 0, kept;

	for (size_t i = 0; i < pending->count; i++)
		sectors += pending->writes[i].sectors;
	kept = dice_below(sectors + 1);
	for (size_t i = 0; i < pending->count && kept > 0; i++) {
		uint64_t part = pending->writes[i].sectors;
		part = part < kept ? part : kept;
		put(log, &pending->writes[i], 0, part);
		kept -= part;
	}
}

static void keep_any(const struct log *log, const struct pending *pending)
{
	uint32_t share = 1 + dice_below(9); /* of ten */

	for (size_t i = 0; i < pending->count; i++)
		for (uint64_t sector = 0; sector < pending->writes[i].sectors; sector++)
			if (dice_below(10) < share)
				put(log, &pending->writes[i], sector, 1);
}

static void wait_for_flush(struct pending *pending, const struct write *write)
{
	if (pending->count == pending->room) {
		pending->room = pending->room ? 2 * pending->room : 64;
		pending->writes = realloc(pending->writes, pending->room * sizeof *pending->writes);
		if (!pending->writes)
			fail("no memory");
	}
	pending->writes[pending->count++] = *write;
}

static void build(struct log *log, uint64_t until, const char *kept)
{
	struct pending pending = { 0 };
	struct entry entry;
	struct write write;

	while (log->number < until && next(log, &entry, &write)) {
		if (entry.flags & FLUSH)
			keep_all(log, &pending);
		if (entry.flags & FUA)
			put(log, &write, 0, write.sectors);
		else if (!(entry.flags & MARK) && write.sectors > 0)
			wait_for_flush(&pending, &write);
	}
	if (strcmp(kept, "all") == 0)
		keep_all(log, &pending);
	else if (strcmp(kept, "first") == 0)
		keep_first(log, &pending);
	else if (strcmp(kept, "any") == 0)
		keep_any(log, &pending);
	else if (strcmp(kept, "none") != 0)
		fail("kept: all, none, first or any");
	free(pending.writes);
}

int main(int argc, char **argv)
{
	if (argc != 3 && argc != 6 && argc != 7)
		fail("usage: replay LOG WORDS [IMAGE N KEPT [SEED]]");
	struct log log = open_log(argv[1]);
	log.words = number(argv[2]);
	if (argc == 3) {
		list(&log);
		return 0;
	}
	log.image = open(argv[3], O_WRONLY | O_CLOEXEC);
	if (log.image < 0)
		fail("there is no image");
	dice_state = argc == 7 ? number(argv[6]) : 1;
	build(&log, number(argv[4]), argv[5]);
	return close(log.image) == 0 ? 0 : 2;
}
