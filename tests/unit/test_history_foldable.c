/*
 * Which part of the log can be folded: finished days, never a part of what belongs together, and
 * nothing whose clock may still be set.
 */
#include "support/log.h"
#include "support/test.h"

#include "model/history.h"

static int foldable(const struct story *story, const char *today)
{
	return history_foldable(&story->log, local_day(today));
}

static void finished_days_are_folded(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	assert_int_equal(foldable(&story, "2026-11-24"), 0);
	(void)story_add(&story, EVENT_START, 0, 0);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story_until(&story, "2026-11-23T23:59:59");
	(void)story_add(&story, EVENT_ALIVE, 0, 0);
	story_wait(&story, 1);
	(void)story_add(&story, EVENT_ALIVE, 0, 0);
	assert_int_equal(foldable(&story, "2026-11-23"), 0);
	assert_int_equal(foldable(&story, "2026-11-24"), 3);
	assert_int_equal(foldable(&story, "2026-11-25"), 4);
	event_list_free(&story.log);
}

static void an_undo_after_midnight_goes_with_its_check_in(void **unused)
{
	struct story story = story_at("2026-11-23T23:59:50");
	int64_t check_in = story_add(&story, EVENT_CHECK_IN, 0, 0);

	(void)unused;
	story_wait(&story, 15);
	(void)story_add(&story, EVENT_UNDO, check_in, 0);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_int_equal(foldable(&story, "2026-11-24"), 2);
	event_list_free(&story.log);
}

static void a_day_with_an_open_ask_waits(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_int_equal(foldable(&story, "2026-11-24"), 1);
	story_until(&story, "2026-11-24T00:30");
	(void)story_add(&story, EVENT_ENDED, ask, END_NOT_SEEN);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_int_equal(foldable(&story, "2026-11-24"), 4);
	event_list_free(&story.log);
}

static void a_day_waits_thirty_days_for_its_clock(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story.now.sure = false;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story.now.sure = true;
	story_until(&story, "2026-11-24T10:00");
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	assert_int_equal(foldable(&story, "2026-11-25"), 1);
	assert_int_equal(foldable(&story, "2026-12-23"), 1);
	assert_int_equal(foldable(&story, "2026-12-24"), 3);
	event_list_free(&story.log);
}

static void a_day_whose_clock_was_set_is_folded(void **unused)
{
	struct story story = story_at("2026-11-23T10:00");

	(void)unused;
	story.now.sure = false;
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	story.now.sure = true;
	story_until(&story, "2026-11-24T10:00");
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, 0);
	assert_int_equal(foldable(&story, "2026-11-24"), 1);
	event_list_free(&story.log);
}

/* A clock of the year 2040, sure or not: the log does not stand still until then. */
static void a_wrong_future_stops_no_fold(void **unused)
{
	(void)unused;
	for (int sure = 0; sure < 2; sure++) {
		struct story story = story_at("2040-01-02T10:00");
		story.now.sure = sure;
		(void)story_add(&story, EVENT_START, 0, 0);
		(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
		story_boot(&story, "2026-11-23T10:00");
		story.now.sure = true;
		(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
		assert_int_equal(foldable(&story, "2026-11-23"), 2);
		assert_int_equal(foldable(&story, "2026-11-24"), 3);
		event_list_free(&story.log);
	}
}

/* The end of yesterday's ask does not drag along what still waits for its clock. */
static void nothing_unsure_is_folded_along_with_an_ask(void **unused)
{
	struct story story = story_at("2026-11-23T15:00");
	int64_t ask = story_add(&story, EVENT_ASKED, 0, 0);

	(void)unused;
	story_boot(&story, "2026-11-24T09:00");
	story.now.sure = false;
	(void)story_add(&story, EVENT_START, 0, 0);
	(void)story_add(&story, EVENT_CHECK_IN, 0, 0);
	(void)story_add(&story, EVENT_ENDED, ask, END_UNKNOWN);
	assert_int_equal(foldable(&story, "2026-11-24"), 0);
	(void)story_add(&story, EVENT_CLOCK_SET, story.now.boot, 0);
	assert_int_equal(foldable(&story, "2026-11-24"), 4);
	event_list_free(&story.log);
}

/* Random logs: whatever the order, no event is parted from one that it is about, no open ask is
 * folded, and nothing of an unset clock before its time. */
static void a_fold_parts_nothing(void **unused)
{
	static const enum event_kind kinds[] = { EVENT_PARTY, EVENT_UNDO, EVENT_SEEN, EVENT_ENDED,
						 EVENT_UNJOINED };

	(void)unused;
	srand(48);
	for (int round = 0; round < 300; round++) {
		struct story story = story_at("2026-11-20T20:00");
		for (int i = 0; i < 40; i++) {
			story_wait(&story, rand() % (3 * HOUR));
			story.now.sure = rand() % 12 > 0;
			if (rand() % 10 == 0)
				story.now.boot++;
			if (rand() % 3 == 0)
				(void)story_add(&story, kinds[rand() % COUNT_OF(kinds)],
						1 + rand() % (int)(story.last_id + 1), END_STOPPED);
			else
				(void)story_add(&story, rand() % 4 ? EVENT_CHECK_IN : EVENT_ASKED,
						0, 0);
		}
		int count = history_foldable(&story.log, civil_day(story.now.utc));
		assert_in_range(count, 0, story.log.count);
		for (int i = 0; i < story.log.count; i++) {
			const struct event *event = &story.log.items[i];
			bool ended = event->kind != EVENT_ASKED || i >= count;
			if (i >= count)
				assert_true(event->ref == 0 || event->ref > count);
			if (i < count)
				assert_true(event->at.sure);
			for (int k = i + 1; k < story.log.count; k++)
				ended = ended || (story.log.items[k].kind == EVENT_ENDED &&
						  story.log.items[k].ref == event->id);
			assert_true(ended);
		}
		event_list_free(&story.log);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finished_days_are_folded),
		cmocka_unit_test(an_undo_after_midnight_goes_with_its_check_in),
		cmocka_unit_test(a_day_with_an_open_ask_waits),
		cmocka_unit_test(a_day_waits_thirty_days_for_its_clock),
		cmocka_unit_test(a_day_whose_clock_was_set_is_folded),
		cmocka_unit_test(a_wrong_future_stops_no_fold),
		cmocka_unit_test(nothing_unsure_is_folded_along_with_an_ask),
		cmocka_unit_test(a_fold_parts_nothing),
	};

	return cmocka_run_group_tests_name("history: what can be folded", tests, NULL, NULL);
}
