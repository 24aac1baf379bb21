/* inloop.ini: every key, every kind of mistake, and files that are no settings at all. */
#include "base/file.h"
#include "base/settings.h"

#include <ini.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct settings settings;
static struct health health;
static char path[4096];

static int setup(void **state)
{
	(void)state;
	const char *folder = getenv("TMPDIR");
	snprintf(path, sizeof path, "%.4000s/inloop.ini", folder ? folder : "/tmp");
	memset(&health, 0, sizeof health);
	return civil_set_zone("Europe/Amsterdam") ? 0 : -1;
}

static void load_bytes(const char *bytes, size_t size)
{
	FILE *file = fopen(path, "w"); /* thousands of them: none has to outlive a power cut */
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
	assert_true(settings_load(&settings, path, &health));
	unlink(path);
}

static void load(const char *text)
{
	load_bytes(text, strlen(text));
}

static void assert_fine(void)
{
	for (int i = 0; i < health.count; i++)
		if (health.items[i].level != HEALTH_OK)
			fail_msg("%s", health.items[i].sentence);
	assert_int_equal(health.count, 1);
}

static bool warned(const char *part)
{
	for (int i = 0; i < health.count; i++)
		if (health.items[i].level == HEALTH_WARN && strstr(health.items[i].sentence, part))
			return true;
	return false;
}

static void assert_warned(const char *part)
{
	if (!warned(part))
		fail_msg("no warning holds '%s'; the first is '%s'", part,
			 health.count ? health.items[0].sentence : "");
}

static void assert_defaults(void)
{
	struct settings defaults;
	settings_init(&defaults);
	assert_memory_equal(&settings, &defaults, sizeof settings);
}

static void defaults_are_those_of_the_manual(void **state)
{
	(void)state;
	settings_init(&settings);
	assert_string_equal(settings.house.name, "");
	assert_string_equal(settings.house.timezone, "Europe/Amsterdam");
	assert_false(opening_set(&settings.open));
	assert_int_equal(settings.talk.remind_ms, 180000);
	assert_int_equal(settings.talk.giveup_ms, 600000);
	assert_int_equal(settings.talk.come_within_ms, 300000);
	assert_false(settings.talk.tone || settings.talk.ask_place || settings.talk.ask_topic);
	assert_string_equal(settings.gpio.button, "GPIO17");
	assert_string_equal(settings.gpio.ack, "GPIO27");
	assert_string_equal(settings.gpio.lamp, "GPIO22");
	assert_string_equal(settings.gpio.light, "GPIO23");
	assert_string_equal(settings.gpio.tone, "");
	assert_true(settings.gpio.active_low);
	assert_int_equal(settings.gpio.pull, PULL_UP);
	assert_int_equal(settings.gpio.debounce_ms, 25);
	assert_int_equal(settings.gpio.min_press_ms, 30);
	assert_int_equal(settings.gpio.lockout_ms, 500);
	assert_int_equal(settings.help.crisis_count, 2);
	assert_string_equal(settings.help.crisis[0], "Levensgevaar? Bel 112.");
	assert_string_equal(settings.help.crisis[1],
			    "Denk je aan zelfmoord? Bel 113 of 0800-0113.");
}

static void sample_house_has_no_mistake(void **state)
{
	(void)state;
	assert_true(settings_load(&settings, "config/inloop.ini", &health));
	assert_fine();
	assert_string_equal(settings.house.name, "Huis van de Wijk De Linde");
	for (int day = 0; day < 7; day++)
		assert_true(settings.open.count[day] > 0);
}

static void sample_house_names_every_default(void **state)
{
	(void)state;
	assert_true(settings_load(&settings, "config/inloop.ini", &health));
	struct settings defaults;
	settings_init(&defaults);
	/* the house and its hours are the sample's own; all the rest is as without a file */
	defaults.house = settings.house;
	defaults.open = settings.open;
	assert_memory_equal(&settings, &defaults, sizeof settings);
}

