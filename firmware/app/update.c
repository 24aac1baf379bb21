/* A new version: asked for by staff, done by somebody else. What became of it is looked at when the
 * minute changes, which wakes nobody, and while it is under way more often, on its own page only.
 */
#include "app/app_private.h"

#define LOOK_MS 2000

void app_look_at_update(struct app *app)
{
	const struct update_port *port = &app->config.ports.update;
	struct update before = app->update;

	if (!port->state)
		return;
	port->state(port->self, &app->update);
	app->update_looked_ms = app->now.mono_ms;
	update_tell(&app->update, app->config.health);
	if (app->screen == SCREEN_STAFF_UPDATE && !update_same(&before, &app->update))
		app->page_stale = true;
}

void app_ask_update(struct app *app)
{
	const struct update_port *port = &app->config.ports.update;

	app_look_at_update(app); /* the night may have begun it meanwhile */
	if (!port->ask || update_under_way(&app->update))
		return;
	app->nav.update_refused = !port->ask(port->self);
	app->nav.page = 0; /* the outcome stands first */
	app->page_stale = true;
	app_look_at_update(app);
}

void app_update_due(struct app *app)
{
	if (app_update_ms(app) == 0)
		app_look_at_update(app);
}

int64_t app_update_ms(const struct app *app)
{
	int64_t left = app->update_looked_ms + LOOK_MS - app->now.mono_ms;

	if (app->screen != SCREEN_STAFF_UPDATE || !update_under_way(&app->update))
		return -1;
	return left > 0 ? left : 0;
}
