/*
 * Nothing that a resident does puts words into the store: somebody who taps, types and presses at
 * random, through the real screens on the real store, and then every text in the file is looked at.
 * INLOOP_WALK_SEED=N walks another way.
 */
#include "support/crash_replay.h"
#include "support/stage.h"
#include "support/test.h"
#include "support/witness.h"

#include <ctype.h>
#include <sqlite3.h>

#define STEPS 3000

struct walk {
	struct stage stage;
	struct witness witness;
	struct dice dice;
};

static const char title[] = "Schilderen"; /* of the calendar; also the key */

/* An element that can be tapped, but for the name of the house, behind which staff begin. */
static bool tap_something(struct walk *walk)
{
	const struct page *page = app_page(walk->stage.app);
	int fit[PAGE_ELEMENTS], count = 0;

	for (int i = 0; i < page->count; i++)
		if (page->elements[i].id[0] && !page->elements[i].disabled &&
		    page_reachable(page, i))
			fit[count++] = i;
	if (count == 0)
		return false;
	struct rect box = page->elements[fit[dice_below(&walk->dice, (uint32_t)count)]].box;
	stage_touch(&walk->stage, box.x + box.w / 2, box.y + box.h / 2);
	return true;
}

static void type_something(struct walk *walk)
{
	static const char *const keys[] = { "A", "N", "N", "A", "Space", "Return", "Tab", "1" };

	stage_key(&walk->stage, keys[dice_below(&walk->dice, COUNT_OF(keys))]);
}

static void step(struct walk *walk)
{
	struct stage *stage = &walk->stage;

	switch (dice_below(&walk->dice, 12)) {
	case 0:
		stage_press(stage, 200);
		break;
	case 1:
		stage_ack(stage, 200 + (int64_t)dice_below(&walk->dice, 3) * 1500);
		break;
	case 2:
		type_something(walk);
		break;
	case 3:
		stage_pass(stage, 1000 * (int64_t)dice_below(&walk->dice, 300));
		break;
	default:
		(void)tap_something(walk);
	}
	stage_pass(stage, 700); /* over the lock against pressing twice */
}

/* ---- every text in the file ---------------------------------------------------------- */

static bool is_number(const char *text)
{
	for (; *text; text++)
		if (!isdigit((unsigned char)*text) && !strchr(" -", *text))
			return false;
	return true;
}

/* Names are the terminal's own; a value is numbers, for nobody chose a PIN. */
static bool is_known(const char *table, const char *column, const char *text)
{
	if (strcmp(table, "session") == 0)
		return strcmp(text, title) == 0;
	if (strcmp(table, "sqlite_sequence") == 0)
		return strcmp(text, "event") == 0;
	if (strcmp(table, "value") != 0)
		return false;
	return strcmp(column, "name") == 0 ? islower((unsigned char)text[0]) : is_number(text);
}

static int look_at_column(sqlite3 *db, const char *table, const char *column)
{
	char sql[256];
	sqlite3_stmt *statement;
	int texts = 0;

	(void)snprintf(sql, sizeof sql,
		       "SELECT \"%s\" FROM \"%s\" WHERE typeof(\"%s\") NOT IN ('integer', 'null')",
		       column, table, column);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(statement, 0);
		if (!is_known(table, column, text))
			fail_msg("%s.%s holds '%s'", table, column, text);
		texts++;
	}
	(void)sqlite3_finalize(statement);
	return texts;
}

static int look_at_all(const struct walk *walk)
{
	char path[160];
	sqlite3 *db;
	sqlite3_stmt *columns;
	int texts = 0;

	(void)snprintf(path, sizeof path, "%s/inloop.db", walk->witness.folder);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
					    "SELECT t.name, c.name FROM sqlite_schema AS t JOIN "
					    "pragma_table_info(t.name) AS c WHERE t.type = 'table'",
					    -1, &columns, NULL),
			 SQLITE_OK);
	while (sqlite3_step(columns) == SQLITE_ROW)
		texts += look_at_column(db, (const char *)sqlite3_column_text(columns, 0),
					(const char *)sqlite3_column_text(columns, 1));
	(void)sqlite3_finalize(columns);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return texts;
}

static int stored(const struct walk *walk, enum event_kind kind)
{
	int count = 0;

	for (int i = 0; i < walk->witness.log.count; i++)
		count += walk->witness.log.items[i].kind == kind;
	return count;
}

static void whatever_a_resident_does_leaves_no_words(void **state)
{
	struct walk walk = { 0 };
	struct stage *stage = &walk.stage;
	const char *seed = getenv("INLOOP_WALK_SEED");

	(void)state;
	walk.dice.state = seed ? strtoull(seed, NULL, 10) : 30;
	stage_open(stage);
	stage->settings.talk.ask_place = stage->settings.talk.ask_topic = true;
	stage->settings.talk.topic_count = 1;
	(void)snprintf(stage->settings.talk.topics[0], sizeof stage->settings.talk.topics[0],
		       "Geld");
	witness_begin(&walk.witness, stage->now.utc);
	stage->port = &walk.witness.port;
	stage_session(stage, title, "2026-11-23T11:00", "2026-11-23T23:00")->capacity = 2;
	stage_start(stage);
	for (int i = 0; i < STEPS && stage->now.utc < civil_utc(civil_day(1795424400), 15, 0); i++)
		step(&walk);
	assert_true(stored(&walk, EVENT_CHECK_IN) > 5);
	assert_true(stored(&walk, EVENT_ASKED) > 2);
	assert_true(stored(&walk, EVENT_JOINED) > 0);
	assert_true(look_at_all(&walk) >= 3);
	stage_clock(stage, "2026-11-24T10:00"); /* the day is folded */
	stage_pass(stage, 1000);
	assert_true(look_at_all(&walk) >= 3);
	stage_close(stage);
	witness_end(&walk.witness);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_a_resident_does_leaves_no_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
