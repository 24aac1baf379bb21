/*
 * What a service manager is told, heard on a socket as systemd's (sd_notify(3)): of the part
 * itself, and of the whole terminal, which runs without a display here.
 */
#include "support/test.h"

#include "platform/service.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 180000 /* ms */
#define MINUTE   60000

struct manager {
	int socket;
	char folder[64], path[80];
};

static int listen_as_manager(void **state)
{
	struct manager *manager = calloc(1, sizeof *manager);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const char *tmp = getenv("TMPDIR");

	assert_non_null(manager);
	(void)snprintf(manager->folder, sizeof manager->folder, "%s/service.XXXXXX",
		       tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(manager->folder));
	(void)snprintf(manager->path, sizeof manager->path, "%s/notify", manager->folder);
	(void)snprintf(address.sun_path, sizeof address.sun_path, "%s", manager->path);
	manager->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	assert_true(manager->socket >= 0);
	assert_int_equal(bind(manager->socket, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(setenv("NOTIFY_SOCKET", manager->path, 1), 0);
	assert_int_equal(setenv("WATCHDOG_USEC", "180000000", 1), 0);
	*state = manager;
	return 0;
}

static int leave(void **state)
{
	struct manager *manager = *state;

	(void)close(manager->socket);
	(void)unlink(manager->path);
	(void)rmdir(manager->folder);
	free(manager);
	(void)unsetenv("NOTIFY_SOCKET");
	(void)unsetenv("WATCHDOG_USEC");
	return 0;
}

/* All that was told so far, each message in its own line. */
static const char *told(struct manager *manager)
{
	static char all[2048];
	size_t used = 0;
	ssize_t length;

	while ((length = recv(manager->socket, all + used, sizeof all - used - 1, MSG_DONTWAIT)) >
	       0) {
		used += (size_t)length;
		if (all[used - 1] != '\n')
			all[used++] = '\n';
	}
	all[used] = '\0';
	return all;
}

static void test_ready_once_and_alive_in_time(void **state)
{
	struct service service;

	service_open(&service, 1000);
	assert_true(service_due(&service, 1000));
	service_tell(&service, true, "well", 2000);
	assert_string_equal(told(*state), "STATUS=well\nREADY=1\nWATCHDOG=1\n");
	assert_false(service_due(&service, 2000 + PATIENCE / 4 - 1));
	assert_true(service_due(&service, 2000 + MINUTE));
	service_tell(&service, true, "well", 2000 + MINUTE);
	assert_string_equal(told(*state), "WATCHDOG=1\n");
	service_ends();
	assert_string_equal(told(*state), "STOPPING=1\n");
}

static void test_what_is_ill_is_not_fed(void **state)
{
	struct service service;

	service_open(&service, 0);
	service_tell(&service, false, "the picture cannot be shown", 0);
	assert_string_equal(told(*state), "STATUS=the picture cannot be shown\n");
	assert_true(service_due(&service, 1));
	service_tell(&service, true, "well", 1);
	assert_string_equal(told(*state), "STATUS=well\nREADY=1\nWATCHDOG=1\n");
	service_tell(&service, false, "the store does not answer", MINUTE);
	service_tell(&service, false, "the store does not answer", MINUTE + 1);
	assert_string_equal(told(*state), "STATUS=the store does not answer\n");
	assert_true(service_due(&service, MINUTE + 2));
	/* Nor is it fed by going to sleep, and it looks again while there is still time. */
	assert_in_range(service_sleeps(&service, -1, MINUTE + 2), 1, PATIENCE / 3);
	assert_string_equal(told(*state), "");
}

static void test_a_short_sleep_costs_nothing(void **state)
{
	struct service service;

	service_open(&service, 0);
	service_tell(&service, true, "well", 0);
	(void)told(*state);
	for (int64_t now = 0; now < 10 * MINUTE; now += MINUTE) {
		if (service_due(&service, now))
			service_tell(&service, true, "well", now);
		assert_int_equal(service_sleeps(&service, MINUTE, now), MINUTE);
		service_wakes(&service, now + MINUTE);
	}
	assert_null(strstr(told(*state), "USEC"));
}

static void test_a_long_sleep_is_announced(void **state)
{
	struct service service;

	service_open(&service, 0);
	service_tell(&service, true, "well", 0);
	(void)told(*state);
	assert_int_equal(service_sleeps(&service, 8 * 60 * MINUTE, 0), 8 * 60 * MINUTE);
	assert_string_equal(told(*state), "WATCHDOG_USEC=28980000000\n");
	/* A press in the night: from then on the turn has the patience of the day. */
	service_wakes(&service, 60 * MINUTE);
	assert_string_equal(told(*state), "WATCHDOG_USEC=180000000\n");
	service_wakes(&service, 60 * MINUTE + 1);
	assert_string_equal(told(*state), "");
}

static void test_without_a_manager(void **state)
{
	struct service service;

	assert_int_equal(unsetenv("WATCHDOG_USEC"), 0);
	service_open(&service, 0);
	service_tell(&service, true, "well", 0);
	assert_string_equal(told(*state), "STATUS=well\nREADY=1\n");
	assert_false(service_due(&service, 1000 * MINUTE));
	assert_int_equal(service_sleeps(&service, -1, 1000 * MINUTE), -1);
	assert_string_equal(told(*state), "");
	assert_int_equal(unsetenv("NOTIFY_SOCKET"), 0);
	service_open(&service, 0);
	service_tell(&service, true, "well", 0);
	service_ends();
	assert_string_equal(told(*state), "");
}

/* ---- the whole terminal ----------------------------------------------------------------- */

static void program(char *path, size_t room)
{
	ssize_t length = readlink("/proc/self/exe", path, room - 16);

	assert_true(length > 0);
	path[length] = '\0';
	*strrchr(path, '/') = '\0';
	(void)strcat(strrchr(path, '/'), "/../inloop");
}

static pid_t start_terminal(const struct manager *manager)
{
	char path[512], data[96];

	program(path, sizeof path);
	(void)snprintf(data, sizeof data, "%s/data", manager->folder);
	pid_t child = fork();
	if (child != 0)
		return child;
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nothing behind */
	/* Much less than the minute until the clock on the screen changes. */
	(void)setenv("WATCHDOG_USEC", "400000", 1);
	(void)setenv("SDL_VIDEODRIVER", "offscreen", 1);
	(void)execl(path, path, "--config", "/dev/null", "--data", data, "--window", "400x240",
		    (char *)NULL);
	_exit(127);
}

/* Wait for this message. False: the terminal went away, or is silent for half a minute. */
static bool hear(const struct manager *manager, pid_t terminal, const char *wanted)
{
	char message[256];

	for (int silent = 0; silent < 30;) {
		struct pollfd fd = { .fd = manager->socket, .events = POLLIN };
		if (poll(&fd, 1, 1000) == 0 && waitpid(terminal, NULL, WNOHANG) != 0)
			return false;
		silent++;
		ssize_t length = recv(manager->socket, message, sizeof message - 1, MSG_DONTWAIT);
		if (length <= 0)
			continue;
		silent = 0;
		message[length] = '\0';
		if (strncmp(message, wanted, strlen(wanted)) == 0)
			return true;
	}
	return false;
}

static void remove_data(const struct manager *manager)
{
	static const char *const files[] = { "inloop.db", "inloop.db-wal", "inloop.db-shm",
					     "lock" };
	char path[128];

	for (int i = 0; i < COUNT_OF(files); i++) {
		(void)snprintf(path, sizeof path, "%s/data/%s", manager->folder, files[i]);
		(void)unlink(path);
	}
	(void)snprintf(path, sizeof path, "%s/data", manager->folder);
	(void)rmdir(path);
}

static void test_the_terminal(void **state)
{
	struct manager *manager = *state;
	pid_t terminal = start_terminal(manager);
	int status;

	assert_true(terminal > 0);
	assert_true(hear(manager, terminal, "STATUS=well"));
	assert_true(hear(manager, terminal, "READY=1"));
	assert_true(hear(manager, terminal, "WATCHDOG=1"));
	assert_true(
	    hear(manager, terminal, "WATCHDOG_USEC=")); /* it sleeps until the next minute */
	assert_int_equal(kill(terminal, SIGTERM), 0);
	assert_true(hear(manager, terminal, "STOPPING=1"));
	assert_int_equal(waitpid(terminal, &status, 0), terminal);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	remove_data(manager);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define WITH_MANAGER(test) cmocka_unit_test_setup_teardown(test, listen_as_manager, leave)
		WITH_MANAGER(test_ready_once_and_alive_in_time),
		WITH_MANAGER(test_what_is_ill_is_not_fed),
		WITH_MANAGER(test_a_short_sleep_costs_nothing),
		WITH_MANAGER(test_a_long_sleep_is_announced),
		WITH_MANAGER(test_without_a_manager),
		WITH_MANAGER(test_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
