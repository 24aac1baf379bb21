/*
 * painter_widths.h - remembers how wide texts are: the layout asks for the same ones over and over,
 * and shaping a text at another size than the last one is what costs.
 */
#ifndef INLOOP_PLATFORM_PAINTER_WIDTHS_H
#define INLOOP_PLATFORM_PAINTER_WIDTHS_H

#include "platform/fonts.h"

#define WIDTHS 1024 /* a power of two */

struct widths { /* all zero is empty */
	struct {
		uint64_t key; /* of text, size and weight; 0 = free */
		int width;
	} slots[WIDTHS];
};

int widths_of(struct widths *widths, struct fonts *fonts, const char *text, int px, bool bold);

#endif
