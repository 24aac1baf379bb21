/* The week review: what the team looks at together. The menu behind "Meer" leads to the rest. */
#include "screens/staff_week.h"
#include "screens/screens.h"
#include "screens/staff_test.h"

#include <stdio.h>
#include <string.h>

static struct button asks_button(const struct scene *scene, char text[STAFF_WORDS])
{
	int count = scene->talk ? scene->talk->count : 0;
	struct button button = { .name = "asks", .icon = ICON_TALK, .paint = PAINT_TALK };

	(void)snprintf(text, STAFF_WORDS, tr_n(scene->texts, "%d vraag", "%d vragen", count),
		       count);
	button.text = count ? text : tr(scene->texts, N_("Vragen"));
	button.style = count ? BUTTON_MAIN : BUTTON_PLAIN;
	return button;
}

static bool ailing(const struct scene *scene)
{
	return scene->health && health_worst(scene->health) != HEALTH_OK;
}

/* What is behind it carries the same sign: staff find the way to what is wrong. */
static struct button more_button(const struct scene *scene)
{
	return (struct button) { .name = "more",
				 .text = tr(scene->texts, N_("Meer")),
				 .icon = ailing(scene) ? ICON_WARNING : ICON_MENU,
				 .paint = ailing(scene) ? PAINT_ATTENTION : PAINT_NONE };
}

static struct button close_button(const struct scene *scene)
{
	return (struct button) { .name = "close", .text = tr(scene->texts, N_("Klaar")) };
}

static void step_buttons(const struct scene *scene, struct ui *ui, struct rect previous,
			 struct rect next)
{
	bool last = scene->figures && scene->figures->monday + 7 > scene->local.day;

	ui_button(ui, previous,
		  (struct button) { .name = "prev", .icon = ICON_PREVIOUS, .icon_mirrors = true });
	ui_button(ui, next,
		  (struct button) {
		      .name = "next", .icon = ICON_NEXT, .icon_mirrors = true, .disabled = last });
}

/* ---- the title ----------------------------------------------------------- */

struct titles {
	char week[STAFF_WORDS], dates[STAFF_WORDS];
	struct label large, small;
};

static struct titles titles_of(const struct scene *scene, enum paint behind)
{
	struct titles titles = { .large = { .level = LEVEL_ACT,
					    .at_least = LEVEL_BODY,
					    .bold = true,
					    .behind = behind,
					    .heading = true },
				 .small = { .paint = PAINT_MUTED, .behind = behind } };

	if (!scene->figures)
		return titles;
	(void)snprintf(titles.week, sizeof titles.week, tr(scene->texts, N_("Week %d")),
		       scene->figures->week.number);
	staff_week_dates(scene, scene->figures->monday, titles.dates);
	return titles;
}

static int titles_width(const struct ui *ui, const struct titles *titles)
{
	int week = ui_text_width(ui, titles->week, titles->large);
	int dates = ui_text_width(ui, titles->dates, titles->small);

	return (week > dates ? week : dates) + 1;
}

/* One above the other, in a strip of the head's height. */
static void stack_titles(struct ui *ui, struct rect strip, struct titles titles, enum align align)
{
	int week = strip.h * 11 / 20;

	titles.large.align = titles.small.align = align;
	staff_line(ui, "title", cut_top(&strip, week), titles.week, titles.large);
	staff_line(ui, "dates", strip, titles.dates, titles.small);
}

/* ---- the arrangements ---------------------------------------------------- */

