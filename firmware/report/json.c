#include "report/json.h"

#include <math.h>

json_t *json_instant(utc_t at)
{
	char text[CIVIL_TEXT];

	civil_format_instant(at, text);
	return json_string(text);
}

json_t *json_day(day_t day)
{
	char text[CIVIL_TEXT];

	civil_format_day(day, text);
	return json_string(text);
}

json_t *json_hundredths(double number)
{
	return json_real(round(number * 100) / 100);
}

json_t *json_text_or_null(const char *text)
{
	return *text ? json_string(text) : json_null();
}

json_t *json_mean(struct mean mean)
{
	return json_pack("{s:o, s:i}", "mean",
			 mean.number > 0 ? json_hundredths(mean_value(mean)) : json_null(),
			 "complete", mean.number);
}

json_t *json_means(const struct mean means[DAYPARTS])
{
	json_t *array = json_array();

	for (int part = 0; part < DAYPARTS; part++)
		array = json_add(array, json_mean(means[part]));
	return array;
}

static json_t *median_json(double minutes)
{
	if (minutes < 0)
		return json_null();
	/* the mean of the middle two may be a half */
	return minutes == (int)minutes ? json_integer((int)minutes) : json_real(minutes);
}

json_t *json_asks(const struct ask_figures *asks, bool at_least)
{
	return json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:o, s:b}", "asked",
			 asks->asked, "talked", asks->ends[END_TALKED], "stopped",
			 asks->ends[END_STOPPED], "nobody", asks->ends[END_NOBODY], "not_seen",
			 asks->ends[END_NOT_SEEN], "seen_not_met", asks->ends[END_SEEN_NOT_MET],
			 "unknown", asks->ends[END_UNKNOWN], "open", asks->ends[END_OPEN],
			 "repeats", asks->repeats, "talked_within_10_min",
			 asks->talked_within_10_min, "median_wait_min",
			 median_json(asks->median_wait_min), "at_least", at_least);
}

json_t *json_add(json_t *array, json_t *value)
{
	if (array && json_array_append_new(array, value) == 0)
		return array;
	json_decref(array);
	return NULL;
}

bool json_put(json_t *value, FILE *out)
{
	/* Hundredths of hours need no more digits; 17 would show how binary numbers round. */
	bool put = value && json_dumpf(value, out, JSON_COMPACT | JSON_REAL_PRECISION(9)) == 0 &&
		   fputc('\n', out) != EOF;

	json_decref(value);
	return put;
}
