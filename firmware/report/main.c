/* inloop-report: the figures of a house, and its programme. Reads while the terminal writes. */
#include "base/file.h"
#include "base/settings.h"
#include "calendar/calendar.h"
#include "platform/clock.h"
#include "report/arguments.h"
#include "report/report.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void load_settings(const char *path, struct settings *settings, struct health *health)
{
	(void)settings_load(settings, path, health);
	if (!civil_set_zone(settings->house.timezone) && !civil_set_zone("Europe/Amsterdam"))
		health_set(health, "timezone", HEALTH_WARN,
			   "Dit systeem kent geen tijdzones, alle tijden zijn in UTC. Installeer "
			   "tzdata.");
}

/* A bad setting never stops a report, but whoever reads the figures should know of it. */
static void tell(const struct health *health)
{
	for (int i = 0; i < health->count; i++)
		if (health->items[i].level != HEALTH_OK)
			(void)fprintf(stderr, "inloop-report: %s\n", health->items[i].sentence);
}

static bool week(const struct arguments *arguments, const struct settings *settings, utc_t now,
		 FILE *out, struct error *error)
{
	struct week chosen = arguments->has_week ? arguments->week : civil_week(civil_day(now));
	day_t monday = civil_monday(chosen);
	struct store *store = store_open_reader(arguments->data, error);
	struct history history = { 0 };
	struct week_figures figures = { 0 };
	bool done;

	if (!store)
		return false;
	done = store_history(store, monday - FIGURES_DAYS_AROUND, monday + 6 + FIGURES_DAYS_AROUND,
			     &history, error);
	store_close(store);
	if (!arguments->now)
		now = figures_not_before(&history, now);
	if (done && !figures_week(&history, &settings->open, chosen, now, &figures))
		done = error_set(error, "Er is te weinig geheugen voor het overzicht.");
	if (done && !(arguments->format == FORMAT_JSON ? report_week_json(&figures, out)
		      : arguments->format == FORMAT_CSV
			  ? report_week_csv(&figures, out)
			  : report_week_text(&figures, settings->house.name, out)))
		done = error_set(error, "Er is te weinig geheugen voor het overzicht.");
	figures_free(&figures);
	history_free(&history);
	return done;
}

static bool programme(const struct arguments *arguments, utc_t now, FILE *out, struct error *error)
{
	char folder[FILE_PATH], path[FILE_PATH];
	day_t day = arguments->day != DAY_NONE ? arguments->day : civil_day(now);
	struct session_list sessions = { 0 };

	file_folder(folder, arguments->config);
	file_join(path, folder, "activiteiten.ics");
	struct calendar *calendar = calendar_load(path, NULL, error);
	if (!calendar)
		return false;
	bool done = calendar_sessions(calendar, civil_utc(day, 0, 0),
				      civil_utc(day + arguments->days, 0, 0), &sessions) &&
		    (arguments->format == FORMAT_JSON  ? report_programme_json(&sessions, out)
		     : arguments->format == FORMAT_CSV ? report_programme_csv(&sessions, out)
						       : report_programme_text(&sessions, out));
	if (!done)
		(void)error_set(error, "Er is te weinig geheugen voor het programma.");
	calendar_free(calendar);
	session_list_free(&sessions);
	return done;
}

/* The whole report is made before anything is written: nobody gets half of one. */
static bool write_out(const struct arguments *arguments, const char *bytes, size_t size,
		      struct error *error)
{
	if (arguments->out)
		return file_write(arguments->out, bytes, size, error);
	if (fwrite(bytes, 1, size, stdout) != size || fflush(stdout) != 0)
		return error_set(error, "The report could not be written to standard output.");
	return true;
}

static bool report(const struct arguments *arguments, struct error *error)
{
	struct settings settings;
	struct health health = { 0 };
	char *bytes = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&bytes, &size);

	if (!memory)
		return error_set(error, "Er is te weinig geheugen voor het overzicht.");
	load_settings(arguments->config, &settings, &health);
	utc_t now = clock_now().utc;
	if (arguments->now)
		(void)civil_parse_local(arguments->now,
					&now); /* in the house's zone from here on */
	bool done = arguments->subject == SUBJECT_WEEK
			? week(arguments, &settings, now, memory, error)
			: programme(arguments, now, memory, error);
	if (fclose(memory) != 0 && done)
		done = error_set(error, "Er is te weinig geheugen voor het overzicht.");
	done = done && write_out(arguments, bytes, size, error);
	free(bytes);
	if (done) /* else the one line is the reason */
		tell(&health);
	return done;
}

int main(int argc, char **argv)
{
	struct arguments arguments;
	struct error error = { 0 };

	if (!arguments_read(argc, argv, &arguments, &error)) {
		(void)fprintf(stderr, "inloop-report: %s (see inloop-report --help)\n", error.text);
		return 2;
	}
	if (arguments.subject == SUBJECT_HELP)
		return fputs(arguments_usage, stdout) == EOF || fflush(stdout) != 0;
	if (arguments.subject == SUBJECT_VERSION)
		return printf("inloop-report %s\n", INLOOP_VERSION) < 0 || fflush(stdout) != 0;
	if (!report(&arguments, &error)) {
		(void)fprintf(stderr, "inloop-report: %s\n", error.text);
		return 1;
	}
	return 0;
}
