/* Setting the clock by hand: each part of date and time has its own plus and minus. */
#include "app/app_private.h"

#define FIRST_YEAR 2026 /* before it no clock is right */
#define LAST_YEAR  2099

static int days_in(int year, int month)
{
	day_t first = civil_day_of(year, month, 1);

	return month == 12 ? 31 : civil_day_of(year, month + 1, 1) - first;
}

/* The best that is known stands there at first. */
void app_dial_now(struct app *app)
{
	int *dial = app->nav.dial;

	app->nav.clock = CLOCK_DIAL;
	struct civil civil = civil_at(app_stamp(app).utc);
	dial[CLOCK_DAY] = civil.mday;
	dial[CLOCK_MONTH] = civil.month;
	dial[CLOCK_YEAR] = civil.year < FIRST_YEAR  ? FIRST_YEAR
			   : civil.year > LAST_YEAR ? LAST_YEAR
						    : civil.year;
	dial[CLOCK_HOUR] = civil.hour;
	dial[CLOCK_MINUTE] = civil.minute;
	/* civil_at() knows 29 February of another year */
	if (dial[CLOCK_DAY] > days_in(dial[CLOCK_YEAR], dial[CLOCK_MONTH]))
		dial[CLOCK_DAY] = days_in(dial[CLOCK_YEAR], dial[CLOCK_MONTH]);
}

static int turned(int value, int by, int least, int most)
{
	value += by;
	return value < least ? most : value > most ? least : value;
}

/* Each part goes round by itself: what was right already stays. */
static void turn(struct app *app, enum clock_part part, int by)
{
	int *dial = app->nav.dial;
	const struct {
		int least, most;
	} bounds[CLOCK_PARTS] = {
		[CLOCK_DAY] = { 1, days_in(dial[CLOCK_YEAR], dial[CLOCK_MONTH]) },
		[CLOCK_MONTH] = { 1, 12 },
		[CLOCK_YEAR] = { FIRST_YEAR, LAST_YEAR },
		[CLOCK_HOUR] = { 0, 23 },
		[CLOCK_MINUTE] = { 0, 59 },
	};

	dial[part] = turned(dial[part], by, bounds[part].least, bounds[part].most);
	int days = days_in(dial[CLOCK_YEAR], dial[CLOCK_MONTH]);
	if (dial[CLOCK_DAY] > days)
		dial[CLOCK_DAY] = days;
	app->nav.clock = CLOCK_DIAL;
	app->page_stale = true;
}

static void set_clock(struct app *app)
{
	static const enum clock_view views[] = {
		[CLOCK_DONE] = CLOCK_IS_SET,
		[CLOCK_NETWORK] = CLOCK_BY_NETWORK,
		[CLOCK_REFUSED] = CLOCK_CANNOT,
	};
	const int *dial = app->nav.dial;
	day_t day = civil_day_of(dial[CLOCK_YEAR], dial[CLOCK_MONTH], dial[CLOCK_DAY]);
	utc_t at = civil_utc(day, dial[CLOCK_HOUR], dial[CLOCK_MINUTE]);
	enum clock_view view = views[app_set_clock(app, at)];

	if (view == CLOCK_IS_SET) { /* the day may be another one */
		app_load_programme(app);
		app_count_visits(app);
	}
	app->nav.clock = view;
	app->page_stale = true;
}

void app_dial(struct app *app, struct action action)
{
	if (action.kind == ACTION_STAFF_CLOCK) {
		app_go(app, SCREEN_STAFF_CLOCK);
		app_dial_now(app);
	} else if (action.kind == ACTION_SET_CLOCK) {
		set_clock(app);
	} else if (action.n >= 0 && action.n < CLOCK_PARTS) {
		turn(app, (enum clock_part)action.n, action.kind == ACTION_DIAL_UP ? 1 : -1);
	}
}
