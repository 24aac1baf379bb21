/* The door to the staff's pages: a pad for the PIN. */
#include "screens/screens.h"

#include <stdio.h>

#define DOTS_SHOWN PIN_MIN /* circles that wait to be filled, at least */

struct key {
	char name[8];
	char digit[2];
	uint32_t icon;
	const char *text;
	enum button_style style;
};

static void write_message(const struct scene *scene, char *out, int room)
{
	static const char *const views[] = {
		[PIN_CHOOSE] = N_("Kies een pincode van 4 tot 8 cijfers."),
		[PIN_REPEAT] = N_("Nog een keer dezelfde pincode."),
		[PIN_ENTER] = N_("Pincode van het team"),
		[PIN_DIFFERENT] = N_("Dat was niet hetzelfde. Kies opnieuw."),
		[PIN_WRONG] = N_("Dat klopt niet. Probeer het nog een keer."),
		[PIN_UNREADABLE] = N_("De pincode is niet te lezen. Vraag hulp."),
	};
	const struct texts *texts = scene->texts;
	int seconds = scene->nav.pin_wait_s;

	if (scene->nav.pin != PIN_LOCKED)
		(void)snprintf(out, (size_t)room, "%s", tr(texts, views[scene->nav.pin]));
	else if (seconds > 99)
		(void)snprintf(out, (size_t)room,
			       tr(texts, N_("Te vaak fout. Wacht nog %d minuten.")),
			       (seconds + 59) / 60);
	else
		(void)snprintf(out, (size_t)room,
			       tr_n(texts, "Te vaak fout. Wacht nog %d seconde.",
				    "Te vaak fout. Wacht nog %d seconden.", seconds),
			       seconds);
}

static void draw_dots(const struct scene *scene, struct ui *ui, struct rect strip, enum align align)
{
	int typed = scene->nav.pin_digits, count = typed > DOTS_SHOWN ? typed : DOTS_SHOWN;
	int size = mm_grown(ui, 5.5), step = size + mm_grown(ui, 3), width = count * step;

	strip.x += align == ALIGN_MIDDLE ? (strip.w - width) / 2 : 0;
	for (int i = 0; i < count; i++) {
		struct rect box = { strip.x + i * step, strip.y + (strip.h - size) / 2, size,
				    size };
		struct element *dot = page_add(ui->page, ROLE_DECOR, NULL, box);
		dot->shape = SHAPE_ROUND;
		dot->fill = i < typed ? PAINT_INK : PAINT_NONE;
		dot->edge = PAINT_INK;
	}
}

static void draw_message(const struct scene *scene, struct ui *ui, struct rect box,
			 enum align align, enum align upright)
{
	bool wrong = scene->nav.pin >= PIN_DIFFERENT;
	char words[160];

	write_message(scene, words, sizeof words);
	ui_text(ui, "message", box, words,
		(struct label) { .level = LEVEL_TITLE,
				 .at_least = LEVEL_BODY,
				 .bold = true,
				 .paint = wrong ? PAINT_ATTENTION : PAINT_INK,
				 .align = align,
				 .upright = upright,
				 .heading = true });
}

/* The pad's ids are "pin.N", not "staff_pin.N". While it is locked the keys stand back but answer:
 * a tap says again how long to wait. */
static void draw_key(const struct scene *scene, struct ui *ui, struct rect box,
		     const struct key *key)
{
	struct ui own = *ui;
	bool locked = scene->nav.pin >= PIN_LOCKED;
	bool main = key->style == BUTTON_MAIN && !locked;
	struct button button = { .name = key->name,
				 .text = key->text ? key->text : key->digit,
				 .icon = key->icon,
				 .icon_mirrors = true,
				 .style = locked ? BUTTON_QUIET : key->style,
				 .paint = main ? PAINT_HERE : PAINT_INK,
				 .level = key->text ? LEVEL_ACT : LEVEL_TITLE,
				 .bold = true };

	own.screen = "pin";
	if (ui_button_width(ui, button) > box.w && button.icon) {
		/* One of both: the word, or, where that is too long, the pictogram. */
		button.icon = 0;
		if (ui_button_width(ui, button) > box.w + ui_pad(ui)) {
			button.icon = key->icon;
			button.text = NULL;
		}
	}
	ui_button(&own, box, button);
}

