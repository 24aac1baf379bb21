#include "platform/painter_shapes.h"

#include <math.h>

/* Millimetres on the panel. */
#define DEPTH_MM      0.8
#define SHADOW_MM     3.4
#define SHADOW_LOW_MM 1.1 /* the light comes from above */
#define OUTLINE_MM    0.6
#define DASH_MM       0.5
#define FOCUS_GAP_MM  0.4
#define FOCUS_LINE_MM 0.55 /* twice: amber inside, ink outside */

static double length(const struct pen *pen, double mm, double least)
{
	return fmax(round(mm * pen->px_per_mm), least);
}

int shape_depth(const struct pen *pen)
{
	return (int)length(pen, DEPTH_MM, 2);
}

static void set_rgb(cairo_t *cairo, uint32_t rgb)
{
	cairo_set_source_rgb(cairo, ((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0,
			     (rgb & 255) / 255.0);
}

static void rounded_path(cairo_t *cairo, double x, double y, double w, double h, double radius)
{
	const double r = fmax(fmin(radius, fmin(w, h) / 2), 0);
	cairo_new_path(cairo);
	if (r < 0.5) {
		cairo_rectangle(cairo, x, y, w, h);
		return;
	}
	cairo_arc(cairo, x + w - r, y + r, r, -M_PI / 2, 0);
	cairo_arc(cairo, x + w - r, y + h - r, r, 0, M_PI / 2);
	cairo_arc(cairo, x + r, y + h - r, r, M_PI / 2, M_PI);
	cairo_arc(cairo, x + r, y + r, r, M_PI, 3 * M_PI / 2);
	cairo_close_path(cairo);
}

static void fill_rounded(const struct pen *pen, struct rect box, double radius, uint32_t rgb)
{
	set_rgb(pen->cairo, rgb);
	rounded_path(pen->cairo, box.x, box.y, box.w, box.h, radius);
	cairo_fill(pen->cairo);
}

/* A line of this width whose outer side is `outside` pixels outside the box (negative: within). */
static void stroke_rounded(const struct pen *pen, struct rect box, double radius, double outside,
			   double width, uint32_t rgb)
{
	const double off = outside - width / 2;
	set_rgb(pen->cairo, rgb);
	cairo_set_line_width(pen->cairo, width);
	rounded_path(pen->cairo, box.x - off, box.y - off, box.w + 2 * off, box.h + 2 * off,
		     radius + off);
	cairo_stroke(pen->cairo);
}

static double brightness(uint32_t rgb)
{
	return 0.299 * ((rgb >> 16) & 255) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);
}

/* What a face looks like under a finger: clearly darker, and its text as readable as before. */
static uint32_t pressed_rgb(uint32_t rgb)
{
	return brightness(rgb) > 128 ? blend(rgb, paint_rgb(PAINT_INK), 44) : blend(rgb, 0, 110);
}

static void draw_shadow(const struct pen *pen, const struct element *element)
{
	shape_shadow(&pen->canvas, element->box, element->radius, (int)length(pen, SHADOW_MM, 4),
		     (int)length(pen, SHADOW_LOW_MM, 1));
}

static void draw_raised(const struct pen *pen, const struct element *element, bool pressed)
{
	const int depth = SDL_min(shape_depth(pen), element->box.h / 4);
	struct rect face = element->box;
	face.h -= depth;
	if (pressed) {
		face.y += depth;
		fill_rounded(pen, face, element->radius, pressed_rgb(paint_rgb(element->fill)));
		return;
	}
	draw_shadow(pen, element);
	fill_rounded(pen, element->box, element->radius, paint_edge_rgb(element->fill));
	fill_rounded(pen, face, element->radius, paint_rgb(element->fill));
}

static void draw_outline(const struct pen *pen, const struct element *element, bool pressed)
{
	if (pressed)
		fill_rounded(pen, element->box, element->radius,
			     pressed_rgb(paint_rgb(element->fill == PAINT_NONE ? PAINT_PAPER
									       : element->fill)));
	else if (element->fill != PAINT_NONE)
		fill_rounded(pen, element->box, element->radius, paint_rgb(element->fill));
	stroke_rounded(pen, element->box, element->radius, 0, length(pen, OUTLINE_MM, 1),
		       paint_rgb(element->edge));
}

static void draw_dashed(const struct pen *pen, const struct element *element)
{
	const double width = length(pen, DASH_MM, 1);
	const double dashes[] = { 2.2 * width, 1.6 * width };
	if (element->fill != PAINT_NONE)
		fill_rounded(pen, element->box, element->radius, paint_rgb(element->fill));
	cairo_set_dash(pen->cairo, dashes, 2, 0);
	stroke_rounded(pen, element->box, element->radius, 0, width, paint_rgb(element->edge));
	cairo_set_dash(pen->cairo, NULL, 0, 0);
}

static void draw_dashes(const struct pen *pen, const struct element *element)
{
	const struct rect box = element->box;
	const double width = fmin(length(pen, DASH_MM, 1) + 1, fmax(box.h, 1));
	const double dashes[] = { 2 * width, 1.4 * width };
	/* on whole pixels, so that a thin line stays sharp */
	const double y = floor(box.y + (box.h - width) / 2.0) + width / 2;
	set_rgb(pen->cairo, paint_rgb(element->edge != PAINT_NONE ? element->edge : element->fill));
	cairo_set_line_width(pen->cairo, width);
	cairo_set_dash(pen->cairo, dashes, 2, 0);
	cairo_new_path(pen->cairo);
	cairo_move_to(pen->cairo, box.x, y);
	cairo_line_to(pen->cairo, box.x + box.w, y);
	cairo_stroke(pen->cairo);
	cairo_set_dash(pen->cairo, NULL, 0, 0);
}

static void draw_round(const struct pen *pen, const struct element *element, bool pressed)
{
	const int size = SDL_min(element->box.w, element->box.h);
	const struct rect box = rect_middle(element->box, size, size);
	if (element->fill != PAINT_NONE) {
		const uint32_t rgb = paint_rgb(element->fill);
		fill_rounded(pen, box, size / 2.0, pressed ? pressed_rgb(rgb) : rgb);
	}
	if (element->fill == PAINT_NONE || element->edge != PAINT_NONE)
		stroke_rounded(pen, box, size / 2.0, 0, length(pen, OUTLINE_MM, 1),
			       paint_rgb(element->edge));
}

static void draw_flat(const struct pen *pen, const struct element *element, bool pressed)
{
	const uint32_t rgb = paint_rgb(element->fill);
	if (element->fill != PAINT_NONE)
		fill_rounded(pen, element->box, element->radius, pressed ? pressed_rgb(rgb) : rgb);
}

void shape_draw(const struct pen *pen, const struct element *element, bool pressed)
{
	if (element->box.w <= 0 || element->box.h <= 0)
		return;
	switch (element->shape) {
	case SHAPE_NONE:
		break;
	case SHAPE_FLAT:
		draw_flat(pen, element, pressed);
		break;
	case SHAPE_CARD:
		draw_shadow(pen, element);
		draw_flat(pen, element, pressed);
		break;
	case SHAPE_RAISED:
		if (element->disabled)
			draw_flat(pen, element, false);
		else
			draw_raised(pen, element, pressed);
		break;
	case SHAPE_OUTLINE:
		draw_outline(pen, element, pressed);
		break;
	case SHAPE_DASHED:
		draw_dashed(pen, element);
		break;
	case SHAPE_ROUND:
		draw_round(pen, element, pressed);
		break;
	case SHAPE_LINE:
		set_rgb(pen->cairo,
			paint_rgb(element->fill != PAINT_NONE ? element->fill : element->edge));
		cairo_rectangle(pen->cairo, element->box.x, element->box.y, element->box.w,
				element->box.h);
		cairo_fill(pen->cairo);
		break;
	case SHAPE_DASHES:
		draw_dashes(pen, element);
		break;
	}
}

void shape_focus(const struct pen *pen, const struct element *element)
{
	const double line = length(pen, FOCUS_LINE_MM, 2), gap = length(pen, FOCUS_GAP_MM, 2);
	stroke_rounded(pen, element->box, element->radius, gap + line, line,
		       paint_rgb(PAINT_CHOSEN));
	stroke_rounded(pen, element->box, element->radius, gap + 2 * line, line,
		       paint_rgb(PAINT_INK));
}
