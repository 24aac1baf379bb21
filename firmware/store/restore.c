#include "store/restore.h"

#include "store/house.h"
#include "store/salvage.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FRESH "inloop.db.herstel"

/* A number beyond this distance from the ids that are there is damage itself. */
#define ID_LEAP 100000

#define GIVEN_SQL "SELECT CAST(value AS INTEGER) FROM value WHERE name = '" LAST_EVENT "'"

struct work {
	struct store *damaged; /* open where SQLite can */
	struct store *fresh;
	struct pages pages;
	struct source source;
	struct event_list events;
	bool whole;    /* the log of events could be read to its end */
	bool unsound;  /* what was made did not hold: not for want of room */
	int64_t given; /* the last id that is known to have been given out */
	char house[STORE_VALUE];
};

static void fresh_path(const struct store *store, char path[FILE_PATH])
{
	file_join(path, store->folder, FRESH);
}

/* ---- what there is ----------------------------------------------------------- */

/* Without a place to write to, SQLite reads a log only when its memory is there: enough for us, who
 * have written beside it until now. */
static void open_damaged(struct work *work)
{
	struct store *damaged = work->damaged;
	int version;

	if (access(damaged->path, R_OK) == 0 && work->pages.count > 0 &&
	    store_connect(damaged, damaged->path, SQLITE_OPEN_READONLY, NULL) &&
	    schema_version(damaged, &version, NULL) && version > 0 && version <= schema_latest()) {
		(void)seal_load(damaged, NULL);
		return;
	}
	store_detach(damaged);
}

static int64_t number(struct store *store, const char *sql)
{
	sqlite3_stmt *statement = store->db ? sql_prepare(store, sql, NULL) : NULL;
	int64_t found = 0;

	if (statement && sqlite3_step(statement) == SQLITE_ROW)
		found = sqlite3_column_int64(statement, 0);
	(void)sqlite3_finalize(statement);
	return found;
}

/* Where nothing is wrong with the events themselves, the last of them was the last. */
static bool log_is_whole(struct work *work)
{
	return work->damaged->db && !pages_lost(work->damaged->path) &&
	       store_condition(work->damaged, NULL) == CONDITION_SOUND &&
	       seal_check_events(work->damaged, NULL) == CONDITION_SOUND;
}

static int64_t last_of(const struct event_list *events)
{
	return events->count ? events->items[events->count - 1].id : 0;
}

static bool find_events(struct work *work, const struct event_list *known, struct error *error)
{
	struct salvage salvage = { .keys = { work->source.copy_key, work->damaged->key },
				   .sure = work->source.copy_key[0] != '\0',
				   .after = work->source.folded.last };
	bool done = true;

	for (int i = 0; known && done && i < known->count; i++)
		if (known->items[i].id > salvage.after)
			done = salvage_add(&work->events, &known->items[i]);
	if (!done || !salvage_events(&salvage, &work->pages, &work->events))
		return store_no_memory(error);
	int64_t last = last_of(&work->events);
	if (work->given < last || work->given > last + ID_LEAP)
		work->given = last;
	return true;
}

/* ---- the fresh database -------------------------------------------------------- */

/* Rows of an older database are put into tables of their own kind first. Before that step they were
 * all as they are in the last version before it. */
static int version_of_rows(const struct work *work)
{
	int version = schema_latest();

	if (work->source.store)
		(void)schema_version(work->source.store, &version, NULL);
	return version < SCHEMA_ASKS_ARE_COUNTS ? SCHEMA_ASKS_ARE_COUNTS - 1 : schema_latest();
}

static bool open_fresh(struct work *work, struct error *error)
{
	struct store *fresh = work->fresh;

	file_join(fresh->path, fresh->folder, FRESH ".tmp");
	(void)unlink(fresh->path);
	int fd = open(fresh->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, DATABASE_MODE);
	if (fd < 0)
		return store_no_access(fresh->path, errno, error);
	(void)fchmod(fd, DATABASE_MODE);
	store_give_to_owner(fresh, fd);
	(void)close(fd);
	return store_connect(fresh, fresh->path, SQLITE_OPEN_READWRITE, error) &&
	       sql_run(fresh, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error) &&
	       schema_upgrade(fresh, version_of_rows(work), error) && log_prepare(fresh, error);
}