static void chart_card(const struct scene *scene, struct ui *ui, struct rect box, bool titled)
{
	ui_card(ui, "visits", box, PAINT_CARD);
	box = rect_inset(box, ui_pad(ui), ui_pad(ui) * (ui_small(ui) ? 2 : 3) / 4);
	if (!scene->figures) {
		ui_text(ui, NULL, box, tr(scene->texts, N_("We kunnen de cijfers nu niet lezen.")),
			(struct label) { .level = LEVEL_ACT,
					 .at_least = LEVEL_BODY,
					 .bold = true,
					 .paint = PAINT_ATTENTION,
					 .behind = PAINT_CARD,
					 .upright = ALIGN_MIDDLE });
		return;
	}
	if (titled) {
		struct titles titles = titles_of(scene, PAINT_CARD);
		struct rect strip = cut_top(&box, mm(ui, 8.4));
		titles.small.align = ALIGN_END;
		staff_line(ui, "title",
			   cut_left(&strip, ui_text_width(ui, titles.week, titles.large)),
			   titles.week, titles.large);
		staff_line(ui, "dates", strip, titles.dates, titles.small);
	}
	staff_total(scene, ui, &box);
	(void)cut_top(&box, mm_grown(ui, ui_small(ui) ? 0 : 1.5));
	staff_chart(scene, ui, box);
}

static bool too_wide(const struct ui *ui, const struct button buttons[3], int width)
{
	return ui_button_width(ui, buttons[0]) + ui_button_width(ui, buttons[1]) +
		   ui_button_width(ui, buttons[2]) + 2 * ui_gap(ui) >
	       width;
}

/* Pictograms go before words do; what warns is not left to its colour while there is room. */
static void fit_buttons(const struct scene *scene, const struct ui *ui, struct button buttons[3],
			int width, char warning[STAFF_WORDS])
{
	for (int dropped = 0; dropped < 2; dropped++)
		if (too_wide(ui, buttons, width))
			buttons[dropped].icon = 0;
	if (!ailing(scene) || buttons[1].icon)
		return;
	const char *word = buttons[1].text;
	(void)snprintf(warning, STAFF_WORDS, "%s !", word);
	buttons[1].text = warning;
	if (too_wide(ui, buttons, width))
		buttons[1].text = word;
}

/* Wide: all in the head, chart and cards side by side. */
static void build_wide(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct titles titles = titles_of(scene, PAINT_PAPER);
	struct rect head = cut_top(&area, ui_touch(ui));
	char text[STAFF_WORDS], warning[STAFF_WORDS];
	struct button buttons[3] = { asks_button(scene, text), more_button(scene),
				     close_button(scene) };
	int gap = ui_gap(ui), square = ui_touch(ui);

	(void)cut_top(&area, gap);
	if (staff_warning(scene, ui, head) == STAFF_CALM) {
		struct rect previous = cut_left(&head, square);
		(void)cut_left(&head, gap);
		struct rect title = cut_left(&head, titles_width(ui, &titles));
		(void)cut_left(&head, gap);
		struct rect next = cut_left(&head, square);
		(void)cut_left(&head, gap);
		step_buttons(scene, ui, previous, next);
		stack_titles(ui, title, titles, ALIGN_MIDDLE);
		fit_buttons(scene, ui, buttons, head.w, warning);
		for (int i = 2; i >= 0; i--) {
			ui_button(ui, cut_right(&head, ui_button_width(ui, buttons[i])),
				  buttons[i]);
			(void)cut_right(&head, gap);
		}
	}
	if (scene->figures) {
		staff_side_cards(scene, ui, cut_right(&area, area.w * 21 / 64));
		(void)cut_right(&area, gap);
	}
	chart_card(scene, ui, area, false);
}

/* The 7" panel: the card from top to bottom, the buttons beside it. */
static void build_low(const struct scene *scene, struct ui *ui, struct rect area)
{
	char text[STAFF_WORDS];
	struct button asks = asks_button(scene, text), more = more_button(scene);
	struct rect column = cut_right(&area, mm(ui, 42));
	int gap = ui_gap(ui);

	(void)cut_right(&area, gap);
	chart_card(scene, ui, area, true);
	struct rect steps = rect_row(column, 0, 4, gap);
	asks.icon = 0;
	step_buttons(scene, ui, rect_column(steps, 0, 2, gap), rect_column(steps, 1, 2, gap));
	ui_button(ui, rect_row(column, 1, 4, gap), asks);
	ui_button(ui, rect_row(column, 2, 4, gap), more);
	ui_button(ui, rect_row(column, 3, 4, gap), close_button(scene));
}

