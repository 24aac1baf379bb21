/* The screens with the real fonts: every sample on every panel in every language, what the pages
 * say, and what a tap on them means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "platform/painter.h"
#include "screens/gallery.h"

static const struct {
	int width, height;
	double mm_wide, mm_high;
} panels[] = { { 800, 480, 153, 86 },
	       { 1280, 800, 217, 136 },
	       { 1920, 1080, 344, 194 },
	       { 720, 1280, 86, 153 } };
#define PANELS ((int)(sizeof panels / sizeof panels[0]))

static struct painter *painter;
static struct typeface typeface;
static struct texts *texts;
static struct page page;
static struct gallery storage;
static struct scene scene;
static char all_text[16384];

static int open_all(void **state)
{
	(void)state;
	struct error error = { "" };
	(void)civil_set_zone("Europe/Amsterdam");
	painter = painter_open(NULL, &error);
	texts = texts_open("assets/po", NULL);
	if (!painter || !texts)
		return 1;
	typeface = painter_typeface(painter);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	painter_close(painter);
	texts_close(texts);
	return 0;
}

static void build_in(enum screen_id screen, int width, int height, double px_per_mm)
{
	struct ui ui = { .page = &page,
			 .typeface = &typeface,
			 .texts = texts,
			 .screen = "",
			 .px_per_mm = px_per_mm,
			 .larger = 1 };
	scene.texts = texts;
	page_begin(&page, width, height);
	page.px_per_mm = px_per_mm;
	screen_build(screen, &scene, &ui);
	page_all_text(&page, all_text, sizeof all_text);
}

static void build(enum screen_id screen, int panel)
{
	build_in(screen, panels[panel].width, panels[panel].height,
		 fmax(panels[panel].width / panels[panel].mm_wide,
		      panels[panel].height / panels[panel].mm_high));
}

static int sample(const char *name)
{
	for (int i = 0; i < gallery_count(); i++)
		if (strcmp(gallery_name(i), name) == 0)
			return i;
	fail_msg("no sample %s", name);
	return -1;
}

static void show(const char *name, int panel)
{
	int i = sample(name);
	gallery_fill(i, &storage, &scene);
	build(gallery_screen(i), panel);
}

static bool has(const char *id)
{
	return page_find(&page, id) >= 0;
}

static void assert_says(const char *text)
{
	if (!strstr(all_text, text))
		fail_msg("\"%s\" is not in: %s", text, all_text);
}

static void assert_silent(const char *text)
{
	if (strstr(all_text, text))
		fail_msg("\"%s\" is in: %s", text, all_text);
}

/* ---- on every panel ------------------------------------------------------ */

static void nothing_is_lost_on_any_panel(void **state)
{
	(void)state;
	for (int language = 0; language < texts_languages(texts); language++)
		for (int panel = 0; panel < PANELS; panel++)
			for (int i = 0; i < gallery_count(); i++) {
				texts_use(texts, language);
				gallery_fill(i, &storage, &scene);
				build(gallery_screen(i), panel);
				texts_use(texts, 0);
				assert_false(page.overflow);
				for (int e = 0; e < page.count; e++)
					if (page.elements[e].clipped)
						fail_msg("%s, panel %d, %s: %s is clipped",
							 gallery_name(i), panel,
							 texts_code(texts, language),
							 page.elements[e].id);
			}
}

static void every_button_means_something(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++)
		for (int i = 0; i < gallery_count(); i++) {
			const struct screen *screen = screen_get(gallery_screen(i));
			size_t prefix = strlen(screen->name) + 1;
			if (screen->staff || gallery_screen(i) == SCREEN_STAFF_PIN)
				continue; /* their own tests */
			gallery_fill(i, &storage, &scene);
			build(gallery_screen(i), panel);
			for (int e = 0; e < page.count; e++) {
				const char *name = page.elements[e].id + prefix;
				if (page.elements[e].role != ROLE_BUTTON)
					continue;
				assert_int_equal(page_find(&page, page.elements[e].id), e);
				if (strcmp(name, "language") == 0 || strcmp(name, "help") == 0)
					continue; /* the app's */
				assert_int_not_equal(screen->tap(&scene, name).kind, ACTION_NONE);
			}
		}
}

