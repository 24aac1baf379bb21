/*
 * checksum.h - a number that tells whether bytes are still what they were, by libsodium (BLAKE2b).
 * Against a disk that forgets, not against a person.
 */
#ifndef INLOOP_BASE_CHECKSUM_H
#define INLOOP_BASE_CHECKSUM_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

struct checksum { /* on the way; libsodium's state */
	alignas(64) unsigned char state[384];
};

/* The same bytes under another key have another sum; key may be "". */
void checksum_begin(struct checksum *sum, const char *key);
void checksum_add(struct checksum *sum, const void *bytes, size_t size);
void checksum_add_number(struct checksum *sum, int64_t number);
void checksum_add_text(struct checksum *sum, const char *text); /* with its end */
/* Never 0, which can so stand for "none". */
int64_t checksum_end(struct checksum *sum);

#endif
