/*
 * app_private.h - the app's inside, shared by its files and by nobody else.
 */
#ifndef INLOOP_APP_APP_PRIVATE_H
#define INLOOP_APP_APP_PRIVATE_H

#include "app/app.h"
#include "base/pin_tries.h"

#define LONG_AGO (INT64_MIN / 4)

/* What a finger or a key means: taken when it comes, carried out later or not at all. */
struct aim {
	char id[48]; /* "" = nothing */
	struct action action;
	struct rect box;
	bool held; /* acts by being held, not by a tap */
};

struct contact { /* a finger on the screen, or the mouse; touch.c */
	bool down;
	struct aim aim;
	int64_t since_ms;
	int64_t still_ms; /* since when it has lain where it is */
	int rest_x, rest_y;
	bool on_aim; /* it has not slid off what it went down on */
};

struct standing { /* a button that can be seen; stand.c */
	char id[48];
	int64_t subject;
	struct rect box;
	int64_t since_ms;
};

struct typed_key { /* the last key, until it is known that no machine typed it; keys.c */
	bool waits;
	bool ack; /* it stands in for the expert's button */
	struct aim aim;
	int focus;       /* it moves the focus frame so */
	int64_t came_ms; /* also of one that did nothing */
};

struct press { /* one of the two physical buttons */
	bool down, acted;
	int64_t since_ms, last_ms; /* last_ms: when it last counted */
};

struct watch {                      /* over the lines, supervise.c */
	unsigned int faults[LINES]; /* bit 1 << enum fault: it has that one now */
	bool present;               /* the button could be opened, or the space bar stands in */
	day_t pressed;              /* the button's last press */
	bool pressed_unsure;        /* on a day that is not known yet, then */
	struct moment pressed_at;
	day_t counted; /* the last day on which the terminal ran */
	int quiet;     /* open days without a press, until `counted` */
	bool unsaved;
};

struct staff { /* behind the PIN */
	char typed[PIN_MAX + 1], first[PIN_MAX + 1];
	struct pin_tries tries;      /* also when the store cannot keep them */
	int64_t tries_ms;            /* until when they are counted */
	int64_t tries_kept_s;        /* so old was the last of them when it was stored */
	bool word_used;              /* that of reset_pin: the settings are read once */
	bool had_pin;                /* there was one since the start */
	char unsaved_hash[PIN_HASH]; /* chosen while the store could not keep it */
	bool inside;
	struct week week;
	struct week_figures figures;
	bool figures_loaded;
};

#define UNSAVED_MAX    200 /* events that wait for the store; the first to come stay */
#define UNSAVED_CLOCKS 8   /* so many more where a clock was set */
#define UNSAVED_ROOM   (UNSAVED_MAX + UNSAVED_CLOCKS + TALK_MAX + 1) /* and the ends of asks */
#define UNSAVED_FIRST  (-1000) /* their ids go down from here; stored ones are above 0 */

struct unsaved { /* what the store refused and is kept until it takes it, unsaved.c */
	struct event items[UNSAVED_ROOM]; /* in their order */
	int count;
	int64_t last_id, tried_ms;
	bool failing;
	/* of this trouble, and of those of the week before: what found no place; taps that were
	 * told to have failed; what was stored afterwards */
	int lost, refused, written;
	struct moment over; /* when it was */
};

struct practice { /* nothing counts, practice.c */
	bool on;
	struct store_port real;
	struct talk talk;      /* as it was before: nobody asked */
	struct event_list log; /* of what was practised */
	int64_t made;          /* so many events */
	struct ask_note notes[TALK_MAX];
	int note_count;
};

struct app {
	struct app_config config;
	struct talk_rules rules;
	struct moment now;
	struct moment unsure_since; /* while the wall clock is not sure: what is taken for it */
	bool clock_itself;          /* it is sure by the network's or a battery's doing */
	bool clock_by_staff;        /* it was set by staff in this boot */

