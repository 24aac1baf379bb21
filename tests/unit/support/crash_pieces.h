/*
 * crash_pieces.h - inside crash_replay.c: the bytes of a file, and writes that fall apart.
 */
#ifndef INLOOP_TESTS_SUPPORT_CRASH_PIECES_H
#define INLOOP_TESTS_SUPPORT_CRASH_PIECES_H

#include "crash_replay.h"

struct image { /* the bytes of a file */
	uint8_t *bytes;
	size_t size, room;
};

/* Bytes at this place; what lies between them and the end so far becomes zero. */
void image_put(struct image *image, size_t offset, const void *bytes, size_t size);
void image_resize(struct image *image, size_t size);
void *image_must(void *memory); /* ends the program when memory is gone */

/* A whole write or truncation. */
void pieces_take(struct image *image, const struct disk_operation *operation);

struct piece { /* of a write, within one sector; or a whole truncation */
	const struct disk_operation *operation;
	size_t from, size;
};
struct pieces { /* in the order of the writes; free(items) */
	struct piece *items;
	int count, room;
};
void pieces_add(struct pieces *pieces, const struct disk_operation *operation);
/* The first so many, and a part of the next. */
void pieces_take_first(const struct pieces *pieces, struct image *image, struct dice *dice);
/* Some, perhaps not in their order (which they then have no more), perhaps torn. */
void pieces_take_any(struct pieces *pieces, struct image *image, struct dice *dice);

#endif
