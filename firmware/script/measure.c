#include "script/measure.h"

#include <math.h>

const char *role_name(enum role role)
{
	static const char *const names[] = { "decor", "text", "heading", "button",
					     "hidden-button" };

	return names[role];
}

static bool inside(struct rect inner, struct rect outer)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	       inner.y + inner.h <= outer.y + outer.h;
}

/* A line's box holds more than its ink: air above the capitals and below the base line, and at its
 * ends the side bearings, about a twentieth of the em. A line may stand out by that much. */
static bool run_fits(const struct run *run, struct rect box)
{
	int air = (run->box.h - run->cap_px) / 2;
	int bearing = run->px / 20;

	return run->box.x >= box.x - bearing &&
	       run->box.x + run->box.w <= box.x + box.w + bearing && run->box.y + air >= box.y &&
	       run->box.y + run->box.h - air <= box.y + box.h;
}

static void measure_text(const struct page *page, const struct element *element,
			 struct measured *out)
{
	for (int i = 0; i < element->run_count; i++) {
		const struct run *run = &page->runs[element->first_run + i];
		double cap = run->cap_px / page->px_per_mm;
		double contrast = paint_contrast(run->paint, run->behind);
		if (out->cap_mm == 0 || cap < out->cap_mm)
			out->cap_mm = cap;
		if (cap > out->largest_cap_mm)
			out->largest_cap_mm = cap;
		if (out->contrast == 0 || contrast < out->contrast)
			out->contrast = contrast;
		out->clipped = out->clipped || !run_fits(run, element->box);
	}
}

struct measured measure(const struct page *page, int index)
{
	const struct element *element = &page->elements[index];
	const struct rect panel = { 0, 0, page->width, page->height };
	double scale = page->px_per_mm;
	struct measured out = { .x_mm = element->box.x / scale,
				.y_mm = element->box.y / scale,
				.w_mm = element->box.w / scale,
				.h_mm = element->box.h / scale };

	out.clipped = element->clipped || !inside(element->box, panel);
	measure_text(page, element, &out);
	if (element->icon)
		out.icon_contrast = paint_contrast(element->icon_paint, element->icon_behind);
	return out;
}

double gap_mm(const struct page *page, struct rect a, struct rect b)
{
	int dx = a.x > b.x ? a.x - (b.x + b.w) : b.x - (a.x + a.w);
	int dy = a.y > b.y ? a.y - (b.y + b.h) : b.y - (a.y + a.h);

	return hypot(dx > 0 ? dx : 0, dy > 0 ? dy : 0) / page->px_per_mm;
}
