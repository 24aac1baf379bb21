/*
 * health.h - what staff should know about the terminal: one line per part.
 *
 * The same lines are printed by `inloop --check` and shown on the staff's system page.
 * The sentences are plain Dutch for people who are no technicians: what is wrong, where, and
 * what to do about it.
 */
#ifndef INLOOP_BASE_HEALTH_H
#define INLOOP_BASE_HEALTH_H

#include <stdbool.h>

enum health_level { HEALTH_OK, HEALTH_WARN, HEALTH_FAIL };

#define HEALTH_MAX      40
#define HEALTH_SENTENCE 320
#define HEALTH_SAME     8 /* lines of one name, so that a bad file cannot push out the other parts */

struct health_item {
	enum health_level level;
	char name[32]; /* "settings", "data", "clock", "fonts", "programme", "roster", "button", ...
			*/
	char sentence[HEALTH_SENTENCE];
	int more; /* further lines that found no place; the sentence then says only how many */
};

struct health {
	struct health_item items[HEALTH_MAX];
	int count;
};

/* Set the line of this name, replacing the one that is there. */
void health_set(struct health *health, const char *name, enum health_level level,
		const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Add a further line of this name (settings may have many); the last place says how many more. */
void health_add(struct health *health, const char *name, enum health_level level,
		const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Take all lines of this name away. */
void health_clear(struct health *health, const char *name);
const struct health_item *health_find(const struct health *health, const char *name);
enum health_level health_worst(const struct health *health);
const char *health_level_name(enum health_level level); /* "ok", "warn", "fail" */

#endif
