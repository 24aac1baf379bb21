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

/* ---- the banner ---------------------------------------------------------- */

static const struct label banner_words = { .level = LEVEL_BODY,
					   .at_least = LEVEL_BODY,
					   .bold = true,
					   .behind = PAINT_CHOSEN,
					   .align = ALIGN_MIDDLE,
					   .upright = ALIGN_MIDDLE };

static void put_banner(struct ui *ui, struct rect box)
{
	struct element *card = ui_card(ui, NULL, box, PAINT_CHOSEN);

	card->shape = SHAPE_FLAT;
	ui_text(ui, "banner", rect_inset(box, mm(ui, 2), 0), ui->banner, banner_words);
}

static int banner_height(const struct ui *ui, int width)
{
	return ui_text_height(ui, ui->banner, width - 2 * mm(ui, 2), banner_words) + mm(ui, 2);
}

void ui_banner(struct ui *ui, struct rect *area)
{
	if (!ui->banner)
		return;
	put_banner(ui, cut_top(area, banner_height(ui, area->w)));
	(void)cut_top(area, ui_gap(ui) / 2);
}

/* ---- the bar ------------------------------------------------------------- */

#define BAR 2

static void put_bar(struct ui *ui, struct rect bar, const struct button buttons[BAR], int whole)
{
	int gap = ui_gap(ui);
	bool equal = true;

	for (int i = 0; i < BAR; i++)
		equal = equal && ui_button_width(ui, buttons[i]) <= rect_column(bar, i, BAR, gap).w;
	int spare = (bar.w - whole) / BAR; /* to share, or to do without */
	for (int i = 0; i < BAR; i++) {
		int width = ui_button_width(ui, buttons[i]) + spare;
		ui_button(ui,
			  equal         ? rect_column(bar, i, BAR, gap)
			  : i < BAR - 1 ? cut_left(&bar, width)
					: bar,
			  buttons[i]);
		if (!equal)
			(void)cut_left(&bar, gap);
	}
}

/* The banner stands in the bar where its words have room there, else above it. */
void ui_bar(struct ui *ui, struct rect *area)
{
	const struct button buttons[BAR] = {
		{ .name = "language", .text = tr(ui->texts, N_("Taal")), .icon = ICON_LANGUAGE },
		{ .name = "help", .text = tr(ui->texts, N_("Hulp")), .icon = ICON_HELP },
	};
	struct rect bar = cut_bottom(area, ui_touch(ui));
	int gap = ui_gap(ui), whole = gap * (BAR - 1);

	(void)cut_bottom(area, gap);
	for (int i = 0; i < BAR; i++)
		whole += ui_button_width(ui, buttons[i]);
	int room = bar.w - whole - gap, half = bar.w / 2;
	if (ui->banner && half < room && banner_height(ui, half) <= bar.h)
		room = half;
	if (ui->banner && room > 0 && banner_height(ui, room) <= bar.h) {
		put_banner(ui, cut_left(&bar, room));
		(void)cut_left(&bar, gap);
	} else if (ui->banner) {
		put_banner(ui, cut_bottom(area, banner_height(ui, area->w)));
		(void)cut_bottom(area, gap / 2);
	}
	put_bar(ui, bar, buttons, whole);
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
