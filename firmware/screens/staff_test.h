/*
 * staff_test.h - the test of the buttons and the lamp, as other screens of the staff lead to it.
 */
#ifndef INLOOP_SCREENS_STAFF_TEST_H
#define INLOOP_SCREENS_STAFF_TEST_H

#include "screens/scene.h"
#include "ui/ui.h"

/* Whether the settings name anything that can be tested. */
bool staff_test_offered(const struct scene *scene);

/* "Knop testen", the button that leads to it. */
struct button staff_test_button(const struct scene *scene);

#endif
