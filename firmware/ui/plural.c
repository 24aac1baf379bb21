#include "ui/plural.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 40

struct reader {
	const char *at;
	unsigned long n;
	int depth;
	bool idle;    /* inside the branch that is not taken */
	bool garbage; /* no such expression */
	bool failed;  /* divided by zero */
};

static unsigned long conditional(struct reader *reader);

static bool accept(struct reader *reader, const char *sign)
{
	size_t length = strlen(sign);

	while (isspace((unsigned char)*reader->at))
		reader->at++;
	if (strncmp(reader->at, sign, length) != 0)
		return false;
	reader->at += length;
	return true;
}

static unsigned long primary(struct reader *reader)
{
	if (accept(reader, "(")) {
		unsigned long value = conditional(reader);
		if (!accept(reader, ")"))
			reader->garbage = true;
		return value;
	}
	if (accept(reader, "n"))
		return reader->n;
	if (isdigit((unsigned char)*reader->at)) {
		char *end;
		unsigned long value = strtoul(reader->at, &end, 10);
		reader->at = end;
		return value;
	}
	reader->garbage = true;
	return 0;
}

static unsigned long unary(struct reader *reader)
{
	if (reader->garbage || ++reader->depth > DEPTH_MAX) {
		reader->garbage = true;
		return 0;
	}
	unsigned long value = accept(reader, "!") ? !unary(reader) : primary(reader);
	reader->depth--;
	return value;
}

static unsigned long divide(struct reader *reader, unsigned long a, unsigned long b, bool rest)
{
	if (b != 0)
		return rest ? a % b : a / b;
	if (!reader->idle)
		reader->failed = true;
	return 0;
}

/* The two-sided operators, by how tightly they bind; longer signs before their beginnings. */
enum { OR, AND, EQUAL, ORDER, SUM, PRODUCT, LEVELS_OF_BINDING };
static const char *const signs[LEVELS_OF_BINDING][4] = {
	[OR] = { "||" },          [AND] = { "&&" },
	[EQUAL] = { "==", "!=" }, [ORDER] = { "<=", ">=", "<", ">" },
	[SUM] = { "+", "-" },     [PRODUCT] = { "*", "/", "%" },
};

static unsigned long apply(struct reader *reader, int level, int sign, unsigned long a,
			   unsigned long b)
{
	switch (level) {
	case OR:
		return a || b;
	case AND:
		return a && b;
	case EQUAL:
		return sign == 0 ? a == b : a != b;
	case ORDER:
		return sign == 0 ? a <= b : sign == 1 ? a >= b : sign == 2 ? a < b : a > b;
	case SUM:
		return sign == 0 ? a + b : a - b;
	default:
		return sign == 0 ? a * b : divide(reader, a, b, sign == 2);
	}
}

static unsigned long binary(struct reader *reader, int level)
{
	if (level == LEVELS_OF_BINDING)
		return unary(reader);
	unsigned long value = binary(reader, level + 1);

	for (int sign = 0; sign < 4 && !reader->garbage; sign++) {
		if (!signs[level][sign] || !accept(reader, signs[level][sign]))
			continue;
		bool idle = reader->idle; /* && and || leave their right side alone when settled */
		if ((level == OR && value) || (level == AND && !value))
			reader->idle = true;
		unsigned long right = binary(reader, level + 1);
		reader->idle = idle;
		value = apply(reader, level, sign, value, right);
		sign = -1; /* and once more: operators of one level in a row */
	}
	return value;
}

static unsigned long conditional(struct reader *reader)
{
	if (reader->garbage || ++reader->depth > DEPTH_MAX) {
		reader->garbage = true;
		return 0;
	}
	unsigned long condition = binary(reader, OR), value = condition;

	if (accept(reader, "?")) {
		bool idle = reader->idle;
		reader->idle = idle || !condition;
		unsigned long yes = conditional(reader);
		if (!accept(reader, ":"))
			reader->garbage = true;
		reader->idle = idle || condition;
		unsigned long no = conditional(reader);
		reader->idle = idle;
		value = condition ? yes : no;
	}
	reader->depth--;
	return value;
}

static struct reader evaluate(const char *expression, unsigned long n, unsigned long *value)
{
	struct reader reader = { .at = expression, .n = n };

	*value = conditional(&reader);
	(void)accept(&reader, ";");
	(void)accept(&reader, "");
	if (*reader.at != '\0')
		reader.garbage = true;
	return reader;
}

bool plural_parse(struct plural *plural, const char *line)
{
	static const struct plural dutch = { 2, "n != 1" };
	const char *count = strstr(line, "nplurals="), *rule = strstr(line, "plural=");
	unsigned long value;

	*plural = dutch;
	while (rule && rule > line && rule[-1] != ' ' && rule[-1] != ';') /* not "nplurals=" */
		rule = strstr(rule + 1, "plural=");
	if (!count || !rule)
		return false;
	long forms = strtol(count + strlen("nplurals="), NULL, 10);
	rule += strlen("plural=");
	if (forms < 1 || forms > PLURAL_FORMS || strlen(rule) >= sizeof plural->expression ||
	    evaluate(rule, 1, &value).garbage)
		return false;
	plural->forms = (int)forms;
	(void)snprintf(plural->expression, sizeof plural->expression, "%s", rule);
	return true;
}

int plural_form(const struct plural *plural, unsigned long n)
{
	unsigned long form;
	struct reader reader = evaluate(plural->expression, n, &form);

	if (reader.garbage || reader.failed || form >= (unsigned long)plural->forms)
		return plural->forms - 1;
	return (int)form;
}
