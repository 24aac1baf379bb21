#include "fake_store.h"

#include "base/array.h"

#include <stdio.h>
#include <string.h>

static bool readable(const struct fake_store *store, struct error *error)
{
	return !store->fails || error_set(error, "De schijf is stuk.");
}

static bool writable(const struct fake_store *store, struct error *error)
{
	return (!store->fails && !store->full) || error_set(error, "De schijf is vol.");
}

static void erase_note(struct fake_store *store, int64_t ask)
{
	for (int i = 0; i < store->note_count; i++)
		if (store->notes[i].ask == ask)
			store->notes[i--] = store->notes[--store->note_count];
}

static bool append(void *self, struct event *events, int count, struct error *error)
{
	struct fake_store *store = self;
	int64_t first = store->all.count + 1;

	if (!writable(store, error))
		return false;
	for (int i = 0; i < count; i++) {
		struct event *kept = event_list_add(&store->all);
		if (!kept)
			return error_set(error, "out of memory");
		events[i].id = store->all.count;
		if (events[i].ref < 0 && events[i].kind != EVENT_CLOCK_SET)
			events[i].ref = first - 1 - events[i].ref;
		*kept = events[i];
		if (kept->kind == EVENT_ENDED)
			erase_note(store, kept->ref);
	}
	store->appends++;
	return true;
}

static bool events(void *self, struct event_list *out, struct error *error)
{
	struct fake_store *store = self;

	if (!readable(store, error))
		return false;
	for (int i = store->folded; i < store->all.count; i++) {
		struct event *event = event_list_add(out);
		if (!event)
			return error_set(error, "out of memory");
		*event = store->all.items[i];
	}
	return true;
}

static bool history(void *self, day_t from, day_t to, struct history *out, struct error *error)
{
	struct fake_store *store = self;

	(void)from;
	(void)to;
	return readable(store, error) && history_add_events(out, &store->all);
}

static bool fold(void *self, int count, struct event *keep, struct error *error)
{
	struct fake_store *store = self;

	if (!writable(store, error) || (keep && !append(self, keep, 1, error)))
		return false;
	store->folded += count;
	store->folds++;
	return true;
}

static bool set_note(void *self, const struct ask_note *note, struct error *error)
{
	struct fake_store *store = self;

	if (!writable(store, error))
		return false;
	erase_note(store, note->ask);
	if (store->note_count == FAKE_NOTES)
		return error_set(error, "too many notes");
	store->notes[store->note_count++] = *note;
	return true;
}

static int notes(void *self, struct ask_note *out, int room)
{
	const struct fake_store *store = self;
	int count = store->note_count < room ? store->note_count : room;

	memcpy(out, store->notes, (size_t)count * sizeof *out);
	return count;
}

static int find_value(const struct fake_store *store, const char *name)
{
	int i = 0;

	while (i < store->value_count && strcmp(store->values[i].name, name) != 0)
		i++;
	return i;
}

static enum stored value(void *self, const char *name, char *out, int room, struct error *error)
{
	const struct fake_store *store = self;

	out[0] = '\0';
	if (!readable(store, error))
		return STORED_UNREADABLE;
	if (store->unreadable && strcmp(store->unreadable, name) == 0) {
		(void)error_set(error, "Dit is niet te lezen.");
		return STORED_UNREADABLE;
	}
	(void)snprintf(out, (size_t)room, "%s", fake_store_value(store, name));
	return out[0] ? STORED_THERE : STORED_NONE;
}

static bool set_value(void *self, const char *name, const char *text, struct error *error)
{
	struct fake_store *store = self;
	int i = find_value(store, name);

	if (!writable(store, error))
		return false;
	if (i == FAKE_VALUES)
		return error_set(error, "too many values");
	if (i == store->value_count)
		store->value_count++;
	(void)snprintf(store->values[i].name, sizeof store->values[i].name, "%s", name);
	(void)snprintf(store->values[i].value, sizeof store->values[i].value, "%s", text);
	return true;
}

/* The log and the hours, as much as a test of the help screen needs. */
static bool memory(void *self, struct memory *out, struct error *error)
{
	static const char *const tables[] = { "event", "hour" };
	const struct fake_store *store = self;
	const int rows[] = { store->all.count - store->folded, store->folded };
	const int firsts[] = { store->folded, 0 };

	if (!readable(store, error))
		return false;
	for (int i = 0; i < 2; i++) {
		struct memory_found *found =
		    array_add(&out->items, &out->count, &out->room, sizeof *found);
		if (!found)
			return false;
		*found = (struct memory_found) { .about = memory_table(tables[i]),
						 .rows = rows[i],
						 .oldest = DAY_NONE,
						 .newest = DAY_NONE };
		if (rows[i] > 0)
			found->oldest = civil_day(store->all.items[firsts[i]].at.utc);
	}
	return true;
}

struct store_port fake_store_port(struct fake_store *store)
{
	return (struct store_port) {
		.self = store,
		.append = append,
		.events = events,
		.history = history,
		.fold = fold,
		.set_note = set_note,
		.notes = notes,
		.value = value,
		.set_value = set_value,
		.memory = memory,
	};
}

void fake_store_free(struct fake_store *store)
{
	event_list_free(&store->all);
}

int fake_store_count(const struct fake_store *store, enum event_kind kind)
{
	int count = 0;

	for (int i = 0; i < store->all.count; i++)
		count += store->all.items[i].kind == kind;
	return count;
}

const struct event *fake_store_last(const struct fake_store *store, enum event_kind kind)
{
	for (int i = store->all.count - 1; i >= 0; i--)
		if (store->all.items[i].kind == kind)
			return &store->all.items[i];
	return NULL;
}

const char *fake_store_value(const struct fake_store *store, const char *name)
{
	int i = find_value(store, name);

	return i < store->value_count ? store->values[i].value : "";
}
