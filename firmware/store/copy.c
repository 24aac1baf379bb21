#include "store/copies.h"
#include "store/house.h"
#include "store/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* A quarter of a megabyte at a time, synced: on a slow card that takes a few hundredths of a
 * second. 15 MB are 60 pieces. */
#define PIECE 64

/* What must stay free beside the copy, for the visits of the day. */
#define SPARE (16 << 20)

enum stage { STAGE_PAGES, STAGE_EMPTY, STAGE_LOOK, STAGE_NAME };

struct copy {
	struct store *to; /* under its temporary name */
	sqlite3_backup *backup;
	enum stage stage;
	struct copy_file file;
};

static void path_of(const struct store *store, const struct copy *copy, char path[FILE_PATH])
{
	char folder[FILE_PATH];

	copies_folder(store, folder);
	file_join(path, folder, copy->file.name);
}

/* ---- beginning ------------------------------------------------------------- */

static bool has_room(const struct store *store, struct error *error)
{
	struct statvfs space;
	struct stat about;

	if (statvfs(store->folder, &space) != 0 || stat(store->path, &about) != 0)
		return store_no_access(store->folder, errno, error);
	unsigned long long room = (unsigned long long)space.f_bavail * space.f_frsize;
	return room > (unsigned long long)about.st_size + SPARE ||
	       error_set(error,
			 "Vannacht is geen kopie van de cijfers gemaakt: de schijf van %.120s is "
			 "bijna vol. Maak ruimte vrij.",
			 store->folder);
}

static bool make_folder(const struct store *store, struct error *error)
{
	char path[FILE_PATH];

	copies_folder(store, path);
	if (!file_make_folder(path, error))
		return false;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		store_give_to_owner(store, fd);
		(void)close(fd);
	}
	return true;
}

/* Also those that SQLite lays beside it while it is not a plain database yet. */
static void take_away(const char *path, bool itself)
{
	static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };

	for (int i = 0; i < (itself ? 4 : 3); i++) {
		char name[FILE_PATH + 16];
		(void)snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
		(void)unlink(name);
	}
}

static bool make_file(const struct store *store, const char *path, struct error *error)
{
	take_away(path, true); /* left when the plug was pulled */
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, DATABASE_MODE);
	if (fd < 0)
		return store_no_access(path, errno, error);
	(void)fchmod(fd, DATABASE_MODE);
	store_give_to_owner(store, fd);
	(void)close(fd);
	return true;
}

/* What is under its temporary name may be lost: it needs neither a journal nor to be synced by
 * SQLite. */
static bool open_target(struct copy *copy, struct error *error)
{
	return store_connect(copy->to, copy->to->path, SQLITE_OPEN_READWRITE, error) &&
	       sql_run(copy->to,
		       "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
		       "PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON",
		       error);
}

static bool begin(struct store *store, utc_t now, struct error *error)
{
	struct folded folded;
	char date[CIVIL_TEXT], path[FILE_PATH];

	copies_folder(store, path);
	if (!has_room(store, error) || !make_folder(store, error) ||
	    !seal_folded(store, &folded, error))
		return false;
	struct copy *copy = calloc(1, sizeof *copy);
	store->chores.copy = copy;
	if (!copy || !(copy->to = store_new(store->folder, error)))
		return store_no_memory(error);
	civil_format_day(civil_day(now), date);
	(void)snprintf(copy->file.name, sizeof copy->file.name, "inloop-%.10s.db", date);
	copy->file.last = folded.last;
	file_join(copy->to->path, path, "inloop.tmp");
	if (!make_file(store, copy->to->path, error) || !open_target(copy, error))
		return false;
	copy->backup = sqlite3_backup_init(copy->to->db, "main", store->db, "main");
	return copy->backup || store_fault(copy->to, error);
}

/* ---- the stages ------------------------------------------------------------ */

