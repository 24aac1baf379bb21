/*
 * Start, memory, reaction and idle wake-ups of the terminal in a window, seen from outside.
 *
 *   bench X Y SECONDS PROGRAM ARGUMENT...
 *
 * Runs the program on $DISPLAY, looks at the display's pixels until its first picture is there,
 * clicks at X Y (which should lead to another screen), then counts for SECONDS how often any of
 * its threads woke up (0: not at all). Prints one "name<TAB>value<TAB>unit" a line.
 */
#include <dirent.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#define GIVE_UP_MS 10000

static double now_ms(void)
{
	struct timespec at;

	(void)clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec * 1000 + (double)at.tv_nsec / 1e6;
}

static void pause_ms(int ms)
{
	struct timespec wait = { ms / 1000, ms % 1000 * 1000000L };

	(void)nanosleep(&wait, NULL);
}

/* A number that changes when some rows of the display change; 0 while they are all black. */
static uint64_t look(Display *display)
{
	Window root = DefaultRootWindow(display);
	int screen = DefaultScreen(display);
	unsigned width = (unsigned)DisplayWidth(display, screen);
	int height = DisplayHeight(display, screen);
	uint64_t sum = 0;

	for (int i = 1; i < 8; i++) {
		XImage *row =
		    XGetImage(display, root, 0, height * i / 8, width, 1, AllPlanes, ZPixmap);
		if (!row)
			continue;
		for (int x = 0; x < row->width; x++) {
			uint64_t pixel = XGetPixel(row, x, 0) & 0xFFFFFF;
			if (pixel)
				sum = sum * 1099511628211U + pixel + (uint64_t)x;
		}
		XDestroyImage(row);
	}
	return sum;
}

/* Milliseconds since `from` at which the display differs from what it was; -1 = it stayed. */
static double until_changed(Display *display, uint64_t was, double from)
{
	while (now_ms() - from < GIVE_UP_MS) {
		if (look(display) != was)
			return now_ms() - from;
		pause_ms(1);
	}
	return -1;
}

static long field(const char *path, const char *name)
{
	char line[256];
	long value = -1;
	FILE *file = fopen(path, "r");

	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, name, strlen(name)) == 0)
			value = strtol(line + strlen(name), NULL, 10);
	if (file)
		(void)fclose(file);
	return value;
}

/* How often the program's threads went to sleep of their own accord, all added up. */
static long sleeps(pid_t pid)
{
	char folder[64], path[384];
	struct dirent *entry;
	long sum = 0;

	(void)snprintf(folder, sizeof folder, "/proc/%d/task", (int)pid);
	DIR *tasks = opendir(folder);
	while (tasks && (entry = readdir(tasks))) {
		if (entry->d_name[0] == '.')
			continue;
		(void)snprintf(path, sizeof path, "%s/%s/status", folder, entry->d_name);
		sum += field(path, "voluntary_ctxt_switches:");
	}
	if (tasks)
		(void)closedir(tasks);
	return sum;
}

static void tell(const char *name, double value, const char *unit)
{
	printf("%s\t%.1f\t%s\n", name, value, unit);
	(void)fflush(stdout);
}

static void measure_click(Display *display, int x, int y)
{
	uint64_t was = look(display);

	XTestFakeMotionEvent(display, -1, x, y, CurrentTime);
	XFlush(display);
	pause_ms(300);
	double from = now_ms();
	XTestFakeButtonEvent(display, 1, True, CurrentTime);
	XFlush(display);
	tell("pressed state", until_changed(display, was, from), "ms");
	pause_ms(200);
	was = look(display);
	from = now_ms();
	XTestFakeButtonEvent(display, 1, False, CurrentTime);
	XFlush(display);
	tell("confirmation, stored", until_changed(display, was, from), "ms");
}

/* Between two minutes, so that the clock on the screen does not change. */
static void measure_idle(pid_t pid, int seconds)
{
	pause_ms(20000); /* the screen returns to rest */
	time_t second = time(NULL) % 60;
	if (second < 2 || second + seconds > 58)
		pause_ms((int)(62 - second) * 1000);
	long before = sleeps(pid);
	pause_ms(seconds * 1000);
	tell("wake-ups while idle", (double)(sleeps(pid) - before), "times");
}

int main(int argc, char **argv)
{
	char path[64];

	if (argc < 5) {
		(void)fprintf(stderr, "usage: bench X Y SECONDS PROGRAM ARGUMENT...\n");
		return 2;
	}
	Display *display = XOpenDisplay(NULL);
	if (!display) {
		(void)fprintf(stderr, "bench: no display\n");
		return 1;
	}
	uint64_t was = look(display);
	double from = now_ms();
	pid_t pid = fork();
	if (pid == 0) {
		(void)execv(argv[4], argv + 4);
		_exit(127);
	}
	tell("first picture", until_changed(display, was, from), "ms");
	pause_ms(1000);
	(void)snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	tell("memory (PSS)", (double)field(path, "Pss:") / 1024, "MiB");
	measure_click(display, atoi(argv[1]), atoi(argv[2]));
	if (atoi(argv[3]) > 0)
		measure_idle(pid, atoi(argv[3]));
	(void)kill(pid, SIGTERM);
	(void)waitpid(pid, NULL, 0);
	XCloseDisplay(display);
	return 0;
}
