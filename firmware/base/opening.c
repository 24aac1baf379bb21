#include "base/opening.h"

#include <stddef.h>

/* How far ahead and back is looked; a house that stays closed longer has no next opening. */
#define HORIZON_DAYS 366

bool opening_set(const struct opening *opening)
{
	for (int i = 0; i < 7; i++)
		if (opening->count[i] > 0)
			return true;
	return false;
}

int opening_spans(const struct opening *opening, day_t day, struct span out[OPENING_INTERVALS])
{
	for (int i = 0; i < opening->closed_count; i++)
		if (opening->closed[i] == day)
			return 0;
	int weekday = civil_weekday(day);
	int count = 0;
	for (int i = 0; i < opening->count[weekday]; i++) {
		const struct opening_interval *hours = &opening->hours[weekday][i];
		struct span span = { civil_utc(day, hours->from / 60, hours->from % 60),
				     civil_utc(day, hours->to / 60, hours->to % 60) };
		/* in a DST night, times in the skipped hour may come out after those behind it */
		if (count > 0 && span.from < out[count - 1].to)
			span.from = out[count - 1].to;
		if (span.from < span.to)
			out[count++] = span;
	}
	return count;
}

/* The first span that ends after `at`, joined with those that follow without a pause: open until
 * 24:00 and from 00:00 is one span. One that goes on to the horizon has `to` = 0. */
static bool span_after(const struct opening *opening, utc_t at, struct span *out)
{
	day_t today = civil_day(at);
	bool found = false;
	for (day_t day = today; day <= today + HORIZON_DAYS; day++) {
		struct span spans[OPENING_INTERVALS];
		int count = opening_spans(opening, day, spans);
		for (int i = 0; i < count; i++) {
			if (spans[i].to <= at)
				continue;
			if (!found)
				*out = spans[i];
			else if (spans[i].from == out->to)
				out->to = spans[i].to;
			else
				return true;
			found = true;
		}
		if (found && out->to < civil_utc(day, 24, 0))
			return true;
	}
	if (found)
		out->to = 0;
	return found;
}

/* The end of the last span before `at`; 0 when there is none. */
static utc_t closing_before(const struct opening *opening, utc_t at)
{
	day_t today = civil_day(at);
	for (day_t day = today; day >= today - HORIZON_DAYS; day--) {
		struct span spans[OPENING_INTERVALS];
		for (int i = opening_spans(opening, day, spans) - 1; i >= 0; i--)
			if (spans[i].to <= at)
				return spans[i].to;
	}
	return 0;
}

bool opening_open(const struct opening *opening, utc_t at)
{
	if (!opening_set(opening))
		return true;
	struct span spans[OPENING_INTERVALS];
	int count = opening_spans(opening, civil_day(at), spans);
	for (int i = 0; i < count; i++)
		if (spans[i].from <= at && at < spans[i].to)
			return true;
	return false;
}

utc_t opening_next(const struct opening *opening, utc_t at)
{
	struct span span;
	if (!opening_set(opening) || !span_after(opening, at, &span))
		return 0;
	if (span.from > at)
		return span.from;
	if (span.to == 0 || !span_after(opening, span.to, &span))
		return 0;
	return span.from;
}

utc_t opening_change(const struct opening *opening, utc_t at)
{
	struct span span;
	if (!opening_set(opening) || !span_after(opening, at, &span))
		return 0;
	return span.from > at ? span.from : span.to;
}

/* Where nothing closes: the first half past midnight at which the ask is old enough. */
static utc_t sweep_at_night(utc_t asked)
{
	day_t day = civil_day(asked);
	while (civil_utc(day, 0, 30) < asked + 30 * MINUTE)
		day++;
	return civil_utc(day, 0, 30);
}

utc_t opening_sweep(const struct opening *opening, utc_t asked)
{
	if (!opening_set(opening))
		return sweep_at_night(asked);
	utc_t closing;
	if (opening_open(opening, asked)) {
		closing = opening_change(opening, asked);
		if (closing == 0)
			return sweep_at_night(asked);
	} else {
		closing = closing_before(opening, asked);
		if (closing == 0)
			closing = asked;
	}
	return closing + 30 * MINUTE;
}
