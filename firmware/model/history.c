#include "model/history.h"

#include "base/array.h"

#include <string.h>

const char *gap_why_name(enum gap_why why)
{
	return why == GAP_FAULT ? "fault" : why == GAP_CLOCK ? "clock" : "off";
}

void history_free(struct history *history)
{
	array_free(&history->hours.items, &history->hours.count, &history->hours.room);
	array_free(&history->sessions.items, &history->sessions.count, &history->sessions.room);
	array_free(&history->asks.items, &history->asks.count, &history->asks.room);
	array_free(&history->tallies.items, &history->tallies.count, &history->tallies.room);
	array_free(&history->nobody.items, &history->nobody.count, &history->nobody.room);
	array_free(&history->extras.items, &history->extras.count, &history->extras.room);
	array_free(&history->days.items, &history->days.count, &history->days.room);
	array_free(&history->recorded.items, &history->recorded.count, &history->recorded.room);
	array_free(&history->corrections.items, &history->corrections.count,
		   &history->corrections.room);
	array_free(&history->line_days.items, &history->line_days.count, &history->line_days.room);
}

/* Rows are looked for from the end: events come in order, so the row is nearly always the last. */
struct hour_row *history_hour(struct history *history, day_t day, int hour)
{
	for (int i = history->hours.count - 1; i >= 0; i--) {
		struct hour_row *row = &history->hours.items[i];
		if (row->day == day && row->hour == hour)
			return row;
	}
	struct hour_row *row = array_add(&history->hours.items, &history->hours.count,
					 &history->hours.room, sizeof *row);
	if (row) {
		row->day = day;
		row->hour = hour;
	}
	return row;
}

struct day_row *history_day(struct history *history, day_t day)
{
	for (int i = history->days.count - 1; i >= 0; i--)
		if (history->days.items[i].day == day)
			return &history->days.items[i];
	struct day_row *row =
	    array_add(&history->days.items, &history->days.count, &history->days.room, sizeof *row);
	if (row)
		row->day = day;
	return row;
}

struct session_row *history_session(struct history *history, const struct session_ref *session)
{
	for (int i = history->sessions.count - 1; i >= 0; i--) {
		struct session_row *row = &history->sessions.items[i];
		if (row->session.start == session->start &&
		    strcmp(row->session.key, session->key) == 0)
			return row;
	}
	struct session_row *row = array_add(&history->sessions.items, &history->sessions.count,
					    &history->sessions.room, sizeof *row);
	if (row)
		row->session = *session;
	return row;
}

struct line_row *history_line(struct history *history, day_t day, enum line line, int what)
{
	for (int i = history->line_days.count - 1; i >= 0; i--) {
		struct line_row *row = &history->line_days.items[i];
		if (row->day == day && row->line == line && row->what == what)
			return row;
	}
	struct line_row *row = array_add(&history->line_days.items, &history->line_days.count,
					 &history->line_days.room, sizeof *row);
	if (row) {
		row->day = day;
		row->line = line;
		row->what = what;
	}
	return row;
}

bool history_add_recorded(struct history *history, utc_t from, utc_t to, bool sure,
			  enum gap_why before)
{
	while (from <= to) {
		utc_t midnight = civil_utc(civil_day(from) + 1, 0, 0);
		struct recorded_row *row =
		    array_add(&history->recorded.items, &history->recorded.count,
			      &history->recorded.room, sizeof *row);
		if (!row)
			return false;
		row->from = from;
		row->to = to < midnight ? to : midnight;
		row->sure = sure;
		row->before = before;
		if (to <= midnight)
			break;
		from = midnight;
	}
	return true;
}
