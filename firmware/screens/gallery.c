#include "screens/gallery.h"

#include <stdio.h>
#include <string.h>

#define BOOT 1

utc_t gallery_at(int mday, int hour, int minute)
{
	return civil_utc(civil_day_of(2026, 11, mday), hour, minute);
}

struct moment gallery_moment(utc_t utc)
{
	return (struct moment) { .utc = utc,
				 .mono_ms = (int64_t)(utc - gallery_at(24, 8, 0)) * 1000,
				 .boot = BOOT,
				 .sure = true };
}

struct sitting { /* a session in short */
	const char *title, *place;
	int mday, hour, minute, minutes, capacity, participants;
	enum session_kind kind;
};

static void fill_session(struct listing *listing, const struct sitting *sitting)
{
	struct session *session = &listing->session;

	memset(listing, 0, sizeof *listing);
	(void)snprintf(session->ref.key, sizeof session->ref.key, "%s", sitting->title);
	(void)snprintf(session->ref.title, sizeof session->ref.title, "%s", sitting->title);
	(void)snprintf(session->place, sizeof session->place, "%s", sitting->place);
	session->ref.start = gallery_at(sitting->mday, sitting->hour, sitting->minute);
	session->end = session->ref.start + sitting->minutes * MINUTE;
	session->capacity = sitting->capacity;
	session->kind = sitting->kind;
	listing->participants = sitting->participants;
}

static const struct sitting today[] = {
	{ "Inloop, koffie en thee", "Huiskamer", 24, 10, 0, 120, -1, 0, KIND_COFFEE },
	{ "Samen lunchen", "Keuken", 24, 12, 0, 60, 15, 12, KIND_FOOD },
	{ "Huiswerkhulp", "Zaal 1", 24, 13, 30, 90, 12, 12, KIND_HOMEWORK },
	{ "Creatieve werkplaats", "Atelier", 24, 15, 0, 120, 10, 2, KIND_CREATIVE },
	{ "Juridisch spreekuur: schulden en toeslagen", "Spreekkamer 2", 24, 16, 0, 60, 6, 5,
	  KIND_LAW },
};
static const struct sitting week[] = {
	{ "Taalcafé", "Huiskamer", 25, 10, 0, 90, -1, 0, KIND_LANGUAGE },
	{ "Kookgroep", "Keuken", 25, 16, 0, 120, 8, 3, KIND_COOKING },
	{ "Herstelwerkgroep", "Zaal 2", 26, 10, 30, 90, 8, 8, KIND_RECOVERY },
	{ "Papieren op orde", "Spreekkamer 1", 26, 13, 0, 120, 4, 1, KIND_PAPERS },
	{ "Wandelen", "Voordeur", 27, 10, 0, 60, -1, 0, KIND_WALKING },
	{ "Vrouwenochtend: samen naaien, praten en koffie", "Atelier", 27, 10, 30, 90, 10, 9,
	  KIND_WOMEN },
};
#define TODAY ((int)(sizeof today / sizeof today[0]))
#define WEEK  ((int)(sizeof week / sizeof week[0]))

static void fill_programme(struct gallery *storage, struct scene *scene)
{
	for (int i = 0; i < TODAY; i++)
		fill_session(&storage->today[i], &today[i]);
	for (int i = 0; i < WEEK; i++)
		fill_session(&storage->week[i], &week[i]);
	storage->today[0].session.no_join = true;
	storage->today[3].session.cancelled = true;
	storage->today[4].session.sign_up = true;
	storage->week[4].session.cancelled = true;
	(void)snprintf(storage->week[0].session.language, 48, "Nederlands");
	(void)snprintf(storage->week[5].session.only_for, 96, "vrouwen");
	(void)snprintf(storage->week[5].session.language, 48, "Arabisch en Nederlands");
	storage->week[5].session.sign_up = true;
	scene->today = storage->today;
	scene->today_count = TODAY;
	scene->week = storage->week;
	scene->week_count = WEEK;
	scene->playing = &storage->today[0].session;
	scene->upcoming = &storage->today[1].session;
}

static void fill_settings(struct settings *settings)
{
	settings_init(settings);
	(void)snprintf(settings->house.name, sizeof settings->house.name,
		       "Huis van de Wijk De Linde");
	for (int day = 0; day < 5; day++) {
		settings->open.count[day] = 1;
		settings->open.hours[day][0] = (struct opening_interval) { 9 * 60, 17 * 60 };
	}
	settings->talk.topic_count = 3;
	(void)snprintf(settings->talk.topics[0], 64, "Gezondheid");
	(void)snprintf(settings->talk.topics[1], 64, "Geld en papieren");
	(void)snprintf(settings->talk.topics[2], 64, "Thuis en familie");
}

/* The house as it mostly is: open, somebody there, nobody waiting. */
static void fill_ordinary(struct gallery *storage, struct scene *scene)
{
	memset(storage, 0, sizeof *storage);
	memset(scene, 0, sizeof *scene);
	fill_settings(&storage->settings);
	fill_programme(storage, scene);
	talk_init(&storage->talk);
	scene->now = gallery_moment(gallery_at(24, 10, 5));
	scene->local = civil_at(scene->now.utc);
	scene->settings = &storage->settings;
	scene->health = &storage->health;
	scene->talk = &storage->talk;
	scene->notes = storage->notes;
	scene->open = scene->button_works = true;
	scene->roster = scene->shift_on = scene->somebody_free = true;
	scene->visits_today = 23;
	scene->nav.party = 1;
	scene->nav.correct_part = -1;
	scene->nav.joined = storage->today[1];
}

void gallery_dial(struct scene *scene)
{
	static const int dial[CLOCK_PARTS] = { 24, 11, 2026, 10, 5 };

	memcpy(scene->nav.dial, dial, sizeof dial);
}

struct ask *gallery_ask(struct gallery *storage, enum ask_state state, int picture, int minutes)
{
	struct talk *talk = &storage->talk;
	struct ask *ask = &talk->asks[talk->count++];

	*ask = (struct ask) { .id = 100 + talk->count,
			      .state = state,
			      .picture = picture,
			      .asked = gallery_moment(gallery_at(24, 10, 5) - minutes * MINUTE),
			      .since = gallery_moment(gallery_at(24, 10, 4)),
			      .ever_seen = state >= ASK_SEEN,
			      .ever_met = state == ASK_MET };
	return ask;
}

static const struct sample *sample(int i)
{
	const struct {
		const struct sample *items;
		int count;
	} parts[] = {
		{ gallery_residents, gallery_residents_count },
		{ gallery_staff, gallery_staff_count },
		{ gallery_system, gallery_system_count },
		{ gallery_setup, gallery_setup_count },
	};

	for (size_t part = 0; i >= 0 && part < sizeof parts / sizeof parts[0]; part++) {
		if (i < parts[part].count)
			return &parts[part].items[i];
		i -= parts[part].count;
	}
	return &gallery_residents[0];
}

int gallery_count(void)
{
	return gallery_residents_count + gallery_staff_count + gallery_system_count +
	       gallery_setup_count;
}

const char *gallery_name(int i)
{
	return sample(i)->name;
}

enum screen_id gallery_screen(int i)
{
	return sample(i)->screen;
}

void gallery_fill(int i, struct gallery *storage, struct scene *scene)
{
	fill_ordinary(storage, scene);
	sample(i)->change(storage, scene);
	scene->practice = sample(i)->practice;
}
