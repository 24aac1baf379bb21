/*
 * gallery.h - sample scenes of every screen and view, the worst cases among them: what --audit
 * walks through and what the golden pictures show. Fixed data; no clock is asked.
 *
 * The house is De Linde, the time Tuesday 24 November 2026, 10:05 in Amsterdam; the process's time
 * zone must be Europe/Amsterdam for the times to read so.
 */
#ifndef INLOOP_SCREENS_GALLERY_H
#define INLOOP_SCREENS_GALLERY_H

#include "screens/screen.h"

#define GALLERY_SESSIONS 12
#define GALLERY_TABLES   6

struct gallery { /* what the scene points to */
	struct settings settings;
	struct health health;
	struct talk talk;
	struct listing today[GALLERY_SESSIONS], week[GALLERY_SESSIONS];
	struct ask_note notes[TALK_MAX];
	struct week_figures figures;
	struct gap gaps[8]; /* room for the figures' lists */
	struct session_row rows[GALLERY_SESSIONS];
	struct machine machine;
	struct update update;
	struct memory memory;
	struct memory_found found[GALLERY_TABLES];
};

int gallery_count(void);
const char *gallery_name(int i); /* "home", "home-asks", ...: unique, fit for a file's name */
enum screen_id gallery_screen(int i);
/* Fill the scene with sample i; it points into storage. scene->texts is left NULL: the caller
 * sets it. */
void gallery_fill(int i, struct gallery *storage, struct scene *scene);

/* One sample: starts from the ordinary scene of the house, and changes what it shows. */
struct sample {
	const char *name;
	enum screen_id screen;
	void (*change)(struct gallery *storage, struct scene *scene);
	bool practice; /* while nothing counts */
};
extern const struct sample gallery_residents[];
extern const int gallery_residents_count;
extern const struct sample gallery_staff[];
extern const int gallery_staff_count;
extern const struct sample gallery_system[];
extern const int gallery_system_count;
extern const struct sample gallery_setup[];
extern const int gallery_setup_count;

/* For the samples: a time in November 2026, also as a moment on a sure clock. */
utc_t gallery_at(int mday, int hour, int minute);
struct moment gallery_moment(utc_t utc);
/* The dials of the clock as they stand: 24 November 2026, 10:05. */
void gallery_dial(struct scene *scene);
/* An open ask, the newest, made so many minutes ago. */
struct ask *gallery_ask(struct gallery *storage, enum ask_state state, int picture, int minutes);

#endif
