#include "calendar/text.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DEEPEST 6 /* VCALENDAR, VEVENT, VALARM: three are known */

/* Join folded lines. libical would too, but some programs fold in the middle of a character: before
 * that is mended, nobody can tell the encoding. Returns the new size. */
static size_t unfold(char *bytes, size_t size)
{
	size_t kept = 0;
	for (size_t i = 0; i < size; i++) {
		size_t end = i + (bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n');
		bool ends = bytes[end] == '\n' || bytes[end] == '\r';
		if (ends && end + 1 < size && (bytes[end + 1] == ' ' || bytes[end + 1] == '\t'))
			i = end + 1;
		else
			bytes[kept++] = ends ? '\n' : bytes[end];
		if (ends && i < end)
			i = end;
	}
	return kept;
}

struct shape {            /* of a text: what begins and ends in it */
	int begun, ended; /* VCALENDAR */
	bool deep;
	bool old; /* vCalendar 1.0 */
};

static void look_at(const char *text, size_t size, struct shape *shape)
{
	const char *at = text, *end = text + size;
	struct property line;
	int depth = 0;
	*shape = (struct shape) { 0 };
	while (line_mark(&at, end, &line)) {
		bool begin = slice_is(line.name, "BEGIN"), stop = slice_is(line.name, "END");
		bool calendar = (begin || stop) && slice_is(line.value, "VCALENDAR");
		shape->begun += begin && calendar;
		shape->ended += stop && calendar;
		depth += begin - (stop && depth > 0);
		/* a calendar that begins within nothing that ended is not nested */
		if (calendar)
			depth = begin;
		shape->deep = shape->deep || depth > DEEPEST;
		shape->old = shape->old || (depth == 1 && slice_is(line.name, "VERSION") &&
					    slice_is(line.value, "1.0"));
	}
}

char *text_take(char *bytes, size_t length, const char *path, size_t *size, struct error *error)
{
	struct shape shape;
	char *text = utf8_from(bytes, unfold(bytes, length), size);
	free(bytes);
	if (!text) {
		(void)error_set(error, "%.150s: er is te weinig geheugen om dit bestand te lezen.",
				path);
		return NULL;
	}
	look_at(text, *size, &shape);
	const char *why = NULL;
	if (text[strspn(text, " \t\r\n")] == '\0')
		why = "%.150s is leeg. Zet de agenda opnieuw klaar.";
	else if (shape.begun == 0)
		why =
		    "%.150s is geen agenda. Bewaar de agenda als .ics (iCalendar) en zet die neer.";
	else if (shape.old)
		why = "%.150s is een oude soort agenda (vCalendar 1.0). Bewaar de agenda als .ics "
		      "(iCalendar 2.0) en zet die neer.";
	else if (shape.deep)
		why =
		    "%.150s is geen agenda die we kunnen lezen: er staan te veel delen in elkaar. "
		    "Zet de agenda opnieuw klaar.";
	else if (shape.begun != shape.ended)
		why = "%.150s is afgebroken: het einde ontbreekt. Zet de agenda opnieuw klaar.";
	if (!why)
		return text;
	(void)error_set(error, why, path);
	free(text);
	return NULL;
}

bool component_next(struct component *component, const char *end, struct property *line)
{
	component->depth = 0;
	if (!line_next(&component->at, end, line))
		return false;
	if (!slice_is(line->name, "BEGIN"))
		return true;
	component->depth = 1;
	component->name = line->value;
	component->begin = component->end = component->at;
	struct property inner;
	int depth = 1;
	while (depth > 0 && line_mark(&component->at, end, &inner)) {
		bool stop = slice_is(inner.name, "END");
		depth += slice_is(inner.name, "BEGIN") - stop;
		/* the end of it ends what was left open within */
		if (stop && inner.value.length == component->name.length &&
		    strncasecmp(inner.value.at, component->name.at, inner.value.length) == 0)
			depth = 0;
		component->end = depth > 0 ? component->at : inner.name.at;
	}
	return true;
}
