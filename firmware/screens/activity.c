/* After "Ik doe mee" or "Ik wilde ook": what was noted, and whether one is counted as here. */
#include "screens/message.h"
#include "screens/screens.h"

#include <stdio.h>

static void joined(const struct scene *scene, struct message *message, char *sentence, size_t room)
{
	const struct texts *texts = scene->texts;

	(void)snprintf(sentence, room, tr(texts, N_("Je doet mee met %s.")),
		       scene->nav.joined.session.ref.title);
	message->title = tr(texts, N_("Fijn!"));
	message->icon = ICON_DONE;
	message_line(message, sentence)->bold = true;
	message_line(message, tr(texts, N_("Heb je al op 'Ik ben er' gedrukt?")))->apart = true;
	message_button(message, (struct button) { .name = "undo",
						  .text = tr(texts, N_("Foutje? Haal weg")),
						  .icon = ICON_UNDO,
						  .icon_mirrors = true,
						  .style = BUTTON_QUIET });
	message_button(message, (struct button) { .name = "check_in",
						  .text = tr(texts, N_("Nu doen")),
						  .icon = ICON_CHECK_IN,
						  .paint = PAINT_HERE });
	message_button(message, (struct button) { .name = "yes",
						  .text = tr(texts, N_("Ja")),
						  .icon = ICON_DONE,
						  .style = BUTTON_MAIN,
						  .paint = PAINT_ACTIVITY });
}

static void finish(const struct scene *scene, struct message *message, bool undo)
{
	if (undo)
		message_button(message,
			       (struct button) { .name = "undo",
						 .text = tr(scene->texts, N_("Foutje? Haal weg")),
						 .icon = ICON_UNDO,
						 .icon_mirrors = true,
						 .style = BUTTON_QUIET });
	message_button(message, (struct button) { .name = "yes",
						  .text = tr(scene->texts, N_("Klaar")),
						  .style = BUTTON_MAIN,
						  .paint = PAINT_ACTIVITY });
}

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct message message = { .paint = PAINT_ACTIVITY };
	char sentence[SESSION_TITLE_MAX + 100];

	switch (scene->nav.activity) {
	case ACTIVITY_JOINED:
		joined(scene, &message, sentence, sizeof sentence);
		break;
	case ACTIVITY_WISHED:
		message.title = scene->nav.joined.session.ref.title;
		message_line(&message, tr(texts, N_("We weten nu dat je ook wilde. Vraag de "
						    "gastvrouw of er plek komt.")));
		finish(scene, &message, true);
		break;
	case ACTIVITY_FAILED:
		message.title = tr(texts, N_("Dat lukte niet."));
		message_line(&message, tr(texts, N_("We kunnen het nu niet opslaan. Zeg het even "
						    "tegen de gastvrouw.")));
		finish(scene, &message, false);
		break;
	case ACTIVITY_UNJOINED:
		message.title = tr(texts, N_("Het is weg."));
		message_line(&message, tr(texts, N_("Je staat er niet meer bij. Je bent altijd "
						    "welkom.")));
		finish(scene, &message, false);
		break;
	}
	message_build(ui, &message);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "yes", ACTION_HOME, 0 },
		{ "check_in", ACTION_CHECK_IN, 0 },
		{ "undo", ACTION_UNJOIN, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_activity = { "activity", 60, false, build, tap };
