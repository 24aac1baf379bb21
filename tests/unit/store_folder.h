/*
 * store_folder.h - for the tests of the store: a fresh folder on the disk, and short ways to say
 * what happened when. Every test begins with a folder of its own and leaves nothing behind.
 */
#ifndef INLOOP_TEST_STORE_FOLDER_H
#define INLOOP_TEST_STORE_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"

#define NOW 1795424400 /* 2026-11-23T10:00:00+01:00 */

struct folder {
	char path[128];
	struct error error;
	struct store_news news;
};

static int folder_setup(void **state)
{
	struct folder *folder = calloc(1, sizeof *folder);
	const char *parent = getenv("TMPDIR");

	(void)snprintf(folder->path, sizeof folder->path, "%.80s/inloop-store-XXXXXX",
		       parent ? parent : "/tmp");
	if (!mkdtemp(folder->path) || !civil_set_zone("Europe/Amsterdam"))
		return -1;
	*state = folder;
	return 0;
}

static void folder_empty(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char name[512];
		(void)snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    remove(name) != 0 && chmod(name, 0700) == 0) {
			folder_empty(name);
			(void)rmdir(name);
		}
	}
	if (listing)
		(void)closedir(listing);
}

static int folder_teardown(void **state)
{
	struct folder *folder = *state;

	(void)chmod(folder->path, 0700);
	folder_empty(folder->path);
	(void)rmdir(folder->path);
	free(folder);
	return 0;
}

/* Open for writing; the test fails with the store's own words when that does not work. */
static inline struct store *folder_open(struct folder *folder)
{
	struct store *store = store_open(folder->path, NOW, &folder->news, &folder->error);

	if (!store)
		fail_msg("%s", folder->error.text);
	return store;
}

static inline struct store *folder_read(struct folder *folder)
{
	struct store *store = store_open_reader(folder->path, &folder->error);

	if (!store)
		fail_msg("%s", folder->error.text);
	return store;
}

/* "inloop.db" and the like, in this folder. */
static inline const char *folder_file(const struct folder *folder, const char *name)
{
	static char path[2][256];
	static int turn;

	turn = !turn;
	(void)snprintf(path[turn], sizeof path[turn], "%s/%s", folder->path, name);
	return path[turn];
}

static inline bool folder_has(const struct folder *folder, const char *name)
{
	return access(folder_file(folder, name), F_OK) == 0;
}

/* All bytes of a file. Not while the store is open here: closing a descriptor of a database gives
 * up this process's locks on it. */
static inline char *folder_bytes(const struct folder *folder, const char *name, size_t *size)
{
	struct error error;
	char *bytes = file_read(folder_file(folder, name), 64u << 20, size, &error);

	if (!bytes)
		fail_msg("%s", error.text);
	return bytes;
}

static inline void folder_write(const struct folder *folder, const char *name, const void *bytes,
				size_t size)
{
	FILE *file = fopen(folder_file(folder, name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static inline struct event at(enum event_kind kind, utc_t utc)
{
	return (struct event) {
		.kind = kind,
		.at = { .utc = utc,
			.mono_ms = (utc - NOW) * 1000 + 5000000,
			.boot = 7,
			.sure = true },
	};
}

static inline struct event about(enum event_kind kind, utc_t utc, int64_t ref, int n)
{
	struct event event = at(kind, utc);

	event.ref = ref;
	event.n = n;
	return event;
}

static inline struct event in_session(enum event_kind kind, utc_t utc, const char *key,
				      const char *title, utc_t start)
{
	struct event event = at(kind, utc);

	(void)snprintf(event.session.key, sizeof event.session.key, "%s", key);
	(void)snprintf(event.session.title, sizeof event.session.title, "%s", title);
	event.session.start = start;
	return event;
}

/* Store one event; its id. */
static inline int64_t put(struct store *store, struct event event)
{
	struct error error;

	if (!store_append(store, &event, 1, &error))
		fail_msg("%s", error.text);
	assert_true(event.id > 0);
	return event.id;
}

static inline int event_count(struct store *store)
{
	struct event_list events = { 0 };

	assert_true(store_events(store, &events, NULL));
	int count = events.count;
	event_list_free(&events);
	return count;
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)

#endif
