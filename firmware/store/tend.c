/* The work that waits until the terminal is at rest: looking whether what is stored is still as it
 * was written, and the daily copy. One short piece at a time. */
#include "store/copies.h"
#include "store/seal.h"

#define BLOCKS 8 /* in a piece; each is some two thousand rows */

static bool copy_is_due(struct store *store, bool *due, struct error *error)
{
	static struct copy_file copies[COPIES_MOST];
	struct folded folded;

	if (!seal_folded(store, &folded, error))
		return false;
	*due = folded.last > 0;
	if (*due && copies_list(store, copies) > 0)
		*due = copies[0].last != folded.last;
	return true;
}

static bool begin_chore(struct store *store, enum chore chore, struct error *error)
{
	struct blocks blocks;
	bool due = false;

	if (chore == CHORE_COPY && !copy_is_due(store, &due, error))
		return false;
	if (!seal_blocks(store, &blocks, error))
		return false;
	store->chores.chore = chore == CHORE_COPY && !due ? CHORE_NONE : chore;
	store->chores.block = blocks.from;
	return true;
}

static bool judge(struct store *store, enum condition condition, struct error *error)
{
	if (condition != CONDITION_DAMAGED)
		return condition == CONDITION_SOUND;
	store_blame(store, "it cannot be read");
	return error_set(error, "%.160s is beschadigd.", store->path);
}

/* All that SQLite can see, also whether an index says what its table says. */
static bool check(struct store *store, struct error *error)
{
	return judge(store, store_condition_deep(store, "integrity_check", NULL, error), error) &&
	       begin_chore(store, CHORE_SEALS, error);
}

static bool check_seals(struct store *store, struct error *error)
{
	struct blocks blocks;
	bool done = seal_blocks(store, &blocks, error);

	for (int i = 0; i < BLOCKS && done && store->chores.block <= blocks.to; i++)
		done = judge(store, seal_check(store, store->chores.block++, error), error);
	return done && (store->chores.block <= blocks.to || begin_chore(store, CHORE_SEAL, error));
}

static bool seal_one(struct store *store, int block, struct error *error)
{
	int64_t sum;

	if (!seal_read(store, block, &sum, error))
		return false;
	return seal_made(sum) || (seal_sum(store, block, &sum, error) && sql_begin(store, error) &&
				  sql_end(store, seal_write(store, block, sum, error), error));
}

/* From now on one that is missing was lost. */
static bool note_all_sealed(struct store *store, struct error *error)
{
	if (!store->sealed)
		store->sealed = sql_begin(store, error) &&
				sql_end(store, value_put(store, SEAL_ALL, "1", error), error);
	return store->sealed;
}

static bool seal(struct store *store, struct error *error)
{
	struct blocks blocks;
	bool done = seal_blocks(store, &blocks, error);

	for (int i = 0; i < BLOCKS && done && store->chores.block <= blocks.to; i++)
		done = seal_one(store, store->chores.block++, error);
	return done && (store->chores.block <= blocks.to ||
			(note_all_sealed(store, error) && begin_chore(store, CHORE_RENEW, error)));
}

/* Copies of before first, then the new one, then those that are no longer the most recent. */
static bool renew(struct store *store, const struct moment *now, struct error *error)
{
	if (now->sure)
		store_forget_asks_aside(store, civil_day(now->utc));
	return copies_renew(store) || begin_chore(store, CHORE_COPY, error);
}

/* A copy that is not sound tells of the database itself. */
static enum tend failed_copy(struct store *store, struct error *error)
{
	struct error why = { "" };

	if (store_condition_deep(store, "integrity_check", NULL, &why) == CONDITION_DAMAGED)
		(void)judge(store, CONDITION_DAMAGED, error);
	return TEND_FAILED;
}

static enum tend copy(struct store *store, const struct moment *now, struct error *error)
{
	if (!now->sure)
		return TEND_LATER; /* it would get a wrong name */
	if (!store->chores.copy)
		store_forget_aside(store, civil_day(now->utc));
	switch (copy_step(store, now->utc, error)) {
	case COPY_MORE:
		return TEND_MORE;
	case COPY_DONE:
		store->chores.chore = CHORE_RENEW;
		return TEND_COPIED;
	case COPY_UNSOUND:
		return failed_copy(store, error);
	case COPY_FAILED:
	default:
		return TEND_FAILED;
	}
}

enum tend store_tend(struct store *store, const struct moment *now, struct error *error)
{
	bool done = true;

	store->now = now->utc;
	switch (store->chores.chore) {
	case CHORE_CHECK:
		done = check(store, error);
		break;
	case CHORE_SEALS:
		done = check_seals(store, error);
		break;
	case CHORE_SEAL:
		done = seal(store, error);
		break;
	case CHORE_RENEW:
		done = renew(store, now, error);
		break;
	case CHORE_COPY:
		return copy(store, now, error);
	case CHORE_NONE:
	default:
		return TEND_DONE;
	}
	return !done ? TEND_FAILED : store->chores.chore == CHORE_NONE ? TEND_DONE : TEND_MORE;
}

void tend_hold(struct store *store)
{
	copy_cancel(store);
}

void tend_again(struct store *store)
{
	store->chores.chore = CHORE_CHECK;
}
