/* The samples of the screens behind the PIN. */
#include "screens/gallery.h"

#include <stdio.h>
#include <string.h>

/* ---- the door ------------------------------------------------------------ */

static void pin_choose(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_CHOOSE;
}

static void pin_repeat(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_REPEAT;
	scene->nav.pin_digits = PIN_MAX;
}

static void pin_enter(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_ENTER;
	scene->nav.pin_digits = 2;
}

static void pin_different(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_DIFFERENT;
}

static void pin_wrong(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_WRONG;
}

static void pin_locked(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_LOCKED;
	scene->nav.pin_wait_s = 42;
}

static void pin_locked_long(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_LOCKED;
	scene->nav.pin_wait_s = 900;
}

static void pin_unreadable(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.pin = PIN_UNREADABLE;
}

/* ---- the week ------------------------------------------------------------ */

static void set_day(struct gallery *storage, int i, int night, int morning, int afternoon,
		    int evening)
{
	struct day_figures *day = &storage->figures.days[i];

	day->dayparts[NIGHT] = night;
	day->dayparts[MORNING] = morning;
	day->dayparts[AFTERNOON] = afternoon;
	day->dayparts[EVENING] = evening;
	day->visits = night + morning + afternoon + evening;
	day->closed = false;
	day->hours_open = day->hours_recorded = 8;
	storage->figures.visits += day->visits;
}

static void add_gap(struct gallery *storage, int mday, int from, int to, enum gap_why why)
{
	struct week_figures *figures = &storage->figures;
	struct gap *gap = &storage->gaps[figures->gaps.count++];

	*gap = (struct gap) { gallery_at(mday, from, 0), gallery_at(mday, to, 0), why };
	figures->gaps.items = storage->gaps;
	figures->days[mday - 23].at_least = figures->at_least = true;
	figures->days[mday - 23].hours_recorded -= to - from;
}

static void add_session(struct gallery *storage, int mday, int hour, const char *title,
			int participants, int wished)
{
	struct week_figures *figures = &storage->figures;
	struct session_row *row = &storage->rows[figures->sessions.count++];

	(void)snprintf(row->session.title, sizeof row->session.title, "%s", title);
	row->session.start = gallery_at(mday, hour, 0);
	row->participants = participants;
	row->wished = wished;
	figures->sessions.items = storage->rows;
}

/* Week 48, looked at on the Monday after it. */
static void week_empty(struct gallery *storage, struct scene *scene)
{
	day_t monday = civil_day_of(2026, 11, 23);

	storage->figures = (struct week_figures) { .week = { 2026, 48 },
						   .monday = monday,
						   .over = true,
						   .complete = true,
						   .asks.median_wait_min = -1 };
	for (int i = 0; i < 7; i++)
		storage->figures.days[i] = (struct day_figures) { .day = monday + i,
								  .closed = i >= 5,
								  .hours_open = i < 5 ? 8 : 0,
								  .hours_recorded = i < 5 ? 8 : 0 };
	scene->figures = &storage->figures;
	scene->now = gallery_moment(gallery_at(30, 10, 5));
	scene->local = civil_at(scene->now.utc);
}

static void week_plain(struct gallery *storage, struct scene *scene)
{
	struct week_figures *figures = &storage->figures;

	week_empty(storage, scene);
	set_day(storage, 0, 0, 14, 28, 0);
	set_day(storage, 1, 0, 20, 39, 0);
	set_day(storage, 2, 0, 12, 26, 0);
	set_day(storage, 3, 0, 18, 42, 0);
	set_day(storage, 4, 0, 9, 6, 0);
	add_gap(storage, 27, 13, 16, GAP_OFF);
	figures->complete = false;
	figures->means[MORNING] = (struct mean) { 73, 5 };
	figures->means[AFTERNOON] = (struct mean) { 135, 4 };
	figures->check_ins = 171;
	figures->new_here = 12;
	figures->asks =
	    (struct ask_figures) { .asked = 11, .talked_within_10_min = 7, .median_wait_min = 4 };
	figures->asks.ends[END_TALKED] = 9;
	figures->asks.ends[END_NOT_SEEN] = 1;
	figures->asks.ends[END_SEEN_NOT_MET] = 1;
	add_session(storage, 24, 12, "Samen lunchen", 14, 0);
	add_session(storage, 26, 10, "Herstelwerkgroep", 8, 3);
}

