/* A database: any bytes as inloop.db, or a sound one of a house with bytes or values changed. The
 * reports read it, then the terminal opens, mends, tends and writes it.
 * Input: the first byte chooses. 0: the rest is the file. 1: the rest says which bytes change, as
 * triples of a place (two bytes, of 16 from the beginning) and what is laid over it. 2: it says
 * which values change, each as table, column, row, kind of value, and eight bytes for a number. */
#include "fuzz.h"

#include "base/file.h"
#include "base/settings.h"
#include "report/make.h"
#include "store/store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define NOW  1795424400 /* 2026-11-23T10:00:00+01:00 */
#define MOST ((size_t)1 << 20)
#define DAY  86400

static struct event happened(enum event_kind kind, utc_t at, int n)
{
	return (struct event) {
		.kind = kind,
		.n = n,
		.at = { .utc = at, .mono_ms = (at - NOW) * 1000, .boot = 7, .sure = true }
	};
}

static void live(struct store *store)
{
	struct event start = happened(EVENT_START, NOW - 3600, 0);
	must(store_append(store, &start, 1, NULL), "a start can be stored");
	for (int i = 0; i < 40; i++) {
		struct event event =
		    happened(i % 4 ? EVENT_CHECK_IN : EVENT_ASKED, NOW + i * 60, 0);
		must(store_append(store, &event, 1, NULL), "an event can be stored");
	}
	struct event_list events = { 0 };
	must(store_events(store, &events, NULL), "events can be read");
	must(store_fold(store, events.count / 2, NULL, NULL), "half of them can be folded");
	event_list_free(&events);
}

/* The bytes of a sound database; made once. */
static const char *sound(size_t *size)
{
	static char *bytes;
	static size_t length;
	struct store_news news;

	if (!bytes) {
		(void)mkdir(fuzz_path("sound"), 0700);
		struct store *store = store_open(fuzz_path("sound"), NOW, &news, NULL);
		must(store != NULL, "a database can be made");
		live(store);
		store_close(store);
		bytes = file_read(fuzz_path("sound/inloop.db"), MOST, &length, NULL);
		must(bytes != NULL, "its bytes can be read");
	}
	*size = length;
	return bytes;
}

/* ---- values that no terminal ever wrote ---- */

#define CHANGE 12 /* bytes that say one */

/* The nth line that the query gives, as SQLite's own text; sqlite3_free() it. NULL = there is none.
 */
static char *nth(sqlite3 *db, char *query, unsigned int n)
{
	char **lines = NULL, *found = NULL;
	int rows = 0, columns = 0;

	if (sqlite3_get_table(db, query, &lines, &rows, &columns, NULL) == SQLITE_OK && rows > 0)
		found = sqlite3_mprintf("%s", lines[1 + n % (unsigned int)rows]);
	sqlite3_free_table(lines);
	sqlite3_free(query);
	return found;
}

static char *value(const uint8_t *change)
{
	int64_t number;

	memcpy(&number, change + 4, sizeof number);
	switch (change[3] % 6) {
	case 0:
		return sqlite3_mprintf("%lld", (long long)number);
	case 1:
		return sqlite3_mprintf("%d", (int)(int8_t)change[4]);
	case 2:
		return sqlite3_mprintf("%lld", change[4] & 1 ? (long long)INT64_MAX
							     : (long long)-INT64_MAX - 1);
	case 3:
		return sqlite3_mprintf("NULL");
	case 4:
		return sqlite3_mprintf("x'%02x%02x0a3b22%02x'", change[4], change[5], change[6]);
	default:
		return sqlite3_mprintf("cast(x'3d%02x%02x0a22%02x' AS TEXT)", change[4], change[5],
				       change[6]);
	}
}

static void change_value(sqlite3 *db, const uint8_t *change)
{
	char *table = nth(db,
			  sqlite3_mprintf("SELECT name FROM sqlite_master WHERE type = 'table' "
					  "AND name NOT LIKE 'sqlite_%%'"),
			  change[0]);
	char *column =
	    nth(db, sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table), change[1]);
	char *key = nth(db, sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table), 0);
	char *to = value(change);
	char *update =
	    sqlite3_mprintf("UPDATE \"%w\" SET \"%w\" = %s WHERE \"%w\" = (SELECT \"%w\" FROM "
			    "\"%w\" LIMIT 1 OFFSET %d)",
			    table, column, to, key, key, table, change[2] % 16);

	(void)sqlite3_exec(db, update, NULL, NULL, NULL); /* some are refused */
	sqlite3_free(table);
	sqlite3_free(column);
	sqlite3_free(key);
	sqlite3_free(to);
	sqlite3_free(update);
}