	struct event_list log; /* the running days, as in the store */
	struct memory memory;  /* what the store was found to hold when somebody asked */
	bool memory_known;
	struct talk talk;
	struct ask_note notes[TALK_MAX];
	int note_count;
	struct unsaved unsaved;
	bool log_unread; /* the store has events that could not be read yet */
	bool here;       /* the expert's here/away switch, and when it was set */
	struct moment here_at;
	int64_t last_stored_ms;
	day_t fold_tried; /* the date on which the fold was last looked at */
	int64_t tend_ms;  /* when the store's own work goes on; -1 = not before the next fold */

	enum screen_id screen, opened_from;
	struct nav nav, opened_from_nav;
	int64_t touched_ms, woken_ms;     /* by a person */
	int64_t check_in, joined, repeat; /* events that the screen shown may take back */

	day_t loaded_day; /* of which the programme below is */
	struct session_list sessions;
	struct shift_list shifts;
	struct listing *today, *week;
	int today_count, week_count;
	bool has_roster;
	int visits_today;
	day_t folded_day; /* of today the fold took so many visits already */
	int folded_visits;

	struct contact contacts[INPUT_CONTACTS];
	char pressed[48]; /* the button that looks pressed */
	struct standing stands[PAGE_ELEMENTS];
	int stand_count;
	int64_t changed_until_ms; /* so long the page says that what was meant is gone */
	bool touch_stuck;
	struct typed_key key;
	struct press button, ack;
	bool ack_swallowed; /* Enter activated the focused element: it is no acknowledge */
	char focus[48];
	struct outputs outputs;
	int64_t chime_until_ms, remind_until_ms;
	struct watch watch;
	int house_language; /* with which the screen begins */
	struct practice practice;
	bool cleaning; /* a touch does nothing until ... */
	int64_t clean_until_ms;
	int clean_shown_s;
	struct machine machine; /* as last looked at */
	bool power_weak;        /* it was, today, and last then */
	struct moment power_weak_at;
	struct update update; /* as last looked at */
	int64_t update_looked_ms;
	struct staff staff;

	struct page page;
	bool page_stale;
	int shown_minute;
};

/* ---- commit.c: the only way to change what is stored --------------------- */

/* Store the events as one, then take them in. False: nothing was stored, nothing changed, staff
 * were told. The moment is filled in. For whatever somebody is told to have succeeded. */
bool app_commit(struct app *app, struct event *events, int count);
bool app_commit_one(struct app *app, struct event event, int64_t *id);
/* The same for what is true whether the disk works or not: an ask and what becomes of it, a start,
 * the expert's switch, a clock that was set, a fault. It is always taken in; what the store refuses
 * waits in memory (false), with a negative id until it is stored. */
bool app_keep(struct app *app, struct event *events, int count);
bool app_keep_one(struct app *app, struct event event, int64_t *id);
/* Try to store what waits. True: nothing waits any more. */
bool app_save(struct app *app);

/* Read the log anew. False: what was known still holds. */
bool app_read_log(struct app *app);
/* The same, and everything that follows from it. */
bool app_restore(struct app *app);
void app_count_visits(struct app *app); /* of today, by the clock as it is now */

/* ---- unsaved.c, for commit.c --------------------------------------------- */

/* Store what waits and these events, in this order, as one. Staff are told how it went. */
bool app_append(struct app *app, struct event *events, int count);
/* It waits from now on, with an id of its own, or is lost where there is no place. */
void app_wait_to_save(struct app *app, struct event *event);
/* It is about an event that found no place: so it is not to be stored either. */
bool app_about_lost(const struct app *app, const struct event *event);
int64_t app_save_ms(const struct app *app); /* until the next try; -1 = nothing waits */
void app_tell_store(struct app *app, bool works, const struct error *error);
void app_tell_waiting(const struct app *app);
void app_forget_trouble(struct app *app); /* what staff had a week to read */

/* ---- navigate.c ---------------------------------------------------------- */

void app_go(struct app *app, enum screen_id screen);
/* To help or language and back to where it was opened from. */
void app_open_aside(struct app *app, enum screen_id screen);
void app_back(struct app *app);
bool app_open_house(const struct app *app); /* open by the hours, or the clock is not sure */
bool app_dark(const struct app *app);
void app_time_outs(struct app *app);
int64_t app_time_out_ms(const struct app *app); /* until the next; -1 = never */

