/* The store: what is stored can be read back, whole or not at all. */
#include "store_folder.h"

#include <signal.h>
#include <sys/resource.h>

static void assert_same(const struct event *a, const struct event *b)
{
	assert_int_equal(a->id, b->id);
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->at.utc, b->at.utc);
	assert_int_equal(a->at.mono_ms, b->at.mono_ms);
	assert_int_equal(a->at.boot, b->at.boot);
	assert_int_equal(a->at.sure, b->at.sure);
	assert_int_equal(a->ref, b->ref);
	assert_int_equal(a->n, b->n);
	assert_int_equal(a->m, b->m);
	assert_int_equal(a->flags, b->flags);
	assert_int_equal(a->day, b->day);
	assert_string_equal(a->session.key, b->session.key);
	assert_string_equal(a->session.title, b->session.title);
	assert_int_equal(a->session.start, b->session.start);
}

static void every_field_comes_back_after_a_restart(void **state)
{
	struct event events[4] = {
		in_session(EVENT_JOINED, NOW, "kook@huis", "Kookgroep \xC3\xA9\xC3\xA9n",
			   NOW + 3600),
		about(EVENT_CLOCK_SET, NOW + 1, INT64_MIN, -86400),
		{ .kind = EVENT_CORRECTION, .n = INT32_MIN, .m = 3, .flags = 2, .day = DAY_NONE },
		{ .kind = EVENT_CHECK_IN,
		  .at = { .utc = -1, .mono_ms = INT64_MAX / 4096, .boot = -1, .sure = false } },
	};
	struct event_list read = { 0 };
	struct store *store = folder_open(*state);

	assert_true(store_append(store, events, 4, NULL));
	store_close(store);
	store = folder_open(*state);
	assert_true(store_events(store, &read, NULL));
	assert_int_equal(read.count, 4);
	for (int i = 0; i < 4; i++)
		assert_same(&read.items[i], &events[i]);
	event_list_free(&read);
	store_close(store);
}

static void ids_ascend_and_never_return(void **state)
{
	struct store *store = folder_open(*state);
	int64_t first = put(store, at(EVENT_START, NOW));
	int64_t second = put(store, at(EVENT_STOP, NOW + 60));

	assert_true(second > first);
	assert_true(store_fold(store, 2, NULL, NULL));
	assert_int_equal(event_count(store), 0);
	store_close(store);
	store = folder_open(*state);
	assert_true(put(store, at(EVENT_START, NOW + 120)) > second);
	store_close(store);
}

static void ref_first_is_the_first_of_the_batch(void **state)
{
	struct event batch[3] = { at(EVENT_CHECK_IN, NOW), about(EVENT_PARTY, NOW, REF_FIRST, 4),
				  about(EVENT_CLOCK_SET, NOW, REF_FIRST, 9) };
	struct event_list read = { 0 };
	struct store *store = folder_open(*state);

	put(store, at(EVENT_START, NOW));
	assert_true(store_append(store, batch, 3, NULL));
	assert_int_equal(batch[1].ref, batch[0].id);
	assert_int_equal(batch[2].ref, -1); /* the number of a boot, not an event */
	assert_true(store_events(store, &read, NULL));
	assert_int_equal(read.items[2].ref, batch[0].id);
	assert_int_equal(read.items[3].ref, -1);
	event_list_free(&read);

	struct event alone = about(EVENT_PARTY, NOW, REF_FIRST, 2);
	assert_false(store_append(store, &alone, 1, NULL));
	assert_int_equal(event_count(store), 4);
	store_close(store);
}

static void a_batch_that_fails_in_the_middle_leaves_nothing(void **state)
{
	struct folder *folder = *state;
	struct event batch[3] = { at(EVENT_CHECK_IN, NOW), about(EVENT_PARTY, NOW, REF_FIRST, 4),
				  at((enum event_kind)0, NOW) };
	struct store *store = folder_open(folder);
	struct ask_note note = { .ask = 12345, .place = 1, .topic = 1 };

	put(store, at(EVENT_START, NOW));
	assert_false(store_append(store, batch, 3, &folder->error));
	assert_true(folder->error.text[0] != '\0');
	assert_int_equal(batch[0].id, 0);
	assert_int_equal(batch[1].ref, REF_FIRST); /* so that it can be tried again */
	assert_int_equal(event_count(store), 1);
	assert_false(store_set_note(store, &note, &folder->error)); /* no such ask */
	assert_int_equal(store_notes(store, &note, 1), 0);

	batch[2].kind = EVENT_NEW_HERE;
	assert_true(store_append(store, batch, 3, NULL));
	assert_int_equal(event_count(store), 4);
	store_close(store);
}

