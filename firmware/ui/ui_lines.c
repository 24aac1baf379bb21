#include "ui/ui_lines.h"

#include <ctype.h>
#include <string.h>

#define LINE_BYTES 512

static int measure(const struct ui *ui, const char *text, int length, int px, bool bold)
{
	char line[LINE_BYTES];

	if (length >= LINE_BYTES)
		length = LINE_BYTES - 1;
	memcpy(line, text, (size_t)length);
	line[length] = '\0';
	return ui->typeface->width(ui->typeface->self, line, px, bold);
}

static bool letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The length of the piece that must stay together: a word, or a part of one up to and with a
 * hyphen between letters ("0800-0113" stays whole). */
static int piece_length(const char *text)
{
	int i = 0;

	while (text[i] && text[i] != ' ' && text[i] != '\n') {
		i++;
		if (i > 1 && text[i - 1] == '-' && letter(text[i - 2]) && letter(text[i]))
			break;
	}
	return i;
}

static int next_character(const char *text)
{
	int length = 1;

	while ((text[length] & 0xC0) == 0x80)
		length++;
	return length;
}

/* As many whole characters as fit, at least one. */
static int hard_length(const struct ui *ui, const char *text, int length, int width, int px,
		       bool bold)
{
	int fits = next_character(text);

	while (fits < length) {
		int next = fits + next_character(text + fits);
		if (measure(ui, text, next, px, bold) > width)
			break;
		fits = next;
	}
	return fits < length ? fits : length;
}

static void add_line(struct lines *out, const char *text, int length, int width)
{
	if (out->count == LINES_MAX) {
		out->more = true;
		return;
	}
	out->items[out->count].text = text;
	out->items[out->count].length = length;
	out->items[out->count].width = width;
	out->count++;
	if (width > out->widest)
		out->widest = width;
}

void lines_break(const struct ui *ui, const char *text, int width, int px, bool bold, bool hard,
		 struct lines *out)
{
	const char *start = text;
	int length = 0, used = 0; /* of the line being filled */

	memset(out, 0, sizeof *out);
	out->px = px;
	out->slot = lines_slot(ui, px);
	out->bold = bold;
	for (const char *c = text; *c;) {
		if (*c == ' ' || *c == '\n') {
			if (*c++ == '\n' && length) {
				add_line(out, start, length, used);
				length = 0;
			}
			continue;
		}
		int piece = piece_length(c), longer = (int)(c + piece - start), wide = 0;
		if (length) /* measured as a whole: the parts' widths do not quite add up */
			wide = measure(ui, start, longer, px, bold);
		if (length && wide > width) {
			add_line(out, start, length, used);
			length = 0;
		}
		if (!length) {
			start = c;
			wide = measure(ui, c, piece, px, bold);
			if (wide > width && hard) {
				piece = hard_length(ui, c, piece, width, px, bold);
				wide = measure(ui, c, piece, px, bold);
			}
			out->too_wide |= wide > width;
		}
		length = (int)(c + piece - start);
		used = wide;
		c += piece;
	}
	if (length)
		add_line(out, start, length, used);
}

int lines_slot(const struct ui *ui, int px)
{
	return ui_small(ui) ? px * 23 / 20 : px * 13 / 10;
}

int lines_height(const struct lines *lines)
{
	return lines->count > 0 ? (lines->count - 1) * lines->slot + lines->px : 0;
}

int lines_sizes(const struct ui *ui, enum level wanted, enum level least, int out[SIZES_MAX])
{
	double growth = ui_growth(ui), scale = ui->larger > 0 ? ui->larger : 1;
	int count = 0;

	for (int level = (int)wanted; level >= (int)least && level >= 0; level--)
		out[count++] = ui->typeface->em_for_cap(ui->typeface->self,
							level_mm((enum level)level) * scale *
							    growth * ui->px_per_mm);
	if (growth > 1.0) /* a grown page may still fall back on the floor itself */
		out[count++] = ui->typeface->em_for_cap(ui->typeface->self,
							level_mm(least < wanted ? least : wanted) *
							    scale * ui->px_per_mm);
	if (count == 0)
		out[count++] = ui->typeface->em_for_cap(ui->typeface->self,
							level_mm(wanted) * scale * ui->px_per_mm);
	return count;
}