static void every_key_is_read(void **state)
{
	(void)state;
	assert_true(settings_load(&settings, "tests/data/settings/full.ini", &health));
	assert_int_equal(health.count, 2); /* those that come later, and nothing else */
	assert_warned("'logo' doet nu nog niets.");
	assert_warned("'theme' doet nu nog niets.");
	assert_string_equal(settings.house.name, "Buurthuis 't Praethuis");
	assert_string_equal(settings.house.timezone, "Europe/Brussels");
	assert_string_equal(settings.house.logo, "logo.png");
	assert_int_equal(settings.talk.remind_ms, 90000);
	assert_int_equal(settings.talk.giveup_ms, 1200000);
	assert_int_equal(settings.talk.come_within_ms, 600000);
	assert_true(settings.talk.tone && settings.talk.ask_place && settings.talk.ask_topic);
	assert_int_equal(settings.talk.topic_count, 3);
	assert_string_equal(settings.talk.topics[1], "wonen; huur");
	assert_string_equal(settings.gpio.chip, "gpiochip4");
	assert_string_equal(settings.gpio.button, "knop");
	assert_string_equal(settings.gpio.lamp, "");
	assert_string_equal(settings.gpio.loop, "GPIO13");
	assert_int_equal(settings.gpio.quiet_days, 9);
	assert_false(settings.gpio.active_low);
	assert_int_equal(settings.gpio.pull, PULL_DOWN);
	assert_int_equal(settings.gpio.debounce_ms, 10);
	assert_int_equal(settings.gpio.min_press_ms, 50);
	assert_int_equal(settings.gpio.lockout_ms, 2000);
	assert_string_equal(settings.gpio.ack_key, "PageDown");
	assert_true(settings.screen.panel_mm_w > 216.9 && settings.screen.panel_mm_w < 217.1);
	assert_true(settings.screen.panel_mm_h > 136.4 && settings.screen.panel_mm_h < 136.6);
	assert_int_equal(settings.screen.rotate, 270);
	assert_string_equal(settings.screen.theme, "donker");
	assert_int_equal(settings.help.crisis_count, 2);
	assert_string_equal(settings.help.crisis[0], "Bel 112; ook bij brand.");
	assert_string_equal(settings.help.crisis[1], "Praten? Bel #113.");
	assert_string_equal(settings.staff.reset_pin, "appel");
}

static void assert_interval(int day, int which, int from, int to)
{
	assert_int_equal(settings.open.hours[day][which].from, from);
	assert_int_equal(settings.open.hours[day][which].to, to);
}

static void opening_hours_are_read(void **state)
{
	(void)state;
	assert_true(settings_load(&settings, "tests/data/settings/full.ini", &health));
	static const int counts[7] = { 2, 1, 0, 1, 1, 1, 1 };
	for (int day = 0; day < 7; day++)
		assert_int_equal(settings.open.count[day], counts[day]);
	assert_interval(0, 0, 600, 960);
	assert_interval(0, 1, 1140, 1260);
	assert_interval(1, 0, 0, 1440);
	assert_interval(3, 0, 540, 810); /* two that touch are one */
	assert_interval(4, 0, 780, 1020);
	assert_interval(5, 0, 600, 720);
	assert_interval(6, 0, 840, 900);
	assert_int_equal(settings.open.closed_count, 3);
	assert_int_equal(settings.open.closed[2], civil_day_of(2027, 1, 1));
}

static void mistakes_are_told_with_their_line(void **state)
{
	(void)state;
	static const char *const expected[] = {
		"Regel 1 van wrong.ini: 'los' staat niet onder een kopje",
		"Regel 3 van wrong.ini: 'naam' kennen we niet onder [house]",
		"Regel 4 van wrong.ini: 'timezone = Europa/Amsterdam' begrijpen we niet.",
		"Regel 6 van wrong.ini: 'ma = 16:00-10:00' begrijpen we niet.",
		"Regel 7 van wrong.ini: 'di = 09:00-12:00, 11:00-13:00' begrijpen we maar voor een",
		"Regel 8 van wrong.ini: 'closed = 2026-02-30, 2026-12-25'",
		"Regel 10 van wrong.ini: 'remind = soms' begrijpen we niet. Schrijf een duur",
		"tussen 1s en 2h, zoals 3m. We gebruiken 3m.",
	};
	assert_true(settings_load(&settings, "tests/data/settings/wrong.ini", &health));
	assert_int_equal(health.count, HEALTH_SAME);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_warned(expected[i]);
	/* the last place counts the rest, and the one that stood there */
	assert_warned("Er zijn nog 11 meldingen.");
	assert_int_equal(settings.open.count[0], 0);
	assert_interval(1, 0, 540, 780);
	assert_int_equal(settings.open.closed_count, 1);
	settings.open = (struct opening) { 0 };
	assert_defaults();
}

