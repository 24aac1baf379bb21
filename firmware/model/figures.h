/*
 * figures.h - the figures of a week: computed in figures*.c and nowhere else. Those of a year are
 * in figures_year.h.
 *
 * Screen, text, CSV and JSON all print this structure. Unknown is not zero: over a gap the total
 * reads "at least".
 */
#ifndef INLOOP_MODEL_FIGURES_H
#define INLOOP_MODEL_FIGURES_H

#include "model/history.h"
#include "base/opening.h"

struct gap {
	utc_t from, to;
	enum gap_why why;
};

struct day_figures {
	day_t day;
	int visits;
	int dayparts[DAYPARTS]; /* visits; add up to `visits` */
	int check_ins, new_here, unsure_events;
	double hours_open;            /* by the opening hours, DST counted */
	double hours_recorded;        /* of those (of the whole day when no hours are set) */
	bool closed;                  /* hours are set and this date has none */
	bool at_least;                /* a gap lies in this day's opening hours */
	bool to_come;                 /* after `now`, and nothing counted: not nought, not known */
	bool part_open[DAYPARTS];     /* has opening hours */
	bool part_at_least[DAYPARTS]; /* a gap lies in them */
	bool part_complete[DAYPARTS]; /* open, over, no gap in it, and nothing of its day unsure */
};

struct ask_figures {
	int asked;
	int ends[ASK_ENDS]; /* by enum ask_end; END_OPEN = still open */
	int repeats;
	int talked_within_10_min;
	double median_wait_min; /* -1 = nobody was met */
};

/* Means are taken over what is complete only, and always told with their number. */
struct mean {
	int visits, number;
};
double mean_value(struct mean mean); /* -1 = nothing to take it over */

struct counted_sessions {
	struct session_row *items;
	int count, room;
};
struct gap_list {
	struct gap *items;
	int count, room;
};
struct line_days {
	struct line_row *items;
	int count, room;
};

struct period_figures { /* of any run of days */
	day_t first;
	int count;
	struct day_figures *days;
	bool over;     /* the last day lies before `now` */
	bool complete; /* over, no gap, nothing unsure */
	bool at_least;
	int visits, check_ins, new_here, unsure_events;
	int corrected;   /* visits by correction, contained in `visits` */
	int corrections; /* how often staff corrected */
	struct ask_figures asks;
	struct counted_sessions sessions; /* start within the days */
	struct gap_list gaps;             /* by time */
	struct line_days line_days;       /* by day, line and what */
};

struct week_figures { /* the same names mean the same */
	struct week week;
	day_t monday;
	bool over;
	bool complete;
	bool at_least;
	int visits, check_ins, new_here, unsure_events;
	int corrected;
	struct day_figures days[7];
	struct ask_figures asks;
	struct counted_sessions sessions;
	struct gap_list gaps;
	struct line_days line_days;
	struct mean means[DAYPARTS]; /* visits on such a daypart */
};

/* Read the history of this many days around the week or year: why the terminal was off at its end
 * is told by the next start. */
#define FIGURES_DAYS_AROUND 31

/* A terminal that wrote later than `now` proves that time went on until then: for a reader whose
 * own clock is behind. */
utc_t figures_not_before(const struct history *history, utc_t now);

/* Compute the week from its history (which may hold more than the week). `now` bounds what can
 * be a gap. False when memory is gone. Free with figures_free(). */
bool figures_week(const struct history *history, const struct opening *opening, struct week week,
		  utc_t now, struct week_figures *out);
void figures_free(struct week_figures *figures);

#endif
