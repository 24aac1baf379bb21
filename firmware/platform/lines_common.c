/*
 * lines_common.c - the lines while they run: debounce, the order of edges, too many edges, loss.
 */
#include "platform/lines_private.h"

#include <poll.h>

#define ROUNDS     4     /* full kernel queues read in a row before the loop has its turn again */
#define REST_MS    100   /* for a line that gives still more */
#define CALM_MS    65000 /* without too many edges: it is well again */
#define COUNT_MS   60000 /* between two looks at the kernel's count of interrupts */
#define COUNT_MOST 3000  /* in between; sixty presses of the worst contact */

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
		if (is_open_input(lines, line) && lines->slots[line].rests_until_ms == 0)
			fds[count++] = lines->api->fd(lines->slots[line].handle);
	}
	if (lines->watch >= 0 && count < room)
		fds[count++] = lines->watch;
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

void lines_lose(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];

	/* A button that was down must not stay down for ever. */
	if (line_is_input(line) && slot->debounce.settled != line_begins(line))
		put_edge(lines, line, line_begins(line), now_ms);
	lines->api->release(slot->handle);
	*slot = (struct slot) { .lost = true };
	line_tell_lost(lines->health, line, line_setting(lines->settings, line));
	lines_tell_news(lines, line, FAULT_GONE, true);
	lines->retry_ms = 0; /* at once: the new chip may be there already */
}

/* ---- too many edges ------------------------------------------------------ */

static void chatter(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];

	slot->chatter_ms = now_ms;
	if (slot->chatters)
		return;
	slot->chatters = true;
	line_tell_chatter(lines->health, line, line_setting(lines->settings, line));
	lines_tell_news(lines, line, FAULT_CHATTER, true);
}

/* What the kernel debounces never comes here as edges, however many there are; but it counts the
 * interrupts. */
static void count_interrupts(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];
	char consumer[GPIO_NAME_ROOM];

	if (!lines->api->interrupts || (slot->counted_ms && now_ms - slot->counted_ms < COUNT_MS))
		return;
	line_consumer(line, consumer);
	int64_t count = lines->api->interrupts(consumer);
	if (slot->counted_ms && count - slot->interrupt_count > COUNT_MOST)
		chatter(lines, line, now_ms);
	slot->interrupt_count = count;
	slot->counted_ms = now_ms;
}

static void calm_down(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];

	if (!slot->chatters || now_ms - slot->chatter_ms < CALM_MS)
		return;
	slot->chatters = false;
	line_tell_open(lines->health, line, line_setting(lines->settings, line), &slot->place);
	lines_tell_news(lines, line, FAULT_CHATTER, false);
}

/* ---- edges --------------------------------------------------------------- */

static void feed(struct lines *lines, enum line line, bool active, int64_t at_ms)
{
	struct debounce *debounce = &lines->slots[line].debounce;
	int64_t settled_ms;

	if (debounce_edge(debounce, active, at_ms, &settled_ms))
		put_edge(lines, line, debounce->settled, settled_ms);
}

enum drained { DRAINED_NOTHING, DRAINED_ALL, DRAINED_SOME, DRAINED_GONE };

static enum drained drain(struct lines *lines, enum line line, int64_t now_ms)
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
		if (lost) { /* a silence in what was kept need not be one of the contact */
			debounce_doubt(&lines->slots[line].debounce, now_ms);
			chatter(lines, line, now_ms);
		}
		result = DRAINED_ALL;
	}
	return DRAINED_SOME;
}

/* Where the kernel debounces, the level that is there at the start was never debounced: a cable
 * that still charges reads as a button held for some milliseconds. It counts when it stays. */
static bool is_early(const struct lines *lines, struct slot *slot, int64_t now_ms)
{
	if (!slot->fresh || !lines->api->debounces)
		return false;
	if (slot->fresh_ms == 0)
		slot->fresh_ms = now_ms;
	return now_ms - slot->fresh_ms < lines->settings->gpio.debounce_ms;
}

static void look_at(struct lines *lines, enum line line, int64_t now_ms)
{
	struct slot *slot = &lines->slots[line];
	struct debounce *debounce = &slot->debounce;
	int value = 0;
	int64_t settled_ms;

	if (now_ms < slot->rests_until_ms)
		return;
	slot->rests_until_ms = 0;
	enum drained drained = drain(lines, line, now_ms);
	if (drained == DRAINED_SOME)
		slot->rests_until_ms = now_ms + REST_MS;
	/* The level itself has the last word: the kernel's queue may have lost edges. */
	if (drained == DRAINED_ALL || drained == DRAINED_SOME || slot->fresh) {
		value = lines->api->value(slot->handle);
		if (value >= 0 && drained == DRAINED_NOTHING && is_early(lines, slot, now_ms))
			return;
		slot->fresh = false;
	} else {
		value = debounce->raw;
	}
	if (drained == DRAINED_GONE || value < 0) {
		lines_lose(lines, line, now_ms);
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
		lines_look_again(lines, now_mono_ms);
		for (enum line line = 0; line < LINES; line++) {
			if (!is_open_input(lines, line))
				continue;
			count_interrupts(lines, line, now_mono_ms);
			calm_down(lines, line, now_mono_ms);
			look_at(lines, line, now_mono_ms);
		}
	}
	if (lines->first == lines->count)
		return false;
	*edge = lines->edges[lines->first++];
	return true;
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static int64_t left(int64_t until_ms, int64_t now_ms)
{
	return until_ms > now_ms ? until_ms - now_ms : 0;
}

static int64_t slot_next_ms(const struct slot *slot, int debounce_ms, int64_t now_ms)
{
	int64_t next = debounce_next_ms(&slot->debounce, now_ms);

	if (slot->fresh)
		return slot->fresh_ms ? left(slot->fresh_ms + debounce_ms, now_ms) : 0;
	if (slot->rests_until_ms)
		return left(slot->rests_until_ms, now_ms);
	if (slot->chatters)
		next = sooner(next, left(slot->chatter_ms + CALM_MS, now_ms));
	return next;
}

int64_t lines_next_ms(const struct lines *lines, int64_t now_mono_ms)
{
	int64_t next = lines->retry_ms < 0 ? -1 : left(lines->retry_ms, now_mono_ms);

	if (lines->first < lines->count)
		return 0;
	for (enum line line = 0; line < LINES; line++)
		if (is_open_input(lines, line))
			next = sooner(next,
				      slot_next_ms(&lines->slots[line],
						   lines->settings->gpio.debounce_ms, now_mono_ms));
	return next;
}

void lines_set(struct lines *lines, enum line line, bool on)
{
	if (line_is_input(line) || !lines_has(lines, line))
		return;
	if (!lines->api->set(lines->slots[line].handle, on))
		lines_lose(lines, line, 0);
}

const char *lines_version(void)
{
	return gpio_api.version ? gpio_api.version() : "";
}
