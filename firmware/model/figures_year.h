/*
 * figures_year.h - the figures of a calendar year, for the municipality: the same days and the same
 * rules as those of the weeks (figures.h), added up by month, by weekday and daypart, by activity.
 *
 * What lies before the terminal's first start is a gap like any other.
 */
#ifndef INLOOP_MODEL_FIGURES_YEAR_H
#define INLOOP_MODEL_FIGURES_YEAR_H

#include "model/figures.h"

#define GAP_WHYS 4 /* by enum gap_why; 0 is not used */

struct month_figures {
	int visits, check_ins, new_here;
	double hours_open, hours_recorded;
	bool at_least;
	bool to_come; /* none of its days has begun, and nothing is counted */
};

struct weekday_figures { /* of one daypart of one weekday, the whole year */
	int visits;
	bool at_least;
	struct mean mean;
};

struct series_figures { /* an activity: all its dates of the year on which somebody pressed */
	char key[SESSION_KEY_MAX];
	char title[SESSION_TITLE_MAX]; /* as it was last called */
	utc_t last;                    /* when it was last on */
	int dates, participants, wished;
};

struct gap_sum {
	int count; /* pieces, as the weeks list them */
	double hours;
};

struct year_figures {
	int year;
	struct period_figures all; /* of all days; gaps and sessions one by one */
	double hours_open, hours_recorded;
	struct month_figures months[12];
	struct weekday_figures weekdays[7][DAYPARTS]; /* 0 = Monday */
	struct mean means[DAYPARTS];
	struct mean day_mean; /* over days whose open dayparts are all complete */
	struct gap_sum gaps[GAP_WHYS];
	struct {
		struct series_figures *items;
		int count, room;
	} series; /* by title, then key */
};

/* Compute the year from its history, read FIGURES_DAYS_AROUND beyond both ends. `now` bounds what
 * can be a gap. False when memory is gone. Free with figures_year_free() either way. */
bool figures_year(const struct history *history, const struct opening *opening, int year, utc_t now,
		  struct year_figures *out);
void figures_year_free(struct year_figures *figures);

#endif
