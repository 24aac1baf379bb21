/*
 * seal.h - checksums of what is stored: SQLite does not notice when a card forgets a bit within a
 * number.
 *
 * Every event has one of its own. The finished days have one for every 64 days, over the rows of
 * all tables: a seal. The fold breaks the seals of the days that it adds to; they are made anew
 * when the terminal is at rest, before the daily copy. So neither depends on how many years there
 * are. A step of the schema that changes rows of finished days deletes their seals, and SEAL_ALL.
 */
#ifndef INLOOP_STORE_SEAL_H
#define INLOOP_STORE_SEAL_H

#include "store/private.h"

#define SEAL_DAYS 64

/* In the table of values. */
#define SEAL_KEY    "key"
#define SEAL_FOLDED "folded"
#define SEAL_PREFIX "seal."
#define SEAL_ALL    "sealed" /* since then no seal may be missing */

#define SEAL_OPEN INT64_C(0) /* the fold broke it, or it was never made */
#define SEAL_GONE INT64_MIN  /* it was there */

/* Of finished days, as any version has or had them: schema_has() tells which. */
struct seal_table {
	const char *name; /* NULL at the end */
	int since, before;
	const char *bounds; /* least and most day */
	const char *rows;   /* of the days ?1 up to ?2 */
};
extern const struct seal_table seal_tables[];

struct folded {       /* how far the fold came */
	int64_t last; /* the last event that is in the tables of finished days; 0 = none */
	day_t day;    /* its date: the time of an event does not outlive its day */
};

struct blocks { /* of days; from > to: there are none */
	int from, to;
};

/* ---- events ---- */

/* The key of this database, and whether all of it was sealed. */
bool seal_load(struct store *store, struct error *error);
/* `id` and `ref` are those that are stored. */
int64_t seal_event(const struct store *store, const struct event *event, int64_t id, int64_t ref);
/* CONDITION_SOUND, _DAMAGED or _UNKNOWN. An event of before there were checksums has none. */
enum condition seal_check_events(struct store *store, struct error *error);

/* ---- finished days ---- */

int seal_block(int64_t day); /* the one that it is in */
bool seal_blocks(struct store *store, struct blocks *blocks, struct error *error);
bool seal_sum(struct store *store, int block, int64_t *sum, struct error *error);
bool seal_read(struct store *store, int block, int64_t *sum, struct error *error);
bool seal_made(int64_t sum); /* it is neither open nor gone */
/* What was read against what is there: an open one proves nothing, of no rows none is needed. */
bool seal_holds(struct store *store, int64_t expected, int64_t found);
bool seal_write(struct store *store, int block, int64_t sum, struct error *error);
/* As seal_check_events(); one with an open seal is sound. */
enum condition seal_check(struct store *store, int block, struct error *error);
enum condition seal_check_all(struct store *store, struct error *error);

/* Within the fold's transaction, before rows are added: the seals of their days hold, and are
 * broken now. */
bool seal_open(struct store *store, const struct history *rows, struct error *error);
/* Within it too. */
bool seal_put_folded(struct store *store, struct folded folded, struct error *error);
bool seal_folded(struct store *store, struct folded *folded, struct error *error);

#endif
