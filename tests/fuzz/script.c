/* Steps of a script: any text, played by the real program on a clock of its own. Steps that write
 * files where the text says are left out, and time passes by days at most. */
#include "fuzz.h"

#include "base/utf8.h"
#include "script/script.h"
#include "script/step.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_MS ((int64_t)6 * 3600 * 1000)
#define MOST_STEPS 60

static struct parts parts;
static struct options options;

static void open_once(void)
{
	static const char settings[] =
	    "[house]\nname = Huis\n[open]\nma = 09:00-17:00\n[talk]\nask_place = ja\ntone = ja\n";
	struct error error;

	if (options.script)
		return;
	options = (struct options) { .config = fuzz_file("inloop.ini", settings, strlen(settings)),
				     .data = fuzz_path("data"),
				     .script = fuzz_path("steps"),
				     .stick = fuzz_path("stick") };
	must(parts_open(&parts, &options, &error), "the parts can be opened");
}

static int writes(const struct step *step)
{
	return step->count > 0 &&
	       (strcmp(step->words[0], "save") == 0 || strcmp(step->words[0], "dump") == 0);
}

static int lasts(const struct step *step)
{
	int64_t ms = 0, most = 0;

	for (int i = 1; i < step->count; i++)
		if (step_duration(step->words[i], &ms) && ms > most)
			most = ms;
	return most > LONGEST_MS;
}

/* The lines that may be played, as one text; free() it. */
static char *playable(char *text)
{
	char *out = NULL;
	size_t size;
	struct step step = { 0 };
	FILE *memory = open_memstream(&out, &size);
	int steps = 0;

	must(memory != NULL, "there is memory");
	for (char *line = text, *next; line && steps < MOST_STEPS; line = next, steps++) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (step_read(&step, line) && (writes(&step) || lasts(&step)))
			continue;
		(void)fprintf(memory, "%s\n", line);
	}
	must(fclose(memory) == 0, "there is memory");
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = { "" };
	size_t length;

	open_once();
	char *text = utf8_from((const char *)data, size, &length);
	must(text != NULL, "there is memory");
	char *steps = playable(text);
	fuzz_empty();
	(void)fuzz_file("steps", steps, strlen(steps));
	bool done = script_run(&parts, options.script, &error);
	must(done || error.text[0], "what fails is told");
	free(steps);
	free(text);
	return 0;
}
