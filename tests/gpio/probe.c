/*
 * probe - the lines alone, without the terminal: opens them, prints what staff would read, and
 * tells the edges that come in. For the compile check, for trying a wiring, and for tests
 * against a kernel's simulated chip.
 *
 *   probe [chip=NAME] [button=LINE] [ack=LINE] [lamp=LINE] [light=LINE] [tone=LINE] [loop=LINE]
 *         [active_low=1] [pull=up|down|none] [debounce=MS] [on=lamp|light|tone] [watch=MS]
 *
 * Prints `ok|warn|fail<TAB>line<TAB>sentence`, then `edge<TAB>line<TAB>down|up<TAB>ms` for as long
 * as watch says.
 */
#include "platform/lines.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct wish {
	struct settings settings;
	bool on[LINES];
	int64_t watch_ms;
};

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool take_line(struct settings *settings, const char *key, const char *value)
{
	char(*names[LINES])[64] = {
		[LINE_BUTTON] = &settings->gpio.button, [LINE_ACK] = &settings->gpio.ack,
		[LINE_LAMP] = &settings->gpio.lamp,     [LINE_LIGHT] = &settings->gpio.light,
		[LINE_TONE] = &settings->gpio.tone,     [LINE_LOOP] = &settings->gpio.loop,
	};

	for (enum line line = 0; line < LINES; line++) {
		if (strcmp(key, line_name(line)) == 0) {
			(void)snprintf(*names[line], sizeof *names[line], "%s", value);
			return true;
		}
	}
	return false;
}

static bool take_option(struct wish *wish, const char *key, const char *value)
{
	struct settings *settings = &wish->settings;

	if (strcmp(key, "chip") == 0)
		(void)snprintf(settings->gpio.chip, sizeof settings->gpio.chip, "%s", value);
	else if (strcmp(key, "active_low") == 0)
		settings->gpio.active_low = value[0] == '1';
	else if (strcmp(key, "pull") == 0)
		settings->gpio.pull = value[0] == 'u'   ? PULL_UP
				      : value[0] == 'd' ? PULL_DOWN
							: PULL_NONE;
	else if (strcmp(key, "debounce") == 0)
		settings->gpio.debounce_ms = atoi(value);
	else if (strcmp(key, "watch") == 0)
		wish->watch_ms = atoi(value);
	else if (strcmp(key, "on") == 0)
		for (enum line line = 0; line < LINES; line++)
			wish->on[line] |= strcmp(value, line_name(line)) == 0;
	else
		return take_line(settings, key, value);
	return true;
}

static void wait_for_edge(const struct lines *lines, int64_t left_ms)
{
	int fds[LINES];
	struct pollfd ready[LINES];
	int count = lines_fds(lines, fds, LINES);
	int64_t next_ms = lines_next_ms(lines, now_ms());

	for (int i = 0; i < count; i++)
		ready[i] = (struct pollfd) { .fd = fds[i], .events = POLLIN };
	if (next_ms >= 0 && next_ms < left_ms)
		left_ms = next_ms;
	(void)poll(ready, (nfds_t)count, (int)left_ms);
}

static void watch(struct lines *lines, int64_t until_ms)
{
	for (int64_t left = until_ms - now_ms(); left > 0; left = until_ms - now_ms()) {
		struct edge edge;
		wait_for_edge(lines, left);
		while (lines_next(lines, now_ms(), &edge))
			printf("edge\t%s\t%s\t%lld\n", line_name(edge.line),
			       edge.down ? "down" : "up", (long long)edge.mono_ms);
	}
}

static void tell(const struct health *health)
{
	for (int i = 0; i < health->count; i++)
		printf("%s\t%s\t%s\n", health_level_name(health->items[i].level),
		       health->items[i].name, health->items[i].sentence);
}

int main(int argc, char **argv)
{
	static struct wish wish;
	static struct health health;

	setvbuf(stdout, NULL, _IOLBF, 0);
	for (int i = 1; i < argc; i++) {
		char key[16] = "";
		const char *equals = strchr(argv[i], '=');
		if (equals && (size_t)(equals - argv[i]) < sizeof key)
			memcpy(key, argv[i], (size_t)(equals - argv[i]));
		if (!key[0] || !take_option(&wish, key, equals + 1)) {
			fprintf(stderr, "probe: not understood: %s\n", argv[i]);
			return 2;
		}
	}
	struct lines *lines = lines_open(&wish.settings, &health);
	if (!lines)
		return 1;
	tell(&health);
	for (enum line line = 0; line < LINES; line++)
		lines_set(lines, line, wish.on[line]);
	watch(lines, now_ms() + wish.watch_ms);
	lines_close(lines);
	return 0;
}
