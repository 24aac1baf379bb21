#include "store/seal.h"

#include "base/checksum.h"
#include "store/schema.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define LAST_DAY 200000 /* a wrong clock may say much, but no later day than in the year 2517 */

#define BOUNDS(column, table)                                                                      \
	"SELECT (SELECT min(" column ") FROM " table "),"                                          \
	" (SELECT max(" column ") FROM " table ")"
#define OF_DAYS " WHERE day >= ?1 AND day < ?2 ORDER BY day"

/* The columns by name, for a later step of the schema may add some; ?1 and ?2 are the first day and
 * the one after the last. A session's title may change after the fold: it is not sealed. Where an
 * index finds the rows, they are looked up once more by id: SQLite would take from the index what
 * stands in both. The place in this list is part of the sums: further tables come at its end. */
const struct seal_table seal_tables[] = {
	{ "hour", 1, 0, BOUNDS("day", "hour"),
	  "SELECT day, hour, visits, check_ins, new_here FROM hour" OF_DAYS ", hour" },
	{ "session_count", 1, 0, BOUNDS("start / 86400", "session"),
	  "SELECT row.id, row.key, row.start, participants, wished FROM session AS found"
	  " JOIN session AS row ON row.id = found.id JOIN session_count ON session = row.id"
	  " WHERE found.start >= ?1 * 86400 AND found.start < ?2 * 86400"
	  " ORDER BY found.start, row.id" },
	{ "ask", 1, SCHEMA_ASKS_ARE_COUNTS, BOUNDS("day", "ask"),
	  "SELECT row.id, row.day, row.daypart, row.ended, row.wait_min FROM ask AS found"
	  " JOIN ask AS row ON row.id = found.id WHERE found.day >= ?1 AND found.day < ?2"
	  " ORDER BY found.day, row.id" },
	{ "day", 1, SCHEMA_ASKS_ARE_COUNTS, BOUNDS("day", "day"),
	  "SELECT day, repeats, unsure_events FROM day" OF_DAYS },
	{ "recorded", 1, 0, BOUNDS("start / 86400", "recorded"),
	  "SELECT row.id, row.start, row.until, row.sure, row.why_before FROM recorded AS found"
	  " JOIN recorded AS row ON row.id = found.id"
	  " WHERE found.start >= ?1 * 86400 AND found.start < ?2 * 86400"
	  " ORDER BY found.start, row.id" },
	{ "correction", 1, 0, BOUNDS("day", "correction"),
	  "SELECT row.id, row.made, row.day, row.daypart, row.visits FROM correction AS found"
	  " JOIN correction AS row ON row.id = found.id"
	  " WHERE found.day >= ?1 AND found.day < ?2 ORDER BY found.day, row.id" },
	{ "line_day", 2, 0, BOUNDS("day", "line_day"),
	  "SELECT day, line, what, times FROM line_day" OF_DAYS ", line, what" },
	{ "ask_count", SCHEMA_ASKS_ARE_COUNTS, 0, BOUNDS("first", "ask_count"),
	  "SELECT per, first, ended, wait_min, asks FROM ask_count"
	  " WHERE first >= ?1 AND first < ?2 ORDER BY first, per, ended, wait_min" },
	{ "ask_nobody", SCHEMA_ASKS_ARE_COUNTS, 0, BOUNDS("day", "ask_nobody"),
	  "SELECT day, daypart, asks FROM ask_nobody" OF_DAYS ", daypart" },
	{ "ask_extra", SCHEMA_ASKS_ARE_COUNTS, 0, BOUNDS("first", "ask_extra"),
	  "SELECT per, first, repeats, unsure FROM ask_extra"
	  " WHERE first >= ?1 AND first < ?2 ORDER BY first, per" },
	{ "day", SCHEMA_ASKS_ARE_COUNTS, 0, BOUNDS("day", "day"),
	  "SELECT day, unsure_events FROM day" OF_DAYS },
	{ NULL, 0, 0, NULL, NULL },
};

static bool has(int version, const struct seal_table *table)
{
	return schema_has(version, table->since, table->before);
}

int seal_block(int64_t day)
{
	return (int)((day < 0 ? 0 : day > LAST_DAY ? LAST_DAY : day) / SEAL_DAYS);
}

static void widen(struct blocks *blocks, sqlite3_stmt *bounds, int column)
{
	int block = seal_block(sqlite3_column_int64(bounds, column));

	if (sqlite3_column_type(bounds, column) != SQLITE_INTEGER)
		return;
	if (blocks->from > blocks->to)
		blocks->from = blocks->to = block;
	blocks->from = block < blocks->from ? block : blocks->from;
	blocks->to = block > blocks->to ? block : blocks->to;
}

bool seal_blocks(struct store *store, struct blocks *blocks, struct error *error)
{
	int version = 0;
	bool done = schema_version(store, &version, error);

	*blocks = (struct blocks) { 1, 0 };
	for (const struct seal_table *table = seal_tables; done && table->name; table++) {
		sqlite3_stmt *bounds =
		    has(version, table) ? sql_prepare(store, table->bounds, error) : NULL;
		if (!has(version, table))
			continue;
		done = bounds && (sqlite3_step(bounds) == SQLITE_ROW || store_fault(store, error));
		for (int i = 0; done && i < 2; i++)
			widen(blocks, bounds, i);
		(void)sqlite3_finalize(bounds);
	}
	return done;
}

