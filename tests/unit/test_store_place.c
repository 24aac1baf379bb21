/*
 * The store: its files are taken away, replaced or overwritten while it is open. What is confirmed
 * is on the disk at its path, with all that was there before; where it cannot be, nothing is
 * confirmed. Real files, as somebody at a desk would do it.
 */
#include "store_folder.h"

#include "store/private.h"
#include "terminal/store_port.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>

#define NIGHT (NOW + 53100)

struct desk {
	struct folder *folder;
	struct folder other; /* another house */
	struct health health;
	struct store_link link;
	struct store_port port;
	struct event_list known; /* as the app keeps it */
};

static void shell(const struct desk *desk, const char *command)
{
	char line[512];

	(void)setenv("DATA", desk->folder->path, 1);
	(void)setenv("OTHER", desk->other.path, 1);
	(void)snprintf(line, sizeof line, "set -e; %s", command);
	if (system(line) != 0) /* NOLINT(cert-env33-c): what somebody types at a desk */
		fail_msg("%s", command);
}

static bool store_one(struct desk *desk, struct event event, struct error *error)
{
	bool stored = desk->port.append(desk->port.self, &event, 1, error);
	struct event *kept = stored ? event_list_add(&desk->known) : NULL;

	if (kept)
		*kept = event;
	return stored;
}

static void must_store(struct desk *desk, struct event event)
{
	struct error error = { "" };

	if (!store_one(desk, event, &error))
		fail_msg("%s", error.text);
}

static void relearn(struct desk *desk)
{
	event_list_free(&desk->known);
	assert_true(desk->port.events(desk->port.self, &desk->known, NULL));
}

/* Twenty people yesterday, folded; three today; a PIN. */
static void live(struct desk *desk)
{
	struct event alive = at(EVENT_ALIVE, NIGHT);

	must_store(desk, at(EVENT_START, NOW));
	for (int i = 0; i < 20; i++)
		must_store(desk, at(EVENT_CHECK_IN, NOW + 61 * i));
	must_store(desk, at(EVENT_STOP, NOW + 3600));
	assert_true(desk->port.fold(desk->port.self, 22, &alive, NULL));
	relearn(desk);
	for (int i = 0; i < 3; i++)
		must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36000 + i));
	assert_true(desk->port.set_value(desk->port.self, "pin_hash", "$secret$", NULL));
}

/* So that there is a copy of yesterday. */
static void rest(struct desk *desk)
{
	struct moment now = { .utc = NIGHT + 36100, .sure = true };

	for (int i = 0; i < 100 && desk->port.tend(desk->port.self, &now) > 0; i++)
		continue;
	assert_true(folder_has(desk->folder, "copies/inloop-2026-11-24.db"));
}

static int set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);
	void *folder;

	if (!desk || folder_setup(&folder) != 0)
		return -1;
	desk->folder = folder;
	(void)snprintf(desk->other.path, sizeof desk->other.path, "%s.other", desk->folder->path);
	assert_true(store_link_open(&desk->link, desk->folder->path, NOW, &desk->health));
	desk->link.known = &desk->known;
	desk->port = store_port(&desk->link);
	live(desk);
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;
	void *folder = desk->folder;

	if (desk->link.store)
		store_close(desk->link.store);
	event_list_free(&desk->known);
	shell(desk, "rm -rf \"$OTHER\" \"$DATA.away\" \"$DATA\"; mkdir \"$DATA\"");
	free(desk);
	return folder_teardown(&folder);
}

static void another_house(struct desk *desk)
{
	shell(desk, "mkdir \"$OTHER\"");
	struct store *store = folder_open(&desk->other);
	for (int i = 0; i < 7; i++)
		put(store, at(EVENT_CHECK_IN, NOW + i));
	store_close(store);
}

static const char *told(const struct desk *desk)
{
	return health_find(&desk->health, "data")->sentence;
}

