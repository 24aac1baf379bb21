/*
 * markup.h - the HTML that calendar programs put into titles and descriptions. Private to
 * calendar/.
 */
#ifndef INLOOP_CALENDAR_MARKUP_H
#define INLOOP_CALENDAR_MARKUP_H

/* Take the tags out of a text, where it stands, and resolve "&eacute;", "&#233;" and "&#xE9;" once.
 * What ends a line in HTML becomes a line end. What only looks like HTML ("< 12 jaar") stays. */
void markup_plain(char *text);

/* The character of an entity's name ("eacute", in HTML 4's list); 0 = there is none. */
unsigned markup_entity(const char *name, int length);

#endif
