/* The samples of the screens that residents see. */
#include "screens/gallery.h"

#include <stdio.h>

/* ---- home ---------------------------------------------------------------- */

static void home_plain(struct gallery *storage, struct scene *scene)
{
	(void)storage, (void)scene;
}

static void home_name(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	(void)snprintf(scene->somebody, sizeof scene->somebody, "Anna");
}

static void home_asks(struct gallery *storage, struct scene *scene)
{
	(void)snprintf(scene->somebody, sizeof scene->somebody, "Mohammed");
	gallery_ask(storage, ASK_MET, 0, 20);
	gallery_ask(storage, ASK_SEEN, 1, 8);
	gallery_ask(storage, ASK_ASKED, 2, 1);
}

static void home_many_asks(struct gallery *storage, struct scene *scene)
{
	home_asks(storage, scene);
	for (int picture = 3; picture < 11; picture++)
		gallery_ask(storage, ASK_ASKED, picture, 1);
}

static void home_closed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->now = gallery_moment(gallery_at(24, 19, 30));
	scene->local = civil_at(scene->now.utc);
	scene->open = scene->shift_on = scene->somebody_free = false;
	scene->next_opening = gallery_at(26, 10, 30);
	scene->playing = scene->upcoming = NULL;
}

static void home_dark(struct gallery *storage, struct scene *scene)
{
	home_closed(storage, scene);
	scene->dark = true;
}

static void home_unsure(struct gallery *storage, struct scene *scene)
{
	storage->settings.house.name[0] = '\0';
	scene->now.sure = false;
	scene->roster = scene->shift_on = scene->somebody_free = false;
	scene->button_works = false;
	scene->playing = scene->upcoming = NULL;
	scene->today_count = scene->week_count = scene->visits_today = 0;
}

static void home_long(struct gallery *storage, struct scene *scene)
{
	(void)snprintf(storage->settings.house.name, sizeof storage->settings.house.name,
		       "Huis van de Wijk De Oude Lindeboom");
	scene->playing = &storage->today[4].session;
	scene->upcoming = &storage->week[5].session;
	scene->visits_today = 123;
	(void)snprintf(scene->somebody, sizeof scene->somebody, "Alexandra-Maria");
}

static void home_short(struct gallery *storage, struct scene *scene)
{
	(void)snprintf(storage->settings.house.name, sizeof storage->settings.house.name,
		       "De Linde");
	scene->visits_today = 3;
	scene->somebody_free = false;
	scene->upcoming = NULL;
}

/* ---- check-in ------------------------------------------------------------ */

static void check_in_party(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.check_in = CHECK_IN_PARTY;
}

static void check_in_chosen(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.party = 3;
	scene->nav.new_here = true;
}

static void check_in_new(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.check_in = CHECK_IN_NEW;
}

static void check_in_undone(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.check_in = CHECK_IN_UNDONE;
}

static void check_in_failed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.check_in = CHECK_IN_FAILED;
}

/* ---- activities ---------------------------------------------------------- */

static void activities_last(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.page = 99;
}

static void activities_second(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.page = 1;
}

static void activities_week(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.week = true;
}

static void activities_week_last(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.week = true;
	scene->nav.page = 99;
}

static void activities_few(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->today = storage->today + 1;
	scene->today_count = 3;
}

static void activities_none(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->today_count = 0;
}

static void activity_joined(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.activity = ACTIVITY_JOINED;
}

static void activity_long(struct gallery *storage, struct scene *scene)
{
	scene->nav.activity = ACTIVITY_JOINED;
	scene->nav.joined = storage->today[4];
}

static void activity_wished(struct gallery *storage, struct scene *scene)
{
	scene->nav.activity = ACTIVITY_WISHED;
	scene->nav.joined = storage->week[5];
}

static void activity_failed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.activity = ACTIVITY_FAILED;
}

static void activity_unjoined(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.activity = ACTIVITY_UNJOINED;
}

/* ---- talk ---------------------------------------------------------------- */

