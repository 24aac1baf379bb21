/* From whatever lies in the folder to a database that can be written: as it is, upgraded, or
 * restored while the other one is set aside. */
#include "store/private.h"

#include "store/copies.h"
#include "store/news.h"
#include "store/pages.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- what lies there ------------------------------------------------------- */

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
	int fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, DATABASE_MODE);

	if (fd < 0)
		return store_no_access(store->path, errno, error);
	(void)fchmod(fd, DATABASE_MODE); /* whatever the umask is */
	store_give_to_owner(store, fd);
	(void)close(fd);
	return store_sync_folder(store->path, error);
}

static bool has_log(const struct store *store)
{
	char path[FILE_PATH + 8];
	struct stat about;

	(void)snprintf(path, sizeof path, "%s-wal", store->path);
	return stat(path, &about) == 0 && about.st_size > 0;
}

/* SQLite throws the log of an empty or missing database away; but in ours it may be all that is
 * left of the figures. Without copies there is nothing that could have been lost. */
static enum condition look_at_nothing(struct store *store)
{
	if (!has_log(store) && !copies_any(store) && !store->place.watched)
		return CONDITION_EMPTY;
	store_blame(store, "the database is empty or gone");
	return CONDITION_DAMAGED;
}

static enum condition look_at_file(struct store *store, struct error *error)
{
	struct stat about;

	share(store);
	if (lstat(store->path, &about) != 0 && errno != ENOENT) {
		(void)store_no_access(store->path, errno, error);
		return CONDITION_UNKNOWN;
	}
	if (stat(store->path, &about) != 0 || (S_ISREG(about.st_mode) && about.st_size == 0))
		return look_at_nothing(store);
	if (!S_ISREG(about.st_mode))
		store_blame(store, "it is not a file");
	else if (access(store->path, R_OK) != 0)
		store_blame(store, "it cannot be opened: %s", strerror(errno));
	else if (pages_lost(store->path))
		store_blame(store, "the log beside it is damaged");
	return store->damaged ? CONDITION_DAMAGED : CONDITION_SOUND;
}

/* ---- opening it ------------------------------------------------------------ */

/* SQLite opens a file that it may not write for reading, without a word. */
static enum condition writable(struct store *store, struct error *error)
{
	if (!sqlite3_db_readonly(store->db, NULL))
		return CONDITION_SOUND;
	if (access(store->path, W_OK) != 0) {
		(void)store_no_access(store->path, errno, error);
		return CONDITION_UNKNOWN;
	}
	store_blame(store, "its header says that it is read-only");
	return CONDITION_DAMAGED; /* we never write that */
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
	    !log_prepare(store, error) || !seal_load(store, error))
		return false;
	store->truncate_due = true; /* what was left when the plug was pulled */
	store_clean(store);
	store->chores.chore = CHORE_CHECK;
	return true;
}

/* An older one is looked at as a whole before it is upgraded: that happens once. */
static enum condition look_closer(struct store *store, enum condition condition,
				  struct error *error)
{
	if (condition == CONDITION_EMPTY)
		return CONDITION_SOUND;
	enum condition closer = store_condition_schema(store, error);
	if (closer != CONDITION_SOUND)
		return closer;
	if (condition == CONDITION_OLDER) {
		closer = store_condition_deep(store, "integrity_check", NULL, error);
		if (closer == CONDITION_SOUND && !seal_load(store, error))
			closer = store_condition_now(store);
		return closer == CONDITION_SOUND ? seal_check_all(store, error) : closer;
	}
	return seal_load(store, error) ? seal_check_events(store, error)
				       : store_condition_now(store);
}

static enum condition attach(struct store *store, struct error *error)
{
	enum condition condition = look_at_file(store, error);

	if (condition == CONDITION_DAMAGED || condition == CONDITION_UNKNOWN)
		return condition;
	if (condition == CONDITION_EMPTY && !make_file(store, error))
		return CONDITION_UNKNOWN;
	if (!store_connect(store, store->path, SQLITE_OPEN_READWRITE, error))
		return CONDITION_UNKNOWN;
	condition = store_condition(store, error);
	if (condition != CONDITION_EMPTY && condition != CONDITION_OLDER &&
	    condition != CONDITION_SOUND)
		return condition;
	condition = look_closer(store, condition, error);
	if (condition == CONDITION_SOUND)
		condition = writable(store, error);
	if (condition != CONDITION_SOUND || settle(store, error))
		return condition;
	return store_condition_now(store);
}

/* ---- setting it aside ------------------------------------------------------ */

static bool anything(const struct store *store)
{
	struct stat about;

	return lstat(store->path, &about) == 0 || has_log(store);
}

static bool restore(struct store *store, bool newer, const struct event_list *known,
		    char news[NEWS], struct error *error)
{
	struct restored restored;
	char name[ASIDE_NAME], text[NEWS_FILE];

	if (!restore_make(store, !newer && !store->place.foreign, known, &restored, error) ||
	    !store_free_name(store, newer ? STORE_NEWER : STORE_DAMAGED, store->now, name, error))
		return false;
	store->foreign_copies = restored.foreign;
	if (newer)
		news_newer(store, &restored, name, news);
	else
		news_restored(store, &restored, anything(store) ? name : NULL, news);
	news_text(store, news, store->now, text);
	return store_set_aside(store, name, text, error) && restore_place(store, error);
}

