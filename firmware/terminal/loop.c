#include "terminal/loop.h"

#include "platform/clock.h"
#include "platform/clock_set.h"
#include "platform/lines.h"
#include "platform/outputs.h"
#include "platform/service.h"
#include "platform/window.h"
#include "terminal/machine_port.h"
#include "terminal/panel.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

struct loop {
	struct parts *parts;
	struct window *window;
	struct lines *lines;
	struct output_player player;
	struct app *app;
	struct service service;
	int signals, clock; /* descriptors */
	bool ended, redraw, traced, echo;
};

/* ---- building ------------------------------------------------------------ */

/* SIGTERM and SIGINT become something to read, so that the loop ends like for any other input. */
static int open_signals(void)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGHUP);
	(void)sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void set_outputs(void *self, const struct outputs *outputs)
{
	struct loop *loop = self;

	outputs_set(&loop->player, clock_monotonic_ms(), outputs);
}

static enum clock_answer set_clock(void *self, utc_t at, struct moment *now)
{
	enum clock_answer answer = clock_set(at);

	(void)self;
	*now = clock_now();
	return answer;
}

static double scale_of(const struct loop *loop, int width, int height)
{
	const struct options *options = loop->parts->options;
	const struct settings *settings = &loop->parts->settings;
	double given_w = options->mm_width > 0 ? options->mm_width : settings->screen.panel_mm_w;
	double given_h = options->mm_width > 0 ? options->mm_height : settings->screen.panel_mm_h;
	double display_w = 0, display_h = 0;

	/* A window among others is a trial on a desktop: there the known panels count, not the
	 * monitor. */
	if (!window_desktop(loop->window))
		window_millimetres(loop->window, &display_w, &display_h);
	return panel_px_per_mm(width, height, given_w, given_h, display_w, display_h);
}

static bool build(struct loop *loop, struct error *error)
{
	struct parts *parts = loop->parts;
	const struct options *options = parts->options;
	struct window_options window = { .width = options->width > 0 ? options->width : 1280,
					 .height = options->height > 0 ? options->height : 800,
					 .fullscreen = options->width == 0,
					 .rotate = parts->settings.screen.rotate };
	int width, height;

	loop->signals = open_signals();
	loop->clock = clock_watch();
	loop->window = window_open(&window, error);
	if (!loop->window)
		return false;
	struct moment now = clock_now();
	if (!parts_open_data(parts, &now, error))
		return false;
	loop->lines = lines_open(&parts->settings, &parts->health);
	outputs_init(&loop->player);
	window_size(loop->window, &width, &height);
	/* On a desktop the space bar stands in for the button. */
	bool desktop = window_desktop(loop->window);
	bool button = desktop || lines_has(loop->lines, LINE_BUTTON);
	parts->machine = machine_port(parts);
	loop->app = parts_app(parts, (struct output_port) { loop, set_outputs },
			      (struct clock_port) { loop, set_clock }, width, height,
			      scale_of(loop, width, height), button);
	return loop->app || error_set(error, "not enough memory");
}

static void tear_down(struct loop *loop)
{
	app_free(loop->app);
	if (loop->lines)
		lines_close(loop->lines);
	if (loop->window)
		window_close(loop->window);
	if (loop->signals >= 0)
		(void)close(loop->signals);
	if (loop->clock >= 0)
		(void)close(loop->clock);
}

/* ---- running ------------------------------------------------------------- */

static void hand_over_at(struct loop *loop, struct input *input, struct moment now)
{
	input->now = now;
	if (input->kind == INPUT_RESIZE)
		input->px_per_mm = scale_of(loop, input->x, input->y);
	app_input(loop->app, input);
}

/* At the time of the event, not of its turn in a loop that was busy. */
static void hand_over(struct loop *loop, struct input *input)
{
	struct moment now = clock_now();

	now.mono_ms -= input->age_ms;
	hand_over_at(loop, input, now);
}

/* F11 and Escape are for a window among others: where there are none, a keyboard that is plugged in
 * changes nothing, in whatever order its keys come. */
static void take_key(struct loop *loop, struct input *input)
{
	bool desktop = window_desktop(loop->window);

	if (desktop && strcmp(input->key, "F11") == 0)
		window_toggle_fullscreen(loop->window);
	else if (desktop && strcmp(input->key, "Escape") == 0 && !window_fullscreen(loop->window))
		loop->ended = true;
	else
		hand_over(loop, input);
}

/* So are the space bar and Enter, which stand in for the two buttons: a keyboard plugged into the
 * appliance must not ask for a talk. */
static void take_input(struct loop *loop, struct input *input)
{
	bool stand_in = input->kind == INPUT_BUTTON || input->kind == INPUT_ACK;

	if (input->kind == INPUT_KEY)
		take_key(loop, input);
	else if (!stand_in || window_desktop(loop->window))
		hand_over(loop, input);
}

static void take_window(struct loop *loop)
{
	struct input input = { 0 };

	for (;;) {
		switch (window_next(loop->window, &input)) {
		case WINDOW_NOTHING:
			return;
		case WINDOW_QUIT: /* nobody else asks for it where there is no desktop */
			loop->ended = loop->ended || window_desktop(loop->window);
			break;
		case WINDOW_REDRAW:
			loop->redraw = true;
			break;
		case WINDOW_INPUT:
			take_input(loop, &input);
			break;
		case WINDOW_ECHO:
			loop->echo = true;
			break;
		}
	}
}