static struct ask *talk_of(struct gallery *storage, struct scene *scene, enum ask_state state)
{
	struct ask *ask = gallery_ask(storage, state, 0, 2);

	scene->nav.ask = ask->id;
	scene->nav.picture = ask->picture;
	return ask;
}

static void talk_asked(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_ASKED);
}

static void talk_nobody(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_ASKED)->flags = ASKED_NOBODY;
	scene->shift_on = scene->somebody_free = false;
	scene->next_shift = gallery_at(26, 10, 0);
}

static void talk_nobody_far(struct gallery *storage, struct scene *scene)
{
	talk_nobody(storage, scene);
	scene->next_shift = civil_utc(civil_day_of(2026, 12, 3), 10, 30);
}

static void talk_other(struct gallery *storage, struct scene *scene)
{
	gallery_ask(storage, ASK_MET, 7, 20);
	talk_of(storage, scene, ASK_ASKED);
}

static void talk_seen(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_SEEN);
}

static void talk_late(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_SEEN)->late = true;
}

static void talk_met(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_MET);
}

static void talk_gave_up(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_ASKED)->gave_up = true;
}

static void talk_place(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_ASKED);
	scene->nav.talk = TALK_PLACE;
}

static void talk_topic(struct gallery *storage, struct scene *scene)
{
	talk_of(storage, scene, ASK_ASKED);
	scene->nav.talk = TALK_TOPIC;
}

static void talk_many_topics(struct gallery *storage, struct scene *scene)
{
	talk_topic(storage, scene);
	storage->settings.talk.topic_count = SETTINGS_TOPICS;
	for (int i = 3; i < SETTINGS_TOPICS; i++)
		(void)snprintf(storage->settings.talk.topics[i], 64, "Werk en opleiding %d", i);
}

static void talk_more_topics(struct gallery *storage, struct scene *scene)
{
	talk_many_topics(storage, scene);
	scene->nav.page = 1;
	(void)snprintf(storage->settings.talk.topics[2], 64,
		       "Iets met de gemeente, de dokter, de school of de woning samen");
}

static void talk_cancelled(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.talk = TALK_CANCELLED;
}

static void talk_ended(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.talk = TALK_ENDED;
	scene->nav.ask_end = END_TALKED;
}

static void talk_swept(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.talk = TALK_ENDED;
	scene->nav.ask_end = END_NOT_SEEN;
}

static void talk_failed(struct gallery *storage, struct scene *scene)
{
	struct ask *ask = talk_of(storage, scene, ASK_ASKED);

	scene->nav.ask = ask->id = -1;
}

static void talk_cancel_failed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.talk = TALK_FAILED;
}

/* ---- help ---------------------------------------------------------------- */

/* A table of each topic; the oldest row is of September. */
static void help_memory(struct gallery *storage, struct scene *scene)
{
	static const char *const tables[GALLERY_TABLES] = { "event", "hour",     "session",
							    "ask",   "line_day", "recorded" };

	for (int i = 0; i < GALLERY_TABLES; i++)
		storage->found[i] = (struct memory_found) { .about = memory_table(tables[i]),
							    .rows = 100,
							    .oldest = civil_day_of(2025, 9, 23),
							    .newest = scene->local.day };
	storage->memory.items = storage->found;
	storage->memory.count = GALLERY_TABLES;
	scene->memory = &storage->memory;
	scene->nav.memory = true;
}

static void help_memory_second(struct gallery *storage, struct scene *scene)
{
	help_memory(storage, scene);
	scene->nav.page = 1;
}

static void help_memory_third(struct gallery *storage, struct scene *scene)
{
	help_memory(storage, scene);
	scene->nav.page = 2;
}

static void help_memory_fourth(struct gallery *storage, struct scene *scene)
{
	help_memory(storage, scene);
	scene->nav.page = 3;
}

static void help_memory_last(struct gallery *storage, struct scene *scene)
{
	help_memory(storage, scene);
	scene->nav.page = 4;
}

static void help_memory_unread(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.memory = true;
	scene->nav.page = 1;
}

