#include "model/memory.h"

#include "base/array.h"

#include <string.h>

/* Marks what is translated where it is shown, as in ui/texts.h. */
#define N_(dutch) dutch

static const struct memory_column of_event[] = {
	{ "id", "volgnummer", HOLDS_NUMBER },
	{ "kind", "wat er gebeurde", HOLDS_NUMBER },
	{ "at", "wanneer", HOLDS_INSTANT },
	{ "boot", "een willekeurig nummer voor elke keer dat de zuil aanging", HOLDS_NUMBER },
	{ "mono_ms", "hoe lang de zuil toen aan was", HOLDS_NUMBER },
	{ "sure", "of de klok zeker was", HOLDS_NUMBER },
	{ "ref", "over welke eerdere regel het gaat", HOLDS_NUMBER },
	{ "n", "een aantal, of welk plaatje", HOLDS_NUMBER },
	{ "m", "het dagdeel van een correctie, of welke knop of lamp", HOLDS_NUMBER },
	{ "flags", "of het huis dicht was, of er niemand op het rooster stond, of er iets kwijt is",
	  HOLDS_NUMBER },
	{ "day", "de dag van een correctie", HOLDS_NUMBER },
	{ "session", "bij welke activiteit", HOLDS_NUMBER },
	{ "sum", "een controlegetal over deze regel", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_ask_note[] = {
	{ "ask", "bij welke vraag", HOLDS_NUMBER },
	{ "place", "welke plek in het huis is gekozen", HOLDS_NUMBER },
	{ "topic", "welk onderwerp is gekozen", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_sequence[] = {
	{ "name", "de naam van de tabel", HOLDS_OWN_WORDS },
	{ "seq", "het laatste volgnummer", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_hour[] = {
	{ "day", "de dag", HOLDS_DAY },
	{ "hour", "het uur", HOLDS_NUMBER },
	{ "visits", "hoeveel mensen", HOLDS_NUMBER },
	{ "check_ins", "hoe vaak op 'Ik ben er' is gedrukt", HOLDS_NUMBER },
	{ "new_here", "hoeveel mensen zelf zeiden dat ze nieuw waren", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_correction[] = {
	{ "id", "volgnummer", HOLDS_NUMBER },
	{ "made", "de dag waarop het is gedaan", HOLDS_DAY },
	{ "day", "de dag waar het over gaat", HOLDS_DAY },
	{ "daypart", "het dagdeel", HOLDS_NUMBER },
	{ "visits", "hoeveel mensen erbij of eraf", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_session[] = {
	{ "id", "volgnummer", HOLDS_NUMBER },
	{ "key", "het kenmerk van de activiteit, uit de agenda", HOLDS_CALENDAR_WORDS },
	{ "start", "wanneer de activiteit begint, uit de agenda", HOLDS_INSTANT },
	{ "title", "de naam van de activiteit, uit de agenda", HOLDS_CALENDAR_WORDS },
	{ 0 },
};
static const struct memory_column of_session_count[] = {
	{ "session", "welke activiteit", HOLDS_NUMBER },
	{ "participants", "hoeveel mensen meededen", HOLDS_NUMBER },
	{ "wished", "hoeveel mensen ook wilden", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_ask[] = {
	{ "id", "volgnummer", HOLDS_NUMBER },
	{ "day", "de dag", HOLDS_DAY },
	{ "daypart", "het dagdeel", HOLDS_NUMBER },
	{ "ended", "hoe het afliep", HOLDS_NUMBER },
	{ "wait_min", "hoeveel minuten het wachten duurde", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_ask_count[] = {
	{ "per", "of het over een week gaat of over een maand", HOLDS_NUMBER },
	{ "first", "de maandag van die week, of de eerste van die maand", HOLDS_DAY },
	{ "ended", "hoe het afliep", HOLDS_NUMBER },
	{ "wait_min", "hoeveel minuten het wachten duurde", HOLDS_NUMBER },
	{ "asks", "hoeveel vragen", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_ask_extra[] = {
	{ "per", "of het over een week gaat of over een maand", HOLDS_NUMBER },
	{ "first", "de maandag van die week, of de eerste van die maand", HOLDS_DAY },
	{ "repeats", "hoe vaak iemand nog een keer om een gesprek vroeg", HOLDS_NUMBER },
	{ "unsure", "hoeveel vragen er waren terwijl de klok niet zeker was", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_ask_nobody[] = {
	{ "day", "de dag", HOLDS_DAY },
	{ "daypart", "het dagdeel", HOLDS_NUMBER },
	{ "asks", "hoeveel vragen", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_day[] = {
	{ "day", "de dag", HOLDS_DAY },
	{ "repeats", "hoe vaak iemand nog een keer om een gesprek vroeg (tot versie 5)",
	  HOLDS_NUMBER },
	{ "unsure_events", "hoe vaak er is gedrukt terwijl de klok niet zeker was", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_recorded[] = {
	{ "id", "volgnummer", HOLDS_NUMBER },
	{ "start", "vanaf wanneer de zuil aan was", HOLDS_INSTANT },
	{ "until", "tot wanneer", HOLDS_INSTANT },
	{ "sure", "of de klok zeker was", HOLDS_NUMBER },
	{ "why_before", "waarom de zuil daarvoor niet aan was", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_line_day[] = {
	{ "day", "de dag", HOLDS_DAY },
	{ "line", "welke knop, lamp of kabel", HOLDS_NUMBER },
	{ "what", "wat er mis was, of dat het is getest", HOLDS_NUMBER },
	{ "times", "hoe vaak", HOLDS_NUMBER },
	{ 0 },
};
static const struct memory_column of_value[] = {
	{ "name", "hoe het gegeven heet", HOLDS_OWN_WORDS },
	{ "value", "wat de zuil daarvan weet", HOLDS_OWN_WORDS },
	{ 0 },
};

static const struct memory_table tables[] = {
	{ "event",
	  "Wat er vandaag op de zuil is gedaan. 's Nachts wordt dit geteld en gewist; was de klok "
	  "niet zeker, dan hooguit 30 dagen later.",
	  MEMORY_TODAY, WHEN_SECOND, of_event },
	{ "ask_note",
	  "Waar iemand zit en waar het over gaat, als het huis dat vraagt. Gewist zodra de vraag "
	  "klaar is.",
	  MEMORY_TODAY, WHEN_NEVER, of_ask_note },
	{ "sqlite_sequence", "Een tabel van SQLite zelf, over volgnummers.", MEMORY_TODAY,
	  WHEN_NEVER, of_sequence },
	{ "hour", "Hoeveel mensen er per uur waren.", MEMORY_VISITS, WHEN_HOUR, of_hour },
	{ "correction", "Wat medewerkers bij de bezoeken telden of eraf haalden.", MEMORY_VISITS,
	  WHEN_DAY, of_correction },
	{ "session", "Bij welke activiteiten iemand op 'Ik doe mee' drukte.", MEMORY_ACTIVITIES,
	  WHEN_PLANNED, of_session },
	{ "session_count", "Hoeveel mensen meededen, en hoeveel er ook wilden.", MEMORY_ACTIVITIES,
	  WHEN_NEVER, of_session_count },
	{ "ask_count",
	  "Per week en per maand: hoeveel vragen om een gesprek er waren, hoe die afliepen, en hoe "
	  "lang het wachten duurde. Niet op welke dag.",
	  MEMORY_TALKS, WHEN_WEEK, of_ask_count },
	{ "ask_extra",
	  "Per week en per maand: hoe vaak er nog een keer is gedrukt, en hoe vaak de klok bij een "
	  "vraag niet zeker was.",
	  MEMORY_TALKS, WHEN_WEEK, of_ask_extra },
	{ "ask_nobody", "Wanneer iemand om een gesprek vroeg en er niemand was.", MEMORY_TALKS,
	  WHEN_DAYPART, of_ask_nobody },
	/* in a copy of before version 5 */
	{ "ask", "Voor elke vraag om een gesprek: hoe het afliep, en hoe lang het wachten duurde.",
	  MEMORY_TALKS, WHEN_DAYPART, of_ask },
	{ "day", "Per dag: hoe vaak er is gedrukt terwijl de klok niet zeker was.", MEMORY_VISITS,
	  WHEN_DAY, of_day },
	{ "recorded", "Wanneer de zuil aan was.", MEMORY_ITSELF, WHEN_SECOND, of_recorded },
	{ "line_day", "Of de knoppen en lampen het deden.", MEMORY_LINES, WHEN_DAY, of_line_day },
	{ "value",
	  "Wat de zuil over zichzelf moet weten, zoals hoe vaak een verkeerde pincode is getikt.",
	  MEMORY_ITSELF, WHEN_NEVER, of_value },
};
#define TABLES ((int)(sizeof tables / sizeof tables[0]))

const struct memory_table *memory_table(const char *name)
{
	for (int i = 0; i < TABLES; i++)
		if (strcmp(tables[i].name, name) == 0)
			return &tables[i];
	return NULL;
}

int memory_table_count(void)
{
	return TABLES;
}

const struct memory_column *memory_column(const struct memory_table *table, const char *name)
{
	for (const struct memory_column *column = table->columns; column->name; column++)
		if (strcmp(column->name, name) == 0)
			return column;
	return NULL;
}

const char *memory_topic_words(enum memory_topic topic)
{
	static const char *const words[MEMORY_TOPICS] = {
		[MEMORY_TODAY] = N_("De tijd bewaren we alleen vandaag. Was de klok fout? Dan "
				    "hooguit 30 dagen."),
		[MEMORY_VISITS] =
		    N_("We tellen hoeveel mensen er per uur zijn, en hoeveel er nieuw zijn."),
		[MEMORY_ACTIVITIES] = N_("Van een activiteit bewaren we: hoeveel mensen meededen, "
					 "en hoeveel ook wilden."),
		[MEMORY_TALKS] = N_("Van een gesprek bewaren we: de week, de wachttijd, of het "
				    "lukte. Was er niemand: de dag."),
		[MEMORY_LINES] = N_("Van de knop en de lamp bewaren we alleen: op welke dag iets "
				    "stuk was of getest is, en hoe vaak."),
		[MEMORY_ITSELF] = N_("De zuil weet ook wanneer hij zelf aan was."),
	};
	return words[topic];
}

const char *memory_never(void)
{
	return N_("Geen naam. Geen camera. Geen kaart.");
}

const char *memory_nobody(void)
{
	return N_("Na vandaag bewaren we alleen aantallen. Je naam staat nergens.");
}

void memory_free(struct memory *memory)
{
	for (int i = 0; i < memory->count; i++) {
		struct memory_found *found = &memory->items[i];
		array_free(&found->columns.items, &found->columns.count, &found->columns.room);
	}
	array_free(&memory->items, &memory->count, &memory->room);
	array_free(&memory->files.items, &memory->files.count, &memory->files.room);
}

const char *memory_file_what(const struct memory_file *file)
{
	if (strcmp(file->name, MEMORY_PIN) == 0)
		return "de pincode van de medewerkers, onleesbaar gemaakt";
	if (strcmp(file->name, MEMORY_PIN_TRIES) == 0)
		return "op welke dagen van de laatste week een verkeerde pincode is getikt, en hoe "
		       "vaak";
	if (strcmp(file->name, MEMORY_PIN_WORDS) == 0)
		return "welke woorden bij reset_pin al zijn gebruikt, onleesbaar gemaakt";
	if (strcmp(file->name, MEMORY_PROGRAMME) == 0)
		return "wat het scherm mag laten zien van activiteiten.ics, voor twee maanden";
	if (strcmp(file->name, MEMORY_ROSTER) == 0)
		return "wat het scherm mag laten zien van rooster.ics, voor twee maanden: de "
		       "tijden, "
		       "en een naam alleen bij 'Naam tonen: ja'";
	return "een bestand van eerder, met dezelfde soort gegevens";
}

bool memory_has_topic(const struct memory *memory, enum memory_topic topic)
{
	for (int i = 0; i < memory->count; i++)
		if (memory->items[i].about && memory->items[i].about->topic == topic)
			return true;
	return false;
}

day_t memory_oldest(const struct memory *memory)
{
	day_t oldest = DAY_NONE;

	for (int i = 0; i < memory->count; i++) {
		const struct memory_found *found = &memory->items[i];
		bool of_people = found->about && found->about->topic < MEMORY_LINES;
		if (of_people && found->oldest != DAY_NONE &&
		    (oldest == DAY_NONE || found->oldest < oldest))
			oldest = found->oldest;
	}
	return oldest;
}
