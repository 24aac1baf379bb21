/*
 * memory.h - what the terminal remembers, said once: every table and every column of the store in
 * plain Dutch.
 *
 * The store looks what there really is and finds the words here; the report and the help screen
 * show nothing else. A test walks the store's schema: whoever adds a table or a column explains it
 * here first.
 */
#ifndef INLOOP_MODEL_MEMORY_H
#define INLOOP_MODEL_MEMORY_H

#include "base/civil.h"

/* What residents are told together, in this order. */
enum memory_topic {
	MEMORY_TODAY,
	MEMORY_VISITS,
	MEMORY_ACTIVITIES,
	MEMORY_TALKS,
	MEMORY_LINES,
	MEMORY_ITSELF,
	MEMORY_TOPICS
};

/* How precisely a row knows when it was; planned: when the calendar says it would be. */
enum memory_when {
	WHEN_NEVER,
	WHEN_WEEK,
	WHEN_DAY,
	WHEN_DAYPART,
	WHEN_HOUR,
	WHEN_PLANNED,
	WHEN_SECOND
};

enum memory_holds {
	HOLDS_NUMBER,
	HOLDS_DAY,     /* a local date of the row, as a day_t */
	HOLDS_INSTANT, /* a time of the row, UTC seconds */
	HOLDS_CALENDAR_WORDS,
	HOLDS_OWN_WORDS, /* the terminal's own */
};

struct memory_column {
	const char *name;
	const char *what; /* Dutch */
	enum memory_holds holds;
};

struct memory_table {
	const char *name;
	const char *what; /* one Dutch sentence */
	enum memory_topic topic;
	enum memory_when when;
	const struct memory_column *columns; /* ends with one without a name */
};

/* NULL for one that is not explained. */
const struct memory_table *memory_table(const char *name);
int memory_table_count(void);
const struct memory_column *memory_column(const struct memory_table *table, const char *name);

/* The sentence for residents, to be translated. */
const char *memory_topic_words(enum memory_topic topic);
/* What is never remembered: the sentences before and after those of the topics. */
const char *memory_never(void);
const char *memory_nobody(void);

/* ---- what was found ---- */

struct memory_found_column {
	char name[64];
	const struct memory_column *about; /* NULL = not explained */
};

struct memory_found { /* a table that is there */
	char name[64];
	const struct memory_table *about; /* NULL = not explained */
	int64_t rows;
	day_t oldest, newest; /* DAY_NONE = no rows, or they have no date */
	struct {
		struct memory_found_column *items;
		int count, room;
	} columns;
};

/* The names of files that hold what the PIN needs. */
#define MEMORY_PIN       "pincode"
#define MEMORY_PIN_TRIES "pincode-pogingen"
#define MEMORY_PIN_WORDS "pincode-woorden"
/* What was read of the calendars. */
#define MEMORY_PROGRAMME "activiteiten.rijen"
#define MEMORY_ROSTER    "rooster.rijen"

struct memory {
	struct memory_found *items;
	int count, room;
	struct { /* copies, what was set aside, the PIN, beside the database: by name */
		struct memory_file {
			char name[80];
		} * items;
		int count, room;
	} files;
};
void memory_free(struct memory *memory);

/* What a file beside the database holds, in words. */
const char *memory_file_what(const struct memory_file *file);

bool memory_has_topic(const struct memory *memory, enum memory_topic topic);
/* The oldest date of all that people did; DAY_NONE = nothing yet. */
day_t memory_oldest(const struct memory *memory);

#endif
