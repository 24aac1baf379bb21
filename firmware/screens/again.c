/* A press while an ask is open: the same person, or another one? No picture is shown. */
#include "screens/message.h"
#include "screens/screens.h"

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct message message = { .paint = PAINT_TALK,
				   .title = tr(texts, N_("Heb jij net al gedrukt?")) };

	message_line(&message, tr(texts, N_("Dan staat je vraag er al.")));
	message_button(&message, (struct button) { .name = "no",
						   .text = tr(texts, N_("Nee, ik wil ook praten")),
						   .icon = ICON_TALK,
						   .paint = PAINT_TALK });
	message_button(&message, (struct button) { .name = "yes",
						   .text = tr(texts, N_("Ja, ik wacht al")),
						   .icon = ICON_DONE,
						   .style = BUTTON_MAIN,
						   .paint = PAINT_TALK });
	message_build(ui, &message);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "yes", ACTION_REPEAT, 0 },
		{ "no", ACTION_REPEAT_NOT, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

/* No answer in 20 s is "yes": the repeat was stored when the question came up. */
const struct screen screen_again = { "again", 20, false, build, tap };
