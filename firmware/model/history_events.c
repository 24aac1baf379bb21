/* From the log of the running days to rows. */
#include "model/history.h"

#include "base/array.h"

#include <stdlib.h>

struct mark {      /* what later events need to know of an earlier one */
	int party; /* people in a check-in, 0 when undone */
	bool new_here;
	int ask_row;     /* index of an ask's row */
	bool taken_back; /* a repeat or a joining that was withdrawn */
};

struct reading {
	struct history *history;
	const struct event_list *events;
	struct dating dating;
	struct mark *marks; /* by index of the event */
	int current;        /* index of the event being read */
	utc_t at;           /* when it counts */
	bool sure;
};

/* The index of the event of this or that kind that the current one is about; -1 = it is not in the
 * log. */
static int subject_of(const struct reading *reading, enum event_kind kind, enum event_kind or_kind)
{
	const struct event *event = &reading->events->items[reading->current];
	const struct event *found = event_list_find(reading->events, event->ref);

	if (!found || (found->kind != kind && found->kind != or_kind))
		return -1;
	return (int)(found - reading->events->items);
}

/* The hour in which a check-in counts, with all that was said about it. */
static struct hour_row *hour_of(struct reading *reading, int index)
{
	bool sure;
	struct civil civil =
	    civil_at(dating_of(&reading->dating, &reading->events->items[index], &sure));

	return history_hour(reading->history, civil.day, civil.hour);
}

static bool read_check_in(struct reading *reading)
{
	struct hour_row *hour = hour_of(reading, reading->current);

	if (!hour)
		return false;
	hour->visits++;
	hour->check_ins++;
	reading->marks[reading->current].party = 1;
	return true;
}

static bool read_about_check_in(struct reading *reading)
{
	const struct event *event = &reading->events->items[reading->current];
	int index = subject_of(reading, EVENT_CHECK_IN, EVENT_CHECK_IN);

	if (index < 0 || reading->marks[index].party == 0)
		return true; /* already undone, or folded long ago */
	struct mark *mark = &reading->marks[index];
	struct hour_row *hour = hour_of(reading, index);
	if (!hour)
		return false;
	if (event->kind == EVENT_PARTY && event->n >= 1) {
		hour->visits += event->n - mark->party;
		mark->party = event->n;
	} else if (event->kind == EVENT_NEW_HERE && !mark->new_here) {
		hour->new_here++;
		mark->new_here = true;
	} else if (event->kind == EVENT_UNDO) {
		hour->visits -= mark->party;
		hour->check_ins--;
		hour->new_here -= mark->new_here;
		mark->party = 0;
	}
	return true;
}

static bool read_session(struct reading *reading)
{
	const struct event *event = &reading->events->items[reading->current];
	enum event_kind kind = event->kind;
	int by = 1;

	if (kind == EVENT_UNJOINED) {
		int index = subject_of(reading, EVENT_JOINED, EVENT_WISHED);
		if (index < 0 || reading->marks[index].taken_back)
			return true;
		reading->marks[index].taken_back = true;
		event = &reading->events->items[index];
		kind = event->kind;
		by = -1;
	}
	struct session_row *row = history_session(reading->history, &event->session);
	if (!row)
		return false;
	if (kind == EVENT_JOINED)
		row->participants += by;
	else if (kind == EVENT_WISHED)
		row->wished += by;
	return true;
}

static bool read_asked(struct reading *reading)
{
	struct history *history = reading->history;
	struct civil civil = civil_at(reading->at);
	struct ask_row *row =
	    array_add(&history->asks.items, &history->asks.count, &history->asks.room, sizeof *row);

	if (!row)
		return false;
	row->day = civil.day;
	row->daypart = civil_daypart(civil.hour);
	row->end = END_OPEN;
	row->wait_min = -1;
	reading->marks[reading->current].ask_row = history->asks.count - 1;
	return true;
}

/* When an event was, on a clock that may have been set later. */
static struct moment moment_of(const struct reading *reading, int index)
{
	const struct event *event = &reading->events->items[index];
	struct moment at = event->at;

