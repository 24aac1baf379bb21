/*
 * fake_gpio.h - chips of paper for tests of the lines: the chips are files in a folder, edges come
 * through a pipe, so that polling and hanging up are the real thing.
 */
#ifndef INLOOP_TESTS_FAKE_GPIO_H
#define INLOOP_TESTS_FAKE_GPIO_H

#include "platform/lines_gpiod.h"

struct fake_line {
	const char *chip, *label, *name;
	int refusal;      /* errno at a request; 0 = granted */
	const char *user; /* who has it, at EBUSY */
	/* seen by the test */
	struct gpio_want want;
	bool taken, on;
	int sets;
	/* set by the test */
	int value; /* 1, 0, or -1 for gone */
	int64_t interrupts;
	int pipe[2];
};

/* A fresh, empty machine. `debounces`: as libgpiod 2; else as 1. */
const struct gpio_api *fake_gpio(bool debounces);
void fake_gpio_end(void);

/* A line on a chip; the chip's file is made when it is not there yet. */
struct fake_line *fake_gpio_line(const char *chip, const char *label, const char *name);
void fake_gpio_link(const char *old_name, const char *chip); /* a symbolic link to a chip */
void fake_gpio_deny(const char *chip, int why);              /* cannot be opened */

/* An edge that the kernel tells, and the level after it. */
void fake_gpio_edge(struct fake_line *line, bool active, int64_t mono_ms);
/* An edge that the kernel's full queue dropped: only the level changes. */
void fake_gpio_silent(struct fake_line *line, bool active);
/* The chip's file goes and comes, as the kernel makes it when a chip is unplugged and plugged. */
void fake_gpio_remove(const char *chip);
void fake_gpio_add(const char *chip);
/* The line does not answer any more. */
void fake_gpio_vanish(struct fake_line *line);

#endif
