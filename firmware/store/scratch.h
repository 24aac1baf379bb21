/*
 * scratch.h - a copy of the data folder in the computer's memory, to try on it what the terminal
 * would do at its next start. Nothing in the data folder is changed by looking, made or opened for
 * writing: not even SQLite's side files.
 */
#ifndef INLOOP_STORE_SCRATCH_H
#define INLOOP_STORE_SCRATCH_H

#include "base/error.h"
#include "base/file.h"

enum scratch_look {
	SCRATCH_READY,
	SCRATCH_NO_FOLDER, /* not there yet, and it can be made */
	SCRATCH_IN_USE,    /* a terminal runs on it */
	SCRATCH_REFUSED,   /* the terminal could not use it; the reason is in the error */
};

/* Could the terminal, as this user, write there? */
enum scratch_look scratch_look(const char *folder, struct error *error);

/* Copy it; the daily copies too only when asked for, for they are many. False with the reason,
 * and nothing is left. scratch_remove() it. */
bool scratch_make(const char *folder, bool copies, char path[FILE_PATH], struct error *error);
void scratch_remove(const char *path);

#endif
