/* What stands on the panel, and since when. Whoever touches within 0.4 s of its appearance cannot
 * have seen it: the second of two quick taps means the page before. What stays in its place keeps
 * its time, whatever value it shows, so that digits and plus and minus can be as quick as a hand.
 */
#include "app/app_private.h"

#include <stdio.h>
#include <string.h>

#define SEEN_MS   400
#define NOTICE_MS 6000

static bool acts(const struct element *element)
{
	return (element->role == ROLE_BUTTON || element->role == ROLE_HIDDEN_BUTTON) &&
	       !element->disabled && element->id[0];
}

static const struct standing *find(const struct standing *stands, int count,
				   const struct element *element)
{
	for (int i = 0; i < count; i++)
		if (stands[i].subject == element->subject &&
		    rect_same(stands[i].box, element->box) &&
		    strcmp(stands[i].id, element->id) == 0)
			return &stands[i];
	return NULL;
}

void app_presented(struct app *app, int64_t mono_ms)
{
	struct standing were[PAGE_ELEMENTS];
	const struct page *page = &app->page;
	int count = app->stand_count;

	memcpy(were, app->stands, sizeof were);
	app->stand_count = 0;
	if (page->dark) /* nothing can be read on it */
		return;
	for (int i = 0; i < page->count; i++) {
		const struct element *element = &page->elements[i];
		if (!acts(element))
			continue;
		const struct standing *before = find(were, count, element);
		struct standing *stand = &app->stands[app->stand_count++];
		*stand = (struct standing) { .subject = element->subject,
					     .box = element->box,
					     .since_ms = before ? before->since_ms : mono_ms };
		(void)snprintf(stand->id, sizeof stand->id, "%s", element->id);
	}
}

static const char *name_in(const struct app *app, const char *id)
{
	const char *screen = screen_get(app->screen)->name;
	size_t prefix = strlen(screen);
	const char *dot = strchr(id, '.');

	/* The PIN pad's ids are "pin.N": whatever stands before the dot, the name is behind it. */
	if (strncmp(id, screen, prefix) == 0 && id[prefix] == '.')
		return id + prefix + 1;
	return dot ? dot + 1 : id;
}

static struct action meaning(struct app *app, const struct element *element)
{
	const char *name = name_in(app, element->id);
	struct action action = { .kind = ACTION_STAFF };
	struct scene scene;

	if (strcmp(name, "language") == 0) {
		action.kind = ACTION_LANGUAGES;
	} else if (strcmp(name, "help") == 0) {
		action.kind = ACTION_HELP;
	} else if (element->role != ROLE_HIDDEN_BUTTON) {
		app_scene(app, &scene);
		action = screen_get(app->screen)->tap(&scene, name);
	}
	action.subject = element->subject;
	return action;
}

static struct aim aim(struct app *app, int index)
{
	struct aim aim = { .id = "" };

	if (index < 0)
		return aim;
	const struct element *element = &app->page.elements[index];
	const struct standing *stand = find(app->stands, app->stand_count, element);
	if (!stand || app->now.mono_ms - stand->since_ms < SEEN_MS || !acts(element))
		return aim;
	memcpy(aim.id, element->id, sizeof aim.id);
	aim.box = element->box;
	aim.held = element->role == ROLE_HIDDEN_BUTTON;
	aim.action = meaning(app, element);
	return aim;
}

struct aim app_aim_at(struct app *app, int x, int y)
{
	return aim(app, page_hit(app_page(app), x, y));
}

struct aim app_aim_id(struct app *app, const char *id)
{
	return aim(app, id[0] ? page_find(app_page(app), id) : -1);
}

/* What has a subject is looked for by it, wherever it stands now; all else must still be there. */
void app_carry_out(struct app *app, const struct aim *aim)
{
	const struct page *page = app_page(app);
	int index = page_find(page, aim->id);

	if (aim->action.subject == 0 && (index < 0 || page->elements[index].disabled))
		app_say_changed(app);
	else
		app_act(app, aim->action);
}

void app_say_changed(struct app *app)
{
	app->changed_until_ms = app->now.mono_ms + NOTICE_MS;
	app->page_stale = true;
}

void app_changed_due(struct app *app)
{
	if (app->changed_until_ms == LONG_AGO || app->now.mono_ms < app->changed_until_ms)
		return;
	app->changed_until_ms = LONG_AGO;
	app->page_stale = true;
}