	at.utc = dating_of(&reading->dating, event, &at.sure);
	return at;
}

static bool read_about_ask(struct reading *reading)
{
	const struct event *event = &reading->events->items[reading->current];
	int index = subject_of(reading, EVENT_ASKED, EVENT_ASKED);

	if (index < 0)
		return true;
	struct ask_row *row = &reading->history->asks.items[reading->marks[index].ask_row];
	if (event->kind == EVENT_MET && row->wait_min < 0) {
		struct moment asked = moment_of(reading, index);
		struct moment met = moment_of(reading, reading->current);
		row->wait_min = (int)((moment_elapsed_ms(&met, &asked) + 59999) / 60000);
	} else if (event->kind == EVENT_ENDED && row->end == END_OPEN && event->n > END_OPEN &&
		   event->n < ASK_ENDS) {
		row->end = (enum ask_end)event->n;
	}
	return true;
}

static bool read_repeat(struct reading *reading)
{
	const struct event *event = &reading->events->items[reading->current];
	utc_t at = reading->at;
	int by = 1;

	if (event->kind == EVENT_REPEAT_NOT) {
		bool sure;
		int index = subject_of(reading, EVENT_REPEAT, EVENT_REPEAT);
		if (index < 0 || reading->marks[index].taken_back)
			return true;
		reading->marks[index].taken_back = true;
		at = dating_of(&reading->dating, &reading->events->items[index], &sure);
		by = -1;
	}
	struct day_row *day = history_day(reading->history, civil_day(at));
	if (!day)
		return false;
	day->repeats += by;
	return true;
}

static bool read_correction(struct reading *reading)
{
	const struct event *event = &reading->events->items[reading->current];
	struct history *history = reading->history;

	if (event->m < 0 || event->m >= DAYPARTS)
		return true;
	struct correction_row *row =
	    array_add(&history->corrections.items, &history->corrections.count,
		      &history->corrections.room, sizeof *row);
	if (!row)
		return false;
	/* "Today" is the day that it turned out to be, where the clock was set later. */
	row->day = event->day == civil_day(event->at.utc) ? civil_day(reading->at) : event->day;
	row->daypart = (enum daypart)event->m;
	row->visits = event->n;
	row->made = reading->at;
	return true;
}

/* That it healed needs no row: what is healed and what is not is the terminal's own to know. */
static bool read_line(struct reading *reading)
{
	const struct event *event = &reading->events->items[reading->current];
	bool tested = event->kind == EVENT_TESTED;

	if (event->m < 0 || event->m >= LINES || (!tested && (event->n <= 0 || event->n >= FAULTS)))
		return true;
	struct line_row *row = history_line(reading->history, civil_day(reading->at),
					    (enum line)event->m, tested ? LINE_TESTED : event->n);
	if (!row)
		return false;
	row->times++;
	return true;
}

static bool count_unsure(struct reading *reading, const struct event *event)
{
	bool counts = event->kind == EVENT_CHECK_IN || event->kind == EVENT_JOINED ||
		      event->kind == EVENT_WISHED || event->kind == EVENT_ASKED;

	if (reading->sure || !counts)
		return true;
	struct day_row *day = history_day(reading->history, civil_day(reading->at));
	if (!day)
		return false;
	/* Apart: with the visits of its day beside it, the number of asks could be worked out. */
	if (event->kind == EVENT_ASKED)
		day->unsure_asks++;
	else
		day->unsure_events++;
	return true;
}

static bool read_event(struct reading *reading, const struct event *event)
{
	reading->at = dating_of(&reading->dating, event, &reading->sure);
	if (!count_unsure(reading, event))
		return false;
	switch (event->kind) {
	case EVENT_CHECK_IN:
		return read_check_in(reading);
	case EVENT_PARTY:
	case EVENT_NEW_HERE:
	case EVENT_UNDO:
		return read_about_check_in(reading);
	case EVENT_JOINED:
	case EVENT_WISHED:
	case EVENT_UNJOINED:
		return read_session(reading);
	case EVENT_ASKED:
		return read_asked(reading);
	case EVENT_MET:
	case EVENT_ENDED:
		return read_about_ask(reading);
	case EVENT_REPEAT:
	case EVENT_REPEAT_NOT:
		return read_repeat(reading);
	case EVENT_CORRECTION:
		return read_correction(reading);
	case EVENT_FAULT:
	case EVENT_TESTED:
		return read_line(reading);
	default:
		return true;
	}
}

