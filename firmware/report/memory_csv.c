/* One row for every table, and one for each of its columns. */
#include "report/csv.h"
#include "report/report.h"
#include "report/words.h"

static void put_day(struct csv *csv, day_t day)
{
	if (day == DAY_NONE)
		csv_empty(csv);
	else
		csv_day(csv, day);
}

static void put_table(struct csv *csv, const struct memory_found *found)
{
	csv_text(csv, found->name);
	csv_empty(csv);
	csv_text(csv, found->about ? found->about->what : "onbekend");
	csv_number(csv, (int)found->rows);
	put_day(csv, found->oldest);
	put_day(csv, found->newest);
	csv_text(csv, found->about ? when_words(found->about->when) : "onbekend");
	csv_empty(csv);
	csv_end_row(csv);
}

static void put_column(struct csv *csv, const struct memory_found *found,
		       const struct memory_found_column *column)
{
	csv_text(csv, found->name);
	csv_text(csv, column->name);
	csv_text(csv, column->about ? column->about->what : "onbekend");
	for (int i = 0; i < 4; i++)
		csv_empty(csv);
	csv_text(csv, column->about ? holds_words(column->about->holds) : "onbekend");
	csv_end_row(csv);
}

bool report_memory_csv(const struct memory *memory, FILE *out)
{
	static const char *const columns[] = { "tabel",    "kolom",   "wat",    "regels", "oudste",
					       "nieuwste", "precies", "inhoud", NULL };
	struct csv csv;

	csv_begin(&csv, out, columns);
	for (int i = 0; i < memory->count; i++) {
		put_table(&csv, &memory->items[i]);
		for (int c = 0; c < memory->items[i].columns.count; c++)
			put_column(&csv, &memory->items[i], &memory->items[i].columns.items[c]);
	}
	for (int i = 0; i < memory->files.count; i++) {
		csv_text(&csv, memory->files.items[i].name);
		csv_empty(&csv);
		csv_text(&csv, memory_file_what(&memory->files.items[i]));
		for (int empty = 0; empty < 5; empty++)
			csv_empty(&csv);
		csv_end_row(&csv);
	}
	return !ferror(out);
}
