#include "report/report.h"
#include "report/table.h"
#include "report/words.h"

static void begin(struct table *table, const char *subject, const char *what, const day_t *day,
		  const utc_t *clock)
{
	csv_own(&table->csv, table->period);
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

static void put_totals(struct table *table, const struct week_figures *figures)
{
	const char *sure = figures->at_least ? "minstens" : "";

	table_number(table, "week", "bezoeken", figures->visits, sure);
	table_number(table, "week", "gedrukt op Ik ben er", figures->check_ins, sure);
	table_number(table, "week", "nieuw hier", figures->new_here, sure);
	table_number(table, "week", "door correctie", figures->corrected, "");
	table_number(table, "week", "klok niet zeker", figures->unsure_events, "");
	table_number(table, "week", "compleet", figures->complete,
		     figures->over ? "" : "de week is nog niet voorbij");
}

static void put_hours(struct table *table, const struct day_figures *day, const char *what,
		      double hours)
{
	begin(table, "uren", what, &day->day, NULL);
	csv_hours(&table->csv, hours);
	table_end(table, day->closed ? "dicht" : "");
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
			table_end(table, day->part_at_least[part] ? "minstens"
					 : day->closed            ? "dicht"
					 : day->to_come           ? "komt nog"
								  : "");
		}
	}
	for (int i = 0; i < 7; i++) {
		put_hours(table, &figures->days[i], "open", figures->days[i].hours_open);
		put_hours(table, &figures->days[i], "geteld", figures->days[i].hours_recorded);
	}
}

static void put_means(struct table *table, const struct week_figures *figures)
{
	for (int part = 0; part < DAYPARTS; part++)
		table_mean(table, daypart_word((enum daypart)part), figures->means[part],
			   daypart_word((enum daypart)part), daypart_words((enum daypart)part));
}

static void put_sessions(struct table *table, const struct week_figures *figures)
{
	const char *sure = figures->at_least ? "minstens" : "";

	for (int i = 0; i < figures->sessions.count; i++) {
		const struct session_row *row = &figures->sessions.items[i];
		day_t day = civil_day(row->session.start);
		begin(table, "deed mee", row->session.title, &day, &row->session.start);
		csv_number(&table->csv, row->participants);
		table_end(table, sure);
		begin(table, "wilde ook", row->session.title, &day, &row->session.start);
		csv_number(&table->csv, row->wished);
		table_end(table, sure);
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
		table_end(table, line_what_words(row->what));
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
		table_end(table, remark);
	}
}

bool report_week_csv(const struct week_figures *figures, FILE *out)
{
	static const char *const columns[] = { "week",      "datum",  "tijd",      "onderwerp",
					       "onderdeel", "aantal", "opmerking", NULL };
	struct table table = { .between = 2 };

	civil_format_week(figures->week, table.period);
	csv_begin(&table.csv, out, columns);
	put_totals(&table, figures);
	put_days(&table, figures);
	put_means(&table, figures);
	table_asks(&table, &figures->asks, figures->at_least);
	put_sessions(&table, figures);
	put_lines(&table, figures);
	put_gaps(&table, figures);
	return !ferror(out);
}
