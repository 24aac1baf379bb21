#include "platform/window_private.h"

#include <stdlib.h>
#include <string.h>

/* The one format that is painted in: 0xAARRGGBB, of which displays ignore the alpha. */
static bool is_plain(const SDL_Surface *surface)
{
	return surface && (surface->format->format == SDL_PIXELFORMAT_RGB888 ||
			   surface->format->format == SDL_PIXELFORMAT_ARGB8888);
}

static void take_size(struct window *window, int width, int height)
{
	const bool turned = window->rotate == 90 || window->rotate == 270;
	window->panel_width = width;
	window->panel_height = height;
	window->width = turned ? height : width;
	window->height = turned ? width : height;
}

bool picture_resize(struct window *window)
{
	int width = 0, height = 0;
	if (!window->renderer || SDL_GetRendererOutputSize(window->renderer, &width, &height) != 0)
		SDL_GetWindowSize(window->sdl, &width, &height);
	if (width == window->panel_width && height == window->panel_height)
		return false;
	take_size(window, width, height);
	free(window->picture);
	window->picture = NULL;
	if (window->texture)
		SDL_DestroyTexture(window->texture);
	window->texture = NULL;
	return true;
}

/* SDL's opengl and software renderers show nothing on some KMSDRM machines; opengles2 does. */
static SDL_Renderer *make_renderer(SDL_Window *sdl)
{
	SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
	SDL_Renderer *renderer = SDL_CreateRenderer(sdl, -1, 0);
	if (renderer)
		return renderer;
	SDL_SetHint(SDL_HINT_RENDER_DRIVER, "");
	return SDL_CreateRenderer(sdl, -1, 0);
}

bool picture_open(struct window *window, struct error *error)
{
	if (!SDL_GetWindowSurface(window->sdl)) {
		window->renderer = make_renderer(window->sdl);
		if (!window->renderer)
			return error_set(error, "the display cannot show a picture: %s",
					 SDL_GetError());
	}
	picture_resize(window);
	return true;
}

void picture_close(struct window *window)
{
	free(window->picture);
	if (window->texture)
		SDL_DestroyTexture(window->texture);
	if (window->renderer)
		SDL_DestroyRenderer(window->renderer);
}

static uint32_t *own_memory(struct window *window, int *stride)
{
	if (!window->picture)
		window->picture = calloc((size_t)window->width * (size_t)window->height,
					 sizeof(*window->picture));
	*stride = window->width * (int)sizeof(*window->picture);
	return window->picture;
}

uint32_t *window_pixels(struct window *window, int *stride)
{
	if (!window->renderer && window->rotate == 0) {
		SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
		if (!surface)
			return NULL;
		if (is_plain(surface) && surface->w == window->width &&
		    surface->h == window->height) {
			*stride = surface->pitch;
			return surface->pixels;
		}
	}
	return own_memory(window, stride);
}

/* Copy the picture, turned, into memory of the panel's size. */
static void copy_turned(const struct window *window, void *pixels, int pitch)
{
	const int w = window->width, h = window->height;
	for (int y = 0; y < window->panel_height; y++) {
		uint32_t *to = (uint32_t *)(void *)((uint8_t *)pixels + (ptrdiff_t)y * pitch);
		const uint32_t *from = window->picture;
		ptrdiff_t step = 1;
		switch (window->rotate) {
		case 90:
			from += (ptrdiff_t)(h - 1) * w + y;
			step = -w;
			break;
		case 180:
			from += (ptrdiff_t)(h - 1 - y) * w + w - 1;
			step = -1;
			break;
		case 270:
			from += w - 1 - y;
			step = w;
			break;
		default:
			memcpy(to, from + (ptrdiff_t)y * w, (size_t)w * sizeof(*to));
			continue;
		}
		for (int x = 0; x < window->panel_width; x++)
			to[x] = from[x * step];
	}
}

void picture_point(const struct window *window, int panel_x, int panel_y, int *x, int *y)
{
	const int right = window->panel_width - 1 - panel_x;
	const int below = window->panel_height - 1 - panel_y;
	*x = window->rotate == 90    ? panel_y
	     : window->rotate == 180 ? right
	     : window->rotate == 270 ? below
				     : panel_x;
	*y = window->rotate == 90    ? right
	     : window->rotate == 180 ? below
	     : window->rotate == 270 ? panel_x
				     : panel_y;
}

static bool show_surface(struct window *window)
{
	SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
	if (!surface)
		return false;
	if (window->picture && surface->w == window->panel_width &&
	    surface->h == window->panel_height) {
		if (is_plain(surface))
			copy_turned(window, surface->pixels, surface->pitch);
		else if (window->rotate == 0)
			SDL_ConvertPixels(window->width, window->height, SDL_PIXELFORMAT_RGB888,
					  window->picture, window->width * 4,
					  surface->format->format, surface->pixels, surface->pitch);
	}
	return SDL_UpdateWindowSurface(window->sdl) == 0;
}

static bool show_texture(struct window *window)
{
	void *pixels;
	int pitch;
	if (!window->texture)
		window->texture = SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_RGB888,
						    SDL_TEXTUREACCESS_STREAMING,
						    window->panel_width, window->panel_height);
	if (!window->texture || !window->picture ||
	    SDL_LockTexture(window->texture, NULL, &pixels, &pitch) != 0)
		return false;
	copy_turned(window, pixels, pitch);
	SDL_UnlockTexture(window->texture);
	/* the whole of it: the buffers behind a panel take turns */
	bool copied = SDL_RenderCopy(window->renderer, window->texture, NULL, NULL) == 0;
	SDL_RenderPresent(window->renderer);
	return copied;
}

static void show(struct window *window)
{
	window->shows = window->renderer ? show_texture(window) : show_surface(window);
	window->shown_ms = SDL_GetTicks64();
}

void window_show(struct window *window)
{
	show(window);
	window->settles = window->wait.console;
}

void picture_settle(struct window *window)
{
	show(window);
	window->settles = false;
}

bool window_shows(const struct window *window)
{
	return window->shows;
}
