/* "Druk nu op de grote knop": staff see for themselves that the buttons and the lamp work. */
#include "screens/staff_test.h"
#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>

bool staff_test_offered(const struct scene *scene)
{
	const struct settings *settings = scene->settings;

	return settings->gpio.button[0] || settings->gpio.ack[0] || settings->gpio.ack_key[0] ||
	       settings->gpio.lamp[0];
}

struct button staff_test_button(const struct scene *scene)
{
	return (struct button) { .name = "test",
				 .text = tr(scene->texts, N_("Knop testen")),
				 .icon = ICON_PRESS };
}

/* ---- one row: a sign and what it means ----------------------------------- */

struct row {
	uint32_t icon;
	enum paint paint;                /* of the sign */
	const char *name;                /* of the title, or of the text where there is none */
	const char *title, *text, *note; /* NULL = none */
	char time[12];                   /* "" = none */
};

/* How generously a row is set, the best first. */
static const struct manner {
	enum level title, text, note;
	bool all; /* the note too */
} manners[] = {
	{ LEVEL_HERO, LEVEL_TITLE, LEVEL_ACT, true },  { LEVEL_HERO, LEVEL_ACT, LEVEL_BODY, true },
	{ LEVEL_TITLE, LEVEL_ACT, LEVEL_BODY, true },  { LEVEL_ACT, LEVEL_BODY, LEVEL_BODY, true },
	{ LEVEL_BODY, LEVEL_BODY, LEVEL_BODY, true },  { LEVEL_ACT, LEVEL_BODY, LEVEL_BODY, false },
	{ LEVEL_BODY, LEVEL_BODY, LEVEL_BODY, false },
};
#define MODEST  2 /* for what stands among others */
#define MANNERS ((int)(sizeof manners / sizeof manners[0]))

static struct label label_of(enum level level, bool bold, enum paint paint)
{
	return (struct label) { .level = level,
				.at_least = level,
				.bold = bold,
				.paint = paint,
				.behind = PAINT_CARD };
}

static struct label title_of(const struct manner *manner)
{
	struct label label = label_of(manner->title, true, PAINT_INK);

	label.heading = true;
	return label;
}

static int time_width(const struct ui *ui, const struct row *row)
{
	return row->time[0] ? ui_text_width(ui, row->time, label_of(LEVEL_BODY, false, PAINT_INK)) +
				  ui_gap(ui)
			    : 0;
}

static int between(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 1.2 : 2.4);
}

struct heights {
	int title, text, note, whole;
};

static struct heights heights_of(const struct ui *ui, const struct row *row,
				 const struct manner *manner, int width)
{
	struct heights heights = { 0 };

	if (row->title)
		heights.title =
		    ui_text_height(ui, row->title, width - time_width(ui, row), title_of(manner));
	if (row->text)
		heights.text =
		    ui_text_height(ui, row->text, width, label_of(manner->text, false, PAINT_INK));
	if (row->note && manner->all)
		heights.note = ui_text_height(ui, row->note, width,
					      label_of(manner->note, false, PAINT_MUTED));
	heights.whole = heights.title + heights.text + heights.note;
	int parts = (heights.title > 0) + (heights.text > 0) + (heights.note > 0);
	heights.whole += (parts - 1) * between(ui);
	return heights;
}

static void sign(struct ui *ui, struct rect box, int size, const struct row *row)
{
	box = rect_middle(box, size, size);
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);

	element->shape = SHAPE_ROUND;
	element->fill = element->edge = element->icon_behind = row->paint;
	element->icon = row->icon;
	element->icon_box = rect_middle(box, size * 5 / 8, size * 5 / 8);
	element->icon_paint = PAINT_CARD;
}

/* On the title's line and on its base. */
static void put_time(struct ui *ui, struct rect line, const struct row *row)
{
	struct label label = label_of(LEVEL_BODY, false, PAINT_MUTED);
	int height = ui_text_height(ui, row->time, line.w, label);
	char name[32];

	label.align = ALIGN_END;
	line.y += (line.h - height) * 6 / 7;
	line.h = height;
	(void)snprintf(name, sizeof name, "%s_time", row->name);
	ui_text(ui, name, line, row->time, label);
}