static void the_smallest_window_holds_everything(void **state)
{
	(void)state;
	const int sizes[][2] = { { 320, 240 }, { 240, 320 }, { 640, 480 } };
	for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
		for (int i = 0; i < gallery_count(); i++) {
			if (screen_get(gallery_screen(i))->staff)
				continue;
			gallery_fill(i, &storage, &scene);
			build_in(gallery_screen(i), sizes[s][0], sizes[s][1], 1 / 0.17);
			for (int e = 0; e < page.count; e++)
				assert_false(page.elements[e].clipped);
		}
	build_in(SCREEN_HOME, 1, 1, 5); /* nobody can read that; it must not fail */
	build_in(SCREEN_TALK, 30, 3000, 5);
}

/* Each sentence in full, wherever its lines break. */
static void the_sentences_stand_on_every_panel(void **state)
{
	(void)state;
	static const char *const sentences[][2] = {
		{ "home", "Ik ben er" },
		{ "home", "Activiteiten" },
		{ "home", "Even praten?" },
		{ "home", "Vandaag al 23 keer welkom" },
		{ "home", "Er is iemand om te praten" },
		{ "home-name", "Er is iemand om te praten: Anna" },
		{ "home-asks", "Er is iemand om te praten: Mohammed" },
		{ "home-closed", "Het huis is dicht. Donderdag om 10:30 uur zijn we weer open." },
		{ "check_in", "Welkom! Fijn dat je er bent. We vragen je naam niet." },
		{ "check_in", "Foutje? Haal weg" },
		{ "check_in-chosen", "Jullie zijn met 3." },
		{ "check_in-new",
		  "Welkom! Loop naar de gastvrouw of gastheer. Die laat je graag alles zien." },
		{ "check_in-failed",
		  "We kunnen het nu niet opslaan. Zeg het even tegen de gastvrouw." },
		{ "activity-joined", "Fijn! Je doet mee met Samen lunchen." },
		{ "activity-joined", "Heb je al op 'Ik ben er' gedrukt?" },
		{ "activity-wished",
		  "We weten nu dat je ook wilde. Vraag de gastvrouw of er plek komt." },
		{ "talk-asked", "Gelukt. De lamp is aan. We wachten tot iemand het ziet." },
		{ "talk-asked", "Je kunt gaan zitten. Je vraag blijft staan." },
		{ "talk-asked", "paraplu" },
		{ "talk-nobody", "Er is nu niemand op het rooster. Misschien ziet iemand het." },
		{ "talk-nobody", "Donderdag om 10 uur is er weer iemand, denken we." },
		{ "talk-nobody", "Je kunt gaan zitten. Je vraag blijft staan." },
		{ "talk-nobody-far", "Donderdag 3 december om 10:30 uur is er weer iemand" },
		{ "talk-other", "Er is nu een gesprek. Daarna kijken we." },
		{ "talk-seen", "Iemand heeft het gezien." },
		{ "talk-late", "Het duurt langer. Sorry." },
		{ "talk-met", "Iemand komt naar je toe." },
		{ "talk-gave-up", "Het lukt nu niet. Dat ligt niet aan jou." },
		{ "talk-cancelled", "Je vraag is weg. Kom gerust terug." },
		{ "talk-failed", "De lamp is aan. We kunnen het nu niet opslaan. Zeg het even "
				 "tegen de gastvrouw." },
		{ "again", "Heb jij net al gedrukt?" },
		{ "again", "Ja, ik wacht al" },
		{ "again", "Nee, ik wil ook praten" },
		{ "house_closed", "Het huis is dicht. Er is nu niemand." },
		{ "house_closed", "Levensgevaar? Bel 112." },
		{ "house_closed", "Bel 113 of 0800-0113." },
		{ "help", "Dit is geen noodknop." },
		{ "help", "Bel 113 of 0800-0113." },
		{ "help-memory", "Geen naam. Geen camera." },
	};
	for (int panel = 0; panel < PANELS; panel++)
		for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
			show(sentences[i][0], panel);
			assert_says(sentences[i][1]);
		}
}

