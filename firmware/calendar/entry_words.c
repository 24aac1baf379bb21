/* The words of an entry: title, place, and what staff wrote for us. */
#include "calendar/entry.h"

#include "base/utf8.h"
#include "calendar/description.h"
#include "calendar/markup.h"
#include "calendar/public.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct words { /* values as they stand in the file */
	struct slice summary, location, description, html, status;
};

static void find_words(const struct entry *entry, struct words *words)
{
	static const struct {
		const char *name;
		size_t at;
	} wanted[] = {
		{ "SUMMARY", offsetof(struct words, summary) },
		{ "LOCATION", offsetof(struct words, location) },
		{ "DESCRIPTION", offsetof(struct words, description) },
		{ "X-ALT-DESC", offsetof(struct words, html) },
		{ "STATUS", offsetof(struct words, status) },
	};
	const char *at = entry->text.at, *end = at + entry->text.length;
	struct property line;
	int depth = 0;
	*words = (struct words) { 0 };
	while (line_next(&at, end, &line)) {
		depth += slice_is(line.name, "BEGIN") - slice_is(line.name, "END");
		for (size_t i = 0; depth == 0 && i < sizeof wanted / sizeof *wanted; i++) {
			struct slice *slice = (struct slice *)((char *)words + wanted[i].at);
			if (!slice->at && slice_is(line.name, wanted[i].name))
				*slice = line.value;
		}
	}
}

/* One line of text as people mean it, with neither escapes nor HTML. */
static void read_line(char *out, size_t room, struct slice value)
{
	struct slice some = { value.at, value.length < 4000 ? value.length : 4000 };
	char *text = value.at ? slice_text(some) : NULL;
	out[0] = '\0';
	if (text) {
		markup_plain(text);
		utf8_copy(out, room, text);
	}
	free(text);
}

static uint64_t hash(const char *text)
{
	uint64_t value = 14695981039346656037u; /* FNV-1a */
	for (; *text; text++)
		value = (value ^ (unsigned char)*text) * 1099511628211u;
	return value;
}

/* Stable over readings and programs: the UID, short enough for a row of a report. */
static void read_key(const struct entry *entry, struct slice summary, char *key, size_t room)
{
	char text[SESSION_TITLE_MAX + 32], title[SESSION_TITLE_MAX];
	char *uid = entry->uid.length > 0 ? slice_text(entry->uid) : NULL;
	if (!uid) {
		/* by the title as it is written: what we make of it may become better */
		char *written = summary.at ? slice_text(summary) : NULL;
		utf8_copy(title, sizeof title, written ? written : "");
		free(written);
		snprintf(text, sizeof text, "%s %" PRId64, title[0] ? title : "Activiteit",
			 local_time_utc(&entry->start));
		snprintf(key, room, "zonder-uid-%016" PRIx64, hash(text));
		return;
	}
	utf8_copy(key, 101, uid);
	if (strlen(uid) > 100) {
		utf8_copy(key, 81, uid);
		size_t length = strlen(key);
		snprintf(key + length, room - length, "#%016" PRIx64, hash(uid));
	}
	free(uid);
}

/* What stands in the description; in Outlook's second one where the first is missing. */
static void read_description(const struct words *words, const char *title, struct session *session,
			     struct shift *shift)
{
	struct slice slice = words->description.length > 0 ? words->description : words->html;
	char *text = slice.at ? slice_text(slice) : NULL;
	if (!text)
		return;
	description_session(text, session);
	if (shift)
		description_shift(text, title, shift);
	free(text);
}

bool entry_words(const struct entry *entry, struct session *session, struct shift *shift)
{
	struct words words;
	char line[1000];
	find_words(entry, &words);
	*session = (struct session) { .capacity = -1, .all_day = entry->start.wall.is_date };
	if (shift)
		*shift = (struct shift) { 0 };
	read_key(entry, words.summary, session->ref.key, sizeof session->ref.key);
	read_line(line, sizeof line, words.summary);
	utf8_copy(session->written, sizeof session->written, line);
	if (session->written[0] == '\0')
		strcpy(session->written, "Activiteit");
	read_description(&words, session->written, session, shift);
	session->cancelled = public_cancelled(line) || slice_is(words.status, "CANCELLED");
	bool hidden = public_clean(line);
	utf8_copy(session->ref.title, sizeof session->ref.title, line);
	if (session->ref.title[0] == '\0')
		strcpy(session->ref.title, "Activiteit");
	session->kind = session_kind_from(session->kind_text, session->ref.title);
	read_line(line, sizeof line, words.location);
	hidden = public_clean(line) || hidden;
	utf8_copy(session->place, sizeof session->place, line);
	hidden = public_clean(session->language) || hidden;
	hidden = public_clean(session->only_for) || hidden;
	hidden = public_clean(session->kind_text) || hidden;
	if (shift) {
		hidden = public_clean(shift->speaks) || hidden;
		hidden = public_clean(shift->name) || hidden;
	}
	return hidden;
}

void entry_note(const struct entry *entry, struct calendar_notes *notes, const char *sentence)
{
	struct words words;
	char title[200];
	find_words(entry, &words);
	read_line(title, sizeof title, words.summary);
	(void)public_clean(title);
	day_t day = entry->start.wall.day;
	notes_entry(notes, entry->is_private ? "Privé" : title, day, "%s", sentence);
}
