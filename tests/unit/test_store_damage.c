/*
 * The card forgets: a thousand ways to damage a database, its log and its copies, by fixed dice.
 * Each time the terminal goes on with sound figures, nothing is doubled or invented, and staff are
 * told when, and only when, something was wrong. INLOOP_DAMAGE_SEED=N throws other dice,
 * INLOOP_DAMAGE_ROUNDS=N more of them.
 */
#include "support/crash_replay.h"
#include "support/test.h"
#include "support/witness.h"
#include "support/wreck.h"

#include <sys/stat.h>
#include <unistd.h>

#define ROUNDS 240
#define SECTOR 512

struct counts {
	int rounds, told, at_open, at_rest, silent;
	long wanted, found; /* events, where something was told */
};

/* ---- damages --------------------------------------------------------------------- */

struct damage {
	const char *name;
	void (*make)(struct dice *dice);
	bool log;    /* what the last transactions lost cannot be known */
	bool cut;    /* nor what a log lost that ends early: so looks a power cut */
	bool gone;   /* nothing of the database itself is left */
	bool copies; /* are damaged too */
};

static uint8_t *bytes_of(const char *name, size_t *size)
{
	const struct wreck_file *file = wreck_file(name);
	uint8_t *bytes = malloc(file->size);

	assert_non_null(bytes);
	memcpy(bytes, file->bytes, file->size);
	*size = file->size;
	return bytes;
}

static size_t below(struct dice *dice, size_t limit)
{
	return dice_below(dice, (uint32_t)limit);
}

static void flip(struct dice *dice, uint8_t *bytes, size_t from, size_t size, int times)
{
	for (int i = 0; i < times; i++) {
		size_t at = from + below(dice, size);
		bytes[at] = (uint8_t)(bytes[at] ^ 1u << below(dice, 8));
	}
}

static void flip_in(struct dice *dice, const char *name, int times)
{
	size_t size;
	uint8_t *bytes = bytes_of(name, &size);

	flip(dice, bytes, 0, size, times);
	wreck_write(name, bytes, size);
	free(bytes);
}

/* So many bytes from a multiple of them on: rubbish, or nothing. */
static void spoil(struct dice *dice, const char *name, size_t block, bool empty)
{
	size_t size;
	uint8_t *bytes = bytes_of(name, &size);
	size_t at = below(dice, size / block) * block;

	for (size_t i = at; i < at + block; i++)
		bytes[i] = empty ? 0 : (uint8_t)dice_below(dice, 256);
	wreck_write(name, bytes, size);
	free(bytes);
}

static void cut(struct dice *dice, const char *name)
{
	assert_int_equal(truncate(wreck_path(name), (off_t)below(dice, wreck_file(name)->size)), 0);
}

static void nothing(struct dice *dice)
{
	(void)dice;
}

static void one_bit(struct dice *dice)
{
	flip_in(dice, "inloop.db", 1);
}

static void some_bits(struct dice *dice)
{
	flip_in(dice, "inloop.db", 2 + (int)below(dice, 30));
}

static void in_header(struct dice *dice)
{
	size_t size;
	uint8_t *bytes = bytes_of("inloop.db", &size);

	flip(dice, bytes, 0, 100, 1 + (int)below(dice, 3));
	wreck_write("inloop.db", bytes, size);
	free(bytes);
}

static void in_schema(struct dice *dice)
{
	size_t size;
	uint8_t *bytes = bytes_of("inloop.db", &size);

	flip(dice, bytes, 100, 3996, 1 + (int)below(dice, 6));
	wreck_write("inloop.db", bytes, size);
	free(bytes);
}

static void a_sector(struct dice *dice)
{
	spoil(dice, "inloop.db", SECTOR, below(dice, 2) == 0);
}

static void a_page(struct dice *dice)
{
	spoil(dice, "inloop.db", 4096, below(dice, 2) == 0);
}

static void much(struct dice *dice)
{
	size_t size;
	uint8_t *bytes = bytes_of("inloop.db", &size);
	size_t from = below(dice, size);

	memset(bytes + from, 0xaa, size - from);
	wreck_write("inloop.db", bytes, size);
	free(bytes);
}

static void cut_short(struct dice *dice)
{
	cut(dice, "inloop.db");
}

static void empty(struct dice *dice)
{
	(void)dice;
	wreck_write("inloop.db", "", 0);
}

static void gone(struct dice *dice)
{
	(void)dice;
	assert_int_equal(unlink(wreck_path("inloop.db")), 0);
}

static void all_gone(struct dice *dice)
{
	gone(dice);
	assert_int_equal(unlink(wreck_path("inloop.db-wal")), 0);
}

