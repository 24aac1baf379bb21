/*
 * programme.h - sessions of activities and shifts of the roster, as read from the calendars.
 */
#ifndef INLOOP_MODEL_PROGRAMME_H
#define INLOOP_MODEL_PROGRAMME_H

#include "model/event.h"

enum session_kind { /* decides the picture; from "Soort: ..." or a word in the title */
		    KIND_OTHER,
		    KIND_COFFEE,
		    KIND_FOOD,
		    KIND_COOKING,
		    KIND_LANGUAGE,
		    KIND_RECOVERY,
		    KIND_LAW,
		    KIND_PAPERS,
		    KIND_HOMEWORK,
		    KIND_CREATIVE,
		    KIND_WALKING,
		    KIND_SPORT,
		    KIND_MUSIC,
		    KIND_GAMES,
		    KIND_GARDEN,
		    KIND_REPAIR,
		    KIND_COMPUTER,
		    KIND_CHILDREN,
		    KIND_WOMEN,
		    KIND_MEETING,
		    KINDS
};

struct session {
	struct session_ref ref; /* key, title, start; the title is the one for the screen */
	/* As it stands in the calendar, for reports ("Geannuleerd: Taalles, bel 06-…"); "" = the
	 * same: ask session_written(). */
	char written[SESSION_TITLE_MAX];
	utc_t end; /* > start; an all-day session ends at 00:00 after its last day */
	bool all_day;
	bool cancelled;
	int capacity; /* places; -1 = not given */
	enum session_kind kind;
	bool sign_up;       /* "Aanmelden: ja": ask the host beforehand */
	bool no_join;       /* "Aanmelden: nee": nothing to join, e.g. the inloop itself */
	char kind_text[24]; /* the word after "Soort:", as written; "" = none */
	char place[96];     /* "" = not given */
	char language[48];  /* "Taal: ..." */
	char only_for[96];  /* "Alleen voor: ..." */
};

struct shift {
	utc_t start, end;
	char name[48];   /* only with "Naam tonen: ja", else "" */
	char speaks[64]; /* "Spreekt: ..." */
};

struct session_list {
	struct session *items;
	int count, room;
}; /* by start, then title */
struct shift_list {
	struct shift *items;
	int count, room;
}; /* by start */

/* The title as it stands in the calendar. */
const char *session_written(const struct session *session);

struct session *session_list_add(struct session_list *list);
struct shift *shift_list_add(struct shift_list *list);
void session_list_sort(struct session_list *list);
void shift_list_sort(struct shift_list *list);
void session_list_free(struct session_list *list);
void shift_list_free(struct shift_list *list);

/* The shift that is on (of several: the first to show a name, else the first); NULL = none. */
const struct shift *shift_on(const struct shift_list *list, utc_t at);
/* The first shift that starts after `at`; NULL = none known. */
const struct shift *shift_next(const struct shift_list *list, utc_t at);

/* The names as stored in "kind" of the reports and written after "Soort:"; "" for KIND_OTHER. */
const char *session_kind_name(enum session_kind kind);
enum session_kind session_kind_from(const char *word, const char *title);

#endif
