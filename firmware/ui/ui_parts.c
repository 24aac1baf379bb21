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

void ui_bar(struct ui *ui, struct rect *area)
{
	const struct button buttons[] = {
		{ .name = "language", .text = tr(ui->texts, N_("Taal")), .icon = ICON_LANGUAGE },
		{ .name = "help", .text = tr(ui->texts, N_("Hulp")), .icon = ICON_HELP },
	};
	const int count = sizeof buttons / sizeof buttons[0];
	struct rect bar = cut_bottom(area, ui_touch(ui));

	(void)cut_bottom(area, ui_gap(ui));
	int gap = ui_gap(ui), whole = gap * (count - 1);
	bool equal = true;
	for (int i = 0; i < count; i++) {
		int width = ui_button_width(ui, buttons[i]);
		whole += width;
		equal = equal && width <= rect_column(bar, i, count, gap).w;
	}
	int spare = (bar.w - whole) / count; /* to share, or to do without */
	for (int i = 0; i < count; i++) {
		int width = ui_button_width(ui, buttons[i]) + spare;
		ui_button(ui,
			  equal           ? rect_column(bar, i, count, gap)
			  : i < count - 1 ? cut_left(&bar, width)
					  : bar,
			  buttons[i]);
		if (!equal)
			(void)cut_left(&bar, gap);
	}
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
	if (back) {
		int width = button.text ? ui_button_width(ui, button) : ui_touch(ui) * 5 / 4;
		ui_button(ui, cut_left(&head, width), button);
		(void)cut_left(&head, ui_gap(ui) * 3 / 2);
	}
	struct rect right = cut_right(&head, right_width);
	if (right_width)
		(void)cut_right(&head, ui_gap(ui));
	ui_text(ui, "title", head, title,
		(struct label) { .level = LEVEL_TITLE,
				 .at_least = LEVEL_BODY,
				 .bold = true,
				 .paint = paint,
				 .upright = ALIGN_MIDDLE,
				 .max_lines = ui_text_fits(ui, title, head.w, head.h,
							   (struct label) { .level = LEVEL_ACT,
									    .at_least = LEVEL_BODY,
									    .bold = true,
									    .max_lines = 1 })
						  ? 1
						  : 0,
				 .heading = true });
	return right;
}
