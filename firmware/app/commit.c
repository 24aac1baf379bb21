/* Store first, then believe it: the only way in which anything stored changes. */
#include "app/app_private.h"

static void tell_store(struct app *app, bool works, const struct error *error)
{
	if (works)
		health_clear(app->config.health, "store");
	else
		health_set(app->config.health, "store", HEALTH_FAIL, "%s", error->text);
}

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
	struct history history = { 0 };
	int visits = history_add_events(&history, &app->log) ? visits_of(&history, day) : 0;

	history_free(&history);
	return visits;
}

/* Counting the log is quick; what the fold took of today already is read only when it may have
 * changed. */
void app_count_visits(struct app *app)
{
	day_t today = civil_day(app->now.utc);

	app->visits_today = visits_in_log(app, today);
	if (app->folded_day == today)
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
	if (event->kind == EVENT_HERE)
		app->here = event->n != 0;
	if (talk_apply(&app->talk, event))
		app_follow_ask(app, event);
}

/* Asks that could not be stored live on in memory: a person asked, that matters more than the
 * figure. What happens to them cannot be stored either. */
static bool about_unsaved(const struct event *event)
{
	return event->ref < REF_FIRST;
}

static void read_notes(struct app *app)
{
	app->note_count =
	    app->config.ports.store.notes(app->config.ports.store.self, app->notes, TALK_MAX);
}

bool app_commit(struct app *app, struct event *events, int count)
{
	struct store_port *store = &app->config.ports.store;
	struct error error = { "" };

	for (int i = 0; i < count; i++)
		events[i].at = app_stamp(app);
	if (!about_unsaved(&events[0])) {
		bool stored = store->append(store->self, events, count, &error);
		tell_store(app, stored, &error);
		if (!stored)
			return false;
		app->last_stored_ms = app->now.mono_ms;
		for (int i = 0; i < count; i++) {
			struct event *kept = event_list_add(&app->log);
			if (kept)
				*kept = events[i];
		}
	}
	for (int i = 0; i < count; i++) {
		take_in(app, &events[i]);
		if (events[i].kind == EVENT_ENDED)
			read_notes(app);
	}
	app_count_visits(app);
	if (app->staff.figures_loaded)
		app_staff_figures(app);
	app->page_stale = true;
	return true;
}

bool app_commit_one(struct app *app, struct event event, int64_t *id)
{
	if (!app_commit(app, &event, 1))
		return false;
	if (id)
		*id = event.id;
	return true;
}

/* What only this terminal's memory knows goes on being asked. */
static void keep_unsaved(struct talk *talk, const struct talk *before)
{
	for (int i = 0; i < before->count; i++)
		if (before->asks[i].id < REF_FIRST && talk->count < TALK_MAX)
			talk->asks[talk->count++] = before->asks[i];
}

void app_read_log(struct app *app)
{
	struct store_port *store = &app->config.ports.store;
	struct error error = { "" };
	struct event_list log = { 0 };
	struct talk before = app->talk;
	bool read = store->events(store->self, &log, &error);

	tell_store(app, read, &error);
	if (!read) { /* what was known still holds */
		event_list_free(&log);
		return;
	}
	event_list_free(&app->log);
	app->log = log;
	talk_init(&app->talk);
	app->here = true;
	for (int i = 0; i < app->log.count; i++)
		take_in(app, &app->log.items[i]);
	keep_unsaved(&app->talk, &before);
	read_notes(app);
	read_folded_visits(app);
	app_count_visits(app);
	app->page_stale = true;
}
