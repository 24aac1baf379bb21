/* The fold: from exact times to counts, for good. */
#include "store/private.h"

#include "store/place.h"
#include "store/seal.h"

#define COLUMNS 5
struct row { /* of one of the tables below */
	sqlite3_int64 column[COLUMNS];
};

static const char add_hour[] =
    "INSERT INTO hour (day, hour, visits, check_ins, new_here) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET visits = visits + excluded.visits,"
    " check_ins = check_ins + excluded.check_ins, new_here = new_here + excluded.new_here";
static const char add_session[] =
    "INSERT INTO session_count (session, participants, wished)"
    " SELECT id, ?1, ?2 FROM session WHERE key = ?4 AND start = ?3"
    " ON CONFLICT DO UPDATE SET participants = participants + excluded.participants,"
    " wished = wished + excluded.wished";
static const char add_tally[] =
    "INSERT INTO ask_count (per, first, ended, wait_min, asks) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT DO UPDATE SET asks = asks + excluded.asks";
static const char add_nobody[] = "INSERT INTO ask_nobody (day, daypart, asks) VALUES (?1, ?2, ?3)"
				 " ON CONFLICT DO UPDATE SET asks = asks + excluded.asks";
static const char add_extra[] =
    "INSERT INTO ask_extra (per, first, repeats, unsure) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET repeats = repeats + excluded.repeats,"
    " unsure = unsure + excluded.unsure";
static const char add_day[] =
    "INSERT INTO day (day, unsure_events) VALUES (?1, ?2)"
    " ON CONFLICT DO UPDATE SET unsure_events = unsure_events + excluded.unsure_events";
static const char add_recorded[] =
    "INSERT INTO recorded (start, until, sure, why_before) VALUES (?1, ?2, ?3, ?4)";
static const char add_correction[] =
    "INSERT INTO correction (made, day, daypart, visits) VALUES (?1, ?2, ?3, ?4)";
static const char add_line[] =
    "INSERT INTO line_day (day, line, what, times) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET times = times + excluded.times";

/* One row; `key` is the last parameter where a statement has one. */
static bool put(struct store *store, sqlite3_stmt *statement, struct row row, const char *key,
		struct error *error)
{
	int numbers = sqlite3_bind_parameter_count(statement) - (key ? 1 : 0);

	for (int i = 0; i < numbers; i++)
		(void)sqlite3_bind_int64(statement, i + 1, row.column[i]);
	if (key)
		(void)sqlite3_bind_text(statement, numbers + 1, key, -1, SQLITE_STATIC);
	return sql_finish(store, statement, error);
}

/* Row number `i` of a part of the history; `key` only for sessions. */
typedef struct row row_of(const struct history *history, int i, const char **key);

static struct row hour_row(const struct history *history, int i, const char **key)
{
	const struct hour_row *row = &history->hours.items[i];

	(void)key;
	return (struct row) { { row->day, row->hour, row->visits, row->check_ins, row->new_here } };
}

static struct row session_row(const struct history *history, int i, const char **key)
{
	const struct session_row *row = &history->sessions.items[i];

	*key = row->session.key;
	return (struct row) { { row->participants, row->wished, row->session.start } };
}

static struct row tally_row(const struct history *history, int i, const char **key)
{
	const struct ask_tally *row = &history->tallies.items[i];

	(void)key;
	return (struct row) { { row->per, row->first, row->end, row->wait_min, row->asks } };
}

static struct row nobody_row(const struct history *history, int i, const char **key)
{
	const struct ask_nobody *row = &history->nobody.items[i];

	(void)key;
	return (struct row) { { row->day, row->daypart, row->asks } };
}

static struct row extra_row(const struct history *history, int i, const char **key)
{
	const struct ask_extra *row = &history->extras.items[i];

	(void)key;
	return (struct row) { { row->per, row->first, row->repeats, row->unsure } };
}

static struct row day_row(const struct history *history, int i, const char **key)
{
	const struct day_row *row = &history->days.items[i];

	(void)key;
	return (struct row) { { row->day, row->unsure_events } };
}

static struct row recorded_row(const struct history *history, int i, const char **key)
{
	const struct recorded_row *row = &history->recorded.items[i];

	(void)key;
	return (struct row) { { row->from, row->to, row->sure, row->before } };
}

static struct row correction_row(const struct history *history, int i, const char **key)
{
	const struct correction_row *row = &history->corrections.items[i];

	(void)key;
	return (struct row) { { civil_day(row->made), row->day, row->daypart, row->visits } };
}

static struct row line_row(const struct history *history, int i, const char **key)
{
	const struct line_row *row = &history->line_days.items[i];

	(void)key;
	return (struct row) { { row->day, row->line, row->what, row->times } };
}

