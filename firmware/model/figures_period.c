/* What is counted over a run of days: visits, asks, sessions, buttons and lamps. */
#include "model/figures_period.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

static bool in_period(const struct period_figures *figures, day_t day)
{
	return day >= figures->first && day < figures->first + figures->count;
}

static void add_visits(struct period_figures *figures, day_t day, enum daypart part, int visits)
{
	struct day_figures *of_day = &figures->days[day - figures->first];

	of_day->visits += visits;
	of_day->dayparts[part] += visits;
	figures->visits += visits;
}

/* A correction takes off no more than there is. It could: what it was about may lie elsewhere since
 * the clock was set. */
static void keep_above_zero(struct period_figures *figures)
{
	for (int i = 0; i < figures->count; i++)
		for (int part = 0; part < DAYPARTS; part++) {
			int missing = -figures->days[i].dayparts[part];
			if (missing <= 0)
				continue;
			add_visits(figures, figures->first + i, (enum daypart)part, missing);
			figures->corrected += missing;
		}
}

static void count_visits(const struct history *history, struct period_figures *figures)
{
	for (int i = 0; i < history->hours.count; i++) {
		const struct hour_row *row = &history->hours.items[i];
		if (!in_period(figures, row->day))
			continue;
		add_visits(figures, row->day, civil_daypart(row->hour), row->visits);
		figures->check_ins += row->check_ins;
		figures->new_here += row->new_here;
		figures->days[row->day - figures->first].check_ins += row->check_ins;
		figures->days[row->day - figures->first].new_here += row->new_here;
	}
	for (int i = 0; i < history->corrections.count; i++) {
		const struct correction_row *row = &history->corrections.items[i];
		if (!in_period(figures, row->day))
			continue;
		add_visits(figures, row->day, row->daypart, row->visits);
		figures->corrected += row->visits;
		figures->corrections++;
	}
	keep_above_zero(figures);
	for (int i = 0; i < history->days.count; i++) {
		const struct day_row *row = &history->days.items[i];
		if (!in_period(figures, row->day))
			continue;
		figures->asks.repeats += row->repeats;
		figures->unsure_events += row->unsure_events + row->unsure_asks;
		figures->days[row->day - figures->first].unsure_events += row->unsure_events;
	}
}

/* ---- sessions ---------------------------------------------------------- */

static int by_start(const void *a, const void *b)
{
	const struct session_row *x = a, *y = b;

	if (x->session.start != y->session.start)
		return x->session.start < y->session.start ? -1 : 1;
	int by_title = strcmp(x->session.title, y->session.title);
	return by_title ? by_title : strcmp(x->session.key, y->session.key);
}

static bool list_sessions(const struct history *history, struct period_figures *figures)
{
	for (int i = 0; i < history->sessions.count; i++) {
		const struct session_row *row = &history->sessions.items[i];
		if (!in_period(figures, civil_day(row->session.start)) ||
		    (row->participants == 0 && row->wished == 0))
			continue;
		struct session_row *listed =
		    array_add(&figures->sessions.items, &figures->sessions.count,
			      &figures->sessions.room, sizeof *listed);
		if (!listed)
			return false;
		*listed = *row;
	}
	if (figures->sessions.count > 1)
		qsort(figures->sessions.items, (size_t)figures->sessions.count,
		      sizeof *figures->sessions.items, by_start);
	return true;
}

/* ---- buttons and lamps -------------------------------------------------- */

static int by_line(const void *a, const void *b)
{
	const struct line_row *x = a, *y = b;

	if (x->day != y->day)
		return x->day - y->day;
	return x->line != y->line ? (int)x->line - (int)y->line : x->what - y->what;
}

static bool list_lines(const struct history *history, struct period_figures *figures)
{
	for (int i = 0; i < history->line_days.count; i++) {
		const struct line_row *row = &history->line_days.items[i];
		if (!in_period(figures, row->day))
			continue;
		struct line_row *listed =
		    array_add(&figures->line_days.items, &figures->line_days.count,
			      &figures->line_days.room, sizeof *listed);
		if (!listed)
			return false;
		*listed = *row;
	}
	if (figures->line_days.count > 1)
		qsort(figures->line_days.items, (size_t)figures->line_days.count,
		      sizeof *figures->line_days.items, by_line);
	return true;
}

/* ---- all of it ----------------------------------------------------------- */

bool figures_period(const struct history *history, const struct opening *opening, utc_t now,
		    struct period_figures *figures)
{
	for (int i = 0; i < figures->count; i++)
		figures->days[i] = (struct day_figures) { .day = figures->first + i };
	count_visits(history, figures);
	bool done = figures_asks(history, figures) && list_sessions(history, figures) &&
		    list_lines(history, figures) && figures_hours(history, opening, now, figures);
	for (int i = 0; i < figures->count; i++) {
		struct day_figures *of_day = &figures->days[i];
		of_day->to_come = of_day->visits == 0 && civil_utc(of_day->day, 0, 0) > now;
	}
	figures->over = now >= civil_utc(figures->first + figures->count, 0, 0);
	figures->complete = figures->over && !figures->at_least && figures->unsure_events == 0;
	return done;
}

void figures_period_free(struct period_figures *figures)
{
	array_free(&figures->sessions.items, &figures->sessions.count, &figures->sessions.room);
	array_free(&figures->gaps.items, &figures->gaps.count, &figures->gaps.room);
	array_free(&figures->line_days.items, &figures->line_days.count, &figures->line_days.room);
}

void mean_add(struct mean *mean, const struct day_figures *day, enum daypart part)
{
	if (!day->part_complete[part])
		return;
	mean->visits += day->dayparts[part];
	mean->number++;
}

double mean_value(struct mean mean)
{
	return mean.number > 0 ? (double)mean.visits / mean.number : -1;
}
