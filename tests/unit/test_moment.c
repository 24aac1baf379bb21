/*
 * How much time went by between two moments, whatever the clocks did.
 */
#include "support/test.h"

#include "model/moment.h"

static struct moment moment(utc_t utc, int64_t mono_ms, int64_t boot, bool sure)
{
	return (struct moment) { .utc = utc, .mono_ms = mono_ms, .boot = boot, .sure = sure };
}

static int64_t elapsed(struct moment now, struct moment then)
{
	return moment_elapsed_ms(&now, &then);
}

static void within_a_boot_the_monotonic_clock_counts(void **unused)
{
	(void)unused;
	assert_int_equal(elapsed(moment(1000, 70500, 1, true), moment(5000, 60000, 1, true)),
			 10500);
	assert_int_equal(elapsed(moment(1000, 70500, 1, false), moment(5000, 60000, 1, true)),
			 10500);
}

static void across_boots_the_wall_clock_counts_where_it_is_sure(void **unused)
{
	(void)unused;
	assert_int_equal(elapsed(moment(5600, 1000, 2, true), moment(5000, 900000, 1, true)),
			 600000);
}

static void across_boots_unsure_at_least_this_boot_went_by(void **unused)
{
	(void)unused;
	assert_int_equal(elapsed(moment(9000000, 42000, 2, false), moment(5000, 9, 1, true)),
			 42000);
	assert_int_equal(elapsed(moment(9000000, 42000, 2, true), moment(5000, 9, 1, false)),
			 42000);
}

static void time_never_goes_back(void **unused)
{
	(void)unused;
	assert_int_equal(elapsed(moment(5000, 10, 1, true), moment(5000, 20, 1, true)), 0);
	assert_int_equal(elapsed(moment(4000, 10, 2, true), moment(5000, 20, 1, true)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(within_a_boot_the_monotonic_clock_counts),
		cmocka_unit_test(across_boots_the_wall_clock_counts_where_it_is_sure),
		cmocka_unit_test(across_boots_unsure_at_least_this_boot_went_by),
		cmocka_unit_test(time_never_goes_back),
	};

	return cmocka_run_group_tests_name("moment", tests, NULL, NULL);
}
