#include "terminal/parts.h"

#include "terminal/diagnosis_port.h"
#include "terminal/update_port.h"

#include "platform/window.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The languages: beside the program when it runs from its build folder, else where it was
 * installed. */
static void po_folder(char out[FILE_PATH])
{
	char program[FILE_PATH], folder[FILE_PATH];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

	if (length > 0) {
		program[length] = '\0';
		file_folder(folder, program);
		file_join(out, folder, "../assets/po");
		if (access(out, R_OK) == 0)
			return;
	}
	(void)snprintf(out, FILE_PATH, "/usr/share/inloop/po");
}

static void set_zone(struct parts *parts)
{
	if (!civil_set_zone(parts->settings.house.timezone))
		health_set(&parts->health, "timezone", HEALTH_WARN,
			   "De tijdzone '%s' staat niet op deze computer. De klok kan verkeerd "
			   "staan. Zet het pakket tzdata erop.",
			   parts->settings.house.timezone);
}

static void check_ack_key(struct parts *parts)
{
	const char *key = parts->settings.gpio.ack_key;

	if (*key && !window_key_known(key))
		health_set(
		    &parts->health, "ack_key", HEALTH_WARN,
		    "De toets '%s' bij ack_key kennen we niet. Schrijf de naam van een toets, "
		    "zoals PageDown.",
		    key);
}

bool parts_open(struct parts *parts, const struct options *options, struct error *error)
{
	char folder[FILE_PATH];

	memset(parts, 0, sizeof *parts);
	parts->options = options;
	(void)settings_load(&parts->settings, options->config, &parts->health);
	set_zone(parts);
	check_ack_key(parts);
	po_folder(folder);
	parts->texts = texts_open(folder, &parts->health);
	if (!parts->texts)
		return error_set(error, "not enough memory");
	parts->painter = painter_open(&parts->health, error);
	return parts->painter ||
	       options->check; /* a check tells all that is wrong, not the first */
}

void parts_open_calendars(struct parts *parts, const struct moment *now)
{
	const struct options *options = parts->options;
	struct calendars_config config = {
		.config = options->config,
		.data = parts->look          ? parts->look
			: parts->store.store ? options->data
					     : NULL,
		.look = parts->look,
		.wait = parts->look || options->audit || options->script,
	};

	calendars_open(&parts->calendars, &config, now, &parts->health);
}

bool parts_open_data(struct parts *parts, const struct moment *now, struct error *error)
{
	const struct options *options = parts->options;
	bool ours = store_link_open(&parts->store, options->data, now->utc, &parts->health);

	parts_open_calendars(parts, now);
	return ours || error_set(error, "%s", parts->store.reason.text);
}

void parts_close_data(struct parts *parts)
{
	calendars_close(&parts->calendars);
	if (parts->store.store)
		store_close(parts->store.store);
	parts->store = (struct store_link) { .store = NULL };
}

void parts_close(struct parts *parts)
{
	parts_close_data(parts);
	if (parts->painter)
		painter_close(parts->painter);
	if (parts->texts)
		texts_close(parts->texts);
}

struct app *parts_app(struct parts *parts, struct output_port outputs, struct clock_port clock,
		      int width, int height, double px_per_mm, bool button_present)
{
	struct app_config config = {
		.settings = &parts->settings,
		.health = &parts->health,
		.texts = parts->texts,
		.typeface = painter_typeface(parts->painter),
		.ports = { .store = store_port(&parts->store),
			   .outputs = outputs,
			   .calendar = calendars_port(&parts->calendars),
			   .clock = clock,
			   .machine = parts->machine,
			   .diagnosis = diagnosis_port(parts->options),
			   .update = update_port(parts->options) },
		.width = width,
		.height = height,
		.px_per_mm = px_per_mm,
		.button_present = button_present,
		.first_boot = parts->options->first_boot,
	};

	struct app *app = app_new(&config);
	parts->store.known = app ? app_log(app) : NULL;
	return app;
}
