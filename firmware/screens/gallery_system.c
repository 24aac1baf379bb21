/* The samples of the screens about the terminal itself: the system page and the test. */
#include "screens/gallery.h"

#include <stdio.h>

/* ---- system -------------------------------------------------------------- */

static void system_fine(struct gallery *storage, struct scene *scene)
{
	struct health *health = &storage->health;

	storage->machine = (struct machine) { .power = POWER_GOOD,
					      .degrees = 48,
					      .free_mb = 11200,
					      .total_mb = 14900,
					      .program = "0.1.0",
					      .sqlite = "3.46.1",
					      .sdl = "2.32.4",
					      .gpiod = "2.2.1",
					      .system = "Debian GNU/Linux 13 (trixie)" };
	scene->machine = &storage->machine;
	health_set(health, "settings", HEALTH_OK, "De instellingen zijn goed gelezen.");
	health_set(health, "data", HEALTH_OK, "Alles wordt bewaard.");
	health_set(health, "programme", HEALTH_OK, "Er staan 11 activiteiten in de agenda.");
	health_set(health, "roster", HEALTH_OK, "Het rooster is goed gelezen.");
	health_set(health, "button", HEALTH_OK, "De knop is aangesloten.");
	machine_tell(&storage->machine, 0, health);
}

static void system_worst(struct gallery *storage, struct scene *scene)
{
	struct health *health = &storage->health;

	system_fine(storage, scene);
	health_set(health, "data", HEALTH_FAIL,
		   "De map /var/lib/inloop/huis-van-de-wijk-de-linde/gegevens is vol. Wat nu "
		   "gebeurt, wordt niet bewaard. Haal oude bestanden weg of zet een grotere kaart "
		   "in het apparaat, en zet het daarna opnieuw aan. Lukt dat niet, bel dan degene "
		   "die het apparaat heeft neergezet. Tot die tijd blijven de knop en de lamp "
		   "gewoon werken.");
	health_set(health, "button", HEALTH_WARN,
		   "De knop doet het niet: lijn GPIO17 is niet gevonden. Kijk of de stekker goed "
		   "zit. De tegel op het scherm werkt wel.");
	for (int line = 12; line < 18; line++)
		health_add(health, "settings", HEALTH_WARN,
			   "Regel %d van inloop.ini: 'kleur' kennen we niet. Haal die regel weg.",
			   line);
}

/* Too little power, a case in the sun, a card that is full, and a clock of the staff's own. */
static void system_machine(struct gallery *storage, struct scene *scene)
{
	system_fine(storage, scene);
	scene->clock_by_staff = true;
	storage->machine.power = POWER_WEAK;
	storage->machine.degrees = 81;
	storage->machine.free_mb = 12;
	machine_tell(&storage->machine, 0, &storage->health);
}

static void system_last(struct gallery *storage, struct scene *scene)
{
	system_worst(storage, scene);
	scene->nav.page = 99;
}

static void system_warning(struct gallery *storage, struct scene *scene)
{
	system_worst(storage, scene);
	scene->nav.staff_warning = true;
}

static void system_tested(struct gallery *storage, struct scene *scene)
{
	system_fine(storage, scene);
	scene->tested_today[LINE_BUTTON] = gallery_at(24, 9, 58);
}

/* What is noticed about the lines, all at once. */
static void system_lines(struct gallery *storage, struct scene *scene)
{
	struct health *health = &storage->health;

	system_fine(storage, scene);
	scene->button_works = false;
	health_set(health, "button_stuck", HEALTH_FAIL,
		   "De grote knop zit vast: hij blijft ingedrukt. Ligt er iets op, of klemt hij? "
		   "Maak hem los. De tegel op het scherm werkt wel.");
	health_set(
	    health, "ack_stuck", HEALTH_FAIL,
	    "De knop van de ervaringsdeskundige zit vast: hij blijft ingedrukt. Ligt er iets "
	    "op, of klemt hij? Maak hem los. Tot dan kan het op dit scherm, bij 'Vragen'.");
	health_set(health, "button_quiet", HEALTH_WARN,
		   "De grote knop is al 12 open dagen niet gebruikt. Misschien doet hij het niet "
		   "meer. Kies hier 'Knop testen'.");
}

