/* What is not an event: the notes of open asks, and small facts of the terminal itself. */
#include "store/private.h"

#include "store/place.h"

#include <string.h>

bool store_set_note(struct store *store, const struct ask_note *note, struct error *error)
{
	if (!sql_begin(store, error))
		return false;
	sqlite3_stmt *statement =
	    sql_prepare(store,
			"INSERT OR REPLACE INTO ask_note (ask, place, topic) VALUES (?1, ?2, ?3)",
			error);
	bool done = false;
	if (statement) {
		(void)sqlite3_bind_int64(statement, 1, note->ask);
		(void)sqlite3_bind_int(statement, 2, note->place);
		(void)sqlite3_bind_int(statement, 3, note->topic);
		done = sql_finish(store, statement, error);
	}
	(void)sqlite3_finalize(statement);
	return sql_end(store, done, error);
}

int store_notes(struct store *store, struct ask_note *out, int room)
{
	sqlite3_stmt *statement =
	    sql_prepare(store, "SELECT ask, place, topic FROM ask_note ORDER BY ask", NULL);
	int count = 0;

	while (statement && count < room && sqlite3_step(statement) == SQLITE_ROW)
		out[count++] = (struct ask_note) { .ask = sqlite3_column_int64(statement, 0),
						   .place = sql_int(statement, 1),
						   .topic = sql_int(statement, 2) };
	(void)sqlite3_finalize(statement);
	return count;
}

enum stored value_get(struct store *store, const char *name, char out[STORE_VALUE],
		      struct error *error)
{
	sqlite3_stmt *statement =
	    sql_prepare(store, "SELECT value FROM value WHERE name = ?1", error);

	out[0] = '\0';
	if (!statement)
		return STORED_UNREADABLE;
	(void)sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
	int code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		sql_text(statement, 0, out, STORE_VALUE);
	else if (code != SQLITE_DONE)
		(void)store_fault(store, error);
	(void)sqlite3_finalize(statement);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return STORED_UNREADABLE;
	return out[0] ? STORED_THERE : STORED_NONE;
}

enum stored store_value(struct store *store, const char *name, char out[STORE_VALUE],
			struct error *error)
{
	if (store_is_secret(name)) {
		enum stored stored = secret_read(store, name, out, error);
		if (stored != STORED_NONE)
			return stored;
	}
	return value_get(store, name, out, error);
}

static bool change(struct store *store, const char *sql, const char *name, const char *value,
		   struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, sql, error);
	bool done = false;

	if (statement) {
		(void)sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
		if (value)
			(void)sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
		done = sql_finish(store, statement, error);
	}
	(void)sqlite3_finalize(statement);
	return done;
}

bool value_put(struct store *store, const char *name, const char *value, struct error *error)
{
	return change(store, "INSERT OR REPLACE INTO value (name, value) VALUES (?1, ?2)", name,
		      value, error);
}

bool value_take(struct store *store, const char *name, struct error *error)
{
	return change(store, "DELETE FROM value WHERE name = ?1", name, NULL, error);
}

bool store_set_value(struct store *store, const char *name, const char *value, struct error *error)
{
	if (strlen(value) >= STORE_VALUE)
		return error_set(error,
				 "De waarde van %.40s is te lang om te bewaren. Kies een "
				 "kortere.",
				 name);
	if (store_is_secret(name))
		return store_set_secret(store->folder, name, value, error) &&
		       place_learn(store, error);
	return sql_begin(store, error) &&
	       sql_end(store, value_put(store, name, value, error), error);
}
