/*
 * The talk, walked whole: every order in which up to seven things can happen to up to three asks,
 * against a plain account of what was done to each.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/talk.h"

#define STEPS  7
#define MOST   3  /* asks in one walk */
#define EVENTS 40 /* in one walk, its end included */

struct account { /* what was done to one ask, as an onlooker would tell it */
	int64_t id;
	bool nobody; /* there was a roster and no shift was on */
	bool open, seen, met, was_seen, was_met, gave_up;
	int ends;
	enum ask_end end;
};

struct walk {
	struct talk talk;
	struct moment now;
	struct event log[EVENTS];
	int count;
	struct account asks[MOST];
	int ask_count;
};

static const struct talk_rules rules = { .remind = 180000,
					 .giveup = 600000,
					 .come_within = 300000 };
static struct opening opening;
static char path[STEPS + 1];
static long walked;

static struct account *account_of(struct walk *walk, int64_t id)
{
	for (int i = 0; i < walk->ask_count; i++)
		if (walk->asks[i].id == id)
			return &walk->asks[i];
	fail_msg("after %s: an event about ask %d that nobody made", path, (int)id);
	return NULL;
}

/* The first rule that fits, from the account alone. */
static enum ask_end expected_end(const struct account *account, bool by_asker, bool was_off)
{
	if (account->was_met)
		return END_TALKED;
	if (was_off)
		return END_UNKNOWN;
	if (by_asker && !account->gave_up)
		return END_STOPPED;
	if (account->was_seen)
		return END_SEEN_NOT_MET;
	return account->nobody ? END_NOBODY : END_NOT_SEEN;
}

static void tell(struct walk *walk, const struct event *event)
{
	struct account *account = account_of(walk, event->ref);

	switch (event->kind) {
	case EVENT_SEEN:
		account->seen = account->was_seen = true;
		break;
	case EVENT_MET:
		account->seen = false;
		account->met = account->was_met = true;
		break;
	case EVENT_BACK:
		account->seen = account->gave_up = false;
		break;
	case EVENT_GAVE_UP:
		account->gave_up = true;
		break;
	case EVENT_ENDED:
		account->open = account->seen = account->met = false;
		account->ends++;
		account->end = (enum ask_end)event->n;
		break;
	default:
		break;
	}
}

/* As the app does it: the event gets its id and its moment, is kept, and then taken in. */
static void commit(struct walk *walk, struct event event)
{
	assert_true(walk->count < EVENTS);
	event.id = walk->count + 1;
	event.at = walk->now;
	walk->log[walk->count++] = event;
	if (event.kind == EVENT_ASKED)
		walk->asks[walk->ask_count++] =
		    (struct account) { .id = event.id, .open = true, .nobody = event.flags != 0 };
	if (!talk_apply(&walk->talk, &event))
		fail_msg("after %s: event %d changed nothing", path, event.kind);
	if (event.kind != EVENT_ASKED)
		tell(walk, &event);
}

static void pass(struct walk *walk, int64_t ms)
{
	walk->now.mono_ms += ms;
	walk->now.utc += ms / 1000;
}

static void fire(struct walk *walk, bool overdue)
{
	struct event event;

	while (talk_due(&walk->talk, &rules, &opening, &walk->now, overdue, &event)) {
		if (event.kind == EVENT_ENDED) {
			const struct account *account = account_of(walk, event.ref);
			assert_int_equal(event.n, expected_end(account, false, overdue));
		}
		commit(walk, event);
	}
}

static bool ask(struct walk *walk)
{
	if (walk->ask_count == MOST || !opening_open(&opening, walk->now.utc))
		return false;
	/* The second of them finds nobody on the roster. */
	commit(walk, (struct event) { .kind = EVENT_ASKED,
				      .n = talk_picture(&walk->talk),
				      .flags = walk->ask_count == 1 ? ASKED_NOBODY : 0 });
	return true;
}