static void system_tools(struct gallery *storage, struct scene *scene)
{
	system_fine(storage, scene);
	scene->nav.staff_menu = true;
}

static void practice(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->practice_view = PRACTICE_CAN;
}

static void practice_not_now(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->practice_view = PRACTICE_ASK_OPEN;
}

static void practice_unsaved(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->practice_view = PRACTICE_UNSAVED;
	scene->nav.staff_failed = true;
}

static void practice_warning(struct gallery *storage, struct scene *scene)
{
	practice(storage, scene);
	scene->nav.staff_warning = true;
}

static void diagnosis(struct gallery *storage, struct scene *scene)
{
	(void)storage, (void)scene;
}

static void tell_path(struct scene *scene, enum diagnosis_view view, const char *path)
{
	scene->nav.diagnosis = view;
	(void)snprintf(scene->nav.diagnosis_path, sizeof scene->nav.diagnosis_path, "%s", path);
}

static void diagnosis_on_stick(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	tell_path(scene, DIAGNOSIS_ON_STICK, "diagnose-20261124-1005.txt");
}

static void diagnosis_in_folder(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	tell_path(scene, DIAGNOSIS_IN_FOLDER, "/var/lib/inloop/diagnose/diagnose.txt");
}

static void diagnosis_stick_failed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	tell_path(scene, DIAGNOSIS_STICK_FAILED, "/var/lib/inloop/diagnose/diagnose.txt");
}

static void diagnosis_failed(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	tell_path(scene, DIAGNOSIS_FAILED, "");
}

/* As it is where nobody asked yet. */
static void update(struct gallery *storage, struct scene *scene)
{
	system_fine(storage, scene);
	scene->update = &storage->update;
}

static void tell_update(struct gallery *storage, struct scene *scene, enum update_level level,
			const char *sentence)
{
	update(storage, scene);
	storage->update.level = level;
	(void)snprintf(storage->update.sentence, sizeof storage->update.sentence, "%s", sentence);
}

static void update_asked(struct gallery *storage, struct scene *scene)
{
	update(storage, scene);
	storage->update.asked = true;
}

static void update_busy(struct gallery *storage, struct scene *scene)
{
	tell_update(storage, scene, UPDATE_BUSY,
		    "Versie 0.2.0 wordt nu gezet. Laat de stekker erin.");
}

static void update_latest(struct gallery *storage, struct scene *scene)
{
	tell_update(storage, scene, UPDATE_OK, "Deze zuil heeft de nieuwste versie al: 0.1.0.");
}

/* All that can be told at once. */
static void update_worst(struct gallery *storage, struct scene *scene)
{
	tell_update(storage, scene, UPDATE_WARN,
		    "Het adres voor nieuwe versies is niet te vertrouwen, of de klok van deze zuil "
		    "staat verkeerd. Er is niets veranderd.");
	scene->nav.update_refused = true;
	storage->update.failed = true;
	(void)snprintf(storage->update.failed_version, sizeof storage->update.failed_version,
		       "0.2.0");
}

static void update_warning(struct gallery *storage, struct scene *scene)
{
	update_busy(storage, scene);
	scene->nav.staff_warning = true;
}

static void update_tools(struct gallery *storage, struct scene *scene)
{
	update(storage, scene);
	scene->nav.staff_menu = true;
}

static void cleaning(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->cleaning_s = 27;
}

/* Somebody pressed while the screen is wiped. */
static void cleaning_asked(struct gallery *storage, struct scene *scene)
{
	cleaning(storage, scene);
	scene->nav.ask = gallery_ask(storage, ASK_ASKED, 2, 0)->id;
	scene->nav.picture = 2;
}

