#include "platform/debounce.h"

void debounce_init(struct debounce *debounce, int64_t period_ms, bool level)
{
	*debounce = (struct debounce) { .period_ms = period_ms > 0 ? period_ms : 0,
					.settled = level,
					.raw = level };
}

bool debounce_edge(struct debounce *debounce, bool level, int64_t edge_ms, int64_t *at_ms)
{
	bool changed = debounce_settle(debounce, edge_ms, at_ms);

	/* An edge to the level that is there already tells that the contact moved in between. */
	if (!debounce->running || edge_ms > debounce->since_ms)
		debounce->since_ms = edge_ms;
	debounce->running = true;
	debounce->raw = level;
	return changed;
}

void debounce_doubt(struct debounce *debounce, int64_t now_ms)
{
	debounce->running = true;
	if (now_ms > debounce->since_ms)
		debounce->since_ms = now_ms;
}

bool debounce_settle(struct debounce *debounce, int64_t now_ms, int64_t *at_ms)
{
	if (!debounce->running || now_ms - debounce->since_ms < debounce->period_ms)
		return false;
	debounce->running = false;
	if (debounce->raw == debounce->settled)
		return false;
	debounce->settled = debounce->raw;
	*at_ms = debounce->since_ms + debounce->period_ms;
	return true;
}

int64_t debounce_next_ms(const struct debounce *debounce, int64_t now_ms)
{
	if (!debounce->running)
		return -1;
	int64_t left = debounce->since_ms + debounce->period_ms - now_ms;
	return left > 0 ? left : 0;
}