static void words(struct ui *ui, struct rect inside, const struct row *row,
		  const struct manner *manner)
{
	struct heights heights = heights_of(ui, row, manner, inside.w);
	struct rect box = rect_middle(inside, inside.w, heights.whole), right = { 0 };

	if (row->title) {
		struct rect line = cut_top(&box, heights.title);
		right = cut_right(&line, time_width(ui, row));
		ui_text(ui, row->name, line, row->title, title_of(manner));
		(void)cut_top(&box, between(ui));
	}
	if (row->text) {
		ui_text(ui, row->title ? NULL : row->name, cut_top(&box, heights.text), row->text,
			label_of(manner->text, false, PAINT_INK));
		(void)cut_top(&box, between(ui));
	}
	if (heights.note)
		ui_text(ui, NULL, box, row->note, label_of(manner->note, false, PAINT_MUTED));
	if (right.w)
		put_time(ui, right, row);
}

static bool in_one_line(const struct ui *ui, const struct row *row, const struct manner *manner,
			int width)
{
	return !row->title ||
	       ui_text_width(ui, row->title, title_of(manner)) <= width - time_width(ui, row);
}

/* The most generous manner that fits; a title in one line a size smaller reads better than one
 * with its last word alone. */
static const struct manner *manner_for(const struct ui *ui, const struct row *row,
				       struct rect inside, int from)
{
	const struct manner *line = &manners[MODEST];

	if (from < MODEST && in_one_line(ui, row, line, inside.w) &&
	    !in_one_line(ui, row, &manners[from], inside.w))
		from = MODEST;
	for (; from < MANNERS; from++)
		if (heights_of(ui, row, &manners[from], inside.w).whole <= inside.h)
			return &manners[from];
	return NULL;
}

/* Where it is narrow the sign stands over the words, with a short title beside it. */
static void put_over(struct ui *ui, struct rect inside, int size, const struct row *row, int from)
{
	const struct manner *first = &manners[ui_small(ui) ? MANNERS - 1 : MODEST];
	struct row head = *row, rest = *row;
	int gap = ui_pad(ui) * 5 / 4, room = inside.w - size - gap - time_width(ui, row);

	head.text = head.note = NULL;
	bool beside = row->title && ui_text_width(ui, row->title, title_of(first)) <= room;
	if (beside)
		rest.title = NULL;
	struct rect below = inside;
	(void)cut_top(&below, size + between(ui));
	const struct manner *manner = manner_for(ui, &rest, below, from);
	if (!manner)
		manner = &manners[MANNERS - 1];
	int height = heights_of(ui, &rest, manner, inside.w).whole;
	below = rect_middle(inside, inside.w, size + between(ui) + height);
	struct rect top = cut_top(&below, size);
	sign(ui, cut_left(&top, size), size, row);
	(void)cut_left(&top, gap);
	if (beside)
		words(ui, top, &head, first);
	(void)cut_top(&below, between(ui));
	words(ui, below, &rest, manner);
}

/* A low card: all in one paragraph. False when even that needs more room. */
static bool put_low(struct ui *ui, struct rect left, struct rect beside, int size, struct row row)
{
	char both[160];

	if (row.title && row.text) {
		(void)snprintf(both, sizeof both, "%s %s", row.title, row.text);
		row.text = both;
		row.title = NULL;
		row.time[0] = '\0';
	}
	row.note = NULL;
	const struct manner *manner = manner_for(ui, &row, beside, 0);
	if (!manner)
		return false;
	sign(ui, left, size, &row);
	words(ui, beside, &row, manner);
	return true;
}

struct place { /* of a row */
	struct rect box;
	int column, size; /* of the signs: what is left for them, and how large this one is */
	int from;         /* the most generous manner that the words may take */
};

static void put_row(struct ui *ui, const struct place *place, const struct row *row)
{
	struct rect inside =
	    rect_inset(place->box, ui_pad(ui), mm_grown(ui, ui_small(ui) ? 1.2 : 3));
	struct rect beside = inside;

	ui_card(ui, NULL, place->box, PAINT_CARD);
	struct rect left = cut_left(&beside, place->column);
	(void)cut_left(&beside, ui_pad(ui) * 5 / 4);
	const struct manner *manner = manner_for(ui, row, beside, place->from);
	bool alone_upright = place->from == 0 && ui_portrait(ui);
	if (manner && !alone_upright) {
		sign(ui, left, place->size, row);
		words(ui, beside, row, manner);
	} else if (alone_upright || !put_low(ui, left, beside, place->size, *row)) {
		put_over(ui, inside, place->size, row, place->from);
	}
}

