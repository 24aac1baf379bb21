/*
 * lines_gpiod1.c - the lines by libgpiod 1.6 (Debian 12). The kernel interface behind it has no
 * debounce and no sequence numbers, and drops new edges when its queue of 16 is full.
 */
#include "platform/lines_gpiod.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>
#include <stdlib.h>

struct taken {
	struct gpiod_chip *chip; /* stays open as long as its line is used */
	struct gpiod_line *line;
};

static int look(const char *path, void (*see)(void *context, const struct gpio_seen *seen),
		void *context)
{
	struct gpiod_chip *chip = gpiod_chip_open(path);

	if (!chip)
		return errno ? errno : EIO;
	for (unsigned int offset = 0; offset < gpiod_chip_num_lines(chip); offset++) {
		struct gpiod_line *line = gpiod_chip_get_line(chip, offset);
		const char *name = line ? gpiod_line_name(line) : NULL;
		see(context, &(struct gpio_seen) { .path = path,
						   .chip = gpiod_chip_name(chip),
						   .label = gpiod_chip_label(chip),
						   .name = name ? name : "",
						   .offset = offset });
	}
	gpiod_chip_close(chip);
	return 0;
}

static int input_flags(const struct gpio_want *want)
{
	int flags = want->active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0;

	if (want->pull == PULL_UP)
		flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP;
	else if (want->pull == PULL_DOWN)
		flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN;
	else
		flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_DISABLE;
	return flags;
}

static bool take(struct taken *taken, const struct gpio_want *want, char user[GPIO_NAME_ROOM])
{
	taken->chip = gpiod_chip_open(want->path);
	if (!taken->chip)
		return false;
	taken->line = gpiod_chip_get_line(taken->chip, want->offset);
	if (!taken->line)
		return false;
	const char *consumer = gpiod_line_consumer(taken->line);
	(void)snprintf(user, GPIO_NAME_ROOM, "%s", consumer ? consumer : "");

	struct gpiod_line_request_config config = {
		.consumer = want->consumer,
		.request_type = want->input ? GPIOD_LINE_REQUEST_EVENT_BOTH_EDGES
					    : GPIOD_LINE_REQUEST_DIRECTION_OUTPUT,
		.flags = want->input ? input_flags(want) : 0,
	};
	return gpiod_line_request(taken->line, &config, 0) == 0;
}

static void *request(const struct gpio_want *want, char user[GPIO_NAME_ROOM])
{
	struct taken *taken = calloc(1, sizeof *taken);

	if (!taken || take(taken, want, user))
		return taken;
	int why = errno;
	if (taken->chip)
		gpiod_chip_close(taken->chip);
	free(taken);
	errno = why;
	return NULL;
}

static void release(void *handle)
{
	struct taken *taken = handle;

	gpiod_line_release(taken->line);
	gpiod_chip_close(taken->chip);
	free(taken);
}

static int line_fd(void *handle)
{
	struct taken *taken = handle;

	return gpiod_line_event_get_fd(taken->line);
}

static int read_edges(void *handle, struct gpio_edge edges[GPIO_READ_MAX], bool *lost)
{
	struct taken *taken = handle;
	struct gpiod_line_event events[GPIO_READ_MAX];
	int count = gpiod_line_event_read_multiple(taken->line, events, GPIO_READ_MAX);

	if (count < 0)
		return -1;
	for (int i = 0; i < count; i++) {
		edges[i].active = events[i].event_type == GPIOD_LINE_EVENT_RISING_EDGE;
		edges[i].mono_ms =
		    (int64_t)events[i].ts.tv_sec * 1000 + events[i].ts.tv_nsec / 1000000;
	}
	*lost = count == GPIO_READ_MAX; /* a full queue: nobody counts what came after it */
	return count;
}

static int value(void *handle)
{
	struct taken *taken = handle;

	return gpiod_line_get_value(taken->line);
}

static bool set(void *handle, bool on)
{
	struct taken *taken = handle;

	return gpiod_line_set_value(taken->line, on) == 0;
}

static const char *version(void)
{
	return gpiod_version_string();
}

const struct gpio_api gpio_api = {
	.devices = "/dev/gpiochip*",
	.debounces = false,
	.look = look,
	.request = request,
	.release = release,
	.fd = line_fd,
	.read = read_edges,
	.value = value,
	.set = set,
	.version = version,
};
