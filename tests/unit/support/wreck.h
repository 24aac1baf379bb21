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

/* Made once; the same every time. */
void wreck_make(struct wreck *wreck);
void wreck_free(struct wreck *wreck);
/* The folder as it was. */
void wreck_put(const struct wreck *wreck);
struct wreck_file *wreck_file(struct wreck *wreck, const char *name);
/* A path in the folder; good until the next call. */
const char *wreck_path(const struct wreck *wreck, const char *name);
void wreck_write(const struct wreck *wreck, const char *name, const void *bytes, size_t size);

/* All rows of the finished days, as SQLite itself reads them in this file. free() it. */
char *wreck_days(const char *path);
/* What PRAGMA integrity_check says; good until the next call. */
const char *wreck_integrity(const char *path);

/* As a terminal at rest does, until there is nothing more to do: damage that is found is mended
 * with `known`. False when that failed. `news` gets what was told. */
bool wreck_tend(struct store *store, const struct event_list *known, utc_t now,
		struct store_news *news, struct error *error);

#endif
