/*
 * options.h - the command line of `inloop`.
 */
#ifndef INLOOP_TERMINAL_OPTIONS_H
#define INLOOP_TERMINAL_OPTIONS_H

#include "base/error.h"

struct options {
	const char *config; /* /etc/inloop/inloop.ini */
	const char *data;   /* /var/lib/inloop */
	const char *script; /* NULL = a real terminal */
	int width, height;  /* of --window; 0 = not given */
	bool fullscreen;
	double mm_width, mm_height; /* of --panel-mm; 0 = not given */
	const char *stick; /* where a USB stick is; NULL = where the appliance mounts one */
	/* How a new version is asked for, and where it is told what became of it; both or NULL. */
	const char *update_ask, *update_state;
	bool first_boot;
	bool audit, check, outputs_off, version, help;
};

/* Read argv; the strings stay the caller's. False with the reason when it cannot be understood. */
bool options_read(struct options *options, int argc, char **argv, struct error *error);
const char *options_usage(void);

#endif