static void each_bad_value_leaves_its_default(void **state)
{
	(void)state;
	static const struct {
		const char *text, *warning;
	} cases[] = {
		{ "[talk]\ngiveup = 10 dagen\n", "Regel 2 van inloop.ini: 'giveup = 10 dagen'" },
		{ "[talk]\ncome_within = 0s\n", "We gebruiken 5m." },
		{ "[talk]\nremind = 99999999999999h\n", "We gebruiken 3m." },
		{ "[talk]\nremind = -3m\n", "We gebruiken 3m." },
		{ "[talk]\nremind = 3\n", "We gebruiken 3m." },
		{ "[talk]\nremind =\n", "We gebruiken 3m." },
		{ "[talk]\ntone = misschien\n", "Schrijf ja of nee. We gebruiken nee." },
		{ "[gpio]\nlockout = 499ms\n", "We gebruiken 500ms." },
		{ "[gpio]\npull = omhoog\n", "We gebruiken up." },
		{ "[screen]\npanel_mm = 10x10\n", "We laten het leeg." },
		{ "[screen]\npanel_mm = 217x\n", "We laten het leeg." },
		{ "[screen]\nrotate = 45\n", "We gebruiken 0." },
		{ "[help]\ncrisis =\n", "We houden de gewone noodnummers." },
		{ "[house]\ntimezone = Europe\n", "We gebruiken Europe/Amsterdam." },
		{ "[house]\ntimezone = ../../etc/passwd\n", "We gebruiken Europe/Amsterdam." },
		{ "[house]\ntimezone = zone.tab\n", "We gebruiken Europe/Amsterdam." },
		{ "[open]\nma = 10:00-25:00\n", "We rekenen deze dag als dicht." },
		{ "[open]\nma = 10:60-12:00\n", "We rekenen deze dag als dicht." },
		{ "[open]\nma = altijd\n", "We rekenen deze dag als dicht." },
		{ "[open]\nclosed = kerst\n", "We slaan deze datums over." },
		{ "[lamp]\nkleur = rood\nmaat = 1\n", "het kopje [lamp] kennen we niet" },
		{ "[talk]\nzomaar een zin\n", "'zomaar een zin' begrijpen we niet" },
		{ "[talk\n", "'[talk' begrijpen we niet" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		load(cases[i].text);
		assert_int_equal(health.count, 1);
		assert_warned(cases[i].warning);
		assert_defaults();
	}
}

static void what_does_nothing_yet_is_told_when_set(void **state)
{
	(void)state;
	load("[house]\nname = De Linde\nlogo = boom.png\n");
	assert_int_equal(health.count, 1);
	assert_warned("Regel 3 van inloop.ini: 'logo' doet nu nog niets. Dat komt later.");
	load("[screen]\nrotate = 90\ntheme = donker\n");
	assert_int_equal(health.count, 1);
	assert_warned("Regel 3 van inloop.ini: 'theme' doet nu nog niets.");
	load("[house]\nlogo =\n[screen]\ntheme = # geen\n");
	assert_fine();
}

static void last_of_a_double_key_counts(void **state)
{
	(void)state;
	load("[talk]\nremind = 4m\n[house]\nname = A\n[talk]\nremind = 5m\n");
	assert_int_equal(settings.talk.remind_ms, 300000);
	assert_warned("Regel 6 van inloop.ini: 'remind' staat er al.");
	load("[talk]\nremind = 4m\nremind = soms\n");
	assert_int_equal(settings.talk.remind_ms, 180000);
}

static void forms_that_people_use(void **state)
{
	(void)state;
	load("  [House]\n   Name = \"De Linde\"   \n\tTIMEZONE = Europe/London\n"
	     "[ talk ]\nremind=4 min\n");
	assert_fine();
	assert_string_equal(settings.house.name, "De Linde");
	assert_string_equal(settings.house.timezone, "Europe/London");
	assert_int_equal(settings.talk.remind_ms, 240000);
	load("[help]\ncrisis = Bel 112.\n         Bel 113.\n");
	assert_fine();
	assert_int_equal(settings.help.crisis_count, 2);
	assert_string_equal(settings.help.crisis[1], "Bel 113.");
}

static void line_ends_of_all_systems(void **state)
{
	(void)state;
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	for (int i = 0; i < 3; i++) {
		char text[200];
		snprintf(text, sizeof text,
			 "\xEF\xBB\xBF[house]%sname = De Linde%s%s[talk]%sremind = soms", ends[i],
			 ends[i], ends[i], ends[i]);
		load(text);
		assert_string_equal(settings.house.name, "De Linde");
		assert_warned("Regel 5 van inloop.ini");
	}
}

static void bytes_of_other_encodings(void **state)
{
	(void)state;
	load("[house]\nname = Caf\xE9 \x93Het Plein\x94\n");
	assert_fine();
	assert_string_equal(settings.house.name, "Café “Het Plein”");
	load("[house]\nname = Caf\xE9 \x81\n"); /* not in Windows-1252 */
	assert_string_equal(settings.house.name, "Café");
	static const char utf16[] = "\xFF\xFE[\0h\0o\0u\0s\0e\0]\0\n\0n\0a\0m\0e\0=\0\xE9\0\n";
	load_bytes(utf16, sizeof utf16);
	assert_fine();
	assert_string_equal(settings.house.name, "é");
	static const char nul[] = "[house]\nname = De\0 Linde\n\0[talk]\nremind = 4m\n";
	load_bytes(nul, sizeof nul);
	assert_fine();
	assert_string_equal(settings.house.name, "De Linde");
	assert_int_equal(settings.talk.remind_ms, 240000);
}

static const char *crises(void)
{
	static char joined[2048];

	joined[0] = '\0';
	for (int i = 0; i < settings.help.crisis_count; i++)
		(void)snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%s",
			       i > 0 ? "\n" : "", settings.help.crisis[i]);
	return joined;
}

