/*
 * pin.h - the staff's PIN, kept only as an argon2id hash (libsodium; 8 MiB, so that a Pi stays
 * quick).
 */
#ifndef INLOOP_BASE_PIN_H
#define INLOOP_BASE_PIN_H

#include "base/health.h"
#include "base/stored.h"

#include <stdbool.h>

#define PIN_MIN  4
#define PIN_MAX  8
#define PIN_HASH 128

bool pin_hash(const char *pin, char out[PIN_HASH]); /* false: no memory, no randomness */
bool pin_matches(const char *hash, const char *pin);
bool pin_is_hash(const char *text); /* else no PIN would ever match it */

/* What was read of the PIN's hash: unreadable, too, when it is no hash. `why` is the store's
 * sentence. Staff read it in the line "pin"; nobody can come in and read it there, but it is told
 * by --check, and by the file for whoever helps. */
enum stored pin_look(enum stored stored, const char *hash, const char *why, struct health *health);

#endif
