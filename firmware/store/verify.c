/* Whether what stands in the tables can be at all. A card forgets, a file comes from a stick:
 * whoever prints figures looks first, and says which row is wrong. Whatever is let through here
 * lies within bounds in which days can be walked and counts be added up. */
#include "store/private.h"

#include "store/schema.h"
#include "store/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define DAY_MOST   INT64_C(200000) /* a wrong clock may say much, but no later than in 2517 */
#define TIME_MOST  (DAY_MOST * 86400)
#define COUNT_MOST INT64_C(100000)
#define WAIT_MOST  INT64_C(10000000)
#define TEXT_MOST  INT64_C(2000) /* bytes */

#define ROWS_MOST 200000 /* of a table; ten years of a busy house are a tenth of it */

#define TEXT INT64_MIN /* it holds words, of so many bytes at most */
static const struct rule {
	int since, before; /* as in history.c */
	const char *table, *column;
	int64_t least, most;
} rules[] = {
	{ 1, 0, "event", "id", 1, INT64_MAX - 1 },
	{ 1, 0, "event", "kind", 1, 999 },
	{ 1, 0, "event", "at", -TIME_MOST / 500, TIME_MOST },
	{ 1, 0, "event", "typeof(boot) = 'integer'", 1, 1 },
	{ 1, 0, "event", "mono_ms", INT64_MIN / 4096, INT64_MAX / 4096 },
	{ 1, 0, "event", "sure", 0, 1 },
	{ 1, 0, "event", "n", INT32_MIN, INT32_MAX },
	{ 1, 0, "event", "m", INT32_MIN, INT32_MAX },
	{ 1, 0, "event", "flags", INT32_MIN, INT32_MAX },
	{ 1, 0, "event", "day", INT32_MIN, INT32_MAX },
	{ 1, 0, "event", "typeof(ref) = 'integer'", 1, 1 },
	{ 1, 0, "session", "key", TEXT, TEXT_MOST },
	{ 1, 0, "session", "title", TEXT, TEXT_MOST },
	{ 1, 0, "session", "start", 0, TIME_MOST },
	{ 1, 0, "session_count", "participants", 0, COUNT_MOST },
	{ 1, 0, "session_count", "wished", 0, COUNT_MOST },
	{ 1, 0, "hour", "day", 0, DAY_MOST },
	{ 1, 0, "hour", "hour", 0, 23 },
	{ 1, 0, "hour", "visits", 0, COUNT_MOST },
	{ 1, 0, "hour", "check_ins", 0, COUNT_MOST },
	{ 1, 0, "hour", "new_here", 0, COUNT_MOST },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, "ask", "day", 0, DAY_MOST },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, "ask", "daypart", 0, 3 },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, "ask", "ended", 0, 6 },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, "ask", "coalesce(wait_min, 0)", 0, WAIT_MOST },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, "day", "day", 0, DAY_MOST },
	{ 1, SCHEMA_ASKS_ARE_COUNTS, "day", "repeats", 0, COUNT_MOST },
	{ 1, 0, "day", "day", 0, DAY_MOST },
	{ 1, 0, "day", "unsure_events", 0, COUNT_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_count", "per", 1, 2 },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_count", "first", 0, DAY_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_count", "ended", 0, 6 },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_count", "wait_min", -1, WAIT_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_count", "asks", 0, COUNT_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_nobody", "day", 0, DAY_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_nobody", "daypart", 0, 3 },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_nobody", "asks", 0, COUNT_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_extra", "per", 1, 2 },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_extra", "first", 0, DAY_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_extra", "repeats", 0, COUNT_MOST },
	{ SCHEMA_ASKS_ARE_COUNTS, 0, "ask_extra", "unsure", 0, COUNT_MOST },
	{ 1, 0, "recorded", "start", 0, TIME_MOST },
	{ 1, 0, "recorded", "until", 0, TIME_MOST },
	{ 1, 0, "recorded", "until - start", 0, 90000 },
	{ 1, 0, "recorded", "sure", 0, 1 },
	{ 1, 0, "recorded", "why_before", 0, 3 },
	{ 1, 0, "correction", "made", 0, DAY_MOST },
	{ 1, 0, "correction", "day", 0, DAY_MOST },
	{ 1, 0, "correction", "daypart", 0, 3 },
	{ 1, 0, "correction", "visits", -COUNT_MOST, COUNT_MOST },
	{ 2, 0, "line_day", "day", 0, DAY_MOST },
	{ 2, 0, "line_day", "line", INT32_MIN, INT32_MAX },
	{ 2, 0, "line_day", "what", INT32_MIN, INT32_MAX },
	{ 2, 0, "line_day", "times", 0, COUNT_MOST },
	{ 1, 0, "value", "name", TEXT, TEXT_MOST },
	{ 1, 0, "value", "value", TEXT, TEXT_MOST },
};
#define RULES ((int)(sizeof rules / sizeof rules[0]))

