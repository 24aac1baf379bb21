#include "report/csv.h"
#include "report/report.h"

bool report_programme_csv(const struct session_list *sessions, FILE *out)
{
	static const char *const columns[] = { "datum",      "van",    "einddatum", "tot",
					       "activiteit", "plaats", "plekken",   "soort",
					       "gaat door",  NULL };
	struct csv csv;

	csv_begin(&csv, out, columns);
	for (int i = 0; i < sessions->count; i++) {
		const struct session *session = &sessions->items[i];
		csv_day(&csv, civil_day(session->ref.start));
		if (session->all_day) {
			csv_empty(&csv);
			csv_day(&csv, civil_day(session->end - 1));
			csv_empty(&csv);
		} else {
			csv_clock(&csv, session->ref.start);
			csv_day(&csv, civil_day(session->end));
			csv_clock(&csv, session->end);
		}
		csv_text(&csv, session_written(session));
		csv_text(&csv, session->place);
		if (session->capacity < 0)
			csv_empty(&csv);
		else
			csv_number(&csv, session->capacity);
		csv_text(&csv, session->kind_text);
		csv_text(&csv, session->cancelled ? "nee" : "ja");
		csv_end_row(&csv);
	}
	return !ferror(out);
}
