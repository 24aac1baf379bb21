/*
 * staff_test.h - the test of the buttons and the lamp, as other screens of the staff lead to it.
 */
#ifndef INLOOP_SCREENS_STAFF_TEST_H
#define INLOOP_SCREENS_STAFF_TEST_H

#include "screens/scene.h"
#include "ui/ui.h"

/* Whether the settings name anything that can be tested. */
bool staff_test_offered(const struct scene *scene);

struct staff_finding { /* in words; NULL = none */
	uint32_t icon;
	enum paint paint;
	const char *title, *text, *note;
};
/* How it stands with the big button, while the test goes on. */
struct staff_finding staff_test_of_button(const struct scene *scene);

/* "Knop testen", the button that leads to it. */
struct button staff_test_button(const struct scene *scene);

#endif