/* ---- the buttons --------------------------------------------------------- */

static bool seen(const struct scene *scene, enum line line)
{
	return scene->nav.tested & 1U << line;
}

static bool ailing(const struct scene *scene, const char *name)
{
	const struct health_item *item = scene->health ? health_find(scene->health, name) : NULL;

	return item && item->level != HEALTH_OK;
}

static void tell_time(const struct scene *scene, enum line line, struct row *row)
{
	utc_t at = scene->nav.tested_at[line];
	struct civil local = civil_at(at);

	if (at) /* with the seconds, so that a second press is seen to be another one */
		(void)snprintf(row->time, sizeof row->time, "%02d:%02d:%02d", local.hour,
			       local.minute, local.second);
}

static struct row button_row(const struct scene *scene)
{
	const struct texts *texts = scene->texts;
	const char *counts_not = tr(texts, N_("Deze druk telt niet als vraag."));
	struct row row = { .name = "button", .note = counts_not };

	if (!scene->settings->gpio.button[0] && !seen(scene, LINE_BUTTON)) {
		row.icon = ICON_INFO;
		row.paint = PAINT_MUTED;
		row.title = tr(texts, N_("Er is geen grote knop ingesteld."));
		row.note = tr(texts, N_("De tegel op het scherm werkt wel."));
	} else if (!scene->button_works) {
		row.icon = ICON_WARNING;
		row.paint = PAINT_ATTENTION;
		row.title = tr(texts, N_("Er is iets met de grote knop."));
		row.note = tr(texts, N_("Kijk bij Systeem wat je kunt doen."));
	} else if (seen(scene, LINE_BUTTON)) {
		row.icon = ICON_DONE;
		row.paint = PAINT_PRESENT;
		row.title = tr(texts, N_("Gezien."));
		row.text = tr(texts, N_("De grote knop doet het."));
		tell_time(scene, LINE_BUTTON, &row);
	} else {
		row.icon = ICON_PRESS;
		row.paint = PAINT_TALK;
		row.title = tr(texts, N_("Druk nu op de grote knop."));
	}
	return row;
}

struct staff_finding staff_test_of_button(const struct scene *scene)
{
	struct row row = button_row(scene);

	return (struct staff_finding) { row.icon, row.paint, row.title, row.text, row.note };
}

static bool has_ack(const struct scene *scene)
{
	return scene->settings->gpio.ack[0] || scene->settings->gpio.ack_key[0];
}

static struct row ack_row(const struct scene *scene)
{
	const struct texts *texts = scene->texts;
	struct row row = { .name = "ack", .icon = ICON_PRESS, .paint = PAINT_TALK };
	bool ails = ailing(scene, "ack") && !scene->settings->gpio.ack_key[0];

	if (ailing(scene, "ack_stuck") || (ails && !seen(scene, LINE_ACK))) {
		row.icon = ICON_WARNING;
		row.paint = PAINT_ATTENTION;
		row.text = tr(texts, N_("Er is iets met de knop van de ervaringsdeskundige."));
		row.note = tr(texts, N_("Kijk bij Systeem wat je kunt doen."));
	} else if (seen(scene, LINE_ACK)) {
		row.icon = ICON_DONE;
		row.paint = PAINT_PRESENT;
		row.title = tr(texts, N_("Gezien."));
		row.text = tr(texts, N_("De knop van de ervaringsdeskundige doet het."));
		tell_time(scene, LINE_ACK, &row);
	} else {
		row.text = tr(texts, N_("Druk ook op de knop van de ervaringsdeskundige."));
	}
	return row;
}

/* ---- the lamp ------------------------------------------------------------ */

static struct row lamp_row(const struct scene *scene)
{
	const struct texts *texts = scene->texts;
	struct row row = { .name = "lamp_text", .icon = ICON_LAMP, .paint = PAINT_TALK };

