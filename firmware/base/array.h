/*
 * array.h - growing arrays, for the few lists whose length the world decides.
 *
 * A list is three fields: items, count, room; all zero when empty.
 */
#ifndef INLOOP_BASE_ARRAY_H
#define INLOOP_BASE_ARRAY_H

#include <stddef.h>

/* One more item, zeroed, at the end. `items` is the address of the list's items pointer.
 * NULL when memory is gone; the list is then unchanged. Earlier pointers into the list
 * are no longer good. */
void *array_add(void *items, int *count, int *room, size_t size);

/* Free the items and leave an empty list. */
void array_free(void *items, int *count, int *room);

#endif
