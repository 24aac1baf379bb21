/*
 * house.h - a busy house, day after day, out of a seed: about 200 visits a day, 15 activities a
 * week with participants, 12 asks a day with all ends, corrections and undo; nights with the plug
 * pulled and nights without, power cuts, crashes, boots without a clock, late nights (each night
 * in which the clock changes is one).
 *
 * Its events go through the real store: each day is one transaction, for speed, and each night
 * what is finished is folded, as the terminal does. The same seed gives the same house.
 */
#ifndef INLOOP_TESTS_SUPPORT_HOUSE_H
#define INLOOP_TESTS_SUPPORT_HOUSE_H

#include "base/opening.h"
#include "store/store.h"

#define HOUSE_ASKS 6
#define HOUSE_DAYS 60

struct house {
	struct store *store;
	struct opening opening;   /* every day from 09:30 to 21:00; only figures look at it */
	struct event_list events; /* not stored yet */
	int64_t last_id;
	uint64_t random;
	struct moment now;
	day_t first, today;
	int64_t behind; /* seconds that the clock is known, later, to be behind */
	bool on;
	int fold_each; /* days from one fold to the next; 0 = as each night */
	int step_s; /* at most, from one thing that happens to the next; fewer people when long */
	int storms; /* once in so many things the power, the program or the clock fails; 0 = rarely
		     */
	bool must_fold; /* this night stays on and quiet, and folds */
	int64_t check_in, joined_id, repeat;
	struct event joined;
	struct {
		int64_t id;
		int state; /* 0 asked, 1 seen, 2 met */
		bool nobody;
	} asks[HOUSE_ASKS];
	int ask_count;

	/* Called before and after each fold, with all events in the store. */
	void (*at_fold)(struct house *house, bool after);
	void *at_fold_self;

	struct { /* what was told to the store, all in all */
		int64_t events, corrections, boots, folds, foldless;
		/* and what figures must say of it: without what was undone */
		int64_t check_ins, visits, new_here, asks, participants, wished;
		int visits_on[HOUSE_DAYS]; /* of the first days, by the true date */
	} told;
};

/* Begin on this date in an empty folder. Whatever fails ends the program. */
void house_open(struct house *house, const char *folder, day_t first, uint64_t seed);
/* Live this day and the night after it. */
void house_day(struct house *house);
void house_close(struct house *house);

/* An even random number from 0 up to and including most. */
int house_random(struct house *house, int most);
/* True once in so many times. */
bool house_once_in(struct house *house, int times);

#endif
