#include "calendar/entry.h"

#include "base/array.h"
#include "base/utf8.h"
#include "calendar/description.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY       ((int64_t)24 * HOUR)
#define MOST_DAYS 366 /* a longer length of a repeating entry is a slip of the hand */

void entry_free(struct entry *entry)
{
	free(entry->uid);
	free(entry->rules);
	array_free(&entry->rdates, &entry->rdate_count, &entry->rdate_room);
	array_free(&entry->exceptions, &entry->exception_count, &entry->exception_room);
	array_free(&entry->futures, &entry->future_count, &entry->future_room);
}

utc_t entry_end(const struct local_time *start, const struct length *length)
{
	struct local_time end = local_time_add(start, length->days, length->wall_seconds);
	return local_time_utc(&end) + length->elapsed_seconds;
}

bool entry_add_exception(struct entry *entry, const struct local_time *time)
{
	struct exception *exception = array_add(&entry->exceptions, &entry->exception_count,
						&entry->exception_room, sizeof *exception);
	if (!exception)
		return false;
	exception->at = local_time_utc(time);
	exception->day = local_time_day(time);
	exception->whole_day = time->wall.is_date;
	return true;
}

static icalproperty *property_of(icalcomponent *event, icalproperty_kind kind)
{
	return icalcomponent_get_first_property(event, kind);
}

/* A date that nobody's calendar holds would only make other code count. */
static bool believable(const struct icaltimetype *time)
{
	return time->year >= 1900 && time->year <= 2500 &&
	       civil_valid(time->year, time->month, time->day);
}

/* How long it lasts. False when what is given makes no sense; the length is then the usual one:
 * a day, or an hour. */
static bool read_length(struct entry *entry, struct zones *zones, icalcomponent *event)
{
	struct length *length = &entry->length;
	bool all_day = entry->start.wall.is_date, sense = true;
	icalproperty *end = property_of(event, ICAL_DTEND_PROPERTY);
	icalproperty *duration = property_of(event, ICAL_DURATION_PROPERTY);
	if (end) {
		struct local_time until = zones_time(zones, end, icalproperty_get_dtend(end));
		sense = believable(&until.wall) && until.wall.is_date == entry->start.wall.is_date;
		if (sense && until.zone == entry->start.zone) {
			length->days = local_time_day(&until) - local_time_day(&entry->start);
			length->wall_seconds =
			    (until.wall.hour - entry->start.wall.hour) * HOUR +
			    (until.wall.minute - entry->start.wall.minute) * MINUTE +
			    until.wall.second - entry->start.wall.second;
		} else if (sense) {
			length->elapsed_seconds =
			    local_time_utc(&until) - local_time_utc(&entry->start);
		}
	} else if (duration) {
		struct icaldurationtype given = icalproperty_get_duration(duration);
		sense = !given.is_neg && given.weeks < 5300 && given.days < 36600 &&
			given.hours < 1000000;
		length->days = sense ? (int)(given.weeks * 7 + given.days) : 0;
		length->elapsed_seconds = sense && !all_day
					      ? (int64_t)given.hours * HOUR +
						    (int64_t)given.minutes * MINUTE + given.seconds
					      : 0;
	}
	utc_t start = local_time_utc(&entry->start);
	utc_t stop = entry_end(&entry->start, length);
	if (stop <= start || (entry->rule_count > 0 && stop - start > MOST_DAYS * DAY)) {
		sense = sense && stop == start;
		*length =
		    (struct length) { .days = all_day, .elapsed_seconds = all_day ? 0 : HOUR };
	}
	return sense;
}

/* UNTIL is an instant, a local time, or a date whose whole day is meant. */
static utc_t read_until(const struct entry *entry, const struct icaltimetype *until)
{
	struct local_time last = { *until, entry->start.zone };
	if (icaltime_is_null_time(*until))
		return INT64_MAX;
	if (icaltime_is_utc(*until))
		last.zone = icaltimezone_get_utc_timezone();
	last.wall.zone = NULL;
	if (!until->is_date)
		return local_time_utc(&last);
	last.wall.is_date = 0;
	last.wall.hour = last.wall.minute = last.wall.second = 0;
	return local_time_utc(&last) + DAY - 1;
}

static int listed(const short *list, int size)
{
	int count = 0;
	while (count < size && list[count] != ICAL_RECURRENCE_ARRAY_MAX)
		count++;
	return count;
}

