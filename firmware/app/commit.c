/* Store first, then believe it: the only way in which anything stored changes. */
#include "app/app_private.h"

static int visits_of(const struct history *history, day_t day)
{
	int visits = 0;

	for (int i = 0; i < history->hours.count; i++)
		if (history->hours.items[i].day == day)
			visits += history->hours.items[i].visits;
	for (int i = 0; i < history->corrections.count; i++)
		if (history->corrections.items[i].day == day)
			visits += history->corrections.items[i].visits;
	return visits;
}

static int visits_in_log(const struct app *app, day_t day)
{
	const struct event_list *log = app->practice.on ? &app->practice.log : &app->log;
	struct history history = { 0 };
	int visits = history_add_events(&history, log) ? visits_of(&history, day) : 0;

	history_free(&history);
	return visits;
}

/* Counting the log is quick; what the fold took of today already is read only when it may have
 * changed. */
void app_count_visits(struct app *app)
{
	day_t today = civil_day(app->now.utc);

	app->visits_today = visits_in_log(app, today);
	if (app->folded_day == today && !app->practice.on)
		app->visits_today += app->folded_visits;
}

static void read_folded_visits(struct app *app)
{
	struct store_port *store = &app->config.ports.store;
	struct history history = { 0 };

	app->folded_day = civil_day(app->now.utc);
	app->folded_visits = 0;
	if (store->history(store->self, app->folded_day, app->folded_day, &history, NULL))
		app->folded_visits =
		    visits_of(&history, app->folded_day) - visits_in_log(app, app->folded_day);
	history_free(&history);
}

/* What the app itself remembers of an event, at a restart as when it happens. */
static void take_in(struct app *app, const struct event *event)
{
	app_take_here(app, event);
	if (talk_apply(&app->talk, event))
		app_follow_ask(app, event);
}

static void read_notes(struct app *app)
{
	app->note_count =
	    app->config.ports.store.notes(app->config.ports.store.self, app->notes, TALK_MAX);
}

static void take_in_all(struct app *app, const struct event *events, int count)
{
	for (int i = 0; i < count; i++) {
		take_in(app, &events[i]);
		if (events[i].kind == EVENT_ENDED)
			read_notes(app);
	}
	app_count_visits(app);
	if (app->staff.figures_loaded)
		app_staff_figures(app);
	app->page_stale = true;
}

static void stamp(const struct app *app, struct event *events, int count)
{
	for (int i = 0; i < count; i++)
		events[i].at = app_stamp(app);
}

/* Store what waits and these; take these in, or all there is, when the log could not be read until
 * now. */
static bool store(struct app *app, struct event *events, int count)
{
	if (!app_append(app, events, count))
		return false;
	if (app->log_unread && app_restore(app)) {
		take_in_all(app, NULL, 0);
		app_date_boot(app);
		app_talk_due(app, true);
	} else {
		take_in_all(app, events, count);
	}
	return true;
}

/* Somebody pressed, and was told that it could not be noted. */
static bool is_tap(const struct event *event)
{
	return event->kind >= EVENT_CHECK_IN && event->kind <= EVENT_UNJOINED;
}

bool app_commit(struct app *app, struct event *events, int count)
{
	stamp(app, events, count);
	if (store(app, events, count))
		return true;
	app->unsaved.refused += is_tap(&events[0]);
	return false;
}

bool app_commit_one(struct app *app, struct event event, int64_t *id)
{
	if (!app_commit(app, &event, 1))
		return false;
	if (id)
		*id = event.id;
	return true;
}

bool app_keep(struct app *app, struct event *events, int count)
{
	stamp(app, events, count);
	for (; count > 0 && app_about_lost(app, &events[0]); events++, count--)
		take_in_all(app, events, 1); /* the store never heard of its ask, and need not */
	if (count == 0 || store(app, events, count))
		return count > 0;
	for (int i = 0; i < count; i++) {
		if (events[i].ref < 0 && events[i].ref > UNSAVED_FIRST &&
		    events[i].kind != EVENT_CLOCK_SET)
			events[i].ref = events[-1 - events[i].ref].id;
		app_wait_to_save(app, &events[i]);
	}
	take_in_all(app, events, count);
	app_tell_waiting(app);
	return false;
}

bool app_keep_one(struct app *app, struct event event, int64_t *id)
{
	bool stored = app_keep(app, &event, 1);

	if (id)
		*id = event.id;
	return stored;
}

bool app_save(struct app *app)
{
	return app->unsaved.count == 0 || store(app, NULL, 0);
}

/* ---- reading ------------------------------------------------------------- */

bool app_read_log(struct app *app)
{
	struct store_port *port = &app->config.ports.store;
	struct error error = { "" };
	struct event_list log = { 0 };
	bool read = port->events(port->self, &log, &error);

	app_tell_store(app, read, &error);
	app->log_unread = !read;
	if (!read) { /* what was known still holds */
		event_list_free(&log);
		return false;
	}
	event_list_free(&app->log);
	app->log = log;
	read_notes(app);
	read_folded_visits(app);
	app_count_visits(app);
	app->page_stale = true;
	return true;
}

/* An ask that found no place among what waits goes on being asked all the same. */
static void keep_lost(struct talk *talk, const struct talk *before)
{
	for (int i = 0; i < before->count; i++)
		if (before->asks[i].id < 0 && talk->count < TALK_MAX)
			talk->asks[talk->count++] = before->asks[i];
}

bool app_restore(struct app *app)
{
	struct talk before = app->talk;

	if (!app_read_log(app))
		return false;
	talk_init(&app->talk);
	app->here = true;
	for (int i = 0; i < app->log.count; i++)
		take_in(app, &app->log.items[i]);
	if (app->now.sure && app->fold_tried == civil_day(app->now.utc) && app_here_over(app))
		app->here = true;
	keep_lost(&app->talk, &before);
	return true;
}
