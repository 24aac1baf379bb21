#include "calendar/description.h"

#include "base/utf8.h"
#include "calendar/markup.h"

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

/* What word processors put in the place of plain signs: blanks that do not break, signs of full
 * width, marks of no width. Longest first does not matter: none begins another. */
static size_t plain_sign(const char *at, char *sign)
{
	static const struct {
		const char *text;
		char is; /* NUL = nothing */
	} signs[] = {
		{ "\xC2\xA0", ' ' },      { "\xE2\x80\xAF", ' ' },  { "\xE2\x80\x87", ' ' },
		{ "\xE2\x80\x82", ' ' },  { "\xE2\x80\x83", ' ' },  { "\xE2\x80\x89", ' ' },
		{ "\xE3\x80\x80", ' ' },  { "\xE2\x80\x8B", '\0' }, { "\xE2\x80\x8C", '\0' },
		{ "\xE2\x80\x8D", '\0' }, { "\xE2\x80\x8E", '\0' }, { "\xE2\x80\x8F", '\0' },
		{ "\xC2\xAD", '\0' },     { "\xEF\xBB\xBF", '\0' }, { "\xE2\x88\xB6", ':' },
		{ "\xEF\xB8\xB0", ':' },  { "\xEA\x9E\x89", ':' },
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i].text);
		*sign = signs[i].is;
		if (strncmp(at, signs[i].text, length) == 0)
			return length;
	}
	/* U+FF01 to U+FF5E are ASCII in full width */
	const unsigned char *byte = (const unsigned char *)at;
	if (byte[0] == 0xEF && (byte[1] == 0xBC || byte[1] == 0xBD) && byte[2]) {
		unsigned code = 0xF000u | (byte[1] & 63u) << 6 | (byte[2] & 63u);
		*sign = (char)(code - 0xFEE0);
		return code >= 0xFF01 && code <= 0xFF5E ? 3 : 0;
	}
	return 0;
}

/* The description without HTML, one line per break, with plain signs; free() it. */
static char *plain(const char *description)
{
	char *text = strdup(description);
	if (!text)
		return NULL;
	markup_plain(text);
	char *to = text;
	for (const char *at = text; *at;) {
		char sign;
		size_t length = plain_sign(at, &sign);
		if (length == 0)
			*to++ = *at++;
		else if (sign)
			*to++ = sign;
		at += length;
	}
	*to = '\0';
	return text;
}

/* Behind the bullet, the number or the dash before a word. All our words begin with a plain letter.
 */
static const char *behind_bullet(const char *line)
{
	while (*line && !isalpha((unsigned char)*line))
		line++;
	return line;
}

/* Without the stars that some write for bold letters. */
static void unstar(char *text)
{
	size_t length = strlen(text);
	while (length > 0 && strchr("*_ ", text[length - 1]))
		text[--length] = '\0';
	size_t start = strspn(text, "*_ ");
	memmove(text, text + start, length - start + 1);
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
		utf8_copy(line->word, sizeof line->word, behind_bullet(start));
		utf8_copy(line->value, sizeof line->value, colon + 1);
		unstar(line->word);
		unstar(line->value);
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
