/*
 * A finger, a keyboard and an eye for the window test: real events through XTest, real pixels.
 *
 *   hand down X Y | up | click X Y       the left mouse button, in pixels of the display
 *   hand twice X Y                       two clicks, 150 ms from one to the other
 *   hand press KEY | release KEY | key KEY            by the names of X11: space, Return, F11
 *   hand see X Y COLOUR                  wait until that pixel is RRGGBB
 *   hand unsee X Y COLOUR                wait until it is another
 *   hand fill WxH                        wait until the window has that size
 *   hand resize W H | hide | show | close             as a window manager would
 *
 * Waits at most 40 s; exit 1 when it did not happen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#define GIVE_UP_MS 40000
#define LOOK_MS    10
#define SEE_MS     600 /* whoever touches has seen the page: it stands there for 0.4 s */

static void pause_ms(long ms)
{
	struct timespec wait = { ms / 1000, ms % 1000 * 1000000L };
	(void)nanosleep(&wait, NULL);
}

/* The terminal's window: the only large one, for there is no window manager. */
static Window find_window(Display *display)
{
	Window root, parent, *children = NULL, found = None;
	unsigned count = 0;
	if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count))
		return None;
	for (unsigned i = 0; i < count; i++) {
		XWindowAttributes about;
		if (XGetWindowAttributes(display, children[i], &about) && about.width > 50 &&
		    about.class == InputOutput)
			found = children[i];
	}
	if (children)
		XFree(children);
	return found;
}

static unsigned long pixel(Display *display, int x, int y)
{
	XImage *image =
	    XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
	if (!image)
		return 0;
	const unsigned long colour = XGetPixel(image, 0, 0) & 0xFFFFFF;
	XDestroyImage(image);
	return colour;
}

static int wait_pixel(Display *display, char **words, int wanted)
{
	const int x = atoi(words[0]), y = atoi(words[1]);
	const unsigned long colour = strtoul(words[2], NULL, 16);
	unsigned long seen = 0;
	for (int ms = 0; ms < GIVE_UP_MS; ms += LOOK_MS) {
		seen = pixel(display, x, y);
		if ((seen == colour) == wanted)
			return 0;
		pause_ms(LOOK_MS);
	}
	(void)fprintf(stderr, "at %d,%d stays %06lx, expected %s%06lx\n", x, y, seen,
		      wanted ? "" : "not ", colour);
	return 1;
}

static int wait_size(Display *display, const char *wanted)
{
	char size[32] = "";
	for (int ms = 0; ms < GIVE_UP_MS; ms += LOOK_MS) {
		XWindowAttributes about;
		const Window window = find_window(display);
		if (window && XGetWindowAttributes(display, window, &about))
			(void)snprintf(size, sizeof size, "%dx%d", about.width, about.height);
		if (strcmp(size, wanted) == 0)
			return 0;
		pause_ms(LOOK_MS);
	}
	(void)fprintf(stderr, "the window stays %s, expected %s\n", size, wanted);
	return 1;
}

static void button(Display *display, char **words, int down)
{
	if (words)
		XTestFakeMotionEvent(display, -1, atoi(words[0]), atoi(words[1]), CurrentTime);
	XTestFakeButtonEvent(display, 1, down, CurrentTime);
	XSync(display, False);
}

static int push_key(Display *display, const char *name, int down)
{
	const KeyCode code = XKeysymToKeycode(display, XStringToKeysym(name));
	if (!code) {
		(void)fprintf(stderr, "no key %s\n", name);
		return 1;
	}
	XTestFakeKeyEvent(display, code, down, CurrentTime);
	XSync(display, False);
	return 0;
}

static int manage(Display *display, char **words)
{
	const Window window = find_window(display);
	if (!window)
		return 1;
	if (strcmp(words[0], "resize") == 0) {
		XResizeWindow(display, window, (unsigned)atoi(words[1]), (unsigned)atoi(words[2]));
	} else if (strcmp(words[0], "hide") == 0) {
		XUnmapWindow(display, window);
	} else if (strcmp(words[0], "show") == 0) {
		XMapWindow(display, window);
	} else {
		XEvent event = { .xclient = {
				     .type = ClientMessage, .window = window, .format = 32 } };
		event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
		event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
		XSendEvent(display, window, False, NoEventMask, &event);
	}
	XSync(display, False);
	return 0;
}

static int run(Display *display, char **words, int count)
{
	const char *what = words[0];
	if (count == 3 &&
	    (strcmp(what, "down") == 0 || strcmp(what, "click") == 0 || strcmp(what, "twice") == 0))
		pause_ms(SEE_MS);
	if (strcmp(what, "down") == 0 && count == 3) {
		button(display, words + 1, True);
	} else if (strcmp(what, "up") == 0) {
		button(display, NULL, False);
	} else if (strcmp(what, "click") == 0 && count == 3) {
		button(display, words + 1, True);
		pause_ms(60);
		button(display, NULL, False);
	} else if (strcmp(what, "twice") == 0 && count == 3) {
		for (int i = 0; i < 2; i++) {
			button(display, words + 1, True);
			pause_ms(60);
			button(display, NULL, False);
			pause_ms(90);
		}
	} else if (strcmp(what, "press") == 0 && count == 2) {
		return push_key(display, words[1], True);
	} else if (strcmp(what, "release") == 0 && count == 2) {
		return push_key(display, words[1], False);
	} else if (strcmp(what, "key") == 0 && count == 2) {
		if (push_key(display, words[1], True))
			return 1;
		pause_ms(80);
		return push_key(display, words[1], False);
	} else if (strcmp(what, "see") == 0 && count == 4) {
		return wait_pixel(display, words + 1, 1);
	} else if (strcmp(what, "unsee") == 0 && count == 4) {
		return wait_pixel(display, words + 1, 0);
	} else if (strcmp(what, "fill") == 0 && count == 2) {
		return wait_size(display, words[1]);
	} else {
		return manage(display, words);
	}
	return 0;
}

/* A window may be gone between two looks. */
static int ignore(Display *display, XErrorEvent *event)
{
	(void)display;
	(void)event;
	return 0;
}

int main(int argc, char **argv)
{
	Display *display = argc > 1 ? XOpenDisplay(NULL) : NULL;
	if (!display) {
		(void)fprintf(stderr, "hand: no display, or nothing to do\n");
		return 2;
	}
	XSetErrorHandler(ignore);
	const int status = run(display, argv + 1, argc - 1);
	XCloseDisplay(display);
	return status;
}
