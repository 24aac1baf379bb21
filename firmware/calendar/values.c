#include "calendar/values.h"

#include <ctype.h>
#include <string.h>

/* Digits at the start, as a number; -1 when there are not that many. */
static int digits(const char *at, const char *end, int count)
{
	int value = 0;
	if (end - at < count)
		return -1;
	for (int i = 0; i < count; i++) {
		if (!isdigit((unsigned char)at[i]))
			return -1;
		value = value * 10 + at[i] - '0';
	}
	return value;
}

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && isspace((unsigned char)*at))
		at++;
	return at;
}

/* "100000", "1000"; moves `at`. Seconds after midnight, -1 when it is no time. */
static int32_t time_of_day(const char **at, const char *end)
{
	int hour = digits(*at, end, 2), minute = digits(*at + 2, end, 2);
	if (hour < 0 || minute < 0)
		return -1;
	int second = digits(*at + 4, end, 2);
	*at += second < 0 ? 4 : 6;
	if (second < 0)
		second = 0;
	if (hour > 24 || minute > 59 || second > 60)
		return -1;
	int32_t seconds = hour * HOUR + minute * MINUTE + second;
	return seconds > 24 * HOUR ? -1 : seconds;
}

bool value_wall(struct slice text, struct wall *wall)
{
	const char *end = text.at + text.length, *at = skip_blanks(text.at, end);
	int year = digits(at, end, 4), month, mday;
	if (year < 0)
		return false;
	int dash = at + 4 < end && at[4] == '-'; /* "2026-01-05" is not allowed, but meant */
	month = digits(at + 4 + dash, end, 2);
	mday = month < 0 ? -1 : digits(at + 6 + 2 * dash, end, 2);
	if (mday < 0 || !civil_valid(year, month, mday))
		return false;
	at += 8 + 2 * dash;
	*wall = (struct wall) { .day = civil_day_of(year, month, mday), .is_date = true };
	if (at < end && (*at == 'T' || *at == 't')) {
		at++;
		wall->is_date = false;
		wall->seconds = time_of_day(&at, end);
		if (wall->seconds < 0)
			return false;
		wall->utc = at < end && (*at == 'Z' || *at == 'z');
		at += wall->utc;
		if (wall->seconds == 24 * HOUR) {
			wall->day++;
			wall->seconds = 0;
		}
	}
	return skip_blanks(at, end) == end;
}

bool value_length(struct slice text, bool all_day, struct length *length)
{
	const char *at = skip_blanks(text.at, text.at + text.length);
	const char *end = text.at + text.length;
	long days = 0;
	int64_t seconds = 0;
	bool clock = false, any = false;
	*length = (struct length) { 0 };
	if (at < end && *at == '+')
		at++;
	if (at == end || toupper((unsigned char)*at++) != 'P')
		return false;
	while (at < end) {
		if (toupper((unsigned char)*at) == 'T') {
			clock = true;
			at++;
			continue;
		}
		long value = 0;
		const char *start = at;
		for (; at < end && isdigit((unsigned char)*at) && value < 100000000; at++)
			value = value * 10 + *at - '0';
		if (at == start || at == end)
			break;
		int unit = toupper((unsigned char)*at++);
		days += unit == 'W' ? value * 7 : unit == 'D' ? value : 0;
		seconds += unit == 'H'            ? value * HOUR
			   : unit == 'M' && clock ? value * MINUTE
			   : unit == 'S'          ? value
						  : 0;
		any = true;
	}
	if (!any || days > 36600 || seconds > (int64_t)1000000 * HOUR)
		return false;
	length->days = (int)days;
	length->elapsed_seconds = all_day ? 0 : seconds;
	if (all_day && days == 0)
		length->days = (int)((seconds + 24 * HOUR - 1) / (24 * HOUR));
	return true;
}

long value_number(struct slice text, long otherwise)
{
	const char *end = text.at + text.length, *at = skip_blanks(text.at, end);
	bool minus = at < end && *at == '-';
	long value = 0;
	if (at < end && (*at == '-' || *at == '+'))
		at++;
	const char *start = at;
	for (; at < end && isdigit((unsigned char)*at) && value < 100000000; at++)
		value = value * 10 + *at - '0';
	if (at == start || skip_blanks(at, end) != end)
		return otherwise;
	return minus ? -value : value;
}
