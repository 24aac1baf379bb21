/* "Druk nu op de knop": staff see for themselves that the buttons and the lamp work. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct rect body = staff_body(ui, false);
	bool button = scene->nav.tested & 1U << LINE_BUTTON;
	bool ack = scene->nav.tested & 1U << LINE_ACK;
	struct paragraph lines[] = {
		{ .text = button ? tr(texts, N_("De grote knop doet het."))
				 : tr(texts, N_("Druk nu op de grote knop.")),
		  .icon = button ? ICON_DONE : 0,
		  .icon_paint = PAINT_PRESENT },
		{ .text = ack ? tr(texts, N_("De knop van de ervaringsdeskundige doet het."))
			      : tr(texts, N_("Druk nu op de knop van de ervaringsdeskundige.")),
		  .icon = ack ? ICON_DONE : 0,
		  .icon_paint = PAINT_PRESENT },
	};

	if (!staff_head(scene, ui, (struct staff_head) { .title = tr(texts, N_("Knop testen")) }))
		return;
	struct rect below = cut_bottom(&body, ui_touch(ui));
	(void)cut_bottom(&body, ui_gap(ui));
	(void)staff_flow(ui, body, 1, lines, 2, 0);
	ui_button(ui, below,
		  (struct button) { .name = scene->nav.test_lamp ? "lamp_off" : "lamp",
				    .text = scene->nav.test_lamp ? tr(texts, N_("Lamp uit"))
								 : tr(texts, N_("Lamp aan")) });
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "lamp", ACTION_TEST_LAMP, 1 },    { "lamp_off", ACTION_TEST_LAMP, 0 },
		{ "back", ACTION_STAFF_SYSTEM, 0 }, { "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_test = { "staff_test", 120, true, build, tap };
