#include "model/dating.h"

#include "base/array.h"

#define A_DAY INT64_C(86400)

/* More than 68 years do not fit into seconds: then days count, too. */
struct event event_clock_set(int64_t boot, int64_t seconds)
{
	int64_t days = seconds > INT32_MAX || seconds < INT32_MIN ? seconds / A_DAY : 0;

	return (struct event) { .kind = EVENT_CLOCK_SET,
				.ref = boot,
				.n = (int32_t)(seconds - days * A_DAY),
				.m = (int32_t)days };
}

int64_t event_clock_moved(const struct event *clock_set)
{
	return clock_set->n + clock_set->m * A_DAY;
}

bool dating_begin(struct dating *dating, const struct event_list *events)
{
	*dating = (struct dating) { 0 };
	for (int i = 0; i < events->count; i++) {
		if (events->items[i].kind != EVENT_CLOCK_SET)
			continue;
		const struct event **set =
		    array_add(&dating->sets, &dating->count, &dating->room, sizeof *dating->sets);
		if (!set) {
			dating_end(dating);
			return false;
		}
		*set = &events->items[i];
	}
	return true;
}

void dating_end(struct dating *dating)
{
	array_free(&dating->sets, &dating->count, &dating->room);
}

/* Whether this clock that was set dates the event, which stands at *at so far. */
static void take(const struct event *set, const struct event *event, utc_t *at, bool *sure)
{
	bool moves = !*sure || set->flags & CLOCK_AGAIN;

	if (moves && set->ref == event->at.boot && set->id > event->id) {
		*at += event_clock_moved(set);
		*sure = true;
	}
}

utc_t dating_of(const struct dating *dating, const struct event *event, bool *sure)
{
	utc_t at = event->at.utc;

	*sure = event->at.sure;
	for (int i = 0; i < dating->count; i++)
		take(dating->sets[i], event, &at, sure);
	return at;
}

utc_t event_dated(const struct event_list *events, const struct event *event, bool *sure)
{
	utc_t at = event->at.utc;

	*sure = event->at.sure;
	for (int i = 0; i < events->count; i++)
		if (events->items[i].kind == EVENT_CLOCK_SET)
			take(&events->items[i], event, &at, sure);
	return at;
}
