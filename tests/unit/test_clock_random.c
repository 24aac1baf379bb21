/*
 * Weeks of a house whose clock cannot be trusted, against a hidden clock that can: it starts
 * anywhere, is moved, becomes sure and is lost again; the machine sleeps, the program starts anew,
 * the power goes. Afterwards every visit whose boot ever knew the time stands in its true hour, and
 * all others are there too, and marked.
 */
#include "support/log.h"
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

#define SECONDS  INT64_C(1000)
#define MINUTES  (60 * SECONDS)
#define SEEDS    150
#define STEPS    90
#define VISITS   400
#define LONG_AGO (-100000)
#define FAR_AWAY 100000

struct visit {
	utc_t real;
	int people;
	int64_t boot;
	bool ask;
	bool dated; /* the clock was sure then, or became so before the boot ended */
};

struct world {
	struct stage stage;
	struct store_link link;
	struct store_port port;
	char folder[128];
	int64_t skew; /* the terminal's clock less the true one */
	struct visit visits[VISITS];
	int count;
	unsigned int dice;
	int seed;
};

static int roll(struct world *world, int sides)
{
	world->dice = world->dice * 1103515245U + 12345U;
	return (int)((world->dice >> 16) % (unsigned int)sides);
}

static utc_t real(const struct world *world)
{
	return world->stage.now.utc - world->skew;
}

/* ---- what may happen to a clock ------------------------------------------------------- */

static void knows(struct world *world)
{
	for (int i = 0; i < world->count; i++)
		if (world->visits[i].boot == world->stage.now.boot)
			world->visits[i].dated = true;
}

/* Of a clock without a battery: 1970, some days off, years off, nearly right. */
static int64_t any_skew(struct world *world)
{
	switch (roll(world, 5)) {
	case 0:
		return -real(world) + roll(world, 100000);
	case 1:
		return (roll(world, 20) - 10) * (int64_t)86400 + roll(world, 7000);
	case 2:
		return (roll(world, 60) - 20) * (int64_t)31536000;
	default:
		return roll(world, 7200) - 3600;
	}
}

static void skew(struct world *world, int64_t skew)
{
	world->stage.now.utc += skew - world->skew;
	world->skew = skew;
}

static void be_sure(struct world *world, bool sure)
{
	if (sure) {
		skew(world, 0);
		knows(world);
	}
	world->stage.now.sure = sure;
}

static void clock_changes(struct world *world)
{
	int what = roll(world, 4);

	if (what == 0)
		be_sure(world, true);
	else if (what == 1)
		be_sure(world, false);
	else if (!world->stage.now.sure)
		skew(world, any_skew(world));
	stage_input(&world->stage, (struct input) { .kind = INPUT_CLOCK });
}

static void time_goes_by(struct world *world, int64_t seconds)
{
	world->stage.now.utc += seconds;
	world->stage.now.mono_ms += seconds * 1000;
}

static void sleeps(struct world *world)
{
	int64_t seconds = roll(world, 4) * (int64_t)5000;

	time_goes_by(world, seconds);
	world->stage.now.asleep_ms += seconds * 1000;
	stage_input(&world->stage, (struct input) { .kind = INPUT_TICK });
}

static void start(struct world *world)
{
	if (roll(world, 3) == 0)
		be_sure(world, true);
	else if (!world->stage.now.sure && roll(world, 2))
		skew(world, any_skew(world));
	stage_start(&world->stage);
}

/* In the same boot: a crash, or an update. */
static void program_starts_anew(struct world *world)
{
	if (roll(world, 2))
		app_stop(world->stage.app, world->stage.now);
	app_free(world->stage.app);
	time_goes_by(world, roll(world, 600));
	start(world);
}

static void power_goes(struct world *world)
{
	app_free(world->stage.app);
	time_goes_by(world, roll(world, 3) ? roll(world, 1000) : roll(world, 100000));
	world->stage.now.boot++;
	world->stage.now.mono_ms = 15000;
	world->stage.now.asleep_ms = 0;
	world->stage.now.sure = false;
	skew(world, any_skew(world));
	start(world);
}

/* ---- what people do --------------------------------------------------------------------- */

static void remember(struct world *world, int people, bool ask)
{
	assert_true(world->count < VISITS);
	world->visits[world->count++] = (struct visit) { real(world), people, world->stage.now.boot,
							 ask, world->stage.now.sure };
}

