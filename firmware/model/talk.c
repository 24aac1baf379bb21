#include "model/talk.h"

#include "model/dating.h"

#include <string.h>

#define MET_AFTER_SEEN_MS 3000 /* a double press of the expert's button is one */
#define MET_OVER_MS       (90 * 60 * INT64_C(1000))

void talk_init(struct talk *talk)
{
	*talk = (struct talk) { .last_picture = -1 };
}

static struct ask *find(struct talk *talk, int64_t id)
{
	for (int i = 0; i < talk->count; i++)
		if (talk->asks[i].id == id)
			return &talk->asks[i];
	return NULL;
}

const struct ask *talk_find(const struct talk *talk, int64_t id)
{
	for (int i = 0; i < talk->count; i++)
		if (talk->asks[i].id == id)
			return &talk->asks[i];
	return NULL;
}

bool talk_any(const struct talk *talk, enum ask_state state)
{
	for (int i = 0; i < talk->count; i++)
		if (talk->asks[i].state == state)
			return true;
	return false;
}

int talk_picture(const struct talk *talk)
{
	for (int step = 1; step <= TALK_MAX; step++) {
		int picture = (talk->last_picture + step) % TALK_MAX;
		bool taken = false;
		for (int i = 0; i < talk->count; i++)
			taken = taken || talk->asks[i].picture == picture;
		if (!taken)
			return picture;
	}
	return 0;
}

/* ---- events ------------------------------------------------------------ */

static bool apply_asked(struct talk *talk, const struct event *event)
{
	if (talk->count == TALK_MAX)
		return false;
	talk->asks[talk->count++] = (struct ask) {
		.id = event->id,
		.state = ASK_ASKED,
		.picture = event->n,
		.flags = event->flags,
		.asked = event->at,
		.since = event->at,
	};
	talk->last_picture = event->n;
	return true;
}

static void enter(struct ask *ask, enum ask_state state, const struct event *event)
{
	ask->state = state;
	ask->since = event->at;
}

static void remove_ask(struct talk *talk, struct ask *ask)
{
	int index = (int)(ask - talk->asks);

	memmove(ask, ask + 1, (size_t)(talk->count - index - 1) * sizeof *ask);
	talk->count--;
}

/* The clock of that boot was set: what was asked on it gets its right time. */
static bool apply_clock_set(struct talk *talk, const struct event *event)
{
	bool changed = false;

	for (int i = 0; i < talk->count; i++) {
		struct moment *moments[] = { &talk->asks[i].asked, &talk->asks[i].since };
		for (int m = 0; m < 2; m++)
			if ((!moments[m]->sure || event->flags & CLOCK_AGAIN) &&
			    moments[m]->boot == event->ref) {
				moments[m]->utc += event_clock_moved(event);
				moments[m]->sure = true;
				changed = true;
			}
	}
	return changed;
}

bool talk_apply(struct talk *talk, const struct event *event)
{
	if (event->kind == EVENT_ASKED)
		return apply_asked(talk, event);
	if (event->kind == EVENT_CLOCK_SET)
		return apply_clock_set(talk, event);

	struct ask *ask = find(talk, event->ref);
	if (!ask)
		return false;
	switch (event->kind) {
	case EVENT_SEEN:
		if (ask->state != ASK_ASKED)
			return false;
		enter(ask, ASK_SEEN, event);
		ask->ever_seen = true;
		ask->late = false;
		return true;
	case EVENT_MET:
		if (ask->state != ASK_SEEN)
			return false;
		enter(ask, ASK_MET, event);
		ask->ever_met = true;
		return true;
	case EVENT_BACK:
		if (ask->state != ASK_SEEN)
			return false;
		enter(ask, ASK_ASKED, event);
		ask->reminded = ask->gave_up = false;
		return true;
	case EVENT_REMINDED:
		return ask->state == ASK_ASKED && !ask->reminded && (ask->reminded = true);
	case EVENT_GAVE_UP:
		return ask->state == ASK_ASKED && !ask->gave_up && (ask->gave_up = true);
	case EVENT_LATE:
		return ask->state == ASK_SEEN && !ask->late && (ask->late = true);
	case EVENT_ENDED:
		remove_ask(talk, ask);
		return true;
	default:
		return false;
	}
}

enum ask_end talk_end(const struct ask *ask, enum talk_end_cause cause)
{
	if (ask->ever_met)
		return END_TALKED;
	if (cause == CAUSE_OVERDUE)
		return END_UNKNOWN;
	if (cause == CAUSE_ASKER && !ask->gave_up)
		return END_STOPPED;
	if (ask->ever_seen)
		return END_SEEN_NOT_MET;
	if (ask->flags & (ASKED_CLOSED | ASKED_NOBODY))
		return END_NOBODY;
	return END_NOT_SEEN;
}

/* ---- the expert's button ----------------------------------------------- */

