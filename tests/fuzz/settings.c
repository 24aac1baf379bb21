/* inloop.ini: any bytes. */
#include "fuzz.h"

#include "base/settings.h"
#include "base/utf8.h"

#include <string.h>

static struct settings settings; /* larger than a stack should hold under ASan */
static struct health health;

static void is_text(const char *text, size_t room)
{
	size_t length = strnlen(text, room);

	must(length < room, "a text ends within its room");
	must(utf8_valid(text, length), "a text is UTF-8");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	memset(&health, 0, sizeof health);
	must(settings_load(&settings, fuzz_file("inloop.ini", data, size), &health),
	     "a file that can be read is read");
	is_text(settings.house.name, sizeof settings.house.name);
	is_text(settings.house.timezone, sizeof settings.house.timezone);
	is_text(settings.staff.reset_pin, sizeof settings.staff.reset_pin);
	must(settings.help.crisis_count >= 0 && settings.help.crisis_count <= SETTINGS_CRISIS,
	     "the numbers to call have room");
	for (int i = 0; i < settings.help.crisis_count; i++)
		is_text(settings.help.crisis[i], sizeof settings.help.crisis[i]);
	must(health.count > 0, "staff are told how it went");
	for (int i = 0; i < health.count; i++)
		is_text(health.items[i].sentence, sizeof health.items[i].sentence);
	return 0;
}
