/* The hours that the terminal is known to have run, out of its log: every event is a sign of life,
 * and between two signs of one run it was on. Around what the card lost nothing is known: at least
 * a quarter of an hour, so that it is a gap that counts. */
#include "model/history.h"

#define JUMP_S  90 /* the wall clock moved otherwise than time went by */
#define QUARTER (15 * MINUTE)

struct run {
	struct recorded_row row;
	bool going, stopped;
	struct moment last; /* of the event before */
	utc_t last_at;      /* when that counts */
	int64_t last_id;
};

/* What a person did is no bound of a run: its exact time would outlive its day. */
static bool is_exact(const struct event *event)
{
	return event->kind == EVENT_START || event->kind == EVENT_STOP ||
	       event->kind == EVENT_ALIVE || event->kind == EVENT_CLOCK_SET;
}

static utc_t quarter_before(utc_t at)
{
	return at - (at % QUARTER + QUARTER) % QUARTER;
}

static void reach(struct run *run, const struct event *event, utc_t at, utc_t limit)
{
	utc_t bound = is_exact(event) ? at : quarter_before(at);

	if (bound > limit)
		bound = limit;
	if (bound > run->row.to)
		run->row.to = bound;
}

static bool jumped(const struct run *run, const struct event *event, utc_t at)
{
	int64_t wall = at - run->last_at;
	int64_t lived = (event->at.mono_ms - run->last.mono_ms) / 1000;

	return event->at.boot == run->last.boot && (wall - lived > JUMP_S || lived - wall > JUMP_S);
}

static bool lost_between(const struct run *run, const struct event *event)
{
	return run->last_id > 0 && event->id > run->last_id + 1;
}

static bool starts_after_loss(const struct event *event)
{
	return event->kind == EVENT_START && event->flags & START_AFTER_LOSS;
}

static bool goes_on(const struct run *run, const struct event *event, utc_t at, bool sure)
{
	return run->going && event->kind != EVENT_START && !lost_between(run, event) &&
	       !jumped(run, event, at) && run->row.sure == sure;
}

static enum gap_why gap_before(const struct run *run, const struct event *event, bool first)
{
	if (lost_between(run, event) || starts_after_loss(event))
		return GAP_FAULT;
	if (event->kind != EVENT_START)
		return run->going ? GAP_CLOCK : GAP_OFF;
	/* Without a word of farewell: the program failed, unless the machine went off with it. */
	return !first && !run->stopped && event->at.boot == run->last.boot ? GAP_FAULT : GAP_OFF;
}

static bool end(struct run *run, struct history *history)
{
	/* One that did not last until its own first bound leaves nothing. */
	bool counts = run->going && run->row.from <= run->last_at;

	run->going = false;
	return !counts || history_add_recorded(history, run->row.from, run->row.to, run->row.sure,
					       run->row.before);
}

/* The run before what is lost is not known to its end. */
static void step_back(struct run *run)
{
	utc_t to = quarter_before(run->last_at - 1) - QUARTER;

	if (run->row.to > to)
		run->row.to = to > run->row.from ? to : run->row.from;
}

/* From where an event proves that the terminal ran and that all of it is there. */
static utc_t begin(const struct event *event, utc_t at)
{
	if (starts_after_loss(event))
		return quarter_before(at) + 2 * QUARTER;
	return is_exact(event) ? at : quarter_before(at + QUARTER - 1);
}

static bool add_hours(struct history *history, const struct event_list *events, int count,
		      const struct dating *dating)
{
	struct run run = { .going = false };
	utc_t limit = INT64_MAX;

	for (int i = 0; i < events->count; i++) {
		const struct event *event = &events->items[i];
		bool sure;
		utc_t at = dating_of(dating, event, &sure);
		bool on = goes_on(&run, event, at, sure);

		if (i > count && !on)
			break;
		if (!on) {
			enum gap_why why = gap_before(&run, event, i == 0);
			if (lost_between(&run, event))
				step_back(&run);
			if (!end(&run, history))
				return false;
			utc_t from = begin(event, at);
			run.row = (struct recorded_row) { from, from, sure, why };
			run.going = true;
		}
		/* The first that is not counted: the rest of the log will begin its hours there,
		 * but not know what was before. */
		if (i == count)
			limit = begin(event, at);
		reach(&run, event, at, limit);
		run.last = event->at;
		run.last_at = at;
		run.last_id = event->id;
		run.stopped = event->kind == EVENT_STOP;
		if (run.stopped && !end(&run, history))
			return false;
	}
	return end(&run, history);
}

bool history_add_hours(struct history *history, const struct event_list *events, int count)
{
	struct dating dating;

	if (!dating_begin(&dating, events))
		return false;
	bool done = add_hours(history, events, count, &dating);
	dating_end(&dating);
	return done;
}