static void system_nothing_to_test(struct gallery *storage, struct scene *scene)
{
	system_fine(storage, scene);
	storage->settings.gpio.button[0] = storage->settings.gpio.ack[0] = '\0';
	storage->settings.gpio.lamp[0] = '\0';
}

/* ---- the test ------------------------------------------------------------ */

static void test_waits(struct gallery *storage, struct scene *scene)
{
	(void)storage, (void)scene;
}

static void test_seen(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.tested = 1U << LINE_BUTTON;
	scene->nav.tested_at[LINE_BUTTON] = scene->now.utc + 12;
}

static void test_all_seen(struct gallery *storage, struct scene *scene)
{
	test_seen(storage, scene);
	scene->nav.tested |= 1U << LINE_ACK;
	scene->nav.tested_at[LINE_ACK] = scene->now.utc + 31;
	scene->nav.test_lamp = true;
}

/* Nothing works, and a question keeps the lamp. */
static void test_ails(struct gallery *storage, struct scene *scene)
{
	scene->button_works = false;
	health_set(&storage->health, "ack_stuck", HEALTH_FAIL, "De knop zit vast.");
	health_set(&storage->health, "lamp", HEALTH_WARN, "De lamp doet het niet.");
}

static void test_with_ask(struct gallery *storage, struct scene *scene)
{
	test_seen(storage, scene);
	gallery_ask(storage, ASK_ASKED, 2, 1);
}

static void test_button_only(struct gallery *storage, struct scene *scene)
{
	(void)scene;
	storage->settings.gpio.ack[0] = storage->settings.gpio.lamp[0] = '\0';
}

static void test_button_only_seen(struct gallery *storage, struct scene *scene)
{
	test_button_only(storage, scene);
	test_seen(storage, scene);
}

static void test_no_button(struct gallery *storage, struct scene *scene)
{
	(void)scene;
	storage->settings.gpio.button[0] = '\0';
}

static void test_failed(struct gallery *storage, struct scene *scene)
{
	test_seen(storage, scene);
	scene->nav.staff_failed = true;
}

static void test_warning(struct gallery *storage, struct scene *scene)
{
	test_seen(storage, scene);
	scene->nav.staff_warning = true;
}

/* ---- the clock ----------------------------------------------------------- */

static void clock_dialled(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	gallery_dial(scene);
}

static void clock_unsure(struct gallery *storage, struct scene *scene)
{
	clock_dialled(storage, scene);
	scene->now.sure = false;
}

static void clock_set(struct gallery *storage, struct scene *scene)
{
	clock_dialled(storage, scene);
	scene->nav.clock = CLOCK_IS_SET;
}

static void clock_long(struct gallery *storage, struct scene *scene)
{
	clock_unsure(storage, scene);
	scene->nav.dial[CLOCK_DAY] = 30;
	scene->nav.dial[CLOCK_MONTH] = 9;
}

static void clock_cannot(struct gallery *storage, struct scene *scene)
{
	clock_dialled(storage, scene);
	scene->nav.clock = CLOCK_CANNOT;
}

static void clock_by_network(struct gallery *storage, struct scene *scene)
{
	clock_dialled(storage, scene);
	scene->nav.clock = CLOCK_BY_NETWORK;
}

static void clock_warning(struct gallery *storage, struct scene *scene)
{
	clock_dialled(storage, scene);
	scene->nav.staff_warning = true;
}

