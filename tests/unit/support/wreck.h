/*
 * wreck.h - the data folder of a busy house as a pulled plug leaves it in the middle of a day:
 * finished days, three daily copies, events of today in the database and in the log beside it. To
 * be damaged, as often as one likes.
 */
#ifndef INLOOP_TESTS_SUPPORT_WRECK_H
#define INLOOP_TESTS_SUPPORT_WRECK_H

#include "store/store.h"

#define WRECK_FILES 8

struct wreck_file {
	char name[64]; /* within the folder */
	uint8_t *bytes;
	size_t size;
};

struct wreck {
	char folder[128];
	struct wreck_file files[WRECK_FILES];
	int count;
	struct event_list events; /* of today, all confirmed, each in a transaction of its own */
	int in_file;              /* so many of them are in the database, the rest in the log */
	char *days;               /* what wreck_days() says of the finished days */
	utc_t now;
};

/* A program has one, the same every time, made and removed by the setup and the teardown of its
 * group of tests. */
extern struct wreck wreck;
int wreck_setup(void **state);
int wreck_teardown(void **state);
/* The folder as it was. */
void wreck_put(void);
struct wreck_file *wreck_file(const char *name);
/* A path in the folder; good until the next call. */
const char *wreck_path(const char *name);
void wreck_write(const char *name, const void *bytes, size_t size);
bool wreck_has(const char *name);

/* Open it, as it is found. The test fails when that cannot be done; `news` gets what was told. */
struct store *wreck_open(struct store_news *news);

/* All rows of the finished days, as SQLite itself reads them in this file. free() it. */
char *wreck_days(const char *path);
/* What PRAGMA integrity_check says; good until the next call. */
const char *wreck_integrity(const char *path);
/* This database in the folder is sound and tells the finished days as they were. */
void assert_wreck_days(const char *name);

/* As a terminal at rest does, until there is nothing more to do: damage that is found is mended
 * with `known`. False when that failed. `news` gets what was told. */
bool wreck_tend(struct store *store, const struct event_list *known, utc_t now,
		struct store_news *news, struct error *error);

#endif
