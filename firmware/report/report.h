/*
 * report.h - the figures and the programme as text, CSV and JSON.
 *
 * Nothing is computed here: struct week_figures in, bytes out. CSV is for a Dutch Excel: UTF-8
 * with BOM, semicolons, CRLF, decimal comma, ISO dates (quoting after RFC 4180).
 */
#ifndef INLOOP_REPORT_REPORT_H
#define INLOOP_REPORT_REPORT_H

#include "model/figures.h"
#include "model/programme.h"

#include <stdio.h>

/* Each writes to `out`; whether that worked is for the caller to ask with ferror(). */
void report_week_text(const struct week_figures *figures, const char *house, FILE *out);
void report_week_csv(const struct week_figures *figures, FILE *out);
void report_week_json(const struct week_figures *figures, FILE *out);

void report_programme_text(const struct session_list *sessions, FILE *out);
void report_programme_csv(const struct session_list *sessions, FILE *out);
void report_programme_json(const struct session_list *sessions, FILE *out);

#endif
