#include "report/json.h"
#include "report/report.h"

static json_t *days_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < 7; i++) {
		const struct day_figures *day = &figures->days[i];
		const int *parts = day->dayparts;
		array = json_add(
		    array,
		    json_pack("{s:o, s:i, s:[i,i,i,i], s:o, s:o, s:b}", "date", json_day(day->day),
			      "visits", day->visits, "dayparts", parts[NIGHT], parts[MORNING],
			      parts[AFTERNOON], parts[EVENING], "hours_open",
			      json_hundredths(day->hours_open), "hours_recorded",
			      json_hundredths(day->hours_recorded), "at_least", day->at_least));
	}
	return array;
}

static json_t *sessions_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < figures->sessions.count; i++) {
		const struct session_row *row = &figures->sessions.items[i];
		array = json_add(
		    array, json_pack("{s:s, s:s, s:o, s:i, s:i}", "key", row->session.key, "title",
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
		array = json_add(array,
				 json_pack("{s:o, s:o, s:s}", "from", json_instant(gap->from), "to",
					   json_instant(gap->to), "why", gap_why_name(gap->why)));
	}
	return array;
}

static json_t *lines_json(const struct week_figures *figures)
{
	json_t *array = json_array();

	for (int i = 0; i < figures->line_days.count; i++) {
		const struct line_row *row = &figures->line_days.items[i];
		array =
		    json_add(array, json_pack("{s:o, s:s, s:s, s:i}", "date", json_day(row->day),
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
	    json_pack("{s:s, s:o, s:o, s:b, s:i, s:i, s:i, s:b, s:o, s:o, s:o, s:o, s:i, s:o, s:o}",
		      "week", week, "from", json_day(figures->monday), "to",
		      json_day(figures->monday + 6), "complete", figures->complete, "visits",
		      figures->visits, "check_ins", figures->check_ins, "new_here",
		      figures->new_here, "at_least", figures->at_least, "days", days_json(figures),
		      "asks", json_asks(&figures->asks, figures->at_least), "sessions",
		      sessions_json(figures), "gaps", gaps_json(figures), "unsure_events",
		      figures->unsure_events, "lines", lines_json(figures), "means",
		      json_means(figures->means)),
	    out);
}
