/*
 * lines_gpiod.h - what lines_common.c needs of a libgpiod, whichever its API: an inside matter of
 * the lines. Exactly one of lines_gpiod1.c and lines_gpiod2.c is built and defines `gpio_api`;
 * tests bring one of their own.
 */
#ifndef INLOOP_PLATFORM_LINES_GPIOD_H
#define INLOOP_PLATFORM_LINES_GPIOD_H

#include "platform/lines.h"

#include <stddef.h>

#define GPIO_READ_MAX  16 /* edges that the kernel keeps for one line, on both APIs */
#define GPIO_NAME_ROOM 64

struct gpio_seen { /* one line of a chip; name "" = it has none */
	const char *path, *chip, *label, *name;
	unsigned int offset;
};

struct gpio_want { /* a line to be requested */
	const char *path, *consumer;
	unsigned int offset;
	bool input;
	/* of inputs only */
	bool active_low;
	int pull; /* PULL_... of the settings */
	int debounce_ms;
};

struct gpio_edge {
	bool active;
	int64_t mono_ms;
};

struct gpio_api {
	const char *devices; /* where chips are, as a glob pattern */
	bool debounces;      /* the kernel does it: edges come settled */

	/* Show every line of a chip; 0, or an errno value when it cannot be opened. */
	int (*look)(const char *path, void (*see)(void *context, const struct gpio_seen *seen),
		    void *context);

	/* Take a line: both edges for an input, off for an output. NULL with errno set; at EBUSY
	 * `user` tells who has it, as far as known ("" = not). */
	void *(*request)(const struct gpio_want *want, char user[GPIO_NAME_ROOM]);
	void (*release)(void *handle);

	int (*fd)(void *handle);
	/* The edges that wait, oldest first: call it only when fd is readable. -1 = the line is
	 * gone. `lost` is set when the kernel may have thrown some away. */
	int (*read)(void *handle, struct gpio_edge edges[GPIO_READ_MAX], bool *lost);
	int (*value)(void *handle); /* 1 active, 0 not, -1 the line is gone */
	bool (*set)(void *handle, bool on);
	/* Where the kernel debounces: the interrupts so far of the line that has this consumer.
	 * NULL where every edge comes here. */
	int64_t (*interrupts)(const char *consumer);
	const char *(*version)(void); /* of the library */
};

extern const struct gpio_api gpio_api;

struct lines *lines_open_with(const struct gpio_api *api, const struct settings *settings,
			      struct health *health);

/* Where a name was found, or why not. */
struct gpio_place {
	int count; /* lines of this name */
	char path[GPIO_NAME_ROOM], chip[GPIO_NAME_ROOM], label[GPIO_NAME_ROOM];
	unsigned int offset;
	char other[GPIO_NAME_ROOM]; /* the second chip of this name */
};

struct gpio_search {
	int chips;   /* devices there are */
	int fitting; /* lines on chips that the settings allow */
	int denied;  /* errno of the last chip that could not be opened; 0 = none */
	char denied_at[GPIO_NAME_ROOM];
	struct gpio_place places[LINES];
};

/* Look for the names of the settings over all chips. */
void lines_find(const struct gpio_api *api, const struct settings *settings,
		struct gpio_search *search);

/* What other programs see when they ask who holds the line: "inloop-button". */
void line_consumer(enum line line, char out[GPIO_NAME_ROOM]);

int64_t lines_interrupts(const char *consumer); /* as /proc/interrupts has them; 0 = not there */

/* The settings' name for a line; "" = not used. */
const char *line_setting(const struct settings *settings, enum line line);

/* The health sentences. */
void line_tell_unused(struct health *health, enum line line);
void line_tell_open(struct health *health, enum line line, const char *name,
		    const struct gpio_place *place);
void line_tell_not_found(struct health *health, enum line line, const struct settings *settings,
			 const struct gpio_search *search);
void line_tell_shared(struct health *health, enum line line, const char *name, enum line first);
void line_tell_refused(struct health *health, enum line line, const char *name,
		       const struct gpio_place *place, int why, const char *user);
void line_tell_lost(struct health *health, enum line line, const char *name);
void line_tell_chatter(struct health *health, enum line line, const char *name);
void line_tell_tone_alone(struct health *health);

#endif
