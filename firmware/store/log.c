/* The log of the running days: events in, events out. */
#include "store/private.h"

#include "store/seal.h"

static const char add_session[] =
    "INSERT INTO session (key, start, title) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (key, start) DO UPDATE SET title = excluded.title RETURNING id";
static const char add_event[] =
    "INSERT INTO event (id, kind, at, boot, mono_ms, sure, ref, n, m, flags, day, sum, session)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

static const char *const kept_sql[KEPT] = {
	[KEPT_BEGIN] = "BEGIN IMMEDIATE",
	[KEPT_COMMIT] = "COMMIT",
	[KEPT_SESSION] = add_session,
	[KEPT_EVENT] = add_event,
	[KEPT_ERASE_NOTE] = "DELETE FROM ask_note WHERE ask = ?1",
};

/* An id that an ask or a check-in had must never come to mean another, also when the fold left no
 * event behind. */
bool log_count(struct store *store, struct error *error)
{
	char lost[STORE_VALUE];
	sqlite3_stmt *statement =
	    sql_prepare(store,
			"SELECT max(coalesce((SELECT max(id) FROM event), 0), coalesce((SELECT"
			" CAST(value AS INTEGER) FROM value WHERE name = '" LAST_EVENT "'), 0))",
			error);
	bool there = statement && sqlite3_step(statement) == SQLITE_ROW;

	if (there)
		store->last_event = sqlite3_column_int64(statement, 0);
	else if (statement)
		(void)store_fault(store, error);
	(void)sqlite3_finalize(statement);
	there = there && store_value(store, LOST, lost, error);
	store->lost = there && lost[0] != '\0';
	return there;
}

bool log_prepare(struct store *store, struct error *error)
{
	for (int i = 0; i < KEPT; i++)
		if (sqlite3_prepare_v3(store->db, kept_sql[i], -1, SQLITE_PREPARE_PERSISTENT,
				       &store->kept[i], NULL) != SQLITE_OK)
			return store_fault(store, error);
	return log_count(store, error);
}

/* The id of a session's row, made when it is not there; 0 with the reason. */
static sqlite3_int64 session_id(struct store *store, const struct session_ref *session,
				struct error *error)
{
	sqlite3_stmt *statement = store->kept[KEPT_SESSION];
	sqlite3_int64 id = 0;

	(void)sqlite3_bind_text(statement, 1, session->key, -1, SQLITE_STATIC);
	(void)sqlite3_bind_int64(statement, 2, session->start);
	(void)sqlite3_bind_text(statement, 3, session->title, -1, SQLITE_STATIC);
	if (sqlite3_step(statement) == SQLITE_ROW)
		id = sqlite3_column_int64(statement, 0);
	return sql_finish(store, statement, error) ? id : 0;
}

static bool has_session(const struct event *event)
{
	return event->session.start != 0 || event->session.key[0] != '\0';
}

/* The index of the event of the same batch that this one is about; -1 = it is about none of them.
 * For a clock that was set, ref is a boot: any number. */
static int64_t index_meant(const struct event *event)
{
	return event->ref < 0 && event->kind != EVENT_CLOCK_SET ? -1 - event->ref : -1;
}

static bool add(struct store *store, const struct event *event, int64_t id, int64_t ref,
		struct error *error)
{
	sqlite3_stmt *statement = store->kept[KEPT_EVENT];
	sqlite3_int64 session = 0;

	if (has_session(event) && (session = session_id(store, &event->session, error)) == 0)
		return false;
	const sqlite3_int64 columns[] = { id,
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
					  seal_event(store, event, id, ref) };
	const int count = (int)(sizeof columns / sizeof columns[0]);
	for (int i = 0; i < count; i++)
		(void)sqlite3_bind_int64(statement, i + 1, columns[i]);
	if (session)
		(void)sqlite3_bind_int64(statement, count + 1, session);
	return sql_finish(store, statement, error);
}

static bool erase_note(struct store *store, int64_t ask, struct error *error)
{
	sqlite3_stmt *statement = store->kept[KEPT_ERASE_NOTE];

	(void)sqlite3_bind_int64(statement, 1, ask);
	if (!sql_finish(store, statement, error))
		return false;
	if (sqlite3_changes(store->db) > 0)
		store->truncate_due = true; /* the write-ahead log still tells it */
	return true;
}

/* The first start after a restore tells the figures. */
static bool tell_loss(struct store *store, struct event *event, struct error *error)
{
	if (event->kind != EVENT_START || !store->lost)
		return true;
	event->flags |= START_AFTER_LOSS;
	store->lost = false;
	return value_take(store, LOST, error);
}

bool log_add(struct store *store, struct event *events, int count, struct error *error)
{
	for (int i = 0; i < count; i++) {
		int64_t ref = events[i].ref, meant = index_meant(&events[i]);
		if (meant >= i)
			return error_set(error, "Inloop maakte een fout: een gebeurtenis verwijst "
						"naar een latere. Meld dit.");
		if (meant >= 0)
			ref = events[meant].id;
		if (!tell_loss(store, &events[i], error) ||
		    !add(store, &events[i], store->last_event + 1, ref, error))
			return false;
		events[i].id = ++store->last_event;
		if (events[i].kind == EVENT_ENDED && !erase_note(store, ref, error))
			return false;
	}
	return true;
}

bool log_put_back(struct store *store, const struct event *event, struct error *error)
{
	return add(store, event, event->id, event->ref, error);
}

bool store_append(struct store *store, struct event *events, int count, struct error *error)
{
	if (count <= 0)
		return true;
	bool done =
	    sql_begin(store, error) && sql_end(store, log_add(store, events, count, error), error);
	for (int i = 0; i < count; i++) {
		int64_t meant = index_meant(&events[i]);
		if (!done)
			events[i].id = 0;
		else if (meant >= 0)
			events[i].ref = events[meant].id;
	}
	if (!done)
		(void)log_count(store, NULL);
	else if (store->truncate_due)
		store_clean(store);
	return done;
}

int64_t log_read(sqlite3_stmt *row, struct event *event)
{
	*event = (struct event) { 0 };
	event->id = sqlite3_column_int64(row, 0);
	event->kind = (enum event_kind)sql_int(row, 1);
	event->at.utc = sqlite3_column_int64(row, 2);
	event->at.boot = sqlite3_column_int64(row, 3);
	event->at.mono_ms = sqlite3_column_int64(row, 4);
	event->at.sure = sql_int(row, 5) != 0;
	event->ref = sqlite3_column_int64(row, 6);
	event->n = sql_int(row, 7);
	event->m = sql_int(row, 8);
	event->flags = sql_int(row, 9);
	event->day = sql_int(row, 10);
	sql_text(row, 11, event->session.key, sizeof event->session.key);
	sql_text(row, 12, event->session.title, sizeof event->session.title);
	event->session.start = sqlite3_column_int64(row, 13);
	return sqlite3_column_count(row) > LOG_SUM ? sqlite3_column_int64(row, LOG_SUM) : 0;
}

bool store_events(struct store *store, struct event_list *out, struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, "SELECT " LOG_COLUMNS LOG_FROM, error);
	bool done = statement != NULL;

	while (done) {
		int code = sqlite3_step(statement);
		if (code == SQLITE_DONE)
			break;
		if (code != SQLITE_ROW) {
			done = store_fault(store, error);
			break;
		}
		struct event *event = event_list_add(out);
		if (event)
			(void)log_read(statement, event);
		else
			done = store_no_memory(error);
	}
	(void)sqlite3_finalize(statement);
	return done;
}
