/* The programme and the roster of the coming days, with how many take part. */
#include "app/app_private.h"

#include <stdlib.h>
#include <string.h>

#define SHIFTS_AHEAD_DAYS 31
#define WEEK_DAYS         7

static void count_participants(struct listing *listing, const struct history *history)
{
	for (int i = 0; i < history->sessions.count; i++) {
		const struct session_row *row = &history->sessions.items[i];
		if (row->session.start == listing->session.ref.start &&
		    strcmp(row->session.key, listing->session.ref.key) == 0) {
			listing->participants += row->participants;
			listing->wished += row->wished;
		}
	}
}

/* Today: what is not over yet. Week: the days after, by their start. */
static void list_sessions(struct app *app, const struct history *history)
{
	utc_t tomorrow = civil_utc(civil_day(app->now.utc) + 1, 0, 0);
	size_t room = (size_t)app->sessions.count + 1;

	free(app->today);
	free(app->week);
	app->today = calloc(room, sizeof *app->today);
	app->week = calloc(room, sizeof *app->week);
	app->today_count = app->week_count = 0;
	if (!app->today || !app->week)
		return;
	for (int i = 0; i < app->sessions.count; i++) {
		const struct session *session = &app->sessions.items[i];
		bool later = session->ref.start >= tomorrow;
		struct listing *listing =
		    later ? &app->week[app->week_count] : &app->today[app->today_count];
		if (session->end <= app->now.utc)
			continue;
		listing->session = *session;
		count_participants(listing, history);
		if (later)
			app->week_count++;
		else
			app->today_count++;
	}
}

static void read_counts(struct app *app, struct history *history)
{
	struct store_port *store = &app->config.ports.store;
	day_t from = civil_day(app->now.utc);

	if (app->sessions.count > 0 && civil_day(app->sessions.items[0].ref.start) < from)
		from = civil_day(app->sessions.items[0].ref.start);
	/* Unreadable counts are not known to be anything: the places are then not limited, and
	 * staff see in the store's own line that it cannot be read. */
	(void)store->history(store->self, from, civil_day(app->now.utc) + WEEK_DAYS, history, NULL);
}

void app_load_programme(struct app *app)
{
	struct calendar_port *calendar = &app->config.ports.calendar;
	struct history history = { 0 };
	day_t today = civil_day(app->now.utc);
	utc_t midnight = civil_utc(today, 0, 0);

	(void)calendar->refresh(calendar->self, &app->now); /* the day may be another one */
	session_list_free(&app->sessions);
	shift_list_free(&app->shifts);
	(void)calendar->sessions(calendar->self, midnight, civil_utc(today + WEEK_DAYS, 0, 0),
				 &app->sessions);
	(void)calendar->shifts(calendar->self, midnight - 24 * HOUR,
			       civil_utc(today + SHIFTS_AHEAD_DAYS, 0, 0), &app->shifts);
	app->has_roster = calendar->has_roster(calendar->self);
	read_counts(app, &history);
	list_sessions(app, &history);
	history_free(&history);
	app_count_visits(app); /* a new day begins at nothing */
	app->loaded_day = today;
	app->page_stale = true;
}

static bool something_is_over(const struct app *app)
{
	for (int i = 0; i < app->today_count; i++)
		if (app->today[i].session.end <= app->now.utc)
			return true;
	return false;
}

void app_programme_minute(struct app *app)
{
	struct calendar_port *calendar = &app->config.ports.calendar;
	bool changed = calendar->refresh(calendar->self, &app->now);

	if (changed || app->loaded_day != civil_day(app->now.utc) || something_is_over(app))
		app_load_programme(app);
}

const struct shift *app_shift(const struct app *app)
{
	return app->now.sure ? shift_on(&app->shifts, app->now.utc) : NULL;
}

static bool open_during(const struct opening *opening, const struct shift *shift)
{
	utc_t next = opening_next(opening, shift->start);

	return opening_open(opening, shift->start) || (next > 0 && next < shift->end);
}

/* A weekly roster goes on over the days that the house is closed: nobody is there then. */
const struct shift *app_next_shift(const struct app *app)
{
	const struct shift *next = app->now.sure ? shift_next(&app->shifts, app->now.utc) : NULL;

	while (next && !open_during(&app->config.settings->open, next))
		next = shift_next(&app->shifts, next->start);
	return next;
}

bool app_roster(const struct app *app)
{
	return app->has_roster && app->now.sure;
}
