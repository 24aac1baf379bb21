/* Looking whether the checksums hold. */
#include "store/seal.h"

#include <inttypes.h>
#include <stdio.h>

enum condition seal_check(struct store *store, int block, struct error *error)
{
	int64_t expected, found;

	if (!seal_read(store, block, &expected, error) || !seal_sum(store, block, &found, error))
		return store_condition_now(store);
	if (seal_holds(store, expected, found))
		return CONDITION_SOUND;
	store_blame(store, "the checksum of the days %d to %d does not match", block * SEAL_DAYS,
		    (block + 1) * SEAL_DAYS - 1);
	return CONDITION_DAMAGED;
}

/* Of days whose rows are gone without a trace, only their seal tells. */
static enum condition check_rest(struct store *store, const struct blocks *blocks,
				 struct error *error)
{
	sqlite3_stmt *names =
	    sql_prepare(store, "SELECT name FROM value WHERE name GLOB '" SEAL_PREFIX "*'", error);
	enum condition condition = names ? CONDITION_SOUND : store_condition_now(store);
	char name[32];
	int block;

	while (condition == CONDITION_SOUND && sqlite3_step(names) == SQLITE_ROW) {
		sql_text(names, 0, name, sizeof name);
		if (sscanf(name, SEAL_PREFIX "%d", &block) == 1 &&
		    (block < blocks->from || block > blocks->to))
			condition = seal_check(store, block, error);
	}
	(void)sqlite3_finalize(names);
	return condition;
}

enum condition seal_check_all(struct store *store, struct error *error)
{
	enum condition condition = CONDITION_SOUND;
	struct blocks blocks;

	if (!seal_blocks(store, &blocks, error))
		return store_condition_now(store);
	for (int i = blocks.from; i <= blocks.to && condition == CONDITION_SOUND; i++)
		condition = seal_check(store, i, error);
	return condition == CONDITION_SOUND ? check_rest(store, &blocks, error) : condition;
}

enum condition seal_check_events(struct store *store, struct error *error)
{
	sqlite3_stmt *rows = sql_prepare(store, "SELECT " LOG_COLUMNS ", sum" LOG_FROM, error);
	enum condition condition = CONDITION_SOUND;
	int code = SQLITE_DONE;

	if (!rows)
		return store_condition_now(store);
	if (!verify_events(store, error)) { /* those without a checksum too */
		(void)sqlite3_finalize(rows);
		return store->damaged ? CONDITION_DAMAGED : store_condition_now(store);
	}
	while (condition == CONDITION_SOUND && (code = sqlite3_step(rows)) == SQLITE_ROW) {
		struct event event;
		int64_t sum = log_read(rows, &event);
		if (sum != 0 && sum != seal_event(store, &event, event.id, event.ref)) {
			store_blame(store, "the checksum of event %" PRId64 " does not match",
				    event.id);
			condition = CONDITION_DAMAGED;
		}
	}
	if (condition == CONDITION_SOUND && code != SQLITE_DONE) {
		(void)store_fault(store, error);
		condition = store_condition_now(store);
	}
	(void)sqlite3_finalize(rows);
	return condition;
}

/* ---- before the fold ------------------------------------------------------- */

/* The fold adds rows: what the card forgot of the others must be known before. */
static bool open_block(struct store *store, int64_t day, int *opened, struct error *error)
{
	int block = seal_block(day);

	if (block == *opened)
		return true;
	*opened = block;
	if (seal_check(store, block, error) != CONDITION_SOUND)
		return store->damaged ? error_set(error,
						  "De cijfers in %.160s zijn beschadigd. Start "
						  "Inloop opnieuw.",
						  store->path)
				      : false;
	return seal_write(store, block, SEAL_OPEN, error);
}

bool seal_open(struct store *store, const struct history *rows, struct error *error)
{
	int opened = -1; /* mostly they are all of one day */
	bool done = true;

	for (int i = 0; done && i < rows->hours.count; i++)
		done = open_block(store, rows->hours.items[i].day, &opened, error);
	for (int i = 0; done && i < rows->sessions.count; i++)
		done = open_block(store, rows->sessions.items[i].session.start / 86400, &opened,
				  error);
	for (int i = 0; done && i < rows->tallies.count; i++)
		done = open_block(store, rows->tallies.items[i].first, &opened, error);
	for (int i = 0; done && i < rows->nobody.count; i++)
		done = open_block(store, rows->nobody.items[i].day, &opened, error);
	for (int i = 0; done && i < rows->extras.count; i++)
		done = open_block(store, rows->extras.items[i].first, &opened, error);
	for (int i = 0; done && i < rows->days.count; i++)
		done = open_block(store, rows->days.items[i].day, &opened, error);
	for (int i = 0; done && i < rows->recorded.count; i++)
		done = open_block(store, rows->recorded.items[i].from / 86400, &opened, error);
	for (int i = 0; done && i < rows->corrections.count; i++)
		done = open_block(store, rows->corrections.items[i].day, &opened, error);
	for (int i = 0; done && i < rows->line_days.count; i++)
		done = open_block(store, rows->line_days.items[i].day, &opened, error);
	return done;
}
