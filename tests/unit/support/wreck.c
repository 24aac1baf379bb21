#include "wreck.h"

#include "house.h"
#include "test.h"
#include "witness.h"

#include "store/private.h"
#include "store/seal.h"

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DAYS   9
#define COPIES 3
#define TODAY  160 /* events */

struct wreck wreck;

bool wreck_tend(struct store *store, const struct event_list *known, utc_t now,
		struct store_news *news, struct error *error)
{
	struct moment moment = { .utc = now, .sure = true };

	news->text[0] = '\0';
	for (int pieces = 0; pieces < 1000; pieces++) {
		struct store_news told;
		enum tend tend = store_tend(store, &moment, error);
		if (tend == TEND_DONE || tend == TEND_LATER)
			return true;
		if (tend == TEND_FAILED) {
			if (!store_mend(store, known, &told, error))
				return false;
			*news = told;
		}
	}
	fail_msg("the store never comes to rest");
	return false;
}

/* ---- making it ----------------------------------------------------------------- */

static struct event today(int number, utc_t now)
{
	struct event event = { .kind = EVENT_CHECK_IN,
			       .at = { .utc = now + number * 97,
				       .boot = 77,
				       .mono_ms = INT64_C(9000000) + number * INT64_C(97000),
				       .sure = true } };

	if (number % 5 == 1) {
		event.kind = EVENT_JOINED;
		(void)snprintf(event.session.key, sizeof event.session.key, "groep-%d@huis",
			       number % 7);
		(void)snprintf(event.session.title, sizeof event.session.title, "Groep %d",
			       number % 7);
		event.session.start = now + 30000;
	} else if (number % 11 == 3) {
		event.kind = EVENT_ASKED;
		event.n = number % 8;
	}
	return event;
}

/* In a program of its own, which ends without a word. */
static void live(const char *folder)
{
	struct house house;
	struct store_news news;
	struct error error = { "" };

	house_open(&house, folder, civil_day_of(2026, 11, 2), 7);
	if (!store_set_value(house.store, SEAL_KEY, "1234567890123456789", &error) ||
	    !seal_load(house.store, &error)) /* chance is for the dice only */
		_exit(3);
	house.step_s = 1500;
	for (int day = 0; day < DAYS; day++) {
		house.must_fold = day >= DAYS - COPIES;
		house_day(&house);
		if (house.must_fold && !wreck_tend(house.store, NULL, house.now.utc, &news, &error))
			_exit(1);
	}
	for (int i = 0; i < TODAY; i++) {
		struct event event = today(i, house.now.utc);
		if (!store_append(house.store, &event, 1, &error))
			_exit(2);
		if (i == TODAY / 2) {
			house.store->truncate_due = true;
			store_clean(house.store);
		}
	}
	_exit(0);
}

static void take(const char *folder, const char *sub)
{
	char path[FILE_PATH];
	struct dirent *entry;

	file_join(path, folder, sub);
	DIR *listing = opendir(path);
	assert_non_null(listing);
	while ((entry = readdir(listing))) {
		struct wreck_file *file = &wreck.files[wreck.count];
		char whole[FILE_PATH];
		struct stat about;
		file_join(whole, path, entry->d_name);
		if (stat(whole, &about) != 0 || !S_ISREG(about.st_mode) ||
		    strstr(entry->d_name, "-shm") || strstr(entry->d_name, ".lock") ||
		    strcmp(entry->d_name, "huis.txt") == 0) /* its key was changed for the dice */
			continue;
		assert_true(wreck.count < WRECK_FILES);
		(void)snprintf(file->name, sizeof file->name, "%s%.40s", sub, entry->d_name);
		file->bytes = (uint8_t *)file_read(whole, 64u << 20, &file->size, NULL);
		assert_non_null(file->bytes);
		wreck.count++;
	}
	(void)closedir(listing);
}

static void read_back(void)
{
	struct store_news news;
	struct error error;

	wreck_put();
	struct store *store = store_open(wreck.folder, wreck.now, &news, &error);
	if (!store || news.text[0])
		fail_msg("%s%s", error.text, news.text);
	assert_true(store_events(store, &wreck.events, NULL));
	store_close(store);
	wreck.days = wreck_days(wreck_path("inloop.db"));
	wreck.in_file = wreck.events.count - (TODAY - TODAY / 2 - 1);
}

