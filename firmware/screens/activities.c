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

/* How many rows go into this room: all of them equally high, as the highest needs. */
static int rows_per_page(const struct scene *scene, const struct ui *ui, struct list list,
			 struct rect area, int *height)
{
	int gap = ui_gap(ui), count;

	*height = 0;
	for (int i = 0; i < list.count; i++) {
		int needed = row_height(scene, ui, &list.items[i], area.w);
		if (needed > *height)
			*height = needed;
	}
	if (*height > area.h)
		*height = area.h;
	count = *height > 0 ? (area.h + gap) / (*height + gap) : 1;
	return count > 0 ? count : 1;
}

static void page_buttons(struct ui *ui, struct rect less, struct rect more, int page, int pages)
{
	if (page > 0)
		ui_button(ui, less, (struct button) { .name = "less", .icon = ICON_UP });
	if (page < pages - 1)
		ui_button(ui, more, (struct button) { .name = "more", .icon = ICON_DOWN });
}

static int page_shown(const struct scene *scene, int pages)
{
	return scene->nav.page < pages ? scene->nav.page : pages - 1;
}

static void put_rows(const struct scene *scene, struct ui *ui, struct list list, struct rect area,
		     int page, int per_page)
{
	int gap = ui_gap(ui), height = (area.h - gap * (per_page - 1)) / per_page;
	int most = mm_grown(ui, ui_small(ui) ? 60 : 30);

	if (height > most && per_page > 1)
		height = most;
	for (int i = 0; i < per_page && page * per_page + i < list.count; i++) {
		struct rect box = cut_top(&area, height);
		(void)cut_top(&area, gap);
		row_put(scene, ui, &list.items[page * per_page + i], box, page * per_page + i + 1);
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
	int width = ui_button_width(ui, other), height, gap = ui_gap(ui);
	struct rect right =
	    ui_head(ui, &area, "back", title(scene, scene->nav.week), PAINT_INK, width);

	ui_button(ui, right, other);
	int per_page = rows_per_page(scene, ui, list, area, &height);
	if (list.count > per_page) {
		struct rect column = cut_right(&area, ui_touch(ui));
		(void)cut_right(&area, gap);
		per_page = rows_per_page(scene, ui, list, area, &height);
		int pages = (list.count + per_page - 1) / per_page;
		page_buttons(ui, rect_row(column, 0, 2, gap), rect_row(column, 1, 2, gap),
			     page_shown(scene, pages), pages);
	}
	int pages = list.count ? (list.count + per_page - 1) / per_page : 1;
	put_rows(scene, ui, list, area, page_shown(scene, pages), per_page);
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
	int gap = ui_gap(ui), height, width = ui_button_width(ui, other);
	int least = 2 * ui_touch(ui) + gap;
	struct rect column = cut_right(&area, width > least ? width : least);

	(void)cut_right(&area, gap);
	ui_button(ui, rect_row(column, 0, 3, gap), back);
	ui_button(ui, rect_row(column, 1, 3, gap), other);
	int per_page = rows_per_page(scene, ui, list, area, &height);
	int pages = list.count ? (list.count + per_page - 1) / per_page : 1;
	struct rect turning = rect_row(column, 2, 3, gap);
	page_buttons(ui, rect_column(turning, 0, 2, gap), rect_column(turning, 1, 2, gap),
		     page_shown(scene, pages), pages);
	put_rows(scene, ui, list, area, page_shown(scene, pages), per_page);
	if (list.count == 0)
		nothing(scene, ui, area);
}

static void small_upright(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct list list = chosen(scene);
	struct button other = turn(scene);
	int gap = ui_gap(ui), height;

	ui_head(ui, &area, "back", title(scene, scene->nav.week), PAINT_INK, 0);
	struct rect row = cut_bottom(&area, ui_touch(ui));
	(void)cut_bottom(&area, gap);
	int per_page = rows_per_page(scene, ui, list, area, &height);
	int pages = list.count ? (list.count + per_page - 1) / per_page : 1;
	if (pages > 1) {
		struct rect more = cut_right(&row, ui_touch(ui));
		(void)cut_right(&row, gap);
		struct rect less = cut_right(&row, ui_touch(ui));
		(void)cut_right(&row, gap);
		page_buttons(ui, less, more, page_shown(scene, pages), pages);
		if (ui_button_width(ui, other) > row.w)
			other.icon = ICON_NONE;
	}
	ui_button(ui, row, other);
	put_rows(scene, ui, list, area, page_shown(scene, pages), per_page);
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
