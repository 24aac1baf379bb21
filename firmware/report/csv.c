#include "report/csv.h"

#include "report/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

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

/* A word that stands in a date or a number as Excel reads them, here or in English. */
static bool word_of_date(const char *word, size_t length)
{
	static const char *const words[] = {
		"e",        "am",       "pm",    "jan",       "januari", "feb",  "februari",
		"mrt",      "mar",      "maart", "apr",       "april",   "mei",  "may",
		"jun",      "juni",     "june",  "jul",       "juli",    "july", "aug",
		"augustus", "sep",      "sept",  "september", "okt",     "oct",  "oktober",
		"nov",      "november", "dec",   "december",
	};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i]) == length && strncasecmp(words[i], word, length) == 0)
			return true;
	return false;
}

/* Excel would make a date, a time or a number of it: no other words, and a figure in it. */
static bool looks_counted(const char *text)
{
	bool digit = false;

	if (strcasecmp(text, "waar") == 0 || strcasecmp(text, "onwaar") == 0)
		return true;
	while (*text) {
		size_t length = 0;
		digit = digit || isdigit((unsigned char)*text);
		while (isalpha((unsigned char)text[length]))
			length++;
		if (length > 0 && !word_of_date(text, length))
			return false;
		text += length > 0 ? length : 1;
	}
	return digit;
}

/* An apostrophe before it shows, and nothing else keeps a cell as it was typed in every Excel and
 * LibreOffice: in quotes they still calculate, and ="..." is a formula, of 255 signs at most. */
static void put_text(struct csv *csv, const char *text, bool apostrophe)
{
	bool quote = strpbrk(text, ";\"\r\n\t") || *text == ' ';

	separate(csv);
	if (quote)
		(void)fputc('"', csv->out);
	if (apostrophe)
		(void)fputc('\'', csv->out);
	for (; *text; text++) {
		if (*text == '"')
			(void)fputc('"', csv->out);
		(void)fputc(*text, csv->out);
	}
	if (quote)
		(void)fputc('"', csv->out);
}

void csv_own(struct csv *csv, const char *text)
{
	put_text(csv, text, false);
}

void csv_text(struct csv *csv, const char *text)
{
	const char *first = text + strspn(text, " ");

	put_text(csv, text, (*first && strchr("=+-@\t\r\n", *first)) || looks_counted(text));
}

void csv_end_row(struct csv *csv)
{
	(void)fputs("\r\n", csv->out);
	csv->row_begun = false;
}
