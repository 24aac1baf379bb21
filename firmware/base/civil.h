/*
 * civil.h - local calendar time: dates, hours, weeks.
 *
 * All instants are UTC seconds since 1970 (utc_t). A local date is a day number
 * (day_t, days since 1970-01-01), so that dates add and compare as integers.
 * The local time zone is the process's: call civil_set_zone() once at the start.
 * Nothing here asks what time it is; time always comes in as a parameter.
 *
 * Weeks are those of ISO 8601: Monday first, week 1 holds the year's first Thursday.
 */
#ifndef INLOOP_BASE_CIVIL_H
#define INLOOP_BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t utc_t; /* seconds since 1970-01-01T00:00:00Z */
typedef int32_t day_t; /* local date: days since 1970-01-01 */

#define MINUTE   60
#define HOUR     3600
#define DAY_NONE INT32_MIN

struct civil { /* an instant, read on the house's clock */
	day_t day;
	int year, month, mday; /* month 1-12, mday 1-31 */
	int weekday;           /* 0 = Monday ... 6 = Sunday */
	int hour, minute, second;
	int offset; /* seconds east of UTC */
};

struct week { /* an ISO week */
	int year, number;
};

/* The four parts that a day is counted in: 00-06, 06-12, 12-17, 17-24 local. */
enum daypart { NIGHT, MORNING, AFTERNOON, EVENING, DAYPARTS };

/* Set the process's time zone, e.g. "Europe/Amsterdam". False when the system does not
 * know that name; the zone is then unchanged. */
bool civil_set_zone(const char *name);

struct civil civil_at(utc_t at);
day_t civil_day(utc_t at);

/* The instant of a local time of day. In the hour that a DST change skips, the same distance
 * after midnight is meant; of two equal hours, the first. hour may be 24 (the next midnight). */
utc_t civil_utc(day_t day, int hour, int minute);

day_t civil_day_of(int year, int month, int mday);
void civil_ymd(day_t day, int *year, int *month, int *mday);
bool civil_valid(int year, int month, int mday);
int civil_weekday(day_t day); /* 0 = Monday */

struct week civil_week(day_t day);
day_t civil_monday(struct week week);
int civil_weeks_in(int year); /* 52 or 53 */

enum daypart civil_daypart(int hour);

/* Texts in the forms of ISO 8601. "2026-11-23"; "2026-W48"; "2026-11-23T10:00:00+01:00". */
#define CIVIL_TEXT 32
void civil_format_day(day_t day, char out[CIVIL_TEXT]);
void civil_format_week(struct week week, char out[CIVIL_TEXT]);
void civil_format_instant(utc_t at, char out[CIVIL_TEXT]);

/* The same, read back; false when the text is anything else. */
bool civil_parse_day(const char *text, day_t *day);
bool civil_parse_week(const char *text, struct week *week);
/* "2026-11-23T10:00" with optional ":SS", local time. */
bool civil_parse_local(const char *text, utc_t *at);

#endif
