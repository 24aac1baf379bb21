#include "platform/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#define BOOT_ID          "/proc/sys/kernel/random/boot_id"
#define BOOT_DIGITS      15 /* hexadecimal; they fit into 63 bits */
#define RTC_SET_IT       "/sys/class/rtc/rtc0/hctosys"
#define TIMESYNC_SET_IT  "/run/systemd/timesync/synchronized"
#define NEVER            253402300799 /* the end of 9999 */
#define BELIEVABLE_SINCE 1767225600   /* 2026-01-01: earlier ones are a clock that was never set */

static size_t read_line(const char *path, char *out, size_t room)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	const ssize_t size = read(fd, out, room);
	close(fd);
	return size > 0 ? (size_t)size : 0;
}

static int64_t read_boot(void)
{
	char text[64];
	const size_t size = read_line(BOOT_ID, text, sizeof(text));
	int64_t boot = 0;
	int digits = 0;
	for (size_t i = 0; i < size && digits < BOOT_DIGITS; i++) {
		const char c = text[i];
		if (c == '-')
			continue;
		boot = boot * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
		digits++;
	}
	return boot;
}

static bool is_pc(void)
{
#if defined(__x86_64__) || defined(__i386__)
	return true;
#else
	return false;
#endif
}

static bool rtc_set_it(void)
{
	char answer = '0';
	return read_line(RTC_SET_IT, &answer, 1) == 1 && answer == '1';
}

/* Only looked at, nothing is adjusted. */
bool clock_synchronised(void)
{
	struct timex timex = { .modes = 0 };
	const int state = adjtimex(&timex);
	return state >= 0 && state != TIME_ERROR && !(timex.status & STA_UNSYNC);
}

static int64_t milliseconds(clockid_t clock)
{
	struct timespec at = { 0, 0 };
	clock_gettime(clock, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

struct moment clock_now(void)
{
	static int64_t boot; /* stays the same until the next one */
	static bool asked;
	if (!asked) {
		boot = read_boot();
		asked = true;
	}
	struct moment now = { .boot = boot, .mono_ms = milliseconds(CLOCK_BOOTTIME) };
	struct timespec wall = { 0, 0 };
	clock_gettime(CLOCK_REALTIME, &wall);
	now.utc = wall.tv_sec;
	now.asleep_ms = now.mono_ms - milliseconds(CLOCK_MONOTONIC);
	now.sure = now.utc >= BELIEVABLE_SINCE &&
		   (is_pc() || clock_synchronised() || access(TIMESYNC_SET_IT, F_OK) == 0 ||
		    rtc_set_it()); /* its driver may come later than we do */
	return now;
}

int64_t clock_monotonic_ms(void)
{
	return milliseconds(CLOCK_MONOTONIC);
}

/* A timer that never ends, but is cancelled when the wall clock is set. Waking from sleep sets it.
 */
static void arm(int fd)
{
	const struct itimerspec never = { .it_value = { .tv_sec = NEVER } };

	(void)timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
}

int clock_watch(void)
{
	const int fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);

	if (fd >= 0)
		arm(fd);
	return fd;
}

void clock_watch_again(int fd)
{
	uint64_t times;

	if (read(fd, &times, sizeof times) < 0 && errno == ECANCELED)
		arm(fd);
}
