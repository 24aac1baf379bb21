/*
 * The store: copies of another house are never taken for ours without a word, and stay as they are.
 */
#include "store_folder.h"

#include "store/private.h"
#include "store/seal.h"
#include "terminal/store_port.h"

#define NIGHT (NOW + 53100)

static void shell(const struct folder *folder, const char *command)
{
	char line[512];

	(void)setenv("DATA", folder->path, 1);
	(void)snprintf(line, sizeof line, "set -e; %s", command);
	if (system(line) != 0) /* NOLINT(cert-env33-c): what somebody does at a desk */
		fail_msg("%s", command);
}

/* A day of so many people, folded; with a copy of it. */
static void a_day(struct store *store, int people, utc_t morning)
{
	struct event alive = at(EVENT_ALIVE, morning + 53100);
	struct moment now = { .utc = morning + 53100, .sure = true };
	int before = event_count(store);

	put(store, at(EVENT_START, morning));
	for (int i = 0; i < people; i++)
		put(store, at(EVENT_CHECK_IN, morning + 61 * i));
	put(store, at(EVENT_STOP, morning + 3600));
	assert_true(store_fold(store, before + people + 2, &alive, NULL));
	for (int i = 0; i < 100 && store_tend(store, &now, NULL) == TEND_MORE; i++)
		continue;
}

/* A house of its own; all that stays of it are its copies, in the folder NAME. */
static void copies_of(struct folder *folder, const char *name, int people)
{
	struct folder house = *folder;
	char command[256];

	(void)snprintf(house.path, sizeof house.path, "%s-house", folder->path);
	shell(&house, "mkdir -p \"$DATA\"");
	struct store *store = folder_open(&house);
	a_day(store, people, NOW);
	store_close(store);
	(void)snprintf(command, sizeof command,
		       "mkdir -p \"%s/%s\"; mv \"$DATA\"/copies/*.db \"%s/%s\"; rm -r \"$DATA\"",
		       folder->path, name, folder->path, name);
	shell(&house, command);
}

static int visits(struct store *store)
{
	struct history history = { 0 };
	int sum = 0;

	assert_true(store_history(store, civil_day(NOW), civil_day(NOW) + 3, &history, NULL));
	for (int i = 0; i < history.hours.count; i++)
		sum += history.hours.items[i].visits;
	history_free(&history);
	return sum;
}

static void key_of(struct store *store, char key[STORE_VALUE])
{
	assert_true(store_value(store, SEAL_KEY, key, NULL));
}

static void assert_said(struct folder *folder, bool said)
{
	struct health health = { .count = 0 };
	struct store_link link = { .store = NULL };

	assert_true(store_link_open(&link, folder->path, NOW, &health));
	struct store_port port = store_port(&link);
	struct moment now = { .utc = NIGHT, .sure = true };
	for (int i = 0; i < 100 && port.tend(port.self, &now) > 0; i++)
		continue;
	const struct health_item *item = health_find(&health, "copies");
	assert_int_equal(item != NULL, said);
	if (item)
		assert_non_null(strstr(item->sentence, "van een ander huis"));
	store_close(link.store);
}

/* ---- a new card -------------------------------------------------------------------------------
 */

static void a_new_card_takes_what_the_stick_brings(void **state)
{
	struct folder *folder = *state;

	copies_of(folder, "copies", 20);
	struct store *store = folder_open(folder);
	assert_int_equal(visits(store), 20);
	store_close(store);
	assert_said(folder, false);
}

static void of_two_houses_it_takes_none(void **state)
{
	struct folder *folder = *state;

	copies_of(folder, "copies", 20);
	shell(folder,
	      "mv \"$DATA\"/copies/inloop-2026-11-24.db \"$DATA\"/copies/inloop-2026-11-20.db;"
	      "sha256sum \"$DATA\"/copies/*20.db > \"$DATA.sum\"");
	copies_of(folder, "copies", 7);
	assert_said(folder, true);
	struct store *store = folder_open(folder);
	assert_int_equal(visits(store), 0);
	store_close(store);
	assert_true(folder_has(folder, "copies/inloop-2026-11-20.db"));
	shell(folder, "sha256sum --check --status \"$DATA.sum\"; rm \"$DATA.sum\"");
}

/* ---- a house that knows who it is
 * ---------------------------------------------------------------- */

static void another_houses_copies_are_passed_over(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	a_day(store, 3, NOW);
	store_close(store);
	shell(folder,
	      "mv \"$DATA\"/copies/inloop-2026-11-24.db \"$DATA\"/copies/inloop-2026-11-23.db");
	copies_of(folder, "copies", 20); /* more, and newer by its name */
	shell(folder, "rm \"$DATA\"/inloop.db-*; echo noise > \"$DATA\"/inloop.db");
	store = folder_open(folder);
	assert_int_equal(visits(store), 3);
	store_close(store);
}

static void where_only_theirs_are_left_none_is_taken(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	char before[STORE_VALUE], after[STORE_VALUE];

	a_day(store, 3, NOW);
	key_of(store, before);
	store_close(store);
	shell(folder, "rm -r \"$DATA\"/copies \"$DATA\"/inloop.db*");
	copies_of(folder, "copies", 20);
	shell(folder, "sha256sum < \"$DATA\"/copies/inloop-2026-11-24.db > \"$DATA.sum\"");
	store = folder_open(folder);
	assert_int_equal(visits(store), 0);
	key_of(store, after);
	assert_string_equal(before, after); /* it stays the same house */
	a_day(store, 1, NOW); /* and its own copy of that day takes no other's place */
	store_close(store);
	shell(folder, "cat \"$DATA\"/copies/inloop-2026-11-24.db.ander-huis* | sha256sum |"
		      " cmp - \"$DATA.sum\"; rm \"$DATA.sum\"");
}

static void theirs_are_never_pruned(void **state)
{
	struct folder *folder = *state;
	struct store *store;

	copies_of(folder, "theirs", 20);
	store = folder_open(folder);
	a_day(store, 1, NOW);
	shell(folder, "cp \"$DATA\"/theirs/*.db \"$DATA\"/copies/inloop-2025-01-01.db");
	for (int day = 1; day <= 20; day++)
		a_day(store, 1, NOW + day * INT64_C(86400));
	assert_int_equal(store_foreign_copies(store), 1);
	store_close(store);
	assert_true(folder_has(folder, "copies/inloop-2025-01-01.db"));
	shell(folder, "test $(ls \"$DATA\"/copies | wc -l) = 15");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_new_card_takes_what_the_stick_brings),
		STORE_TEST(of_two_houses_it_takes_none),
		STORE_TEST(another_houses_copies_are_passed_over),
		STORE_TEST(where_only_theirs_are_left_none_is_taken),
		STORE_TEST(theirs_are_never_pruned),
	};

	return cmocka_run_group_tests_name("store: whose figures", tests, NULL, NULL);
}
