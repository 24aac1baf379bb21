#include "base/pin_tries.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define FREE        3
#define LOCK_S      60
#define LOCK_MOST_S (15 * MINUTE)
#define FADE_S      (24 * HOUR)
#define WRONG_MOST  1000000
#define TOLD        3 /* fewer on a day are slips of the finger */

static int lock_s(int wrong)
{
	int lock = LOCK_S;

	if (wrong < FREE)
		return 0;
	for (int i = FREE; i < wrong && lock < LOCK_MOST_S; i++)
		lock *= 2;
	return lock < LOCK_MOST_S ? lock : LOCK_MOST_S;
}

int pin_tries_wait_s(const struct pin_tries *tries)
{
	int64_t left = lock_s(tries->wrong) - tries->age_s;

	return left > 0 ? (int)left : 0;
}

static void forget_day(struct pin_tries *tries, int i)
{
	tries->day_count--;
	memmove(&tries->days[i], &tries->days[i + 1],
		(size_t)(tries->day_count - i) * sizeof tries->days[0]);
}

static void forget_old(struct pin_tries *tries, day_t today)
{
	for (int i = tries->day_count - 1; i >= 0; i--)
		if (tries->days[i].day != DAY_NONE &&
		    (tries->days[i].day <= today - PIN_TRIES_DAYS))
			forget_day(tries, i);
}

static void count_day(struct pin_tries *tries, day_t day)
{
	int i = 0;

	while (i < tries->day_count && tries->days[i].day != day)
		i++;
	if (i == tries->day_count) {
		if (i == PIN_TRIES_DAYS)
			forget_day(tries, 0);
		i = tries->day_count++;
		tries->days[i].day = day;
		tries->days[i].times = 0;
	}
	if (tries->days[i].times < WRONG_MOST)
		tries->days[i].times++;
}

void pin_tries_wrong(struct pin_tries *tries, utc_t now, bool sure)
{
	if (tries->wrong < WRONG_MOST)
		tries->wrong++;
	tries->age_s = 0;
	tries->at = now;
	tries->sure = sure;
	if (sure)
		forget_old(tries, civil_day(now));
	count_day(tries, sure ? civil_day(now) : DAY_NONE);
}

bool pin_tries_pass(struct pin_tries *tries, int64_t seconds, utc_t now, bool sure)
{
	if (tries->wrong == 0)
		return false;
	if (seconds > 0)
		tries->age_s += seconds;
	bool a_day = tries->age_s >= FADE_S || (sure && tries->sure && now - tries->at >= FADE_S);
	if (!a_day || pin_tries_wait_s(tries) > 0)
		return false;
	pin_tries_reset(tries);
	return true;
}

void pin_tries_reset(struct pin_tries *tries)
{
	tries->wrong = 0;
	tries->age_s = 0;
}

void pin_tries_unknown(struct pin_tries *tries)
{
	*tries = (struct pin_tries) { .wrong = FREE };
	while (lock_s(tries->wrong) < LOCK_MOST_S)
		tries->wrong++;
}

void pin_tries_write(const struct pin_tries *tries, char out[PIN_TRIES_TEXT])
{
	int used = snprintf(out, PIN_TRIES_TEXT, "%d %" PRId64 " %" PRId64 " %d", tries->wrong,
			    tries->age_s, tries->at, tries->sure);

	for (int i = 0; i < tries->day_count; i++)
		used += snprintf(out + used, PIN_TRIES_TEXT - (size_t)used, " %d:%d",
				 (int)tries->days[i].day, tries->days[i].times);
}

bool pin_tries_read(struct pin_tries *tries, const char *text)
{
	struct pin_tries read = { 0 };
	int used = 0, sure = 0, day, times;

	if (sscanf(text, "%d %" SCNd64 " %" SCNd64 " %d%n", &read.wrong, &read.age_s, &read.at,
		   &sure, &used) != 4 ||
	    read.wrong < 0 || read.wrong > WRONG_MOST || read.age_s < 0)
		return false;
	read.sure = sure == 1;
	for (text += used; sscanf(text, " %d:%d%n", &day, &times, &used) == 2; text += used) {
		if (read.day_count == PIN_TRIES_DAYS || times < 1 || times > WRONG_MOST)
			return false;
		read.days[read.day_count].day = day;
		read.days[read.day_count++].times = times;
	}
	if (*text)
		return false;
	*tries = read;
	return true;
}

void pin_tries_tell(const struct pin_tries *tries, utc_t now, struct health *health)
{
	static const char *const weekdays[] = { "maandag", "dinsdag",  "woensdag", "donderdag",
						"vrijdag", "zaterdag", "zondag" };
	char words[HEALTH_SENTENCE] = "";
	size_t used = 0;

	health_clear(health, "pin_tries");
	for (int i = 0; i < tries->day_count && used < sizeof words - 64; i++) {
		day_t day = tries->days[i].day;
		int year, month, mday;
		if (tries->days[i].times < TOLD ||
		    (day != DAY_NONE && day <= civil_day(now) - PIN_TRIES_DAYS))
			continue;
		const char *between = used > 0 ? ", " : "";
		if (day == DAY_NONE) {
			used += (size_t)snprintf(words + used, sizeof words - used,
						 "%stoen de klok niet zeker was %d keer", between,
						 tries->days[i].times);
			continue;
		}
		civil_ymd(day, &year, &month, &mday);
		used += (size_t)snprintf(words + used, sizeof words - used, "%s%s %d-%d %d keer",
					 between, weekdays[civil_weekday(day)], mday, month,
					 tries->days[i].times);
	}
	if (used > 0)
		health_set(
		    health, "pin_tries", HEALTH_WARN,
		    "Iemand tikte een verkeerde pincode: %s. Na een week staat dit hier niet "
		    "meer.",
		    words);
}
