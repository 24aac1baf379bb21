/*
 * app.h - the terminal itself: inputs come in, actions are carried out through ports (store first,
 * then outputs), screens change, time-outs run, and a page comes out.
 *
 *      input -> app -> screen's tap() -> action -> app -> store -> outputs -> page
 *
 * The app knows no display, no database and no GPIO. It never asks what time it is: each input
 * carries its moment.
 */
#ifndef INLOOP_APP_APP_H
#define INLOOP_APP_APP_H

#include "ports/input.h"
#include "ports/ports.h"
#include "screens/screen.h"

struct app;

struct app_config { /* all of it must outlive the app */
	const struct settings *settings;
	struct health *health;
	struct texts *texts;
	struct typeface typeface;
	struct ports ports;
	int width, height;
	double px_per_mm;
	bool button_present; /* the physical button's line could be opened, or the space bar stands
				in; INPUT_LINE tells what becomes of it */
	bool first_boot;     /* offer the setup when the data folder is new */
};

struct app *app_new(const struct app_config *config); /* NULL: memory is gone */
void app_free(struct app *app);

/* Read what the store holds, record the start, end what is overdue, show home. */
void app_start(struct app *app, struct moment now);
/* Record the end; outputs go off. */
void app_stop(struct app *app, struct moment now);

void app_input(struct app *app, const struct input *input);

/* Milliseconds until the app wants an INPUT_TICK; -1 = never. The longest is to the next minute
 * that shows on the clock. */
int64_t app_next_ms(const struct app *app, const struct moment *now);

/* Whether the page differs from the one last taken; app_page() builds it when needed. The page
 * stays the app's. */
bool app_changed(const struct app *app);
const struct page *app_page(struct app *app);

/* The page is on the panel, since this moment: a finger can mean what is on it a while later. */
void app_presented(struct app *app, int64_t mono_ms);

/* Something waits in memory that the store has not taken: a restart would lose it. */
bool app_waits_to_save(const struct app *app);

/* For scripts and dumps. */
enum screen_id app_screen(const struct app *app);
const struct outputs *app_outputs(const struct app *app);
const struct event_list *app_log(const struct app *app); /* of the running days; it grows */
bool app_use_language(struct app *app, const char *code);

#endif
