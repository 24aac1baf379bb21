/* What a tap means, carried out. */
#include "app/app_private.h"

/* ---- check-in ------------------------------------------------------------ */

static void show_check_in(struct app *app, enum check_in_view view)
{
	app->nav.check_in = view;
	app->page_stale = true;
}

static void check_in(struct app *app)
{
	bool stored =
	    app_commit_one(app, (struct event) { .kind = EVENT_CHECK_IN }, &app->check_in);

	app_go(app, SCREEN_CHECK_IN);
	show_check_in(app, stored ? CHECK_IN_WELCOME : CHECK_IN_FAILED);
}

static void about_check_in(struct app *app, enum event_kind kind, int n, enum check_in_view then)
{
	struct event event = { .kind = kind, .ref = app->check_in, .n = n };

	if (!app_commit_one(app, event, NULL)) {
		show_check_in(app, CHECK_IN_FAILED);
		return;
	}
	if (kind == EVENT_PARTY)
		app->nav.party = n;
	if (kind == EVENT_NEW_HERE)
		app->nav.new_here = true;
	show_check_in(app, then);
}

static void new_here(struct app *app)
{
	if (app->nav.new_here) /* counted already: only show the way */
		show_check_in(app, CHECK_IN_NEW);
	else
		about_check_in(app, EVENT_NEW_HERE, 0, CHECK_IN_NEW);
}

/* ---- activities ---------------------------------------------------------- */

static void show_activity(struct app *app, enum activity_view view, const struct listing *listing)
{
	struct listing shown = *listing;

	app_go(app, SCREEN_ACTIVITY);
	app->nav.activity = view;
	app->nav.joined = shown;
}

/* The one that was meant, wherever it stands now. NULL: it is over, or offers something else. */
static const struct listing *find_listing(const struct app *app, int64_t subject)
{
	for (int i = 0; i < app->today_count + app->week_count; i++) {
		const struct listing *listing =
		    i < app->today_count ? &app->today[i] : &app->week[i - app->today_count];
		if (scene_listing_subject(listing) == subject)
			return listing;
	}
	return NULL;
}

static void join(struct app *app, int64_t subject)
{
	const struct listing *found = find_listing(app, subject);

	if (!found || found->session.cancelled || found->session.no_join ||
	    found->session.end <= app->now.utc) {
		app_say_changed(app);
		return;
	}
	struct listing listing = *found;
	const struct session *session = &listing.session;
	bool full = session->capacity >= 0 && listing.participants >= session->capacity;
	struct event event = { .kind = full ? EVENT_WISHED : EVENT_JOINED,
			       .session = session->ref };
	bool stored = app_commit_one(app, event, &app->joined);
	if (stored)
		app_load_programme(app);
	show_activity(app,
		      !stored ? ACTIVITY_FAILED
		      : full  ? ACTIVITY_WISHED
			      : ACTIVITY_JOINED,
		      &listing);
}

static void unjoin(struct app *app)
{
	struct listing listing = app->nav.joined;
	struct event event = { .kind = EVENT_UNJOINED,
			       .ref = app->joined,
			       .session = listing.session.ref };
	bool stored = app_commit_one(app, event, NULL);

	if (stored)
		app_load_programme(app);
	show_activity(app, stored ? ACTIVITY_UNJOINED : ACTIVITY_FAILED, &listing);
}

static void show_activities(struct app *app, bool week)
{
	app_programme_minute(app);
	app_go(app, SCREEN_ACTIVITIES);
	app->nav.week = week;
}

/* ---- the rest ------------------------------------------------------------ */

const struct ask *app_meant_ask(const struct app *app, int64_t subject)
{
	for (int i = 0; i < app->talk.count; i++)
		if (scene_ask_subject(&app->talk.asks[i]) == subject)
			return &app->talk.asks[i];
	return NULL;
}

static void show_ask(struct app *app, int64_t subject)
{
	const struct ask *ask = app_meant_ask(app, subject);

	if (!ask) {
		app_say_changed(app);
		return;
	}
	app_go(app, SCREEN_TALK);
	app->nav.talk = TALK_STATE;
	app->nav.ask = ask->id;
	app->nav.picture = ask->picture;
}

