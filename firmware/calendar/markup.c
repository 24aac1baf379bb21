#include "calendar/markup.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LONGEST_TAG    2000
#define LONGEST_ENTITY 10

static bool is_one_of(const char *tag, const char *const *names, size_t count)
{
	tag += *tag == '/';
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(names[i]);
		if (strncasecmp(tag, names[i], length) == 0 && !isalnum((unsigned char)tag[length]))
			return true;
	}
	return false;
}

static bool ends_line(const char *tag)
{
	static const char *const names[] = { "br", "p",  "div", "li", "ul", "ol", "tr", "table",
					     "h1", "h2", "h3",  "h4", "h5", "h6", "hr", "td" };
	return is_one_of(tag, names, sizeof names / sizeof *names);
}

/* Its words are not for people. */
static bool is_hidden(const char *tag)
{
	static const char *const names[] = { "style", "script", "head" };
	return *tag != '/' && is_one_of(tag, names, sizeof names / sizeof *names);
}

/* Where the tag at '<' ends; NULL when it is none. */
static char *tag_end(char *at)
{
	char next = at[1] == '/' ? at[2] : at[1];
	if (strncmp(at, "<!--", 4) == 0) {
		char *end = strstr(at, "-->");
		return end ? end + 2 : NULL;
	}
	if (!isalpha((unsigned char)next) && at[1] != '!')
		return NULL;
	char *end = memchr(at, '>', strnlen(at, LONGEST_TAG));
	char *another = strchr(at + 1, '<');
	return end && (!another || another > end) ? end : NULL;
}

static size_t put(char *to, unsigned code)
{
	if (code >= 0x80 && code < 0xA0) { /* Word means Windows-1252 by "&#146;" */
		char byte = (char)code;
		size_t length;
		char *text = utf8_from(&byte, 1, &length);
		if (text)
			memcpy(to, text, length);
		free(text);
		return text ? length : 0;
	}
	if (code < ' ' && code != '\n')
		code = ' ';
	if (code < 0x80) {
		to[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		to[0] = (char)(0xC0 | code >> 6);
		to[1] = (char)(0x80 | (code & 63));
		return 2;
	}
	if (code < 0x10000) {
		to[0] = (char)(0xE0 | code >> 12);
		to[1] = (char)(0x80 | (code >> 6 & 63));
		to[2] = (char)(0x80 | (code & 63));
		return 3;
	}
	to[0] = (char)(0xF0 | code >> 18);
	to[1] = (char)(0x80 | (code >> 12 & 63));
	to[2] = (char)(0x80 | (code >> 6 & 63));
	to[3] = (char)(0x80 | (code & 63));
	return 4;
}

/* The character that the entity at '&' is, and the entity's length; 0 when it is none. */
static unsigned read_entity(const char *at, size_t *length)
{
	size_t end = 1;
	while (end <= LONGEST_ENTITY && (isalnum((unsigned char)at[end]) || at[end] == '#'))
		end++;
	if (at[end] != ';' || end < 2)
		return 0;
	*length = end + 1;
	if (at[1] != '#')
		return markup_entity(at + 1, (int)end - 1);
	bool hex = at[2] == 'x' || at[2] == 'X';
	char *stop;
	unsigned long code = strtoul(at + 2 + hex, &stop, hex ? 16 : 10);
	bool good = *stop == ';' && stop > at + 2 + hex && code > 0 && code < 0x110000 &&
		    (code < 0xD800 || code > 0xDFFF);
	return good ? (unsigned)code : 0;
}

void markup_plain(char *text)
{
	/* an entity is never shorter than what it stands for, so the text only shrinks */
	char *to = text;
	while (*text) {
		size_t length = 0;
		char *end = *text == '<' ? tag_end(text) : NULL;
		unsigned code = *text == '&' ? read_entity(text, &length) : 0;
		if (end) {
			if (ends_line(text + 1))
				*to++ = '\n';
			char *close = is_hidden(text + 1) ? strstr(end, "</") : NULL;
			text = (close ? close - 1 : end) + 1;
		} else if (code) {
			to += put(to, code);
			text += length;
		} else {
			*to++ = *text++;
		}
	}
	*to = '\0';
}
