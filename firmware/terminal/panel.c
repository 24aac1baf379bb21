#include "terminal/panel.h"

#include <stddef.h>

static const struct panel panels[PANELS] = {
	{ "7in", 800, 480, 153, 86 },           { "10in", 1280, 800, 217, 136 },
	{ "15in", 1920, 1080, 344, 194 },       { "7in-portrait", 720, 1280, 86, 153 },
	{ "10in-turned", 800, 1280, 136, 217 }, { "15in-turned", 1080, 1920, 194, 344 },
};

#define MM_PER_PX 0.17

const struct panel *panel_known(int i)
{
	return i >= 0 && i < PANELS ? &panels[i] : NULL;
}

/* Pixels are taken for square: the smaller of the two scales keeps everything on the panel, the
 * larger keeps every minimum. A minimum matters more. */
static double scale(int width, int height, double mm_w, double mm_h)
{
	double across = width / mm_w, down = height / mm_h;

	return across > down ? across : down;
}

double panel_px_per_mm(int width, int height, double given_w, double given_h, double display_w,
		       double display_h)
{
	if (given_w > 0 && given_h > 0)
		return scale(width, height, given_w, given_h);
	if (display_w > 0 && display_h > 0)
		return scale(width, height, display_w, display_h);
	for (int i = 0; i < PANELS; i++)
		if (panels[i].width == width && panels[i].height == height)
			return scale(width, height, panels[i].mm_width, panels[i].mm_height);
	return 1 / MM_PER_PX;
}
