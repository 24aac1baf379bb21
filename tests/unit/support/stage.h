/*
 * stage.h - the whole terminal but for the world: the app with its screens, on a clock that the
 * test moves, with a store in memory, a programme given by the test, and outputs that are only
 * looked at.
 *
 * It opens on Monday 2026-11-23 at 10:30, in a house that is open from 10:00 to 16:00 on weekdays,
 * without a roster. Touches are in the middle of an element, as a person's; every step fails the
 * test when it cannot be done.
 */
#ifndef INLOOP_TESTS_SUPPORT_STAGE_H
#define INLOOP_TESTS_SUPPORT_STAGE_H

#include "app/app.h"

#include "fake_store.h"

#define STAGE_SESSIONS 8
#define STAGE_SHIFTS   4

struct stage {
	struct settings settings; /* may be changed before stage_start() */
	struct health health;
	struct texts *texts;
	struct app *app;
	struct moment now;
	struct fake_store store;
	const struct store_port *port; /* instead of it, when set before stage_start() */
	struct session sessions[STAGE_SESSIONS];
	struct shift shifts[STAGE_SHIFTS];
	int session_count, shift_count;
	bool roster, changed;  /* there is one; the calendars changed since they were looked at */
	char diagnosis[32768]; /* the file, as it was written last */
	bool updates;          /* new versions can be asked for, when set before stage_start() */
	bool updates_refused;  /* but nobody will know of it */
	struct update update;  /* what became of them */
	int update_asks;       /* how often they were */
	int update_looks;      /* how often the app read what became of them */
	bool first_boot;       /* offer the setup, when set before stage_start() */
	bool without_button;   /* its line cannot be opened, when set before stage_start() */
	enum clock_answer clock_answer; /* when staff set the clock; it is set when DONE */
	int clock_sets;                 /* how often they did */
	struct outputs outputs;
	int outputs_set; /* how often the app set them */
	bool quick;      /* the time between a page and a touch of it counts */
	int wakes;       /* ticks that the app asked for */
	bool hangs;      /* it asked for a tick at once, twice in a row */
};

void stage_open(struct stage *stage);  /* all but the app itself */
void stage_start(struct stage *stage); /* the terminal starts */
void stage_close(struct stage *stage);
/* As a power cut: the app is gone without a word, and a new boot starts after so many seconds. */
void stage_power_cut(struct stage *stage, int64_t seconds);

/* Time goes by; the app wakes when it asked to. */
void stage_pass(struct stage *stage, int64_t ms);
void stage_input(struct stage *stage, struct input input);
void stage_clock(struct stage *stage, const char *text); /* the wall clock jumps */
void stage_sure(struct stage *stage, bool sure);

void stage_tap(struct stage *stage, const char *id);
void stage_hold(struct stage *stage, const char *id, int64_t ms);
void stage_touch(struct stage *stage, int x, int y); /* down and up, at once */
void stage_press(struct stage *stage, int64_t ms);
void stage_ack(struct stage *stage, int64_t ms);
void stage_key(struct stage *stage, const char *name);

/* Into the staff's pages, with the PIN 2580 (chosen when there is none). */
void stage_staff(struct stage *stage);
void stage_pin(struct stage *stage, const char *digits); /* the digits and OK */
void stage_system(struct stage *stage);                  /* and there to the page of the system */

/* A session of an activity and a shift of the roster, by local times. */
struct session *stage_session(struct stage *stage, const char *key, const char *from,
			      const char *to);
struct shift *stage_shift(struct stage *stage, const char *from, const char *to);

/* What the store was given: events of a kind, and people in the hours of a day ("2026-11-23"). */
int stage_stored(const struct stage *stage, enum event_kind kind);
int stage_visits(const struct stage *stage, const char *day);

bool stage_has(struct stage *stage, const char *id);
bool stage_says(struct stage *stage, const char *text);
const char *stage_screen(const struct stage *stage);

/* The test fails, telling what is shown instead. */
void assert_screen(struct stage *stage, const char *name);
void assert_says(struct stage *stage, const char *text);
void assert_silent(struct stage *stage, const char *text);
void assert_element(struct stage *stage, const char *id);
void assert_no_element(struct stage *stage, const char *id);

/* For cmocka: a stage that is started, and one that is only opened. */
int stage_setup(void **state);
int stage_setup_unstarted(void **state);
int stage_teardown(void **state);
#define STAGE_TEST(name) cmocka_unit_test_setup_teardown(name, stage_setup, stage_teardown)
#define STAGE_TEST_UNSTARTED(name)                                                                 \
	cmocka_unit_test_setup_teardown(name, stage_setup_unstarted, stage_teardown)

#endif
