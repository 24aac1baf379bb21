/*
 * lines_common.c - the lines while they run: opening, debounce, the order of edges, loss.
 */
#include "platform/lines_gpiod.h"

#include "platform/debounce.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS    4 /* full kernel queues read in a row before the loop has its turn again */
#define EDGES_MAX 256

struct slot {         /* one line */
	void *handle; /* of the API; NULL = not there */
	bool fresh;   /* an input whose level was not looked at since it was opened */
	struct debounce debounce;
};

struct lines {
	const struct gpio_api *api;
	const struct settings *settings;
	struct health *health;
	struct slot slots[LINES];
	struct edge edges[EDGES_MAX]; /* settled, not handed out yet */
	int first, count;
};

static enum line line_sharing(const struct settings *settings, enum line line)
{
	const char *name = line_setting(settings, line);
	enum line other = 0;

	while (other < line && strcmp(line_setting(settings, other), name) != 0)
		other++;
	return other;
}

/* Open one line where the search found it. To take up a line again that was lost, search anew
 * and call this. */
static void open_line(struct lines *lines, enum line line, const struct gpio_search *search)
{
	const struct settings *settings = lines->settings;
	const char *name = line_setting(settings, line);
	const struct gpio_place *place = &search->places[line];
	struct slot *slot = &lines->slots[line];

	if (!name[0]) {
		line_tell_unused(lines->health, line);
		return;
	}
	if (place->count != 1) {
		line_tell_not_found(lines->health, line, settings, search);
		return;
	}
	enum line sharing = line_sharing(settings, line);
	if (sharing != line) {
		line_tell_shared(lines->health, line, name, sharing);
		return;
	}

	struct gpio_want want = { .path = place->path,
				  .offset = place->offset,
				  .input = line_is_input(line),
				  .active_low = settings->gpio.active_low,
				  .pull = (int)settings->gpio.pull,
				  .debounce_ms = settings->gpio.debounce_ms };
	char user[GPIO_NAME_ROOM] = "";
	errno = 0;
	slot->handle = lines->api->request(&want, user);
	if (!slot->handle) {
		line_tell_refused(lines->health, line, name, place, errno, user);
		return;
	}
	/* Begun as released, so that a button that is held now counts as pressed once. */
	debounce_init(&slot->debounce, lines->api->debounces ? 0 : settings->gpio.debounce_ms,
		      false);
	slot->fresh = want.input;
	line_tell_open(lines->health, line, name, place);
}

struct lines *lines_open_with(const struct gpio_api *api, const struct settings *settings,
			      struct health *health)
{
	struct lines *lines = calloc(1, sizeof *lines);
	struct gpio_search search;

	if (!lines)
		return NULL;
	lines->api = api;
	lines->settings = settings;
	lines->health = health;
	lines_find(api, settings, &search);
	for (enum line line = 0; line < LINES; line++)
		open_line(lines, line, &search);
	if (lines_has(lines, LINE_TONE) && !lines_has(lines, LINE_LAMP))
		line_tell_tone_alone(health);
	return lines;
}

struct lines *lines_open(const struct settings *settings, struct health *health)
{
	return lines_open_with(&gpio_api, settings, health);
}

void lines_close(struct lines *lines)
{
	if (!lines)
		return;
	for (enum line line = 0; line < LINES; line++)
		lines_set(lines, line, false);
	for (enum line line = 0; line < LINES; line++) {
		if (lines->slots[line].handle)
			lines->api->release(lines->slots[line].handle);
	}
	free(lines);
}

bool lines_has(const struct lines *lines, enum line line)
{
	return lines && lines->slots[line].handle;
}

static bool is_open_input(const struct lines *lines, enum line line)
{
	return line_is_input(line) && lines_has(lines, line);
}

int lines_fds(const struct lines *lines, int *fds, int room)
{
	int count = 0;

	for (enum line line = 0; line < LINES && count < room; line++) {
		if (is_open_input(lines, line))
			fds[count++] = lines->api->fd(lines->slots[line].handle);
	}
	return count;
}

