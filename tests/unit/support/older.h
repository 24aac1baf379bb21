/*
 * older.h - databases as version 4 had them, with a row per ask.
 */
#ifndef INLOOP_TESTS_SUPPORT_OLDER_H
#define INLOOP_TESTS_SUPPORT_OLDER_H

#define OLDER_VERSION 4

/* Put a database of version 4 in the place of today's at `path`, which has no events: an ask of a
 * count becomes one on the first day of its week. */
void older_make(const char *path);
/* An empty one, with all that `sql` puts into it. */
void older_new(const char *path, const char *sql);

#endif
