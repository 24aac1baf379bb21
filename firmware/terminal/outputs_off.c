#include "terminal/outputs_off.h"

#include "platform/lines.h"

static bool all_there(const struct lines *lines, const struct health *health, struct error *error)
{
	for (enum line line = 0; line < LINES; line++) {
		const struct health_item *item = health_find(health, line_name(line));
		if (item && !line_is_input(line) && !lines_has(lines, line))
			return error_set(error, "%s", item->sentence);
	}
	return true;
}

bool outputs_off(const struct options *options, struct error *error)
{
	static struct settings settings; /* large, and one of a kind */
	static struct health health;

	(void)settings_load(&settings, options->config, &health);
	settings.gpio.button[0] = settings.gpio.ack[0] = settings.gpio.loop[0] = '\0';
	struct lines *lines = lines_open(&settings, &health); /* an output begins as off */
	if (!lines)
		return error_set(error, "not enough memory");
	bool done = all_there(lines, &health, error);
	lines_close(lines);
	return done;
}
