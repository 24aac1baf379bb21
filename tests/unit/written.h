/*
 * written.h - for the tests of the reports: what one writes, as a string.
 */
#ifndef INLOOP_TEST_WRITTEN_H
#define INLOOP_TEST_WRITTEN_H

#include "support/test.h"

static char *written;

/* What a report writes, as a string; the caller's until the next one. */
#define WRITTEN(call)                                                                              \
	do {                                                                                       \
		size_t size;                                                                       \
		free(written);                                                                     \
		FILE *out = open_memstream(&written, &size);                                       \
		assert_non_null(out);                                                              \
		assert_true(call);                                                                 \
		assert_int_equal(fclose(out), 0);                                                  \
	} while (0)

static inline void assert_holds(const char *part)
{
	if (!strstr(written, part))
		fail_msg("'%s' is not in:\n%s", part, written);
}

static inline void assert_lacks(const char *part)
{
	if (strstr(written, part))
		fail_msg("'%s' is in:\n%s", part, written);
}

#endif
