/* What lies beside the database and was made earlier tells no more than the database itself.
 *
 * A copy of before version 5 has a row per ask, with its day: it is made anew as this version would
 * have made it. And two copies laid beside each other tell what one night added: the asks of one
 * day, and with the roster those of one shift. So only the most recent copy has the counts that a
 * later night may still add to; the others have them no more, and whoever must restore from one of
 * those misses them. What cannot be made anew and is of no use goes. */
#include "store/house.h"
#include "store/schema.h"
#include "store/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A day that waited for its clock is added to its week so much later, at most, and a month has so
 * many days. ?1 is the day up to which the copy has folded. */
#define OPEN_TALLIES " WHERE first + 31 + 31 > ?1"

static bool run_with_day(struct store *copy, const char *sql, day_t day, int *found,
			 struct error *error)
{
	sqlite3_stmt *statement = sql_prepare(copy, sql, error);
	int code = SQLITE_ERROR;

	if (statement) {
		(void)sqlite3_bind_int(statement, 1, day);
		code = sqlite3_step(statement);
	}
	if (found && code == SQLITE_ROW)
		*found = sql_int(statement, 0);
	(void)sqlite3_finalize(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool has_open_tallies(struct store *copy)
{
	struct folded folded;
	int found = 0;

	return seal_folded(copy, &folded, NULL) &&
	       run_with_day(copy,
			    "SELECT EXISTS (SELECT 1 FROM ask_count" OPEN_TALLIES ")"
			    " OR EXISTS (SELECT 1 FROM ask_extra" OPEN_TALLIES ")",
			    folded.day, &found, NULL) &&
	       found != 0;
}

enum need { NEED_NOTHING, NEED_UPGRADE, NEED_THINNING };

static enum need need_of(const struct store *store, const char *name, bool newest)
{
	struct store *copy = copies_open(store, name);
	enum need need = NEED_NOTHING;
	int version = 0;

	if (copy && schema_version(copy, &version, NULL) && version > 0 &&
	    version <= schema_latest()) {
		if (version < SCHEMA_ASKS_ARE_COUNTS)
			need = NEED_UPGRADE;
		else if (!newest && version == schema_latest() && has_open_tallies(copy))
			need = NEED_THINNING;
	}
	store_free(copy);
	return need;
}

/* ---- making it anew -------------------------------------------------------- */

static bool thin(struct store *copy, struct error *error)
{
	struct folded folded;

	return seal_folded(copy, &folded, error) &&
	       run_with_day(copy, "DELETE FROM ask_count" OPEN_TALLIES, folded.day, NULL, error) &&
	       run_with_day(copy, "DELETE FROM ask_extra" OPEN_TALLIES, folded.day, NULL, error);
}

static bool seal_all(struct store *copy, struct error *error)
{
	struct blocks blocks;
	bool done = seal_blocks(copy, &blocks, error);

	for (int i = blocks.from; done && i <= blocks.to; i++) {
		int64_t sum;
		done = seal_sum(copy, i, &sum, error) && seal_write(copy, i, sum, error);
	}
	return done && value_put(copy, SEAL_ALL, "1", error);
}

/* SQLite writes it as a plain database, in which nothing is left of what was deleted. */
static bool write_down(const struct store *store, struct store *copy, const char *temporary,
		       struct error *error)
{
	(void)unlink(temporary);
	int fd = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, DATABASE_MODE);
	if (fd < 0)
		return store_no_access(temporary, errno, error);
	(void)fchmod(fd, DATABASE_MODE);
	store_give_to_owner(store, fd);
	sqlite3_stmt *vacuum = sql_prepare(copy, "VACUUM INTO ?1", error);
	if (vacuum)
		(void)sqlite3_bind_text(vacuum, 1, temporary, -1, SQLITE_STATIC);
	bool done = vacuum && sql_finish(copy, vacuum, error);
	(void)sqlite3_finalize(vacuum);
	done = done && (fsync(fd) == 0 || store_no_access(temporary, errno, error));
	(void)close(fd);
	return done;
}

static bool make_anew(const struct store *store, struct store *copy, bool newest, const char *path,
		      struct error *error)
{
	char temporary[FILE_PATH];

	file_join(temporary, store->folder, COPIES_FOLDER "/inloop.nieuw");
	if ((!newest && !thin(copy, error)) || !seal_all(copy, error))
		return false;
	bool done = write_down(store, copy, temporary, error) &&
		    (rename(temporary, path) == 0 || store_no_access(path, errno, error)) &&
		    store_sync_folder(path, error);
	if (!done)
		(void)unlink(temporary);
	return done;
}

static bool renew(const struct store *store, const struct copy_file *file, bool newest,
		  enum need need)
{
	struct store *copy = copies_open(store, file->name);
	char path[FILE_PATH];

	if (!copy)
		return false;
	(void)snprintf(path, sizeof path, "%s", copy->path);
	bool sound = copies_sound(copy, NULL) && copies_take_in(copy, NULL);
	/* One of before there were keys was given one by chance just now; it is ours. */
	if (sound && !file->key[0] && store->key[0])
		sound = value_put(copy, SEAL_KEY, store->key, NULL);
	bool done = sound && make_anew(store, copy, newest, path, NULL);
	store_free(copy);
	/* Nobody would ever restore from it, and the rows are readable all the same. */
	if (!sound && need == NEED_UPGRADE)
		done = unlink(path) == 0;
	return done;
}

bool copies_renew(const struct store *store)
{
	static struct copy_file copies[COPIES_MOST];
	int count = copies_list(store, copies);
	char house[STORE_VALUE];
	bool newest = true;

	house_of(store, house);
	for (int i = 0; i < count; i++) {
		if (house_differs(house, copies[i].key)) /* that is not ours to change */
			continue;
		enum need need = need_of(store, copies[i].name, newest);
		if (need != NEED_NOTHING && renew(store, &copies[i], newest, need))
			return true;
		newest = false;
	}
	return false;
}
