#include "calendar/lines.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct slice trimmed(struct slice slice)
{
	while (slice.length > 0 && isspace((unsigned char)*slice.at)) {
		slice.at++;
		slice.length--;
	}
	while (slice.length > 0 && isspace((unsigned char)slice.at[slice.length - 1]))
		slice.length--;
	return slice;
}

bool slice_is(struct slice slice, const char *word)
{
	if (slice.length < strlen(word))
		return false;
	slice = trimmed(slice);
	return slice.length == strlen(word) && strncasecmp(slice.at, word, slice.length) == 0;
}

/* A date holds no colon, but the name of its zone may, with or without quotes:
 * "DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20260105T100000". */
static bool is_dated(struct slice name)
{
	static const char *const names[] = { "DTSTART", "DTEND", "EXDATE", "RDATE",
					     "RECURRENCE-ID" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == name.length && slice_is(name, names[i]))
			return true;
	return false;
}

static const char *find_colon(const char *at, const char *end, bool last)
{
	const char *found = NULL;
	bool quoted = false;
	for (; at < end; at++) {
		quoted ^= *at == '"';
		if (*at != ':' || quoted)
			continue;
		found = at;
		if (!last)
			break;
	}
	return found;
}

/* Split a line at its colon; false when it has none. */
static bool split(struct property *line, const char *at, const char *end)
{
	const char *name = at;
	while (at < end && *at != ';' && *at != ':')
		at++;
	line->name = trimmed((struct slice) { name, (size_t)(at - name) });
	if (at == end || line->name.length == 0)
		return false;
	bool more = *at == ';';
	const char *colon = more ? find_colon(at, end, is_dated(line->name)) : at;
	/* a quote that is never closed */
	if (!colon)
		colon = memchr(at, ':', (size_t)(end - at));
	if (!colon)
		return false;
	line->parameters = (struct slice) { more ? at + 1 : at, (size_t)(colon - at) - more };
	line->value = (struct slice) { colon + 1, (size_t)(end - colon - 1) };
	return true;
}

/* The end of the line that begins here; *at is then at the next. */
static const char *line_end(const char **at, const char *end)
{
	const char *stop = memchr(*at, '\n', (size_t)(end - *at));
	*at = stop ? stop + 1 : end;
	return stop ? stop : end;
}

bool line_next(const char **at, const char *end, struct property *line)
{
	while (*at < end) {
		const char *start = *at, *stop = line_end(at, end);
		if (stop > start && split(line, start, stop))
			return true;
	}
	return false;
}

bool line_mark(const char **at, const char *end, struct property *line)
{
	while (*at < end) {
		const char *start = *at, *stop = line_end(at, end);
		if (strchr("BbEeVv", *start) && stop > start && split(line, start, stop))
			return true;
	}
	return false;
}

struct slice line_parameter(const struct property *line, const char *name)
{
	const char *at = line->parameters.at, *end = at + line->parameters.length;
	while (at < end) {
		const char *start = at, *equals = NULL;
		bool quoted = false;
		for (; at < end && (quoted || *at != ';'); at++) {
			quoted ^= *at == '"';
			if (*at == '=' && !equals)
				equals = at;
		}
		struct slice given = { start, equals ? (size_t)(equals - start) : 0 };
		if (equals && slice_is(given, name)) {
			struct slice value =
			    trimmed((struct slice) { equals + 1, (size_t)(at - equals - 1) });
			if (value.length > 0 && *value.at == '"') {
				value.at++;
				value.length--;
			}
			if (value.length > 0 && value.at[value.length - 1] == '"')
				value.length--;
			return trimmed(value);
		}
		at += at < end;
	}
	return (struct slice) { NULL, 0 };
}

bool slice_part(struct slice *rest, struct slice *part)
{
	while (rest->length > 0) {
		const char *comma = memchr(rest->at, ',', rest->length);
		size_t length = comma ? (size_t)(comma - rest->at) : rest->length;
		*part = trimmed((struct slice) { rest->at, length });
		rest->at += length + (comma != NULL);
		rest->length -= length + (comma != NULL);
		if (part->length > 0)
			return true;
	}
	return false;
}

char *slice_text(struct slice slice)
{
	char *text = malloc(slice.length + 1), *to = text;
	for (size_t i = 0; text && i < slice.length; i++) {
		char c = slice.at[i];
		if (c == '\\' && i + 1 < slice.length) {
			c = slice.at[++i];
			if (c == 'n' || c == 'N')
				c = '\n';
		}
		*to++ = c;
	}
	if (text)
		*to = '\0';
	return text;
}
