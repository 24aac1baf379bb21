#include "platform/window_private.h"

#include <string.h>

static enum window_news touch(struct window *window, enum input_kind kind, bool down, int panel_x,
			      int panel_y, struct input *input)
{
	*input = (struct input) { .kind = kind, .down = down };
	picture_point(window, panel_x, panel_y, &input->x, &input->y);
	return WINDOW_INPUT;
}

/* Whether the finger that counts still touches: a panel that was unplugged never lifts it. */
static bool finger_is_there(const struct window *window)
{
	const int fingers = SDL_GetNumTouchFingers(window->touch);
	for (int i = 0; i < fingers; i++) {
		const SDL_Finger *finger = SDL_GetTouchFinger(window->touch, i);
		if (finger && finger->id == window->finger)
			return true;
	}
	return false;
}

static enum window_news take_finger(struct window *window, const SDL_TouchFingerEvent *event,
				    struct input *input)
{
	const int x = (int)(event->x * (float)window->panel_width);
	const int y = (int)(event->y * (float)window->panel_height);
	const bool ours = window->finger_down && event->touchId == window->touch &&
			  event->fingerId == window->finger;

	if (event->touchId == SDL_MOUSE_TOUCHID || window->mouse_down)
		return WINDOW_NOTHING;
	if (event->type == SDL_FINGERDOWN) {
		if (window->finger_down && !ours && finger_is_there(window))
			return WINDOW_NOTHING;
		window->finger_down = true;
		window->touch = event->touchId;
		window->finger = event->fingerId;
		return touch(window, INPUT_TOUCH, true, x, y, input);
	}
	if (!ours)
		return WINDOW_NOTHING;
	if (event->type == SDL_FINGERMOTION)
		return touch(window, INPUT_MOVE, true, x, y, input);
	window->finger_down = false;
	return touch(window, INPUT_TOUCH, false, x, y, input);
}

static enum window_news take_mouse_button(struct window *window, const SDL_MouseButtonEvent *event,
					  struct input *input)
{
	const bool down = event->type == SDL_MOUSEBUTTONDOWN;
	if (event->which == SDL_TOUCH_MOUSEID || event->button != SDL_BUTTON_LEFT ||
	    window->finger_down || down == window->mouse_down)
		return WINDOW_NOTHING;
	window->mouse_down = down;
	return touch(window, INPUT_TOUCH, down, event->x, event->y, input);
}

static enum window_news take_motion(struct window *window, const SDL_MouseMotionEvent *event,
				    struct input *input)
{
	if (event->which == SDL_TOUCH_MOUSEID || !window->mouse_down)
		return WINDOW_NOTHING;
	return touch(window, INPUT_MOVE, true, event->x, event->y, input);
}

static enum window_news take_key(struct window *window, const SDL_KeyboardEvent *event,
				 struct input *input)
{
	const bool down = event->type == SDL_KEYDOWN;
	const SDL_Keycode key = event->keysym.sym;
	const bool enter = window->desktop && (key == SDLK_RETURN || key == SDLK_KP_ENTER);

	if (event->repeat)
		return WINDOW_NOTHING;
	if (window->desktop && key == SDLK_SPACE) {
		*input = (struct input) { .kind = INPUT_BUTTON, .down = down, .typed = true };
		return WINDOW_INPUT;
	}
	if (!down && !enter)
		return WINDOW_NOTHING;
	*input = (struct input) { .kind = INPUT_ACK };
	if (down) {
		input->kind = INPUT_KEY;
		SDL_strlcpy(input->key, SDL_GetKeyName(key), sizeof(input->key));
		window->has_then = enter;
		window->then = (struct input) { .kind = INPUT_ACK, .down = true };
	}
	return WINDOW_INPUT;
}

static enum window_news take_window(struct window *window, const SDL_WindowEvent *event,
				    struct input *input)
{
	switch (event->event) {
	case SDL_WINDOWEVENT_EXPOSED:
	case SDL_WINDOWEVENT_RESTORED:
		return WINDOW_REDRAW;
	case SDL_WINDOWEVENT_SIZE_CHANGED:
		if (!picture_resize(window))
			return WINDOW_NOTHING;
		*input = (struct input) { .kind = INPUT_RESIZE,
					  .x = window->width,
					  .y = window->height };
		window->redraw = true;
		return WINDOW_INPUT;
	case SDL_WINDOWEVENT_CLOSE:
		return WINDOW_QUIT;
	default:
		return WINDOW_NOTHING;
	}
}

static enum window_news take(struct window *window, const SDL_Event *event, struct input *input)
{
	switch (event->type) {
	case SDL_FINGERDOWN:
	case SDL_FINGERUP:
	case SDL_FINGERMOTION:
		return take_finger(window, &event->tfinger, input);
	case SDL_MOUSEBUTTONDOWN:
	case SDL_MOUSEBUTTONUP:
		return take_mouse_button(window, &event->button, input);
	case SDL_MOUSEMOTION:
		return take_motion(window, &event->motion, input);
	case SDL_KEYDOWN:
	case SDL_KEYUP:
		return take_key(window, &event->key, input);
	case SDL_WINDOWEVENT:
		return take_window(window, &event->window, input);
	case SDL_RENDER_TARGETS_RESET:
	case SDL_RENDER_DEVICE_RESET:
		if (window->texture)
			SDL_DestroyTexture(window->texture);
		window->texture = NULL;
		return WINDOW_REDRAW;
	case SDL_QUIT:
		return WINDOW_QUIT;
	default:
		return window->call && event->type == window->call ? WINDOW_ECHO : WINDOW_NOTHING;
	}
}

bool window_key_known(const char *name)
{
	return SDL_GetKeyFromName(name) != SDLK_UNKNOWN;
}

void window_call(struct window *window)
{
	if (window->call == 0) {
		window->call = SDL_RegisterEvents(1);
		if (window->call == UINT32_MAX)
			window->call = 0;
	}
	SDL_Event event = { .type = window->call };
	if (window->call != 0)
		(void)SDL_PushEvent(&event);
}

enum window_news window_next(struct window *window, struct input *input)
{
	SDL_Event event;
	if (window->has_then) {
		window->has_then = false;
		*input = window->then;
		return WINDOW_INPUT;
	}
	while (SDL_PollEvent(&event)) {
		const enum window_news news = take(window, &event, input);
		if (news != WINDOW_NOTHING)
			return news;
	}
	if (window->redraw) {
		window->redraw = false;
		return WINDOW_REDRAW;
	}
	return WINDOW_NOTHING;
}
