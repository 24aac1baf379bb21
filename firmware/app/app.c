#include "app/app_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct app *app_new(const struct app_config *config)
{
	struct app *app = calloc(1, sizeof *app);

	if (!app)
		return NULL;
	app->config = *config;
	app->rules = (struct talk_rules) { config->settings->talk.remind_ms,
					   config->settings->talk.giveup_ms,
					   config->settings->talk.come_within_ms };
	app->unsaved.last_id = UNSAVED_FIRST;
	app->here = true;
	app->watch.present = config->button_present;
	app->touched_ms = app->woken_ms = app->chime_until_ms = app->remind_until_ms = LONG_AGO;
	app->button.last_ms = app->key.came_ms = app->changed_until_ms = LONG_AGO;
	app->loaded_day = app->fold_tried = DAY_NONE;
	talk_init(&app->talk);
	machine_init(&app->machine);
	return app;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	if (app->staff.figures_loaded)
		figures_free(&app->staff.figures);
	memory_free(&app->memory);
	event_list_free(&app->log);
	event_list_free(&app->practice.log);
	session_list_free(&app->sessions);
	shift_list_free(&app->shifts);
	free(app->today);
	free(app->week);
	free(app);
}

void app_start(struct app *app, struct moment now)
{
	app_first_moment(app, now);
	app->shown_minute = (int)(now.utc / MINUTE);
	app_go(app, SCREEN_HOME);
	app_house_language(app);
	(void)app_restore(app);
	app_resume_clock(app);
	(void)app_keep_one(app, (struct event) { .kind = EVENT_START }, NULL);
	app_date_boot(app);
	app->last_stored_ms = now.mono_ms;
	app_talk_due(app, true);
	app_nightly(app);
	app_load_programme(app);
	app_watch_load(app);
	app_look_at_machine(app);
	app_look_at_update(app);
	app_tend_again(app);
	app_pin_load(app);
	app_setup_at_start(app);
	app_set_outputs(app);
}

void app_stop(struct app *app, struct moment now)
{
	app->now = now;
	app_watch_save(app);
	if (app->practice.on) /* the log says already that it ended */
		app_practice_abandon(app);
	else
		(void)app_commit_one(app, (struct event) { .kind = EVENT_STOP }, NULL);
	app->outputs = (struct outputs) { 0 };
	app->config.ports.outputs.set(app->config.ports.outputs.self, &app->outputs);
}

/* ---- time ---------------------------------------------------------------- */

static void fall_due(struct app *app)
{
	app_press_due(app);
	app_stuck_due(app);
	app_key_due(app);
	app_contacts_due(app);
	app_changed_due(app);
	app_talk_due(app, false);
	app_clean_due(app);
	app_practice_due(app);
	app_update_due(app);
	app_pin_lock_pass(app);
	app_time_outs(app);
	app_nightly(app);
	int minute = (int)(app->now.utc / MINUTE);
	if (minute != app->shown_minute) {
		app->shown_minute = minute;
		app_programme_minute(app);
		app_watch_day(app);
		app_look_at_machine(app);
		app_look_at_update(app);
		if (app->screen == SCREEN_HOME || app->staff.inside)
			app->page_stale = true; /* these show the time */
	}
	if (app->screen == SCREEN_STAFF_PIN && app->nav.pin == PIN_LOCKED) {
		app->nav.pin_wait_s = pin_tries_wait_s(&app->staff.tries);
		if (app->nav.pin_wait_s == 0)
			app->nav.pin = PIN_ENTER;
		app->page_stale = true;
	}
}

static void take_time(struct app *app, const struct moment *now)
{
	app_take_clock(app, now);
	fall_due(app);
}