static void take_fault(struct loop *loop, enum line line, enum fault fault, bool began)
{
	struct input input = { .kind = INPUT_LINE, .line = line, .fault = fault, .down = began };

	/* On a desktop the space bar stands in, whatever the lines do. */
	if (!window_desktop(loop->window))
		hand_over(loop, &input);
}

/* Edges carry the kernel's time: a press keeps its length however busy the loop was. */
static void take_lines(struct loop *loop)
{
	struct edge edge;

	while (loop->lines && lines_next(loop->lines, clock_monotonic_ms(), &edge)) {
		struct input input = { .kind = edge.line == LINE_ACK ? INPUT_ACK : INPUT_BUTTON,
				       .down = edge.down };
		struct moment now = clock_now();
		now.mono_ms -= clock_monotonic_ms() - edge.mono_ms;
		if (edge.line == LINE_LOOP)
			take_fault(loop, LINE_LOOP, FAULT_LOOSE, !edge.down);
		else
			hand_over_at(loop, &input, now);
	}
	struct line_news news;
	while (loop->lines && lines_news(loop->lines, &news))
		take_fault(loop, news.line, news.fault, news.began);
}

static void take_calendars(struct loop *loop)
{
	struct input input = { .kind = INPUT_PROGRAMME };

	if (calendars_take(&loop->parts->calendars))
		hand_over(loop, &input);
}

static void take_signals(struct loop *loop)
{
	struct signalfd_siginfo info;

	while (loop->signals >= 0 && read(loop->signals, &info, sizeof info) == sizeof info)
		loop->ended = true;
}

/* For whoever measures from outside: INLOOP_TRACE=first-picture says when there is one, =pictures
 * says it of each, =screens of which screen it is, as soon as the display has it. */
static void trace_picture(struct loop *loop)
{
	const char *trace = getenv("INLOOP_TRACE");

	if (trace && strcmp(trace, "pictures") == 0)
		(void)fputs("picture\n", stderr);
	else if (trace && strcmp(trace, "screens") == 0)
		(void)fprintf(stderr, "%s\n", screen_get(app_screen(loop->app))->name);
	else if (trace && !loop->traced && strcmp(trace, "first-picture") == 0)
		(void)fputs("first-picture\n", stderr);
	loop->traced = true;
}

static void draw(struct loop *loop)
{
	int stride;

	if (!app_changed(loop->app) && !loop->redraw)
		return;
	uint32_t *pixels = window_pixels(loop->window, &stride);
	if (pixels) {
		painter_draw(loop->parts->painter, app_page(loop->app), pixels, stride);
		window_show(loop->window);
		app_presented(loop->app, clock_monotonic_ms());
	}
	loop->redraw = false;
	trace_picture(loop);
}

/* For the service manager: whether a person in front of it gets what the terminal is for. */
static void tell_service(struct loop *loop)
{
	int64_t now = clock_monotonic_ms();
	struct service *service = &loop->service;
	struct store_link *store = &loop->parts->store;

	/* Where a restart would only lose what waits in memory, or find the same folder that cannot
	 * be used, staff are told and it goes on. */
	if (!loop->echo)
		service_tell(service, false, "inputs do not come through", now);
	else if (!window_shows(loop->window))
		service_tell(service, false, "the picture cannot be shown", now);
	else if (app_waits_to_save(loop->app))
		service_tell(service, true, "well, but the store takes nothing", now);
	else if (!store->store)
		service_tell(service, true, "well, but there is no store", now);
	else if (!store_link_answers(store))
		service_tell(service, false, "the store does not answer", now);
	else
		service_tell(service, true, "well", now);
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static void sleep_until_needed(struct loop *loop)
{
	struct moment now = clock_now();
	int fds[WINDOW_FDS], count = 0;
	int64_t timeout = app_next_ms(loop->app, &now);

	timeout = sooner(timeout, outputs_next_ms(&loop->player, clock_monotonic_ms()));
	if (loop->signals >= 0)
		fds[count++] = loop->signals;
	if (loop->clock >= 0)
		fds[count++] = loop->clock;
	count += calendars_fds(&loop->parts->calendars, fds + count);
	if (loop->lines) {
		timeout = sooner(timeout, lines_next_ms(loop->lines, clock_monotonic_ms()));
		count += lines_fds(loop->lines, fds + count, WINDOW_FDS - count);
	}
	timeout = service_sleeps(&loop->service, timeout, clock_monotonic_ms());
	window_wait(loop->window, fds, count, timeout);
	service_wakes(&loop->service, clock_monotonic_ms());
}

static void turn(struct loop *loop)
{
	struct input tick = { .kind = INPUT_TICK };
	bool due = service_due(&loop->service, clock_monotonic_ms());

	loop->echo = false;
	if (due)
		window_call(loop->window);
	take_window(loop);
	take_lines(loop);
	take_signals(loop);
	take_calendars(loop);
	if (loop->clock >= 0)
		clock_watch_again(loop->clock);
	hand_over(loop, &tick);
	if (loop->lines)
		outputs_apply(&loop->player, loop->lines, clock_monotonic_ms());
	draw(loop);
	if (due)
		tell_service(loop);
	if (!loop->ended)
		sleep_until_needed(loop);
}

bool loop_run(struct parts *parts, struct error *error)
{
	struct loop loop = { .parts = parts, .signals = -1, .clock = -1, .redraw = true };
	bool built = build(&loop, error);

	if (built) {
		service_open(&loop.service, clock_monotonic_ms());
		app_start(loop.app, clock_now());
		while (!loop.ended)
			turn(&loop);
		service_ends();
		app_stop(loop.app, clock_now());
	}
	tear_down(&loop);
	return built;
}
