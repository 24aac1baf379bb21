/* Sleeping without X: on descriptors that are found open in the process, as on a console. And what
 * the window does there before it sleeps: its picture may have been lost, and is shown again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <linux/netlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "platform/wait.h"
#include "platform/window_private.h"

#define ROOM 8

static int open_device_news(void)
{
	return socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
}

static bool holds(const struct pollfd *fds, int count, int fd)
{
	for (int i = 0; i < count; i++)
		if (fds[i].fd == fd)
			return true;
	return false;
}

static long sleeps(void)
{
	struct rusage usage;
	(void)getrusage(RUSAGE_SELF, &usage);
	return usage.ru_nvcsw;
}

static void test_finds_only_what_sdl_reads(void **state)
{
	(void)state;
	struct wait wait = { .x11 = false };
	struct pollfd found[ROOM];
	int pipes[2], pair[2];
	assert_int_equal(pipe(pipes), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	assert_int_equal(wait_find(&wait, found, ROOM), 0);
	const int news = open_device_news();
	const int other = socket(AF_NETLINK, SOCK_DGRAM, NETLINK_ROUTE);
	assert_true(news >= 0 && other >= 0);
	assert_int_equal(wait_find(&wait, found, ROOM), 1);
	assert_int_equal(found[0].fd, news);
	assert_int_equal(found[0].events, POLLIN);
	assert_int_equal(wait_find(&wait, found, 0), 0);
	const int open_ones[] = { news, other, pipes[0], pipes[1], pair[0], pair[1] };
	for (size_t i = 0; i < sizeof open_ones / sizeof *open_ones; i++)
		(void)close(open_ones[i]);
	assert_int_equal(wait_find(&wait, found, ROOM), 0);
}

static void test_finds_the_wayland_connection(void **state)
{
	(void)state;
	struct wait wait = { .x11 = false };
	struct pollfd found[ROOM];
	char folder[] = "/tmp/inloop-wait-XXXXXX";
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	assert_non_null(mkdtemp(folder));
	(void)snprintf(address.sun_path, sizeof address.sun_path, "%s/wayland-0", folder);
	const int server = socket(AF_UNIX, SOCK_STREAM, 0);
	const int client = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(server, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(server, 1), 0);
	assert_int_equal(connect(client, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(wait_find(&wait, found, ROOM), 1);
	assert_int_equal(found[0].fd, client);
	(void)close(client);
	(void)close(server);
	(void)unlink(address.sun_path);
	(void)rmdir(folder);
}

static void test_leaves_out_what_hangs(void **state)
{
	(void)state;
	struct wait wait = { .x11 = false };
	struct pollfd found[ROOM];
	const int gone = open_device_news(), good = open_device_news();
	const int count = wait_find(&wait, found, ROOM);
	assert_int_equal(count, 2);
	for (int i = 0; i < count; i++)
		found[i].revents = found[i].fd == gone ? POLLHUP | POLLIN : POLLIN;
	assert_true(wait_note_hung(&wait, found, count));
	assert_int_equal(wait_find(&wait, found, ROOM), 1);
	assert_true(holds(found, 1, good));
	assert_int_equal(wait_find(&wait, found, ROOM), 1); /* and stays so */
	(void)close(gone);
	assert_int_equal(wait_find(&wait, found, ROOM), 1);
	assert_int_equal(wait.hung_count, 0); /* forgotten: its number may come back */
	const int again = open_device_news();
	assert_int_equal(wait_find(&wait, found, ROOM), 2);
	(void)close(again);
	(void)close(good);
}

static int start_video(void **state)
{
	(void)state;
	(void)setenv("SDL_VIDEODRIVER", "dummy", 1);
	return SDL_Init(SDL_INIT_VIDEO);
}

static int stop_video(void **state)
{
	(void)state;
	SDL_Quit();
	return 0;
}

static void drain(void)
{
	SDL_Event event;
	while (SDL_PollEvent(&event))
		;
}

static void test_sleeps_on_a_console(void **state)
{
	(void)state;
	SDL_Window *window = SDL_CreateWindow("wait", 0, 0, 64, 64, 0);
	struct wait wait;
	const int news = open_device_news();
	assert_non_null(window);
	wait_open(&wait, window);
	assert_true(wait.console && !wait.x11);
	drain();
	const long before = sleeps();
	wait_for(&wait, NULL, 0, 400);
	assert_true(sleeps() - before < 20); /* SDL itself would look 400 times */
	(void)close(news);
	SDL_DestroyWindow(window);
}

static void test_wakes_for_events_and_descriptors(void **state)
{
	(void)state;
	SDL_Window *window = SDL_CreateWindow("wait", 0, 0, 64, 64, 0);
	struct wait wait;
	int pipes[2];
	assert_int_equal(pipe(pipes), 0);
	wait_open(&wait, window);
	for (int with_news = 0; with_news < 2; with_news++) { /* without: SDL's own way */
		const int news = with_news ? open_device_news() : -1;
		drain();
		SDL_Event event = { .type = SDL_USEREVENT };
		SDL_PushEvent(&event);
		wait_for(&wait, NULL, 0, -1);               /* would never return */
		assert_int_equal(SDL_PollEvent(&event), 1); /* and left it there */
		drain();
		assert_int_equal(write(pipes[1], "x", 1), 1);
		wait_for(&wait, pipes, 1, -1);
		char byte;
		assert_int_equal(read(pipes[0], &byte, 1), 1);
		wait_for(&wait, pipes, 1, 0);
		wait_for(&wait, pipes, 1, 30);
		if (news >= 0)
			(void)close(news);
	}
	(void)close(pipes[0]);
	(void)close(pipes[1]);
	SDL_DestroyWindow(window);
}

/* Whether the picture is shown again by a look that long after it was shown last. */
static bool shown_again(struct window *window, int64_t age_ms)
{
	const uint64_t now = SDL_GetTicks64();
	window->shown_ms = now - (uint64_t)age_ms;
	window_wait(window, NULL, 0, 0);
	return window->shown_ms + (uint64_t)age_ms != now;
}

static void test_shows_a_consoles_picture_again(void **state)
{
	(void)state;
	const struct window_options options = { .width = 64, .height = 64 };
	struct error error = { "" };
	struct window *window = window_open(&options, &error);
	int stride;
	assert_non_null(window);
	assert_non_null(window_pixels(window, &stride));
	window_show(window);
	assert_true(shown_again(window, 500)); /* a new one soon, once */
	assert_false(shown_again(window, 500));
	assert_false(shown_again(window, 59000)); /* and any in a minute */
	assert_true(shown_again(window, 60000));
	assert_true(shown_again(window, 90000));
	assert_false(window->redraw);
	SDL_Window *gone = window->sdl;
	window->sdl = NULL;
	assert_true(shown_again(window, 60000));
	assert_true(window->redraw); /* it could not be shown */
	window->sdl = gone;
	window->wait.console = false;
	window->redraw = false;
	window_show(window);
	assert_false(shown_again(window, 500)); /* others say when it was lost */
	assert_false(shown_again(window, 90000));
	window_close(window);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds_only_what_sdl_reads),
		cmocka_unit_test(test_finds_the_wayland_connection),
		cmocka_unit_test(test_leaves_out_what_hangs),
		cmocka_unit_test_setup_teardown(test_sleeps_on_a_console, start_video, stop_video),
		cmocka_unit_test_setup_teardown(test_wakes_for_events_and_descriptors, start_video,
						stop_video),
		cmocka_unit_test_setup_teardown(test_shows_a_consoles_picture_again, start_video,
						stop_video),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
