/* Keys, for whoever cannot or does not touch the screen.
 *
 * A barcode scanner is a keyboard, too: it types a number and Enter within a few milliseconds. So a
 * key acts a moment after it came, and what comes in a burst does not act at all: not on residents'
 * screens, and no more on the staff's, where it would choose or try a PIN. No hand is that quick;
 * keys that repeat because they are held never get here. */
#include "app/app_private.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define ACTS_MS  40
#define BURST_MS 30

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

static void act(struct app *app)
{
	struct typed_key key = app->key;

	app->key.waits = false;
	if (key.ack)
		app_acknowledge(app, 0);
	else if (key.focus != 0)
		move_focus(app, key.focus);
	else if (key.aim.id[0])
		app_carry_out(app, &key.aim);
}

bool app_key_burst(struct app *app)
{
	bool burst = app->now.mono_ms - app->key.came_ms < BURST_MS;

	app->key.came_ms = app->now.mono_ms;
	if (burst)
		app->key.waits = false; /* nor does the first of them */
	else if (app->key.waits)
		act(app);
	return burst;
}

void app_key(struct app *app, const struct input *input)
{
	const char *ack_key = app->config.settings->gpio.ack_key;
	bool ack = *ack_key && strcasecmp(input->key, ack_key) == 0;
	bool enter = !ack && key_is(input, "Return", "Keypad Enter");
	struct typed_key *key = &app->key;

	app->ack_swallowed = false;
	if (app_key_burst(app)) {
		app->ack_swallowed = enter; /* its down and up follow as the expert's button */
		return;
	}
	*key = (struct typed_key) { .waits = true, .ack = ack, .came_ms = app->now.mono_ms };
	if (ack)
		return;
	bool dark = app_dark(app);
	app->touched_ms = app->now.mono_ms;
	if (dark)
		app->page_stale = true;
	else if (key_is(input, "Tab", "Right") || key_is(input, "Down", "Down"))
		key->focus = 1;
	else if (key_is(input, "Left", "Up"))
		key->focus = -1;
	else if (enter && app->focus[0]) {
		app->ack_swallowed = true;
		key->aim = app_aim_id(app, app->focus);
	}
}

static int64_t left_ms(const struct app *app)
{
	int64_t left = app->key.came_ms + ACTS_MS - app->now.mono_ms;

	return left > 0 ? left : 0;
}

void app_key_due(struct app *app)
{
	if (app->key.waits && left_ms(app) == 0)
		act(app);
}

int64_t app_key_ms(const struct app *app)
{
	return app->key.waits ? left_ms(app) : -1;
}
