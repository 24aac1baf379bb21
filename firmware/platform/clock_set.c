#include "platform/clock_set.h"

#include "platform/clock.h"

#include <systemd/sd-bus.h>
#include <time.h>

#define TIMEDATED "org.freedesktop.timedate1"
#define ITS_PATH  "/org/freedesktop/timedate1"
/* Microseconds for an answer. Somebody stands there; but the first one comes when timedated, and
 * whoever knows what it may do, have been started for it: seconds on a small machine. */
#define PATIENCE     UINT64_C(20000000)
#define MICROSECONDS INT64_C(1000000)

static bool ask(sd_bus *bus, const char *property, bool *answer)
{
	int value = 0;
	int code = sd_bus_get_property_trivial(bus, TIMEDATED, ITS_PATH, TIMEDATED, property, NULL,
					       'b', &value);

	*answer = value != 0;
	return code >= 0;
}

/* Whether the network may set the clock when there is one. */
static bool let_network(sd_bus *bus, bool on)
{
	return sd_bus_call_method(bus, TIMEDATED, ITS_PATH, TIMEDATED, "SetNTP", NULL, NULL, "bb",
				  on, false) >= 0;
}

static bool set_time(sd_bus *bus, utc_t at)
{
	return sd_bus_call_method(bus, TIMEDATED, ITS_PATH, TIMEDATED, "SetTime", NULL, NULL, "xbb",
				  (int64_t)at * MICROSECONDS, false, false) >= 0;
}

/* A house without a network has its service switched on all the same: timedated sets no clock then.
 * It is off for a moment, and on again, so that a network that comes one day puts things right.
 * Only when the clock goes back it stays off: systemd-timesyncd, which remembers the last time it
 * saw, would put the clock forward again at once. */
static enum clock_answer talk_to_timedated(sd_bus *bus, utc_t at, utc_t now)
{
	bool synchronised, network = false;

	if (!ask(bus, "NTPSynchronized", &synchronised))
		return CLOCK_REFUSED;
	if (synchronised)
		return CLOCK_NETWORK;
	bool was_on = ask(bus, "NTP", &network) && network && let_network(bus, false);
	bool done = set_time(bus, at);
	if (was_on && (!done || at >= now - MINUTE))
		(void)let_network(bus, true);
	return done ? CLOCK_DONE : CLOCK_REFUSED;
}

enum clock_answer clock_set_by_timedated(utc_t at, utc_t now)
{
	enum clock_answer answer = CLOCK_REFUSED;
	sd_bus *bus = NULL;

	if (sd_bus_open_system(&bus) >= 0 && sd_bus_set_method_call_timeout(bus, PATIENCE) >= 0)
		answer = talk_to_timedated(bus, at, now);
	(void)sd_bus_flush_close_unref(bus);
	return answer;
}

static enum clock_answer set_directly(utc_t at)
{
	const struct timespec to = { .tv_sec = at };

	if (clock_synchronised())
		return CLOCK_NETWORK;
	return clock_settime(CLOCK_REALTIME, &to) == 0 ? CLOCK_DONE : CLOCK_REFUSED;
}

enum clock_answer clock_set(utc_t at)
{
	enum clock_answer answer = clock_set_by_timedated(at, clock_now().utc);

	return answer == CLOCK_REFUSED ? set_directly(at) : answer;
}
