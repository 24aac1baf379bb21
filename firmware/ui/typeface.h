/*
 * typeface.h - measuring text, as the layout needs it. The platform fills this in with the real
 * fonts; the ui knows no font library.
 */
#ifndef INLOOP_UI_TYPEFACE_H
#define INLOOP_UI_TYPEFACE_H

#include <stdbool.h>

struct typeface {
	void *self;
	/* Advance width in pixels of one line at em size px. */
	int (*width)(void *self, const char *text, int px, bool bold);
	/* em size in whole pixels at which capitals are at least cap_px (may be a fraction) high.
	 */
	int (*em_for_cap)(void *self, double cap_px);
	/* Height in pixels of a capital letter at this em size, as drawn. */
	int (*cap)(void *self, int px, bool bold);
	/* Distance between base lines, and from the top of a line to its base line. */
	int (*line)(void *self, int px);
	int (*ascent)(void *self, int px);
};

#endif