/* What Word makes of Shift-Enter begins no value, loses no line, and ends in none. */
static void odd_blanks_are_blanks(void **state)
{
	static const char *const blanks[] = { "\v",           "\f",          "\x1C",
					      "\x1F",         "\x7F",        " ",
					      "\t",           "\x01",        "\xC2\x85",
					      "\xE2\x80\xA8", "\xE2\x80\xA9" };
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		(void)snprintf(
		    text, sizeof text,
		    "[house]\nname = Buurthuis\n%skoffie\n%stimezone%s=%sEurope/London%s",
		    blanks[i], blanks[i], blanks[i], blanks[i], blanks[i]);
		load(text);
		assert_string_equal(settings.house.name, "Buurthuis");
		assert_string_equal(settings.house.timezone, "Europe/London");
		assert_warned("Regel 3 van inloop.ini: '");
		(void)snprintf(text, sizeof text, "[house]\nname = x\n%sabc", blanks[i]);
		load(text);
		assert_string_equal(settings.house.name, "x");
		(void)snprintf(text, sizeof text, "[help]\ncrisis = Bel 112.\n%sBel 113.",
			       blanks[i]);
		load(text);
		assert_string_equal(crises(), "Bel 112.\nBel 113.");
	}
}

/* ---- against inih itself, on thousands of files ------------------------------------------- */

static uint32_t dice;

static uint32_t throw_dice(uint32_t sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 17;
	dice ^= dice << 5;
	return dice % sides;
}

/* The same text as inih alone reads it: the last house name and its zone, and all crisis lines. */
struct plain {
	char name[512], crisis[2048];
	bool named, crises;
};

static int take_plain(void *user, const char *section, const char *name, const char *value)
{
	struct plain *plain = user;

	if (strcmp(section, "house") == 0 && strcmp(name, "name") == 0) {
		(void)snprintf(plain->name, sizeof plain->name, "%s", value);
		plain->named = true;
	}
	if (strcmp(section, "help") == 0 && strcmp(name, "crisis") == 0 && *value) {
		size_t used = strlen(plain->crisis);
		(void)snprintf(plain->crisis + used, sizeof plain->crisis - used, "%s%s",
			       used ? "\n" : "", value);
		plain->crises = true;
	}
	return 1;
}

/* Lines of which inih needs no help: short, its blanks only, no remark behind a value. */
static void both_read_the_same(void **state)
{
	static const char *const pieces[] = {
		"[house]\n",  "[help]\n",       "[onbekend]\n", "\n",         "name=A\n",
		"name = B\n", "name : C=D\r\n", "crisis = E\n", "crisis=F\n", "# = G\n",
		"; H\n",      "garbage\n",      "[\n",          "]\n"
	};

	(void)state;
	dice = 20261123;
	for (int round = 0; round < 5000; round++) {
		char text[1024] = "";
		struct plain plain = { .named = false };
		int lines = 0;
		for (uint32_t n = throw_dice(12); n > 0; n--) {
			const char *piece = pieces[throw_dice(sizeof pieces / sizeof *pieces)];
			lines += piece[0] == 'c';
			if (lines <= 5 || piece[0] != 'c')
				(void)strcat(text, piece);
		}
		load(text);
		(void)ini_parse_string(text, take_plain, &plain);
		if (strcmp(settings.house.name, plain.name) != 0)
			fail_msg("'%s' for '%s' in:\n%s", settings.house.name, plain.name, text);
		if (plain.crises && strcmp(crises(), plain.crisis) != 0)
			fail_msg("'%s' for '%s' in:\n%s", crises(), plain.crisis, text);
	}
}

