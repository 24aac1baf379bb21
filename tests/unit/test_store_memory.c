/* What the terminal remembers: nothing is there that is not explained, and no words of people. */
#include "store_folder.h"

#include <sqlite3.h>

static struct memory memory_of(struct store *store)
{
	struct memory memory = { 0 };
	struct error error;

	if (!store_memory(store, &memory, &error))
		fail_msg("%s", error.text);
	return memory;
}

static const struct memory_found *found(const struct memory *memory, const char *name)
{
	for (int i = 0; i < memory->count; i++)
		if (strcmp(memory->items[i].name, name) == 0)
			return &memory->items[i];
	fail_msg("no table %s", name);
	return NULL;
}

/* Every table and column that SQLite itself names, one "table.column type" a line. */
static char *schema_of(const struct folder *folder)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	assert_int_equal(
	    sqlite3_open_v2(folder_file(folder, "inloop.db"), &db, SQLITE_OPEN_READONLY, NULL), 0);
	assert_int_equal(
	    sqlite3_prepare_v2(db,
			       "SELECT t.name, c.name, c.type FROM sqlite_schema AS t"
			       " JOIN pragma_table_xinfo(t.name) AS c WHERE t.type != 'trigger'"
			       " AND t.type != 'index' ORDER BY t.name, c.cid",
			       -1, &statement, NULL),
	    SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		(void)fprintf(out, "%s.%s %s\n", sqlite3_column_text(statement, 0),
			      sqlite3_column_text(statement, 1), sqlite3_column_text(statement, 2));
	(void)sqlite3_finalize(statement);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	assert_int_equal(fclose(out), 0);
	return text;
}

/* ---- the schema ------------------------------------------------------------------ */

static void every_table_and_column_is_explained(void **state)
{
	struct folder *folder = *state;
	int lines = 0;

	store_close(folder_open(folder));
	char *schema = schema_of(folder);
	for (char *line = strtok(schema, "\n"); line; line = strtok(NULL, "\n"), lines++) {
		char table[64], column[64];
		assert_int_equal(sscanf(line, "%63[^.].%63s", table, column), 2);
		const struct memory_table *about = memory_table(table);
		if (!about || !about->what[0])
			fail_msg("model/memory.c does not explain the table %s", table);
		else if (!memory_column(about, column) || !memory_column(about, column)->what[0])
			fail_msg("model/memory.c does not explain the column %s.%s", table, column);
	}
	assert_true(lines > 40);
	free(schema);
}

/* And nothing is explained that is not there, but for what older copies have. */
static void nothing_else_is_explained(void **state)
{
	struct folder *folder = *state;
	int explained = 0;

	struct store *store = folder_open(folder);
	struct memory memory = memory_of(store);
	for (int i = 0; i < memory.count; i++) {
		const struct memory_found *table = &memory.items[i];
		int columns = 0;
		assert_non_null(table->about);
		for (const struct memory_column *c = table->about->columns; c->name; c++)
			columns++;
		if (strcmp(table->name, "day") == 0)
			columns--; /* repeats */
		assert_int_equal(columns, table->columns.count);
		explained++;
	}
	assert_int_equal(explained, memory_table_count() - 1); /* ask */
	for (int topic = 0; topic < MEMORY_TOPICS; topic++)
		assert_true(memory_has_topic(&memory, (enum memory_topic)topic));
	memory_free(&memory);
	store_close(store);
}

/* All that is not a number: the names of activities, and what the terminal notes of itself. STRICT
 * tables hold no text in the other columns. */
static void words_stand_in_four_columns_only(void **state)
{
	static const char *const words[] = { "session.key TEXT",      "session.title TEXT",
					     "sqlite_sequence.name ", "sqlite_sequence.seq ",
					     "value.name TEXT",       "value.value TEXT" };
	struct folder *folder = *state;
	int found_words = 0;

	store_close(folder_open(folder));
	char *schema = schema_of(folder);
	for (char *line = strtok(schema, "\n"); line; line = strtok(NULL, "\n")) {
		if (strcmp(strchr(line, ' '), " INTEGER") == 0)
			continue;
		bool known = false;
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
			known = known || strcmp(line, words[i]) == 0;
		if (!known)
			fail_msg("%s: may hold words", line);
		found_words++;
	}
	assert_int_equal(found_words, 6);
	free(schema);
}

static void all_tables_are_strict(void **state)
{
	struct folder *folder = *state;
	sqlite3 *db;
	sqlite3_stmt *statement;
	int loose = 0;

	store_close(folder_open(folder));
	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
					    "SELECT name FROM pragma_table_list WHERE schema = "
					    "'main' AND NOT strict AND name NOT LIKE 'sqlite_%'",
					    -1, &statement, NULL),
			 SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		loose++;
	assert_int_equal(loose, 0);
	(void)sqlite3_finalize(statement);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* What the explanations say of the words agrees with the schema. */
