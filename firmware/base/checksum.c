#include "base/checksum.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(struct checksum) >= sizeof(crypto_generichash_state), "the state must fit");

static crypto_generichash_state *state_of(struct checksum *sum)
{
	return (crypto_generichash_state *)sum->state;
}

void checksum_begin(struct checksum *sum, const char *key)
{
	if (sodium_init() < 0) /* it only chooses the fastest way */
		memset(sum->state, 0, sizeof sum->state);
	(void)crypto_generichash_init(state_of(sum), NULL, 0, crypto_generichash_BYTES_MIN);
	checksum_add_text(sum, key);
}

void checksum_add(struct checksum *sum, const void *bytes, size_t size)
{
	(void)crypto_generichash_update(state_of(sum), bytes, size);
}

/* The same on every machine: a card may move from one to another. */
void checksum_add_number(struct checksum *sum, int64_t number)
{
	uint64_t value = (uint64_t)number;
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
	checksum_add(sum, bytes, sizeof bytes);
}

void checksum_add_text(struct checksum *sum, const char *text)
{
	checksum_add(sum, text, strlen(text) + 1);
}

int64_t checksum_end(struct checksum *sum)
{
	unsigned char bytes[crypto_generichash_BYTES_MIN];
	uint64_t value = 0;

	(void)crypto_generichash_final(state_of(sum), bytes, sizeof bytes);
	for (int i = 0; i < 8; i++)
		value |= (uint64_t)bytes[i] << (8 * i);
	return value ? (int64_t)value : 1;
}
