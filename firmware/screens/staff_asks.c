/* The open asks: what each is waiting for, and what the one who looks can do about it. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>
#include <string.h>

struct ask_card {
	const struct ask *ask;
	const char *name, *state; /* of its picture; what it waits for */
	char when[STAFF_WORDS * 2];
	char note[STAFF_WORDS * 2]; /* "" = nothing was said */
	struct button buttons[2];
	char ids[2][24];
	int button_count;
};

/* ---- words --------------------------------------------------------------- */

static const char *state_word(const struct scene *scene, enum ask_state state)
{
	return state == ASK_MET    ? tr(scene->texts, N_("in gesprek"))
	       : state == ASK_SEEN ? tr(scene->texts, N_("gezien"))
				   : tr(scene->texts, N_("gevraagd"));
}

static void write_ago(const struct scene *scene, const struct moment *since, char *out, int room)
{
	int minutes = (int)(moment_elapsed_ms(&scene->now, since) / 60000);

	if (minutes == 0)
		(void)snprintf(out, (size_t)room, "%s", tr(scene->texts, N_("net")));
	else if (minutes < 120)
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%d min geleden")), minutes);
	else
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%d uur geleden")),
			       minutes / 60);
}

static void write_when(const struct scene *scene, const struct ask *ask, char *out, int room)
{
	char clock[8], ago[STAFF_WORDS];

	write_ago(scene, &ask->since, ago, sizeof ago);
	scene_clock(ask->since.utc, clock);
	if (ask->since.sure) /* on a clock that may be wrong the time of day says nothing */
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%s, %s")), clock, ago);
	else
		(void)snprintf(out, (size_t)room, "%s", ago);
}

static void write_note(const struct scene *scene, const struct ask *ask, char *out, int room)
{
	const char *place = NULL, *topic = NULL;

	for (int i = 0; i < scene->note_count; i++)
		if (scene->notes[i].ask == ask->id) {
			place = scene_place(scene, scene->notes[i].place);
			topic = scene_topic(scene, scene->notes[i].topic);
		}
	(void)snprintf(out, (size_t)room, "%s%s%s", place ? place : "", place && topic ? ". " : "",
		       topic ? topic : "");
}

/* ---- what can be done ---------------------------------------------------- */

static void offer(struct ask_card *card, const char *action, int number, const char *text,
		  uint32_t icon)
{
	int i = card->button_count++;

	(void)snprintf(card->ids[i], sizeof card->ids[i], "%s.%d", action, number);
	card->buttons[i] = (struct button) { .text = text,
					     .icon = icon,
					     .style = i == 0 ? BUTTON_MAIN : BUTTON_QUIET,
					     .paint = PAINT_TALK,
					     .behind = PAINT_CARD };
}

static void fill_card(const struct scene *scene, int index, struct ask_card *card)
{
	const struct texts *texts = scene->texts;
	const struct ask *ask = &scene->talk->asks[index];

	*card = (struct ask_card) { .ask = ask };
	card->name = tr(texts, talk_picture_name(ask->picture));
	card->state = state_word(scene, ask->state);
	write_when(scene, ask, card->when, sizeof card->when);
	write_note(scene, ask, card->note, sizeof card->note);
	if (ask->state == ASK_MET) {
		offer(card, "end", index + 1, tr(texts, N_("Gesprek klaar")), ICON_TALKED);
		return;
	}
	if (ask->state == ASK_ASKED)
		offer(card, "seen", index + 1, tr(texts, N_("Gezien")), ICON_SEEN);
	offer(card, "met", index + 1, tr(texts, N_("In gesprek")), ICON_COMING);
	if (ask->state == ASK_SEEN)
		offer(card, "back", index + 1, tr(texts, N_("Ik kan toch niet")), ICON_RETURN);
}

/* ---- a card -------------------------------------------------------------- */

static const struct label name_label = {
	.level = LEVEL_ACT, .at_least = LEVEL_BODY, .bold = true, .behind = PAINT_CARD
};
static const struct label words_label = { .behind = PAINT_CARD };

static int pad_of(const struct ui *ui)
{
	return ui_small(ui) && !ui_portrait(ui) ? mm(ui, 2.2) : ui_pad(ui);
}

/* All buttons alike, so that they stand in the same place from card to card. */
static int buttons_width(const struct scene *scene, const struct ui *ui)
{
	struct button longest = { .text = tr(scene->texts, N_("Gesprek klaar")),
				  .icon = ICON_TALKED,
				  .style = BUTTON_MAIN };
	int width = ui_button_width(ui, longest);

	longest.text = tr(scene->texts, N_("Ik kan toch niet"));
	longest.style = BUTTON_QUIET;
	if (ui_button_width(ui, longest) > width)
		width = ui_button_width(ui, longest);
	return ui_small(ui) ? mm(ui, 48) : width;
}

static int stack_height(const struct ui *ui, const struct ask_card *card)
{
	return card->button_count * (ui_touch(ui) + ui_gap(ui)) - ui_gap(ui);
}

static int picture_size(const struct ui *ui)
{
	return ui_line(ui, LEVEL_ACT) + ui_line(ui, LEVEL_BODY);
}

static int words_height(const struct ui *ui, const struct ask_card *card, int width)
{
	return picture_size(ui) + mm_grown(ui, 1.5) +
	       staff_height(ui, card->when, width, words_label) +
	       (card->note[0] ? staff_height(ui, card->note, width, words_label) : 0);
}

