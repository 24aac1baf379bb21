/*
 * Asking timedated to set the clock, over a real bus connection to one that only writes down what
 * it is asked: no clock is set by this.
 */
#include "support/log.h"
#include "support/test.h"

#include "platform/clock.h"
#include "platform/clock_set.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

struct timedated { /* shared with the process that plays it */
	bool synchronised, network;
	bool refuses; /* polkit says no */
	bool silent;  /* it never answers */
	char asked[64];
	int64_t at;
};

struct bus {
	struct timedated *timedated;
	char folder[64], path[80];
	pid_t pid;
};

/* ---- the one who plays it --------------------------------------------------------------- */

static int say_hello(sd_bus_message *message, void *self, sd_bus_error *error)
{
	(void)self, (void)error;
	return sd_bus_reply_method_return(message, "s", ":1.1");
}

static int set_network(sd_bus_message *message, void *self, sd_bus_error *error)
{
	struct timedated *timedated = self;
	int on, interactive;

	(void)error;
	if (sd_bus_message_read(message, "bb", &on, &interactive) < 0 || interactive)
		return -1;
	(void)strcat(timedated->asked, on ? "on " : "off ");
	timedated->network = on;
	return sd_bus_reply_method_return(message, "");
}

static int set_time(sd_bus_message *message, void *self, sd_bus_error *error)
{
	struct timedated *timedated = self;
	int relative, interactive;
	int64_t at;

	if (sd_bus_message_read(message, "xbb", &at, &relative, &interactive) < 0 || relative ||
	    interactive)
		return -1;
	(void)strcat(timedated->asked, "time ");
	if (timedated->refuses)
		return sd_bus_error_set(error, SD_BUS_ERROR_ACCESS_DENIED, "no");
	if (timedated->network)
		return sd_bus_error_set(error, "org.freedesktop.timedate1.AutomaticTimeSyncEnabled",
					"on");
	timedated->at = at;
	return sd_bus_reply_method_return(message, "");
}

static int tell(sd_bus *bus, const char *path, const char *interface, const char *property,
		sd_bus_message *reply, void *self, sd_bus_error *error)
{
	const struct timedated *timedated = self;

	(void)bus, (void)path, (void)interface, (void)error;
	if (timedated->silent)
		(void)poll(NULL, 0, 80000);
	return sd_bus_message_append(reply, "b",
				     strcmp(property, "NTP") == 0 ? timedated->network
								  : timedated->synchronised);
}

