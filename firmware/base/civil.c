#include "base/civil.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool civil_set_zone(const char *name)
{
	char path[256];

	if (!*name || *name == '/' || strstr(name, ".."))
		return false;
	(void)snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
	if (access(path, R_OK) != 0)
		return false;
	/* glibc takes an unknown TZ for UTC without a word: hence the look above. */
	if (setenv("TZ", name, 1) != 0)
		return false;
	tzset();
	return true;
}

/* Days since 1970-01-01 of a date in the proleptic Gregorian calendar, with the year
 * starting in March so that the leap day comes last. */
day_t civil_day_of(int year, int month, int mday)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + mday - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

void civil_ymd(day_t day, int *year, int *month, int *mday)
{
	int z = day + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int day_of_era = z - era * 146097;
	int year_of_era =
	    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int shifted = (5 * day_of_year + 2) / 153;

	*mday = day_of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

bool civil_valid(int year, int month, int mday)
{
	int y, m, d;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1 || mday > 31)
		return false;
	civil_ymd(civil_day_of(year, month, mday), &y, &m, &d);
	return y == year && m == month && d == mday;
}

int civil_weekday(day_t day)
{
	int from_thursday = day % 7; /* 1970-01-01 was a Thursday */

	return (from_thursday + 7 + 3) % 7;
}

struct civil civil_at(utc_t at)
{
	struct civil civil = { 0 };
	struct tm tm = { 0 };
	time_t seconds = (time_t)at;

	(void)localtime_r(&seconds, &tm);
	civil.year = tm.tm_year + 1900;
	civil.month = tm.tm_mon + 1;
	civil.mday = tm.tm_mday;
	civil.hour = tm.tm_hour;
	civil.minute = tm.tm_min;
	civil.second = tm.tm_sec;
	civil.offset = (int)tm.tm_gmtoff;
	civil.day = civil_day_of(civil.year, civil.month, civil.mday);
	civil.weekday = civil_weekday(civil.day);
	return civil;
}

day_t civil_day(utc_t at)
{
	return civil_at(at).day;
}

utc_t civil_utc(day_t day, int hour, int minute)
{
	struct tm tm = { 0 };
	int year, month, mday;

	civil_ymd(day, &year, &month, &mday);
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = mday;
	tm.tm_hour = hour;
	tm.tm_min = minute;
	tm.tm_isdst = -1;
	utc_t at = (utc_t)mktime(&tm);

	/* mktime() may answer with either of two equal hours: take the first. */
	struct civil found = civil_at(at), earlier = civil_at(at - HOUR);
	if (earlier.day == found.day && earlier.hour == found.hour)
		at -= HOUR;
	return at;
}

day_t civil_monday(struct week week)
{
	day_t fourth = civil_day_of(week.year, 1, 4); /* always in week 1 */

	return fourth - civil_weekday(fourth) + 7 * (week.number - 1);
}

struct week civil_week(day_t day)
{
	struct week week;
	int month, mday;
	day_t thursday = day - civil_weekday(day) + 3;

	civil_ymd(thursday, &week.year, &month, &mday);
	week.number = (thursday - civil_day_of(week.year, 1, 1)) / 7 + 1;
	return week;
}

int civil_weeks_in(int year)
{
	return civil_week(civil_day_of(year, 12, 28)).number; /* always in the last week */
}

enum daypart civil_daypart(int hour)
{
	return hour < 6 ? NIGHT : hour < 12 ? MORNING : hour < 17 ? AFTERNOON : EVENING;
}

void civil_format_day(day_t day, char out[CIVIL_TEXT])
{
	int year, month, mday;

	civil_ymd(day, &year, &month, &mday);
	(void)snprintf(out, CIVIL_TEXT, "%04d-%02d-%02d", year, month, mday);
}

void civil_format_week(struct week week, char out[CIVIL_TEXT])
{
	(void)snprintf(out, CIVIL_TEXT, "%04d-W%02d", week.year, week.number);
}

void civil_format_instant(utc_t at, char out[CIVIL_TEXT])
{
	struct civil c = civil_at(at);
	int east = abs(c.offset) / 60;

	(void)snprintf(out, CIVIL_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", c.year, c.month,
		       c.mday, c.hour, c.minute, c.second, c.offset < 0 ? '-' : '+', east / 60,
		       east % 60);
}

bool civil_parse_day(const char *text, day_t *day)
{
	int year, month, mday, length = 0;

	if (strlen(text) != 10 ||
	    sscanf(text, "%4d-%2d-%2d%n", &year, &month, &mday, &length) != 3 || length != 10 ||
	    !civil_valid(year, month, mday))
		return false;
	*day = civil_day_of(year, month, mday);
	return true;
}

bool civil_parse_week(const char *text, struct week *week)
{
	int length = 0;

	if (strlen(text) != 8 ||
	    sscanf(text, "%4d-W%2d%n", &week->year, &week->number, &length) != 2 || length != 8)
		return false;
	return week->year >= 1 && week->number >= 1 && week->number <= civil_weeks_in(week->year);
}

bool civil_parse_local(const char *text, utc_t *at)
{
	char date[11];
	int hour, minute, second = 0, length = 0;
	day_t day;

	if (strlen(text) < 16 || text[10] != 'T')
		return false;
	(void)snprintf(date, sizeof date, "%.10s", text);
	if (!civil_parse_day(date, &day) ||
	    sscanf(text + 11, "%2d:%2d%n", &hour, &minute, &length) != 2 || length != 5)
		return false;
	if (text[16] &&
	    (sscanf(text + 16, ":%2d%n", &second, &length) != 1 || length != 3 || text[19]))
		return false;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return false;
	*at = civil_utc(day, hour, minute) + second;
	return true;
}
