/* What the terminal remembers, for whoever asks: every table that is there, topic by topic. */
#include "report/report.h"
#include "report/words.h"

static void put_dates(const struct memory_found *found, FILE *out)
{
	char first[WORDS_DATE], last[WORDS_DATE];

	if (found->oldest == DAY_NONE)
		return;
	date_long(found->oldest, first);
	date_long(found->newest, last);
	(void)fprintf(out, "      van %s t/m %s\n", first, last);
}

static void put_table(const struct memory_found *found, FILE *out)
{
	(void)fprintf(out, "  %s: %lld %s\n", found->name, (long long)found->rows,
		      found->rows == 1 ? "regel" : "regels");
	if (!found->about) {
		(void)fputs("      Deze tabel kennen we niet.\n", out);
		put_dates(found, out);
		return;
	}
	(void)fprintf(out, "      %s\n", found->about->what);
	(void)fprintf(out, "      Hoe precies: %s.\n", when_words(found->about->when));
	put_dates(found, out);
	for (int i = 0; i < found->columns.count; i++)
		if (!found->columns.items[i].about)
			(void)fprintf(out, "      De kolom %s kennen we niet.\n",
				      found->columns.items[i].name);
}

static void put_topic(const struct memory *memory, int topic, FILE *out)
{
	if (!memory_has_topic(memory, (enum memory_topic)topic))
		return;
	(void)fprintf(out, "\n%s\n", memory_topic_words((enum memory_topic)topic));
	for (int i = 0; i < memory->count; i++)
		if (memory->items[i].about && (int)memory->items[i].about->topic == topic)
			put_table(&memory->items[i], out);
}

/* The columns that hold words, and where those come from. */
static void put_words(const struct memory *memory, FILE *out)
{
	(void)fputs("\nNiemand kan hier tekst in typen. Woorden staan er alleen in:\n", out);
	for (int i = 0; i < memory->count; i++)
		for (int c = 0; c < memory->items[i].columns.count; c++) {
			const struct memory_column *column =
			    memory->items[i].columns.items[c].about;
			if (column && (column->holds == HOLDS_CALENDAR_WORDS ||
				       column->holds == HOLDS_OWN_WORDS))
				(void)fprintf(out, "  %s, %s: %s\n", memory->items[i].name,
					      column->name, column->what);
		}
}

static void put_files(const struct memory *memory, FILE *out)
{
	if (memory->files.count > 0)
		(void)fputs("\nEr zijn ook bestanden:\n", out);
	for (int i = 0; i < memory->files.count; i++)
		(void)fprintf(out, "  %s: %s\n", memory->files.items[i].name,
			      memory_file_what(&memory->files.items[i]));
}

bool report_memory_text(const struct memory *memory, const char *house, FILE *out)
{
	(void)fprintf(out, "%s\nWat deze zuil onthoudt\n\n%s\n", *house ? house : "Inloop",
		      memory_never());
	for (int topic = 0; topic < MEMORY_TOPICS; topic++)
		put_topic(memory, topic, out);
	for (int i = 0; i < memory->count; i++)
		if (!memory->items[i].about) {
			(void)fputs("\n", out);
			put_table(&memory->items[i], out);
		}
	put_files(memory, out);
	put_words(memory, out);
	(void)fprintf(out, "\n%s\n", memory_nobody());
	return !ferror(out);
}
