#include "platform/painter.h"

#include "platform/painter_shapes.h"
#include "platform/painter_widths.h"
#include "ui/icons.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LINE_PER_EM   1.30 /* distance between base lines: room for accents and long tails */
#define ASCENT_PER_EM 1.00
#define PX_PER_MM     5.9 /* where a page does not say */
#define EM_MIN        6
#define EM_MAX        600
#define DARK_RGB      0x000000
#define DARK_ICON_RGB 0x4a443b /* seen from near, no light in a room */
#define DARK_ICON_MM  14

struct painter {
	struct fonts *fonts;
	struct widths widths;
	uint16_t caps[2][EM_MAX + 1]; /* by weight and em size; 0 = not measured */
};

struct painter *painter_open(struct health *health, struct error *error)
{
	struct painter *painter = calloc(1, sizeof(*painter));
	if (!painter) {
		error_set(error, "out of memory");
		return NULL;
	}
	const char *folder = getenv("INLOOP_FONTS");
	painter->fonts = fonts_open(folder && *folder ? folder : NULL, health, error);
	if (painter->fonts)
		return painter;
	free(painter);
	return NULL;
}

void painter_close(struct painter *painter)
{
	if (!painter)
		return;
	fonts_close(painter->fonts);
	free(painter);
}

/* --- measuring ------------------------------------------------------------------------------- */

static int measure_width(void *self, const char *text, int px, bool bold)
{
	struct painter *painter = self;
	return widths_of(&painter->widths, painter->fonts, text, px, bold);
}

/* The rows of a capital letter that are more than half covered: its metrics round outwards. */
static int drawn_cap(struct painter *painter, int px, bool bold)
{
	TTF_Font *font = fonts_text(painter->fonts, SCRIPT_LATIN, bold, px);
	SDL_Surface *surface =
	    TTF_RenderGlyph32_Blended(font, 'H', (SDL_Color) { 255, 255, 255, 255 });
	int rows = 0;
	for (int y = 0; surface && y < surface->h; y++) {
		const uint8_t *row = (const uint8_t *)surface->pixels + y * surface->pitch;
		for (int x = 0; x < surface->w; x++) {
			if (((const uint32_t *)(const void *)row)[x] >> 24 >= 128) {
				rows++;
				break;
			}
		}
	}
	SDL_FreeSurface(surface);
	return rows;
}

static int measure_cap(void *self, int px, bool bold)
{
	struct painter *painter = self;
	const int at = SDL_clamp(px, EM_MIN, EM_MAX);
	if (painter->caps[bold][at] == 0)
		painter->caps[bold][at] = (uint16_t)drawn_cap(painter, at, bold);
	return painter->caps[bold][at];
}

static int measure_em_for_cap(void *self, double cap_px)
{
	/* Noto's capitals are 0.714 em; rounding to pixels may ask for a little more */
	int px = (int)fmax(floor(cap_px / 0.72), EM_MIN);
	while (px < EM_MAX &&
	       (measure_cap(self, px, false) < cap_px || measure_cap(self, px, true) < cap_px))
		px++;
	return px;
}

static int measure_line(void *self, int px)
{
	(void)self;
	return (int)ceil(px * LINE_PER_EM);
}

static int measure_ascent(void *self, int px)
{
	(void)self;
	return (int)round(px * ASCENT_PER_EM);
}

struct typeface painter_typeface(struct painter *painter)
{
	return (struct typeface) { .self = painter,
				   .width = measure_width,
				   .em_for_cap = measure_em_for_cap,
				   .cap = measure_cap,
				   .line = measure_line,
				   .ascent = measure_ascent };
}

/* --- drawing --------------------------------------------------------------------------------- */

static void fill_page(const struct canvas *canvas, uint32_t rgb)
{
	for (int y = 0; y < canvas->height; y++)
		for (int x = 0; x < canvas->width; x++)
			canvas->pixels[(ptrdiff_t)y * canvas->stride + x] = 0xff000000 | rgb;
}

