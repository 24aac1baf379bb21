/*
 * busy_days.h - two days and two nights in a house, through the real screens: visits alone,
 * together, new and taken back; asks by button and tile with place and topic, seen, met, ended,
 * stopped and given up; activities; a loose cable; a PIN, a correction; a clock that is unsure and
 * then set; ends with and without a word; the nightly folds. On the second day a crowd comes, so
 * that SQLite begins its log anew in the middle of the day.
 */
#ifndef INLOOP_TESTS_SUPPORT_BUSY_DAYS_H
#define INLOOP_TESTS_SUPPORT_BUSY_DAYS_H

#include "stage.h"
#include "witness.h"

struct busy_days {
	struct stage stage;
	struct witness witness;
	int crowd_from, crowd_to; /* positions of the disk: many times the same */
};

/* Everything written meanwhile is on the witness's disk. */
void busy_days_play(struct busy_days *days);
void busy_days_end(struct busy_days *days);

#endif
