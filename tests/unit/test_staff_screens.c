/* The staff's other screens, on all four panels. */
#include "staff_page.h"

/* ---- the door ------------------------------------------------------------ */

static void all_keys_are_there_on_every_panel(void **state)
{
	static const char *const keys[] = { "pin.0",         "pin.1", "pin.2",  "pin.3",
					    "pin.4",         "pin.5", "pin.6",  "pin.7",
					    "pin.8",         "pin.9", "pin.ok", "pin.erase",
					    "staff_pin.back" };

	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_pin-enter", panel);
		for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
			assert_offers(keys[i]);
		show("staff_pin-locked", panel);
		for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
			assert_offers(keys[i]); /* a tap says again how long to wait */
	}
	assert_false(screen_get(SCREEN_STAFF_PIN)->staff);
	assert_int_equal(screen_get(SCREEN_STAFF_PIN)->timeout_s, 60);
}

static void digits_show_as_dots_only(void **state)
{
	int filled = 0;

	(void)state;
	show("staff_pin-enter", LARGE); /* two digits typed */
	for (int i = 0; i < page.count; i++)
		filled +=
		    page.elements[i].shape == SHAPE_ROUND && page.elements[i].fill == PAINT_INK;
	assert_int_equal(filled, 2);
}

static void a_lock_tells_how_long(void **state)
{
	(void)state;
	show("staff_pin-locked", LARGE);
	assert_says("Wacht nog 42 seconden.");
	scene.nav.pin_wait_s = 1;
	build(SCREEN_STAFF_PIN, LARGE);
	assert_says("Wacht nog 1 seconde.");
	scene.nav.pin_wait_s = 99;
	build(SCREEN_STAFF_PIN, LARGE);
	assert_says("99 seconden");
	scene.nav.pin_wait_s = 121; /* never less than what is left */
	build(SCREEN_STAFF_PIN, LARGE);
	assert_says("Wacht nog 3 minuten.");
}

static void keys_mean_what_they_say(void **state)
{
	(void)state;
	fill("staff_pin-enter");
	assert_tap(SCREEN_STAFF_PIN, "0", ACTION_DIGIT, 0);
	assert_tap(SCREEN_STAFF_PIN, "9", ACTION_DIGIT, 9);
	assert_tap(SCREEN_STAFF_PIN, "ok", ACTION_PIN_OK, 0);
	assert_tap(SCREEN_STAFF_PIN, "erase", ACTION_ERASE, 0);
	assert_tap(SCREEN_STAFF_PIN, "back", ACTION_HOME, 0);
	assert_tap(SCREEN_STAFF_PIN, "12", ACTION_NONE, 0);
}

/* ---- asks ---------------------------------------------------------------- */

static void an_ask_offers_what_its_state_allows(void **state)
{
	(void)state;
	show("staff_asks", LARGE); /* in a talk, seen, asked */
	assert_offers("staff_asks.seen.3");
	assert_offers("staff_asks.met.3");
	assert_null(find("staff_asks.back.3"));
	assert_null(find("staff_asks.end.3"));
	assert_offers("staff_asks.end.1");
	assert_null(find("staff_asks.met.1"));
	assert_offers("staff_asks.met.2");
	assert_offers("staff_asks.back.2");
	assert_null(find("staff_asks.seen.2"));
	assert_says("sleutel in gesprek 13 min geleden");
	assert_tap(SCREEN_STAFF_ASKS, "seen.3", ACTION_ASK_SEEN, 2);
	assert_tap(SCREEN_STAFF_ASKS, "met.1", ACTION_ASK_MET, 0);
	assert_tap(SCREEN_STAFF_ASKS, "end.24", ACTION_ASK_END, 23);
	assert_tap(SCREEN_STAFF_ASKS, "back.2", ACTION_ASK_BACK, 1);
	assert_tap(SCREEN_STAFF_ASKS, "back", ACTION_STAFF_WEEK, 0);
}

