/* Whether the buttons and lamps work, as far as that can be known: what the lines report, a button
 * that is held too long, one that nobody pressed for days, and the staff's test of it. */
#include "app/app_private.h"

#include <stdio.h>

#define STUCK_MS 30000

/* in the store: the button's last press, the last day seen, and open days without a press */
#define VALUE_NAME "button"

static bool has_fault(const struct app *app, enum line line, enum fault fault)
{
	return app->watch.faults[line] & 1U << fault;
}

bool app_button_works(const struct app *app)
{
	bool sound = !has_fault(app, LINE_BUTTON, FAULT_CHATTER) &&
		     !has_fault(app, LINE_BUTTON, FAULT_STUCK) &&
		     !has_fault(app, LINE_LOOP, FAULT_LOOSE);

	return app->watch.present && sound; /* one that nobody pressed may work well */
}

/* ---- what is wrong, in words --------------------------------------------- */

static const struct {
	enum line line;
	enum fault fault;
	const char *name, *sentence;
} words[] = {
	{ LINE_BUTTON, FAULT_STUCK, "button_stuck",
	  "De grote knop zit vast: hij blijft ingedrukt. Ligt er iets op, of klemt hij? Maak hem "
	  "los. De tegel op het scherm werkt wel." },
	{ LINE_ACK, FAULT_STUCK, "ack_stuck",
	  "De knop van de ervaringsdeskundige zit vast: hij blijft ingedrukt. Ligt er iets op, of "
	  "klemt hij? Maak hem los. Tot dan kan het op dit scherm, bij 'Vragen'." },
	{ LINE_LOOP, FAULT_LOOSE, "button_loose",
	  "De kabel van de grote knop zit los of is stuk. Druk de stekker goed aan. Helpt dat "
	  "niet? Vraag een nieuwe kabel. De tegel op het scherm werkt wel." },
};

static void tell_fault(struct app *app, enum line line, enum fault fault, bool began)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (words[i].line != line || words[i].fault != fault)
			continue;
		if (began)
			health_set(app->config.health, words[i].name, HEALTH_FAIL, "%s",
				   words[i].sentence);
		else
			health_clear(app->config.health, words[i].name);
	}
}

static void tell_quiet(struct app *app)
{
	int days = app->watch.quiet;

	if (!has_fault(app, LINE_BUTTON, FAULT_QUIET))
		health_clear(app->config.health, "button_quiet");
	else
		health_set(app->config.health, "button_quiet", HEALTH_WARN,
			   "De grote knop is al %d open %s niet gebruikt. Misschien doet hij "
			   "het niet meer. Kies hier 'Knop testen'.",
			   days, days == 1 ? "dag" : "dagen");
}

/* ---- faults that begin and end ------------------------------------------- */

void app_line_fault(struct app *app, enum line line, enum fault fault, bool began)
{
	struct watch *watch = &app->watch;
	bool works = app_button_works(app);

	if (line >= LINES || fault <= 0 || fault >= FAULTS)
		return;
	if (line == LINE_BUTTON && fault == FAULT_GONE)
		watch->present = !began; /* also one that was not there at the start */
	if (began != has_fault(app, line, fault)) {
		watch->faults[line] ^= 1U << fault;
		struct event event = { .kind = began ? EVENT_FAULT : EVENT_HEALED,
				       .n = (int32_t)fault,
				       .m = (int32_t)line };
		(void)app_keep_one(app, event, NULL);
		tell_fault(app, line, fault, began);
	}
	app->page_stale = app->page_stale || works != app_button_works(app) || line == LINE_LAMP ||
			  app->staff.inside;
}

/* ---- a button that is held too long -------------------------------------- */

static int64_t stuck_ms(const struct app *app, const struct press *press, enum line line)
{
	if (!press->down || has_fault(app, line, FAULT_STUCK))
		return -1;
	int64_t left = press->since_ms + STUCK_MS - app->now.mono_ms;
	return left > 0 ? left : 0;
}

int64_t app_stuck_ms(const struct app *app)
{
	int64_t button = stuck_ms(app, &app->button, LINE_BUTTON);
	int64_t ack = stuck_ms(app, &app->ack, LINE_ACK);

	return button < 0 || (ack >= 0 && ack < button) ? ack : button;
}

void app_stuck_due(struct app *app)
{
	if (stuck_ms(app, &app->button, LINE_BUTTON) == 0)
		app_line_fault(app, LINE_BUTTON, FAULT_STUCK, true);
	if (stuck_ms(app, &app->ack, LINE_ACK) == 0)
		app_line_fault(app, LINE_ACK, FAULT_STUCK, true);
}

