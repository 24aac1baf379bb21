/* For whoever puts the terminal there: language, time, button, lamp, and the PIN. */
#include "screens/language.h"
#include "screens/message.h"
#include "screens/screens.h"
#include "screens/staff_clock.h"
#include "screens/staff_parts.h"
#include "screens/staff_test.h"

struct words { /* of a step, and the buttons below */
	struct message message;
	bool done; /* it went well: the way on is the clear one */
};

static void say(struct words *words, const char *text, uint32_t icon, enum paint paint)
{
	struct message *message = &words->message;

	if (!text)
		return;
	if (message->title) {
		message_line(message, text);
		return;
	}
	message->title = text;
	message->icon = icon;
	message->paint = paint == PAINT_PRESENT ? PAINT_HERE : paint; /* its green is for signs */
}

static void say_finding(struct words *words, struct staff_finding finding)
{
	say(words, finding.title, finding.icon, finding.paint);
	say(words, finding.text, finding.icon, finding.paint);
	say(words, finding.note, finding.icon, finding.paint);
}

/* ---- the steps ----------------------------------------------------------- */

static void button_step(const struct scene *scene, struct words *words)
{
	struct staff_finding finding = staff_test_of_button(scene);

	say_finding(words, finding);
	words->done = finding.icon == ICON_DONE;
}

static void lamp_step(const struct scene *scene, struct words *words)
{
	const struct texts *texts = scene->texts;

	if (!scene->settings->gpio.lamp[0]) {
		say(words, tr(texts, N_("Er is geen lamp ingesteld.")), ICON_INFO, PAINT_MUTED);
		return;
	}
	if (!scene_has_lamp(scene)) {
		say(words, tr(texts, N_("Er is iets met de lamp.")), ICON_WARNING, PAINT_ATTENTION);
		say(words, tr(texts, N_("Kijk bij Systeem wat je kunt doen.")), ICON_NONE,
		    PAINT_NONE);
		return;
	}
	if (scene->nav.lamp_dark) {
		say(words, tr(texts, N_("Kijk of de stekker van de lamp goed zit.")), ICON_WARNING,
		    PAINT_ATTENTION);
		say(words, tr(texts, N_("Kijk in inloop.ini of 'lamp' bij [gpio] klopt.")),
		    ICON_NONE, PAINT_NONE);
	}
	say(words, tr(texts, N_("We hebben de lamp aangezet. Brandt de lamp?")), ICON_LAMP,
	    PAINT_TALK);
	message_button(&words->message,
		       (struct button) { .name = "lamp_no", .text = tr(texts, N_("Nee")) });
	message_button(&words->message, (struct button) { .name = "lamp_yes",
							  .text = tr(texts, N_("Ja")),
							  .icon = ICON_DONE,
							  .style = BUTTON_MAIN,
							  .paint = PAINT_HERE });
}

static void pin_step(const struct scene *scene, struct words *words)
{
	const struct texts *texts = scene->texts;

	if (scene->nav.setup_has_pin) {
		say(words, tr(texts, N_("Er is al een pincode voor het team.")), ICON_DONE,
		    PAINT_PRESENT);
		words->done = true;
		return;
	}
	say(words, tr(texts, N_("Kies een pincode voor het team.")), ICON_LOCK, PAINT_HERE);
	say(words, tr(texts, N_("Daarmee zien medewerkers de cijfers en de vragen.")), ICON_NONE,
	    PAINT_NONE);
	message_button(&words->message, (struct button) { .name = "pin",
							  .text = tr(texts, N_("Kies een pincode")),
							  .style = BUTTON_MAIN,
							  .paint = PAINT_HERE });
}

/* ---- the page ------------------------------------------------------------ */

