/*
 * wait.h - sleeping until the display has an event, a descriptor is readable or time is over.
 *
 * SDL_WaitEventTimeout() truly sleeps only on X11 and Wayland, and knows no foreign descriptors; on
 * a console (KMSDRM) it looks every millisecond. So poll() waits on the descriptors that SDL itself
 * reads: the X connection, or what is found open in this process: input devices, the news of new
 * devices, the Wayland connection. They are only waited on, never read here.
 */
#ifndef INLOOP_PLATFORM_WAIT_H
#define INLOOP_PLATFORM_WAIT_H

#include <SDL2/SDL.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#define WAIT_OWN 40 /* descriptors of SDL's at most: input devices and two more */

struct wait_hung { /* a device that was pulled out, until SDL closes it */
	dev_t device;
	ino_t inode;
};

struct wait {
	bool x11;
	int x11_fd;
	bool console; /* neither X11 nor Wayland: a switch of consoles goes unnoticed */
	struct wait_hung hung[WAIT_OWN];
	int hung_count;
};

void wait_open(struct wait *wait, SDL_Window *window);

/* Sleep; timeout_ms -1 = never over. */
void wait_for(struct wait *wait, const int *fds, int count, int64_t timeout_ms);

/* The descriptors to wait on for SDL, those that hang left out (wait_find.c). */
int wait_find(struct wait *wait, struct pollfd *out, int room);
/* Leave those that answered with a hang-up or an error out from now on. True when there were any.
 */
bool wait_note_hung(struct wait *wait, const struct pollfd *fds, int count);

#endif
