#include "ui/ui_lines.h"

#include <stdio.h>
#include <string.h>

/* What cannot fit even at the smallest size: break anywhere, keep what fits, and say so. */
static void squeeze(struct ui *ui, struct element *element, const char *text, struct rect box,
		    struct label label, struct lines *lines)
{
	int sizes[SIZES_MAX];
	int count = lines_sizes(ui, label.level, label.at_least, sizes);
	int room;

	lines_break(ui, text, box.w, sizes[count - 1], label.bold, true, lines);
	room = box.h > lines->px ? 1 + (box.h - lines->px) / lines->slot : 1;
	if (label.max_lines && label.max_lines < room)
		room = label.max_lines;
	if (lines->count > room)
		lines->count = room;
	element->clipped = true;
}

static int top(struct rect box, int height, enum align upright)
{
	if (upright == ALIGN_MIDDLE)
		return box.y + (box.h - height) / 2;
	return upright == ALIGN_END ? box.y + box.h - height : box.y;
}

void ui_text_in(struct ui *ui, struct element *element, struct rect box, const char *text,
		struct label label)
{
	struct lines lines;

	if (!lines_fit(ui, text, box.w, box.h, label, &lines))
		squeeze(ui, element, text, box, label, &lines);
	lines_place(ui, element, box, top(box, lines_height(&lines), label.upright), &lines, label);
}

struct element *ui_text(struct ui *ui, const char *name, struct rect box, const char *text,
			struct label label)
{
	char id[80] = "";

	if (name)
		(void)snprintf(id, sizeof id, "%s.%s", ui->screen, name);
	struct element *element =
	    page_add(ui->page, label.heading ? ROLE_HEADING : ROLE_TEXT, name ? id : NULL, box);
	ui_text_in(ui, element, box, text, label);
	return element;
}

static void break_at_wanted(const struct ui *ui, const char *text, int width, struct label label,
			    struct lines *lines)
{
	int sizes[SIZES_MAX];

	(void)lines_sizes(ui, label.level, label.level, sizes);
	lines_break_well(ui, text, width, sizes[0], label.bold, lines);
}

int ui_text_height(const struct ui *ui, const char *text, int width, struct label label)
{
	struct lines lines;

	break_at_wanted(ui, text, width, label, &lines);
	return lines.too_wide ? 2 * ui->page->height : lines_height(&lines);
}

int ui_text_width(const struct ui *ui, const char *text, struct label label)
{
	struct lines lines;

	break_at_wanted(ui, text, ui->page->width * 8, label, &lines);
	return lines.widest;
}

bool ui_text_fits(const struct ui *ui, const char *text, int width, int height, struct label label)
{
	struct lines lines;

	return lines_fit(ui, text, width, height, label, &lines);
}

int ui_line(const struct ui *ui, enum level level)
{
	int sizes[SIZES_MAX];

	(void)lines_sizes(ui, level, level, sizes);
	return lines_slot(ui, sizes[0]);
}
