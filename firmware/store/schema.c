#include "store/schema.h"

#include "store/private.h"

#include <stdio.h>

struct step {
	int version;
	const char *sql;
};

/* Version 1. The log of the running days: event, with session and ask_note. What remains of the
 * days before: hour, session_count, ask, day, recorded, correction. `day` is days since
 * 1970-01-01, local. The only words are those of the calendar and the terminal's own facts. */
static const char first[] =
    "CREATE TABLE session ("
    " id INTEGER PRIMARY KEY,"
    " key TEXT NOT NULL,"
    " start INTEGER NOT NULL,"
    " title TEXT NOT NULL,"
    " UNIQUE (key, start)) STRICT;"

    "CREATE TABLE event ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT," /* never given twice, not even after the fold */
    " kind INTEGER NOT NULL CHECK (kind > 0),"
    " at INTEGER NOT NULL,"
    " boot INTEGER NOT NULL,"
    " mono_ms INTEGER NOT NULL,"
    " sure INTEGER NOT NULL CHECK (sure IN (0, 1)),"
    " ref INTEGER NOT NULL,"
    " n INTEGER NOT NULL,"
    " m INTEGER NOT NULL,"
    " flags INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " session INTEGER REFERENCES session (id)) STRICT;"
    "CREATE TRIGGER event_stays BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE (ABORT, 'an event is never changed'); END;"

    "CREATE TABLE ask_note ("
    " ask INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,"
    " place INTEGER NOT NULL,"
    " topic INTEGER NOT NULL) STRICT;"

    "CREATE TABLE hour ("
    " day INTEGER NOT NULL,"
    " hour INTEGER NOT NULL,"
    " visits INTEGER NOT NULL,"
    " check_ins INTEGER NOT NULL,"
    " new_here INTEGER NOT NULL,"
    " PRIMARY KEY (day, hour)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE session_count ("
    " session INTEGER PRIMARY KEY REFERENCES session (id),"
    " participants INTEGER NOT NULL,"
    " wished INTEGER NOT NULL) STRICT;"

    "CREATE TABLE ask ("
    " id INTEGER PRIMARY KEY,"
    " day INTEGER NOT NULL,"
    " daypart INTEGER NOT NULL,"
    " ended INTEGER NOT NULL,"
    " wait_min INTEGER) STRICT;" /* NULL = never met */

    "CREATE TABLE day ("
    " day INTEGER PRIMARY KEY,"
    " repeats INTEGER NOT NULL,"
    " unsure_events INTEGER NOT NULL) STRICT;"

    "CREATE TABLE recorded ("
    " id INTEGER PRIMARY KEY,"
    " start INTEGER NOT NULL,"
    " until INTEGER NOT NULL,"
    " sure INTEGER NOT NULL,"
    " why_before INTEGER NOT NULL) STRICT;"

    "CREATE TABLE correction ("
    " id INTEGER PRIMARY KEY,"
    " made INTEGER NOT NULL," /* a day too */
    " day INTEGER NOT NULL,"
    " daypart INTEGER NOT NULL,"
    " visits INTEGER NOT NULL) STRICT;"

    "CREATE TABLE value ("
    " name TEXT PRIMARY KEY,"
    " value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/* Version 2. What was found of a button, a lamp or a cable: `what` is an enum fault, or 0 where
 * staff tried it and it worked. */
static const char lines[] = "CREATE TABLE line_day ("
			    " day INTEGER NOT NULL,"
			    " line INTEGER NOT NULL,"
			    " what INTEGER NOT NULL,"
			    " times INTEGER NOT NULL,"
			    " PRIMARY KEY (day, line, what)) STRICT, WITHOUT ROWID;";

/* Version 3. What a check-in, a start and the figures of a week cost no longer depends on how many
 * years lie behind: ids are counted by the store and not by AUTOINCREMENT, which writes a second
 * page with each event, and the rows of a span are found by its days. */
static const char flat[] =
    "INSERT OR REPLACE INTO value (name, value)"
    " SELECT '" LAST_EVENT "', CAST (seq AS TEXT) FROM sqlite_sequence WHERE name = 'event';"

    "CREATE TABLE event_2 ("
    " id INTEGER PRIMARY KEY," /* never given twice, not even after the fold: log.c */
    " kind INTEGER NOT NULL CHECK (kind > 0),"
    " at INTEGER NOT NULL,"
    " boot INTEGER NOT NULL,"
    " mono_ms INTEGER NOT NULL,"
    " sure INTEGER NOT NULL CHECK (sure IN (0, 1)),"
    " ref INTEGER NOT NULL,"
    " n INTEGER NOT NULL,"
    " m INTEGER NOT NULL,"
    " flags INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " session INTEGER REFERENCES session (id)) STRICT;"
    "INSERT INTO event_2 SELECT * FROM event;"
    "CREATE TEMP TABLE note_2 AS SELECT * FROM ask_note;" /* they go with their asks */
    "DROP TABLE event;"
    "ALTER TABLE event_2 RENAME TO event;"
    "CREATE TRIGGER event_stays BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE (ABORT, 'an event is never changed'); END;"
    "INSERT INTO ask_note SELECT * FROM note_2;"
    "DROP TABLE note_2;"

    "CREATE INDEX session_start ON session (start);"
    "CREATE INDEX ask_day ON ask (day);"
    "CREATE INDEX recorded_start ON recorded (start);"
    "CREATE INDEX correction_day ON correction (day);";

