#include "fake_typeface.h"

#include <math.h>
#include <stddef.h>

#define CAP 0.714

static int width(void *self, const char *text, int px, bool bold)
{
	int letters = 0;

	(void)self;
	for (; *text; text++)
		letters += ((unsigned char)*text & 0xC0) != 0x80; /* of UTF-8, the first byte */
	return (int)ceil(letters * px * (bold ? 0.58 : 0.55));
}

static int em_for_cap(void *self, double cap_px)
{
	(void)self;
	return (int)ceil(cap_px / CAP);
}

static int cap(void *self, int px, bool bold)
{
	(void)self;
	(void)bold;
	return (int)(px * CAP);
}

static int line(void *self, int px)
{
	(void)self;
	return (int)ceil(px * 1.36);
}

static int ascent(void *self, int px)
{
	(void)self;
	return (int)ceil(px * 1.07);
}

struct typeface fake_typeface(void)
{
	return (struct typeface) { NULL, width, em_for_cap, cap, line, ascent };
}
