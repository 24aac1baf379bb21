#include "store/private.h"

#include "store/place.h"
#include "store/schema.h"

#include <limits.h>
#include <stdio.h>

bool sql_run(struct store *store, const char *sql, struct error *error)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return store_fault(store, error);
	return true;
}

sqlite3_stmt *sql_prepare(struct store *store, const char *sql, struct error *error)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
		(void)store_fault(store, error);
	return statement;
}

bool sql_finish(struct store *store, sqlite3_stmt *statement, struct error *error)
{
	int code;

	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		continue;
	if (code != SQLITE_DONE)
		(void)store_fault(store, error); /* before the reset, which may say less */
	(void)sqlite3_reset(statement);
	(void)sqlite3_clear_bindings(statement);
	return code == SQLITE_DONE;
}

bool sql_begin(struct store *store, struct error *error)
{
	if (!store->kept[KEPT_BEGIN])
		return error_set(error,
				 "%.160s is alleen geopend om te lezen. Schrijven doet alleen de "
				 "zuil.",
				 store->path);
	return sql_finish(store, store->kept[KEPT_BEGIN], error);
}

/* When only the sync of a commit failed, all of it stands in the log, and whoever starts after a
 * crash would take it for confirmed. A transaction that changes nothing is written over it. */
static void write_over(struct store *store)
{
	char same[64];

	(void)snprintf(same, sizeof same, "PRAGMA user_version = %d", schema_latest());
	(void)sqlite3_exec(store->db, same, NULL, NULL, NULL);
}

static void roll_back(struct store *store)
{
	/* Some faults roll back by themselves; a second rollback would only be refused. */
	if (!sqlite3_get_autocommit(store->db))
		(void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Stored it is, but not at its path: there it comes now, with all the rest. */
static bool follow(struct store *store, struct error *error)
{
	return place_holds(store, false, error) ||
	       store_put_in_place(store, store->place.untold.text, error);
}

bool sql_end(struct store *store, bool done, struct error *error)
{
	done = done && place_holds(store, true, error);
	bool stored = done && sql_finish(store, store->kept[KEPT_COMMIT], error);
	if (!stored) {
		bool unsynced = done && sqlite3_extended_errcode(store->db) == SQLITE_IOERR_FSYNC;
		roll_back(store);
		if (unsynced)
			write_over(store);
	}
	place_wrote(store);
	return stored && follow(store, error);
}

void sql_text(sqlite3_stmt *statement, int column, char *out, size_t room)
{
	const unsigned char *text = sqlite3_column_text(statement, column);

	(void)snprintf(out, room, "%s", text ? (const char *)text : "");
}

int sql_int(sqlite3_stmt *statement, int column)
{
	sqlite3_int64 value = sqlite3_column_int64(statement, column);

	return value > INT_MAX ? INT_MAX : value < INT_MIN ? INT_MIN : (int)value;
}

const char *store_sqlite_version(void)
{
	return sqlite3_libversion();
}
