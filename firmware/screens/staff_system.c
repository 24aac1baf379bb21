/* How the terminal is: the health lines, the worst first. */
#include "screens/screens.h"
#include "screens/staff_parts.h"
#include "screens/staff_test.h"
#include "screens/staff_tools.h"

#include <stdio.h>

#define LINES_MOST (HEALTH_MAX + 5) /* health, a heading, the button, the clock, the versions */

struct page_lines {
	struct paragraph items[LINES_MOST];
	int count;
	char tested[STAFF_WORDS * 2], clock[STAFF_WORDS * 3], versions[MACHINE_VERSION * 6];
};

static bool button_set(const struct scene *scene)
{
	return scene->settings->gpio.button[0] && scene->button_works;
}

/* What staff saw for themselves today. */
static void add_test(const struct scene *scene, struct page_lines *lines)
{
	utc_t at = scene->tested_today[LINE_BUTTON];
	char clock[8];

	if (!button_set(scene) || !at)
		return;
	scene_clock(at, clock);
	(void)snprintf(lines->tested, sizeof lines->tested,
		       tr(scene->texts, N_("Vandaag om %s getest: de grote knop doet het.")),
		       clock);
	lines->items[lines->count++] = (struct paragraph) { .text = lines->tested,
							    .icon = ICON_DONE,
							    .icon_paint = PAINT_PRESENT };
}

/* A wire without a loop tells nothing until it is used. */
static void add_unknown(const struct scene *scene, struct page_lines *lines)
{
	if (!button_set(scene) || scene->tested_today[LINE_BUTTON] || scene->settings->gpio.loop[0])
		return;
	lines->items[lines->count++] = (struct paragraph) {
		.text = tr(scene->texts,
			   N_("Of de grote knop het doet, weten we pas als iemand drukt.")),
		.icon = ICON_INFO,
		.icon_paint = PAINT_MUTED
	};
}

static void add_clock(const struct scene *scene, struct page_lines *lines)
{
	char date[STAFF_WORDS], time[8], now[STAFF_WORDS * 2];

	if (!scene->now.sure) /* health says so, and what to do */
		return;
	staff_date(scene, scene->local.day, date);
	scene_clock(scene->now.utc, time);
	(void)snprintf(now, sizeof now, "%s %d, %s", date, scene->local.year, time);
	(void)snprintf(lines->clock, sizeof lines->clock,
		       scene->clock_by_staff
			   ? tr(scene->texts, N_("De klok is door het team gezet: %s."))
			   : tr(scene->texts, N_("De klok loopt goed: %s.")),
		       now);
	lines->items[lines->count++] = (struct paragraph) { .text = lines->clock,
							    .icon = ICON_DONE,
							    .icon_paint = PAINT_PRESENT };
}

static void add_versions(const struct scene *scene, struct page_lines *lines)
{
	char list[MACHINE_VERSION * 5];

	if (!scene->machine || !machine_versions(scene->machine, list, (int)sizeof list)[0])
		return;
	(void)snprintf(lines->versions, sizeof lines->versions,
		       tr(scene->texts, N_("Versies: %s.")), list);
	lines->items[lines->count++] = (struct paragraph) { .text = lines->versions,
							    .icon = ICON_INFO,
							    .icon_paint = PAINT_MUTED };
}

static void add_health(const struct scene *scene, enum health_level level, struct page_lines *lines)
{
	static const struct {
		uint32_t icon;
		enum paint paint;
	} signs[] = {
		[HEALTH_OK] = { ICON_DONE, PAINT_PRESENT },
		[HEALTH_WARN] = { ICON_WARNING, PAINT_ATTENTION },
		[HEALTH_FAIL] = { ICON_FAILED, PAINT_ATTENTION },
	};
	const struct health *health = scene->health;

	for (int i = 0; health && i < health->count; i++) {
		const struct health_item *item = &health->items[i];
		if (item->level != level)
			continue;
		lines->items[lines->count++] =
		    (struct paragraph) { .text = item->sentence,
					 .bold = level == HEALTH_FAIL,
					 .icon = signs[level].icon,
					 .icon_paint = signs[level].paint };
	}
}

static void list_lines(const struct scene *scene, struct page_lines *lines)
{
	lines->count = 0;
	if (!scene->health || health_worst(scene->health) == HEALTH_OK)
		lines->items[lines->count++] =
		    (struct paragraph) { .text = tr(scene->texts, N_("Alles werkt.")),
					 .heading = true };
	add_health(scene, HEALTH_FAIL, lines);
	add_health(scene, HEALTH_WARN, lines);
	add_test(scene, lines);
	add_clock(scene, lines);
	add_health(scene, HEALTH_OK, lines);
	add_unknown(scene, lines);
	add_versions(scene, lines);
}

