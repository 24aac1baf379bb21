/* A file for whoever helps: what is in it, and where it went. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>

/* In a sentence from right to left the path stays in one piece, its first slash before it. */
static const char *in_one_piece(const struct texts *texts, const char *path, char *out, size_t room)
{
	if (!texts_rtl(texts, texts_used(texts)))
		return path;
	(void)snprintf(out, room, "\u2066%s\u2069", path);
	return out;
}

/* Where it went, into `where`. */
static void say_outcome(const struct scene *scene, struct staff_sentences *lines, char *where,
			size_t room)
{
	const struct texts *texts = scene->texts;
	char piece[sizeof scene->nav.diagnosis_path + 8];
	const char *path = in_one_piece(texts, scene->nav.diagnosis_path, piece, sizeof piece);

	switch (scene->nav.diagnosis) {
	case DIAGNOSIS_ON_STICK:
		(void)snprintf(where, room,
			       tr(texts, N_("Klaar. Het bestand %s staat op de USB-stick. Je mag "
					    "de stick eruit halen.")),
			       path);
		staff_say(lines, where, ICON_DONE, PAINT_PRESENT);
		break;
	case DIAGNOSIS_IN_FOLDER:
		(void)snprintf(where, room,
			       tr(texts, N_("Er is geen USB-stick. Het bestand staat in %s.")),
			       path);
		staff_say(lines, where, ICON_INFO, PAINT_MUTED);
		break;
	case DIAGNOSIS_STICK_FAILED:
		(void)snprintf(where, room,
			       tr(texts, N_("Op de USB-stick lukte het niet. Is hij vol of op "
					    "slot? Het bestand staat in %s.")),
			       path);
		staff_say(lines, where, ICON_WARNING, PAINT_ATTENTION);
		break;
	case DIAGNOSIS_FAILED:
		staff_say(lines,
			  tr(texts, N_("Het lukte niet. Kijk bij Systeem of de schijf vol is.")),
			  ICON_WARNING, PAINT_ATTENTION);
		break;
	default:
		break;
	}
}

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct staff_sentences lines = { .count = 0 };
	char where[480];

	say_outcome(scene, &lines, where, sizeof where);
	staff_say(&lines,
		  tr(texts,
		     N_("Dit maakt een bestand voor wie je helpt: hoe het gaat met de zuil.")),
		  ICON_DIAGNOSIS, PAINT_HERE);
	staff_say(&lines,
		  tr(texts,
		     N_("Er staat niets in over mensen: geen bezoeken, geen vragen, geen namen, "
			"geen pincode.")),
		  ICON_LOCK, PAINT_HERE);
	staff_say(&lines, tr(texts, N_("Steek eerst een USB-stick in de zuil.")), ICON_STICK,
		  PAINT_HERE);
	staff_tell(scene, ui, tr(texts, N_("Diagnose")), &lines,
		   (struct button) { .name = "make",
				     .text = tr(texts, N_("Maak het bestand")),
				     .icon = ICON_DIAGNOSIS });
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "make", ACTION_DIAGNOSE, 0 }, { "back", ACTION_STAFF_SYSTEM, 0 },
		{ "less", ACTION_PAGE, -1 },    { "more", ACTION_PAGE, 1 },
		{ "stay", ACTION_STAY, 0 },     { NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_diagnosis = { "staff_diagnosis", 120, true, build, tap };
