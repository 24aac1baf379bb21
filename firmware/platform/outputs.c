#include "platform/outputs.h"

#include <string.h>

#define BLINK_HALF_MS 500
#define FLASH_HALF_MS 200
#define FLASHES       3
#define REMIND_MS     2000 /* the flashes and the dark after them */
#define CHIME_HALF_MS 400
#define CHIMES        3

static int64_t since(int64_t then_ms, int64_t now_ms)
{
	return now_ms > then_ms ? now_ms - then_ms : 0;
}

static bool tone_wanted(const struct outputs *want)
{
	return want->tone && want->lamp != LAMP_OFF;
}

void outputs_init(struct output_player *player)
{
	memset(player, 0, sizeof *player);
	for (int line = 0; line < LINES; line++)
		player->has[line] = true;
}

void outputs_set(struct output_player *player, int64_t now_ms, const struct outputs *want)
{
	const struct outputs *had = &player->want;

	if (want->lamp != had->lamp || want->lamp_reminds != had->lamp_reminds)
		player->lamp_since_ms = now_ms;
	if (tone_wanted(want) && !tone_wanted(had))
		player->tone_since_ms = now_ms;
	player->want = *want;
}

/* A pattern of `times` equal steps on and off, then off for ever. Returns the level and, through
 * *left, the milliseconds until it changes (-1 = never). */
static bool steps(int64_t passed, int64_t half_ms, int64_t times, int64_t *left)
{
	int64_t step = passed / half_ms;

	/* The last step off flows into what comes after it. */
	*left = step < 2 * times - 1 ? half_ms - passed % half_ms : -1;
	return step < 2 * times && step % 2 == 0;
}

static bool lamp_level(const struct output_player *player, int64_t now_ms, int64_t *left)
{
	int64_t passed = since(player->lamp_since_ms, now_ms);

	*left = -1;
	if (player->want.lamp == LAMP_OFF)
		return false;
	if (player->want.lamp_reminds) {
		int64_t within = passed % REMIND_MS;
		bool on = steps(within, FLASH_HALF_MS, FLASHES, left);
		if (*left < 0)
			*left = REMIND_MS - within;
		return on;
	}
	if (player->want.lamp == LAMP_STEADY)
		return true;
	*left = BLINK_HALF_MS - passed % BLINK_HALF_MS;
	return passed / BLINK_HALF_MS % 2 == 0;
}

static bool tone_level(const struct output_player *player, int64_t now_ms, int64_t *left)
{
	*left = -1;
	if (!tone_wanted(&player->want) || !player->has[LINE_LAMP])
		return false;
	return steps(since(player->tone_since_ms, now_ms), CHIME_HALF_MS, CHIMES, left);
}

static bool level(const struct output_player *player, enum line line, int64_t now_ms, int64_t *left)
{
	*left = -1;
	switch (line) {
	case LINE_LAMP:
		return lamp_level(player, now_ms, left);
	case LINE_TONE:
		return tone_level(player, now_ms, left);
	case LINE_LIGHT:
		return player->want.light != LIGHT_OFF;
	case LINE_BUTTON:
	case LINE_ACK:
	case LINE_LOOP:
	case LINES:
		break;
	}
	return false;
}

bool outputs_level(const struct output_player *player, enum line line, int64_t now_ms)
{
	int64_t left;

	return level(player, line, now_ms, &left);
}

int64_t outputs_next_ms(const struct output_player *player, int64_t now_ms)
{
	int64_t next = -1;

	for (enum line line = 0; line < LINES; line++) {
		int64_t left;
		(void)level(player, line, now_ms, &left);
		if (player->has[line] && left >= 0 && (next < 0 || left < next))
			next = left;
	}
	return next;
}

void outputs_apply(struct output_player *player, struct lines *lines, int64_t now_ms)
{
	for (enum line line = 0; line < LINES; line++)
		player->has[line] = !line_is_input(line) && lines_has(lines, line);

	for (enum line line = 0; line < LINES; line++) {
		bool on = player->has[line] && outputs_level(player, line, now_ms);
		if (on == player->on[line])
			continue;
		lines_set(lines, line, on); /* of a line that is gone: nothing */
		player->on[line] = on;
	}
}
