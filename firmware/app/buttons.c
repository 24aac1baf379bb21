/* The physical buttons. */
#include "app/app_private.h"

static void press(struct app *app)
{
	const struct settings *settings = app->config.settings;

	app->button.acted = true;
	if (app->now.mono_ms - app->button.last_ms < settings->gpio.lockout_ms)
		return;
	app->button.last_ms = app->now.mono_ms;
	app_button_used(app);
	if (app_testing(app)) {
		app_tested(app, LINE_BUTTON);
	} else {
		app_practice_end(app); /* whoever presses means it */
		app_ask(app);
	}
}

void app_press_due(struct app *app)
{
	if (app->button.down && !app->button.acted &&
	    app->now.mono_ms - app->button.since_ms >= app->config.settings->gpio.min_press_ms)
		press(app);
}

void app_button(struct app *app, bool down, bool typed)
{
	if (down == app->button.down || (down && typed && app_key_burst(app)))
		return;
	if (!down && typed && !app->button.acted)
		press(app);
	else if (!down)
		app_press_due(app);
	if (!down && app_stuck(app, LINE_BUTTON))
		app_line_fault(app, LINE_BUTTON, FAULT_STUCK, false);
	app->button.down = down;
	app->button.acted = false;
	app->button.since_ms = app->now.mono_ms;
}

void app_ack(struct app *app, bool down)
{
	if (down == app->ack.down)
		return;
	app->ack.down = down;
	if (down) {
		app->ack.since_ms = app->now.mono_ms;
		return;
	}
	if (app_stuck(app, LINE_ACK)) /* something lay on it: no wish of anybody */
		app_line_fault(app, LINE_ACK, FAULT_STUCK, false);
	else if (!app->ack_swallowed)
		app_acknowledge(app, app->now.mono_ms - app->ack.since_ms);
	app->ack_swallowed = false;
}

int64_t app_press_ms(const struct app *app)
{
	int64_t left =
	    app->button.since_ms + app->config.settings->gpio.min_press_ms - app->now.mono_ms;

	if (!app->button.down || app->button.acted)
		return -1;
	return left > 0 ? left : 0;
}