static void noise(struct dice *dice)
{
	uint8_t bytes[9000];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)dice_below(dice, 256);
	wreck_write("inloop.db", bytes, sizeof bytes);
}

static void a_folder(struct dice *dice)
{
	gone(dice);
	assert_int_equal(mkdir(wreck_path("inloop.db"), 0700), 0);
}

static void log_bits(struct dice *dice)
{
	flip_in(dice, "inloop.db-wal", 1 + (int)below(dice, 3));
}

static void log_header(struct dice *dice)
{
	size_t size;
	uint8_t *bytes = bytes_of("inloop.db-wal", &size);

	flip(dice, bytes, 0, 32, 1);
	wreck_write("inloop.db-wal", bytes, size);
	free(bytes);
}

static void log_sector(struct dice *dice)
{
	size_t size = wreck_file("inloop.db-wal")->size;

	assert_true(size > SECTOR);
	spoil(dice, "inloop.db-wal", SECTOR, below(dice, 2) == 0);
}

static void log_cut(struct dice *dice)
{
	cut(dice, "inloop.db-wal");
}

static void both(struct dice *dice)
{
	some_bits(dice);
	log_bits(dice);
}

static void copy_too(struct dice *dice)
{
	some_bits(dice);
	flip_in(dice, "copies/inloop-2026-11-11.db", 40);
}

static void copy_only(struct dice *dice)
{
	flip_in(dice, "copies/inloop-2026-11-11.db", 40);
}

static const struct damage damages[] = {
	{ .name = "nothing", .make = nothing },
	{ .name = "one bit", .make = one_bit },
	{ .name = "some bits", .make = some_bits },
	{ .name = "the header", .make = in_header },
	{ .name = "the schema", .make = in_schema },
	{ .name = "a sector", .make = a_sector },
	{ .name = "a page", .make = a_page },
	{ .name = "much", .make = much },
	{ .name = "cut short", .make = cut_short },
	{ .name = "empty", .make = empty },
	{ .name = "gone", .make = gone },
	{ .name = "all gone", .make = all_gone, .gone = true },
	{ .name = "noise", .make = noise },
	{ .name = "a folder", .make = a_folder },
	{ .name = "bits of the log", .make = log_bits, .log = true },
	{ .name = "header of the log", .make = log_header, .log = true },
	{ .name = "a sector of the log", .make = log_sector, .log = true },
	{ .name = "a shorter log", .make = log_cut, .log = true, .cut = true },
	{ .name = "file and log", .make = both, .log = true },
	{ .name = "file and copy", .make = copy_too, .copies = true },
	{ .name = "a copy", .make = copy_only },
};

/* ---- what must hold -------------------------------------------------------------- */

struct round {
	const struct damage *damage;
	uint64_t seed;
	char news[320];
};

static const char *words(const struct round *round)
{
	static char text[500];

	(void)snprintf(text, sizeof text, "%s, dice %llu (\"%s\")", round->damage->name,
		       (unsigned long long)round->seed, round->news);
	return text;
}

static bool same_event(const struct event *a, const struct event *b)
{
	return a->id == b->id && a->kind == b->kind && a->at.utc == b->at.utc &&
	       a->at.boot == b->at.boot && a->at.mono_ms == b->at.mono_ms &&
	       a->at.sure == b->at.sure && a->ref == b->ref && a->n == b->n && a->m == b->m &&
	       a->flags == b->flags && a->day == b->day && a->session.start == b->session.start &&
	       strcmp(a->session.key, b->session.key) == 0;
}

/* Each was there before, none is there twice. */
static void assert_none_invented(const struct round *round, const struct event_list *found)
{
	for (int i = 0; i < found->count; i++) {
		const struct event *was = event_list_find(&wreck.events, found->items[i].id);
		if (!was || !same_event(was, &found->items[i]))
			fail_msg("%s: event %lld was never stored so", words(round),
				 (long long)found->items[i].id);
		if (i > 0 && found->items[i].id <= found->items[i - 1].id)
			fail_msg("%s: event %lld is there twice", words(round),
				 (long long)found->items[i].id);
	}
}

static void assert_none_lost_silently(const struct round *round, const struct event_list *found)
{
	int least = wreck.events.count;

	if (round->damage->log)
		least -= 2;
	if (round->damage->cut)
		least = wreck.in_file;
	if (found->count < least)
		fail_msg("%s: of %d events %d are there, and nobody was told", words(round),
			 wreck.events.count, found->count);
}