/* "INSERT OR REPLACE INTO table (its columns there) VALUES (?,...)" */
static sqlite3_stmt *prepare_put(struct store *fresh, const char *table, sqlite3_stmt *rows,
				 struct error *error)
{
	char sql[1024], values[64] = "";
	int count = sqlite3_column_count(rows);
	int used = snprintf(sql, sizeof sql, "INSERT OR REPLACE INTO %s (", table);

	for (int i = 0; i < count && i < 16; i++) {
		used += snprintf(sql + used, sizeof sql - (size_t)used, "%s%.40s", i ? "," : "",
				 sqlite3_column_name(rows, i));
		(void)snprintf(values + strlen(values), 4, "%s?", i ? "," : "");
	}
	(void)snprintf(sql + used, sizeof sql - (size_t)used, ") VALUES (%s)", values);
	return sql_prepare(fresh, sql, error);
}

/* All rows that can be read. False when the fresh database fails; a row that is no row of ours any
 * more is passed over. */
static bool put_rows(struct store *from, struct store *fresh, const char *table, const char *which,
		     struct error *error)
{
	char sql[256];
	bool done = true;

	(void)snprintf(sql, sizeof sql, "SELECT * FROM %s %s", table, which);
	sqlite3_stmt *rows = sql_prepare(from, sql, NULL);
	sqlite3_stmt *put = rows ? prepare_put(fresh, table, rows, error) : NULL;
	while (put && done && sqlite3_step(rows) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(rows); i++)
			(void)sqlite3_bind_value(put, i + 1, sqlite3_column_value(rows, i));
		int code = sqlite3_step(put) & 0xff;
		done = code == SQLITE_DONE || code == SQLITE_CONSTRAINT ||
		       code == SQLITE_MISMATCH || store_fault(fresh, error);
		(void)sqlite3_reset(put);
	}
	(void)sqlite3_finalize(put);
	(void)sqlite3_finalize(rows);
	return done;
}

/* Of days whose checksum does not hold nobody knows what is gone. So of their hours only stays when
 * they began: what has no length is no recorded hour, and says why. */
static bool doubt_block(struct store *fresh, int block, struct error *error)
{
	const long long from = block * SEAL_DAYS * INT64_C(86400);
	int64_t expected, found;
	char sql[160];

	if (!seal_read(fresh, block, &expected, error) || !seal_sum(fresh, block, &found, error))
		return false;
	(void)snprintf(sql, sizeof sql,
		       "UPDATE recorded SET until = start, why_before = %d"
		       " WHERE start >= %lld AND start < %lld",
		       GAP_FAULT, from, from + SEAL_DAYS * INT64_C(86400));
	return expected == found ||
	       (sql_run(fresh, sql, error) && seal_write(fresh, block, SEAL_OPEN, error));
}

static bool doubt(struct store *fresh, struct error *error)
{
	struct blocks blocks;
	bool done = seal_blocks(fresh, &blocks, error);

	for (int i = blocks.from; done && i <= blocks.to; i++)
		done = doubt_block(fresh, i, error);
	return done;
}

static bool put_base(struct work *work, struct error *error)
{
	struct store *from = work->source.store;
	int version = version_of_rows(work);
	bool done = true;

	if (!from && work->house[0]) /* it stays the same house */
		done = value_put(work->fresh, SEAL_KEY, work->house, error);
	if (from)
		done = put_rows(from, work->fresh, "session",
				"WHERE id IN (SELECT session FROM session_count)", error) &&
		       put_rows(from, work->fresh, "value", "", error);
	for (const struct seal_table *table = seal_tables; from && done && table->name; table++)
		if (schema_has(version, table->since, table->before))
			done = put_rows(from, work->fresh, table->name, "", error);
	if (done && work->source.base == BASE_UNSURE)
		done = doubt(work->fresh, error);
	return done;
}

