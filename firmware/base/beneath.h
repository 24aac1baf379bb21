/*
 * beneath.h - files on a stick, and in other folders where strangers write.
 *
 * Whoever prepared a stick chose every name on it. So nothing there is opened by its path from the
 * root: a folder is opened once, and everything else beneath it, without following a link, out of
 * it or onto another file system. Only plain files of an allowed size are read; a pipe or a device
 * with the right name is never waited for. What is written is new, and gets its name once it is on
 * the disk.
 *
 * What fails leaves errno and returns -1, false or NULL; ELOOP, EXDEV: it leads elsewhere, EFTYPE_:
 * it is no plain file, EFBIG: it is larger than allowed.
 */
#ifndef INLOOP_BASE_BENEATH_H
#define INLOOP_BASE_BENEATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#define EFTYPE_ EBADF /* no plain file; Linux has no number of its own for that */

/* A folder by its path, which is ours to trust. close() it. */
int beneath_root(const char *path);

/* A folder within a folder; made (mode 0750) when it is missing and `make` says so. */
int beneath_folder(int root, const char *path, bool make);

/* A plain file for reading, of at most `limit` bytes; what it is goes into *about. close() it. */
int beneath_open(int folder, const char *path, uint64_t limit, struct stat *about);

/* All of such a file with a NUL behind it; free() it. */
char *beneath_read(int folder, const char *path, size_t limit, size_t *size);

/* What the name of a file ends in while it is being written. */
#define BENEATH_LEFT ".new"

/* A plain file under another name, mode 0640; what lay under that name is gone, whatever it was,
 * and nothing is written through it. Where it is a folder with something in it: EISDIR. */
int beneath_create(int folder, const char *name);

/* The file that is under the temporary name, once synced, gets its own, and the folder is synced.
 * False: it is taken away again. Closes fd. */
bool beneath_finish(int folder, int fd, const char *temporary, const char *name);

/* Bytes to a file of this name: whole, or not at all. */
bool beneath_write(int folder, const char *name, const void *bytes, size_t size);

/* All of an open file, from its beginning; fails with EFBIG when there are more than `size` bytes.
 */
bool beneath_pour(int from, int to, uint64_t size);

#endif