int wreck_setup(void **state)
{
	char folder[128];
	int status;

	(void)state;
	if (!civil_set_zone("Europe/Amsterdam"))
		return -1;
	wreck = (struct wreck) { .now = civil_utc(civil_day_of(2026, 11, 11), 12, 0) };
	witness_folder(folder);
	witness_folder(wreck.folder);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		live(folder);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	take(folder, "");
	take(folder, "copies/");
	witness_remove(folder);
	assert_int_equal(wreck.count, 2 + COPIES);
	read_back();
	return 0;
}

int wreck_teardown(void **state)
{
	(void)state;
	for (int i = 0; i < wreck.count; i++)
		free(wreck.files[i].bytes);
	free(wreck.days);
	event_list_free(&wreck.events);
	witness_remove(wreck.folder);
	return 0;
}

/* ---- using it ------------------------------------------------------------------ */

const char *wreck_path(const char *name)
{
	static char path[FILE_PATH];

	file_join(path, wreck.folder, name);
	return path;
}

void wreck_write(const char *name, const void *bytes, size_t size)
{
	FILE *file = fopen(wreck_path(name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

void wreck_put(void)
{
	witness_remove(wreck.folder);
	assert_int_equal(mkdir(wreck.folder, 0755), 0);
	assert_int_equal(mkdir(wreck_path("copies"), 0755), 0);
	for (int i = 0; i < wreck.count; i++)
		wreck_write(wreck.files[i].name, wreck.files[i].bytes, wreck.files[i].size);
}

struct wreck_file *wreck_file(const char *name)
{
	for (int i = 0; i < wreck.count; i++)
		if (strcmp(wreck.files[i].name, name) == 0)
			return &wreck.files[i];
	fail_msg("there is no %s", name);
	return NULL;
}

struct store *wreck_open(struct store_news *news)
{
	struct error error = { "" };
	struct store *store = store_open(wreck.folder, wreck.now, news, &error);

	if (!store)
		fail_msg("%s", error.text);
	return store;
}

bool wreck_has(const char *name)
{
	return access(wreck_path(name), F_OK) == 0;
}

static int tell_row(void *out, int count, char **values, char **names)
{
	(void)names;
	for (int i = 0; i < count; i++)
		(void)fprintf(out, "%s|", values[i] ? values[i] : "-");
	(void)fputc('\n', out);
	return 0;
}

char *wreck_days(const char *path)
{
	static const char all[] =
	    "SELECT * FROM hour ORDER BY day, hour;"
	    "SELECT key, start, participants, wished FROM session_count JOIN session"
	    " ON session.id = session ORDER BY start, key;"
	    "SELECT * FROM ask_count ORDER BY first, per, ended, wait_min;"
	    "SELECT * FROM ask_nobody ORDER BY day, daypart;"
	    "SELECT * FROM ask_extra ORDER BY first, per;"
	    "SELECT * FROM day ORDER BY day;"
	    "SELECT start, until, sure, why_before FROM recorded ORDER BY id;"
	    "SELECT made, day, daypart, visits FROM correction ORDER BY id;"
	    "SELECT * FROM line_day ORDER BY day, line, what";
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	sqlite3 *db;

	assert_non_null(out);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	if (sqlite3_exec(db, all, tell_row, out, NULL) != SQLITE_OK)
		fail_msg("%s: %s", path, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	assert_int_equal(fclose(out), 0);
	return text;
}

const char *wreck_integrity(const char *path)
{
	static char found[256];
	sqlite3_stmt *check;
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(check), SQLITE_ROW);
	(void)snprintf(found, sizeof found, "%s", sqlite3_column_text(check, 0));
	(void)sqlite3_finalize(check);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return found;
}

void assert_wreck_days(const char *name)
{
	char *days = wreck_days(wreck_path(name));

	assert_string_equal(days, wreck.days);
	free(days);
	assert_string_equal(wreck_integrity(wreck_path(name)), "ok");
}