void app_input(struct app *app, const struct input *input)
{
	take_time(app, &input->now);
	switch (input->kind) {
	case INPUT_TICK:
		app_tend(app);
		break;
	case INPUT_TOUCH:
		app_touch(app, input);
		break;
	case INPUT_MOVE:
		app_move(app, input);
		break;
	case INPUT_BUTTON:
		app_button(app, input->down, input->typed);
		break;
	case INPUT_ACK:
		app_ack(app, input->down);
		break;
	case INPUT_KEY:
		app_key(app, input);
		break;
	case INPUT_LINE:
		app_line_fault(app, input->line, input->fault, input->down);
		break;
	case INPUT_PROGRAMME:
		app_programme_minute(app);
		break;
	case INPUT_RESIZE:
		app->config.width = input->x;
		app->config.height = input->y;
		app->config.px_per_mm = input->px_per_mm;
		app->page_stale = true;
		break;
	default:
		break;
	}
	app_set_outputs(app);
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static int64_t until(const struct app *app, int64_t mono_ms)
{
	return mono_ms > app->now.mono_ms ? mono_ms - app->now.mono_ms : -1;
}

static int64_t next_by_wall_clock(const struct app *app, const struct moment *now)
{
	int64_t next = -1;

	if (!now->sure)
		return -1;
	if (!app_dark(app))
		next = (MINUTE - now->utc % MINUTE) * 1000;
	utc_t change = opening_change(&app->config.settings->open, now->utc);
	if (change > 0)
		next = sooner(next, (change - now->utc) * 1000);
	return next;
}

int64_t app_next_ms(const struct app *app, const struct moment *now)
{
	int64_t next = app_time_out_ms(app);

	next = sooner(next, next_by_wall_clock(app, &app->now));
	next = sooner(next, app_nightly_ms(app));
	next = sooner(next, app_tend_ms(app));
	next = sooner(next, talk_next_due_ms(&app->talk, &app->rules, app_opening(app), &app->now));
	next = sooner(next, until(app, app->chime_until_ms));
	next = sooner(next, until(app, app->remind_until_ms));
	next = sooner(next, app_press_ms(app));
	next = sooner(next, app_stuck_ms(app));
	next = sooner(next, app_contacts_ms(app));
	next = sooner(next, app_key_ms(app));
	next = sooner(next, until(app, app->changed_until_ms));
	next = sooner(next, app_clean_ms(app));
	next = sooner(next, app_practice_ms(app));
	next = sooner(next, app_update_ms(app));
	next = sooner(next, app_pin_lock_ms(app));
	if (app->screen == SCREEN_STAFF_PIN && app->nav.pin == PIN_LOCKED)
		next = sooner(next, 1000);
	if (next < 0)
		return -1;
	next -= now->mono_ms - app->now.mono_ms; /* time went on since the last input */
	return next > 0 ? next : 0;
}

/* ---- the page ------------------------------------------------------------ */

bool app_changed(const struct app *app)
{
	return app->page_stale;
}

const struct page *app_page(struct app *app)
{
	struct page *page = &app->page;
	struct scene scene;
	struct ui ui = { .page = page,
			 .typeface = &app->config.typeface,
			 .texts = app->config.texts,
			 .screen = screen_get(app->screen)->name,
			 .px_per_mm = app->config.px_per_mm,
			 .larger = 1 };

	if (!app->page_stale)
		return page;
	app_scene(app, &scene);
	page_begin(page, app->config.width, app->config.height);
	page->px_per_mm = app->config.px_per_mm;
	screen_build(app->screen, &scene, &ui);
	page->dark = scene.dark;
	page->pressed = app->pressed[0] ? page_find(page, app->pressed) : -1;
	page->focus = app->focus[0] ? page_find(page, app->focus) : -1;
	app->page_stale = false;
	return page;
}

enum screen_id app_screen(const struct app *app)
{
	return app->screen;
}

const struct outputs *app_outputs(const struct app *app)
{
	return &app->outputs;
}

const struct event_list *app_log(const struct app *app)
{
	return &app->log;
}

bool app_use_language(struct app *app, const char *code)
{
	int language = texts_language(app->config.texts, code);

	if (language < 0)
		return false;
	texts_use(app->config.texts, language);
	app->touched_ms = app->now.mono_ms;
	app->page_stale = true;
	return true;
}
