/* A new version: staff ask for it, somebody else puts it there, and what became of it is told. */
#include "support/stage.h"
#include "support/test.h"

#include "base/file.h"
#include "terminal/update_port.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- on the screen ----------------------------------------------------------- */

static void to_page(struct stage *stage)
{
	stage_system(stage);
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.update");
	assert_screen(stage, "staff_update");
}

static void start(struct stage *stage)
{
	stage->updates = true;
	stage_start(stage);
}

static void becomes(struct stage *stage, enum update_level level, const char *sentence)
{
	stage->update.asked = false;
	stage->update.level = level;
	(void)snprintf(stage->update.sentence, sizeof stage->update.sentence, "%s", sentence);
}

static bool can_start(struct stage *stage)
{
	const struct page *page = app_page(stage->app);

	return !page->elements[page_find(page, "staff_update.start")].disabled;
}

static void without_updates_there_is_no_tile(void **state)
{
	struct stage *stage = *state;

	stage_system(stage);
	stage_tap(stage, "staff_system.tools");
	assert_no_element(stage, "staff_system.update");
	assert_element(stage, "staff_system.test");
	assert_element(stage, "staff_system.clock");
}

/* Each of them has room on a small panel: what the system page has as well makes way. */
static void six_tiles_at_most(void **state)
{
	struct stage *stage = *state;

	start(stage);
	stage_system(stage);
	assert_element(stage, "staff_system.test");
	stage_tap(stage, "staff_system.tools");
	assert_no_element(stage, "staff_system.test");
	assert_element(stage, "staff_system.clock");
	stage_sure(stage, false);
	stage_pass(stage, 61000);
	assert_element(stage, "staff_system.test");
	assert_no_element(stage, "staff_system.clock");
	assert_element(stage, "staff_system.update");
}

static void it_is_asked_for_and_followed(void **state)
{
	struct stage *stage = *state;

	start(stage);
	to_page(stage);
	assert_says(stage, "ongeveer 10 minuten");
	assert_says(stage, "Laat de stekker erin.");
	stage_tap(stage, "staff_update.start");
	assert_int_equal(stage->update_asks, 1);
	assert_says(stage, "De zuil gaat zo kijken.");
	assert_false(can_start(stage));
	becomes(stage, UPDATE_BUSY, "Versie 9.1 wordt nu gezet.");
	stage_pass(stage, 2000);
	assert_says(stage, "Versie 9.1 wordt nu gezet.");
	assert_silent(stage, "gaat zo kijken");
	assert_false(can_start(stage));
	becomes(stage, UPDATE_OK, "Versie 9.1 is gezet. De zuil start zo opnieuw.");
	stage_pass(stage, 2000);
	assert_says(stage, "De zuil start zo opnieuw.");
	assert_true(can_start(stage));
	assert_null(health_find(&stage->health, "update"));
}

/* It wakes every two seconds only for who looks on while there is something to wait for. */
static void it_wakes_only_for_who_looks_on(void **state)
{
	struct stage *stage = *state;

	start(stage);
	to_page(stage);
	int looks = stage->update_looks;
	stage_pass(stage, 40000);
	assert_in_range(stage->update_looks, looks, looks + 1); /* the minute may change */
	stage_tap(stage, "staff_update.start");
	looks = stage->update_looks;
	stage_pass(stage, 20000);
	assert_in_range(stage->update_looks, looks + 10, looks + 11);
	stage_tap(stage, "staff_update.back");
	looks = stage->update_looks;
	stage_pass(stage, 40000);
	assert_in_range(stage->update_looks, looks, looks + 1);
}

static void the_picture_is_drawn_only_for_news(void **state)
{
	struct stage *stage = *state;

	start(stage);
	to_page(stage);
	stage_tap(stage, "staff_update.start");
	stage_clock(stage, "2026-11-23T11:00");
	(void)app_page(stage->app);
	stage_pass(stage, 10000);
	assert_false(app_changed(stage->app));
	becomes(stage, UPDATE_BUSY, "Versie 9.1 wordt nu gezet.");
	stage_pass(stage, 2000);
	assert_true(app_changed(stage->app));
}

/* The night began it, and the page does not know yet. */
static void it_is_not_asked_for_twice(void **state)
{
	struct stage *stage = *state;

	start(stage);
	to_page(stage);
	becomes(stage, UPDATE_BUSY, "Versie 9.1 wordt nu gezet.");
	stage_tap(stage, "staff_update.start");
	assert_int_equal(stage->update_asks, 0);
	assert_says(stage, "Versie 9.1 wordt nu gezet.");
}

static void who_cannot_ask_is_told(void **state)
{
	struct stage *stage = *state;

	stage->updates_refused = true;
	start(stage);
	to_page(stage);
	stage_tap(stage, "staff_update.start");
	assert_says(stage, "Het lukte niet.");
	assert_true(can_start(stage));
	stage->updates_refused = false;
	stage_tap(stage, "staff_update.start");
	assert_silent(stage, "Het lukte niet.");
	assert_says(stage, "De zuil gaat zo kijken.");
}