static int visits_of_yesterday(struct store *store)
{
	struct history history = { 0 };
	int visits = 0;

	assert_true(store_history(store, civil_day(NOW), civil_day(NOW), &history, NULL));
	for (int i = 0; i < history.hours.count; i++)
		visits += history.hours.items[i].day == civil_day(NOW)
			      ? history.hours.items[i].visits
			      : 0;
	history_free(&history);
	return visits;
}

static int check_ins(struct store *store)
{
	struct event_list events = { 0 };
	int count = 0;

	assert_true(store_events(store, &events, NULL));
	for (int i = 0; i < events.count; i++)
		count += events.items[i].kind == EVENT_CHECK_IN;
	event_list_free(&events);
	return count;
}

/* At the path, as it lies there: what another program sees now and the next start finds. */
static void assert_all_there(struct desk *desk, int today)
{
	char pin[STORE_VALUE];

	for (int turn = 0; turn < 2; turn++) {
		struct store *store = turn ? folder_open(desk->folder) : folder_read(desk->folder);
		assert_int_equal(check_ins(store), today);
		assert_int_equal(visits_of_yesterday(store), 20);
		assert_true(store_value(store, "pin_hash", pin, NULL));
		assert_string_equal(pin, "$secret$");
		store_close(store);
		if (!turn) {
			store_close(desk->link.store);
			desk->link.store = NULL;
		}
	}
}

static void confirms_and_has_all(struct desk *desk)
{
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
	assert_all_there(desk, 5);
}

/* ---- taken away or replaced --------------------------------------------------------------------
 */

static const char *const taken_away[] = {
	"rm \"$DATA/inloop.db\"",
	"rm -rf \"$DATA\"",
	"mv \"$DATA\" \"$DATA.away\"",
	"mv \"$DATA\" \"$DATA.away\"; mkdir \"$DATA\"",
	"mv \"$DATA\" \"$DATA.away\"; cp -a \"$DATA.away\" \"$DATA\"",
	"mv \"$DATA\" \"$DATA.away\"; ln -s \"$OTHER\" \"$DATA\"",
	"rm \"$DATA/inloop.db-wal\"",
	"rm \"$DATA/inloop.db-shm\"",
	"rm \"$DATA\"/inloop.db*",
	"mv \"$DATA/inloop.db\" \"$DATA/bewaar.db\"",
	"cp \"$OTHER/inloop.db\" \"$DATA/new\"; mv \"$DATA/new\" \"$DATA/inloop.db\"",
	"rm \"$DATA/inloop.db\"; mkdir \"$DATA/inloop.db\"",
	"rm \"$DATA/inloop.db\"; ln -s nowhere \"$DATA/inloop.db\"",
	"cp \"$DATA/inloop.db-wal\" \"$DATA/new\"; mv \"$DATA/new\" \"$DATA/inloop.db-wal\"",
};

static void what_is_taken_away_is_put_back(void **state)
{
	for (size_t i = 0; i < sizeof taken_away / sizeof taken_away[0]; i++) {
		struct desk *desk = *state;
		another_house(desk);
		shell(desk, taken_away[i]);
		print_message("%s\n", taken_away[i]);
		must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
		assert_int_equal(health_find(&desk->health, "data")->level, HEALTH_WARN);
		assert_non_null(strstr(told(desk), "terwijl de zuil aan stond"));
		assert_non_null(strstr(told(desk), "er mist niets"));
		must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
		assert_all_there(desk, 5);
		(void)tear_down(state);
		(void)set_up(state);
	}
}

static void what_lies_there_instead_is_kept(void **state)
{
	struct desk *desk = *state;
	size_t size, kept;

	another_house(desk);
	char *before = folder_bytes(&desk->other, "inloop.db", &size);
	shell(desk, "cp \"$OTHER/inloop.db\" \"$DATA/new\"; mv \"$DATA/new\" \"$DATA/inloop.db\"");
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
	assert_non_null(strstr(told(desk), "heet nu inloop.db.beschadigd-2026-11-23"));
	char *after = folder_bytes(desk->folder, "inloop.db.beschadigd-2026-11-23", &kept);
	assert_int_equal(size, kept);
	assert_memory_equal(before, after, size);
	free(before);
	free(after);
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
	assert_all_there(desk, 5);
}