/* Any bytes at all: nothing is read beyond a line (the sanitizer sees it), and what stands in lines
 * of their own behind them still counts. */
static void nasty_bytes_take_no_line_with_them(void **state)
{
	static const char nasty[] =
	    " \t\v\f\r\n\x01\x1b\x7f\x85\xa0\xc2\xe2\x80\xa8\xef\xbb\xbf=:;#[]\"'%abn";
	char text[4096];

	(void)state;
	dice = 4711;
	for (int round = 0; round < 5000; round++) {
		size_t used = 0, most = throw_dice(10) == 0 ? 3000 : throw_dice(200);
		const char *before = "[house]\nname = De Linde\n";
		const char *after = "\n[open]\nma = 10:00-16:00";
		used = (size_t)sprintf(text, "%s", throw_dice(2) ? before : "");
		for (size_t i = 0; i < most; i++)
			text[used++] = nasty[throw_dice(sizeof nasty - 1)];
		bool last = throw_dice(2);
		if (last)
			used += (size_t)sprintf(text + used, "%s", after);
		load_bytes(text, used);
		if (last)
			assert_int_equal(settings.open.count[0], 1);
	}
}

static void control_characters_do_not_reach_the_screen(void **state)
{
	(void)state;
	load("[house]\nname = De\x1B[31m \xE2\x80\xAELinde\x7F\t!\n");
	assert_string_equal(settings.house.name, "De [31m Linde !");
}

static void long_lines_are_read_whole(void **state)
{
	(void)state;
	static char text[20000];
	size_t used = (size_t)snprintf(text, sizeof text, "# ");
	memset(text + used, 'x', 5000);
	used += 5000;
	used += (size_t)snprintf(text + used, sizeof text - used, "\n[open]\nclosed = ");
	for (int i = 1; i <= 100; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "2027-%02d-%02d, ",
					 1 + i / 28, 1 + i % 28);
	snprintf(text + used, sizeof text - used, "\n[talk]\nremind = 4m\n");
	load(text);
	assert_fine();
	assert_int_equal(settings.open.closed_count, 100);
	assert_int_equal(settings.talk.remind_ms, 240000);
}

static void long_names_are_cut_at_a_character(void **state)
{
	(void)state;
	char text[300] = "[house]\nname = x";
	for (int i = 0; i < 60; i++)
		strcat(text, "é");
	load(text);
	assert_warned("'name = x");
	assert_int_equal(strlen(settings.house.name), 95);
	assert_int_equal((unsigned char)settings.house.name[94], 0xA9);
}

static void lists_have_an_end(void **state)
{
	(void)state;
	load("[talk]\ntopics = a,b,c,d,e,f,g,h,i,j\n"
	     "[help]\ncrisis=1\ncrisis=2\ncrisis=3\ncrisis=4\ncrisis=5\ncrisis=6\ncrisis=7\n"
	     "[open]\nma = 1-2,3-4,5-6,7-8,9-10,11-12,13-14\n");
	assert_int_equal(settings.talk.topic_count, SETTINGS_TOPICS);
	assert_int_equal(settings.help.crisis_count, SETTINGS_CRISIS);
	assert_int_equal(settings.open.count[0], OPENING_INTERVALS);
	assert_int_equal(health.count, 3);
	load("[talk]\ntopics =\n");
	assert_fine();
	assert_int_equal(settings.talk.topic_count, 0);
}

static void empty_file_is_all_defaults(void **state)
{
	(void)state;
	load("");
	assert_fine();
	assert_defaults();
	load("\n\n  \n# niets\n; niets\n[house]\n[onbekend]\n");
	assert_fine();
	assert_defaults();
}

static void missing_file_is_a_warning(void **state)
{
	(void)state;
	unlink(path);
	assert_true(settings_load(&settings, path, &health));
	assert_int_equal(health.count, 1);
	assert_warned("is er niet. We gebruiken overal de gewone instellingen.");
	assert_defaults();
}

