/*
 * lines_open.c - opening the lines, at the start and again after their chip went: a board that is
 * pulled off and put back, a driver that is loaded anew. The kernel tells when a chip comes or
 * goes; only for a line that was lost or refused there is a timer as well.
 */
#include "platform/lines_private.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#define RETRY_MS 60000

bool line_begins(enum line line)
{
	return line == LINE_LOOP;
}

static enum line line_sharing(const struct settings *settings, enum line line)
{
	const char *name = line_setting(settings, line);
	enum line other = 0;

	while (other < line && strcmp(line_setting(settings, other), name) != 0)
		other++;
	return other;
}

static bool request(struct lines *lines, enum line line, const struct gpio_place *place)
{
	const struct settings *settings = lines->settings;
	const char *name = line_setting(settings, line);
	struct slot *slot = &lines->slots[line];
	char consumer[GPIO_NAME_ROOM], user[GPIO_NAME_ROOM] = "";
	struct gpio_want want = { .path = place->path,
				  .consumer = consumer,
				  .offset = place->offset,
				  .input = line_is_input(line),
				  .active_low = settings->gpio.active_low,
				  .pull = (int)settings->gpio.pull,
				  .debounce_ms = settings->gpio.debounce_ms };

	line_consumer(line, consumer);
	errno = 0;
	slot->handle = lines->api->request(&want, user);
	if (!slot->handle) {
		line_tell_refused(lines->health, line, name, place, errno, user);
		return false;
	}
	debounce_init(&slot->debounce, lines->api->debounces ? 0 : settings->gpio.debounce_ms,
		      line_begins(line));
	slot->fresh = want.input;
	slot->place = *place;
	line_tell_open(lines->health, line, name, place);
	return true;
}

/* Open one line where the search found it. Returns whether another try may end better without a
 * chip that comes or goes. */
static bool open_line(struct lines *lines, enum line line, const struct gpio_search *search)
{
	const struct settings *settings = lines->settings;
	const struct gpio_place *place = &search->places[line];
	const char *name = line_setting(settings, line);
	struct slot *slot = &lines->slots[line];

	if (!name[0]) {
		line_tell_unused(lines->health, line);
		return false;
	}
	if (place->count != 1) {
		if (!slot->lost) /* that it worked and went says more */
			line_tell_not_found(lines->health, line, settings, search);
		return slot->lost || search->denied;
	}
	enum line sharing = line_sharing(settings, line);
	if (sharing != line) {
		line_tell_shared(lines->health, line, name, sharing);
		return false;
	}
	return !request(lines, line, place);
}

/* Where the chips are, and what their names look like. */
static void split_pattern(const char *pattern, char folder[GPIO_NAME_ROOM * 2], const char **name)
{
	const char *slash = strrchr(pattern, '/');

	(void)snprintf(folder, GPIO_NAME_ROOM * 2, "%.*s", (int)(slash - pattern), pattern);
	*name = slash + 1;
}

static int watch_chips(const struct gpio_api *api)
{
	char folder[GPIO_NAME_ROOM * 2];
	const char *name;
	int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	split_pattern(api->devices, folder, &name);
	if (watch >= 0 &&
	    inotify_add_watch(watch, folder, IN_CREATE | IN_DELETE | IN_ATTRIB | IN_ONLYDIR) < 0) {
		(void)close(watch);
		watch = -1;
	}
	return watch;
}

/* Whether a chip came, went, or has other rights. */
static bool chips_changed(const struct lines *lines)
{
	char folder[GPIO_NAME_ROOM * 2];
	const char *pattern;
	_Alignas(struct inotify_event) char room[4096];
	bool changed = false;
	ssize_t length;

	split_pattern(lines->api->devices, folder, &pattern);
	while (lines->watch >= 0 && (length = read(lines->watch, room, sizeof room)) > 0) {
		for (ssize_t at = 0; at < length;) {
			const struct inotify_event *event = (const void *)(room + at);
			if ((event->mask & IN_Q_OVERFLOW) ||
			    (event->len > 0 && fnmatch(pattern, event->name, 0) == 0))
				changed = true;
			at += (ssize_t)(sizeof *event + event->len);
		}
	}
	return changed;
}

/* An output says nothing when its chip goes: it has to be asked. */
static void find_lost(struct lines *lines, int64_t now_ms)
{
	for (enum line line = 0; line < LINES; line++)
		if (lines_has(lines, line) && lines->api->value(lines->slots[line].handle) < 0)
			lines_lose(lines, line, now_ms);
}

static void open_missing(struct lines *lines, int64_t now_ms)
{
	struct gpio_search search;
	bool retry = false;

	lines_find(lines->api, lines->settings, &search);
	for (enum line line = 0; line < LINES; line++)
		if (!lines_has(lines, line) && open_line(lines, line, &search))
			retry = true;
	if (lines_has(lines, LINE_TONE) && !lines_has(lines, LINE_LAMP))
		line_tell_tone_alone(lines->health);
	lines->retry_ms = retry ? now_ms + RETRY_MS : -1;
}

void lines_look_again(struct lines *lines, int64_t now_ms)
{
	bool changed = chips_changed(lines), had[LINES];

	if (!changed && (lines->retry_ms < 0 || now_ms < lines->retry_ms))
		return;
	if (changed)
		find_lost(lines, now_ms);
	for (enum line line = 0; line < LINES; line++)
		had[line] = lines_has(lines, line);
	open_missing(lines, now_ms);
	for (enum line line = 0; line < LINES; line++) {
		if (had[line] || !lines_has(lines, line))
			continue;
		lines->slots[line].lost = false;
		lines_tell_news(lines, line, FAULT_GONE, false);
	}
}

void lines_tell_news(struct lines *lines, enum line line, enum fault fault, bool began)
{
	if (lines->news_count < NEWS_MAX)
		lines->news[lines->news_count++] = (struct line_news) { line, fault, began };
}

bool lines_news(struct lines *lines, struct line_news *news)
{
	if (lines->news_count == 0)
		return false;
	*news = lines->news[0];
	lines->news_count--;
	memmove(lines->news, lines->news + 1, (size_t)lines->news_count * sizeof *lines->news);
	return true;
}

struct lines *lines_open_with(const struct gpio_api *api, const struct settings *settings,
			      struct health *health)
{
	struct lines *lines = calloc(1, sizeof *lines);

	if (!lines)
		return NULL;
	lines->api = api;
	lines->settings = settings;
	lines->health = health;
	lines->watch = watch_chips(api); /* before the search: what comes in between is told */
	open_missing(lines, 0);
	if (lines->retry_ms >= 0)
		lines->retry_ms = 0; /* with the first look */
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
	if (lines->watch >= 0)
		(void)close(lines->watch);
	free(lines);
}
