/*
 * screen.h - a screen: builds its page from the scene, and says what a tap on it means. It changes
 * nothing itself; only the app carries actions out.
 */
#ifndef INLOOP_SCREENS_SCREEN_H
#define INLOOP_SCREENS_SCREEN_H

#include "screens/scene.h"
#include "ui/ui.h"

enum screen_id {
	SCREEN_HOME,
	SCREEN_CHECK_IN,
	SCREEN_ACTIVITIES,
	SCREEN_ACTIVITY,
	SCREEN_TALK,
	SCREEN_AGAIN,
	SCREEN_HOUSE_CLOSED,
	SCREEN_HELP,
	SCREEN_LANGUAGE,
	SCREEN_STAFF_PIN,
	SCREEN_STAFF_WEEK,
	SCREEN_STAFF_ASKS,
	SCREEN_STAFF_CORRECTIONS,
	SCREEN_STAFF_SYSTEM,
	SCREEN_STAFF_TEST,
	SCREEN_STAFF_CLOCK,
	SCREEN_STAFF_CLEANING,
	SCREEN_STAFF_PRACTICE,
	SCREEN_STAFF_DIAGNOSIS,
	SCREEN_STAFF_UPDATE,
	SCREEN_SETUP,
	SCREENS
};

enum action_kind {
	ACTION_NONE,
	ACTION_HOME,
	ACTION_HELP,
	ACTION_LANGUAGES,
	ACTION_ACTIVITIES,
	ACTION_BACK, /* to where this screen was opened from (help, language), else home */
	ACTION_CHECK_IN,
	ACTION_ASK_PARTY, /* show the numbers */
	ACTION_PARTY,     /* n people */
	ACTION_NEW_HERE,
	ACTION_UNDO,
	ACTION_WEEK, /* n: 0 today, 1 week */
	ACTION_PAGE, /* n: +1, -1 */
	ACTION_JOIN, /* subject: a listing; joins or wishes as its row offered */
	ACTION_UNJOIN,
	ACTION_ASK,      /* the tile "Even praten?" */
	ACTION_SHOW_ASK, /* subject: an open ask */
	ACTION_CANCEL,
	ACTION_WAIT_ON,
	ACTION_LATER,
	ACTION_PLACE,
	ACTION_TOPIC, /* n: choice, -1 = not said */
	ACTION_REPEAT,
	ACTION_REPEAT_NOT,
	ACTION_USE_LANGUAGE, /* n */
	ACTION_MEMORY,       /* n: show or hide it */
	ACTION_STAFF,        /* the house name was held */
	ACTION_DIGIT,
	ACTION_ERASE,
	ACTION_PIN_OK,
	ACTION_STAFF_WEEK, /* to the week review */
	ACTION_STEP_WEEK,  /* n: +1, -1 */
	ACTION_STAFF_MENU, /* n: show or hide */
	ACTION_STAFF_ASKS,
	ACTION_STAFF_CORRECTIONS,
	ACTION_STAFF_SYSTEM,
	ACTION_STAFF_TEST,  /* to the test of button and lamp */
	ACTION_TEST_LAMP,   /* n: light it or not */
	ACTION_STAFF_CLOCK, /* to the page that sets the clock */
	ACTION_DIAL_UP,
	ACTION_DIAL_DOWN, /* n: enum clock_part */
	ACTION_SET_CLOCK,
	ACTION_CLEAN,          /* a while without touch */
	ACTION_STAFF_PRACTICE, /* to the page about practice */
	ACTION_PRACTICE,       /* begin */
	ACTION_ASK_SEEN,
	ACTION_ASK_MET,
	ACTION_ASK_END,
	ACTION_ASK_BACK,     /* subject: an open ask */
	ACTION_CORRECT_DAY,  /* n: +1, -1 */
	ACTION_CORRECT_PART, /* n: daypart */
	ACTION_CORRECT_BY,   /* n: +1, -1 */
	ACTION_CORRECT_SAVE,
	ACTION_STAFF_DIAGNOSIS, /* to the page about the file for whoever helps */
	ACTION_DIAGNOSE,        /* make it */
	ACTION_STAFF_UPDATE,    /* to the page about new versions */
	ACTION_ASK_UPDATE,      /* look for one now */
	ACTION_SETUP,           /* from its first step on */
	ACTION_SETUP_STEP,      /* n: +1, -1; past the last one it is done */
	ACTION_SETUP_LANGUAGE,  /* n */
	ACTION_SETUP_LAMP,      /* n: it burns or not */
	ACTION_SETUP_PIN,       /* to the page that chooses it */
	ACTION_STAY,            /* the staff's warning: I am still here */
	ACTION_CLOSE,           /* leave the staff pages and lock them */
};

struct action {
	enum action_kind kind;
	int n;
	/* Of what: the element's subject when the finger went down (page.h); 0 = of nothing that
	 * could be another one meanwhile. Where it is given it counts, not the row. */
	int64_t subject;
};

struct screen {
	const char *name;
	int timeout_s; /* back to home after so long without input */
	bool staff;    /* behind the PIN */
	void (*build)(const struct scene *scene, struct ui *ui);
	/* `name` is the id without "screen."; the bar's names are taken by the app before. */
	struct action (*tap)(const struct scene *scene, const char *name);
};

/* By enum screen_id. */
const struct screen *screen_get(enum screen_id id);
enum screen_id screen_from_name(const char *name); /* SCREENS = no such screen */

/* Build the page of a screen: the screen's own build, then mirrored where the language asks. */
void screen_build(enum screen_id id, const struct scene *scene, struct ui *ui);

/* For the ops tables: look a name up in a list of {name, action}; a name that ends in '*' in the
 * list matches "prefix.N" (whatever stands before the '*') and gives n = N - 1 + base. Ends with a
 * NULL name. */
struct tap_rule {
	const char *name;
	enum action_kind kind;
	int n;
};
struct action tap_lookup(const struct tap_rule *rules, const char *name);

#endif
