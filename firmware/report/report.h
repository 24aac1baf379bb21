/*
 * report.h - figures, programme and memory as text, CSV and JSON.
 *
 * Nothing is computed here: figures in, bytes out. The text is for the team meeting.
 * CSV is for a Dutch Excel: UTF-8 with BOM, semicolons, CRLF, decimal comma, ISO dates (quoting
 * after RFC 4180), one table with one number a row. JSON is for programs.
 */
#ifndef INLOOP_REPORT_REPORT_H
#define INLOOP_REPORT_REPORT_H

#include "model/figures_year.h"
#include "model/memory.h"
#include "model/programme.h"

#include <stdio.h>

/* Each writes to `out`; false when that did not work or memory is gone. */
bool report_week_text(const struct week_figures *figures, const char *house, FILE *out);
bool report_week_csv(const struct week_figures *figures, FILE *out);
bool report_week_json(const struct week_figures *figures, FILE *out);

bool report_year_text(const struct year_figures *figures, const char *house, FILE *out);
bool report_year_csv(const struct year_figures *figures, FILE *out);
bool report_year_json(const struct year_figures *figures, FILE *out);

bool report_programme_text(const struct session_list *sessions, FILE *out);
bool report_programme_csv(const struct session_list *sessions, FILE *out);
bool report_programme_json(const struct session_list *sessions, FILE *out);

bool report_memory_text(const struct memory *memory, const char *house, FILE *out);
bool report_memory_csv(const struct memory *memory, FILE *out);
bool report_memory_json(const struct memory *memory, FILE *out);

#endif
