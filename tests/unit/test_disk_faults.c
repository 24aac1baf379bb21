/*
 * A disk that is full, failing or read-only, from any write on, for once or for good: the store
 * says so, nothing half-written remains, and it goes on when the disk does.
 */
#include "support/crash_replay.h"
#include "support/log.h"
#include "support/test.h"
#include "support/witness.h"

static const struct {
	enum disk_fault fault;
	const char *name;
} faults[] = {
	{ TROUBLE_FULL, "full" },
	{ TROUBLE_WRITE, "fails to write" },
	{ TROUBLE_SYNC, "fails to sync" },
	{ TROUBLE_READ_ONLY, "read-only" },
};

struct attempt { /* what is wrong with the disk, and from when on */
	struct witness *witness;
	struct disk_trouble trouble;
	char words[80];
	char *before; /* what the store told then */
};

static struct event at(enum event_kind kind, int64_t ref)
{
	return (struct event) {
		.kind = kind,
		.ref = ref,
		.at = { .utc = local("2026-11-23T10:30"),
			.mono_ms = 5000000,
			.boot = 7,
			.sure = true },
	};
}

static int witness_setup(void **state)
{
	struct witness *witness = malloc(sizeof *witness);

	if (!witness)
		return -1;
	witness_begin(witness, local("2026-11-23T10:00"));
	*state = witness;
	return 0;
}

static int witness_teardown(void **state)
{
	witness_end(*state);
	free(*state);
	return 0;
}

#define DISK_TEST(name) cmocka_unit_test_setup_teardown(name, witness_setup, witness_teardown)

/* ---- what must hold ------------------------------------------------------------------ */

static void assert_tells(const struct attempt *attempt, struct store *store, const char *expected)
{
	char *told = witness_told(store);

	if (strcmp(told, expected) != 0)
		fail_msg("%s: %s", attempt->words, witness_difference(expected, told));
	free(told);
}

/* One sentence with what, where and what to do. */
static void assert_sentence(const struct attempt *attempt, const struct error *error)
{
	size_t length = strlen(error->text);

	if (length < 30 || error->text[length - 1] != '.' ||
	    !strstr(error->text, attempt->witness->folder))
		fail_msg("%s: this is no sentence for staff: \"%s\"", attempt->words, error->text);
}

/* The plug is pulled when the store had said no: a terminal that starts on what the disk holds
 * knows nothing of it. Only when the disk took all of it, then no sync and nothing more at all, may
 * it be there: wholly, as `after`. */
static void assert_left_nothing(const struct attempt *attempt, int position, enum cut cut,
				const char *after)
{
	struct replay *replay = replay_begin(attempt->witness->disk);
	struct store_news news;
	struct error error = { "" };
	char folder[128];

	witness_folder(folder);
	while (replay_position(replay) < position && replay_step(replay))
		continue;
	replay_write(replay, cut, 1, folder);
	replay_end(replay);
	struct store *store = store_open(folder, local("2026-11-23T11:00"), &news, &error);
	if (!store || news.text[0])
		fail_msg("%s: %s%s", attempt->words, error.text, news.text);
	char *told = witness_told(store);
	bool in_doubt = attempt->trouble.fault == TROUBLE_READ_ONLY && cut == CUT_NEW;
	if (strcmp(told, attempt->before) != 0 && !(in_doubt && strcmp(told, after) == 0))
		fail_msg("%s, then off: %s", attempt->words,
			 witness_difference(attempt->before, told));
	free(told);
	store_close(store);
	witness_remove(folder);
}

/* ---- a change on a bad disk ------------------------------------------------------------- */

struct kind_of_change {
	void (*prepare)(struct witness *witness); /* on a sound disk; may be NULL */
	bool (*make)(struct witness *witness, struct error *error);
};

static bool append(struct witness *witness, struct error *error)
{
	struct event events[2] = { at(EVENT_REPEAT_NOT, 1), at(EVENT_JOINED, 0) };

	(void)snprintf(events[1].session.key, sizeof events[1].session.key, "schilderen");
	events[1].session.start = local("2026-11-23T11:00");
	bool done = witness->port.append(witness, events, 2, error);
	assert_int_equal(events[0].id > 0, done);
	assert_int_equal(events[1].id > 0, done);
	return done;
}

static void have_a_day(struct witness *witness)
{
	for (int i = 0; i < 3; i++) {
		struct event event = at(EVENT_CHECK_IN, 0);
		assert_true(witness->port.append(witness, &event, 1, NULL));
	}
}

static bool fold(struct witness *witness, struct error *error)
{
	struct event alive = at(EVENT_ALIVE, 0);
	bool done = witness->port.fold(witness, witness->log.count, &alive, error);

	assert_int_equal(alive.id > 0, done);
	return done;
}

static bool set_value(struct witness *witness, struct error *error)
{
	char text[16];

	(void)snprintf(text, sizeof text, "%d", witness->count);
	return witness->port.set_value(witness, "pin_wrong", text, error);
}

static bool set_note(struct witness *witness, struct error *error)
{
	const struct ask_note note = { witness->log.items[0].id, witness->count, 1 };

	return witness->port.set_note(witness, &note, error);
}

static const struct kind_of_change an_append = { NULL, append };
static const struct kind_of_change a_fold = { have_a_day, fold };
static const struct kind_of_change a_value = { NULL, set_value };
static const struct kind_of_change a_note = { NULL, set_note };

