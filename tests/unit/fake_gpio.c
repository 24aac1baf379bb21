#include "fake_gpio.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINES_MAX 12

static struct {
	char folder[64], pattern[96];
	struct fake_line lines[LINES_MAX];
	int count;
	char consumers[LINES_MAX][GPIO_NAME_ROOM];
	char denied[32];
	int denial;
	struct gpio_api api;
} fake;

static const char *base_name(const char *path)
{
	return strrchr(path, '/') + 1;
}

static int look(const char *path, void (*see)(void *context, const struct gpio_seen *seen),
		void *context)
{
	char real[PATH_MAX];

	if (!realpath(path, real))
		return errno;
	if (fake.denial && strcmp(base_name(real), fake.denied) == 0)
		return fake.denial;
	for (int i = 0; i < fake.count; i++) {
		const struct fake_line *line = &fake.lines[i];
		if (strcmp(base_name(real), line->chip) == 0)
			see(context, &(struct gpio_seen) { .path = path,
							   .chip = line->chip,
							   .label = line->label,
							   .name = line->name,
							   .offset = (unsigned int)i });
	}
	return 0;
}

static void *request(const struct gpio_want *want, char user[GPIO_NAME_ROOM])
{
	struct fake_line *line = &fake.lines[want->offset];

	if (line->refusal || line->taken) {
		(void)snprintf(user, GPIO_NAME_ROOM, "%s", line->user ? line->user : "");
		errno = line->refusal ? line->refusal : EBUSY;
		return NULL;
	}
	line->want = *want;
	(void)snprintf(fake.consumers[want->offset], GPIO_NAME_ROOM, "%s", want->consumer);
	line->taken = true;
	return pipe2(line->pipe, O_NONBLOCK | O_CLOEXEC) == 0 ? line : NULL;
}

static void release(void *handle)
{
	struct fake_line *line = handle;

	line->taken = false;
	close(line->pipe[0]);
	if (line->pipe[1] >= 0)
		close(line->pipe[1]);
}

static int line_fd(void *handle)
{
	struct fake_line *line = handle;

	return line->pipe[0];
}

static int read_edges(void *handle, struct gpio_edge edges[GPIO_READ_MAX], bool *lost)
{
	struct fake_line *line = handle;
	ssize_t size = read(line->pipe[0], edges, GPIO_READ_MAX * sizeof *edges);

	if (size <= 0)
		return -1;
	*lost = (size_t)size == GPIO_READ_MAX * sizeof *edges;
	return (int)((size_t)size / sizeof *edges);
}

static int value(void *handle)
{
	return ((struct fake_line *)handle)->value;
}

static bool set(void *handle, bool on)
{
	struct fake_line *line = handle;

	line->sets++;
	line->on = on;
	return line->value >= 0;
}

static int64_t interrupts(const char *consumer)
{
	for (int i = 0; i < fake.count; i++)
		if (strcmp(fake.consumers[i], consumer) == 0)
			return fake.lines[i].interrupts;
	return 0;
}

const struct gpio_api *fake_gpio(bool debounces)
{
	memset(&fake, 0, sizeof fake);
	(void)snprintf(fake.folder, sizeof fake.folder, "/tmp/inloop-gpio.XXXXXX");
	if (!mkdtemp(fake.folder))
		abort();
	(void)snprintf(fake.pattern, sizeof fake.pattern, "%s/gpiochip*", fake.folder);
	fake.api = (struct gpio_api) { .devices = fake.pattern,
				       .debounces = debounces,
				       .look = look,
				       .request = request,
				       .release = release,
				       .fd = line_fd,
				       .read = read_edges,
				       .value = value,
				       .set = set,
				       .interrupts = debounces ? interrupts : NULL };
	return &fake.api;
}

static void path_of(const char *chip, char path[128])
{
	(void)snprintf(path, 128, "%s/%s", fake.folder, chip);
}

void fake_gpio_end(void)
{
	char path[128];

	for (int i = 0; i < fake.count; i++) {
		path_of(fake.lines[i].chip, path);
		(void)unlink(path);
	}
	path_of("gpiochip-old", path);
	(void)unlink(path);
	(void)rmdir(fake.folder);
}

void fake_gpio_remove(const char *chip)
{
	char path[128];

	path_of(chip, path);
	if (unlink(path) != 0)
		abort();
}

void fake_gpio_add(const char *chip)
{
	char path[128];

	path_of(chip, path);
	int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		abort();
	close(fd);
}

struct fake_line *fake_gpio_line(const char *chip, const char *label, const char *name)
{
	struct fake_line *line = &fake.lines[fake.count++];

	if (fake.count > LINES_MAX)
		abort();
	fake_gpio_add(chip);
	*line = (struct fake_line) { .chip = chip, .label = label, .name = name };
	return line;
}

void fake_gpio_link(const char *old_name, const char *chip)
{
	char path[128];

	path_of(old_name, path);
	if (symlink(chip, path) != 0)
		abort();
}

void fake_gpio_deny(const char *chip, int why)
{
	(void)snprintf(fake.denied, sizeof fake.denied, "%s", chip);
	fake.denial = why;
}

void fake_gpio_edge(struct fake_line *line, bool active, int64_t mono_ms)
{
	struct gpio_edge edge;

	memset(&edge, 0, sizeof edge);
	edge.active = active;
	edge.mono_ms = mono_ms;
	if (write(line->pipe[1], &edge, sizeof edge) != (ssize_t)sizeof edge)
		abort();
	line->value = active;
}

void fake_gpio_silent(struct fake_line *line, bool active)
{
	line->value = active;
}

void fake_gpio_vanish(struct fake_line *line)
{
	close(line->pipe[1]);
	line->pipe[1] = -1;
	line->value = -1;
}