/* The terminal's own facts may have changed since the copy. */
static bool put_values(struct work *work, struct error *error)
{
	return work->source.store == work->damaged || !work->damaged->db ||
	       put_rows(work->damaged, work->fresh, "value",
			"WHERE name NOT IN ('" SEAL_KEY "', '" SEAL_FOLDED "', '" SEAL_ALL
			"', '" LAST_EVENT "')"
			" AND name NOT GLOB '" SEAL_PREFIX "*'",
			error);
}

static bool put_events(struct work *work, struct error *error)
{
	static const char tidy[] =
	    "DELETE FROM ask_note WHERE ask NOT IN (SELECT id FROM event WHERE kind = 30)"
	    " OR ask IN (SELECT ref FROM event WHERE kind = 34)";

	_Static_assert(EVENT_ASKED == 30 && EVENT_ENDED == 34, "as in the SQL");
	for (int i = 0; i < work->events.count; i++)
		if (!log_put_back(work->fresh, &work->events.items[i], error))
			return false;
	return !work->damaged->db || (put_rows(work->damaged, work->fresh, "ask_note", "", error) &&
				      sql_run(work->fresh, tidy, error));
}

/* No id is ever given twice, as far as it is known; and whether the last of them may be gone. */
static bool put_given(struct work *work, struct error *error)
{
	int64_t given = work->given,
		copied = work->source.store ? number(work->source.store, GIVEN_SQL) : 0;
	char text[32];

	if (given < copied)
		given = copied;
	if (given < work->source.folded.last)
		given = work->source.folded.last;
	(void)snprintf(text, sizeof text, "%" PRId64, given);
	return value_put(work->fresh, LAST_EVENT, text, error) &&
	       (work->whole || value_put(work->fresh, LOST, "1", error));
}

static bool put_rest(struct work *work, struct error *error)
{
	return put_values(work, error) && put_events(work, error) && put_given(work, error);
}

/* One part of it, all or nothing. */
static bool fill_with(struct work *work, bool (*put)(struct work *work, struct error *error),
		      struct error *error)
{
	if (!sql_begin(work->fresh, error))
		return false;
	bool done = put(work, error);
	if (!done)
		work->unsound = store_condition_now(work->fresh) == CONDITION_DAMAGED;
	return sql_end(work->fresh, done, error);
}

/* The steps of the schema that are left delete the checksums of what they change: those of the rows
 * as they came must hold before. */
static bool bring_up(struct work *work, struct error *error)
{
	struct store *fresh = work->fresh;

	if (!seal_load(fresh, error))
		return false;
	if (version_of_rows(work) == schema_latest())
		return true;
	if (work->source.base >= BASE_COPY && seal_check_all(fresh, error) != CONDITION_SOUND)
		work->unsound = true;
	if (!work->unsound && !schema_upgrade(fresh, schema_latest(), error))
		work->unsound = store_condition_now(fresh) == CONDITION_DAMAGED;
	return !work->unsound && seal_load(fresh, error);
}

static bool fill(struct work *work, struct error *error)
{
	return fill_with(work, put_base, error) && bring_up(work, error) &&
	       fill_with(work, put_rest, error);
}

/* It is what it should be, and on the disk. */
static bool finish(struct work *work, struct error *error)
{
	struct store *fresh = work->fresh;
	char path[FILE_PATH];

	enum condition condition = store_condition_deep(fresh, "integrity_check", NULL, error);
	if (condition == CONDITION_SOUND && work->source.base >= BASE_COPY)
		condition = seal_check_all(fresh, error);
	store_detach(fresh);
	work->unsound = condition == CONDITION_DAMAGED;
	if (condition == CONDITION_UNKNOWN)
		return false;
	if (work->unsound)
		return error_set(error,
				 "De gegevens in %.120s zijn beschadigd en konden niet worden "
				 "hersteld. Vraag de installateur.",
				 fresh->folder);
	int fd = open(fresh->path, O_RDWR | O_CLOEXEC);
	bool synced = fd >= 0 && fsync(fd) == 0;
	int number = errno;
	if (fd >= 0)
		(void)close(fd);
	fresh_path(fresh, path);
	if (!synced || rename(fresh->path, path) != 0)
		return store_no_access(fresh->path, synced ? errno : number, error);
	return store_sync_folder(path, error);
}

