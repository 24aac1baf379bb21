/* The staff's pages: the week, open asks, corrections. */
#include "app/app_private.h"

#define CORRECT_MOST 999

void app_staff_leave(struct app *app)
{
	app->staff.inside = false;
	if (app->staff.figures_loaded)
		figures_free(&app->staff.figures);
	app->staff.figures_loaded = false;
	app_go(app, SCREEN_HOME);
}

static bool read_figures(struct app *app, struct week week, struct week_figures *figures)
{
	struct store_port *store = &app->config.ports.store;
	struct history history = { 0 };
	day_t monday = civil_monday(week);
	bool read =
	    store->history(store->self, monday - FIGURES_DAYS_AROUND,
			   monday + 6 + FIGURES_DAYS_AROUND, &history, NULL) &&
	    figures_week(&history, &app->config.settings->open, week, app->now.utc, figures);

	history_free(&history);
	return read;
}

void app_staff_figures(struct app *app)
{
	if (app->staff.figures_loaded)
		figures_free(&app->staff.figures);
	app->staff.figures_loaded = read_figures(app, app->staff.week, &app->staff.figures);
	app->page_stale = true;
}

static void step_week(struct app *app, int by)
{
	day_t monday = civil_monday(app->staff.week) + 7 * by;

	if (monday > civil_day(app->now.utc))
		return;
	app->staff.week = civil_week(monday);
	app_staff_figures(app);
}

/* ---- open asks ----------------------------------------------------------- */

static void change_ask(struct app *app, enum action_kind kind, int64_t subject)
{
	const struct ask *ask = app_meant_ask(app, subject);
	struct event events[2];
	int count = 0;

	if (!ask) {
		app_say_changed(app);
		return;
	}
	if (ask->state == ASK_ASKED && (kind == ACTION_ASK_SEEN || kind == ACTION_ASK_MET))
		events[count++] = (struct event) { .kind = EVENT_SEEN, .ref = ask->id };
	if (kind == ACTION_ASK_MET && ask->state != ASK_MET)
		events[count++] = (struct event) { .kind = EVENT_MET, .ref = ask->id };
	if (kind == ACTION_ASK_END && ask->state == ASK_MET)
		events[count++] = (struct event) { .kind = EVENT_ENDED,
						   .ref = ask->id,
						   .n = (int32_t)talk_end(ask, CAUSE_MET_OVER) };
	if (kind == ACTION_ASK_BACK && ask->state == ASK_SEEN)
		events[count++] = (struct event) { .kind = EVENT_BACK, .ref = ask->id };
	if (count > 0)
		app->nav.staff_failed = !app_keep(app, events, count);
	else
		app_say_changed(app); /* the expert's button was first */
	app->page_stale = true;
}

/* ---- corrections --------------------------------------------------------- */

static void read_correctable(struct app *app)
{
	struct week_figures figures = { 0 };
	struct nav *nav = &app->nav;

	nav->correct_now = 0;
	nav->correct_at_least = false;
	nav->correct_delta = 0;
	if (nav->correct_part >= 0 && read_figures(app, civil_week(nav->correct_day), &figures)) {
		const struct day_figures *day = &figures.days[nav->correct_day - figures.monday];
		nav->correct_now = day->dayparts[nav->correct_part];
		nav->correct_at_least = day->part_at_least[nav->correct_part];
	}
	figures_free(&figures);
	app->page_stale = true;
}

static void correct_by(struct app *app, int by)
{
	struct nav *nav = &app->nav;
	int delta = nav->correct_delta + by;

	if (nav->correct_part < 0)
		return;
	if (nav->correct_now + delta < 0)
		delta = -nav->correct_now;
	if (delta > CORRECT_MOST)
		delta = CORRECT_MOST;
	nav->correct_delta = delta;
	nav->corrected = false;
	app->page_stale = true;
}

static void save_correction(struct app *app)
{
	struct nav *nav = &app->nav;
	struct event event = { .kind = EVENT_CORRECTION,
			       .day = nav->correct_day,
			       .m = nav->correct_part,
			       .n = nav->correct_delta };

	if (nav->correct_part < 0 || nav->correct_delta == 0)
		return;
	bool stored = app_commit_one(app, event, NULL);
	nav->staff_failed = !stored;
	nav->corrected = stored;
	if (stored)
		read_correctable(app);
	app->page_stale = true;
}

