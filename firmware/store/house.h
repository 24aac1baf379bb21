/*
 * house.h - whose figures these are: copies of another house are not taken for ours.
 */
#ifndef INLOOP_STORE_HOUSE_H
#define INLOOP_STORE_HOUSE_H

#include "store/copies.h"

#define HOUSE_FILE "huis.txt" /* in the data folder */

/* "" = nobody knows: a new card, say, which takes what a stick brings. */
void house_of(const struct store *store, char house[STORE_VALUE]);
/* Note it beside the database that is open. */
void house_keep(const struct store *store);
/* Both are known, and not the same. A copy of an early version has no key: it counts as ours. */
bool house_differs(const char *house, const char *key);
bool house_several(const struct copy_file *copies, int count);

#endif
