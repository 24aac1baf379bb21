#include "calendar/zone_names.h"

#include "base/array.h"
#include "calendar/windows_zones.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libical/ical.h>

#define DAY       ((utc_t)24 * HOUR)
#define FROM_YEAR 1990 /* changes of offset before and after these years are not looked for */
#define TO_YEAR   2060
#define STEP      (10 * DAY) /* no two changes lie nearer */

/* Is this the name of the process's zone? Then civil.h knows it best. */
static bool is_house(const char *name)
{
	const char *house = getenv("TZ");
	return house && strcmp(house, name) == 0;
}

static int system_offset(icaltimezone *system, utc_t at)
{
	int summer;
	struct icaltimetype utc =
	    icaltime_from_timet_with_zone((time_t)at, 0, icaltimezone_get_utc_timezone());
	return icaltimezone_get_utc_offset_of_utc_time(system, &utc, &summer);
}

/* The system's zone as a list of changes: found by halving, then no longer asked for. */
static bool take_system(icaltimezone *system, struct zone *zone)
{
	utc_t end = (utc_t)civil_day_of(TO_YEAR, 1, 1) * DAY;
	utc_t at = (utc_t)civil_day_of(FROM_YEAR, 1, 1) * DAY;
	int offset = zone->before = system_offset(system, at);
	for (; at < end; at += STEP) {
		int next = system_offset(system, at + STEP);
		if (next == offset)
			continue;
		utc_t low = at, high = at + STEP;
		while (high - low > 1) {
			utc_t middle = low + (high - low) / 2;
			if (system_offset(system, middle) == offset)
				low = middle;
			else
				high = middle;
		}
		struct zone_change *change =
		    array_add(&zone->changes, &zone->count, &zone->room, sizeof *change);
		if (!change)
			return false;
		*change = (struct zone_change) { high, system_offset(system, high) };
		offset = next;
	}
	zone->first = INT64_MIN;
	zone->last = INT64_MAX;
	return true;
}

static enum zone_known fixed(struct zone *zone, int offset)
{
	*zone = (struct zone) { .before = offset, .first = INT64_MIN, .last = INT64_MAX };
	return offset == 0 ? NAME_UTC : NAME_ZONE;
}

static enum zone_known by_iana(const char *name, struct zone *zone)
{
	static const char *const zulu[] = {
		"UTC", "GMT", "Z", "Zulu", "Etc/UTC", "Etc/GMT", "UCT"
	};
	for (size_t i = 0; i < sizeof zulu / sizeof *zulu; i++)
		if (strcasecmp(name, zulu[i]) == 0)
			return NAME_UTC;
	if (is_house(name))
		return NAME_HOUSE;
	if (strlen(name) < 3 || strlen(name) >= 64 || strstr(name, "..") || strchr(name, ' '))
		return NAME_UNKNOWN;
	icaltimezone *system = icaltimezone_get_builtin_timezone(name);
	return system && take_system(system, zone) ? NAME_ZONE : NAME_UNKNOWN;
}

/* "europe/amsterdam" -> "Europe/Amsterdam" */
static enum zone_known by_iana_any_case(const char *name, struct zone *zone)
{
	char proper[64];
	enum zone_known known = by_iana(name, zone);
	if (known != NAME_UNKNOWN || !strchr(name, '/') || strlen(name) >= sizeof proper)
		return known;
	bool inside = false;
	size_t length = 0;
	for (; name[length]; length++) {
		int c = (unsigned char)name[length];
		proper[length] = (char)(inside ? tolower(c) : toupper(c));
		inside = isalpha(c);
	}
	proper[length] = '\0';
	return strcmp(proper, name) != 0 ? by_iana(proper, zone) : known;
}

/* "+01:00", "-5", "+0530", "+01.00": seconds; false when it is none. *rest is behind it. */
static bool read_offset(const char *at, int *offset, const char **rest)
{
	int sign = *at == '-' ? -1 : 1, hours = 0, minutes = 0, count = 0;
	if (*at != '+' && *at != '-')
		return false;
	for (at++; isdigit((unsigned char)*at) && count < 2; at++, count++)
		hours = hours * 10 + *at - '0';
	if (count == 0)
		return false;
	at += *at == ':' || *at == '.';
	for (count = 0; isdigit((unsigned char)*at) && count < 2; at++, count++)
		minutes = minutes * 10 + *at - '0';
	*offset = sign * (hours * HOUR + minutes * MINUTE);
	*rest = at;
	return hours <= 14 && minutes < 60;
}

/* A place of a display name: "Eastern Time (US & Canada)", "Amsterdam". It has to have the offset
 * that stands before it, in winter or in summer. */