/* Not so near the hour that a second's rounding tells. */
static void not_on_the_hour(struct world *world)
{
	int64_t second = real(world) % HOUR;

	if (second < 15 || second > HOUR - 30)
		stage_pass(&world->stage, 50 * SECONDS);
}

static void somebody_comes(struct world *world)
{
	struct stage *stage = &world->stage;
	char id[24];
	int people = 1 + roll(world, 9);

	not_on_the_hour(world);
	stage_tap(stage, "home.check_in");
	assert_says(stage, "Welkom!");
	remember(world, people, false);
	if (people > 1) {
		stage_tap(stage, "check_in.together");
		(void)snprintf(id, sizeof id, "check_in.party_%d", people);
		stage_tap(stage, id);
	}
	stage_tap(stage, "check_in.done");
}

static void somebody_asks(struct world *world)
{
	not_on_the_hour(world);
	remember(world, 0, true);
	stage_press(&world->stage, 200);
	stage_tap(&world->stage, "talk.cancel");
	stage_tap(&world->stage, "talk.done");
	stage_pass(&world->stage, 1 * SECONDS);
}

static void step(struct world *world)
{
	switch (roll(world, 12)) {
	case 0:
	case 1:
		clock_changes(world);
		break;
	case 2:
		sleeps(world);
		break;
	case 3:
		program_starts_anew(world);
		break;
	case 4:
		power_goes(world);
		break;
	case 5:
		somebody_asks(world);
		break;
	case 6:
		stage_pass(&world->stage, roll(world, 30) * 20 * MINUTES);
		break;
	default:
		somebody_comes(world);
		break;
	}
	stage_pass(&world->stage, roll(world, 300) * SECONDS);
	if (!world->stage.app || strcmp(stage_screen(&world->stage), "home") != 0)
		stage_pass(&world->stage, 70 * SECONDS);
}

/* ---- against the truth -------------------------------------------------------------------- */

static int visits_of(const struct history *history, day_t day, int hour)
{
	int visits = 0;

	for (int i = 0; i < history->hours.count; i++)
		if (history->hours.items[i].day == day && history->hours.items[i].hour == hour)
			visits += history->hours.items[i].visits;
	return visits;
}

/* Of a day that is folded only the week is known. */
static int asks_in_week(const struct history *history, day_t monday)
{
	int asks = 0;

	for (int i = 0; i < history->asks.count; i++)
		asks += tally_first(TALLY_WEEK, history->asks.items[i].day) == monday;
	for (int i = 0; i < history->nobody.count; i++)
		if (tally_first(TALLY_WEEK, history->nobody.items[i].day) == monday)
			asks += history->nobody.items[i].asks;
	for (int i = 0; i < history->tallies.count; i++)
		if (history->tallies.items[i].per == TALLY_WEEK &&
		    history->tallies.items[i].first == monday)
			asks += history->tallies.items[i].asks;
	return asks;
}

static int asks_of(const struct history *history, enum tally_per per)
{
	int asks = history->asks.count;

	for (int i = 0; i < history->nobody.count; i++)
		asks += history->nobody.items[i].asks;
	for (int i = 0; i < history->tallies.count; i++)
		if (history->tallies.items[i].per == per)
			asks += history->tallies.items[i].asks;
	return asks;
}

static void assert_total(const struct world *world, const struct history *history)
{
	int people = 0, asks = 0, unsure = 0, counted = 0, marked = 0;

	for (int i = 0; i < world->count; i++) {
		people += world->visits[i].people;
		asks += world->visits[i].ask;
		unsure += !world->visits[i].dated;
	}
	for (int i = 0; i < history->hours.count; i++)
		counted += history->hours.items[i].visits;
	for (int i = 0; i < history->days.count; i++)
		marked += history->days.items[i].unsure_events + history->days.items[i].unsure_asks;
	for (int i = 0; i < history->extras.count; i++)
		if (history->extras.items[i].per == TALLY_WEEK)
			marked += history->extras.items[i].unsure;
	if (counted != people || asks_of(history, TALLY_WEEK) != asks ||
	    asks_of(history, TALLY_MONTH) != asks || marked != unsure)
		fail_msg("seed %d: %d people of %d, %d asks of %d, %d marked of %d", world->seed,
			 counted, people, asks_of(history, TALLY_WEEK), asks, marked, unsure);
}

