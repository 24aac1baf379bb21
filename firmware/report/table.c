#include "report/table.h"

#include "report/words.h"

#include <stdio.h>

void table_begin(struct table *table, const char *subject, const char *what)
{
	csv_own(&table->csv, table->period);
	for (int i = 0; i < table->between; i++)
		csv_empty(&table->csv);
	csv_text(&table->csv, subject);
	csv_text(&table->csv, what);
}

void table_end(struct table *table, const char *remark)
{
	csv_text(&table->csv, remark);
	csv_end_row(&table->csv);
}

void table_number(struct table *table, const char *subject, const char *what, int number,
		  const char *remark)
{
	table_begin(table, subject, what);
	csv_number(&table->csv, number);
	table_end(table, remark);
}

void table_asks(struct table *table, const struct ask_figures *asks, bool at_least)
{
	struct ask_line lines[ASK_LINES];
	char wait[WORDS_NUMBER];

	ask_lines(asks, lines);
	for (int i = 0; i < ASK_LINES; i++)
		table_number(table, lines[i].part ? "even praten" : "even praten totaal",
			     lines[i].words, lines[i].count, at_least ? "minstens" : "");
	table_begin(table, "even praten totaal", "middelste wachttijd in minuten");
	if (asks->median_wait_min < 0) {
		csv_empty(&table->csv);
		table_end(table, "onbekend");
		return;
	}
	minutes_word(asks->median_wait_min, wait);
	csv_own(&table->csv, wait);
	table_end(table, "");
}

void table_mean(struct table *table, const char *what, struct mean mean, const char *one,
		const char *many)
{
	char word[WORDS_NUMBER], remark[WORDS_MEAN];

	if (mean.number == 0)
		return;
	mean_word(mean, word);
	(void)snprintf(remark, sizeof remark, "op %d complete %s", mean.number,
		       mean.number == 1 ? one : many);
	table_begin(table, "gemiddelde bezoeken", what);
	csv_own(&table->csv, word);
	table_end(table, remark);
}
