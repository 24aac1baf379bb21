#include "report/arguments.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define YEAR_LEAST 1000 /* four digits, as dates are written */

const char *const arguments_usage =
    "usage: inloop-report week [YYYY-Www] [OPTION]...\n"
    "       inloop-report year [YYYY] [OPTION]...\n"
    "       inloop-report programme [YYYY-MM-DD [DAYS]] [OPTION]...\n"
    "       inloop-report memory [OPTION]...\n"
    "\n"
    "  week       the figures of a week (without one: the week of --now)\n"
    "  year       the figures of a calendar year (without one: the year of --now)\n"
    "  programme  the sessions of a day or of DAYS days (without a day: today)\n"
    "  memory     what the terminal remembers: every table that is there, in words\n"
    "\n"
    "  --config FILE    settings of the house, calendars beside it [/etc/inloop/inloop.ini]\n"
    "  --data DIR       data folder of the terminal, or one copy of it, by its path\n"
    "                   [/var/lib/inloop]\n"
    "  --now LOCAL      take this for the time, as 2026-11-23T10:00\n"
    "  --format FORMAT  text, csv or json [text]\n"
    "  --out FILE       write to a file instead of standard output\n"
    "  --help, --version\n";

static bool read_format(const char *name, struct arguments *arguments, struct error *error)
{
	static const char *const names[] = { "text", "csv", "json" };

	for (int i = 0; i < 3; i++)
		if (strcmp(name, names[i]) == 0) {
			arguments->format = (enum format)i;
			return true;
		}
	return error_set(error, "--format %s: the formats are text, csv and json", name);
}

/* `value` is the option's, "" where it takes none. */
static bool read_option(int letter, const char *value, struct arguments *arguments,
			struct error *error)
{
	utc_t ignored;

	switch (letter) {
	case 'c':
		arguments->config = value;
		return true;
	case 'd':
		if (arguments->data)
			return error_set(error, "--data: one house for now, so one folder");
		arguments->data = value;
		return true;
	case 'n':
		arguments->now = value;
		return civil_parse_local(value, &ignored) ||
		       error_set(error, "--now %s: expected a local time like 2026-11-23T10:00",
				 value);
	case 'f':
		return read_format(value, arguments, error);
	case 'o':
		arguments->out = value;
		return true;
	case 'h':
		arguments->subject = SUBJECT_HELP;
		return true;
	default:
		arguments->subject = SUBJECT_VERSION;
		return true;
	}
}

static bool read_week(int count, char **words, struct arguments *arguments, struct error *error)
{
	arguments->subject = SUBJECT_WEEK;
	arguments->has_week = count > 0;
	if (count > 1)
		return error_set(error, "week: '%s' is one word too many", words[1]);
	if (count == 1 && !civil_parse_week(words[0], &arguments->week))
		return error_set(error, "week %s: expected a week like 2026-W48", words[0]);
	return true;
}

static bool read_year(int count, char **words, struct arguments *arguments, struct error *error)
{
	int length = 0;

	arguments->subject = SUBJECT_YEAR;
	if (count > 1)
		return error_set(error, "year: '%s' is one word too many", words[1]);
	if (count == 1 && (sscanf(words[0], "%4d%n", &arguments->year, &length) != 1 ||
			   length != 4 || words[0][4] || arguments->year < YEAR_LEAST))
		return error_set(error, "year %s: expected a year like 2026", words[0]);
	return true;
}

static bool read_memory(int count, char **words, struct arguments *arguments, struct error *error)
{
	arguments->subject = SUBJECT_MEMORY;
	return count == 0 || error_set(error, "memory: '%s' is one word too many", words[0]);
}

static bool read_programme(int count, char **words, struct arguments *arguments,
			   struct error *error)
{
	arguments->subject = SUBJECT_PROGRAMME;
	if (count > 2)
		return error_set(error, "programme: '%s' is one word too many", words[2]);
	if (count > 0 && !civil_parse_day(words[0], &arguments->day))
		return error_set(error, "programme %s: expected a date like 2026-11-23", words[0]);
	if (count == 2) {
		char *rest;
		errno = 0;
		long days = strtol(words[1], &rest, 10);
		if (errno || *rest || rest == words[1] || days < 1 || days > PROGRAMME_DAYS_MAX)
			return error_set(error, "programme: DAYS is a number from 1 to %d, not %s",
					 PROGRAMME_DAYS_MAX, words[1]);
		arguments->days = (int)days;
	}
	return true;
}

static bool read_words(int count, char **words, struct arguments *arguments, struct error *error)
{
	static const struct {
		const char *name;
		bool (*read)(int count, char **words, struct arguments *arguments,
			     struct error *error);
	} reports[] = { { "week", read_week },
			{ "year", read_year },
			{ "programme", read_programme },
			{ "memory", read_memory } };

	if (count == 0)
		return error_set(error, "say what to report: week, year, programme or memory");
	for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++)
		if (strcmp(words[0], reports[i].name) == 0)
			return reports[i].read(count - 1, words + 1, arguments, error);
	return error_set(error, "%s: the reports are week, year, programme and memory", words[0]);
}

bool arguments_read(int argc, char **argv, struct arguments *arguments, struct error *error)
{
	static const struct option known[] = {
		{ "config", required_argument, NULL, 'c' },
		{ "data", required_argument, NULL, 'd' },
		{ "now", required_argument, NULL, 'n' },
		{ "format", required_argument, NULL, 'f' },
		{ "out", required_argument, NULL, 'o' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{ 0 },
	};
	int letter;

	*arguments = (struct arguments) { .config = "/etc/inloop/inloop.ini",
					  .subject = SUBJECT_WEEK,
					  .day = DAY_NONE,
					  .days = 1 };
	opterr = 0;
	while ((letter = getopt_long(argc, argv, ":", known, NULL)) != -1) {
		if (letter == ':')
			return error_set(error, "%s needs a value", argv[optind - 1]);
		if (letter == '?')
			return error_set(error, "%s: no such option", argv[optind - 1]);
		if (optarg && !*optarg)
			return error_set(error, "an option has an empty value");
		if (!read_option(letter, optarg ? optarg : "", arguments, error))
			return false;
		if (arguments->subject == SUBJECT_HELP || arguments->subject == SUBJECT_VERSION)
			return true;
	}
	if (!arguments->data)
		arguments->data = "/var/lib/inloop";
	return read_words(argc - optind, argv + optind, arguments, error);
}
