#include "crash_pieces.h"

#include "base/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* SplitMix64: every seed, also 0 and 1, gives a good sequence. */
static uint64_t roll(struct dice *dice)
{
	uint64_t z = dice->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

uint32_t dice_below(struct dice *dice, uint32_t limit)
{
	return (uint32_t)((roll(dice) >> 32) * limit >> 32);
}

/* ---- the bytes of a file ----------------------------------------------------------- */

void *image_must(void *memory)
{
	if (!memory) {
		(void)fprintf(stderr, "crash_replay: memory is gone\n");
		abort();
	}
	return memory;
}

void image_resize(struct image *image, size_t size)
{
	if (size > image->room) {
		image->room = size * 2;
		image->bytes = image_must(realloc(image->bytes, image->room));
	}
	if (size > image->size)
		memset(image->bytes + image->size, 0, size - image->size);
	image->size = size;
}

void image_put(struct image *image, size_t offset, const void *bytes, size_t size)
{
	if (size == 0)
		return;
	if (offset + size > image->size)
		image_resize(image, offset + size);
	memcpy(image->bytes + offset, bytes, size);
}

void pieces_take(struct image *image, const struct disk_operation *operation)
{
	if (operation->kind == DISK_TRUNCATE)
		image_resize(image, (size_t)operation->offset);
	else
		image_put(image, (size_t)operation->offset, operation->bytes, operation->size);
}

/* ---- writes that fall apart --------------------------------------------------------- */

static void add(struct pieces *pieces, struct piece piece)
{
	struct piece *added =
	    image_must(array_add(&pieces->items, &pieces->count, &pieces->room, sizeof *added));

	*added = piece;
}

void pieces_add(struct pieces *pieces, const struct disk_operation *operation)
{
	size_t offset = (size_t)operation->offset;

	if (operation->kind == DISK_TRUNCATE)
		add(pieces, (struct piece) { operation, 0, 0 });
	for (size_t from = 0, size; from < operation->size; from += size) {
		size = DISK_SECTOR - (offset + from) % DISK_SECTOR;
		if (size > operation->size - from)
			size = operation->size - from;
		add(pieces, (struct piece) { operation, from, size });
	}
}

static void take(struct image *image, struct piece piece)
{
	if (piece.size == 0)
		pieces_take(image, piece.operation);
	else
		image_put(image, (size_t)piece.operation->offset + piece.from,
			  piece.operation->bytes + piece.from, piece.size);
}

/* A sector that was being written: its first bytes, its last bytes, or rubbish. */
static void take_torn(struct image *image, struct piece piece, struct dice *dice)
{
	size_t offset = (size_t)piece.operation->offset + piece.from;
	size_t cut = dice_below(dice, (uint32_t)piece.size + 1);
	uint8_t rubbish[DISK_SECTOR];

	switch (piece.size == 0 ? 0 : dice_below(dice, 3)) {
	case 0:
		piece.size = cut;
		if (cut > 0)
			take(image, piece);
		break;
	case 1:
		piece.from += cut;
		piece.size -= cut;
		if (piece.size > 0)
			take(image, piece);
		break;
	default:
		for (size_t i = 0; i < piece.size; i++)
			rubbish[i] = (uint8_t)roll(dice);
		image_put(image, offset, rubbish, piece.size);
		break;
	}
}

void pieces_take_first(const struct pieces *pieces, struct image *image, struct dice *dice)
{
	int whole = (int)dice_below(dice, (uint32_t)pieces->count + 1);

	for (int i = 0; i < whole; i++)
		take(image, pieces->items[i]);
	if (whole < pieces->count)
		take_torn(image, pieces->items[whole], dice);
}

/* Among the writes between two truncations. */
static void shuffle(struct pieces *pieces, struct dice *dice)
{
	int first = 0;

	for (int i = 0; i < pieces->count; i++) {
		if (pieces->items[i].size == 0) {
			first = i + 1;
			continue;
		}
		int other = first + (int)dice_below(dice, (uint32_t)(i - first) + 1);
		struct piece piece = pieces->items[i];
		pieces->items[i] = pieces->items[other];
		pieces->items[other] = piece;
	}
}

/* As long as the file was for the programs, though the bytes did not come that far. */
static void lengthen(const struct pieces *pieces, struct image *image)
{
	size_t size = image->size;

	for (int i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		size_t end = (size_t)piece->operation->offset + piece->from + piece->size;
		if (piece->size > 0 && end > size)
			size = end;
	}
	image_resize(image, size);
}

void pieces_take_any(struct pieces *pieces, struct image *image, struct dice *dice)
{
	uint32_t kept = 1 + dice_below(dice, 15), torn = dice_below(dice, 3);
	bool grown = dice_below(dice, 3) == 0;

	if (dice_below(dice, 2) == 0)
		shuffle(pieces, dice);
	for (int i = 0; i < pieces->count; i++) {
		if (dice_below(dice, 16) < kept)
			take(image, pieces->items[i]);
		else if (dice_below(dice, 16) < torn)
			take_torn(image, pieces->items[i], dice);
	}
	if (grown)
		lengthen(pieces, image);
}
