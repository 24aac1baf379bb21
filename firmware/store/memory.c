/* What is really in the database: its tables and columns as SQLite lists them, counted. */
#include "store/copies.h"

#include "base/array.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One row after the other to `read`; false with the reason. */
static bool each(struct store *store, const char *sql, const char *parameter,
		 bool (*read)(sqlite3_stmt *row, void *to), void *to, struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(store, sql, error);
	bool done = statement != NULL;

	if (done && parameter)
		(void)sqlite3_bind_text(statement, 1, parameter, -1, SQLITE_STATIC);
	while (done) {
		int code = sqlite3_step(statement);
		if (code == SQLITE_DONE)
			break;
		if (code != SQLITE_ROW)
			done = store_fault(store, error);
		else if (!read(statement, to))
			done = store_no_memory(error);
	}
	(void)sqlite3_finalize(statement);
	return done;
}

static bool read_table(sqlite3_stmt *row, void *to)
{
	struct memory *memory = to;
	struct memory_found *found =
	    array_add(&memory->items, &memory->count, &memory->room, sizeof *found);

	if (!found)
		return false;
	sql_text(row, 0, found->name, sizeof found->name);
	found->about = memory_table(found->name);
	found->oldest = found->newest = DAY_NONE;
	return true;
}

static bool read_column(sqlite3_stmt *row, void *to)
{
	struct memory_found *table = to;
	struct memory_found_column *found;

	if (!table)
		return false;
	found = array_add(&table->columns.items, &table->columns.count, &table->columns.room,
			  sizeof *found);
	if (!found)
		return false;
	sql_text(row, 0, found->name, sizeof found->name);
	found->about = table->about ? memory_column(table->about, found->name) : NULL;
	return true;
}

static bool read_rows(sqlite3_stmt *row, void *to)
{
	*(int64_t *)to = sqlite3_column_int64(row, 0);
	return true;
}

struct bounds {
	bool there;
	sqlite3_int64 least, most;
};

static bool read_bounds(sqlite3_stmt *row, void *to)
{
	struct bounds *bounds = to;

	bounds->there = sqlite3_column_type(row, 0) != SQLITE_NULL;
	bounds->least = sqlite3_column_int64(row, 0);
	bounds->most = sqlite3_column_int64(row, 1);
	return true;
}

/* Statements with a table's or a column's name in them, quoted as SQLite wants it. */
static bool each_of(struct store *store, char *sql, bool (*read)(sqlite3_stmt *row, void *to),
		    void *to, struct error *error)
{
	bool done = sql ? each(store, sql, NULL, read, to, error) : store_no_memory(error);

	sqlite3_free(sql);
	return done;
}

static void widen(struct memory_found *found, day_t oldest, day_t newest)
{
	if (found->oldest == DAY_NONE || oldest < found->oldest)
		found->oldest = oldest;
	if (found->newest == DAY_NONE || newest > found->newest)
		found->newest = newest;
}

static bool look_at_dates(struct store *store, struct memory_found *found, struct error *error)
{
	for (int i = 0; i < found->columns.count; i++) {
		const struct memory_found_column *column = &found->columns.items[i];
		struct bounds bounds = { false };
		if (!column->about ||
		    (column->about->holds != HOLDS_DAY && column->about->holds != HOLDS_INSTANT))
			continue;
		if (!each_of(store,
			     sqlite3_mprintf("SELECT min(\"%w\"), max(\"%w\") FROM \"%w\"",
					     column->name, column->name, found->name),
			     read_bounds, &bounds, error))
			return false;
		if (!bounds.there)
			continue;
		if (column->about->holds == HOLDS_DAY)
			widen(found, (day_t)bounds.least, (day_t)bounds.most);
		else
			widen(found, civil_day(bounds.least), civil_day(bounds.most));
	}
	return true;
}

static bool look_at(struct store *store, struct memory_found *found, struct error *error)
{
	return each(store, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", found->name,
		    read_column, found, error) &&
	       each_of(store, sqlite3_mprintf("SELECT count(*) FROM \"%w\"", found->name),
		       read_rows, &found->rows, error) &&
	       look_at_dates(store, found, error);
}

/* In the order in which they are explained; what is not explained comes last. */
static int by_explanation(const void *a, const void *b)
{
	const struct memory_found *x = a, *y = b;

	if (!x->about || !y->about)
		return (x->about == NULL) - (y->about == NULL);
	return (x->about > y->about) - (x->about < y->about);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct memory_file *)a)->name, ((const struct memory_file *)b)->name);
}

static bool add_file(struct memory *out, const char *folder, const char *name, struct error *error)
{
	struct memory_file *file =
	    array_add(&out->files.items, &out->files.count, &out->files.room, sizeof *file);

	if (!file)
		return store_no_memory(error);
	(void)snprintf(file->name, sizeof file->name, "%s%s", folder, name);
	return true;
}

/* Files of our making that hold the same kind of data, whose names begin so. A folder that cannot
 * be listed has none that can be told. */
static bool look_in(const char *path, const char *told, const char *begin, struct memory *out,
		    struct error *error)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool done = true;

	while (done && folder && (entry = readdir(folder)))
		if (strncmp(entry->d_name, begin, strlen(begin)) == 0)
			done = add_file(out, told, entry->d_name, error);
	if (folder)
		(void)closedir(folder);
	return done;
}

static bool look_beside(const struct store *store, struct memory *out, struct error *error)
{
	char copies[FILE_PATH];

	copies_folder(store, copies);
	bool done = look_in(store->folder, "", "inloop.db.", out, error) &&
		    look_in(store->folder, "", MEMORY_PIN, out, error) &&
		    look_in(store->folder, "", MEMORY_PROGRAMME, out, error) &&
		    look_in(store->folder, "", MEMORY_ROSTER, out, error) &&
		    look_in(copies, COPIES_FOLDER "/", "inloop", out, error);
	if (out->files.count > 1)
		qsort(out->files.items, (size_t)out->files.count, sizeof *out->files.items,
		      by_name);
	return done;
}

bool store_memory(struct store *store, struct memory *out, struct error *error)
{
	bool done =
	    sql_run(store, "BEGIN", error) && /* one snapshot for all tables */
	    each(store, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid", NULL,
		 read_table, out, error);

	for (int i = 0; done && i < out->count; i++)
		done = look_at(store, &out->items[i], error);
	if (out->count > 1)
		qsort(out->items, (size_t)out->count, sizeof *out->items, by_explanation);
	if (!sqlite3_get_autocommit(store->db))
		(void)sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
	return done && look_beside(store, out, error);
}