/* ---- programme.c --------------------------------------------------------- */

void app_load_programme(struct app *app);             /* calendars and counts, anew */
void app_programme_minute(struct app *app);           /* day or files changed? sessions over? */
const struct shift *app_shift(const struct app *app); /* on now, clock sure; NULL = none */
const struct shift *app_next_shift(const struct app *app); /* NULL = none known */
bool app_roster(const struct app *app);

/* ---- act.c: what a tap means, carried out -------------------------------- */

void app_act(struct app *app, struct action action);
/* The open ask that an action is about; NULL = it is over. */
const struct ask *app_meant_ask(const struct app *app, int64_t subject);

/* ---- talking.c ----------------------------------------------------------- */

void app_ask(struct app *app);                          /* press or tile alike */
void app_ask_again(struct app *app);                    /* "Nee, ik wil ook praten" */
void app_stop_asking(struct app *app, int64_t subject); /* "Toch niet", "Ik kom later terug" */
void app_say_place(struct app *app, int choice);
void app_say_topic(struct app *app, int choice);
void app_acknowledge(struct app *app, int64_t held_ms);
void app_talk_due(struct app *app, bool overdue);
void app_set_outputs(struct app *app);
/* A stored event changed the asks: the talk screen that shows one follows it. */
void app_follow_ask(struct app *app, const struct event *event);

/* ---- staff.c, pin_entry.c, dial.c ------------------------------------------------ */

void app_staff_enter(struct app *app); /* the house name was held */
void app_staff_leave(struct app *app);
void app_staff_act(struct app *app, struct action action);
void app_staff_figures(struct app *app);              /* read the week's figures anew */
void app_dial(struct app *app, struct action action); /* dial.c: the page that sets the clock */
void app_dial_now(struct app *app);                   /* the dials show the time as it is known */
void app_pin_act(struct app *app, struct action action);
bool app_has_pin(struct app *app); /* or it cannot be known */
void app_pin_load(struct app *app);

/* ---- pin_lock.c ---- */

void app_pin_lock_load(struct app *app);
void app_pin_lock_pass(struct app *app);        /* time goes by */
int64_t app_pin_lock_ms(const struct app *app); /* until it is to; -1 = at any time */
void app_pin_lock_wrong(struct app *app);
void app_pin_lock_reset(struct app *app);

/* ---- nightly.c ----------------------------------------------------------- */

void app_nightly(struct app *app); /* sign of life, fold */
int64_t app_nightly_ms(const struct app *app);

/* ---- clock.c ------------------------------------------------------------- */

void app_first_moment(struct app *app, struct moment now); /* before anything is read or stored */
void app_resume_clock(struct app *app);                    /* once the log was read */
/* The moment goes on to `now`; a clock that becomes sure puts earlier events right. */
void app_take_clock(struct app *app, const struct moment *now);
/* The clock is sure, and events of this boot in the log are not dated: date them. */
void app_date_boot(struct app *app);
struct moment app_stamp(const struct app *app); /* the moment as events carry it */
enum clock_answer app_set_clock(struct app *app, utc_t at);
/* When a moment was: one of this boot whose clock was not sure, by the clock as it is now. */
utc_t app_when(const struct app *app, const struct moment *then);

/* ---- away.c -------------------------------------------------------------- */

/* Of an event that is stored or waits: what it means for the switch. */
void app_take_here(struct app *app, const struct event *event);
bool app_here_over(const struct app *app); /* away, but of a day before today */
void app_here_night(struct app *app);      /* the clock is sure, and a day began */

/* ---- tend.c -------------------------------------------------------------- */

void app_tend(struct app *app);       /* the store's own work, while nobody touches the screen */
void app_tend_again(struct app *app); /* there is some: after a start, after a fold */
int64_t app_tend_ms(const struct app *app);

/* ---- stand.c: what stands on the panel, and since when -------------------- */

