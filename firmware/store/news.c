/* What staff are told of a database that was set aside: one sentence or two, and the same beside it
 * with the rest of what is known. */
#include "store/news.h"

#include "base/day_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How much of what came after the finished days is back. */
static void tail_words(const struct restored *restored, char out[128])
{
	int found = restored->events;
	long long all = found + (long long)restored->missing;

	if (restored->whole && restored->missing == 0)
		(void)snprintf(out, 128, "Ook alles van daarna is terug (%d).", found);
	else if (restored->missing > 0)
		(void)snprintf(out, 128, "Van daarna is %d van de %s%lld terug.", found,
			       restored->whole ? "" : "minstens ", all);
	else if (found > 0)
		(void)snprintf(out, 128, "Van daarna is %d terug; misschien mist er iets.", found);
	else
		(void)snprintf(out, 128, "Wat daarna kwam, is weg.");
}

void news_restored(const struct store *store, const struct restored *restored, const char *name,
		   char out[NEWS])
{
	char day[DAY_WORDS], tail[128], days[160], rest[160] = "Vraag de installateur.";

	tail_words(restored, tail);
	day_words(restored->folded.day, day);
	if (restored->base == BASE_NOTHING && restored->events == 0)
		(void)snprintf(days, sizeof days,
			       "Er was geen goede kopie: er is een nieuw bestand begonnen.");
	else if (restored->base == BASE_NOTHING)
		(void)snprintf(days, sizeof days,
			       "Er was geen goede kopie: de cijfers van eerdere dagen zijn weg.");
	else if (restored->base == BASE_UNSURE)
		(void)snprintf(days, sizeof days,
			       "Er was geen goede kopie: de cijfers van eerdere dagen zijn terug, "
			       "maar kunnen fout zijn.");
	else if (restored->folded.last > 0)
		(void)snprintf(days, sizeof days, "Alles tot en met %s is terug.", day);
	else
		(void)snprintf(days, sizeof days, "Er waren nog geen eerdere dagen.");
	if (restored->base == BASE_NOTHING && restored->events == 0)
		tail[0] = '\0';
	if (name)
		(void)snprintf(rest, sizeof rest,
			       "Het oude bestand heet nu %s: vraag de installateur.", name);
	const char *what = store->place.changed ? "vervangen terwijl de zuil aan stond"
			   : name               ? "beschadigd"
						: "weg";
	(void)snprintf(out, NEWS, "De gegevens in %.100s waren %s. %s %s%s%s", store->folder, what,
		       days, tail, tail[0] ? " " : "", rest);
}

void news_moved(const struct store *store, const char *name, char out[NEWS])
{
	char instead[120] = "";

	if (name)
		(void)snprintf(instead, sizeof instead, " Wat er in de plaats lag, heet nu %s.",
			       name);
	(void)snprintf(out, NEWS,
		       "De gegevens in %.100s zijn weggehaald of vervangen terwijl de zuil aan "
		       "stond. Alles is daar opnieuw opgeslagen: er mist niets.%s Vraag de "
		       "installateur.",
		       store->folder, instead);
}

void news_newer(const struct store *store, const struct restored *restored, const char *name,
		char out[NEWS])
{
	char day[DAY_WORDS], rest[128] = "";

	if (restored && restored->base == BASE_COPY) {
		day_words(restored->folded.day, day);
		(void)snprintf(rest, sizeof rest, " Uit een kopie is alles tot en met %s terug.",
			       day);
	} else if (restored) {
		(void)snprintf(rest, sizeof rest, " Er is een nieuw bestand begonnen.");
	}
	(void)snprintf(out, NEWS,
		       "De cijfers in %.100s zijn van een nieuwere Inloop en zijn bewaard als "
		       "%s.%s Vraag de installateur om Inloop bij te werken.",
		       store->folder, name, rest);
}

void news_text(const struct store *store, const char *news, utc_t now, char out[NEWS_FILE])
{
	char when[CIVIL_TEXT];

	civil_format_instant(now, when);
	(void)snprintf(out, NEWS_FILE,
		       "%s\n\n"
		       "Weggezet op %s.\n"
		       "Reden: %s.\n"
		       "Zolang het bestand hier staat, blijft deze melding op de pagina van de "
		       "medewerkers.\n"
		       "Er staan tijden in van wat mensen deden: na %d dagen wordt het gewist.\n",
		       news, when, store->why[0] ? store->why : "niet bekend", ASIDE_DAYS);
}

void news_find(const struct store *store, char out[NEWS])
{
	char name[ASIDE_NAME], file[ASIDE_NAME + 8], path[FILE_PATH];
	size_t size;

	out[0] = '\0';
	if (!store_find_aside(store, name))
		return;
	(void)snprintf(file, sizeof file, "%s.txt", name);
	file_join(path, store->folder, file);
	char *text = file_read(path, NEWS_FILE, &size, NULL);
	if (text) {
		text[strcspn(text, "\n")] = '\0';
		(void)snprintf(out, NEWS, "%s", text);
		free(text);
	}
	if (!out[0] && strstr(name, STORE_NEWER))
		news_newer(store, NULL, name, out);
	else if (!out[0])
		(void)snprintf(out, NEWS,
			       "De gegevens in %.100s waren beschadigd. Het oude bestand heet nu "
			       "%s: vraag de installateur.",
			       store->folder, name);
}
