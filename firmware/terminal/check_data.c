#include "terminal/check_data.h"

#include "store/scratch.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* All that is stored, which a running terminal looks at when it is at rest. */
static void tend(struct parts *parts, struct moment now)
{
	struct store_port port = store_port(&parts->store);

	now.sure = false; /* no copy is made here */
	for (int i = 0; i < 1000; i++) {
		int64_t next = port.tend(port.self, &now);
		if (next < 0 || next > MINUTE * 1000)
			return;
	}
}

/* The sentence was written for the copy. */
static void put_name_right(char *sentence, size_t room, const char *path, const char *folder)
{
	const char *at;

	while ((at = strstr(sentence, path))) {
		char text[HEALTH_SENTENCE];
		(void)snprintf(text, sizeof text, "%.*s%.200s%s", (int)(at - sentence), sentence,
			       folder, at + strlen(path));
		(void)snprintf(sentence, room, "%s", text);
		if (strstr(folder, path))
			return;
	}
}

static void tell(struct parts *parts, const char *path)
{
	const struct health_item *item = health_find(&parts->health, "data");
	const char *folder = parts->options->data;
	char text[HEALTH_SENTENCE];

	if (!item)
		return;
	(void)snprintf(text, sizeof text, "%s", item->sentence);
	put_name_right(text, sizeof text, path, folder);
	if (item->level == HEALTH_OK)
		health_set(&parts->health, "data", HEALTH_OK, "De gegevens staan in %s.", folder);
	else /* it is the terminal's to do, not ours */
		health_set(&parts->health, "data", item->level, "%s%s",
			   item->level == HEALTH_WARN ? "Bij de volgende start zegt de zuil: " : "",
			   text);
}

/* As at a start, with all that follows while it is at rest. */
static bool try_it(struct parts *parts, const struct moment *now, bool copies, struct error *error)
{
	const struct options *options = parts->options;
	struct options other = *options;
	char path[FILE_PATH];

	if (!scratch_make(options->data, copies, path, error))
		return false;
	other.data = path;
	parts->options = &other;
	(void)parts_open_data(parts, now, NULL);
	tend(parts, *now);
	parts_close_data(parts);
	parts->options = options;
	tell(parts, path);
	scratch_remove(path);
	return true;
}

/* Then the daily copies are what there is. */
static bool nothing_there(const char *folder)
{
	char path[FILE_PATH];
	struct stat about;

	file_join(path, folder, "inloop.db");
	return stat(path, &about) != 0 || about.st_size == 0;
}

static void without(struct parts *parts, const struct moment *now, enum health_level level,
		    const char *sentence)
{
	parts_open_calendars(parts, now);
	health_set(&parts->health, "data", level, "%s", sentence);
}

void check_data(struct parts *parts, const struct moment *now)
{
	const char *folder = parts->options->data;
	struct health before = parts->health;
	struct error error = { "" };
	char text[HEALTH_SENTENCE];

	parts->look = folder;
	switch (scratch_look(folder, &error)) {
	case SCRATCH_IN_USE: /* that is no fault, and its folder was good enough for it */
		(void)snprintf(text, sizeof text, "De zuil draait en gebruikt %.200s.", folder);
		without(parts, now, HEALTH_OK, text);
		return;
	case SCRATCH_REFUSED:
		without(parts, now, HEALTH_FAIL, error.text);
		return;
	case SCRATCH_NO_FOLDER:
	case SCRATCH_READY:
	default:
		break;
	}
	bool copies = nothing_there(folder);
	bool done = try_it(parts, now, copies, &error);
	if (done && !copies && health_find(&parts->health, "data")->level != HEALTH_OK) {
		parts->health = before; /* the daily copies may help */
		done = try_it(parts, now, true, &error);
	}
	if (!done)
		without(parts, now, HEALTH_FAIL, error.text);
}