/* Nothing is easy about this one. */
static void week_full(struct gallery *storage, struct scene *scene)
{
	struct week_figures *figures = &storage->figures;

	week_plain(storage, scene);
	figures->visits = 0;
	for (int i = 0; i < 7; i++)
		set_day(storage, i, i == 2 ? 3 : 0, 87 + i, 140 - 9 * i, i % 2 ? 38 : 1);
	figures->gaps.count = 0;
	add_gap(storage, 23, 9, 10, GAP_FAULT);
	add_gap(storage, 25, 13, 16, GAP_CLOCK);
	add_gap(storage, 27, 13, 15, GAP_OFF);
	add_gap(storage, 28, 9, 10, GAP_FAULT);
	figures->gaps.items[0].to += 37 * MINUTE;
	figures->unsure_events = 12;
	figures->corrected = -14;
	figures->check_ins = 1320;
	figures->new_here = 118;
	figures->asks = (struct ask_figures) {
		.asked = 114, .talked_within_10_min = 47, .median_wait_min = 12.5, .repeats = 6
	};
	for (int end = END_OPEN; end < ASK_ENDS; end++)
		figures->asks.ends[end] = end == END_TALKED ? 60 : 9;
	add_session(storage, 27, 10, "Vrouwenochtend: samen naaien, praten en koffie", 10, 14);
	add_session(storage, 27, 16, "Juridisch spreekuur: schulden en toeslagen", 6, 2);
	for (int i = 0; i < TALK_MAX; i++)
		gallery_ask(storage, ASK_ASKED, i, 5);
}

/* The running week, on its Tuesday. */
static void week_now(struct gallery *storage, struct scene *scene)
{
	struct week_figures *figures = &storage->figures;

	week_empty(storage, scene);
	scene->now = gallery_moment(gallery_at(24, 15, 5));
	scene->local = civil_at(scene->now.utc);
	set_day(storage, 0, 0, 14, 28, 0);
	set_day(storage, 1, 0, 9, 0, 0);
	for (int i = 2; i < 7; i++) {
		figures->days[i].hours_recorded = 0;
		figures->days[i].to_come = true;
	}
	figures->days[1].hours_recorded = 5.1;
	figures->over = figures->complete = false;
	figures->check_ins = 40;
	figures->new_here = 1;
	figures->asks.asked = 2;
	figures->asks.ends[END_OPEN] = 2;
	gallery_ask(storage, ASK_SEEN, 4, 8);
	gallery_ask(storage, ASK_ASKED, 2, 1);
}

static void week_unreadable(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->figures = NULL;
}

static void week_warning(struct gallery *storage, struct scene *scene)
{
	week_plain(storage, scene);
	scene->nav.staff_warning = true;
}

static void week_menu(struct gallery *storage, struct scene *scene)
{
	week_plain(storage, scene);
	scene->nav.staff_menu = true;
	health_set(&storage->health, "clock", HEALTH_WARN, "De klok is niet zeker.");
}

/* A house without buttons and lamp, and nothing wrong. */
static void week_menu_four(struct gallery *storage, struct scene *scene)
{
	week_plain(storage, scene);
	scene->nav.staff_menu = true;
	storage->settings.gpio.button[0] = storage->settings.gpio.ack[0] = '\0';
	storage->settings.gpio.lamp[0] = '\0';
}

