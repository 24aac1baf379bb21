#include "ui/theme.h"

#include <math.h>

static const struct {
	uint32_t rgb, edge;
} paints[PAINTS] = {
	[PAINT_NONE] = { 0xFAF4EA, 0xE6DCCB },      [PAINT_PAPER] = { 0xFAF4EA, 0xE6DCCB },
	[PAINT_CARD] = { 0xFFFFFF, 0xDACFBC },      [PAINT_INK] = { 0x1D2B33, 0x0F181D },
	[PAINT_MUTED] = { 0x3B4A53, 0x2A363D },     [PAINT_RULE] = { 0xE6DCCB, 0xD5C9B5 },
	[PAINT_QUIET] = { 0xF1E9DB, 0xDED3C1 },     [PAINT_HERE] = { 0x0B5351, 0x084240 },
	[PAINT_HERE_SOFT] = { 0x6FB7A9, 0x589B8E }, [PAINT_ACTIVITY] = { 0x234B7A, 0x1C3D64 },
	[PAINT_TALK] = { 0x5A2350, 0x481B40 },      [PAINT_CHOSEN] = { 0xF6C453, 0xCF9C29 },
	[PAINT_ATTENTION] = { 0x8C2F1B, 0x702414 }, [PAINT_PRESENT] = { 0x1E7A46, 0x176238 },
	[PAINT_FOOD] = { 0x7A4B00, 0x613B00 },
};

uint32_t paint_rgb(enum paint paint)
{
	return paints[(unsigned)paint < PAINTS ? paint : PAINT_PAPER].rgb;
}

uint32_t paint_edge_rgb(enum paint paint)
{
	return paints[(unsigned)paint < PAINTS ? paint : PAINT_PAPER].edge;
}

/* WCAG 2.2: one channel, made linear. */
static double linear(uint32_t channel)
{
	double part = (double)channel / 255.0;

	return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) +
	       0.0722 * linear(rgb & 0xff);
}

double paint_contrast(enum paint a, enum paint b)
{
	double one = luminance(paint_rgb(a)), other = luminance(paint_rgb(b));

	return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

double level_mm(enum level level)
{
	static const double heights[LEVELS] = { 4.8, 5.5, 7.3, 9.0 };

	return heights[(unsigned)level < LEVELS ? level : LEVEL_BODY];
}
