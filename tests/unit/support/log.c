#include "log.h"

#include <stdio.h>
#include <stdlib.h>

static void need(bool good, const char *what)
{
	if (good)
		return;
	(void)fprintf(stderr, "the test itself is wrong: %s\n", what);
	abort();
}

utc_t local(const char *text)
{
	utc_t at = 0;

	need(civil_set_zone("Europe/Amsterdam"), "no time zones on this machine");
	need(civil_parse_local(text, &at), text);
	return at;
}

day_t local_day(const char *text)
{
	day_t day = 0;

	need(civil_set_zone("Europe/Amsterdam"), "no time zones on this machine");
	need(civil_parse_day(text, &day), text);
	return day;
}

struct story story_at(const char *text)
{
	return (struct story) {
		.now = { .utc = local(text), .mono_ms = 60000, .boot = 1, .sure = true },
	};
}

void story_wait_ms(struct story *story, int64_t ms)
{
	story->now.utc += (story->now.mono_ms % 1000 + ms) / 1000;
	story->now.mono_ms += ms;
}

void story_wait(struct story *story, int64_t seconds)
{
	story_wait_ms(story, seconds * 1000);
}

void story_until(struct story *story, const char *text)
{
	utc_t until = local(text);

	need(until >= story->now.utc, "a story goes forward");
	story_wait(story, until - story->now.utc);
}

void story_boot(struct story *story, const char *text)
{
	story->now.utc = local(text);
	story->now.mono_ms = 20000;
	story->now.boot++;
}

static struct event *add(struct story *story, enum event_kind kind)
{
	struct event *event = event_list_add(&story->log);

	need(event != NULL, "out of memory");
	event->id = ++story->last_id;
	event->kind = kind;
	event->at = story->now;
	return event;
}

int64_t story_add(struct story *story, enum event_kind kind, int64_t ref, int n)
{
	struct event *event = add(story, kind);

	event->ref = ref;
	event->n = n;
	return event->id;
}

int64_t story_session(struct story *story, enum event_kind kind, const char *key, utc_t start)
{
	struct event *event = add(story, kind);

	(void)snprintf(event->session.key, sizeof event->session.key, "%s", key);
	(void)snprintf(event->session.title, sizeof event->session.title, "Over %s", key);
	event->session.start = start;
	return event->id;
}

int64_t story_correct(struct story *story, const char *day, enum daypart part, int visits)
{
	struct event *event = add(story, EVENT_CORRECTION);

	event->day = local_day(day);
	event->m = (int32_t)part;
	event->n = visits;
	return event->id;
}

void opening_add(struct opening *opening, int weekday, int from, int to)
{
	need(opening->count[weekday] < OPENING_INTERVALS, "too many opening hours");
	opening->hours[weekday][opening->count[weekday]++] = (struct opening_interval) { from, to };
}

struct opening office_hours(void)
{
	struct opening opening = { 0 };

	for (int weekday = 0; weekday < 5; weekday++)
		opening_add(&opening, weekday, 10 * 60, 16 * 60);
	return opening;
}
