/* What stands above and beside the chart: the total, the talks, the opening hours. */
#include "screens/staff_week.h"

#include <stdio.h>

/* ---- the total ----------------------------------------------------------- */

static int spread(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 2.2 : 3);
}

struct total {
	const char *before, *after; /* before: NULL when the number is exact */
	char number[STAFF_WORDS];
	struct label words, large;
};

static struct total total_of(const struct scene *scene, const struct ui *ui)
{
	const struct week_figures *figures = scene->figures;
	struct total total = { .words = { .behind = PAINT_CARD },
			       .large = { .level = ui_small(ui) ? LEVEL_TITLE : LEVEL_HERO,
					  .at_least = LEVEL_BODY,
					  .bold = true,
					  .paint = PAINT_HERE,
					  .behind = PAINT_CARD } };

	total.before = figures->at_least ? tr(scene->texts, N_("minstens")) : NULL;
	total.after = figures->visits == 1 ? tr(scene->texts, N_("bezoek"))
					   : tr(scene->texts, N_("bezoeken"));
	(void)snprintf(total.number, sizeof total.number, "%d", figures->visits);
	return total;
}

static int total_width(const struct ui *ui, const struct total *total)
{
	int before =
	    total->before ? ui_text_width(ui, total->before, total->words) + spread(ui) : 0;

	return before + ui_text_width(ui, total->number, total->large) + spread(ui) +
	       ui_text_width(ui, total->after, total->words);
}

void staff_total(const struct scene *scene, struct ui *ui, struct rect *card)
{
	struct total total = total_of(scene, ui);
	char fresh[STAFF_WORDS];

	while (total.large.level > LEVEL_ACT && total_width(ui, &total) > card->w)
		total.large.level--;
	if (total.before && total_width(ui, &total) > card->w) {
		total.large.level = LEVEL_TITLE;
		staff_line(ui, NULL, cut_top(card, mm_grown(ui, 7.6)), total.before, total.words);
		total.before = NULL;
	}
	struct rect strip = cut_top(card, mm_grown(ui, ui_small(ui) ? 10.5 : 13));
	if (total.before) {
		staff_line(ui, NULL, cut_left(&strip, ui_text_width(ui, total.before, total.words)),
			   total.before, total.words);
		(void)cut_left(&strip, spread(ui));
	}
	staff_line(ui, "total", cut_left(&strip, ui_text_width(ui, total.number, total.large)),
		   total.number, total.large);
	(void)cut_left(&strip, spread(ui));
	staff_line(ui, NULL, cut_left(&strip, ui_text_width(ui, total.after, total.words)),
		   total.after, total.words);
	(void)cut_left(&strip, spread(ui) * 2);
	(void)snprintf(fresh, sizeof fresh, tr(scene->texts, N_("%d nieuw hier")),
		       scene->figures->new_here);
	total.words.align = ALIGN_END;
	total.words.paint = PAINT_MUTED;
	if (ui_text_width(ui, fresh, total.words) <= strip.w)
		staff_line(ui, NULL, strip, fresh, total.words);
}

/* ---- the cards beside the chart ------------------------------------------ */

static int lines_height(const struct ui *ui, const struct staff_lines *lines, int count, int width)
{
	int height = ui_line(ui, LEVEL_ACT) + 2 * ui_pad(ui) * 2 / 3;

	for (int i = 0; i < count; i++)
		height += staff_height(ui, lines->items[i].text, width,
				       (struct label) { .bold = lines->items[i].attention });
	return height;
}

static void lines_card(struct ui *ui, struct rect box, const char *name, const char *title,
		       enum paint paint, const struct staff_lines *lines, int count)
{
	ui_card(ui, name, box, PAINT_CARD);
	struct rect inside = rect_inset(box, ui_pad(ui), ui_pad(ui) * 2 / 3);
	ui_text(ui, NULL, cut_top(&inside, ui_line(ui, LEVEL_ACT)), title,
		(struct label) { .level = LEVEL_ACT,
				 .at_least = LEVEL_BODY,
				 .bold = true,
				 .paint = paint,
				 .behind = PAINT_CARD,
				 .heading = true });
	for (int i = 0; i < count; i++) {
		struct label label = { .behind = PAINT_CARD, .bold = lines->items[i].attention };
		if (label.bold)
			label.paint = PAINT_ATTENTION;
		int height = staff_height(ui, lines->items[i].text, inside.w, label);
		ui_text(ui, NULL, cut_top(&inside, height), lines->items[i].text, label);
	}
}

void staff_side_cards(const struct scene *scene, struct ui *ui, struct rect column)
{
	struct staff_lines talks = { .count = 0 }, open = { .count = 0 };
	int width = column.w - 2 * ui_pad(ui), room = column.h - ui_gap(ui);

	staff_talk_lines(scene, &talks);
	staff_open_lines(scene, &open);
	int first = talks.count, second = open.count;
	while (lines_height(ui, &talks, first, width) + lines_height(ui, &open, second, width) >
	       room) {
		bool short_of_talks = first <= 1;
		if (second > 3 || (second > 2 && first <= 5) || (second > 1 && short_of_talks))
			second--;
		else if (!short_of_talks)
			first--;
		else
			break;
	}
	int above = lines_height(ui, &talks, first, width);
	int spare = room - above - lines_height(ui, &open, second, width);
	above += spare > 0 ? spare / 2 : 0;
	lines_card(ui, cut_top(&column, above), "talks", tr(scene->texts, N_("Gesprekken")),
		   PAINT_TALK, &talks, first);
	(void)cut_top(&column, ui_gap(ui));
	lines_card(ui, column, "open", tr(scene->texts, N_("Open")), PAINT_HERE, &open, second);
}
