/* Practice: everything on the screen works, nothing of it counts.
 *
 * It begins only when no ask is open and nothing waits for the store, so that nobody real depends
 * on this terminal at that moment. A press of the real button ends it and counts: a person who asks
 * is never taken for practice. The lamp stays dark, for the person at the lamp cannot see a banner.
 * As nobody is counted meanwhile, the log says that the terminal was off: figures know it as a gap.
 */
#include "app/app_private.h"

#define IDLE_MS INT64_C(600000) /* without touch it ends by itself */

enum practice_view app_practice_view(const struct app *app)
{
	if (app->talk.count > 0)
		return PRACTICE_ASK_OPEN;
	if (app->unsaved.count > 0 || app->log_unread)
		return PRACTICE_UNSAVED;
	return PRACTICE_CAN;
}

void app_practice_start(struct app *app)
{
	struct practice *practice = &app->practice;

	if (practice->on || app_practice_view(app) != PRACTICE_CAN)
		return;
	if (!app_commit_one(app, (struct event) { .kind = EVENT_STOP }, NULL)) {
		app->nav.staff_failed = true;
		app->page_stale = true;
		return;
	}
	*practice = (struct practice) { .on = true, .real = app->config.ports.store };
	practice->talk = app->talk;
	app->config.ports.store = app_practice_port(practice);
	app_load_programme(app);
	app_staff_leave(app);
}

static void leave(struct app *app)
{
	struct practice *practice = &app->practice;

	app->config.ports.store = practice->real;
	app->talk = practice->talk; /* as it was, for nobody asked in earnest */
	app->note_count = 0;
	app->check_in = app->joined = app->repeat = 0;
	app->opened_from = SCREEN_HOME;
	event_list_free(&practice->log);
	practice->on = false;
}

void app_practice_end(struct app *app)
{
	if (!app->practice.on)
		return;
	leave(app);
	(void)app_keep_one(app, (struct event) { .kind = EVENT_START }, NULL);
	app_load_programme(app);
	app_go(app, SCREEN_HOME);
}

void app_practice_abandon(struct app *app)
{
	if (app->practice.on)
		leave(app);
}

void app_practice_due(struct app *app)
{
	if (app->practice.on && app->now.mono_ms - app->touched_ms >= IDLE_MS)
		app_practice_end(app);
}

int64_t app_practice_ms(const struct app *app)
{
	int64_t left = app->touched_ms + IDLE_MS - app->now.mono_ms;

	if (!app->practice.on)
		return -1;
	return left > 0 ? left : 0;
}

/* Houses practise before they open: it is never closed then. */
const struct opening *app_opening(const struct app *app)
{
	static const struct opening always = { 0 };

	return app->practice.on ? &always : &app->config.settings->open;
}
