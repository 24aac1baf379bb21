/* The year as one long table (table.h). Its second column is the month, where there is one. */
#include "report/report.h"
#include "report/table.h"
#include "report/words.h"

static void put_hours(struct table *table, const char *what, double hours)
{
	table_begin(table, "jaar", what);
	csv_hours(&table->csv, hours);
	table_end(table, "");
}

static void put_totals(struct table *table, const struct year_figures *figures)
{
	const struct period_figures *all = &figures->all;
	const char *sure = all->at_least ? "minstens" : "";

	table_number(table, "jaar", "bezoeken", all->visits, sure);
	table_number(table, "jaar", "gedrukt op Ik ben er", all->check_ins, sure);
	table_number(table, "jaar", "nieuw hier", all->new_here, sure);
	table_number(table, "jaar", "door correctie", all->corrected, "");
	table_number(table, "jaar", "correcties", all->corrections, "");
	table_number(table, "jaar", "klok niet zeker", all->unsure_events, "");
	put_hours(table, "uren open", figures->hours_open);
	put_hours(table, "uren geteld", figures->hours_recorded);
	table_number(table, "jaar", "compleet", all->complete,
		     all->over ? "" : "het jaar is nog niet voorbij");
}

static void begin_month(struct table *table, int month, const char *subject)
{
	char date[CIVIL_TEXT];

	(void)snprintf(date, sizeof date, "%s-%02d", table->period, month);
	csv_own(&table->csv, table->period);
	csv_own(&table->csv, date);
	csv_text(&table->csv, subject);
	csv_own(&table->csv, month_word(month));
}

static void put_month_number(struct table *table, const struct year_figures *figures, int month,
			     const char *subject, int number)
{
	const struct month_figures *of = &figures->months[month - 1];

	begin_month(table, month, subject);
	if (of->to_come)
		csv_empty(&table->csv); /* unknown is not zero */
	else
		csv_number(&table->csv, number);
	table_end(table, of->at_least ? "minstens" : of->to_come ? "komt nog" : "");
}

static void put_months(struct table *table, const struct year_figures *figures)
{
	for (int i = 1; i <= 12; i++)
		put_month_number(table, figures, i, "bezoeken", figures->months[i - 1].visits);
	for (int i = 1; i <= 12; i++)
		put_month_number(table, figures, i, "gedrukt op Ik ben er",
				 figures->months[i - 1].check_ins);
	for (int i = 1; i <= 12; i++)
		put_month_number(table, figures, i, "nieuw hier", figures->months[i - 1].new_here);
	for (int i = 1; i <= 12; i++) {
		begin_month(table, i, "uren open");
		csv_hours(&table->csv, figures->months[i - 1].hours_open);
		table_end(table, "");
	}
	for (int i = 1; i <= 12; i++) {
		begin_month(table, i, "uren geteld");
		csv_hours(&table->csv, figures->months[i - 1].hours_recorded);
		table_end(table, "");
	}
}

static void put_weekdays(struct table *table, const struct year_figures *figures)
{
	char one[WORDS_DATE], many[WORDS_DATE];

	for (int day = 0; day < 7; day++)
		for (int part = 0; part < DAYPARTS; part++) {
			const struct weekday_figures *of = &figures->weekdays[day][part];
			weekday_part_words(day, (enum daypart)part, one, many);
			table_number(table, "bezoeken per weekdag", one, of->visits,
				     of->at_least ? "minstens" : "");
		}
	for (int day = 0; day < 7; day++)
		for (int part = 0; part < DAYPARTS; part++) {
			weekday_part_words(day, (enum daypart)part, one, many);
			table_mean(table, one, figures->weekdays[day][part].mean, one, many);
		}
}

static void put_means(struct table *table, const struct year_figures *figures)
{
	for (int part = 0; part < DAYPARTS; part++)
		table_mean(table, daypart_word((enum daypart)part), figures->means[part],
			   daypart_word((enum daypart)part), daypart_words((enum daypart)part));
	table_mean(table, "dag", figures->day_mean, "dag", "dagen");
}

static void put_series(struct table *table, const struct year_figures *figures)
{
	const char *sure = figures->all.at_least ? "minstens" : "";

	for (int i = 0; i < figures->series.count; i++) {
		const struct series_figures *series = &figures->series.items[i];
		table_number(table, "activiteit (keer)", series->title, series->dates, sure);
		table_number(table, "deed mee", series->title, series->participants, sure);
		table_number(table, "wilde ook", series->title, series->wished, sure);
	}
}

static void put_gaps(struct table *table, const struct year_figures *figures)
{
	for (int why = 0; why < GAP_WHYS; why++) {
		const struct gap_sum *sum = &figures->gaps[why];
		if (sum->count == 0)
			continue;
		const char *word = gap_word((enum gap_why)why);
		table_number(table, "niet geteld (keer)", word, sum->count, "");
		table_begin(table, "niet geteld (uren)", word);
		csv_hours(&table->csv, sum->hours);
		table_end(table, "");
	}
}

bool report_year_csv(const struct year_figures *figures, FILE *out)
{
	static const char *const columns[] = { "jaar",   "maand",     "onderwerp", "onderdeel",
					       "aantal", "opmerking", NULL };
	struct table table = { .between = 1 };

	(void)snprintf(table.period, sizeof table.period, "%04d", figures->year);
	csv_begin(&table.csv, out, columns);
	put_totals(&table, figures);
	put_months(&table, figures);
	put_weekdays(&table, figures);
	put_means(&table, figures);
	table_asks(&table, &figures->all.asks, figures->all.at_least);
	put_series(&table, figures);
	put_gaps(&table, figures);
	return !ferror(out);
}