static int count_of(const char *text, const char *words)
{
	int count = 0;

	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

static void every_ask_stands_on_one_page(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		fill("staff_asks-many");
		const char *whole = leaf_through(SCREEN_STAFF_ASKS, panel, 0, "staff_asks.more");
		assert_int_equal(count_of(whole, "geleden"), TALK_MAX);
		assert_int_equal(count_of(whole, "paraplu"), 1);
		assert_int_equal(count_of(whole, "muziek"), 1);
		assert_offers("staff_asks.end.24");
		assert_disabled("staff_asks.more");
		assert_offers("staff_asks.less");
	}
}

static void three_asks_stand_on_a_large_panel(void **state)
{
	(void)state;
	for (int panel = LARGE; panel <= LARGE + 1; panel++) {
		show("staff_asks", panel);
		assert_null(find("staff_asks.more"));
		assert_offers("staff_asks.seen.3");
		fill("staff_asks-many"); /* every picture there is, the longest wait in minutes */
		for (int i = 0; i < storage.talk.count; i++)
			storage.talk.asks[i].since = gallery_moment(scene.now.utc - 119 * MINUTE);
		for (scene.nav.page = 0; scene.nav.page < TALK_MAX / 3; scene.nav.page++) {
			build(SCREEN_STAFF_ASKS, panel);
			assert_says("119 min geleden");
			for (int i = 0; i < page.count; i++)
				assert_false(page.elements[i].clipped);
		}
	}
}

static void place_and_topic_only_when_said(void **state)
{
	(void)state;
	fill("staff_asks-notes");
	const char *whole = leaf_through(SCREEN_STAFF_ASKS, LARGE, 0, "staff_asks.more");
	assert_non_null(strstr(whole, "Koffietafel"));
	assert_non_null(strstr(whole, "Rustige plek. Iets wat al heel lang speelt"));
	assert_non_null(strstr(whole, "Dat zeg ik zelf"));
	scene.note_count = 0;
	whole = leaf_through(SCREEN_STAFF_ASKS, LARGE, 0, "staff_asks.more");
	assert_null(strstr(whole, "Koffietafel"));
	assert_null(strstr(whole, "Rustige plek"));
}

static void an_unsure_clock_tells_no_time_of_day(void **state)
{
	(void)state;
	show("staff_asks", 0); /* the panel with room for it */
	assert_says("09:52, 13 min geleden");
	show("staff_asks-unsure", 0);
	assert_says("13 min geleden");
	assert_silent("09:52");
}

static void without_asks_it_says_so(void **state)
{
	(void)state;
	show("staff_asks-none", LARGE);
	assert_says("Er staan geen vragen open.");
	assert_offers("staff_asks.back");
}

/* ---- corrections --------------------------------------------------------- */

static void a_correction_shows_what_it_becomes(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_corrections-changed", panel);
		assert_says("Ochtend: 12 bezoeken");
		assert_says("wordt 15 (+3)");
		assert_offers("staff_corrections.save");
		assert_offers("staff_corrections.minus10");
		assert_offers("staff_corrections.plus");
		show("staff_corrections-saved", panel);
		assert_says("Bewaard.");
		assert_disabled("staff_corrections.save");
		assert_disabled("staff_corrections.minus"); /* there are none to take off */
		show("staff_corrections-failed", panel);
		assert_says("We kunnen het nu niet opslaan.");
	}
}

static void first_a_daypart_then_a_number(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_corrections", panel);
		assert_offers("staff_corrections.day_prev");
		assert_disabled("staff_corrections.day_next"); /* tomorrow nobody came yet */
		for (int part = 1; part <= DAYPARTS; part++) {
			char id[40];
			(void)snprintf(id, sizeof id, "staff_corrections.part_%d", part);
			assert_offers(id);
		}
		if (find("staff_corrections.plus"))
			assert_disabled("staff_corrections.plus");
	}
	assert_tap(SCREEN_STAFF_CORRECTIONS, "part_1", ACTION_CORRECT_PART, NIGHT);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "part_4", ACTION_CORRECT_PART, EVENING);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "parts", ACTION_CORRECT_PART, -1);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "minus10", ACTION_CORRECT_BY, -10);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "minus", ACTION_CORRECT_BY, -1);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "plus", ACTION_CORRECT_BY, 1);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "plus10", ACTION_CORRECT_BY, 10);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "day_prev", ACTION_CORRECT_DAY, -1);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "save", ACTION_CORRECT_SAVE, 0);
	assert_tap(SCREEN_STAFF_CORRECTIONS, "back", ACTION_STAFF_WEEK, 0);
}

