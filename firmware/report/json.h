/*
 * json.h - the few kinds of values that the reports put into JSON.
 */
#ifndef INLOOP_REPORT_JSON_H
#define INLOOP_REPORT_JSON_H

#include "base/civil.h"

#include <jansson.h>
#include <stdio.h>

/* Each returns a new reference, NULL when memory is gone (jansson's json_pack() then gives NULL
 * too, so that only the whole needs a look). */
json_t *json_instant(utc_t at); /* "2026-11-23T10:00:00+01:00" */
json_t *json_day(day_t day);
json_t *json_hours(double hours);            /* with a decimal point, to the hundredth */
json_t *json_text_or_null(const char *text); /* null for "" */

/* Write the value on one line and release it; false for NULL or when writing failed. */
bool json_put(json_t *value, FILE *out);

#endif
