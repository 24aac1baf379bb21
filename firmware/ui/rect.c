#include "ui/page.h"

static int within(int wanted, int most)
{
	if (wanted < 0 || most < 0)
		return 0;
	return wanted < most ? wanted : most;
}

struct rect cut_top(struct rect *from, int height)
{
	struct rect strip = *from;

	strip.h = within(height, from->h);
	from->y += strip.h;
	from->h -= strip.h;
	return strip;
}

struct rect cut_bottom(struct rect *from, int height)
{
	struct rect strip = *from;

	strip.h = within(height, from->h);
	from->h -= strip.h;
	strip.y = from->y + from->h;
	return strip;
}

struct rect cut_left(struct rect *from, int width)
{
	struct rect strip = *from;

	strip.w = within(width, from->w);
	from->x += strip.w;
	from->w -= strip.w;
	return strip;
}

struct rect cut_right(struct rect *from, int width)
{
	struct rect strip = *from;

	strip.w = within(width, from->w);
	from->w -= strip.w;
	strip.x = from->x + from->w;
	return strip;
}

struct rect rect_inset(struct rect rect, int dx, int dy)
{
	dx = within(dx, rect.w / 2);
	dy = within(dy, rect.h / 2);
	return (struct rect) { rect.x + dx, rect.y + dy, rect.w - 2 * dx, rect.h - 2 * dy };
}

struct rect rect_middle(struct rect outer, int w, int h)
{
	return (struct rect) { outer.x + (outer.w - w) / 2, outer.y + (outer.h - h) / 2, w, h };
}

/* Where part i of n begins, so that the parts with their gaps fill `whole` to the pixel. */
static int part_start(int whole, int i, int n, int gap)
{
	return (int)((int64_t)(whole + gap) * i / n);
}

struct rect rect_column(struct rect row, int i, int n, int gap)
{
	int from = part_start(row.w, i, n, gap), to = part_start(row.w, i + 1, n, gap) - gap;

	return (struct rect) { row.x + from, row.y, within(to - from, row.w), row.h };
}

struct rect rect_row(struct rect column, int i, int n, int gap)
{
	int from = part_start(column.h, i, n, gap), to = part_start(column.h, i + 1, n, gap) - gap;

	return (struct rect) { column.x, column.y + from, column.w, within(to - from, column.h) };
}
