#include "base/utf8.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of the character at `text`, of which `left` bytes are there; 0 = not valid. */
static size_t character(const unsigned char *text, size_t left)
{
	unsigned char first = text[0];
	size_t length = first < 0x80   ? 1
			: first < 0xC2 ? 0
			: first < 0xE0 ? 2
			: first < 0xF0 ? 3
			: first < 0xF5 ? 4
				       : 0;
	if (length <= 1 || length > left)
		return length == 1 ? 1 : 0;
	unsigned char least = 0x80, most = 0xBF;
	if (first == 0xE0)
		least = 0xA0; /* shorter forms of the same character */
	if (first == 0xED)
		most = 0x9F; /* halves of a UTF-16 pair */
	if (first == 0xF0)
		least = 0x90;
	if (first == 0xF4)
		most = 0x8F; /* beyond the last character */
	if (text[1] < least || text[1] > most)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((text[i] & 0xC0) != 0x80)
			return 0;
	return length;
}

bool utf8_valid(const char *text, size_t size)
{
	const unsigned char *at = (const unsigned char *)text;
	while (size > 0) {
		size_t length = character(at, size);
		if (length == 0)
			return false;
		at += length;
		size -= length;
	}
	return true;
}

/* NULL when the bytes are not of that encoding (or memory is gone). */
static char *convert(const char *encoding, const char *bytes, size_t size, size_t *length)
{
	iconv_t how = iconv_open("UTF-8", encoding);
	if (how == (iconv_t)-1)
		return NULL;
	size_t room = size * 3, left = room;
	char *out = malloc(room + 1);
	char *to = out;
	char *from = (char *)(size_t)bytes; /* iconv() only reads, but does not say so */
	if (out && iconv(how, &from, &size, &to, &left) == (size_t)-1) {
		free(out);
		out = NULL;
	}
	iconv_close(how);
	if (out)
		*length = room - left;
	return out;
}

static char *copy(const char *bytes, size_t size, size_t *length)
{
	char *out = malloc(size + 1);
	if (out)
		memcpy(out, bytes, size);
	*length = size;
	return out;
}

char *utf8_from(const char *bytes, size_t size, size_t *length)
{
	char *out = NULL;
	if (size >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		out = convert("UTF-16LE", bytes + 2, (size - 2) & ~(size_t)1, length);
	else if (size >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		out = convert("UTF-16BE", bytes + 2, (size - 2) & ~(size_t)1, length);
	if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		size -= 3;
	}
	if (!out && utf8_valid(bytes, size))
		out = copy(bytes, size, length);
	if (!out)
		out = convert("CP1252", bytes, size, length);
	if (!out)
		out = convert("ISO-8859-1", bytes, size, length);
	if (!out)
		return NULL;
	size_t kept = 0;
	for (size_t i = 0; i < *length; i++)
		if (out[i] != '\0')
			out[kept++] = out[i];
	out[kept] = '\0';
	*length = kept;
	return out;
}

/* C0, DEL, C1, line separators, and the marks that could show a text in another order. */
static bool is_control(const unsigned char *at, size_t length)
{
	if (length == 1)
		return at[0] < ' ' || at[0] == 0x7F;
	if (length == 2)
		return at[0] == 0xC2 && at[1] < 0xA0;
	return length == 3 && at[0] == 0xE2 &&
	       ((at[1] == 0x80 && at[2] >= 0xA8 && at[2] <= 0xAE) ||
		(at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9));
}

void utf8_copy(char *out, size_t room, const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t left = strlen(text), used = 0;
	bool space = false;
	while (left > 0) {
		size_t length = character(at, left);
		size_t step = length ? length : 1;
		if (length == 0 || is_control(at, length) || *at == ' ') {
			space = used > 0;
		} else {
			if (used + space + length >= room)
				break;
			if (space)
				out[used++] = ' ';
			memcpy(out + used, at, length);
			used += length;
			space = false;
		}
		at += step;
		left -= step;
	}
	out[used] = '\0';
}