static enum zone_known by_place(const char *place, int offset, struct zone *zone)
{
	static const char *const parts[] = { "Europe",  "Asia",      "America", "Africa",
					     "Pacific", "Australia", "Atlantic" };
	char name[64];
	const char *known_place = windows_place(place);
	for (int i = known_place ? -1 : 0; i < (int)(sizeof parts / sizeof *parts); i++) {
		if (i < 0)
			snprintf(name, sizeof name, "%s", known_place);
		else
			snprintf(name, sizeof name, "%s/%.40s", parts[i], place);
		for (char *blank = name; (blank = strchr(blank, ' ')) != NULL;)
			*blank = '_';
		if (is_house(name))
			return NAME_HOUSE;
		if (by_iana(name, zone) != NAME_ZONE)
			continue;
		utc_t winter = (utc_t)civil_day_of(2025, 1, 1) * DAY;
		if (zone_offset(zone, winter) == offset ||
		    zone_offset(zone, winter + 182 * DAY) == offset)
			return NAME_ZONE;
		array_free(&zone->changes, &zone->count, &zone->room);
		*zone = (struct zone) { 0 };
	}
	return NAME_UNKNOWN;
}

/* "(UTC+01:00) Amsterdam, Berlin", "(GMT+01.00) Amsterdam / Berlin", "(UTC) Coordinated ..." and
 * "UTC+2": the first place that is known, else the offset alone. */
static enum zone_known by_display(const char *name, struct zone *zone)
{
	int offset = 0;
	bool bracket = *name == '(';
	const char *at = name + bracket;
	if (strncasecmp(at, "UTC", 3) != 0 && strncasecmp(at, "GMT", 3) != 0)
		return NAME_UNKNOWN;
	at += 3;
	bool given = read_offset(at, &offset, &at);
	if (bracket ? *at != ')' : !given || *at != '\0')
		return NAME_UNKNOWN;
	at += bracket;
	while (*at) {
		char place[64];
		at += strspn(at, " ,/;");
		size_t length = strcspn(at, ",/;");
		snprintf(place, sizeof place, "%.*s", (int)(length < 60 ? length : 60), at);
		for (size_t end = strlen(place); end > 0 && place[end - 1] == ' ';)
			place[--end] = '\0';
		at += length;
		if (strncasecmp(place, "Coordinated", 11) == 0)
			return NAME_UTC;
		enum zone_known known = place[0] ? by_place(place, offset, zone) : NAME_UNKNOWN;
		if (known != NAME_UNKNOWN)
			return known;
	}
	return fixed(zone, offset);
}

/* "W. Europe Daylight Time" is the same zone as "... Standard Time". */
static enum zone_known by_windows(const char *name, struct zone *zone)
{
	static const char *const summers[] = { " Daylight Time", " Summer Time",
					       " Daylight Saving Time", " (standaardtijd)",
					       " (zomertijd)" };
	const char *iana = windows_zone(name);
	char standard[96];
	for (size_t i = 0; !iana && i < sizeof summers / sizeof *summers; i++) {
		const char *summer = strstr(name, summers[i]);
		if (!summer || summer[strlen(summers[i])] != '\0')
			continue;
		snprintf(standard, sizeof standard, "%.*s Standard Time",
			 (int)(summer - name < 60 ? summer - name : 60), name);
		iana = windows_zone(standard);
	}
	return iana ? by_iana(iana, zone) : NAME_UNKNOWN;
}

static enum zone_known by_any(const char *name, struct zone *zone)
{
	enum zone_known known = by_iana_any_case(name, zone);
	if (known == NAME_UNKNOWN)
		known = by_windows(name, zone);
	if (known == NAME_UNKNOWN)
		known = by_display(name, zone);
	return known;
}

/* Two of one name in a file get a number: "GMT Standard Time 1", "Europe/London-2". */
static bool without_number(const char *name, char *out, size_t room)
{
	size_t length = strlen(name), end = length;
	while (end > 0 && isdigit((unsigned char)name[end - 1]))
		end--;
	if (end == length || end < 4 || length >= room || !strchr(" -_#", name[end - 1]))
		return false;
	snprintf(out, room, "%.*s", (int)end - 1, name);
	return true;
}

enum zone_known zone_find(const char *name, struct zone *zone)
{
	static const char microsoft[] = "tzone://Microsoft/";
	char plain[128];
	*zone = (struct zone) { 0 };
	if (strncasecmp(name, microsoft, sizeof microsoft - 1) == 0)
		name += sizeof microsoft - 1;
	enum zone_known known = by_any(name, zone);
	if (known == NAME_UNKNOWN && without_number(name, plain, sizeof plain))
		known = by_any(plain, zone);
	/* a path of the program before the name: "/citadel.org/20260101_1/Europe/Amsterdam" */
	const char *rest = strchr(name, '/');
	for (int i = 0; known == NAME_UNKNOWN && rest && i < 6; i++) {
		name = rest + 1;
		known = *name ? by_any(name, zone) : NAME_UNKNOWN;
		rest = strchr(name, '/');
	}
	return known;
}