static void draw_run(struct painter *painter, const struct pen *pen, const struct page *page,
		     const struct run *run, int sink, uint32_t rgb)
{
	if (!run->text || !*run->text || run->px <= 0)
		return;
	const struct text_style style = {
		.px = run->px, .bold = run->bold, .rtl = page->rtl && !run->numbers_left, .rgb = rgb
	};
	text_draw(painter->fonts, &pen->canvas, run->text, run->box.x,
		  run->box.y + measure_ascent(painter, run->px) + sink, &style);
}

static uint32_t ink_rgb(enum paint paint)
{
	return paint_rgb(paint == PAINT_NONE ? PAINT_INK : paint);
}

static void draw_element(struct painter *painter, const struct pen *pen, const struct page *page,
			 int index, bool pressed, int sink)
{
	struct element element = page->elements[index];
	if (!pressed)
		element.box.y += sink;
	shape_draw(pen, &element, pressed);
	if (element.icon) {
		const struct rect box = element.icon_box;
		const int px = SDL_min(box.w, box.h);
		text_draw_icon(painter->fonts, &pen->canvas, element.icon, box.x + (box.w - px) / 2,
			       box.y + (box.h - px) / 2 + sink, px,
			       page->rtl && element.icon_mirrors, ink_rgb(element.icon_paint));
	}
	for (int i = 0; i < element.run_count; i++) {
		const struct run *run = &page->runs[element.first_run + i];
		draw_run(painter, pen, page, run, sink, ink_rgb(run->paint));
	}
}

static bool holds(struct rect outer, struct rect inner)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	       inner.y + inner.h <= outer.y + outer.h;
}

/* How far an element lies lower than its box: with the raised button that it is, or stands on,
 * when that is pressed. */
static int sink_of(const struct pen *pen, const struct page *page, int index)
{
	if (page->pressed < 0 || page->pressed >= page->count || index < page->pressed)
		return 0;
	const struct element *button = &page->elements[page->pressed];
	const struct element *element = &page->elements[index];
	if (button->shape != SHAPE_RAISED || button->disabled)
		return 0;
	if (index != page->pressed &&
	    (element->role == ROLE_BUTTON || !holds(button->box, element->box)))
		return 0;
	return SDL_min(shape_depth(pen), button->box.h / 4);
}

/* The house is closed: no light in the room. A dim moon says that the terminal only sleeps; a time
 * would have to be drawn anew every minute of the night, a word would keep somebody reading. */
static void draw_dark(struct painter *painter, const struct pen *pen)
{
	const int px = (int)(DARK_ICON_MM * pen->px_per_mm);
	fill_page(&pen->canvas, DARK_RGB);
	text_draw_icon(painter->fonts, &pen->canvas, ICON_CLOSED, (pen->canvas.width - px) / 2,
		       (pen->canvas.height - px) / 2, px, false, DARK_ICON_RGB);
}

static void draw_page(struct painter *painter, const struct pen *pen, const struct page *page)
{
	fill_page(&pen->canvas, paint_rgb(PAINT_PAPER));
	for (int i = 0; i < page->count; i++)
		draw_element(painter, pen, page, i, i == page->pressed, sink_of(pen, page, i));
	if (page->focus >= 0 && page->focus < page->count)
		shape_focus(pen, &page->elements[page->focus]);
}

void painter_draw(struct painter *painter, const struct page *page, uint32_t *pixels, int stride)
{
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
	    (unsigned char *)pixels, CAIRO_FORMAT_RGB24, page->width, page->height, stride);
	struct pen pen = { .canvas = { pixels, page->width, page->height,
				       stride / (int)sizeof(*pixels) },
			   .cairo = cairo_create(surface),
			   .px_per_mm = page->px_per_mm > 0 ? page->px_per_mm : PX_PER_MM };
	if (page->dark)
		draw_dark(painter, &pen);
	else
		draw_page(painter, &pen, page);
	cairo_destroy(pen.cairo);
	cairo_surface_destroy(surface);
}
