/*
 * scene.h - all that a screen may know, for reading only. The app fills it before a page is built;
 * the gallery of --audit and the golden pictures fill it with samples.
 */
#ifndef INLOOP_SCREENS_SCENE_H
#define INLOOP_SCREENS_SCENE_H

#include "base/health.h"
#include "base/pin.h"
#include "base/settings.h"
#include "model/diagnosis.h"
#include "model/figures.h"
#include "model/machine.h"
#include "model/memory.h"
#include "model/programme.h"
#include "model/talk.h"
#include "model/update.h"
#include "ui/texts.h"

struct listing { /* a session as the activities page shows it */
	struct session session;
	int participants, wished;
};

enum check_in_view {
	CHECK_IN_WELCOME, /* stored: welcome, the optional questions */
	CHECK_IN_PARTY,   /* with how many? */
	CHECK_IN_NEW,     /* where the host is */
	CHECK_IN_UNDONE,  /* taken away again */
	CHECK_IN_FAILED,  /* could not be stored */
};

enum talk_view {
	TALK_STATE,     /* the ask `nav.ask`: its state decides the words */
	TALK_PLACE,     /* "Waar zit je?" */
	TALK_TOPIC,     /* "Waar gaat het over?" */
	TALK_CANCELLED, /* "Toch niet" was stored */
	TALK_ENDED,     /* it ended while the screen showed it: nav.ask_end */
	TALK_FAILED,    /* "Toch niet" could not be stored */
};

enum activity_view {
	ACTIVITY_JOINED, /* "Heb je al op 'Ik ben er' gedrukt?" */
	ACTIVITY_WISHED,
	ACTIVITY_FAILED, /* could not be stored */
	ACTIVITY_UNJOINED,
};

/* Of the date and time that staff dial. */
enum clock_part { CLOCK_DAY, CLOCK_MONTH, CLOCK_YEAR, CLOCK_HOUR, CLOCK_MINUTE, CLOCK_PARTS };
enum clock_view {
	CLOCK_DIAL,
	CLOCK_IS_SET,     /* just now, by staff */
	CLOCK_BY_NETWORK, /* there is no need */
	CLOCK_CANNOT,     /* this machine does not allow it */
};

/* Whether practice can begin. */
enum practice_view {
	PRACTICE_CAN,
	PRACTICE_ASK_OPEN, /* somebody waits */
	PRACTICE_UNSAVED,  /* something waits for the store */
};

/* Setting the terminal up. */
enum setup_step { SETUP_LANGUAGE, SETUP_TIME, SETUP_BUTTON, SETUP_LAMP, SETUP_PIN, SETUP_STEPS };

enum pin_view {
	PIN_CHOOSE,
	PIN_REPEAT,
	PIN_ENTER,
	PIN_DIFFERENT,
	PIN_WRONG,
	PIN_LOCKED,
	PIN_UNREADABLE
};

struct nav { /* where the person is within the screen; cleared when a screen is entered */
	enum check_in_view check_in;
	int party; /* chosen, 1 = not said */
	bool new_here;

	enum talk_view talk;
	int64_t ask; /* which ask the talk screen shows */
	enum ask_end ask_end;
	int picture; /* its picture, still known when it has ended */

	bool week; /* activities: this week instead of today */
	int page;  /* of any list, from 0 */
	enum activity_view activity;
	struct listing joined; /* which session the activity screen is about */

	bool memory; /* help: "Wat deze zuil onthoudt" */

	enum pin_view pin;
	int pin_digits; /* typed so far */
	int pin_wait_s; /* PIN_LOCKED: seconds left */

	bool staff_menu;    /* staff_week: the tiles behind "Meer" */
	bool staff_warning; /* "Ben je er nog?": closes soon, any tap stays */
	bool staff_failed;  /* the last change could not be stored */
	day_t correct_day;
	int correct_part;      /* enum daypart; -1 = none chosen */
	int correct_delta;     /* not stored yet */
	int correct_now;       /* visits of that day and daypart as they stand */
	bool correct_at_least; /* a gap lies in it */
	bool corrected;        /* just stored */

	enum clock_view clock;
	int dial[CLOCK_PARTS]; /* month 1-12 */

