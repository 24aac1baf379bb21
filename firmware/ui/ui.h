/*
 * ui.h - building pages: the few parts that every screen is made of.
 *
 * A screen cuts its area into rectangles (page.h), in millimetres through mm(), and puts parts
 * into them. The parts choose the largest type that fits, wrap, and never go below the scale's
 * floor; what does not fit is marked clipped, and --audit shows it.
 */
#ifndef INLOOP_UI_UI_H
#define INLOOP_UI_UI_H

#include "ui/icons.h"
#include "ui/page.h"
#include "ui/texts.h"
#include "ui/typeface.h"

struct ui { /* everything needed to build one page */
	struct page *page;
	const struct typeface *typeface;
	const struct texts *texts;
	const char *screen; /* prefix of the ids */
	double px_per_mm;
	double larger;      /* factor on the type scale, 1 = normal */
	const char *banner; /* what holds for every page now, shown with the bar; NULL = nothing */
};

int mm(const struct ui *ui, double millimetres); /* rounded up: a minimum stays one */
/* How much larger than the 10" panel this one is, 1 to 1.4: type and spaces grow along, so that a
 * large panel is not a small page with holes. */
double ui_growth(const struct ui *ui);
int mm_grown(const struct ui *ui, double millimetres); /* mm() times the growth */
bool ui_portrait(const struct ui *ui);
bool ui_small(const struct ui *ui);       /* the 7" panels, and all that have less room than 10" */
int ui_gap(const struct ui *ui);          /* between parts */
int ui_pad(const struct ui *ui);          /* from the edge of a card to what is on it */
int ui_radius(const struct ui *ui);       /* of cards and buttons */
int ui_touch(const struct ui *ui);        /* height of a row that one taps, at least 16 mm */
struct rect ui_area(const struct ui *ui); /* the page less its margins */
/* Column i of n, counted from the left also on a page from right to left: digits side by side. */
struct rect ui_column_ltr(const struct ui *ui, struct rect row, int i, int n);

enum align { ALIGN_START, ALIGN_MIDDLE, ALIGN_END };

struct label { /* how a text is set; zero is: body, regular, ink, from the start, any lines */
	enum level level;    /* wanted */
	enum level at_least; /* may shrink to this to fit */
	bool bold;
	enum paint paint, behind; /* PAINT_NONE: ink on paper */
	enum align align;
	enum align upright; /* where in the height of the box: top, middle, bottom */
	int max_lines;      /* 0 = as many as fit */
	bool heading;       /* ROLE_HEADING */
};

/* Text in a box, wrapped, as an element of its own. `name` may be NULL. */
struct element *ui_text(struct ui *ui, const char *name, struct rect box, const char *text,
			struct label label);
/* Text in a box as further lines of an existing element (that must be the page's last). */
void ui_text_in(struct ui *ui, struct element *element, struct rect box, const char *text,
		struct label label);
/* Height in pixels that the text takes at this width (more than any page when a single word is
 * wider), and its width on one line. */
int ui_text_height(const struct ui *ui, const char *text, int width, struct label label);
int ui_text_width(const struct ui *ui, const char *text, struct label label);
/* Whether the text fits into the box without going below label.at_least. */
bool ui_text_fits(const struct ui *ui, const char *text, int width, int height, struct label label);
int ui_line(const struct ui *ui, enum level level); /* from line to line */

struct element *ui_card(struct ui *ui, const char *name, struct rect box, enum paint fill);
struct element *ui_icon(struct ui *ui, struct rect box, uint32_t icon, enum paint paint,
			enum paint behind);

enum button_style {
	BUTTON_PLAIN, /* white, raised */
	BUTTON_MAIN,  /* filled with its colour, raised: the clear way on */
	BUTTON_QUIET, /* an outline: the small way back */
	BUTTON_CHOSEN /* amber: this one is chosen */
};
struct button {
	const char *name;   /* id without the screen */
	const char *text;   /* NULL = icon only */
	const char *label;  /* what it is called then */
	const char *detail; /* a second, smaller line; NULL = none */
	uint32_t icon;      /* 0 = none */
	bool icon_mirrors;
	enum button_style style;
	enum paint paint;  /* of BUTTON_MAIN, and of icon and text of the others (NONE = ink) */
	enum level level;  /* wanted; at least LEVEL_ACT */
	bool stacked;      /* icon above the text */
	bool from_start;   /* icon and text at the start, not in the middle; so with a detail */
	bool regular;      /* not bold in any case: where room is scarce */
	bool bold;         /* so are BUTTON_MAIN, BUTTON_CHOSEN and a text with a detail */
	enum paint behind; /* what a BUTTON_QUIET stands on; NONE = paper */
	bool disabled;
};
struct element *ui_button(struct ui *ui, struct rect box, struct button button);
/* The width at which the button's text stands on one line at this level. */
int ui_button_width(const struct ui *ui, struct button button);

/* The bar at the bottom of every resident's screen (language, voice, larger, help: those that
 * work); cuts its strip off `area`. */
void ui_bar(struct ui *ui, struct rect *area);

/* Where there is no bar: the banner, if there is one, at the top; cuts its strip off `area`. */
void ui_banner(struct ui *ui, struct rect *area);

/* The head of a page: back button (named `back`, NULL = none), title, room of `right_width` pixels
 * for other things, whose rectangle is returned. Cuts its strip and the gap off `area`. */
struct rect ui_head(struct ui *ui, struct rect *area, const char *back, const char *title,
		    enum paint paint, int right_width);

#endif