const struct sample gallery_residents[] = {
	{ "home", SCREEN_HOME, home_plain },
	{ "home-name", SCREEN_HOME, home_name },
	{ "home-asks", SCREEN_HOME, home_asks },
	{ "home-many-asks", SCREEN_HOME, home_many_asks },
	{ "home-closed", SCREEN_HOME, home_closed },
	{ "home-dark", SCREEN_HOME, home_dark },
	{ "home-unsure", SCREEN_HOME, home_unsure },
	{ "home-long", SCREEN_HOME, home_long },
	{ "home-short", SCREEN_HOME, home_short },
	{ "check_in", SCREEN_CHECK_IN, home_plain },
	{ "check_in-party", SCREEN_CHECK_IN, check_in_party },
	{ "check_in-chosen", SCREEN_CHECK_IN, check_in_chosen },
	{ "check_in-new", SCREEN_CHECK_IN, check_in_new },
	{ "check_in-undone", SCREEN_CHECK_IN, check_in_undone },
	{ "check_in-failed", SCREEN_CHECK_IN, check_in_failed },
	{ "activities", SCREEN_ACTIVITIES, home_plain },
	{ "activities-few", SCREEN_ACTIVITIES, activities_few },
	{ "activities-second", SCREEN_ACTIVITIES, activities_second },
	{ "activities-last", SCREEN_ACTIVITIES, activities_last },
	{ "activities-week", SCREEN_ACTIVITIES, activities_week },
	{ "activities-week-last", SCREEN_ACTIVITIES, activities_week_last },
	{ "activities-none", SCREEN_ACTIVITIES, activities_none },
	{ "activities-unsure", SCREEN_ACTIVITIES, home_unsure },
	{ "activity-joined", SCREEN_ACTIVITY, activity_joined },
	{ "activity-long", SCREEN_ACTIVITY, activity_long },
	{ "activity-wished", SCREEN_ACTIVITY, activity_wished },
	{ "activity-failed", SCREEN_ACTIVITY, activity_failed },
	{ "activity-unjoined", SCREEN_ACTIVITY, activity_unjoined },
	{ "talk-asked", SCREEN_TALK, talk_asked },
	{ "talk-nobody", SCREEN_TALK, talk_nobody },
	{ "talk-nobody-far", SCREEN_TALK, talk_nobody_far },
	{ "talk-other", SCREEN_TALK, talk_other },
	{ "talk-seen", SCREEN_TALK, talk_seen },
	{ "talk-late", SCREEN_TALK, talk_late },
	{ "talk-met", SCREEN_TALK, talk_met },
	{ "talk-gave-up", SCREEN_TALK, talk_gave_up },
	{ "talk-place", SCREEN_TALK, talk_place },
	{ "talk-topic", SCREEN_TALK, talk_topic },
	{ "talk-many-topics", SCREEN_TALK, talk_many_topics },
	{ "talk-more-topics", SCREEN_TALK, talk_more_topics },
	{ "talk-cancelled", SCREEN_TALK, talk_cancelled },
	{ "talk-ended", SCREEN_TALK, talk_ended },
	{ "talk-swept", SCREEN_TALK, talk_swept },
	{ "talk-failed", SCREEN_TALK, talk_failed },
	{ "talk-cancel-failed", SCREEN_TALK, talk_cancel_failed },
	{ "again", SCREEN_AGAIN, talk_asked },
	{ "house_closed", SCREEN_HOUSE_CLOSED, home_closed },
	{ "help", SCREEN_HELP, home_plain },
	{ "help-memory", SCREEN_HELP, help_memory },
	{ "help-memory-second", SCREEN_HELP, help_memory_second },
	{ "help-memory-third", SCREEN_HELP, help_memory_third },
	{ "help-memory-fourth", SCREEN_HELP, help_memory_fourth },
	{ "help-memory-last", SCREEN_HELP, help_memory_last },
	{ "help-memory-unread", SCREEN_HELP, help_memory_unread },
	{ "language", SCREEN_LANGUAGE, home_plain },
};
const int gallery_residents_count = sizeof gallery_residents / sizeof gallery_residents[0];
