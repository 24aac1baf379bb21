#include "model/stick.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LATEST INT64_C(253402300799) /* the year 9999 ends */

static const char *const names[] = {
	[STICK_OK] = "ok",
	[STICK_FULL] = "full",
	[STICK_READ_ONLY] = "readonly",
	[STICK_FAILED] = "failed",
	[STICK_UNREADABLE] = "unreadable",
};

struct stick_state stick_never(void)
{
	return (struct stick_state) { STICK_NEVER, 0, DAY_NONE };
}

static bool is_trouble(enum stick_level level)
{
	return level != STICK_NEVER && level != STICK_OK;
}

struct stick_state stick_next(const struct stick_state *before, enum stick_level level, utc_t now,
			      day_t newest)
{
	struct stick_state next = { level, now, newest };

	if (is_trouble(level) && is_trouble(before->level) && before->since > 0)
		next.since = before->since;
	if (newest == DAY_NONE)
		next.newest = before->newest;
	return next;
}

int stick_format(const struct stick_state *state, char out[STICK_LINE])
{
	char day[CIVIL_TEXT] = "-", since[24] = "-";

	out[0] = '\0';
	if (state->level == STICK_NEVER)
		return 0;
	if (state->newest != DAY_NONE)
		civil_format_day(state->newest, day);
	if (state->since > 0)
		(void)snprintf(since, sizeof since, "%" PRId64, state->since);
	return snprintf(out, STICK_LINE, "%s\t%s\t%s\n", names[state->level], since, day);
}

/* The next part of a line into out; false where it is empty or does not fit. */
static bool part(const char **at, char end, char *out, size_t room)
{
	size_t length = strcspn(*at, "\t\n");

	if (length == 0 || length >= room || (*at)[length] != end)
		return false;
	memcpy(out, *at, length);
	out[length] = '\0';
	*at += length + 1;
	return true;
}

static bool read_since(const char *text, utc_t *since)
{
	size_t digits = strspn(text, "0123456789");

	*since = 0;
	if (strcmp(text, "-") == 0)
		return true;
	if (digits == 0 || digits > 12 || text[digits] != '\0')
		return false;
	*since = strtoll(text, NULL, 10);
	return *since <= LATEST;
}

static bool read_day(const char *text, day_t *day)
{
	*day = DAY_NONE;
	return strcmp(text, "-") == 0 || civil_parse_day(text, day);
}

static bool read_level(const char *text, enum stick_level *level)
{
	for (int i = STICK_OK; i <= STICK_UNREADABLE; i++)
		if (strcmp(text, names[i]) == 0) {
			*level = (enum stick_level)i;
			return true;
		}
	return false;
}

bool stick_parse(const char *text, struct stick_state *out)
{
	struct stick_state found = stick_never();
	char level[16], since[24], day[CIVIL_TEXT];
	bool good = part(&text, '\t', level, sizeof level) &&
		    part(&text, '\t', since, sizeof since) && part(&text, '\n', day, sizeof day) &&
		    *text == '\0' && read_level(level, &found.level) &&
		    read_since(since, &found.since) && read_day(day, &found.newest);

	*out = good ? found : stick_never();
	return good;
}
