#include "script/script.h"

#include "base/file.h"
#include "script/dump.h"
#include "script/expect.h"
#include "script/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCRIPT_LIMIT  ((size_t)4 << 20)
#define BEFORE_ACT_MS 1000 /* a person takes a moment before each tap or press */
#define PRESS_MS      200

typedef bool step_function(struct player *player, const struct step *step, struct error *error);

static bool is(const struct step *step, int word, const char *text)
{
	return word < step->count && strcmp(step->words[word], text) == 0;
}

static bool duration(const struct step *step, int word, int64_t otherwise, int64_t *ms,
		     struct error *error)
{
	*ms = otherwise;
	if (word >= step->count)
		return true;
	return step_duration(step->words[word], ms) ||
	       error_set(error,
			 "expected a duration such as 200ms, 30s, 5m or 2h, there is "
			 "\"%s\"",
			 step->words[word]);
}

static bool clock_step(struct player *player, const struct step *step, struct error *error)
{
	utc_t at;

	if (is(step, 1, "sure") || is(step, 1, "unsure"))
		player_set_sure(player, is(step, 1, "sure"));
	else if (step->count == 2 && civil_parse_local(step->words[1], &at))
		player_set_clock(player, at);
	else
		return error_set(error,
				 "expected a time such as 2026-11-23T10:00, sure or "
				 "unsure, there is \"%s\"",
				 step->count > 1 ? step->words[1] : "");
	return true;
}

static bool wait_step(struct player *player, const struct step *step, struct error *error)
{
	int64_t ms;

	if (step->count != 2)
		return error_set(error, "expected: wait TIME");
	if (!duration(step, 1, 0, &ms, error))
		return false;
	player_pass(player, ms);
	return true;
}

/* ---- touching ------------------------------------------------------------ */

static bool find_spot(struct player *player, const char *id, int *x, int *y, struct error *error)
{
	const struct page *page = app_page(player->app);
	int element = page_find(page, id);
	const char *screen = screen_get(app_screen(player->app))->name;

	if (element < 0)
		return error_set(error, "expected element %s, the page of %s has none", id, screen);
	const struct element *found = &page->elements[element];
	if (found->disabled)
		return error_set(error, "expected to tap %s, it is disabled", id);
	if (!page_reachable(page, element))
		return error_set(error, "expected to tap %s, it is covered or nothing to tap", id);
	*x = found->box.x + found->box.w / 2;
	*y = found->box.y + found->box.h / 2;
	return true;
}

/* A finger's place: an ID, or X Y; how many words it took. */
static bool read_spot(struct player *player, const struct step *step, int word, int *x, int *y,
		      struct error *error)
{
	if (step->count == word + 1)
		return find_spot(player, step->words[word], x, y, error);
	char *end_x, *end_y;
	*x = (int)strtol(step->words[word], &end_x, 10);
	*y = (int)strtol(step->words[word + 1], &end_y, 10);
	return (!*end_x && !*end_y && *x >= 0 && *y >= 0 && *x < player->width &&
		*y < player->height) ||
	       error_set(error, "expected a place on the panel, there is %s %s", step->words[word],
			 step->words[word + 1]);
}

/* "after TIME" at the end of a step stands instead of the moment that a person takes. */
static bool come(struct player *player, struct step *step, struct error *error)
{
	int64_t ms = BEFORE_ACT_MS;

	if (step->count > 2 && is(step, step->count - 2, "after")) {
		if (!duration(step, step->count - 1, 0, &ms, error))
			return false;
		step->count -= 2;
	}
	player_pass(player, ms);
	return true;
}

static void touch(struct player *player, int contact, bool down, int x, int y)
{
	player_input(player,
		     (struct input) {
			 .kind = INPUT_TOUCH, .down = down, .contact = contact, .x = x, .y = y });
}

static bool tap_step(struct player *player, const struct step *given, struct error *error)
{
	struct step step = *given;
	int x = 0, y = 0;

	if (!come(player, &step, error))
		return false;
	if (step.count != 2 && step.count != 3)
		return error_set(error, "expected: tap ID or tap X Y, and perhaps: after TIME");
	if (!read_spot(player, &step, 1, &x, &y, error))
		return false;
	touch(player, 0, true, x, y);
	touch(player, 0, false, x, y);
	return true;
}

