#include "terminal/store_port.h"

#include <stdio.h>

/* False, with the reason, when there is no store behind the link. */
static bool linked(const struct store_link *link, struct error *error)
{
	return link->store || error_set(error, "%s", link->reason.text);
}

bool store_link_open(struct store_link *link, const char *folder, utc_t now, struct health *health)
{
	struct store_news news = { "", false };

	link->folder = folder;
	link->health = health;
	link->store = store_open(folder, now, &news, &link->reason);
	if (!link->store)
		health_set(health, "data", HEALTH_FAIL, "%s", link->reason.text);
	else if (news.text[0])
		health_set(health, "data", HEALTH_WARN, "%s", news.text);
	else
		health_set(health, "data", HEALTH_OK, "De gegevens staan in %s.", folder);
	return !news.in_use;
}

static bool append(void *self, struct event *events, int count, struct error *error)
{
	struct store_link *link = self;

	if (!link->store && link->folder && count > 0)
		(void)store_link_open(link, link->folder, events[0].at.utc, link->health);
	return linked(link, error) && store_append(link->store, events, count, error);
}

static bool read_events(void *self, struct event_list *out, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && store_events(link->store, out, error);
}

static bool read_history(void *self, day_t from, day_t to, struct history *out, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && store_history(link->store, from, to, out, error);
}

static bool fold(void *self, int count, struct event *keep, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && store_fold(link->store, count, keep, error);
}

static void check(void *self, utc_t now, char *news, int room)
{
	struct store_link *link = self;
	struct store_news found = { "", false };
	struct error reason = { "" };

	if (link->store && !store_check(link->store, now, &found, &reason) && found.text[0]) {
		store_close(link->store);
		link->store = NULL;
		link->reason = reason;
	}
	(void)snprintf(news, (size_t)room, "%s", found.text);
}

static bool set_note(void *self, const struct ask_note *note, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && store_set_note(link->store, note, error);
}

static int notes(void *self, struct ask_note *out, int room)
{
	struct store_link *link = self;

	return link->store ? store_notes(link->store, out, room) : 0;
}

static bool value(void *self, const char *name, char *out, int room, struct error *error)
{
	struct store_link *link = self;
	char text[STORE_VALUE];

	if (!linked(link, error) || !store_value(link->store, name, text, error))
		return false;
	(void)snprintf(out, (size_t)room, "%s", text);
	return true;
}

static bool set_value(void *self, const char *name, const char *text, struct error *error)
{
	struct store_link *link = self;

	return linked(link, error) && store_set_value(link->store, name, text, error);
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
		.check = check,
		.set_note = set_note,
		.notes = notes,
		.value = value,
		.set_value = set_value,
		.memory = memory,
	};
}
