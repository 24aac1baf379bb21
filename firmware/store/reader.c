/* Opening for reading only, while a terminal may be writing. */
#include "store/private.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool nothing_there(const struct store *store, struct error *error)
{
	return error_set(error,
			 "In %.160s staat nog geen inloop.db. Kies de map van een zuil die al eens "
			 "aan is geweest.",
			 store->folder);
}

/* The figures are for the group of the terminal's own user. */
static bool no_reading(const struct store *store, int number, struct error *error)
{
	if (number != EACCES && number != EPERM)
		return store_no_access(store->path, number, error);
	return error_set(
	    error,
	    "Je mag %.160s niet lezen. Word lid van de groep inloop, met: sudo adduser "
	    "$USER inloop. Log daarna uit en weer in.",
	    store->path);
}

static bool is_there(const struct store *store, struct error *error)
{
	struct stat about;

	if (stat(store->path, &about) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return nothing_there(store, error);
		return no_reading(store, errno, error);
	}
	if (!S_ISREG(about.st_mode))
		return error_set(error, "%.160s is geen gewoon bestand. Kies een andere map.",
				 store->path);
	if (about.st_size == 0)
		return nothing_there(store, error);
	return access(store->path, R_OK) == 0 || no_reading(store, errno, error);
}

/* A copy on a read-only folder has nobody writing to it, and a database in WAL mode cannot be
 * opened there in the usual way. How it can be, as SQLite's URI says it; NULL where shared memory
 * shows that a terminal is at work that we may not look at. */
static const char *still_way(const struct store *store)
{
	char path[FILE_PATH + 8];
	struct stat log, shared;

	(void)snprintf(path, sizeof path, "%s-wal", store->path);
	bool there = stat(path, &log) == 0, has_log = there && log.st_size > 0;
	if (there ? has_log && access(path, R_OK) != 0 : errno != ENOENT)
		return NULL;
	(void)snprintf(path, sizeof path, "%s-shm", store->path);
	if (stat(path, &shared) == 0)
		return has_log || access(path, R_OK) != 0 ? NULL : "immutable=1";
	if (errno != ENOENT)
		return NULL;
	/* What is in the log counts; it is looked up in our own memory, and needs no locks. */
	return has_log ? "vfs=unix-none" : "immutable=1";
}

bool store_connect_still(struct store *store, const char *way, struct error *error)
{
	char uri[3 * FILE_PATH + 32] = "file:";
	size_t used = strlen(uri);

	for (const unsigned char *c = (const unsigned char *)store->path; *c; c++)
		used += (size_t)snprintf(uri + used, sizeof uri - used,
					 isalnum(*c) || strchr("/._-", *c) ? "%c" : "%%%02X", *c);
	(void)snprintf(uri + used, sizeof uri - used, "?%s", way);
	return store_connect(store, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error) &&
	       sql_run(store, "PRAGMA locking_mode = EXCLUSIVE", error);
}

/* Nobody writes to a copy; and nothing is laid beside it on a stick. */
static bool is_still(const struct store *store)
{
	const char *way = store->alone ? still_way(store) : NULL;

	return way && strcmp(way, "immutable=1") == 0;
}

static enum condition attach(struct store *store, struct error *error)
{
	if (is_still(store))
		return store_connect_still(store, "immutable=1", error)
			   ? store_condition(store, error)
			   : CONDITION_UNKNOWN;
	if (!store_connect(store, store->path, SQLITE_OPEN_READONLY, error))
		return CONDITION_UNKNOWN;
	enum condition condition = store_condition(store, error);
	int code = sqlite3_errcode(store->db) & 0xff;
	const char *way =
	    condition == CONDITION_UNKNOWN && (code == SQLITE_CANTOPEN || code == SQLITE_READONLY)
		? still_way(store)
		: NULL;
	if (way) {
		store_detach(store);
		if (!store_connect_still(store, way, error))
			return CONDITION_UNKNOWN;
		condition = store_condition(store, error);
	}
	return condition;
}

/* A file instead of a folder: a copy, as it lies on a stick, say. */
static bool take_file(struct store *store)
{
	struct stat about;

	if (stat(store->folder, &about) != 0 || !S_ISREG(about.st_mode))
		return false;
	(void)snprintf(store->path, sizeof store->path, "%s", store->folder);
	file_folder(store->folder, store->path);
	return true;
}

static bool usable(struct store *store, struct error *error)
{
	if (!is_there(store, error))
		return false;
	switch (attach(store, error)) {
	case CONDITION_SOUND:
	case CONDITION_OLDER: /* it has the figures of its time: store_history() knows which */
		return true;
	case CONDITION_EMPTY:
		return nothing_there(store, error);
	case CONDITION_NEWER:
		return error_set(error,
				 "%.160s is van een nieuwere Inloop. Werk Inloop op dit apparaat "
				 "bij en probeer het opnieuw.",
				 store->path);
	case CONDITION_DAMAGED:
		return error_set(error,
				 "%.160s is beschadigd. Start de zuil opnieuw, of zet een kopie "
				 "terug.",
				 store->path);
	case CONDITION_UNKNOWN:
	default:
		return false; /* the error says why */
	}
}

struct store *store_open_reader(const char *folder, struct error *error)
{
	struct store *store = store_new(folder, error);
	struct error why = { "" }; /* what was overcome is no error */

	if (store)
		store->alone = take_file(store);
	if (store && !usable(store, &why)) {
		(void)error_set(error, "%s", why.text);
		store_close(store);
		return NULL;
	}
	return store;
}
