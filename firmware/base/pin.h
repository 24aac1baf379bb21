/*
 * pin.h - the staff's PIN, kept only as an argon2id hash (libsodium; 8 MiB, so that a Pi stays
 * quick).
 */
#ifndef INLOOP_BASE_PIN_H
#define INLOOP_BASE_PIN_H

#include <stdbool.h>

#define PIN_MIN  4
#define PIN_MAX  8
#define PIN_HASH 128

bool pin_hash(const char *pin, char out[PIN_HASH]); /* false: no memory, no randomness */
bool pin_matches(const char *hash, const char *pin);

#endif
