/*
 * lines_health.c - what staff read about the button and the lamp: what is wrong, where, and what
 * to do about it. Nothing here is a failure but a line that worked and then broke: without its
 * lines the terminal does its work by the screen.
 */
#include "platform/lines_gpiod.h"

#include <errno.h>
#include <string.h>

static const struct {
	const char *what;    /* begins a sentence */
	const char *without; /* what it means that it is missing */
} words[LINES] = {
	[LINE_BUTTON] = { "De grote knop",
			  "De grote knop doet het niet; de tegel op het scherm wel." },
	[LINE_ACK] = { "De knop van de ervaringsdeskundige",
		       "De knop van de ervaringsdeskundige doet het niet; bij het personeel op het "
		       "scherm kan het wel." },
	[LINE_LAMP] = { "De lamp", "De lamp doet het niet; open vragen staan wel op het scherm." },
	[LINE_LIGHT] = { "Het licht in de knop",
			 "Het licht in de knop doet het niet; de knop werkt ook zonder." },
	[LINE_TONE] = { "De toon", "Er klinkt geen toon; de lamp werkt ook zonder." },
	[LINE_LOOP] = { "De draad die meldt of de knop vastzit",
			"Een losse stekker van de knop wordt niet gemerkt; verder werkt alles." },
};

void line_tell_unused(struct health *health, enum line line)
{
	health_clear(health, line_name(line));
	if (line == LINE_BUTTON)
		health_set(health, line_name(line), HEALTH_OK,
			   "Er is geen grote knop ingesteld; de tegel op het scherm werkt.");
}

void line_tell_open(struct health *health, enum line line, const char *name,
		    const struct gpio_place *place)
{
	health_set(health, line_name(line), HEALTH_OK, "%s zit op %s (%s, %s).", words[line].what,
		   name, place->chip, place->label);
}

static void tell_denied(struct health *health, enum line line, const char *path, int why)
{
	if (why == EACCES || why == EPERM)
		health_set(
		    health, line_name(line), HEALTH_WARN,
		    "De terminal mag %s niet gebruiken. %s Zet de gebruiker in de groep gpio "
		    "en start opnieuw.",
		    path, words[line].without);
	else
		health_set(health, line_name(line), HEALTH_WARN,
			   "%s kan niet open (%s). %s Start de computer opnieuw; blijft dit, vraag "
			   "hulp.",
			   path, strerror(why), words[line].without);
}

void line_tell_not_found(struct health *health, enum line line, const struct settings *settings,
			 const struct gpio_search *search)
{
	const char *key = line_name(line);
	const char *name = line_setting(settings, line);
	const struct gpio_place *place = &search->places[line];

	if (search->chips == 0)
		health_set(health, key, HEALTH_WARN,
			   "Deze computer heeft geen GPIO-aansluiting. %s", words[line].without);
	else if (place->count > 1)
		health_set(health, key, HEALTH_WARN,
			   "De naam %s komt %d keer voor, op %s en op %s. %s Zet in inloop.ini bij "
			   "[gpio] chip welke het is.",
			   name, place->count, place->chip, place->other, words[line].without);
	else if (search->denied)
		tell_denied(health, line, search->denied_at, search->denied);
	else if (search->fitting == 0)
		health_set(health, key, HEALTH_WARN,
			   "Er is geen GPIO-chip met de naam %s. %s Kijk in inloop.ini bij [gpio] "
			   "chip; leeg is meestal goed.",
			   settings->gpio.chip, words[line].without);
	else
		health_set(health, key, HEALTH_WARN,
			   "Er is geen GPIO-lijn met de naam %s. %s Kijk in inloop.ini bij [gpio] "
			   "%s.",
			   name, words[line].without, key);
}

void line_tell_shared(struct health *health, enum line line, const char *name, enum line first)
{
	health_set(
	    health, line_name(line), HEALTH_WARN,
	    "%s staat twee keer in inloop.ini: bij [gpio] %s en bij %s. %s Kies voor een van "
	    "de twee een andere lijn.",
	    name, line_name(first), line_name(line), words[line].without);
}

void line_tell_refused(struct health *health, enum line line, const char *name,
		       const struct gpio_place *place, int why, const char *user)
{
	const char *key = line_name(line);

	if (why == EBUSY)
		health_set(
		    health, key, HEALTH_WARN,
		    "%s is al in gebruik door %s. %s Stop dat programma, of kies in inloop.ini "
		    "bij [gpio] %s een andere lijn.",
		    name, user[0] ? user : "een ander programma", words[line].without, key);
	else
		tell_denied(health, line, place->path, why);
}

void line_tell_lost(struct health *health, enum line line, const char *name)
{
	health_set(health, line_name(line), HEALTH_FAIL,
		   "%s (%s) is weggevallen. %s Kijk of alles goed vastzit. Komt de aansluiting "
		   "terug, dan gaat het vanzelf weer.",
		   words[line].what, name, words[line].without);
}

void line_tell_chatter(struct health *health, enum line line, const char *name)
{
	health_set(
	    health, line_name(line), HEALTH_WARN,
	    "%s (%s) geeft te veel signalen achter elkaar. Kijk of de draden goed vastzitten.",
	    words[line].what, name);
}

void line_tell_tone_alone(struct health *health)
{
	health_set(health, line_name(LINE_TONE), HEALTH_WARN,
		   "Er klinkt geen toon, want de lamp doet het niet: een toon komt nooit zonder "
		   "lamp. Zorg eerst dat de lamp werkt.");
}