/* The plug was pulled between setting aside and placing: what is left of the old one follows it. */
static bool place_waiting(struct store *store, struct error *error)
{
	char name[ASIDE_NAME];

	if (!restore_waits(store))
		return true;
	if (access(store->path, F_OK) == 0) { /* not set aside yet: all of it is done again */
		restore_drop(store);
		return true;
	}
	if (!has_log(store))
		return restore_place(store, error);
	store_blame(store, "the plug was pulled while it was set aside");
	return store_free_name(store, STORE_DAMAGED, store->now, name, error) &&
	       store_set_aside(store, name, NULL, error) && restore_place(store, error);
}

static void forget_damage(struct store *store)
{
	store->damaged = false;
	store->why[0] = '\0';
}

/* Somebody wrote into the files: then the log is not to be put over what is not its own. */
static enum condition look_at_change(struct store *store)
{
	enum base_file base = store->place.changed ? place_base(store) : FILE_OURS;

	store->place.foreign = base == FILE_FOREIGN;
	if (base == FILE_OURS)
		return CONDITION_SOUND;
	store_blame(store, base == FILE_FOREIGN ? "another house's was written over it"
			   : base == FILE_OLDER ? "an older one was written over it"
						: "somebody wrote over it");
	return CONDITION_DAMAGED;
}

/* What runs already and failed is looked at as a whole. */
static enum condition attach_and_look(struct store *store, bool all, struct error *error)
{
	enum condition condition = look_at_change(store);

	if (condition == CONDITION_SOUND)
		condition = attach(store, error);
	if (condition == CONDITION_SOUND && all)
		condition = store_condition_deep(store, "integrity_check", NULL, error);
	if (condition == CONDITION_SOUND && all)
		condition = seal_check_all(store, error);
	if (condition == CONDITION_SOUND && place_is_other(store)) {
		store_blame(store, "it is not the one that was here");
		return CONDITION_DAMAGED;
	}
	return condition;
}

bool store_ready(struct store *store, bool all, const struct event_list *known, char *news,
		 struct error *error)
{
	forget_damage(store);
	if (!place_waiting(store, error))
		return false;
	forget_damage(store);
	enum condition condition = attach_and_look(store, all, error);
	if (condition == CONDITION_NEWER || condition == CONDITION_DAMAGED) {
		store_detach(store);
		bool newer = condition == CONDITION_NEWER;
		if (newer)
			store_blame(store, "its version is newer than this program");
		else if (!store->why[0])
			store_blame(store, "%.150s", error->text);
		if (!restore(store, newer, known, news, error))
			return false;
		forget_damage(store);
		condition = attach(store, error);
	}
	return condition == CONDITION_SOUND && place_begin(store, error);
}

/* ---- while the terminal runs ------------------------------------------------- */

static bool put_back(struct store *store, const struct event_list *known, int *count,
		     struct error *error)
{
	struct event_list stored = { 0 };
	bool done = store_events(store, &stored, error) && sql_begin(store, error);

	*count = 0;
	if (done) {
		for (int i = 0; done && i < known->count; i++) {
			if (event_list_find(&stored, known->items[i].id))
				continue;
			done = log_put_back(store, &known->items[i], error);
			++*count;
		}
		done = done && value_take(store, LOST, error); /* nothing is gone after all */
		done = sql_end(store, done, error) && log_count(store, error);
	}
	event_list_free(&stored);
	return done;
}

bool store_put_back(struct store *store, const struct event_list *known, struct error *error)
{
	int count;

	return put_back(store, known, &count, error);
}

/* What was known and not there any more is told, where nothing else is. */
static bool know(struct store *store, const struct event_list *known, char *news,
		 struct error *error)
{
	int count = 0;

	if (known && !put_back(store, known, &count, error))
		return false;
	if (count > 0 && !news[0])
		news_moved(store, NULL, news);
	return true;
}

bool store_mend(struct store *store, const struct event_list *known, struct store_news *news,
		struct error *error)
{
	struct error why = { "" };

	news->text[0] = '\0';
	if (!store->damaged)
		return false;
	copy_cancel(store);
	if (store->place.gone) {
		if (store_put_in_place(store, news->text, &why) &&
		    know(store, known, news->text, &why))
			return true;
		if (store->place.gone || !store->db) /* it is open as it was, and tried again */
			return error_set(error, "%s", why.text);
	}
	store_detach(store);
	if (store_ready(store, true, known, news->text, &why) &&
	    know(store, known, news->text, &why))
		return true;
	store_detach(store);
	return error_set(error, "%s", why.text);
}

/* Whatever lies there instead is kept, like one that is damaged. */
bool store_put_in_place(struct store *store, char *news, struct error *error)
{
	char name[ASIDE_NAME], text[NEWS_FILE], told[NEWS];

	copy_cancel(store);
	if (!place_take(store, error) || !restore_save(store, &store->place.gone, error) ||
	    !store_free_name(store, STORE_DAMAGED, store->now, name, error))
		return false;
	news_moved(store, anything(store) ? name : NULL, told);
	news_text(store, told, store->now, text);
	if (!store_set_aside(store, name, text, error))
		return false;
	store_detach(store);
	forget_damage(store);
	if (!restore_place(store, error) || attach(store, error) != CONDITION_SOUND)
		return false;
	if (store->place.secret[0])
		secret_put_back(store, store->place.secret);
	(void)snprintf(news, NEWS, "%s", told);
	return place_begin(store, error);
}

bool store_told(struct store *store, struct store_news *news)
{
	bool some = store->place.untold.text[0] != '\0';

	if (some)
		*news = store->place.untold;
	store->place.untold.text[0] = '\0';
	return some;
}

int store_foreign_copies(const struct store *store)
{
	return store->foreign_copies;
}

bool store_works(const struct store *store)
{
	return store->db != NULL;
}
