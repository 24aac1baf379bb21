#include "witness.h"

#include "test.h"

#include "base/array.h"

#include <dirent.h>
#include <unistd.h>

/* ---- a folder --------------------------------------------------------------------- */

void witness_folder(char path[128])
{
	const char *parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR");

	(void)snprintf(path, 128, "%.80s/inloop-disk-XXXXXX", parent ? parent : "/tmp");
	assert_non_null(mkdtemp(path));
}

void witness_remove(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char name[512];
		(void)snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    remove(name) != 0)
			witness_remove(name);
	}
	if (listing)
		(void)closedir(listing);
	(void)rmdir(path);
}

/* ---- what was confirmed -------------------------------------------------------------- */

static void note(struct witness *witness, int begun)
{
	struct change *change =
	    array_add(&witness->changes, &witness->count, &witness->room, sizeof *change);
	char *events = witness_told_events(&witness->log);

	assert_non_null(change);
	*change =
	    (struct change) { begun, witness->disk->count, witness_told(witness->link.store) };
	if (strncmp(change->told, events, strlen(events)) != 0)
		fail_msg("the store does not tell what it was given: %s",
			 witness_difference(events, change->told));
	free(events);
}

const struct change *witness_confirmed(const struct witness *witness, int position)
{
	const struct change *last = &witness->changes[0];

	for (int i = 1; i < witness->count && witness->changes[i].done <= position; i++)
		last = &witness->changes[i];
	return last;
}

const struct change *witness_under_way(const struct witness *witness, int position)
{
	const struct change *next = witness_confirmed(witness, position) + 1;

	return next < witness->changes + witness->count && next->begun < position ? next : NULL;
}

/* ---- the store's port ----------------------------------------------------------------- */

static struct store_port inner(struct witness *witness)
{
	return store_port(&witness->link);
}

static void remember(struct witness *witness, const struct event *event)
{
	struct event *kept = event_list_add(&witness->log);

	assert_non_null(kept);
	*kept = *event;
}

/* What a change was told; returns it. */
static bool keep(struct witness *witness, int begun, bool done)
{
	if (done)
		note(witness, begun);
	else
		witness->refused++;
	return done;
}

static bool append(void *self, struct event *events, int count, struct error *error)
{
	struct witness *witness = self;
	int begun = witness->disk->count;
	bool done = inner(witness).append(&witness->link, events, count, error);

	for (int i = 0; done && i < count; i++)
		remember(witness, &events[i]);
	return keep(witness, begun, done);
}

static bool fold(void *self, int count, struct event *last, struct error *error)
{
	struct witness *witness = self;
	int begun = witness->disk->count;
	bool done = inner(witness).fold(&witness->link, count, last, error);
	struct event_list *log = &witness->log;

	if (done) {
		assert_true(count <= log->count);
		log->count -= count;
		memmove(log->items, log->items + count, (size_t)log->count * sizeof *log->items);
		if (last)
			remember(witness, last);
	}
	return keep(witness, begun, done);
}

static bool set_note(void *self, const struct ask_note *ask_note, struct error *error)
{
	struct witness *witness = self;
	int begun = witness->disk->count;

	return keep(witness, begun, inner(witness).set_note(&witness->link, ask_note, error));
}

static bool set_value(void *self, const char *name, const char *text, struct error *error)
{
	struct witness *witness = self;
	int begun = witness->disk->count;

	return keep(witness, begun, inner(witness).set_value(&witness->link, name, text, error));
}

static bool memory(void *self, struct memory *out, struct error *error)
{
	struct witness *witness = self;

	return inner(witness).memory(&witness->link, out, error);
}

static bool events(void *self, struct event_list *out, struct error *error)
{
	struct witness *witness = self;

	return inner(witness).events(&witness->link, out, error);
}

static bool history(void *self, day_t from, day_t to, struct history *out, struct error *error)
{
	struct witness *witness = self;

	return inner(witness).history(&witness->link, from, to, out, error);
}

static int notes(void *self, struct ask_note *out, int room)
{
	struct witness *witness = self;

	return inner(witness).notes(&witness->link, out, room);
}

static enum stored value(void *self, const char *name, char *out, int room, struct error *error)
{
	struct witness *witness = self;

	return inner(witness).value(&witness->link, name, out, room, error);
}

/* ---- beginning and ending ----------------------------------------------------------------- */

void witness_open(struct witness *witness, utc_t now)
{
	struct store_news news;
	struct error error = { "" };

	witness->link.store = store_open(witness->folder, now, &news, &error);
	if (!witness->link.store || news.text[0])
		fail_msg("%s%s", error.text, news.text);
}

void witness_close(struct witness *witness, bool killed)
{
	disk_power(witness->disk, !killed);
	store_close(witness->link.store);
	witness->link.store = NULL;
	disk_power(witness->disk, true);
}

void witness_begin(struct witness *witness, utc_t now)
{
	*witness = (struct witness) { .refused = 0 };
	witness->port = (struct store_port) {
		.self = witness,
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
	witness_folder(witness->folder);
	witness->disk = disk_mount(witness->folder);
	witness_open(witness, now);
	note(witness, 0);
	witness->changes[0].done = 0;
}

void witness_end(struct witness *witness)
{
	if (witness->link.store)
		store_close(witness->link.store);
	disk_unmount(witness->disk);
	witness_remove(witness->folder);
	for (int i = 0; i < witness->count; i++)
		free(witness->changes[i].told);
	free(witness->changes);
	event_list_free(&witness->log);
}
