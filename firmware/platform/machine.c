/* Small files under /sys, by the names of their drivers: the numbers in their paths change. */
#include "platform/machine.h"

#include "base/civil.h"
#include "base/file.h"
#include "base/ini_value.h"
#include "base/utf8.h"
#include "platform/lines.h"
#include "platform/window.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#define LINE 256

/* The first line of folder/name; false when there is none. */
static bool read_line(const char *folder, const char *name, char line[LINE])
{
	char path[FILE_PATH];

	file_join(path, folder, name);
	FILE *file = fopen(path, "re");
	bool read = file && fgets(line, LINE, file);
	if (file)
		(void)fclose(file);
	if (read)
		line[strcspn(line, "\n")] = '\0';
	return read;
}

/* The first folder that matches the pattern and whose file `name` says `words`; with a star at the
 * end of the words they are how it begins. */
static bool find_folder(const char *root, const char *pattern, const char *name, const char *words,
			char out[FILE_PATH])
{
	char path[FILE_PATH], line[LINE];
	size_t length = strcspn(words, "*");
	bool begins = words[length] == '*', found = false;
	glob_t folders = { 0 };

	file_join(path, root, pattern);
	if (glob(path, 0, NULL, &folders) == 0)
		for (size_t i = 0; i < folders.gl_pathc && !found; i++)
			if (read_line(folders.gl_pathv[i], name, line) &&
			    strncmp(line, words, length) == 0 && (begins || !line[length])) {
				(void)snprintf(out, FILE_PATH, "%s", folders.gl_pathv[i]);
				found = true;
			}
	globfree(&folders);
	return found;
}

static bool number_in(const char *folder, const char *name, long *number)
{
	char line[LINE], *end;

	if (!read_line(folder, name, line))
		return false;
	*number = strtol(line, &end, 10);
	return end != line;
}

/* The Raspberry Pi's firmware counts a drop under 4.63 V; the driver asks it every two seconds. */
static enum machine_power read_power(const char *root)
{
	char folder[FILE_PATH];
	long alarm;

	if (!find_folder(root, "sys/class/hwmon/hwmon*", "name", "rpi_volt", folder) ||
	    !number_in(folder, "in0_lcrit_alarm", &alarm))
		return POWER_UNKNOWN;
	return alarm ? POWER_WEAK : POWER_GOOD;
}

/* Of the processor and of nothing else: what a battery or a radio measures says little. */
static int read_degrees(const char *root)
{
	static const char *const types[] = { "cpu*", "x86_pkg_temp" };
	char folder[FILE_PATH];
	long thousandths;

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (find_folder(root, "sys/class/thermal/thermal_zone*", "type", types[i],
				folder) &&
		    number_in(folder, "temp", &thousandths))
			return (int)(thousandths / 1000);
	return MACHINE_NO_DEGREES;
}

static void read_disk(struct machine *machine, const char *folder)
{
	struct statvfs space;

	machine->free_mb = machine->total_mb = -1;
	if (statvfs(folder, &space) != 0)
		return;
	machine->free_mb = (int64_t)(space.f_bavail * space.f_frsize / 1000000);
	machine->total_mb = (int64_t)(space.f_blocks * space.f_frsize / 1000000);
}

static void read_system(struct machine *machine, const char *root)
{
	char path[FILE_PATH];

	file_join(path, root, "etc/os-release");
	(void)ini_value(path, "PRETTY_NAME", machine->system, sizeof machine->system);
}

/* Written when the card is made. */
static void read_system_day(struct machine *machine, const char *root)
{
	char folder[FILE_PATH], line[LINE];
	day_t day;

	file_join(folder, root, "usr/lib/inloop");
	if (read_line(folder, "system-date", line) && civil_parse_day(line, &day))
		machine->system_day = day;
}

void machine_read(struct machine *machine, const char *root, const char *folder)
{
	machine->power = read_power(root);
	machine->degrees = read_degrees(root);
	read_disk(machine, folder);
	read_system(machine, root);
	read_system_day(machine, root);
	window_version(machine->sdl, sizeof machine->sdl);
	utf8_copy(machine->gpiod, sizeof machine->gpiod, lines_version());
}
