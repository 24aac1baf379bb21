/* Opening for writing, and closing. The reader's opening is in reader.c. */
#include "store/private.h"

#include "store/copies.h"
#include "store/news.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATABASE "inloop.db"

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

void store_free(struct store *store)
{
	if (!store)
		return;
	store_detach(store);
	if (store->lock >= 0)
		(void)close(store->lock);
	free(store);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	copy_cancel(store);
	if (store->kept[KEPT_BEGIN]) {
		store->truncate_due = true;
		store_clean(store);
	}
	store_free(store);
}

/* SQLite gives the log and the shared memory the owner of the database. */
void store_give_to_owner(const struct store *store, int fd)
{
	struct stat folder;

	if (geteuid() == 0 && stat(store->folder, &folder) == 0 &&
	    fchown(fd, folder.st_uid, folder.st_gid) != 0)
		return; /* a file system without owners has no such trouble either */
}

bool store_take_lock(struct store *store, bool *in_use, struct error *error)
{
	char path[FILE_PATH];

	file_join(path, store->folder, STORE_LOCK);
	store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, DATABASE_MODE);
	if (store->lock < 0)
		return store_no_access(path, errno, error);
	store_give_to_owner(store, store->lock);
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

bool store_sync_folder(const char *path, struct error *error)
{
	char folder[FILE_PATH];

	file_folder(folder, path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL); /* FAT cannot, and need not */
	int number = errno;

	if (fd >= 0)
		(void)close(fd);
	return done || store_no_access(folder, number, error);
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

struct store *store_open(const char *folder, utc_t now, struct store_news *news,
			 struct error *error)
{
	struct store *store = store_new(folder, error);
	struct error why = { "" }; /* what was overcome is no error */
	struct store_news told = { "", false };
	bool in_use = false;

	if (news)
		*news = told;
	if (!store)
		return NULL;
	store->now = now;
	if (!file_make_folder(folder, &why) || !store_take_lock(store, &in_use, &why) ||
	    !store_ready(store, false, NULL, told.text, &why)) {
		if (news)
			news->in_use = in_use;
		(void)error_set(error, "%s", why.text);
		store_close(store);
		return NULL;
	}
	secret_move(store);
	if (news)
		news_find(store, news->text);
	return store;
}
