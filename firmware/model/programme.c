#include "model/programme.h"

#include "base/array.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *session_written(const struct session *session)
{
	return session->written[0] ? session->written : session->ref.title;
}

struct session *session_list_add(struct session_list *list)
{
	return array_add(&list->items, &list->count, &list->room, sizeof *list->items);
}

struct shift *shift_list_add(struct shift_list *list)
{
	return array_add(&list->items, &list->count, &list->room, sizeof *list->items);
}

static int order(utc_t a, utc_t b)
{
	return (a > b) - (a < b);
}

static int compare_sessions(const void *left, const void *right)
{
	const struct session *a = left, *b = right;
	int way = order(a->ref.start, b->ref.start);
	if (way == 0)
		way = strcasecmp(session_written(a), session_written(b));
	if (way == 0)
		way = strcmp(session_written(a), session_written(b));
	if (way == 0)
		way = strcmp(a->ref.title, b->ref.title);
	/* the same order at every reading, whatever qsort does with equals */
	return way ? way : strcmp(a->ref.key, b->ref.key);
}

static int compare_shifts(const void *left, const void *right)
{
	const struct shift *a = left, *b = right;
	int way = order(a->start, b->start);
	if (way == 0)
		way = order(a->end, b->end);
	return way ? way : strcmp(a->name, b->name);
}

void session_list_sort(struct session_list *list)
{
	if (list->count > 1)
		qsort(list->items, (size_t)list->count, sizeof *list->items, compare_sessions);
}

void shift_list_sort(struct shift_list *list)
{
	if (list->count > 1)
		qsort(list->items, (size_t)list->count, sizeof *list->items, compare_shifts);
}

void session_list_free(struct session_list *list)
{
	array_free(&list->items, &list->count, &list->room);
}

void shift_list_free(struct shift_list *list)
{
	array_free(&list->items, &list->count, &list->room);
}

const struct shift *shift_on(const struct shift_list *list, utc_t at)
{
	const struct shift *first = NULL;
	for (int i = 0; i < list->count; i++) {
		const struct shift *shift = &list->items[i];
		if (shift->start > at || at >= shift->end)
			continue;
		if (shift->name[0] != '\0')
			return shift;
		if (!first)
			first = shift;
	}
	return first;
}

const struct shift *shift_next(const struct shift_list *list, utc_t at)
{
	const struct shift *next = NULL;
	for (int i = 0; i < list->count; i++) {
		const struct shift *shift = &list->items[i];
		if (shift->start > at && (!next || shift->start < next->start))
			next = shift;
	}
	return next;
}

/* Written after "Soort:" and into the reports. */
static const char *const names[KINDS] = {
	[KIND_OTHER] = "",
	[KIND_COFFEE] = "koffie",
	[KIND_FOOD] = "eten",
	[KIND_COOKING] = "koken",
	[KIND_LANGUAGE] = "taal",
	[KIND_RECOVERY] = "herstel",
	[KIND_LAW] = "recht",
	[KIND_PAPERS] = "papieren",
	[KIND_HOMEWORK] = "huiswerk",
	[KIND_CREATIVE] = "creatief",
	[KIND_WALKING] = "wandelen",
	[KIND_SPORT] = "sport",
	[KIND_MUSIC] = "muziek",
	[KIND_GAMES] = "spel",
	[KIND_GARDEN] = "tuin",
	[KIND_REPAIR] = "repareren",
	[KIND_COMPUTER] = "computer",
	[KIND_CHILDREN] = "kinderen",
	[KIND_WOMEN] = "vrouwen",
	[KIND_MEETING] = "vergadering",
};

/* Beginnings of Dutch words that give a kind away. Many titles hold more than one ("inloop met
 * koffie en taal"): the order of this list is the order of asking, the telling words first. */
struct clue {
	const char *word;
	enum session_kind kind;
};

