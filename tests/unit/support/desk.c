#include "desk.h"

#include "test.h"

const struct talk_rules desk_rules = { .remind = 3 * MINUTES,
				       .giveup = 10 * MINUTES,
				       .come_within = 5 * MINUTES };

struct desk desk_at(const char *text)
{
	struct desk desk = { .story = story_at(text), .opening = office_hours() };

	talk_init(&desk.talk);
	return desk;
}

void desk_free(struct desk *desk)
{
	event_list_free(&desk->story.log);
}

int64_t desk_put(struct desk *desk, enum event_kind kind, int64_t ref, int n)
{
	int64_t id = story_add(&desk->story, kind, ref, n);

	assert_true(talk_apply(&desk->talk, &desk->story.log.items[desk->story.log.count - 1]));
	return id;
}

int64_t desk_ask(struct desk *desk)
{
	return desk_put(desk, EVENT_ASKED, 0, talk_picture(&desk->talk));
}

struct event desk_next_due(struct desk *desk, int64_t in_ms)
{
	struct event event = { 0 };

	assert_int_equal(
	    talk_next_due_ms(&desk->talk, &desk_rules, &desk->opening, &desk->story.now), in_ms);
	if (in_ms > 0)
		assert_false(talk_due(&desk->talk, &desk_rules, &desk->opening, &desk->story.now,
				      false, &event));
	if (in_ms > 1) {
		story_wait_ms(&desk->story, in_ms - 1);
		assert_false(talk_due(&desk->talk, &desk_rules, &desk->opening, &desk->story.now,
				      false, &event));
		story_wait_ms(&desk->story, 1);
	}
	assert_true(
	    talk_due(&desk->talk, &desk_rules, &desk->opening, &desk->story.now, false, &event));
	return event;
}

void assert_due(struct desk *desk, int64_t in_ms, enum event_kind kind, int64_t about)
{
	struct event event = desk_next_due(desk, in_ms);

	assert_int_equal(event.kind, kind);
	assert_int_equal(event.ref, about);
	(void)desk_put(desk, event.kind, event.ref, event.n);
}

void assert_nothing_due(const struct desk *desk, bool overdue)
{
	struct event event;

	assert_false(
	    talk_due(&desk->talk, &desk_rules, &desk->opening, &desk->story.now, overdue, &event));
}

struct event desk_acknowledge(struct desk *desk)
{
	struct event event = { 0 };

	if (talk_ack_short(&desk->talk, &desk->story.now, &event))
		(void)desk_put(desk, event.kind, event.ref, event.n);
	return event;
}
