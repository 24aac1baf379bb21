/*
 * panel - a touch panel and a keyboard, plugged in through the kernel's uinput for as long as this
 * runs. Prints `ready`, then does what standard input says, a line each:
 *
 *   panel WIDTH HEIGHT           the panel's own units are the window's pixels
 *
 *   tap X Y                      a finger, 60 ms
 *   key CODE                     a key, 60 ms; codes as in linux/input-event-codes.h
 *   wait MS
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define FINGER_MS 60

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "panel: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void allow(int device, unsigned long what, int code)
{
	if (ioctl(device, what, code) != 0)
		fail("uinput");
}

static void allow_axis(int device, int code, int largest)
{
	struct uinput_abs_setup axis = { .code = (__u16)code, .absinfo.maximum = largest };

	allow(device, UI_SET_ABSBIT, code);
	if (ioctl(device, UI_ABS_SETUP, &axis) != 0)
		fail("axis");
}

static int open_device(void)
{
	int device = open("/dev/uinput", O_WRONLY | O_CLOEXEC);

	if (device < 0)
		fail("/dev/uinput");
	return device;
}

static void plug_in(int device, const char *name)
{
	struct uinput_setup setup = { .id = { .bustype = BUS_USB, .vendor = 1, .product = 1 } };

	(void)snprintf(setup.name, sizeof setup.name, "%s", name);
	if (ioctl(device, UI_DEV_SETUP, &setup) != 0 || ioctl(device, UI_DEV_CREATE) != 0)
		fail(name);
}

static int open_touch(int width, int height)
{
	int touch = open_device();

	allow(touch, UI_SET_EVBIT, EV_KEY);
	allow(touch, UI_SET_KEYBIT, BTN_TOUCH);
	allow(touch, UI_SET_EVBIT, EV_ABS);
	allow(touch, UI_SET_PROPBIT, INPUT_PROP_DIRECT);
	allow_axis(touch, ABS_X, width);
	allow_axis(touch, ABS_Y, height);
	allow_axis(touch, ABS_MT_SLOT, 9);
	allow_axis(touch, ABS_MT_TRACKING_ID, 65535);
	allow_axis(touch, ABS_MT_POSITION_X, width);
	allow_axis(touch, ABS_MT_POSITION_Y, height);
	plug_in(touch, "touch panel");
	return touch;
}

static int open_keys(void)
{
	int keys = open_device();

	allow(keys, UI_SET_EVBIT, EV_KEY);
	for (int code = KEY_ESC; code <= KEY_COMPOSE; code++)
		allow(keys, UI_SET_KEYBIT, code);
	plug_in(keys, "keyboard");
	return keys;
}

static void tell(int device, int type, int code, int value)
{
	struct input_event event = { .type = (__u16)type, .code = (__u16)code, .value = value };

	if (write(device, &event, sizeof event) != sizeof event)
		fail("write");
}

static void pass(int ms)
{
	struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };

	nanosleep(&time, NULL);
}

static void keep_down(int device)
{
	tell(device, EV_SYN, SYN_REPORT, 0);
	pass(FINGER_MS);
}

static void tap(int touch, int x, int y)
{
	static int finger;

	tell(touch, EV_ABS, ABS_MT_SLOT, 0);
	tell(touch, EV_ABS, ABS_MT_TRACKING_ID, finger++ % 65536);
	/* The kernel passes on only what changes, and who opened the panel since the last finger
	 * does not know where that was. */
	for (int beside = 1; beside >= 0; beside--) {
		tell(touch, EV_ABS, ABS_MT_POSITION_X, x + beside);
		tell(touch, EV_ABS, ABS_MT_POSITION_Y, y + beside);
	}
	tell(touch, EV_KEY, BTN_TOUCH, 1);
	tell(touch, EV_ABS, ABS_X, x);
	tell(touch, EV_ABS, ABS_Y, y);
	keep_down(touch);
	tell(touch, EV_ABS, ABS_MT_TRACKING_ID, -1);
	tell(touch, EV_KEY, BTN_TOUCH, 0);
	tell(touch, EV_SYN, SYN_REPORT, 0);
}

static void type(int keys, int code)
{
	tell(keys, EV_KEY, code, 1);
	keep_down(keys);
	tell(keys, EV_KEY, code, 0);
	tell(keys, EV_SYN, SYN_REPORT, 0);
}

int main(int argc, char **argv)
{
	char line[64];

	if (argc != 3)
		return 2;
	int touch = open_touch(atoi(argv[1]), atoi(argv[2])), keys = open_keys();
	puts("ready");
	fflush(stdout);
	while (fgets(line, sizeof line, stdin)) {
		int a, b;
		if (sscanf(line, "tap %d %d", &a, &b) == 2)
			tap(touch, a, b);
		else if (sscanf(line, "key %d", &a) == 1)
			type(keys, a);
		else if (sscanf(line, "wait %d", &a) == 1)
			pass(a);
		else
			fail(line);
	}
	return 0;
}