static void assert_refused(struct attempt *attempt, const struct kind_of_change *change,
			   const struct error *error)
{
	struct witness *witness = attempt->witness;
	struct error again = { "" };
	int position = witness->disk->count;

	assert_sentence(attempt, error);
	assert_tells(attempt, witness->link.store, attempt->before);
	disk_break(witness->disk, NULL);
	if (!change->make(witness, &again))
		fail_msg("%s: afterwards it still says \"%s\"", attempt->words, again.text);
	char *after = witness_told(witness->link.store);
	for (int cut = CUT_OLD; cut <= CUT_NEW; cut++)
		assert_left_nothing(attempt, position, (enum cut)cut, after);
	free(after);
}

/* True: the disk did not come so far as to refuse anything. */
static bool try_once(struct attempt *attempt, const void *with)
{
	const struct kind_of_change *change = with;
	struct witness *witness = attempt->witness;
	struct error error = { "" };

	if (change->prepare)
		change->prepare(witness);
	attempt->before = witness_told(witness->link.store);
	disk_break(witness->disk, &attempt->trouble);
	if (!change->make(witness, &error))
		assert_refused(attempt, change, &error);
	disk_break(witness->disk, NULL);
	free(attempt->before);
	return attempt->trouble.refused == 0;
}

/* Every fault, once and for good, at every operation that the change takes. */
typedef bool try_fault(struct attempt *attempt, const void *with);

static void try_all(struct witness *witness, try_fault *try, const void *with)
{
	int refused = 0;

	for (int i = 0; i < COUNT_OF(faults) * 2; i++) {
		struct attempt attempt = { .witness = witness };
		bool over = false;
		for (int after = 0; !over; after++) {
			attempt.trouble = (struct disk_trouble) { .fault = faults[i / 2].fault,
								  .after = after,
								  .times = i % 2 };
			(void)snprintf(attempt.words, sizeof attempt.words,
				       "the disk %s after %d operations, %s", faults[i / 2].name,
				       after, i % 2 ? "once" : "from then on");
			over = try(&attempt, with);
			refused += attempt.trouble.refused > 0;
		}
	}
	assert_true(refused > 10);
}

/* All that was confirmed meanwhile is there after a kill. */
static void assert_all_there(struct witness *witness)
{
	const struct attempt attempt = { .witness = witness, .words = "at the end" };

	witness_close(witness, true);
	witness_open(witness, local("2026-11-23T12:00"));
	assert_tells(&attempt, witness->link.store, witness->changes[witness->count - 1].told);
}

static void what_cannot_be_stored_is_said_and_leaves_nothing(void **state)
{
	try_all(*state, try_once, &an_append);
	assert_all_there(*state);
}

static void nor_does_a_fold_that_fails(void **state)
{
	try_all(*state, try_once, &a_fold);
	assert_all_there(*state);
}

static void nor_a_value(void **state)
{
	try_all(*state, try_once, &a_value);
	assert_all_there(*state);
}

static void nor_a_note(void **state)
{
	struct event ask = at(EVENT_ASKED, 0);

	assert_true(((struct witness *)*state)->port.append(*state, &ask, 1, NULL));
	try_all(*state, try_once, &a_note);
	assert_all_there(*state);
}

/* ---- starting on a bad disk --------------------------------------------------------------- */

/* A start that fails, or does not, leaves the figures for a later one; nothing is set aside. */
static bool try_start(struct attempt *attempt, const void *unused)
{
	struct witness *witness = attempt->witness;
	struct store_news news;
	struct error error = { "" };

	(void)unused;
	have_a_day(witness);
	attempt->before = witness_told(witness->link.store);
	witness_close(witness, true);
	disk_break(witness->disk, &attempt->trouble);
	struct store *store = store_open(witness->folder, local("2026-11-23T11:00"), &news, &error);
	if (!store)
		assert_sentence(attempt, &error);
	else
		assert_tells(attempt, store, attempt->before);
	if (news.text[0])
		fail_msg("%s: %s", attempt->words, news.text);
	store_close(store);
	disk_break(witness->disk, NULL);
	witness_open(witness, local("2026-11-23T11:00"));
	assert_tells(attempt, witness->link.store, attempt->before);
	free(attempt->before);
	return attempt->trouble.refused == 0;
}

static void a_start_on_a_bad_disk_spoils_nothing(void **state)
{
	try_all(*state, try_start, NULL);
}

static bool try_first_start(struct attempt *attempt, const void *unused)
{
	struct store_news news;
	struct error error = { "" };
	struct witness first = { .refused = 0 };

	(void)unused;
	witness_folder(first.folder);
	first.disk = disk_mount(first.folder);
	attempt->witness = &first;
	disk_break(first.disk, &attempt->trouble);
	struct store *store = store_open(first.folder, local("2026-11-23T11:00"), &news, &error);
	if (!store)
		assert_sentence(attempt, &error);
	store_close(store);
	disk_break(first.disk, NULL);
	witness_open(&first, local("2026-11-23T11:00"));
	store_close(first.link.store);
	disk_unmount(first.disk);
	witness_remove(first.folder);
	return attempt->trouble.refused == 0;
}

static void nor_does_the_very_first(void **state)
{
	try_all(*state, try_first_start, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DISK_TEST(what_cannot_be_stored_is_said_and_leaves_nothing),
		DISK_TEST(nor_does_a_fold_that_fails),
		DISK_TEST(nor_a_value),
		DISK_TEST(nor_a_note),
		DISK_TEST(a_start_on_a_bad_disk_spoils_nothing),
		DISK_TEST(nor_does_the_very_first),
	};

	return cmocka_run_group_tests_name("a bad disk", tests, NULL, NULL);
}
