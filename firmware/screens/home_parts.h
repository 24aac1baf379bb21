/*
 * home_parts.h - the parts of the home screen that have a file of their own.
 */
#ifndef INLOOP_SCREENS_HOME_PARTS_H
#define INLOOP_SCREENS_HOME_PARTS_H

#include "screens/scene.h"
#include "ui/ui.h"

/* ---- what one may know: now, next, who is there, how many came ----------- */

#define FACTS     6
#define FACT_TEXT 260

struct fact {
	char lead[16]; /* "Nu", "12:00"; "" = the icon */
	uint32_t icon;
	enum paint paint;
	char text[FACT_TEXT];
	bool bold;
	int rank; /* the highest goes first when not all fit */
};

struct facts {
	struct fact items[FACTS]; /* in the order of reading */
	int count;
};

/* "Er is iemand om te praten: Anna"; false when nobody is free. */
bool home_somebody(const struct scene *scene, char *out, int room);
/* "Vandaag al 23 keer welkom"; false below ten. */
bool home_visits(const struct scene *scene, char *out, int room);

/* Closed, now and next. */
void facts_programme(const struct scene *scene, struct facts *facts);
void facts_add(struct facts *facts, struct fact fact);

/* Height of the card with these facts. */
int facts_height(const struct ui *ui, const struct facts *facts, int width);
/* Leave out the least important ones until the card fits. */
void facts_limit(const struct ui *ui, struct facts *facts, int width, int height);
void facts_card(struct ui *ui, const struct facts *facts, struct rect box);

/* ---- the open asks, as small pictures ------------------------------------ */

/* How many places the row has when there is room for at most `most`. */
int asks_places(const struct scene *scene, int most);
/* Width of a row of so many places. */
int asks_width(const struct ui *ui, int places);
/* Put the row at the end of `box`; more asks than places are turned through by a last button. */
void asks_row(const struct scene *scene, struct ui *ui, struct rect box, int places);

#endif
