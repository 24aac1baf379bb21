/* Asking for a talk: presses, the expert's button, timers, lamp and tone. The rules themselves are
 * in model/talk.h; here they are carried out, store first. */
#include "app/app_private.h"

#define CHIMES_MS   2400 /* three of 0.4 s with 0.4 s between */
#define REMINDER_MS 4000
#define LONG_MS     2000
#define SWITCH_MS   5000

/* ---- lamp, light, tone --------------------------------------------------- */

static void chime(struct app *app)
{
	app->chime_until_ms = app->now.mono_ms + CHIMES_MS;
}

static void remind_by_lamp(struct app *app)
{
	app->remind_until_ms = app->now.mono_ms + REMINDER_MS;
}

static enum light light(const struct app *app)
{
	if (app->button.down)
		return LIGHT_STEADY;
	bool free = app_roster(app) && app_shift(app) && app->here && app_open_house(app) &&
		    !talk_any(&app->talk, ASK_MET);
	return free ? LIGHT_GLOW : LIGHT_OFF;
}

void app_set_outputs(struct app *app)
{
	struct outputs outputs = { .light = light(app) };

	if (!app->practice.on) /* whoever is at the lamp cannot see that it is practice */
		outputs.lamp = talk_lamp(&app->talk);
	bool lit = outputs.lamp != LAMP_OFF;

	bool tested = app_testing(app) || app_in_setup(app, SETUP_LAMP);
	if (!lit && tested && app->nav.test_lamp)
		outputs.lamp = LAMP_STEADY;
	outputs.lamp_reminds = lit && app->now.mono_ms < app->remind_until_ms;
	outputs.tone = app->config.settings->talk.tone && app->now.mono_ms < app->chime_until_ms &&
		       lit && talk_any(&app->talk, ASK_ASKED) && !talk_any(&app->talk, ASK_MET);
	struct outputs *was = &app->outputs;
	if (was->lamp != outputs.lamp || was->lamp_reminds != outputs.lamp_reminds ||
	    was->light != outputs.light || was->tone != outputs.tone) {
		*was = outputs;
		app->config.ports.outputs.set(app->config.ports.outputs.self, &outputs);
	}
}

/* ---- the asker ----------------------------------------------------------- */

static struct event asked(const struct app *app)
{
	struct event event = { .kind = EVENT_ASKED, .n = talk_picture(&app->talk) };

	if (!app_open_house(app))
		event.flags |= ASKED_CLOSED;
	if (app_roster(app) && !app_shift(app))
		event.flags |= ASKED_NOBODY;
	return event;
}

static void show_ask(struct app *app, int64_t id, enum talk_view view)
{
	const struct ask *ask = talk_find(&app->talk, id);

	app_go(app, SCREEN_TALK);
	app->nav.talk = view;
	app->nav.ask = id;
	app->nav.picture = ask ? ask->picture : 0;
}

/* Whether it could be stored or not: somebody asked, so the lamp lights. What the screen may say of
 * it follows from the ask's id. */
static void ask_anew(struct app *app, struct event *before)
{
	const struct settings *settings = app->config.settings;
	struct event events[2];
	int count = 0;

	if (before)
		events[count++] = *before;
	struct event *ask = &events[count++];
	*ask = asked(app);
	bool stored = app_keep(app, events, count);
	show_ask(app, ask->id,
		 stored && settings->talk.ask_place   ? TALK_PLACE
		 : stored && settings->talk.ask_topic ? TALK_TOPIC
						      : TALK_STATE);
	chime(app);
}

static void ask_closed_house(struct app *app)
{
	struct event events[2] = { asked(app),
				   { .kind = EVENT_ENDED, .ref = REF_FIRST, .n = END_NOBODY } };

	/* Whether it could be stored changes nothing for the person: nobody is there. */
	(void)app_keep(app, events, 2);
	app_go(app, SCREEN_HOUSE_CLOSED);
}

