#include "store/private.h"

#include "store/schema.h"

#include <stdio.h>
#include <string.h>

enum condition store_condition_of(int code)
{
	if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS ||
	    code == SQLITE_IOERR_READ)
		return CONDITION_DAMAGED;
	switch (code & 0xff) {
	case SQLITE_OK:
		return CONDITION_SOUND;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT:
	case SQLITE_ERROR:    /* a table or column of ours is missing */
	case SQLITE_MISMATCH: /* a value of a kind that we never write */
	case SQLITE_CONSTRAINT:
		return CONDITION_DAMAGED;
	default:
		return CONDITION_UNKNOWN;
	}
}

enum condition store_condition_now(struct store *store)
{
	enum condition condition = store_condition_of(sqlite3_extended_errcode(store->db));

	return condition == CONDITION_SOUND ? CONDITION_UNKNOWN : condition;
}

/* One row, one column, as text. */
static enum condition look(struct store *store, const char *sql, char *out, size_t room,
			   struct error *error)
{
	enum condition condition = CONDITION_SOUND;
	sqlite3_stmt *statement = sql_prepare(store, sql, error);

	if (!statement)
		return store_condition_now(store);
	if (sqlite3_step(statement) == SQLITE_ROW) {
		sql_text(statement, 0, out, room);
	} else {
		(void)store_fault(store, error);
		condition = store_condition_now(store);
	}
	(void)sqlite3_finalize(statement);
	return condition;
}

enum condition store_condition_deep(struct store *store, const char *check, const char *table,
				    struct error *error)
{
	char sql[96], text[160];

	(void)snprintf(sql, sizeof sql, "PRAGMA %s(%s)", check, table ? table : "1");
	enum condition condition = look(store, sql, text, sizeof text, error);
	if (condition != CONDITION_SOUND || strcmp(text, "ok") == 0)
		return condition;
	store_blame(store, "%s of %s: %s", check, table ? table : "all", text);
	return CONDITION_DAMAGED;
}

/* What the running days are written into; of finished days only that the tables are there. */
static enum condition look_at_today(struct store *store, struct error *error)
{
	static const char *const tables[] = { "event", "ask_note", "value" };
	enum condition condition = CONDITION_SOUND;

	for (int i = 0; i < 3 && condition == CONDITION_SOUND; i++)
		condition = store_condition_deep(store, "quick_check", tables[i], error);
	return condition;
}

enum condition store_condition(struct store *store, struct error *error)
{
	char text[64];
	int version;

	/* The number first: of a newer database nothing else may be understood. */
	if (!schema_version(store, &version, error))
		return store_condition_now(store);
	if (version > schema_latest())
		return CONDITION_NEWER;
	enum condition condition =
	    look(store, "SELECT count(*) FROM sqlite_schema", text, sizeof text, error);
	if (condition != CONDITION_SOUND)
		return condition;
	if (version == 0 && strcmp(text, "0") == 0)
		return CONDITION_EMPTY;
	if (version <= 0) { /* tables, but no version */
		store_blame(store, "it is not a database of Inloop");
		return CONDITION_DAMAGED;
	}
	condition = look_at_today(store, error);
	if (condition != CONDITION_SOUND)
		return condition;
	return version < schema_latest() ? CONDITION_OLDER : CONDITION_SOUND;
}

/* ---- the schema ---------------------------------------------------------- */

static bool same_object(struct store *store, sqlite3_stmt *find, sqlite3_stmt *expected)
{
	const char *name = (const char *)sqlite3_column_text(expected, 0);
	const char *sql = (const char *)sqlite3_column_text(expected, 1);

	(void)sqlite3_bind_text(find, 1, name, -1, SQLITE_TRANSIENT);
	bool same = sqlite3_step(find) == SQLITE_ROW && name && sql &&
		    strcmp((const char *)sqlite3_column_text(find, 0), sql) == 0;
	(void)sqlite3_reset(find);
	if (!same)
		store_blame(store, "%s is not as Inloop makes it", name ? name : "?");
	return same;
}

static enum condition compare(struct store *store, struct store *model, struct error *error)
{
	/* SQLite's own about sequences goes when a database is written down anew: we need none. */
	sqlite3_stmt *expected = sql_prepare(model,
					     "SELECT name, sql FROM sqlite_schema"
					     " WHERE sql NOT NULL AND name <> 'sqlite_sequence'",
					     error);
	sqlite3_stmt *find = sql_prepare(
	    store, "SELECT sql FROM sqlite_schema WHERE name = ?1 AND sql NOT NULL", error);
	enum condition condition = CONDITION_UNKNOWN;

	if (expected && find)
		condition = CONDITION_SOUND;
	while (condition == CONDITION_SOUND && sqlite3_step(expected) == SQLITE_ROW)
		if (!same_object(store, find, expected))
			condition = CONDITION_DAMAGED;
	(void)sqlite3_finalize(expected);
	(void)sqlite3_finalize(find);
	return condition;
}

enum condition store_condition_schema(struct store *store, struct error *error)
{
	struct store *model = store_new("", error);
	enum condition condition = CONDITION_UNKNOWN;
	int version;

	if (model && schema_version(store, &version, error) &&
	    store_connect(model, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) &&
	    schema_upgrade(model, version, error))
		condition = compare(store, model, error);
	store_free(model);
	return condition;
}
