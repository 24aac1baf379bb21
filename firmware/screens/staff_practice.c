/* What practice is, and the way into it. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct staff_sentences lines = { .count = 0 };

	if (scene->practice_view == PRACTICE_ASK_OPEN)
		staff_say(&lines,
			  tr(texts,
			     N_("Er staat nog een vraag open. Oefenen kan als die klaar is.")),
			  ICON_WARNING, PAINT_ATTENTION);
	else if (scene->practice_view == PRACTICE_UNSAVED)
		staff_say(&lines,
			  tr(texts,
			     N_("Nog niet alles is bewaard. Oefenen kan als dat weer lukt.")),
			  ICON_WARNING, PAINT_ATTENTION);
	staff_say(&lines, tr(texts, N_("Je kunt alles uitproberen op het scherm. Niets telt mee.")),
		  ICON_PRACTICE, PAINT_HERE);
	staff_say(&lines, tr(texts, N_("De lamp blijft uit.")), ICON_LAMP_OFF, PAINT_MUTED);
	staff_say(&lines,
		  tr(texts,
		     N_("Drukt iemand op de grote knop? Dat is een echte vraag. Het oefenen stopt "
			"dan.")),
		  ICON_PRESS, PAINT_TALK);
	staff_say(&lines,
		  tr(texts,
		     N_("Stoppen? Houd de naam van het huis vast en typ de pincode. Na 10 minuten "
			"zonder aanraken stopt het vanzelf.")),
		  ICON_CLOCK, PAINT_HERE);
	staff_say(&lines,
		  tr(texts,
		     N_("Zolang je oefent, tellen we niemand. In de cijfers staat de zuil dan als "
			"uit.")),
		  ICON_INFO, PAINT_MUTED);
	staff_tell(scene, ui, tr(texts, N_("Oefenen")), &lines,
		   (struct button) { .name = "start",
				     .text = tr(texts, N_("Begin nu")),
				     .icon = ICON_PRACTICE,
				     .disabled = scene->practice_view != PRACTICE_CAN });
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
