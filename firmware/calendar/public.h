/*
 * public.h - what of a calendar's words may stand on a screen that everybody reads. Private to
 * calendar/.
 */
#ifndef INLOOP_CALENDAR_PUBLIC_H
#define INLOOP_CALENDAR_PUBLIC_H

#include <stdbool.h>

/* Take phone numbers, e-mail addresses and links out of a text, where it stands, with the words
 * that only lead to them ("bel 06-12345678"). True when there was one. */
bool public_clean(char *text);

/* Take "Geannuleerd:", "[Cancelled]", "- AFGELAST" off a title. True when it was there. */
bool public_cancelled(char *title);

#endif
