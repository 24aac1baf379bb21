/*
 * text.h - a calendar file's text, and the components in it. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_TEXT_H
#define INLOOP_CALENDAR_TEXT_H

#include "base/error.h"
#include "calendar/lines.h"

/* The whole text of a calendar file of these bytes (which it frees): UTF-8, unfolded, with a NUL
 * behind it; free() it. `path` is for the sentences. NULL with the reason when it is no calendar,
 * is cut off, or is nested deeper than any calendar is. */
char *text_take(char *bytes, size_t length, const char *path, size_t *size, struct error *error);

/* A walk over the lines of a component. Set `at` to its first line, the rest to zero. */
struct component {
	const char *at;
	int depth;               /* 0 = a line of the outer component itself */
	struct slice name;       /* at a BEGIN of depth 1: the component that begins here */
	const char *begin, *end; /* ... its lines; they are not walked over any more */
};

/* The next line; false at the end. A component within is given as one, with depth 1 and `line` its
 * BEGIN, and then skipped. One without an END goes on to the end. */
bool component_next(struct component *component, const char *end, struct property *line);

#endif