static bool hold_step(struct player *player, const struct step *given, struct error *error)
{
	struct step step = *given;
	int64_t ms;
	int x = 0, y = 0;

	if (!come(player, &step, error))
		return false;
	if (step.count != 3)
		return error_set(error, "expected: hold ID TIME, and perhaps: after TIME");
	if (!duration(&step, 2, 0, &ms, error) || !find_spot(player, step.words[1], &x, &y, error))
		return false;
	touch(player, 0, true, x, y);
	player_pass(player, ms);
	touch(player, 0, false, x, y);
	return true;
}

/* touch N ID|X Y, move N X Y, release N [ID|X Y]: a finger of several, or the mouse (0). It is
 * lifted where it was last. */
static bool finger_step(struct player *player, const struct step *given, struct error *error)
{
	struct step step = *given;
	bool up = is(&step, 0, "release");

	if (!come(player, &step, error))
		return false;
	char *end = "";
	long contact = step.count > 1 ? strtol(step.words[1], &end, 10) : -1;
	if (contact < 0 || contact >= INPUT_CONTACTS || *end || step.count > 4 ||
	    step.count < (up ? 2 : 3))
		return error_set(error, "expected: touch N ID, touch N X Y, move N X Y or "
					"release N, and perhaps: after TIME");
	int *x = &player->finger_x[contact], *y = &player->finger_y[contact];
	if (step.count > 2 && !read_spot(player, &step, 2, x, y, error))
		return false;
	if (is(&step, 0, "move"))
		player_input(player, (struct input) { .kind = INPUT_MOVE,
						      .down = true,
						      .contact = (int)contact,
						      .x = *x,
						      .y = *y });
	else
		touch(player, (int)contact, !up, *x, *y);
	return true;
}

/* ---- buttons and keys ---------------------------------------------------- */

static void push(struct player *player, enum input_kind kind, int64_t ms)
{
	player_input(player, (struct input) { .kind = kind, .down = true });
	player_pass(player, ms);
	player_input(player, (struct input) { .kind = kind });
}

static bool press_step(struct player *player, const struct step *step, struct error *error)
{
	int64_t ms;

	if (!duration(step, 1, PRESS_MS, &ms, error))
		return false;
	player_pass(player, BEFORE_ACT_MS);
	push(player, is(step, 0, "ack") ? INPUT_ACK : INPUT_BUTTON, ms);
	return true;
}

static bool key_step(struct player *player, const struct step *given, struct error *error)
{
	struct input input = { .kind = INPUT_KEY };
	struct step step = *given;

	if (!come(player, &step, error))
		return false;
	if (step.count != 2)
		return error_set(error, "expected: key NAME, and perhaps: after TIME");
	const char *name = is(&step, 1, "Enter") ? "Return" : step.words[1];
	if (strcmp(name, "Space") == 0) { /* the window's space bar is the button */
		push(player, INPUT_BUTTON, PRESS_MS);
		return true;
	}
	(void)snprintf(input.key, sizeof input.key, "%.31s", name);
	player_input(player, input);
	if (strcmp(name, "Return") == 0)
		push(player, INPUT_ACK, PRESS_MS);
	return true;
}

/* "-" or a date. */
static bool date_or_none(const struct step *step, int word, day_t *day)
{
	*day = DAY_NONE;
	return step->count <= word || is(step, word, "-") ||
	       civil_parse_day(step->words[word], day);
}

/* machine stick LEVEL [SINCE [NEWEST]], as the line of model/stick.h */
static bool stick_words(const struct step *step, struct stick_state *stick)
{
	day_t since, newest;
	char line[STICK_LINE], words[2][CIVIL_TEXT] = { "-", "-" };

	if (step->count < 3 || step->count > 5 || !date_or_none(step, 3, &since) ||
	    !date_or_none(step, 4, &newest))
		return false;
	if (since != DAY_NONE)
		(void)snprintf(words[0], sizeof words[0], "%lld",
			       (long long)civil_utc(since, 2, 30));
	if (newest != DAY_NONE)
		civil_format_day(newest, words[1]);
	(void)snprintf(line, sizeof line, "%.16s\t%s\t%.10s\n", step->words[2], words[0], words[1]);
	return stick_parse(line, stick) || is(step, 2, "never");
}

