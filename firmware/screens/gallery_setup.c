/* The samples of the setup. */
#include "screens/gallery.h"

static void language(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.setup = SETUP_LANGUAGE;
}

static void warning(struct gallery *storage, struct scene *scene)
{
	language(storage, scene);
	scene->nav.staff_warning = true;
}

static void clock_sure(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.setup = SETUP_TIME;
	gallery_dial(scene);
}

static void clock_unsure(struct gallery *storage, struct scene *scene)
{
	clock_sure(storage, scene);
	scene->now.sure = false;
}

static void clock_cannot(struct gallery *storage, struct scene *scene)
{
	clock_unsure(storage, scene);
	scene->nav.clock = CLOCK_CANNOT;
}

static void clock_is_set(struct gallery *storage, struct scene *scene)
{
	clock_sure(storage, scene);
	scene->nav.clock = CLOCK_IS_SET;
}

static void button(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.setup = SETUP_BUTTON;
}

static void button_seen(struct gallery *storage, struct scene *scene)
{
	button(storage, scene);
	scene->nav.tested = 1U << LINE_BUTTON;
	scene->nav.tested_at[LINE_BUTTON] = scene->now.utc;
}

static void button_none(struct gallery *storage, struct scene *scene)
{
	button(storage, scene);
	storage->settings.gpio.button[0] = '\0';
}

static void button_ails(struct gallery *storage, struct scene *scene)
{
	button(storage, scene);
	scene->button_works = false;
}

static void lamp(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.setup = SETUP_LAMP;
}

static void lamp_dark(struct gallery *storage, struct scene *scene)
{
	lamp(storage, scene);
	scene->nav.lamp_dark = true;
}

static void lamp_none(struct gallery *storage, struct scene *scene)
{
	lamp(storage, scene);
	storage->settings.gpio.lamp[0] = '\0';
}

static void lamp_ails(struct gallery *storage, struct scene *scene)
{
	lamp(storage, scene);
	health_set(&storage->health, "lamp", HEALTH_WARN, "De lamp doet het niet.");
}

static void pin(struct gallery *storage, struct scene *scene)
{
	(void)storage;
	scene->nav.setup = SETUP_PIN;
}

static void pin_chosen(struct gallery *storage, struct scene *scene)
{
	pin(storage, scene);
	scene->nav.setup_has_pin = true;
}

const struct sample gallery_setup[] = {
	{ "setup", SCREEN_SETUP, language, false },
	{ "setup-warning", SCREEN_SETUP, warning, false },
	{ "setup-time", SCREEN_SETUP, clock_sure, false },
	{ "setup-time-unsure", SCREEN_SETUP, clock_unsure, false },
	{ "setup-time-cannot", SCREEN_SETUP, clock_cannot, false },
	{ "setup-time-set", SCREEN_SETUP, clock_is_set, false },
	{ "setup-button", SCREEN_SETUP, button, false },
	{ "setup-button-seen", SCREEN_SETUP, button_seen, false },
	{ "setup-button-none", SCREEN_SETUP, button_none, false },
	{ "setup-button-ails", SCREEN_SETUP, button_ails, false },
	{ "setup-lamp", SCREEN_SETUP, lamp, false },
	{ "setup-lamp-dark", SCREEN_SETUP, lamp_dark, false },
	{ "setup-lamp-none", SCREEN_SETUP, lamp_none, false },
	{ "setup-lamp-ails", SCREEN_SETUP, lamp_ails, false },
	{ "setup-pin", SCREEN_SETUP, pin, false },
	{ "setup-pin-chosen", SCREEN_SETUP, pin_chosen, false },
};
const int gallery_setup_count = sizeof gallery_setup / sizeof gallery_setup[0];
