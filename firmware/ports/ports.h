/*
 * ports.h - what the app needs of the world, as structs of functions. main fills them with the
 * real store, calendars and outputs; tests with whatever they want to see.
 */
#ifndef INLOOP_PORTS_PORTS_H
#define INLOOP_PORTS_PORTS_H

#include "base/error.h"
#include "base/stored.h"
#include "model/diagnosis.h"
#include "model/event.h"
#include "model/figures.h"
#include "model/machine.h"
#include "model/memory.h"
#include "model/programme.h"
#include "model/talk.h"
#include "model/update.h"

/* `out` is "" but when it is there. Whoever asks has to look at the answer. */
__attribute__((warn_unused_result)) typedef enum stored stored_value(void *self, const char *name,
								     char *out, int room,
								     struct error *error);

struct store_port {
	void *self;
	bool (*append)(void *self, struct event *events, int count, struct error *error);
	bool (*events)(void *self, struct event_list *out, struct error *error);
	bool (*history)(void *self, day_t from, day_t to, struct history *out, struct error *error);
	bool (*fold)(void *self, int count, struct event *keep, struct error *error);
	bool (*set_note)(void *self, const struct ask_note *note, struct error *error);
	int (*notes)(void *self, struct ask_note *out, int room);
	stored_value *value;
	bool (*set_value)(void *self, const char *name, const char *value, struct error *error);
	/* What is really there; memory_free() it, also after a failure. */
	bool (*memory)(void *self, struct memory *out, struct error *error);
	/* The store's own work, which waits until the terminal is at rest: the next short piece.
	 * In how many milliseconds it wants to go on; -1 = not before the next fold. NULL = none.
	 */
	int64_t (*tend)(void *self, const struct moment *now);
};

/* What lamp, light and tone should be from now on; the output side knows how to blink. */
enum light { LIGHT_OFF, LIGHT_GLOW, LIGHT_STEADY };
struct outputs {
	enum lamp lamp;
	bool lamp_reminds; /* the reminder's pattern, over the lamp's state */
	enum light light;
	bool tone; /* three chimes */
};
struct output_port {
	void *self;
	void (*set)(void *self, const struct outputs *outputs);
};

/* The calendars: sessions and shifts overlapping a span, from the last good files. */
struct calendar_port {
	void *self;
	/* Look whether the files changed, or the day. True: there is something else to show than at
	 * the last look. It may come later, with INPUT_PROGRAMME. */
	bool (*refresh)(void *self, const struct moment *now);
	bool (*sessions)(void *self, utc_t from, utc_t to, struct session_list *out);
	bool (*shifts)(void *self, utc_t from, utc_t to, struct shift_list *out);
	bool (*has_roster)(void *self); /* there is a roster with shifts in it */
};

/* Setting the wall clock, for staff. */
enum clock_answer {
	CLOCK_DONE,
	CLOCK_NETWORK, /* the network sets it already */
	CLOCK_REFUSED, /* it cannot be done on this machine */
};
struct clock_port {
	void *self;
	/* Set it; `now` is filled with the moment as it is then. NULL = it cannot be done here. */
	enum clock_answer (*set)(void *self, utc_t at, struct moment *now);
};

/* The computer itself. NULL = nothing is known of it. */
struct machine_port {
	void *self;
	void (*read)(void *self, struct machine *out);
};

/* New versions of the terminal. NULL = they cannot be asked for here. */
struct update_port {
	void *self;
	bool (*ask)(void *self); /* false: nobody will know of it */
	/* What became of it, read anew; it fills all of `out`. */
	void (*state)(void *self, struct update *out);
};

/* The file for whoever helps. NULL = it cannot be written here. */
struct diagnosis_port {
	void *self;
	/* Write it; `where` is its name on the stick, else its whole path. */
	enum diagnosis_view (*write)(void *self, const char *name, const char *text, size_t size,
				     char *where, int room);
};

struct ports {
	struct store_port store;
	struct output_port outputs;
	struct calendar_port calendar;
	struct clock_port clock;
	struct machine_port machine;
	struct diagnosis_port diagnosis;
	struct update_port update;
};

#endif