/* The night may come first. */
static void a_fold_is_a_confirmation_too(void **state)
{
	struct desk *desk = *state;
	struct event alive = at(EVENT_ALIVE, NIGHT + 86400);

	shell(desk, "rm -rf \"$DATA\"");
	assert_true(desk->port.fold(desk->port.self, 4, &alive, NULL));
	relearn(desk);
	struct store *store = folder_read(desk->folder);
	assert_int_equal(check_ins(store), 0);
	assert_int_equal(visits_of_yesterday(store), 20);
	store_close(store);
}

/* ---- written into ------------------------------------------------------------------------------
 */

static const char *const written_into[] = {
	"cp \"$OTHER/inloop.db\" \"$DATA/inloop.db\"",
	": > \"$DATA/inloop.db\"",
	": > \"$DATA/inloop.db-wal\"",
	"truncate -s 4096 \"$DATA/inloop.db\"",
	"head -c 40000 /dev/zero | dd of=\"$DATA/inloop.db\" conv=notrunc status=none",
	"echo nonsense > \"$DATA/inloop.db\"",
	"cp \"$OTHER/inloop.db\" \"$DATA/inloop.db\"; : > \"$DATA/inloop.db-wal\"",
	"touch -d @1 \"$DATA/inloop.db\"",
};

static void what_is_overwritten_comes_back(void **state)
{
	for (size_t i = 0; i < sizeof written_into / sizeof written_into[0]; i++) {
		struct desk *desk = *state;
		print_message("%s\n", written_into[i]);
		another_house(desk);
		rest(desk);
		shell(desk, written_into[i]);
		must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
		if (strstr(written_into[i], "touch")) /* nothing is amiss */
			assert_int_equal(health_find(&desk->health, "data")->level, HEALTH_OK);
		else
			assert_non_null(strstr(told(desk), "terwijl de zuil aan stond"));
		must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
		assert_all_there(desk, 5);
		(void)tear_down(state);
		(void)set_up(state);
	}
}

/* One of the day before yesterday, say: what it does not know yet is not forgotten. */
static void an_older_one_of_this_house_is_not_taken(void **state)
{
	struct desk *desk = *state;

	rest(desk);
	shell(desk, "cp \"$DATA/copies/inloop-2026-11-24.db\" \"$OTHER.db\"");
	struct event alive = at(EVENT_ALIVE, NIGHT + 86400);
	assert_true(desk->port.fold(desk->port.self, 4, &alive, NULL));
	relearn(desk);
	struct moment now = { .utc = NIGHT + 2 * 86400, .sure = true };
	for (int i = 0; i < 100 && desk->port.tend(desk->port.self, &now) > 0; i++)
		continue;
	shell(desk, "cp \"$OTHER.db\" \"$DATA/inloop.db\"; : > \"$DATA/inloop.db-wal\"; "
		    "rm \"$OTHER.db\"");
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 86500));
	struct store *store = folder_read(desk->folder);
	struct history history = { 0 };
	int visits = 0;
	assert_true(store_history(store, civil_day(NOW), civil_day(NIGHT), &history, NULL));
	for (int i = 0; i < history.hours.count; i++)
		visits += history.hours.items[i].visits;
	history_free(&history);
	store_close(store);
	assert_int_equal(visits, 23 + 1);
}

