/*
 * make.h - from the command line to the bytes of a report.
 */
#ifndef INLOOP_REPORT_MAKE_H
#define INLOOP_REPORT_MAKE_H

#include "base/settings.h"
#include "report/arguments.h"

#include <stdio.h>

/* Read what the report is about and write it to `out`. `now` is the clock's, or that of --now.
 * False with one Dutch sentence. */
bool report_make(const struct arguments *arguments, const struct settings *settings, utc_t now,
		 FILE *out, struct error *error);

#endif
