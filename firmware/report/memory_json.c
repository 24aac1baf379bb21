#include "report/json.h"
#include "report/report.h"

static const char *when_name(enum memory_when when)
{
	static const char *const names[] = {
		[WHEN_NEVER] = "never",     [WHEN_WEEK] = "week", [WHEN_DAY] = "day",
		[WHEN_DAYPART] = "daypart", [WHEN_HOUR] = "hour", [WHEN_PLANNED] = "planned",
		[WHEN_SECOND] = "second",
	};
	return names[when];
}

static const char *holds_name(enum memory_holds holds)
{
	static const char *const names[] = {
		[HOLDS_NUMBER] = "number",       [HOLDS_DAY] = "day",
		[HOLDS_INSTANT] = "instant",     [HOLDS_CALENDAR_WORDS] = "calendar words",
		[HOLDS_OWN_WORDS] = "own words",
	};
	return names[holds];
}

static json_t *day_or_null(day_t day)
{
	return day == DAY_NONE ? json_null() : json_day(day);
}

static json_t *columns_json(const struct memory_found *found)
{
	json_t *array = json_array();

	for (int i = 0; i < found->columns.count; i++) {
		const struct memory_found_column *column = &found->columns.items[i];
		const struct memory_column *about = column->about;
		array = json_add(array, json_pack("{s:s, s:s?, s:s?}", "name", column->name, "what",
						  about ? about->what : NULL, "holds",
						  about ? holds_name(about->holds) : NULL));
	}
	return array;
}

bool report_memory_json(const struct memory *memory, FILE *out)
{
	json_t *tables = json_array(), *files = json_array();

	for (int i = 0; i < memory->count; i++) {
		const struct memory_found *found = &memory->items[i];
		const struct memory_table *about = found->about;
		tables = json_add(
		    tables,
		    json_pack("{s:s, s:s?, s:I, s:o, s:o, s:s?, s:o}", "table", found->name, "what",
			      about ? about->what : NULL, "rows", (json_int_t)found->rows, "oldest",
			      day_or_null(found->oldest), "newest", day_or_null(found->newest),
			      "when", about ? when_name(about->when) : NULL, "columns",
			      columns_json(found)));
	}
	for (int i = 0; i < memory->files.count; i++)
		files = json_add(files, json_string(memory->files.items[i].name));
	return json_put(json_pack("{s:o, s:o, s:o}", "oldest", day_or_null(memory_oldest(memory)),
				  "tables", tables, "files", files),
			out);
}
