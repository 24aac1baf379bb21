#include "calendar/calendar.h"

#include "base/array.h"
#include "base/file.h"
#include "calendar/expand.h"
#include "calendar/text.h"
#include "calendar/versions.h"

#include <stdlib.h>

#define MOST_ENTRIES   100000   /* kept of one file */
#define MOST_INSTANCES 100000   /* of all entries in one span */
#define ALLOWANCE      40000000 /* days that all rules of a file may look at: half a second */

struct calendar {
	char *text; /* the entries' words stand in it */
	struct reading reading;
	struct entry *items; /* series before the overrides that stand for their dates */
	int count, room;
	int hidden; /* entries that are private */
};

/* The tables and the zone of a VCALENDAR: they may stand behind the entries that need them. */
static void read_zones(struct calendar *calendar, const struct component *outer)
{
	struct reading *reading = &calendar->reading;
	struct component inner = { .at = outer->at };
	struct property line;
	zones_begin(&reading->zones);
	while (component_next(&inner, outer->end, &line)) {
		if (inner.depth == 0 && slice_is(line.name, "X-WR-TIMEZONE"))
			zones_floating(&reading->zones, line.value);
		if (inner.depth == 1 && slice_is(inner.name, "VTIMEZONE"))
			zones_table(&reading->zones, inner.begin, inner.end, &reading->allowance);
	}
}

static bool read_entry(struct calendar *calendar, const struct component *event)
{
	struct entry entry = { .order = calendar->count };
	struct slice text = { event->begin, (size_t)(event->end - event->begin) };
	enum entry_result result = entry_read(&entry, &calendar->reading, text);
	struct entry *place = result == ENTRY_GOOD ? array_add(&calendar->items, &calendar->count,
							       &calendar->room, sizeof *place)
						   : NULL;
	if (place)
		*place = entry;
	else
		entry_free(&entry);
	return place || result == ENTRY_BAD;
}

/* The entries of a VCALENDAR. False when memory is gone. */
static bool read_entries(struct calendar *calendar, const struct component *outer)
{
	struct component inner = { .at = outer->at };
	struct property line;
	while (component_next(&inner, outer->end, &line)) {
		if (inner.depth != 1 || !slice_is(inner.name, "VEVENT"))
			continue;
		if (calendar->count == MOST_ENTRIES) {
			notes_add(calendar->reading.notes,
				  "Er staan meer dan %d afspraken in. De rest lezen we niet. Haal "
				  "oude afspraken weg.",
				  MOST_ENTRIES);
			break;
		}
		if (!read_entry(calendar, &inner))
			return false;
	}
	return true;
}

static bool read_all(struct calendar *calendar, size_t size)
{
	struct component outer = { .at = calendar->text };
	const char *end = calendar->text + size;
	struct property line;
	while (component_next(&outer, end, &line)) {
		if (outer.depth != 1 || !slice_is(outer.name, "VCALENDAR"))
			continue;
		struct component inside = { .at = outer.begin, .end = outer.end };
		read_zones(calendar, &inside);
		if (!read_entries(calendar, &inside))
			return false;
	}
	return true;
}

/* What only shows when all is read: words that are for no public screen, and private entries. */
static void note_words(struct calendar *calendar)
{
	struct session session;
	struct shift shift;
	for (int i = 0; calendar->items && i < calendar->count; i++) {
		const struct entry *entry = &calendar->items[i];
		calendar->hidden += entry->is_private;
		if (!entry->is_private && !entry->is_left && entry_words(entry, &session, &shift))
			entry_note(entry, calendar->reading.notes,
				   "er staat een telefoonnummer, e-mailadres of link in. Dat tonen "
				   "we niet op het scherm.");
	}
	if (calendar->hidden > 0)
		notes_add(calendar->reading.notes,
			  calendar->hidden == 1 ? "%d afspraak is privé. Die tonen we niet."
						: "%d afspraken zijn privé. Die tonen we niet.",
			  calendar->hidden);
	if (calendar->reading.zones.full)
		notes_add(calendar->reading.notes,
			  "Er staan te veel tijdzones in. Kijk of de tijden kloppen.");
}

struct calendar *calendar_load(const char *path, struct calendar_notes *notes, struct error *error)
{
	size_t size;
	char *bytes = file_read(path, CALENDAR_LIMIT, &size, error);
	if (!bytes && notes)
		*notes = (struct calendar_notes) { 0 };
	return bytes ? calendar_take(bytes, size, path, notes, error) : NULL;
}

struct calendar *calendar_take(char *bytes, size_t length, const char *path,
			       struct calendar_notes *notes, struct error *error)
{
	struct calendar_notes unread = { 0 };
	size_t size;
	notes = notes ? notes : &unread;
	*notes = (struct calendar_notes) { 0 };
	struct calendar *calendar = calloc(1, sizeof *calendar);
	if (!calendar) {
		free(bytes);
		return NULL;
	}
	calendar->text = text_take(bytes, length, path, &size, error);
	if (!calendar->text) {
		free(calendar);
		return NULL;
	}
	calendar->reading.notes = notes;
	calendar->reading.allowance = ALLOWANCE;
	bool good = read_all(calendar, size);
	if (good) {
		calendar->count = versions_drop(calendar->items, calendar->count, notes);
		good = versions_link(calendar->items, calendar->count, notes);
	}
	if (!good) {
		(void)error_set(error, "%.150s: er is te weinig geheugen.", path);
		calendar_free(calendar);
		return NULL;
	}
	note_words(calendar);
	calendar->reading.notes = NULL; /* the caller's; nothing more is told */
	calendar->reading.notes = NULL; /* the caller's */
	return calendar;
}

void calendar_free(struct calendar *calendar)
{
	if (!calendar)
		return;
	for (int i = 0; i < calendar->count; i++)
		entry_free(&calendar->items[i]);
	array_free(&calendar->items, &calendar->count, &calendar->room);
	zones_free(&calendar->reading.zones);
	free(calendar->text);
	free(calendar);
}

int calendar_entries(const struct calendar *calendar)
{
	return calendar->count - calendar->hidden;
}

static bool expand_all(const struct calendar *calendar, utc_t from, utc_t to, struct instances *out)
{
	for (int i = 0; i < calendar->count && out->count < MOST_INSTANCES; i++)
		if (!expand_entry(&calendar->items[i], from, to, out))
			return false;
	return true;
}

bool calendar_sessions(const struct calendar *calendar, utc_t from, utc_t to,
		       struct session_list *out)
{
	struct instances found = { 0 };
	bool good = expand_all(calendar, from, to, &found);
	for (int i = 0; i < found.count && good; i++) {
		struct session *session = session_list_add(out);
		good = session != NULL;
		if (!good)
			break;
		(void)entry_words(found.items[i].entry, session, NULL);
		session->ref.start = found.items[i].start;
		session->end = found.items[i].end;
	}
	array_free(&found.items, &found.count, &found.room);
	session_list_sort(out);
	return good;
}

bool calendar_shifts(const struct calendar *calendar, utc_t from, utc_t to, struct shift_list *out)
{
	struct instances found = { 0 };
	bool good = expand_all(calendar, from, to, &found);
	for (int i = 0; i < found.count && good; i++) {
		struct session session;
		struct shift words;
		(void)entry_words(found.items[i].entry, &session, &words);
		if (session.cancelled)
			continue;
		struct shift *shift = shift_list_add(out);
		good = shift != NULL;
		if (!good)
			break;
		*shift = words;
		shift->start = found.items[i].start;
		shift->end = found.items[i].end;
	}
	array_free(&found.items, &found.count, &found.room);
	shift_list_sort(out);
	return good;
}
