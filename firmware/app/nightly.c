/* What happens by itself: signs of life, and the nightly fold. */
#include "app/app_private.h"

#define LOOK_MS     (MINUTE * INT64_C(1000))
#define ALIVE_MS    (15 * MINUTE * INT64_C(1000))
#define FOLD_HOUR   0
#define FOLD_MINUTE 45

static utc_t fold_time(day_t day)
{
	return civil_utc(day, FOLD_HOUR, FOLD_MINUTE);
}

static void fold(struct app *app)
{
	struct store_port *store = &app->config.ports.store;
	day_t today = civil_day(app->now.utc);
	struct event alive = { .kind = EVENT_ALIVE, .at = app->now };

	app->fold_tried = today;
	app_forget_trouble(app);
	if (app_save(app)) { /* what waits may be about what would be folded */
		int count = history_foldable(&app->log, today);
		if (count > 0 && store->fold(store->self, count, &alive, NULL)) {
			(void)app_read_log(app);
			app_load_programme(app);
			app_tend_again(app);
		}
	}
	app_here_night(app);
}

static bool alive_due(const struct app *app)
{
	return app_open_house(app) && app->now.mono_ms - app->last_stored_ms >= ALIVE_MS;
}

/* What the screen shown may still take back is not folded away under it. */
static bool fold_waits(const struct app *app)
{
	bool aside = app->screen == SCREEN_HELP || app->screen == SCREEN_LANGUAGE;
	enum screen_id screen = aside ? app->opened_from : app->screen;

	return screen == SCREEN_CHECK_IN || screen == SCREEN_ACTIVITY || screen == SCREEN_AGAIN;
}

void app_nightly(struct app *app)
{
	day_t today = civil_day(app->now.utc);

	if (app->practice.on)
		return;
	if (app->now.sure && !fold_waits(app) && app->fold_tried != today &&
	    app->now.utc >= fold_time(today))
		fold(app);
	if (app_save_ms(app) == 0)
		(void)app_save(app);
	if (alive_due(app)) {
		/* Whether it was stored or not: try again in a quarter of an hour, not at once. */
		app->last_stored_ms = app->now.mono_ms;
		(void)app_commit_one(app, (struct event) { .kind = EVENT_ALIVE }, NULL);
	}
}

int64_t app_nightly_ms(const struct app *app)
{
	day_t today = civil_day(app->now.utc);
	int64_t next = app_save_ms(app);

	if (app->practice.on)
		return -1;
	if (!app->now.sure && (next < 0 || next > LOOK_MS))
		next = LOOK_MS; /* whether it has become so */
	if (app_open_house(app)) {
		int64_t alive = app->last_stored_ms + ALIVE_MS - app->now.mono_ms;
		alive = alive > 0 ? alive : 0;
		if (next < 0 || alive < next)
			next = alive;
	}
	if (app->now.sure && !fold_waits(app)) {
		utc_t when = fold_time(app->fold_tried == today ? today + 1 : today);
		int64_t wait = (when - app->now.utc) * 1000;
		wait = wait > 0 ? wait : 0;
		if (next < 0 || wait < next)
			next = wait;
	}
	return next;
}