static void correct(struct app *app, struct action action)
{
	struct nav *nav = &app->nav;

	if (action.subject != 0 && action.subject != scene_part_subject(nav)) {
		app_say_changed(app);
		return;
	}
	switch (action.kind) {
	case ACTION_CORRECT_DAY:
		if (nav->correct_day + action.n > civil_day(app->now.utc))
			return;
		nav->correct_day += action.n;
		nav->corrected = false;
		read_correctable(app);
		break;
	case ACTION_CORRECT_PART:
		nav->correct_part = action.n;
		nav->corrected = false;
		read_correctable(app);
		break;
	case ACTION_CORRECT_BY:
		correct_by(app, action.n);
		break;
	default:
		save_correction(app);
		break;
	}
}

/* ---- walking about ------------------------------------------------------- */

static void open_page(struct app *app, enum screen_id screen)
{
	app_go(app, screen);
	app->nav.correct_day = civil_day(app->now.utc);
	if (screen == SCREEN_STAFF_WEEK)
		app_staff_figures(app);
}

/* What staff can do with the terminal itself. */
static void use_tool(struct app *app, struct action action)
{
	switch (action.kind) {
	case ACTION_CLEAN:
		app_clean(app);
		break;
	case ACTION_STAFF_PRACTICE:
		open_page(app, SCREEN_STAFF_PRACTICE);
		break;
	case ACTION_STAFF_DIAGNOSIS:
		open_page(app, SCREEN_STAFF_DIAGNOSIS);
		break;
	case ACTION_DIAGNOSE:
		app_diagnose(app);
		break;
	case ACTION_STAFF_UPDATE:
		open_page(app, SCREEN_STAFF_UPDATE);
		app_look_at_update(app);
		break;
	case ACTION_ASK_UPDATE:
		app_ask_update(app);
		break;
	case ACTION_SETUP:
		app_setup_act(app, action);
		break;
	case ACTION_PRACTICE:
		app_practice_start(app);
		break;
	default: /* ACTION_STAY: the touch itself was what counted */
		break;
	}
}

void app_staff_act(struct app *app, struct action action)
{
	if (!app->staff.inside)
		return;
	app->nav.staff_failed = false;
	switch (action.kind) {
	case ACTION_STAFF_WEEK:
		open_page(app, SCREEN_STAFF_WEEK);
		break;
	case ACTION_STAFF_ASKS:
		open_page(app, SCREEN_STAFF_ASKS);
		break;
	case ACTION_STAFF_CORRECTIONS:
		open_page(app, SCREEN_STAFF_CORRECTIONS);
		break;
	case ACTION_STAFF_SYSTEM:
		app_look_at_machine(app);
		app_look_at_update(app);
		open_page(app, SCREEN_STAFF_SYSTEM);
		break;
	case ACTION_STAFF_TEST:
		open_page(app, SCREEN_STAFF_TEST);
		break;
	case ACTION_TEST_LAMP:
		app->nav.test_lamp = action.n != 0;
		app->page_stale = true;
		break;
	case ACTION_STAFF_CLOCK:
	case ACTION_DIAL_UP:
	case ACTION_DIAL_DOWN:
	case ACTION_SET_CLOCK:
		app_dial(app, action);
		break;
	case ACTION_STEP_WEEK:
		step_week(app, action.n);
		break;
	case ACTION_STAFF_MENU:
		app->nav.staff_menu = action.n != 0;
		app->page_stale = true;
		break;
	case ACTION_ASK_SEEN:
	case ACTION_ASK_MET:
	case ACTION_ASK_END:
	case ACTION_ASK_BACK:
		change_ask(app, action.kind, action.subject);
		break;
	case ACTION_CORRECT_DAY:
	case ACTION_CORRECT_PART:
	case ACTION_CORRECT_BY:
	case ACTION_CORRECT_SAVE:
		correct(app, action);
		break;
	case ACTION_CLOSE:
		app_staff_leave(app);
		break;
	default:
		use_tool(app, action);
		break;
	}
}
