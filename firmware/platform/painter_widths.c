#include "platform/painter_widths.h"

#include "platform/text_draw.h"

/* FNV-1a, 64 bits: two texts of a screen with one key will not be met. */
static uint64_t key_of(const char *text, int px, bool bold)
{
	uint64_t key = UINT64_C(14695981039346656037);
	const uint64_t prime = UINT64_C(1099511628211);
	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		key = (key ^ *c) * prime;
	key = (key ^ 0xff) * prime; /* a byte that no text holds */
	key = (key ^ (uint64_t)(unsigned)px) * prime;
	key = (key ^ (uint64_t)bold) * prime;
	return key ? key : 1;
}

int widths_of(struct widths *widths, struct fonts *fonts, const char *text, int px, bool bold)
{
	const uint64_t key = key_of(text, px, bold);
	const size_t slot = (size_t)(key ^ (key >> 32)) & (WIDTHS - 1);
	if (widths->slots[slot].key != key) {
		widths->slots[slot].width = text_width(fonts, text, px, bold);
		widths->slots[slot].key = key;
	}
	return widths->slots[slot].width;
}
