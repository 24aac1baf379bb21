/* A file for whoever helps from afar: how the terminal is, and nothing about people. No event, no
 * ask, no figure, nothing of the calendars, no PIN, and no free text that somebody typed: of the
 * settings only what can be no name and no secret, of the health lines none of the words that they
 * quote. */
#include "app/app_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAYS_BACK 30
#define STARTS    20 /* the last ones */

static const char *yes(bool it_is)
{
	return it_is ? "ja" : "nee";
}

static void tell_time(FILE *out, utc_t at)
{
	struct civil civil = civil_at(at);

	(void)fprintf(out, "%04d-%02d-%02d %02d:%02d", civil.year, civil.month, civil.mday,
		      civil.hour, civil.minute);
}

static void tell_clock(const struct app *app, FILE *out)
{
	(void)fputs("[klok]\ntijd: ", out);
	tell_time(out, app->now.utc);
	(void)fprintf(out, "\nzeker: %s\ndoor het team gezet: %s\naan sinds: %" PRId64 " minuten\n",
		      yes(app->now.sure), yes(app->clock_by_staff), app->now.mono_ms / 60000);
}

static void tell_machine(const struct app *app, FILE *out)
{
	static const char *const power[] = { "niet bekend", "goed", "te zwak" };
	const struct machine *machine = &app->machine;
	char versions[MACHINE_VERSION * 6];

	(void)fprintf(out, "\n[computer]\nversies: %s\nstroom: %s\n",
		      machine_versions(machine, versions, (int)sizeof versions),
		      power[machine->power]);
	if (app->power_weak) {
		(void)fputs("stroom te zwak, het laatst: ", out);
		tell_time(out, app_power_weak_at(app));
		(void)fputs("\n", out);
	}
	if (machine->degrees != MACHINE_NO_DEGREES)
		(void)fprintf(out, "graden: %d\n", machine->degrees);
	(void)fprintf(out, "schijf: %" PRId64 " MB vrij van %" PRId64 " MB\n", machine->free_mb,
		      machine->total_mb);
	(void)fprintf(out, "scherm: %d x %d, %.2f pixels per mm\n", app->config.width,
		      app->config.height, app->config.px_per_mm);
}

static void tell_settings(const struct app *app, FILE *out)
{
	const struct settings *s = app->config.settings;

	(void)fprintf(out,
		      "\n[instellingen]\ntijdzone gezet: %s\nopeningstijden: %s\nremind: %d ms\n"
		      "giveup: %d ms\ncome_within: %d ms\ntone: %s\nask_place: %s\nask_topic: %s\n",
		      yes(s->house.timezone[0]), yes(opening_set(&s->open)), s->talk.remind_ms,
		      s->talk.giveup_ms, s->talk.come_within_ms, yes(s->talk.tone),
		      yes(s->talk.ask_place), yes(s->talk.ask_topic));
	(void)fprintf(
	    out,
	    "gpio: button %s, ack %s, lamp %s, light %s, tone %s, loop %s, ack_key %s\n"
	    "active_low: %s\npull: %d\ndebounce: %d ms\nmin_press: %d ms\nlockout: %d ms\n"
	    "quiet_days: %d\npanel_mm: %.0f x %.0f\nrotate: %d\n",
	    yes(s->gpio.button[0]), yes(s->gpio.ack[0]), yes(s->gpio.lamp[0]),
	    yes(s->gpio.light[0]), yes(s->gpio.tone[0]), yes(s->gpio.loop[0]),
	    yes(s->gpio.ack_key[0]), yes(s->gpio.active_low), (int)s->gpio.pull,
	    s->gpio.debounce_ms, s->gpio.min_press_ms, s->gpio.lockout_ms, s->gpio.quiet_days,
	    s->screen.panel_mm_w, s->screen.panel_mm_h, s->screen.rotate);
}

/* Word by word, without paths: a folder may be named after somebody. */
static void tell_words(FILE *out, const char *words, size_t length)
{
	for (size_t from = 0; from < length;) {
		size_t to = from + strcspn(words + from, " ");
		if (to > length)
			to = length;
		if (memchr(words + from, '/', to - from))
			(void)fputs("...", out);
		else
			(void)fprintf(out, "%.*s", (int)(to - from), words + from);
		for (from = to; from < length && words[from] == ' '; from++)
			(void)fputs(" ", out);
	}
}

/* Without what stands between the first and the last quotation mark: it may be anything that
 * somebody typed. Of the files that people write only which line it is. */