static bool fits(const struct lines *lines, int height, int max_lines)
{
	return !lines->too_wide && !lines->more && lines_height(lines) <= height &&
	       (max_lines == 0 || lines->count <= max_lines);
}

/* In the middle of a page, lines of nearly equal length look better than a full one and a rest. */
static void balance(const struct ui *ui, const char *text, int width, struct lines *lines)
{
	struct lines tried;
	int low = width / 2, high = width;

	while (high - low > mm(ui, 2)) {
		int middle = low + (high - low) / 2;
		lines_break(ui, text, middle, lines->px, lines->bold, false, &tried);
		if (tried.count > lines->count || tried.too_wide)
			low = middle;
		else
			high = middle;
	}
	lines_break(ui, text, high, lines->px, lines->bold, false, lines);
}

/* The same number of lines, but a new sentence on a new line, reads better. */
static void break_at_sentences(const struct ui *ui, const char *text, int width,
			       struct lines *lines)
{
	char copy[LINE_BYTES * 2];
	struct lines tried;
	size_t length = strlen(text);

	if (lines->count < 2 || length >= sizeof copy)
		return;
	memcpy(copy, text, length + 1);
	for (size_t i = 1; i + 1 < length; i++)
		if (copy[i] == ' ' && strchr(".?!:", copy[i - 1]))
			copy[i] = '\n';
	lines_break(ui, copy, width, lines->px, lines->bold, false, &tried);
	if (tried.count > lines->count || tried.too_wide || tried.more)
		return;
	for (int i = 0; i < tried.count; i++) /* the lines stand in the caller's text */
		tried.items[i].text = text + (tried.items[i].text - copy);
	*lines = tried;
}

void lines_break_well(const struct ui *ui, const char *text, int width, int px, bool bold,
		      struct lines *out)
{
	lines_break(ui, text, width, px, bold, false, out);
	if (!out->too_wide)
		break_at_sentences(ui, text, width, out);
}

bool lines_fit(const struct ui *ui, const char *text, int width, int height, struct label label,
	       struct lines *out)
{
	int sizes[SIZES_MAX];
	int count = lines_sizes(ui, label.level, label.at_least, sizes);

	for (int i = 0; i < count; i++) {
		lines_break_well(ui, text, width, sizes[i], label.bold, out);
		if (!fits(out, height, label.max_lines))
			continue;
		if (out->count > 1 && label.align == ALIGN_MIDDLE)
			balance(ui, text, width, out);
		return true;
	}
	return false;
}

static bool only_numbers(const char *text)
{
	bool digits = false;

	for (; *text; text++) {
		if (letter(*text))
			return false;
		digits |= isdigit((unsigned char)*text) != 0;
	}
	return digits;
}

void lines_place(struct ui *ui, struct element *element, struct rect box, int y,
		 const struct lines *lines, struct label label)
{
	const struct typeface *face = ui->typeface;
	int cap = face->cap(face->self, lines->px, lines->bold);
	int ascent = face->ascent(face->self, lines->px), line = face->line(face->self, lines->px);

	for (int i = 0; i < lines->count; i++) {
		char text[LINE_BYTES];
		int length =
		    lines->items[i].length < LINE_BYTES ? lines->items[i].length : LINE_BYTES - 1;
		memcpy(text, lines->items[i].text, (size_t)length);
		text[length] = '\0';
		int width = face->width(face->self, text, lines->px, lines->bold);
		int space = box.w - width;
		int x = label.align == ALIGN_START ? 0
			: label.align == ALIGN_END ? space
						   : space / 2;
		int baseline = y + i * lines->slot + (lines->px + cap) / 2;

		struct run *run = page_run(ui->page, element, text);
		run->box = (struct rect) { box.x + x, baseline - ascent, width, line };
		run->px = lines->px;
		run->cap_px = cap;
		run->bold = lines->bold;
		run->paint = label.paint ? label.paint : PAINT_INK;
		run->behind = label.behind ? label.behind : PAINT_PAPER;
		run->numbers_left = only_numbers(text);
	}
}
