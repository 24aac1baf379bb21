/* inloop - the terminal of a neighbourhood centre's drop-in. */
#include "script/audit.h"
#include "script/script.h"
#include "terminal/check.h"
#include "terminal/loop.h"
#include "terminal/outputs_off.h"

#include <stdio.h>

#ifndef INLOOP_VERSION
#define INLOOP_VERSION "0.1"
#endif

enum { DONE = 0, FAILED = 1, USAGE = 2 };

static int fail(const struct error *error, int status)
{
	(void)fprintf(stderr, "inloop: %s\n", error->text);
	return status;
}

/* A script's reason begins with FILE:LINE, as a compiler's does: editors can go there. */
static int fail_at(const struct error *error)
{
	(void)fprintf(stderr, "%s\n", error->text);
	return FAILED;
}

static bool run(struct parts *parts, struct error *error)
{
	const struct options *options = parts->options;

	if (options->check)
		return check_run(parts, stdout) ||
		       error_set(error, "not everything works; see the lines that begin with fail");
	if (options->audit)
		return audit_run(parts, stdout, error);
	if (options->script)
		return script_run(parts, options->script, error);
	return loop_run(parts, error);
}

int main(int argc, char **argv)
{
	static struct parts parts; /* large, and one of a kind */
	struct options options;
	struct error error = { "" };

	if (!options_read(&options, argc, argv, &error))
		return fail(&error, USAGE);
	if (options.help || options.version) {
		(void)fputs(options.help ? options_usage() : "inloop " INLOOP_VERSION "\n", stdout);
		return fflush(stdout) == 0 ? DONE : FAILED;
	}
	if (options.outputs_off)
		return outputs_off(&options, &error) ? DONE : fail(&error, FAILED);
	bool done = parts_open(&parts, &options, &error) && run(&parts, &error);
	parts_close(&parts);
	if (done && (fflush(stdout) != 0 || ferror(stdout)))
		done = error_set(&error, "standard output cannot be written");
	if (done)
		return DONE;
	return options.script ? fail_at(&error) : fail(&error, FAILED);
}
