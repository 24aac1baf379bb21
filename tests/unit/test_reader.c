/* Calendars are read by a program of its own: it may crash, hang, shout, lie or be missing, and the
 * last good rows stand. Shell scripts stand in for it. */
#include "base/civil.h"
#include "model/memory.h"
#include "support/test.h"
#include "terminal/calendars.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD  "rows\t1\tsessions\t100\t200\t1\n"
#define ONE   "session\t110\t120\t0\t-1\t1\tkoffie@huis\tKoffie\tKoffie, 06-1\tkoffie\tZaal\t\t\n"
#define WHOLE HEAD "note\tLet op.\n" ONE "end\t1\n"

static char folder[200], program[300], settings[300], data[300];
static char real[FILE_PATH]; /* inloop-calendar, where it was built */
static struct health health;
static struct calendars calendars;

static void put(const char *name, const char *text, mode_t mode)
{
	char path[400];

	(void)snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
	assert_int_equal(chmod(path, mode), 0);
}

static int setup(void **state)
{
	const char *base = getenv("TMPDIR");
	char self[FILE_PATH] = "", here[FILE_PATH];

	(void)state;
	assert_true(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
	file_folder(here, self);
	file_join(real, here, "../inloop-calendar");
	(void)snprintf(folder, sizeof folder, "%s/reader-XXXXXX", base ? base : "/tmp");
	assert_non_null(mkdtemp(folder));
	(void)snprintf(program, sizeof program, "%s/program", folder);
	(void)snprintf(settings, sizeof settings, "%s/inloop.ini", folder);
	(void)snprintf(data, sizeof data, "%s/data", folder);
	assert_int_equal(mkdir(data, 0750), 0);
	health = (struct health) { .count = 0 };
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

static const struct moment at = { .utc = 1795424400, .sure = true }; /* 2026-11-23T10:00 */

static struct calendars_config config_of(const char *reads)
{
	return (struct calendars_config) {
		.config = settings, .data = data, .wait = true, .program = reads, .deadline_s = 1
	};
}

static void open_with(const char *reads)
{
	struct calendars_config config = config_of(reads);

	health = (struct health) { .count = 0 };
	calendars_open(&calendars, &config, &at, &health);
}

static void says(const char *line, enum health_level level, const char *words)
{
	const struct health_item *item = health_find(&health, line);

	assert_non_null(item);
	if (item->level != level || !strstr(item->sentence, words))
		fail_msg("%s is %s: %s", line, health_level_name(item->level), item->sentence);
}

static int sessions_there(void)
{
	struct calendar_port port = calendars_port(&calendars);
	struct session_list list = { 0 };

	assert_true(port.sessions(port.self, at.utc - 86400, at.utc + 7 * 86400, &list));
	int count = list.count;
	session_list_free(&list);
	return count;
}

static const char coffee[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:k\r\n"
    "SUMMARY:Koffie\r\nDTSTART:20261123T110000\r\nDTEND:20261123T120000\r\n"
    "RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/* First a good reading by the real program, then a start whose program does this. */
static void after_a_good_one(const char *script, const char *words)
{
	put("activiteiten.ics", coffee, 0644);
	open_with(real);
	says("programme", HEALTH_OK, "activiteiten.ics: 1 activiteiten.");
	assert_int_equal(sessions_there(), 1);
	calendars_close(&calendars);
	put("activiteiten.ics", coffee, 0600);
	struct timespec other[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };
	char path[400];
	(void)snprintf(path, sizeof path, "%s/activiteiten.ics", folder);
	assert_int_equal(utimensat(AT_FDCWD, path, other, 0), 0);
	if (script)
		put("program", script, 0700);
	open_with(program);
	says("programme", HEALTH_WARN, words);
	says("programme", HEALTH_WARN, "laatste goede versie");
	assert_int_equal(sessions_there(), 1);
	calendars_close(&calendars);
}

static void one_that_crashes(void **state)
{
	(void)state;
	after_a_good_one("#!/bin/sh\nkill -SEGV $$\n", "kunnen we niet lezen");
}

static void one_that_hangs(void **state)
{
	(void)state;
	after_a_good_one("#!/bin/sh\nwhile :; do read line <&1; done\n", "duurt te lang");
}

static void one_that_hangs_with_nothing_to_say(void **state)
{
	(void)state;
	after_a_good_one("#!/bin/sh\nexec >&-\nwhile :; do :; done\n", "kunnen we niet lezen");
}

static void one_that_says_nonsense(void **state)
{
	(void)state;
	after_a_good_one("#!/bin/sh\necho nonsense\n", "kunnen we niet lezen");
}

static void one_that_never_stops_talking(void **state)
{
	(void)state;
	after_a_good_one("#!/bin/sh\nwhile :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done\n",
			 "activiteiten.ics");
}

static void one_that_is_missing(void **state)
{
	(void)state;
	after_a_good_one(NULL, "inloop-calendar ontbreekt");
}

static void one_that_answers_something_else(void **state)
{
	(void)state;
	after_a_good_one("#!/bin/sh\nprintf 'rows\\t1\\tshifts\\t1\\t2\\t1\\nend\\t0\\n'\n",
			 "kunnen we niet lezen");
}

/* What is kept is for nobody else to read, and holds no name that was not to be shown. */
static void what_is_kept(void **state)
{
	char path[400];
	struct stat about;
	size_t size;

	(void)state;
	put("rooster.ics",
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:s\r\nSUMMARY:Geheimina\r\n"
	    "DTSTART:20261123T090000\r\nDTEND:20261123T170000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
	    0644);
	put("data/rooster.ics.laatste-goede", "SUMMARY:Geheimina\n", 0644);
	open_with(real);
	says("roster", HEALTH_OK, "rooster.ics: 1 diensten.");
	calendars_close(&calendars);
	(void)snprintf(path, sizeof path, "%s/" MEMORY_ROSTER, data);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	char *bytes = file_read(path, 100000, &size, NULL);
	assert_non_null(bytes);
	assert_null(strstr(bytes, "Geheimina"));
	assert_non_null(strstr(bytes, "shift\t"));
	free(bytes);
	(void)snprintf(path, sizeof path, "%s/rooster.ics.laatste-goede", data);
	assert_int_not_equal(access(path, F_OK), 0);
	/* taken away: what was kept of it goes, too */
	(void)snprintf(path, sizeof path, "%s/rooster.ics", folder);
	assert_int_equal(unlink(path), 0);
	open_with(real);
	says("roster", HEALTH_WARN, "Er is geen rooster.ics");
	calendars_close(&calendars);
	(void)snprintf(path, sizeof path, "%s/" MEMORY_ROSTER, data);
	assert_int_not_equal(access(path, F_OK), 0);
}

/* The same file on the same day needs no reading. */
static void a_start_has_its_rows_at_once(void **state)
{
	(void)state;
	put("activiteiten.ics", coffee, 0644);
	open_with(real);
	calendars_close(&calendars);
	open_with(program); /* there is none */
	says("programme", HEALTH_OK, "1 activiteiten");
	assert_int_equal(sessions_there(), 1);
	calendars_close(&calendars);
}

static void ended_and_newer_beside(void **state)
{
	char ended[sizeof coffee];

	(void)state;
	memcpy(ended, coffee, sizeof ended);
	char *rule = strstr(ended, "RRULE:FREQ=WEEKLY");
	memcpy(rule, "X-NOTHING:ABCDEFG", strlen("RRULE:FREQ=WEEKLY"));
	char *start = strstr(ended, "DTSTART:2026");
	memcpy(start, "DTSTART:2025", 12);
	memcpy(strstr(ended, "DTEND:2026"), "DTEND:2025", 10);
	put("activiteiten.ics", ended, 0644);
	open_with(real);
	says("programme", HEALTH_WARN, "voor de komende 4 weken staat er niets in");
	calendars_close(&calendars);
	put("rooster (1).ics", coffee, 0644);
	open_with(real);
	says("roster", HEALTH_WARN, "wel 'rooster (1).ics'");
	calendars_close(&calendars);
	put("activiteiten.ics", coffee, 0644);
	put("Activiteiten (1).ics", coffee, 0644);
	open_with(real);
	says("programme", HEALTH_WARN, "'Activiteiten (1).ics'");
	calendars_close(&calendars);
}

static bool good(const char *text)
{
	struct programme_rows rows;
	bool is = rows_read(&rows, text, strlen(text));

	rows_free(&rows);
	return is;
}

static void rows_are_exactly_so(void **state)
{
	static const char *const wrong[] = {
		"",
		"\n",
		"rows\n",
		HEAD,
		HEAD ONE,
		HEAD ONE "end\t2\n",
		WHOLE "x",
		WHOLE WHOLE,
		HEAD "end\t0",
		"rows\t2\tsessions\t1\t2\t0\nend\t0\n",
		"rows\t1\tsessions\t2\t1\t0\nend\t0\n",
		"rows\t1\tother\t1\t2\t0\nend\t0\n",
		"rows\t1\tsessions\t1\t99999999999999\t0\nend\t0\n",
		HEAD "session\t120\t110\t0\t-1\t1\ta\ta\t\t\t\t\t\nend\t1\n",
		HEAD "session\t210\t220\t0\t-1\t1\ta\ta\t\t\t\t\t\nend\t1\n",
		HEAD "session\t110\t120\t16\t-1\t1\ta\ta\t\t\t\t\t\nend\t1\n",
		HEAD "session\t110\t120\t0\t-1\t99\ta\ta\t\t\t\t\t\nend\t1\n",
		HEAD "session\t110\t120\t0\t-1\t1\ta\ta\033[2J\t\t\t\t\t\nend\t1\n",
		HEAD "session\t110\t120\t0\t-1\t1\ta\t\xff\t\t\t\t\t\nend\t1\n",
		HEAD "session\t0110\t120\t0\t-1\t1\ta\ta\t\t\t\t\t\nend\t1\n",
		HEAD "shift\t110\t120\t\t\nend\t1\n",
		"failed\t\n",
		"failed\tNee.\nmeer\n",
	};

	(void)state;
	assert_true(good(WHOLE));
	assert_true(good("failed\tNee.\n"));
	for (int i = 0; i < COUNT_OF(wrong); i++)
		if (good(wrong[i]))
			fail_msg("taken: %s", wrong[i]);
	for (size_t cut = 0; cut < strlen(WHOLE); cut++) {
		struct programme_rows rows;
		assert_false(rows_read(&rows, WHOLE, cut));
		rows_free(&rows);
	}
}

static void what_is_written_is_read(void **state)
{
	struct programme_rows rows, again;
	char *bytes = NULL;
	size_t size;

	(void)state;
	assert_true(rows_read(&rows, WHOLE, strlen(WHOLE)));
	assert_string_equal(rows.sessions.items[0].ref.title, "Koffie");
	assert_string_equal(rows.notes.items[0].text, "Let op.");
	FILE *out = open_memstream(&bytes, &size);
	assert_true(rows_write(&rows, out));
	assert_int_equal(fclose(out), 0);
	assert_string_equal(bytes, WHOLE);
	assert_true(rows_read(&again, bytes, size));
	rows_free(&rows);
	rows_free(&again);
	free(bytes);
}

#define READER_TEST(name) cmocka_unit_test_setup(name, setup)

int main(void)
{
	const struct CMUnitTest tests[] = {
		READER_TEST(one_that_crashes),
		READER_TEST(one_that_hangs),
		READER_TEST(one_that_hangs_with_nothing_to_say),
		READER_TEST(one_that_says_nonsense),
		READER_TEST(one_that_never_stops_talking),
		READER_TEST(one_that_is_missing),
		READER_TEST(one_that_answers_something_else),
		READER_TEST(what_is_kept),
		READER_TEST(a_start_has_its_rows_at_once),
		READER_TEST(ended_and_newer_beside),
		READER_TEST(rows_are_exactly_so),
		READER_TEST(what_is_written_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
