#include "model/figures_year.h"

#include "base/array.h"
#include "model/figures_period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_to_month(struct month_figures *month, const struct day_figures *day)
{
	month->visits += day->visits;
	month->check_ins += day->check_ins;
	month->new_here += day->new_here;
	month->hours_open += day->hours_open;
	month->hours_recorded += day->hours_recorded;
	month->at_least = month->at_least || day->at_least;
	month->to_come = month->to_come && day->to_come;
}

static void add_to_weekdays(struct year_figures *out, const struct day_figures *day)
{
	struct weekday_figures *weekday = out->weekdays[civil_weekday(day->day)];

	for (int part = 0; part < DAYPARTS; part++) {
		weekday[part].visits += day->dayparts[part];
		weekday[part].at_least = weekday[part].at_least || day->part_at_least[part];
		mean_add(&weekday[part].mean, day, (enum daypart)part);
		mean_add(&out->means[part], day, (enum daypart)part);
	}
}

/* The whole day counts where all of its opening hours are known. */
static void add_to_day_mean(struct mean *mean, const struct day_figures *day)
{
	bool open = false, complete = true;

	for (int part = 0; part < DAYPARTS; part++) {
		open = open || day->part_open[part];
		complete = complete && (!day->part_open[part] || day->part_complete[part]);
	}
	if (!open || !complete)
		return;
	mean->visits += day->visits;
	mean->number++;
}

static void add_days(struct year_figures *out)
{
	for (int i = 0; i < 12; i++)
		out->months[i].to_come = true;
	for (int i = 0; i < out->all.count; i++) {
		const struct day_figures *day = &out->all.days[i];
		int year, month, mday;
		civil_ymd(day->day, &year, &month, &mday);
		add_to_month(&out->months[month - 1], day);
		add_to_weekdays(out, day);
		add_to_day_mean(&out->day_mean, day);
		out->hours_open += day->hours_open;
		out->hours_recorded += day->hours_recorded;
	}
}

static void add_gaps(struct year_figures *out)
{
	for (int i = 0; i < out->all.gaps.count; i++) {
		const struct gap *gap = &out->all.gaps.items[i];
		bool known = gap->why == GAP_FAULT || gap->why == GAP_CLOCK;
		struct gap_sum *sum = &out->gaps[known ? gap->why : GAP_OFF];
		sum->count++;
		sum->hours += (double)(gap->to - gap->from) / HOUR;
	}
}

/* ---- activities ---------------------------------------------------------- */

static struct series_figures *series_of(struct year_figures *out, const char *key)
{
	for (int i = 0; i < out->series.count; i++)
		if (strcmp(out->series.items[i].key, key) == 0)
			return &out->series.items[i];
	struct series_figures *series =
	    array_add(&out->series.items, &out->series.count, &out->series.room, sizeof *series);
	if (series)
		(void)snprintf(series->key, sizeof series->key, "%s", key);
	return series;
}

static int by_title(const void *a, const void *b)
{
	const struct series_figures *x = a, *y = b;
	int titles = strcmp(x->title, y->title);

	return titles ? titles : strcmp(x->key, y->key);
}

/* Sessions come by their start: the last one gives the title. */
static bool add_series(struct year_figures *out)
{
	for (int i = 0; i < out->all.sessions.count; i++) {
		const struct session_row *row = &out->all.sessions.items[i];
		struct series_figures *series = series_of(out, row->session.key);
		if (!series)
			return false;
		(void)snprintf(series->title, sizeof series->title, "%s", row->session.title);
		series->last = row->session.start;
		series->dates++;
		series->participants += row->participants;
		series->wished += row->wished;
	}
	if (out->series.count > 1)
		qsort(out->series.items, (size_t)out->series.count, sizeof *out->series.items,
		      by_title);
	return true;
}

bool figures_year(const struct history *history, const struct opening *opening, int year, utc_t now,
		  struct year_figures *out)
{
	day_t first = civil_day_of(year, 1, 1);

	*out = (struct year_figures) { .year = year,
				       .all = { .first = first,
						.count = civil_day_of(year + 1, 1, 1) - first } };
	out->all.days = calloc((size_t)out->all.count, sizeof *out->all.days);
	if (!out->all.days || !figures_period(history, opening, now, &out->all))
		return false;
	add_days(out);
	add_gaps(out);
	return add_series(out);
}

void figures_year_free(struct year_figures *figures)
{
	figures_period_free(&figures->all);
	free(figures->all.days);
	figures->all.days = NULL;
	array_free(&figures->series.items, &figures->series.count, &figures->series.room);
}
