/*
 * The nightly fold changes no figure: random weeks of a house, folded night by night by the real
 * store, and the same weeks computed before and after each fold.
 */
#include "store_folder.h"
#include "support/log.h"
#include "support/same_week.h"

#include "model/figures_year.h"
#include "report/report.h"

#define ROUNDS 6
#define DAYS   9

static const char first_day[] = "2026-12-24T08:00"; /* nine days later it is another year */

struct house {
	struct store *store;
	struct event_list day; /* not stored yet: a day is one transaction, for speed */
	int64_t last_id;
	struct moment now;
	struct opening opening;
	int64_t check_in, joined, repeat, ask;
	bool seen, met;
};

static int64_t keep(struct house *house, struct event event)
{
	struct event *kept = event_list_add(&house->day);

	assert_non_null(kept);
	event.at = house->now;
	event.id = ++house->last_id;
	*kept = event;
	return event.id;
}

static void store_the_day(struct house *house)
{
	struct error error;
	int count = house->day.count;

	if (!store_append(house->store, house->day.items, count, &error))
		fail_msg("%s", error.text);
	assert_int_equal(house->day.items[count - 1].id, house->last_id);
	event_list_free(&house->day);
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

/* ---- what can happen in a house --------------------------------------------- */

static void somebody_comes(struct house *house)
{
	house->check_in = tell(house, EVENT_CHECK_IN, 0, 0);
	pass(house, rand() % 20);
	if (rand() % 4 == 0)
		(void)tell(house, EVENT_PARTY, house->check_in, 2 + rand() % 8);
	if (rand() % 6 == 0)
		(void)tell(house, EVENT_NEW_HERE, house->check_in, 0);
	if (rand() % 8 == 0)
		(void)tell(house, EVENT_UNDO, house->check_in, 0);
}

static void somebody_joins(struct house *house)
{
	struct event event = { .kind = rand() % 4 ? EVENT_JOINED : EVENT_WISHED };
	day_t day = civil_day(house->now.utc) + rand() % 4;

	(void)snprintf(event.session.key, sizeof event.session.key, "key-%d", rand() % 2);
	(void)snprintf(event.session.title, sizeof event.session.title, "Koken");
	event.session.start = civil_utc(day, 14, 0);
	int64_t joined = keep(house, event);
	if (rand() % 5)
		return;
	event.kind = EVENT_UNJOINED;
	event.ref = joined;
	(void)keep(house, event);
}

static void somebody_asks(struct house *house)
{
	if (house->ask) {
		int64_t repeat = tell(house, EVENT_REPEAT, 0, 0);
		pass(house, 5);
		if (rand() % 3 == 0)
			(void)tell(house, EVENT_REPEAT_NOT, repeat, 0);
		return;
	}
	house->ask = tell(house, EVENT_ASKED, 0, 1);
	house->seen = house->met = false;
}

static void the_ask_goes_on(struct house *house)
{
	if (!house->ask)
		return;
	if (!house->seen) {
		(void)tell(house, EVENT_SEEN, house->ask, 0);
		house->seen = true;
	} else if (!house->met) {
		(void)tell(house, EVENT_MET, house->ask, 0);
		house->met = true;
	} else {
		(void)tell(house, EVENT_ENDED, house->ask, END_TALKED);
		house->ask = 0;
	}
}

static void the_power_fails(struct house *house)
{
	if (rand() % 2)
		(void)tell(house, EVENT_STOP, 0, 0);
	pass(house, rand() % (3 * HOUR));
	if (rand() % 3) {
		house->now.boot++;
		house->now.mono_ms = 20000;
	}
	(void)tell(house, EVENT_START, 0, 0);
}

static void a_line_is_found_broken_or_whole(struct house *house)
{
	static const enum event_kind kinds[] = { EVENT_FAULT, EVENT_FAULT, EVENT_HEALED,
						 EVENT_TESTED };
	enum event_kind kind = kinds[rand() % 4];

	(void)keep(house,
		   (struct event) { .kind = kind,
				    .n = kind == EVENT_TESTED ? 0 : 1 + rand() % (FAULTS - 1),
				    .m = rand() % LINES });
}

/* A boot without a clock: some hours later it is set, or it never is. */
static void the_clock_is_not_sure(struct house *house)
{
	int offset = rand() % (4 * HOUR) - 2 * HOUR;

	house->now.boot++;
	house->now.mono_ms = 20000;
	house->now.sure = false;
	house->now.utc -= offset;
	(void)tell(house, EVENT_START, 0, 0);
	for (int i = rand() % 4; i > 0; i--) {
		pass(house, rand() % HOUR);
		somebody_comes(house);
		a_line_is_found_broken_or_whole(house);
	}
	house->now.utc += offset;
	house->now.sure = true;
	if (rand() % 2)
		(void)tell(house, EVENT_CLOCK_SET, house->now.boot, offset);
}

static void something_happens(struct house *house)
{
	if (rand() % 8 == 0)
		a_line_is_found_broken_or_whole(house);
	switch (rand() % 12) {
	case 0:
		somebody_joins(house);
		break;
	case 1:
		somebody_asks(house);
		break;
	case 2:
	case 3:
		the_ask_goes_on(house);
		break;
	case 4:
		(void)keep(house, (struct event) { .kind = EVENT_CORRECTION,
						   .day = civil_day(house->now.utc) - rand() % 3,
						   .m = rand() % DAYPARTS,
						   .n = rand() % 7 - 3 });
		break;
	case 5:
		if (rand() % 3 == 0)
			the_power_fails(house);
		break;
	case 6:
		if (rand() % 10 == 0)
			the_clock_is_not_sure(house);
		break;
	default:
		somebody_comes(house);
		break;
	}
}

/* ---- comparing ----------------------------------------------------------------- */

static struct week_figures figures_of(struct house *house, struct week week)
{
	struct history history = { 0 };
	struct week_figures figures;
	day_t monday = civil_monday(week);

	assert_true(store_history(house->store, monday, monday + 6, &history, NULL));
	assert_true(figures_week(&history, &house->opening, week, house->now.utc, &figures));
	history_free(&history);
	return figures;
}

/* The report of the year, hours to the second before it; free() it. */
static char *year_of(struct house *house, int year)
{
	struct history history = { 0 };
	struct year_figures figures;
	char *bytes = NULL;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);

	assert_non_null(out);
	assert_true(store_history(house->store, civil_day_of(year, 1, 1) - FIGURES_DAYS_AROUND,
				  civil_day_of(year, 12, 31) + FIGURES_DAYS_AROUND, &history,
				  NULL));
	assert_true(figures_year(&history, &house->opening, year, house->now.utc, &figures));
	(void)fprintf(out, "%.0f ", figures.hours_recorded * HOUR);
	assert_true(report_year_json(&figures, out));
	assert_true(report_year_csv(&figures, out));
	assert_int_equal(fclose(out), 0);
	figures_year_free(&figures);
	history_free(&history);
	return bytes;
}

