/*
 * inloop-stick: what is done with the USB stick in the terminal. The card's units start each of it
 * as the terminal's own user, in a sandbox; only `mount` is root's.
 */
#include "base/file.h"
#include "platform/clock.h"
#include "stick/stick.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST_WAIT 90 /* seconds until a stick that is there must be mounted */

static const char usage[] =
    "usage: inloop-stick COMMAND\n"
    "  copy                  the last 14 copies of the figures onto the stick\n"
    "  restore               those of a stick onto a card that has none\n"
    "  bundle                tell where a new version is to be had\n"
    "  unreadable [gone]     note for staff that there is a stick nobody can read\n"
    "  mount TYPE DEVICE     as root: where the others look for it\n"
    "INLOOP_STICK, INLOOP_COPIES and INLOOP_CARD name other folders than the card's.\n";

static const char *from_environment(const char *name, const char *usual)
{
	const char *value = getenv(name);

	return value && *value ? value : usual;
}

static bool is_there(const struct places *places)
{
	char parent[FILE_PATH];
	struct stat here, above;

	if (places->named)
		return true;
	file_folder(parent, places->stick);
	return stat(places->stick, &here) == 0 && stat(parent, &above) == 0 &&
	       here.st_dev != above.st_dev;
}

/* Something on USB says that it stores (class 08). */
static bool plugged_in(void)
{
	glob_t found;
	bool any = false;

	if (glob("/sys/bus/usb/devices/*/bInterfaceClass", GLOB_NOSORT, NULL, &found) != 0)
		return false;
	for (size_t i = 0; i < found.gl_pathc && !any; i++) {
		char number[4] = "";
		FILE *file = fopen(found.gl_pathv[i], "re");
		any = file && fgets(number, sizeof number, file) && strncmp(number, "08", 2) == 0;
		if (file)
			(void)fclose(file);
	}
	globfree(&found);
	return any;
}

/* USB takes a moment to tell what is there, and a stick some seconds to be mounted. */
static bool comes(const struct places *places)
{
	for (int seconds = 0; !is_there(places); seconds++) {
		if (seconds >= LONGEST_WAIT || (seconds >= 2 && !plugged_in()))
			return false;
		(void)sleep(1);
	}
	return true;
}

/* Without a stick there is nothing to do; one that could not be read may be gone since. */
static int copy(const struct places *places, utc_t now)
{
	if (is_there(places))
		return stick_copy(places, now);
	return plugged_in() ? 0 : stick_unreadable(places, now, true);
}

int main(int count, char **words)
{
	const char *stick = getenv("INLOOP_STICK");
	const struct places places = {
		.stick = from_environment("INLOOP_STICK", STICK_MOUNTED_AT),
		.copies = from_environment("INLOOP_COPIES", STICK_COPIES),
		.fat = from_environment("INLOOP_CARD", STICK_FAT),
		.named = stick && *stick,
	};
	const char *command = count > 1 ? words[1] : "";
	struct moment moment = clock_now();
	utc_t now = moment.sure ? moment.utc : 0;

	if (count == 2 && strcmp(command, "copy") == 0)
		return copy(&places, now);
	if (count == 2 && strcmp(command, "restore") == 0)
		return comes(&places) ? stick_restore(&places) : 0;
	if (count == 2 && strcmp(command, "bundle") == 0)
		return stick_bundle(&places);
	if (count == 2 && strcmp(command, "unreadable") == 0)
		return stick_unreadable(&places, now, false);
	if (count == 3 && strcmp(command, "unreadable") == 0 && strcmp(words[2], "gone") == 0)
		return stick_unreadable(&places, now, true);
	if (count == 4 && strcmp(command, "mount") == 0)
		return mount_stick(words[2], words[3], "inloop");
	(void)fputs(usage, stderr);
	return 2;
}
