/*
 * page.h - a page: the one list of elements that drawing, touch, focus, dump and audit all read,
 * so that they cannot disagree.
 *
 * Coordinates are pixels of the panel, origin at the top left. Elements are drawn in order; the
 * last one under a finger is hit. Texts live in the page; ids are "screen.name", English, stable.
 */
#ifndef INLOOP_UI_PAGE_H
#define INLOOP_UI_PAGE_H

#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

struct rect {
	int x, y, w, h;
};

enum role {
	ROLE_DECOR,         /* a shape or picture that says nothing by itself */
	ROLE_TEXT,          /* something to read */
	ROLE_HEADING,       /* the title of the page or of a part of it */
	ROLE_BUTTON,        /* something to tap */
	ROLE_HIDDEN_BUTTON, /* something to hold that looks like a text (the house name) */
};

enum shape {
	SHAPE_NONE,
	SHAPE_FLAT,   /* filled, rounded */
	SHAPE_CARD,   /* filled, rounded, soft shadow: paper that tells something */
	SHAPE_RAISED, /* filled, rounded, shadow, darker lower edge: a button; sinks when pressed */
	SHAPE_OUTLINE, /* a rounded line in `edge`, filled with `fill` unless PAINT_NONE: a quiet
			  button */
	SHAPE_DASHED,  /* a dashed rounded line in `edge`: a gap */
	SHAPE_ROUND,   /* a filled circle (an outlined one when fill is PAINT_NONE) */
	SHAPE_LINE,    /* a plain filled rectangle: rules and axes */
	SHAPE_DASHES,  /* a dashed horizontal line through the middle of the box */
};

/* One line of text in one style, placed. */
struct run {
	const char *text;
	struct rect box; /* x, w: the advance; y, h: the line */
	int px;          /* em size */
	int cap_px;      /* height of its capitals */
	bool bold;
	enum paint paint, behind; /* its colour and what it stands on */
	bool numbers_left;        /* keep left to right on a right-to-left page */
};

struct element {
	char id[48];
	enum role role;
	struct rect box;
	enum shape shape;
	enum paint fill, edge;
	int radius;
	uint32_t icon; /* code point of the icon font; 0 = none */
	struct rect icon_box;
	enum paint icon_paint, icon_behind;
	bool icon_mirrors; /* an arrow: turned round on a right-to-left page */
	int first_run, run_count;
	const char *label; /* what it is called when nothing is written on it; outlives the page */
	/* What it acts on, where its id alone does not say it: the ask, the session, the day, never
	 * the row. 0 = what the id says. */
	int64_t subject;
	bool disabled;
	bool clipped; /* some text did not fit */
};

#define PAGE_ELEMENTS 160
#define PAGE_RUNS     320
#define PAGE_POOL     24576

struct page {
	int width, height;
	bool rtl;
	double px_per_mm;
	int pressed, focus; /* elements under the finger and with the focus frame; -1 = none */
	bool dark;          /* shown dimmed to black: the house is closed and nobody is there */
	int count, run_count, pool_used;
	struct element elements[PAGE_ELEMENTS];
	struct run runs[PAGE_RUNS];
	char pool[PAGE_POOL];
	bool overflow; /* something did not fit into these arrays: a bug that --audit reports */
};

void page_begin(struct page *page, int width, int height);

/* A new last element with this role and box; id may be NULL. Never NULL: when the page is full an
 * element outside the page is returned and `overflow` is set. */
struct element *page_add(struct page *page, enum role role, const char *id, struct rect box);

/* Place one line of text in the page's last element. Returns the run, never NULL. */
struct run *page_run(struct page *page, struct element *element, const char *text);

/* Turn the page round for a right-to-left language: everything is mirrored but digits. */
void page_mirror(struct page *page);

/* The button at this point, -1 = none; a little beside a button also counts. */
#define PAGE_SLACK_MM 1.4 /* less than half of the gap between buttons */
int page_hit(const struct page *page, int x, int y);
/* Whether a finger at this point is on this box, or as little beside it as page_hit() allows. */
bool page_on(const struct page *page, struct rect box, int x, int y);
/* The element of this id, -1 = none. */
int page_find(const struct page *page, const char *id);
/* Whether a tap in the middle of the element reaches it. */
bool page_reachable(const struct page *page, int element);
/* The buttons in reading order, those that are held last: the next after `from` (-1 = the first),
 * direction +1 or -1. */
int page_focus_next(const struct page *page, int from, int direction);

/* All texts of an element, its lines joined by one space, into out; the label of one without.
 * Returns out. */
char *page_text(const struct page *page, int element, char *out, int room);
/* All texts of the page, white space folded to one space. */
char *page_all_text(const struct page *page, char *out, int room);

bool page_same(const struct page *a, const struct page *b); /* nothing to draw anew? */

bool rect_same(struct rect a, struct rect b);
/* Cut a strip off a rectangle; the rectangle keeps the rest. Never negative. */
struct rect cut_top(struct rect *from, int height);
struct rect cut_bottom(struct rect *from, int height);
struct rect cut_left(struct rect *from, int width);
struct rect cut_right(struct rect *from, int width);
struct rect rect_inset(struct rect rect, int dx, int dy);
struct rect rect_middle(struct rect outer, int w, int h); /* w x h in the middle */
/* Column i of n in a row with `gap` between. */
struct rect rect_column(struct rect row, int i, int n, int gap);
struct rect rect_row(struct rect column, int i, int n, int gap);

#endif
