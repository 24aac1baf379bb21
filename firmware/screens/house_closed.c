/* A press while the house is closed: nobody is there; when it opens, and whom to call until then.
 */
#include "screens/message.h"
#include "screens/screens.h"

#include <stdio.h>

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	const struct settings *settings = scene->settings;
	struct message message = { .paint = PAINT_TALK,
				   .title = tr(texts, N_("Het huis is dicht.")),
				   .icon = ICON_CLOSED };
	char when[120], opening[200];

	message_line(&message, tr(texts, N_("Er is nu niemand.")))->bold = true;
	if (scene->next_opening) {
		(void)snprintf(opening, sizeof opening, tr(texts, N_("%s zijn we weer open.")),
			       scene_when_first(scene, scene->next_opening, when, sizeof when));
		message_line(&message, opening);
	}
	for (int i = 0; i < settings->help.crisis_count; i++) {
		struct message_line *line = message_line(&message, scene_crisis(scene, i));
		line->icon = ICON_PHONE;
		line->apart = i == 0;
	}
	message_button(&message, (struct button) { .name = "done",
						   .text = tr(texts, N_("Klaar")),
						   .style = BUTTON_MAIN,
						   .paint = PAINT_TALK });
	message_build(ui, &message);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "done", ACTION_HOME, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_house_closed = { "house_closed", 60, false, build, tap };
