#include "model/event.h"

#include "base/array.h"

struct event *event_list_add(struct event_list *list)
{
	return array_add(&list->items, &list->count, &list->room, sizeof *list->items);
}

void event_list_free(struct event_list *list)
{
	array_free(&list->items, &list->count, &list->room);
}

const struct event *event_list_find(const struct event_list *list, int64_t id)
{
	int low = 0, high = list->count;

	while (low < high) {
		int middle = low + (high - low) / 2;
		if (list->items[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < list->count && list->items[low].id == id ? &list->items[low] : NULL;
}
