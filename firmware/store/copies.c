#include "store/copies.h"

#include "store/house.h"
#include "store/schema.h"
#include "store/seal.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void copies_folder(const struct store *store, char path[FILE_PATH])
{
	file_join(path, store->folder, COPIES_FOLDER);
}

/* "inloop-2026-11-23.db" and nothing else: another file in the folder is somebody else's. */
static bool is_copy(const char *name)
{
	static const char form[] = "inloop-0000-00-00.db";
	size_t i = 0;

	for (; form[i]; i++)
		if (form[i] == '0' ? !isdigit((unsigned char)name[i]) : name[i] != form[i])
			return false;
	return name[i] == '\0';
}

struct store *copies_open(const struct store *store, const char *name)
{
	struct store *copy = store_new(store->folder, NULL);
	char folder[FILE_PATH];

	if (!copy)
		return NULL;
	copies_folder(store, folder);
	file_join(copy->path, folder, name);
	if (store_connect(copy, copy->path, SQLITE_OPEN_READONLY, NULL))
		return copy;
	store_free(copy);
	return NULL;
}

static void look_into(const struct store *store, struct copy_file *file)
{
	struct store *copy = copies_open(store, file->name);
	struct folded folded;
	char key[STORE_VALUE] = "";

	file->last = copy && seal_folded(copy, &folded, NULL) && folded.last > 0 ? folded.last : -1;
	if (file->last > 0)
		(void)value_get(copy, SEAL_KEY, key, NULL);
	(void)snprintf(file->key, sizeof file->key, "%.23s", key);
	store_free(copy);
}

static int by_age(const void *a, const void *b)
{
	const struct copy_file *left = a, *right = b;

	if (left->last != right->last)
		return left->last < right->last ? 1 : -1;
	return strcmp(right->name, left->name);
}

static int list_names(const struct store *store, struct copy_file *out, int room)
{
	char path[FILE_PATH];
	struct dirent *entry;
	int count = 0;

	copies_folder(store, path);
	DIR *folder = opendir(path);
	while (folder && count < room && (entry = readdir(folder)))
		if (is_copy(entry->d_name))
			(void)snprintf(out[count++].name, COPY_NAME, "%s", entry->d_name);
	if (folder)
		(void)closedir(folder);
	return count;
}

bool copies_any(const struct store *store)
{
	struct copy_file one[1];

	return list_names(store, one, 1) > 0;
}

int copies_list(const struct store *store, struct copy_file out[COPIES_MOST])
{
	int count = list_names(store, out, COPIES_MOST);

	for (int i = 0; i < count; i++)
		look_into(store, &out[i]);
	qsort(out, (size_t)count, sizeof out[0], by_age);
	return count;
}

static bool all_sealed(struct store *copy, struct error *error)
{
	struct blocks blocks;
	bool sealed = seal_blocks(copy, &blocks, error);

	for (int i = blocks.from; sealed && i <= blocks.to; i++) {
		int64_t sum;
		sealed = seal_read(copy, i, &sum, error) && seal_made(sum);
	}
	return sealed;
}

bool copies_take_in(struct store *copy, struct error *error)
{
	sqlite3 *file = copy->db;
	bool done = false;

	copy->db = NULL;
	if (store_connect(copy, ":memory:", SQLITE_OPEN_READWRITE, error)) {
		sqlite3_backup *backup = sqlite3_backup_init(copy->db, "main", file, "main");
		done = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
		(void)sqlite3_backup_finish(backup);
	}
	(void)sqlite3_close_v2(file);
	return done;
}

/* Its steps are taken on what is in memory, and delete the seals of the rows that they change: so
 * those are looked at before. */
static bool upgrade(struct store *copy, struct error *error)
{
	return store_condition_deep(copy, "integrity_check", NULL, error) == CONDITION_SOUND &&
	       store_condition_schema(copy, error) == CONDITION_SOUND && seal_load(copy, error) &&
	       seal_check_all(copy, error) == CONDITION_SOUND && copies_take_in(copy, error) &&
	       schema_upgrade(copy, schema_latest(), error);
}

bool copies_sound(struct store *copy, struct error *error)
{
	int version = 0;
	bool known =
	    schema_version(copy, &version, error) && version > 0 && version <= schema_latest();
	bool earlier = version < schema_latest();

	if (!known || (earlier && !upgrade(copy, error)))
		return false;
	return store_condition_deep(copy, "integrity_check", NULL, error) == CONDITION_SOUND &&
	       store_condition_schema(copy, error) == CONDITION_SOUND && seal_load(copy, error) &&
	       (earlier || all_sealed(copy, error)) &&
	       seal_check_all(copy, error) == CONDITION_SOUND;
}

/* Those of other houses go to the end. */
static int only_ours(const struct store *store, struct copy_file *copies, int count)
{
	char house[STORE_VALUE];
	int ours = 0;

	house_of(store, house);
	for (int i = 0; i < count; i++)
		if (!house_differs(house, copies[i].key))
			copies[ours++] = copies[i];
	return ours;
}

int copies_prune(const struct store *store, const struct copy_file *made)
{
	static struct copy_file copies[COPIES_MOST];
	int all = copies_list(store, copies), count = only_ours(store, copies, all);
	char folder[FILE_PATH], path[FILE_PATH];

	/* One that knows more than the database itself is of another time of it: it makes room
	 * first. */
	for (int i = 0; i < count; i++)
		if (copies[i].last > made->last)
			copies[i].last = 0;
	qsort(copies, (size_t)count, sizeof copies[0], by_age);
	copies_folder(store, folder);
	for (int i = COPIES_KEPT; i < count; i++) {
		file_join(path, folder, copies[i].name);
		if (strcmp(copies[i].name, made->name) != 0)
			(void)unlink(path);
	}
	return all - count;
}
