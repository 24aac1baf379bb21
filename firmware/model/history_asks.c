/* What outlives the night of a question for a talk: counts, by week and by month.
 *
 * A row per question, with its day, laid beside the roster would be the record of one person's
 * work. So a day is never told: the week is, and the month is. They stand apart, and nothing stands
 * by both at once, for of a week that ends a month one day may be left. Only that nobody was there
 * keeps its day, for that is a hole in the roster and nobody's doing. */
#include "model/history.h"

#include "base/array.h"

day_t tally_first(enum tally_per per, day_t day)
{
	int year, month, mday;

	if (per == TALLY_WEEK)
		return day - civil_weekday(day);
	civil_ymd(day, &year, &month, &mday);
	return civil_day_of(year, month, 1);
}

static bool add_tally(struct history *history, enum tally_per per, const struct ask_row *ask)
{
	day_t first = tally_first(per, ask->day);
	struct ask_tally *tally = NULL;

	for (int i = history->tallies.count - 1; i >= 0 && !tally; i--) {
		struct ask_tally *row = &history->tallies.items[i];
		if (row->per == per && row->first == first && row->end == ask->end &&
		    row->wait_min == ask->wait_min)
			tally = row;
	}
	if (!tally)
		tally = array_add(&history->tallies.items, &history->tallies.count,
				  &history->tallies.room, sizeof *tally);
	if (!tally)
		return false;
	*tally = (struct ask_tally) { per, first, ask->end, ask->wait_min, tally->asks + 1 };
	return true;
}

static bool add_nobody(struct history *history, const struct ask_row *ask)
{
	struct ask_nobody *nobody = NULL;

	for (int i = history->nobody.count - 1; i >= 0 && !nobody; i--)
		if (history->nobody.items[i].day == ask->day &&
		    history->nobody.items[i].daypart == ask->daypart)
			nobody = &history->nobody.items[i];
	if (!nobody)
		nobody = array_add(&history->nobody.items, &history->nobody.count,
				   &history->nobody.room, sizeof *nobody);
	if (!nobody)
		return false;
	*nobody = (struct ask_nobody) { ask->day, ask->daypart, nobody->asks + 1 };
	return true;
}

static bool add_extra(struct history *history, enum tally_per per, const struct day_row *day)
{
	day_t first = tally_first(per, day->day);
	struct ask_extra *extra = NULL;

	for (int i = history->extras.count - 1; i >= 0 && !extra; i--)
		if (history->extras.items[i].per == per && history->extras.items[i].first == first)
			extra = &history->extras.items[i];
	if (!extra)
		extra = array_add(&history->extras.items, &history->extras.count,
				  &history->extras.room, sizeof *extra);
	if (!extra)
		return false;
	*extra = (struct ask_extra) { per, first, extra->repeats + day->repeats,
				      extra->unsure + day->unsure_asks };
	return true;
}

static bool tally_asks(struct history *history)
{
	bool done = true;

	for (int i = 0; i < history->asks.count && done; i++) {
		const struct ask_row *ask = &history->asks.items[i];
		if (ask->end == END_NOBODY && ask->wait_min < 0)
			done = add_nobody(history, ask);
		else
			done = add_tally(history, TALLY_WEEK, ask) &&
			       add_tally(history, TALLY_MONTH, ask);
	}
	return done;
}

bool history_tally(struct history *history)
{
	int kept = 0;

	if (!tally_asks(history))
		return false;
	history->asks.count = 0;
	for (int i = 0; i < history->days.count; i++) {
		struct day_row *day = &history->days.items[i];
		if ((day->repeats || day->unsure_asks) &&
		    (!add_extra(history, TALLY_WEEK, day) || !add_extra(history, TALLY_MONTH, day)))
			return false;
		day->repeats = day->unsure_asks = 0;
		if (day->unsure_events != 0)
			history->days.items[kept++] = *day;
	}
	history->days.count = kept;
	return true;
}