/* ---- system -------------------------------------------------------------- */

static void keep_letters(const char *text, char *out, size_t room)
{
	size_t used = 0;

	for (; *text && used + 1 < room; text++)
		if (*text != ' ')
			out[used++] = *text;
	out[used] = '\0';
}

/* Long words may be broken over lines, and sentences over pages: but nothing goes missing. */
static void every_sentence_is_told_whole(void **state)
{
	static char told[60000];

	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		fill("staff_system-worst");
		char whole[60000], sentence[HEALTH_SENTENCE];
		(void)snprintf(whole, sizeof whole, "%s",
			       leaf_through(SCREEN_STAFF_SYSTEM, panel, 0, "staff_system.more"));
		for (char *title; (title = strstr(whole, "Systeem ")) != NULL;)
			memmove(title, title + 8, strlen(title + 8) + 1);
		keep_letters(whole, told, sizeof told);
		for (int i = 0; i < storage.health.count; i++) {
			keep_letters(storage.health.items[i].sentence, sentence, sizeof sentence);
			if (!strstr(told, sentence))
				fail_msg("not told: %s", storage.health.items[i].sentence);
		}
		assert_true(strstr(told, "isvol") < strstr(told, "GPIO17"));
		assert_true(strstr(told, "GPIO17") < strstr(told, "Deklokloopt"));
		assert_null(strstr(told, "Alleswerkt"));
	}
	show("staff_system", LARGE);
	assert_says("Alles werkt.");
}

/* ---- all of them --------------------------------------------------------- */

static void the_warning_is_on_every_screen(void **state)
{
	static const char *const names[] = { "staff_week-warning", "staff_asks-warning",
					     "staff_corrections-warning", "staff_system-warning" };

	(void)state;
	for (int panel = 0; panel < PANELS; panel++)
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
			char id[48];
			enum screen_id screen = gallery_screen(sample(names[i]));
			show(names[i], panel);
			assert_says("Ben je er nog?");
			assert_says("20 seconden");
			(void)snprintf(id, sizeof id, "%s.stay", screen_get(screen)->name);
			assert_offers(id);
			assert_tap(screen, "stay", ACTION_STAY, 0);
			assert_true(screen_get(screen)->staff);
			scene.nav.staff_warning = false;
			build(screen, panel);
			assert_null(find(id));
		}
}

static void past_the_last_page_is_the_last(void **state)
{
	(void)state;
	show("staff_asks-last", LARGE);
	assert_offers("staff_asks.end.24");
	show("staff_week-figures-last", LARGE);
	assert_says("Juridisch spreekuur");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_keys_are_there_on_every_panel),
		cmocka_unit_test(digits_show_as_dots_only),
		cmocka_unit_test(a_lock_tells_how_long),
		cmocka_unit_test(keys_mean_what_they_say),
		cmocka_unit_test(an_ask_offers_what_its_state_allows),
		cmocka_unit_test(every_ask_stands_on_one_page),
		cmocka_unit_test(three_asks_stand_on_a_large_panel),
		cmocka_unit_test(place_and_topic_only_when_said),
		cmocka_unit_test(an_unsure_clock_tells_no_time_of_day),
		cmocka_unit_test(without_asks_it_says_so),
		cmocka_unit_test(a_correction_shows_what_it_becomes),
		cmocka_unit_test(first_a_daypart_then_a_number),
		cmocka_unit_test(every_sentence_is_told_whole),
		cmocka_unit_test(the_warning_is_on_every_screen),
		cmocka_unit_test(past_the_last_page_is_the_last),
	};

	return cmocka_run_group_tests(tests, open_painter, close_painter);
}