/* ---- all of it ----------------------------------------------------------------- */

static void account(const struct work *work, struct restored *out)
{
	int64_t missing = last_of(&work->events) - work->source.folded.last - work->events.count;

	*out = (struct restored) { .base = work->source.base,
				   .folded = work->source.folded,
				   .events = work->events.count,
				   .missing = missing > 0 ? missing : 0,
				   .whole = work->whole,
				   .foreign = work->source.foreign };
}

static bool attempt(struct work *work, const struct event_list *known, enum base most,
		    struct error *error)
{
	work->unsound = false;
	work->fresh = store_new(work->damaged->folder, error);
	if (!work->fresh)
		return false;
	base_choose(work->damaged, work->house, work->given, most, &work->source);
	return find_events(work, known, error) && open_fresh(work, error) && fill(work, error) &&
	       finish(work, error);
}

static void end_attempt(struct work *work)
{
	if (work->fresh)
		(void)unlink(work->fresh->path); /* it has another name by now, or is no good */
	if (work->source.store != work->damaged)
		store_free(work->source.store);
	store_free(work->fresh);
	event_list_free(&work->events);
	work->fresh = work->source.store = NULL;
}

/* Damage that nobody thought of may show only in what is made of it: then the next best. */
bool restore_make(struct store *store, bool ours, const struct event_list *known,
		  struct restored *out, struct error *error)
{
	struct work work = { .damaged = store_new(store->folder, error) };
	bool done = false, again = true;

	if (!work.damaged)
		return false;
	if (ours && !pages_read(&work.pages, store->path, true)) {
		store_free(work.damaged);
		return store_no_memory(error);
	}
	open_damaged(&work);
	work.whole = known != NULL || log_is_whole(&work);
	int64_t given = number(work.damaged, GIVEN_SQL);
	house_of(store, work.house);
	if (!work.house[0] && work.damaged->db)
		(void)snprintf(work.house, sizeof work.house, "%s", work.damaged->key);
	if (given < store->place.folded)
		given = store->place.folded;
	for (int most = ours ? BASE_ITSELF : BASE_COPY; again; most = (int)work.source.base - 1) {
		work.given = given;
		done = attempt(&work, known, (enum base)most, error);
		if (done)
			account(&work, out);
		end_attempt(&work);
		again = !done && work.unsound && work.source.base > BASE_NOTHING;
	}
	store_free(work.damaged);
	pages_free(&work.pages);
	return done;
}

/* Its header says that it has a log; the fresh one has none yet. */
static bool copy_whole(struct store *from, struct store *to, struct error *error)
{
	sqlite3_backup *backup = sqlite3_backup_init(to->db, "main", from->db, "main");
	bool done = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;

	if (backup && sqlite3_backup_finish(backup) != SQLITE_OK)
		done = false;
	return (done || store_fault(to, error)) &&
	       sql_run(to, "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = MEMORY", error) &&
	       seal_load(to, error);
}

bool restore_save(struct store *store, bool *sound, struct error *error)
{
	struct work work = { .damaged = store, .source.base = BASE_ITSELF };

	work.fresh = store_new(store->folder, error);
	if (!work.fresh)
		return false;
	bool done = open_fresh(&work, error) && copy_whole(store, work.fresh, error) &&
		    finish(&work, error);
	*sound = !work.unsound && (done || store_condition_now(store) != CONDITION_DAMAGED);
	(void)unlink(work.fresh->path);
	store_free(work.fresh);
	return done;
}

bool restore_place(struct store *store, struct error *error)
{
	char path[FILE_PATH];

	fresh_path(store, path);
	return (rename(path, store->path) == 0 || store_no_access(path, errno, error)) &&
	       store_sync_folder(path, error);
}

bool restore_waits(const struct store *store)
{
	char path[FILE_PATH];

	fresh_path(store, path);
	return access(path, F_OK) == 0;
}

void restore_drop(const struct store *store)
{
	char path[FILE_PATH];

	fresh_path(store, path);
	(void)unlink(path);
}
