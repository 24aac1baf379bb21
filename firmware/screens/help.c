/* What this terminal is, whom to call, and what it remembers. */
#include "screens/message.h"
#include "screens/screens.h"

#include <stdio.h>

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

/* What stands on the pages about what is remembered, in order. Nothing is said here: the words are
 * those of model/memory.h, as the report prints them, for what the store was found to hold. */
#define REMEMBERED_MAX (MEMORY_TOPICS + 3)
struct remembered {
	const char *items[REMEMBERED_MAX];
	int count;
	char oldest[120];
};

static void tell_oldest(const struct scene *scene, struct remembered *out)
{
	day_t oldest = scene->memory ? memory_oldest(scene->memory) : DAY_NONE;
	int year, month, mday;
	char date[64];

	if (oldest == DAY_NONE)
		return;
	civil_ymd(oldest, &year, &month, &mday);
	(void)snprintf(date, sizeof date, "%d %s %d", mday, scene_month(scene, month), year);
	(void)snprintf(out->oldest, sizeof out->oldest,
		       tr(scene->texts, N_("Het oudste dat hier staat, is van %s.")), date);
	out->items[out->count++] = out->oldest;
}

static void collect(const struct scene *scene, struct remembered *out)
{
	const struct texts *texts = scene->texts;

	out->count = 0;
	out->items[out->count++] = tr(texts, memory_never());
	for (int topic = 0; topic < MEMORY_TOPICS; topic++)
		if (!scene->memory || memory_has_topic(scene->memory, (enum memory_topic)topic))
			out->items[out->count++] =
			    tr(texts, memory_topic_words((enum memory_topic)topic));
	tell_oldest(scene, out);
	out->items[out->count++] = tr(texts, memory_nobody());
}

static void remember(const struct scene *scene, const struct ui *ui,
		     const struct remembered *remembered, struct message *message)
{
	const struct texts *texts = scene->texts;
	int count = remembered->count, most = ui_small(ui) ? 2 : 3;
	int pages = (count + most - 1) / most, page = scene->nav.page % pages;
	bool last = page == pages - 1;

	message->title = tr(texts, N_("Wat deze zuil onthoudt"));
	for (int i = count * page / pages; i < count * (page + 1) / pages; i++)
		message_line(message, remembered->items[i])->icon = ICON_DONE;
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
	struct remembered remembered;

	collect(scene, &remembered);
	if (scene->nav.memory)
		remember(scene, ui, &remembered, &message);
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
		return (struct action) { ACTION_MEMORY, 0, 0 };
	return action;
}

const struct screen screen_help = { "help", 60, false, build, tap };
