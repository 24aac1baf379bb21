#include "screens/scene.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const struct ask *scene_ask(const struct scene *scene)
{
	return scene->talk ? talk_find(scene->talk, scene->nav.ask) : NULL;
}

bool scene_other_talk(const struct scene *scene)
{
	for (int i = 0; scene->talk && i < scene->talk->count; i++)
		if (scene->talk->asks[i].state == ASK_MET &&
		    scene->talk->asks[i].id != scene->nav.ask)
			return true;
	return false;
}

int64_t scene_ask_subject(const struct ask *ask)
{
	/* Made at its own millisecond, and with a picture that no other open ask has. */
	uint64_t made = (uint64_t)ask->asked.mono_ms ^ (uint64_t)ask->asked.boot << 20;

	return (int64_t)(made * 64 + (uint64_t)(ask->picture + 1) * 2);
}

int64_t scene_listing_subject(const struct listing *listing)
{
	const struct session *session = &listing->session;
	uint64_t sum = UINT64_C(14695981039346656037); /* FNV-1a */

	for (const char *at = session->ref.key; *at; at++)
		sum = (sum ^ (unsigned char)*at) * UINT64_C(1099511628211);
	for (uint64_t start = (uint64_t)session->ref.start; start; start >>= 8)
		sum = (sum ^ (start & 255)) * UINT64_C(1099511628211);
	bool full = session->capacity >= 0 && listing->participants >= session->capacity;
	return (int64_t)(sum << 2 | (full ? 2 : 0) | 1);
}

int64_t scene_part_subject(const struct nav *nav)
{
	return ((int64_t)nav->correct_day << 4) + nav->correct_part + 2;
}

bool scene_has_lamp(const struct scene *scene)
{
	const struct health_item *lamp = scene->health ? health_find(scene->health, "lamp") : NULL;

	return scene->settings->gpio.lamp[0] && (!lamp || lamp->level == HEALTH_OK);
}

static void write_hour(const struct scene *scene, struct civil at, const char *day, char *out,
		       int room)
{
	if (at.minute)
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%s om %d:%02d uur")), day,
			       at.hour, at.minute);
	else
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%s om %d uur")), day,
			       at.hour);
}

const char *scene_when(const struct scene *scene, utc_t at, char *out, int room)
{
	struct civil then = civil_at(at);
	char day[80];

	if (then.day == scene->local.day)
		(void)snprintf(day, sizeof day, "%s", tr(scene->texts, N_("vandaag")));
	else if (then.day > scene->local.day && then.day < scene->local.day + 7)
		(void)snprintf(day, sizeof day, "%s", scene_weekday(scene, then.weekday));
	else
		(void)snprintf(day, sizeof day, "%s %d %s", scene_weekday(scene, then.weekday),
			       then.mday, scene_month(scene, then.month));
	write_hour(scene, then, day, out, room);
	return out;
}

const char *scene_when_first(const struct scene *scene, utc_t at, char *out, int room)
{
	scene_when(scene, at, out, room);
	out[0] = (char)toupper((unsigned char)out[0]);
	return out;
}

void scene_clock(utc_t at, char out[8])
{
	struct civil civil = civil_at(at);

	(void)snprintf(out, 8, "%02d:%02d", civil.hour % 24, civil.minute % 60);
}

static const char *one_of(const struct scene *scene, const char *const *names, int count, int i)
{
	return tr(scene->texts, names[i >= 0 && i < count ? i : 0]);
}

const char *scene_weekday(const struct scene *scene, int weekday)
{
	static const char *const names[] = { N_("maandag"),   N_("dinsdag"), N_("woensdag"),
					     N_("donderdag"), N_("vrijdag"), N_("zaterdag"),
					     N_("zondag") };

	return one_of(scene, names, 7, weekday);
}

const char *scene_weekday_short(const struct scene *scene, int weekday)
{
	static const char *const names[] = { N_("ma"), N_("di"), N_("wo"), N_("do"),
					     N_("vr"), N_("za"), N_("zo") };

	return one_of(scene, names, 7, weekday);
}

const char *scene_month(const struct scene *scene, int month)
{
	static const char *const names[] = { N_("januari"), N_("februari"), N_("maart"),
					     N_("april"),   N_("mei"),      N_("juni"),
					     N_("juli"),    N_("augustus"), N_("september"),
					     N_("oktober"), N_("november"), N_("december") };

	return one_of(scene, names, 12, month - 1);
}

const char *scene_month_short(const struct scene *scene, int month)
{
	static const char *const names[] = { N_("jan"), N_("feb"), N_("mrt"), N_("apr"),
					     N_("mei"), N_("jun"), N_("jul"), N_("aug"),
					     N_("sep"), N_("okt"), N_("nov"), N_("dec") };

	return one_of(scene, names, 12, month - 1);
}

const char *scene_place(const struct scene *scene, int place)
{
	static const char *const names[] = { N_("Hier"), N_("Koffietafel"), N_("Rustige plek") };

	return place >= 0 && place < TALK_PLACES ? one_of(scene, names, TALK_PLACES, place) : NULL;
}

const char *scene_topic(const struct scene *scene, int topic)
{
	if (topic < 0 || topic > scene->settings->talk.topic_count || topic > SETTINGS_TOPICS)
		return NULL;
	/* The house's own words are not translated. */
	return topic == 0 ? tr(scene->texts, N_("Dat zeg ik zelf"))
			  : scene->settings->talk.topics[topic - 1];
}

const char *scene_crisis(const struct scene *scene, int i)
{
	static const char *const usual[] = { N_("Levensgevaar? Bel 112."),
					     N_("Denk je aan zelfmoord? Bel 113 of 0800-0113.") };
	const char *line = scene->settings->help.crisis[i];

	for (size_t known = 0; known < sizeof usual / sizeof usual[0]; known++)
		if (strcmp(line, usual[known]) == 0)
			return tr(scene->texts, usual[known]);
	return line;
}
