/* What the store refuses and the terminal must not forget: it waits in memory, each event with its
 * own moment, and goes before everything else as soon as the store takes something again. */
#include "app/app_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TRY_AGAIN_MS INT64_C(60000)
#define TELL_DAYS    7 /* that it was so: staff may come once a week */

static int find(const struct unsaved *unsaved, int64_t id)
{
	for (int i = 0; i < unsaved->count; i++)
		if (unsaved->items[i].id == id)
			return i;
	return -1;
}

static bool about_unsaved(const struct event *event)
{
	return event->kind != EVENT_CLOCK_SET && event->ref <= UNSAVED_FIRST;
}

bool app_about_lost(const struct app *app, const struct event *event)
{
	return about_unsaved(event) && find(&app->unsaved, event->ref) < 0;
}

/* ---- keeping ------------------------------------------------------------- */

/* Up to how many may wait when one of this kind comes. Of an ask that will be stored the end is
 * never refused: without it the ask would be open for ever. */
static int room_for(enum event_kind kind)
{
	switch (kind) {
	case EVENT_ENDED:
		return UNSAVED_ROOM;
	case EVENT_CLOCK_SET:
		return UNSAVED_MAX + UNSAVED_CLOCKS;
	case EVENT_HERE:
	case EVENT_REPEAT:
	case EVENT_REPEAT_NOT:
	case EVENT_FAULT:
	case EVENT_HEALED: /* a cable that chatters does not push the asks out */
		return UNSAVED_MAX / 2;
	default:
		return UNSAVED_MAX;
	}
}

void app_wait_to_save(struct app *app, struct event *event)
{
	struct unsaved *unsaved = &app->unsaved;

	event->id = --unsaved->last_id;
	if (app_about_lost(app, event) || unsaved->count >= room_for(event->kind))
		unsaved->lost++;
	else
		unsaved->items[unsaved->count++] = *event;
}

bool app_waits_to_save(const struct app *app)
{
	return app->unsaved.count > 0;
}

/* ---- what staff read ----------------------------------------------------- */

void app_tell_waiting(const struct app *app)
{
	const struct unsaved *unsaved = &app->unsaved;
	char lost[80] = "";

	if (unsaved->count == 0) {
		health_clear(app->config.health, "unsaved");
		return;
	}
	if (unsaved->lost > 0)
		(void)snprintf(lost, sizeof lost, " Voor %d was geen plaats meer.", unsaved->lost);
	health_set(app->config.health, "unsaved", HEALTH_WARN,
		   "Zet de zuil nu niet uit: %d %s nog niet bewaard. Dat gebeurt vanzelf zodra het "
		   "weer kan.%s",
		   unsaved->count, unsaved->count == 1 ? "notitie is" : "notities zijn", lost);
}

static void tell_over(struct app *app)
{
	const struct unsaved *unsaved = &app->unsaved;
	char since[40] = "", written[64] = "", lost[48] = "", refused[120] = "";
	struct civil civil = civil_at(app->now.utc);

	if (app->now.sure)
		(void)snprintf(since, sizeof since, ", sinds %d-%d om %02d:%02d", civil.mday,
			       civil.month, civil.hour, civil.minute);
	if (unsaved->written > 0)
		(void)snprintf(written, sizeof written, " %d %s alsnog bewaard.", unsaved->written,
			       unsaved->written == 1 ? "notitie is" : "notities zijn");
	if (unsaved->lost > 0)
		(void)snprintf(lost, sizeof lost, " %d niet.", unsaved->lost);
	if (unsaved->refused > 0)
		(void)snprintf(refused, sizeof refused,
			       " %d keer drukte iemand en konden we het niet tellen. Tel dat "
			       "zelf bij met 'Correcties'.",
			       unsaved->refused);
	if (unsaved->written + unsaved->lost + unsaved->refused > 0)
		health_set(app->config.health, "saved",
			   unsaved->lost + unsaved->refused > 0 ? HEALTH_WARN : HEALTH_OK,
			   "Opslaan lukt weer%s.%s%s%s", since, written, lost, refused);
}

void app_forget_trouble(struct app *app)
{
	struct unsaved *unsaved = &app->unsaved;
	day_t today = civil_day(app->now.utc);

	if (unsaved->failing || today < civil_day(app_when(app, &unsaved->over)) + TELL_DAYS)
		return;
	health_clear(app->config.health, "saved");
	unsaved->written = unsaved->lost = unsaved->refused = 0;
}

