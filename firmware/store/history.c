/* The rows of finished days, and those of the running days' events, as one history. */
#include "store/private.h"

#include "base/array.h"
#include "store/schema.h"

/* Adds one row to the history; false when memory is gone. */
typedef bool row_reader(sqlite3_stmt *row, struct history *out);

/* Numbers that index an array later: whatever a file holds, they stay within it. */
static int bounded(int value, int count, int otherwise)
{
	return value >= 0 && value < count ? value : otherwise;
}

/* Of a file that nobody looked at yet: sums of a year of them stay within an int. */
#define COUNT_MOST 100000
static int count_of(sqlite3_stmt *row, int column)
{
	int count = sql_int(row, column);

	return count < -COUNT_MOST ? -COUNT_MOST : count > COUNT_MOST ? COUNT_MOST : count;
}

static bool read_hour(sqlite3_stmt *row, struct history *out)
{
	struct hour_row *hour =
	    array_add(&out->hours.items, &out->hours.count, &out->hours.room, sizeof *hour);

	if (hour)
		*hour = (struct hour_row) { sql_int(row, 0), bounded(sql_int(row, 1), 24, 0),
					    count_of(row, 2), count_of(row, 3), count_of(row, 4) };
	return hour != NULL;
}

/* No row of a report is broken by what stands in a title. */
static void one_line(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7f)
			*text = ' ';
}

static bool read_session(sqlite3_stmt *row, struct history *out)
{
	struct session_row *session = array_add(&out->sessions.items, &out->sessions.count,
						&out->sessions.room, sizeof *session);

	if (!session)
		return false;
	sql_text(row, 0, session->session.key, sizeof session->session.key);
	sql_text(row, 1, session->session.title, sizeof session->session.title);
	one_line(session->session.key);
	one_line(session->session.title);
	session->session.start = sqlite3_column_int64(row, 2);
	session->participants = count_of(row, 3);
	session->wished = count_of(row, 4);
	return true;
}

static bool read_ask(sqlite3_stmt *row, struct history *out)
{
	struct ask_row *ask =
	    array_add(&out->asks.items, &out->asks.count, &out->asks.room, sizeof *ask);

	if (!ask)
		return false;
	ask->day = sql_int(row, 0);
	ask->daypart = (enum daypart)bounded(sql_int(row, 1), DAYPARTS, NIGHT);
	ask->end = (enum ask_end)bounded(sql_int(row, 2), ASK_ENDS, END_UNKNOWN);
	ask->wait_min = sqlite3_column_type(row, 3) == SQLITE_NULL ? -1 : sql_int(row, 3);
	return true;
}

static bool read_tally(sqlite3_stmt *row, struct history *out)
{
	struct ask_tally *tally =
	    array_add(&out->tallies.items, &out->tallies.count, &out->tallies.room, sizeof *tally);

	if (tally)
		*tally = (struct ask_tally) {
			(enum tally_per)bounded(sql_int(row, 0), TALLY_MONTH + 1, 0),
			sql_int(row, 1),
			(enum ask_end)bounded(sql_int(row, 2), ASK_ENDS, END_UNKNOWN),
			sql_int(row, 3),
			count_of(row, 4),
		};
	return tally != NULL;
}

static bool read_nobody(sqlite3_stmt *row, struct history *out)
{
	struct ask_nobody *nobody =
	    array_add(&out->nobody.items, &out->nobody.count, &out->nobody.room, sizeof *nobody);

	if (nobody)
		*nobody = (struct ask_nobody) {
			sql_int(row, 0),
			(enum daypart)bounded(sql_int(row, 1), DAYPARTS, NIGHT),
			count_of(row, 2),
		};
	return nobody != NULL;
}

static bool read_extra(sqlite3_stmt *row, struct history *out)
{
	struct ask_extra *extra =
	    array_add(&out->extras.items, &out->extras.count, &out->extras.room, sizeof *extra);

	if (extra)
		*extra = (struct ask_extra) { (enum tally_per)bounded(sql_int(row, 0),
								      TALLY_MONTH + 1, 0),
					      sql_int(row, 1), sql_int(row, 2), sql_int(row, 3) };
	return extra != NULL;
}

static bool read_day(sqlite3_stmt *row, struct history *out)
{
	struct day_row *day =
	    array_add(&out->days.items, &out->days.count, &out->days.room, sizeof *day);

	if (day)
		*day = (struct day_row) { sql_int(row, 0), count_of(row, 1), count_of(row, 2), 0 };
	return day != NULL;
}

static bool read_recorded(sqlite3_stmt *row, struct history *out)
{
	struct recorded_row *recorded = array_add(&out->recorded.items, &out->recorded.count,
						  &out->recorded.room, sizeof *recorded);

	if (!recorded)
		return false;
	recorded->from = sqlite3_column_int64(row, 0);
	recorded->to = sqlite3_column_int64(row, 1);
	recorded->sure = sql_int(row, 2) != 0;
	recorded->before = (enum gap_why)sql_int(row, 3);
	return true;
}

