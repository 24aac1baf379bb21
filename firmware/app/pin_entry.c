/* Typing the PIN. Three wrong tries lock for a minute; after that every wrong one doubles it. The
 * count and the time of the last wrong try are stored, so that a restart does not help. */
#include "app/app_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TRIES       3
#define LOCK_S      60
#define LOCK_MOST_S (24 * HOUR)

static void read_value(struct app *app, const char *name, char out[256])
{
	struct store_port *store = &app->config.ports.store;

	out[0] = '\0';
	(void)store->value(store->self, name, out, 256, NULL);
}

static bool write_value(struct app *app, const char *name, const char *value)
{
	struct store_port *store = &app->config.ports.store;

	return store->set_value(store->self, name, value, NULL);
}

static void write_number(struct app *app, const char *name, int64_t number)
{
	char text[32];

	(void)snprintf(text, sizeof text, "%lld", (long long)number);
	(void)write_value(app, name, text);
}

static int64_t read_number(struct app *app, const char *name)
{
	char text[256];

	read_value(app, name, text);
	return strtoll(text, NULL, 10);
}

/* A disk that can be read but not written must not give endless tries: memory counts along. */
static int64_t wrong_tries(struct app *app)
{
	int64_t stored = read_number(app, "pin_wrong");

	return stored > app->staff.wrong ? stored : app->staff.wrong;
}

static int64_t wrong_at(struct app *app)
{
	int64_t stored = read_number(app, "pin_wrong_at");

	return app->staff.wrong > 0 ? app->staff.wrong_at : stored;
}

static void set_wrong(struct app *app, int64_t tries)
{
	app->staff.wrong = tries;
	app->staff.wrong_at = app->now.utc;
	write_number(app, "pin_wrong", tries);
	write_number(app, "pin_wrong_at", app->now.utc);
}

static void read_hash(struct app *app, char out[256])
{
	read_value(app, "pin_hash", out);
	if (!out[0])
		(void)snprintf(out, 256, "%s", app->staff.unsaved_hash);
}

bool app_has_pin(struct app *app)
{
	struct store_port *store = &app->config.ports.store;
	char hash[256] = "";

	return !store->value(store->self, "pin_hash", hash, (int)sizeof hash, NULL) || hash[0] ||
	       app->staff.unsaved_hash[0];
}

/* `reset_pin = WORD` lets the PIN be chosen again, once per WORD: all that were used are kept, so
 * that an old one does not work again after a newer. */
static void reset_when_asked(struct app *app)
{
	const char *word = app->config.settings->staff.reset_pin;
	char used[128], done[256];

	(void)snprintf(used, sizeof used, "pin_reset %s", word);
	read_value(app, used, done);
	if (*word && !done[0] && write_value(app, used, "done")) {
		(void)write_value(app, "pin_hash", "");
		set_wrong(app, 0);
	}
}

int app_pin_wait_s(struct app *app)
{
	int64_t wrong = wrong_tries(app);
	int64_t lock = LOCK_S, left;

	if (wrong < TRIES)
		return 0;
	for (int64_t i = TRIES; i < wrong && lock < LOCK_MOST_S; i++)
		lock *= 2;
	if (lock > LOCK_MOST_S)
		lock = LOCK_MOST_S;
	left = wrong_at(app) + lock - app->now.utc;
	if (left > lock) { /* a clock that was set back must not lock for years: wait from now */
		set_wrong(app, wrong);
		left = lock;
	}
	return (int)(left > 0 ? left : 0);
}

static void show(struct app *app, enum pin_view view)
{
	app->nav.pin = view;
	app->nav.pin_wait_s = app_pin_wait_s(app);
	if (app->nav.pin_wait_s > 0)
		app->nav.pin = PIN_LOCKED;
	app->nav.pin_digits = 0;
	memset(app->staff.typed, 0, sizeof app->staff.typed);
	app->page_stale = true;
}

void app_staff_enter(struct app *app)
{
	char hash[256];

	reset_when_asked(app);
	app_go(app, SCREEN_STAFF_PIN);
	read_hash(app, hash);
	memset(app->staff.first, 0, sizeof app->staff.first);
	show(app, hash[0] ? PIN_ENTER : PIN_CHOOSE);
}

static void let_in(struct app *app)
{
	memset(app->staff.typed, 0, sizeof app->staff.typed);
	memset(app->staff.first, 0, sizeof app->staff.first);
	app_practice_end(app);
	app->staff.inside = true;
	app->staff.week = civil_week(civil_day(app->now.utc));
	app_staff_act(app, (struct action) { ACTION_STAFF_WEEK, 0, 0 });
}

static void choose(struct app *app)
{
	if (app->nav.pin != PIN_REPEAT) {
		memcpy(app->staff.first, app->staff.typed, sizeof app->staff.first);
		show(app, PIN_REPEAT);
		return;
	}
	if (strcmp(app->staff.first, app->staff.typed) != 0) {
		show(app, PIN_DIFFERENT);
		return;
	}
	char hash[PIN_HASH];
	if (!pin_hash(app->staff.typed, hash)) {
		show(app, PIN_CHOOSE);
		return;
	}
	/* When the disk cannot keep it, staff must still get in: they are told there what is
	 * wrong. It then holds until the next start. */
	if (!write_value(app, "pin_hash", hash))
		(void)snprintf(app->staff.unsaved_hash, sizeof app->staff.unsaved_hash, "%s", hash);
	let_in(app);
}

static void check(struct app *app)
{
	char hash[256];

	read_hash(app, hash);
	if (pin_matches(hash, app->staff.typed)) {
		if (wrong_tries(app) != 0)
			set_wrong(app, 0);
		let_in(app);
		return;
	}
	set_wrong(app, wrong_tries(app) + 1);
	show(app, PIN_WRONG);
}

static void type(struct app *app, int digit)
{
	if (app->nav.pin_digits == PIN_MAX || digit < 0 || digit > 9)
		return;
	app->staff.typed[app->nav.pin_digits++] = (char)('0' + digit);
	app->page_stale = true;
}

void app_pin_act(struct app *app, struct action action)
{
	if (app->screen != SCREEN_STAFF_PIN)
		return;
	if (app_pin_wait_s(app) > 0) {
		show(app, PIN_LOCKED);
		return;
	}
	if (app->nav.pin == PIN_LOCKED)
		show(app, PIN_ENTER);
	if (action.kind == ACTION_DIGIT) {
		type(app, action.n);
	} else if (action.kind == ACTION_ERASE) {
		show(app, app->nav.pin);
	} else if (app->nav.pin_digits >= PIN_MIN) {
		if (app->nav.pin == PIN_ENTER || app->nav.pin == PIN_WRONG)
			check(app);
		else
			choose(app);
	}
}
