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
	for (int seconds = 60; seconds <= 16 * 60; seconds *= 2) {
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
	stage_power_cut(stage, 20);
	open_pin(stage);
	assert_says(stage, "Te vaak fout.");
	stage_pass(stage, 41000);
	assert_silent(stage, "Te vaak fout.");
	try_wrong(stage, 1); /* the fourth: two minutes */
	stage_power_cut(stage, 100);
	open_pin(stage);
	assert_says(stage, "Te vaak fout.");
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
	assert_string_equal(fake_store_value(&stage->store, "pin_wrong"), "3");
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

static void without_a_store_staff_still_get_in(void **state)
{
	struct stage *stage = *state;

	stage->store.fails = true;
	open_pin(stage);
	stage_pin(stage, "2580");
	stage_pin(stage, "2580");
	assert_screen(stage, "staff_week");
	stage_pass(stage, 120000);
	open_pin(stage);
	try_wrong(stage, 1);
	assert_true(opens(stage));
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
		STAGE_TEST(without_a_store_staff_still_get_in),
	};

	return cmocka_run_group_tests_name("pin entry", tests, NULL, NULL);
}