void app_ask(struct app *app)
{
	if (app->screen == SCREEN_AGAIN || app->screen == SCREEN_HOUSE_CLOSED)
		return; /* nor does it keep the question standing */
	app->touched_ms = app->now.mono_ms;
	if (app->staff.inside || app->screen == SCREEN_STAFF_PIN)
		app_staff_leave(app);
	if (!app_open_house(app)) {
		ask_closed_house(app);
	} else if (app->talk.count > 0) {
		app->repeat = 0;
		(void)app_keep_one(app, (struct event) { .kind = EVENT_REPEAT }, &app->repeat);
		app_go(app, SCREEN_AGAIN);
	} else {
		ask_anew(app, NULL);
	}
}

void app_ask_again(struct app *app)
{
	struct event not_a_repeat = { .kind = EVENT_REPEAT_NOT, .ref = app->repeat };

	if (app->talk.count == TALK_MAX) /* no picture left: the lamp is on already */
		app_go(app, SCREEN_HOME);
	else
		ask_anew(app, app->repeat != 0 ? &not_a_repeat : NULL);
	app->repeat = 0;
}

void app_stop_asking(struct app *app, int64_t subject)
{
	const struct ask *ask = app_meant_ask(app, subject);

	if (!ask || ask->state == ASK_MET) {
		app_say_changed(app);
		return;
	}
	struct nav nav = app->nav;
	enum ask_end end = talk_end(ask, CAUSE_ASKER);
	struct event event = { .kind = EVENT_ENDED, .ref = ask->id, .n = (int32_t)end };
	bool stored = app_keep_one(app, event, NULL);
	app_go(app, SCREEN_TALK);
	app->nav = nav;
	app->nav.ask_end = end;
	app->nav.talk = stored ? TALK_CANCELLED : TALK_FAILED;
}

static struct ask_note note_of(const struct app *app, int64_t ask)
{
	for (int i = 0; i < app->note_count; i++)
		if (app->notes[i].ask == ask)
			return app->notes[i];
	return (struct ask_note) { .ask = ask, .place = -1, .topic = -1 };
}

static void keep_note(struct app *app, struct ask_note note)
{
	struct store_port *store = &app->config.ports.store;

	if (note.ask > 0 && talk_find(&app->talk, note.ask))
		(void)store->set_note(store->self, &note, NULL); /* optional: lost is no harm */
	app->note_count = store->notes(store->self, app->notes, TALK_MAX);
}

void app_say_place(struct app *app, int choice)
{
	struct ask_note note = note_of(app, app->nav.ask);

	note.place = choice;
	if (choice >= 0)
		keep_note(app, note);
	app->nav.talk = app->config.settings->talk.ask_topic ? TALK_TOPIC : TALK_STATE;
	app->page_stale = true;
}

void app_say_topic(struct app *app, int choice)
{
	struct ask_note note = note_of(app, app->nav.ask);

	note.topic = choice;
	if (choice >= 0)
		keep_note(app, note);
	app->nav.talk = TALK_STATE;
	app->page_stale = true;
}

void app_follow_ask(struct app *app, const struct event *event)
{
	app->page_stale = true;
	if (app->screen != SCREEN_TALK || event->kind != EVENT_ENDED ||
	    event->ref != app->nav.ask || app->nav.talk == TALK_CANCELLED)
		return;
	app->nav.talk = TALK_ENDED;
	app->nav.ask_end = (enum ask_end)event->n;
}

/* ---- the expert ---------------------------------------------------------- */

void app_acknowledge(struct app *app, int64_t held_ms)
{
	struct event event;

	if (app_testing(app))
		app_tested(app, LINE_ACK);
	else if (held_ms >= SWITCH_MS)
		(void)app_keep_one(app, (struct event) { .kind = EVENT_HERE, .n = !app->here },
				   NULL);
	else if (held_ms >= LONG_MS ? talk_ack_long(&app->talk, &app->now, &event)
				    : talk_ack_short(&app->talk, &app->now, &event))
		(void)app_keep(app, &event, 1);
}

/* ---- timers -------------------------------------------------------------- */

static void fall_due(struct app *app, struct event *event)
{
	(void)app_keep(app, event, 1);
	if (event->kind == EVENT_REMINDED)
		chime(app);
	if (event->kind == EVENT_REMINDED || event->kind == EVENT_LATE)
		remind_by_lamp(app);
}

void app_talk_due(struct app *app, bool overdue)
{
	struct event event;

	while (talk_due(&app->talk, &app->rules, app_opening(app), &app->now, overdue, &event))
		fall_due(app, &event);
}
