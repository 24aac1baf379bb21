/* The week for the team meeting: columns that line up in any mono-spaced window or print. */
#include "report/report.h"
#include "report/text.h"
#include "report/words.h"

static void put_title(const struct week_figures *figures, const char *house, FILE *out)
{
	char first[WORDS_DATE], last[WORDS_DATE];

	date_long(figures->monday, first);
	date_long(figures->monday + 6, last);
	(void)fprintf(out, "%s\nWeek %d van %d: %s t/m %s\n", *house ? house : "Inloop",
		      figures->week.number, figures->week.year, first, last);
	if (!figures->over)
		(void)fputs("Deze week is nog niet voorbij.\n", out);
}

static void put_totals(const struct week_figures *figures, FILE *out)
{
	text_totals(out, figures->at_least, figures->visits, figures->check_ins, figures->new_here,
		    figures->corrected);
}

static void put_day(const struct day_figures *day, FILE *out)
{
	char date[WORDS_DATE], open[WORDS_NUMBER], recorded[WORDS_NUMBER];

	date_short(day->day, date);
	(void)fprintf(out, "%-9s", date);
	hours_word(day->hours_open, open);
	if (day->to_come) { /* unknown is not zero */
		(void)fprintf(out, " %8s %8s %8s %8s %8s %10s %12s\n", "-", "-", "-", "-", "-",
			      open, "-");
		return;
	}
	for (int part = 0; part < DAYPARTS; part++)
		(void)fprintf(out, " %8d", day->dayparts[part]);
	hours_word(day->hours_recorded, recorded);
	(void)fprintf(out, " %8d %10s %12s%s%s\n", day->visits, open, recorded,
		      day->at_least ? "  minstens" : "", day->closed ? "  dicht" : "");
}

static void put_days(const struct week_figures *figures, FILE *out)
{
	(void)fprintf(out, "\n%-9s", "");
	for (int part = 0; part < DAYPARTS; part++)
		(void)fprintf(out, " %8s", daypart_word((enum daypart)part));
	(void)fprintf(out, " %8s %10s %12s\n", "totaal", "uren open", "uren geteld");
	for (int i = 0; i < 7; i++)
		put_day(&figures->days[i], out);
}

static void put_means(const struct week_figures *figures, FILE *out)
{
	int put = 0;

	for (int part = 0; part < DAYPARTS; part++) {
		char words[WORDS_MEAN];
		if (figures->means[part].number == 0)
			continue;
		mean_words(figures->means[part], daypart_word((enum daypart)part),
			   daypart_words((enum daypart)part), words);
		(void)fprintf(out, "%s  %s\n", put++ == 0 ? "\n" : "", words);
	}
}

static void put_sessions(const struct week_figures *figures, FILE *out)
{
	if (figures->sessions.count == 0) {
		(void)fputs("\nActiviteiten: niemand drukte op 'Ik doe mee'.\n", out);
		return;
	}
	(void)fprintf(out, "\n%-16s %8s %11s%s\n", "Activiteiten", "deed mee", "wilde ook",
		      figures->at_least ? "  (minstens)" : "");
	for (int i = 0; i < figures->sessions.count; i++) {
		const struct session_row *row = &figures->sessions.items[i];
		char date[WORDS_DATE], clock[WORDS_DATE];
		date_short(civil_day(row->session.start), date);
		clock_word(row->session.start, clock);
		(void)fprintf(out, "%-9s %s  %8d %11d  %s\n", date, clock, row->participants,
			      row->wished, row->session.title);
	}
}

static void put_lines(const struct week_figures *figures, FILE *out)
{
	if (figures->line_days.count > 0)
		(void)fputs("\nKnoppen en lampen\n", out);
	for (int i = 0; i < figures->line_days.count; i++) {
		const struct line_row *row = &figures->line_days.items[i];
		char date[WORDS_DATE];
		date_short(row->day, date);
		(void)fprintf(out, "  %s: %s %s (%d keer)\n", date, line_word(row->line),
			      line_what_words(row->what), row->times);
	}
}

static void put_gaps(const struct week_figures *figures, FILE *out)
{
	if (figures->gaps.count > 0)
		text_gaps_title(out);
	for (int i = 0; i < figures->gaps.count; i++) {
		const struct gap *gap = &figures->gaps.items[i];
		char date[WORDS_DATE], from[WORDS_DATE], to[WORDS_DATE];
		date_short(civil_day(gap->from), date);
		clock_word(gap->from, from);
		clock_word(gap->to, to);
		(void)fprintf(out, "  %s van %s tot %s: %s\n", date, from, to,
			      gap_sentence(gap->why));
	}
	text_unsure(figures->unsure_events, out);
	if (figures->complete)
		(void)fputs("\nDeze week is compleet.\n", out);
}

bool report_week_text(const struct week_figures *figures, const char *house, FILE *out)
{
	put_title(figures, house, out);
	put_totals(figures, out);
	put_days(figures, out);
	put_means(figures, out);
	text_asks(&figures->asks, figures->at_least, out);
	put_sessions(figures, out);
	put_lines(figures, out);
	put_gaps(figures, out);
	return !ferror(out);
}