/* Something is wrong, and the head is as full as it gets. */
static void week_ails(struct gallery *storage, struct scene *scene)
{
	week_full(storage, scene);
	health_set(&storage->health, "button_stuck", HEALTH_FAIL, "De grote knop zit vast.");
}

static void figures_first(struct gallery *storage, struct scene *scene)
{
	week_full(storage, scene);
	scene->nav.staff_menu = true;
	scene->nav.page = 1;
}

static void figures_last(struct gallery *storage, struct scene *scene)
{
	figures_first(storage, scene);
	scene->nav.page = 99;
}

static void figures_empty(struct gallery *storage, struct scene *scene)
{
	week_empty(storage, scene);
	scene->nav.page = 1;
}

/* ---- asks ---------------------------------------------------------------- */

static void asks_none(struct gallery *storage, struct scene *scene)
{
	(void)storage, (void)scene;
}

static void asks_few(struct gallery *storage, struct scene *scene)
{
	gallery_ask(storage, ASK_MET, 1, 18)->since = gallery_moment(gallery_at(24, 9, 52));
	gallery_ask(storage, ASK_SEEN, 2, 9);
	gallery_ask(storage, ASK_ASKED, 6, 2)->since = gallery_moment(scene->now.utc);
}

static void asks_notes(struct gallery *storage, struct scene *scene)
{
	asks_few(storage, scene);
	(void)snprintf(storage->settings.talk.topics[2], 64,
		       "Iets wat al heel lang speelt en waar ik niet goed uitkom");
	storage->notes[0] = (struct ask_note) { storage->talk.asks[0].id, 1, -1 };
	storage->notes[1] = (struct ask_note) { storage->talk.asks[1].id, 2, 3 };
	storage->notes[2] = (struct ask_note) { storage->talk.asks[2].id, -1, 0 };
	scene->note_count = 3;
}

static void asks_notes_second(struct gallery *storage, struct scene *scene)
{
	asks_notes(storage, scene);
	scene->nav.page = 1;
}

static void asks_many(struct gallery *storage, struct scene *scene)
{
	(void)scene;
	for (int i = 0; i < TALK_MAX; i++)
		gallery_ask(storage, (enum ask_state)(i % 3), i, 30 - i);
}

static void asks_last(struct gallery *storage, struct scene *scene)
{
	asks_many(storage, scene);
	scene->nav.page = 99;
}

static void asks_unsure(struct gallery *storage, struct scene *scene)
{
	asks_few(storage, scene);
	for (int i = 0; i < storage->talk.count; i++)
		storage->talk.asks[i].since.sure = false;
}

static void asks_failed(struct gallery *storage, struct scene *scene)
{
	asks_many(storage, scene);
	scene->nav.staff_failed = true;
	scene->nav.page = 1;
}

static void asks_warning(struct gallery *storage, struct scene *scene)
{
	asks_few(storage, scene);
	scene->nav.staff_warning = true;
}

/* ---- corrections --------------------------------------------------------- */

static void correct_plain(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.correct_day = civil_day_of(2026, 11, 24);
}

static void correct_changed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.correct_day = civil_day_of(2026, 11, 18);
	scene->nav.correct_part = MORNING;
	scene->nav.correct_now = 12;
	scene->nav.correct_delta = 3;
}

static void correct_large(struct gallery *storage, struct scene *scene)
{
	correct_changed(storage, scene);
	scene->nav.correct_part = AFTERNOON;
	scene->nav.correct_now = 1240;
	scene->nav.correct_at_least = true;
	scene->nav.correct_delta = -238;
}

static void correct_saved(struct gallery *storage, struct scene *scene)
{
	correct_changed(storage, scene);
	scene->nav.correct_now = 0;
	scene->nav.correct_delta = 0;
	scene->nav.corrected = true;
}

static void correct_failed(struct gallery *storage, struct scene *scene)
{
	correct_changed(storage, scene);
	scene->nav.staff_failed = true;
}