static const struct ask *oldest(const struct talk *talk, enum ask_state state)
{
	for (int i = 0; i < talk->count; i++)
		if (talk->asks[i].state == state)
			return &talk->asks[i];
	return NULL;
}

bool talk_ack_short(const struct talk *talk, const struct moment *now, struct event *event)
{
	const struct ask *ask = oldest(talk, ASK_ASKED);

	if (ask) {
		*event = (struct event) { .kind = EVENT_SEEN, .at = *now, .ref = ask->id };
		return true;
	}
	for (int i = 0; i < talk->count; i++) {
		ask = &talk->asks[i];
		if (ask->state == ASK_SEEN &&
		    moment_elapsed_ms(now, &ask->since) >= MET_AFTER_SEEN_MS) {
			*event = (struct event) { .kind = EVENT_MET, .at = *now, .ref = ask->id };
			return true;
		}
	}
	return false;
}

bool talk_ack_long(const struct talk *talk, const struct moment *now, struct event *event)
{
	const struct ask *ask = oldest(talk, ASK_MET);

	if (!ask)
		return false;
	*event = (struct event) { .kind = EVENT_ENDED,
				  .at = *now,
				  .ref = ask->id,
				  .n = (int32_t)talk_end(ask, CAUSE_MET_OVER) };
	return true;
}

/* ---- timers ------------------------------------------------------------ */

struct due {
	const struct ask *ask;
	enum event_kind kind;
	int64_t in_ms; /* until it is due; negative = it was due so long ago */
};

/* When it was asked, for the sweep. Nothing was asked in the future: a clock that says so was
 * wrong, and the ask is at least as old as this boot knows. */
static utc_t asked_at(const struct ask *ask, const struct moment *now)
{
	if (ask->asked.utc <= now->utc)
		return ask->asked.utc;
	return now->utc - moment_elapsed_ms(now, &ask->asked) / 1000;
}

/* What this ask waits for: at most four things, by the rules of its state. */
static int waits_for(const struct ask *ask, const struct talk_rules *rules,
		     const struct opening *opening, const struct moment *now, struct due out[4])
{
	int64_t elapsed = moment_elapsed_ms(now, &ask->since);
	int count = 0;

	if (ask->state == ASK_ASKED && !ask->reminded)
		out[count++] = (struct due) { ask, EVENT_REMINDED, rules->remind - elapsed };
	if (ask->state == ASK_ASKED && !ask->gave_up)
		out[count++] = (struct due) { ask, EVENT_GAVE_UP, rules->giveup - elapsed };
	if (ask->state == ASK_SEEN && !ask->late)
		out[count++] = (struct due) { ask, EVENT_LATE, rules->come_within - elapsed };
	if (ask->state == ASK_MET)
		out[count++] = (struct due) { ask, EVENT_ENDED, MET_OVER_MS - elapsed };
	if (now->sure) {
		utc_t sweep = opening_sweep(opening, asked_at(ask, now));
		out[count++] = (struct due) { ask, EVENT_ENDED, (sweep - now->utc) * 1000 };
	}
	return count;
}

/* The thing that is due first of all; false = nothing is waited for. */
static bool first_due(const struct talk *talk, const struct talk_rules *rules,
		      const struct opening *opening, const struct moment *now, bool endings_only,
		      struct due *first)
{
	bool any = false;

	for (int i = 0; i < talk->count; i++) {
		struct due list[4];
		int count = waits_for(&talk->asks[i], rules, opening, now, list);
		for (int k = 0; k < count; k++) {
			if (endings_only && list[k].kind != EVENT_ENDED)
				continue;
			if (!any || list[k].in_ms < first->in_ms)
				*first = list[k];
			any = true;
		}
	}
	return any;
}

bool talk_due(const struct talk *talk, const struct talk_rules *rules,
	      const struct opening *opening, const struct moment *now, bool overdue,
	      struct event *event)
{
	struct due due;

	/* Whoever comes late first ends what is over; reminding of it would be noise. */
	if (!first_due(talk, rules, opening, now, overdue, &due) || due.in_ms > 0)
		return false;
	*event = (struct event) { .kind = due.kind, .at = *now, .ref = due.ask->id };
	if (due.kind == EVENT_ENDED)
		event->n = (int32_t)talk_end(due.ask, overdue ? CAUSE_OVERDUE : CAUSE_SWEEP);
	return true;
}

int64_t talk_next_due_ms(const struct talk *talk, const struct talk_rules *rules,
			 const struct opening *opening, const struct moment *now)
{
	struct due due;

	if (!first_due(talk, rules, opening, now, false, &due))
		return -1;
	return due.in_ms > 0 ? due.in_ms : 0;
}

enum lamp talk_lamp(const struct talk *talk)
{
	if (talk_any(talk, ASK_ASKED))
		return LAMP_BLINK;
	return talk_any(talk, ASK_SEEN) ? LAMP_STEADY : LAMP_OFF;
}
