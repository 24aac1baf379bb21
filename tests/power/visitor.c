/*
 * One visitor after the other, through a real display: taps "Ik ben er", waits for the welcome,
 * taps "Klaar", waits for the rest screen, and again, until it is ended. Says on standard output,
 * a line each, before it lifts the finger and after it saw the picture:
 *
 *   home       the rest screen is there for the first time
 *   tap        the finger is about to be lifted from "Ik ben er"
 *   welcome    the screen says that it is counted
 *
 *   visitor TILE_X TILE_Y DONE_X DONE_Y HOME_X HOME_Y HOME_COLOUR WELCOME_X WELCOME_Y
 * WELCOME_COLOUR
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#define LOOK_MS  2
#define PRESS_MS 10
#define SEE_MS   500 /* whoever touches has seen the page: it stands there for 0.4 s */
#define FIRST_MS 200 /* a window that is just being given the focus may not hear a click yet */

struct place {
	int x, y;
	unsigned long colour; /* that tells the screen */
};

static void pause_ms(long ms)
{
	struct timespec wait = { ms / 1000, ms % 1000 * 1000000L };

	(void)nanosleep(&wait, NULL);
}

static void say(const char *word)
{
	(void)puts(word);
	(void)fflush(stdout);
}

static unsigned long pixel(Display *display, const struct place *place)
{
	XImage *image = XGetImage(display, DefaultRootWindow(display), place->x, place->y, 1, 1,
				  AllPlanes, ZPixmap);
	unsigned long colour = image ? XGetPixel(image, 0, 0) & 0xFFFFFF : 0;

	if (image)
		XDestroyImage(image);
	return colour;
}

static void wait_for(Display *display, const struct place *screen)
{
	while (pixel(display, screen) != screen->colour)
		pause_ms(LOOK_MS);
}

static void tap(Display *display, const struct place *place, const char *word)
{
	pause_ms(SEE_MS);
	XTestFakeMotionEvent(display, -1, place->x, place->y, CurrentTime);
	XTestFakeButtonEvent(display, 1, True, CurrentTime);
	XSync(display, False);
	pause_ms(PRESS_MS);
	if (word)
		say(word);
	XTestFakeButtonEvent(display, 1, False, CurrentTime);
	XSync(display, False);
}

int main(int argc, char **argv)
{
	Display *display = XOpenDisplay(NULL);

	if (!display || argc != 11) {
		(void)fputs("visitor: no display, or not ten numbers\n", stderr);
		return 2;
	}
	const struct place tile = { atoi(argv[1]), atoi(argv[2]), 0 };
	const struct place done = { atoi(argv[3]), atoi(argv[4]), 0 };
	const struct place home = { atoi(argv[5]), atoi(argv[6]), strtoul(argv[7], NULL, 16) };
	const struct place welcome = { atoi(argv[8]), atoi(argv[9]), strtoul(argv[10], NULL, 16) };

	/* The finger of the visitor before may still be down. */
	XTestFakeButtonEvent(display, 1, False, CurrentTime);
	wait_for(display, &home);
	say("home");
	pause_ms(FIRST_MS);
	for (;;) {
		tap(display, &tile, "tap");
		wait_for(display, &welcome);
		say("welcome");
		tap(display, &done, NULL);
		wait_for(display, &home);
	}
}
