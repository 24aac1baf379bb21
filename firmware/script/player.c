#include "script/player.h"

#include "base/random.h"
#include "base/utf8.h"
#include "terminal/panel.h"

#include <string.h>

#define KEY_MS 40 /* after it a key acts */

static void set_outputs(void *self, const struct outputs *outputs)
{
	struct player *player = self;

	player->outputs = *outputs;
}

/* The clock of a script is its own: it can always be set. */
static enum clock_answer set_clock(void *self, utc_t at, struct moment *now)
{
	struct player *player = self;

	player->utc_at_zero = at - player->now.mono_ms / 1000;
	player->now.utc = at;
	*now = player->now;
	return CLOCK_DONE;
}

static void read_machine(void *self, struct machine *out)
{
	*out = ((const struct player *)self)->machine;
}

/* A computer that is well, so that scenarios read the same everywhere. */
static void init_machine(struct machine *machine)
{
	machine_init(machine);
	machine->power = POWER_GOOD;
	machine->degrees = 45;
	machine->free_mb = 12000;
	machine->total_mb = 16000;
	utf8_copy(machine->program, sizeof machine->program, INLOOP_VERSION);
}

void player_open(struct player *player, struct parts *parts)
{
	const struct options *options = parts->options;
	const struct settings *settings = &parts->settings;
	double mm_w = options->mm_width > 0 ? options->mm_width : settings->screen.panel_mm_w;
	double mm_h = options->mm_width > 0 ? options->mm_height : settings->screen.panel_mm_h;

	*player = (struct player) { .parts = parts };
	init_machine(&player->machine);
	player->width = options->width > 0 ? options->width : 1280;
	player->height = options->height > 0 ? options->height : 800;
	player->px_per_mm = panel_px_per_mm(player->width, player->height, mm_w, mm_h, 0, 0);
	player->now = (struct moment) { .utc = civil_utc(civil_day_of(2026, 1, 5), 10, 0),
					.boot = random_number(),
					.sure = true };
	player->utc_at_zero = player->now.utc;
}

void player_present(struct player *player)
{
	if (!app_changed(player->app))
		return;
	(void)app_page(player->app);
	app_presented(player->app, player->now.mono_ms);
}

bool player_start(struct player *player, struct error *error)
{
	if (!parts_open_data(player->parts, &player->now, error))
		return false;
	player->parts->machine = (struct machine_port) { player, read_machine };
	player->app = parts_app(player->parts, (struct output_port) { player, set_outputs },
				(struct clock_port) { player, set_clock }, player->width,
				player->height, player->px_per_mm, true);
	if (!player->app)
		return error_set(error, "not enough memory");
	app_start(player->app, player->now);
	player->key_waits = false;
	player_present(player);
	return true;
}

void player_close(struct player *player)
{
	if (player->app)
		app_stop(player->app, player->now);
	app_free(player->app);
	player->app = NULL;
	parts_close_data(player->parts);
}

bool player_restart(struct player *player, struct error *error)
{
	player_close(player);
	return player_start(player, error);
}

static void advance(struct player *player, int64_t ms)
{
	player->now.mono_ms += ms;
	player->now.utc = player->utc_at_zero + player->now.mono_ms / 1000;
}

void player_input(struct player *player, struct input input)
{
	input.now = player->now;
	app_input(player->app, &input);
	player->key_waits = player->key_waits || input.kind == INPUT_KEY;
	player_present(player);
}

void player_settle(struct player *player)
{
	if (player->key_waits && player->app)
		player_pass(player, KEY_MS);
	player->key_waits = false;
}

void player_pass(struct player *player, int64_t ms)
{
	int64_t end = player->now.mono_ms + ms;

	for (;;) {
		int64_t left = end - player->now.mono_ms;
		int64_t next = app_next_ms(player->app, &player->now);
		if (next < 0 || next > left)
			next = left;
		/* Nothing may stay due for ever: a millisecond at least goes by. */
		if (next == 0 && left > 0)
			next = 1;
		advance(player, next);
		player_input(player, (struct input) { .kind = INPUT_TICK });
		if (left == next)
			return;
	}
}

void player_set_clock(struct player *player, utc_t at)
{
	player->utc_at_zero = at - player->now.mono_ms / 1000;
	player->now.utc = at;
	if (player->app)
		player_input(player, (struct input) { .kind = INPUT_CLOCK });
}

void player_set_sure(struct player *player, bool sure)
{
	player->now.sure = sure;
	if (player->app)
		player_input(player, (struct input) { .kind = INPUT_CLOCK });
}