/* Is there any such day in any such month? "30 February" makes libical look through centuries. */
static bool day_exists(const struct icalrecurrencetype *recur)
{
	static const short longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int months = listed(recur->by_month, ICAL_BY_MONTH_SIZE);
	int days = listed(recur->by_month_day, ICAL_BY_MONTHDAY_SIZE);
	if (months == 0 || days == 0)
		return true;
	for (int i = 0; i < months; i++) {
		int month = recur->by_month[i];
		for (int k = 0; k < days && month >= 1 && month <= 12; k++)
			if (abs(recur->by_month_day[k]) <= longest[month - 1])
				return true;
	}
	return false;
}

/* Does it repeat within a day, or is it never? Neither is a programme of a house; both could keep a
 * small computer counting for long. */
static bool rule_sensible(const struct icalrecurrencetype *recur, const struct local_time *start,
			  int *wasted)
{
	if (recur->freq != ICAL_DAILY_RECURRENCE && recur->freq != ICAL_WEEKLY_RECURRENCE &&
	    recur->freq != ICAL_MONTHLY_RECURRENCE && recur->freq != ICAL_YEARLY_RECURRENCE)
		return false;
	if (listed(recur->by_hour, ICAL_BY_HOUR_SIZE) > 8 ||
	    listed(recur->by_minute, ICAL_BY_MINUTE_SIZE) > 4 ||
	    listed(recur->by_second, ICAL_BY_SECOND_SIZE) > 1 || recur->interval < 1 ||
	    !day_exists(recur))
		return false;
	/* the common case needs no search: every week has each of its days */
	if (recur->freq == ICAL_WEEKLY_RECURRENCE &&
	    listed(recur->by_month, ICAL_BY_MONTH_SIZE) == 0 &&
	    listed(recur->by_set_pos, ICAL_BY_SETPOS_SIZE) == 0)
		return true;
	struct icalrecurrencetype probe = *recur;
	probe.until = start->wall;
	probe.until.year += 40; /* long enough for every leap day on a Monday */
	icalrecur_iterator *dates = icalrecur_iterator_new(probe, start->wall);
	bool ever = dates && !icaltime_is_null_time(icalrecur_iterator_next(dates));
	if (dates)
		icalrecur_iterator_free(dates);
	*wasted += !ever;
	return ever;
}

static enum entry_result read_rules(struct entry *entry, icalcomponent *event, int *wasted)
{
	enum entry_result result = ENTRY_GOOD;
	icalproperty *property = property_of(event, ICAL_RRULE_PROPERTY);
	for (; property; property = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY)) {
		struct icalrecurrencetype recur = icalproperty_get_rrule(property);
		struct icaltimetype until = recur.until;
		recur.until = icaltime_null_time();
		if (!rule_sensible(&recur, &entry->start, wasted)) {
			result = ENTRY_DOUBTFUL;
			continue;
		}
		/* exactly as many as there are: one takes 3 kB, and nearly every series has one */
		struct rule *rules =
		    realloc(entry->rules, (size_t)(entry->rule_count + 1) * sizeof *rules);
		if (!rules)
			return ENTRY_NO_MEMORY;
		entry->rules = rules;
		rules[entry->rule_count++] = (struct rule) { recur, read_until(entry, &until) };
	}
	/* libical takes a rule that it cannot read away, and leaves a note */
	property = property_of(event, ICAL_XLICERROR_PROPERTY);
	for (; property;
	     property = icalcomponent_get_next_property(event, ICAL_XLICERROR_PROPERTY)) {
		const char *note = icalproperty_get_xlicerror(property);
		if (note && strstr(note, "RECUR"))
			result = ENTRY_DOUBTFUL;
	}
	if (property_of(event, ICAL_EXRULE_PROPERTY))
		result = ENTRY_DOUBTFUL;
	return result;
}

static bool read_dates(struct entry *entry, struct zones *zones, icalcomponent *event)
{
	icalproperty *property = property_of(event, ICAL_RDATE_PROPERTY);
	for (; property; property = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
		struct icaldatetimeperiodtype given = icalproperty_get_rdate(property);
		struct icaltimetype value =
		    icaltime_is_null_time(given.time) ? given.period.start : given.time;
		struct local_time time = zones_time(zones, property, value);
		if (!believable(&time.wall))
			continue;
		struct local_time *rdate = array_add(&entry->rdates, &entry->rdate_count,
						     &entry->rdate_room, sizeof *rdate);
		if (!rdate)
			return false;
		*rdate = time;
	}
	property = property_of(event, ICAL_EXDATE_PROPERTY);
	for (; property; property = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
		struct local_time time =
		    zones_time(zones, property, icalproperty_get_exdate(property));
		if (believable(&time.wall) && !entry_add_exception(entry, &time))
			return false;
	}
	return true;
}

