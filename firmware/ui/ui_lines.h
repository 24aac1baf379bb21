/*
 * ui_lines.h - inside the ui: a text broken into lines at one size.
 *
 * A line is as high as its em, its capitals in the middle, so that what is centred looks centred;
 * from line to line it is a slot.
 */
#ifndef INLOOP_UI_UI_LINES_H
#define INLOOP_UI_UI_LINES_H

#include "ui/ui.h"

#define LINES_MAX 24

struct lines {
	int px, slot; /* em size, from line to line */
	bool bold;
	int count, widest;
	bool too_wide; /* a single word is wider than the line */
	struct {
		const char *text;
		int length, width;
	} items[LINES_MAX];
	bool more; /* there were more than LINES_MAX */
};

/* Break at spaces, at line ends and after hyphens between letters, never inside a word; `hard`
 * breaks what is wider than a line anywhere. */
void lines_break(const struct ui *ui, const char *text, int width, int px, bool bold, bool hard,
		 struct lines *out);

/* The same, and where it costs no line a sentence begins on a new one. */
void lines_break_well(const struct ui *ui, const char *text, int width, int px, bool bold,
		      struct lines *out);

/* The sizes a label may take, largest first. Returns how many. */
#define SIZES_MAX 8
int lines_sizes(const struct ui *ui, enum level wanted, enum level least, int out[SIZES_MAX]);

/* The largest size of the label at which the text fits; false (and the smallest) when none. */
bool lines_fit(const struct ui *ui, const char *text, int width, int height, struct label label,
	       struct lines *out);

int lines_slot(const struct ui *ui, int px);
int lines_height(const struct lines *lines);

/* Put the lines into the page's last element, from y downwards. */
void lines_place(struct ui *ui, struct element *element, struct rect box, int y,
		 const struct lines *lines, struct label label);

#endif
