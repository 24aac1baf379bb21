/* What the computer tells of itself: found under /sys by the names of drivers, and put into words.
 */
#include "support/test.h"

#include "base/civil.h"
#include "base/file.h"
#include "platform/machine.h"

#include <sys/stat.h>
#include <unistd.h>

static char root[64];
static struct machine machine;
static struct health health;

static int set_up(void **state)
{
	(void)state;
	(void)civil_set_zone("Europe/Amsterdam");
	(void)snprintf(root, sizeof root, "/tmp/inloop-machine-XXXXXX");
	machine_init(&machine);
	memset(&health, 0, sizeof health);
	return mkdtemp(root) ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	(void)snprintf(command, sizeof command, "rm -rf '%s'", root);
	return system(command);
}

static void put(const char *name, const char *text)
{
	char path[FILE_PATH], folder[FILE_PATH];

	file_join(path, root, name);
	file_folder(folder, path);
	assert_true(file_make_folder(folder, NULL));
	assert_true(file_write(path, text, strlen(text), NULL));
}

static const char *said(const char *name)
{
	const struct health_item *item = health_find(&health, name);

	return item ? item->sentence : "";
}

static void assert_level(const char *name, enum health_level level)
{
	const struct health_item *item = health_find(&health, name);

	assert_non_null(item);
	assert_int_equal(item->level, level);
}

/* ---- reading ----------------------------------------------------------------- */

static void drivers_are_found_by_their_names(void **state)
{
	(void)state;
	put("sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
	put("sys/class/hwmon/hwmon0/in0_lcrit_alarm", "1\n");
	put("sys/class/hwmon/hwmon1/name", "rpi_volt\n");
	put("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n");
	put("sys/class/thermal/thermal_zone0/type", "iwlwifi_1\n");
	put("sys/class/thermal/thermal_zone0/temp", "91000\n");
	put("sys/class/thermal/thermal_zone1/type", "cpu-thermal\n");
	put("sys/class/thermal/thermal_zone1/temp", "48312\n");
	put("etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n");
	machine_read(&machine, root, root);
	assert_int_equal(machine.power, POWER_GOOD);
	assert_int_equal(machine.degrees, 48);
	assert_true(machine.free_mb >= 0 && machine.free_mb <= machine.total_mb);
	assert_string_equal(machine.system, "Debian GNU/Linux 13 (trixie)");
	assert_true(machine.sdl[0] >= '2' && machine.gpiod[0] >= '1');
	put("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
	machine_read(&machine, root, root);
	assert_int_equal(machine.power, POWER_WEAK);
}

static void what_is_not_told_is_not_known(void **state)
{
	(void)state;
	put("sys/class/hwmon/hwmon0/name", "rpi_volt_of_another\n");
	put("sys/class/hwmon/hwmon0/in0_lcrit_alarm", "1\n");
	put("sys/class/hwmon/hwmon1/name", "rpi_volt\n"); /* without its alarm */
	put("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n");
	put("sys/class/thermal/thermal_zone0/temp", "\n");
	put("etc/os-release", "garbage\n[x]\nPRETTY_NAME=no\n");
	machine_read(&machine, root, "/nowhere");
	assert_int_equal(machine.power, POWER_UNKNOWN);
	assert_int_equal(machine.degrees, MACHINE_NO_DEGREES);
	assert_int_equal(machine.free_mb, -1);
	assert_string_equal(machine.system, "");
	machine_tell(&machine, 0, &health);
	assert_int_equal(health.count, 0);
}

static void a_card_tells_the_day_of_its_system(void **state)
{
	(void)state;
	put("usr/lib/inloop/system-date", "2026-11-22\n");
	machine_read(&machine, root, root);
	assert_int_equal(machine.system_day, civil_day_of(2026, 11, 22));
	machine_init(&machine);
	put("usr/lib/inloop/system-date", "gisteren\n");
	machine_read(&machine, root, root);
	assert_int_equal(machine.system_day, DAY_NONE);
}

/* ---- words ------------------------------------------------------------------- */

static void what_is_well_is_told_as_well(void **state)
{
	(void)state;
	machine.power = POWER_GOOD;
	machine.degrees = 74;
	machine.free_mb = 11250;
	machine_tell(&machine, 0, &health);
	assert_int_equal(health_worst(&health), HEALTH_OK);
	assert_string_equal(said("power"), "De stroom is sterk genoeg.");
	assert_non_null(strstr(said("temperature"), "74 graden"));
	assert_string_equal(said("disk"), "Op de schijf is nog 11,2 GB vrij.");
	machine.free_mb = 50;
	machine_tell(&machine, 0, &health);
	assert_level("disk", HEALTH_OK);
	assert_non_null(strstr(said("disk"), "50 MB"));
}

static void what_is_wrong_says_what_to_do(void **state)
{
	(void)state;
	machine.power = POWER_WEAK;
	machine.degrees = 75;
	machine.free_mb = 49;
	machine_tell(&machine, 1, &health);
	assert_level("power", HEALTH_FAIL);
	assert_non_null(strstr(said("power"), "voeding"));
	assert_level("temperature", HEALTH_WARN);
	assert_non_null(strstr(said("temperature"), "uit de zon"));
	assert_level("disk", HEALTH_WARN);
	assert_non_null(strstr(said("disk"), "49 MB"));
}

static void weak_power_stays_told_when_it_is_over(void **state)
{
	(void)state;
	machine.power = POWER_GOOD;
	machine_tell(&machine, civil_utc(civil_day_of(2026, 11, 24), 9, 5), &health);
	assert_level("power", HEALTH_WARN);
	assert_non_null(strstr(said("power"), "09:05"));
}

static void an_old_system_is_told_by_a_sure_clock(void **state)
{
	struct moment now = { .utc = civil_utc(civil_day_of(2026, 11, 30), 10, 0), .sure = true };

	(void)state;
	machine_tell_age(&machine, &now, &health);
	assert_int_equal(health.count, 0);
	machine.system_day = civil_day_of(2026, 5, 31);
	machine_tell_age(&machine, &now, &health);
	assert_level("system", HEALTH_OK);
	assert_string_equal(said("system"), "Het systeem is van 31 mei 2026.");
	machine.system_day--;
	machine_tell_age(&machine, &now, &health);
	assert_level("system", HEALTH_WARN);
	assert_non_null(strstr(said("system"), "van 30 mei 2026. Dat is meer dan een half jaar"));
	assert_non_null(strstr(said("system"), "nieuwe versie"));
	now.sure = false; /* who knows what day it is */
	machine_tell_age(&machine, &now, &health);
	assert_level("system", HEALTH_OK);
}

static void versions_are_told_as_far_as_known(void **state)
{
	char words[400], few[20];

	(void)state;
	assert_string_equal(machine_versions(&machine, words, sizeof words), "");
	(void)snprintf(machine.sqlite, sizeof machine.sqlite, "3.46.1");
	(void)snprintf(machine.system, sizeof machine.system, "Debian");
	assert_string_equal(machine_versions(&machine, words, sizeof words),
			    "SQLite 3.46.1, Debian");
	assert_string_equal(machine_versions(&machine, few, sizeof few), "SQLite 3.46.1, Debi");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(drivers_are_found_by_their_names, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_card_tells_the_day_of_its_system, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(an_old_system_is_told_by_a_sure_clock, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_told_is_not_known, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_well_is_told_as_well, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_wrong_says_what_to_do, set_up, tear_down),
		cmocka_unit_test_setup_teardown(weak_power_stays_told_when_it_is_over, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(versions_are_told_as_far_as_known, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
