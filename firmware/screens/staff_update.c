/* A new version: what the terminal has now, how it gets another, and what became of the last try.
 */
#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>

static void say_outcome(const struct scene *scene, struct staff_sentences *lines, char *failed,
			int room)
{
	static const struct {
		uint32_t icon;
		enum paint paint;
	} signs[] = {
		[UPDATE_BUSY] = { ICON_UPDATE, PAINT_HERE },
		[UPDATE_OK] = { ICON_INFO, PAINT_HERE },
		[UPDATE_WARN] = { ICON_WARNING, PAINT_ATTENTION },
	};
	const struct texts *texts = scene->texts;
	const struct update *update = scene->update;

	if (scene->nav.update_refused)
		staff_say(lines,
			  tr(texts,
			     N_("Het lukte niet. Haal de stekker eruit, steek hem er weer in en "
				"probeer het nog eens.")),
			  ICON_WARNING, PAINT_ATTENTION);
	if (update->asked)
		staff_say(lines, tr(texts, N_("De zuil gaat zo kijken.")), ICON_UPDATE, PAINT_HERE);
	else if (update->level != UPDATE_NONE)
		staff_say(lines, update->sentence, signs[update->level].icon,
			  signs[update->level].paint);
	if (update->failed)
		staff_say(lines, update_failed_words(update, failed, room), ICON_WARNING,
			  PAINT_ATTENTION);
}

static void say_version(const struct scene *scene, struct staff_sentences *lines, char *version,
			size_t room)
{
	if (!scene->machine || !scene->machine->program[0])
		return;
	(void)snprintf(version, room, tr(scene->texts, N_("De zuil heeft nu versie %s.")),
		       scene->machine->program);
	staff_say(lines, version, ICON_DONE, PAINT_PRESENT);
}

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct staff_sentences lines = { .count = 0 };
	char failed[UPDATE_SENTENCE], version[MACHINE_VERSION + STAFF_WORDS];

	say_outcome(scene, &lines, failed, (int)sizeof failed);
	say_version(scene, &lines, version, sizeof version);
	staff_say(&lines, tr(texts, N_("De zuil kijkt op een USB-stick of op internet.")),
		  ICON_STICK, PAINT_HERE);
	staff_say(&lines,
		  tr(texts, N_("Een nieuwe versie duurt ongeveer 10 minuten. Intussen werkt alles "
			       "gewoon.")),
		  ICON_CLOCK, PAINT_HERE);
	staff_say(&lines, tr(texts, N_("Daarna start de zuil opnieuw. Laat de stekker erin.")),
		  ICON_RETURN, PAINT_HERE);
	staff_tell(scene, ui, tr(texts, N_("Nieuwe versie")), &lines,
		   (struct button) { .name = "start",
				     .text = tr(texts, N_("Nu kijken")),
				     .icon = ICON_UPDATE,
				     .disabled = update_under_way(scene->update) });
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "start", ACTION_ASK_UPDATE, 0 }, { "back", ACTION_STAFF_SYSTEM, 0 },
		{ "less", ACTION_PAGE, -1 },       { "more", ACTION_PAGE, 1 },
		{ "stay", ACTION_STAY, 0 },        { NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_update = { "staff_update", 120, true, build, tap };
