/* The store of practice, behind the same port as the real one: what people do stays in memory, what
 * is true of the terminal itself (its lines, its clock, the expert's switch, the PIN) goes on to
 * the real store. */
#include "app/app_private.h"

#define FIRST_ID (INT64_C(1) << 40) /* above every id that a house will ever reach */

bool app_practice_is_real(enum event_kind kind)
{
	switch (kind) {
	case EVENT_HERE:
	case EVENT_CLOCK_SET:
	case EVENT_FAULT:
	case EVENT_HEALED:
	case EVENT_TESTED:
		return true;
	default:
		return false;
	}
}

bool app_practice_made(int64_t id)
{
	return id >= FIRST_ID;
}

static void erase_note(struct practice *practice, int64_t ask)
{
	for (int i = 0; i < practice->note_count; i++)
		if (practice->notes[i].ask == ask)
			practice->notes[i--] = practice->notes[--practice->note_count];
}

/* A batch is of one sort: what somebody did, or what is true of the terminal. */
static bool append(void *self, struct event *events, int count, struct error *error)
{
	struct practice *practice = self;
	int64_t first = FIRST_ID + practice->made;

	if (count > 0 && app_practice_is_real(events[0].kind))
		return practice->real.append(practice->real.self, events, count, error);
	for (int i = 0; i < count; i++) {
		events[i].id = FIRST_ID + practice->made++;
		if (events[i].ref < 0)
			events[i].ref = first - 1 - events[i].ref;
		if (events[i].kind == EVENT_ENDED)
			erase_note(practice, events[i].ref);
	}
	return true;
}

static bool read_events(void *self, struct event_list *out, struct error *error)
{
	const struct practice *practice = self;

	return practice->real.events(practice->real.self, out, error);
}

static bool history(void *self, day_t from, day_t to, struct history *out, struct error *error)
{
	const struct practice *practice = self;

	(void)from, (void)to, (void)error;
	return history_add_events(out, &practice->log);
}

static bool fold(void *self, int count, struct event *keep, struct error *error)
{
	(void)self, (void)count, (void)keep;
	return error_set(error, "Tijdens het oefenen wordt er niets opgeteld.");
}

static bool set_note(void *self, const struct ask_note *note, struct error *error)
{
	struct practice *practice = self;

	erase_note(practice, note->ask);
	if (practice->note_count == TALK_MAX)
		return error_set(error, "Er is geen plaats meer.");
	practice->notes[practice->note_count++] = *note;
	return true;
}

static int notes(void *self, struct ask_note *out, int room)
{
	const struct practice *practice = self;
	int count = 0;

	for (; count < practice->note_count && count < room; count++)
		out[count] = practice->notes[count];
	return count;
}

static enum stored value(void *self, const char *name, char *out, int room, struct error *error)
{
	const struct practice *practice = self;

	return practice->real.value(practice->real.self, name, out, room, error);
}

static bool set_value(void *self, const char *name, const char *text, struct error *error)
{
	const struct practice *practice = self;

	return practice->real.set_value(practice->real.self, name, text, error);
}

static bool memory(void *self, struct memory *out, struct error *error)
{
	const struct practice *practice = self;

	return practice->real.memory(practice->real.self, out, error);
}

struct store_port app_practice_port(struct practice *practice)
{
	return (struct store_port) {
		.self = practice,
		.append = append,
		.events = read_events,
		.history = history,
		.fold = fold,
		.set_note = set_note,
		.notes = notes,
		.value = value,
		.set_value = set_value,
		.memory = memory,
	};
}
