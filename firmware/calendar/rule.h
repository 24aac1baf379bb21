/*
 * rule.h - a repeating rule (RRULE, RFC 5545 3.3.10) and its dates. Private to calendar/.
 *
 * A rule is a few masks over the days of a period (day, week, month, year). Any period can be
 * looked at without those before it, so a span costs what the span costs, however long ago a rule
 * began; one with COUNT is counted through once, when it is read. Every walk has an allowance of
 * days.
 */
#ifndef INLOOP_CALENDAR_RULE_H
#define INLOOP_CALENDAR_RULE_H

#include "calendar/values.h"

enum frequency { RULE_DAILY, RULE_WEEKLY, RULE_MONTHLY, RULE_YEARLY };

#define RULE_LIST 32

struct rule {
	enum frequency frequency;
	int interval, week_start; /* 0 = Monday */
	long count;               /* 0 = none */
	struct wall until;        /* as written; day DAY_NONE = none */
	struct wall last;         /* nothing after this one, from COUNT; day INT32_MAX = none */
	uint16_t months;          /* bits 1-12; 0 = any, for all of these */
	uint64_t month_days[2];   /* bits 1-31, [1] from the end */
	uint64_t nth[7][2];       /* the 2nd, the last Monday: bits 1-53 */
	uint8_t week_days;        /* any Monday: bit 0 */
	uint64_t weeks[2];
	int16_t year_days[RULE_LIST], positions[RULE_LIST];
	int year_day_count, position_count;
	uint32_t hours;
	uint64_t minutes;
	int second;
	bool usable; /* else only the first date of the series is known */
};

/* Read a rule for a series that starts there. NULL, or why it is not followed as it stands: the
 * end of a Dutch sentence. `allowance` is lessened by the days that were looked at. */
const char *rule_read(struct rule *rule, struct slice text, const struct wall *start,
		      long *allowance);

/* Called for each date; false ends the walk. */
typedef bool rule_visit(void *context, const struct wall *date);

/* The dates with from <= day <= to, none before the start, in order. UNTIL is not looked at: an
 * instant needs a zone. False when the allowance came to its end before. */
bool rule_dates(const struct rule *rule, const struct wall *start, day_t from, day_t to,
		long *allowance, rule_visit *visit, void *context);

#endif
