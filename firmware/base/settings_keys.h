/*
 * settings_keys.h - the keys of inloop.ini, all of them in one table. Private to settings*.c.
 */
#ifndef INLOOP_BASE_SETTINGS_KEYS_H
#define INLOOP_BASE_SETTINGS_KEYS_H

#include "base/settings.h"

enum verdict {
	VALUE_GOOD,
	VALUE_PARTLY, /* what could be understood stands, the rest is left out */
	VALUE_BAD,    /* nothing was changed */
};

struct settings_key {
	const char *section, *key;
	/* Take the value in. `where` points into the settings; `more` is true for a further line
	 * of a key that may be repeated. */
	enum verdict (*take)(const struct settings_key *key, struct settings *settings, void *where,
			     const char *value, bool more);
	size_t offset, size; /* the member of struct settings */
	const char *preset;  /* the default, as one would write it */
	const char *advice;  /* what a good value looks like, one Dutch sentence */
	int least, most;     /* milliseconds, or the weekday (least) of opening hours */
	bool free_text;      /* '#' and ';' are part of the value, not the start of a remark */
	bool repeats;        /* may stand on several lines */
	bool later;          /* read and checked, but nothing is done with it yet */
};

extern const struct settings_key settings_keys[];
extern const int settings_key_count;

/* The parsers, for the table. */
#define SETTINGS_TAKE(name)                                                                        \
	enum verdict name(const struct settings_key *key, struct settings *settings, void *where,  \
			  const char *value, bool more)
SETTINGS_TAKE(take_text);     /* cut at `size`, partly good when it was longer */
SETTINGS_TAKE(take_name);     /* the same, but too long is bad */
SETTINGS_TAKE(take_duration); /* 25ms 30s 10m 2h, within least..most */
SETTINGS_TAKE(take_yes);      /* yes no ja nee */
SETTINGS_TAKE(take_zone);     /* a time zone that this system knows */
SETTINGS_TAKE(take_pull);     /* up down none */
SETTINGS_TAKE(take_panel);    /* 217x136 */
SETTINGS_TAKE(take_count);    /* 0 5 12, within least..most */
SETTINGS_TAKE(take_rotate);   /* 0 90 180 270 */
SETTINGS_TAKE(take_hours);    /* 10:00-16:00, 19:00-21:00 of the weekday `least` */
SETTINGS_TAKE(take_closed);   /* 2026-12-25, 2026-12-26 */
SETTINGS_TAKE(take_topics);   /* a list with commas */
SETTINGS_TAKE(take_crisis);   /* one line each */

#endif
