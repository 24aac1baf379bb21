/* The bar at the bottom of the residents' screens, and the banner that may stand in it. */
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

/* ---- the banner ---------------------------------------------------------- */

#define BANNER_WORDS 120
#define BANNER_STEP  7.6 /* mm from line to line: a little less than paragraphs have */

static const struct label banner_label = { .level = LEVEL_BODY,
					   .at_least = LEVEL_BODY,
					   .bold = true,
					   .behind = PAINT_CHOSEN,
					   .align = ALIGN_MIDDLE,
					   .upright = ALIGN_MIDDLE,
					   .max_lines = 1 };

struct banner { /* its words on one line, or on two of about the same width */
	char first[BANNER_WORDS], second[BANNER_WORDS];
	int width;
};

static int wider(const struct ui *ui, const char *first, const char *second)
{
	int a = ui_text_width(ui, first, banner_label);
	int b = ui_text_width(ui, second, banner_label);

	return a > b ? a : b;
}

static struct banner in_one_line(const struct ui *ui)
{
	struct banner banner = { .second = "" };

	(void)snprintf(banner.first, sizeof banner.first, "%s", ui->banner);
	banner.width = ui_text_width(ui, ui->banner, banner_label);
	return banner;
}

static struct banner in_two_lines(const struct ui *ui)
{
	struct banner best = in_one_line(ui), other = best;

	for (const char *space = strchr(ui->banner, ' '); space; space = strchr(space + 1, ' ')) {
		(void)snprintf(other.first, sizeof other.first, "%.*s", (int)(space - ui->banner),
			       ui->banner);
		(void)snprintf(other.second, sizeof other.second, "%s", space + 1);
		other.width = wider(ui, other.first, other.second);
		if (other.width < best.width)
			best = other;
	}
	return best;
}

static int margin(const struct ui *ui)
{
	return mm_grown(ui, 1.2);
}

static int banner_height(const struct ui *ui, const struct banner *banner)
{
	return banner->second[0] ? 2 * mm_grown(ui, BANNER_STEP) : mm_grown(ui, BANNER_STEP + 1);
}

/* One line if it fits into the width, else two; false when they do not fit either. */
static bool set_banner(const struct ui *ui, int width, struct banner *banner)
{
	*banner = in_one_line(ui);
	if (banner->width > width - 2 * margin(ui))
		*banner = in_two_lines(ui);
	return banner->width <= width - 2 * margin(ui);
}

static void put_line(struct ui *ui, const char *name, struct rect strip, const char *text)
{
	int slot = ui_line(ui, banner_label.level); /* more than the strip has */
	struct rect box = { strip.x, strip.y + (strip.h - slot) / 2, strip.w, slot };

	ui_text(ui, name, box, text, banner_label);
}

static void put_banner(struct ui *ui, struct rect box, const struct banner *banner)
{
	struct element *card = ui_card(ui, NULL, box, PAINT_CHOSEN);
	int step = mm_grown(ui, BANNER_STEP);

	card->shape = SHAPE_FLAT;
	box = rect_inset(box, margin(ui), 0);
	if (!banner->second[0]) {
		put_line(ui, "banner", box, banner->first);
		return;
	}
	box = rect_middle(box, box.w, 2 * step);
	put_line(ui, "banner", cut_top(&box, step), banner->first);
	put_line(ui, NULL, box, banner->second);
}

void ui_banner(struct ui *ui, struct rect *area)
{
	struct banner banner;

	if (!ui->banner)
		return;
	(void)set_banner(ui, area->w, &banner);
	put_banner(ui, cut_top(area, banner_height(ui, &banner)), &banner);
	(void)cut_top(area, ui_gap(ui) / 2);
}

/* ---- the bar ------------------------------------------------------------- */

#define BAR 2

struct bar {
	struct button buttons[BAR];
	int widths[BAR], whole; /* what they need, and all with the gaps */
};

static void measure(const struct ui *ui, struct bar *bar)
{
	int bare = ui_touch(ui) * (ui_portrait(ui) ? 4 : 5) / 4; /* of a pictogram */

	bar->whole = ui_gap(ui) * (BAR - 1);
	for (int i = 0; i < BAR; i++) {
		bar->widths[i] = bar->buttons[i].text ? ui_button_width(ui, bar->buttons[i]) : bare;
		bar->whole += bar->widths[i];
	}
}

static void put_bar(struct ui *ui, struct rect box, const struct bar *bar)
{
	int gap = ui_gap(ui), spare = (box.w - bar->whole) / BAR; /* to share, or to do without */
	bool equal = true;

	for (int i = 0; i < BAR; i++)
		equal = equal && bar->widths[i] <= rect_column(box, i, BAR, gap).w;
	for (int i = 0; i < BAR; i++) {
		ui_button(ui,
			  equal         ? rect_column(box, i, BAR, gap)
			  : i < BAR - 1 ? cut_left(&box, bar->widths[i] + spare)
					: box,
			  bar->buttons[i]);
		if (!equal)
			(void)cut_left(&box, gap);
	}
}

/* The banner stands in the bar if it has room there; cuts its part off the box. */
static bool banner_beside(struct ui *ui, struct rect *box, const struct bar *bar)
{
	int gap = ui_gap(ui), room = box->w - bar->whole - gap, half = box->w / 2;
	struct banner banner;

	if (room > half && set_banner(ui, half, &banner))
		room = half;
	if (room <= 0 || !set_banner(ui, room, &banner) || banner_height(ui, &banner) > box->h)
		return false;
	put_banner(ui, cut_left(box, room), &banner);
	(void)cut_left(box, gap);
	return true;
}

/* On small panels the buttons make room for it: their pictograms are known from before. Where that
 * does not do either it stands above. */
static void with_banner(struct ui *ui, struct rect *area, struct rect *box, struct bar *bar)
{
	struct bar bare = *bar;
	struct banner banner;

	if (banner_beside(ui, box, bar))
		return;
	for (int i = 0; i < BAR; i++) {
		bare.buttons[i].label = bare.buttons[i].text;
		bare.buttons[i].text = NULL;
	}
	measure(ui, &bare);
	if (ui_small(ui) && banner_beside(ui, box, &bare)) {
		*bar = bare;
		return;
	}
	(void)set_banner(ui, area->w, &banner);
	put_banner(ui, cut_bottom(area, banner_height(ui, &banner)), &banner);
	(void)cut_bottom(area, ui_gap(ui) / 2);
}

void ui_bar(struct ui *ui, struct rect *area)
{
	struct bar bar = {
		.buttons = { { .name = "language",
			       .text = tr(ui->texts, N_("Taal")),
			       .icon = ICON_LANGUAGE },
			     { .name = "help",
			       .text = tr(ui->texts, N_("Hulp")),
			       .icon = ICON_HELP } },
	};
	struct rect box = cut_bottom(area, ui_touch(ui));

	(void)cut_bottom(area, ui_gap(ui));
	measure(ui, &bar);
	if (ui->banner)
		with_banner(ui, area, &box, &bar);
	put_bar(ui, box, &bar);
}
