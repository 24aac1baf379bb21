#include "calendar/description.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MOST_PLACES 9999

/* One line of a description: the word before the colon and the text behind it. */
struct text_line {
	char word[32];
	char value[256];
};

static bool is_break(const char *tag)
{
	static const char *const breaks[] = { "br", "p", "div", "li", "ul", "tr" };
	tag += *tag == '/';
	for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
		size_t length = strlen(breaks[i]);
		if (strncasecmp(tag, breaks[i], length) == 0 &&
		    !isalnum((unsigned char)tag[length]))
			return true;
	}
	return false;
}

static char entity(const char *at, size_t *length)
{
	static const struct {
		const char *text;
		char is;
	} entities[] = { { "&nbsp;", ' ' }, { "&amp;", '&' },  { "&lt;", '<' },
			 { "&gt;", '>' },   { "&quot;", '"' }, { "&#39;", '\'' } };
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
		*length = strlen(entities[i].text);
		if (strncasecmp(at, entities[i].text, *length) == 0)
			return entities[i].is;
	}
	*length = 1;
	return *at;
}

/* The description without HTML, one line per break; free() it. */
static char *plain(const char *description)
{
	char *out = malloc(strlen(description) + 1);
	char *to = out;
	while (out && *description) {
		const char *close = *description == '<' ? strchr(description, '>') : NULL;
		size_t length = 1;
		if (close && (isalpha((unsigned char)description[1]) || description[1] == '/')) {
			if (is_break(description + 1))
				*to++ = '\n';
			length = (size_t)(close - description) + 1;
		} else {
			*to++ = entity(description, &length);
		}
		description += length;
	}
	if (out)
		*to = '\0';
	return out;
}

/* Cut the next line with a colon out of the text. */
static bool next_line(char **text, struct text_line *line)
{
	while (**text) {
		char *start = *text;
		size_t length = strcspn(start, "\r\n");
		*text += length + (start[length] != '\0');
		start[length] = '\0';
		char *colon = strchr(start, ':');
		if (!colon)
			continue;
		*colon = '\0';
		utf8_copy(line->word, sizeof line->word, start);
		utf8_copy(line->value, sizeof line->value, colon + 1);
		return true;
	}
	return false;
}

static bool is(const struct text_line *line, const char *word)
{
	return strcasecmp(line->word, word) == 0;
}

static bool says(const struct text_line *line, const char *first, const char *second)
{
	size_t length = strcspn(line->value, " .,;!(");
	return (length == strlen(first) && strncasecmp(line->value, first, length) == 0) ||
	       (length == strlen(second) && strncasecmp(line->value, second, length) == 0);
}

void description_session(const char *description, struct session *session)
{
	char *text = plain(description);
	struct text_line line;
	for (char *rest = text; rest && next_line(&rest, &line);) {
		if (is(&line, "Plekken") && isdigit((unsigned char)line.value[0])) {
			long places = strtol(line.value, NULL, 10);
			session->capacity = places > MOST_PLACES ? MOST_PLACES : (int)places;
		} else if (is(&line, "Soort")) {
			utf8_copy(session->kind_text, sizeof session->kind_text, line.value);
		} else if (is(&line, "Aanmelden")) {
			session->sign_up = says(&line, "ja", "yes");
			session->no_join = says(&line, "nee", "no");
		} else if (is(&line, "Taal")) {
			utf8_copy(session->language, sizeof session->language, line.value);
		} else if (is(&line, "Alleen voor")) {
			utf8_copy(session->only_for, sizeof session->only_for, line.value);
		}
	}
	free(text);
}

/* "Dienst: Sam de Vries" -> "Sam". A surname is never shown. */
static void first_name(char *out, size_t room, const char *title)
{
	const char *colon = strrchr(title, ':');
	char name[256];
	utf8_copy(name, sizeof name, colon ? colon + 1 : title);
	name[strcspn(name, " ,(/")] = '\0';
	utf8_copy(out, room, name);
}

void description_shift(const char *description, const char *title, struct shift *shift)
{
	char *text = plain(description);
	struct text_line line;
	for (char *rest = text; rest && next_line(&rest, &line);) {
		if (is(&line, "Naam tonen")) {
			shift->name[0] = '\0';
			if (says(&line, "ja", "yes"))
				first_name(shift->name, sizeof shift->name, title);
		} else if (is(&line, "Spreekt")) {
			utf8_copy(shift->speaks, sizeof shift->speaks, line.value);
		}
	}
	free(text);
}
