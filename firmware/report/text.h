/*
 * text.h - what the texts of week and year both say.
 */
#ifndef INLOOP_REPORT_TEXT_H
#define INLOOP_REPORT_TEXT_H

#include "model/figures.h"

#include <stdio.h>

void text_totals(FILE *out, bool at_least, int visits, int check_ins, int new_here, int corrected);
void text_asks(const struct ask_figures *asks, bool at_least, FILE *out);
/* What stands above the gaps, and how many events are unsure. */
void text_gaps_title(FILE *out);
void text_unsure(int unsure_events, FILE *out);

#endif