bool app_stuck(const struct app *app, enum line line)
{
	return has_fault(app, line, FAULT_STUCK);
}

/* ---- one that nobody presses --------------------------------------------- */

static bool open_day(const struct app *app, day_t day)
{
	const struct opening *opening = &app->config.settings->open;
	struct span spans[OPENING_INTERVALS];

	return !opening_set(opening) || opening_spans(opening, day, spans) > 0;
}

static void judge_quiet(struct app *app)
{
	int limit = app->config.settings->gpio.quiet_days;
	bool quiet = limit > 0 && app->watch.quiet >= limit && app->watch.present;

	if (quiet != has_fault(app, LINE_BUTTON, FAULT_QUIET))
		app_line_fault(app, LINE_BUTTON, FAULT_QUIET, quiet);
	tell_quiet(app);
}

void app_watch_load(struct app *app)
{
	struct store_port *store = &app->config.ports.store;
	struct watch *watch = &app->watch;
	char value[64] = "";
	int pressed, counted, quiet;

	watch->pressed = watch->counted = DAY_NONE;
	if (store->value(store->self, VALUE_NAME, value, (int)sizeof value, NULL) &&
	    sscanf(value, "%d %d %d", &pressed, &counted, &quiet) == 3) {
		watch->pressed = pressed;
		watch->counted = counted;
		watch->quiet = quiet;
	}
	int limit = app->config.settings->gpio.quiet_days;
	if (limit > 0 && watch->quiet >= limit && watch->present) /* it began before this start */
		watch->faults[LINE_BUTTON] |= 1U << FAULT_QUIET;
	app_watch_day(app);
}

void app_watch_save(struct app *app)
{
	struct store_port *store = &app->config.ports.store;
	struct watch *watch = &app->watch;
	char value[64];

	if (!watch->unsaved)
		return;
	(void)snprintf(value, sizeof value, "%d %d %d", watch->pressed, watch->counted,
		       watch->quiet);
	/* What could not be kept is kept with the next change: it is a help, not a figure. */
	(void)store->set_value(store->self, VALUE_NAME, value, NULL);
	watch->unsaved = false;
}

/* A day is judged when a later one has begun, and only a day on which the terminal ran: what it did
 * not see it does not count. */
void app_watch_day(struct app *app)
{
	struct watch *watch = &app->watch;
	day_t today = civil_day(app->now.utc);

	if (app->now.sure && watch->pressed_unsure) {
		watch->pressed = civil_day(app_when(app, &watch->pressed_at));
		watch->pressed_unsure = false;
		watch->unsaved = true;
	}
	if (app->now.sure && watch->counted != today) {
		if (watch->counted != DAY_NONE && watch->counted < today &&
		    watch->pressed != watch->counted && watch->present &&
		    open_day(app, watch->counted))
			watch->quiet++;
		watch->counted = today;
		watch->unsaved = true;
	}
	judge_quiet(app);
	app_watch_save(app);
}

void app_button_used(struct app *app)
{
	struct watch *watch = &app->watch;
	day_t today = civil_day(app->now.utc);

	watch->pressed_unsure = !app->now.sure;
	watch->pressed_at = app->now;
	if (watch->quiet == 0 && (!app->now.sure || watch->pressed == today))
		return;
	if (app->now.sure)
		watch->pressed = today;
	watch->quiet = 0;      /* it works, whatever day it is */
	watch->unsaved = true; /* stored with the next minute: a press does not wait for it */
	judge_quiet(app);
}

/* ---- the staff's test ---------------------------------------------------- */

bool app_testing(const struct app *app)
{
	return app->screen == SCREEN_STAFF_TEST || app_in_setup(app, SETUP_BUTTON);
}

void app_tested(struct app *app, enum line line)
{
	struct event event = { .kind = EVENT_TESTED, .m = (int32_t)line };
	struct nav *nav = &app->nav;
	bool stored = (nav->tested & 1U << line) && !nav->staff_failed;

	app->touched_ms = app->now.mono_ms;
	nav->tested |= 1U << line; /* it was seen, whether that can be stored or not */
	nav->tested_at[line] = app->now.sure ? app->now.utc : 0;
	app->page_stale = true;
	if (!stored)
		nav->staff_failed = !app_commit_one(app, event, NULL);
}
