/*
 * The week as one long table: every row is one number, and says what it counts. Rows of one
 * subject add up; totals have a subject of their own ("week"), so that a sum or a pivot table
 * over a subject counts nothing twice.
 */
#include "report/csv.h"
#include "report/report.h"
#include "report/words.h"

struct table {
	struct csv csv;
	char week[CIVIL_TEXT];
};

static void begin(struct table *table, const char *subject, const char *what, const day_t *day,
		  const utc_t *clock)
{
	csv_text(&table->csv, table->week);
	if (day)
		csv_day(&table->csv, *day);
	else
		csv_empty(&table->csv);
	if (clock)
		csv_clock(&table->csv, *clock);
	else
		csv_empty(&table->csv);
	csv_text(&table->csv, subject);
	csv_text(&table->csv, what);
}

static void end(struct table *table, const char *remark)
{
	csv_text(&table->csv, remark);
	csv_end_row(&table->csv);
}

static void put_total(struct table *table, const char *what, int number, const char *remark)
{
	begin(table, "week", what, NULL, NULL);
	csv_number(&table->csv, number);
	end(table, remark);
}

static void put_totals(struct table *table, const struct week_figures *figures)
{
	const char *sure = figures->at_least ? "minstens" : "";

	put_total(table, "bezoeken", figures->visits, sure);
	put_total(table, "gedrukt op Ik ben er", figures->check_ins, sure);
	put_total(table, "nieuw hier", figures->new_here, sure);
	put_total(table, "door correctie", figures->corrected, "");
	put_total(table, "klok niet zeker", figures->unsure_events, "");
	put_total(table, "compleet", figures->complete,
		  figures->over ? "" : "de week is nog niet voorbij");
}

static void put_hours(struct table *table, const struct day_figures *day, const char *what,
		      double hours)
{
	begin(table, "uren", what, &day->day, NULL);
	csv_hours(&table->csv, hours);
	end(table, day->closed ? "dicht" : "");
}

static void put_days(struct table *table, const struct week_figures *figures)
{
	for (int i = 0; i < 7; i++) {
		const struct day_figures *day = &figures->days[i];
		for (int part = 0; part < DAYPARTS; part++) {
			begin(table, "bezoeken", daypart_word((enum daypart)part), &day->day, NULL);
			if (day->to_come)
				csv_empty(&table->csv); /* unknown is not zero */
			else
				csv_number(&table->csv, day->dayparts[part]);
			end(table, day->at_least  ? "minstens"
				   : day->closed  ? "dicht"
				   : day->to_come ? "komt nog"
						  : "");
		}
	}
	for (int i = 0; i < 7; i++) {
		put_hours(table, &figures->days[i], "open", figures->days[i].hours_open);
		put_hours(table, &figures->days[i], "geteld", figures->days[i].hours_recorded);
	}
}

static void put_asks(struct table *table, const struct ask_figures *asks)
{
	struct ask_line lines[ASK_LINES];
	char wait[WORDS_NUMBER];

	ask_lines(asks, lines);
	for (int i = 0; i < ASK_LINES; i++) {
		begin(table, lines[i].part ? "even praten" : "even praten totaal", lines[i].words,
		      NULL, NULL);
		csv_number(&table->csv, lines[i].count);
		end(table, "");
	}
	begin(table, "even praten totaal", "middelste wachttijd in minuten", NULL, NULL);
	if (asks->median_wait_min < 0) {
		csv_empty(&table->csv);
		end(table, "onbekend");
		return;
	}
	minutes_word(asks->median_wait_min, wait);
	csv_text(&table->csv, wait);
	end(table, "");
}

static void put_sessions(struct table *table, const struct week_figures *figures)
{
	for (int i = 0; i < figures->sessions.count; i++) {
		const struct session_row *row = &figures->sessions.items[i];
		day_t day = civil_day(row->session.start);
		begin(table, "deed mee", row->session.title, &day, &row->session.start);
		csv_number(&table->csv, row->participants);
		end(table, "");
		begin(table, "wilde ook", row->session.title, &day, &row->session.start);
		csv_number(&table->csv, row->wished);
		end(table, "");
	}
}

static void put_lines(struct table *table, const struct week_figures *figures)
{
	for (int i = 0; i < figures->line_days.count; i++) {
		const struct line_row *row = &figures->line_days.items[i];
		bool tested = row->what == LINE_TESTED;
		begin(table, tested ? "getest (keer)" : "storing (keer)", line_word(row->line),
		      &row->day, NULL);
		csv_number(&table->csv, row->times);
		end(table, line_what_words(row->what));
	}
}

static void put_gaps(struct table *table, const struct week_figures *figures)
{
	for (int i = 0; i < figures->gaps.count; i++) {
		const struct gap *gap = &figures->gaps.items[i];
		day_t day = civil_day(gap->from);
		char until[WORDS_DATE], remark[WORDS_DATE + 8];
		begin(table, "niet geteld (uren)", gap_word(gap->why), &day, &gap->from);
		csv_hours(&table->csv, (double)(gap->to - gap->from) / HOUR);
		clock_word(gap->to, until);
		(void)snprintf(remark, sizeof remark, "tot %s", until);
		end(table, remark);
	}
}

bool report_week_csv(const struct week_figures *figures, FILE *out)
{
	static const char *const columns[] = { "week",      "datum",  "tijd",      "onderwerp",
					       "onderdeel", "aantal", "opmerking", NULL };
	struct table table;

	civil_format_week(figures->week, table.week);
	csv_begin(&table.csv, out, columns);
	put_totals(&table, figures);
	put_days(&table, figures);
	put_asks(&table, &figures->asks);
	put_sessions(&table, figures);
	put_lines(&table, figures);
	put_gaps(&table, figures);
	return !ferror(out);
}