void app_tell_store(struct app *app, bool works, const struct error *error)
{
	struct health *health = app->config.health;

	if (works) {
		health_clear(health, "store");
	} else {
		health_set(health, "store", HEALTH_FAIL, "%s", error->text);
		health_clear(health, "saved");
	}
}

/* ---- storing ------------------------------------------------------------- */

/* An id that only this memory knows becomes the place in the batch; so does a place among the new
 * events, which now come after those that waited. */
static void aim(const struct unsaved *unsaved, struct event *event, bool waited)
{
	if (about_unsaved(event))
		event->ref = REF_IN_BATCH(find(unsaved, event->ref));
	else if (!waited && event->ref < 0 && event->kind != EVENT_CLOCK_SET)
		event->ref -= unsaved->count;
}

/* What waited has a real id now, and whoever knew it by the other one follows. */
static void rename_ask(struct app *app, int64_t from, int64_t to)
{
	for (int i = 0; i < app->talk.count; i++)
		if (app->talk.asks[i].id == from)
			app->talk.asks[i].id = to;
	if (app->nav.ask == from)
		app->nav.ask = to;
	if (app->opened_from_nav.ask == from)
		app->opened_from_nav.ask = to;
	if (app->repeat == from)
		app->repeat = to;
}

static void settle(struct app *app, const struct event *stored)
{
	struct unsaved *unsaved = &app->unsaved;

	for (int i = 0; i < unsaved->count; i++)
		rename_ask(app, unsaved->items[i].id, stored[i].id);
	if (app->screen == SCREEN_TALK && app->nav.talk == TALK_FAILED)
		app->nav.talk = TALK_CANCELLED;
	unsaved->written += unsaved->count;
	unsaved->count = 0;
	app->page_stale = true;
}

static void log_them(struct app *app, const struct event *events, int count)
{
	for (int i = 0; events && i < count; i++) {
		struct event *kept = event_list_add(
		    app_practice_made(events[i].id) ? &app->practice.log : &app->log);
		if (kept)
			*kept = events[i];
	}
}

static bool append_after(struct app *app, struct event *events, int count, struct error *error)
{
	struct store_port *store = &app->config.ports.store;
	struct unsaved *unsaved = &app->unsaved;
	int waited = unsaved->count, all = waited + count;
	struct event *batch = calloc((size_t)all, sizeof *batch);

	if (!batch)
		return error_set(error, "Het werkgeheugen is vol. Start het apparaat opnieuw.");
	memcpy(batch, unsaved->items, (size_t)waited * sizeof *batch);
	if (events && count > 0)
		memcpy(batch + waited, events, (size_t)count * sizeof *batch);
	for (int i = 0; i < all; i++)
		aim(unsaved, &batch[i], i < waited);
	bool stored = store->append(store->self, batch, all, error);
	if (stored) {
		settle(app, batch);
		log_them(app, batch, all);
		if (events && count > 0)
			memcpy(events, batch + waited, (size_t)count * sizeof *batch);
	}
	free(batch);
	return stored;
}

bool app_append(struct app *app, struct event *events, int count)
{
	struct store_port *store = &app->config.ports.store;
	struct unsaved *unsaved = &app->unsaved;
	struct error error = { "" };
	bool stored;

	if (app->practice.on && events && count > 0 && !app_practice_is_real(events[0].kind)) {
		stored = store->append(store->self, events, count, &error);
		log_them(app, events, count);
		return stored;
	}
	if (unsaved->count > 0) {
		stored = append_after(app, events, count, &error);
	} else {
		stored = store->append(store->self, events, count, &error);
		if (stored)
			log_them(app, events, count);
	}
	app_tell_store(app, stored, &error);
	if (stored) {
		app->last_stored_ms = app->now.mono_ms;
		if (unsaved->failing) {
			unsaved->over = app->now;
			tell_over(app);
		}
	}
	unsaved->failing = !stored;
	unsaved->tried_ms = app->now.mono_ms;
	app_tell_waiting(app);
	return stored;
}

int64_t app_save_ms(const struct app *app)
{
	int64_t left = app->unsaved.tried_ms + TRY_AGAIN_MS - app->now.mono_ms;

	if (app->unsaved.count == 0)
		return -1;
	return left > 0 ? left : 0;
}