/* ---- what is true, and only that ----------------------------------------- */

static void home_says_only_what_is_true(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		show("home-unsure", panel); /* no clock, no roster, no button, nobody counted */
		assert_silent("10:05");
		assert_silent("iemand om te praten");
		assert_silent("grote knop");
		assert_silent("keer welkom");
		assert_says("Welkom");
		show("home-closed", panel);
		assert_silent("iemand om te praten");
		assert_true(has("home.check_in") && has("home.talk"));
	}
	show("home", 1);
	assert_says("Of druk op de grote knop");
	assert_says("Nu Inloop, koffie en thee 12:00 Samen lunchen");
	scene.visits_today = 9;
	build(SCREEN_HOME, 1);
	assert_silent("keer welkom");
	scene.button_works = false;
	build(SCREEN_HOME, 1);
	assert_silent("grote knop");
}

static void open_asks_are_pictures(void **state)
{
	(void)state;
	show("home-asks", 1);
	assert_true(has("home.ask.1") && has("home.ask.2") && has("home.ask.3"));
	assert_false(has("home.ask.4"));
	assert_false(has("home.more_asks"));
	char first[64], second[64]; /* for whoever hears it or moves by keys they have a name */
	page_text(&page, page_find(&page, "home.ask.1"), first, sizeof first);
	page_text(&page, page_find(&page, "home.ask.2"), second, sizeof second);
	assert_string_not_equal(first, "");
	assert_string_not_equal(first, second);
	for (int panel = 0; panel < PANELS; panel++) { /* of eleven, each can be reached */
		bool seen[12] = { false };
		for (int turn = 0; turn < 12; turn++) {
			show("home-many-asks", panel);
			scene.nav.page = turn;
			build(SCREEN_HOME, panel);
			for (int n = 1; n <= 11; n++) {
				char id[24];
				(void)snprintf(id, sizeof id, "home.ask.%d", n);
				seen[n] |= has(id);
			}
		}
		for (int n = 1; n <= 11; n++)
			assert_true(seen[n]);
	}
	struct action action = screen_get(SCREEN_HOME)->tap(&scene, "ask.3");
	assert_int_equal(action.kind, ACTION_SHOW_ASK);
	assert_int_equal(action.n, 2);
	assert_int_equal(screen_get(SCREEN_HOME)->tap(&scene, "house").kind, ACTION_NONE);
	assert_int_equal(page.elements[page_find(&page, "home.house")].role, ROLE_HIDDEN_BUTTON);
}

static void talk_offers_what_its_state_allows(void **state)
{
	(void)state;
	show("talk-asked", 1);
	assert_true(has("talk.cancel") && has("talk.done"));
	assert_false(has("talk.wait") || has("talk.later"));
	show("talk-gave-up", 1);
	assert_true(has("talk.wait") && has("talk.later") && has("talk.done"));
	assert_false(has("talk.cancel"));
	show("talk-met", 1);
	assert_true(has("talk.done"));
	assert_false(has("talk.cancel") || has("talk.wait"));
	show("talk-nobody", 1);
	assert_silent("We wachten tot iemand het ziet.");
	scene.shift_on = true; /* somebody's shift began since */
	build(SCREEN_TALK, 1);
	assert_says("We wachten tot iemand het ziet.");
	show("again", 1);
	assert_silent("paraplu");
	show("talk-late", 1);
	assert_true(has("talk.cancel"));
}

static void questions_lead_to_choices(void **state)
{
	(void)state;
	const struct screen *talk = screen_get(SCREEN_TALK);
	show("talk-place", 1);
	assert_true(has("talk.place.1") && has("talk.place.3") && has("talk.skip"));
	assert_int_equal(talk->tap(&scene, "place.2").n, 1);
	assert_int_equal(talk->tap(&scene, "skip").kind, ACTION_PLACE);
	assert_int_equal(talk->tap(&scene, "skip").n, -1);
	show("talk-topic", 1);
	assert_says("Dat zeg ik zelf");
	assert_int_equal(talk->tap(&scene, "skip").kind, ACTION_TOPIC);
	assert_int_equal(talk->tap(&scene, "topic.1").n, 0);
	assert_string_equal(scene_topic(&scene, 1), "Gezondheid");
	assert_null(scene_topic(&scene, 4));
	assert_null(scene_topic(&scene, -1));
	assert_null(scene_place(&scene, 3));
}

