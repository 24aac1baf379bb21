/* Paragraphs on cards, in columns, over pages. */
#include "screens/staff_parts.h"

#include <string.h>

#define WORDS_MAX 480

struct flow {
	struct ui *ui;
	struct rect body;
	int columns, page;         /* the page to draw */
	int at_page, at_column, y; /* where the next paragraph begins */
	bool empty;                /* nothing stands in this column yet */
};

static struct label label_of(const struct paragraph *paragraph)
{
	return (struct label) { .level = paragraph->heading ? LEVEL_ACT : LEVEL_BODY,
				.at_least = LEVEL_BODY,
				.bold = paragraph->bold || paragraph->heading,
				.paint = paragraph->paint,
				.behind = PAINT_CARD,
				.heading = paragraph->heading };
}

static struct rect column_box(const struct flow *flow)
{
	return rect_column(flow->body, flow->at_column, flow->columns, ui_gap(flow->ui));
}

static struct rect column_inside(const struct flow *flow)
{
	return rect_inset(column_box(flow), ui_pad(flow->ui), ui_pad(flow->ui) * 3 / 4);
}

static int icon_width(const struct ui *ui)
{
	return ui_line(ui, LEVEL_BODY) * 5 / 4;
}

static int words_width(const struct flow *flow, const struct paragraph *paragraph)
{
	return column_inside(flow).w - (paragraph->icon ? icon_width(flow->ui) : 0);
}

static void next_column(struct flow *flow)
{
	if (++flow->at_column == flow->columns) {
		flow->at_column = 0;
		flow->at_page++;
	}
	flow->y = 0;
	flow->empty = true;
}

/* How many bytes from the front may stand on one line: up to a slash or hyphen where there is
 * one. */
static size_t bytes_on_line(const struct ui *ui, const char *word, size_t length, int width,
			    struct label label)
{
	char part[WORDS_MAX];
	size_t fits = 0, joint = 0;

	memcpy(part, word, length);
	part[length] = '\0';
	if (ui_text_width(ui, part, label) <= width)
		return length;
	for (size_t i = 1; i <= length; i++) {
		if (i < length && (word[i] & 0xC0) == 0x80)
			continue;
		memcpy(part, word, i);
		part[i] = '\0';
		if (fits && ui_text_width(ui, part, label) > width)
			return joint ? joint : fits;
		fits = i;
		if (i > 1 && (word[i - 1] == '/' || word[i - 1] == '-'))
			joint = i;
	}
	return length;
}

/* Copy the text with line ends in words that are wider than a line, such as the path of a file. */
static void fold(const struct ui *ui, const char *text, int width, struct label label,
		 char out[WORDS_MAX])
{
	size_t used = 0;

	while (*text && used < WORDS_MAX - 2) {
		size_t length = strcspn(text, " ");
		if (length > WORDS_MAX - 2 - used)
			length = WORDS_MAX - 2 - used;
		size_t fits = length ? bytes_on_line(ui, text, length, width, label) : 0;
		memcpy(out + used, text, fits);
		used += fits;
		text += fits;
		if (fits < length)
			out[used++] = '\n';
		else if (*text == ' ')
			out[used++] = *text++;
	}
	out[used] = '\0';
}

/* How much of the text fits into the height: the bytes up to the end of a word. */
static int bytes_that_fit(const struct ui *ui, const char *text, int width, int height,
			  struct label label)
{
	char part[WORDS_MAX];
	int fits = 0;

	if (ui_text_height(ui, text, width, label) <= height)
		return (int)strlen(text);
	for (int end = 0; text[end];) {
		end += (int)strspn(text + end, " \n");
		end += (int)strcspn(text + end, " \n");
		memcpy(part, text, (size_t)end);
		part[end] = '\0';
		if (ui_text_height(ui, part, width, label) > height)
			break;
		fits = end;
	}
	return fits;
}

static void put(struct flow *flow, const struct paragraph *paragraph, const char *text, int height,
		bool first)
{
	struct rect box = column_inside(flow);
	struct rect line = { box.x, box.y + flow->y, box.w, height };

	if (flow->at_page == flow->page) {
		if (flow->empty)
			ui_card(flow->ui, NULL, column_box(flow), PAINT_CARD);
		if (paragraph->icon) {
			struct rect icon = cut_left(&line, icon_width(flow->ui));
			icon.h = ui_line(flow->ui, LEVEL_BODY);
			icon.w = icon.h * 19 / 20;
			if (first)
				ui_icon(flow->ui, icon, paragraph->icon, paragraph->icon_paint,
					PAINT_CARD);
		}
		ui_text(flow->ui, NULL, line, text, label_of(paragraph));
	}
	flow->y += height;
	flow->empty = false;
}

static void flow_on(struct flow *flow, const struct paragraph *paragraph,
		    const struct paragraph *next)
{
	const struct ui *ui = flow->ui;
	struct label label = label_of(paragraph);
	char folded[WORDS_MAX], part[WORDS_MAX];
	const char *text = folded;
	int width = words_width(flow, paragraph), whole = column_inside(flow).h;
	int with = paragraph->heading && next ? ui_line(ui, LEVEL_BODY) : 0;

	fold(ui, paragraph->text, width, label, folded);
	int height = ui_text_height(ui, text, width, label);
	int air = staff_height(ui, "x", width, label) - ui_text_height(ui, "x", width, label);
	if (!flow->empty)
		flow->y += air + (paragraph->heading ? ui_line(ui, LEVEL_BODY) / 2
				  : paragraph->icon  ? mm_grown(ui, 1)
						     : 0);
	if (!flow->empty && flow->y + height + with > whole)
		next_column(flow);
	for (bool first = true; *text; first = false) {
		int fits = bytes_that_fit(ui, text, width, whole - flow->y, label);
		if (fits == 0) /* not even a line: the panel is too small for this page */
			fits = (int)strlen(text);
		memcpy(part, text, (size_t)fits);
		part[fits] = '\0';
		put(flow, paragraph, part, ui_text_height(ui, part, width, label), first);
		text += fits;
		text += strspn(text, " \n");
		if (*text)
			next_column(flow);
	}
}

int staff_flow(struct ui *ui, struct rect body, int columns, const struct paragraph *paragraphs,
	       int count, int page)
{
	struct flow flow = {
		.ui = ui, .body = body, .columns = columns, .page = page, .empty = true
	};

	for (int i = 0; i < count; i++)
		flow_on(&flow, &paragraphs[i], i + 1 < count ? &paragraphs[i + 1] : NULL);
	return flow.at_page + 1;
}
