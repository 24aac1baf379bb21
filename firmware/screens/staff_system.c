/* How the terminal is: the health lines, the worst first. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

static int list_lines(const struct scene *scene, struct paragraph out[HEALTH_MAX + 1])
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
	int count = 0;

	if (!health || health_worst(health) == HEALTH_OK)
		out[count++] = (struct paragraph) { .text = tr(scene->texts, N_("Alles werkt.")),
						    .heading = true };
	for (int level = HEALTH_FAIL; health && level >= HEALTH_OK; level--)
		for (int i = 0; i < health->count; i++) {
			const struct health_item *item = &health->items[i];
			if ((int)item->level != level)
				continue;
			out[count++] = (struct paragraph) { .text = item->sentence,
							    .bold = level == HEALTH_FAIL,
							    .icon = signs[level].icon,
							    .icon_paint = signs[level].paint };
		}
	return count;
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct paragraph lines[HEALTH_MAX + 1];
	int count = list_lines(scene, lines), page = scene->nav.page;
	struct rect body = staff_body(ui, false);
	int pages = staff_flow(ui, body, 1, lines, count, -1);

	if (pages > 1) {
		body = staff_body(ui, true);
		pages = staff_flow(ui, body, 1, lines, count, -1);
	}
	if (page >= pages)
		page = pages - 1;
	if (staff_head(scene, ui,
		       (struct staff_head) { .title = tr(scene->texts, N_("Systeem")),
					     .page = page,
					     .pages = pages }))
		staff_flow(ui, body, 1, lines, count, page);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "back", ACTION_STAFF_WEEK, 0 }, { "less", ACTION_PAGE, -1 },
		{ "more", ACTION_PAGE, 1 },       { "test", ACTION_STAFF_TEST, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_system = { "staff_system", 120, true, build, tap };