/* ---- activities ---------------------------------------------------------- */

static void rows_keep_their_numbers(void **state)
{
	(void)state;
	for (int panel = 0; panel < PANELS; panel++) {
		bool seen[8] = { false };
		show("activities", panel);
		for (int turn = 0; turn < 5; turn++) {
			scene.nav.page = turn;
			build(SCREEN_ACTIVITIES, panel);
			for (int n = 1; n <= 5; n++) {
				char id[24];
				(void)snprintf(id, sizeof id, "activities.join.%d", n);
				seen[n] |= has(id);
			}
			if (turn == 0)
				assert_false(has("activities.less"));
			assert_true(has("activities.week") && has("activities.back"));
		}
		assert_false(has("activities.more"));
		assert_false(seen[1]); /* nothing to join */
		assert_true(seen[2] && seen[3]);
		assert_false(seen[4]); /* cancelled */
		assert_true(seen[5]);
	}
	struct action action = screen_get(SCREEN_ACTIVITIES)->tap(&scene, "join.5");
	assert_int_equal(action.kind, ACTION_JOIN);
	assert_int_equal(action.n, 4);
}

static void rows_say_what_is_true_of_them(void **state)
{
	(void)state;
	show("activities-few", 2);
	assert_says("12:00 Samen lunchen Keuken, nog 3 plekken Ik doe mee");
	assert_says("Huiswerkhulp Vol. Vraag de gastvrouw of er plek komt. Ik wilde ook");
	assert_says("Gaat vandaag niet door. Sorry.");
	storage.today[1].participants = 14;
	storage.today[3].session.ref.start += 86400;
	build(SCREEN_ACTIVITIES, 2);
	assert_says("nog 1 plek ");
	assert_says("Gaat niet door. Sorry.");
	show("activities-last", 1);
	assert_says("Vraag het eerst aan de gastvrouw.");
	show("activities-week", 1);
	assert_says("wo 10:00");
	assert_true(has("activities.today"));
	show("activities-none", 0);
	assert_says("Vandaag is er niets meer.");
	show("activities-unsure", 0); /* what day it is nobody knows */
	assert_silent("niets meer");
}

/* ---- words for times, and the table of taps ------------------------------ */

static void times_are_said_as_people_do(void **state)
{
	(void)state;
	char out[120];
	gallery_fill(0, &storage, &scene); /* Tuesday 24 November 2026 */
	scene.texts = texts;
	assert_string_equal(scene_when(&scene, gallery_at(24, 14, 0), out, sizeof out),
			    "vandaag om 14 uur");
	assert_string_equal(scene_when(&scene, gallery_at(25, 9, 5), out, sizeof out),
			    "woensdag om 9:05 uur");
	assert_string_equal(scene_when(&scene, gallery_at(30, 10, 0), out, sizeof out),
			    "maandag om 10 uur");
	assert_string_equal(scene_when_first(&scene, civil_utc(civil_day_of(2026, 12, 1), 10, 0),
					     out, sizeof out),
			    "Dinsdag 1 december om 10 uur");
	char clock[8];
	scene_clock(gallery_at(24, 9, 5), clock);
	assert_string_equal(clock, "09:05");
	assert_string_equal(scene_month(&scene, 13), "januari");
	assert_string_equal(scene_weekday_short(&scene, 6), "zo");
}

