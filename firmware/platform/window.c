#include "platform/window_private.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <SDL2/SDL_syswm.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TITLE "Inloop"

/* Before anything starts: each keeps SDL from doing something that is not wanted here. */
static void set_hints(const struct window_options *options)
{
	SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* probing OpenGL costs 150 ms */
	SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
	SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
	/* Else the first click on a window that was just given the focus does nothing. */
	SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
	SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, options->fullscreen ? "0" : "1");
	SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "nearest");
}

static bool driver_is(const char *name)
{
	const char *driver = SDL_GetCurrentVideoDriver();
	return driver && SDL_strcasecmp(driver, name) == 0;
}

/* Without a window manager nobody carries full screen out, and SDL waits for it in vain. */
static bool has_window_manager(const struct window *window)
{
	SDL_SysWMinfo info;
	SDL_VERSION(&info.version);
	if (!SDL_GetWindowWMInfo(window->sdl, &info) || info.subsystem != SDL_SYSWM_X11)
		return true;
	Display *display = info.info.x11.display;
	const Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", True);
	Atom type = None;
	int format;
	unsigned long count, rest;
	unsigned char *value = NULL;
	if (check != None)
		XGetWindowProperty(display, DefaultRootWindow(display), check, 0, 1, False,
				   XA_WINDOW, &type, &format, &count, &rest, &value);
	if (value)
		XFree(value);
	return type == XA_WINDOW;
}

static void fill_screen(struct window *window)
{
	SDL_DisplayMode mode;
	if (SDL_GetDesktopDisplayMode(0, &mode) != 0)
		return;
	SDL_GetWindowPosition(window->sdl, &window->before.x, &window->before.y);
	SDL_GetWindowSize(window->sdl, &window->before.w, &window->before.h);
	SDL_SetWindowPosition(window->sdl, 0, 0);
	SDL_SetWindowSize(window->sdl, mode.w, mode.h);
}

static void leave_screen(struct window *window)
{
	SDL_SetWindowSize(window->sdl, window->before.w, window->before.h);
	SDL_SetWindowPosition(window->sdl, window->before.x, window->before.y);
}