/* The first row of the answer as text, "" = there is none. */
static bool first_of(struct store *store, const char *sql, char out[64], struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, sql, error);
	int code = statement ? sqlite3_step(statement) : SQLITE_ERROR;

	out[0] = '\0';
	if (code == SQLITE_ROW)
		sql_text(statement, 0, out, 64);
	else if (statement && code != SQLITE_DONE)
		(void)store_fault(store, error);
	for (char *c = out; *c; c++)
		if ((unsigned char)*c < 0x20)
			*c = '?';
	(void)sqlite3_finalize(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool too_many(struct store *store, const char *table, struct error *error)
{
	char sql[128], found[64];

	(void)snprintf(sql, sizeof sql, "SELECT 'x' FROM %s LIMIT 1 OFFSET %d", table, ROWS_MOST);
	if (!first_of(store, sql, found, error))
		return true;
	if (!found[0])
		return false;
	store_blame(store, "the table %s has too many rows", table);
	(void)error_set(error,
			"%.120s klopt niet: de tabel %s heeft meer dan %d regels. Neem een kopie "
			"van eerder.",
			store->path, table, ROWS_MOST);
	return true;
}

static bool verify_rule(struct store *store, const struct rule *rule, struct error *error)
{
	char sql[1024], found[64];
	const char *column = rule->column;

	if (rule->least == TEXT)
		(void)snprintf(sql, sizeof sql,
			       "SELECT 'een ' || typeof(%s) FROM %s WHERE typeof(%s) <> 'text'"
			       " OR length(%s) > %" PRId64 " LIMIT 1",
			       column, rule->table, column, column, rule->most);
	else
		(void)snprintf(sql, sizeof sql,
			       "SELECT 'de waarde ' || substr(quote(%s), 1, 24) FROM %s WHERE"
			       " (typeof(%s) = 'integer' AND (%s) BETWEEN %" PRId64 " AND %" PRId64
			       ") IS NOT 1 LIMIT 1",
			       column, rule->table, column, column, rule->least, rule->most);
	if (!first_of(store, sql, found, error))
		return false;
	if (!found[0])
		return true;
	store_blame(store, "%s of %s.%s cannot be", found, rule->table, rule->column);
	return error_set(error,
			 "%.120s klopt niet: in de tabel %s kan %s van %.40s niet waar zijn. Neem "
			 "een kopie van eerder, of start de zuil opnieuw.",
			 store->path, rule->table, found, rule->column);
}

static bool verify_table(struct store *store, int version, const char *table, struct error *error)
{
	bool counted = false;

	for (int i = 0; i < RULES; i++) {
		const struct rule *rule = &rules[i];
		if (!schema_has(version, rule->since, rule->before) ||
		    (table && strcmp(table, rule->table) != 0))
			continue;
		counted = counted && strcmp(rules[i - 1].table, rule->table) == 0;
		if ((!counted && too_many(store, rule->table, error)) ||
		    !verify_rule(store, rule, error))
			return false;
		counted = true;
	}
	return true;
}

bool verify_events(struct store *store, struct error *error)
{
	return verify_table(store, 1, "event", error);
}

static bool verify_sums(struct store *store, int version, struct error *error)
{
	enum condition condition =
	    seal_load(store, error) ? CONDITION_SOUND : store_condition_now(store);

	if (condition == CONDITION_SOUND && version >= 4) /* since then events have one */
		condition = seal_check_events(store, error);
	if (condition == CONDITION_SOUND)
		condition = seal_check_all(store, error);
	if (condition == CONDITION_DAMAGED)
		return error_set(error,
				 "%.100s klopt niet, want een controlegetal is anders (%.90s). "
				 "Neem een kopie van eerder, of start de zuil opnieuw.",
				 store->path, store->why);
	return condition == CONDITION_SOUND;
}

static bool verify_all(struct store *store, struct error *error)
{
	int version = 0;

	return schema_version(store, &version, error) &&
	       verify_table(store, version, NULL, error) && verify_sums(store, version, error);
}

bool store_verify(struct store *store, struct error *error)
{
	bool done = sql_run(store, "BEGIN", error) && verify_all(store, error);

	if (!sqlite3_get_autocommit(store->db))
		(void)sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
	return done;
}
