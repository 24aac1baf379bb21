/* The store's own work goes on while the terminal is at rest: checking and copying take a piece at
 * a time, and a person comes first. */
#include "app/app_private.h"

#define REST_MS INT64_C(60000)

static int64_t rest_ms(const struct app *app)
{
	return app->touched_ms > LONG_AGO ? app->touched_ms + REST_MS : app->now.mono_ms;
}

void app_tend_again(struct app *app)
{
	app->tend_ms = app->config.ports.store.tend ? app->now.mono_ms + REST_MS : -1;
}

void app_tend(struct app *app)
{
	struct store_port *store = &app->config.ports.store;

	if (app->practice.on || app->tend_ms < 0 || app->now.mono_ms < app->tend_ms ||
	    app->now.mono_ms < rest_ms(app))
		return;
	int64_t next = store->tend(store->self, &app->now);
	app->tend_ms = next < 0 ? -1 : app->now.mono_ms + next;
}

int64_t app_tend_ms(const struct app *app)
{
	int64_t next = app->tend_ms > rest_ms(app) ? app->tend_ms : rest_ms(app);

	if (app->practice.on || app->tend_ms < 0)
		return -1;
	return next > app->now.mono_ms ? next - app->now.mono_ms : 0;
}
