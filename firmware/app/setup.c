/* Setting the terminal up: a page of four steps, and the PIN. Each can be skipped, all can be done
 * again from the staff's system page. */
#include "app/app_private.h"

#include <stdio.h>

/* in the store */
#define VALUE_SETUP    "setup"
#define VALUE_LANGUAGE "language"

static void read_value(const struct app *app, const char *name, char out[256])
{
	const struct store_port *store = &app->config.ports.store;

	out[0] = '\0';
	if (store->value(store->self, name, out, 256, NULL) == STORED_UNREADABLE)
		(void)snprintf(out, 256, "?"); /* what cannot be read is not taken for new */
}

static void keep(struct app *app, const char *name, const char *value)
{
	const struct store_port *store = &app->config.ports.store;

	/* Lost, the steps are offered once more, or Dutch is the first language again. */
	(void)store->set_value(store->self, name, value, NULL);
}

void app_house_language(struct app *app)
{
	char code[256];

	read_value(app, VALUE_LANGUAGE, code);
	int language = code[0] ? texts_language(app->config.texts, code) : -1;
	app->house_language = language > 0 ? language : 0;
	texts_use(app->config.texts, app->house_language);
}

static void choose_language(struct app *app, int language)
{
	texts_use(app->config.texts, language);
	app->house_language = language;
	keep(app, VALUE_LANGUAGE, texts_code(app->config.texts, language));
	app->page_stale = true;
}

/* ---- the steps ----------------------------------------------------------- */

static void show(struct app *app, enum setup_step step)
{
	app->nav.setup = step;
	app->nav.test_lamp = step == SETUP_LAMP;
	app->nav.lamp_dark = false;
	app->focus[0] = '\0';
	if (step == SETUP_TIME)
		app_dial_now(app);
	if (step == SETUP_PIN)
		app->nav.setup_has_pin = app_has_pin(app);
	app->page_stale = true;
}

static void open_setup(struct app *app)
{
	app->touched_ms = app->now.mono_ms; /* whoever switched it on is there */
	app_go(app, SCREEN_SETUP);
	show(app, SETUP_LANGUAGE);
}

void app_setup_at_start(struct app *app)
{
	char done[256];

	read_value(app, VALUE_SETUP, done);
	if (app->config.first_boot && !done[0] && !app_has_pin(app))
		open_setup(app);
}

static void leave(struct app *app)
{
	if (app->staff.inside)
		app_staff_act(app, (struct action) { ACTION_STAFF_SYSTEM, 0, 0 });
	else
		app_go(app, SCREEN_HOME);
}

static void step(struct app *app, int by)
{
	int to = (int)app->nav.setup + by;

	if (to >= 0 && to < SETUP_STEPS) {
		show(app, (enum setup_step)to);
		return;
	}
	if (by > 0)
		keep(app, VALUE_SETUP, "done");
	leave(app);
}

static void choose_pin(struct app *app)
{
	keep(app, VALUE_SETUP, "done");
	app_staff_enter(app);
}

void app_setup_act(struct app *app, struct action action)
{
	switch (action.kind) {
	case ACTION_SETUP:
		if (app->staff.inside)
			open_setup(app);
		break;
	case ACTION_SETUP_STEP:
		step(app, action.n);
		break;
	case ACTION_SETUP_LANGUAGE:
		choose_language(app, action.n);
		break;
	case ACTION_DIAL_UP:
	case ACTION_DIAL_DOWN:
	case ACTION_SET_CLOCK:
		app_dial(app, action);
		break;
	case ACTION_SETUP_LAMP:
		app->nav.lamp_dark = action.n == 0;
		app->page_stale = true;
		if (action.n)
			step(app, 1);
		break;
	case ACTION_SETUP_PIN:
		choose_pin(app);
		break;
	default: /* ACTION_STAY */
		break;
	}
}

bool app_in_setup(const struct app *app, enum setup_step step)
{
	return app->screen == SCREEN_SETUP && app->nav.setup == step;
}