static struct key digit_key(int digit)
{
	struct key key = { .style = BUTTON_PLAIN };

	key.digit[0] = key.name[0] = (char)('0' + digit);
	return key;
}

/* As on a telephone, whatever the language; in two rows where the panel is low. */
static void draw_pad(const struct scene *scene, struct ui *ui, struct rect box, bool low)
{
	int columns = low ? 6 : 3, rows = 12 / columns, gap = ui_gap(ui);
	struct key erase = { .name = "erase",
			     .text = tr(scene->texts, N_("Wis")),
			     .icon = ICON_ERASE };
	struct key ok = { .name = "ok", .text = tr(scene->texts, N_("OK")), .style = BUTTON_MAIN };

	for (int i = 0; i < 12; i++) {
		struct rect cell =
		    ui_column_ltr(ui, rect_row(box, i / columns, rows, gap), i % columns, columns);
		struct key key = digit_key(i == 10 ? 0 : (i + 1) % 10);
		int erase_at = low ? 5 : 9;
		if (low && i > erase_at) /* 1 2 3 4 5 erase, 6 7 8 9 0 ok */
			key = digit_key(i % 10);
		draw_key(scene, ui, cell, i == erase_at ? &erase : i == 11 ? &ok : &key);
	}
}

static struct button back_button(const struct scene *scene, const struct ui *ui)
{
	return (struct button) { .name = "back",
				 .text = ui_small(ui) ? NULL : tr(scene->texts, N_("Terug")),
				 .icon = ICON_BACK,
				 .icon_mirrors = true };
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect area = ui_area(ui);
	struct button back = back_button(scene, ui);
	int gap = ui_gap(ui), width = ui_touch(ui) * 5 / 4;

	ui_banner(ui, &area);
	if (back.text)
		width = ui_button_width(ui, back);
	if (ui_portrait(ui) || ui_small(ui)) {
		bool low = !ui_portrait(ui);
		struct rect head = cut_top(&area, ui_touch(ui) * (low ? 4 : 6) / 4);
		struct rect corner = cut_left(&head, width);
		ui_button(ui, cut_top(&corner, ui_touch(ui)), back);
		(void)cut_left(&head, gap);
		draw_message(scene, ui, head, ALIGN_START, ALIGN_MIDDLE);
		draw_dots(scene, ui, cut_top(&area, mm(ui, low ? 9 : 14)), ALIGN_MIDDLE);
		(void)cut_top(&area, mm(ui, 2));
		draw_pad(scene, ui, area, low);
		return;
	}
	struct rect pad = cut_right(&area, area.w / 2);
	(void)cut_right(&area, gap * 2);
	struct rect head = cut_top(&area, ui_touch(ui));
	ui_button(ui, cut_left(&head, width), back);
	(void)cut_top(&area, gap * 2);
	draw_message(scene, ui, cut_top(&area, area.h / 2), ALIGN_START, ALIGN_MIDDLE);
	draw_dots(scene, ui, cut_top(&area, mm_grown(ui, 12)), ALIGN_START);
	draw_pad(scene, ui, pad, false);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "ok", ACTION_PIN_OK, 0 },
		{ "erase", ACTION_ERASE, 0 },
		{ "back", ACTION_HOME, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	if (name[0] >= '0' && name[0] <= '9' && name[1] == '\0')
		return (struct action) { ACTION_DIGIT, name[0] - '0', 0 };
	return tap_lookup(rules, name);
}

const struct screen screen_staff_pin = { "staff_pin", 60, false, build, tap };
