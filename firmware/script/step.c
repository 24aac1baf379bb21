#include "script/step.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* Copy one word; NULL when it does not end or is too long, else where reading goes on. */
static const char *read_word(const char *at, char out[STEP_WORD])
{
	bool quoted = *at == '"';
	size_t length = 0;

	at += quoted;
	while (*at && (quoted ? *at != '"' : !isspace((unsigned char)*at))) {
		if (quoted && at[0] == '\\' && at[1] == '"')
			at++;
		if (length + 1 == STEP_WORD)
			return NULL;
		out[length++] = *at++;
	}
	out[length] = '\0';
	if (quoted && *at != '"')
		return NULL;
	return at + quoted;
}

bool step_read(struct step *step, const char *line)
{
	step->count = 0;
	for (;;) {
		while (isspace((unsigned char)*line))
			line++;
		if (!*line || *line == '#')
			return true;
		if (step->count == STEP_WORDS)
			return false;
		line = read_word(line, step->words[step->count]);
		if (!line)
			return false;
		step->count++;
	}
}

bool step_duration(const char *text, int64_t *ms)
{
	static const struct {
		const char *unit;
		int64_t ms;
	} units[] = { { "ms", 1 }, { "s", 1000 }, { "m", 60000 }, { "h", 3600000 } };
	char *end;
	long long number = strtoll(text, &end, 10);

	if (end == text || number < 0 || number > 100000000)
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(end, units[i].unit) == 0) {
			*ms = number * units[i].ms;
			return true;
		}
	return false;
}
