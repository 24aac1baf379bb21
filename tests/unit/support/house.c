#include "house.h"

#include "base/file.h"
#include "model/talk.h"

#include <stdio.h>
#include <stdlib.h>

#define OPENS_MINUTE (9 * 60 + 30)
#define CLOSES_HOUR  21
#define STEP_S       220 /* 200 visits a day */
#define ALIVE_S      (15 * MINUTE)

static _Noreturn void give_up(const char *why)
{
	(void)fprintf(stderr, "the house cannot go on: %s\n", why);
	abort();
}

static void need(bool good, const char *what)
{
	if (!good)
		give_up(what);
}

/* splitmix64: small, and the same on every machine. */
int house_random(struct house *house, int most)
{
	uint64_t z = house->random += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	z ^= z >> 31;
	return (int)(z % ((uint64_t)most + 1));
}

bool house_once_in(struct house *house, int times)
{
	return house_random(house, times - 1) == 0;
}

/* ---- events ---------------------------------------------------------------- */

static int64_t keep(struct house *house, struct event event)
{
	struct event *kept = event_list_add(&house->events);

	if (!kept)
		give_up("out of memory");
	event.at = house->now;
	event.id = ++house->last_id;
	*kept = event;
	house->told.events++;
	return event.id;
}

static int64_t tell(struct house *house, enum event_kind kind, int64_t ref, int n)
{
	return keep(house, (struct event) { .kind = kind, .ref = ref, .n = n });
}

static void pass(struct house *house, int64_t seconds)
{
	house->now.utc += seconds;
	house->now.mono_ms += seconds * 1000;
}

static void pass_until(struct house *house, utc_t at)
{
	if (at > house->now.utc)
		pass(house, at - house->now.utc);
}

static void store_the_events(struct house *house)
{
	struct error error;
	int count = house->events.count;

	if (count == 0)
		return;
	need(store_append(house->store, house->events.items, count, &error), error.text);
	need(house->events.items[count - 1].id == house->last_id, "ids that do not count up");
	house->events.count = 0;
}

static void fold(struct house *house)
{
	struct event_list log = { 0 };
	struct event alive = { .kind = EVENT_ALIVE, .at = house->now };
	struct error error;
	int between = house->fold_each ? house->fold_each : 1;

	if ((house->today % between != 0 && !house->must_fold) || !house->now.sure)
		return;
	/* The terminal says it is alive anyhow: what the fold adds is no news. */
	(void)tell(house, EVENT_ALIVE, 0, 0);
	store_the_events(house);
	if (house->at_fold)
		house->at_fold(house, false);
	need(store_events(house->store, &log, &error), error.text);
	int count = history_foldable(&log, civil_day(house->now.utc));
	event_list_free(&log);
	house->told.foldless += count == 0;
	house->told.folds += count > 0;
	if (count > 0) {
		need(store_fold(house->store, count, &alive, &error), error.text);
		house->last_id = alive.id;
	}
	if (house->at_fold)
		house->at_fold(house, true);
}

/* ---- what can happen in a house ----------------------------------------------- */

static void somebody_comes(struct house *house)
{
	int party = house_once_in(house, 5) ? 2 + house_random(house, 3) : 1;
	bool new_here = house_once_in(house, 9), undone = house_once_in(house, 15);

	day_t day = civil_day(house->now.utc + house->behind) - house->first;

	house->check_in = tell(house, EVENT_CHECK_IN, 0, 0);
	pass(house, house_random(house, 20));
	if (party > 1)
		(void)tell(house, EVENT_PARTY, house->check_in, party);
	if (new_here)
		(void)tell(house, EVENT_NEW_HERE, house->check_in, 0);
	if (undone)
		(void)tell(house, EVENT_UNDO, house->check_in, 0);
	house->told.check_ins += !undone;
	house->told.visits += undone ? 0 : party;
	if (day < HOUSE_DAYS && !undone)
		house->told.visits_on[day] += party;
	house->told.new_here += new_here && !undone;
}

/* Two or three activities a day, weekly, each on its weekday; people join today's, and sometimes
 * one of the days to come. */
static void somebody_joins(struct house *house)
{
	struct event event = { .kind = house_once_in(house, 10) ? EVENT_WISHED : EVENT_JOINED };
	day_t day =
	    civil_day(house->now.utc) + (house_once_in(house, 4) ? house_random(house, 5) : 0);
	int weekday = civil_weekday(day);
	int number = weekday + 7 * house_random(house, weekday == 0 ? 2 : 1);

	(void)snprintf(event.session.key, sizeof event.session.key,
		       "040000008200E00074C5B7101A82E008-%02d@huis-van-de-wijk.example", number);
	(void)snprintf(event.session.title, sizeof event.session.title, "Samen koken en eten (%d)",
		       number);
	event.session.start = civil_utc(day, 10 + number, 0);
	house->joined_id = keep(house, event);
	house->joined = event;
	if (!house_once_in(house, 12)) {
		house->told.participants += event.kind == EVENT_JOINED;
		house->told.wished += event.kind == EVENT_WISHED;
	} else {
		pass(house, 4);
		event.kind = EVENT_UNJOINED;
		event.ref = house->joined_id;
		(void)keep(house, event);
	}
}

