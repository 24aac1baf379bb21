#include "base/day_words.h"

#include <stdio.h>

void day_words(day_t day, char out[DAY_WORDS])
{
	static const char *const days[] = { "maandag", "dinsdag",  "woensdag", "donderdag",
					    "vrijdag", "zaterdag", "zondag" };
	static const char *const months[] = { "januari",   "februari", "maart",    "april",
					      "mei",       "juni",     "juli",     "augustus",
					      "september", "oktober",  "november", "december" };
	struct civil civil = civil_at(civil_utc(day, 12, 0));

	(void)snprintf(out, DAY_WORDS, "%s %d %s", days[civil.weekday], civil.mday,
		       months[civil.month - 1]);
}
