/* A store as text, so that two of them can be compared and a difference be read. */
#include "witness.h"

#include "test.h"

/* The values that a terminal keeps in its database. */
static const char *const names[] = { "pin_wrong", "pin_wrong_at", "pin_reset APPEL" };

static void tell_events(FILE *out, const struct event_list *events)
{
	for (int i = 0; i < events->count; i++) {
		const struct event *e = &events->items[i];
		(void)fprintf(out,
			      "event %lld: kind %d at %lld boot %lld mono %lld %s ref %lld n %d "
			      "m %d flags %d day %d session %s (%s) %lld\n",
			      (long long)e->id, e->kind, (long long)e->at.utc,
			      (long long)e->at.boot, (long long)e->at.mono_ms,
			      e->at.sure ? "sure" : "unsure", (long long)e->ref, e->n, e->m,
			      e->flags, e->day, e->session.key, e->session.title,
			      (long long)e->session.start);
	}
}

static void tell_counts(FILE *out, const struct history *h)
{
	for (int i = 0; i < h->hours.count; i++)
		(void)fprintf(out, "day %d hour %d: %d visits %d check-ins %d new\n",
			      h->hours.items[i].day, h->hours.items[i].hour,
			      h->hours.items[i].visits, h->hours.items[i].check_ins,
			      h->hours.items[i].new_here);
	for (int i = 0; i < h->sessions.count; i++)
		(void)fprintf(out, "session %s (%s) %lld: %d joined %d wished\n",
			      h->sessions.items[i].session.key, h->sessions.items[i].session.title,
			      (long long)h->sessions.items[i].session.start,
			      h->sessions.items[i].participants, h->sessions.items[i].wished);
	for (int i = 0; i < h->asks.count; i++)
		(void)fprintf(out, "ask day %d part %d: end %d wait %d\n", h->asks.items[i].day,
			      h->asks.items[i].daypart, h->asks.items[i].end,
			      h->asks.items[i].wait_min);
	for (int i = 0; i < h->tallies.count; i++)
		(void)fprintf(out, "asks per %d from %d: end %d wait %d: %d\n",
			      h->tallies.items[i].per, h->tallies.items[i].first,
			      h->tallies.items[i].end, h->tallies.items[i].wait_min,
			      h->tallies.items[i].asks);
	for (int i = 0; i < h->nobody.count; i++)
		(void)fprintf(out, "nobody day %d part %d: %d\n", h->nobody.items[i].day,
			      h->nobody.items[i].daypart, h->nobody.items[i].asks);
	for (int i = 0; i < h->extras.count; i++)
		(void)fprintf(out, "asks per %d from %d: %d repeats %d unsure\n",
			      h->extras.items[i].per, h->extras.items[i].first,
			      h->extras.items[i].repeats, h->extras.items[i].unsure);
	for (int i = 0; i < h->days.count; i++)
		(void)fprintf(out, "day %d: %d repeats %d unsure\n", h->days.items[i].day,
			      h->days.items[i].repeats, h->days.items[i].unsure_events);
}

static void tell_hours(FILE *out, const struct history *h)
{
	for (int i = 0; i < h->recorded.count; i++)
		(void)fprintf(out, "recorded %lld to %lld %s, before it %d\n",
			      (long long)h->recorded.items[i].from,
			      (long long)h->recorded.items[i].to,
			      h->recorded.items[i].sure ? "sure" : "unsure",
			      h->recorded.items[i].before);
	for (int i = 0; i < h->corrections.count; i++)
		(void)fprintf(out, "correction of day %d part %d: %d, made %lld\n",
			      h->corrections.items[i].day, h->corrections.items[i].daypart,
			      h->corrections.items[i].visits,
			      (long long)h->corrections.items[i].made);
	for (int i = 0; i < h->line_days.count; i++)
		(void)fprintf(out, "day %d line %d: %d times %d\n", h->line_days.items[i].day,
			      h->line_days.items[i].line, h->line_days.items[i].times,
			      h->line_days.items[i].what);
}

static void tell_rest(FILE *out, struct store *store)
{
	struct ask_note notes[TALK_MAX];
	int count = store_notes(store, notes, TALK_MAX);
	char value[STORE_VALUE];

	for (int i = 0; i < count; i++)
		(void)fprintf(out, "note of %lld: place %d topic %d\n", (long long)notes[i].ask,
			      notes[i].place, notes[i].topic);
	for (int i = 0; i < COUNT_OF(names); i++) {
		if (!store_value(store, names[i], value, NULL))
			fail_msg("value %s cannot be read", names[i]);
		(void)fprintf(out, "value %s: %s\n", names[i], value);
	}
}

char *witness_told(struct store *store)
{
	struct event_list events = { 0 };
	struct history history = { 0 };
	struct error error = { "" };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	if (!store_events(store, &events, &error) ||
	    !store_history(store, 0, INT16_MAX, &history, &error))
		fail_msg("%s", error.text);
	tell_events(out, &events);
	tell_counts(out, &history);
	tell_hours(out, &history);
	tell_rest(out, store);
	assert_int_equal(fclose(out), 0);
	event_list_free(&events);
	history_free(&history);
	return text;
}

char *witness_told_events(const struct event_list *events)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	tell_events(out, events);
	assert_int_equal(fclose(out), 0);
	return text;
}

const char *witness_difference(const char *expected, const char *found)
{
	static char text[800];
	size_t same = 0, line = 0;

	for (; expected[same] && expected[same] == found[same]; same++)
		if (expected[same] == '\n')
			line = same + 1;
	(void)snprintf(text, sizeof text, "expected \"%.*s\", found \"%.*s\"",
		       (int)strcspn(expected + line, "\n"), expected + line,
		       (int)strcspn(found + line, "\n"), found + line);
	return text;
}