static bool sync_target(const struct copy *copy, struct error *error)
{
	sqlite3_file *file = NULL;
	int code = sqlite3_file_control(copy->to->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	if (code == SQLITE_OK && file && file->pMethods)
		code = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
	return code == SQLITE_OK || store_no_access(copy->to->path, EIO, error);
}

static bool copy_pages(struct copy *copy, struct error *error)
{
	int code = sqlite3_backup_step(copy->backup, PIECE);

	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return true; /* the next time */
	if (code == SQLITE_OK)
		return sync_target(copy, error);
	(void)sqlite3_backup_finish(copy->backup);
	copy->backup = NULL;
	copy->stage = STAGE_EMPTY;
	return code == SQLITE_DONE || store_fault(copy->to, error);
}

/* Whole tables are emptied page by page, and secure_delete overwrites each of them. */
static bool empty_tables(struct copy *copy, struct error *error)
{
	copy->stage = STAGE_LOOK;
	return sql_run(copy->to,
		       "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF;"
		       "DELETE FROM ask_note; DELETE FROM event;",
		       error);
}

/* What another house made on the same day keeps its bytes, under a longer name. */
static bool make_way(const struct store *store, const char *name, const char *path,
		     struct error *error)
{
	struct store *there = access(path, F_OK) == 0 ? copies_open(store, name) : NULL;
	char house[STORE_VALUE], key[STORE_VALUE] = "", other[FILE_PATH + 48];

	house_of(store, house);
	bool theirs = there && value_get(there, SEAL_KEY, key, NULL) && house_differs(house, key);
	store_free(there);
	(void)snprintf(other, sizeof other, "%s.ander-huis%.23s", path, key);
	return !theirs || rename(path, other) == 0 || store_no_access(path, errno, error);
}

static bool give_name(struct store *store, struct copy *copy, struct error *error)
{
	char path[FILE_PATH];

	path_of(store, copy, path);
	if (!sync_target(copy, error))
		return false;
	store_detach(copy->to);
	take_away(copy->to->path, false);
	if (!make_way(store, copy->file.name, path, error))
		return false;
	return (rename(copy->to->path, path) == 0 || store_no_access(path, errno, error)) &&
	       store_sync_folder(path, error);
}

static bool next(struct store *store, struct copy *copy, struct error *error)
{
	switch (copy->stage) {
	case STAGE_PAGES:
		return copy_pages(copy, error);
	case STAGE_EMPTY:
		return empty_tables(copy, error);
	case STAGE_LOOK:
		copy->stage = STAGE_NAME;
		return copies_sound(copy->to, error);
	case STAGE_NAME:
	default:
		return give_name(store, copy, error);
	}
}

static void forget(struct store *store)
{
	struct copy *copy = store->chores.copy;

	if (copy->backup)
		(void)sqlite3_backup_finish(copy->backup);
	store_free(copy->to);
	free(copy);
	store->chores.copy = NULL;
}

void copy_cancel(struct store *store)
{
	struct copy *copy = store->chores.copy;
	char path[FILE_PATH] = "";

	if (!copy)
		return;
	if (copy->to)
		(void)snprintf(path, sizeof path, "%s", copy->to->path);
	forget(store);
	if (path[0])
		take_away(path, true);
}

enum copy_state copy_step(struct store *store, utc_t now, struct error *error)
{
	struct error why = { "" };
	struct copy *copy = store->chores.copy;
	bool last = copy && copy->stage == STAGE_NAME;
	bool done = copy ? next(store, copy, &why) : begin(store, now, &why);

	if (!done) {
		bool unsound = copy && copy->to->damaged;
		copy_cancel(store);
		(void)error_set(error, "%s",
				why.text[0] && !unsound
				    ? why.text
				    : "De kopie van de cijfers klopte niet en is weggegooid. Kijk "
				      "of de kaart nog goed is.");
		return unsound ? COPY_UNSOUND : COPY_FAILED;
	}
	if (!last)
		return COPY_MORE;
	store->foreign_copies = copies_prune(store, &copy->file);
	forget(store);
	return COPY_DONE;
}
