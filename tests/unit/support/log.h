/*
 * log.h - a log of events as a story: what happened at which local time.
 *
 *      struct story story = story_at("2026-11-23T10:00");
 *      int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);
 *      story_wait(&story, 90);
 *      story_add(&story, EVENT_SEEN, ask, 0);
 *
 * Ids count up from 1, as the store gives them. Release with event_list_free(&story.log).
 */
#ifndef INLOOP_TESTS_SUPPORT_LOG_H
#define INLOOP_TESTS_SUPPORT_LOG_H

#include "base/opening.h"
#include "model/event.h"

struct story {
	struct event_list log;
	struct moment now;
	int64_t last_id;
};

/* The instant of a local time, "2026-11-23T10:00" with optional seconds; the zone is set to
 * Europe/Amsterdam on the way. Anything else ends the program: a test that misspells a time is no
 * test. */
utc_t local(const char *text);
day_t local_day(const char *text); /* "2026-11-23" */

struct story story_at(const char *text);
void story_wait(struct story *story, int64_t seconds);
void story_wait_ms(struct story *story, int64_t ms);
/* Both clocks go on to this local time. */
void story_until(struct story *story, const char *text);
/* The machine was off: a new boot at this local time. */
void story_boot(struct story *story, const char *text);

/* An event now; its id. */
int64_t story_add(struct story *story, enum event_kind kind, int64_t ref, int n);
int64_t story_session(struct story *story, enum event_kind kind, const char *key, utc_t start);
int64_t story_correct(struct story *story, const char *day, enum daypart part, int visits);

/* Open Monday to Friday, 10:00 to 16:00. */
struct opening office_hours(void);
/* Also on this weekday (0 = Monday), in minutes after midnight. */
void opening_add(struct opening *opening, int weekday, int from, int to);

#endif