static struct store *open_again(const struct round *round)
{
	struct store_news news;
	struct error error = { "" };
	struct store *store = store_open(wreck.folder, wreck.now, &news, &error);

	if (!store)
		fail_msg("%s: %s", words(round), error.text);
	return store;
}

/* What a terminal does: it starts, comes to rest, and somebody checks in. */
static void assert_goes_on(struct round *round, struct counts *counts)
{
	struct event_list known = { 0 }, found = { 0 };
	struct event event = { .kind = EVENT_CHECK_IN, .at = { .utc = wreck.now, .sure = true } };
	struct store_news news = { "", false }, later;
	struct error error = { "" };
	struct store *store = store_open(wreck.folder, wreck.now, &news, &error);

	if (!store)
		fail_msg("%s: %s", words(round), error.text);
	(void)snprintf(round->news, sizeof round->news, "%s", news.text);
	if (!store_events(store, &known, &error) ||
	    !wreck_tend(store, &known, wreck.now, &later, &error))
		fail_msg("%s: %s", words(round), error.text);
	counts->at_open += news.text[0] != '\0';
	counts->at_rest += later.text[0] != '\0';
	if (later.text[0])
		(void)snprintf(round->news, sizeof round->news, "%s", later.text);
	assert_true(store_events(store, &found, &error));
	if (!store_append(store, &event, 1, &error))
		fail_msg("%s: %s", words(round), error.text);
	assert_none_invented(round, &found);
	for (int i = 0; i < found.count; i++)
		assert_int_not_equal(event.id, found.items[i].id);
	if (!round->news[0])
		assert_none_lost_silently(round, &found);
	else if (!round->damage->gone) {
		counts->wanted += wreck.events.count;
		counts->found += found.count;
	}
	store_close(store);
	event_list_free(&known);
	event_list_free(&found);
}

static void assert_figures(const struct round *round)
{
	const char *integrity = wreck_integrity(wreck_path("inloop.db"));
	char *days = wreck_days(wreck_path("inloop.db"));
	bool older = round->damage->copies && strstr(round->news, "Alles tot en met");

	if (strcmp(integrity, "ok") != 0)
		fail_msg("%s: %s", words(round), integrity);
	if (strcmp(days, wreck.days) != 0 && !older)
		fail_msg("%s: %s", words(round), witness_difference(wreck.days, days));
	free(days);
}

static void play(struct round *round, struct counts *counts)
{
	struct dice dice = { round->seed };

	wreck_put();
	round->damage->make(&dice);
	round->news[0] = '\0';
	assert_goes_on(round, counts);
	assert_figures(round);
	store_close(open_again(round)); /* and it is there to stay */
	counts->rounds++;
	counts->told += round->news[0] != '\0';
	counts->silent += round->news[0] == '\0';
}

static long setting(const char *name, long otherwise)
{
	const char *value = getenv(name);

	return value ? atol(value) : otherwise;
}

static void the_terminal_goes_on_with_sound_figures(void **state)
{
	uint64_t seed = (uint64_t)setting("INLOOP_DAMAGE_SEED", 1);
	long rounds = setting("INLOOP_DAMAGE_ROUNDS", ROUNDS);
	struct counts counts = { 0 };

	(void)state;
	for (long i = 0; i < rounds; i++) {
		struct round round = { .damage = &damages[i % COUNT_OF(damages)],
				       .seed = seed * 1000003 + (uint64_t)i };
		play(&round, &counts);
	}
	print_message("%d damages: %d told (%d at the start, %d at rest), %d did no harm; %ld of "
		      "%ld events came back\n",
		      counts.rounds, counts.told, counts.at_open, counts.at_rest, counts.silent,
		      counts.found, counts.wanted);
	assert_true(counts.told > counts.rounds / 2);
	assert_true(counts.at_rest > 0);
	assert_true(counts.found > counts.wanted * 9 / 10);
}

/* Whoever cries without a reason is not heard when there is one. */
static void nothing_is_told_when_nothing_is_wrong(void **state)
{
	struct counts counts = { 0 };

	(void)state;
	for (int i = 0; i < COUNT_OF(damages); i++) {
		struct round round = { .damage = &damages[i], .seed = 1 };
		if (damages[i].make != nothing && damages[i].make != copy_only)
			continue;
		play(&round, &counts);
		assert_string_equal(round.news, "");
	}
	assert_int_equal(counts.rounds, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_told_when_nothing_is_wrong),
		cmocka_unit_test(the_terminal_goes_on_with_sound_figures),
	};

	return cmocka_run_group_tests_name("store: damage", tests, wreck_setup, wreck_teardown);
}
