/*
 * window.h - the panel: an SDL window that shows one picture, and the inputs that come from it.
 * The loop sleeps in window_wait() until there is something to do; idle means no wake-ups.
 *
 * What comes in:
 *  - each finger and the left mouse button, contact 0, as INPUT_TOUCH and INPUT_MOVE in the
 *    picture's coordinates; which of them mean something the app decides. A finger that is gone
 *    without having been lifted is lifted beside the picture when the next one comes;
 *  - every key once, without repeats and not together with Ctrl, Alt or the desktop's key, as
 *    INPUT_KEY with SDL's name ("F11", "Escape", "PageDown");
 *  - on a desktop the two buttons have stand-ins: the space bar is INPUT_BUTTON down and up (and no
 *    key); Return and Keypad Enter are INPUT_KEY and then INPUT_ACK down and up: what holds the
 *    focus frame comes first, the app decides. On the appliance they are keys like any other;
 *  - INPUT_RESIZE with the picture's new size; the memory of window_pixels() is then a new one.
 */
#ifndef INLOOP_PLATFORM_WINDOW_H
#define INLOOP_PLATFORM_WINDOW_H

#include "ports/input.h"
#include "base/error.h"

#include <stdint.h>

struct window;

struct window_options {
	int width, height; /* of the window; ignored when full screen */
	bool fullscreen;
	int rotate; /* 0, 90, 180, 270 degrees clockwise */
};

/* NULL with the reason when there is no display. */
struct window *window_open(const struct window_options *options, struct error *error);
void window_close(struct window *window);
void window_version(char *out, size_t room); /* of SDL, as it runs */

/* The picture's size (after rotation), and in millimetres, from the display's own account where
 * that is believable (0 = not told). */
void window_size(const struct window *window, int *width, int *height);
void window_millimetres(const struct window *window, double *width, double *height);
/* X11 or Wayland: a window among others. Not one that was to fill a display which nobody manages.
 */
bool window_desktop(const struct window *window);
bool window_fullscreen(const struct window *window);

/* The memory to paint the next picture into, and show it. NULL when there is none just now: the
 * window has gone; draw again at the next WINDOW_REDRAW or INPUT_RESIZE. */
uint32_t *window_pixels(struct window *window, int *stride);
void window_show(struct window *window);
/* Whether the last picture could be shown. */
bool window_shows(const struct window *window);

/* Sleep until an input, one of the descriptors (at most WINDOW_FDS) is readable, or timeout_ms
 * (-1 = never) is over. Call window_next() until there is nothing, before and after. */
#define WINDOW_FDS 12
void window_wait(struct window *window, const int *fds, int count, int64_t timeout_ms);

/* The next input, translated (without its moment); false = no more. */
enum window_news { WINDOW_NOTHING, WINDOW_INPUT, WINDOW_REDRAW, WINDOW_QUIT, WINDOW_ECHO };
enum window_news window_next(struct window *window, struct input *input);

/* Send something of our own the way that inputs come. It comes out of window_next() as WINDOW_ECHO:
 * when it does not, nothing else does. */
void window_call(struct window *window);

void window_toggle_fullscreen(struct window *window);

/* Whether INPUT_KEY can ever bring a key of this name (in any case). Needs no window. */
bool window_key_known(const char *name);

#endif
