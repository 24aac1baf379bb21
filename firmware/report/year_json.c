#include "report/json.h"
#include "report/report.h"

/* What is still to come is not known, and that is null. */
static json_t *known(bool to_come, int number)
{
	return to_come ? json_null() : json_integer(number);
}

static json_t *months_json(const struct year_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < 12; i++) {
		const struct month_figures *month = &figures->months[i];
		char name[CIVIL_TEXT];
		(void)snprintf(name, sizeof name, "%04d-%02d", figures->year, i + 1);
		array = json_add(array,
				 json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:b}", "month", name,
					   "visits", known(month->to_come, month->visits),
					   "check_ins", known(month->to_come, month->check_ins),
					   "new_here", known(month->to_come, month->new_here),
					   "hours_open", json_hundredths(month->hours_open),
					   "hours_recorded", json_hundredths(month->hours_recorded),
					   "at_least", month->at_least));
	}
	return array;
}

static json_t *weekday_json(const struct weekday_figures parts[DAYPARTS])
{
	json_t *array = json_array();

	for (int part = 0; part < DAYPARTS; part++) {
		json_t *mean = json_mean(parts[part].mean);
		json_t *of = json_pack("{s:i, s:b}", "visits", parts[part].visits, "at_least",
				       parts[part].at_least);
		if (!mean || !of || json_object_update(of, mean) != 0) {
			json_decref(of);
			of = NULL;
		}
		json_decref(mean);
		array = json_add(array, of);
	}
	return array;
}

/* 1 = Monday, as ISO 8601 numbers them. */
static json_t *weekdays_json(const struct year_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < 7; i++)
		array = json_add(array, json_pack("{s:i, s:o}", "weekday", i + 1, "dayparts",
						  weekday_json(figures->weekdays[i])));
	return array;
}

static json_t *sessions_json(const struct year_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < figures->series.count; i++) {
		const struct series_figures *series = &figures->series.items[i];
		array = json_add(array,
				 json_pack("{s:s, s:s, s:i, s:i, s:i}", "key", series->key, "title",
					   series->title, "dates", series->dates, "participants",
					   series->participants, "wished", series->wished));
	}
	return array;
}

static json_t *gaps_json(const struct year_figures *figures)
{
	json_t *array = json_array();

	for (int why = 0; why < GAP_WHYS; why++)
		if (figures->gaps[why].count > 0)
			array =
			    json_add(array, json_pack("{s:s, s:i, s:o}", "why",
						      gap_why_name((enum gap_why)why), "count",
						      figures->gaps[why].count, "hours",
						      json_hundredths(figures->gaps[why].hours)));
	return array;
}

static json_t *counts_json(const struct year_figures *figures)
{
	const struct period_figures *all = &figures->all;

	return json_pack("{s:i, s:o, s:o, s:b, s:i, s:i, s:i, s:b, s:o, s:o, s:i, s:{s:i, s:i}}",
			 "year", figures->year, "from", json_day(all->first), "to",
			 json_day(all->first + all->count - 1), "complete", all->complete, "visits",
			 all->visits, "check_ins", all->check_ins, "new_here", all->new_here,
			 "at_least", all->at_least, "hours_open",
			 json_hundredths(figures->hours_open), "hours_recorded",
			 json_hundredths(figures->hours_recorded), "unsure_events",
			 all->unsure_events, "corrections", "count", all->corrections, "visits",
			 all->corrected);
}

bool report_year_json(const struct year_figures *figures, FILE *out)
{
	json_t *whole = counts_json(figures);
	json_t *parts =
	    json_pack("{s:o, s:o, s:{s:o, s:o}, s:o, s:o, s:o}", "months", months_json(figures),
		      "weekdays", weekdays_json(figures), "means", "dayparts",
		      json_means(figures->means), "day", json_mean(figures->day_mean), "asks",
		      json_asks(&figures->all.asks, figures->all.at_least), "sessions",
		      sessions_json(figures), "gaps", gaps_json(figures));

	if (!whole || !parts || json_object_update(whole, parts) != 0) {
		json_decref(whole);
		whole = NULL;
	}
	json_decref(parts);
	return json_put(whole, out);
}
