/*
 * step.h - one line of a script, in words.
 */
#ifndef INLOOP_SCRIPT_STEP_H
#define INLOOP_SCRIPT_STEP_H

#include <stdbool.h>
#include <stdint.h>

#define STEP_WORDS 6
#define STEP_WORD  256

struct step {
	int line;
	int count;
	char words[STEP_WORDS][STEP_WORD];
};

/* Split a line into words; "..." keeps its spaces. An empty line or a comment has none. False when
 * a quote does not end or there are too many or too long words. */
bool step_read(struct step *step, const char *line);

/* "200ms", "30s", "5m", "2h" to milliseconds. */
bool step_duration(const char *text, int64_t *ms);

#endif
