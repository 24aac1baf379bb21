/*
 * event.h - what happened, as it is written down: the append-only log of the running days.
 *
 * An event is never changed. Undo, correction and a clock that was set are events of their own.
 * No event holds anything about a person: no name, no card, no free text.
 * The numbers of enum event_kind are stored; they are never renumbered or reused.
 */
#ifndef INLOOP_MODEL_EVENT_H
#define INLOOP_MODEL_EVENT_H

#include "model/line.h"
#include "model/moment.h"

enum event_kind {
	EVENT_START = 1,       /* the terminal began to run; flags: START_... */
	EVENT_STOP = 2,        /* it was told to end, and did */
	EVENT_ALIVE = 3,       /* it still runs */
	EVENT_CHECK_IN = 10,   /* one tap on "Ik ben er" */
	EVENT_PARTY = 11,      /* ref: check-in; n: people in it, 2-9; the last one counts */
	EVENT_NEW_HERE = 12,   /* ref: check-in; counted once per check-in */
	EVENT_UNDO = 13,       /* ref: check-in; takes it, its party and its new-here away */
	EVENT_JOINED = 20,     /* session: one participant more */
	EVENT_WISHED = 21,     /* session: one who wanted to, but it was full */
	EVENT_UNJOINED = 22,   /* ref: a joined or wished event, taken away; session: the same */
	EVENT_ASKED = 30,      /* n: talk picture; flags: ASKED_... */
	EVENT_SEEN = 31,       /* ref: ask */
	EVENT_MET = 32,        /* ref: ask */
	EVENT_BACK = 33,       /* ref: ask; "ik kan toch niet": seen -> asked */
	EVENT_ENDED = 34,      /* ref: ask; n: enum ask_end */
	EVENT_REMINDED = 35,   /* ref: ask; the reminder of `remind` was given */
	EVENT_GAVE_UP = 36,    /* ref: ask; nobody came within `giveup` */
	EVENT_LATE = 37,       /* ref: ask; seen, but nobody came within `come_within` */
	EVENT_REPEAT = 38,     /* a press by somebody who asked already */
	EVENT_REPEAT_NOT = 39, /* ref: repeat; it was somebody else after all */
	EVENT_HERE = 40,       /* n: 1 the expert is here, 0 away */
	EVENT_CORRECTION = 50, /* day, daypart m: n visits more (or fewer), by staff */
	EVENT_CLOCK_SET = 60,  /* the unsure events of boot `ref` move by n seconds and m days: see
				  dating.h; flags: CLOCK_AGAIN */
	EVENT_FAULT = 61,      /* n: enum fault, m: enum line; it began */
	EVENT_HEALED = 62,     /* n: enum fault, m: enum line; it is over */
	EVENT_TESTED = 63, /* m: enum line; staff pressed it to see whether it works, and it did */
};

/* flags of EVENT_START, given by the store */
#define START_AFTER_LOSS 1 /* of what was stored before it, something may be gone */

/* flags of EVENT_ASKED, kept because they decide how an ask ends */
#define ASKED_CLOSED 1 /* the house was closed */
#define ASKED_NOBODY 2 /* there is a roster, and no shift was on */

/* flags of EVENT_CLOCK_SET: the clock had been set wrong, so the events that are dated move, too */
#define CLOCK_AGAIN 1

#define SESSION_KEY_MAX   160
#define SESSION_TITLE_MAX 160

/* Which date of which activity. The key is the calendar's UID, stable for the series. */
struct session_ref {
	char key[SESSION_KEY_MAX];
	char title[SESSION_TITLE_MAX];
	utc_t start;
};

struct event {
	int64_t id; /* given by the store, one after the other; 0 = not stored. Some that are not
		       there were lost with the card. */
	enum event_kind kind;
	struct moment at;
	int64_t ref; /* the event it is about, or one of its batch: REF_IN_BATCH */
	int32_t n, m;
	int32_t flags;
	day_t day;                  /* of a correction */
	struct session_ref session; /* of joined, wished, unjoined */
};

/* In a batch that is stored as one: "the event at this index of the batch", which comes before. */
#define REF_IN_BATCH(index) (-1 - (int64_t)(index))
#define REF_FIRST           REF_IN_BATCH(0)

/* Optional place and topic of an open ask: for the staff's page only, erased when it ends. */
struct ask_note {
	int64_t ask;      /* id of its EVENT_ASKED */
	int place, topic; /* index of the choice; -1 = not said */
};

struct event_list { /* grows by event_list_add(); free with event_list_free() */
	struct event *items;
	int count, room;
};

/* The new last item, zeroed; NULL when memory is gone. */
struct event *event_list_add(struct event_list *list);
void event_list_free(struct event_list *list);

/* The event with this id, or NULL. Ids ascend, so this is a binary search. */
const struct event *event_list_find(const struct event_list *list, int64_t id);

#endif
