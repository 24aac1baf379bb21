#include "base/array.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *array_add(void *items, int *count, int *room, size_t size)
{
	/* The list's pointer has its own type; memcpy reads it without breaking aliasing rules. */
	void *base;
	memcpy(&base, items, sizeof base);

	if (*count == *room) {
		int wanted = *room ? *room * 2 : 16;
		if (*room > INT_MAX / 2 || (size_t)wanted > SIZE_MAX / size)
			return NULL;
		void *grown = realloc(base, (size_t)wanted * size);
		if (!grown)
			return NULL;
		base = grown;
		memcpy(items, &base, sizeof base);
		*room = wanted;
	}
	char *item = (char *)base + (size_t)*count * size;
	memset(item, 0, size);
	*count += 1;
	return item;
}

void array_free(void *items, int *count, int *room)
{
	void *base;
	memcpy(&base, items, sizeof base);
	free(base);
	base = NULL;
	memcpy(items, &base, sizeof base);
	*count = *room = 0;
}
