#include "report/json.h"
#include "report/report.h"

/* Add to an array what json_pack() made; NULL takes the whole array down with it. */
static json_t *add(json_t *array, json_t *value)
{
	if (array && json_array_append_new(array, value) == 0)
		return array;
	json_decref(array);
	return NULL;
}

static json_t *days_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < 7; i++) {
		const struct day_figures *day = &figures->days[i];
		const int *parts = day->dayparts;
		array =
		    add(array, json_pack("{s:o, s:i, s:[i,i,i,i], s:o, s:o}", "date",
					 json_day(day->day), "visits", day->visits, "dayparts",
					 parts[NIGHT], parts[MORNING], parts[AFTERNOON],
					 parts[EVENING], "hours_open", json_hours(day->hours_open),
					 "hours_recorded", json_hours(day->hours_recorded)));
	}
	return array;
}

static json_t *median_json(double minutes)
{
	if (minutes < 0)
		return json_null();
	/* the mean of the middle two may be a half */
	return minutes == (int)minutes ? json_integer((int)minutes) : json_real(minutes);
}

static json_t *asks_json(const struct ask_figures *asks)
{
	return json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:o}", "asked",
			 asks->asked, "talked", asks->ends[END_TALKED], "stopped",
			 asks->ends[END_STOPPED], "nobody", asks->ends[END_NOBODY], "not_seen",
			 asks->ends[END_NOT_SEEN], "seen_not_met", asks->ends[END_SEEN_NOT_MET],
			 "unknown", asks->ends[END_UNKNOWN], "open", asks->ends[END_OPEN],
			 "repeats", asks->repeats, "talked_within_10_min",
			 asks->talked_within_10_min, "median_wait_min",
			 median_json(asks->median_wait_min));
}

static json_t *sessions_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < figures->sessions.count; i++) {
		const struct session_row *row = &figures->sessions.items[i];
		array = add(array,
			    json_pack("{s:s, s:s, s:o, s:i, s:i}", "key", row->session.key, "title",
				      row->session.title, "start", json_instant(row->session.start),
				      "participants", row->participants, "wished", row->wished));
	}
	return array;
}

static json_t *gaps_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < figures->gaps.count; i++) {
		const struct gap *gap = &figures->gaps.items[i];
		array =
		    add(array, json_pack("{s:o, s:o, s:s}", "from", json_instant(gap->from), "to",
					 json_instant(gap->to), "why", gap_why_name(gap->why)));
	}
	return array;
}

static json_t *lines_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < figures->line_days.count; i++) {
		const struct line_row *row = &figures->line_days.items[i];
		array = add(array, json_pack("{s:o, s:s, s:s, s:i}", "date", json_day(row->day),
					     "line", line_name(row->line), "what",
					     line_what_name(row->what), "times", row->times));
	}
	return array;
}

bool report_week_json(const struct week_figures *figures, FILE *out)
{
	char week[CIVIL_TEXT];

	civil_format_week(figures->week, week);
	return json_put(
	    json_pack("{s:s, s:o, s:o, s:b, s:i, s:i, s:i, s:b, s:o, s:o, s:o, s:o, s:i, s:o}",
		      "week", week, "from", json_day(figures->monday), "to",
		      json_day(figures->monday + 6), "complete", figures->complete, "visits",
		      figures->visits, "check_ins", figures->check_ins, "new_here",
		      figures->new_here, "at_least", figures->at_least, "days", days_json(figures),
		      "asks", asks_json(&figures->asks), "sessions", sessions_json(figures), "gaps",
		      gaps_json(figures), "unsure_events", figures->unsure_events, "lines",
		      lines_json(figures)),
	    out);
}
