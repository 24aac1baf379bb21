/* The finger on the screen: what it went down on, and what that means when it is lifted. */
#include "app/app_private.h"

#include <stdio.h>
#include <string.h>

#define WAKE_GUARD_MS 500  /* a touch that woke the screen, and its bounce, do nothing else */
#define HOLD_MS       3000 /* the house name, for staff */

static const char *name_in(const struct app *app, const char *id)
{
	size_t prefix = strlen(screen_get(app->screen)->name);
	const char *dot = strchr(id, '.');

	/* The PIN pad's ids are "pin.N": whatever stands before the dot, the name is behind it. */
	return strncmp(id, screen_get(app->screen)->name, prefix) == 0 && id[prefix] == '.'
		   ? id + prefix + 1
	       : dot ? dot + 1
		     : id;
}

void app_activate(struct app *app, const char *id)
{
	char name[48];
	struct scene scene;

	(void)snprintf(name, sizeof name, "%s", name_in(app, id));
	if (strcmp(name, "language") == 0) {
		app_act(app, (struct action) { ACTION_LANGUAGES, 0 });
	} else if (strcmp(name, "help") == 0) {
		app_act(app, (struct action) { ACTION_HELP, 0 });
	} else {
		app_scene(app, &scene);
		app_act(app, screen_get(app->screen)->tap(&scene, name));
	}
}

static void remember_touched(struct app *app, const struct input *input)
{
	const struct page *page = app_page(app);
	int hit = page_hit(page, input->x, input->y);

	app->touch.id[0] = '\0';
	if (hit >= 0)
		(void)snprintf(app->touch.id, sizeof app->touch.id, "%s", page->elements[hit].id);
	app->page_stale = app->page_stale || hit >= 0;
}

static void finger_down(struct app *app, const struct input *input)
{
	bool dark = app_dark(app);

	app->focus[0] = '\0';
	app->touch.down = true;
	app->touch.since_ms = app->now.mono_ms;
	app->touch.swallowed = dark || app->now.mono_ms - app->woken_ms < WAKE_GUARD_MS;
	app->touched_ms = app->now.mono_ms;
	if (dark) {
		app->woken_ms = app->now.mono_ms;
		app->page_stale = true;
	}
	if (!app->touch.swallowed)
		remember_touched(app, input);
}

bool app_is_held(const struct app *app, const char *id)
{
	const struct page *page = &app->page;
	int element = page_find(page, id);

	return element >= 0 && page->elements[element].role == ROLE_HIDDEN_BUTTON;
}

/* The house name acts while it is held, all else when the finger is lifted where it went down. */
static bool hold_due(const struct app *app)
{
	return app->touch.down && app->touch.id[0] && app_is_held(app, app->touch.id) &&
	       app->now.mono_ms - app->touch.since_ms >= HOLD_MS;
}

void app_hold_due(struct app *app)
{
	if (!hold_due(app))
		return;
	app->touch.id[0] = '\0';
	app_act(app, (struct action) { ACTION_STAFF, 0 });
}

static void finger_up(struct app *app, const struct input *input)
{
	char id[48];

	app->touched_ms = app->now.mono_ms;
	app_hold_due(app);
	app->touch.down = false;
	(void)snprintf(id, sizeof id, "%s", app->touch.id);
	app->touch.id[0] = '\0';
	app->page_stale = true;
	if (!id[0])
		return;
	const struct page *page = app_page(app);
	int hit = page_hit(page, input->x, input->y);
	if (hit >= 0 && strcmp(page->elements[hit].id, id) == 0 && !app_is_held(app, id))
		app_activate(app, id);
}

void app_touch(struct app *app, const struct input *input)
{
	if (app->cleaning)
		return;
	if (input->down)
		finger_down(app, input);
	else if (app->touch.down)
		finger_up(app, input);
}

int64_t app_hold_ms(const struct app *app)
{
	int64_t left = app->touch.since_ms + HOLD_MS - app->now.mono_ms;

	return app->touch.down && app->touch.id[0] && left > 0 ? left : -1;
}
