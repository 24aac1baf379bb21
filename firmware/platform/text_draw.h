/*
 * text_draw.h - one line of text, measured and drawn: cut into pieces of one direction and one
 * script (fribidi), each shaped and rendered by SDL_ttf with the font that has it.
 */
#ifndef INLOOP_PLATFORM_TEXT_DRAW_H
#define INLOOP_PLATFORM_TEXT_DRAW_H

#include "platform/fonts.h"

struct canvas { /* memory that is drawn into; not owned */
	uint32_t *pixels;
	int width, height;
	int stride; /* in pixels */
};

struct text_style {
	int px; /* em size */
	bool bold;
	bool rtl; /* the base direction, but for a line with letters from left to right only */
	uint32_t rgb;
};

/* Lay a colour over a pixel, alpha 0-255. */
static inline uint32_t blend(uint32_t under, uint32_t rgb, uint32_t alpha)
{
	const uint32_t rest = 255 - alpha;
	const uint32_t rb = (rgb & 0xff00ff) * alpha + (under & 0xff00ff) * rest + 0x800080;
	const uint32_t g = (rgb & 0x00ff00) * alpha + (under & 0x00ff00) * rest + 0x008000;
	return 0xff000000 | (((rb + ((rb >> 8) & 0xff00ff)) >> 8) & 0xff00ff) |
	       (((g + ((g >> 8) & 0x00ff00)) >> 8) & 0x00ff00);
}

/* Pixels that the line takes from left to right. */
int text_width(struct fonts *fonts, const char *text, int px, bool bold);

/* Draw the line with its left end at x and its base line at y. */
void text_draw(struct fonts *fonts, const struct canvas *canvas, const char *text, int x, int y,
	       const struct text_style *style);

/* Draw a pictogram of em size px with its top left corner at x, y; nothing when there is no font
 * for it. `mirrored`: turned round from left to right. */
void text_draw_icon(struct fonts *fonts, const struct canvas *canvas, uint32_t icon, int x, int y,
		    int px, bool mirrored, uint32_t rgb);

#endif