static void a_full_disk_is_told_and_nothing_is_half_done(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct rlimit before, tight;
	struct stat log;
	struct event batch[60];

	put(store, at(EVENT_START, NOW));
	for (int i = 0; i < 60; i++)
		batch[i] = at(EVENT_CHECK_IN, NOW + i);
	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	tight = before;
	tight.rlim_cur = (rlim_t)log.st_size;
	(void)signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	bool stored = store_append(store, batch, 60, &folder->error);
	int left = event_count(store);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);

	assert_false(stored);
	assert_non_null(strstr(folder->error.text, "vol"));
	assert_non_null(strstr(folder->error.text, folder->path));
	assert_int_equal(left, 1);
	assert_int_equal(batch[0].id, 0);
	assert_true(store_append(store, batch, 60, NULL)); /* there is room again */
	store_close(store);
	store = folder_open(folder);
	assert_int_equal(event_count(store), 61);
	store_close(store);
}

static void a_note_is_there_until_its_ask_ends(void **state)
{
	struct folder *folder = *state;
	struct ask_note notes[4];
	struct store *store = folder_open(folder);
	int64_t one = put(store, at(EVENT_ASKED, NOW)), other = put(store, at(EVENT_ASKED, NOW));

	assert_true(store_set_note(store, &(struct ask_note) { one, 1, -1 }, NULL));
	assert_true(store_set_note(store, &(struct ask_note) { other, 0, 3 }, NULL));
	assert_true(store_set_note(store, &(struct ask_note) { one, 2, 5 }, NULL));
	store_close(store);
	store = folder_open(folder);
	assert_int_equal(store_notes(store, notes, 1), 1);
	assert_int_equal(store_notes(store, notes, 4), 2);
	assert_int_equal(notes[0].ask, one);
	assert_int_equal(notes[0].place, 2);
	assert_int_equal(notes[0].topic, 5);

	put(store, about(EVENT_SEEN, NOW + 5, one, 0));
	assert_int_equal(store_notes(store, notes, 4), 2);
	put(store, about(EVENT_ENDED, NOW + 9, one, END_STOPPED));
	assert_int_equal(store_notes(store, notes, 4), 1);
	assert_int_equal(notes[0].ask, other);
	struct stat log; /* nor does the write-ahead log still tell it */
	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	assert_int_equal(log.st_size, 0);

	struct event batch[2] = { at(EVENT_ASKED, NOW), about(EVENT_ENDED, NOW, other, 1) };
	batch[1].n = END_TALKED;
	assert_true(store_append(store, batch, 2, NULL));
	assert_int_equal(store_notes(store, notes, 4), 0);
	store_close(store);
}

static void values_are_kept_by_name(void **state)
{
	struct folder *folder = *state;
	char value[STORE_VALUE], longest[STORE_VALUE + 1];
	struct store *store = folder_open(folder);

	memset(longest, 'x', sizeof longest);
	longest[STORE_VALUE] = '\0';
	assert_int_not_equal(store_value(store, "pin", value, NULL), STORED_UNREADABLE);
	assert_string_equal(value, "");
	assert_true(store_set_value(store, "pin", "een", NULL));
	assert_true(store_set_value(store, "pin", "twee", NULL));
	assert_true(store_set_value(store, "tries", "", NULL));
	assert_false(store_set_value(store, "pin", longest, &folder->error));
	longest[STORE_VALUE - 1] = '\0';
	assert_true(store_set_value(store, "long", longest, NULL));
	store_close(store);
	store = folder_open(folder);
	assert_int_not_equal(store_value(store, "pin", value, NULL), STORED_UNREADABLE);
	assert_string_equal(value, "twee");
	assert_int_not_equal(store_value(store, "long", value, NULL), STORED_UNREADABLE);
	assert_string_equal(value, longest);
	store_close(store);
}

static void a_changed_title_is_told_by_all_of_a_session(void **state)
{
	struct event_list read = { 0 };
	struct store *store = folder_open(*state);

	put(store, in_session(EVENT_JOINED, NOW, "a", "Wandelen", NOW + 60));
	put(store, in_session(EVENT_JOINED, NOW, "a", "Wandelen met de hond", NOW + 60));
	put(store, in_session(EVENT_JOINED, NOW, "a", "Wandelen", NOW + 7 * 86400));
	assert_true(store_events(store, &read, NULL));
	assert_string_equal(read.items[0].session.title, "Wandelen met de hond");
	assert_string_equal(read.items[2].session.title, "Wandelen");
	event_list_free(&read);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(every_field_comes_back_after_a_restart),
		STORE_TEST(ids_ascend_and_never_return),
		STORE_TEST(ref_first_is_the_first_of_the_batch),
		STORE_TEST(a_batch_that_fails_in_the_middle_leaves_nothing),
		STORE_TEST(a_full_disk_is_told_and_nothing_is_half_done),
		STORE_TEST(a_note_is_there_until_its_ask_ends),
		STORE_TEST(values_are_kept_by_name),
		STORE_TEST(a_changed_title_is_told_by_all_of_a_session),
	};

	return cmocka_run_group_tests_name("store: the log", tests, NULL, NULL);
}
