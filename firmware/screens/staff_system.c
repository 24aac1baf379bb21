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
	staff_moment(scene, date, scene->local.year, time, now);
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

bool staff_test_first(const struct scene *scene)
{
	return staff_test_offered(scene) && scene->now.sure;
}

static struct button tools_button(const struct scene *scene)
{
	return (struct button) { .name = "tools",
				 .text = tr(scene->texts, N_("Meer")),
				 .icon = ICON_MENU };
}

/* Where not all have room, the one that is needed most stands beside the way to the others. */
static void add_buttons(const struct scene *scene, const struct ui *ui, struct staff_words *words)
{
	bool test = staff_test_offered(scene);
	struct staff_words all = *words;

	if (test)
		all.buttons[all.button_count++] = staff_test_button(scene);
	all.buttons[all.button_count++] = staff_clock_button(scene);
	all.buttons[all.button_count++] = tools_button(scene);
	if (staff_words_beside(ui, &all)) {
		*words = all;
		return;
	}
	words->buttons[words->button_count++] =
	    staff_test_first(scene) ? staff_test_button(scene) : staff_clock_button(scene);
	words->buttons[words->button_count++] = tools_button(scene);
	(void)staff_words_beside(ui, words);
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct page_lines lines;
	struct staff_words words = { .title = tr(scene->texts, N_("Systeem")),
				     .items = lines.items };

	if (scene->nav.staff_menu) {
		staff_tools(scene, ui);
		return;
	}
	list_lines(scene, &lines);
	words.count = lines.count;
	add_buttons(scene, ui, &words);
	staff_words(scene, ui, &words);
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
		{ "practice", ACTION_STAFF_PRACTICE, 0 },
		{ "diagnosis", ACTION_STAFF_DIAGNOSIS, 0 },
		{ "update", ACTION_STAFF_UPDATE, 0 },
		{ "setup", ACTION_SETUP, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_system = { "staff_system", 120, true, build, tap };
