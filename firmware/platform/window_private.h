/*
 * window_private.h - what the files of the window share.
 */
#ifndef INLOOP_PLATFORM_WINDOW_PRIVATE_H
#define INLOOP_PLATFORM_WINDOW_PRIVATE_H

#include "platform/wait.h"
#include "platform/window.h"

#include <SDL2/SDL.h>

struct window {
	SDL_Window *sdl;
	/* How the picture is shown: the window's own surface where the display has one (X11), else
	 * one streaming texture (KMSDRM, Wayland). */
	SDL_Renderer *renderer;
	SDL_Texture *texture;
	uint32_t *picture; /* own memory, where the picture cannot be painted in place */
	int panel_width, panel_height; /* as SDL sees it, before rotation */
	int width, height;             /* of the picture */
	int rotate;
	bool fullscreen, desktop;
	SDL_Rect before;   /* where the window was before it filled the screen */
	bool redraw;       /* say so at the next window_next() */
	bool shows;        /* the last picture could be shown */
	uint64_t shown_ms; /* when; SDL_GetTicks64() */
	bool settles;      /* to be shown once more, SETTLE_MS after that */
	uint32_t call;     /* the type of window_call()'s event; 0 = not registered yet */
	struct wait wait;

	struct finger { /* contact i + 1 */
		bool down;
		SDL_TouchID touch;
		SDL_FingerID id;
	} fingers[INPUT_CONTACTS - 1];
	bool mouse_down;

	struct input then; /* the second input of one event */
	bool has_then;
};

/* Take the window's present size: drops all memory of the old one. False when it is as it was. */
bool picture_resize(struct window *window);
bool picture_open(struct window *window, struct error *error);
void picture_close(struct window *window);
/* The same picture once more. A console's first one can be lost, to a display that is still being
 * set up, and buffers take turns. */
void picture_settle(struct window *window);

/* A point of the panel as a point of the picture. */
void picture_point(const struct window *window, int panel_x, int panel_y, int *x, int *y);

#endif