/* What a finger at this place or the element of this id means at this moment. Nothing when it did
 * not stand there for long enough, so that whoever acts cannot have seen it. */
struct aim app_aim_at(struct app *app, int x, int y);
struct aim app_aim_id(struct app *app, const char *id);
void app_carry_out(struct app *app, const struct aim *aim);
/* What was meant is gone: say so on the page. */
void app_say_changed(struct app *app);
void app_changed_due(struct app *app);

/* ---- touch.c, buttons.c, keys.c -------------------------------------------- */

void app_touch(struct app *app, const struct input *input);
void app_move(struct app *app, const struct input *input);
void app_touch_nothing(struct app *app); /* whatever lies on the screen means nothing any more */
void app_contacts_due(struct app *app);
int64_t app_contacts_ms(const struct app *app); /* -1 = nothing is held */
void app_button(struct app *app, bool down, bool typed);
void app_ack(struct app *app, bool down);
void app_key(struct app *app, const struct input *input);
bool app_key_burst(struct app *app); /* a key came: right after another one? */
void app_key_due(struct app *app);
int64_t app_key_ms(const struct app *app); /* -1 = none waits */
void app_press_due(struct app *app);       /* the minimum press is over */
int64_t app_press_ms(const struct app *app);

/* ---- supervise.c ---------------------------------------------------------- */

void app_line_fault(struct app *app, enum line line, enum fault fault, bool began);
bool app_button_works(const struct app *app); /* it can be pointed to */
void app_stuck_due(struct app *app);
int64_t app_stuck_ms(const struct app *app); /* until a held button is stuck; -1 = none is held */
bool app_stuck(const struct app *app, enum line line);
void app_watch_load(struct app *app);  /* at the start */
void app_watch_day(struct app *app);   /* has a day gone by? */
void app_watch_save(struct app *app);  /* what is not stored yet */
void app_button_used(struct app *app); /* a press counted */
bool app_testing(const struct app *app);
void app_tested(struct app *app, enum line line); /* it was pressed on the staff's test page */

/* ---- cleaning.c ------------------------------------------------------------ */

void app_clean(struct app *app);
void app_clean_due(struct app *app);
int64_t app_clean_ms(const struct app *app); /* -1 = the screen reacts */
int app_cleaning_s(const struct app *app);   /* seconds left, 0 = none */

/* ---- practice.c, practice_store.c ------------------------------------------ */

enum practice_view app_practice_view(const struct app *app);
void app_practice_start(struct app *app);
void app_practice_end(struct app *app);     /* the screen is home then */
void app_practice_abandon(struct app *app); /* the terminal ends with it */
void app_practice_due(struct app *app);
int64_t app_practice_ms(const struct app *app);           /* -1 = there is none */
const struct opening *app_opening(const struct app *app); /* the hours that hold now */
struct store_port app_practice_port(struct practice *practice);
bool app_practice_is_real(enum event_kind kind); /* true of the terminal, also in practice */
bool app_practice_made(int64_t id);              /* the event with this id is practice */

/* ---- setup.c -------------------------------------------------------------- */

void app_house_language(struct app *app); /* read it, and use it */
void app_setup_at_start(struct app *app); /* on the first boot */
void app_setup_act(struct app *app, struct action action);
bool app_in_setup(const struct app *app, enum setup_step step);

/* ---- diagnosis.c ---------------------------------------------------------- */

void app_diagnose(struct app *app); /* make the file; the page tells where it is */

/* ---- machine.c ------------------------------------------------------------ */

void app_look_at_machine(struct app *app);
utc_t app_power_weak_at(const struct app *app); /* when it last was today; 0 = it was not */

/* ---- update.c ------------------------------------------------------------- */

void app_look_at_update(struct app *app);
void app_ask_update(struct app *app);
void app_update_due(struct app *app);
int64_t app_update_ms(const struct app *app); /* -1 = nobody waits for news */

/* ---- scene.c ------------------------------------------------------------- */

void app_scene(struct app *app, struct scene *scene);

#endif
