/*
 * lines_interrupts.c - how many interrupts a line gave, by the kernel's account (proc(5)). A row is
 * a number with a colon, a count for each processor, the controller, and who asked for it, last.
 */
#include "platform/lines_gpiod.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPACES " \t\n"

static bool is_of(const char *row, const char *consumer)
{
	size_t length = strcspn(row, "\n"), name = strlen(consumer);

	while (length > 0 && isspace((unsigned char)row[length - 1]))
		length--;
	return length > name && isspace((unsigned char)row[length - name - 1]) &&
	       strncmp(row + length - name, consumer, name) == 0;
}

static int64_t sum(const char *row)
{
	const char *at = strchr(row, ':');
	int64_t total = 0;

	for (at = at ? at + 1 : ""; *(at += strspn(at, SPACES));) {
		char *end;
		long long count = strtoll(at, &end, 10);
		if (end == at || !isspace((unsigned char)*end))
			break;
		total += count;
		at = end;
	}
	return total;
}

int64_t lines_interrupts(const char *consumer)
{
	FILE *file = fopen("/proc/interrupts", "re");
	char *row = NULL;
	size_t room = 0;
	int64_t total = 0;

	while (file && getline(&row, &room, file) > 0)
		if (is_of(row, consumer))
			total += sum(row);
	free(row);
	if (file)
		(void)fclose(file);
	return total;
}
