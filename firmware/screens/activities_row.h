/*
 * activities_row.h - one session in the list: its words, and how they are set.
 */
#ifndef INLOOP_SCREENS_ACTIVITIES_ROW_H
#define INLOOP_SCREENS_ACTIVITIES_ROW_H

#include "screens/scene.h"
#include "ui/ui.h"

/* The height that the row needs at this width; above `most` less important words are left out. */
int row_height(const struct scene *scene, const struct ui *ui, const struct listing *listing,
	       int width, int most);

/* Put the row into the box; `number` (from 1) names its button. */
void row_put(const struct scene *scene, struct ui *ui, const struct listing *listing,
	     struct rect box, int number);

#endif
