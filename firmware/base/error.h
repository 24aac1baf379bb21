/*
 * error.h - the one way in which a function says why it could not do its work.
 *
 * A function that can fail returns bool (true: done) and takes a `struct error *`
 * as its last parameter, owned by the caller. On failure the text is one sentence
 * for a person: what, where, what to do about it. On success it is untouched.
 */
#ifndef INLOOP_BASE_ERROR_H
#define INLOOP_BASE_ERROR_H

#include <stdbool.h>

struct error {
	char text[320];
};

/* Write the sentence; always returns false, so that `return error_set(...)` reads well.
 * `error` may be NULL where nobody wants to know. */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
