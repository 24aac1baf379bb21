/*
 * arguments.h - the command line of inloop-report.
 */
#ifndef INLOOP_REPORT_ARGUMENTS_H
#define INLOOP_REPORT_ARGUMENTS_H

#include "base/error.h"
#include "base/civil.h"

enum subject {
	SUBJECT_WEEK,
	SUBJECT_YEAR,
	SUBJECT_PROGRAMME,
	SUBJECT_MEMORY,
	SUBJECT_HELP,
	SUBJECT_VERSION
};
enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON };

#define PROGRAMME_DAYS_MAX 366

struct arguments { /* strings are the command line's own */
	enum subject subject;
	enum format format;
	const char *config, *data;
	const char *out; /* NULL = standard output */
	const char *now; /* NULL = ask the clock; else known to be a local time */
	bool has_week;
	struct week week; /* when has_week */
	int year;         /* 0 = the year of `now` */
	day_t day;        /* DAY_NONE = today */
	int days;
};

/* False with one English line for wrong usage. */
bool arguments_read(int argc, char **argv, struct arguments *arguments, struct error *error);

extern const char *const arguments_usage;

#endif
