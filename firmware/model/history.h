/*
 * history.h - what remains of the days: counts.
 *
 * These rows are what the nightly fold stores, and what every figure is computed from. Finished
 * days come from the store as rows; running days are turned into the same rows by
 * history_add_events(). So a figure cannot change by the fold.
 */
#ifndef INLOOP_MODEL_HISTORY_H
#define INLOOP_MODEL_HISTORY_H

#include "model/dating.h"

enum ask_end {               /* stored; never renumbered */
	       END_OPEN = 0, /* has not ended */
	       END_TALKED = 1,
	       END_STOPPED = 2,
	       END_NOBODY = 3,
	       END_NOT_SEEN = 4,
	       END_SEEN_NOT_MET = 5,
	       END_UNKNOWN = 6,
	       ASK_ENDS
};

enum gap_why { GAP_OFF = 1, GAP_FAULT = 2, GAP_CLOCK = 3 }; /* stored; never renumbered */
const char *gap_why_name(enum gap_why why);                 /* "off", "fault", "clock" */

struct hour_row { /* one local hour of a date; the two equal hours of a DST night are one */
	day_t day;
	int hour;
	int visits, check_ins, new_here;
};

struct session_row {
	struct session_ref session;
	int participants, wished;
};

struct ask_row {   /* of the running days only, but for databases of before version 5 */
	day_t day; /* when it was made */
	enum daypart daypart;
	enum ask_end end;
	int wait_min; /* asked to met, rounded up; -1 = never met */
};

/* What finished days leave of their asks; history_asks.c says why. */
enum tally_per { TALLY_WEEK = 1, TALLY_MONTH = 2 }; /* stored; never renumbered */
day_t tally_first(enum tally_per per, day_t day);   /* its Monday, or the first of its month */

struct ask_tally { /* all but those below; each stands in one of its week and one of its month */
	enum tally_per per;
	day_t first;
	enum ask_end end;
	int wait_min; /* as above */
	int asks;
};

struct ask_nobody { /* ended so, and nobody was met */
	day_t day;
	enum daypart daypart;
	int asks;
};

struct ask_extra { /* in one of its week and one of its month, too */
	enum tally_per per;
	day_t first;
	int repeats;
	int unsure; /* asks made while the clock was not sure */
};

struct day_row { /* what has no hour */
	day_t day;
	int repeats;       /* of the running days only, as asks are */
	int unsure_events; /* made while the clock was not sure, and not re-dated since */
	int unsure_asks;   /* of the running days only; not among those above */
};

struct recorded_row { /* the terminal is known to have run; never crosses local midnight */
	utc_t from, to;
	bool sure;
	enum gap_why before; /* why it did not run just before `from` */
};

struct correction_row {
	day_t day;
	enum daypart daypart;
	int visits; /* more (or fewer) than was tapped */
	utc_t made; /* only the log of the running day knows the time; a folded row has the date's
		       midnight */
};

struct line_row { /* of a button, a lamp or a cable: on which day what was found, how often */
	day_t day;
	enum line line;
	int what; /* an enum fault that began, or LINE_TESTED: staff tried it and it worked */
	int times;
};

struct history {
	struct {
		struct hour_row *items;
		int count, room;
	} hours;
	struct {
		struct session_row *items;
		int count, room;
	} sessions;
	struct {
		struct ask_row *items;
		int count, room;
	} asks;
	struct {
		struct ask_tally *items;
		int count, room;
	} tallies;
	struct {
		struct ask_nobody *items;
		int count, room;
	} nobody;
	struct {
		struct ask_extra *items;
		int count, room;
	} extras;
	struct {
		struct day_row *items;
		int count, room;
	} days;
	struct {
		struct recorded_row *items;
		int count, room;
	} recorded;
	struct {
		struct correction_row *items;
		int count, room;
	} corrections;
	struct {
		struct line_row *items;
		int count, room;
	} line_days; /* one a day, line and what */
};

/* Add the rows of a log of events, in the order they were stored. Rows of the same hour, day
 * or session are added to what is there. False when memory is gone. */
bool history_add_events(struct history *history, const struct event_list *events);
/* The same for the first `count` events of the log only, as the fold needs it: a clock that was set
 * later still dates them, and a run that goes on is recorded up to the event that stays. */
bool history_add_first(struct history *history, const struct event_list *events, int count);
/* The part of it that is about recorded hours. Their bounds are the terminal's own events, else
 * whole quarters of an hour: no time of what a person did outlives its day. */
bool history_add_hours(struct history *history, const struct event_list *events, int count);
/* Turn the asks of finished days, and all that tells of asks on a day, into what the fold keeps of
 * them. No figure of a week or of months changes by it. False when memory is gone. */
bool history_tally(struct history *history);
void history_free(struct history *history);

/* The row of an hour, day, session or line, added when it is not there; NULL when memory is gone.
 */
struct hour_row *history_hour(struct history *history, day_t day, int hour);
struct day_row *history_day(struct history *history, day_t day);
struct session_row *history_session(struct history *history, const struct session_ref *session);
struct line_row *history_line(struct history *history, day_t day, enum line line, int what);

/* Add the recorded hours [from, to), cut at local midnights. */
bool history_add_recorded(struct history *history, utc_t from, utc_t to, bool sure,
			  enum gap_why before);

/* The events of finished days that can be folded now: how many from the front of the log lie
 * before local midnight of `today`, stopping at the first day that still waits for its clock
 * (up to 30 days) or whose ask is still open. */
int history_foldable(const struct event_list *events, day_t today);

#endif
