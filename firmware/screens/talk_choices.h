/*
 * talk_choices.h - the two questions that a house may ask after a press: where, and about what.
 */
#ifndef INLOOP_SCREENS_TALK_CHOICES_H
#define INLOOP_SCREENS_TALK_CHOICES_H

#include "screens/scene.h"
#include "ui/ui.h"

/* A page of choices "prefix.1" ..., "skip", and "more" when they do not all fit at once. The names
 * are those of scene_place() or scene_topic(), by the prefix. */
void talk_choices(const struct scene *scene, struct ui *ui, const char *title, const char *prefix,
		  int count);

#endif
