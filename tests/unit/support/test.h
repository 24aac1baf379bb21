/*
 * test.h - what every test of the rules begins with.
 */
#ifndef INLOOP_TESTS_SUPPORT_TEST_H
#define INLOOP_TESTS_SUPPORT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof((array)[0])))

#endif
