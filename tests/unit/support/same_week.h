/*
 * same_week.h - two ways to the same figures of a week.
 */
#ifndef INLOOP_TESTS_SUPPORT_SAME_WEEK_H
#define INLOOP_TESTS_SUPPORT_SAME_WEEK_H

#include "model/figures.h"

/* To the unit: visits, asks, sessions, hours to the second, gaps with their reasons. */
void assert_same_week(const struct week_figures *a, const struct week_figures *b);

#endif
