/*
 * description.h - what staff write into an entry's description: "Plekken: 12". Private to
 * calendar/.
 *
 * One per line, in any case of letters. Google and Outlook turn descriptions into HTML: their
 * line breaks, tags and entities are understood. Other lines are for people, not for us.
 */
#ifndef INLOOP_CALENDAR_DESCRIPTION_H
#define INLOOP_CALENDAR_DESCRIPTION_H

#include "model/programme.h"

/* Fill capacity, kind_text, sign_up, no_join, language and only_for; the rest is not touched. */
void description_session(const char *description, struct session *session);

/* Fill name (from the title, only with "Naam tonen: ja") and speaks. */
void description_shift(const char *description, const char *title, struct shift *shift);

#endif
