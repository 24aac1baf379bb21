#include "ui/page.h"

#include <string.h>

struct writer {
	char *out;
	int room, used;
	bool space; /* a space is due before the next character */
};

static bool is_space(const char *c, int *length)
{
	*length = 1;
	if (strchr(" \t\r\n", *c))
		return *c != '\0';
	if (strncmp(c, "\xC2\xA0", 2) == 0) { /* no-break space */
		*length = 2;
		return true;
	}
	return false;
}

/* Append with white space folded to single spaces, cut at a whole character. */
static void append(struct writer *writer, const char *text)
{
	int length;

	for (const char *c = text; *c; c += length) {
		if (is_space(c, &length)) {
			writer->space = writer->used > 0;
			continue;
		}
		while ((c[length] & 0xC0) == 0x80)
			length++;
		if (writer->used + length + writer->space >= writer->room)
			return;
		if (writer->space)
			writer->out[writer->used++] = ' ';
		writer->space = false;
		memcpy(writer->out + writer->used, c, (size_t)length);
		writer->used += length;
	}
}

static void append_element(struct writer *writer, const struct page *page, int element)
{
	const struct element *e = &page->elements[element];

	if (e->run_count == 0 && e->label) {
		append(writer, e->label);
		writer->space = writer->used > 0;
	}
	for (int i = 0; i < e->run_count; i++) {
		append(writer, page->runs[e->first_run + i].text);
		writer->space = writer->used > 0;
	}
}

char *page_text(const struct page *page, int element, char *out, int room)
{
	struct writer writer = { out, room, 0, false };

	if (element >= 0 && element < page->count)
		append_element(&writer, page, element);
	if (room > 0)
		out[writer.used] = '\0';
	return out;
}

char *page_all_text(const struct page *page, char *out, int room)
{
	struct writer writer = { out, room, 0, false };

	for (int i = 0; i < page->count; i++)
		append_element(&writer, page, i);
	if (room > 0)
		out[writer.used] = '\0';
	return out;
}
