#include "calendar/calendar.h"

#include "base/array.h"
#include "base/file.h"
#include "base/utf8.h"
#include "calendar/expand.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CALENDAR_LIMIT ((size_t)16 * 1024 * 1024)
#define MOST_WASTED    4      /* rules without any date; each may take half a second to find out */
#define MOST_INSTANCES 100000 /* of all entries in one span */

struct calendar {
	struct zones zones;
	struct entry *items; /* series before the overrides that stand for their dates */
	int count, room;
};

/* Lines that begin with this, in any case. */
static int count_lines(const char *text, const char *line)
{
	size_t length = strlen(line);
	int count = 0;
	while (*text) {
		count += strncasecmp(text, line, length) == 0;
		text += strcspn(text, "\r\n");
		text += strspn(text, "\r\n");
	}
	return count;
}

/* Join folded lines. libical would too, but some programs fold in the middle of a character: before
 * that is mended, nobody can tell the encoding. Returns the new size. */
static size_t unfold(char *bytes, size_t size)
{
	size_t kept = 0;
	for (size_t i = 0; i < size; i++) {
		size_t end = i + (bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n');
		if (bytes[end] == '\n' && end + 1 < size &&
		    (bytes[end + 1] == ' ' || bytes[end + 1] == '\t'))
			i = end + 1;
		else
			bytes[kept++] = bytes[i];
	}
	return kept;
}

/* The text of a file that is a whole calendar; free() it. */
static char *read_text(const char *path, struct error *error)
{
	size_t size, length;
	char *bytes = file_read(path, CALENDAR_LIMIT, &size, error);
	if (!bytes)
		return NULL;
	char *text = utf8_from(bytes, unfold(bytes, size), &length);
	free(bytes);
	if (!text) {
		error_set(error, "%.150s: er is te weinig geheugen om dit bestand te lezen.", path);
		return NULL;
	}
	int begun = count_lines(text, "BEGIN:VCALENDAR");
	int ended = count_lines(text, "END:VCALENDAR");
	if (begun > 0 && begun == ended)
		return text;
	if (text[strspn(text, " \t\r\n")] == '\0')
		error_set(error, "%.150s is leeg. Zet de agenda opnieuw klaar.", path);
	else if (begun == 0)
		error_set(error,
			  "%.150s is geen agenda. Bewaar de agenda als .ics (iCalendar) en zet die "
			  "neer.",
			  path);
	else
		error_set(error,
			  "%.150s is afgebroken: het einde ontbreekt. Zet de agenda opnieuw klaar.",
			  path);
	free(text);
	return NULL;
}

/* By UID; of a series first the series, then its overrides by date; of doubles the newest first. */
static int by_series(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int way = strcmp(a->uid ? a->uid : "", b->uid ? b->uid : "");
	if (way == 0 && a->is_override != b->is_override)
		way = a->is_override ? 1 : -1;
	if (way == 0 && a->is_override) {
		utc_t at = local_time_utc(&a->replaces), bt = local_time_utc(&b->replaces);
		way = (at > bt) - (at < bt);
	}
	if (way == 0)
		way = (a->sequence < b->sequence) - (a->sequence > b->sequence);
	return way ? way : b->order - a->order;
}

static bool same_thing(const struct entry *a, const struct entry *b)
{
	if (!a->uid || !b->uid || strcmp(a->uid, b->uid) != 0 || a->is_override != b->is_override)
		return false;
	return !a->is_override || local_time_utc(&a->replaces) == local_time_utc(&b->replaces);
}

/* Of a double only the newest stays: a calendar program may have written both. */
static void drop_doubles(struct calendar *calendar, struct calendar_notes *notes)
{
	int kept = 0;
	for (int i = 0; i < calendar->count; i++) {
		struct entry *entry = &calendar->items[i];
		const struct entry *last = kept > 0 ? &calendar->items[kept - 1] : NULL;
		if (last && same_thing(last, entry)) {
			/* without a higher SEQUENCE nobody can say that it is an older version */
			if (last->sequence == entry->sequence)
				notes_entry(notes, entry->session.ref.title,
					    local_time_day(&entry->start),
					    "dit staat twee keer in de agenda. Haal er een weg.");
			entry_free(entry);
			continue;
		}
		struct entry moved = *entry;
		calendar->items[kept++] = moved;
	}
	calendar->count = kept;
}

/* Tell each series which of its dates its overrides stand for. */
static bool link_overrides(struct calendar *calendar)
{
	struct entry *series = NULL;
	for (int i = 0; i < calendar->count; i++) {
		struct entry *entry = &calendar->items[i];
		if (!entry->is_override) {
			series = entry;
			continue;
		}
		if (!series || !series->uid || !entry->uid || strcmp(series->uid, entry->uid) != 0)
			continue;
		if (!entry_add_exception(series, &entry->replaces))
			return false;
		if (!entry->and_future)
			continue;
		const struct entry **future = array_add(&series->futures, &series->future_count,
							&series->future_room, sizeof *future);
		if (!future)
			return false;
		*future = entry;
		/* its dates may now lie anywhere */
		series->first = INT64_MIN;
		series->last = INT64_MAX;
	}
	return true;
}

static void tell(struct calendar_notes *notes, icalcomponent *event, enum entry_result result)
{
	const char *title = icalcomponent_get_summary(event);
	struct icaltimetype start = icalcomponent_get_dtstart(event);
	day_t day = civil_valid(start.year, start.month, start.day)
			? civil_day_of(start.year, start.month, start.day)
			: DAY_NONE;

	if (result == ENTRY_BAD)
		notes_entry(notes, title ? title : "", day,
			    "hier staat geen goede datum. Verbeter dat in de agenda.");
	else if (result == ENTRY_DOUBTFUL)
		notes_entry(notes, title ? title : "", day,
			    "dit begrepen we niet helemaal. Kijk of het klopt op het scherm.");
}

/* Read all entries of a VCALENDAR. False with the reason. */
static bool read_entries(struct calendar *calendar, icalcomponent *vcalendar,
			 struct calendar_notes *notes, int *wasted, struct error *error)
{
	if (!zones_add(&calendar->zones, vcalendar))
		return error_set(error, "Er is te weinig geheugen om de agenda te lezen.");
	icalcomponent *event = icalcomponent_get_first_component(vcalendar, ICAL_VEVENT_COMPONENT);
	for (; event; event = icalcomponent_get_next_component(vcalendar, ICAL_VEVENT_COMPONENT)) {
		struct entry entry = { .order = calendar->count };
		enum entry_result result = entry_read(&entry, &calendar->zones, event, wasted);
		struct entry *place = NULL;
		if (result == ENTRY_GOOD || result == ENTRY_DOUBTFUL)
			place = array_add(&calendar->items, &calendar->count, &calendar->room,
					  sizeof *place);
		if (place)
			*place = entry;
		else
			entry_free(&entry);
		tell(notes, event, result);
		if (result != ENTRY_BAD && !place)
			return error_set(error, "Er is te weinig geheugen om de agenda te lezen.");
		if (*wasted > MOST_WASTED)
			return error_set(error, "In de agenda staan te veel herhalingen die nooit "
						"een datum geven. Haal die weg.");
	}
	return true;
}

static bool read_all(struct calendar *calendar, icalcomponent *root, struct calendar_notes *notes,
		     struct error *error)
{
	int wasted = 0;
	/* several calendars in one file come below a root of libical's own */
	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
		return read_entries(calendar, root, notes, &wasted, error);
	icalcomponent *vcalendar =
	    icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
	for (; vcalendar;
	     vcalendar = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
		if (!read_entries(calendar, vcalendar, notes, &wasted, error))
			return false;
	return true;
}

struct calendar *calendar_load(const char *path, struct calendar_notes *notes, struct error *error)
{
	struct calendar_notes unread;
	struct error reason;
	notes = notes ? notes : &unread;
	*notes = (struct calendar_notes) { 0 };
	icalerror_set_errors_are_fatal(false); /* whatever the library was built with */
	char *text = read_text(path, error);
	if (!text)
		return NULL;
	struct calendar *calendar = calloc(1, sizeof *calendar);
	icalcomponent *root = icalparser_parse_string(text);
	free(text);
	bool good = false;
	if (!calendar || !root)
		error_set(error,
			  "%.150s is geen agenda die we kunnen lezen. Zet die opnieuw klaar.",
			  path);
	else if (!read_all(calendar, root, notes, &reason))
		error_set(error, "%.150s: %s", path, reason.text);
	else
		good = true;
	if (root)
		icalcomponent_free(root);
	if (good && calendar->count > 1) {
		qsort(calendar->items, (size_t)calendar->count, sizeof *calendar->items, by_series);
		drop_doubles(calendar, notes);
	}
	if (good && !link_overrides(calendar))
		good = error_set(error, "%.150s: er is te weinig geheugen.", path);
	if (!good) {
		calendar_free(calendar);
		return NULL;
	}
	if (calendar->zones.unknown > 0)
		notes_add(notes,
			  "Een tijdzone in de agenda kennen we niet. Kijk of de tijden kloppen.");
	return calendar;
}

void calendar_free(struct calendar *calendar)
{
	if (!calendar)
		return;
	for (int i = 0; i < calendar->count; i++)
		entry_free(&calendar->items[i]);
	array_free(&calendar->items, &calendar->count, &calendar->room);
	zones_free(&calendar->zones);
	free(calendar);
}

int calendar_entries(const struct calendar *calendar)
{
	return calendar->count;
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
		*session = found.items[i].entry->session;
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
		if (found.items[i].entry->session.cancelled)
			continue;
		struct shift *shift = shift_list_add(out);
		good = shift != NULL;
		if (!good)
			break;
		*shift = found.items[i].entry->shift;
		shift->start = found.items[i].start;
		shift->end = found.items[i].end;
	}
	array_free(&found.items, &found.count, &found.room);
	shift_list_sort(out);
	return good;
}
