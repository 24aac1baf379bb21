#include "screens/staff_asks_card.h"
#include "screens/staff_parts.h"

#include <stdio.h>

#define ROWS 3 /* cards on a page of a large panel, where its height allows */

/* ---- how the cards are arranged ------------------------------------------ */

static const struct label name_label = {
	.level = LEVEL_ACT, .at_least = LEVEL_BODY, .bold = true, .behind = PAINT_CARD
};
static const struct label words_label = { .behind = PAINT_CARD };

static int pad_of(const struct ui *ui)
{
	return ui_small(ui) && !ui_portrait(ui) ? mm(ui, 2.2) : ui_pad(ui);
}

static int picture_size(const struct ui *ui)
{
	return ui_line(ui, LEVEL_ACT) + ui_line(ui, LEVEL_BODY);
}

/* In a row every millimetre across counts. */
static int row_picture(const struct ui *ui)
{
	return ui_touch(ui);
}

static int row_pad(const struct ui *ui)
{
	return mm_grown(ui, 4.4);
}

static int row_edge(const struct ui *ui)
{
	return mm_grown(ui, 2.6);
}

static int row_gap(const struct ui *ui)
{
	return mm_grown(ui, 3.2);
}

static int row_words(const struct ui *ui)
{
	return ui_line(ui, LEVEL_ACT) + 2 * ui_line(ui, LEVEL_BODY);
}

static int longer(int width, int other)
{
	return width > other ? width : other;
}

static int word_width(const struct scene *scene, const struct ui *ui, const char *dutch, bool bold)
{
	return ui_text_width(ui, tr(scene->texts, dutch),
			     (struct label) { .level = LEVEL_ACT, .bold = bold });
}

/* The first button is always the next step, the second another way on; an ask that has only one
 * takes the last place. */
static void plan_columns(const struct scene *scene, const struct ui *ui, struct ask_plan *plan,
			 int room)
{
	int air = 2 * (ui_pad(ui) * 3 / 4) + mm(ui, 0.6);

	plan->column[0] = air + longer(word_width(scene, ui, "In gesprek", true),
				       word_width(scene, ui, "Gezien", true));
	plan->column[1] = air + longer(longer(word_width(scene, ui, "Ik kan toch niet", false),
					      word_width(scene, ui, "In gesprek", false)),
				       word_width(scene, ui, "Gesprek klaar", true));
	plan->plain = plan->column[0] + plan->column[1] > room;
	if (!plan->plain)
		return;
	if (plan->column[0] > room / 2)
		plan->column[0] = room / 2;
	plan->column[1] = room - plan->column[0];
}

struct ask_plan ask_plan(const struct scene *scene, const struct ui *ui, struct rect body)
{
	struct ask_plan plan = { .row = !ui_small(ui) && !ui_portrait(ui) };
	char ago[STAFF_WORDS];

	if (!plan.row) {
		plan.column[0] = mm(ui, 48);
		return plan;
	}
	(void)snprintf(ago, sizeof ago, tr(scene->texts, N_("%d min geleden")), ASK_MINUTES - 1);
	int words = row_picture(ui) + ui_gap(ui) + ui_text_width(ui, ago, words_label) + 1;
	plan.least = rect_row(body, 0, ROWS, ui_gap(ui)).h;
	for (int rows = ROWS - 1; rows > 0 && plan.least < row_words(ui); rows--)
		plan.least = rect_row(body, 0, rows, ui_gap(ui)).h;
	plan.buttons = plan.least - 2 * row_edge(ui);
	plan_columns(scene, ui, &plan,
		     body.w - row_pad(ui) - row_edge(ui) - words - 2 * row_gap(ui));
	return plan;
}

/* ---- a card -------------------------------------------------------------- */

static int stack_height(const struct ui *ui, const struct ask_card *card)
{
	return card->button_count * (ui_touch(ui) + ui_gap(ui)) - ui_gap(ui);
}

