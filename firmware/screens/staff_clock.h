/*
 * staff_clock.h - the dials that set the clock, as other screens show them.
 */
#ifndef INLOOP_SCREENS_STAFF_CLOCK_H
#define INLOOP_SCREENS_STAFF_CLOCK_H

#include "screens/screen.h"

/* Five columns, what they make in words, and the button "save". */
void staff_clock_dials(const struct scene *scene, struct ui *ui, struct rect body);
/* What is to be said in the title, where the dials leave no room for it; NULL = nothing. */
const char *staff_clock_title(const struct scene *scene, const struct ui *ui);
/* What a tap on the dials means; ACTION_NONE = it was not on them. */
struct action staff_clock_tap(const char *name);

#endif