static void taps_are_looked_up(void **state)
{
	(void)state;
	static const struct tap_rule rules[] = { { "done", ACTION_HOME, 7 },
						 { "party_*", ACTION_PARTY, 1 },
						 { "join.*", ACTION_JOIN, 0 },
						 { NULL, ACTION_NONE, 0 } };
	assert_int_equal(tap_lookup(rules, "done").kind, ACTION_HOME);
	assert_int_equal(tap_lookup(rules, "done").n, 7);
	assert_int_equal(tap_lookup(rules, "party_3").n, 3);
	assert_int_equal(tap_lookup(rules, "join.1").n, 0);
	assert_int_equal(tap_lookup(rules, "join.").kind, ACTION_NONE);
	assert_int_equal(tap_lookup(rules, "join.2x").kind, ACTION_NONE);
	assert_int_equal(tap_lookup(rules, "join.99999999999").kind, ACTION_NONE);
	assert_int_equal(tap_lookup(rules, "don").kind, ACTION_NONE);
	assert_int_equal(tap_lookup(rules, "").kind, ACTION_NONE);
	assert_int_equal(screen_from_name("talk"), SCREEN_TALK);
	assert_int_equal(screen_from_name("tal"), SCREENS);
	for (int id = 0; id < SCREENS; id++)
		assert_int_equal(screen_from_name(screen_get((enum screen_id)id)->name), id);
}

static void steps_lead_back_one_by_one(void **state)
{
	(void)state;
	show("check_in-party", 1);
	assert_int_equal(screen_get(SCREEN_CHECK_IN)->tap(&scene, "done").kind, ACTION_HOME);
	assert_int_equal(screen_get(SCREEN_CHECK_IN)->tap(&scene, "party_9").n, 9);
	show("check_in", 1);
	assert_int_equal(screen_get(SCREEN_CHECK_IN)->tap(&scene, "done").kind, ACTION_HOME);
	show("help-memory", 1);
	struct action action = screen_get(SCREEN_HELP)->tap(&scene, "back");
	assert_int_equal(action.kind, ACTION_MEMORY);
	assert_int_equal(action.n, 0);
	show("language", 1);
	action = screen_get(SCREEN_LANGUAGE)->tap(&scene, "en");
	assert_int_equal(action.kind, ACTION_USE_LANGUAGE);
	assert_int_equal(action.n, texts_language(texts, "en"));
	assert_int_equal(screen_get(SCREEN_LANGUAGE)->tap(&scene, "xx").kind, ACTION_NONE);
}

/* On a page from right to left. */
static bool left_of(const char *one, const char *other)
{
	int a = page_find(&page, one), b = page_find(&page, other);
	assert_true(a >= 0 && b >= 0);
	return page.elements[a].box.x < page.elements[b].box.x;
}

static void digits_and_paths_are_not_turned_round(void **state)
{
	(void)state;
	struct texts *usual = texts;
	texts = texts_open("tests/data/languages", NULL);
	assert_non_null(texts);
	texts_use(texts, texts_language(texts, "rtl"));
	for (int panel = 0; panel < PANELS; panel++) {
		show("staff_pin-enter", panel);
		assert_true(page.rtl);
		assert_true(left_of("pin.1", "pin.2") && left_of("pin.2", "pin.3"));
		show("staff_clock", panel);
		assert_true(left_of("staff_clock.hour_up", "staff_clock.minute_up"));
		assert_true(left_of("staff_clock.month_up", "staff_clock.day_up"));
	}
	show("staff_diagnosis-folder", 1);
	assert_non_null(strstr(all_text, "\u2066/var/lib/inloop/diagnose/diagnose.txt\u2069."));
	texts_use(texts, 0);
	show("staff_diagnosis-folder", 1);
	assert_non_null(strstr(all_text, "staat in /var/lib/inloop/diagnose/diagnose.txt."));
	texts_close(texts);
	texts = usual;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost_on_any_panel),
		cmocka_unit_test(every_button_means_something),
		cmocka_unit_test(the_smallest_window_holds_everything),
		cmocka_unit_test(the_sentences_stand_on_every_panel),
		cmocka_unit_test(home_says_only_what_is_true),
		cmocka_unit_test(open_asks_are_pictures),
		cmocka_unit_test(talk_offers_what_its_state_allows),
		cmocka_unit_test(questions_lead_to_choices),
		cmocka_unit_test(rows_keep_their_numbers),
		cmocka_unit_test(rows_say_what_is_true_of_them),
		cmocka_unit_test(times_are_said_as_people_do),
		cmocka_unit_test(taps_are_looked_up),
		cmocka_unit_test(steps_lead_back_one_by_one),
		cmocka_unit_test(digits_and_paths_are_not_turned_round),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
