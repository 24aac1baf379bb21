#include "terminal/store_port.h"

#include <stdio.h>

/* Between two pieces of the store's own work, and until it may be tried again. */
#define SOON_MS  1000
#define LATER_MS (15 * MINUTE * INT64_C(1000))

/* False, with the reason, when there is no store behind the link. */
static bool linked(const struct store_link *link, struct error *error)
{
	return link->store || error_set(error, "%s", link->reason.text);
}

static void tell_foreign(struct store_link *link)
{
	int count = link->store ? store_foreign_copies(link->store) : 0;

	if (link->health && count > 0)
		health_set(
		    link->health, "copies", HEALTH_WARN,
		    "Bij de kopieën in %.120s %s %d van een ander huis. We gebruiken %s "
		    "niet en laten %s liggen. Wil je die cijfers wel? Vraag de installateur.",
		    link->folder, count == 1 ? "ligt" : "liggen", count, count == 1 ? "die" : "ze",
		    count == 1 ? "die" : "ze");
}

bool store_link_open(struct store_link *link, const char *folder, utc_t now, struct health *health)
{
	struct store_news news = { "", false };

	link->folder = folder;
	link->health = health;
	link->store = store_open(folder, now, &news, &link->reason);
	if (link->store && link->known &&
	    !store_put_back(link->store, link->known, &link->reason)) {
		store_close(link->store);
		link->store = NULL;
	}
	if (!link->store)
		health_set(health, "data", HEALTH_FAIL, "%s", link->reason.text);
	else if (news.text[0])
		health_set(health, "data", HEALTH_WARN, "%s", news.text);
	else
		health_set(health, "data", HEALTH_OK, "De gegevens staan in %s.", folder);
	tell_foreign(link);
	return !news.in_use;
}

/* What failed may be tried again: the store was damaged and is restored. */
static bool mended(struct store_link *link)
{
	struct store_news news;
	struct error why = { "" };

	if (!link->store)
		return false;
	bool again = store_mend(link->store, link->known, &news, &why);
	if (!store_works(link->store)) {
		store_close(link->store);
		link->store = NULL;
		link->reason = why;
	}
	if (link->health && !link->store)
		health_set(link->health, "data", HEALTH_FAIL, "%s", why.text);
	else if (link->health && news.text[0])
		health_set(link->health, "data", HEALTH_WARN, "%s", news.text);
	tell_foreign(link);
	return again;
}

/* Something was stored: what was put right on the way? */
static bool stored(struct store_link *link)
{
	struct store_news news;

	if (store_told(link->store, &news) && link->health)
		health_set(link->health, "data", HEALTH_WARN, "%s", news.text);
	return true;
}

static bool append(void *self, struct event *events, int count, struct error *error)
{
	struct store_link *link = self;

	if (!link->store && link->folder && count > 0)
		(void)store_link_open(link, link->folder, events[0].at.utc, link->health);
	return linked(link, error) &&
	       (store_append(link->store, events, count, error) ||
		(mended(link) && store_append(link->store, events, count, error))) &&
	       stored(link);
}

static bool read_events(void *self, struct event_list *out, struct error *error)
{
	struct store_link *link = self;

	if (!linked(link, error))
		return false;
	if (store_events(link->store, out, error))
		return true;
	event_list_free(out);
	return mended(link) && store_events(link->store, out, error);
}

static bool read_history(void *self, day_t from, day_t to, struct history *out, struct error *error)
{
	struct store_link *link = self;

	if (!linked(link, error))
		return false;
	if (store_history(link->store, from, to, out, error))
		return true;
	history_free(out);
	return mended(link) && store_history(link->store, from, to, out, error);
}

static bool fold(void *self, int count, struct event *keep, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) &&
	       (store_fold(link->store, count, keep, error) ||
		(mended(link) && store_fold(link->store, count, keep, error))) &&
	       stored(link);
}

static bool set_note(void *self, const struct ask_note *note, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && (store_set_note(link->store, note, error) ||
				       (mended(link) && store_set_note(link->store, note, error)));
}

static int notes(void *self, struct ask_note *out, int room)
{
	struct store_link *link = self;

	return link->store ? store_notes(link->store, out, room) : 0;
}

/* A secret lies beside the database: it is there when that is not, and its trouble is not that of
 * the database. */
static enum stored find_value(struct store_link *link, const char *name, char out[STORE_VALUE],
			      struct error *error)
{
	if (store_is_secret(name) && !link->store && link->folder)
		return store_secret(link->folder, name, out, error);
	if (!linked(link, error))
		return STORED_UNREADABLE;
	enum stored stored = store_value(link->store, name, out, error);
	if (stored == STORED_UNREADABLE && !store_is_secret(name) && mended(link))
		stored = store_value(link->store, name, out, error);
	return stored;
}

static enum stored value(void *self, const char *name, char *out, int room, struct error *error)
{
	char text[STORE_VALUE] = "";
	enum stored stored = find_value(self, name, text, error);

	(void)snprintf(out, (size_t)room, "%s", stored == STORED_THERE ? text : "");
	return stored;
}

static bool set_value(void *self, const char *name, const char *text, struct error *error)
{
	struct store_link *link = self;

	if (store_is_secret(name) && !link->store && link->folder)
		return store_set_secret(link->folder, name, text, error);
	return linked(link, error) &&
	       (store_set_value(link->store, name, text, error) ||
		(mended(link) && store_set_value(link->store, name, text, error)));
}

static int64_t tend(void *self, const struct moment *now)
{
	struct store_link *link = self;
	struct error why = { "" };

	if (!link->store)
		return -1;
	switch (store_tend(link->store, now, &why)) {
	case TEND_MORE:
		return SOON_MS;
	case TEND_COPIED:
		if (link->health)
			health_clear(link->health, "copies");
		tell_foreign(link);
		return SOON_MS;
	case TEND_LATER:
		return LATER_MS;
	case TEND_FAILED:
		if (mended(link))
			return SOON_MS;
		if (link->health && link->store)
			health_set(link->health, "copies", HEALTH_WARN, "%s", why.text);
		return LATER_MS;
	case TEND_DONE:
	default:
		return -1;
	}
}

static bool memory(void *self, struct memory *out, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && store_memory(link->store, out, error);
}

bool store_link_answers(struct store_link *link)
{
	char text[STORE_VALUE];
	struct error reason;

	return linked(link, &reason) && store_value(link->store, "house", text, &reason);
}

struct store_port store_port(struct store_link *link)
{
	return (struct store_port) {
		.self = link,
		.append = append,
		.events = read_events,
		.history = read_history,
		.fold = fold,
		.set_note = set_note,
		.notes = notes,
		.value = value,
		.set_value = set_value,
		.memory = memory,
		.tend = tend,
	};
}
