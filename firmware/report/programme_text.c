#include "report/report.h"
#include "report/words.h"

static void put_times(const struct session *session, FILE *out)
{
	char from[WORDS_DATE], to[WORDS_DATE];
	day_t last = civil_day(session->end - 1);

	clock_word(session->ref.start, from);
	clock_word(session->end, to);
	if (!session->all_day)
		(void)fprintf(out, "  %s-%s  ", from, to);
	else
		(void)fprintf(out, "  %-11s  ", "hele dag");
	(void)fputs(session_written(session), out);
	if (last != civil_day(session->ref.start)) {
		date_short(last, to);
		(void)fprintf(out, ", t/m %s", to);
	}
}

bool report_programme_text(const struct session_list *sessions, FILE *out)
{
	day_t shown = DAY_NONE;

	if (sessions->count == 0)
		(void)fputs("Geen activiteiten.\n", out);
	for (int i = 0; i < sessions->count; i++) {
		const struct session *session = &sessions->items[i];
		day_t day = civil_day(session->ref.start);
		if (day != shown) {
			char date[WORDS_DATE];
			date_long(day, date);
			(void)fprintf(out, "%s%s\n", i > 0 ? "\n" : "", date);
			shown = day;
		}
		put_times(session, out);
		if (session->place[0])
			(void)fprintf(out, ", %s", session->place);
		if (session->capacity >= 0)
			(void)fprintf(out, ", %d %s", session->capacity,
				      session->capacity == 1 ? "plek" : "plekken");
		(void)fputs(session->cancelled ? " (gaat niet door)\n" : "\n", out);
	}
	return !ferror(out);
}
