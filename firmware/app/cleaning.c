/* The cleaning lock: for half a minute a touch does nothing, whatever screen there is. The buttons
 * count as ever; so a press may bring another screen, and the hand that wipes does nothing there.
 */
#include "app/app_private.h"

#define CLEAN_MS 30000

static int64_t left_ms(const struct app *app)
{
	int64_t left = app->clean_until_ms - app->now.mono_ms;

	return app->cleaning && left > 0 ? left : 0;
}

int app_cleaning_s(const struct app *app)
{
	return (int)((left_ms(app) + 999) / 1000);
}

void app_clean(struct app *app)
{
	app_go(app, SCREEN_STAFF_CLEANING);
	app->cleaning = true;
	app->clean_until_ms = app->now.mono_ms + CLEAN_MS;
}

void app_clean_due(struct app *app)
{
	if (!app->cleaning)
		return;
	if (app_cleaning_s(app) != app->clean_shown_s)
		app->page_stale = true; /* and not at every wipe */
	app->clean_shown_s = app_cleaning_s(app);
	if (app->clean_shown_s > 0)
		return;
	app->cleaning = false;
	app->touched_ms = app->now.mono_ms; /* who wiped is still there */
	if (app->screen == SCREEN_STAFF_CLEANING)
		app_staff_act(app, (struct action) { ACTION_STAFF_SYSTEM, 0, 0 });
}

/* Each second that shows. */
int64_t app_clean_ms(const struct app *app)
{
	int64_t left = left_ms(app);

	if (!app->cleaning)
		return -1;
	return left > 0 ? (left - 1) % 1000 + 1 : 0;
}
