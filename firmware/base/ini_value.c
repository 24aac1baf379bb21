#include "base/ini_value.h"

#include "base/utf8.h"

#include <ini.h>
#include <stdio.h>
#include <string.h>

struct wanted {
	const char *name;
	char *out;
	size_t room;
	bool found;
};

static int take(void *user, const char *section, const char *name, const char *value)
{
	struct wanted *wanted = user;
	char bare[256];

	if (*section || strcmp(name, wanted->name) != 0)
		return 1;
	size_t length = strlen(value);
	bool quoted =
	    length >= 2 && (*value == '"' || *value == '\'') && value[length - 1] == *value;
	(void)snprintf(bare, sizeof bare, "%.*s", (int)(quoted ? length - 2 : length),
		       value + quoted);
	utf8_copy(wanted->out, wanted->room, bare);
	wanted->found = true;
	return 1;
}

bool ini_value(const char *path, const char *name, char *out, size_t room)
{
	struct wanted wanted = { name, out, room, false };

	out[0] = '\0';
	(void)ini_parse(path, take, &wanted);
	return wanted.found;
}