static void correct_warning(struct gallery *storage, struct scene *scene)
{
	correct_changed(storage, scene);
	scene->nav.staff_warning = true;
}

const struct sample gallery_staff[] = {
	{ "staff_pin-choose", SCREEN_STAFF_PIN, pin_choose, false },
	{ "staff_pin-repeat", SCREEN_STAFF_PIN, pin_repeat, false },
	{ "staff_pin-enter", SCREEN_STAFF_PIN, pin_enter, false },
	{ "staff_pin-different", SCREEN_STAFF_PIN, pin_different, false },
	{ "staff_pin-wrong", SCREEN_STAFF_PIN, pin_wrong, false },
	{ "staff_pin-practice", SCREEN_STAFF_PIN, pin_enter, true },
	{ "staff_pin-wrong-practice", SCREEN_STAFF_PIN, pin_wrong, true },
	{ "staff_pin-locked", SCREEN_STAFF_PIN, pin_locked, false },
	{ "staff_pin-locked-long", SCREEN_STAFF_PIN, pin_locked_long, false },
	{ "staff_pin-unreadable", SCREEN_STAFF_PIN, pin_unreadable, false },
	{ "staff_week", SCREEN_STAFF_WEEK, week_plain, false },
	{ "staff_week-full", SCREEN_STAFF_WEEK, week_full, false },
	{ "staff_week-empty", SCREEN_STAFF_WEEK, week_empty, false },
	{ "staff_week-now", SCREEN_STAFF_WEEK, week_now, false },
	{ "staff_week-unreadable", SCREEN_STAFF_WEEK, week_unreadable, false },
	{ "staff_week-warning", SCREEN_STAFF_WEEK, week_warning, false },
	{ "staff_week-ails", SCREEN_STAFF_WEEK, week_ails, false },
	{ "staff_week-menu", SCREEN_STAFF_WEEK, week_menu, false },
	{ "staff_week-menu-four", SCREEN_STAFF_WEEK, week_menu_four, false },
	{ "staff_week-figures", SCREEN_STAFF_WEEK, figures_first, false },
	{ "staff_week-figures-last", SCREEN_STAFF_WEEK, figures_last, false },
	{ "staff_week-figures-empty", SCREEN_STAFF_WEEK, figures_empty, false },
	{ "staff_asks", SCREEN_STAFF_ASKS, asks_few, false },
	{ "staff_asks-none", SCREEN_STAFF_ASKS, asks_none, false },
	{ "staff_asks-notes", SCREEN_STAFF_ASKS, asks_notes, false },
	{ "staff_asks-notes-second", SCREEN_STAFF_ASKS, asks_notes_second, false },
	{ "staff_asks-many", SCREEN_STAFF_ASKS, asks_many, false },
	{ "staff_asks-last", SCREEN_STAFF_ASKS, asks_last, false },
	{ "staff_asks-unsure", SCREEN_STAFF_ASKS, asks_unsure, false },
	{ "staff_asks-failed", SCREEN_STAFF_ASKS, asks_failed, false },
	{ "staff_asks-warning", SCREEN_STAFF_ASKS, asks_warning, false },
	{ "staff_corrections", SCREEN_STAFF_CORRECTIONS, correct_plain, false },
	{ "staff_corrections-changed", SCREEN_STAFF_CORRECTIONS, correct_changed, false },
	{ "staff_corrections-large", SCREEN_STAFF_CORRECTIONS, correct_large, false },
	{ "staff_corrections-saved", SCREEN_STAFF_CORRECTIONS, correct_saved, false },
	{ "staff_corrections-failed", SCREEN_STAFF_CORRECTIONS, correct_failed, false },
	{ "staff_corrections-warning", SCREEN_STAFF_CORRECTIONS, correct_warning, false },
};
const int gallery_staff_count = sizeof gallery_staff / sizeof gallery_staff[0];