/* ---- sums ------------------------------------------------------------------ */

bool seal_load(struct store *store, struct error *error)
{
	char sealed[STORE_VALUE];

	if (!store_value(store, SEAL_KEY, store->key, error) ||
	    !store_value(store, SEAL_ALL, sealed, error))
		return false;
	store->sealed = sealed[0] != '\0';
	return true;
}

int64_t seal_event(const struct store *store, const struct event *event, int64_t id, int64_t ref)
{
	struct checksum sum;
	const int64_t numbers[] = { id,
				    event->kind,
				    event->at.utc,
				    event->at.boot,
				    event->at.mono_ms,
				    event->at.sure,
				    ref,
				    event->n,
				    event->m,
				    event->flags,
				    event->day,
				    event->session.start };

	checksum_begin(&sum, store->key);
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		checksum_add_number(&sum, numbers[i]);
	checksum_add_text(&sum, event->session.key);
	return checksum_end(&sum);
}

static void add_column(struct checksum *sum, sqlite3_stmt *row, int column)
{
	int type = sqlite3_column_type(row, column);

	checksum_add_number(sum, type);
	if (type == SQLITE_INTEGER) {
		checksum_add_number(sum, sqlite3_column_int64(row, column));
	} else {
		const void *bytes = sqlite3_column_blob(row, column);
		int size = sqlite3_column_bytes(row, column);
		checksum_add_number(sum, size);
		checksum_add(sum, bytes, (size_t)size);
	}
}

static bool add_rows(struct store *store, int table, int block, struct checksum *sum,
		     struct error *error)
{
	sqlite3_stmt *rows = sql_prepare(store, seal_tables[table].rows, error);
	int code;

	if (!rows)
		return false;
	(void)sqlite3_bind_int(rows, 1, block * SEAL_DAYS);
	(void)sqlite3_bind_int(rows, 2, (block + 1) * SEAL_DAYS);
	checksum_add_number(sum, table);
	while ((code = sqlite3_step(rows)) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(rows); i++)
			add_column(sum, rows, i);
	if (code != SQLITE_DONE)
		(void)store_fault(store, error);
	(void)sqlite3_finalize(rows);
	return code == SQLITE_DONE;
}

bool seal_sum(struct store *store, int block, int64_t *out, struct error *error)
{
	struct checksum sum;
	int version = 0;
	bool done = schema_version(store, &version, error);

	checksum_begin(&sum, "");
	for (int i = 0; seal_tables[i].name && done; i++)
		if (has(version, &seal_tables[i]))
			done = add_rows(store, i, block, &sum, error);
	*out = checksum_end(&sum);
	return done;
}

/* ---- what is written down ------------------------------------------------ */

static void name_of(int block, char name[32])
{
	(void)snprintf(name, 32, SEAL_PREFIX "%d", block);
}

bool seal_read(struct store *store, int block, int64_t *sum, struct error *error)
{
	char name[32], text[STORE_VALUE];

	name_of(block, name);
	if (!store_value(store, name, text, error))
		return false;
	*sum = text[0] == '\0' && store->sealed ? SEAL_GONE : SEAL_OPEN;
	(void)sscanf(text, "%" SCNd64, sum);
	return true;
}

bool seal_made(int64_t sum)
{
	return sum != SEAL_OPEN && sum != SEAL_GONE;
}

static int64_t sum_of_nothing(struct store *store)
{
	struct checksum sum;
	int version = 0;

	(void)schema_version(store, &version, NULL);
	checksum_begin(&sum, "");
	for (int i = 0; seal_tables[i].name; i++)
		if (has(version, &seal_tables[i]))
			checksum_add_number(&sum, i);
	return checksum_end(&sum);
}

bool seal_holds(struct store *store, int64_t expected, int64_t found)
{
	return expected == found || expected == SEAL_OPEN ||
	       (expected == SEAL_GONE && found == sum_of_nothing(store));
}

bool seal_write(struct store *store, int block, int64_t sum, struct error *error)
{
	char name[32], text[32];

	name_of(block, name);
	(void)snprintf(text, sizeof text, "%" PRId64, sum);
	return value_put(store, name, text, error);
}

bool seal_put_folded(struct store *store, struct folded folded, struct error *error)
{
	char text[64];

	(void)snprintf(text, sizeof text, "%" PRId64 " %d", folded.last, folded.day);
	return value_put(store, SEAL_FOLDED, text, error);
}

bool seal_folded(struct store *store, struct folded *folded, struct error *error)
{
	char text[STORE_VALUE];

	*folded = (struct folded) { 0 };
	if (!store_value(store, SEAL_FOLDED, text, error))
		return false;
	if (sscanf(text, "%" SCNd64 " %d", &folded->last, &folded->day) != 2)
		*folded = (struct folded) { 0 };
	return true;
}