static bool acknowledge(struct walk *walk, bool held_long)
{
	struct event event;
	bool acts = held_long ? talk_ack_long(&walk->talk, &walk->now, &event)
			      : talk_ack_short(&walk->talk, &walk->now, &event);

	if (acts && event.kind == EVENT_ENDED)
		assert_int_equal(event.n, END_TALKED);
	if (acts)
		commit(walk, event);
	return acts;
}

/* The oldest or the youngest that the asker may still stop. */
static bool cancel(struct walk *walk, bool youngest)
{
	struct account *account = NULL;

	for (int i = 0; i < walk->ask_count; i++)
		if (walk->asks[i].open && !walk->asks[i].met && (youngest || !account))
			account = &walk->asks[i];
	if (!account)
		return false;
	enum ask_end end = talk_end(talk_find(&walk->talk, account->id), CAUSE_ASKER);
	assert_int_equal(end, expected_end(account, true, false));
	commit(walk, (struct event) { .kind = EVENT_ENDED, .ref = account->id, .n = (int)end });
	return true;
}

static bool back(struct walk *walk)
{
	for (int i = 0; i < walk->ask_count; i++)
		if (walk->asks[i].seen) {
			commit(walk,
			       (struct event) { .kind = EVENT_BACK, .ref = walk->asks[i].id });
			return true;
		}
	return false;
}

/* On the staff's page the youngest is met, whatever it was. */
static bool met_by_staff(struct walk *walk)
{
	for (int i = walk->ask_count - 1; i >= 0; i--) {
		const struct account *account = &walk->asks[i];
		if (!account->open || account->met)
			continue;
		if (!account->seen)
			commit(walk, (struct event) { .kind = EVENT_SEEN, .ref = account->id });
		commit(walk, (struct event) { .kind = EVENT_MET, .ref = account->id });
		return true;
	}
	return false;
}

/* Nothing happens until the next thing falls due by itself. */
static bool wait_for_due(struct walk *walk)
{
	int64_t ms = talk_next_due_ms(&walk->talk, &rules, &opening, &walk->now);

	if (walk->talk.count == 0) {
		assert_int_equal(ms, -1);
		return false;
	}
	struct event event;
	assert_true(ms > 0);
	pass(walk, ms - 1000);
	assert_false(talk_due(&walk->talk, &rules, &opening, &walk->now, false, &event));
	pass(walk, 1000);
	int before = walk->count;
	fire(walk, false);
	assert_true(walk->count > before);
	return true;
}

/* Closing time and half an hour. */
static bool sweep(struct walk *walk)
{
	utc_t at = opening_sweep(&opening, walk->now.utc);

	if (walk->talk.count == 0)
		return false;
	pass(walk, (at - walk->now.utc) * 1000);
	fire(walk, false);
	assert_int_equal(walk->talk.count, 0);
	return true;
}

/* The plug is pulled and put back two minutes later; or the next morning, long after closing. */
static bool power_cut(struct walk *walk, bool until_next_day)
{
	if (walk->talk.count == 0)
		return false;
	struct talk again;
	talk_init(&again);
	for (int i = 0; i < walk->count; i++)
		(void)talk_apply(&again, &walk->log[i]);
	walk->talk = again;
	walk->now.utc += until_next_day ? 86400 : 120;
	walk->now.boot++;
	walk->now.mono_ms = 15000;
	fire(walk, true);
	if (until_next_day)
		assert_int_equal(walk->talk.count, 0);
	fire(walk, false);
	return true;
}

static void assert_same_ask(const struct ask *a, const struct ask *b)
{
	assert_int_equal(a->id, b->id);
	assert_int_equal(a->state, b->state);
	assert_int_equal(a->picture, b->picture);
	assert_int_equal(a->flags, b->flags);
	assert_int_equal(a->asked.utc, b->asked.utc);
	assert_int_equal(a->since.utc, b->since.utc);
	assert_int_equal(a->since.mono_ms, b->since.mono_ms);
	assert_int_equal(a->ever_seen, b->ever_seen);
	assert_int_equal(a->ever_met, b->ever_met);
	assert_int_equal(a->reminded, b->reminded);
	assert_int_equal(a->gave_up, b->gave_up);
	assert_int_equal(a->late, b->late);
}

