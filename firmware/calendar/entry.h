/*
 * entry.h - one VEVENT: when it is, and what. Private to calendar/.
 */
#ifndef INLOOP_CALENDAR_ENTRY_H
#define INLOOP_CALENDAR_ENTRY_H

#include "calendar/zones.h"
#include "model/programme.h"

struct length { /* from start to end: on the wall clock, then in elapsed time */
	int days;
	int64_t wall_seconds, elapsed_seconds;
};

struct rule {
	struct icalrecurrencetype recur; /* without its UNTIL */
	utc_t until;                     /* inclusive; INT64_MAX = none */
};

struct exception { /* a date that a series leaves out */
	utc_t at;
	day_t day;
	bool whole_day; /* given as a date only */
};

struct entry {
	char *uid;              /* as in the file; NULL = none */
	struct session session; /* without its times */
	struct shift shift;     /* without its times */
	struct local_time start;
	struct length length;
	struct rule *rules;
	int rule_count;
	struct local_time *rdates; /* further dates */
	int rdate_count, rdate_room;
	struct exception *exceptions; /* EXDATE, and the dates that overrides stand for */
	int exception_count, exception_room;

	bool is_override; /* it stands for one date of its series, RECURRENCE-ID */
	bool and_future;  /* ... and for all later ones, RANGE=THISANDFUTURE */
	struct local_time replaces;
	const struct entry **futures; /* of a series: its and_future overrides, by date */
	int future_count, future_room;

	int sequence;
	int order;         /* place in the file */
	utc_t first, last; /* nothing of it lies outside */
};

enum entry_result { ENTRY_GOOD, ENTRY_DOUBTFUL, ENTRY_BAD, ENTRY_NO_MEMORY };

/* Read a VEVENT into a zeroed entry. Doubtful: a part that makes no sense was left out. Bad: it has
 * no start. `wasted` counts rules that never give a date: finding that out is slow. */
enum entry_result entry_read(struct entry *entry, struct zones *zones, icalcomponent *event,
			     int *wasted);
void entry_free(struct entry *entry);

bool entry_add_exception(struct entry *entry, const struct local_time *time);
utc_t entry_end(const struct local_time *start, const struct length *length);

#endif
