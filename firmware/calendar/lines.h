/*
 * lines.h - the content lines of a calendar file (RFC 5545, 3.1), read where they stand. Private to
 * calendar/.
 *
 * Nothing is copied and nothing is nested here: a file of strangers costs what its bytes cost. The
 * text is unfolded UTF-8 with a NUL behind it, its lines end with \n; slices point into it and live
 * as long as it does.
 */
#ifndef INLOOP_CALENDAR_LINES_H
#define INLOOP_CALENDAR_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
	const char *at; /* NULL = not there */
	size_t length;
};

struct property { /* a line: NAME;PARAMETERS:VALUE */
	struct slice name, parameters, value;
};

/* The next line that has a name and a colon, at or behind *at; false at `end`. */
bool line_next(const char **at, const char *end, struct property *line);

/* The same for those that may be a BEGIN, an END or a VERSION: the others are only skipped. */
bool line_mark(const char **at, const char *end, struct property *line);

/* Is it that, in any case of letters, with blanks around it? */
bool slice_is(struct slice slice, const char *word);

/* The value of a parameter without its quotes; .at is NULL when it is not given. */
struct slice line_parameter(const struct property *line, const char *name);

/* The value's next part before a comma, without blanks; false when there is none left. */
bool slice_part(struct slice *rest, struct slice *part);

/* The text of a value: \n \, \; \\ are resolved. free() it; NULL when memory is gone. */
char *slice_text(struct slice slice);

#endif
