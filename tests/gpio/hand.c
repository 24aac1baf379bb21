/*
 * hand - what a finger and an eye do to the lines of the kernel's simulated chip.
 *
 *   hand FOLDER STEP...          FOLDER holds sim_gpio17/pull and so on
 *
 *   down LINE, up LINE           the contact to ground closes, opens (the line is pulled up)
 *   bounce LINE EDGES MS         so many edges at random moments within MS; ends where it began
 *                                for an even number, at the other level for an odd one
 *   wait MS
 *   look LINE                    prints `look LINE on`, or off
 *   kill PROCESS                 at once, with SIGKILL
 *   watch LINE MS                look at an output; prints `watch LINE edges N on PERCENT`
 *   seed N                       of the random moments
 *   mark WORD                    a line in the kernel's own trace
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SAMPLE_US 10000
#define LINES_MAX 64

static const char *folder;
static bool is_down[LINES_MAX];
static uint64_t random_state = 1;

static _Noreturn void fail(const char *what)
{
	fprintf(stderr, "hand: %s: %s\n", what, errno ? strerror(errno) : "not understood");
	exit(2);
}

static uint32_t random_below(uint32_t limit)
{
	random_state = random_state * UINT64_C(6364136223846793005) + 1442695040888963407U;
	return (uint32_t)(random_state >> 33) % limit;
}

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void sleep_until(int64_t us)
{
	struct timespec at = { .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 };

	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR)
		;
}

static int open_line(int line, const char *file, int flags)
{
	char path[256];

	(void)snprintf(path, sizeof path, "%s/sim_gpio%d/%s", folder, line, file);
	int fd = open(path, flags | O_CLOEXEC);
	if (fd < 0)
		fail(path);
	return fd;
}

static void set(int line, bool down)
{
	static int pulls[LINES_MAX]; /* kept open: ten thousand edges a second are wanted */
	const char *pull = down ? "pull-down" : "pull-up";

	if (pulls[line] == 0)
		pulls[line] = open_line(line, "pull", O_WRONLY);
	if (pwrite(pulls[line], pull, strlen(pull), 0) < 0)
		fail("pull");
	is_down[line] = down;
}

static int ascending(const void *a, const void *b)
{
	const int64_t *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

static void bounce(int line, int edges, int within_ms)
{
	int64_t at[1024], from = now_us();

	if (edges > (int)(sizeof at / sizeof *at))
		fail("bounce");
	for (int i = 0; i < edges; i++)
		at[i] = from + random_below((uint32_t)within_ms * 1000);
	qsort(at, (size_t)edges, sizeof *at, ascending);
	for (int i = 0; i < edges; i++) {
		sleep_until(at[i]);
		set(line, !is_down[line]);
	}
}

static bool is_on(int line)
{
	char value = '0';
	int fd = open_line(line, "value", O_RDONLY);

	if (read(fd, &value, 1) != 1)
		fail("value");
	close(fd);
	return value == '1';
}

static void watch(int line, int ms)
{
	int64_t from = now_us(), until = from + (int64_t)ms * 1000;
	int edges = 0, on = 0, looks = 0;
	bool was = is_on(line);

	for (int64_t at = from; at < until; at += SAMPLE_US) {
		sleep_until(at);
		bool is = is_on(line);
		edges += is != was;
		on += is;
		looks++;
		was = is;
	}
	printf("watch %d edges %d on %d\n", line, edges, looks ? on * 100 / looks : 0);
}

static void mark(const char *word)
{
	int fd = open("/sys/kernel/tracing/trace_marker", O_WRONLY | O_CLOEXEC);

	if (!word || fd < 0 || write(fd, word, strlen(word)) < 0)
		fail("mark");
	close(fd);
}

static int number(const char *text)
{
	char *end;

	if (!text)
		fail("a number is missing");
	long value = strtol(text, &end, 10);
	if (*end || value < 0 || value > 1000000000)
		fail(text);
	return (int)value;
}

static int line_number(const char *text)
{
	int line = number(text);

	if (line >= LINES_MAX)
		fail(text);
	return line;
}

/* Returns how many words the step took. */
static int step(char **words)
{
	const char *verb = words[0];

	if (strcmp(verb, "down") == 0 || strcmp(verb, "up") == 0) {
		set(line_number(words[1]), verb[0] == 'd');
		return 2;
	}
	if (strcmp(verb, "wait") == 0) {
		sleep_until(now_us() + (int64_t)number(words[1]) * 1000);
		return 2;
	}
	if (strcmp(verb, "look") == 0) {
		printf("look %s %s\n", words[1], is_on(line_number(words[1])) ? "on" : "off");
		return 2;
	}
	if (strcmp(verb, "kill") == 0) {
		if (kill((pid_t)number(words[1]), SIGKILL) != 0)
			fail("kill");
		return 2;
	}
	if (strcmp(verb, "seed") == 0) {
		random_state = (uint64_t)number(words[1]);
		return 2;
	}
	if (strcmp(verb, "mark") == 0) {
		mark(words[1]);
		return 2;
	}
	if (strcmp(verb, "watch") == 0) {
		watch(line_number(words[1]), number(words[2]));
		return 3;
	}
	if (strcmp(verb, "bounce") != 0 || !words[1] || !words[2])
		fail(verb);
	bounce(line_number(words[1]), number(words[2]), number(words[3]));
	return 4;
}

int main(int argc, char **argv)
{
	if (argc < 3)
		fail("usage: hand FOLDER STEP...");
	folder = argv[1];
	/* A finger does not wait for the terminal: there is one processor. */
	struct sched_param first = { .sched_priority = 1 };
	if (sched_setscheduler(0, SCHED_FIFO, &first) != 0)
		fail("sched_setscheduler");
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (char **words = argv + 2; *words;) {
		errno = 0;
		words += step(words);
	}
	return 0;
}
