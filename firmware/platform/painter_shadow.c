#include "platform/painter_shapes.h"

#include <math.h>

/* A warm dark brown: on cream paper a grey shadow looks dirty. */
#define SHADOW_RGB   0x4a3a22
#define SHADOW_ALPHA 40.0

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

void shape_shadow(const struct canvas *canvas, struct rect box, int radius, int reach, int sink)
{
	const struct rect cast = { box.x, box.y + sink, box.w, box.h };
	const int left = SDL_max(cast.x - reach, 0), top = SDL_max(cast.y - reach, 0);
	const int right = SDL_min(cast.x + cast.w + reach, canvas->width);
	const int bottom = SDL_min(cast.y + cast.h + reach, canvas->height);
	radius = SDL_max(SDL_min(radius, SDL_min(box.w, box.h) / 2 - 1), 0);

	for (int y = top; y < bottom; y++) {
		uint32_t *row = canvas->pixels + (ptrdiff_t)y * canvas->stride;
		const int dy = beyond(y, cast.y, cast.h, radius);
		/* rows through the box: its inside is painted over anyway */
		const bool inside = y >= box.y + radius && y < box.y + box.h - radius;
		for (int x = left; x < right; x++) {
			if (inside && x == box.x && box.w > 2)
				x = box.x + box.w - 1;
			const int dx = beyond(x, cast.x, cast.w, radius);
			const double far =
			    dx == 0 ? dy : (dy == 0 ? dx : sqrt((double)(dx * dx + dy * dy)));
			const uint32_t alpha = strength(far - radius, reach);
			if (alpha)
				row[x] = blend(row[x], SHADOW_RGB, alpha);
		}
	}
}