static bool read_correction(sqlite3_stmt *row, struct history *out)
{
	struct correction_row *correction =
	    array_add(&out->corrections.items, &out->corrections.count, &out->corrections.room,
		      sizeof *correction);

	if (!correction)
		return false;
	correction->day = sql_int(row, 0);
	correction->daypart = (enum daypart)bounded(sql_int(row, 1), DAYPARTS, NIGHT);
	correction->visits = count_of(row, 2);
	correction->made = civil_utc(sql_int(row, 3), 0, 0);
	return true;
}

/* A number that this program does not know stands for nothing: the row is passed over. */
static bool read_line(sqlite3_stmt *row, struct history *out)
{
	int line = sql_int(row, 1), what = sql_int(row, 2);

	if (bounded(line, LINES, -1) < 0 || bounded(what, FAULTS, -1) < 0)
		return true;
	struct line_row *found = array_add(&out->line_days.items, &out->line_days.count,
					   &out->line_days.room, sizeof *found);
	if (found)
		*found =
		    (struct line_row) { sql_int(row, 0), (enum line)line, what, sql_int(row, 3) };
	return found != NULL;
}

/* ?1 and ?2 are the first and last day, ?3 and ?4 the instants between which they lie. A reader may
 * find a database that the terminal has not upgraded yet: it has the tables of its version. */
static const struct {
	int since, before; /* the steps of the schema that made it and took it away; 0 = none */
	row_reader *read;
	const char *sql;
} tables[] = {
	{ 1, 0, read_hour,
	  "SELECT day, hour, visits, check_ins, new_here FROM hour"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day, hour" },
	{ 1, 0, read_session,
	  "SELECT key, title, start, participants, wished"
	  " FROM session_count JOIN session ON session.id = session_count.session"
	  " WHERE start >= ?3 AND start < ?4 ORDER BY start, title, key" },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, read_ask,
	  "SELECT day, daypart, ended, wait_min FROM ask"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id" },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, read_tally,
	  "SELECT per, first, ended, wait_min, asks FROM ask_count"
	  " WHERE first BETWEEN ?1 AND ?2 ORDER BY first, per, ended, wait_min" },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, read_nobody,
	  "SELECT day, daypart, asks FROM ask_nobody"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day, daypart" },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, read_extra,
	  "SELECT per, first, repeats, unsure FROM ask_extra"
	  " WHERE first BETWEEN ?1 AND ?2 ORDER BY first, per" },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, read_day,
	  "SELECT day, repeats, unsure_events FROM day"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day" },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, read_day,
	  "SELECT day, 0, unsure_events FROM day"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day" },
	/* and the first after it: why it did not run before that is the reason of a last gap. No
	 * row crosses a midnight: one that ends in the span began at most a day of 25 hours before.
	 */
	{ 1, 0, read_recorded,
	  "SELECT start, until, sure, why_before FROM recorded"
	  " WHERE start >= ?3 - 90000 AND until >= ?3"
	  " AND start <= coalesce((SELECT min(start) FROM recorded WHERE start >= ?4), ?4)"
	  " ORDER BY start, id" },
	{ 1, 0, read_correction,
	  "SELECT day, daypart, visits, made FROM correction"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id" },
	{ 2, 0, read_line,
	  "SELECT day, line, what, times FROM line_day"
	  " WHERE day BETWEEN ?1 AND ?2 ORDER BY day, line, what" },
};
#define TABLES ((int)(sizeof tables / sizeof tables[0]))

static bool read_table(struct store *store, const char *sql, row_reader *read, day_t from, day_t to,
		       struct history *out, struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, sql, error);
	bool done = statement != NULL;
	const sqlite3_int64 span[] = { from, to, civil_utc(from, 0, 0), civil_utc(to + 1, 0, 0) };

	for (int i = 0; statement && i < sqlite3_bind_parameter_count(statement); i++)
		(void)sqlite3_bind_int64(statement, i + 1, span[i]);
	while (done) {
		int code = sqlite3_step(statement);
		if (code == SQLITE_DONE)
			break;
		if (code != SQLITE_ROW)
			done = store_fault(store, error);
		else if (!read(statement, out))
			done = store_no_memory(error);
	}
	(void)sqlite3_finalize(statement);
	return done;
}

bool store_history(struct store *store, day_t from, day_t to, struct history *out,
		   struct error *error)
{
	struct event_list events = { 0 };
	int version = 0;
	bool done = sql_run(store, "BEGIN", error) && /* one snapshot for all tables */
		    schema_version(store, &version, error);
	for (int i = 0; done && i < TABLES; i++)
		done = !schema_has(version, tables[i].since, tables[i].before) ||
		       read_table(store, tables[i].sql, tables[i].read, from, to, out, error);
	done = done && store_events(store, &events, error);
	if (!sqlite3_get_autocommit(store->db))
		(void)sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
	if (done && !history_add_events(out, &events))
		done = store_no_memory(error);
	event_list_free(&events);
	return done;
}
