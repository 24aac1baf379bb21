/*
 * plural.h - which of a language's plural forms a number takes: the Plural-Forms line of a PO
 * file, "nplurals=2; plural=n != 1;", a conditional expression of C in the one variable n.
 */
#ifndef INLOOP_UI_PLURAL_H
#define INLOOP_UI_PLURAL_H

#include <stdbool.h>

#define PLURAL_FORMS 6

struct plural {
	int forms; /* 1 .. PLURAL_FORMS */
	char expression[400];
};

/* Take in a Plural-Forms line. False when it is none, or its expression is no such expression;
 * `plural` then holds the rule of Dutch: one, and many. */
bool plural_parse(struct plural *plural, const char *line);

/* The form for n: 0 .. forms-1. An expression that fails (division by zero) or points outside
 * gives the last form. */
int plural_form(const struct plural *plural, unsigned long n);

#endif