static int card_height(const struct ui *ui, const struct ask_card *card, int width, int buttons)
{
	int inside = width - 2 * ui_pad(ui), stack = stack_height(ui, card);

	if (ui_portrait(ui))
		return words_height(ui, card, inside) + ui_gap(ui) + stack + 2 * pad_of(ui);
	int words = words_height(ui, card, inside - buttons - ui_gap(ui));
	return (words > stack ? words : stack) + 2 * pad_of(ui);
}

static void draw_picture(struct ui *ui, struct rect box, int picture)
{
	struct element *tile = page_add(ui->page, ROLE_DECOR, NULL, box);

	tile->shape = SHAPE_FLAT;
	tile->fill = PAINT_TALK;
	tile->radius = ui_radius(ui) * 2 / 3;
	ui_icon(ui, rect_inset(box, box.w / 7, box.h / 7), talk_picture_icon(picture), PAINT_CARD,
		PAINT_TALK);
}

static void draw_words(struct ui *ui, struct rect box, const struct ask_card *card)
{
	int height = words_height(ui, card, box.w);

	box = rect_middle(box, box.w, height < box.h ? height : box.h);
	struct rect top = cut_top(&box, picture_size(ui));
	draw_picture(ui, cut_left(&top, picture_size(ui)), card->ask->picture);
	(void)cut_left(&top, ui_gap(ui));
	staff_line(ui, NULL, cut_top(&top, ui_line(ui, LEVEL_ACT)), card->name, name_label);
	staff_line(ui, NULL, top, card->state, words_label);
	(void)cut_top(&box, mm_grown(ui, 1.5));
	ui_text(ui, NULL, cut_top(&box, staff_height(ui, card->when, box.w, words_label)),
		card->when, words_label);
	if (card->note[0])
		ui_text(ui, NULL, box, card->note, words_label);
}

static void draw_buttons(struct ui *ui, struct rect box, struct ask_card *card)
{
	int count = card->button_count, gap = ui_gap(ui), height = ui_touch(ui);

	/* Where a long word needs two lines the buttons take the height there is. */
	if (ui_small(ui) && !ui_portrait(ui))
		height = (box.h + gap) / 2 - gap;
	box = rect_middle(box, box.w, count * (height + gap) - gap);
	for (int i = 0; i < count; i++) {
		card->buttons[i].name = card->ids[i];
		if (ui_small(ui) && !ui_portrait(ui))
			card->buttons[i].icon = 0;
		ui_button(ui, rect_row(box, i, count, gap), card->buttons[i]);
	}
}

static void draw_card(struct ui *ui, struct rect box, struct ask_card *card, int width)
{
	struct rect buttons;

	ui_card(ui, NULL, box, PAINT_CARD);
	box = rect_inset(box, ui_pad(ui), pad_of(ui));
	if (ui_portrait(ui)) {
		buttons = cut_bottom(&box, stack_height(ui, card));
		(void)cut_bottom(&box, ui_gap(ui));
	} else {
		buttons = cut_right(&box, width);
		(void)cut_right(&box, ui_gap(ui));
	}
	draw_words(ui, box, card);
	draw_buttons(ui, buttons, card);
}

/* ---- the list ------------------------------------------------------------ */

/* Walk the cards over the pages; draws those of `page` (-1 = none). Returns how many pages. */
static int lay_cards(const struct scene *scene, struct ui *ui, struct rect body, int page)
{
	int at_page = 0, y = 0, buttons = buttons_width(scene, ui);

	for (int i = 0; i < scene->talk->count; i++) {
		struct ask_card card;
		fill_card(scene, i, &card);
		int height = card_height(ui, &card, body.w, buttons);
		/* On the low panel one ask has the page to itself. */
		if (height > body.h || (ui_small(ui) && !ui_portrait(ui)))
			height = body.h;
		if (y > 0 && y + height > body.h) {
			at_page++;
			y = 0;
		}
		if (at_page == page)
			draw_card(ui, (struct rect) { body.x, body.y + y, body.w, height }, &card,
				  buttons);
		y += height + ui_gap(ui);
	}
	return at_page + 1;
}

static void say_none(const struct scene *scene, struct ui *ui, struct rect body)
{
	int size = mm_grown(ui, 20);

	body = rect_middle(body, body.w, size + 3 * ui_line(ui, LEVEL_TITLE));
	ui_icon(ui, rect_middle(cut_top(&body, size), size, size), ICON_TALKED, PAINT_TALK,
		PAINT_PAPER);
	ui_text(ui, "none", body, tr(scene->texts, N_("Er staan geen vragen open.")),
		(struct label) { .level = LEVEL_TITLE,
				 .at_least = LEVEL_BODY,
				 .align = ALIGN_MIDDLE,
				 .upright = ALIGN_MIDDLE });
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect body = staff_body(ui, false);
	int pages = lay_cards(scene, ui, body, -1), page = scene->nav.page;

	if (pages > 1) {
		body = staff_body(ui, true);
		pages = lay_cards(scene, ui, body, -1);
	}
	if (page >= pages)
		page = pages - 1;
	if (!staff_head(scene, ui,
			(struct staff_head) { .title = tr(scene->texts, N_("Open vragen")),
					      .paint = PAINT_TALK,
					      .page = page,
					      .pages = pages }))
		return;
	if (scene->talk->count == 0)
		say_none(scene, ui, body);
	else
		lay_cards(scene, ui, body, page);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "seen.*", ACTION_ASK_SEEN, 0 }, { "met.*", ACTION_ASK_MET, 0 },
		{ "end.*", ACTION_ASK_END, 0 },   { "back.*", ACTION_ASK_BACK, 0 },
		{ "back", ACTION_STAFF_WEEK, 0 }, { "less", ACTION_PAGE, -1 },
		{ "more", ACTION_PAGE, 1 },       { "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_asks = { "staff_asks", 120, true, build, tap };
