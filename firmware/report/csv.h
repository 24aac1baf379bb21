/*
 * csv.h - one row of a table for a Dutch Excel: semicolons, CRLF, decimal comma, quoting after
 * RFC 4180.
 */
#ifndef INLOOP_REPORT_CSV_H
#define INLOOP_REPORT_CSV_H

#include "base/civil.h"

#include <stdio.h>

struct csv {
	FILE *out;
	bool row_begun;
};

/* The byte order mark, by which Excel knows UTF-8, and the names of the columns (ends with NULL).
 */
void csv_begin(struct csv *csv, FILE *out, const char *const *columns);

void csv_empty(struct csv *csv);
void csv_number(struct csv *csv, int number);
void csv_hours(struct csv *csv, double hours);
void csv_day(struct csv *csv, day_t day);
void csv_clock(struct csv *csv, utc_t at);
/* Text, also from a calendar that anybody may have written: what a spreadsheet would take for a
 * formula (OWASP, CSV injection), a date or a number gets an apostrophe in front. */
void csv_text(struct csv *csv, const char *text);
/* Words and numbers of our own, as they are. */
void csv_own(struct csv *csv, const char *text);
void csv_end_row(struct csv *csv);

#endif
