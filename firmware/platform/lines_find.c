/*
 * lines_find.c - where a line's name is, over all chips. By name, because the header of the
 * Raspberry Pi 5 moved from one chip number to another between kernels; its line names did not.
 */
#include "platform/lines_gpiod.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

void line_consumer(enum line line, char out[GPIO_NAME_ROOM])
{
	(void)snprintf(out, GPIO_NAME_ROOM, "inloop-%s", line_name(line));
}

bool line_is_input(enum line line)
{
	return line == LINE_BUTTON || line == LINE_ACK || line == LINE_LOOP;
}

const char *line_setting(const struct settings *settings, enum line line)
{
	switch (line) {
	case LINE_BUTTON:
		return settings->gpio.button;
	case LINE_ACK:
		return settings->gpio.ack;
	case LINE_LAMP:
		return settings->gpio.lamp;
	case LINE_LIGHT:
		return settings->gpio.light;
	case LINE_TONE:
		return settings->gpio.tone;
	case LINE_LOOP:
		return settings->gpio.loop;
	case LINES:
		break;
	}
	return "";
}

struct looking {
	const struct settings *settings;
	struct gpio_search *search;
};

static bool chip_fits(const char *wanted, const struct gpio_seen *seen)
{
	return !wanted[0] || strcmp(wanted, seen->chip) == 0 || strcmp(wanted, seen->label) == 0 ||
	       strcmp(wanted, seen->path) == 0;
}

static void remember(struct gpio_place *place, const struct gpio_seen *seen)
{
	place->count++;
	if (place->count == 1) {
		(void)snprintf(place->path, sizeof place->path, "%s", seen->path);
		(void)snprintf(place->chip, sizeof place->chip, "%s", seen->chip);
		(void)snprintf(place->label, sizeof place->label, "%s", seen->label);
		place->offset = seen->offset;
	} else if (place->count == 2) {
		(void)snprintf(place->other, sizeof place->other, "%s", seen->chip);
	}
}

static void see(void *context, const struct gpio_seen *seen)
{
	struct looking *looking = context;

	if (!chip_fits(looking->settings->gpio.chip, seen))
		return;
	looking->search->fitting++;
	for (enum line line = 0; line < LINES; line++) {
		const char *wanted = line_setting(looking->settings, line);
		if (wanted[0] && strcmp(wanted, seen->name) == 0)
			remember(&looking->search->places[line], seen);
	}
}

/* Raspberry Pi OS keeps the old number of the header's chip as a symbolic link to the new one:
 * followed, every line would be there twice. */
static bool is_link(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

void lines_find(const struct gpio_api *api, const struct settings *settings,
		struct gpio_search *search)
{
	struct looking looking = { .settings = settings, .search = search };
	glob_t found;

	memset(search, 0, sizeof *search);
	if (glob(api->devices, 0, NULL, &found) != 0)
		return;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *path = found.gl_pathv[i];
		if (is_link(path))
			continue;
		search->chips++;
		int why = api->look(path, see, &looking);
		if (why != 0) {
			search->denied = why;
			(void)snprintf(search->denied_at, sizeof search->denied_at, "%s", path);
		}
	}
	globfree(&found);
}
