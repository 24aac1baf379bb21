/* inloop-report: the figures of a house, and its programme. Reads while the terminal writes. */
#include "base/file.h"
#include "base/settings.h"
#include "platform/clock.h"
#include "report/make.h"

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
	bool done = report_make(arguments, &settings, now, memory, error);
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
