#include "report/make.h"

#include "base/file.h"
#include "reader/reader.h"
#include "report/report.h"
#include "store/store.h"

static bool no_memory(struct error *error)
{
	return error_set(error, "Er is te weinig geheugen voor het overzicht.");
}

/* The history of these days and what lies around them. A database that was written after `now`
 * moves it, unless somebody said what time to take. */
static bool read_history(const struct arguments *arguments, day_t first, day_t last, utc_t *now,
			 struct history *history, struct error *error)
{
	struct store *store = store_open_reader(arguments->data, error);

	if (!store)
		return false;
	bool done =
	    store_verify(store, error) && store_history(store, first - FIGURES_DAYS_AROUND,
							last + FIGURES_DAYS_AROUND, history, error);
	store_close(store);
	if (!arguments->now)
		*now = figures_not_before(history, *now);
	return done;
}

static bool week(const struct arguments *arguments, const struct settings *settings, utc_t now,
		 FILE *out, struct error *error)
{
	struct week chosen = arguments->has_week ? arguments->week : civil_week(civil_day(now));
	day_t monday = civil_monday(chosen);
	struct history history = { 0 };
	struct week_figures figures = { 0 };
	bool done = read_history(arguments, monday, monday + 6, &now, &history, error);

	if (done && !figures_week(&history, &settings->open, chosen, now, &figures))
		done = no_memory(error);
	if (done && !(arguments->format == FORMAT_JSON ? report_week_json(&figures, out)
		      : arguments->format == FORMAT_CSV
			  ? report_week_csv(&figures, out)
			  : report_week_text(&figures, settings->house.name, out)))
		done = no_memory(error);
	figures_free(&figures);
	history_free(&history);
	return done;
}

static bool year(const struct arguments *arguments, const struct settings *settings, utc_t now,
		 FILE *out, struct error *error)
{
	int chosen = arguments->year ? arguments->year : civil_at(now).year;
	struct history history = { 0 };
	struct year_figures figures = { 0 };
	bool done = read_history(arguments, civil_day_of(chosen, 1, 1),
				 civil_day_of(chosen, 12, 31), &now, &history, error);

	if (done && !figures_year(&history, &settings->open, chosen, now, &figures))
		done = no_memory(error);
	if (done && !(arguments->format == FORMAT_JSON ? report_year_json(&figures, out)
		      : arguments->format == FORMAT_CSV
			  ? report_year_csv(&figures, out)
			  : report_year_text(&figures, settings->house.name, out)))
		done = no_memory(error);
	figures_year_free(&figures);
	history_free(&history);
	return done;
}

static bool memory(const struct arguments *arguments, const struct settings *settings, FILE *out,
		   struct error *error)
{
	struct store *store = store_open_reader(arguments->data, error);
	struct memory memory = { 0 };

	if (!store)
		return false;
	bool done = store_verify(store, error) && store_memory(store, &memory, error);
	store_close(store);
	if (done && !(arguments->format == FORMAT_JSON ? report_memory_json(&memory, out)
		      : arguments->format == FORMAT_CSV
			  ? report_memory_csv(&memory, out)
			  : report_memory_text(&memory, settings->house.name, out)))
		done = no_memory(error);
	memory_free(&memory);
	return done;
}

static bool programme(const struct arguments *arguments, utc_t now, FILE *out, struct error *error)
{
	char folder[FILE_PATH], path[FILE_PATH];
	day_t day = arguments->day != DAY_NONE ? arguments->day : civil_day(now);
	struct reader_task task = { .path = path,
				    .kind = ROWS_SESSIONS,
				    .from = civil_utc(day, 0, 0),
				    .to = civil_utc(day + arguments->days, 0, 0) };
	struct reader reader = { .busy = false };
	struct programme_rows rows = { 0 };
	struct stat seen;

	file_folder(folder, arguments->config);
	file_join(path, folder, "activiteiten.ics");
	if (!reader_start(&reader, &task, &seen, error) || !reader_wait(&reader, &rows, error))
		return false;
	bool done = arguments->format == FORMAT_JSON  ? report_programme_json(&rows.sessions, out)
		    : arguments->format == FORMAT_CSV ? report_programme_csv(&rows.sessions, out)
						      : report_programme_text(&rows.sessions, out);
	if (!done)
		(void)error_set(error, "Er is te weinig geheugen voor het programma.");
	rows_free(&rows);
	return done;
}

bool report_make(const struct arguments *arguments, const struct settings *settings, utc_t now,
		 FILE *out, struct error *error)
{
	switch (arguments->subject) {
	case SUBJECT_YEAR:
		return year(arguments, settings, now, out, error);
	case SUBJECT_PROGRAMME:
		return programme(arguments, now, out, error);
	case SUBJECT_MEMORY:
		return memory(arguments, settings, out, error);
	default:
		return week(arguments, settings, now, out, error);
	}
}
