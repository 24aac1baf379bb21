/* The screen does nothing for a while, so that it can be wiped. */
#include "screens/message.h"
#include "screens/screens.h"

#include <stdio.h>

static void build(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct message message = { .paint = PAINT_HERE, .icon = ICON_CLEAN, .bare = true };
	char left[120];

	message.title = tr(texts, N_("Maak het scherm schoon."));
	(void)snprintf(left, sizeof left,
		       tr_n(texts, "Nog %d seconde niet aanraken.",
			    "Nog %d seconden niet aanraken.", scene->cleaning_s),
		       scene->cleaning_s);
	message_line(&message, left)->bold = true;
	message_line(&message, tr(texts, N_("Het scherm doet nu niets als je het aanraakt.")));
	message_line(&message, tr(texts, N_("De grote knop werkt wel.")))->apart = true;
	message_build(ui, &message);
}

static struct action tap(const struct scene *scene, const char *name)
{
	(void)scene, (void)name;
	return (struct action) { ACTION_NONE, 0, 0 };
}

const struct screen screen_staff_cleaning = { "staff_cleaning", 120, true, build, tap };
