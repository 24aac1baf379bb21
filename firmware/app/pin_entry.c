/* Typing the PIN. Only where there is truly none may one be chosen: one that cannot be read, or is
 * no hash, lets nobody in, and staff are told. */
#include "app/app_private.h"

#include "base/checksum.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define VALUE_PIN   "pin_hash"
#define VALUE_WORDS "pin_words"

static enum stored read_value(struct app *app, const char *name, char out[256], struct error *error)
{
	struct store_port *store = &app->config.ports.store;

	out[0] = '\0';
	return store->value(store->self, name, out, 256, error);
}

static bool write_value(struct app *app, const char *name, const char *value)
{
	struct store_port *store = &app->config.ports.store;

	return store->set_value(store->self, name, value, NULL);
}

/* The PIN's hash, and what staff read when there is trouble with it. */
static enum stored read_hash(struct app *app, char out[256])
{
	struct staff *staff = &app->staff;
	struct error error = { "" };
	enum stored stored = read_value(app, VALUE_PIN, out, &error);

	if (stored == STORED_NONE && staff->unsaved_hash[0]) {
		(void)snprintf(out, 256, "%s", staff->unsaved_hash);
		stored = STORED_THERE;
	}
	if (stored == STORED_NONE && staff->had_pin) {
		/* whoever took it away did not come through this door */
		(void)error_set(&error, "De pincode is verdwenen.");
		stored = STORED_UNREADABLE;
	}
	stored = pin_look(stored, out, error.text, app->config.health);
	staff->had_pin = staff->had_pin || stored == STORED_THERE;
	return stored;
}

bool app_has_pin(struct app *app)
{
	char hash[256];

	return read_hash(app, hash) != STORED_NONE;
}

/* ---- choosing again: reset_pin ------------------------------------------- */

static void word_sum(const char *word, char out[24])
{
	struct checksum sum;

	checksum_begin(&sum, "reset_pin");
	checksum_add_text(&sum, word);
	(void)snprintf(out, 24, "%08" PRIx32, (uint32_t)checksum_end(&sum));
}

/* Earlier versions marked it in the database. That it is there counts, also for later. */
static bool used_before(struct app *app, const char *word)
{
	char name[128], done[256];

	(void)snprintf(name, sizeof name, "pin_reset %s", word);
	return read_value(app, name, done, NULL) != STORED_NONE;
}

/* `reset_pin = WORD` lets the PIN be chosen again, once per WORD: all that were used are kept, so
 * that an old one does not work again after a newer. They lie beside the database, so that one that
 * is lost or comes from a copy does not open the door once more; where they cannot be read or no
 * further one be kept, none works. */
static void reset_when_asked(struct app *app)
{
	const char *word = app->config.settings->staff.reset_pin;
	char sum[24], used[256], all[512];

	if (!*word || app->staff.word_used)
		return;
	enum stored stored = read_value(app, VALUE_WORDS, used, NULL);
	word_sum(word, sum);
	app->staff.word_used = stored == STORED_THERE && strstr(used, sum);
	if (stored == STORED_UNREADABLE || app->staff.word_used)
		return;
	bool before = used_before(app, word);
	(void)snprintf(all, sizeof all, "%s%s%s", used, used[0] ? " " : "", sum);
	app->staff.word_used = write_value(app, VALUE_WORDS, all) || before;
	if (!app->staff.word_used || before)
		return;
	app->staff.unsaved_hash[0] = '\0';
	app->staff.had_pin = !write_value(app, VALUE_PIN, "");
	app_pin_lock_reset(app);
}

void app_pin_load(struct app *app)
{
	char hash[256];

	app_pin_lock_load(app);
	reset_when_asked(app);
	(void)read_hash(app, hash);
}

/* ---- the pad ------------------------------------------------------------- */

static void show(struct app *app, enum pin_view view)
{
	app->nav.pin = view;
	app->nav.pin_wait_s = pin_tries_wait_s(&app->staff.tries);
	if (app->nav.pin_wait_s > 0 && view != PIN_UNREADABLE)
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
	memset(app->staff.first, 0, sizeof app->staff.first);
	switch (read_hash(app, hash)) {
	case STORED_THERE:
		show(app, PIN_ENTER);
		break;
	case STORED_NONE:
		show(app, PIN_CHOOSE);
		break;
	case STORED_UNREADABLE:
	default:
		show(app, PIN_UNREADABLE);
		break;
	}
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
	char there[256];

	/* It may be that another was chosen, or that the disk fails, since the page was shown. */
	if (read_hash(app, there) != STORED_NONE) {
		app_staff_enter(app);
		return;
	}
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
	app->staff.had_pin = true;
	let_in(app);
}

static void check(struct app *app)
{
	char hash[256];

	if (read_hash(app, hash) != STORED_THERE) {
		show(app, PIN_UNREADABLE);
		return;
	}
	if (pin_matches(hash, app->staff.typed)) {
		app_pin_lock_reset(app);
		let_in(app);
		return;
	}
	app_pin_lock_wrong(app);
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
	if (app->nav.pin == PIN_UNREADABLE) { /* it may be readable by now */
		app_staff_enter(app);
		return;
	}
	if (pin_tries_wait_s(&app->staff.tries) > 0) {
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
