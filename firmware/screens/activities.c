/* What is on: today, or the rest of this week. */
#include "screens/activities_row.h"
#include "screens/message.h"
#include "screens/screens.h"

struct list {
	const struct listing *items;
	int count;
};

static struct list chosen(const struct scene *scene)
{
	return scene->nav.week ? (struct list) { scene->week, scene->week_count }
			       : (struct list) { scene->today, scene->today_count };
}

static const char *title(const struct scene *scene, bool week)
{
	return week ? tr(scene->texts, N_("Deze week")) : tr(scene->texts, N_("Vandaag"));
}

/* To the other list; it stands at the same place in both. */
static struct button turn(const struct scene *scene)
{
	bool week = scene->nav.week;

	return (struct button) { .name = week ? "today" : "week",
				 .text = title(scene, !week),
				 .icon = week ? ICON_TODAY : ICON_WEEK };
}

/* ---- rows and pages ------------------------------------------------------ */

#define PAGES_MAX 100

struct pages { /* rows are as high as their words need, so pages differ in how many they hold */
	int first[PAGES_MAX + 1]; /* row that each page begins with; the end behind the last */
	int count, shown;
};

static int row_gap(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 3 : 2.6);
}

static struct pages split(const struct scene *scene, const struct ui *ui, struct list list,
			  struct rect area)
{
	struct pages pages = { .count = 0 };
	int used = 0, gap = row_gap(ui);

	for (int i = 0; i < list.count && pages.count < PAGES_MAX; i++) {
		int height = row_height(scene, ui, &list.items[i], area.w, area.h);
		if (i == 0 || used + gap + height > area.h) {
			pages.first[pages.count++] = i;
			used = height;
		} else {
			used += gap + height;
		}
	}
	pages.first[pages.count] = list.count;
	pages.shown = scene->nav.page < pages.count ? scene->nav.page : pages.count - 1;
	return pages;
}

static void page_buttons(struct ui *ui, struct rect less, struct rect more,
			 const struct pages *pages)
{
	if (pages->shown > 0)
		ui_button(ui, less, (struct button) { .name = "less", .icon = ICON_UP });
	if (pages->shown < pages->count - 1)
		ui_button(ui, more, (struct button) { .name = "more", .icon = ICON_DOWN });
}

/* What is left over makes the rows a little higher, not the last one much. */
static void put_rows(const struct scene *scene, struct ui *ui, struct list list, struct rect area,
		     const struct pages *pages)
{
	if (pages->count == 0)
		return;
	int from = pages->first[pages->shown], to = pages->first[pages->shown + 1];
	int gap = row_gap(ui), whole = area.h, spare = whole + gap;

	for (int i = from; i < to; i++)
		spare -= row_height(scene, ui, &list.items[i], area.w, whole) + gap;
	int extra = spare / (to - from), most = mm_grown(ui, ui_small(ui) ? 60 : 3);
	extra = extra < 0 ? 0 : extra < most ? extra : most;
	for (int i = from; i < to; i++) {
		int height = row_height(scene, ui, &list.items[i], area.w, whole) + extra;
		row_put(scene, ui, &list.items[i], cut_top(&area, height), i + 1);
		(void)cut_top(&area, gap);
	}
}

static void nothing(const struct scene *scene, struct ui *ui, struct rect area)
{
	const struct texts *texts = scene->texts;
	struct label bold = { .level = LEVEL_TITLE,
			      .bold = true,
			      .paint = PAINT_ACTIVITY,
			      .behind = PAINT_CARD,
			      .align = ALIGN_MIDDLE,
			      .upright = ALIGN_END };
	struct label quiet = { .level = LEVEL_ACT, .behind = PAINT_CARD, .align = ALIGN_MIDDLE };
	const char *first = scene->nav.week ? tr(texts, N_("Deze week is er niets meer."))
					    : tr(texts, N_("Vandaag is er niets meer."));
	const char *then = scene->nav.week ? tr(texts, N_("Loop gerust binnen."))
					   : tr(texts, N_("Kijk wat er deze week is."));

	if (!scene->now.sure) {
		first = tr(texts, N_("We weten nu niet hoe laat het is."));
		then = tr(texts, N_("Vraag de gastvrouw wat er is."));
	}
	ui_card(ui, "nothing", area, PAINT_CARD);
	struct rect inside = rect_inset(area, ui_pad(ui), ui_pad(ui));
	struct rect top = cut_top(&inside, inside.h / 2 - mm_grown(ui, 1.5));
	(void)cut_top(&inside, mm_grown(ui, 3));
	ui_text(ui, NULL, top, first, bold);
	ui_text(ui, NULL, inside, then, quiet);
}

