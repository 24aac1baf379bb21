/*
 * parts.h - the parts a terminal is made of, built in order and torn down in reverse. Whatever a
 * part lacks is told in health; only without memory or any font at all there is no terminal (a
 * check goes on without fonts).
 */
#ifndef INLOOP_TERMINAL_PARTS_H
#define INLOOP_TERMINAL_PARTS_H

#include "app/app.h"
#include "platform/painter.h"
#include "terminal/calendars.h"
#include "terminal/options.h"
#include "terminal/store_port.h"

struct parts {
	const struct options *options;
	struct settings settings;
	struct health health;
	struct texts *texts;
	struct painter *painter;
	struct store_link store;
	struct calendars calendars;
	const char *look; /* for a check: the real data folder, only to look into; else NULL */
	struct machine_port machine; /* who tells of the computer; set before parts_app() */
};

/* Settings, time zone, languages, fonts: what every way of running needs. */
bool parts_open(struct parts *parts, const struct options *options, struct error *error);
/* Store and calendars; `now` names a database that has to be set aside. Calendars are read while
 * the loop goes on, and at once where there is a script. A folder that cannot be
 * used is told in health, and the terminal runs without; false only when another terminal has the
 * folder: two would each hold half of the truth. */
bool parts_open_data(struct parts *parts, const struct moment *now, struct error *error);
/* The calendars alone, where there is no store. */
void parts_open_calendars(struct parts *parts, const struct moment *now);
void parts_close_data(struct parts *parts);
void parts_close(struct parts *parts);

/* An app of these parts. `outputs` is where lamp, light and tone go, `clock` what staff set. */
struct app *parts_app(struct parts *parts, struct output_port outputs, struct clock_port clock,
		      int width, int height, double px_per_mm, bool button_present);

#endif
