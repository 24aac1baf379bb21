/* The clock of a house without a battery or a network: it may be wrong, jump, be set by staff or by
 * the network, and the machine may sleep. The order of events never changes by it, and none is lost
 * or counted twice: an unsure clock is dated by one event when it becomes sure. */
#include "app/app_private.h"

#include "model/dating.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define JUMP_S     90
#define VALUE_NAME "clock_set" /* in the store: the boot in which staff set the clock */

/* Milliseconds of the monotonic clock went by; by how many seconds more did the wall clock move? */
static int64_t jump(const struct moment *from, const struct moment *to)
{
	return to->utc - from->utc - (to->mono_ms - from->mono_ms) / 1000;
}

/* Seconds by which the wall clock was moved since it is not sure; less than two are rounding. */
static int64_t shift(const struct app *app)
{
	int64_t moved = jump(&app->unsure_since, &app->now);

	return moved > -2 && moved < 2 ? 0 : moved;
}

/* While the clock is not sure, events keep the clock of the boot, whatever it is set to on the way:
 * so one offset puts all of them right when it becomes sure. */
struct moment app_stamp(const struct app *app)
{
	struct moment stamp = app->now;

	if (!stamp.sure)
		stamp.utc -= shift(app);
	return stamp;
}

utc_t app_when(const struct app *app, const struct moment *then)
{
	if (then->sure || then->boot != app->now.boot)
		return then->utc;
	return app->now.utc - moment_elapsed_ms(&app->now, then) / 1000;
}

/* ---- events that wait for a clock ---------------------------------------- */

/* From the last event backwards: 1 = it is an unsure one of this boot, -1 = none comes any more. */
static int judge(const struct app *app, const struct event *event)
{
	if (event->kind == EVENT_CLOCK_SET && event->ref == app->now.boot)
		return -1;
	return !event->at.sure && event->at.boot == app->now.boot;
}

/* The last event of this boot that nobody has dated yet; NULL = none. */
static const struct event *undated(const struct app *app)
{
	int verdict = 0;

	for (int i = app->unsaved.count - 1; i >= 0; i--)
		if ((verdict = judge(app, &app->unsaved.items[i])) != 0)
			return verdict > 0 ? &app->unsaved.items[i] : NULL;
	for (int i = app->log.count - 1; i >= 0; i--)
		if ((verdict = judge(app, &app->log.items[i])) != 0)
			return verdict > 0 ? &app->log.items[i] : NULL;
	return NULL;
}

static void keep_clock_set(struct app *app, int64_t offset, int flags)
{
	struct event event = event_clock_set(app->now.boot, offset);

	event.flags = flags;
	(void)app_keep_one(app, event, NULL);
}

void app_date_boot(struct app *app)
{
	const struct event *event = app->now.sure ? undated(app) : NULL;

	if (event)
		keep_clock_set(app, jump(&event->at, &app->now), 0);
}

/* When the last event of the log was, as far as that is known. */
static utc_t last_known(const struct app *app)
{
	bool sure;

	return app->log.count > 0
		   ? event_dated(&app->log, &app->log.items[app->log.count - 1], &sure)
		   : INT64_MIN;
}

/* ---- what is wrong, in words --------------------------------------------- */

static void tell(const struct app *app)
{
	if (app->now.sure)
		health_clear(app->config.health, "clock");
	else
		health_set(app->config.health, "clock", HEALTH_WARN,
			   "De klok is niet zeker. Kies hier 'Klok zetten'. Tot dan krijgt elke "
			   "telling een merk; daarna komt alles op de goede dag.");
}

/* ---- at the start -------------------------------------------------------- */

static bool set_by_staff(const struct app *app, int64_t boot)
{
	const struct store_port *store = &app->config.ports.store;
	char value[64] = "";

	return store->value(store->self, VALUE_NAME, value, (int)sizeof value, NULL) && value[0] &&
	       strtoll(value, NULL, 10) == boot;
}

void app_first_moment(struct app *app, struct moment now)
{
	app->clock_itself = now.sure;
	app->clock_by_staff = set_by_staff(app, now.boot);
	now.sure = now.sure || app->clock_by_staff;
	app->now = app->unsure_since = now;
	tell(app);
}

/* A program that starts again in the same boot goes on with the clock of the one before. And no
 * clock that is not sure goes back before what is known to have been: a day that is nearly right is
 * better than one in 1970. */
void app_resume_clock(struct app *app)
{
	const struct event *event = app->now.sure ? NULL : undated(app);
	utc_t last = last_known(app);

	if (app->now.sure)
		return;
	if (event)
		app->unsure_since = event->at;
	else if (last > app->now.utc)
		app->unsure_since.utc = last;
}

/* ---- while running ------------------------------------------------------- */

/* A machine that slept was off: the hours between are a gap, and what should have ended then ends
 * as after a start. */
static bool slept(const struct app *app, const struct moment *now)
{
	return now->boot == app->now.boot &&
	       now->asleep_ms - app->now.asleep_ms > JUMP_S * INT64_C(1000);
}

static void keep_simple(struct app *app, enum event_kind kind)
{
	(void)app_keep_one(app, (struct event) { .kind = kind }, NULL);
}

/* `now` as the app believes it. `set`: staff just set the clock to it. */
static void go_on(struct app *app, const struct moment *now, bool itself, bool set)
{
	const struct moment was = app->now;
	bool became_sure = now->sure && !was.sure, asleep = slept(app, now);
	int64_t moved = was.sure && now->sure ? jump(&was, now) : 0;
	bool jumped = moved > JUMP_S || moved < -JUMP_S;
	bool again = jumped && !app->clock_itself && (itself || set);

	if (asleep)
		keep_simple(app, EVENT_STOP);
	if (!now->sure && (was.sure || now->boot != was.boot))
		app->unsure_since = was.sure && now->boot == was.boot ? was : *now;
	app->page_stale = app->page_stale || now->sure != was.sure;
	app->now = *now;
	app->clock_itself = itself;
	if (asleep)
		keep_simple(app, EVENT_START);
	if (now->sure != was.sure)
		tell(app);
	if (became_sure)
		app_date_boot(app);
	if (again) /* what staff had set was wrong, and so is what was dated by it */
		keep_clock_set(app, moved, CLOCK_AGAIN);
	else if (jumped) /* what lies between is not known; from here on it is */
		(void)app_commit_one(app, (struct event) { .kind = EVENT_ALIVE }, NULL);
	if (became_sure || asleep)
		app_talk_due(app, true);
}

void app_take_clock(struct app *app, const struct moment *now)
{
	struct moment believed = *now;

	if (now->boot != app->now.boot)
		app->clock_by_staff = false;
	believed.sure = now->sure || app->clock_by_staff;
	go_on(app, &believed, now->sure, false);
}

enum clock_answer app_set_clock(struct app *app, utc_t at)
{
	struct store_port *store = &app->config.ports.store;
	struct clock_port *clock = &app->config.ports.clock;
	struct moment now = app->now;
	char value[32];

	enum clock_answer answer = clock->set ? clock->set(clock->self, at, &now) : CLOCK_REFUSED;
	if (answer != CLOCK_DONE)
		return answer;
	bool itself = now.sure;
	now.sure = app->clock_by_staff = true;
	go_on(app, &now, itself, true);
	(void)snprintf(value, sizeof value, "%" PRId64, now.boot);
	/* Lost, it is only asked for again after a start in the same boot. */
	(void)store->set_value(store->self, VALUE_NAME, value, NULL);
	return answer;
}