static const sd_bus_vtable driver[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_METHOD("Hello", "", "s", say_hello, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_VTABLE_END,
};
static const sd_bus_vtable service[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_PROPERTY("NTP", "b", tell, 0, 0),
	SD_BUS_PROPERTY("NTPSynchronized", "b", tell, 0, 0),
	SD_BUS_METHOD("SetNTP", "bb", "", set_network, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_METHOD("SetTime", "xbb", "", set_time, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_VTABLE_END,
};

static void serve_one(int connection, struct timedated *timedated)
{
	sd_bus *bus = NULL;
	sd_id128_t id =
	    SD_ID128_MAKE(01, 02, 03, 04, 05, 06, 07, 10, 11, 12, 13, 14, 15, 16, 17, 18);

	if (sd_bus_new(&bus) < 0 || sd_bus_set_fd(bus, connection, connection) < 0 ||
	    sd_bus_set_server(bus, 1, id) < 0 ||
	    sd_bus_add_object_vtable(bus, NULL, "/org/freedesktop/DBus", "org.freedesktop.DBus",
				     driver, timedated) < 0 ||
	    sd_bus_add_object_vtable(bus, NULL, "/org/freedesktop/timedate1",
				     "org.freedesktop.timedate1", service, timedated) < 0 ||
	    sd_bus_start(bus) < 0)
		_exit(1);
	for (;;) {
		int done = sd_bus_process(bus, NULL);
		if (done < 0 || (done == 0 && sd_bus_wait(bus, UINT64_MAX) < 0))
			break;
	}
	(void)sd_bus_flush_close_unref(bus);
}

static void serve(int listening, struct timedated *timedated)
{
	for (;;) {
		int connection = accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
		if (connection < 0)
			_exit(0);
		serve_one(connection, timedated);
	}
}

/* ---- a bus of one's own -------------------------------------------------------------------- */

static int bus_setup(void **state)
{
	static struct bus bus;
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char name[96];

	(void)snprintf(bus.folder, sizeof bus.folder, "/tmp/inloop-bus-XXXXXX");
	bus.timedated = mmap(NULL, sizeof *bus.timedated, PROT_READ | PROT_WRITE,
			     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bus.timedated == MAP_FAILED || listening < 0 || !mkdtemp(bus.folder))
		return -1;
	(void)snprintf(bus.path, sizeof bus.path, "%s/bus", bus.folder);
	(void)snprintf(address.sun_path, sizeof address.sun_path, "%s", bus.path);
	(void)snprintf(name, sizeof name, "unix:path=%s", bus.path);
	if (bind(listening, (struct sockaddr *)&address, sizeof address) != 0 ||
	    listen(listening, 4) != 0 || setenv("DBUS_SYSTEM_BUS_ADDRESS", name, 1) != 0)
		return -1;
	bus.pid = fork();
	if (bus.pid == 0)
		serve(listening, bus.timedated);
	(void)close(listening);
	*state = &bus;
	return bus.pid > 0 ? 0 : -1;
}

static int bus_teardown(void **state)
{
	struct bus *bus = *state;

	(void)kill(bus->pid, SIGKILL);
	(void)waitpid(bus->pid, NULL, 0);
	(void)unlink(bus->path);
	(void)rmdir(bus->folder);
	(void)munmap(bus->timedated, sizeof *bus->timedated);
	return 0;
}

#define BUS_TEST(name) cmocka_unit_test_setup_teardown(name, bus_setup, bus_teardown)
#define THEN           1795426200 /* 2026-11-23T10:30 in Amsterdam */

/* ---- what is asked --------------------------------------------------------------------------- */

static void without_a_network_service(void **state)
{
	struct timedated *timedated = ((struct bus *)*state)->timedated;

	assert_int_equal(clock_set_by_timedated(THEN, THEN - 600), CLOCK_DONE);
	assert_int_equal(timedated->at, THEN * INT64_C(1000000));
	assert_string_equal(timedated->asked, "time ");
}

/* Its service is on, but no network ever came: it is off for the moment, and on again. */
static void with_a_service_that_never_found_a_network(void **state)
{
	struct timedated *timedated = ((struct bus *)*state)->timedated;

	timedated->network = true;
	assert_int_equal(clock_set_by_timedated(THEN, THEN - 600), CLOCK_DONE);
	assert_int_equal(timedated->at, THEN * INT64_C(1000000));
	assert_string_equal(timedated->asked, "off time on ");
}

/* Back: what the service remembers is later, and would put the clock there again. */
static void a_clock_that_goes_back_is_left_to_staff(void **state)
{
	struct timedated *timedated = ((struct bus *)*state)->timedated;

	timedated->network = true;
	assert_int_equal(clock_set_by_timedated(THEN, THEN + 86400), CLOCK_DONE);
	assert_string_equal(timedated->asked, "off time ");
}

static void a_clock_that_the_network_sets_is_let_be(void **state)
{
	struct timedated *timedated = ((struct bus *)*state)->timedated;

	timedated->network = timedated->synchronised = true;
	assert_int_equal(clock_set_by_timedated(THEN, THEN - 600), CLOCK_NETWORK);
	assert_string_equal(timedated->asked, "");
}

/* Then the network is let set it again, too. */
static void one_that_says_no(void **state)
{
	struct timedated *timedated = ((struct bus *)*state)->timedated;

	timedated->network = timedated->refuses = true;
	assert_int_equal(clock_set_by_timedated(THEN, THEN - 600), CLOCK_REFUSED);
	assert_string_equal(timedated->asked, "off time on ");
	assert_true(timedated->network);
}

/* It is waited for, as it may only just be starting, and not for ever. */
static void one_that_does_not_answer(void **state)
{
	struct timedated *timedated = ((struct bus *)*state)->timedated;
	int64_t before = clock_monotonic_ms();

	timedated->silent = true;
	assert_int_equal(clock_set_by_timedated(THEN, THEN - 600), CLOCK_REFUSED);
	assert_in_range(clock_monotonic_ms() - before, 10000, 60000);
}

static void no_bus_at_all(void **state)
{
	(void)state;
	assert_int_equal(setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus", 1), 0);
	assert_int_equal(clock_set_by_timedated(THEN, THEN - 600), CLOCK_REFUSED);
}

/* ---- the clock that is read --------------------------------------------------------------------
 */

static void what_was_slept_is_part_of_what_was_lived(void **state)
{
	struct moment now = clock_now();

	(void)state;
	assert_in_range(now.asleep_ms + 50, 0, now.mono_ms + 50);
}

/* Nobody sets the clock meanwhile: it says nothing. */
static void a_watched_clock_is_quiet(void **state)
{
	struct pollfd watched = { .fd = clock_watch(), .events = POLLIN };

	(void)state;
	assert_true(watched.fd >= 0);
	clock_watch_again(watched.fd);
	assert_int_equal(poll(&watched, 1, 50), 0);
	(void)close(watched.fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BUS_TEST(without_a_network_service),
		BUS_TEST(with_a_service_that_never_found_a_network),
		BUS_TEST(a_clock_that_goes_back_is_left_to_staff),
		BUS_TEST(a_clock_that_the_network_sets_is_let_be),
		BUS_TEST(one_that_says_no),
		BUS_TEST(one_that_does_not_answer),
		cmocka_unit_test(no_bus_at_all),
		cmocka_unit_test(what_was_slept_is_part_of_what_was_lived),
		cmocka_unit_test(a_watched_clock_is_quiet),
	};

	return cmocka_run_group_tests_name("clock: asking to set it", tests, NULL, NULL);
}