/* Edges of several lines come out in the order of time. */
static void put_edge(struct lines *lines, enum line line, bool down, int64_t mono_ms)
{
	if (lines->count == EDGES_MAX)
		return;
	int at = lines->count++;
	while (at > lines->first && lines->edges[at - 1].mono_ms > mono_ms) {
		lines->edges[at] = lines->edges[at - 1];
		at--;
	}
	lines->edges[at] = (struct edge) { .line = line, .down = down, .mono_ms = mono_ms };
}

/* The line does not answer any more. A button that was down must not stay down for ever. */
static void lose_line(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];

	if (slot->debounce.settled)
		put_edge(lines, line, false, now_ms);
	lines->api->release(slot->handle);
	*slot = (struct slot) { .handle = NULL };
	line_tell_lost(lines->health, line, line_setting(lines->settings, line));
}

static void feed(struct lines *lines, enum line line, bool active, int64_t at_ms)
{
	struct debounce *debounce = &lines->slots[line].debounce;
	int64_t settled_ms;

	if (debounce_edge(debounce, active, at_ms, &settled_ms))
		put_edge(lines, line, debounce->settled, settled_ms);
}

enum drained { DRAINED_NOTHING, DRAINED_ALL, DRAINED_SOME, DRAINED_GONE };

static enum drained drain(struct lines *lines, enum line line)
{
	void *handle = lines->slots[line].handle;
	enum drained result = DRAINED_NOTHING;

	for (int round = 0; round < ROUNDS; round++) {
		struct pollfd ready = { .fd = lines->api->fd(handle), .events = POLLIN };
		struct gpio_edge edges[GPIO_READ_MAX];
		bool lost = false;

		if (poll(&ready, 1, 0) <= 0)
			return result;
		if (!(ready.revents & POLLIN))
			return DRAINED_GONE;
		int count = lines->api->read(handle, edges, &lost);
		if (count < 0)
			return DRAINED_GONE;
		for (int i = 0; i < count; i++)
			feed(lines, line, edges[i].active, edges[i].mono_ms);
		if (lost)
			line_tell_chatter(lines->health, line, line_setting(lines->settings, line));
		result = DRAINED_ALL;
	}
	return DRAINED_SOME;
}

static void look_at(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];
	struct debounce *debounce = &slot->debounce;
	enum drained drained = drain(lines, line);
	int value = 0;
	int64_t settled_ms;

	/* The level itself has the last word: the kernel's queue may have lost edges. */
	if (drained == DRAINED_ALL || slot->fresh) {
		value = lines->api->value(slot->handle);
		slot->fresh = false;
	} else {
		value = debounce->raw;
	}
	if (drained == DRAINED_GONE || value < 0) {
		lose_line(lines, line, now_ms);
		return;
	}
	/* The caller's "now" may be a little older than what the kernel just told. */
	if (debounce->running && now_ms < debounce->since_ms)
		now_ms = debounce->since_ms;
	if (debounce->raw != (value != 0))
		feed(lines, line, value != 0, now_ms);
	if (debounce_settle(debounce, now_ms, &settled_ms))
		put_edge(lines, line, debounce->settled, settled_ms);
}

bool lines_next(struct lines *lines, int64_t now_mono_ms, struct edge *edge)
{
	if (lines->first == lines->count) {
		lines->first = lines->count = 0;
		for (enum line line = 0; line < LINES; line++) {
			if (is_open_input(lines, line))
				look_at(lines, line, now_mono_ms);
		}
	}
	if (lines->first == lines->count)
		return false;
	*edge = lines->edges[lines->first++];
	return true;
}

int64_t lines_next_ms(const struct lines *lines, int64_t now_mono_ms)
{
	int64_t next = -1;

	if (lines->first < lines->count)
		return 0;
	for (enum line line = 0; line < LINES; line++) {
		if (!is_open_input(lines, line))
			continue;
		const struct slot *slot = &lines->slots[line];
		int64_t left = slot->fresh ? 0 : debounce_next_ms(&slot->debounce, now_mono_ms);
		if (left >= 0 && (next < 0 || left < next))
			next = left;
	}
	return next;
}

void lines_set(struct lines *lines, enum line line, bool on)
{
	if (line_is_input(line) || !lines_has(lines, line))
		return;
	struct slot *slot = &lines->slots[line];
	if (lines->api->set(slot->handle, on))
		return;
	lines->api->release(slot->handle);
	slot->handle = NULL;
	line_tell_lost(lines->health, line, line_setting(lines->settings, line));
}
