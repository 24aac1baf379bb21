#include "terminal/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#define SMALLEST 160
#define LARGEST  7680

const char *options_usage(void)
{
	return "usage: inloop [--config FILE] [--data DIR] [--window WxH | --fullscreen]\n"
	       "              [--panel-mm WxH] [--first-boot] [--stick DIR]\n"
	       "              [--update-ask FILE --update-state FILE] [--script FILE] [--audit]\n"
	       "              [--check] [--outputs-off] [--version] [--help]\n"
	       "\n"
	       "  --config FILE    settings; activiteiten.ics and rooster.ics lie beside it\n"
	       "                   (default /etc/inloop/inloop.ini)\n"
	       "  --data DIR       where the figures are kept (default /var/lib/inloop)\n"
	       "  --window WxH     a window of this many pixels instead of the whole screen\n"
	       "  --panel-mm WxH   size of the panel in millimetres, where it does not tell\n"
	       "  --first-boot     offer the setup when the data folder is new\n"
	       "  --stick DIR      where a USB stick is (default: what is mounted on\n"
	       "                   /media/inloop-stick)\n"
	       "  --update-ask FILE, --update-state FILE\n"
	       "                   staff can ask for a new version: by making the one file; the\n"
	       "                   other tells what became of it (busy, ok or warn, a tab, a\n"
	       "                   sentence)\n"
	       "  --script FILE    play a script with a clock of its own, without a display\n"
	       "  --audit          measure every screen, language and panel; one line per element\n"
	       "  --check          say what works and what does not, and end\n"
	       "  --outputs-off    switch lamp, light and tone off after a crash, and end\n";
}

static bool window_size(const char *text, struct options *options)
{
	int length = 0;

	return sscanf(text, "%dx%d%n", &options->width, &options->height, &length) == 2 &&
	       !text[length] && options->width >= SMALLEST && options->width <= LARGEST &&
	       options->height >= SMALLEST && options->height <= LARGEST;
}

static bool panel_size(const char *text, struct options *options)
{
	int length = 0;

	return sscanf(text, "%lfx%lf%n", &options->mm_width, &options->mm_height, &length) == 2 &&
	       !text[length] && options->mm_width >= 20 && options->mm_width <= 5000 &&
	       options->mm_height >= 20 && options->mm_height <= 5000;
}

/* `value` is the option's, "" where it takes none. */
static bool take(struct options *options, int letter, const char *value, struct error *error)
{
	switch (letter) {
	case 'c':
		options->config = value;
		return true;
	case 'd':
		options->data = value;
		return true;
	case 's':
		options->script = value;
		return true;
	case 'w':
		return window_size(value, options) ||
		       error_set(error, "--window %s: give pixels, such as 1280x800", value);
	case 'm':
		return panel_size(value, options) ||
		       error_set(error, "--panel-mm %s: give millimetres, such as 217x136", value);
	case 'u':
		options->stick = value;
		return true;
	case 'q':
		options->update_ask = value;
		return true;
	case 'r':
		options->update_state = value;
		return true;
	case 'b':
		return options->first_boot = true;
	case 'f':
		return options->fullscreen = true;
	case 'a':
		return options->audit = true;
	case 'k':
		return options->check = true;
	case 'o':
		return options->outputs_off = true;
	case 'v':
		return options->version = true;
	case 'h':
		return options->help = true;
	default:
		return error_set(error, "unknown or incomplete option; see inloop --help");
	}
}

bool options_read(struct options *options, int argc, char **argv, struct error *error)
{
	static const struct option known[] = {
		{ "config", required_argument, NULL, 'c' },
		{ "data", required_argument, NULL, 'd' },
		{ "window", required_argument, NULL, 'w' },
		{ "fullscreen", no_argument, NULL, 'f' },
		{ "panel-mm", required_argument, NULL, 'm' },
		{ "stick", required_argument, NULL, 'u' },
		{ "update-ask", required_argument, NULL, 'q' },
		{ "update-state", required_argument, NULL, 'r' },
		{ "first-boot", no_argument, NULL, 'b' },
		{ "script", required_argument, NULL, 's' },
		{ "audit", no_argument, NULL, 'a' },
		{ "check", no_argument, NULL, 'k' },
		{ "outputs-off", no_argument, NULL, 'o' },
		{ "version", no_argument, NULL, 'v' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	int letter;

	*options =
	    (struct options) { .config = "/etc/inloop/inloop.ini", .data = "/var/lib/inloop" };
	opterr = 0;
	while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (optarg && !*optarg)
			return error_set(error, "an option has an empty value; see inloop --help");
		if (!take(options, letter, optarg ? optarg : "", error))
			return false;
	}
	if (optind < argc)
		return error_set(error, "%s: not an option; see inloop --help", argv[optind]);
	if (!options->update_ask != !options->update_state)
		return error_set(error, "--update-ask and --update-state go together");
	if (options->fullscreen && options->width > 0)
		return error_set(error, "choose --window or --fullscreen, not both");
	return true;
}