static void change_values(const char *path, const uint8_t *data, size_t size)
{
	sqlite3 *db;
	char *trigger;

	must(sqlite3_open(path, &db) == SQLITE_OK, "a sound database can be opened");
	while ((
	    trigger = nth(
		db, sqlite3_mprintf("SELECT name FROM sqlite_master WHERE type = 'trigger'"), 0))) {
		char *drop = sqlite3_mprintf("DROP TRIGGER \"%w\"", trigger);
		must(sqlite3_exec(db, drop, NULL, NULL, NULL) == SQLITE_OK,
		     "what guards can be dropped");
		sqlite3_free(drop);
		sqlite3_free(trigger);
	}
	(void)sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF",
			   NULL, NULL, NULL);
	for (size_t i = 0; i + CHANGE <= size && i < (size_t)40 * CHANGE; i += CHANGE)
		change_value(db, data + i);
	(void)sqlite3_close(db);
}

static void put_database(const uint8_t *data, size_t size)
{
	size_t length;
	char *bytes;

	if (size > 0 && data[0] % 3 > 0) {
		const char *good = sound(&length);
		bytes = malloc(length);
		must(bytes != NULL, "there is memory");
		memcpy(bytes, good, length);
		for (size_t i = 1; data[0] % 3 == 1 && i + 3 <= size; i += 3) {
			size_t at = (((size_t)data[i] << 8 | data[i + 1]) << 4) % length;
			bytes[at + data[i + 2] % 16 % (length - at)] ^=
			    (char)(1 + data[i + 2] / 16);
		}
	} else {
		length = size > 0 ? size - 1 : 0;
		bytes = malloc(length + 1);
		must(bytes != NULL, "there is memory");
		memcpy(bytes, data + (size > 0), length);
	}
	fuzz_empty();
	(void)mkdir(fuzz_path("data"), 0700);
	const char *path = fuzz_file("data/inloop.db", bytes, length);
	if (size > 0 && data[0] % 3 == 2)
		change_values(path, data + 1, size - 1);
	free(bytes);
}

static void read_reports(void)
{
	static struct settings settings;
	struct arguments arguments = { .config = "", .data = fuzz_path("data"), .days = 7 };
	struct error error;

	settings_init(&settings);
	for (int subject = SUBJECT_WEEK; subject <= SUBJECT_MEMORY; subject++)
		for (int format = FORMAT_TEXT; format <= FORMAT_JSON; format++) {
			if (subject == SUBJECT_PROGRAMME)
				continue;
			char *out = NULL;
			size_t size;
			FILE *memory = open_memstream(&out, &size);
			must(memory != NULL, "there is memory");
			arguments.subject = (enum subject)subject;
			arguments.format = (enum format)format;
			error.text[0] = '\0';
			must(report_make(&arguments, &settings, NOW, memory, &error) ||
				 error.text[0],
			     "a report that cannot be made says why");
			(void)fclose(memory);
			free(out);
		}
}

static void run_terminal(void)
{
	struct store_news news = { .text = "" };
	struct error error = { "" };
	struct moment now = { .utc = NOW + DAY, .boot = 8, .sure = true };
	struct store *store = store_open(fuzz_path("data"), NOW, &news, &error);

	must(store || error.text[0], "a folder that cannot be used says why");
	if (!store)
		return;
	struct event event = happened(EVENT_CHECK_IN, NOW + 7200, 0);
	(void)(store_append(store, &event, 1, &error) || store_mend(store, NULL, &news, &error));
	for (int i = 0; i < 200 && store_works(store); i++) {
		enum tend tend = store_tend(store, &now, &error);
		if (tend == TEND_FAILED && !store_mend(store, NULL, &news, &error))
			break;
		if (tend == TEND_DONE || tend == TEND_LATER)
			break;
	}
	store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > MOST)
		return 0;
	(void)civil_set_zone("Europe/Amsterdam");
	put_database(data, size);
	read_reports();
	run_terminal();
	return 0;
}
