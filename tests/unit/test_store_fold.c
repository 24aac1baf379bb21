/* The store: the fold changes no figure, and leaves nothing of the exact times. */
#include "store_folder.h"

#define DAYS  4
#define FIRST (NOW - DAYS * 86400) /* 2026-11-19, a Thursday, ten o'clock */

static int compare_hours(const void *a, const void *b)
{
	const struct hour_row *left = a, *right = b;

	return left->day != right->day ? left->day - right->day : left->hour - right->hour;
}

static int compare_sessions(const void *a, const void *b)
{
	const struct session_row *left = a, *right = b;

	return left->session.start != right->session.start
		   ? (left->session.start > right->session.start ? 1 : -1)
		   : strcmp(left->session.key, right->session.key);
}

static int compare_days(const void *a, const void *b)
{
	return ((const struct day_row *)a)->day - ((const struct day_row *)b)->day;
}

static int compare_lines(const void *a, const void *b)
{
	const struct line_row *left = a, *right = b;

	if (left->day != right->day)
		return left->day - right->day;
	return left->line != right->line ? (int)left->line - (int)right->line
					 : left->what - right->what;
}

static struct history history_of(struct store *store, day_t from, day_t to)
{
	struct history history = { 0 };
	struct error error;

	if (!store_history(store, from, to, &history, &error))
		fail_msg("%s", error.text);
	if (history.hours.count)
		qsort(history.hours.items, (size_t)history.hours.count, sizeof *history.hours.items,
		      compare_hours);
	if (history.sessions.count)
		qsort(history.sessions.items, (size_t)history.sessions.count,
		      sizeof *history.sessions.items, compare_sessions);
	if (history.days.count)
		qsort(history.days.items, (size_t)history.days.count, sizeof *history.days.items,
		      compare_days);
	if (history.line_days.count)
		qsort(history.line_days.items, (size_t)history.line_days.count,
		      sizeof *history.line_days.items, compare_lines);
	return history;
}

static struct history whole_history(struct store *store)
{
	return history_of(store, 0, civil_day_of(2100, 1, 1));
}

static void assert_same_sessions(const struct history *a, const struct history *b)
{
	assert_int_equal(a->sessions.count, b->sessions.count);
	for (int i = 0; i < a->sessions.count; i++) {
		const struct session_row *left = &a->sessions.items[i],
					 *right = &b->sessions.items[i];
		assert_string_equal(left->session.key, right->session.key);
		assert_string_equal(left->session.title, right->session.title);
		assert_int_equal(left->session.start, right->session.start);
		assert_int_equal(left->participants, right->participants);
		assert_int_equal(left->wished, right->wished);
	}
}

/* All but the recorded hours, which end at a log's end, and the hour at which staff corrected. */
static int tallied(const struct history *h, const struct ask_tally *like)
{
	for (int i = 0; i < h->tallies.count; i++) {
		const struct ask_tally *row = &h->tallies.items[i];
		if (row->per == like->per && row->first == like->first && row->end == like->end &&
		    row->wait_min == like->wait_min)
			return row->asks;
	}
	return 0;
}

/* The asks that are not folded yet, too, as the fold will leave them. */
static void assert_same_asks(struct history *a, struct history *b)
{
	assert_true(history_tally(a) && history_tally(b));
	assert_int_equal(a->tallies.count, b->tallies.count);
	for (int i = 0; i < a->tallies.count; i++)
		assert_int_equal(tallied(a, &a->tallies.items[i]),
				 tallied(b, &a->tallies.items[i]));
	assert_int_equal(a->extras.count, b->extras.count);
	for (int i = 0; i < a->extras.count; i++)
		for (int j = 0; j < b->extras.count; j++)
			if (a->extras.items[i].per == b->extras.items[j].per &&
			    a->extras.items[i].first == b->extras.items[j].first)
				assert_int_equal(a->extras.items[i].repeats,
						 b->extras.items[j].repeats);
	assert_int_equal(a->nobody.count, b->nobody.count);
}

