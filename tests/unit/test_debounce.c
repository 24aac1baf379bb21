#include "platform/debounce.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define PERIOD 25

static void press_is_told_when_it_settled(void **state)
{
	(void)state;
	struct debounce debounce;
	int64_t at = -1;

	debounce_init(&debounce, PERIOD, false);
	assert_int_equal(debounce_next_ms(&debounce, 1000), -1);
	assert_false(debounce_edge(&debounce, true, 1000, &at));
	assert_int_equal(debounce_next_ms(&debounce, 1010), 15);
	assert_false(debounce_settle(&debounce, 1024, &at));
	assert_true(debounce_settle(&debounce, 1025, &at));
	assert_int_equal(at, 1025);
	assert_true(debounce.settled);
	assert_int_equal(debounce_next_ms(&debounce, 1025), -1);
}

static void bounces_are_one_press(void **state)
{
	(void)state;
	struct debounce debounce;
	int64_t at = -1;

	debounce_init(&debounce, PERIOD, false);
	for (int i = 0; i < 7; i++)
		assert_false(debounce_edge(&debounce, i % 2 == 0, 1000 + 4 * i, &at));
	assert_false(debounce_settle(&debounce, 1048, &at));
	assert_true(debounce_settle(&debounce, 5000, &at));
	assert_int_equal(at, 1024 + PERIOD);
	assert_true(debounce.settled);
}

static void short_spike_is_nothing(void **state)
{
	(void)state;
	struct debounce debounce;
	int64_t at = -1;

	debounce_init(&debounce, PERIOD, false);
	assert_false(debounce_edge(&debounce, true, 1000, &at));
	assert_false(debounce_edge(&debounce, false, 1024, &at));
	assert_int_equal(debounce_next_ms(&debounce, 1024), PERIOD);
	assert_false(debounce_settle(&debounce, 2000, &at));
	assert_int_equal(debounce_next_ms(&debounce, 2000), -1);
	assert_false(debounce.settled);
}

static void edges_read_late_still_count(void **state)
{
	(void)state;
	struct debounce debounce;
	int64_t at = -1;

	debounce_init(&debounce, PERIOD, false);
	assert_false(debounce_edge(&debounce, true, 1000, &at));
	assert_true(debounce_edge(&debounce, false, 1025, &at));
	assert_int_equal(at, 1025);
	assert_true(debounce.settled);
	assert_true(debounce_settle(&debounce, 9000, &at));
	assert_int_equal(at, 1050);
	assert_false(debounce.settled);
}

static void edge_to_the_same_level_starts_anew(void **state)
{
	(void)state;
	struct debounce debounce;
	int64_t at = -1;

	debounce_init(&debounce, PERIOD, false);
	assert_false(debounce_edge(&debounce, true, 1000, &at));
	assert_false(debounce_edge(&debounce, true, 1020, &at));
	assert_false(debounce_settle(&debounce, 1044, &at));
	assert_true(debounce_settle(&debounce, 1045, &at));
	assert_int_equal(at, 1045);
}

static void without_a_period_every_change_counts(void **state)
{
	(void)state;
	struct debounce debounce;
	int64_t at = -1;

	debounce_init(&debounce, 0, false);
	assert_false(debounce_edge(&debounce, true, 1000, &at));
	assert_true(debounce_edge(&debounce, false, 1001, &at));
	assert_int_equal(at, 1000);
	assert_true(debounce_settle(&debounce, 1001, &at));
	assert_int_equal(at, 1001);
	assert_false(debounce.settled);
}

/* The kernel's way, millisecond by millisecond: every edge sets a timer anew; when it fires the
 * level is read, and told if it is another than the last one told. */
struct told {
	bool level[400];
	int64_t at[400];
	int count;
};

static void tell(struct told *told, bool level, int64_t at)
{
	assert_in_range(told->count, 0, 399);
	told->level[told->count] = level;
	told->at[told->count++] = at;
}

static void kernel_tells(const int64_t *edges, int count, int64_t until, struct told *told)
{
	bool level = false, last = false;
	int64_t timer = -1;
	int next = 0;

	for (int64_t now = 0; now <= until; now++) {
		if (timer == now) {
			timer = -1;
			if (level != last)
				tell(told, level, now);
			last = level;
		}
		for (; next < count && edges[next] == now; next++) {
			level = !level;
			timer = now + PERIOD;
		}
	}
}

/* Looks at the edges only every `pace` milliseconds, as a busy loop would. */
static void filter_tells(const int64_t *edges, int count, int64_t until, int64_t pace,
			 struct told *told)
{
	struct debounce debounce;
	bool level = false;
	int next = 0;
	int64_t at;

	debounce_init(&debounce, PERIOD, false);
	for (int64_t now = 0; now <= until; now += pace) {
		for (; next < count && edges[next] <= now; next++) {
			level = !level;
			if (debounce_edge(&debounce, level, edges[next], &at))
				tell(told, debounce.settled, at);
		}
		if (debounce_settle(&debounce, now, &at))
			tell(told, debounce.settled, at);
	}
}

static void tells_the_same_as_the_kernel(void **state)
{
	(void)state;
	uint32_t seed = 7;

	for (int round = 0; round < 60; round++) {
		int64_t edges[300];
		int64_t now = 0;
		static const int64_t paces[] = { 1, 7, 60, 1000 };
		for (int i = 0; i < 300; i++) {
			seed = seed * 1664525u + 1013904223u;
			now += 1 + (int64_t)((seed >> 16) % (seed >> 30 ? 9 : 90));
			edges[i] = now;
		}
		struct told kernel = { .count = 0 };
		int64_t until = (now / 1000 + 2) * 1000;
		kernel_tells(edges, 300, until, &kernel);
		assert_in_range(kernel.count, 10, 300);
		for (size_t p = 0; p < sizeof paces / sizeof *paces; p++) {
			struct told filter = { .count = 0 };
			filter_tells(edges, 300, until, paces[p], &filter);
			assert_int_equal(filter.count, kernel.count);
			assert_memory_equal(filter.at, kernel.at,
					    (size_t)kernel.count * sizeof *kernel.at);
			assert_memory_equal(filter.level, kernel.level,
					    (size_t)kernel.count * sizeof *kernel.level);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(press_is_told_when_it_settled),
		cmocka_unit_test(bounces_are_one_press),
		cmocka_unit_test(short_spike_is_nothing),
		cmocka_unit_test(edges_read_late_still_count),
		cmocka_unit_test(edge_to_the_same_level_starts_anew),
		cmocka_unit_test(without_a_period_every_change_counts),
		cmocka_unit_test(tells_the_same_as_the_kernel),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