	if (ailing(scene, "lamp")) {
		row.icon = ICON_WARNING;
		row.paint = PAINT_ATTENTION;
		row.text = tr(texts, N_("Er is iets met de lamp."));
		row.note = tr(texts, N_("Kijk bij Systeem wat je kunt doen."));
	} else if (talk_lamp(scene->talk) != LAMP_OFF) {
		row.text = tr(texts, N_("De lamp is aan."));
		row.note = tr(texts, N_("Er staat een vraag open."));
	} else if (scene->nav.test_lamp) {
		row.text = tr(texts, N_("Zie je de lamp branden?"));
		row.note = tr(texts, N_("Nee? Kijk of de stekker goed zit."));
	} else {
		row.icon = ICON_LAMP_OFF;
		row.paint = PAINT_MUTED;
		row.text = tr(texts, N_("Doet de lamp het?"));
	}
	return row;
}

static struct button lamp_button(const struct scene *scene)
{
	bool on = scene->nav.test_lamp;

	return (struct button) {
		.name = on ? "lamp_off" : "lamp",
		.text = on ? tr(scene->texts, N_("Lamp uit")) : tr(scene->texts, N_("Lamp aan")),
		.bold = true,
		.disabled = ailing(scene, "lamp") || talk_lamp(scene->talk) != LAMP_OFF,
	};
}

static void put_lamp(const struct scene *scene, struct ui *ui, struct place at)
{
	struct button button = lamp_button(scene), other = button;
	struct row row = lamp_row(scene);

	other.text = scene->nav.test_lamp ? tr(scene->texts, N_("Lamp aan"))
					  : tr(scene->texts, N_("Lamp uit"));
	int width = ui_button_width(ui, button), than = ui_button_width(ui, other);
	/* The button stays where it is, whatever stands on it. */
	struct rect box = ui_portrait(ui) ? cut_bottom(&at.box, ui_touch(ui))
					  : cut_right(&at.box, width > than ? width : than);
	if (ui_portrait(ui))
		(void)cut_bottom(&at.box, ui_gap(ui));
	else
		(void)cut_right(&at.box, ui_gap(ui));
	put_row(ui, &at, &row);
	ui_button(ui, box, button);
}

/* ---- the page ------------------------------------------------------------ */

static int lamp_height(const struct ui *ui)
{
	if (ui_portrait(ui))
		return ui_touch(ui) * 9 / 8 + ui_gap(ui) + ui_touch(ui);
	return ui_touch(ui) * (ui_small(ui) ? 17 : 24) / 16;
}

/* The signs stand under each other; a button that is alone has a large one. */
static void build(const struct scene *scene, struct ui *ui)
{
	bool lamp = scene->settings->gpio.lamp[0], alone = !lamp && !has_ack(scene);
	struct rect below = { 0 }, lowest = { 0 }, body = staff_body(ui, false);
	struct row button = button_row(scene), ack = ack_row(scene);
	struct place place = { .from = alone ? 0 : MODEST };

	if (!staff_head(scene, ui,
			(struct staff_head) { .title = tr(scene->texts, N_("Knop testen")) }))
		return;
	if (lamp) {
		lowest = cut_bottom(&body, lamp_height(ui));
		(void)cut_bottom(&body, ui_gap(ui));
	}
	if (has_ack(scene)) {
		below = cut_bottom(&body, (body.h - ui_gap(ui)) * (ui_small(ui) ? 19 : 16) / 40);
		(void)cut_bottom(&body, ui_gap(ui));
	}
	place.column = mm_grown(ui, alone ? (ui_small(ui) ? 32 : 64) : ui_small(ui) ? 13 : 24);
	place.size = place.column;
	place.box = body;
	put_row(ui, &place, &button);
	place.size = mm_grown(ui, ui_small(ui) ? 13 : 17);
	place.box = below;
	if (has_ack(scene))
		put_row(ui, &place, &ack);
	place.box = lowest;
	if (lamp)
		put_lamp(scene, ui, place);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "lamp", ACTION_TEST_LAMP, 1 },    { "lamp_off", ACTION_TEST_LAMP, 0 },
		{ "back", ACTION_STAFF_SYSTEM, 0 }, { "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_test = { "staff_test", 120, true, build, tap };
