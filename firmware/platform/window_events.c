#include "platform/window_private.h"

#include <string.h>

#define FOR_DESKTOP (KMOD_CTRL | KMOD_ALT | KMOD_GUI) /* a key with one of these is not for us */

static int64_t age_of(uint32_t timestamp)
{
	const int32_t age = (int32_t)(SDL_GetTicks() - timestamp); /* it wraps after 49 days */
	return age > 0 ? age : 0;
}

static enum window_news touch(struct window *window, int contact, enum input_kind kind, bool down,
			      int panel_x, int panel_y, struct input *input)
{
	*input = (struct input) { .kind = kind, .down = down, .contact = contact };
	picture_point(window, panel_x, panel_y, &input->x, &input->y);
	return WINDOW_INPUT;
}

/* ---- fingers ------------------------------------------------------------- */

static struct finger *find_finger(struct window *window, const SDL_TouchFingerEvent *event)
{
	for (int i = 0; i < INPUT_CONTACTS - 1; i++) {
		struct finger *finger = &window->fingers[i];
		if (finger->down && finger->touch == event->touchId &&
		    finger->id == event->fingerId)
			return finger;
	}
	return NULL;
}

static struct finger *free_finger(struct window *window)
{
	for (int i = 0; i < INPUT_CONTACTS - 1; i++)
		if (!window->fingers[i].down)
			return &window->fingers[i];
	return NULL;
}

/* A panel that was unplugged never lifts its fingers. */
static bool finger_is_there(const struct finger *finger)
{
	const int count = SDL_GetNumTouchFingers(finger->touch);
	for (int i = 0; i < count; i++) {
		const SDL_Finger *other = SDL_GetTouchFinger(finger->touch, i);
		if (other && other->id == finger->id)
			return true;
	}
	return false;
}

static struct finger *vanished(struct window *window, const struct finger *but)
{
	for (int i = 0; i < INPUT_CONTACTS - 1; i++) {
		struct finger *finger = &window->fingers[i];
		if (finger->down && finger != but && !finger_is_there(finger))
			return finger;
	}
	return NULL;
}

static int contact_of(const struct window *window, const struct finger *finger)
{
	return (int)(finger - window->fingers) + 1;
}

static enum window_news take_finger_down(struct window *window, const SDL_TouchFingerEvent *event,
					 struct finger *finger, int x, int y, struct input *input)
{
	struct finger *gone = vanished(window, finger);

	if (!finger)
		finger = free_finger(window);
	if (!finger)
		finger = gone;
	if (!finger)
		return WINDOW_NOTHING;
	if (gone)
		gone->down = false;
	*finger = (struct finger) { true, event->touchId, event->fingerId };
	if (!gone || gone == finger)
		return touch(window, contact_of(window, finger), INPUT_TOUCH, true, x, y, input);
	(void)touch(window, contact_of(window, finger), INPUT_TOUCH, true, x, y, &window->then);
	window->then.age_ms = age_of(event->timestamp);
	window->has_then = true;
	*input = (struct input) { .kind = INPUT_TOUCH,
				  .contact = contact_of(window, gone),
				  .x = -window->width,
				  .y = -window->height };
	return WINDOW_INPUT;
}

static enum window_news take_finger(struct window *window, const SDL_TouchFingerEvent *event,
				    struct input *input)
{
	const int x = (int)(event->x * (float)window->panel_width);
	const int y = (int)(event->y * (float)window->panel_height);
	struct finger *finger = find_finger(window, event);

	if (event->touchId == SDL_MOUSE_TOUCHID)
		return WINDOW_NOTHING;
	if (event->type == SDL_FINGERDOWN)
		return take_finger_down(window, event, finger, x, y, input);
	if (!finger)
		return WINDOW_NOTHING;
	const int contact = contact_of(window, finger);
	if (event->type == SDL_FINGERMOTION)
		return touch(window, contact, INPUT_MOVE, true, x, y, input);
	finger->down = false;
	return touch(window, contact, INPUT_TOUCH, false, x, y, input);
}

/* ---- mouse and keys ------------------------------------------------------ */

static enum window_news take_mouse_button(struct window *window, const SDL_MouseButtonEvent *event,
					  struct input *input)
{
	const bool down = event->type == SDL_MOUSEBUTTONDOWN;
	if (event->which == SDL_TOUCH_MOUSEID || event->button != SDL_BUTTON_LEFT)
		return WINDOW_NOTHING;
	window->mouse_down = down;
	return touch(window, 0, INPUT_TOUCH, down, event->x, event->y, input);
}

static enum window_news take_motion(struct window *window, const SDL_MouseMotionEvent *event,
				    struct input *input)
{
	if (event->which == SDL_TOUCH_MOUSEID || !window->mouse_down)
		return WINDOW_NOTHING;
	return touch(window, 0, INPUT_MOVE, true, event->x, event->y, input);
}

static enum window_news take_key(struct window *window, const SDL_KeyboardEvent *event,
				 struct input *input)
{
	const bool down = event->type == SDL_KEYDOWN;
	const SDL_Keycode key = event->keysym.sym;
	const bool enter = window->desktop && (key == SDLK_RETURN || key == SDLK_KP_ENTER);

	if (event->repeat || (down && (event->keysym.mod & FOR_DESKTOP)))
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
		if (news == WINDOW_INPUT)
			input->age_ms = age_of(event.common.timestamp);
		if (news != WINDOW_NOTHING)
			return news;
	}
	if (window->redraw) {
		window->redraw = false;
		return WINDOW_REDRAW;
	}
	return WINDOW_NOTHING;
}
