#include "screens/screens.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct screen *const screens[SCREENS] = {
	[SCREEN_HOME] = &screen_home,
	[SCREEN_CHECK_IN] = &screen_check_in,
	[SCREEN_ACTIVITIES] = &screen_activities,
	[SCREEN_ACTIVITY] = &screen_activity,
	[SCREEN_TALK] = &screen_talk,
	[SCREEN_AGAIN] = &screen_again,
	[SCREEN_HOUSE_CLOSED] = &screen_house_closed,
	[SCREEN_HELP] = &screen_help,
	[SCREEN_LANGUAGE] = &screen_language,
	[SCREEN_STAFF_PIN] = &screen_staff_pin,
	[SCREEN_STAFF_WEEK] = &screen_staff_week,
	[SCREEN_STAFF_ASKS] = &screen_staff_asks,
	[SCREEN_STAFF_CORRECTIONS] = &screen_staff_corrections,
	[SCREEN_STAFF_SYSTEM] = &screen_staff_system,
	[SCREEN_STAFF_TEST] = &screen_staff_test,
	[SCREEN_STAFF_CLOCK] = &screen_staff_clock,
	[SCREEN_STAFF_CLEANING] = &screen_staff_cleaning,
	[SCREEN_STAFF_PRACTICE] = &screen_staff_practice,
	[SCREEN_STAFF_DIAGNOSIS] = &screen_staff_diagnosis,
	[SCREEN_STAFF_UPDATE] = &screen_staff_update,
	[SCREEN_SETUP] = &screen_setup,
};

const struct screen *screen_get(enum screen_id id)
{
	return screens[(unsigned)id < SCREENS ? id : SCREEN_HOME];
}

enum screen_id screen_from_name(const char *name)
{
	int id = 0;

	while (id < SCREENS && strcmp(screens[id]->name, name) != 0)
		id++;
	return (enum screen_id)id;
}

/* The smallest panel that the screens are drawn for is the 7" one. On anything smaller the page is
 * that panel's page in small, so that nothing is lost. */
#define WIDE_MM    143.0 /* lying: its pixels are not quite square, the larger scale counts */
#define LOW_MM     85.5
#define NARROW_MM  85.5 /* upright */
#define UPRIGHT_MM 152.5
#define ROUNDING   0.9

static double fitting(double px_per_mm, int width, int height)
{
	double across = width >= height ? WIDE_MM : NARROW_MM;
	double along = width >= height ? LOW_MM : UPRIGHT_MM;

	if (px_per_mm <= 0)
		px_per_mm = 1 / 0.17;
	double most = fmin(width / across, height / along);

	/* On few pixels type rounds up to whole ones: leave it some room. */
	return px_per_mm <= most ? px_per_mm : most * ROUNDING;
}

/* What holds on every page now; false = nothing. A page that is about it says it itself. */
static bool write_banner(enum screen_id id, const struct scene *scene, char *out, int room)
{
	if (scene->cleaning_s > 0 && id != SCREEN_STAFF_CLEANING)
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("Niet aanraken: %d")),
			       scene->cleaning_s);
	else if (scene->practice)
		(void)snprintf(out, (size_t)room, "%s",
			       tr(scene->texts, N_("Oefenen: niets telt")));
	else if (scene->changed)
		(void)snprintf(out, (size_t)room, "%s",
			       tr(scene->texts, N_("Dat is net veranderd.")));
	else
		return false;
	return true;
}

/* Pages that are about one thing as a whole, and the buttons that turn pages: the next page of a
 * list or the next step has them in the same place. */
static int64_t page_subject(enum screen_id id, const struct scene *scene, const char *name)
{
	const struct ask *ask = id == SCREEN_TALK ? scene_ask(scene) : NULL;
	const char *dot = strchr(name, '.');

	if (dot && (strcmp(dot, ".more") == 0 || strcmp(dot, ".less") == 0))
		return scene->nav.page + 1;
	if (id == SCREEN_SETUP)
		return (int64_t)scene->nav.setup + 1;
	return ask ? scene_ask_subject(ask) + (scene->nav.talk == TALK_TOPIC) : 0;
}

static void add_subjects(enum screen_id id, const struct scene *scene, struct page *page)
{
	for (int i = 0; i < page->count; i++) {
		struct element *element = &page->elements[i];
		if (element->role == ROLE_BUTTON && element->subject == 0)
			element->subject = page_subject(id, scene, element->id);
	}
}

void screen_build(enum screen_id id, const struct scene *scene, struct ui *ui)
{
	struct ui own = *ui;
	char banner[120];

	own.screen = screen_get(id)->name;
	own.px_per_mm = fitting(ui->px_per_mm, ui->page->width, ui->page->height);
	if (write_banner(id, scene, banner, (int)sizeof banner))
		own.banner = banner;
	screen_get(id)->build(scene, &own);
	add_subjects(id, scene, ui->page);
	if (texts_rtl(ui->texts, texts_used(ui->texts)))
		page_mirror(ui->page);
}

static bool matches(const struct tap_rule *rule, const char *name, struct action *action)
{
	size_t length = strlen(rule->name);
	char *end;

	*action = (struct action) { rule->kind, rule->n, 0 };
	if (length == 0 || rule->name[length - 1] != '*')
		return strcmp(rule->name, name) == 0;
	if (strncmp(rule->name, name, length - 1) != 0)
		return false;
	long number = strtol(name + length - 1, &end, 10);
	if (end == name + length - 1 || *end || number < 0 || number > 10000)
		return false;
	action->n += (int)number - 1;
	return true;
}

struct action tap_lookup(const struct tap_rule *rules, const char *name)
{
	struct action action;

	for (; rules->name; rules++)
		if (matches(rules, name, &action))
			return action;
	return (struct action) { ACTION_NONE, 0, 0 };
}
