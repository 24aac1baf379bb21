#include "model/figures.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

#define GAP_AT_LEAST_S (15 * MINUTE) /* shorter ones are not listed */

static bool in_week(const struct week_figures *figures, day_t day)
{
	return day >= figures->monday && day < figures->monday + 7;
}

static void add_visits(struct week_figures *figures, day_t day, enum daypart part, int visits)
{
	struct day_figures *of_day = &figures->days[day - figures->monday];

	of_day->visits += visits;
	of_day->dayparts[part] += visits;
	figures->visits += visits;
}

/* A correction takes off no more than there is. It could: what it was about may lie elsewhere since
 * the clock was set. */
static void keep_above_zero(struct week_figures *figures)
{
	for (int i = 0; i < 7; i++)
		for (int part = 0; part < DAYPARTS; part++) {
			int missing = -figures->days[i].dayparts[part];
			if (missing <= 0)
				continue;
			add_visits(figures, figures->monday + i, (enum daypart)part, missing);
			figures->corrected += missing;
		}
}

static void count_visits(const struct history *history, struct week_figures *figures)
{
	for (int i = 0; i < history->hours.count; i++) {
		const struct hour_row *row = &history->hours.items[i];
		if (!in_week(figures, row->day))
			continue;
		add_visits(figures, row->day, civil_daypart(row->hour), row->visits);
		figures->check_ins += row->check_ins;
		figures->new_here += row->new_here;
	}
	for (int i = 0; i < history->corrections.count; i++) {
		const struct correction_row *row = &history->corrections.items[i];
		if (!in_week(figures, row->day))
			continue;
		add_visits(figures, row->day, row->daypart, row->visits);
		figures->corrected += row->visits;
	}
	keep_above_zero(figures);
	for (int i = 0; i < history->days.count; i++)
		if (in_week(figures, history->days.items[i].day)) {
			figures->asks.repeats += history->days.items[i].repeats;
			figures->unsure_events += history->days.items[i].unsure_events;
		}
}

/* ---- asks -------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

static double median(int *numbers, int count)
{
	if (count == 0)
		return -1;
	qsort(numbers, (size_t)count, sizeof *numbers, by_number);
	int lower = numbers[(count - 1) / 2], upper = numbers[count / 2];
	return (lower + upper) / 2.0;
}

static bool count_asks(const struct history *history, struct week_figures *figures)
{
	struct ask_figures *asks = &figures->asks;
	int *waits = malloc((size_t)(history->asks.count + 1) * sizeof *waits);
	int waited = 0;

	if (!waits)
		return false;
	for (int i = 0; i < history->asks.count; i++) {
		const struct ask_row *row = &history->asks.items[i];
		if (!in_week(figures, row->day))
			continue;
		asks->asked++;
		asks->ends[row->end]++;
		if (row->wait_min >= 0)
			waits[waited++] = row->wait_min;
		if (row->end == END_TALKED && row->wait_min >= 0 && row->wait_min <= 10)
			asks->talked_within_10_min++;
	}
	asks->median_wait_min = median(waits, waited);
	free(waits);
	return true;
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

static bool list_sessions(const struct history *history, struct week_figures *figures)
{
	for (int i = 0; i < history->sessions.count; i++) {
		const struct session_row *row = &history->sessions.items[i];
		if (!in_week(figures, civil_day(row->session.start)) ||
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

static bool list_lines(const struct history *history, struct week_figures *figures)
{
	for (int i = 0; i < history->line_days.count; i++) {
		const struct line_row *row = &history->line_days.items[i];
		if (!in_week(figures, row->day))
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

/* ---- hours and gaps ---------------------------------------------------- */

static int by_from(const void *a, const void *b)
{
	const struct recorded_row *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	/* What the fold knew of the gap before comes first. */
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (x->before < y->before) - (x->before > y->before);
}

static bool overlaps_unsure(const struct history *history, utc_t from, utc_t to)
{
	for (int i = 0; i < history->recorded.count; i++) {
		const struct recorded_row *row = &history->recorded.items[i];
		if (!row->sure && row->from < to && row->to > from)
			return true;
	}
	return false;
}

static bool add_gap(const struct history *history, struct week_figures *figures, utc_t from,
		    utc_t to, enum gap_why why)
{
	if (to <= from)
		return true;
	struct gap *gap =
	    array_add(&figures->gaps.items, &figures->gaps.count, &figures->gaps.room, sizeof *gap);
	if (!gap)
		return false;
	gap->from = from;
	gap->to = to;
	gap->why = overlaps_unsure(history, from, to) ? GAP_CLOCK : why;
	return true;
}

static bool goes_on(const struct gap *gap, const struct gap *next)
{
	return gap->to == next->from && civil_day(gap->from) != civil_day(next->from);
}

/* Short ones are not listed. One over midnight, where the house is open then, stands in two parts
 * that are judged together. */
