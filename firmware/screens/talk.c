/* The ask that was just made, or that was tapped on the home screen: only what is true of it. */
#include "screens/message.h"
#include "screens/screens.h"
#include "screens/talk_choices.h"

#include <stdio.h>
#include <string.h>

static struct button done(const struct scene *scene)
{
	return (struct button) { .name = "done",
				 .text = tr(scene->texts, N_("Klaar")),
				 .style = BUTTON_MAIN,
				 .paint = PAINT_TALK };
}

static void seen_or_met(const struct scene *scene, const struct ask *ask, struct message *message)
{
	const struct texts *texts = scene->texts;
	bool met = ask->state == ASK_MET;
	struct message_line *line =
	    message_line(message, met ? tr(texts, N_("Iemand komt naar je toe."))
				      : tr(texts, N_("Iemand heeft het gezien.")));

	line->icon = met ? ICON_COMING : ICON_SEEN;
	line->done = line->bold = true;
	if (!met && ask->late) {
		line = message_line(message, tr(texts, N_("Het duurt langer. Sorry.")));
		line->icon = ICON_LATE;
	}
	if (!met) {
		line = message_line(message, tr(texts, N_("Je vraag blijft staan.")));
		line->apart = true;
	}
}

/* Nobody by the roster: said at once, with what is known of the next shift. */
static void nobody(const struct scene *scene, struct message *message, char *next, int room)
{
	const struct texts *texts = scene->texts;
	char when[120];

	message_line(message, tr(texts, N_("Er is nu niemand op het rooster. Misschien ziet "
					   "iemand het.")))
	    ->icon = ICON_SEEN;
	if (!scene->next_shift)
		return;
	(void)snprintf(next, (size_t)room, tr(texts, N_("%s is er weer iemand, denken we.")),
		       scene_when_first(scene, scene->next_shift, when, sizeof when));
	message_line(message, next)->icon = ICON_WEEK;
}

/* While something is asked. It is said only where it is so. */
static bool lamp_is_on(const struct scene *scene)
{
	return !scene->practice && scene_has_lamp(scene);
}

static void asked(const struct scene *scene, const struct ask *ask, struct message *message,
		  char *next, int room)
{
	const struct texts *texts = scene->texts;
	bool lamp = lamp_is_on(scene);
	struct message_line *line;

	if (ask->id <= 0) { /* only in memory: seen by the expert, but not noted */
		message->title =
		    lamp ? tr(texts, N_("De lamp is aan.")) : tr(texts, N_("Het lukt nu niet."));
		message_line(message, tr(texts, N_("We kunnen het nu niet opslaan. Zeg het even "
						   "tegen de gastvrouw.")));
		return;
	}
	message->title = tr(texts, N_("Gelukt."));
	line = message_line(message, lamp ? tr(texts, N_("De lamp is aan."))
					  : tr(texts, N_("De lamp blijft uit.")));
	line->icon = lamp ? ICON_LAMP : ICON_LAMP_OFF;
	line->bold = true;
	line->done = lamp;
	if (ask->flags & ASKED_NOBODY && !scene->shift_on)
		nobody(scene, message, next, room);
	else if (scene_other_talk(scene))
		message_line(message, tr(texts, N_("Er is nu een gesprek. Daarna kijken we.")))
		    ->icon = ICON_TALK;
	else
		message_line(message, tr(texts, N_("We wachten tot iemand het ziet.")))->icon =
		    ICON_SEEN;
	line = message_line(message, tr(texts, N_("Je kunt gaan zitten. Je vraag blijft staan.")));
	line->apart = true;
}

static void gave_up(const struct scene *scene, struct message *message)
{
	const struct texts *texts = scene->texts;

	message->title = tr(texts, N_("Het lukt nu niet."));
	message_line(message, tr(texts, N_("Dat ligt niet aan jou.")))->bold = true;
	if (lamp_is_on(scene))
		message_line(message, tr(texts, N_("De lamp blijft aan zolang je wacht.")))->icon =
		    ICON_LAMP;
	message_button(message, (struct button) { .name = "later",
						  .text = tr(texts, N_("Ik kom later terug")),
						  .style = BUTTON_QUIET });
	message_button(message, (struct button) { .name = "wait",
						  .text = tr(texts, N_("Ik wacht nog")),
						  .style = BUTTON_PLAIN });
}

static void show_state(const struct scene *scene, struct ui *ui)
{
	const struct ask *ask = scene_ask(scene);
	struct message message = { .paint = PAINT_TALK };
	char next[200];

	message.note = tr(scene->texts, N_("Dit is geen noodknop. Nood? Bel 112."));
	message.picture_icon = talk_picture_icon(ask->picture);
	message.picture = tr(scene->texts, talk_picture_name(ask->picture));
	if (ask->state == ASK_ASKED && ask->gave_up)
		gave_up(scene, &message);
	else if (ask->state == ASK_ASKED)
		asked(scene, ask, &message, next, sizeof next);
	else
		seen_or_met(scene, ask, &message);
	if (ask->state != ASK_MET && !(ask->state == ASK_ASKED && ask->gave_up))
		message_button(&message,
			       (struct button) { .name = "cancel",
						 .text = tr(scene->texts, N_("Toch niet")),
						 .icon = ICON_CLOSE,
						 .style = BUTTON_QUIET });
	message_button(&message, done(scene));
	message_build(ui, &message);
}

/* ---- the ends ------------------------------------------------------------ */

static void show_end(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct message message = { .paint = PAINT_TALK };

	if (scene->nav.talk == TALK_CANCELLED) {
		message.title = tr(texts, N_("Je vraag is weg."));
		message_line(&message, tr(texts, N_("Kom gerust terug.")));
	} else if (scene->nav.talk == TALK_FAILED) {
		message_line(&message, tr(texts, N_("We kunnen het nu niet opslaan. Zeg het even "
						    "tegen de gastvrouw.")));
	} else if (scene->nav.ask_end == END_TALKED) {
		message.title = tr(texts, N_("Het gesprek is klaar."));
		message_line(&message, tr(texts, N_("Kom gerust terug.")));
	} else {
		message.title = tr(texts, N_("Je vraag staat niet meer open."));
		message_line(&message, tr(texts, N_("Kom gerust terug.")));
	}
	message_button(&message, done(scene));
	message_build(ui, &message);
}

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;

	if (scene->nav.talk == TALK_PLACE)
		talk_choices(scene, ui, tr(texts, N_("Waar zit je?")), "place", TALK_PLACES);
	else if (scene->nav.talk == TALK_TOPIC)
		talk_choices(scene, ui, tr(texts, N_("Waar gaat het over?")), "topic",
			     1 + scene->settings->talk.topic_count);
	else if (scene->nav.talk == TALK_STATE && scene_ask(scene))
		show_state(scene, ui);
	else
		show_end(scene, ui);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "done", ACTION_HOME, 0 },     { "cancel", ACTION_CANCEL, 0 },
		{ "wait", ACTION_WAIT_ON, 0 },  { "later", ACTION_LATER, 0 },
		{ "place.*", ACTION_PLACE, 0 }, { "topic.*", ACTION_TOPIC, 0 },
		{ "more", ACTION_PAGE, +1 },    { NULL, ACTION_NONE, 0 },
	};

	if (strcmp(name, "skip") == 0)
		return (struct action) { scene->nav.talk == TALK_TOPIC ? ACTION_TOPIC
								       : ACTION_PLACE,
					 -1, 0 };
	return tap_lookup(rules, name);
}

const struct screen screen_talk = { "talk", 15, false, build, tap };