static int words_height(const struct ui *ui, const struct ask_card *card, int width)
{
	return picture_size(ui) + mm_grown(ui, 1.5) +
	       staff_height(ui, card->when, width, words_label) +
	       (card->note[0] ? staff_height(ui, card->note, width, words_label) : 0);
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
		ui_button(ui, rect_row(box, i, count, gap), card->buttons[i])->subject =
		    scene_ask_subject(card->ask);
	}
}

static void draw_stacked(struct ui *ui, struct rect box, struct ask_card *card, int width)
{
	struct rect buttons;

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

/* ---- a card in a row ----------------------------------------------------- */

struct row_boxes {
	struct rect picture, words, note, buttons[2];
};

static struct row_boxes row_boxes(const struct ui *ui, struct rect box, const struct ask_plan *plan)
{
	struct row_boxes boxes;
	int size = row_picture(ui);

	(void)cut_left(&box, row_pad(ui));
	(void)cut_right(&box, row_edge(ui));
	boxes.note = box;
	struct rect top = cut_top(&box, plan->least);
	boxes.picture = rect_middle(cut_left(&top, size), size, size);
	(void)cut_left(&top, ui_gap(ui));
	(void)cut_top(&boxes.note, plan->least);
	(void)cut_left(&boxes.note, size + ui_gap(ui));
	for (int i = 1; i >= 0; i--) {
		struct rect column = cut_right(&top, plan->column[i]);
		boxes.buttons[i] = rect_middle(column, column.w, plan->buttons);
		(void)cut_right(&top, row_gap(ui));
	}
	boxes.words = top;
	return boxes;
}

static int row_height(const struct ui *ui, const struct ask_card *card, const struct ask_plan *plan,
		      int width)
{
	struct row_boxes boxes = row_boxes(ui, (struct rect) { 0, 0, width, plan->least }, plan);
	int note = card->note[0] ? staff_height(ui, card->note, boxes.note.w, words_label) : 0;

	return plan->least + (note ? note + row_edge(ui) : 0);
}

static void draw_row(struct ui *ui, struct rect box, struct ask_card *card,
		     const struct ask_plan *plan)
{
	struct row_boxes boxes = row_boxes(ui, box, plan);
	int name = ui_line(ui, LEVEL_ACT), body = ui_line(ui, LEVEL_BODY);
	struct rect words = rect_middle(boxes.words, boxes.words.w, row_words(ui));
	int air = body - ui_text_height(ui, "x", words.w, words_label);

	words.y += air / 2; /* a line's air is below it: the words belong in the middle */
	draw_picture(ui, boxes.picture, card->ask->picture);
	staff_line(ui, NULL, cut_top(&words, name), card->name, name_label);
	staff_line(ui, NULL, cut_top(&words, body), card->state, words_label);
	staff_line(ui, NULL, words, card->ago, words_label);
	if (card->note[0])
		ui_text(ui, NULL, boxes.note, card->note, words_label);
	for (int i = 0; i < card->button_count; i++) {
		struct button button = card->buttons[i];
		button.name = card->ids[i];
		button.stacked = true; /* the narrower edges, too */
		if (plan->plain)
			button.icon = 0;
		ui_button(ui, boxes.buttons[card->button_count == 1 ? 1 : i], button)->subject =
		    scene_ask_subject(card->ask);
	}
}

int ask_card_height(const struct ui *ui, const struct ask_card *card, const struct ask_plan *plan,
		    int width)
{
	int inside = width - 2 * ui_pad(ui), stack = stack_height(ui, card);

	if (plan->row)
		return row_height(ui, card, plan, width);
	if (ui_portrait(ui))
		return words_height(ui, card, inside) + ui_gap(ui) + stack + 2 * pad_of(ui);
	int words = words_height(ui, card, inside - plan->column[0] - ui_gap(ui));
	return (words > stack ? words : stack) + 2 * pad_of(ui);
}

void ask_card_draw(struct ui *ui, struct rect box, struct ask_card *card,
		   const struct ask_plan *plan)
{
	ui_card(ui, NULL, box, PAINT_CARD);
	if (plan->row)
		draw_row(ui, box, card, plan);
	else
		draw_stacked(ui, box, card, plan->column[0]);
}