static void fold(struct house *house)
{
	static const struct week weeks[] = { { 2026, 52 }, { 2026, 53 } };
	static const int years[] = { 2026, 2027 };
	struct week_figures before[2], after[2];
	char *year_before[2];
	struct event_list log = { 0 };
	struct event alive = { .kind = EVENT_ALIVE, .at = house->now };

	/* The terminal says it is alive anyhow: what the fold adds is no news. */
	(void)tell(house, EVENT_ALIVE, 0, 0);
	store_the_day(house);
	for (int i = 0; i < 2; i++) {
		before[i] = figures_of(house, weeks[i]);
		year_before[i] = year_of(house, years[i]);
	}
	assert_true(store_events(house->store, &log, NULL));
	int count = history_foldable(&log, civil_day(house->now.utc));
	assert_true(store_fold(house->store, count, &alive, NULL));
	event_list_free(&log);
	house->last_id = alive.id;
	for (int i = 0; i < 2; i++) {
		after[i] = figures_of(house, weeks[i]);
		assert_same_week(&before[i], &after[i]);
		assert_memory_equal(before[i].means, after[i].means, sizeof after[i].means);
		figures_free(&before[i]);
		figures_free(&after[i]);
		char *year_after = year_of(house, years[i]);
		assert_string_equal(year_before[i], year_after);
		free(year_before[i]);
		free(year_after);
	}
}

/* A day until the fold at 00:45, sometimes with people until after midnight. */
static void a_day_and_its_fold(struct house *house)
{
	day_t day = civil_day(house->now.utc);
	utc_t night = civil_utc(day + 1, 0, 45), quiet = civil_utc(day, 17, 0);

	if (rand() % 3 == 0)
		quiet = night;
	while (house->now.utc < night) {
		pass(house, 1 + rand() % (14 * MINUTE));
		if (house->now.utc < quiet)
			something_happens(house);
		else
			(void)tell(house, EVENT_ALIVE, 0, 0);
	}
	if (house->ask && rand() % 4) { /* swept, mostly */
		(void)tell(house, EVENT_ENDED, house->ask, END_NOT_SEEN);
		house->ask = 0;
	}
	fold(house);
}

static void random_weeks(struct folder *folder, struct opening opening, unsigned seed)
{
	srand(seed);
	for (int round = 0; round < ROUNDS; round++) {
		struct house house = { .opening = opening,
				       .now = { .utc = local(first_day),
						.mono_ms = 30000,
						.boot = 1,
						.sure = true } };
		char sub[200];
		(void)snprintf(sub, sizeof sub, "%s/round-%d", folder->path, round);
		house.store = store_open(sub, house.now.utc, &folder->news, &folder->error);
		if (!house.store)
			fail_msg("%s", folder->error.text);
		(void)tell(&house, EVENT_START, 0, 0);
		for (int day = 0; day < DAYS; day++)
			a_day_and_its_fold(&house);
		store_close(house.store);
	}
}

static void with_office_hours(void **state)
{
	random_weeks(*state, office_hours(), 47);
}

static void open_day_and_night(void **state)
{
	struct opening always = { 0 };

	for (int weekday = 0; weekday < 7; weekday++)
		opening_add(&always, weekday, 0, 24 * 60);
	random_weeks(*state, always, 48);
}

static void without_opening_hours(void **state)
{
	random_weeks(*state, (struct opening) { 0 }, 49);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(with_office_hours),
		STORE_TEST(open_day_and_night),
		STORE_TEST(without_opening_hours),
	};

	return cmocka_run_group_tests_name("figures: before and after the fold", tests, NULL, NULL);
}