/* clang-format off */
static const struct clue clues[] = {
	{ "repair", KIND_REPAIR }, { "repareer", KIND_REPAIR }, { "reparatie", KIND_REPAIR },
	{ "fietsenmaker", KIND_REPAIR },
	{ "herstel", KIND_RECOVERY }, { "wrap", KIND_RECOVERY }, { "lotgenoten", KIND_RECOVERY },
	{ "zelfhulp", KIND_RECOVERY }, { "ervaring", KIND_RECOVERY },
	{ "juridisch", KIND_LAW }, { "recht", KIND_LAW }, { "advocaat", KIND_LAW },
	{ "papier", KIND_PAPERS }, { "formulier", KIND_PAPERS }, { "administratie", KIND_PAPERS },
	{ "schuld", KIND_PAPERS }, { "geldzaken", KIND_PAPERS }, { "budget", KIND_PAPERS },
	{ "belasting", KIND_PAPERS },
	{ "huiswerk", KIND_HOMEWORK }, { "bijles", KIND_HOMEWORK },
	{ "kook", KIND_COOKING }, { "koken", KIND_COOKING }, { "bakken", KIND_COOKING },
	{ "lunch", KIND_FOOD }, { "buurtlunch", KIND_FOOD }, { "eten", KIND_FOOD }, { "eettafel", KIND_FOOD },
	{ "maaltijd", KIND_FOOD }, { "ontbijt", KIND_FOOD }, { "soep", KIND_FOOD },
	{ "diner", KIND_FOOD }, { "buurtrestaurant", KIND_FOOD },
	{ "taal", KIND_LANGUAGE }, { "nederlands", KIND_LANGUAGE }, { "lezen", KIND_LANGUAGE },
	{ "computer", KIND_COMPUTER }, { "digitaal", KIND_COMPUTER }, { "digitale", KIND_COMPUTER },
	{ "digi", KIND_COMPUTER }, { "internet", KIND_COMPUTER }, { "telefoonhulp", KIND_COMPUTER },
	{ "creatief", KIND_CREATIVE }, { "creatieve", KIND_CREATIVE },
	{ "werkplaats", KIND_CREATIVE }, { "atelier", KIND_CREATIVE }, { "schilder", KIND_CREATIVE },
	{ "teken", KIND_CREATIVE }, { "handwerk", KIND_CREATIVE }, { "naaien", KIND_CREATIVE },
	{ "naai", KIND_CREATIVE }, { "breien", KIND_CREATIVE }, { "brei", KIND_CREATIVE },
	{ "haken", KIND_CREATIVE }, { "knutsel", KIND_CREATIVE },
	{ "wandel", KIND_WALKING },
	{ "sport", KIND_SPORT }, { "yoga", KIND_SPORT }, { "gym", KIND_SPORT },
	{ "bewegen", KIND_SPORT }, { "beweeg", KIND_SPORT }, { "dans", KIND_SPORT },
	{ "fitness", KIND_SPORT }, { "voetbal", KIND_SPORT },
	{ "muziek", KIND_MUSIC }, { "koor", KIND_MUSIC }, { "buurtkoor", KIND_MUSIC }, { "zingen", KIND_MUSIC },
	{ "zang", KIND_MUSIC },
	{ "spel", KIND_GAMES }, { "spellen", KIND_GAMES }, { "bingo", KIND_GAMES },
	{ "klaverjas", KIND_GAMES }, { "schaak", KIND_GAMES }, { "schaken", KIND_GAMES },
	{ "biljart", KIND_GAMES }, { "kaarten", KIND_GAMES },
	{ "tuin", KIND_GARDEN }, { "moestuin", KIND_GARDEN },
	{ "vergader", KIND_MEETING }, { "overleg", KIND_MEETING }, { "bestuur", KIND_MEETING },
	{ "kinder", KIND_CHILDREN }, { "kind", KIND_CHILDREN }, { "peuter", KIND_CHILDREN }, { "jeugd", KIND_CHILDREN },
	{ "baby", KIND_CHILDREN },
	{ "vrouw", KIND_WOMEN }, { "vrouwen", KIND_WOMEN }, { "moeder", KIND_WOMEN },
	{ "spreekuur", KIND_PAPERS },
	{ "koffie", KIND_COFFEE }, { "inloop", KIND_COFFEE }, { "thee", KIND_COFFEE },
	{ "huiskamer", KIND_COFFEE },
};
/* clang-format on */

const char *session_kind_name(enum session_kind kind)
{
	return kind >= 0 && kind < KINDS ? names[kind] : "";
}

/* Does a word of the text begin with this? Long ones may also stand inside a compound word, as in
 * "buurtkoffie"; short ones would be found in words that mean something else.
 * Bytes above 127 are letters here: "café" is one word. */
static bool has_clue(const char *text, const char *word)
{
	size_t length = strlen(word);
	bool inside = false;
	for (; *text; text++) {
		bool letter = isalnum((unsigned char)*text) || (unsigned char)*text > 127;
		if (letter && (!inside || length >= 6) && strncasecmp(text, word, length) == 0)
			return true;
		inside = letter;
	}
	return false;
}

static enum session_kind by_clues(const char *text)
{
	for (size_t i = 0; i < sizeof clues / sizeof *clues; i++)
		if (has_clue(text, clues[i].word))
			return clues[i].kind;
	return KIND_OTHER;
}

enum session_kind session_kind_from(const char *word, const char *title)
{
	for (int kind = KIND_OTHER + 1; word && kind < KINDS; kind++)
		if (strcasecmp(word, names[kind]) == 0)
			return (enum session_kind)kind;
	enum session_kind kind = word ? by_clues(word) : KIND_OTHER;
	return kind != KIND_OTHER || !title ? kind : by_clues(title);
}
