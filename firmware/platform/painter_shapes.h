/*
 * painter_shapes.h - the shapes of a page: rounded, with soft shadows, drawn by cairo.
 */
#ifndef INLOOP_PLATFORM_PAINTER_SHAPES_H
#define INLOOP_PLATFORM_PAINTER_SHAPES_H

#include "platform/text_draw.h"
#include "ui/page.h"

#include <cairo.h>

struct pen { /* one drawing of a page */
	struct canvas canvas;
	cairo_t *cairo; /* on the same memory */
	double px_per_mm;
};

/* The depth of a raised shape in pixels: how far it sinks when pressed. */
int shape_depth(const struct pen *pen);

/* Draw the element's shape. A pressed one lies deeper and is tinted; a disabled one is flat. */
void shape_draw(const struct pen *pen, const struct element *element, bool pressed);

/* The frame around the element that has the focus; stays within 1.5 mm of its box. */
void shape_focus(const struct pen *pen, const struct element *element);

/* A soft shadow around a rounded box, only outside of it (painter_shadow.c). */
void shape_shadow(const struct canvas *canvas, struct rect box, int radius, int reach, int sink);

#endif
