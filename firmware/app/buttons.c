/* The physical buttons, and keys for whoever cannot or does not touch the screen. */
#include "app/app_private.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

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
	if (down == app->button.down)
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

static void move_focus(struct app *app, int direction)
{
	const struct page *page = app_page(app);
	int next = page_focus_next(page, page_find(page, app->focus), direction);

	if (next >= 0)
		(void)snprintf(app->focus, sizeof app->focus, "%s", page->elements[next].id);
	app->page_stale = true;
}

static bool key_is(const struct input *input, const char *a, const char *b)
{
	return strcmp(input->key, a) == 0 || strcmp(input->key, b) == 0;
}

void app_key(struct app *app, const struct input *input)
{
	const char *ack_key = app->config.settings->gpio.ack_key;

	if (*ack_key && strcasecmp(input->key, ack_key) == 0) {
		app_acknowledge(app, 0);
		return;
	}
	app->ack_swallowed = false;
	bool dark = app_dark(app);
	app->touched_ms = app->now.mono_ms;
	if (dark) {
		app->page_stale = true;
	} else if (key_is(input, "Tab", "Right") || key_is(input, "Down", "Down")) {
		move_focus(app, 1);
	} else if (key_is(input, "Left", "Up")) {
		move_focus(app, -1);
	} else if (key_is(input, "Return", "Keypad Enter") && app->focus[0]) {
		char id[48];
		(void)snprintf(id, sizeof id, "%s", app->focus);
		app->ack_swallowed = true; /* its down and up follow as the expert's button */
		if (app_is_held(app, id))
			app_act(app, (struct action) { ACTION_STAFF, 0 });
		else
			app_activate(app, id);
	}
}

int64_t app_press_ms(const struct app *app)
{
	int64_t left =
	    app->button.since_ms + app->config.settings->gpio.min_press_ms - app->now.mono_ms;

	if (!app->button.down || app->button.acted)
		return -1;
	return left > 0 ? left : 0;
}
