/*
 * staff_week.h - the parts of the week review: the chart, and all figures in words.
 */
#ifndef INLOOP_SCREENS_STAFF_WEEK_H
#define INLOOP_SCREENS_STAFF_WEEK_H

#include "screens/staff_parts.h"

/* The visits of the seven days as bars made of dayparts, with the legend below, in a box that lies
 * on a card. Bars stand where the columns are wide enough for their words, else they lie. */
void staff_chart(const struct scene *scene, struct ui *ui, struct rect box);

/* "minstens 214 bezoeken", "minstens" on a line of its own where the card is narrow. Cuts its
 * lines off the card. */
void staff_total(const struct scene *scene, struct ui *ui, struct rect *card);

/* The cards about talks and opening hours, each as long as it needs. The last lines go when there
 * is no room for all: the page in words has them too. */
void staff_side_cards(const struct scene *scene, struct ui *ui, struct rect column);

/* The lines about the talks and about the opening hours, most important first. */
#define STAFF_LINES 12
struct staff_lines {
	struct staff_fact {
		char text[STAFF_WORDS * 2];
		bool attention;
	} items[STAFF_LINES];
	int count;
};
void staff_talk_lines(const struct scene *scene, struct staff_lines *out);
void staff_open_lines(const struct scene *scene, struct staff_lines *out);

/* The page with every figure in words; `page` from 0. */
void staff_figures_page(const struct scene *scene, struct ui *ui, int page);

#endif
