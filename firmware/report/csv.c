#include "report/csv.h"

#include "report/words.h"

#include <string.h>

static void separate(struct csv *csv)
{
	if (csv->row_begun)
		(void)fputc(';', csv->out);
	csv->row_begun = true;
}

void csv_begin(struct csv *csv, FILE *out, const char *const *columns)
{
	*csv = (struct csv) { .out = out };
	(void)fputs("\xEF\xBB\xBF", out);
	for (; *columns; columns++)
		csv_text(csv, *columns);
	csv_end_row(csv);
}

void csv_empty(struct csv *csv)
{
	separate(csv);
}

void csv_number(struct csv *csv, int number)
{
	separate(csv);
	(void)fprintf(csv->out, "%d", number);
}

void csv_hours(struct csv *csv, double hours)
{
	char word[WORDS_NUMBER];

	hours_word(hours, word);
	separate(csv);
	(void)fputs(word, csv->out);
}

void csv_day(struct csv *csv, day_t day)
{
	char text[CIVIL_TEXT];

	civil_format_day(day, text);
	separate(csv);
	(void)fputs(text, csv->out);
}

void csv_clock(struct csv *csv, utc_t at)
{
	char text[WORDS_DATE];

	clock_word(at, text);
	separate(csv);
	(void)fputs(text, csv->out);
}

void csv_text(struct csv *csv, const char *text)
{
	bool formula = *text && strchr("=+-@\t\r\n", *text);
	bool quote = strpbrk(text, ";\"\r\n\t") || *text == ' ';

	separate(csv);
	if (quote)
		(void)fputc('"', csv->out);
	if (formula)
		(void)fputc('\'', csv->out);
	for (; *text; text++) {
		if (*text == '"')
			(void)fputc('"', csv->out);
		(void)fputc(*text, csv->out);
	}
	if (quote)
		(void)fputc('"', csv->out);
}

void csv_end_row(struct csv *csv)
{
	(void)fputs("\r\n", csv->out);
	csv->row_begun = false;
}