static void end_ask(struct house *house, int i, enum ask_end end)
{
	(void)tell(house, EVENT_ENDED, house->asks[i].id, (int)end);
	for (house->ask_count--; i < house->ask_count; i++)
		house->asks[i] = house->asks[i + 1];
}

static void somebody_asks(struct house *house)
{
	struct event asked = { .kind = EVENT_ASKED, .n = house_random(house, TALK_MAX - 1) };
	bool nobody = house_once_in(house, 8);

	if (house->ask_count == HOUSE_ASKS)
		return;
	if (house->ask_count > 0 && house_once_in(house, 2)) {
		house->repeat = tell(house, EVENT_REPEAT, 0, 0);
		pass(house, 5);
		if (!house_once_in(house, 3))
			return;
		(void)tell(house, EVENT_REPEAT_NOT, house->repeat, 0);
	}
	asked.flags = nobody ? ASKED_NOBODY : 0;
	house->asks[house->ask_count].id = keep(house, asked);
	house->asks[house->ask_count].state = 0;
	house->asks[house->ask_count++].nobody = nobody;
	house->told.asks++;
}

static enum ask_end swept(const struct house *house, int i)
{
	return house->asks[i].state == 2   ? END_TALKED
	       : house->asks[i].state == 1 ? END_SEEN_NOT_MET
	       : house->asks[i].nobody     ? END_NOBODY
					   : END_NOT_SEEN;
}

static void an_ask_goes_on(struct house *house)
{
	if (house->ask_count == 0)
		return;
	int i = house_random(house, house->ask_count - 1);
	int64_t id = house->asks[i].id;
	switch (house->asks[i].state) {
	case 0:
		if (house_once_in(house, 3)) {
			(void)tell(house, EVENT_REMINDED, id, 0);
		} else if (house_once_in(house, 5)) {
			(void)tell(house, EVENT_GAVE_UP, id, 0);
		} else if (house_once_in(house, 7)) {
			end_ask(house, i, END_STOPPED);
		} else if (!house_once_in(house, 4)) {
			(void)tell(house, EVENT_SEEN, id, 0);
			house->asks[i].state = 1;
		}
		break;
	case 1:
		if (house_once_in(house, 6)) {
			(void)tell(house, EVENT_LATE, id, 0);
		} else if (house_once_in(house, 12)) {
			(void)tell(house, EVENT_BACK, id, 0);
			house->asks[i].state = 0;
		} else {
			(void)tell(house, EVENT_MET, id, 0);
			house->asks[i].state = 2;
		}
		break;
	default:
		end_ask(house, i, END_TALKED);
		break;
	}
}

static void staff_correct(struct house *house)
{
	(void)keep(house,
		   (struct event) { .kind = EVENT_CORRECTION,
				    .day = civil_day(house->now.utc) - house_random(house, 2),
				    .m = house_random(house, DAYPARTS - 1),
				    .n = house_random(house, 14) - 4 });
	house->told.corrections++;
}

/* ---- power and clock ------------------------------------------------------------ */

static void boot(struct house *house)
{
	/* Any number, as large as the terminal's own. */
	house->now.boot =
	    (int64_t)(((uint64_t)house->now.boot * 6364136223846793005u + 1442695040888963407u) &
		      INT64_MAX);
	house->now.mono_ms = 20000 + house_random(house, 20000);
	house->told.boots++;
}

static void start(struct house *house)
{
	(void)tell(house, EVENT_START, 0, 0);
	/* Of what was asked before, nothing is known any more. */
	while (house->ask_count > 0 && house_once_in(house, 2))
		end_ask(house, 0, house->asks[0].state == 2 ? END_TALKED : END_UNKNOWN);
}

static void the_power_fails(struct house *house)
{
	pass(house, 60 + house_random(house, 90 * MINUTE));
	boot(house);
	start(house);
}

static void the_program_fails(struct house *house)
{
	pass(house, 5 + house_random(house, 40 * MINUTE));
	start(house);
}

