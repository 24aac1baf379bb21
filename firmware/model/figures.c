#include "model/figures_period.h"

utc_t figures_not_before(const struct history *history, utc_t now)
{
	for (int i = 0; i < history->recorded.count; i++)
		if (history->recorded.items[i].sure && history->recorded.items[i].to > now)
			now = history->recorded.items[i].to;
	return now;
}

bool figures_week(const struct history *history, const struct opening *opening, struct week week,
		  utc_t now, struct week_figures *out)
{
	*out = (struct week_figures) { .week = week, .monday = civil_monday(week) };
	struct period_figures all = { .first = out->monday, .count = 7, .days = out->days };
	bool done = figures_period(history, opening, now, &all);

	out->over = all.over;
	out->complete = all.complete;
	out->at_least = all.at_least;
	out->visits = all.visits;
	out->check_ins = all.check_ins;
	out->new_here = all.new_here;
	out->unsure_events = all.unsure_events;
	out->corrected = all.corrected;
	out->asks = all.asks;
	out->sessions = all.sessions;
	out->gaps = all.gaps;
	out->line_days = all.line_days;
	for (int i = 0; i < 7; i++)
		for (int part = 0; part < DAYPARTS; part++)
			mean_add(&out->means[part], &out->days[i], (enum daypart)part);
	return done;
}

void figures_free(struct week_figures *figures)
{
	struct period_figures all = { .sessions = figures->sessions,
				      .gaps = figures->gaps,
				      .line_days = figures->line_days };

	figures_period_free(&all);
	figures->sessions = all.sessions;
	figures->gaps = all.gaps;
	figures->line_days = all.line_days;
}