const struct sample gallery_system[] = {
	{ "staff_system", SCREEN_STAFF_SYSTEM, system_fine, false },
	{ "staff_system-worst", SCREEN_STAFF_SYSTEM, system_worst, false },
	{ "staff_system-machine", SCREEN_STAFF_SYSTEM, system_machine, false },
	{ "staff_system-last", SCREEN_STAFF_SYSTEM, system_last, false },
	{ "staff_system-warning", SCREEN_STAFF_SYSTEM, system_warning, false },
	{ "staff_system-tested", SCREEN_STAFF_SYSTEM, system_tested, false },
	{ "staff_system-lines", SCREEN_STAFF_SYSTEM, system_lines, false },
	{ "staff_system-nothing-to-test", SCREEN_STAFF_SYSTEM, system_nothing_to_test, false },
	{ "staff_system-tools", SCREEN_STAFF_SYSTEM, system_tools, false },
	{ "staff_practice", SCREEN_STAFF_PRACTICE, practice, false },
	{ "staff_practice-not-now", SCREEN_STAFF_PRACTICE, practice_not_now, false },
	{ "staff_practice-unsaved", SCREEN_STAFF_PRACTICE, practice_unsaved, false },
	{ "staff_practice-warning", SCREEN_STAFF_PRACTICE, practice_warning, false },
	{ "staff_diagnosis", SCREEN_STAFF_DIAGNOSIS, diagnosis, false },
	{ "staff_diagnosis-stick", SCREEN_STAFF_DIAGNOSIS, diagnosis_on_stick, false },
	{ "staff_diagnosis-folder", SCREEN_STAFF_DIAGNOSIS, diagnosis_in_folder, false },
	{ "staff_diagnosis-stick-failed", SCREEN_STAFF_DIAGNOSIS, diagnosis_stick_failed, false },
	{ "staff_diagnosis-failed", SCREEN_STAFF_DIAGNOSIS, diagnosis_failed, false },
	{ "staff_update", SCREEN_STAFF_UPDATE, update, false },
	{ "staff_update-asked", SCREEN_STAFF_UPDATE, update_asked, false },
	{ "staff_update-busy", SCREEN_STAFF_UPDATE, update_busy, false },
	{ "staff_update-latest", SCREEN_STAFF_UPDATE, update_latest, false },
	{ "staff_update-worst", SCREEN_STAFF_UPDATE, update_worst, false },
	{ "staff_update-warning", SCREEN_STAFF_UPDATE, update_warning, false },
	{ "staff_system-tools-update", SCREEN_STAFF_SYSTEM, update_tools, false },
	{ "staff_cleaning", SCREEN_STAFF_CLEANING, cleaning, false },
	{ "talk-cleaning", SCREEN_TALK, cleaning_asked, false },
	{ "home-cleaning", SCREEN_HOME, cleaning, false },
	{ "staff_test", SCREEN_STAFF_TEST, test_waits, false },
	{ "staff_test-seen", SCREEN_STAFF_TEST, test_seen, false },
	{ "staff_test-all-seen", SCREEN_STAFF_TEST, test_all_seen, false },
	{ "staff_test-ails", SCREEN_STAFF_TEST, test_ails, false },
	{ "staff_test-with-ask", SCREEN_STAFF_TEST, test_with_ask, false },
	{ "staff_test-button-only", SCREEN_STAFF_TEST, test_button_only, false },
	{ "staff_test-button-only-seen", SCREEN_STAFF_TEST, test_button_only_seen, false },
	{ "staff_test-no-button", SCREEN_STAFF_TEST, test_no_button, false },
	{ "staff_test-failed", SCREEN_STAFF_TEST, test_failed, false },
	{ "staff_test-warning", SCREEN_STAFF_TEST, test_warning, false },
	{ "staff_clock", SCREEN_STAFF_CLOCK, clock_dialled, false },
	{ "staff_clock-unsure", SCREEN_STAFF_CLOCK, clock_unsure, false },
	{ "staff_clock-long", SCREEN_STAFF_CLOCK, clock_long, false },
	{ "staff_clock-set", SCREEN_STAFF_CLOCK, clock_set, false },
	{ "staff_clock-cannot", SCREEN_STAFF_CLOCK, clock_cannot, false },
	{ "staff_clock-network", SCREEN_STAFF_CLOCK, clock_by_network, false },
	{ "staff_clock-warning", SCREEN_STAFF_CLOCK, clock_warning, false },
};
const int gallery_system_count = sizeof gallery_system / sizeof gallery_system[0];
