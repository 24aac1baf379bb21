/*
 * entry.h - one VEVENT: when it is, and what. Private to calendar/.
 *
 * Of twenty thousand entries all are kept and few are shown: an entry is small, and its words are
 * read anew out of the file's text when one of its dates is.
 */
#ifndef INLOOP_CALENDAR_ENTRY_H
#define INLOOP_CALENDAR_ENTRY_H

#include "calendar/notes.h"
#include "calendar/zones.h"
#include "model/programme.h"

struct further { /* RDATE */
	struct local_time start;
	struct length length;
};

struct exception {      /* a date that a series leaves out */
	utc_t key;      /* an instant; or a day, for whole_day */
	bool whole_day; /* all dates of that day */
};

struct series { /* what only entries with several dates have */
	struct rule *rules;
	utc_t *untils; /* of each rule, inclusive; INT64_MAX = none */
	int rule_count;
	struct further *furthers;
	int further_count, further_room;
	struct exception *exceptions; /* EXDATE, and the dates that overrides stand for; sorted */
	int exception_count, exception_room;
	struct future { /* an and_future override, and from when on it holds; by time */
		utc_t at;
		const struct entry *entry;
	} * futures;
	int future_count, future_room;
	utc_t reach; /* how far they move a date, or make it longer */
};

struct entry {
	struct slice uid, text; /* text: the lines between BEGIN and END */
	struct local_time start;
	struct length length;
	struct series *series;       /* NULL = one date */
	struct local_time replaces;  /* RECURRENCE-ID */
	bool is_override;            /* it stands for that date of its series */
	bool and_future;             /* ... and for all later ones, RANGE=THISANDFUTURE */
	bool bare_replaces;          /* ... which says no zone: the series' is meant */
	bool is_private, says_class; /* CLASS */
	bool is_left;                /* its series has no such date any more: never shown */
	int order;                   /* place in the file */
	long sequence;
	utc_t stamp, modified; /* DTSTAMP, LAST-MODIFIED; INT64_MIN = not given */
	utc_t first, last;     /* nothing of it lies outside */
};

struct reading { /* of one file */
	struct zones zones;
	struct calendar_notes *notes;
	long allowance; /* of days that may be looked at for rules */
};

enum entry_result { ENTRY_GOOD, ENTRY_BAD, ENTRY_NO_MEMORY };

/* Read the VEVENT whose lines these are into a zeroed entry. What makes no sense is left out and
 * noted; bad: it can never be shown, which is noted, too. */
enum entry_result entry_read(struct entry *entry, struct reading *reading, struct slice text);
void entry_free(struct entry *entry);

/* Its words: all of the session but the times, and the shift's (NULL = not wanted). True when
 * something was taken out that is for no public screen. */
bool entry_words(const struct entry *entry, struct session *session, struct shift *shift);

/* A sentence about it; of a private one only that it is. */
void entry_note(const struct entry *entry, struct calendar_notes *notes, const char *sentence);

struct series *entry_series(struct entry *entry); /* made when needed; NULL = no memory */
bool entry_add_exception(struct entry *entry, const struct local_time *time);
void entry_sort_exceptions(struct entry *entry);
bool entry_leaves_out(const struct entry *entry, utc_t at, day_t day);
utc_t entry_end(const struct local_time *start, const struct length *length);

#endif
