/*
 * figures_period.h - the figures of any run of days. Private to figures*.c: week and year are both
 * made of it, so that no rule stands twice.
 */
#ifndef INLOOP_MODEL_FIGURES_PERIOD_H
#define INLOOP_MODEL_FIGURES_PERIOD_H

#include "model/figures.h"

/* Compute all of it. In: `first`, `count`, and `days` with room for `count`; all else zero. The
 * days are whole weeks from a Monday on, or whole months: of asks no other run of days is known.
 * False when memory is gone; figures_period_free() it either way. */
bool figures_period(const struct history *history, const struct opening *opening, utc_t now,
		    struct period_figures *figures);
/* Asks, their unsure ones included; the part of it that is in figures_asks.c. */
bool figures_asks(const struct history *history, struct period_figures *figures);
/* Hours, gaps, and which dayparts are complete; the part of it that is in figures_hours.c. */
bool figures_hours(const struct history *history, const struct opening *opening, utc_t now,
		   struct period_figures *figures);
/* The lists; `days` are the caller's. */
void figures_period_free(struct period_figures *figures);

/* Take a daypart into the mean, if it is complete. */
void mean_add(struct mean *mean, const struct day_figures *day, enum daypart part);

#endif