/* Somebody looks with the shell of SQLite, and even writes: that is no damage. */
static void another_writer_is_no_damage(void **state)
{
	struct desk *desk = *state;
	sqlite3 *shell_db;

	assert_int_equal(sqlite3_open(folder_file(desk->folder, "inloop.db"), &shell_db),
			 SQLITE_OK);
	assert_int_equal(sqlite3_exec(shell_db,
				      "INSERT OR REPLACE INTO value VALUES ('a', 'b');"
				      "PRAGMA wal_checkpoint",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_close(shell_db), SQLITE_OK);
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
	assert_int_equal(health_find(&desk->health, "data")->level, HEALTH_OK);
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
	assert_all_there(desk, 5);
}

/* ---- where it cannot be ------------------------------------------------------------------------
 */

static void nothing_is_confirmed_where_nothing_can_be_stored(void **state)
{
	struct desk *desk = *state;
	struct error error = { "" };

	shell(desk, "mv \"$DATA\" \"$DATA.away\"; echo file > \"$DATA\"");
	for (int i = 0; i < 2; i++)
		assert_false(store_one(desk, at(EVENT_CHECK_IN, NIGHT + 36200), &error));
	assert_non_null(strstr(error.text, "weggehaald of vervangen"));
	shell(desk, "rm \"$DATA\"");
	confirms_and_has_all(desk);
}

static void back_again_is_as_it_was(void **state)
{
	struct desk *desk = *state;
	struct error error = { "" };

	shell(desk, "mv \"$DATA\" \"$DATA.away\"; echo file > \"$DATA\"");
	assert_false(store_one(desk, at(EVENT_CHECK_IN, NIGHT + 36200), &error));
	shell(desk, "rm \"$DATA\"; mv \"$DATA.away\" \"$DATA\"");
	confirms_and_has_all(desk);
	assert_int_equal(health_find(&desk->health, "data")->level, HEALTH_OK);
}

static void a_disk_over_it(void **state)
{
	struct desk *desk = *state;

	if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0 ||
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount("tmpfs", desk->folder->path, "tmpfs", 0, "size=8m") != 0)
		skip();
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
	assert_non_null(strstr(told(desk), "er mist niets"));
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
	assert_all_there(desk, 5);
	assert_int_equal(umount2(desk->folder->path, MNT_DETACH), 0);
}

static void a_disk_over_it_that_cannot_be_written(void **state)
{
	struct desk *desk = *state;
	struct error error = { "" };

	if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0 ||
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount("tmpfs", desk->folder->path, "tmpfs", MS_RDONLY, "size=8m") != 0)
		skip();
	assert_false(store_one(desk, at(EVENT_CHECK_IN, NIGHT + 36200), &error));
	assert_int_equal(umount2(desk->folder->path, MNT_DETACH), 0);
	confirms_and_has_all(desk);
}

/* Another terminal on the folder is kept out also after the lock was removed. */
static void the_lock_is_made_anew(void **state)
{
	struct desk *desk = *state;
	struct store_news news;
	struct error error;

	shell(desk, "rm \"$DATA/inloop.lock\"");
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36200));
	assert_null(store_open(desk->folder->path, NOW, &news, &error));
	assert_true(news.in_use);
	must_store(desk, at(EVENT_CHECK_IN, NIGHT + 36300));
	assert_all_there(desk, 5);
}

int main(void)
{
#define PLACE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		PLACE_TEST(what_is_taken_away_is_put_back),
		PLACE_TEST(what_lies_there_instead_is_kept),
		PLACE_TEST(a_fold_is_a_confirmation_too),
		PLACE_TEST(what_is_overwritten_comes_back),
		PLACE_TEST(an_older_one_of_this_house_is_not_taken),
		PLACE_TEST(another_writer_is_no_damage),
		PLACE_TEST(nothing_is_confirmed_where_nothing_can_be_stored),
		PLACE_TEST(back_again_is_as_it_was),
		PLACE_TEST(a_disk_over_it),
		PLACE_TEST(a_disk_over_it_that_cannot_be_written),
		PLACE_TEST(the_lock_is_made_anew),
	};

	return cmocka_run_group_tests_name("store: at its place", tests, NULL, NULL);
}
