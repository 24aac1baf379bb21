/*
 * language.h - choosing a language, as other screens offer it.
 */
#ifndef INLOOP_SCREENS_LANGUAGE_H
#define INLOOP_SCREENS_LANGUAGE_H

#include "ui/ui.h"

/* A big button for each language, named after its code, at the top of the area. */
void language_choices(struct ui *ui, struct rect area);

#endif