static const char *title_of(const struct scene *scene, const struct ui *ui)
{
	static const char *const titles[SETUP_STEPS] = {
		[SETUP_LANGUAGE] = N_("1 van 4: de taal"),
		[SETUP_TIME] = N_("2 van 4: de tijd"),
		[SETUP_BUTTON] = N_("3 van 4: de knop"),
		[SETUP_LAMP] = N_("4 van 4: de lamp"),
		[SETUP_PIN] = N_("Pincode"),
	};
	const char *said = scene->nav.setup == SETUP_TIME ? staff_clock_title(scene, ui) : NULL;

	return said ? said : tr(scene->texts, titles[scene->nav.setup]);
}

/* The way on stands across from the way back: without words where both with words would leave the
 * title no room. */
static struct button next_button(const struct scene *scene, const struct ui *ui, bool done)
{
	const char *text =
	    done ? tr(scene->texts, N_("Verder")) : tr(scene->texts, N_("Overslaan"));

	return (struct button) { .name = "next",
				 .text = ui_small(ui) || ui_portrait(ui) ? NULL : text,
				 .label = text,
				 .icon = ICON_FORWARD,
				 .icon_mirrors = true,
				 .style = done ? BUTTON_MAIN : BUTTON_PLAIN,
				 .paint = done ? PAINT_HERE : PAINT_NONE };
}

/* False when the warning is the whole page. */
static bool head(const struct scene *scene, struct ui *ui, struct rect *area, bool done)
{
	struct button next = next_button(scene, ui, done);
	int width = next.text ? ui_button_width(ui, next) : ui_touch(ui) * 5 / 4;
	struct rect strip = *area, rest = *area;

	enum staff_warning warning = staff_warning(scene, ui, cut_top(&strip, ui_touch(ui)));
	if (warning == STAFF_WARNS_ALONE)
		return false;
	(void)cut_top(&rest, ui_touch(ui) + ui_gap(ui));
	if (warning == STAFF_CALM)
		ui_button(ui, ui_head(ui, area, "back", title_of(scene, ui), PAINT_HERE, width),
			  next);
	*area = rest;
	return true;
}

static void language_page(const struct scene *scene, struct ui *ui, struct rect area)
{
	struct label label = { .level = LEVEL_ACT, .at_least = LEVEL_BODY };
	const char *text = tr(scene->texts, N_("Welkom! In welke taal begint het scherm? Alles kan "
					       "later opnieuw, bij Systeem."));
	int height = ui_text_height(ui, text, area.w, label);

	if (height > area.h / 3)
		label.level = LEVEL_BODY;
	height = ui_text_height(ui, text, area.w, label);
	ui_text(ui, "welcome", cut_top(&area, height), text, label);
	(void)cut_top(&area, ui_gap(ui));
	language_choices(ui, area);
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect area = ui_area(ui);
	enum setup_step step = scene->nav.setup;
	struct words words = { .done = step == SETUP_LANGUAGE ||
				       (step == SETUP_TIME && scene->now.sure) };

	if (step == SETUP_BUTTON)
		button_step(scene, &words);
	else if (step == SETUP_LAMP)
		lamp_step(scene, &words);
	else if (step == SETUP_PIN)
		pin_step(scene, &words);
	if (!head(scene, ui, &area, words.done))
		return;
	if (step == SETUP_LANGUAGE)
		language_page(scene, ui, area);
	else if (step == SETUP_TIME)
		staff_clock_dials(scene, ui, area);
	else
		message_fill(ui, area, &words.message);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "next", ACTION_SETUP_STEP, 1 },
		{ "back", ACTION_SETUP_STEP, -1 },
		{ "lamp_yes", ACTION_SETUP_LAMP, 1 },
		{ "lamp_no", ACTION_SETUP_LAMP, 0 },
		{ "pin", ACTION_SETUP_PIN, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};
	int language = texts_language(scene->texts, name);
	struct action dial = staff_clock_tap(name);

	if (scene->nav.setup == SETUP_LANGUAGE && language >= 0)
		return (struct action) { ACTION_SETUP_LANGUAGE, language, 0 };
	return scene->nav.setup == SETUP_TIME && dial.kind != ACTION_NONE ? dial
									  : tap_lookup(rules, name);
}

const struct screen screen_setup = { "setup", 600, false, build, tap };
