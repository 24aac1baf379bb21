/*
 * talk.h - the rules of asking for a talk.
 *
 *      asked --seen--> seen --met--> met --ended--> ended
 *        ^---back-------/
 *
 * The state of all open asks follows from the stored events alone: talk_apply() takes them one by
 * one, at a restart and while running alike. Whoever wants to change something makes the event,
 * has it stored, then applies it: the order of commits decides every race.
 */
#ifndef INLOOP_MODEL_TALK_H
#define INLOOP_MODEL_TALK_H

#include "model/event.h"
#include "model/history.h"
#include "base/opening.h"

#define TALK_MAX 24 /* asks open at once; as many as there are pictures */

enum ask_state { ASK_ASKED, ASK_SEEN, ASK_MET, ASK_ENDED };

struct ask {
	int64_t id; /* of its EVENT_ASKED */
	enum ask_state state;
	int picture;                /* 0 .. TALK_MAX-1; differs between open asks */
	int flags;                  /* ASKED_... */
	struct moment asked, since; /* when made; when this state was entered */
	bool ever_seen, ever_met;
	bool reminded, gave_up; /* since it last became asked */
	bool late;              /* since it last became seen */
};

struct talk {
	struct ask asks[TALK_MAX]; /* open ones, by commit: the oldest first */
	int count;
	int last_picture; /* of the last ask, so that the next one differs; -1 = none */
};

struct talk_rules { /* from the settings, milliseconds */
	int64_t remind, giveup, come_within;
};

enum talk_end_cause {
	CAUSE_MET_OVER, /* the expert or the 90 minutes end a talk */
	CAUSE_ASKER,    /* "toch niet", "ik kom later terug" */
	CAUSE_SWEEP,    /* closing time */
	CAUSE_OVERDUE,  /* should have ended while the terminal was off or its clock unsure */
};

void talk_init(struct talk *talk);

/* Take in a stored event. Events that are not about asks, or about an ask that is not open, or
 * that the state does not allow, change nothing; returns whether something changed. */
bool talk_apply(struct talk *talk, const struct event *event);

const struct ask *talk_find(const struct talk *talk, int64_t id); /* NULL = not open */
bool talk_any(const struct talk *talk, enum ask_state state);

/* A picture that no open ask has. */
int talk_picture(const struct talk *talk);

/* How an ask ends, by the first rule that fits. */
enum ask_end talk_end(const struct ask *ask, enum talk_end_cause cause);

/* What the expert's button means now: fills the event (kind, ref, n) and returns true, or returns
 * false: nothing to do. Short: the oldest asked -> seen; none asked: the oldest seen that is at
 * least 3 s old -> met. Long: the oldest met -> ended. */
bool talk_ack_short(const struct talk *talk, const struct moment *now, struct event *event);
bool talk_ack_long(const struct talk *talk, const struct moment *now, struct event *event);

/* What falls due by itself: at or before `now`, the earliest such thing as an event to store.
 * Sweeps need a sure clock; `overdue` says that they come late because the terminal was off or
 * the clock unsure. Returns false when nothing is due. */
bool talk_due(const struct talk *talk, const struct talk_rules *rules,
	      const struct opening *opening, const struct moment *now, bool overdue,
	      struct event *event);

/* Milliseconds from `now` until talk_due() will have something; -1 = never. */
int64_t talk_next_due_ms(const struct talk *talk, const struct talk_rules *rules,
			 const struct opening *opening, const struct moment *now);

/* The lamp where the expert is. */
enum lamp { LAMP_OFF, LAMP_BLINK, LAMP_STEADY };
enum lamp talk_lamp(const struct talk *talk);

#endif
