/*
 * lines_gpiod2.c - the lines by libgpiod 2.x (Debian 13). The kernel debounces, numbers the edges
 * of a line, and drops the oldest ones when its queue is full. One request for each line.
 */
#include "platform/lines_gpiod.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>
#include <stdlib.h>

struct taken {
	struct gpiod_line_request *request;
	struct gpiod_edge_event_buffer *buffer; /* of inputs */
	unsigned int offset;
	unsigned long number; /* of the last edge, counted from 1 */
};

static void see_line(struct gpiod_chip *chip, struct gpio_seen *seen,
		     void (*see)(void *context, const struct gpio_seen *seen), void *context)
{
	struct gpiod_line_info *info = gpiod_chip_get_line_info(chip, seen->offset);
	const char *name = info ? gpiod_line_info_get_name(info) : NULL;

	seen->name = name ? name : "";
	see(context, seen);
	if (info)
		gpiod_line_info_free(info);
}

static int look(const char *path, void (*see)(void *context, const struct gpio_seen *seen),
		void *context)
{
	struct gpiod_chip *chip = gpiod_chip_open(path);

	if (!chip)
		return errno ? errno : EIO;
	struct gpiod_chip_info *info = gpiod_chip_get_info(chip);
	int why = info ? 0 : errno;
	if (info) {
		struct gpio_seen seen = { .path = path,
					  .chip = gpiod_chip_info_get_name(info),
					  .label = gpiod_chip_info_get_label(info) };
		size_t count = gpiod_chip_info_get_num_lines(info);
		for (seen.offset = 0; seen.offset < count; seen.offset++)
			see_line(chip, &seen, see, context);
		gpiod_chip_info_free(info);
	}
	gpiod_chip_close(chip);
	return why;
}

static int describe_input(struct gpiod_line_settings *settings, const struct gpio_want *want)
{
	enum gpiod_line_bias bias = want->pull == PULL_UP     ? GPIOD_LINE_BIAS_PULL_UP
				    : want->pull == PULL_DOWN ? GPIOD_LINE_BIAS_PULL_DOWN
							      : GPIOD_LINE_BIAS_DISABLED;

	gpiod_line_settings_set_active_low(settings, want->active_low);
	gpiod_line_settings_set_debounce_period_us(settings,
						   (unsigned long)want->debounce_ms * 1000);
	if (gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_INPUT) < 0 ||
	    gpiod_line_settings_set_edge_detection(settings, GPIOD_LINE_EDGE_BOTH) < 0 ||
	    gpiod_line_settings_set_event_clock(settings, GPIOD_LINE_CLOCK_MONOTONIC) < 0)
		return -1;
	return gpiod_line_settings_set_bias(settings, bias);
}

static int describe_output(struct gpiod_line_settings *settings)
{
	if (gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_OUTPUT) < 0)
		return -1;
	return gpiod_line_settings_set_output_value(settings, GPIOD_LINE_VALUE_INACTIVE);
}

static struct gpiod_line_request *request_line(struct gpiod_chip *chip,
					       const struct gpio_want *want)
{
	struct gpiod_line_settings *settings = gpiod_line_settings_new();
	struct gpiod_line_config *lines = gpiod_line_config_new();
	struct gpiod_request_config *config = gpiod_request_config_new();
	struct gpiod_line_request *request = NULL;

	if (settings && lines && config &&
	    (want->input ? describe_input(settings, want) : describe_output(settings)) == 0 &&
	    gpiod_line_config_add_line_settings(lines, &want->offset, 1, settings) == 0) {
		gpiod_request_config_set_consumer(config, want->consumer);
		gpiod_request_config_set_event_buffer_size(config, GPIO_READ_MAX);
		request = gpiod_chip_request_lines(chip, config, lines);
	}
	int why = errno;
	gpiod_request_config_free(config);
	gpiod_line_config_free(lines);
	gpiod_line_settings_free(settings);
	errno = why;
	return request;
}

static void tell_user(struct gpiod_chip *chip, unsigned int offset, char user[GPIO_NAME_ROOM])
{
	struct gpiod_line_info *info = gpiod_chip_get_line_info(chip, offset);
	const char *consumer = info ? gpiod_line_info_get_consumer(info) : NULL;

	(void)snprintf(user, GPIO_NAME_ROOM, "%s", consumer ? consumer : "");
	if (info)
		gpiod_line_info_free(info);
}

static bool take(struct taken *taken, const struct gpio_want *want, char user[GPIO_NAME_ROOM])
{
	struct gpiod_chip *chip = gpiod_chip_open(want->path);

	if (!chip)
		return false;
	taken->offset = want->offset;
	taken->buffer = want->input ? gpiod_edge_event_buffer_new(GPIO_READ_MAX) : NULL;
	if (!want->input || taken->buffer)
		taken->request = request_line(chip, want);
	int why = errno;
	if (!taken->request && why == EBUSY)
		tell_user(chip, want->offset, user);
	gpiod_chip_close(chip); /* a request lives on without it */
	errno = why;
	return taken->request != NULL;
}

static void *request(const struct gpio_want *want, char user[GPIO_NAME_ROOM])
{
	struct taken *taken = calloc(1, sizeof *taken);

	if (!taken || take(taken, want, user))
		return taken;
	int why = errno;
	gpiod_edge_event_buffer_free(taken->buffer);
	free(taken);
	errno = why;
	return NULL;
}

static void release(void *handle)
{
	struct taken *taken = handle;

	gpiod_line_request_release(taken->request);
	gpiod_edge_event_buffer_free(taken->buffer);
	free(taken);
}

static int line_fd(void *handle)
{
	struct taken *taken = handle;

	return gpiod_line_request_get_fd(taken->request);
}

static int read_edges(void *handle, struct gpio_edge edges[GPIO_READ_MAX], bool *lost)
{
	struct taken *taken = handle;
	int count =
	    gpiod_line_request_read_edge_events(taken->request, taken->buffer, GPIO_READ_MAX);

	for (int i = 0; i < count; i++) {
		struct gpiod_edge_event *event =
		    gpiod_edge_event_buffer_get_event(taken->buffer, (unsigned long)i);
		unsigned long number = gpiod_edge_event_get_line_seqno(event);

		edges[i].active =
		    gpiod_edge_event_get_event_type(event) == GPIOD_EDGE_EVENT_RISING_EDGE;
		edges[i].mono_ms = (int64_t)(gpiod_edge_event_get_timestamp_ns(event) / 1000000);
		if (number != taken->number + 1)
			*lost = true;
		taken->number = number;
	}
	return count;
}

static int value(void *handle)
{
	struct taken *taken = handle;

	return gpiod_line_request_get_value(taken->request, taken->offset);
}

static bool set(void *handle, bool on)
{
	struct taken *taken = handle;

	return gpiod_line_request_set_value(taken->request, taken->offset,
					    on ? GPIOD_LINE_VALUE_ACTIVE
					       : GPIOD_LINE_VALUE_INACTIVE) == 0;
}

static const char *version(void)
{
	return gpiod_api_version();
}

const struct gpio_api gpio_api = {
	.devices = "/dev/gpiochip*",
	.debounces = true,
	.look = look,
	.request = request,
	.release = release,
	.fd = line_fd,
	.read = read_edges,
	.value = value,
	.set = set,
	.interrupts = lines_interrupts,
	.version = version,
};