/* A boot without a clock: after some hours it is set, or, rarely, it never is. */
static void the_clock_is_not_sure(struct house *house)
{
	int offset = house_random(house, 8 * HOUR) - 4 * HOUR;
	bool set = !house_once_in(house, 50);

	boot(house);
	house->now.sure = false;
	house->now.utc -= offset;
	house->behind = set ? offset : 0;
	start(house);
	for (int i = house_random(house, 8); i > 0; i--) {
		pass(house, 60 + house_random(house, 10 * MINUTE));
		somebody_comes(house);
	}
	house->now.utc += offset;
	house->now.sure = true;
	house->behind = 0;
	if (set)
		(void)tell(house, EVENT_CLOCK_SET, house->now.boot, offset);
}

/* Out of a thousand. */
static void something_happens(struct house *house)
{
	int dice = house_random(house, 999);
	int storms = house->storms;

	if (storms && house_once_in(house, storms)) {
		if (house_once_in(house, 2))
			the_clock_is_not_sure(house);
		else if (house_once_in(house, 2))
			the_power_fails(house);
		else
			the_program_fails(house);
	}
	if (dice < 400)
		somebody_comes(house);
	else if (dice < 475)
		somebody_joins(house);
	else if (dice < 520)
		somebody_asks(house);
	else if (dice < 800)
		an_ask_goes_on(house);
	else if (dice < 802)
		staff_correct(house);
	else if (dice < 808)
		(void)tell(house, EVENT_HERE, 0, house_random(house, 1));
	else if (dice < 809 && house_once_in(house, 3))
		the_power_fails(house);
	else if (dice < 810 && house_once_in(house, 5))
		the_program_fails(house);
	else if (dice < 811 && house_once_in(house, 6))
		the_clock_is_not_sure(house);
}

/* ---- days and nights -------------------------------------------------------------- */

static void live_until(struct house *house, utc_t end)
{
	utc_t last = house->now.utc;
	int64_t before = house->told.events;

	while (house->now.utc < end) {
		pass(house, 1 + house_random(house, house->step_s));
		something_happens(house);
		if (house->told.events == before && house->now.utc - last >= ALIVE_S)
			(void)tell(house, EVENT_ALIVE, 0, 0);
		if (house->told.events != before)
			last = house->now.utc;
		before = house->told.events;
	}
}

static void morning(struct house *house)
{
	utc_t opens = civil_utc(house->today, OPENS_MINUTE / 60, OPENS_MINUTE % 60);

	if (house->on) {
		pass_until(house, opens);
		(void)tell(house, EVENT_ALIVE, 0, 0);
		return;
	}
	house->now.utc = opens - house_random(house, 40 * MINUTE) + 5 * MINUTE;
	boot(house);
	house->on = true;
	start(house);
	fold(house);
}

static void sweep(struct house *house)
{
	while (house->ask_count > 0)
		end_ask(house, 0, swept(house, 0));
}

/* The clock changes in the night after this date. */
static bool clock_changes(day_t day)
{
	return civil_utc(day + 2, 0, 0) - civil_utc(day + 1, 0, 0) != 24 * HOUR;
}

static void night(struct house *house)
{
	utc_t fold_at = civil_utc(house->today + 1, 0, 45);

	if (!house->must_fold && (clock_changes(house->today) || house_once_in(house, 40))) {
		live_until(house, fold_at);
		house->today++;
		fold(house);
		live_until(house, civil_utc(house->today, 4, 0));
		sweep(house);
		return;
	}
	pass_until(house, civil_utc(house->today, CLOSES_HOUR, 30));
	sweep(house);
	house->today++;
	if (!house->must_fold &&
	    house_once_in(house, 2)) { /* the cleaner pulls the plug, or somebody takes leave */
		if (house_once_in(house, 4))
			(void)tell(house, EVENT_STOP, 0, 0);
		house->on = false;
		return;
	}
	pass_until(house, fold_at);
	fold(house);
}

void house_day(struct house *house)
{
	morning(house);
	live_until(house, civil_utc(house->today, CLOSES_HOUR, 0));
	night(house);
	store_the_events(house);
}

void house_open(struct house *house, const char *folder, day_t first, uint64_t seed)
{
	struct store_news news;
	struct error error;

	*house =
	    (struct house) { .random = seed, .first = first, .today = first, .step_s = STEP_S };
	need(civil_set_zone("Europe/Amsterdam"), "no time zones on this machine");
	for (int weekday = 0; weekday < 7; weekday++) {
		house->opening.hours[weekday][0] =
		    (struct opening_interval) { OPENS_MINUTE, CLOSES_HOUR * 60 };
		house->opening.count[weekday] = 1;
	}
	house->now = (struct moment) { .utc = civil_utc(first, 9, 0), .boot = 1, .sure = true };
	house->store = store_open(folder, house->now.utc, &news, &error);
	need(house->store != NULL, error.text);
}

void house_close(struct house *house)
{
	store_close(house->store);
	event_list_free(&house->events);
}
