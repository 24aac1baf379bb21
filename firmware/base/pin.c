#include "base/pin.h"

#include <sodium.h>
#include <string.h>

/* Four digits are guessed quickly once the hash is known, so the cost matters; but a Pi must
 * answer while somebody looks at it. 8 MiB and 10 passes take 30 ms on a desktop and about half
 * a second on a Pi 3. */
#define PIN_MEMORY ((size_t)8 * 1024 * 1024)
#define PIN_PASSES 10

_Static_assert(PIN_HASH >= crypto_pwhash_STRBYTES, "the hash must fit");

bool pin_hash(const char *pin, char out[PIN_HASH])
{
	memset(out, 0, PIN_HASH);
	return sodium_init() >= 0 &&
	       crypto_pwhash_str(out, pin, strlen(pin), PIN_PASSES, PIN_MEMORY) == 0;
}

bool pin_is_hash(const char *text)
{
	return sodium_init() >= 0 && strncmp(text, "$argon2id$", 10) == 0 &&
	       crypto_pwhash_str_needs_rehash(text, PIN_PASSES, PIN_MEMORY) >= 0;
}

bool pin_matches(const char *hash, const char *pin)
{
	return sodium_init() >= 0 && crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}

enum stored pin_look(enum stored stored, const char *hash, const char *why, struct health *health)
{
	if (stored == STORED_THERE && !pin_is_hash(hash)) {
		stored = STORED_UNREADABLE;
		why = "De inhoud van het bestand pincode klopt niet.";
	}
	if (stored != STORED_UNREADABLE)
		health_clear(health, "pin");
	else
		health_set(
		    health, "pin", HEALTH_FAIL,
		    "De pincode is niet te lezen, dus het team kan er niet in. %s Een nieuwe "
		    "kiezen? Zet in de instellingen bij [staff] reset_pin = en een nieuw "
		    "woord, en start opnieuw.",
		    why);
	return stored;
}
