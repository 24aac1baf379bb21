/*
 * calendars.h - the two calendar files beside the settings, as the app's port.
 *
 * inloop-calendar reads them, when a file changed or the day turned; what it hands over are the
 * rows of the weeks around today. The terminal goes on meanwhile with the rows that it has, and
 * keeps them in the data folder, so that a start shows the programme at once. Where a file cannot
 * be read the last good rows stand. A file that is not there at a start is not there: a house may
 * take its roster away. Health lines "programme" and "roster" say how things stand.
 */
#ifndef INLOOP_TERMINAL_CALENDARS_H
#define INLOOP_TERMINAL_CALENDARS_H

#include "base/file.h"
#include "base/health.h"
#include "ports/ports.h"
#include "reader/reader.h"
#include "terminal/calendar_file.h"

struct calendars_config {
	const char *config;  /* the settings; the calendars lie beside them */
	const char *data;    /* the folder of the kept rows; NULL = none */
	bool look;           /* only for a look: nothing is written */
	bool wait;           /* for each reading, as a script and a check must: a result is then the
				same every time */
	const char *program; /* as in reader.h */
	int deadline_s;
};

struct calendars {
	struct calendars_config config;
	struct calendar_file programme, roster;
	struct reader reader;
	struct calendar_file *in_hand; /* what it reads; NULL = nothing */
	struct moment now;             /* as last told */
	bool news;                     /* since refresh() was last asked */
	struct health *health;
};

void calendars_open(struct calendars *calendars, const struct calendars_config *config,
		    const struct moment *now, struct health *health);
void calendars_close(struct calendars *calendars);
struct calendar_port calendars_port(struct calendars *calendars);

/* For a loop that does not wait: the descriptors (READER_FDS at most), and what to do after a
 * sleep. True when refresh() has news. */
int calendars_fds(const struct calendars *calendars, int *out);
bool calendars_take(struct calendars *calendars);

#endif
