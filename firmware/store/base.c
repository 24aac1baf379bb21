/* Which database the finished days come from. */
#include "store/restore.h"

#include "store/house.h"
#include "store/schema.h"

#include <stdio.h>

struct state {         /* of the tables of finished days in the damaged database */
	bool some;     /* something can be read */
	bool readable; /* all of it, to the end */
	bool sealed;   /* every checksum is there */
	bool broken;   /* one does not hold */
};

static void look_at_block(struct store *damaged, int block, struct state *state)
{
	int64_t expected, found;

	if (!seal_sum(damaged, block, &found, NULL))
		state->readable = false;
	else if (!seal_read(damaged, block, &expected, NULL) || expected == SEAL_OPEN)
		state->sealed = false;
	else if (!seal_holds(damaged, expected, found))
		state->broken = true;
}

/* Reading row by row is not enough: a branch of the tree may lead to another place. */
static bool tables_sound(struct store *damaged)
{
	int version = 0;
	bool sound =
	    schema_version(damaged, &version, NULL) &&
	    store_condition_schema(damaged, NULL) == CONDITION_SOUND &&
	    store_condition_deep(damaged, "integrity_check", "session", NULL) == CONDITION_SOUND;

	for (const struct seal_table *table = seal_tables; sound && table->name; table++)
		sound = !schema_has(version, table->since, table->before) ||
			store_condition_deep(damaged, "integrity_check", table->name, NULL) ==
			    CONDITION_SOUND;
	return sound;
}

static struct state look_at(struct store *damaged)
{
	struct state state = { false, true, true, false };
	struct blocks blocks;

	if (!damaged->db)
		return (struct state) { false, false, false, false };
	state.some = sql_run(damaged, "SELECT day FROM hour LIMIT 1", NULL);
	if (!seal_blocks(damaged, &blocks, NULL))
		state.readable = false;
	for (int i = blocks.from; i <= blocks.to; i++)
		look_at_block(damaged, i, &state);
	state.broken = state.broken || !tables_sound(damaged);
	return state;
}

/* One that holds more than the damaged database ever gave out is of another one. */
static bool fits(const struct copy_file *copy, int64_t given)
{
	return given <= 0 || copy->last <= given;
}

static bool take_copy(struct store *damaged, const struct copy_file *file, struct source *out)
{
	struct store *copy = copies_open(damaged, file->name);

	if (copy && copies_sound(copy, NULL) && seal_folded(copy, &out->folded, NULL)) {
		out->base = BASE_COPY;
		out->store = copy;
		(void)snprintf(out->copy_key, sizeof out->copy_key, "%s", copy->key);
		return true;
	}
	store_free(copy);
	return false;
}

static bool choose_copy(struct store *damaged, const char *house, int64_t given, struct source *out)
{
	static struct copy_file copies[COPIES_MOST];
	int count = copies_list(damaged, copies), ours = 0;

	/* Whose they are nobody can say for a new house: that is for its people to know. */
	if (!house[0] && house_several(copies, count)) {
		out->foreign = count;
		return false;
	}
	for (int i = 0; i < count; i++)
		if (!house_differs(house, copies[i].key))
			copies[ours++] = copies[i];
	out->foreign = count - ours;
	for (int other = 0; other < 2; other++)
		for (int i = 0; i < ours; i++)
			if (fits(&copies[i], given) == !other &&
			    take_copy(damaged, &copies[i], out))
				return true;
	return false;
}

static void choose_itself(struct store *damaged, enum base base, struct source *out)
{
	out->base = base;
	out->store = damaged;
	if (!seal_folded(damaged, &out->folded, NULL))
		out->folded = (struct folded) { 0 };
}

void base_choose(struct store *damaged, const char *house, int64_t given, enum base most,
		 struct source *out)
{
	struct state state = look_at(damaged);
	bool itself = most >= BASE_ITSELF && state.readable && !state.broken;
	struct folded folded;

	*out = (struct source) { .base = BASE_NOTHING };
	bool copy = most >= BASE_COPY && choose_copy(damaged, house, given, out);
	if (itself && (!state.sealed || copy)) /* just folded: only where newer than the copy */
		itself = seal_folded(damaged, &folded, NULL) &&
			 (!copy || folded.last > out->folded.last ||
			  (state.sealed && folded.last == out->folded.last));
	if (itself || (!copy && most >= BASE_UNSURE && state.some)) {
		if (copy)
			store_free(out->store);
		choose_itself(damaged, itself ? BASE_ITSELF : BASE_UNSURE, out);
	}
}
