#include "store/private.h"

#include "store/schema.h"

#include <string.h>

enum condition store_condition_of(int code)
{
	if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS)
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

static enum condition condition_now(struct store *store)
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
		return condition_now(store);
	if (sqlite3_step(statement) == SQLITE_ROW) {
		sql_text(statement, 0, out, room);
	} else {
		(void)store_fault(store, error);
		condition = condition_now(store);
	}
	(void)sqlite3_finalize(statement);
	return condition;
}

static enum condition quick_check(struct store *store, const char *sql, struct error *error)
{
	char text[64];
	enum condition condition = look(store, sql, text, sizeof text, error);

	return condition == CONDITION_SOUND && strcmp(text, "ok") != 0 ? CONDITION_DAMAGED
								       : condition;
}

/* What every start reads and every event writes to. They hold a few days, however old the house. */
static enum condition check_running_days(struct store *store, struct error *error)
{
	static const char *const checks[] = { "PRAGMA quick_check(event)",
					      "PRAGMA quick_check(ask_note)",
					      "PRAGMA quick_check(value)" };
	enum condition condition = CONDITION_SOUND;

	for (int i = 0; i < 3 && condition == CONDITION_SOUND; i++)
		condition = quick_check(store, checks[i], error);
	return condition;
}

enum condition store_condition_whole(struct store *store, struct error *error)
{
	return quick_check(store, "PRAGMA quick_check(1)", error);
}

enum condition store_condition(struct store *store, struct error *error)
{
	char text[64];
	enum condition condition;
	int version;

	/* The number first: of a newer database nothing else may be understood. */
	if (!schema_version(store, &version, error))
		return condition_now(store);
	if (version > schema_latest())
		return CONDITION_NEWER;

	if (version < 0)
		return CONDITION_DAMAGED;
	if (version > 0) {
		condition = check_running_days(store, error);
		return condition == CONDITION_SOUND && version < schema_latest() ? CONDITION_OLDER
										 : condition;
	}
	condition = look(store, "SELECT count(*) FROM sqlite_schema", text, sizeof text, error);
	if (condition != CONDITION_SOUND)
		return condition;
	/* Tables, but no version: some other program's database. */
	return strcmp(text, "0") == 0 ? CONDITION_EMPTY : CONDITION_DAMAGED;
}
