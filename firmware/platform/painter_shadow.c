#include "platform/painter_shapes.h"

#include <math.h>

/* A warm dark brown: on cream paper a grey shadow looks dirty. */
#define SHADOW_RGB   0x4a3a22
#define SHADOW_ALPHA 40.0
#define REACH_MAX    120

/* How dark the shadow is at this distance from the box: a falling parabola, which ends without an
 * edge. */
static uint32_t strength(double distance, double reach)
{
	if (distance >= reach)
		return 0;
	const double t = 1.0 - SDL_max(distance, 0.0) / reach;
	return (uint32_t)(SHADOW_ALPHA * t * t);
}

/* How far a coordinate lies outside the straight part of a side. */
static int beyond(int at, int from, int size, int radius)
{
	return SDL_max(SDL_max(from + radius - at, at - (from + size - 1 - radius)), 0);
}

/* The part of a row that the box itself will cover: from <= x < to. */
static void hidden_part(struct rect box, int radius, int y, int *from, int *to)
{
	*from = *to = -1;
	if (y < box.y || y >= box.y + box.h)
		return;
	const bool corner = y < box.y + radius || y >= box.y + box.h - radius;
	const int inset = corner ? radius : 1;
	if (box.w <= 2 * inset)
		return;
	*from = box.x + inset;
	*to = box.x + box.w - inset;
}

void shape_shadow(const struct canvas *canvas, struct rect box, int radius, int reach, int sink)
{
	const struct rect cast = { box.x, box.y + sink, box.w, box.h };
	const int left = SDL_max(cast.x - reach, 0), top = SDL_max(cast.y - reach, 0);
	const int right = SDL_min(cast.x + cast.w + reach, canvas->width);
	const int bottom = SDL_min(cast.y + cast.h + reach, canvas->height);
	uint32_t straight[REACH_MAX + 1] = { 0 }; /* by whole pixels outside: no corner nearby */
	reach = SDL_clamp(reach, 0, REACH_MAX);
	radius = SDL_max(SDL_min(radius, SDL_min(box.w, box.h) / 2 - 1), 0);
	for (int i = 0; i <= reach; i++)
		straight[i] = strength(i, reach);

	for (int y = top; y < bottom; y++) {
		uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
		const int dy = beyond(y, cast.y, cast.h, radius);
		int hidden_from, hidden_to;
		hidden_part(box, radius, y, &hidden_from, &hidden_to);
		for (int x = left; x < right; x++) {
			if (x >= hidden_from && x < hidden_to)
				x = hidden_to;
			const int dx = beyond(x, cast.x, cast.w, radius);
			const int side = SDL_max(SDL_max(dx, dy) - radius, 0);
			const uint32_t alpha =
			    dx == 0 || dy == 0
				? straight[SDL_min(side, reach)]
				: strength(sqrt((double)(dx * dx + dy * dy)) - radius, reach);
			if (alpha && x < right)
				row[x] = blend(row[x], SHADOW_RGB, alpha);
		}
	}
}
