/*
 * figures.h - the figures of a week: computed here and nowhere else.
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
	double hours_open;      /* by the opening hours, DST counted */
	double hours_recorded;  /* of those (of the whole day when no hours are set) */
	bool closed;            /* hours are set and this date has none */
	bool at_least;          /* a gap lies in this day's opening hours */
	bool to_come;           /* after `now`, and nothing counted: not nought, not known */
};

struct ask_figures {
	int asked;
	int ends[ASK_ENDS]; /* by enum ask_end; END_OPEN = still open */
	int repeats;
	int talked_within_10_min;
	double median_wait_min; /* -1 = nobody was met */
};

struct week_figures {
	struct week week;
	day_t monday;
	bool over;     /* the week lies wholly before `now` */
	bool complete; /* over, no gap, nothing unsure */
	bool at_least;
	int visits, check_ins, new_here, unsure_events;
	int corrected; /* visits by correction, contained in `visits` */
	struct day_figures days[7];
	struct ask_figures asks;
	struct {
		struct session_row *items;
		int count, room;
	} sessions; /* start within the week */
	struct {
		struct gap *items;
		int count, room;
	} gaps; /* by time */
	struct {
		struct line_row *items;
		int count, room;
	} line_days; /* by day, line and what */
};

/* Read the history of this many days around the week: why the terminal was off at its end is told
 * by the next start. */
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
