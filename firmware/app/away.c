/* The expert's here/away switch. It stays as it was set until the night after, however the clock is
 * moved meanwhile; a new day finds everybody here again. */
#include "app/app_private.h"

#include "model/dating.h"

void app_take_here(struct app *app, const struct event *event)
{
	struct moment *at = &app->here_at;

	if (event->kind == EVENT_HERE) {
		app->here = event->n != 0;
		*at = event->at;
	} else if (event->kind == EVENT_CLOCK_SET && event->ref == at->boot &&
		   (!at->sure || event->flags & CLOCK_AGAIN)) {
		at->utc += event_clock_moved(event);
		at->sure = true;
	}
}

static bool known(const struct app *app)
{
	return app->here_at.sure || app->here_at.boot == app->now.boot;
}

bool app_here_over(const struct app *app)
{
	utc_t midnight = civil_utc(civil_day(app->now.utc), 0, 0);

	return !app->here && known(app) && app_when(app, &app->here_at) < midnight;
}

static bool in_log(const struct app *app)
{
	for (int i = 0; i < app->log.count; i++)
		if (app->log.items[i].kind == EVENT_HERE)
			return true;
	return false;
}

void app_here_night(struct app *app)
{
	if (app_here_over(app))
		app->here = true;
	else if (!app->here && app->unsaved.count == 0 && (!known(app) || !in_log(app)))
		/* Nobody knows when, or the fold took it: from now on it is of today. */
		(void)app_keep_one(app, (struct event) { .kind = EVENT_HERE }, NULL);
}