static void assert_same_figures(struct history *a, struct history *b)
{
	assert_same_asks(a, b);
	assert_int_equal(a->hours.count, b->hours.count);
	for (int i = 0; i < a->hours.count; i++) {
		const struct hour_row *left = &a->hours.items[i], *right = &b->hours.items[i];
		assert_int_equal(left->day, right->day);
		assert_int_equal(left->hour, right->hour);
		assert_int_equal(left->visits, right->visits);
		assert_int_equal(left->check_ins, right->check_ins);
		assert_int_equal(left->new_here, right->new_here);
	}
	assert_same_sessions(a, b);
	assert_int_equal(a->days.count, b->days.count);
	for (int i = 0; i < a->days.count; i++) {
		assert_int_equal(a->days.items[i].day, b->days.items[i].day);
		assert_int_equal(a->days.items[i].unsure_events, b->days.items[i].unsure_events);
	}
	assert_int_equal(a->corrections.count, b->corrections.count);
	for (int i = 0; i < a->corrections.count; i++) {
		assert_int_equal(a->corrections.items[i].day, b->corrections.items[i].day);
		assert_int_equal(a->corrections.items[i].daypart, b->corrections.items[i].daypart);
		assert_int_equal(a->corrections.items[i].visits, b->corrections.items[i].visits);
	}
	assert_int_equal(a->line_days.count, b->line_days.count);
	for (int i = 0; i < a->line_days.count; i++) {
		assert_int_equal(compare_lines(&a->line_days.items[i], &b->line_days.items[i]), 0);
		assert_int_equal(a->line_days.items[i].times, b->line_days.items[i].times);
	}
}

static struct event of_line(enum event_kind kind, utc_t utc, enum line line, int what)
{
	struct event event = about(kind, utc, 0, what);

	event.m = (int32_t)line;
	return event;
}

/* One day of everything, from ten o'clock of its date; unsure on the last but one. */
static void a_day(struct store *store, int number)
{
	utc_t start = FIRST + number * 86400;
	struct event party[3] = { at(EVENT_CHECK_IN, start + 333),
				  about(EVENT_PARTY, start + 340, REF_FIRST, 5),
				  about(EVENT_NEW_HERE, start + 341, REF_FIRST, 0) };
	struct event correction = about(EVENT_CORRECTION, start + 9000, 0, 3 - number);
	struct event unsure = at(EVENT_CHECK_IN, start + 8000);

	put(store, at(EVENT_START, start));
	put(store, at(EVENT_CHECK_IN, start + 111));
	assert_true(store_append(store, party, 3, NULL));
	put(store, of_line(EVENT_FAULT, start + 400, LINE_BUTTON, FAULT_STUCK));
	put(store, of_line(EVENT_HEALED, start + 490, LINE_BUTTON, FAULT_STUCK));
	int64_t mistake = put(store, at(EVENT_CHECK_IN, start + 1400));
	put(store, about(EVENT_UNDO, start + 1407, mistake, 0));
	put(store, at(EVENT_CHECK_IN, start + 1500));
	put(store, in_session(EVENT_JOINED, start + 4100, "kook", "Kookgroep", FIRST + 20000));
	int64_t joined = put(store, in_session(EVENT_JOINED, start + 4200, "taal",
					       "Taalcaf\xC3\xA9", FIRST + number * 86400 + 20000));
	put(store, in_session(EVENT_WISHED, start + 4300, "kook", "Kookgroep", FIRST + 20000));
	put(store, about(EVENT_UNJOINED, start + 4303, number ? joined : 0, 0));
	int64_t ask = put(store, at(EVENT_ASKED, start + 5001));
	put(store, about(EVENT_SEEN, start + 5061, ask, 0));
	put(store, about(EVENT_MET, start + 5182, ask, 0));
	put(store, about(EVENT_ENDED, start + 6000, ask, END_TALKED));
	ask = put(store, at(EVENT_ASKED, start + 7003));
	put(store, at(EVENT_REPEAT, start + 7031));
	put(store, about(EVENT_ENDED, start + 7333, ask, END_NOT_SEEN));
	unsure.at.sure = number != DAYS - 2;
	unsure.at.boot = 8;
	put(store, unsure);
	correction.day = civil_day(start) - 1;
	correction.m = AFTERNOON;
	put(store, correction);
	put(store, of_line(EVENT_FAULT, start + 9100, LINE_BUTTON, FAULT_STUCK));
	put(store, of_line(EVENT_TESTED, start + 9200, LINE_ACK, 0));
	put(store, at(EVENT_STOP, start + 9999));
}

