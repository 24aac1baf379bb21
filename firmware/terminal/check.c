#include "terminal/check.h"

#include "base/file.h"
#include "base/pin.h"
#include "platform/clock.h"
#include "platform/lines.h"
#include "terminal/check_data.h"
#include "terminal/machine_port.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define TMPFS_MAGIC 0x01021994
#define RAMFS_MAGIC 0x858458f6

static void check_clock(struct health *health)
{
	struct moment now = clock_now();

	if (now.sure)
		health_set(health, "clock", HEALTH_OK, "De klok is zeker.");
	else
		health_set(health, "clock", HEALTH_WARN,
			   "De klok is niet zeker: er is geen internet geweest en geen klok met "
			   "batterij. Tellingen krijgen dat merk.");
}

/* Whether what is written there is still there after the power was off. */
static void check_persistence(struct health *health, const char *data)
{
	struct statfs fs;

	if (!health_find(health, "data") || health_find(health, "data")->level == HEALTH_FAIL ||
	    statfs(data, &fs) != 0)
		return;
	if (fs.f_type == TMPFS_MAGIC || fs.f_type == (long)RAMFS_MAGIC)
		health_set(health, "data", HEALTH_FAIL,
			   "De map %s ligt in het geheugen: zonder stroom is alles weg. Kies met "
			   "--data een map op een schijf.",
			   data);
}

/* Only the file: in the database, where the first versions kept it, --check does not look. */
static void check_pin(struct parts *parts)
{
	char path[FILE_PATH], hash[STORE_VALUE];
	struct error error = { "" };

	file_join(path, parts->options->data, MEMORY_PIN);
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return;
	enum stored stored = store_secret(parts->options->data, "pin_hash", hash, &error);
	(void)pin_look(stored, hash, error.text, &parts->health);
}

static void check_machine(struct parts *parts, const struct moment *now)
{
	struct machine machine;

	machine_look(parts, &machine);
	machine_tell(&machine, 0, &parts->health);
	machine_tell_age(&machine, now, &parts->health);
	stick_tell(&machine.stick, now->sure ? civil_day(now->utc) : DAY_NONE, &parts->health);
}

static void check_lines(struct parts *parts)
{
	struct lines *lines = lines_open(&parts->settings, &parts->health);

	if (lines)
		lines_close(lines);
}

static void check_sound(struct parts *parts)
{
	if (parts->settings.talk.tone && !parts->settings.gpio.tone[0])
		health_set(&parts->health, "sound", HEALTH_WARN,
			   "Het geluid staat aan, maar bij [gpio] staat geen 'tone'. Er klinkt "
			   "dus niets.");
	else
		health_set(&parts->health, "sound", HEALTH_OK, "%s",
			   parts->settings.talk.tone ? "Er klinkt een toon bij een vraag."
						     : "Het geluid staat uit.");
}

bool check_run(struct parts *parts, FILE *out)
{
	struct health *health = &parts->health;

	struct moment now = clock_now();

	check_data(parts, &now);
	check_persistence(health, parts->options->data);
	check_pin(parts);
	check_clock(health);
	check_machine(parts, &now);
	check_lines(parts);
	check_sound(parts);
	texts_load(parts->texts);
	for (int i = 0; i < health->count; i++)
		(void)fprintf(out, "%s\t%s\t%s\n", health_level_name(health->items[i].level),
			      health->items[i].name, health->items[i].sentence);
	return health_worst(health) != HEALTH_FAIL;
}
