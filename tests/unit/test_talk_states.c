/*
 * The talk's state machine: every event in every state against a table written by hand.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/talk.h"

enum { NONE = -1 };

/* The state after the event, NONE = it changes nothing; as all other events do. */
static const struct {
	enum event_kind kind;
	int from_asked, from_seen, from_met;
} table[] = {
	{ EVENT_START, NONE, NONE, NONE },         { EVENT_STOP, NONE, NONE, NONE },
	{ EVENT_ALIVE, NONE, NONE, NONE },         { EVENT_CHECK_IN, NONE, NONE, NONE },
	{ EVENT_PARTY, NONE, NONE, NONE },         { EVENT_NEW_HERE, NONE, NONE, NONE },
	{ EVENT_UNDO, NONE, NONE, NONE },          { EVENT_JOINED, NONE, NONE, NONE },
	{ EVENT_WISHED, NONE, NONE, NONE },        { EVENT_UNJOINED, NONE, NONE, NONE },
	{ EVENT_SEEN, ASK_SEEN, NONE, NONE },      { EVENT_MET, NONE, ASK_MET, NONE },
	{ EVENT_BACK, NONE, ASK_ASKED, NONE },     { EVENT_ENDED, ASK_ENDED, ASK_ENDED, ASK_ENDED },
	{ EVENT_REMINDED, ASK_ASKED, NONE, NONE }, { EVENT_GAVE_UP, ASK_ASKED, NONE, NONE },
	{ EVENT_LATE, NONE, ASK_SEEN, NONE },      { EVENT_REPEAT, NONE, NONE, NONE },
	{ EVENT_REPEAT_NOT, NONE, NONE, NONE },    { EVENT_HERE, NONE, NONE, NONE },
	{ EVENT_CORRECTION, NONE, NONE, NONE },    { EVENT_CLOCK_SET, NONE, NONE, NONE },
};

static const enum event_kind kinds[] = {
	EVENT_START,      EVENT_STOP,      EVENT_ALIVE,  EVENT_CHECK_IN,   EVENT_PARTY,
	EVENT_NEW_HERE,   EVENT_UNDO,      EVENT_JOINED, EVENT_WISHED,     EVENT_UNJOINED,
	EVENT_SEEN,       EVENT_MET,       EVENT_BACK,   EVENT_ENDED,      EVENT_REMINDED,
	EVENT_GAVE_UP,    EVENT_LATE,      EVENT_REPEAT, EVENT_REPEAT_NOT, EVENT_HERE,
	EVENT_CORRECTION, EVENT_CLOCK_SET, EVENT_FAULT,
};

static int after(enum event_kind kind, int state)
{
	for (int i = 0; i < COUNT_OF(table); i++)
		if (table[i].kind == kind)
			return state == ASK_ASKED  ? table[i].from_asked
			       : state == ASK_SEEN ? table[i].from_seen
						   : table[i].from_met;
	return NONE;
}

#define ASK   7
#define OTHER 9

/* Two open asks: the one that is looked at, in this state, and another that nothing happens to. */
static struct talk talk_in(enum ask_state state)
{
	static const enum event_kind way[] = { EVENT_SEEN, EVENT_MET };
	const struct moment at = { .utc = local("2026-11-23T10:00"), .boot = 1, .sure = true };
	struct talk talk;

	talk_init(&talk);
	assert_true(talk_apply(
	    &talk, &(struct event) { .id = ASK, .kind = EVENT_ASKED, .at = at, .n = 4 }));
	assert_true(talk_apply(
	    &talk, &(struct event) { .id = OTHER, .kind = EVENT_ASKED, .at = at, .n = 5 }));
	for (int i = 0; i < (int)state; i++)
		assert_true(
		    talk_apply(&talk, &(struct event) { .kind = way[i], .at = at, .ref = ASK }));
	return talk;
}

static struct event about(enum event_kind kind, int64_t ask)
{
	return (struct event) { .id = 20,
				.kind = kind,
				.at = { .utc = local("2026-11-23T10:01"),
					.mono_ms = 60000,
					.boot = 1,
					.sure = true },
				.ref = ask,
				.n = kind == EVENT_ENDED ? END_NOT_SEEN : 1 };
}

static void assert_untouched(const struct talk *talk, int64_t id)
{
	const struct ask *ask = talk_find(talk, id);

	assert_non_null(ask);
	assert_int_equal(ask->state, ASK_ASKED);
	assert_false(ask->ever_seen || ask->ever_met);
	assert_false(ask->reminded || ask->gave_up || ask->late);
}

static void every_event_in_every_state(void **unused)
{
	(void)unused;
	for (int i = 0; i < COUNT_OF(kinds); i++)
		for (int state = ASK_ASKED; state <= (int)ASK_MET; state++) {
			struct talk talk = talk_in((enum ask_state)state);
			struct event event = about(kinds[i], ASK);
			bool changed = talk_apply(&talk, &event);
			const struct ask *ask = talk_find(&talk, ASK);
			int is = ask ? (int)ask->state : (int)ASK_ENDED;
			int expected = after(kinds[i], state);

			if (changed != (expected != NONE) || is != (changed ? expected : state))
				fail_msg("event %d in state %d: changed %d, state %d", kinds[i],
					 state, changed, is);
			assert_untouched(&talk, OTHER);
		}
}

static void an_ended_ask_stays_ended(void **unused)
{
	(void)unused;
	for (int i = 0; i < COUNT_OF(kinds); i++)
		for (int state = ASK_ASKED; state <= (int)ASK_MET; state++) {
			struct talk talk = talk_in((enum ask_state)state);
			struct event end = about(EVENT_ENDED, ASK), event;

			assert_true(talk_apply(&talk, &end));
			assert_null(talk_find(&talk, ASK));
			event = about(kinds[i], ASK);
			assert_false(talk_apply(&talk, &event));
			assert_int_equal(talk.count, 1);
			assert_untouched(&talk, OTHER);
		}
}

static void reminders_come_once_each_time(void **unused)
{
	static const struct {
		enum event_kind kind;
		enum ask_state state;
	} once[] = { { EVENT_REMINDED, ASK_ASKED },
		     { EVENT_GAVE_UP, ASK_ASKED },
		     { EVENT_LATE, ASK_SEEN } };

	(void)unused;
	for (int i = 0; i < COUNT_OF(once); i++) {
		struct talk talk = talk_in(once[i].state);
		struct event event = about(once[i].kind, ASK);
		assert_true(talk_apply(&talk, &event));
		assert_false(talk_apply(&talk, &event));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_event_in_every_state),
		cmocka_unit_test(an_ended_ask_stays_ended),
		cmocka_unit_test(reminders_come_once_each_time),
	};

	return cmocka_run_group_tests_name("talk: states", tests, NULL, NULL);
}