/* ---- the three arrangements ---------------------------------------------- */

static void large(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct list list = chosen(scene);
	struct button other = turn(scene);
	struct rect below = area;
	int width = ui_button_width(ui, other), gap = ui_gap(ui), step = ui_touch(ui) + gap;

	(void)cut_top(&below, step);
	struct pages pages = split(scene, ui, list, below);
	struct rect right = ui_head(ui, &area, "back", title(scene, scene->nav.week), PAINT_INK,
				    width + (pages.count > 1 ? 2 * step : 0));
	if (pages.count > 1) {
		struct rect less = cut_left(&right, ui_touch(ui));
		(void)cut_left(&right, gap);
		struct rect more = cut_left(&right, ui_touch(ui));
		(void)cut_left(&right, gap);
		page_buttons(ui, less, more, &pages);
	}
	ui_button(ui, right, other);
	put_rows(scene, ui, list, area, &pages);
	if (list.count == 0)
		nothing(scene, ui, area);
}

/* One session at a time; all that one taps stands in a column beside it. */
static void small_lying(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct list list = chosen(scene);
	struct button other = turn(scene), back = { .name = "back",
						    .text = tr(scene->texts, N_("Terug")),
						    .icon = ICON_BACK,
						    .icon_mirrors = true };
	other.icon = ICON_NONE; /* the words beside it need the room */
	int gap = ui_gap(ui), width = ui_button_width(ui, other);
	int least = 2 * ui_touch(ui) + gap;
	struct rect column = cut_right(&area, width > least ? width : least);

	(void)cut_right(&area, gap);
	ui_button(ui, rect_row(column, 0, 3, gap), back);
	ui_button(ui, rect_row(column, 1, 3, gap), other);
	struct pages pages = split(scene, ui, list, area);
	struct rect turning = rect_row(column, 2, 3, gap);
	page_buttons(ui, rect_column(turning, 0, 2, gap), rect_column(turning, 1, 2, gap), &pages);
	put_rows(scene, ui, list, area, &pages);
	if (list.count == 0)
		nothing(scene, ui, area);
}

static void small_upright(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct list list = chosen(scene);
	struct button other = turn(scene);
	int gap = ui_gap(ui);

	ui_head(ui, &area, "back", title(scene, scene->nav.week), PAINT_INK, 0);
	struct rect row = cut_bottom(&area, ui_touch(ui));
	(void)cut_bottom(&area, gap);
	struct pages pages = split(scene, ui, list, area);
	if (pages.count > 1) {
		struct rect more = cut_right(&row, ui_touch(ui));
		(void)cut_right(&row, gap);
		struct rect less = cut_right(&row, ui_touch(ui));
		(void)cut_right(&row, gap);
		page_buttons(ui, less, more, &pages);
		if (ui_button_width(ui, other) > row.w)
			other.icon = ICON_NONE;
		if (ui_button_width(ui, other) > row.w && !scene->nav.week)
			other.text = tr(scene->texts, N_("Week"));
	}
	ui_button(ui, row, other);
	put_rows(scene, ui, list, area, &pages);
	if (list.count == 0)
		nothing(scene, ui, area);
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect area = ui_area(ui);

	ui_bar(ui, &area);
	if (ui_portrait(ui))
		small_upright(scene, ui, area);
	else if (ui_small(ui))
		small_lying(scene, ui, area);
	else
		large(scene, ui, area);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "join.*", ACTION_JOIN, 0 }, { "week", ACTION_WEEK, 1 },
		{ "today", ACTION_WEEK, 0 },  { "more", ACTION_PAGE, +1 },
		{ "less", ACTION_PAGE, -1 },  { "back", ACTION_HOME, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_activities = { "activities", 60, false, build, tap };
