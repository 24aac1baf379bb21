/*
 * theme.h - the one palette and the one type scale.
 *
 * A colour has one purpose, the same everywhere; it only helps: pictures, words and places carry
 * the difference. Contrast is that of WCAG 2.2 (text 7:1, shapes and pictograms 3:1).
 * Sizes are heights of capital letters in millimetres on the panel.
 */
#ifndef INLOOP_UI_THEME_H
#define INLOOP_UI_THEME_H

#include <stdint.h>

enum paint {
	PAINT_NONE,
	PAINT_PAPER,     /* the page */
	PAINT_CARD,      /* white */
	PAINT_INK,       /* text */
	PAINT_MUTED,     /* quieter text, still 7:1 on paper */
	PAINT_RULE,      /* thin rules */
	PAINT_QUIET,     /* the card of something that does not happen */
	PAINT_HERE,      /* deep teal: being here */
	PAINT_HERE_SOFT, /* its lighter partner in charts */
	PAINT_ACTIVITY,  /* blue: activities */
	PAINT_TALK,      /* aubergine: talking */
	PAINT_CHOSEN,    /* amber: chosen */
	PAINT_ATTENTION, /* brick: only what needs attention */
	PAINT_PRESENT,   /* green: present */
	PAINT_FOOD,      /* brown, picture of a meal */
	PAINTS
};

uint32_t paint_rgb(enum paint paint);              /* 0xRRGGBB */
uint32_t paint_edge_rgb(enum paint paint);         /* the darker lower edge of a raised shape */
double paint_contrast(enum paint a, enum paint b); /* WCAG 2.2 ratio, 1 to 21 */

enum level {              /* the type scale, smallest first */
	     LEVEL_BODY,  /* 4.8 mm capitals */
	     LEVEL_ACT,   /* 5.5 mm: what one acts on */
	     LEVEL_TITLE, /* 7.3 mm */
	     LEVEL_HERO,  /* 9 mm */
	     LEVELS
};
double level_mm(enum level level);

#endif