	unsigned int tested;    /* staff_test: bit 1 << enum line, of the buttons seen so far */
	utc_t tested_at[LINES]; /* when they were last seen; 0 = the clock is not sure */
	enum diagnosis_view diagnosis;
	char diagnosis_path[200];
	bool update_refused; /* a new version could not be asked for */

	enum setup_step setup;
	bool setup_has_pin; /* it was chosen before */
	bool lamp_dark;     /* "Nee": somebody looked, and it does not burn */
	bool test_lamp;     /* the lamp is lit to be looked at */
};

struct scene {
	struct moment now;
	struct civil local;
	const struct settings *settings;
	const struct health *health;
	const struct texts *texts;

	bool open;          /* by the hours, or the clock is not sure */
	utc_t next_opening; /* 0 = not known */
	bool button_works;  /* the physical button can be pointed to */
	bool dark;          /* outside opening hours, nobody there */

	bool roster;        /* there is one, and the clock is sure */
	bool shift_on;      /* somebody should be there */
	bool somebody_free; /* shift on, switched here, house open */
	char somebody[48];  /* first name, only where the shift shows it */
	utc_t next_shift;   /* 0 = not known */

	int visits_today;
	const struct listing *today,
	    *week; /* unfinished or cancelled sessions: today's; the days after in this week */
	int today_count, week_count;
	const struct session *playing;  /* the session that is on now; NULL = none */
	const struct session *upcoming; /* the next one today; NULL = none */

	const struct talk *talk;
	const struct ask_note *notes;
	int note_count;
	const struct memory *memory; /* for help; NULL = not looked at, or not readable */
	bool changed;                /* what a finger meant is gone: nothing was done, say so */
	bool practice;               /* nothing counts */
	enum practice_view practice_view;
	int cleaning_s;                /* so many seconds a touch does nothing; 0 = it does */
	const struct machine *machine; /* for staff; NULL = nothing is known */
	const struct update *update;   /* for staff; NULL = new versions cannot be asked for here */
	bool clock_by_staff;           /* it is sure because staff set it */
	const struct week_figures *figures; /* of the week the staff looks at; NULL = not loaded */
	utc_t tested_today[LINES]; /* for staff: the last test of today that is stored; 0 = none */
	struct nav nav;
};

/* The ask that the talk screen shows; NULL when it is not open. */
const struct ask *scene_ask(const struct scene *scene);
/* Whether another talk is going on than the ask shown. */
bool scene_other_talk(const struct scene *scene);
/* What an element is about, to be kept in its `subject`: an open ask, whatever id the store gives
 * it later; a session with what its row offers, to join or to wish; a day and part of it. Never 0.
 */
int64_t scene_ask_subject(const struct ask *ask);
int64_t scene_listing_subject(const struct listing *listing);
int64_t scene_part_subject(const struct nav *nav);
bool scene_has_lamp(const struct scene *scene); /* there is one, and nothing is known to ail it */

/* "donderdag om 10 uur", "donderdag 3 december om 10:30 uur", "vandaag om 14 uur". */
const char *scene_when(const struct scene *scene, utc_t at, char *out, int room);
/* The same with a capital, to begin a sentence. */
const char *scene_when_first(const struct scene *scene, utc_t at, char *out, int room);
/* "10:05" */
void scene_clock(utc_t at, char out[8]);
/* The choices of "Waar zit je?" and "Waar gaat het over?": 0 is the first; NULL = no such choice.
 * Topic 0 is "Dat zeg ik zelf", then come those of the settings. */
#define TALK_PLACES 3
const char *scene_place(const struct scene *scene, int place);
const char *scene_topic(const struct scene *scene, int topic);
/* Whom to call: line i of the settings; translated where it is one of the usual ones. */
const char *scene_crisis(const struct scene *scene, int i);
/* Day and month names in the chosen language. */
const char *scene_weekday(const struct scene *scene, int weekday);       /* "dinsdag" */
const char *scene_weekday_short(const struct scene *scene, int weekday); /* "di" */
const char *scene_month(const struct scene *scene, int month);           /* "november" */
const char *scene_month_short(const struct scene *scene, int month);     /* "nov" */

#endif
