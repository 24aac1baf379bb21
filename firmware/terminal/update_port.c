#include "terminal/update_port.h"

#include "base/file.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIMIT ((size_t)4096) /* both hold a line or two; what is larger is no such file */

static enum update_level level_from(const char *name)
{
	if (strcmp(name, "busy") == 0)
		return UPDATE_BUSY;
	if (strcmp(name, "ok") == 0)
		return UPDATE_OK;
	return strcmp(name, "warn") == 0 ? UPDATE_WARN : UPDATE_NONE;
}

/* LEVEL, a tab, and a sentence; what does not read so tells nothing. */
static void read_state(const char *path, struct update *out)
{
	size_t size;
	char *text = file_read(path, LIMIT, &size, NULL);
	char *tab = text ? strchr(text, '\t') : NULL;

	if (tab && utf8_valid(text, size)) {
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\r\n")] = '\0';
		utf8_copy(out->sentence, sizeof out->sentence, tab + 1);
		out->level = out->sentence[0] ? level_from(text) : UPDATE_NONE;
	}
	if (out->level == UPDATE_NONE)
		out->sentence[0] = '\0';
	free(text);
}

/* The file lies where anybody can write into it, and its words go on to whoever helps: only what
 * can be a version is taken from it. */
static void read_failed(const char *config, struct update *out)
{
	char folder[FILE_PATH], path[FILE_PATH], version[UPDATE_VERSION];
	int end = 0;
	size_t size;

	file_folder(folder, config);
	file_join(path, folder, "update-mislukt.txt");
	out->failed = access(path, F_OK) == 0;
	char *text = out->failed ? file_read(path, LIMIT, &size, NULL) : NULL;
	if (text &&
	    sscanf(text, "Versie %31[0-9A-Za-z.+~-] startte niet goed.%n", version, &end) == 1 &&
	    end > 0 && isdigit((unsigned char)version[0]))
		utf8_copy(out->failed_version, sizeof out->failed_version, version);
	free(text);
}

static bool ask(void *self)
{
	const struct options *options = self;

	return file_write(options->update_ask, "", 0, NULL);
}

static void state(void *self, struct update *out)
{
	const struct options *options = self;

	*out = (struct update) { .level = UPDATE_NONE };
	out->asked = access(options->update_ask, F_OK) == 0;
	read_state(options->update_state, out);
	read_failed(options->config, out);
}

struct update_port update_port(const struct options *options)
{
	if (!options->update_ask || !options->update_state)
		return (struct update_port) { NULL, NULL, NULL };
	return (struct update_port) { (void *)options, ask, state };
}