bool history_add_first(struct history *history, const struct event_list *events, int count)
{
	struct reading reading = { .history = history, .events = events };
	bool done = true;

	if (count == 0)
		return true;
	reading.marks = calloc((size_t)events->count, sizeof *reading.marks);
	if (!reading.marks || !dating_begin(&reading.dating, events)) {
		free(reading.marks);
		return false;
	}
	for (int i = 0; i < count && done; i++) {
		reading.current = i;
		done = read_event(&reading, &events->items[i]);
	}
	dating_end(&reading.dating);
	free(reading.marks);
	return done && history_add_hours(history, events, count);
}

bool history_add_events(struct history *history, const struct event_list *events)
{
	return history_add_first(history, events, events->count);
}

/* ---- the fold ---------------------------------------------------------- */

#define WAIT_FOR_CLOCK_DAYS 30

/* Made on a clock that may still be set. What a clock says of the future was never true: it does
 * not keep the log waiting for years. */
static bool waits_for_clock(const struct dating *dating, const struct event *event, day_t today)
{
	bool sure;
	day_t day = civil_day(dating_of(dating, event, &sure));

	return !sure && day >= today - WAIT_FOR_CLOCK_DAYS && day <= today;
}

/* How many events are not of today and need not wait for their clock. */
static int finished(const struct event_list *events, const struct dating *dating, day_t today)
{
	int count = 0;

	for (; count < events->count; count++) {
		bool sure;
		day_t day = civil_day(dating_of(dating, &events->items[count], &sure));
		if ((sure && day == today) || waits_for_clock(dating, &events->items[count], today))
			break;
	}
	return count;
}

static int index_of(const struct event_list *events, int64_t id)
{
	const struct event *found = event_list_find(events, id);

	return found ? (int)(found - events->items) : -1;
}

static bool is_about_an_event(const struct event *event)
{
	return event->ref > 0 && event->kind != EVENT_CLOCK_SET;
}

/* The first ask that has no end in the log; the log's length when all have. */
static int first_open_ask(const struct event_list *events)
{
	for (int i = 0; i < events->count; i++) {
		bool ended = events->items[i].kind != EVENT_ASKED;
		for (int j = i + 1; j < events->count && !ended; j++)
			ended = events->items[j].kind == EVENT_ENDED &&
				events->items[j].ref == events->items[i].id;
		if (!ended)
			return i;
	}
	return events->count;
}

static int foldable(const struct event_list *events, const struct dating *dating, day_t today)
{
	int count = finished(events, dating, today);
	int open = first_open_ask(events);

	/* What belongs to a finished day though it was stored after midnight goes with it. */
	for (int i = count; i < events->count; i++) {
		if (waits_for_clock(dating, &events->items[i], today))
			break;
		if (is_about_an_event(&events->items[i])) {
			int about = index_of(events, events->items[i].ref);
			if (about >= 0 && about < count && i < open)
				count = i + 1;
		}
	}
	if (count > open)
		count = open;
	/* Never part an event from one that is about it: rather fold less. */
	for (int i = events->count - 1; i >= count && i >= 0; i--)
		if (is_about_an_event(&events->items[i])) {
			int about = index_of(events, events->items[i].ref);
			if (about >= 0 && about < count) {
				count = about;
				i = events->count;
			}
		}
	return count;
}

int history_foldable(const struct event_list *events, day_t today)
{
	struct dating dating;

	if (!dating_begin(&dating, events))
		return 0;
	int count = foldable(events, &dating, today);
	dating_end(&dating);
	return count;
}