/* A restart now would find the very same asks. */
static void assert_replays(const struct walk *walk)
{
	struct talk again;

	talk_init(&again);
	for (int i = 0; i < walk->count; i++)
		(void)talk_apply(&again, &walk->log[i]);
	assert_int_equal(again.count, walk->talk.count);
	assert_int_equal(again.last_picture, walk->talk.last_picture);
	for (int i = 0; i < again.count; i++)
		assert_same_ask(&again.asks[i], &walk->talk.asks[i]);
}

static void assert_tells_the_truth(const struct walk *walk)
{
	bool asked = false, seen = false;
	int open = 0;

	for (int i = 0; i < walk->ask_count; i++) {
		const struct account *account = &walk->asks[i];
		const struct ask *is = talk_find(&walk->talk, account->id);
		enum ask_state state = account->met    ? ASK_MET
				       : account->seen ? ASK_SEEN
						       : ASK_ASKED;
		assert_int_equal(account->ends, account->open ? 0 : 1);
		assert_int_equal(is != NULL, account->open);
		if (!is)
			continue;
		assert_ptr_equal(is, &walk->talk.asks[open]); /* the oldest first */
		assert_int_equal(is->state, state);
		for (int k = 0; k < open; k++)
			assert_int_not_equal(walk->talk.asks[k].picture, is->picture);
		open++;
		asked = asked || state == ASK_ASKED;
		seen = seen || state == ASK_SEEN;
	}
	assert_int_equal(walk->talk.count, open);
	assert_int_equal(talk_lamp(&walk->talk), asked  ? LAMP_BLINK
						 : seen ? LAMP_STEADY
							: LAMP_OFF);
}

/* Whatever happened: at closing time every ask ends, in one way and for good. */
static void assert_ends(struct walk walk)
{
	(void)sweep(&walk);
	for (int i = 0; i < walk.ask_count; i++)
		assert_int_equal(walk.asks[i].ends, 1);
	assert_tells_the_truth(&walk);
}

static const char steps[] = "aslcybmwSrR";
static bool step(struct walk *walk, char what)
{
	switch (what) {
	case 'a':
		return ask(walk);
	case 's':
		return acknowledge(walk, false);
	case 'l':
		return acknowledge(walk, true);
	case 'c':
		return cancel(walk, false);
	case 'y':
		return cancel(walk, true);
	case 'b':
		return back(walk);
	case 'm':
		return met_by_staff(walk);
	case 'w':
		return wait_for_due(walk);
	case 'S':
		return sweep(walk);
	default:
		return power_cut(walk, what == 'R');
	}
}

static void walk_on(const struct walk *from, int length)
{
	if (length == STEPS)
		return;
	for (const char *what = steps; *what; what++) {
		struct walk walk = *from;
		path[length] = *what;
		path[length + 1] = '\0';
		pass(&walk, 4000);
		fire(&walk, false);
		if (step(&walk, *what)) { /* what does nothing leads nowhere new */
			walked++;
			assert_replays(&walk);
			assert_tells_the_truth(&walk);
			assert_ends(walk);
			walk_on(&walk, length + 1);
		}
	}
}

static void every_order_of_seven_things(void **unused)
{
	struct walk walk = { .now = { .utc = local("2026-11-23T10:30"),
				      .mono_ms = 100000,
				      .boot = 1,
				      .sure = true } };

	(void)unused;
	opening = office_hours();
	opening_add(&opening, 5, 600, 960);
	opening_add(&opening, 6, 600, 960);
	talk_init(&walk.talk);
	walk_on(&walk, 0);
	assert_true(walked > 50000); /* it did walk */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_order_of_seven_things),
	};

	return cmocka_run_group_tests_name("talk, walked whole", tests, NULL, NULL);
}
