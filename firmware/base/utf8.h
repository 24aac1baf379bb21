/*
 * utf8.h - text from outside to clean UTF-8.
 *
 * Files of a house come from Notepad, Excel, Outlook and old USB sticks. Everything inside the
 * program is valid UTF-8.
 */
#ifndef INLOOP_BASE_UTF8_H
#define INLOOP_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

bool utf8_valid(const char *text, size_t size);

/* The bytes of a text file as UTF-8 with a NUL behind it (free() it), its length in *length.
 * A byte order mark is taken off; UTF-16 with one is converted; what is not valid UTF-8 is read
 * as Windows-1252 or, where that has no such character, Latin-1. NUL bytes are taken out.
 * NULL only when memory is gone. */
char *utf8_from(const char *bytes, size_t size, size_t *length);

/* Copy into out[room], cut at a whole character; control characters (line ends, tabs, C1 and
 * those that turn the writing direction around) become single spaces, none at the ends. */
void utf8_copy(char *out, size_t room, const char *text);

#endif