static void turn_page(struct app *app, int by)
{
	app->nav.page = app->nav.page + by < 0 ? 0 : app->nav.page + by;
	app->page_stale = true;
}

static void resident_act(struct app *app, struct action action)
{
	switch (action.kind) {
	case ACTION_CHECK_IN:
		check_in(app);
		break;
	case ACTION_ASK_PARTY:
		show_check_in(app, CHECK_IN_PARTY);
		break;
	case ACTION_PARTY:
		about_check_in(app, EVENT_PARTY, action.n, CHECK_IN_WELCOME);
		break;
	case ACTION_NEW_HERE:
		new_here(app);
		break;
	case ACTION_UNDO:
		about_check_in(app, EVENT_UNDO, 0, CHECK_IN_UNDONE);
		break;
	case ACTION_ACTIVITIES:
		show_activities(app, false);
		break;
	case ACTION_WEEK:
		show_activities(app, action.n != 0);
		break;
	case ACTION_JOIN:
		join(app, action.subject);
		break;
	case ACTION_UNJOIN:
		unjoin(app);
		break;
	default:
		break;
	}
}

static void talk_act(struct app *app, struct action action)
{
	switch (action.kind) {
	case ACTION_ASK:
		app_ask(app);
		break;
	case ACTION_SHOW_ASK:
		show_ask(app, action.subject);
		break;
	case ACTION_CANCEL:
	case ACTION_LATER:
		app_stop_asking(app, action.subject);
		break;
	case ACTION_PLACE:
		app_say_place(app, action.n);
		break;
	case ACTION_TOPIC:
		app_say_topic(app, action.n);
		break;
	case ACTION_REPEAT_NOT:
		app_ask_again(app);
		break;
	default:
		break;
	}
}

/* The store is looked at when somebody asks, and only then. */
static void show_memory(struct app *app, bool show)
{
	const struct store_port *store = &app->config.ports.store;

	memory_free(&app->memory);
	app->memory_known = show && store->memory(store->self, &app->memory, NULL);
	app->nav.memory = show;
	app->nav.page = 0;
	app->page_stale = true;
}

static void walk(struct app *app, struct action action)
{
	switch (action.kind) {
	case ACTION_HOME:
	case ACTION_WAIT_ON: /* the ask stays as it is; the lamp stays on */
	case ACTION_REPEAT:  /* was stored when the question came up */
		app_go(app, SCREEN_HOME);
		break;
	case ACTION_HELP:
		app_open_aside(app, SCREEN_HELP);
		break;
	case ACTION_LANGUAGES:
		app_open_aside(app, SCREEN_LANGUAGE);
		break;
	case ACTION_BACK:
		app_back(app);
		break;
	case ACTION_USE_LANGUAGE:
		texts_use(app->config.texts, action.n);
		app_back(app);
		break;
	case ACTION_MEMORY:
		show_memory(app, action.n != 0);
		break;
	case ACTION_PAGE:
		turn_page(app, action.n);
		break;
	default:
		break;
	}
}

/* Which part of the house an action belongs to: each looks at its own kinds only. */
void app_act(struct app *app, struct action action)
{
	if (app->screen == SCREEN_SETUP)
		app_setup_act(app, action);
	else if (action.kind == ACTION_STAFF)
		app_staff_enter(app);
	else if (action.kind >= ACTION_DIGIT && action.kind <= ACTION_PIN_OK)
		app_pin_act(app, action);
	else if (action.kind >= ACTION_STAFF_WEEK)
		app_staff_act(app, action);
	else if (action.kind >= ACTION_ASK && action.kind <= ACTION_REPEAT_NOT &&
		 action.kind != ACTION_WAIT_ON && action.kind != ACTION_REPEAT)
		talk_act(app, action);
	else if (action.kind >= ACTION_ACTIVITIES && action.kind <= ACTION_UNJOIN &&
		 action.kind != ACTION_BACK && action.kind != ACTION_PAGE)
		resident_act(app, action);
	else
		walk(app, action);
}
