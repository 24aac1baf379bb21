#include "platform/wait.h"

#include "platform/window.h"

#include <X11/Xlib.h>
#include <SDL2/SDL_syswm.h>
#include <limits.h>
#include <string.h>

#define HUNG_MS  1000 /* until SDL closes a device that was pulled out */
#define SLICE_MS 40   /* where SDL hides what it waits on */

void wait_open(struct wait *wait, SDL_Window *window)
{
	SDL_SysWMinfo info;
	memset(wait, 0, sizeof(*wait));
	SDL_VERSION(&info.version);
	if (!SDL_GetWindowWMInfo(window, &info)) {
		wait->console = true;
	} else if (info.subsystem == SDL_SYSWM_X11) {
		wait->x11 = true;
		wait->x11_fd = ConnectionNumber(info.info.x11.display);
	} else {
		wait->console = info.subsystem != SDL_SYSWM_WAYLAND;
	}
}

/* Take in what has come, also into the display library's own queue, where poll() cannot see it. */
static bool has_events(void)
{
	SDL_PumpEvents();
	return SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
}

static int sooner(int64_t a_ms, int64_t b_ms)
{
	const int64_t least = a_ms < 0 || (b_ms >= 0 && b_ms < a_ms) ? b_ms : a_ms;
	return (int)SDL_min(least, INT_MAX);
}

/* SDL's own way, with a look at the descriptors in between. */
static void wait_in_slices(const struct pollfd *fds, int count, int64_t timeout_ms)
{
	const uint64_t from = SDL_GetTicks64();
	for (;;) {
		const int64_t left =
		    timeout_ms < 0 ? -1 : timeout_ms - (int64_t)(SDL_GetTicks64() - from);
		if (timeout_ms >= 0 && left <= 0)
			return;
		const int slice = count > 0 ? sooner(left, SLICE_MS) : sooner(left, INT_MAX);
		struct pollfd look[WINDOW_FDS];
		memcpy(look, fds, (size_t)count * sizeof(*fds));
		if (SDL_WaitEventTimeout(NULL, slice) || poll(look, (nfds_t)count, 0) > 0)
			return;
	}
}

static int add_given(struct pollfd *out, const int *fds, int count)
{
	for (int i = 0; i < count; i++)
		out[i] = (struct pollfd) { .fd = fds[i], .events = POLLIN };
	return count;
}

void wait_for(struct wait *wait, const int *fds, int count, int64_t timeout_ms)
{
	struct pollfd all[WINDOW_FDS + WAIT_OWN];
	if (has_events())
		return;
	const int given = add_given(all, fds, SDL_min(count, WINDOW_FDS));
	if (wait->x11) {
		all[given] = (struct pollfd) { .fd = wait->x11_fd, .events = POLLIN };
		poll(all, (nfds_t)given + 1, sooner(timeout_ms, -1));
		return;
	}
	const int own = wait_find(wait, all + given, WAIT_OWN);
	if (own == 0) {
		wait_in_slices(all, given, timeout_ms);
		return;
	}
	const int64_t longest = wait->hung_count > 0 ? HUNG_MS : -1;
	if (poll(all, (nfds_t)(given + own), sooner(timeout_ms, longest)) > 0)
		wait_note_hung(wait, all + given, own);
}