static void unreadable_files_fail_with_a_sentence(void **state)
{
	(void)state;
	assert_false(settings_load(&settings, "config", &health)); /* a folder */
	assert_int_equal(health_find(&health, "settings")->level, HEALTH_FAIL);
	assert_defaults();
	/* 50 MB, without taking that much of the disk */
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(ftruncate(fileno(file), 50 * 1000 * 1000), 0);
	fclose(file);
	assert_false(settings_load(&settings, path, &health));
	assert_int_equal(health.count, 1);
	assert_non_null(strstr(health.items[0].sentence, "te groot"));
	assert_defaults();
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0); /* must not wait for a writer */
	assert_false(settings_load(&settings, path, &health));
	unlink(path);
}

static void noise_is_no_reason_to_stop(void **state)
{
	(void)state;
	char noise[3000];
	uint32_t random = 12345;
	for (int round = 0; round < 200; round++) {
		for (size_t i = 0; i < sizeof noise; i++) {
			random = random * 1664525 + 1013904223;
			/* half of it looks like settings */
			noise[i] = (random >> 30) == 0
				       ? "[]=:;# \n\r\t\"talkopen"[(random >> 8) % 19]
				       : (char)(random >> 16);
		}
		load_bytes(noise, sizeof noise);
		assert_true(health.count <= HEALTH_SAME);
		for (int i = 0; i < health.count; i++)
			assert_null(strpbrk(health.items[i].sentence, "\n\t\r"));
		assert_int_equal(settings.talk.remind_ms, 180000);
	}
}

static void lines_of_other_parts_stay(void **state)
{
	(void)state;
	health_set(&health, "clock", HEALTH_OK, "De klok loopt.");
	assert_true(settings_load(&settings, "tests/data/settings/wrong.ini", &health));
	assert_true(settings_load(&settings, "config/inloop.ini", &health));
	assert_int_equal(health.count, 2);
	assert_string_equal(health.items[0].name, "clock");
	assert_int_equal(health_worst(&health), HEALTH_OK);
}

static void full_health_keeps_the_worst(void **state)
{
	(void)state;
	char name[32];
	for (int i = 0; i < HEALTH_MAX; i++) {
		snprintf(name, sizeof name, "part%d", i);
		health_set(&health, name, HEALTH_OK, "Goed.");
	}
	health_set(&health, "data", HEALTH_FAIL, "De schijf is vol.");
	assert_int_equal(health.count, HEALTH_MAX);
	assert_int_equal(health_worst(&health), HEALTH_FAIL);
	assert_non_null(strstr(health.items[HEALTH_MAX - 1].sentence, "nog 2 meldingen"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(defaults_are_those_of_the_manual, setup),
		cmocka_unit_test_setup(sample_house_has_no_mistake, setup),
		cmocka_unit_test_setup(sample_house_names_every_default, setup),
		cmocka_unit_test_setup(every_key_is_read, setup),
		cmocka_unit_test_setup(opening_hours_are_read, setup),
		cmocka_unit_test_setup(mistakes_are_told_with_their_line, setup),
		cmocka_unit_test_setup(each_bad_value_leaves_its_default, setup),
		cmocka_unit_test_setup(what_does_nothing_yet_is_told_when_set, setup),
		cmocka_unit_test_setup(last_of_a_double_key_counts, setup),
		cmocka_unit_test_setup(forms_that_people_use, setup),
		cmocka_unit_test_setup(line_ends_of_all_systems, setup),
		cmocka_unit_test_setup(bytes_of_other_encodings, setup),
		cmocka_unit_test_setup(odd_blanks_are_blanks, setup),
		cmocka_unit_test_setup(both_read_the_same, setup),
		cmocka_unit_test_setup(nasty_bytes_take_no_line_with_them, setup),
		cmocka_unit_test_setup(control_characters_do_not_reach_the_screen, setup),
		cmocka_unit_test_setup(long_lines_are_read_whole, setup),
		cmocka_unit_test_setup(long_names_are_cut_at_a_character, setup),
		cmocka_unit_test_setup(lists_have_an_end, setup),
		cmocka_unit_test_setup(empty_file_is_all_defaults, setup),
		cmocka_unit_test_setup(missing_file_is_a_warning, setup),
		cmocka_unit_test_setup(unreadable_files_fail_with_a_sentence, setup),
		cmocka_unit_test_setup(noise_is_no_reason_to_stop, setup),
		cmocka_unit_test_setup(lines_of_other_parts_stay, setup),
		cmocka_unit_test_setup(full_health_keeps_the_worst, setup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
