/*
 * desk.h - asks and the clock: a story (log.h) whose events are taken in by the talk's rules as
 * they are told. The house is open on weekdays from 10:00 to 16:00.
 */
#ifndef INLOOP_TESTS_SUPPORT_DESK_H
#define INLOOP_TESTS_SUPPORT_DESK_H

#include "log.h"

#include "model/talk.h"

#define SECONDS INT64_C(1000)
#define MINUTES (60 * SECONDS)
#define HOURS   (60 * MINUTES)

struct desk {
	struct story story;
	struct talk talk;
	struct opening opening;
};

/* 3, 10 and 5 minutes */
extern const struct talk_rules desk_rules;

struct desk desk_at(const char *text);
void desk_free(struct desk *desk);

/* An event now, which must change something; its id. */
int64_t desk_put(struct desk *desk, enum event_kind kind, int64_t ref, int n);
int64_t desk_ask(struct desk *desk);
/* A short press of the expert's button; kind 0 = it meant nothing. */
struct event desk_acknowledge(struct desk *desk);

/* The next thing that falls due: in exactly so many milliseconds, and not before. */
struct event desk_next_due(struct desk *desk, int64_t in_ms);
/* The same, looked at and taken in. */
void assert_due(struct desk *desk, int64_t in_ms, enum event_kind kind, int64_t about);
void assert_nothing_due(const struct desk *desk, bool overdue);

#endif