static void drop_short_gaps(struct week_figures *figures)
{
	struct gap *gaps = figures->gaps.items;
	int count = figures->gaps.count, kept = 0;

	for (int i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && goes_on(&gaps[next - 1], &gaps[next]);)
			next++;
		if (gaps[next - 1].to - gaps[i].from <= GAP_AT_LEAST_S)
			continue;
		for (int part = i; part < next; part++) {
			figures->days[civil_day(gaps[part].from) - figures->monday].at_least = true;
			gaps[kept++] = gaps[part];
		}
	}
	figures->gaps.count = kept;
	figures->at_least = kept > 0;
}

/* Walk the recorded hours through one span: what is covered adds up in *covered, the holes before
 * `until` become gaps. Rows are sorted by their start. */
static bool walk_span(const struct history *history, struct week_figures *figures, struct span span,
		      utc_t until, double *covered)
{
	utc_t reached = span.from;

	for (int i = 0; i < history->recorded.count; i++) {
		const struct recorded_row *row = &history->recorded.items[i];
		if (!row->sure || row->to <= reached)
			continue;
		if (row->from >= span.to)
			return add_gap(history, figures, reached, span.to < until ? span.to : until,
				       row->before);
		if (row->from > reached) {
			if (!add_gap(history, figures, reached,
				     row->from < until ? row->from : until, row->before))
				return false;
			reached = row->from;
		}
		utc_t to = row->to < span.to ? row->to : span.to;
		*covered += (double)(to - reached) / HOUR;
		reached = to;
	}
	return add_gap(history, figures, reached, span.to < until ? span.to : until, GAP_OFF);
}

/* Without opening hours gaps are not judged; the hours of the whole day count. */
static void recorded_in_day(const struct history *history, day_t day, double *covered)
{
	utc_t reached = civil_utc(day, 0, 0), end = civil_utc(day + 1, 0, 0);

	for (int i = 0; i < history->recorded.count; i++) {
		const struct recorded_row *row = &history->recorded.items[i];
		utc_t from = row->from > reached ? row->from : reached;
		utc_t to = row->to < end ? row->to : end;
		if (row->sure && to > from) {
			*covered += (double)(to - from) / HOUR;
			reached = to;
		}
	}
}

static bool judge_hours(const struct history *history, const struct opening *opening, utc_t until,
			struct week_figures *figures)
{
	for (int i = 0; i < 7; i++) {
		struct day_figures *of_day = &figures->days[i];
		struct span spans[OPENING_INTERVALS];
		int count = opening_spans(opening, of_day->day, spans);

		if (!opening_set(opening)) {
			of_day->hours_open = (double)(civil_utc(of_day->day + 1, 0, 0) -
						      civil_utc(of_day->day, 0, 0)) /
					     HOUR;
			recorded_in_day(history, of_day->day, &of_day->hours_recorded);
			continue;
		}
		of_day->closed = count == 0;
		for (int s = 0; s < count; s++) {
			of_day->hours_open += (double)(spans[s].to - spans[s].from) / HOUR;
			if (!walk_span(history, figures, spans[s], until, &of_day->hours_recorded))
				return false;
		}
	}
	drop_short_gaps(figures);
	return true;
}

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
	/* Recorded hours come from folded days and from the log: put them in one order. */
	struct history sorted = *history;
	size_t bytes = (size_t)history->recorded.count * sizeof *history->recorded.items;

	*out = (struct week_figures) { .week = week, .monday = civil_monday(week) };
	for (int i = 0; i < 7; i++)
		out->days[i].day = out->monday + i;
	sorted.recorded.items = malloc(bytes + 1);
	if (!sorted.recorded.items)
		return false;
	if (bytes) {
		memcpy(sorted.recorded.items, history->recorded.items, bytes);
		qsort(sorted.recorded.items, (size_t)sorted.recorded.count,
		      sizeof *sorted.recorded.items, by_from);
	}
	count_visits(history, out);
	bool done = count_asks(history, out) && list_sessions(history, out) &&
		    list_lines(history, out) && judge_hours(&sorted, opening, now, out);
	free(sorted.recorded.items);
	for (int i = 0; i < 7; i++)
		out->days[i].to_come =
		    out->days[i].visits == 0 && civil_utc(out->days[i].day, 0, 0) > now;
	out->over = now >= civil_utc(out->monday + 7, 0, 0);
	out->complete = out->over && !out->at_least && out->unsure_events == 0;
	return done;
}

void figures_free(struct week_figures *figures)
{
	array_free(&figures->sessions.items, &figures->sessions.count, &figures->sessions.room);
	array_free(&figures->gaps.items, &figures->gaps.count, &figures->gaps.room);
	array_free(&figures->line_days.items, &figures->line_days.count, &figures->line_days.room);
}
