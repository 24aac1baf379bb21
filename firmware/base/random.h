/*
 * random.h - a number nobody can foresee, by libsodium.
 */
#ifndef INLOOP_BASE_RANDOM_H
#define INLOOP_BASE_RANDOM_H

#include <stdint.h>

int64_t random_number(void); /* positive */

#endif
