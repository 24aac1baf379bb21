#include "calendar/notes.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void keep(struct calendar_notes *notes, const char *sentence)
{
	char clean[CALENDAR_NOTE_MAX];

	utf8_copy(clean, sizeof clean, sentence);
	for (int i = 0; i < notes->count; i++)
		if (strcmp(notes->items[i].sentence, clean) == 0)
			return;
	if (notes->count == CALENDAR_NOTES_MAX)
		notes->more++;
	else
		memcpy(notes->items[notes->count++].sentence, clean, sizeof clean);
}

void notes_add(struct calendar_notes *notes, const char *format, ...)
{
	char sentence[2 * CALENDAR_NOTE_MAX];
	va_list values;

	va_start(values, format);
	(void)vsnprintf(sentence, sizeof sentence, format, values);
	va_end(values);
	keep(notes, sentence);
}

/* "'Taalles' (5 januari 2026)". A long title is cut: what to do has to fit behind it. */
static void which(char *out, size_t room, const char *title, day_t day)
{
	static const char *const months[] = { "januari",   "februari", "maart",    "april",
					      "mei",       "juni",     "juli",     "augustus",
					      "september", "oktober",  "november", "december" };
	char name[64];
	int year, month, mday;

	utf8_copy(name, sizeof name, title);
	if (day == DAY_NONE) {
		(void)snprintf(out, room, "'%s'", name[0] ? name : "Activiteit");
		return;
	}
	civil_ymd(day, &year, &month, &mday);
	(void)snprintf(out, room, "'%s' (%d %s %d)", name[0] ? name : "Activiteit", mday,
		       months[month - 1], year);
}

void notes_entry(struct calendar_notes *notes, const char *title, day_t day, const char *format,
		 ...)
{
	char entry[128], what[CALENDAR_NOTE_MAX], sentence[2 * CALENDAR_NOTE_MAX];
	va_list values;

	which(entry, sizeof entry, title, day);
	va_start(values, format);
	(void)vsnprintf(what, sizeof what, format, values);
	va_end(values);
	(void)snprintf(sentence, sizeof sentence, "%s: %s", entry, what);
	keep(notes, sentence);
}
