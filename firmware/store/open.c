/* Opening for writing, and closing. The reader's opening is in reader.c. */
#include "store/private.h"

#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATABASE "inloop.db"
#define LOCK     "inloop.lock"

/* Readable by the group, so that a report program of another user can read along. SQLite gives
 * the log and the shared memory beside it the same mode. */
#define DATABASE_MODE 0640

struct store *store_new(const char *folder, struct error *error)
{
	struct store *store = calloc(1, sizeof *store);

	if (!store) {
		(void)store_no_memory(error);
		return NULL;
	}
	store->lock = -1;
	(void)snprintf(store->folder, sizeof store->folder, "%s", folder);
	file_join(store->path, folder, DATABASE);
	return store;
}

void store_detach(struct store *store)
{
	for (int i = 0; i < KEPT; i++) {
		(void)sqlite3_finalize(store->kept[i]);
		store->kept[i] = NULL;
	}
	(void)sqlite3_close_v2(store->db);
	store->db = NULL;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->kept[KEPT_BEGIN]) {
		store->truncate_due = true;
		store_clean(store);
	}
	store_detach(store);
	if (store->lock >= 0)
		(void)close(store->lock);
	free(store);
}

/* Root, who only wanted to check, must not leave files that the terminal's own user cannot open.
 * SQLite gives the log and the shared memory the owner of the database. */
static void give_to_owner(const struct store *store, int fd)
{
	struct stat folder;

	if (geteuid() == 0 && stat(store->folder, &folder) == 0 &&
	    fchown(fd, folder.st_uid, folder.st_gid) != 0)
		return; /* a file system without owners has no such trouble either */
}

static bool take_lock(struct store *store, bool *in_use, struct error *error)
{
	char path[FILE_PATH];

	file_join(path, store->folder, LOCK);
	store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, DATABASE_MODE);
	if (store->lock < 0)
		return store_no_access(path, errno, error);
	give_to_owner(store, store->lock);
	if (flock(store->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	*in_use = errno == EWOULDBLOCK;
	if (*in_use)
		return error_set(error,
				 "Er draait al een Inloop op deze gegevensmap (%.160s). Sluit die "
				 "eerst af.",
				 store->folder);
	return store_no_access(path, errno, error);
}

static bool sync_folder(const struct store *store, struct error *error)
{
	int fd = open(store->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL); /* FAT cannot, and need not */
	int number = errno;

	if (fd >= 0)
		(void)close(fd);
	return done || store_no_access(store->folder, number, error);
}

/* An older or copied file may have a narrower mode. */
static void share(const struct store *store)
{
	static const char *const suffixes[] = { "", "-wal", "-shm" };

	for (int i = 0; i < 3; i++) {
		char path[FILE_PATH + 8];
		struct stat about;
		(void)snprintf(path, sizeof path, "%s%s", store->path, suffixes[i]);
		if (stat(path, &about) == 0 && S_ISREG(about.st_mode) && !(about.st_mode & S_IRGRP))
			(void)chmod(path, (about.st_mode & 0777) | DATABASE_MODE);
	}
}

/* The file is made here and not by SQLite, because of its mode. Must not be called while SQLite
 * has it open: closing any descriptor of a file gives up the process's locks on it. */
static bool make_file(struct store *store, struct error *error)
{
	struct stat about;

	if (stat(store->path, &about) == 0) {
		if (!S_ISREG(about.st_mode))
			return error_set(error,
					 "%.160s is geen gewoon bestand. Haal het weg uit de "
					 "gegevensmap.",
					 store->path);
		share(store);
		return true;
	}
	int fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, DATABASE_MODE);
	if (fd < 0)
		return store_no_access(store->path, errno, error);
	(void)fchmod(fd, DATABASE_MODE); /* whatever the umask is */
	give_to_owner(store, fd);
	(void)close(fd);
	return sync_folder(store, error);
}

static off_t size_of(const struct store *store, const char *suffix)
{
	char path[FILE_PATH + 8];
	struct stat about;

	(void)snprintf(path, sizeof path, "%s%s", store->path, suffix);
	return stat(path, &about) == 0 ? about.st_size : 0;
}

/* SQLite throws the log of an empty or missing database away; but in ours it may be all that is
 * left of the figures. */
static bool log_is_orphan(const struct store *store)
{
	return size_of(store, "") == 0 && size_of(store, "-wal") > 0;
}

