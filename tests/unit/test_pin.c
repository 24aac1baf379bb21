/* The PIN's hash: salted, slow enough, and only right for the right PIN. */
#include "base/pin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void matches_only_its_own_pin(void **state)
{
	(void)state;
	char hash[PIN_HASH];
	assert_true(pin_hash("2468", hash));
	assert_true(pin_matches(hash, "2468"));
	assert_false(pin_matches(hash, "2469"));
	assert_false(pin_matches(hash, "24680"));
	assert_false(pin_matches(hash, "246"));
	assert_false(pin_matches(hash, ""));
}

static void is_argon2id_with_its_own_salt(void **state)
{
	(void)state;
	char first[PIN_HASH], second[PIN_HASH];
	assert_true(pin_hash("12345678", first));
	assert_true(pin_hash("12345678", second));
	assert_int_equal(strncmp(first, "$argon2id$v=19$m=8192,", 22), 0);
	assert_string_not_equal(first, second);
	assert_null(strstr(first, "12345678"));
	assert_true(pin_matches(second, "12345678"));
}

static void damaged_hash_matches_nothing(void **state)
{
	(void)state;
	char hash[PIN_HASH];
	assert_false(pin_matches("", "1234"));
	assert_false(pin_matches("1234", "1234"));
	assert_true(pin_hash("1234", hash));
	hash[strlen(hash) - 1] ^= 1;
	assert_false(pin_matches(hash, "1234"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches_only_its_own_pin),
		cmocka_unit_test(is_argon2id_with_its_own_salt),
		cmocka_unit_test(damaged_hash_matches_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
