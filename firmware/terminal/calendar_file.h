/*
 * calendar_file.h - one calendar file: whether it is another one than before, its rows, and what
 * staff read of it.
 */
#ifndef INLOOP_TERMINAL_CALENDAR_FILE_H
#define INLOOP_TERMINAL_CALENDAR_FILE_H

#include "base/file.h"
#include "base/health.h"
#include "model/moment.h"
#include "model/programme_rows.h"

#include <sys/stat.h>

struct calendar_file {
	enum rows_kind kind;
	const char *name;   /* "rooster.ics" */
	const char *line;   /* of health */
	const char *counts; /* what its entries are called, for health */
	char path[FILE_PATH];
	char kept[FILE_PATH]; /* where its rows are kept; "" = nowhere */
	struct programme_rows rows;
	bool has_rows;
	struct stat seen; /* the file as last looked at */
	bool was_seen;
	day_t day;    /* for which the rows are, or are being read */
	bool due;     /* it is to be read (again) */
	bool as_is;   /* the rows are what the file of `seen` says */
	bool of_sure; /* what staff read was found with a sure clock */
};

/* The file `name` in `folder`; `data` is where its rows are kept (NULL = nowhere). */
void calendar_file_init(struct calendar_file *file, enum rows_kind kind, const char *folder,
			const char *data);
void calendar_file_free(struct calendar_file *file);

/* At a start: take the rows that were kept. With `clean`, take away what is not to be kept: the
 * rows of a file that is gone, and what older versions left. */
void calendar_file_start(struct calendar_file *file, const struct moment *now, bool clean,
			 struct health *health);

/* Look at the file: is it to be read? True when what staff read of it changed. */
bool calendar_file_look(struct calendar_file *file, const struct moment *now,
			struct health *health);

/* The span that is read on a day: from the day before yesterday, so that no night and no zone
 * matters, to eight weeks on. */
void calendar_file_span(day_t day, utc_t *from, utc_t *to);

/* It was read: these are its rows (taken over), or this is why not. */
void calendar_file_good(struct calendar_file *file, struct programme_rows *rows,
			const struct moment *now, bool keep, struct health *health);
void calendar_file_bad(struct calendar_file *file, const struct error *error,
		       struct health *health);

#endif
