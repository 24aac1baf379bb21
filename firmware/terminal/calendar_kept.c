#include "terminal/calendar_kept.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

#define HEAD 512

/* Times of the calendar mean something else in another zone: other rows. */
static void format_zone(char out[HEAD])
{
	const char *zone = getenv("TZ");

	(void)snprintf(out, HEAD, "kept\t1\t%.64s\n", zone ? zone : "");
}

/* Of which file, on which day, by which program. */
static void format_source(char out[HEAD], const struct stat *about, day_t day, bool noted)
{
	(void)snprintf(out, HEAD, "%s\t%lld\t%lld.%09ld\t%d\t%s\n", INLOOP_VERSION,
		       (long long)about->st_size, (long long)about->st_mtim.tv_sec,
		       about->st_mtim.tv_nsec, (int)day, noted ? "noted" : "good");
}

/* The text behind this beginning; NULL when it has another one. */
static const char *behind(const char *text, const char *begin)
{
	size_t length = strlen(begin);

	return strncmp(text, begin, length) == 0 ? text + length : NULL;
}

enum kept calendar_kept_read(const char *path, enum rows_kind kind, const struct stat *about,
			     day_t today, struct programme_rows *rows)
{
	char zone[HEAD], source[HEAD];
	size_t size;
	char *bytes = file_read(path, ROWS_BYTES, &size, NULL);
	enum kept kept = KEPT_NOT;

	format_zone(zone);
	format_source(source, about, today, false);
	const char *at = bytes ? behind(bytes, zone) : NULL;
	const char *end = at ? strchr(at, '\n') : NULL;
	if (end) {
		bool good = rows_read(rows, end + 1, size - (size_t)(end + 1 - bytes)) &&
			    !rows->failed[0] && rows->kind == kind;
		kept = !good ? KEPT_NOT : behind(at, source) ? KEPT_AS_IS : KEPT_OLDER;
	}
	free(bytes);
	if (kept == KEPT_NOT && end)
		rows_free(rows);
	return kept;
}

void calendar_kept_write(const char *path, const struct stat *about, day_t day,
			 const struct programme_rows *rows)
{
	char zone[HEAD], source[HEAD];
	struct programme_rows shown = *rows;
	char *bytes = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&bytes, &size);

	if (!memory)
		return;
	shown.notes.count = 0;
	format_zone(zone);
	format_source(source, about, day, rows->notes.count > 0);
	bool done =
	    fputs(zone, memory) >= 0 && fputs(source, memory) >= 0 && rows_write(&shown, memory);
	if (fclose(memory) == 0 && done)
		(void)file_write_private(path, bytes, size, NULL);
	free(bytes);
}