static bool put_all(struct store *store, const char *sql, row_of *of, int count,
		    const struct history *history, struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, sql, error);
	bool done = statement != NULL;

	for (int i = 0; done && i < count; i++) {
		const char *key = NULL;
		struct row row = of(history, i, &key);
		done = put(store, statement, row, key, error);
	}
	(void)sqlite3_finalize(statement);
	return done;
}

static bool put_history(struct store *store, const struct history *rows, struct error *error)
{
	return put_all(store, add_hour, hour_row, rows->hours.count, rows, error) &&
	       put_all(store, add_session, session_row, rows->sessions.count, rows, error) &&
	       put_all(store, add_tally, tally_row, rows->tallies.count, rows, error) &&
	       put_all(store, add_nobody, nobody_row, rows->nobody.count, rows, error) &&
	       put_all(store, add_extra, extra_row, rows->extras.count, rows, error) &&
	       put_all(store, add_day, day_row, rows->days.count, rows, error) &&
	       put_all(store, add_recorded, recorded_row, rows->recorded.count, rows, error) &&
	       put_all(store, add_correction, correction_row, rows->corrections.count, rows,
		       error) &&
	       put_all(store, add_line, line_row, rows->line_days.count, rows, error);
}

/* secure_delete wipes the rows that go and the pages that get free. But when rows are deleted out
 * of a table and its pages merge, SQLite leaves copies of moved rows between the others, and those
 * outlive the rows. So what stays is taken out, the whole table emptied, page by page wiped, and
 * what stays put back: as much work as the running days are long, however old the house is. */
static const char *const erase[] = {
	"CREATE TEMP TABLE stays AS SELECT * FROM event WHERE id > ?1",
	"DELETE FROM session WHERE id IN (SELECT session FROM event WHERE id <= ?1)"
	" AND id NOT IN (SELECT session FROM stays WHERE session IS NOT NULL)"
	" AND id NOT IN (SELECT session FROM session_count)",
	"DELETE FROM ask_note WHERE ask <= ?1",
	"INSERT OR REPLACE INTO value (name, value) VALUES ('" LAST_EVENT "', CAST(?1 AS TEXT))",
	"DELETE FROM event",
	"INSERT INTO event SELECT * FROM stays ORDER BY id",
	"DROP TABLE temp.stays",
};
#define ERASE_STEPS ((int)(sizeof erase / sizeof erase[0]))

static bool delete_until(struct store *store, int64_t id, struct error *error)
{
	bool done = true;

	for (int i = 0; done && i < ERASE_STEPS; i++) {
		sqlite3_stmt *statement = sql_prepare(store, erase[i], error);
		done = statement != NULL;
		if (done && sqlite3_bind_parameter_count(statement) > 0)
			(void)sqlite3_bind_int64(statement, 1, id);
		done = done && sql_finish(store, statement, error);
		(void)sqlite3_finalize(statement);
	}
	return done;
}

/* Within the transaction. */
static bool fold(struct store *store, int count, struct error *error)
{
	struct event_list events = { 0 };
	struct history rows = { 0 };
	bool done = store_events(store, &events, error);

	if (count > events.count)
		count = events.count;
	if (done && count > 0) {
		const struct event *last = &events.items[count - 1];
		bool sure;
		struct folded folded = { last->id, civil_day(event_dated(&events, last, &sure)) };
		done = (history_add_first(&rows, &events, count) && history_tally(&rows)) ||
		       store_no_memory(error);
		done = done && seal_open(store, &rows, error) && put_history(store, &rows, error) &&
		       delete_until(store, last->id, error) &&
		       seal_put_folded(store, folded, error);
	}
	history_free(&rows);
	event_list_free(&events);
	return done;
}

/* `keep` first: it tells that the run goes on beyond what is folded. */
static bool keep_and_fold(struct store *store, int count, struct event *keep, struct error *error)
{
	return (!keep || log_add(store, keep, 1, error)) && fold(store, count, error);
}

bool store_fold(struct store *store, int count, struct event *keep, struct error *error)
{
	if (count <= 0 && !keep)
		return true;
	tend_hold(store);
	/* Where foreign keys are watched, a table is emptied row by row. Here they hold without. */
	bool done = sql_run(store, "PRAGMA foreign_keys = OFF", error) && sql_begin(store, error) &&
		    sql_end(store, keep_and_fold(store, count, keep, error), error);
	(void)sql_run(store, "PRAGMA foreign_keys = ON", NULL);
	if (!done) {
		(void)log_count(store, NULL);
		if (keep)
			keep->id = 0;
		return false;
	}
	store->truncate_due = true;
	store_clean(store);
	(void)place_learn(store, NULL); /* else less is known of what should be there */
	tend_again(store);
	return true;
}

void store_clean(struct store *store)
{
	/* Nobody waits for a reader here: what stays due is done after a later event. */
	(void)sqlite3_busy_timeout(store->db, 0);
	if (store->truncate_due &&
	    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
		SQLITE_OK)
		store->truncate_due = false;
	(void)sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	place_wrote(store);
}
