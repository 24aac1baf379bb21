/*
 * painter.h - draws a page into plain memory with the real fonts: SDL_ttf (HarfBuzz) for text,
 * fribidi for its direction, cairo for shapes. No display and no SDL_Init(SDL_INIT_VIDEO) is
 * needed; the same bytes come out every time, so that what a golden picture tests is what the
 * panel shows.
 */
#ifndef INLOOP_PLATFORM_PAINTER_H
#define INLOOP_PLATFORM_PAINTER_H

#include "base/error.h"
#include "base/health.h"
#include "ui/page.h"
#include "ui/typeface.h"

struct painter;

/* Open the fonts (Noto Sans regular and bold, Material Icons). Missing fonts are replaced by what
 * fontconfig finds; health gets the line "fonts". NULL only when no font at all can be opened. */
struct painter *painter_open(struct health *health, struct error *error);
void painter_close(struct painter *painter);

/* Measuring for the layout; good as long as the painter is. */
struct typeface painter_typeface(struct painter *painter);

/* Draw the whole page into ARGB32 pixels (0xAARRGGBB in host order, opaque), stride in bytes. */
void painter_draw(struct painter *painter, const struct page *page, uint32_t *pixels, int stride);

/* Draw the page and write it as a PNG (temp file + rename). */
bool painter_save(struct painter *painter, const struct page *page, const char *path,
		  struct error *error);

#endif
