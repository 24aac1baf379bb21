/* What happens by itself: signs of life, the nightly fold, and a clock that becomes sure. */
#include "app/app_private.h"

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
	int count = history_foldable(&app->log, today);
	struct event alive = { .kind = EVENT_ALIVE, .at = app->now };

	app->fold_tried = today;
	app->here = true; /* a new day: whoever went home yesterday evening is here again */
	if (count == 0)
		return;
	if (store->fold(store->self, count, &alive, NULL)) {
		bool here = app->here;
		app_read_log(app);
		app->here = here;
		app_load_programme(app);
	}
}

static bool alive_due(const struct app *app)
{
	return app_open_house(app) && app->now.mono_ms - app->last_stored_ms >= ALIVE_MS;
}

void app_nightly(struct app *app)
{
	day_t today = civil_day(app->now.utc);

	if (app->now.sure && app->fold_tried != today && app->now.utc >= fold_time(today))
		fold(app);
	if (alive_due(app)) {
		/* Whether it was stored or not: try again in a quarter of an hour, not at once. */
		app->last_stored_ms = app->now.mono_ms;
		(void)app_commit_one(app, (struct event) { .kind = EVENT_ALIVE }, NULL);
	}
}

int64_t app_nightly_ms(const struct app *app)
{
	day_t today = civil_day(app->now.utc);
	int64_t next = -1;

	if (app_open_house(app)) {
		next = app->last_stored_ms + ALIVE_MS - app->now.mono_ms;
		next = next > 0 ? next : 0;
	}
	if (app->now.sure) {
		utc_t when = fold_time(app->fold_tried == today ? today + 1 : today);
		int64_t wait = (when - app->now.utc) * 1000;
		wait = wait > 0 ? wait : 0;
		if (next < 0 || wait < next)
			next = wait;
	}
	return next;
}

static bool has_unsure(const struct app *app)
{
	for (int i = 0; i < app->log.count; i++)
		if (!app->log.items[i].at.sure && app->log.items[i].at.boot == app->now.boot)
			return true;
	return false;
}

/* Called before app->now moves on: the old moment says how far the wall clock was off. */
void app_clock_became_sure(struct app *app, const struct moment *now)
{
	int64_t lived = (now->mono_ms - app->now.mono_ms) / 1000;
	int64_t offset = now->utc - (app->now.utc + lived);

	bool moved = has_unsure(app);
	app->now = *now;
	if (moved)
		(void)app_commit_one(app,
				     (struct event) { .kind = EVENT_CLOCK_SET,
						      .ref = now->boot,
						      .n = (int32_t)offset },
				     NULL);
	app_talk_due(app, true);
}