static int foldable(struct store *store, day_t today)
{
	struct event_list events = { 0 };

	assert_true(store_events(store, &events, NULL));
	int count = history_foldable(&events, today);
	event_list_free(&events);
	return count;
}

static void the_fold_changes_no_figure(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int i = 0; i < DAYS; i++)
		a_day(store, i);
	struct history before = whole_history(store);
	assert_true(before.hours.count > DAYS);
	assert_int_equal(before.sessions.count, 1 + DAYS);
	assert_int_equal(before.asks.count, 2 * DAYS);
	assert_int_equal(before.corrections.count, DAYS);
	assert_int_equal(before.asks.items[0].wait_min, 4);
	assert_int_equal(before.line_days.count, 2 * DAYS);
	assert_int_equal(before.line_days.items[0].times, 2);

	/* In the middle of each day and at its end: rows are added to what is there. */
	int day = event_count(store) / DAYS;
	for (int part = 0; part < 2 * DAYS; part++) {
		assert_true(store_fold(store, part % 2 ? day - 7 : 7, NULL, NULL));
		store_close(store);
		store = folder_open(folder);
		struct history after = whole_history(store);
		assert_same_figures(&before, &after);
		history_free(&after);
	}
	assert_int_equal(event_count(store), 0);
	assert_true(before.tallies.count > 0 && before.extras.count > 0);
	history_free(&before);
	store_close(store);
}

static void each_night_folds_the_day_before(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	for (int i = 0; i < DAYS; i++) {
		a_day(store, i);
		struct event keep = at(EVENT_ALIVE, FIRST + i * 86400 + 53100);
		struct history before = whole_history(store);
		int events = event_count(store), count = foldable(store, civil_day(FIRST) + i + 1);
		if (i < DAYS - 2)
			assert_int_equal(count, events);
		assert_true(store_fold(store, count, &keep, NULL));
		assert_true(keep.id > 0);
		assert_int_equal(event_count(store), events - count + 1);
		struct history after = whole_history(store);
		assert_same_figures(&before, &after);
		history_free(&before);
		history_free(&after);
	}
	store_close(store);
}

static void folded_rows_are_read_by_date(void **state)
{
	struct store *store = folder_open(*state);
	day_t first = civil_day(FIRST);

	for (int i = 0; i < 3; i++)
		a_day(store, i);
	assert_true(store_fold(store, 1000, NULL, NULL));
	struct history history = history_of(store, first + 1, first + 1);
	struct history all = history_of(store, first - 31, first + 31);
	for (int i = 0; i < history.hours.count; i++)
		assert_int_equal(history.hours.items[i].day, first + 1);
	assert_int_equal(history.hours.items[0].visits, 7);
	assert_int_equal(history.hours.items[0].check_ins, 3);
	assert_int_equal(history.hours.items[0].new_here, 1);
	assert_int_equal(history.asks.count + history.nobody.count, 0);
	assert_int_equal(history.tallies.count + history.extras.count, 0); /* of no day */
	assert_int_equal(history.days.count, 0);
	assert_int_equal(all.extras.items[0].repeats, 3);
	history_free(&all);
	assert_int_equal(history.sessions.count, 1); /* taal, of that day */
	assert_string_equal(history.sessions.items[0].session.title, "Taalcaf\xC3\xA9");
	assert_int_equal(history.recorded.count, 2); /* and the first after it, for its reason */
	assert_int_equal(history.recorded.items[0].from, FIRST + 86400);
	assert_int_equal(history.recorded.items[0].to, FIRST + 86400 + 9999);
	assert_int_equal(history.corrections.count, 1); /* the date it corrects, not when it was */
	assert_int_equal(history.corrections.items[0].visits, 1);
	assert_int_equal(history.corrections.items[0].made, civil_utc(first + 2, 0, 0));
	assert_int_equal(history.line_days.count, 2);
	assert_int_equal(history.line_days.items[0].day, first + 1);
	assert_int_equal(history.line_days.items[0].line, LINE_BUTTON);
	assert_int_equal(history.line_days.items[0].what, FAULT_STUCK);
	assert_int_equal(history.line_days.items[0].times, 2);
	assert_int_equal(history.line_days.items[1].what, LINE_TESTED);
	history_free(&history);
	store_close(store);
}