/* ---- the computer -------------------------------------------------------- */

static bool machine_step(struct player *player, const struct step *step, struct error *error)
{
	struct machine *machine = &player->machine;
	char *end = "";
	long number = step->count == 3 ? strtol(step->words[2], &end, 10) : 0;
	bool whole = step->count == 3 && end != step->words[2] && !*end;

	if (is(step, 1, "power") && (is(step, 2, "weak") || is(step, 2, "good")))
		machine->power = is(step, 2, "weak") ? POWER_WEAK : POWER_GOOD;
	else if (is(step, 1, "degrees") && whole)
		machine->degrees = (int)number;
	else if (is(step, 1, "free") && whole)
		machine->free_mb = number;
	else if (is(step, 1, "stick") && stick_words(step, &machine->stick))
		return true;
	else
		return error_set(error,
				 "expected: machine power weak|good, machine degrees NUMBER, "
				 "machine free MEGABYTES or machine stick LEVEL [SINCE [NEWEST]]");
	return true;
}

/* ---- the rest ------------------------------------------------------------ */

static bool language_step(struct player *player, const struct step *step, struct error *error)
{
	if (step->count == 2 && app_use_language(player->app, step->words[1])) {
		player_present(player);
		return true;
	}
	return error_set(error, "expected the code of a language that is there, there is \"%s\"",
			 step->count > 1 ? step->words[1] : "");
}

static bool restart_step(struct player *player, const struct step *step, struct error *error)
{
	(void)step;
	return player_restart(player, error);
}

static bool save_step(struct player *player, const struct step *step, struct error *error)
{
	if (step->count != 2)
		return error_set(error, "expected: save FILE.png");
	return painter_save(player->parts->painter, app_page(player->app), step->words[1], error);
}

static bool dump_step(struct player *player, const struct step *step, struct error *error)
{
	if (step->count != 2)
		return error_set(error, "expected: dump FILE.json");
	return dump_page(app_page(player->app), screen_get(app_screen(player->app))->name,
			 step->words[1], error);
}

static const struct {
	const char *verb;
	step_function *play;
} steps[] = {
	{ "clock", clock_step },     { "wait", wait_step },         { "tap", tap_step },
	{ "hold", hold_step },       { "press", press_step },       { "ack", press_step },
	{ "key", key_step },         { "language", language_step }, { "restart", restart_step },
	{ "expect", expect_step },   { "save", save_step },         { "dump", dump_step },
	{ "machine", machine_step }, { "touch", finger_step },      { "move", finger_step },
	{ "release", finger_step },
};

static bool play(struct player *player, const struct step *step, struct error *error)
{
	/* The clock steps at the top say how the clock stands at the start. */
	if (!player->app && !is(step, 0, "clock") && !player_start(player, error))
		return false;
	if (!is(step, 0, "key")) /* keys tell themselves how soon they come */
		player_settle(player);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (is(step, 0, steps[i].verb))
			return steps[i].play(player, step, error);
	return error_set(error, "expected a step such as tap or expect, there is \"%s\"",
			 step->words[0]);
}

static bool play_lines(struct player *player, const char *path, char *text, struct error *error)
{
	struct error why = { "" };
	struct step step = { .line = 0 };

	for (char *line = text, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		step.line++;
		bool done =
		    step_read(&step, line) ||
		    error_set(&why, "expected words and whole quotes, there is \"%.80s\"", line);
		if (done && step.count > 0)
			done = play(player, &step, &why);
		if (!done)
			return error_set(error, "%.120s:%d: %.180s", path, step.line, why.text);
	}
	return player->app || player_start(player, error);
}

bool script_run(struct parts *parts, const char *path, struct error *error)
{
	struct player player;
	size_t size;
	char *text = file_read(path, SCRIPT_LIMIT, &size, error);

	if (!text)
		return false;
	player_open(&player, parts);
	/* Windows' editor puts a mark before the first line. */
	char *first = text + (strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
	bool done = play_lines(&player, path, first, error);
	player_close(&player);
	free(text);
	return done;
}