static void build_portrait(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct titles titles = titles_of(scene, PAINT_PAPER);
	struct rect head = cut_top(&area, ui_touch(ui));
	int gap = ui_gap(ui);
	char text[STAFF_WORDS];

	(void)cut_top(&area, gap);
	struct rect previous = cut_left(&head, ui_touch(ui)), next = cut_right(&head, ui_touch(ui));
	step_buttons(scene, ui, previous, next);
	stack_titles(ui, head, titles, ALIGN_MIDDLE);
	struct rect below = cut_bottom(&area, ui_touch(ui));
	(void)cut_bottom(&area, gap);
	ui_button(ui, rect_column(below, 0, 2, gap), more_button(scene));
	ui_button(ui, rect_column(below, 1, 2, gap), close_button(scene));
	ui_button(ui, cut_bottom(&area, ui_touch(ui)), asks_button(scene, text));
	(void)cut_bottom(&area, gap);
	chart_card(scene, ui, area, false);
}

/* ---- the menu ------------------------------------------------------------ */

#define TILES 5

static int menu_tiles(const struct scene *scene, char text[STAFF_WORDS], struct button tiles[TILES])
{
	const struct texts *texts = scene->texts;
	int count = 0;

	tiles[count++] = asks_button(scene, text);
	tiles[count++] = (struct button) { .name = "figures",
					   .text = tr(texts, N_("Alle cijfers")),
					   .icon = ICON_WEEK,
					   .paint = PAINT_HERE,
					   .disabled = !scene->figures };
	tiles[count++] = (struct button) { .name = "corrections",
					   .text = tr(texts, N_("Correctie")),
					   .icon = ICON_CORRECTION,
					   .paint = PAINT_HERE };
	if (staff_test_offered(scene))
		tiles[count++] = staff_test_button(scene);
	tiles[count++] = (struct button) { .name = "system",
					   .text = tr(texts, N_("Systeem")),
					   .icon = ailing(scene) ? ICON_WARNING : ICON_SYSTEM,
					   .paint = ailing(scene) ? PAINT_ATTENTION : PAINT_NONE };
	return count;
}

static void build_menu(const struct scene *scene, struct ui *ui)
{
	char text[STAFF_WORDS];
	struct button tiles[TILES];
	int count = menu_tiles(scene, text, tiles);

	if (staff_head(scene, ui,
		       (struct staff_head) { .title = tr(scene->texts, N_("Meer")),
					     .back = "back_to_week" }))
		staff_tiles(ui, staff_body(ui, false), tiles, count);
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect area = ui_area(ui);

	if (scene->nav.page > 0 && scene->figures)
		staff_figures_page(scene, ui, scene->nav.page - 1);
	else if (scene->nav.staff_menu)
		build_menu(scene, ui);
	else if (!ui_small(ui) && !ui_portrait(ui))
		build_wide(scene, ui, area);
	else if (staff_warning(scene, ui, area) != STAFF_CALM)
		return;
	else if (ui_portrait(ui))
		build_portrait(scene, ui, area);
	else
		build_low(scene, ui, area);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "prev", ACTION_STEP_WEEK, -1 },
		{ "next", ACTION_STEP_WEEK, 1 },
		{ "asks", ACTION_STAFF_ASKS, 0 },
		{ "more", ACTION_STAFF_MENU, 1 },
		{ "back_to_week", ACTION_STAFF_MENU, 0 },
		{ "figures", ACTION_PAGE, 1 },
		{ "less", ACTION_PAGE, -1 },
		{ "corrections", ACTION_STAFF_CORRECTIONS, 0 },
		{ "system", ACTION_STAFF_SYSTEM, 0 },
		{ "test", ACTION_STAFF_TEST, 0 },
		{ "close", ACTION_CLOSE, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	/* In the page with all figures the same names turn its leaves. */
	if (scene->nav.page > 0 && strcmp(name, "more") == 0)
		return (struct action) { ACTION_PAGE, 1, 0 };
	if (strcmp(name, "to_menu") == 0)
		return (struct action) { ACTION_PAGE, -scene->nav.page, 0 };
	return tap_lookup(rules, name);
}

const struct screen screen_staff_week = { "staff_week", 120, true, build, tap };
