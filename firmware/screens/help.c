/* What this terminal is, whom to call, and what it remembers. */
#include "screens/message.h"
#include "screens/screens.h"

static void explain(const struct scene *scene, const struct ui *ui, struct message *message)
{
	const struct texts *texts = scene->texts;
	const struct settings *settings = scene->settings;

	bool narrow = ui_small(ui) && !ui_portrait(ui); /* both buttons on one row */

	message->title = narrow ? NULL : tr(texts, N_("Hulp"));
	message_line(message, tr(texts, N_("Hier zeg je dat je er bent, zie je wat er is, of vraag "
					   "je een gesprek. Niets hoeft.")));
	message_line(message, tr(texts, N_("Dit is geen noodknop.")))->bold = true;
	for (int i = 0; i < settings->help.crisis_count; i++)
		message_line(message, scene_crisis(scene, i))->icon = ICON_PHONE;
	message_button(message, (struct button) { .name = "memory",
						  .text = tr(texts, N_("Wat deze zuil onthoudt")),
						  .icon = narrow ? ICON_NONE : ICON_LOCK,
						  .paint = PAINT_HERE });
	message_button(message, (struct button) { .name = "back",
						  .text = tr(texts, N_("Terug")),
						  .icon = narrow ? ICON_NONE : ICON_BACK,
						  .icon_mirrors = true,
						  .style = BUTTON_MAIN,
						  .paint = PAINT_HERE });
}

/* The first promise, as it is kept: no sentence here may say more than the program does. */
static const char *const promises[] = {
	N_("Geen naam. Geen camera. Geen kaart."),
	N_("We tellen hoeveel mensen er zijn, en hoeveel er meedoen."),
	N_("De tijd weten we alleen vandaag. Daarna alleen hoeveel mensen per uur."),
	N_("Van een gesprek bewaren we alleen: welke dag, welk dagdeel, en of het lukte."),
	N_("Van de knop en de lamp bewaren we alleen: op welke dag iets stuk was of getest is, en "
	   "hoe vaak."),
	N_("Niemand kan hier later zien dat jij er was."),
};
#define PROMISES ((int)(sizeof promises / sizeof promises[0]))

static void remember(const struct scene *scene, const struct ui *ui, struct message *message)
{
	const struct texts *texts = scene->texts;
	int pages = ui_small(ui) ? 3 : 2, page = scene->nav.page % pages;
	bool last = page == pages - 1;

	message->title = tr(texts, N_("Wat deze zuil onthoudt"));
	for (int i = PROMISES * page / pages; i < PROMISES * (page + 1) / pages; i++)
		message_line(message, tr(texts, promises[i]))->icon = ICON_DONE;
	message_button(message, (struct button) { .name = last ? "less" : "more",
						  .text = last ? tr(texts, N_("Vorige"))
							       : tr(texts, N_("Verder")),
						  .icon = last ? ICON_PREVIOUS : ICON_NEXT,
						  .icon_mirrors = true,
						  .paint = PAINT_HERE });
	message_button(message, (struct button) { .name = "back",
						  .text = tr(texts, N_("Terug")),
						  .icon = ICON_BACK,
						  .icon_mirrors = true,
						  .style = BUTTON_MAIN,
						  .paint = PAINT_HERE });
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct message message = { .paint = PAINT_HERE };

	if (scene->nav.memory)
		remember(scene, ui, &message);
	else
		explain(scene, ui, &message);
	message_build(ui, &message);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "memory", ACTION_MEMORY, 1 }, { "more", ACTION_PAGE, +1 },
		{ "less", ACTION_PAGE, -1 },    { "back", ACTION_BACK, 0 },
		{ NULL, ACTION_NONE, 0 },
	};
	struct action action = tap_lookup(rules, name);

	if (action.kind == ACTION_BACK && scene->nav.memory) /* one step back, not all the way */
		return (struct action) { ACTION_MEMORY, 0 };
	return action;
}

const struct screen screen_help = { "help", 60, false, build, tap };
