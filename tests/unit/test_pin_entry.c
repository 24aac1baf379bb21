/*
 * The staff's PIN: chosen twice, kept as a hash only, locked after three wrong tries, and chosen
 * again once per word.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"

static void open_pin(struct stage *stage)
{
	stage_hold(stage, "home.house", 3000);
	assert_screen(stage, "staff_pin");
}

/* The PIN 2580 is chosen, and the staff have gone again. */
static void choose(struct stage *stage)
{
	stage_staff(stage);
	stage_pass(stage, 120000);
	assert_screen(stage, "home");
}

/* Whether entry is locked, as the screen says; it may have returned to home meanwhile. */
static bool locked(struct stage *stage)
{
	if (strcmp(stage_screen(stage), "home") == 0)
		open_pin(stage);
	assert_screen(stage, "staff_pin");
	return stage_says(stage, "Te vaak fout.");
}

static void try_wrong(struct stage *stage, int times)
{
	for (int i = 0; i < times; i++)
		stage_pin(stage, "1111");
	assert_screen(stage, "staff_pin");
}

/* Whether the right PIN opens now. Leaves to home. */
static bool opens(struct stage *stage)
{
	stage_pin(stage, "2580");
	bool inside = strcmp(stage_screen(stage), "staff_week") == 0;

	if (inside)
		stage_pass(stage, 120000);
	return inside;
}

static void it_is_chosen_twice_the_same(void **state)
{
	struct stage *stage = *state;

	open_pin(stage);
	assert_says(stage, "Kies een pincode");
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_pin");
	assert_says(stage, "Nog een keer");
	stage_pin(stage, "2581");
	assert_screen(stage, "staff_pin");
	assert_says(stage, "niet hetzelfde");
	stage_pin(stage, "2580");
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_week");
}

static void only_its_hash_is_kept(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	const char *hash = fake_store_value(&stage->store, "pin_hash");
	assert_int_equal(strncmp(hash, "$argon2id$", 10), 0);
	for (int i = 0; i < stage->store.value_count; i++)
		assert_null(strstr(stage->store.values[i].value, "2580"));
}

static void it_has_four_to_eight_digits(void **state)
{
	struct stage *stage = *state;

	open_pin(stage);
	stage_pin(stage, "123"); /* too short: nothing happens */
	assert_says(stage, "Kies een pincode");
	stage_pin(stage, "456789"); /* nine: the last does not count */
	stage_pin(stage, "12345678");
	assert_screen(stage, "staff_week");
}

static void it_is_asked_for_after_a_restart(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	stage_power_cut(stage, 60);
	open_pin(stage);
	assert_silent(stage, "Kies een pincode");
	assert_true(opens(stage));
}

static void a_short_hold_does_not_open(void **state)
{
	struct stage *stage = *state;

	stage_hold(stage, "home.house", 2999);
	assert_screen(stage, "home");
	stage_pass(stage, 2000);
	assert_screen(stage, "home");
}

/* ---- locked ------------------------------------------------------------------------- */

static void three_wrong_tries_lock_for_a_minute(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 2);
	assert_says(stage, "Dat klopt niet.");
	try_wrong(stage, 1);
	assert_true(locked(stage));
	stage_pass(stage, 58000);
	assert_true(locked(stage));
	stage_pass(stage, 2000);
	assert_false(locked(stage));
	assert_true(opens(stage));
}

static void every_further_wrong_try_doubles_it(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	static const int waits[] = { 60, 120, 240, 480, 900, 900, 900 };

	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
		int seconds = waits[i];
		stage_pass(stage, (seconds - 6) * INT64_C(1000));
		assert_true(locked(stage));
		stage_pass(stage, 6000);
		assert_false(locked(stage));
		try_wrong(stage, 1);
		assert_true(locked(stage));
	}
}

static void a_restart_does_not_unlock(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	stage_power_cut(stage, 3600); /* the time without power does not count */
	assert_true(locked(stage));
	stage_pass(stage, 61000);
	assert_false(locked(stage));
	try_wrong(stage, 2); /* the fourth: two minutes */
	assert_true(locked(stage));
	stage_pass(stage, 65000);
	stage_power_cut(stage, 100); /* what was waited counts */
	assert_true(locked(stage));
	stage_pass(stage, 61000);
	assert_false(locked(stage));
}

static void success_resets_it(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 2);
	assert_true(opens(stage));
	open_pin(stage);
	try_wrong(stage, 2);
	assert_silent(stage, "Te vaak fout.");
	assert_true(opens(stage));
}

static void what_is_typed_while_locked_does_not_count(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	for (int i = 0; i < 3; i++)
		if (stage_has(stage, "pin.ok") && stage_has(stage, "pin.2"))
			for (const char *digit = "2580"; *digit; digit++) {
				char id[] = { 'p', 'i', 'n', '.', *digit, '\0' };
				const struct page *page = app_page(stage->app);
				const struct element *key = &page->elements[page_find(page, id)];
				stage_touch(stage, key->box.x + key->box.w / 2,
					    key->box.y + key->box.h / 2);
			}
	assert_screen(stage, "staff_pin");
	assert_int_equal(strncmp(fake_store_value(&stage->store, "pin_tries"), "3 ", 2), 0);
}

