/* Which of the opening hours are recorded, and what lies between: the gaps. */
#include "model/figures_period.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

#define GAP_AT_LEAST_S (15 * MINUTE) /* shorter ones are not listed */

/* From `begin` to `end` of this daypart; a DST night is longer or shorter. */
static struct span span_of(day_t day, enum daypart part)
{
	static const int hours[DAYPARTS + 1] = { 0, 6, 12, 17, 24 };

	return (struct span) { civil_utc(day, hours[part], 0), civil_utc(day, hours[part + 1], 0) };
}

static bool overlap(struct span span, utc_t from, utc_t to)
{
	return span.from < to && span.to > from;
}

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

static bool add_gap(const struct history *history, struct period_figures *figures, utc_t from,
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

static void mark(struct day_figures *of_day, const struct gap *gap)
{
	of_day->at_least = true;
	for (int part = 0; part < DAYPARTS; part++)
		if (overlap(span_of(of_day->day, (enum daypart)part), gap->from, gap->to))
			of_day->part_at_least[part] = true;
}

/* Short ones are not listed. One over midnight, where the house is open then, stands in two parts
 * that are judged together. */
static void drop_short_gaps(struct period_figures *figures)
{
	struct gap *gaps = figures->gaps.items;
	int count = figures->gaps.count, kept = 0;

	for (int i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && goes_on(&gaps[next - 1], &gaps[next]);)
			next++;
		if (gaps[next - 1].to - gaps[i].from <= GAP_AT_LEAST_S)
			continue;
		for (int piece = i; piece < next; piece++) {
			mark(&figures->days[civil_day(gaps[piece].from) - figures->first],
			     &gaps[piece]);
			gaps[kept++] = gaps[piece];
		}
	}
	figures->gaps.count = kept;
	figures->at_least = kept > 0;
}

/* Walk the recorded hours through one span: what is covered adds up in *covered, the holes before
 * `until` become gaps. Rows are sorted by their start. */
static bool walk_span(const struct history *history, struct period_figures *figures,
		      struct span span, utc_t until, double *covered)
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

/* Which dayparts had opening hours, all of them known: only those make a mean. */
static void judge_dayparts(const struct opening *opening, utc_t now, struct period_figures *figures)
{
	for (int i = 0; i < figures->count; i++) {
		struct day_figures *of_day = &figures->days[i];
		struct span spans[OPENING_INTERVALS];
		int count = opening_spans(opening, of_day->day, spans);

		for (int part = 0; part < DAYPARTS; part++) {
			struct span whole = span_of(of_day->day, (enum daypart)part);
			bool open = false;
			for (int s = 0; s < count; s++)
				open = open || overlap(whole, spans[s].from, spans[s].to);
			of_day->part_open[part] = open;
			of_day->part_complete[part] = open && whole.to <= now &&
						      !of_day->part_at_least[part] &&
						      of_day->unsure_events == 0;
		}
	}
}

static bool judge_hours(const struct history *history, const struct opening *opening, utc_t until,
			struct period_figures *figures)
{
	for (int i = 0; i < figures->count; i++) {
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
	judge_dayparts(opening, until, figures);
	return true;
}

/* Recorded hours come from folded days and from the log: put them in one order. */
bool figures_hours(const struct history *history, const struct opening *opening, utc_t now,
		   struct period_figures *figures)
{
	struct history sorted = *history;
	size_t count = (size_t)history->recorded.count;

	sorted.recorded.items = calloc(count + 1, sizeof *sorted.recorded.items);
	if (!sorted.recorded.items)
		return false;
	if (count > 0) {
		memcpy(sorted.recorded.items, history->recorded.items,
		       count * sizeof *sorted.recorded.items);
		qsort(sorted.recorded.items, count, sizeof *sorted.recorded.items, by_from);
	}
	bool done = judge_hours(&sorted, opening, now, figures);
	free(sorted.recorded.items);
	return done;
}