static void the_explanations_name_the_words(void **state)
{
	struct folder *folder = *state;
	char *schema, *line;

	store_close(folder_open(folder));
	schema = schema_of(folder);
	for (line = strtok(schema, "\n"); line; line = strtok(NULL, "\n")) {
		char table[64], column[64], type[32] = "";
		(void)sscanf(line, "%63[^.].%63s %31s", table, column, type);
		const struct memory_column *about = memory_column(memory_table(table), column);
		bool words =
		    about->holds == HOLDS_CALENDAR_WORDS || about->holds == HOLDS_OWN_WORDS;
		bool text = strcmp(type, "TEXT") == 0 || strcmp(line, "sqlite_sequence.name ") == 0;
		if (words != text)
			fail_msg("%s", line);
		if (words)
			assert_int_equal(about->holds == HOLDS_CALENDAR_WORDS,
					 strcmp(table, "session") == 0);
	}
	free(schema);
}

/* ---- what is there ----------------------------------------------------------------- */

static void rows_and_dates_are_those_of_the_file(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	(void)put(store, at(EVENT_START, NOW - 3 * 86400));
	(void)put(store, at(EVENT_CHECK_IN, NOW - 2 * 86400));
	(void)put(store,
		  in_session(EVENT_JOINED, NOW - 2 * 86400, "taal", "Taalcafé", NOW + 86400));
	(void)put(store, at(EVENT_CHECK_IN, NOW));
	struct memory memory = memory_of(store);
	const struct memory_found *event = found(&memory, "event");
	assert_int_equal(event->rows, 4);
	assert_int_equal(event->oldest, civil_day(NOW) - 3);
	assert_int_equal(event->newest, civil_day(NOW));
	assert_int_equal(found(&memory, "session")->newest, civil_day(NOW) + 1);
	assert_int_equal(found(&memory, "hour")->rows, 0);
	assert_int_equal(found(&memory, "hour")->oldest, DAY_NONE);
	memory_free(&memory);

	assert_true(store_fold(store, 3, NULL, &folder->error));
	memory = memory_of(store);
	assert_int_equal(found(&memory, "event")->rows, 1);
	assert_int_equal(found(&memory, "event")->oldest, civil_day(NOW));
	assert_int_equal(found(&memory, "hour")->rows, 1);
	assert_int_equal(found(&memory, "hour")->oldest, civil_day(NOW) - 2);
	assert_int_equal(found(&memory, "recorded")->oldest, civil_day(NOW) - 3);
	assert_int_equal(memory_oldest(&memory), civil_day(NOW) - 2); /* of what people did */
	memory_free(&memory);
	store_close(store);
}

static void a_reader_sees_the_same(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);

	(void)put(store, at(EVENT_CHECK_IN, NOW));
	struct store *reader = folder_read(folder);
	struct memory memory = memory_of(reader);
	assert_int_equal(found(&memory, "event")->rows, 1);
	memory_free(&memory);
	store_close(reader);
	store_close(store);
}

/* Somebody put a table into the file: it is told, not passed over. */
static void what_is_not_explained_is_told_all_the_same(void **state)
{
	struct folder *folder = *state;
	sqlite3 *db;

	store_close(folder_open(folder));
	assert_int_equal(sqlite3_open(folder_file(folder, "inloop.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
				      "CREATE TABLE \"na\"\"men\" (naam TEXT);"
				      "INSERT INTO \"na\"\"men\" VALUES ('x'), ('y');"
				      "ALTER TABLE hour ADD COLUMN wie TEXT",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	struct store *reader = folder_read(folder);
	struct memory memory = memory_of(reader);
	const struct memory_found *names = found(&memory, "na\"men");
	assert_null(names->about);
	assert_int_equal(names->rows, 2);
	assert_string_equal(names->columns.items[0].name, "naam");
	assert_null(names->columns.items[0].about);
	const struct memory_found *hour = found(&memory, "hour");
	assert_int_equal(hour->columns.count, 6);
	assert_null(hour->columns.items[5].about);
	memory_free(&memory);
	store_close(reader);
}

/* They hold the same kind of data, and nobody folds them. */
static void files_of_before_are_told(void **state)
{
	struct folder *folder = *state;
	struct store *store = folder_open(folder);
	struct memory memory = memory_of(store);

	assert_int_equal(memory.files.count, 0);
	memory_free(&memory);
	folder_write(folder, "inloop.db.nieuwer-2026-11-02", "x", 1);
	folder_write(folder, "inloop.db.beschadigd-2026-11-01", "x", 1);
	folder_write(folder, "inloop.ini", "x", 1);
	memory = memory_of(store);
	assert_int_equal(memory.files.count, 2);
	assert_string_equal(memory.files.items[0].name, "inloop.db.beschadigd-2026-11-01");
	assert_string_equal(memory.files.items[1].name, "inloop.db.nieuwer-2026-11-02");
	memory_free(&memory);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(every_table_and_column_is_explained),
		STORE_TEST(nothing_else_is_explained),
		STORE_TEST(words_stand_in_four_columns_only),
		STORE_TEST(all_tables_are_strict),
		STORE_TEST(the_explanations_name_the_words),
		STORE_TEST(rows_and_dates_are_those_of_the_file),
		STORE_TEST(a_reader_sees_the_same),
		STORE_TEST(what_is_not_explained_is_told_all_the_same),
		STORE_TEST(files_of_before_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