/* A clock without a battery starts a year back: the lock still ends after its minute. */
static void a_clock_set_back_does_not_lock_for_years(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	stage->now.sure = false;
	stage_power_cut(stage, -365 * 86400);
	open_pin(stage);
	assert_says(stage, "Te vaak fout.");
	stage_pass(stage, 50000);
	assert_true(locked(stage));
	stage_pass(stage, 12000);
	assert_false(locked(stage));
	assert_true(opens(stage));
}

/* ---- choosing again --------------------------------------------------------------------- */

static void restart_with_word(struct stage *stage, const char *word)
{
	(void)snprintf(stage->settings.staff.reset_pin, sizeof stage->settings.staff.reset_pin,
		       "%s", word);
	stage_power_cut(stage, 60);
	open_pin(stage);
}

static void a_word_lets_it_be_chosen_again_once(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	restart_with_word(stage, "tulp");
	assert_says(stage, "Kies een pincode");
	stage_pin(stage, "1357");
	stage_pin(stage, "1357");
	assert_screen(stage, "staff_week");
	restart_with_word(stage, "tulp"); /* still in the settings */
	assert_silent(stage, "Kies een pincode");
	stage_pin(stage, "1357");
	assert_screen(stage, "staff_week");
	restart_with_word(stage, "roos");
	assert_says(stage, "Kies een pincode");
}

static void a_word_unlocks(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	restart_with_word(stage, "tulp");
	assert_says(stage, "Kies een pincode");
}

static void a_full_disk_gives_no_endless_tries(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	stage->store.full = true;
	open_pin(stage);
	try_wrong(stage, 3);
	assert_true(locked(stage));
}

/* It is chosen, and the disk is full: it holds until the next start. */
static void one_that_cannot_be_kept_holds_for_now(void **state)
{
	struct stage *stage = *state;

	stage->store.full = true;
	choose(stage);
	open_pin(stage);
	try_wrong(stage, 1);
	assert_true(opens(stage));
}

/* ---- what cannot be read is not absent ---------------------------------------------------- */

static const char *told(struct stage *stage, const char *name)
{
	const struct health_item *item = health_find(&stage->health, name);

	return item ? item->sentence : "";
}

static void expect_shut(struct stage *stage)
{
	open_pin(stage);
	assert_says(stage, "De pincode is niet te lezen.");
	assert_silent(stage, "Kies een pincode");
	stage_pin(stage, "9999");
	stage_pin(stage, "9999");
	assert_screen(stage, "staff_pin");
	assert_non_null(strstr(told(stage, "pin"), "niet te lezen"));
	stage_tap(stage, "staff_pin.back");
}

static void an_unreadable_pin_lets_nobody_in(void **state)
{
	struct stage *stage = *state;

	stage->store.unreadable = "pin_hash";
	expect_shut(stage); /* before there was ever one, too */
	stage->store.unreadable = NULL;
	choose(stage);
	stage->store.unreadable = "pin_hash";
	expect_shut(stage);
	stage_power_cut(stage, 60);
	assert_non_null(strstr(told(stage, "pin"), "niet te lezen"));
	expect_shut(stage);
	stage->store.fails = true;
	expect_shut(stage);
	stage->store.fails = false;
	stage->store.unreadable = NULL;
	open_pin(stage);
	assert_true(opens(stage));
	assert_string_equal(told(stage, "pin"), "");
}

static void set_value(struct stage *stage, const char *name, const char *text)
{
	struct store_port port = fake_store_port(&stage->store);

	assert_true(port.set_value(port.self, name, text, NULL));
}

static void what_is_no_hash_lets_nobody_in(void **state)
{
	struct stage *stage = *state;
	char cut[64];

	choose(stage);
	(void)snprintf(cut, sizeof cut, "%.40s", fake_store_value(&stage->store, "pin_hash"));
	set_value(stage, "pin_hash", cut);
	expect_shut(stage);
	set_value(stage, "pin_hash", "2580");
	expect_shut(stage);
	stage_power_cut(stage, 60);
	expect_shut(stage);
}

static void one_that_vanishes_while_it_runs_lets_nobody_in(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	set_value(stage, "pin_hash", "");
	expect_shut(stage);
}

/* The page to choose one is shown when the disk begins to fail, or somebody else was quicker. */
static void it_is_looked_at_again_before_it_is_kept(void **state)
{
	struct stage *stage = *state;

	open_pin(stage);
	stage_pin(stage, "9999");
	stage->store.unreadable = "pin_hash";
	stage_pin(stage, "9999");
	assert_screen(stage, "staff_pin");
	assert_says(stage, "De pincode is niet te lezen.");
}

