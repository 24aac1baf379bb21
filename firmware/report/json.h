/*
 * json.h - the few kinds of values that the reports put into JSON.
 */
#ifndef INLOOP_REPORT_JSON_H
#define INLOOP_REPORT_JSON_H

#include "model/figures.h"

#include <jansson.h>
#include <stdio.h>

/* Each returns a new reference, NULL when memory is gone (jansson's json_pack() then gives NULL
 * too, so that only the whole needs a look). */
json_t *json_instant(utc_t at); /* "2026-11-23T10:00:00+01:00" */
json_t *json_day(day_t day);
json_t *json_hundredths(double number); /* with a decimal point, to the hundredth */
/* A mean to the hundredth with its number: {"mean":41.25,"complete":87}, null over nothing. */
json_t *json_mean(struct mean mean);
json_t *json_means(const struct mean means[DAYPARTS]); /* an array by daypart */
json_t *json_asks(const struct ask_figures *asks, bool at_least);
json_t *json_text_or_null(const char *text); /* null for "" */

/* Add to an array what json_pack() made, and return the array; NULL takes all of it down with it.
 */
json_t *json_add(json_t *array, json_t *value);

/* Write the value on one line and release it; false for NULL or when writing failed. */
bool json_put(json_t *value, FILE *out);

#endif