static void read_override(struct entry *entry, struct zones *zones, icalcomponent *event)
{
	icalproperty *property = property_of(event, ICAL_RECURRENCEID_PROPERTY);
	if (!property)
		return;
	struct local_time time =
	    zones_time(zones, property, icalproperty_get_recurrenceid(property));
	if (!believable(&time.wall))
		return;
	entry->is_override = true;
	entry->replaces = time;
	icalparameter *range = icalproperty_get_first_parameter(property, ICAL_RANGE_PARAMETER);
	entry->and_future = range && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
}

static uint64_t hash(const char *text)
{
	uint64_t value = 14695981039346656037u; /* FNV-1a */
	for (; *text; text++)
		value = (value ^ (unsigned char)*text) * 1099511628211u;
	return value;
}

/* Stable over readings and programs: the UID, short enough for a row of a report. */
static void read_key(struct entry *entry)
{
	struct session_ref *ref = &entry->session.ref;
	char text[SESSION_TITLE_MAX + 32];
	if (!entry->uid) {
		snprintf(text, sizeof text, "%s %" PRId64, ref->title,
			 local_time_utc(&entry->start));
		snprintf(ref->key, sizeof ref->key, "zonder-uid-%016" PRIx64, hash(text));
		return;
	}
	utf8_copy(ref->key, 101, entry->uid);
	if (strlen(entry->uid) > 100) {
		utf8_copy(ref->key, 81, entry->uid);
		size_t length = strlen(ref->key);
		snprintf(ref->key + length, sizeof ref->key - length, "#%016" PRIx64,
			 hash(entry->uid));
	}
}

static void read_texts(struct entry *entry, icalcomponent *event)
{
	struct session *session = &entry->session;
	const char *title = icalcomponent_get_summary(event);
	const char *place = icalcomponent_get_location(event);
	const char *description = icalcomponent_get_description(event);
	session->capacity = -1;
	session->all_day = entry->start.wall.is_date;
	session->cancelled = icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED;
	utf8_copy(session->ref.title, sizeof session->ref.title, title ? title : "");
	if (session->ref.title[0] == '\0')
		strcpy(session->ref.title, "Activiteit");
	utf8_copy(session->place, sizeof session->place, place ? place : "");
	if (description) {
		description_session(description, session);
		description_shift(description, title ? title : "", &entry->shift);
	}
	session->kind = session_kind_from(session->kind_text, session->ref.title);
}

static void read_bounds(struct entry *entry)
{
	utc_t start = local_time_utc(&entry->start);
	utc_t length = entry_end(&entry->start, &entry->length) - start;
	/* a day more, since DST may make one date longer than another */
	length += DAY;
	entry->first = start;
	entry->last = start + length;
	for (int i = 0; i < entry->rdate_count && !entry->is_override; i++) {
		utc_t at = local_time_utc(&entry->rdates[i]);
		entry->first = at < entry->first ? at : entry->first;
		entry->last = at + length > entry->last ? at + length : entry->last;
	}
	for (int i = 0; i < entry->rule_count && !entry->is_override; i++) {
		utc_t until = entry->rules[i].until;
		if (until == INT64_MAX)
			entry->last = INT64_MAX;
		else if (until + length > entry->last)
			entry->last = until + length;
	}
}

enum entry_result entry_read(struct entry *entry, struct zones *zones, icalcomponent *event,
			     int *wasted)
{
	icalproperty *start = property_of(event, ICAL_DTSTART_PROPERTY);
	if (!start)
		return ENTRY_BAD;
	entry->start = zones_time(zones, start, icalproperty_get_dtstart(start));
	if (!believable(&entry->start.wall))
		return ENTRY_BAD;
	const char *uid = icalcomponent_get_uid(event);
	if (uid && *uid && !(entry->uid = strdup(uid)))
		return ENTRY_NO_MEMORY;
	icalproperty *sequence = property_of(event, ICAL_SEQUENCE_PROPERTY);
	entry->sequence = sequence ? icalproperty_get_sequence(sequence) : 0;
	read_override(entry, zones, event);
	read_texts(entry, event);
	read_key(entry);
	enum entry_result result = read_rules(entry, event, wasted);
	if (result == ENTRY_NO_MEMORY || !read_dates(entry, zones, event))
		return ENTRY_NO_MEMORY;
	if (!read_length(entry, zones, event))
		result = ENTRY_DOUBTFUL;
	read_bounds(entry);
	return result;
}
