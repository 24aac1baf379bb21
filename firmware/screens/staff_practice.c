/* What practice is, and the way into it. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

#define LINES_MOST 6

static void say(struct staff_words *words, struct paragraph *items, const char *text, uint32_t icon,
		enum paint paint)
{
	items[words->count++] =
	    (struct paragraph) { .text = text, .icon = icon, .icon_paint = paint };
}

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct paragraph items[LINES_MOST];
	struct staff_words words = { .title = tr(texts, N_("Oefenen")), .items = items };

	if (scene->practice_view == PRACTICE_ASK_OPEN)
		say(&words, items,
		    tr(texts, N_("Er staat nog een vraag open. Oefenen kan als die klaar is.")),
		    ICON_WARNING, PAINT_ATTENTION);
	else if (scene->practice_view == PRACTICE_UNSAVED)
		say(&words, items,
		    tr(texts, N_("Nog niet alles is bewaard. Oefenen kan als dat weer lukt.")),
		    ICON_WARNING, PAINT_ATTENTION);
	say(&words, items,
	    tr(texts, N_("Je kunt alles uitproberen op het scherm. Niets telt mee.")),
	    ICON_PRACTICE, PAINT_HERE);
	say(&words, items, tr(texts, N_("De lamp blijft uit.")), ICON_LAMP_OFF, PAINT_MUTED);
	say(&words, items,
	    tr(texts, N_("Drukt iemand op de grote knop? Dat is een echte vraag. Het oefenen stopt "
			 "dan.")),
	    ICON_PRESS, PAINT_TALK);
	say(&words, items,
	    tr(texts, N_("Stoppen? Houd de naam van het huis vast en typ de pincode. Na 10 minuten "
			 "zonder aanraken stopt het vanzelf.")),
	    ICON_CLOCK, PAINT_HERE);
	say(&words, items,
	    tr(texts, N_("Zolang je oefent, tellen we niemand. In de cijfers staat de zuil dan als "
			 "uit.")),
	    ICON_INFO, PAINT_MUTED);
	words.buttons[words.button_count++] =
	    (struct button) { .name = "start",
			      .text = tr(texts, N_("Begin nu")),
			      .icon = ICON_PRACTICE,
			      .style = BUTTON_MAIN,
			      .paint = PAINT_HERE,
			      .disabled = scene->practice_view != PRACTICE_CAN };
	staff_words(scene, ui, &words);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "start", ACTION_PRACTICE, 0 }, { "back", ACTION_STAFF_SYSTEM, 0 },
		{ "less", ACTION_PAGE, -1 },     { "more", ACTION_PAGE, 1 },
		{ "stay", ACTION_STAY, 0 },      { NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_practice = { "staff_practice", 120, true, build, tap };
