/*
 * file.h - whole files in, whole files out.
 */
#ifndef INLOOP_BASE_FILE_H
#define INLOOP_BASE_FILE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Read a regular file of at most `limit` bytes. Returns its bytes with a NUL behind them (free()
 * them) and their number in *size; NULL with the reason when it is missing, no regular file,
 * unreadable or larger. */
char *file_read(const char *path, size_t limit, size_t *size, struct error *error);

/* The two halves of it. Open a regular file for reading, and tell of it in *about: -1 with the
 * reason. Read what is open to its end; `path` is for the reason only. */
int file_open(const char *path, struct stat *about, struct error *error);
char *file_read_open(int fd, const char *path, size_t limit, size_t *size, struct error *error);

/* Write all bytes to a temporary file beside `path`, fsync, rename over it, fsync the folder:
 * afterwards either the old or the new file is there, never a part. A link stays a link; a pipe or
 * a device is written into. */
bool file_write(const char *path, const void *bytes, size_t size, struct error *error);
/* The same, for its owner's eyes only (mode 0600). */
bool file_write_private(const char *path, const void *bytes, size_t size, struct error *error);

/* Make a folder and the missing ones above it (mode 0750). True when it is there afterwards. */
bool file_make_folder(const char *path, struct error *error);

/* dir + "/" + name into out; dir may be "" for a bare name. */
#define FILE_PATH 4096
void file_join(char out[FILE_PATH], const char *dir, const char *name);
/* The folder part of a path ("." when it has none). */
void file_folder(char out[FILE_PATH], const char *path);

#endif
