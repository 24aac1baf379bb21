/* How the asks of a run of days ended, and how long people waited. Those of the running days stand
 * one by one, those of finished days as counts of their week and of their month. */
#include "model/figures_period.h"

#include <stdlib.h>

struct wait {
	int minutes;
	int asks;
};

static bool in_period(const struct period_figures *figures, day_t day)
{
	return day >= figures->first && day < figures->first + figures->count;
}

/* Whole weeks are made of weeks, all else of months. */
static enum tally_per made_of(const struct period_figures *figures)
{
	bool weeks = figures->count % 7 == 0 && civil_weekday(figures->first) == 0;

	return weeks ? TALLY_WEEK : TALLY_MONTH;
}

static void count(struct period_figures *figures, enum ask_end end, int wait_min, int number,
		  struct wait *waits, int *waited)
{
	struct ask_figures *asks = &figures->asks;

	asks->asked += number;
	asks->ends[end] += number;
	if (wait_min >= 0 && number > 0)
		waits[(*waited)++] = (struct wait) { wait_min, number };
	if (end == END_TALKED && wait_min >= 0 && wait_min <= 10)
		asks->talked_within_10_min += number;
}

static int count_all(const struct history *history, struct period_figures *figures,
		     struct wait *waits)
{
	int waited = 0;

	for (int i = 0; i < history->asks.count; i++) {
		const struct ask_row *row = &history->asks.items[i];
		if (in_period(figures, row->day))
			count(figures, row->end, row->wait_min, 1, waits, &waited);
	}
	for (int i = 0; i < history->tallies.count; i++) {
		const struct ask_tally *row = &history->tallies.items[i];
		if (row->per == made_of(figures) && in_period(figures, row->first))
			count(figures, row->end, row->wait_min, row->asks, waits, &waited);
	}
	for (int i = 0; i < history->nobody.count; i++) {
		const struct ask_nobody *row = &history->nobody.items[i];
		if (in_period(figures, row->day))
			count(figures, END_NOBODY, -1, row->asks, waits, &waited);
	}
	return waited;
}

static void count_extras(const struct history *history, struct period_figures *figures)
{
	for (int i = 0; i < history->extras.count; i++) {
		const struct ask_extra *row = &history->extras.items[i];
		if (row->per != made_of(figures) || !in_period(figures, row->first))
			continue;
		figures->asks.repeats += row->repeats;
		figures->unsure_events += row->unsure;
	}
}

/* ---- the median ---------------------------------------------------------- */

static int by_minutes(const void *a, const void *b)
{
	const struct wait *x = a, *y = b;

	return (x->minutes > y->minutes) - (x->minutes < y->minutes);
}

/* Of all waits in order, the one with this number, from 0. */
static int wait_number(const struct wait *waits, int64_t number)
{
	int i = 0;

	for (; number >= waits[i].asks; i++)
		number -= waits[i].asks;
	return waits[i].minutes;
}

static double median(struct wait *waits, int count)
{
	int64_t all = 0;

	if (count == 0)
		return -1;
	qsort(waits, (size_t)count, sizeof *waits, by_minutes);
	for (int i = 0; i < count; i++)
		all += waits[i].asks;
	return ((double)wait_number(waits, (all - 1) / 2) + wait_number(waits, all / 2)) / 2;
}

bool figures_asks(const struct history *history, struct period_figures *figures)
{
	size_t most = (size_t)history->asks.count + (size_t)history->tallies.count + 1;
	struct wait *waits = malloc(most * sizeof *waits);

	if (!waits)
		return false;
	figures->asks.median_wait_min = median(waits, count_all(history, figures, waits));
	count_extras(history, figures);
	free(waits);
	return true;
}