static void what_is_wrong_stands_on_the_system_page(void **state)
{
	struct stage *stage = *state;

	start(stage);
	becomes(stage, UPDATE_WARN, "Het bestand is stuk.");
	stage->update.failed = true;
	(void)snprintf(stage->update.failed_version, UPDATE_VERSION, "9.1");
	stage_system(stage);
	assert_says(stage, "Het bestand is stuk.");
	assert_says(stage, "Versie 9.1 startte niet goed.");
	assert_says(stage, "Nog eens proberen?");
	assert_int_equal(health_find(&stage->health, "update")->level, HEALTH_WARN);
	assert_int_equal(health_find(&stage->health, "update_failed")->level, HEALTH_WARN);
	becomes(stage, UPDATE_OK, "Geen nieuwe versie gevonden.");
	stage->update.failed = false;
	stage_pass(stage, 61000); /* the minute changes */
	assert_silent(stage, "Het bestand is stuk.");
	assert_silent(stage, "9.1");
	assert_silent(stage, "Geen nieuwe versie gevonden.");
}

/* Who comes to the staff's pages ends it: nothing can be asked for in practice. */
static void practice_is_over_before_it_can_be_asked_for(void **state)
{
	struct stage *stage = *state;

	start(stage);
	stage_system(stage);
	stage_tap(stage, "staff_system.tools");
	stage_tap(stage, "staff_system.practice");
	stage_tap(stage, "staff_practice.start");
	assert_says(stage, "Oefenen: niets telt");
	to_page(stage);
	assert_silent(stage, "Oefenen: niets telt");
	assert_int_equal(stage->update_asks, 0);
}

/* ---- the files --------------------------------------------------------------- */

struct folder {
	char path[64], config[96], ask[96], state[96], failed[96];
	struct options options;
	struct update_port port;
	struct update update;
};

static int folder_open(void **state)
{
	struct folder *folder = calloc(1, sizeof *folder);

	if (!folder)
		return -1;
	*state = folder;
	(void)snprintf(folder->path, sizeof folder->path, "/tmp/inloop-update-XXXXXX");
	if (!mkdtemp(folder->path))
		return -1;
	(void)snprintf(folder->config, sizeof folder->config, "%s/inloop.ini", folder->path);
	(void)snprintf(folder->ask, sizeof folder->ask, "%s/update-now", folder->path);
	(void)snprintf(folder->state, sizeof folder->state, "%s/state", folder->path);
	(void)snprintf(folder->failed, sizeof folder->failed, "%s/update-mislukt.txt",
		       folder->path);
	folder->options = (struct options) { .config = folder->config,
					     .update_ask = folder->ask,
					     .update_state = folder->state };
	folder->port = update_port(&folder->options);
	return 0;
}

static int folder_close(void **state)
{
	struct folder *folder = *state;
	char command[128];

	(void)snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
	free(folder);
	return system(command);
}

static void put(const char *path, const char *bytes, size_t size)
{
	assert_true(file_write(path, bytes, size, NULL));
}

static void says(struct folder *folder, const char *bytes, size_t size, enum update_level level,
		 const char *sentence)
{
	put(folder->state, bytes, size);
	memset(&folder->update, 'x', sizeof folder->update);
	folder->port.state(folder->port.self, &folder->update);
	assert_int_equal(folder->update.level, level);
	assert_string_equal(folder->update.sentence, sentence);
}

static void says_text(struct folder *folder, const char *text, enum update_level level,
		      const char *sentence)
{
	says(folder, text, strlen(text), level, sentence);
}

static void nothing_is_there_at_first(void **state)
{
	struct folder *folder = *state;

	folder->port.state(folder->port.self, &folder->update);
	assert_int_equal(folder->update.level, UPDATE_NONE);
	assert_string_equal(folder->update.sentence, "");
	assert_false(folder->update.asked || folder->update.failed);
	folder->options.update_state = NULL;
	assert_null(update_port(&folder->options).ask);
	assert_null(update_port(&folder->options).state);
}

static void a_file_asks_for_it(void **state)
{
	struct folder *folder = *state;

	assert_true(folder->port.ask(folder->port.self));
	assert_int_equal(access(folder->ask, F_OK), 0);
	folder->port.state(folder->port.self, &folder->update);
	assert_true(folder->update.asked);
	assert_int_equal(unlink(folder->ask), 0); /* taken up */
	folder->port.state(folder->port.self, &folder->update);
	assert_false(folder->update.asked);
	folder->options.update_ask = "/nowhere/at/all";
	assert_false(folder->port.ask(folder->port.self));
}

