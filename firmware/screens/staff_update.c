/* A new version: what the terminal has now, how it gets another, and what became of the last try.
 */
#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>

#define LINES_MOST 8

struct lines {
	struct paragraph items[LINES_MOST];
	int count;
};

static void say(struct lines *lines, const char *text, uint32_t icon, enum paint paint)
{
	lines->items[lines->count++] =
	    (struct paragraph) { .text = text, .icon = icon, .icon_paint = paint };
}

static void say_outcome(const struct scene *scene, struct lines *lines, char *failed, int room)
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
		say(lines,
		    tr(texts, N_("Het lukte niet. Haal de stekker eruit, steek hem er weer in en "
				 "probeer het nog eens.")),
		    ICON_WARNING, PAINT_ATTENTION);
	if (update->asked)
		say(lines, tr(texts, N_("De zuil gaat zo kijken.")), ICON_UPDATE, PAINT_HERE);
	else if (update->level != UPDATE_NONE)
		say(lines, update->sentence, signs[update->level].icon, signs[update->level].paint);
	if (update->failed)
		say(lines, update_failed_words(update, failed, room), ICON_WARNING,
		    PAINT_ATTENTION);
}

static void say_version(const struct scene *scene, struct lines *lines, char *version, size_t room)
{
	if (!scene->machine || !scene->machine->program[0])
		return;
	(void)snprintf(version, room, tr(scene->texts, N_("De zuil heeft nu versie %s.")),
		       scene->machine->program);
	say(lines, version, ICON_DONE, PAINT_PRESENT);
}

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct lines lines = { .count = 0 };
	struct staff_words words = { .title = tr(texts, N_("Nieuwe versie")),
				     .items = lines.items };
	char failed[UPDATE_SENTENCE], version[MACHINE_VERSION + STAFF_WORDS];

	say_outcome(scene, &lines, failed, (int)sizeof failed);
	say_version(scene, &lines, version, sizeof version);
	say(&lines, tr(texts, N_("De zuil kijkt op een USB-stick of op internet.")), ICON_STICK,
	    PAINT_HERE);
	say(&lines,
	    tr(texts, N_("Een nieuwe versie duurt ongeveer 10 minuten. Intussen werkt alles "
			 "gewoon.")),
	    ICON_CLOCK, PAINT_HERE);
	say(&lines, tr(texts, N_("Daarna start de zuil opnieuw. Laat de stekker erin.")),
	    ICON_RETURN, PAINT_HERE);
	words.count = lines.count;
	words.buttons[words.button_count++] =
	    (struct button) { .name = "start",
			      .text = tr(texts, N_("Nu kijken")),
			      .icon = ICON_UPDATE,
			      .style = BUTTON_MAIN,
			      .paint = PAINT_HERE,
			      .disabled = update_under_way(scene->update) };
	(void)staff_words_beside(ui, &words);
	staff_words(scene, ui, &words);
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
