#include "ui/ui.h"

#include <stdio.h>

struct element *ui_card(struct ui *ui, const char *name, struct rect box, enum paint fill)
{
	char id[80] = "";

	if (name)
		(void)snprintf(id, sizeof id, "%s.%s", ui->screen, name);
	struct element *element = page_add(ui->page, ROLE_DECOR, name ? id : NULL, box);
	element->shape = fill == PAINT_QUIET ? SHAPE_FLAT : SHAPE_CARD;
	element->fill = fill;
	element->radius = ui_radius(ui);
	return element;
}

struct element *ui_icon(struct ui *ui, struct rect box, uint32_t icon, enum paint paint,
			enum paint behind)
{
	int size = box.w < box.h ? box.w : box.h;
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);

	element->icon = icon;
	element->icon_box = rect_middle(box, size, size);
	element->icon_paint = paint;
	element->icon_behind = behind;
	return element;
}

static bool on_one_line(const struct ui *ui, const char *title, enum level level, int width)
{
	return ui_text_width(ui, title, (struct label) { .level = level, .bold = true }) <= width;
}

struct rect ui_head(struct ui *ui, struct rect *area, const char *back, const char *title,
		    enum paint paint, int right_width)
{
	struct rect head = cut_top(area, ui_touch(ui));
	struct button button = { .name = back,
				 .text = ui_small(ui) ? NULL : tr(ui->texts, N_("Terug")),
				 .icon = ICON_BACK,
				 .icon_mirrors = true };

	(void)cut_top(area, ui_gap(ui));
	struct rect right = cut_right(&head, right_width);
	if (right_width)
		(void)cut_right(&head, ui_gap(ui));
	if (back) {
		int width = button.text ? ui_button_width(ui, button) : 0, gap = ui_gap(ui) * 3 / 2;
		/* On an upright panel the word makes room for the title. */
		if (!width ||
		    (ui_portrait(ui) && !on_one_line(ui, title, LEVEL_ACT, head.w - width - gap))) {
			button.label = button.text;
			button.text = NULL;
			width = ui_touch(ui) * 5 / 4;
		}
		ui_button(ui, cut_left(&head, width), button);
		(void)cut_left(&head, gap);
	}
	ui_text(ui, "title", head, title,
		(struct label) { .level = LEVEL_TITLE,
				 .at_least = LEVEL_BODY,
				 .bold = true,
				 .paint = paint,
				 .upright = ALIGN_MIDDLE,
				 .max_lines = on_one_line(ui, title, LEVEL_BODY, head.w) ? 1 : 0,
				 .heading = true });
	return right;
}
