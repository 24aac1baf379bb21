/*
 * message.h - the page that most screens are: something to read, perhaps a talk picture, and a few
 * buttons under it, the clear way on as the last of them.
 *
 * It takes the most generous of a few arrangements in which everything fits, so that the same
 * sentences stand on the largest and on the smallest panel.
 */
#ifndef INLOOP_SCREENS_MESSAGE_H
#define INLOOP_SCREENS_MESSAGE_H

#include "ui/ui.h"

#define MESSAGE_LINES   10
#define MESSAGE_BUTTONS 4

struct message_line {
	const char *text;
	uint32_t icon; /* in a circle before it, where there is room; 0 = none */
	bool bold;
	bool done;  /* the circle is filled: this has happened */
	bool apart; /* more room before it */
};

struct message {
	enum paint paint;  /* of the title, the circles and the picture */
	uint32_t icon;     /* a sign before the title; 0 = none */
	const char *title; /* NULL = none */
	struct message_line lines[MESSAGE_LINES];
	int line_count;
	const char *note;    /* small, under all, where there is room; NULL = none */
	const char *picture; /* the name of the talk picture, translated; NULL = none */
	uint32_t picture_icon;
	struct button buttons[MESSAGE_BUTTONS];
	int button_count;
	bool bare; /* without the bar */
};

/* Add a line; the text must live until message_build() has run. */
struct message_line *message_line(struct message *message, const char *text);
void message_button(struct message *message, struct button button);

void message_build(struct ui *ui, const struct message *message);
/* The same without a bar, in a part of the page. */
void message_fill(struct ui *ui, struct rect area, const struct message *message);

/* Put buttons into rows as their words need it, as high as ui_touch(), at the bottom of `area`;
 * cuts them and the gap above off. `with` (may be NULL) receives a box of `with_width` at the
 * start of the last row. */
int message_buttons_height(const struct ui *ui, const struct button *buttons, int count, int width);
void message_buttons(struct ui *ui, struct rect *area, const struct button *buttons, int count,
		     int with_width, struct rect *with);

#endif
