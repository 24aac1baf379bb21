/*
 * staff_tools.h - what staff can do with the terminal itself: the tiles behind the system page.
 */
#ifndef INLOOP_SCREENS_STAFF_TOOLS_H
#define INLOOP_SCREENS_STAFF_TOOLS_H

#include "screens/scene.h"
#include "ui/ui.h"

/* What the system page always shows beside the way to these tiles: the test, else the clock. */
bool staff_test_first(const struct scene *scene);

void staff_tools(const struct scene *scene, struct ui *ui);

struct button staff_clock_button(const struct scene *scene);

#endif
