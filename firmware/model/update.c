#include "model/update.h"

#include <stdio.h>
#include <string.h>

bool update_under_way(const struct update *update)
{
	return update->asked || update->level == UPDATE_BUSY;
}

bool update_same(const struct update *a, const struct update *b)
{
	return a->asked == b->asked && a->level == b->level && a->failed == b->failed &&
	       strcmp(a->sentence, b->sentence) == 0 &&
	       strcmp(a->failed_version, b->failed_version) == 0;
}

const char *update_failed_words(const struct update *update, char *out, int room)
{
	const char *version = update->failed_version;

	(void)snprintf(out, (size_t)room,
		       "%s%s startte niet goed. De zuil gebruikt weer de vorige. Nog eens "
		       "proberen? Haal update-mislukt.txt van de kaart.",
		       version[0] ? "Versie " : "Een nieuwe versie", version);
	return out;
}

void update_tell(const struct update *update, struct health *health)
{
	char words[UPDATE_SENTENCE];

	if (update->level == UPDATE_WARN)
		health_set(health, "update", HEALTH_WARN, "%s", update->sentence);
	else
		health_clear(health, "update");
	if (update->failed)
		health_set(health, "update_failed", HEALTH_WARN, "%s",
			   update_failed_words(update, words, (int)sizeof words));
	else
		health_clear(health, "update_failed");
}
