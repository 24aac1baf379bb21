/* Screens and time-outs: where the person is, and when the screen returns by itself. */
#include "app/app_private.h"

#include <string.h>

#define FORGET_MS      60000 /* without input: language and size are the house's again */
#define DARK_MS        60000
#define STAFF_WARN_MS  100000
#define STAFF_CLOSE_MS 120000

void app_go(struct app *app, enum screen_id screen)
{
	app->screen = screen;
	app->nav = (struct nav) { .party = 1, .correct_part = -1 };
	app->focus[0] = '\0';
	app_touch_nothing(app);
	app->page_stale = true;
}

void app_open_aside(struct app *app, enum screen_id screen)
{
	if (app->screen != SCREEN_HELP && app->screen != SCREEN_LANGUAGE) {
		app->opened_from = app->screen;
		app->opened_from_nav = app->nav;
	}
	app_go(app, screen);
}

void app_back(struct app *app)
{
	bool aside = app->screen == SCREEN_HELP || app->screen == SCREEN_LANGUAGE;
	enum screen_id to = aside ? app->opened_from : SCREEN_HOME;
	struct nav nav = app->opened_from_nav;

	app_go(app, to);
	if (aside)
		app->nav = nav;
	app->opened_from = SCREEN_HOME;
	/* The ask may have ended while the person was looking elsewhere. */
	if (to == SCREEN_TALK && app->nav.talk == TALK_STATE && !talk_find(&app->talk, nav.ask))
		app_go(app, SCREEN_HOME);
}

bool app_open_house(const struct app *app)
{
	return !app->now.sure || opening_open(app_opening(app), app->now.utc);
}

static int64_t idle_ms(const struct app *app)
{
	return app->now.mono_ms - app->touched_ms;
}

bool app_dark(const struct app *app)
{
	return app->screen == SCREEN_HOME && !app_open_house(app) && idle_ms(app) >= DARK_MS;
}

/* The setup is when staff opened it; on the first boot it stands open for the installer. */
static bool behind_pin(const struct app *app)
{
	return screen_get(app->screen)->staff || (app->screen == SCREEN_SETUP && app->staff.inside);
}

static int64_t screen_time_out(const struct app *app)
{
	return screen_get(app->screen)->timeout_s * INT64_C(1000);
}

void app_time_outs(struct app *app)
{
	int64_t idle = idle_ms(app), time_out = screen_time_out(app);

	if (behind_pin(app)) {
		bool warns = idle >= STAFF_WARN_MS;
		if (idle >= STAFF_CLOSE_MS) {
			app_staff_leave(app);
		} else if (warns != app->nav.staff_warning) {
			app->nav.staff_warning = warns;
			app->page_stale = true;
		}
	} else if (time_out > 0 && idle >= time_out) {
		if (app->screen == SCREEN_STAFF_PIN)
			app_staff_leave(app);
		app_go(app, SCREEN_HOME);
	}
	bool forgets = idle >= FORGET_MS && !behind_pin(app);
	if (forgets && texts_used(app->config.texts) != app->house_language) {
		texts_use(app->config.texts, app->house_language);
		app->page_stale = true;
	}
	if (app->screen == SCREEN_HOME && app->focus[0] && idle >= FORGET_MS)
		app_go(app, SCREEN_HOME);
	if (app_dark(app) != app->page.dark)
		app->page_stale = true;
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* Until an idle time that still lies ahead; -1 when it is past. */
static int64_t until_idle(const struct app *app, int64_t idle)
{
	int64_t left = idle - idle_ms(app);

	return left > 0 ? left : -1;
}

int64_t app_time_out_ms(const struct app *app)
{
	int64_t next = -1, time_out = screen_time_out(app);

	if (behind_pin(app)) {
		next = sooner(next, until_idle(app, STAFF_WARN_MS));
		next = sooner(next, until_idle(app, STAFF_CLOSE_MS));
	} else if (time_out > 0) {
		next = sooner(next, until_idle(app, time_out));
	}
	if (texts_used(app->config.texts) != app->house_language || app->focus[0])
		next = sooner(next, until_idle(app, FORGET_MS));
	if (!app_open_house(app))
		next = sooner(next, until_idle(app, DARK_MS));
	return next;
}
