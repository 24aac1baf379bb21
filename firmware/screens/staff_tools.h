/*
 * staff_tools.h - what staff can do with the terminal itself: the tiles behind the system page.
 */
#ifndef INLOOP_SCREENS_STAFF_TOOLS_H
#define INLOOP_SCREENS_STAFF_TOOLS_H

#include "screens/scene.h"
#include "ui/ui.h"

void staff_tools(const struct scene *scene, struct ui *ui);

struct button staff_clock_button(const struct scene *scene);

#endif