bool store_connect(struct store *store, const char *name, int flags, struct error *error)
{
	int on = 1;

	if (sqlite3_open_v2(name, &store->db, flags, NULL) != SQLITE_OK)
		return store->db ? store_fault(store, error) : store_no_memory(error);
	(void)sqlite3_extended_result_codes(store->db, 1);
	(void)sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	/* Closing must leave the files as they are: a newer database is not ours to tidy up, and
	 * readers without rights on the folder need the log to be there. */
	(void)sqlite3_file_control(store->db, NULL, SQLITE_FCNTL_PERSIST_WAL, &on);
	(void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	(void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return true;
}

/* From sound, empty or older to ready for writing. */
static bool settle(struct store *store, struct error *error)
{
	static const char pragmas[] = "PRAGMA journal_mode = WAL;"
				      "PRAGMA synchronous = FULL;"
				      "PRAGMA foreign_keys = ON;"
				      "PRAGMA secure_delete = ON;"
				      "PRAGMA temp_store = MEMORY;"
				      "PRAGMA cell_size_check = ON;"
				      "PRAGMA trusted_schema = OFF;";

	if (!sql_run(store, pragmas, error) || !schema_upgrade(store, schema_latest(), error) ||
	    !log_prepare(store, error))
		return false;
	store->truncate_due = true; /* what was left when the plug was pulled */
	store_clean(store);
	return true;
}

/* SQLite opens a file that it may not write for reading, without a word. */
static enum condition writable(struct store *store, struct error *error)
{
	if (!sqlite3_db_readonly(store->db, NULL))
		return CONDITION_SOUND;
	if (access(store->path, W_OK) != 0) {
		(void)store_no_access(store->path, errno, error);
		return CONDITION_UNKNOWN;
	}
	return CONDITION_DAMAGED; /* its header says so, and we never write that */
}

static enum condition attach(struct store *store, struct error *error)
{
	if (log_is_orphan(store))
		return CONDITION_DAMAGED;
	if (!make_file(store, error) ||
	    !store_connect(store, store->path, SQLITE_OPEN_READWRITE, error))
		return CONDITION_UNKNOWN;
	enum condition condition = store_condition(store, error);
	if (condition != CONDITION_EMPTY && condition != CONDITION_OLDER &&
	    condition != CONDITION_SOUND)
		return condition;
	condition = writable(store, error);
	if (condition != CONDITION_SOUND || settle(store, error))
		return condition;
	condition = store_condition_of(sqlite3_extended_errcode(store->db));
	return condition == CONDITION_SOUND ? CONDITION_UNKNOWN : condition;
}

static void tell(struct store_news *news, const struct store *store, const char *name)
{
	if (strstr(name, STORE_NEWER))
		(void)snprintf(news->text, sizeof news->text,
			       "De cijfers in %.100s zijn van een nieuwere Inloop en zijn bewaard "
			       "als %s; er is een nieuw bestand begonnen: vraag de installateur om "
			       "Inloop bij te werken.",
			       store->folder, name);
	else
		(void)snprintf(
		    news->text, sizeof news->text,
		    "De cijfers in %.100s waren beschadigd en zijn bewaard als %s; er is "
		    "een nieuw bestand begonnen: zet een kopie terug of vraag de "
		    "installateur.",
		    store->folder, name);
}

/* The one that is there is kept, another is begun. */
static bool begin_anew(struct store *store, const char *word, utc_t now, struct error *error)
{
	char name[ASIDE_NAME];

	store_detach(store);
	return store_set_aside(store, word, now, name, error) && sync_folder(store, error) &&
	       attach(store, error) == CONDITION_SOUND;
}

static bool open_or_begin(struct store *store, utc_t now, struct error *error)
{
	switch (attach(store, error)) {
	case CONDITION_SOUND:
		return true;
	case CONDITION_NEWER:
		return begin_anew(store, STORE_NEWER, now, error);
	case CONDITION_DAMAGED:
		return begin_anew(store, STORE_DAMAGED, now, error);
	default:
		return false;
	}
}

bool store_check(struct store *store, utc_t now, struct store_news *news, struct error *error)
{
	char name[ASIDE_NAME];
	enum condition condition = store_condition_whole(store, error);

	*news = (struct store_news) { "", false };
	if (condition != CONDITION_DAMAGED)
		return condition == CONDITION_SOUND;
	bool done = begin_anew(store, STORE_DAMAGED, now, error);
	if (store_find_aside(store, name))
		tell(news, store, name);
	return done;
}

struct store *store_open(const char *folder, utc_t now, struct store_news *news,
			 struct error *error)
{
	struct store *store = store_new(folder, error);
	struct error why = { "" }; /* what was overcome is no error */
	char name[ASIDE_NAME];
	bool in_use = false;

	if (news)
		*news = (struct store_news) { "", false };
	if (!store)
		return NULL;
	if (!file_make_folder(folder, &why) || !take_lock(store, &in_use, &why) ||
	    !open_or_begin(store, now, &why)) {
		if (news)
			news->in_use = in_use;
		(void)error_set(error, "%s", why.text);
		store_close(store);
		return NULL;
	}
	/* At every start, until somebody has taken it away: who looks may not be who should know.
	 */
	if (news && store_find_aside(store, name))
		tell(news, store, name);
	return store;
}
