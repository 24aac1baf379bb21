#include "base/beneath.h"
#include "base/file.h"
#include "stick/stick.h"

#include <stdlib.h>
#include <unistd.h>

static int data_folder(const struct places *places)
{
	char path[FILE_PATH];

	file_folder(path, places->copies);
	return beneath_root(path);
}

struct stick_state state_read(const struct places *places)
{
	struct stick_state found = stick_never();
	int data = data_folder(places);
	size_t size;
	char *line = data >= 0 ? beneath_read(data, STICK_STATE_FILE, STICK_LINE, &size) : NULL;

	if (line)
		(void)stick_parse(line, &found);
	free(line);
	if (data >= 0)
		(void)close(data);
	return found;
}

void state_note(const struct places *places, enum stick_level level, utc_t now, day_t newest)
{
	struct stick_state before = state_read(places);
	struct stick_state state = stick_next(&before, level, now, newest);
	char line[STICK_LINE];
	int length = stick_format(&state, line);
	int data = data_folder(places);

	if (data < 0 || !beneath_write(data, STICK_STATE_FILE, line, (size_t)length))
		(void)fprintf(stderr, "inloop-stick: how it went cannot be noted for staff\n");
	if (data >= 0)
		(void)close(data);
}

void state_forget(const struct places *places)
{
	int data = data_folder(places);

	if (data < 0)
		return;
	(void)unlinkat(data, STICK_STATE_FILE, 0);
	(void)close(data);
}

/* What was known before an unreadable stick came is not forgotten: how old the newest copy is. */
int stick_unreadable(const struct places *places, utc_t now, bool gone)
{
	struct stick_state before = state_read(places);

	if (!gone)
		state_note(places, STICK_UNREADABLE, now, DAY_NONE);
	else if (before.level == STICK_UNREADABLE && before.newest != DAY_NONE)
		state_note(places, STICK_OK, before.since, DAY_NONE);
	else if (before.level == STICK_UNREADABLE)
		state_forget(places);
	return 0;
}
