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
	{ "home", SCREEN_HOME, home_plain, false },
	{ "home-name", SCREEN_HOME, home_name, false },
	{ "home-asks", SCREEN_HOME, home_asks, false },
	{ "home-many-asks", SCREEN_HOME, home_many_asks, false },
	{ "home-closed", SCREEN_HOME, home_closed, false },
	{ "home-dark", SCREEN_HOME, home_dark, false },
	{ "home-unsure", SCREEN_HOME, home_unsure, false },
	{ "home-long", SCREEN_HOME, home_long, false },
	{ "home-short", SCREEN_HOME, home_short, false },
	{ "check_in", SCREEN_CHECK_IN, home_plain, false },
	{ "check_in-party", SCREEN_CHECK_IN, check_in_party, false },
	{ "check_in-chosen", SCREEN_CHECK_IN, check_in_chosen, false },
	{ "check_in-new", SCREEN_CHECK_IN, check_in_new, false },
	{ "check_in-undone", SCREEN_CHECK_IN, check_in_undone, false },
	{ "check_in-failed", SCREEN_CHECK_IN, check_in_failed, false },
	{ "activities", SCREEN_ACTIVITIES, home_plain, false },
	{ "activities-few", SCREEN_ACTIVITIES, activities_few, false },
	{ "activities-second", SCREEN_ACTIVITIES, activities_second, false },
	{ "activities-last", SCREEN_ACTIVITIES, activities_last, false },
	{ "activities-week", SCREEN_ACTIVITIES, activities_week, false },
	{ "activities-week-last", SCREEN_ACTIVITIES, activities_week_last, false },
	{ "activities-none", SCREEN_ACTIVITIES, activities_none, false },
	{ "activities-unsure", SCREEN_ACTIVITIES, home_unsure, false },
	{ "activity-joined", SCREEN_ACTIVITY, activity_joined, false },
	{ "activity-long", SCREEN_ACTIVITY, activity_long, false },
	{ "activity-wished", SCREEN_ACTIVITY, activity_wished, false },
	{ "activity-failed", SCREEN_ACTIVITY, activity_failed, false },
	{ "activity-unjoined", SCREEN_ACTIVITY, activity_unjoined, false },
	{ "talk-asked", SCREEN_TALK, talk_asked, false },
	{ "talk-nobody", SCREEN_TALK, talk_nobody, false },
	{ "talk-nobody-far", SCREEN_TALK, talk_nobody_far, false },
	{ "talk-other", SCREEN_TALK, talk_other, false },
	{ "talk-seen", SCREEN_TALK, talk_seen, false },
	{ "talk-late", SCREEN_TALK, talk_late, false },
	{ "talk-met", SCREEN_TALK, talk_met, false },
	{ "talk-gave-up", SCREEN_TALK, talk_gave_up, false },
	{ "talk-place", SCREEN_TALK, talk_place, false },
	{ "talk-topic", SCREEN_TALK, talk_topic, false },
	{ "talk-many-topics", SCREEN_TALK, talk_many_topics, false },
	{ "talk-more-topics", SCREEN_TALK, talk_more_topics, false },
	{ "talk-cancelled", SCREEN_TALK, talk_cancelled, false },
	{ "talk-ended", SCREEN_TALK, talk_ended, false },
	{ "talk-swept", SCREEN_TALK, talk_swept, false },
	{ "talk-failed", SCREEN_TALK, talk_failed, false },
	{ "talk-cancel-failed", SCREEN_TALK, talk_cancel_failed, false },
	{ "again", SCREEN_AGAIN, talk_asked, false },
	{ "house_closed", SCREEN_HOUSE_CLOSED, home_closed, false },
	{ "help", SCREEN_HELP, home_plain, false },
	{ "help-memory", SCREEN_HELP, help_memory, false },
	{ "help-memory-second", SCREEN_HELP, help_memory_second, false },
	{ "help-memory-third", SCREEN_HELP, help_memory_third, false },
	{ "help-memory-fourth", SCREEN_HELP, help_memory_fourth, false },
	{ "help-memory-last", SCREEN_HELP, help_memory_last, false },
	{ "help-memory-unread", SCREEN_HELP, help_memory_unread, false },
	{ "language", SCREEN_LANGUAGE, home_plain, false },
	/* the same while nothing counts: it is never closed then */
	{ "home-practice", SCREEN_HOME, home_plain, true },
	{ "home-name-practice", SCREEN_HOME, home_name, true },
	{ "home-asks-practice", SCREEN_HOME, home_asks, true },
	{ "home-many-asks-practice", SCREEN_HOME, home_many_asks, true },
	{ "home-unsure-practice", SCREEN_HOME, home_unsure, true },
	{ "home-long-practice", SCREEN_HOME, home_long, true },
	{ "home-short-practice", SCREEN_HOME, home_short, true },
	{ "check_in-practice", SCREEN_CHECK_IN, home_plain, true },
	{ "check_in-party-practice", SCREEN_CHECK_IN, check_in_party, true },
	{ "check_in-chosen-practice", SCREEN_CHECK_IN, check_in_chosen, true },
	{ "check_in-new-practice", SCREEN_CHECK_IN, check_in_new, true },
	{ "check_in-undone-practice", SCREEN_CHECK_IN, check_in_undone, true },
	{ "check_in-failed-practice", SCREEN_CHECK_IN, check_in_failed, true },
	{ "activities-practice", SCREEN_ACTIVITIES, home_plain, true },
	{ "activities-few-practice", SCREEN_ACTIVITIES, activities_few, true },
	{ "activities-second-practice", SCREEN_ACTIVITIES, activities_second, true },
	{ "activities-last-practice", SCREEN_ACTIVITIES, activities_last, true },
	{ "activities-week-practice", SCREEN_ACTIVITIES, activities_week, true },
	{ "activities-week-last-practice", SCREEN_ACTIVITIES, activities_week_last, true },
	{ "activities-none-practice", SCREEN_ACTIVITIES, activities_none, true },
	{ "activities-unsure-practice", SCREEN_ACTIVITIES, home_unsure, true },
	{ "activity-joined-practice", SCREEN_ACTIVITY, activity_joined, true },
	{ "activity-long-practice", SCREEN_ACTIVITY, activity_long, true },
	{ "activity-wished-practice", SCREEN_ACTIVITY, activity_wished, true },
	{ "activity-failed-practice", SCREEN_ACTIVITY, activity_failed, true },
	{ "activity-unjoined-practice", SCREEN_ACTIVITY, activity_unjoined, true },
	{ "talk-asked-practice", SCREEN_TALK, talk_asked, true },
	{ "talk-nobody-practice", SCREEN_TALK, talk_nobody, true },
	{ "talk-nobody-far-practice", SCREEN_TALK, talk_nobody_far, true },
	{ "talk-other-practice", SCREEN_TALK, talk_other, true },
	{ "talk-seen-practice", SCREEN_TALK, talk_seen, true },
	{ "talk-late-practice", SCREEN_TALK, talk_late, true },
	{ "talk-met-practice", SCREEN_TALK, talk_met, true },
	{ "talk-gave-up-practice", SCREEN_TALK, talk_gave_up, true },
	{ "talk-place-practice", SCREEN_TALK, talk_place, true },
	{ "talk-topic-practice", SCREEN_TALK, talk_topic, true },
	{ "talk-many-topics-practice", SCREEN_TALK, talk_many_topics, true },
	{ "talk-more-topics-practice", SCREEN_TALK, talk_more_topics, true },
	{ "talk-cancelled-practice", SCREEN_TALK, talk_cancelled, true },
	{ "talk-ended-practice", SCREEN_TALK, talk_ended, true },
	{ "talk-swept-practice", SCREEN_TALK, talk_swept, true },
	{ "talk-failed-practice", SCREEN_TALK, talk_failed, true },
	{ "talk-cancel-failed-practice", SCREEN_TALK, talk_cancel_failed, true },
	{ "again-practice", SCREEN_AGAIN, talk_asked, true },
	{ "help-practice", SCREEN_HELP, home_plain, true },
	{ "help-memory-practice", SCREEN_HELP, help_memory, true },
	{ "help-memory-second-practice", SCREEN_HELP, help_memory_second, true },
	{ "help-memory-third-practice", SCREEN_HELP, help_memory_third, true },
	{ "help-memory-fourth-practice", SCREEN_HELP, help_memory_fourth, true },
	{ "help-memory-last-practice", SCREEN_HELP, help_memory_last, true },
	{ "help-memory-unread-practice", SCREEN_HELP, help_memory_unread, true },
	{ "language-practice", SCREEN_LANGUAGE, home_plain, true },
};
const int gallery_residents_count = sizeof gallery_residents / sizeof gallery_residents[0];