static void a_clock_set_after_the_cut_still_dates_the_events(void **state)
{
	struct store *store = folder_open(*state);
	struct event early = at(EVENT_CHECK_IN, 1000); /* 1970 */
	struct event set = about(EVENT_CLOCK_SET, NOW, 99, (int)(FIRST - 1000));

	early.at.sure = false;
	early.at.boot = 99;
	put(store, early);
	put(store, set);
	struct history before = whole_history(store);
	assert_int_equal(before.hours.items[0].day, civil_day(FIRST));
	assert_int_equal(foldable(store, civil_day(NOW)), 1);
	assert_true(store_fold(store, 1, NULL, NULL));
	struct history after = whole_history(store);
	assert_same_figures(&before, &after);
	history_free(&before);
	history_free(&after);
	store_close(store);
}

/* Made on a clock of 1970, in the same boot as the setting that dates it. */
static void a_fault_is_folded_on_the_day_it_turns_out_to_be(void **state)
{
	struct store *store = folder_open(*state);
	struct event early = of_line(EVENT_FAULT, 1000, LINE_LOOP, FAULT_LOOSE);

	early.at.sure = false;
	early.at.boot = 99;
	put(store, early);
	early.kind = EVENT_TESTED;
	put(store, early);
	put(store, about(EVENT_CLOCK_SET, FIRST + 60, 99, (int)(FIRST - 1000)));
	struct history before = whole_history(store);
	assert_int_equal(before.line_days.count, 2);
	assert_int_equal(before.line_days.items[0].day, civil_day(FIRST));
	assert_int_equal(foldable(store, civil_day(NOW)), 3);
	assert_true(store_fold(store, 2, NULL, NULL)); /* the setting stays */
	assert_int_equal(event_count(store), 1);
	struct history after = whole_history(store);
	assert_same_figures(&before, &after);
	history_free(&before);
	history_free(&after);
	store_close(store);
}

static void a_fold_that_fails_changes_nothing(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct event impossible = at((enum event_kind)0, NOW);

	a_day(store, 0);
	struct history before = whole_history(store);
	int events = event_count(store);
	assert_false(store_fold(store, events, &impossible, &folder->error));
	assert_int_equal(impossible.id, 0);
	assert_int_equal(event_count(store), events);
	struct history after = whole_history(store);
	assert_same_figures(&before, &after);
	assert_int_equal(before.recorded.count, after.recorded.count);
	history_free(&before);
	history_free(&after);
	store_close(store);
}

/* How often the bytes stand in the database or in the log beside it. */
static int found(const struct folder *folder, const void *bytes, size_t size)
{
	static const char *const names[] = { "inloop.db", "inloop.db-wal", "inloop.db-shm" };
	int times = 0;

	for (int i = 0; i < 3; i++) {
		size_t total;
		char *file = folder_bytes(folder, names[i], &total);
		for (size_t p = 0; p + size <= total; p++)
			times += memcmp(file + p, bytes, size) == 0;
		free(file);
	}
	return times;
}

/* As SQLite writes a time of this century: four bytes, the highest first. */
static int found_time(const struct folder *folder, utc_t utc)
{
	unsigned char bytes[4] = { (unsigned char)(utc >> 24), (unsigned char)(utc >> 16),
				   (unsigned char)(utc >> 8), (unsigned char)utc };

	return found(folder, bytes, sizeof bytes);
}

/* Many events a day, of many sizes, folded to an arbitrary one, so that pages are split and merged:
 * with these numbers secure_delete alone leaves some. */
