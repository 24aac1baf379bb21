/*
 * staff_asks_card.h - the card of one open ask, for the staff's list of them.
 *
 * On a large panel the buttons stand beside each other, so that three asks stand on a page; else
 * one above the other.
 */
#ifndef INLOOP_SCREENS_STAFF_ASKS_CARD_H
#define INLOOP_SCREENS_STAFF_ASKS_CARD_H

#include "screens/scene.h"
#include "screens/staff_parts.h"
#include "ui/ui.h"

#define ASK_MINUTES 120 /* from here on a wait is told in hours */

struct ask_card {
	const struct ask *ask;
	const char *name, *state;                     /* of its picture; what it waits for */
	char ago[STAFF_WORDS], when[STAFF_WORDS * 2]; /* without and with the time of day */
	char note[STAFF_WORDS * 2];                   /* "" = nothing was said */
	struct button buttons[2];
	char ids[2][24];
	int button_count;
};

/* All cards alike, so that buttons and words stand in the same place from card to card. */
struct ask_plan {
	bool row;      /* the buttons beside each other; else one above the other */
	bool plain;    /* no room for the buttons' pictograms */
	int column[2]; /* widths of the buttons in a row; of a stack the first */
	int least;     /* height of a card in a row without a note, and of its buttons */
	int buttons;
};

struct ask_plan ask_plan(const struct scene *scene, const struct ui *ui, struct rect body);
int ask_card_height(const struct ui *ui, const struct ask_card *card, const struct ask_plan *plan,
		    int width);
void ask_card_draw(struct ui *ui, struct rect box, struct ask_card *card,
		   const struct ask_plan *plan);

#endif
