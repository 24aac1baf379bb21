/*
 * reader.h - has inloop-calendar read one calendar file, and takes what it hands over.
 *
 * It runs beside the caller, who never waits for it: reader_fds() become readable when there is
 * something to take. What comes from it is a stranger's; it is ended when it takes too long, says
 * too much or closes its output, so a file can hurt nothing but its own reading.
 */
#ifndef INLOOP_READER_READER_H
#define INLOOP_READER_READER_H

#include "base/error.h"
#include "base/file.h"
#include "model/programme_rows.h"

#include <sys/stat.h>
#include <sys/types.h>

#define READER_FDS        2
#define READER_DEADLINE_S 30 /* on the clock of the world; its processor time is in limits.h */

struct reader_task {
	const char *path; /* of the calendar */
	enum rows_kind kind;
	utc_t from, to;
	const char *program; /* that reads; NULL = the one beside this program, or where it was
				installed */
	int deadline_s;      /* 0 = READER_DEADLINE_S */
};

struct reader { /* zeroed when idle */
	bool busy;
	pid_t pid;
	int output, timer; /* descriptors */
	bool late;         /* the deadline is over */
	char path[FILE_PATH];
	enum rows_kind kind;
	utc_t from, to;
	char *bytes;
	size_t size, room;
};

enum reader_state { READER_READS, READER_DONE, READER_FAILED };

/* Open the file and start reading it; *seen tells which file it was. False, with a sentence for
 * staff, when there is nothing to read or nobody who could. */
bool reader_start(struct reader *reader, const struct reader_task *task, struct stat *seen,
		  struct error *error);

/* The descriptors to wait for, into out[READER_FDS]; returns how many. None when idle. */
int reader_fds(const struct reader *reader, int *out);

/* Take what came, without waiting. READER_DONE: the rows are filled (rows_free() them);
 * READER_FAILED: the sentence for staff says why not. It is idle after both. */
enum reader_state reader_take(struct reader *reader, struct programme_rows *rows,
			      struct error *error);

/* The same, waiting for the end (the deadline at most). True when it is done. */
bool reader_wait(struct reader *reader, struct programme_rows *rows, struct error *error);

/* End it, whatever it is doing. */
void reader_stop(struct reader *reader);

#endif
