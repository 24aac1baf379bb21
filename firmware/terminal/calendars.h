/*
 * calendars.h - the two calendar files beside the settings, as the app's port.
 *
 * A file that cannot be read keeps the last good one: while running the one in memory, at a start
 * its copy in the data folder. A file that is not there at a start is not there: a house may take
 * its roster away. Health lines "programme" and "roster" say how things stand.
 */
#ifndef INLOOP_TERMINAL_CALENDARS_H
#define INLOOP_TERMINAL_CALENDARS_H

#include "ports/ports.h"
#include "base/file.h"
#include "base/health.h"
#include "calendar/calendar.h"

#include <sys/stat.h>

struct calendar_file {
	const char *name;   /* "rooster.ics" */
	const char *line;   /* of health */
	const char *counts; /* what its entries are called, for health */
	char path[FILE_PATH], good_path[FILE_PATH];
	struct calendar *calendar; /* NULL = none */
	struct stat seen;          /* the file as last looked at */
	bool was_seen;
};

struct calendars {
	struct calendar_file programme, roster;
	struct health *health;
};

/* `keep` is the data folder for the copies; NULL = keep none (for a look only). */
void calendars_open(struct calendars *calendars, const char *config, const char *keep,
		    struct health *health);
void calendars_close(struct calendars *calendars);
struct calendar_port calendars_port(struct calendars *calendars);

#endif