static void tell_sentence(FILE *out, const struct health_item *item)
{
	const char *words = item->sentence, *first = strchr(words, '\''),
		   *last = strrchr(words, '\'');
	int line = 0;

	if (strcmp(item->name, "settings") == 0 || strcmp(item->name, "programme") == 0 ||
	    strcmp(item->name, "roster") == 0) {
		if (sscanf(words, "Regel %d", &line) == 1)
			(void)fprintf(out, "regel %d", line);
	} else if (first && last > first) {
		tell_words(out, words, (size_t)(first - words));
		(void)fputs("'...'", out);
		tell_words(out, last + 1, strlen(last + 1));
	} else {
		tell_words(out, words, strlen(words));
	}
}

static void tell_health(const struct app *app, FILE *out)
{
	const struct health *health = app->config.health;

	(void)fputs("\n[meldingen]\n", out);
	for (int i = 0; i < health->count; i++) {
		const struct health_item *item = &health->items[i];
		(void)fprintf(out, "%s %s: ", health_level_name(item->level), item->name);
		tell_sentence(out, item);
		(void)fputs("\n", out);
	}
	(void)fprintf(out, "wacht op de schijf: %d\nverloren: %d\ngeweigerd: %d\nalsnog: %d\n",
		      app->unsaved.count, app->unsaved.lost, app->unsaved.refused,
		      app->unsaved.written);
}

static void tell_lines(const struct app *app, const struct history *history, FILE *out)
{
	(void)fprintf(out,
		      "\n[knoppen en lampen]\ngrote knop werkt: %s\nopen dagen zonder druk: %d\n",
		      yes(app_button_works(app)), app->watch.quiet);
	for (enum line line = 0; line < LINES; line++) {
		int faults = 0, tests = 0;
		for (int i = 0; i < history->line_days.count; i++) {
			const struct line_row *row = &history->line_days.items[i];
			if (row->line == line)
				*(row->what == LINE_TESTED ? &tests : &faults) += row->times;
		}
		(void)fprintf(out, "%s: nu %u, in %d dagen %d keer stuk, %d keer getest\n",
			      line_name(line), app->watch.faults[line], DAYS_BACK, faults, tests);
	}
}

static void tell_starts(const struct history *history, FILE *out)
{
	int from = history->recorded.count > STARTS ? history->recorded.count - STARTS : 0;

	(void)fputs("\n[aan en uit]\n", out);
	for (int i = from; i < history->recorded.count; i++) {
		const struct recorded_row *row = &history->recorded.items[i];
		tell_time(out, row->from);
		(void)fputs(" tot ", out);
		tell_time(out, row->to);
		(void)fprintf(out, ", daarvoor: %s, klok zeker: %s\n", gap_why_name(row->before),
			      yes(row->sure));
	}
}

static void tell(struct app *app, FILE *out)
{
	const struct store_port *store = &app->config.ports.store;
	struct history history = { 0 };
	day_t today = civil_day(app->now.utc);
	bool read = store->history(store->self, today - DAYS_BACK, today, &history, NULL);

	(void)fputs("Diagnose van de zuil. Hierin staat niets over mensen.\n\n", out);
	tell_clock(app, out);
	tell_machine(app, out);
	tell_settings(app, out);
	tell_health(app, out);
	if (!read)
		(void)fputs("\nDe gegevens zijn niet te lezen.\n", out);
	tell_lines(app, &history, out);
	tell_starts(&history, out);
	history_free(&history);
}

static void name_it(const struct app *app, char out[64])
{
	struct civil civil = civil_at(app->now.utc);

	(void)snprintf(out, 64, "diagnose-%04d%02d%02d-%02d%02d.txt", civil.year, civil.month,
		       civil.mday, civil.hour, civil.minute);
}

void app_diagnose(struct app *app)
{
	const struct diagnosis_port *port = &app->config.ports.diagnosis;
	struct nav *nav = &app->nav;
	char *text = NULL, name[64];
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	app_look_at_machine(app);
	name_it(app, name);
	nav->diagnosis = DIAGNOSIS_FAILED;
	nav->page = 0; /* the outcome stands first */
	app->page_stale = true;
	if (!out)
		return;
	tell(app, out);
	if (fclose(out) == 0 && port->write)
		nav->diagnosis = port->write(port->self, name, text, size, nav->diagnosis_path,
					     (int)sizeof nav->diagnosis_path);
	free(text);
}
