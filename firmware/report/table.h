/*
 * table.h - the figures of a week or a year as one long CSV table: every row is one number, and
 * says what it counts. Rows of one subject add up; totals have a subject of their own, so that a
 * sum or a pivot table over a subject counts nothing twice.
 */
#ifndef INLOOP_REPORT_TABLE_H
#define INLOOP_REPORT_TABLE_H

#include "model/figures.h"
#include "report/csv.h"

struct table {
	struct csv csv;
	char period[CIVIL_TEXT]; /* the first column of every row */
	int between;             /* columns between that and the subject */
};

/* Begin a row with nothing between; then comes its number, and table_end(). */
void table_begin(struct table *table, const char *subject, const char *what);
void table_end(struct table *table, const char *remark);
/* A whole such row. */
void table_number(struct table *table, const char *subject, const char *what, int number,
		  const char *remark);

/* The asks, with their totals. */
void table_asks(struct table *table, const struct ask_figures *asks, bool at_least);
/* A mean over `one` or `many` of this kind; no row over nothing. */
void table_mean(struct table *table, const char *what, struct mean mean, const char *one,
		const char *many);

#endif
