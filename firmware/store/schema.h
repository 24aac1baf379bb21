/*
 * schema.h - the steps by which an empty database becomes today's, one after the other.
 *
 * A step that houses have is never changed: what must differ is a further step at the end.
 */
#ifndef INLOOP_STORE_SCHEMA_H
#define INLOOP_STORE_SCHEMA_H

#include "base/error.h"

#include <stdbool.h>

struct store;

/* The version of the last step, as PRAGMA user_version holds it. */
int schema_latest(void);

/* Take the steps after the database's own version up to and including `version`, each in one
 * transaction with its number: a pulled plug leaves either the version before or the one after. */
bool schema_upgrade(struct store *store, int version, struct error *error);

/* The step with which asks of finished days became counts. Files of before it hold a row per ask.
 */
#define SCHEMA_ASKS_ARE_COUNTS 5
/* Whether a database of this version has what one step made and a later one took away (0 = none).
 */
static inline bool schema_has(int version, int since, int before)
{
	return version >= since && (before == 0 || version < before);
}

/* The version that the database says it has. */
bool schema_version(struct store *store, int *version, struct error *error);

#endif
