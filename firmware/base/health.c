#include "base/health.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(struct health_item *item, const char *name, enum health_level level,
		 const char *format, va_list values)
{
	item->level = level;
	item->more = 0;
	snprintf(item->name, sizeof item->name, "%s", name);
	char text[2 * HEALTH_SENTENCE];
	vsnprintf(text, sizeof text, format, values);
	/* one line each, cut at a whole character: --check prints them as they are */
	utf8_copy(item->sentence, sizeof item->sentence, text);
}

static struct health_item *find(struct health *health, const char *name)
{
	for (int i = 0; i < health->count; i++)
		if (strcmp(health->items[i].name, name) == 0)
			return &health->items[i];
	return NULL;
}

/* No place: the last line that is there counts what did not fit. It is a warning at least, and as
 * bad as the worst that it hides. */
static void overflow(struct health_item *last, enum health_level level)
{
	last->more += last->more == 0 ? 2 : 1; /* its own line makes way as well */
	if (last->level < HEALTH_WARN)
		last->level = HEALTH_WARN;
	if (level > last->level)
		last->level = level;
	snprintf(last->sentence, sizeof last->sentence,
		 "Er zijn nog %d meldingen. Los eerst de andere op.", last->more);
}

/* Keep of the lines of this name only the first `keep`. */
static void keep_first(struct health *health, const char *name, int keep)
{
	int kept = 0;
	for (int i = 0; i < health->count; i++) {
		if (strcmp(health->items[i].name, name) == 0 && keep-- <= 0)
			continue;
		health->items[kept++] = health->items[i];
	}
	health->count = kept;
}

void health_set(struct health *health, const char *name, enum health_level level,
		const char *format, ...)
{
	struct health_item *item = find(health, name);
	if (!item && health->count == HEALTH_MAX) {
		overflow(&health->items[HEALTH_MAX - 1], level);
		return;
	}
	if (!item)
		item = &health->items[health->count++];
	va_list values;
	va_start(values, format);
	fill(item, name, level, format, values);
	va_end(values);
	keep_first(health, name, 1);
}

void health_add(struct health *health, const char *name, enum health_level level,
		const char *format, ...)
{
	struct health_item *last = health->count ? &health->items[health->count - 1] : NULL;
	int same = 0;
	for (int i = 0; i < health->count; i++) {
		if (strcmp(health->items[i].name, name) != 0)
			continue;
		last = &health->items[i];
		same++;
	}
	if (last && (same == HEALTH_SAME || health->count == HEALTH_MAX)) {
		overflow(last, level);
		return;
	}
	va_list values;
	va_start(values, format);
	fill(&health->items[health->count++], name, level, format, values);
	va_end(values);
}

void health_clear(struct health *health, const char *name)
{
	keep_first(health, name, 0);
}

const struct health_item *health_find(const struct health *health, const char *name)
{
	for (int i = 0; i < health->count; i++)
		if (strcmp(health->items[i].name, name) == 0)
			return &health->items[i];
	return NULL;
}

enum health_level health_worst(const struct health *health)
{
	enum health_level worst = HEALTH_OK;
	for (int i = 0; i < health->count; i++)
		if (health->items[i].level > worst)
			worst = health->items[i].level;
	return worst;
}

const char *health_level_name(enum health_level level)
{
	static const char *const names[] = { "ok", "warn", "fail" };
	return names[level];
}