static void nothing_of_the_times_is_left(void **state)
{
	struct folder *folder = *state;
	enum { MANY = 400, NIGHTS = 6 };
	static struct event events[MANY];
	static utc_t times[MANY * NIGHTS];
	utc_t now = NOW;
	int stored = 0, gone = 0;

	srand(1);
	for (int night = 0; night < NIGHTS; night++) {
		struct store *store = folder_open(folder);
		int count = 20 + rand() % (MANY - 20);
		for (int i = 0; i < count; i++) {
			now += 1 + rand() % 500;
			events[i] = rand() % 4 ? at(EVENT_CHECK_IN, now)
					       : of_line(EVENT_FAULT, now, (enum line)(i % LINES),
							 1 + i % (FAULTS - 1));
			events[i].at.boot = rand() % 2 ? 1 : INT64_C(1) << 40;
			events[i].day = rand() % 2 ? 0 : 20000;
			times[stored++] = now;
		}
		/* A run begins and ends on full minutes: those are recorded, the rest is not. */
		now += 60 - now % 60;
		events[0].kind = EVENT_START;
		events[count - 1].kind = EVENT_STOP;
		assert_true(store_append(store, events, count, NULL));
		int fold = 1 + rand() % (stored - gone);
		assert_true(store_fold(store, fold, NULL, NULL));
		struct stat log;
		assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
		assert_int_equal(log.st_size, 0);
		store_close(store);

		struct history history = { 0 };
		store = folder_read(folder);
		assert_true(store_history(store, 0, INT16_MAX, &history, NULL));
		store_close(store);
		for (gone += fold, fold = 0; fold < gone; fold++) {
			bool recorded = false;
			for (int i = 0; i < history.recorded.count; i++)
				recorded |= history.recorded.items[i].from == times[fold] ||
					    history.recorded.items[i].to == times[fold];
			if (!recorded && found_time(folder, times[fold]))
				fail_msg("night %d: the time of event %d", night, fold);
		}
		if (gone < stored)
			assert_true(found_time(folder, times[stored - 1]) > 0); /* it can see */
		history_free(&history);
	}
}

static void a_session_that_nobody_joined_is_forgotten(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	static const char title[] = "Wandelen langs de Vecht";

	put(store, in_session(EVENT_UNJOINED, FIRST, "wandel", title, NOW));
	put(store, in_session(EVENT_JOINED, FIRST, "lezen", "Samen lezen", NOW));
	store_close(store);
	assert_true(found(folder, title, strlen(title)) > 0);
	store = folder_open(folder);
	assert_true(store_fold(store, 2, NULL, NULL));
	store_close(store);
	assert_int_equal(found(folder, title, strlen(title)), 0);
	assert_true(found(folder, "Samen lezen", 11) > 0);
}

static void the_log_is_truncated_also_after_a_pulled_plug(void **state)
{
	struct folder *folder = *state;
	struct stat log;
	struct store *store = folder_open(folder);

	a_day(store, 0);
	/* What a power cut leaves: the files as they are while the terminal runs. */
	assert_int_equal(stat(folder_file(folder, "inloop.db-wal"), &log), 0);
	assert_true(log.st_size > 0);
	struct folder cut = *folder;
	(void)snprintf(cut.path, sizeof cut.path, "%.120s/cut", folder->path);
	assert_int_equal(mkdir(cut.path, 0700), 0);
	char copy[600];
	(void)snprintf(copy, sizeof copy, "cp %s/inloop.db %s/inloop.db-wal %s", folder->path,
		       folder->path, cut.path);
	assert_int_equal(system(copy), 0);
	int events = event_count(store);
	store_close(store);

	store = folder_open(&cut);
	assert_int_equal(event_count(store), events); /* all that was confirmed is there */
	assert_int_equal(stat(folder_file(&cut, "inloop.db-wal"), &log), 0);
	assert_int_equal(log.st_size, 0);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(the_fold_changes_no_figure),
		STORE_TEST(each_night_folds_the_day_before),
		STORE_TEST(folded_rows_are_read_by_date),
		STORE_TEST(a_clock_set_after_the_cut_still_dates_the_events),
		STORE_TEST(a_fault_is_folded_on_the_day_it_turns_out_to_be),
		STORE_TEST(a_fold_that_fails_changes_nothing),
		STORE_TEST(nothing_of_the_times_is_left),
		STORE_TEST(a_session_that_nobody_joined_is_forgotten),
		STORE_TEST(the_log_is_truncated_also_after_a_pulled_plug),
	};

	return cmocka_run_group_tests_name("store: the fold", tests, NULL, NULL);
}