static void set_fullscreen(struct window *window, bool fullscreen)
{
	if (has_window_manager(window))
		SDL_SetWindowFullscreen(window->sdl,
					fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
	else if (fullscreen)
		fill_screen(window);
	else
		leave_screen(window);
	window->fullscreen = fullscreen;
}

/* What SDL's renderer of that kind asks for. A console's window that is not made with it from the
 * start is made a second time: the display is set up anew, and all of OpenGL with it. */
static uint32_t for_opengles2(void)
{
	SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
	SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
	SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
	return SDL_WINDOW_OPENGL;
}

/* A console's window always is the whole display. One that asks for full screen as well gets new
 * buffers in the middle of showing its first picture, which is lost with the old ones: the panel
 * would go from the picture of the start to black. */
static SDL_Window *create_on_console(void)
{
	SDL_DisplayMode mode;
	if (SDL_GetDesktopDisplayMode(0, &mode) != 0)
		return NULL;
	return SDL_CreateWindow(TITLE, 0, 0, mode.w, mode.h, for_opengles2());
}

static bool create(struct window *window, const struct window_options *options)
{
	const int at = SDL_WINDOWPOS_CENTERED;
	const int width = options->width > 0 ? options->width : 1280;
	const int height = options->height > 0 ? options->height : 800;
	const bool later = options->fullscreen && driver_is("x11");
	uint32_t flags = SDL_WINDOW_RESIZABLE;
	if (options->fullscreen)
		flags |= later ? SDL_WINDOW_HIDDEN : SDL_WINDOW_FULLSCREEN_DESKTOP;
	window->sdl = driver_is("kmsdrm") ? create_on_console()
					  : SDL_CreateWindow(TITLE, at, at, width, height, flags);
	window->fullscreen = options->fullscreen;
	if (window->sdl && later && !has_window_manager(window))
		window->desktop = false; /* the appliance, on a bare X server */
	if (window->sdl && later) {
		set_fullscreen(window, true);
		SDL_ShowWindow(window->sdl);
	}
	return window->sdl != NULL;
}

static void set_cursor(const struct window *window)
{
	SDL_ShowCursor(window->fullscreen || !window->desktop ? SDL_DISABLE : SDL_ENABLE);
}

/* Where SDL finds no display it draws into nothing, unless it was told to. */
static bool start_video(void)
{
	/* without this folder there is no Wayland, and its library would print that by itself */
	if (!SDL_getenv("XDG_RUNTIME_DIR"))
		SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,kmsdrm");
	if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
		return false;
	if (SDL_getenv("SDL_VIDEODRIVER") || !(driver_is("offscreen") || driver_is("dummy")))
		return true;
	SDL_QuitSubSystem(SDL_INIT_VIDEO);
	SDL_SetError("none was found");
	return false;
}

struct window *window_open(const struct window_options *options, struct error *error)
{
	struct window *window = calloc(1, sizeof(*window));
	if (!window) {
		error_set(error, "out of memory");
		return NULL;
	}
	set_hints(options);
	if (!start_video()) {
		error_set(error,
			  "there is no display to show anything on (%s); set DISPLAY, or add the "
			  "user to the groups video, render and input",
			  SDL_GetError());
		free(window);
		return NULL;
	}
	SDL_StopTextInput(); /* keys are wanted, not texts */
	window->rotate = options->rotate;
	window->desktop = driver_is("x11") || driver_is("wayland");
	if (!create(window, options))
		error_set(error, "the display gives no window: %s", SDL_GetError());
	if (!window->sdl || !picture_open(window, error)) {
		window_close(window);
		return NULL;
	}
	set_cursor(window);
	wait_open(&window->wait, window->sdl);
	return window;
}

void window_close(struct window *window)
{
	if (!window)
		return;
	picture_close(window);
	if (window->sdl)
		SDL_DestroyWindow(window->sdl);
	SDL_QuitSubSystem(SDL_INIT_VIDEO);
	SDL_Quit(); /* gives a console its keyboard back */
	free(window);
}

void window_version(char *out, size_t room)
{
	SDL_version version;

	SDL_GetVersion(&version);
	(void)snprintf(out, room, "%d.%d.%d", version.major, version.minor, version.patch);
}

void window_size(const struct window *window, int *width, int *height)
{
	*width = window->width;
	*height = window->height;
}

/* Displays that do not know their size say 96 or 72 dots per inch, or something absurd. */
static bool is_believable(double across, double down)
{
	return across > 40 && across < 500 && fabs(across / down - 1) < 0.1 &&
	       fabs(across - 96) > 0.7 && fabs(across - 72) > 0.7;
}

void window_millimetres(const struct window *window, double *width, double *height)
{
	float across = 0, down = 0;
	const int display = SDL_GetWindowDisplayIndex(window->sdl);
	*width = *height = 0;
	if (display < 0 || SDL_GetDisplayDPI(display, NULL, &across, &down) != 0 ||
	    !is_believable((double)across, (double)down))
		return;
	*width = window->width * 25.4 / (double)across;
	*height = window->height * 25.4 / (double)down;
}

bool window_desktop(const struct window *window)
{
	return window->desktop;
}

bool window_fullscreen(const struct window *window)
{
	return window->fullscreen;
}

/* On a console a picture can be lost unnoticed: to a display that is still being set up, so what
 * was drawn is shown once more soon after; to another console, of whose end nothing tells, so any
 * is shown again after a minute. For that alone nobody is woken who wakes within the minute anyway.
 */
#define SETTLE_MS 500
#define SAFETY_MS 60000

/* Show it again if it is time to. How long it may be until it is looked at again; -1 = for ever. */
static int64_t show_again(struct window *window)
{
	const int64_t age = (int64_t)(SDL_GetTicks64() - window->shown_ms);
	const bool settles = window->settles;
	if (!window->wait.console)
		return -1;
	if (age < (settles ? SETTLE_MS : SAFETY_MS))
		return settles ? SETTLE_MS - age : SAFETY_MS;
	picture_settle(window);
	if (window->shows || settles)
		return SAFETY_MS;
	window->redraw = true; /* there was none to show: it has to be drawn */
	return 0;
}

void window_wait(struct window *window, const int *fds, int count, int64_t timeout_ms)
{
	if (window->redraw || window->has_then)
		return;
	const int64_t longest = show_again(window);
	if (longest >= 0 && (timeout_ms < 0 || timeout_ms > longest))
		timeout_ms = longest;
	wait_for(&window->wait, fds, count, timeout_ms);
}

void window_toggle_fullscreen(struct window *window)
{
	set_fullscreen(window, !window->fullscreen);
	set_cursor(window);
	window->redraw = true;
}