/* Version 4. A checksum of each event, 0 for those of before; the key that makes the sums of this
 * database unlike those of another. */
static const char sums[] =
    "ALTER TABLE event ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;"
    "INSERT OR REPLACE INTO value (name, value) VALUES ('key', CAST(random() AS TEXT));";

/* Version 5. A row per ask, with its day, was the record of whoever had the shift: what is left of
 * them is counted, as the fold does from now on (model/history_asks.c). A row is of a week (per 1,
 * from its Monday) or of a month (per 2, from its first). Of `day` only stays what tells of no ask.
 * WITHOUT ROWID, so that no order is kept. The checksums are made anew. */
#define MONDAY "day - ((day + 3) % 7 + 7) % 7"
#define MONTH                                                                                      \
	"coalesce(CAST(julianday(date(day * 86400, 'unixepoch', 'start of month')) - 2440587.5"    \
	" AS INTEGER), day)"
#define END  "CASE WHEN ended BETWEEN 0 AND 6 THEN ended ELSE 6 END"
#define WAIT "max(coalesce(wait_min, -1), -1)"
#define COUNT_ASKS(per, first)                                                                     \
	"INSERT INTO ask_count SELECT " per ", " first ", " END ", " WAIT ", count(*) FROM ask"    \
	" WHERE NOT (ended = 3 AND " WAIT " < 0) GROUP BY 1, 2, 3, 4;"
#define COUNT_EXTRAS(per, first)                                                                   \
	"INSERT INTO ask_extra SELECT " per ", " first ", sum(repeats), 0 FROM day"                \
	" WHERE repeats <> 0 GROUP BY 1, 2;"
static const char asks_are_counts[] =
    "CREATE TABLE ask_count ("
    " per INTEGER NOT NULL,"
    " first INTEGER NOT NULL,"
    " ended INTEGER NOT NULL,"
    " wait_min INTEGER NOT NULL," /* -1 = never met */
    " asks INTEGER NOT NULL,"
    " PRIMARY KEY (first, per, ended, wait_min)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE ask_nobody (" /* and never met */
    " day INTEGER NOT NULL,"
    " daypart INTEGER NOT NULL,"
    " asks INTEGER NOT NULL,"
    " PRIMARY KEY (day, daypart)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE ask_extra ("
    " per INTEGER NOT NULL,"
    " first INTEGER NOT NULL,"
    " repeats INTEGER NOT NULL,"
    " unsure INTEGER NOT NULL,"
    " PRIMARY KEY (first, per)) STRICT, WITHOUT ROWID;"

    COUNT_ASKS("1", MONDAY) COUNT_ASKS(
	"2",
	MONTH) "INSERT INTO ask_nobody SELECT day, daypart, count(*) FROM ask"
	       " WHERE ended = 3 AND " WAIT
	       " < 0 GROUP BY 1, 2;" COUNT_EXTRAS("1", MONDAY) COUNT_EXTRAS("2", MONTH)

		   "CREATE TABLE day_5 ("
		   " day INTEGER PRIMARY KEY,"
		   " unsure_events INTEGER NOT NULL) STRICT;"
		   "INSERT INTO day_5 SELECT day, unsure_events FROM day WHERE unsure_events <> 0;"
		   "DROP TABLE day;"
		   "ALTER TABLE day_5 RENAME TO day;"
		   "DROP INDEX ask_day;"
		   "DROP TABLE ask;"
		   "DELETE FROM value WHERE name GLOB 'seal.*' OR name = 'sealed';";

static const struct step steps[] = {
	{ 1, first },
	{ 2, lines },
	{ 3, flat },
	{ 4, sums },
	{ SCHEMA_ASKS_ARE_COUNTS, asks_are_counts },
};
static const int step_count = (int)(sizeof steps / sizeof steps[0]);

int schema_latest(void)
{
	return steps[step_count - 1].version;
}

bool schema_version(struct store *store, int *version, struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, "PRAGMA user_version", error);

	if (!statement)
		return false;
	bool there = sqlite3_step(statement) == SQLITE_ROW;
	if (there)
		*version = sql_int(statement, 0);
	else
		(void)store_fault(store, error);
	(void)sqlite3_finalize(statement);
	return there;
}

static bool take(struct store *store, const struct step *step, struct error *error)
{
	char number[64];

	(void)snprintf(number, sizeof number, "PRAGMA user_version = %d", step->version);
	if (!sql_run(store, "BEGIN IMMEDIATE", error))
		return false;
	/* A step that fails is rolled back by closing: until then SQLite's last word tells what is
	 * wrong with the file. */
	return sql_run(store, step->sql, error) && sql_run(store, number, error) &&
	       sql_run(store, "COMMIT", error);
}

bool schema_upgrade(struct store *store, int version, struct error *error)
{
	int from;

	if (!schema_version(store, &from, error))
		return false;
	for (int i = 0; i < step_count; i++)
		if (steps[i].version > from && steps[i].version <= version &&
		    !take(store, &steps[i], error))
			return false;
	return true;
}
