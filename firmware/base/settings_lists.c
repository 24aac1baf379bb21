#include "base/settings_keys.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The parsers share one form, so each has parameters that it does not need. */
#define UNUSED (void)key, (void)settings, (void)where, (void)value, (void)more

/* The next item of a list, without the blanks around it; false at the end. */
static bool next_item(const char **rest, const char *separators, char *out, size_t room)
{
	while (**rest) {
		size_t length = strcspn(*rest, separators);
		const char *from = *rest;
		*rest += length + ((*rest)[length] != '\0');
		while (length > 0 && isspace((unsigned char)*from)) {
			from++;
			length--;
		}
		while (length > 0 && isspace((unsigned char)from[length - 1]))
			length--;
		if (length == 0)
			continue;
		if (length >= room)
			length = room - 1;
		memcpy(out, from, length);
		out[length] = '\0';
		return true;
	}
	return false;
}

/* "9", "9:30", "09.30" to minutes after midnight; NULL when it is no time of day. */
static const char *read_time(const char *at, int *minutes)
{
	int hour = 0, minute = 0, digits = 0;
	for (; isdigit((unsigned char)*at) && digits < 2; at++, digits++)
		hour = hour * 10 + (*at - '0');
	if (digits == 0)
		return NULL;
	if (*at == ':' || *at == '.') {
		if (!isdigit((unsigned char)at[1]) || !isdigit((unsigned char)at[2]))
			return NULL;
		minute = (at[1] - '0') * 10 + (at[2] - '0');
		at += 3;
	}
	if (minute > 59 || hour * 60 + minute > 24 * 60)
		return NULL;
	*minutes = hour * 60 + minute;
	return at + strspn(at, " \t");
}

static bool read_interval(const char *at, struct opening_interval *out)
{
	static const char dash[] = "\xE2\x80\x93"; /* the longer one that Word makes of a minus */
	at = read_time(at, &out->from);
	if (!at)
		return false;
	if (*at == '-')
		at++;
	else if (strncmp(at, dash, strlen(dash)) == 0)
		at += strlen(dash);
	else
		return false;
	at = read_time(at + strspn(at, " \t"), &out->to);
	return at && *at == '\0' && out->from < out->to;
}

static int by_start(const void *left, const void *right)
{
	const struct opening_interval *a = left, *b = right;
	return a->from - b->from;
}

SETTINGS_TAKE(take_hours)
{
	UNUSED;
	struct opening_interval hours[OPENING_INTERVALS] = { { 0, 0 } };
	int count = 0, merged = 0;
	bool doubtful = false;
	char item[64];
	for (const char *rest = value; next_item(&rest, ",", item, sizeof item);) {
		if (count == OPENING_INTERVALS || !read_interval(item, &hours[count]))
			doubtful = true;
		else
			count++;
	}
	if (doubtful && count == 0)
		return VALUE_BAD;
	qsort(hours, (size_t)count, sizeof *hours, by_start);
	for (int i = 0; i < count; i++) {
		struct opening_interval *last = merged > 0 ? &hours[merged - 1] : NULL;
		if (!last || hours[i].from > last->to) {
			hours[merged++] = hours[i];
			continue;
		}
		if (hours[i].from < last->to)
			doubtful = true;
		if (hours[i].to > last->to)
			last->to = hours[i].to;
	}
	memcpy(settings->open.hours[key->least], hours, sizeof hours);
	settings->open.count[key->least] = merged;
	return doubtful ? VALUE_PARTLY : VALUE_GOOD;
}

static bool is_closed(const struct opening *opening, day_t day)
{
	for (int i = 0; i < opening->closed_count; i++)
		if (opening->closed[i] == day)
			return true;
	return false;
}

SETTINGS_TAKE(take_closed)
{
	UNUSED;
	struct opening *opening = &settings->open;
	int good = 0, bad = 0;
	char item[64];
	if (!more)
		opening->closed_count = 0;
	for (const char *rest = value; next_item(&rest, ", \t", item, sizeof item);) {
		day_t day;
		if (!civil_parse_day(item, &day) || opening->closed_count == OPENING_CLOSED) {
			bad++;
			continue;
		}
		if (!is_closed(opening, day))
			opening->closed[opening->closed_count++] = day;
		good++;
	}
	return bad == 0 ? VALUE_GOOD : good > 0 ? VALUE_PARTLY : VALUE_BAD;
}

SETTINGS_TAKE(take_topics)
{
	UNUSED;
	enum verdict verdict = VALUE_GOOD;
	char item[256];
	settings->talk.topic_count = 0;
	for (const char *rest = value; next_item(&rest, ",", item, sizeof item);) {
		if (settings->talk.topic_count == SETTINGS_TOPICS)
			return VALUE_PARTLY;
		char *topic = settings->talk.topics[settings->talk.topic_count++];
		utf8_copy(topic, sizeof settings->talk.topics[0], item);
		if (strlen(item) >= sizeof settings->talk.topics[0])
			verdict = VALUE_PARTLY;
	}
	return verdict;
}

SETTINGS_TAKE(take_crisis)
{
	UNUSED;
	enum verdict verdict = VALUE_GOOD;
	char item[512];
	/* the terminal always says whom to call: an empty value does not take the numbers away */
	if (value[strspn(value, " \t\n")] == '\0')
		return VALUE_BAD;
	if (!more)
		settings->help.crisis_count = 0;
	for (const char *rest = value; next_item(&rest, "\n", item, sizeof item);) {
		if (settings->help.crisis_count == SETTINGS_CRISIS)
			return VALUE_PARTLY;
		char *line = settings->help.crisis[settings->help.crisis_count++];
		utf8_copy(line, sizeof settings->help.crisis[0], item);
		if (strlen(item) >= sizeof settings->help.crisis[0])
			verdict = VALUE_PARTLY;
	}
	return verdict;
}
