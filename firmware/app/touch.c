/* Fingers on the screen: what each went down on, and what that means when it is lifted.
 *
 * Of several that may mean something one acts, and then what the others went down on is no longer
 * meant. A hand that rests on the panel keeps nobody out: what lies where nothing can be tapped, or
 * lies still, blocks no other finger. It is told to staff when it stays for minutes: it may be
 * water, or a panel that lost the finger's end. */
#include "app/app_private.h"

#include <stdio.h>
#include <stdlib.h>

#define WAKE_GUARD_MS 500    /* a touch that woke the screen, and its bounce, do nothing else */
#define HOLD_MS       3000   /* the house name, for staff */
#define STILL_MS      2000   /* then it blocks no other */
#define STILL_MM      4      /* and what is still within it */
#define STUCK_MS      120000 /* then staff are told */

void app_touch_nothing(struct app *app)
{
	for (int i = 0; i < INPUT_CONTACTS; i++)
		app->contacts[i].aim.id[0] = '\0';
	app->pressed[0] = '\0';
	app->key.aim.id[0] = '\0';
	app->page_stale = true;
}

/* ---- down ---------------------------------------------------------------- */

static bool blocks(const struct app *app, const struct contact *contact)
{
	return contact->down && contact->aim.id[0] && contact->on_aim &&
	       app->now.mono_ms - contact->still_ms < STILL_MS;
}

static bool blocked(const struct app *app, const struct contact *by_others)
{
	for (int i = 0; i < INPUT_CONTACTS; i++)
		if (&app->contacts[i] != by_others && blocks(app, &app->contacts[i]))
			return true;
	return false;
}

static void rest(struct app *app, struct contact *contact, const struct input *input)
{
	contact->still_ms = app->now.mono_ms;
	contact->rest_x = input->x;
	contact->rest_y = input->y;
}

static void finger_down(struct app *app, struct contact *contact, const struct input *input)
{
	bool dark = app_dark(app);
	bool swallowed = dark || app->now.mono_ms - app->woken_ms < WAKE_GUARD_MS;

	app->page_stale = app->page_stale || app->focus[0];
	app->focus[0] = '\0';
	*contact = (struct contact) { .down = true, .since_ms = app->now.mono_ms, .on_aim = true };
	rest(app, contact, input);
	app->touched_ms = app->now.mono_ms;
	if (dark) {
		app->woken_ms = app->now.mono_ms;
		app->page_stale = true;
	}
	if (swallowed || blocked(app, contact))
		return;
	contact->aim = app_aim_at(app, input->x, input->y);
	if (!contact->aim.id[0])
		return;
	(void)snprintf(app->pressed, sizeof app->pressed, "%s", contact->aim.id);
	app->page_stale = true;
}

/* ---- up, and held -------------------------------------------------------- */

static void act(struct app *app, struct contact *contact)
{
	struct aim aim = contact->aim;

	app_touch_nothing(app);
	app_carry_out(app, &aim);
}

static void finger_up(struct app *app, struct contact *contact, const struct input *input)
{
	const struct page *page = app_page(app);
	bool meant = contact->aim.id[0] && !contact->aim.held &&
		     page_on(page, contact->aim.box, input->x, input->y);

	app->touched_ms = app->now.mono_ms;
	contact->down = false;
	if (contact->aim.id[0]) {
		app->pressed[0] = '\0';
		app->page_stale = true;
	}
	if (meant)
		act(app, contact);
	contact->aim.id[0] = '\0';
}

static int64_t hold_ms(const struct app *app, const struct contact *contact)
{
	int64_t left = contact->since_ms + HOLD_MS - app->now.mono_ms;

	if (!contact->down || !contact->aim.id[0] || !contact->aim.held)
		return -1;
	return left > 0 ? left : 0;
}

/* ---- one that stays ------------------------------------------------------ */

static bool any_stays(const struct app *app)
{
	for (int i = 0; i < INPUT_CONTACTS; i++)
		if (app->contacts[i].down &&
		    app->now.mono_ms - app->contacts[i].since_ms >= STUCK_MS)
			return true;
	return false;
}

static void tell_stuck(struct app *app)
{
	if (any_stays(app) == app->touch_stuck)
		return;
	app->touch_stuck = !app->touch_stuck;
	if (app->touch_stuck)
		health_set(app->config.health, "touch_stuck", HEALTH_WARN,
			   "Er ligt al minuten iets op het scherm, of het scherm denkt dat. Haal "
			   "weg wat er ligt en veeg het scherm droog. Blijft dit staan? Zet de "
			   "zuil uit en weer aan.");
	else
		health_clear(app->config.health, "touch_stuck");
	app->page_stale = app->page_stale || app->staff.inside;
}

/* ---- for app.c ----------------------------------------------------------- */

static struct contact *contact_of(struct app *app, const struct input *input)
{
	return &app->contacts[input->contact >= 0 && input->contact < INPUT_CONTACTS
				  ? input->contact
				  : 0];
}

void app_touch(struct app *app, const struct input *input)
{
	struct contact *contact = contact_of(app, input);

	if (!input->down && !contact->down)
		return;
	if (app->cleaning) /* it means nothing, but it lies there or not */
		*contact = (struct contact) { .down = input->down, .since_ms = app->now.mono_ms };
	else if (input->down)
		finger_down(app, contact, input);
	else
		finger_up(app, contact, input);
	tell_stuck(app);
}

void app_move(struct app *app, const struct input *input)
{
	struct contact *contact = contact_of(app, input);
	int still = (int)(app->page.px_per_mm * STILL_MM);

	if (!contact->down)
		return;
	contact->on_aim = page_on(&app->page, contact->aim.box, input->x, input->y);
	if (abs(input->x - contact->rest_x) > still || abs(input->y - contact->rest_y) > still)
		rest(app, contact, input);
}

/* The house name acts while it is held, all else when the finger is lifted. */
void app_contacts_due(struct app *app)
{
	for (int i = 0; i < INPUT_CONTACTS; i++)
		if (hold_ms(app, &app->contacts[i]) == 0)
			act(app, &app->contacts[i]);
	tell_stuck(app);
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

int64_t app_contacts_ms(const struct app *app)
{
	int64_t next = -1;

	for (int i = 0; i < INPUT_CONTACTS; i++) {
		const struct contact *contact = &app->contacts[i];
		int64_t stuck = contact->since_ms + STUCK_MS - app->now.mono_ms;
		next = sooner(next, hold_ms(app, contact));
		if (contact->down && stuck > 0)
			next = sooner(next, stuck);
	}
	return next;
}
