/*
 * machine.h - the computer that the terminal runs on, as far as it tells: whether its power is
 * strong enough, how warm it is, how much room its disk has, and which versions it runs.
 */
#ifndef INLOOP_MODEL_MACHINE_H
#define INLOOP_MODEL_MACHINE_H

#include "base/health.h"
#include "model/moment.h"
#include "model/stick.h"

#include <stdint.h>

enum machine_power {
	POWER_UNKNOWN, /* the kernel does not tell on this machine */
	POWER_GOOD,
	POWER_WEAK, /* under-voltage, now or in the last seconds */
};

#define MACHINE_NO_DEGREES (-1000)
#define MACHINE_VERSION    64

struct machine {
	enum machine_power power;
	int degrees;               /* of the processor, Celsius; MACHINE_NO_DEGREES = not told */
	struct stick_state stick;  /* the copies on the USB stick */
	int64_t free_mb, total_mb; /* of the disk with the data, in millions of bytes; -1 */
	/* "" = not known */
	char program[MACHINE_VERSION], sqlite[MACHINE_VERSION], sdl[MACHINE_VERSION],
	    gpiod[MACHINE_VERSION], system[MACHINE_VERSION];
	/* Of a card: when the packages of its system were the newest; DAY_NONE = not told. */
	day_t system_day;
};

/* Nothing is known yet. */
void machine_init(struct machine *machine);

/* Say in the lines "power", "temperature" and "disk" how it is; a line that is not known is not
 * there. `weak_at`: when the power was seen to be weak today, 0 = it was not. */
void machine_tell(const struct machine *machine, utc_t weak_at, struct health *health);

/* Say in the line "system" how old that is. It is only too old by a clock that is sure. */
void machine_tell_age(const struct machine *machine, const struct moment *now,
		      struct health *health);

/* "Inloop 0.1.0, SQLite 3.46.1, SDL 2.32.4, ...": what is known, into out. Returns out. */
char *machine_versions(const struct machine *machine, char *out, int room);

#endif
