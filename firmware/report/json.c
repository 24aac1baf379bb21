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

json_t *json_hours(double hours)
{
	return json_real(round(hours * 100) / 100);
}

json_t *json_text_or_null(const char *text)
{
	return *text ? json_string(text) : json_null();
}

bool json_put(json_t *value, FILE *out)
{
	/* Hundredths of hours need no more digits; 17 would show how binary numbers round. */
	bool put = value && json_dumpf(value, out, JSON_COMPACT | JSON_REAL_PRECISION(9)) == 0 &&
		   fputc('\n', out) != EOF;

	json_decref(value);
	return put;
}