/* What is dated stands where it was; in no hour there is more than it and all that is not. */
static void assert_dated(const struct world *world, const struct history *history)
{
	for (int i = 0; i < world->count; i++) {
		struct civil at = civil_at(world->visits[i].real);
		int people = 0, asks = 0, loose = 0, loose_asks = 0;
		if (!world->visits[i].dated)
			continue;
		for (int j = 0; j < world->count; j++) {
			const struct visit *other = &world->visits[j];
			struct civil then = civil_at(other->real);
			if (!other->dated) {
				loose += other->people;
				loose_asks += other->ask;
				continue;
			}
			if (tally_first(TALLY_WEEK, then.day) == tally_first(TALLY_WEEK, at.day))
				asks += other->ask;
			if (then.day == at.day && then.hour == at.hour)
				people += other->people;
		}
		int there = visits_of(history, at.day, at.hour);
		int asked = asks_in_week(history, tally_first(TALLY_WEEK, at.day));
		if (there < people || there > people + loose || asked < asks ||
		    asked > asks + loose_asks)
			fail_msg("seed %d: on day %d at %d there are %d of %d people, %d of %d "
				 "asks",
				 world->seed, at.day, at.hour, there, people, asked, asks);
	}
}

/* Hours recorded that lie in the future, or twice, were never lived. */
static void assert_hours(const struct world *world, const struct history *history)
{
	for (int i = 0; i < history->recorded.count; i++) {
		const struct recorded_row *row = &history->recorded.items[i];
		if (row->sure && (row->to < row->from || row->to > real(world) + 2))
			fail_msg("seed %d: it ran from %lld to %lld", world->seed,
				 (long long)row->from, (long long)row->to);
		for (int j = 0; j < i && row->sure; j++) {
			const struct recorded_row *other = &history->recorded.items[j];
			if (other->sure && row->from < other->to - 2 && other->from < row->to - 2)
				fail_msg("seed %d: it ran twice at %lld", world->seed,
					 (long long)row->from);
		}
	}
}

static void compare(const struct world *world)
{
	struct history history = { 0 };
	struct error error = { "" };

	if (!store_history(world->link.store, LONG_AGO, FAR_AWAY, &history, &error))
		fail_msg("seed %d: %s", world->seed, error.text);
	assert_total(world, &history);
	assert_dated(world, &history);
	assert_hours(world, &history);
	history_free(&history);
}

static void begin(struct world *world, int seed)
{
	struct store_news news;

	*world = (struct world) { .seed = seed, .dice = (unsigned int)seed };
	stage_open(&world->stage);
	world->stage.settings.open = (struct opening) { 0 };
	witness_folder(world->folder);
	world->link.store = store_open(world->folder, world->stage.now.utc, &news, NULL);
	assert_non_null(world->link.store);
	world->port = store_port(&world->link);
	world->stage.port = &world->port;
	/* Some of them through a night of 25 or 23 hours. */
	static const char *const from[] = { "2026-11-23T10:30", "2026-10-24T22:30",
					    "2027-03-27T22:30", "2026-12-31T20:30" };
	world->stage.now.utc = local(from[seed % 4]);
	world->stage.now.sure = roll(world, 2);
	if (!world->stage.now.sure)
		skew(world, any_skew(world));
	stage_start(&world->stage);
}

static void end(struct world *world)
{
	stage_close(&world->stage);
	store_close(world->link.store);
	witness_remove(world->folder);
}

static void every_visit_is_counted_once_and_where_it_was(void **state)
{
	static struct world world;
	int dated = 0, undated = 0;

	(void)state;
	for (int seed = 1; seed <= SEEDS; seed++) {
		begin(&world, seed);
		for (int i = 0; i < STEPS; i++)
			step(&world);
		compare(&world);
		/* Two nights with a sure clock: what can be folded is. */
		be_sure(&world, true);
		stage_input(&world.stage, (struct input) { .kind = INPUT_CLOCK });
		stage_pass(&world.stage, 48 * 60 * MINUTES);
		compare(&world);
		for (int i = 0; i < world.count; i++) {
			dated += world.visits[i].dated;
			undated += !world.visits[i].dated;
		}
		end(&world);
	}
	assert_true(dated > 20 * SEEDS);
	assert_true(undated > 5 * SEEDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_visit_is_counted_once_and_where_it_was),
	};

	return cmocka_run_group_tests_name("clock: whatever it says", tests, NULL, NULL);
}
