#include "store/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST         (64 << 20) /* bytes; ours is far smaller, what is larger is something else */
#define LOG_HEADER   32
#define FRAME_HEADER 24
#define FRAME_SIZE   (FRAME_HEADER + PAGE_SIZE)

/* ---- reading ------------------------------------------------------------- */

/* A block that the card cannot give any more stays empty. */
static void read_block(int fd, uint8_t *bytes, size_t size, off_t at)
{
	while (size > 0) {
		ssize_t got = pread(fd, bytes, size, at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		bytes += got;
		size -= (size_t)got;
		at += got;
	}
}

/* NULL also when there is nothing; *size tells which. */
static uint8_t *read_file(const char *path, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	uint8_t *bytes = NULL;

	*size = 0;
	if (fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
		*size = about.st_size < MOST ? (size_t)about.st_size : MOST;
		bytes = calloc(1, *size + PAGE_SIZE);
		for (size_t at = 0; bytes && at < *size; at += PAGE_SIZE)
			read_block(fd, bytes + at, *size - at < PAGE_SIZE ? *size - at : PAGE_SIZE,
				   (off_t)at);
	}
	if (fd >= 0)
		(void)close(fd);
	return bytes;
}

/* ---- the log ------------------------------------------------------------- */

static uint32_t word(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

struct sum {
	uint32_t a, b;
};

static struct sum sum_at(const uint8_t *bytes)
{
	return (struct sum) { word(bytes), word(bytes + 4) };
}

static bool same(struct sum a, struct sum b)
{
	return a.a == b.a && a.b == b.b;
}

/* `turned`: the words are those of a little-endian machine. */
static struct sum sum_on(struct sum sum, const uint8_t *bytes, size_t size, bool turned)
{
	for (size_t i = 0; i + 8 <= size; i += 8) {
		uint32_t x = word(bytes + i), y = word(bytes + i + 4);
		if (turned) {
			x = __builtin_bswap32(x);
			y = __builtin_bswap32(y);
		}
		sum.a += x + sum.b;
		sum.b += y + sum.a;
	}
	return sum;
}

static const uint8_t *head_of(const struct pages *pages, int frame)
{
	return pages->log + LOG_HEADER + (size_t)frame * FRAME_SIZE;
}

/* Each frame's checksum goes on from the one before: from that which is written there, so that
 * one bad frame does not spoil the next. */
static bool as_written(const struct pages *pages, int frame, bool turned)
{
	const uint8_t *head = head_of(pages, frame);
	struct sum sum = sum_at(frame > 0 ? head_of(pages, frame - 1) + 16 : pages->log + 24);

	sum = sum_on(sum, head, 8, turned);
	sum = sum_on(sum, head + FRAME_HEADER, PAGE_SIZE, turned);
	return same(sum, sum_at(head + 16)) && word(head) > 0;
}

/* A frame of an earlier use of the file has other salts. Without the header's they are those of the
 * first frame that is as it was written. */
static const uint8_t *salts_of(const struct pages *pages, bool turned)
{
	int first = 0;

	if (pages->header_good)
		return pages->log + 16;
	while (first < pages->frame_count - 1 && !as_written(pages, first, turned))
		first++;
	return head_of(pages, first) + 8;
}

static void look_at_frames(struct pages *pages, bool turned)
{
	const uint8_t *salts = salts_of(pages, turned);

	for (int i = 0; i < pages->frame_count; i++) {
		const uint8_t *head = head_of(pages, i);
		pages->frames[i] = (struct frame) { .page = head + FRAME_HEADER,
						    .number = word(head),
						    .commit = word(head + 4) != 0,
						    .good = memcmp(head + 8, salts, 8) == 0 &&
							    as_written(pages, i, turned) };
	}
}

static bool read_log(struct pages *pages, size_t size)
{
	if (size < LOG_HEADER + FRAME_SIZE)
		return true;
	pages->frame_count = (int)((size - LOG_HEADER) / FRAME_SIZE);
	pages->frames = calloc((size_t)pages->frame_count, sizeof *pages->frames);
	if (!pages->frames)
		return false;
	const uint8_t *head = pages->log;
	bool turned = (head[3] & 1) == 0;
	pages->header_good =
	    word(head) >> 1 == 0x377f0682 >> 1 && word(head + 8) == PAGE_SIZE &&
	    same(sum_on((struct sum) { 0, 0 }, head, 24, turned), sum_at(head + 24));
	if (!pages->header_good)
		turned = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
	look_at_frames(pages, turned);
	return true;
}

bool pages_read(struct pages *pages, const char *path, bool file)
{
	char log[4096 + 8];
	size_t size = 0;

	*pages = (struct pages) { 0 };
	if (file)
		pages->file = read_file(path, &size);
	if (!pages->file && size > 0)
		return false;
	pages->count = (int)((size + PAGE_SIZE - 1) / PAGE_SIZE);
	(void)snprintf(log, sizeof log, "%s-wal", path);
	pages->log = read_file(log, &size);
	if ((!pages->log && size > 0) || !read_log(pages, size)) {
		pages_free(pages);
		return false;
	}
	return true;
}

void pages_free(struct pages *pages)
{
	free(pages->file);
	free(pages->log);
	free(pages->frames);
	*pages = (struct pages) { 0 };
}

/* ---- what SQLite does not see ---------------------------------------------- */

/* The last frame that ends a transaction which SQLite passes over and which was confirmed; -1 =
 * none. */
static int last_lost(const struct pages *pages)
{
	int bad = 0, last = -1;

	while (pages->header_good && bad < pages->frame_count && pages->frames[bad].good)
		bad++;
	/* A transaction is written when the one before is on the disk: two frames in a row, the
	 * first of which ends one, were not left by a power cut. Without a header all is passed
	 * over. */
	for (int i = bad; i < pages->frame_count; i++) {
		bool next = i + 1 < pages->frame_count && pages->frames[i + 1].good;
		if (pages->frames[i].good && pages->frames[i].commit &&
		    (next || !pages->header_good))
			last = i;
	}
	return last;
}

/* A power cut while an old log is begun anew leaves a bad header before frames that are all in the
 * file already. */
static bool all_in_file(const struct pages *pages)
{
	int last = last_lost(pages);

	for (int i = 0; i <= last && pages->frames; i++) {
		const struct frame *frame = &pages->frames[i];
		bool newest = frame->good;
		for (int j = i + 1; newest && j <= last; j++)
			newest = !pages->frames[j].good || pages->frames[j].number != frame->number;
		if (newest && (frame->number > (uint32_t)pages->count ||
			       memcmp(frame->page, pages->file + (frame->number - 1) * PAGE_SIZE,
				      PAGE_SIZE) != 0))
			return false;
	}
	return true;
}

bool pages_lost(const char *path)
{
	struct pages pages;
	bool lost = false;

	if (!pages_read(&pages, path, false))
		return false;
	lost = last_lost(&pages) >= 0;
	if (lost && !pages.header_good) {
		pages_free(&pages);
		lost = pages_read(&pages, path, true) && !all_in_file(&pages);
	}
	pages_free(&pages);
	return lost;
}