static void one_line_tells_what_became_of_it(void **state)
{
	struct folder *folder = *state;

	says_text(folder, "busy\tVersie 2 wordt gezet.\n", UPDATE_BUSY, "Versie 2 wordt gezet.");
	says_text(folder, "ok\tGeen nieuwe versie.\r\nmeer\n", UPDATE_OK, "Geen nieuwe versie.");
	says_text(folder, "warn\tStuk: één bestand.", UPDATE_WARN, "Stuk: één bestand.");
}

static void rubbish_tells_nothing(void **state)
{
	struct folder *folder = *state;
	static char huge[3 << 20];
	char sentence[3000] = "warn\t";

	says_text(folder, "", UPDATE_NONE, "");
	says_text(folder, "warn", UPDATE_NONE, "");
	says_text(folder, "warn\t", UPDATE_NONE, "");
	says_text(folder, "fine\tAlles goed.\n", UPDATE_NONE, "");
	says_text(folder, "warn\t\xFF\xFE\x80 stuk\n", UPDATE_NONE, "");
	says(folder, "ok\t\0\0\n", 6, UPDATE_NONE, "");
	says_text(folder, "ok\ta\x1B[31m\tb\n", UPDATE_OK, "a [31m b");
	memset(huge, 'a', sizeof huge);
	memcpy(huge, "warn\t", 5);
	says(folder, huge, sizeof huge, UPDATE_NONE, "");
	memset(sentence + 5, 'b', sizeof sentence - 6);
	put(folder->state, sentence, sizeof sentence - 1);
	folder->port.state(folder->port.self, &folder->update);
	assert_int_equal(folder->update.level, UPDATE_WARN);
	assert_int_equal(strlen(folder->update.sentence), UPDATE_SENTENCE - 1);
	assert_int_equal(unlink(folder->state), 0);
	assert_int_equal(mkdir(folder->state, 0700), 0); /* a folder of that name */
	folder->port.state(folder->port.self, &folder->update);
	assert_int_equal(folder->update.level, UPDATE_NONE);
}

static void fails(struct folder *folder, const char *text, const char *version)
{
	put(folder->failed, text, strlen(text));
	folder->port.state(folder->port.self, &folder->update);
	assert_true(folder->update.failed);
	assert_string_equal(folder->update.failed_version, version);
}

/* The file lies where anybody can write into it; what is told of it goes to whoever helps. */
static void only_a_version_is_taken_from_the_file_of_a_failure(void **state)
{
	struct folder *folder = *state;
	char words[UPDATE_SENTENCE];

	fails(folder,
	      "Versie 1.2.0+3~a startte niet goed. De zuil gebruikt weer versie 1.\r\nHaal...\r\n",
	      "1.2.0+3~a");
	assert_string_equal(update_failed_words(&folder->update, words, sizeof words),
			    "Versie 1.2.0+3~a startte niet goed. De zuil gebruikt weer de vorige. "
			    "Nog eens proberen? Haal update-mislukt.txt van de kaart.");
	fails(folder, "", "");
	assert_non_null(strstr(update_failed_words(&folder->update, words, sizeof words),
			       "Een nieuwe versie startte niet goed."));
	fails(folder, "Versie onbekend startte niet goed.", "");
	fails(folder, "Versie 1 van Jansen startte niet goed.", "");
	fails(folder, "Versie 1/../Jansen startte niet goed.", "");
	fails(folder, "Versie 1234567890123456789012345678901234567890 startte niet goed.", "");
	fails(folder, "\xFF\xFE\x01", "");
	assert_int_equal(unlink(folder->failed), 0);
	folder->port.state(folder->port.self, &folder->update);
	assert_false(folder->update.failed);
	assert_string_equal(folder->update.failed_version, "");
}

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, folder_open, folder_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGE_TEST(without_updates_there_is_no_tile),
		STAGE_TEST_UNSTARTED(six_tiles_at_most),
		STAGE_TEST_UNSTARTED(it_is_asked_for_and_followed),
		STAGE_TEST_UNSTARTED(it_wakes_only_for_who_looks_on),
		STAGE_TEST_UNSTARTED(the_picture_is_drawn_only_for_news),
		STAGE_TEST_UNSTARTED(it_is_not_asked_for_twice),
		STAGE_TEST_UNSTARTED(who_cannot_ask_is_told),
		STAGE_TEST_UNSTARTED(what_is_wrong_stands_on_the_system_page),
		STAGE_TEST_UNSTARTED(practice_is_over_before_it_can_be_asked_for),
		FOLDER_TEST(nothing_is_there_at_first),
		FOLDER_TEST(a_file_asks_for_it),
		FOLDER_TEST(one_line_tells_what_became_of_it),
		FOLDER_TEST(rubbish_tells_nothing),
		FOLDER_TEST(only_a_version_is_taken_from_the_file_of_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