/* ---- what staff can do here ---------------------------------------------- */

#define BUTTONS 3

struct buttons {
	struct button items[BUTTONS];
	int count;
	bool beside; /* each other, where their words have room, if need be without their icons */
};

static bool have_room(const struct ui *ui, const struct buttons *buttons)
{
	int gaps = (buttons->count - 1) * ui_gap(ui);
	int width = (staff_body(ui, false).w - gaps) / buttons->count;

	for (int i = 0; i < buttons->count; i++)
		if (ui_button_width(ui, buttons->items[i]) > width)
			return false;
	return true;
}

static struct button tools_button(const struct scene *scene)
{
	return (struct button) { .name = "tools",
				 .text = tr(scene->texts, N_("Meer")),
				 .icon = ICON_MENU };
}

/* Beside each other, if need be without their icons; false when they have no room so. */
static bool set_beside(const struct ui *ui, struct buttons *buttons)
{
	struct buttons plain = *buttons;

	for (int i = 0; i < plain.count; i++)
		plain.items[i].icon = ICON_NONE;
	if (!have_room(ui, buttons) && have_room(ui, &plain))
		*buttons = plain;
	return buttons->beside = have_room(ui, buttons);
}

/* Where not all have room, the one that is needed most stands beside the way to the others. */
static struct buttons list_buttons(const struct scene *scene, const struct ui *ui)
{
	bool test = staff_test_offered(scene);
	struct buttons all = { .count = 0 }, few = { .count = 2 };

	if (test)
		all.items[all.count++] = staff_test_button(scene);
	all.items[all.count++] = staff_clock_button(scene);
	all.items[all.count++] = tools_button(scene);
	if (set_beside(ui, &all))
		return all;
	few.items[0] =
	    test && scene->now.sure ? staff_test_button(scene) : staff_clock_button(scene);
	few.items[1] = tools_button(scene);
	(void)set_beside(ui, &few);
	return few;
}

/* The buttons stand at the bottom of the body, the same on every page. */
static struct rect body_over(const struct scene *scene, const struct ui *ui, bool paged,
			     struct rect *place)
{
	struct buttons buttons = list_buttons(scene, ui);
	struct rect body = staff_body(ui, paged);
	int gap = ui_gap(ui), rows = buttons.beside ? 1 : buttons.count;

	*place = cut_bottom(&body, rows * ui_touch(ui) + (rows - 1) * gap);
	(void)cut_bottom(&body, gap);
	return body;
}

static void put_buttons(const struct scene *scene, struct ui *ui, struct rect place)
{
	struct buttons buttons = list_buttons(scene, ui);
	int gap = ui_gap(ui), count = buttons.count;

	for (int i = 0; i < count; i++)
		ui_button(ui,
			  buttons.beside ? rect_column(place, i, count, gap)
					 : rect_row(place, i, count, gap),
			  buttons.items[i]);
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct page_lines lines;
	struct rect place;
	struct rect body = body_over(scene, ui, false, &place);
	int page = scene->nav.page;

	if (scene->nav.staff_menu) {
		staff_tools(scene, ui);
		return;
	}
	list_lines(scene, &lines);
	int pages = staff_flow(ui, body, 1, lines.items, lines.count, -1);
	if (pages > 1) {
		body = body_over(scene, ui, true, &place);
		pages = staff_flow(ui, body, 1, lines.items, lines.count, -1);
	}
	if (page >= pages)
		page = pages - 1;
	if (!staff_head(scene, ui,
			(struct staff_head) { .title = tr(scene->texts, N_("Systeem")),
					      .page = page,
					      .pages = pages }))
		return;
	staff_flow(ui, body, 1, lines.items, lines.count, page);
	put_buttons(scene, ui, place);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "back", ACTION_STAFF_WEEK, 0 },
		{ "less", ACTION_PAGE, -1 },
		{ "more", ACTION_PAGE, 1 },
		{ "test", ACTION_STAFF_TEST, 0 },
		{ "clock", ACTION_STAFF_CLOCK, 0 },
		{ "tools", ACTION_STAFF_MENU, 1 },
		{ "back_to_system", ACTION_STAFF_MENU, 0 },
		{ "clean", ACTION_CLEAN, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_system = { "staff_system", 120, true, build, tap };
