/* From the app's state to what a screen may know. */
#include "app/app_private.h"

#include <stdio.h>

static void find_now_and_next(const struct app *app, struct scene *scene)
{
	for (int i = 0; i < app->today_count; i++) {
		const struct session *session = &app->today[i].session;
		if (session->cancelled || session->all_day)
			continue;
		if (session->ref.start <= app->now.utc) {
			/* Of several the one that began last is the one that is news. */
			scene->playing = session;
		} else if (!scene->upcoming) {
			scene->upcoming = session;
		}
	}
}

static void tell_about_experts(const struct app *app, struct scene *scene)
{
	const struct shift *shift = app_shift(app), *next = app_next_shift(app);

	scene->roster = app_roster(app);
	scene->shift_on = shift != NULL;
	scene->somebody_free = shift && app->here && app_open_house(app);
	if (shift)
		(void)snprintf(scene->somebody, sizeof scene->somebody, "%s", shift->name);
	scene->next_shift = next ? next->start : 0;
}

/* A test that could not be stored is shown on its own page only. */
static void tell_about_tests(const struct app *app, struct scene *scene)
{
	for (int i = 0; i < app->log.count; i++) {
		const struct event *event = &app->log.items[i];
		if (event->kind == EVENT_TESTED && event->at.sure && event->m >= 0 &&
		    event->m < LINES && civil_day(event->at.utc) == scene->local.day)
			scene->tested_today[event->m] = event->at.utc;
	}
}

void app_scene(struct app *app, struct scene *scene)
{
	*scene = (struct scene) {
		.now = app->now,
		.local = civil_at(app->now.utc),
		.settings = app->config.settings,
		.health = app->config.health,
		.texts = app->config.texts,
		.open = app_open_house(app),
		.button_works = app_button_works(app),
		.dark = app_dark(app),
		.visits_today = app->visits_today,
		.today = app->today,
		.week = app->week,
		.today_count = app->today_count,
		.week_count = app->week_count,
		.talk = &app->talk,
		.notes = app->notes,
		.note_count = app->note_count,
		.figures = app->staff.figures_loaded ? &app->staff.figures : NULL,
		.memory = app->memory_known ? &app->memory : NULL,
		.changed = app->now.mono_ms < app->changed_until_ms,
		.practice = app->practice.on,
		.practice_view = app_practice_view(app),
		.cleaning_s = app_cleaning_s(app),
		.machine = &app->machine,
		.update = app->config.ports.update.ask ? &app->update : NULL,
		.clock_by_staff = app->clock_by_staff && !app->clock_itself,
		.nav = app->nav,
	};
	if (app->now.sure)
		scene->next_opening = opening_next(&app->config.settings->open, app->now.utc);
	tell_about_experts(app, scene);
	if (app->staff.inside && app->now.sure)
		tell_about_tests(app, scene);
	if (app->now.sure)
		find_now_and_next(app, scene);
}
