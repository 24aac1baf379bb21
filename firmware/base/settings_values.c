#include "base/settings_keys.h"
#include "base/utf8.h"

#include <ctype.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* The parsers share one form, so each has parameters that it does not need. */
#define UNUSED (void)key, (void)settings, (void)where, (void)value, (void)more

SETTINGS_TAKE(take_text)
{
	UNUSED;
	utf8_copy(where, key->size, value);
	return strlen(value) < key->size ? VALUE_GOOD : VALUE_PARTLY;
}

SETTINGS_TAKE(take_name)
{
	UNUSED;
	if (strlen(value) >= key->size)
		return VALUE_BAD;
	utf8_copy(where, key->size, value);
	return VALUE_GOOD;
}

SETTINGS_TAKE(take_duration)
{
	static const struct {
		const char *unit;
		long ms;
	} units[] = { { "ms", 1 },      { "s", 1000 },    { "sec", 1000 },   { "m", 60000 },
		      { "min", 60000 }, { "h", 3600000 }, { "uur", 3600000 } };
	UNUSED;
	char *rest;
	if (!isdigit((unsigned char)*value))
		return VALUE_BAD;
	long number = strtol(value, &rest, 10);
	while (*rest == ' ')
		rest++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strcasecmp(rest, units[i].unit) != 0)
			continue;
		if (number > INT_MAX / units[i].ms)
			return VALUE_BAD;
		number *= units[i].ms;
		if (number < key->least || number > key->most)
			return VALUE_BAD;
		*(int *)where = (int)number;
		return VALUE_GOOD;
	}
	return VALUE_BAD;
}

SETTINGS_TAKE(take_count)
{
	UNUSED;
	char *rest;
	if (!isdigit((unsigned char)*value))
		return VALUE_BAD;
	long number = strtol(value, &rest, 10);
	if (*rest || number < key->least || number > key->most)
		return VALUE_BAD;
	*(int *)where = (int)number;
	return VALUE_GOOD;
}

static int choice(const char *value, const char *const words[])
{
	for (int i = 0; words[i]; i++)
		if (strcasecmp(value, words[i]) == 0)
			return i;
	return -1;
}

SETTINGS_TAKE(take_yes)
{
	static const char *const words[] = { "nee",   "ja",   "no", "yes", "off", "on",
					     "false", "true", "0",  "1",   NULL };
	UNUSED;
	int which = choice(value, words);
	if (which < 0)
		return VALUE_BAD;
	*(bool *)where = which % 2 == 1;
	return VALUE_GOOD;
}

SETTINGS_TAKE(take_pull)
{
	static const char *const words[] = { "up", "down", "none", NULL };
	UNUSED;
	int which = choice(value, words);
	if (which == 0)
		settings->gpio.pull = PULL_UP;
	else if (which == 1)
		settings->gpio.pull = PULL_DOWN;
	else if (which == 2)
		settings->gpio.pull = PULL_NONE;
	return which < 0 ? VALUE_BAD : VALUE_GOOD;
}

SETTINGS_TAKE(take_rotate)
{
	static const char *const words[] = { "0", "90", "180", "270", NULL };
	UNUSED;
	int which = choice(value, words);
	if (which < 0)
		return VALUE_BAD;
	*(int *)where = which * 90;
	return VALUE_GOOD;
}

SETTINGS_TAKE(take_panel)
{
	UNUSED;
	double size[2] = { 0, 0 };
	const char *at = value;
	if (*value == '\0') {
		settings->screen.panel_mm_w = settings->screen.panel_mm_h = 0;
		return VALUE_GOOD;
	}
	for (int i = 0; i < 2; i++) {
		int length = 0;
		if (!isdigit((unsigned char)*at) || sscanf(at, "%7lf%n", &size[i], &length) != 1 ||
		    size[i] < 20 || size[i] > 3000)
			return VALUE_BAD;
		at += length;
		if (i == 0) {
			at += strspn(at, " ");
			if (*at != 'x' && *at != 'X')
				return VALUE_BAD;
			at += 1 + strspn(at + 1, " ");
		}
	}
	if (*at != '\0')
		return VALUE_BAD;
	settings->screen.panel_mm_w = size[0];
	settings->screen.panel_mm_h = size[1];
	return VALUE_GOOD;
}

/* A zone is a file of the system that begins with "TZif"; glibc would take any other name for UTC
 * without a word. */
static bool zone_known(const char *name)
{
	char path[256], magic[4] = "";
	if (*name == '\0' || *name == '/' || strstr(name, ".."))
		return false;
	if (snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name) >= (int)sizeof path)
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return false;
	bool known = read(fd, magic, sizeof magic) == (ssize_t)sizeof magic &&
		     memcmp(magic, "TZif", sizeof magic) == 0;
	close(fd);
	return known;
}

SETTINGS_TAKE(take_zone)
{
	return zone_known(value) ? take_name(key, settings, where, value, more) : VALUE_BAD;
}
