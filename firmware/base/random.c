#include "base/random.h"

#include <sodium.h>

int64_t random_number(void)
{
	uint64_t number = 0;

	if (sodium_init() >= 0)
		randombytes_buf(&number, sizeof number);
	return (int64_t)(number >> 1);
}