static void an_unreadable_mark_opens_nothing(void **state)
{
	static const char *const marks[] = { "pin_words", "pin_reset tulp" };
	struct stage *stage = *state;

	choose(stage);
	for (int i = 0; i < 2; i++) {
		stage->store.unreadable = marks[i];
		restart_with_word(stage, "tulp");
		assert_silent(stage, "Kies een pincode");
		assert_true(opens(stage));
	}
}

/* A mark of an earlier version is still one, also when the database is lost afterwards. */
static void an_earlier_mark_is_taken_over(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	set_value(stage, "pin_reset tulp", "done");
	restart_with_word(stage, "tulp");
	assert_true(opens(stage));
	set_value(stage, "pin_reset tulp", "");
	restart_with_word(stage, "tulp");
	assert_silent(stage, "Kies een pincode");
	assert_true(opens(stage));
}

static void a_word_opens_what_cannot_be_read(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	set_value(stage, "pin_hash", "2580");
	restart_with_word(stage, "tulp");
	assert_says(stage, "Kies een pincode");
	assert_true(opens(stage) || stage_says(stage, "Nog een keer"));
}

static void an_unreadable_count_waits_longest_once(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	stage->store.unreadable = "pin_tries";
	stage_power_cut(stage, 60);
	assert_true(locked(stage));
	stage_pass(stage, 880000);
	assert_true(locked(stage));
	stage_pass(stage, 20000);
	assert_false(locked(stage));
	assert_true(opens(stage));
	open_pin(stage);
	assert_true(opens(stage));
}

/* ---- fading, and what staff read ---------------------------------------------------------- */

static void a_quiet_day_begins_anew(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	stage_power_cut(stage, 25 * 3600); /* off at night; the clock was sure both times */
	assert_true(locked(stage));        /* the wait stands */
	stage_pass(stage, 61000);
	assert_false(locked(stage));
	try_wrong(stage, 2);
	assert_says(stage, "Dat klopt niet.");
	assert_true(opens(stage));
}

static void a_clock_that_is_moved_ends_no_wait(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 3);
	stage_clock(stage, "2026-12-23T10:30");
	assert_true(locked(stage));
	stage_clock(stage, "2026-11-23T10:30");
	stage_pass(stage, 61000);
	assert_false(locked(stage));
}

static void staff_read_when_somebody_tried(void **state)
{
	struct stage *stage = *state;

	choose(stage);
	open_pin(stage);
	try_wrong(stage, 2);
	assert_true(opens(stage));
	assert_string_equal(told(stage, "pin_tries"), ""); /* a slip of the finger */
	open_pin(stage);
	try_wrong(stage, 1);
	assert_true(opens(stage));
	assert_non_null(strstr(told(stage, "pin_tries"), "maandag 23-11 3 keer"));
	stage_power_cut(stage, 60);
	assert_non_null(strstr(told(stage, "pin_tries"), "maandag 23-11 3 keer"));
	stage_power_cut(stage, 7 * 86400);
	assert_string_equal(told(stage, "pin_tries"), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(it_is_chosen_twice_the_same),
		STAGE_TEST(only_its_hash_is_kept),
		STAGE_TEST(it_has_four_to_eight_digits),
		STAGE_TEST(it_is_asked_for_after_a_restart),
		STAGE_TEST(a_short_hold_does_not_open),
		STAGE_TEST(three_wrong_tries_lock_for_a_minute),
		STAGE_TEST(every_further_wrong_try_doubles_it),
		STAGE_TEST(a_restart_does_not_unlock),
		STAGE_TEST(success_resets_it),
		STAGE_TEST(what_is_typed_while_locked_does_not_count),
		STAGE_TEST(a_clock_set_back_does_not_lock_for_years),
		STAGE_TEST(a_word_lets_it_be_chosen_again_once),
		STAGE_TEST(a_word_unlocks),
		STAGE_TEST(a_full_disk_gives_no_endless_tries),
		STAGE_TEST(one_that_cannot_be_kept_holds_for_now),
		STAGE_TEST(an_unreadable_pin_lets_nobody_in),
		STAGE_TEST(what_is_no_hash_lets_nobody_in),
		STAGE_TEST(one_that_vanishes_while_it_runs_lets_nobody_in),
		STAGE_TEST(it_is_looked_at_again_before_it_is_kept),
		STAGE_TEST(an_unreadable_mark_opens_nothing),
		STAGE_TEST(an_earlier_mark_is_taken_over),
		STAGE_TEST(a_word_opens_what_cannot_be_read),
		STAGE_TEST(an_unreadable_count_waits_longest_once),
		STAGE_TEST(a_quiet_day_begins_anew),
		STAGE_TEST(a_clock_that_is_moved_ends_no_wait),
		STAGE_TEST(staff_read_when_somebody_tried),
	};

	return cmocka_run_group_tests_name("pin entry", tests, NULL, NULL);
}
