#include "screens/home_parts.h"

#include <stdio.h>

int asks_places(const struct scene *scene, int most)
{
	int count = scene->talk ? scene->talk->count : 0;

	return count < most ? count : most;
}

static int place_width(const struct ui *ui)
{
	return ui_touch(ui);
}

int asks_width(const struct ui *ui, int places)
{
	return places > 0 ? places * (place_width(ui) + mm(ui, 3)) - mm(ui, 3) : 0;
}

/* Seen and met differ by a sign in the corner; for everyone else it stays a picture. */
static void badge(struct ui *ui, struct rect button, enum ask_state state)
{
	int size = mm_grown(ui, 6.4);
	struct rect corner = { button.x + button.w - size - mm(ui, 0.6),
			       button.y + button.h - size - mm(ui, 1.4), size, size };

	if (state != ASK_SEEN && state != ASK_MET)
		return;
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, corner);
	element->shape = SHAPE_ROUND;
	element->fill = element->edge = state == ASK_MET ? PAINT_PRESENT : PAINT_TALK;
	element->icon = state == ASK_MET ? ICON_COMING : ICON_SEEN;
	element->icon_box = rect_middle(corner, size * 3 / 4, size * 3 / 4);
	element->icon_paint = PAINT_CARD;
	element->icon_behind = element->fill;
}

static void ask_button(const struct scene *scene, struct ui *ui, struct rect box, int number)
{
	const struct ask *ask = &scene->talk->asks[number];
	char name[24];

	(void)snprintf(name, sizeof name, "ask.%d", number + 1);
	ui_button(ui, box,
		  (struct button) { .name = name,
				    .label = tr(scene->texts, talk_picture_name(ask->picture)),
				    .icon = talk_picture_icon(ask->picture),
				    .paint = PAINT_TALK })
	    ->subject = scene_ask_subject(ask);
	badge(ui, box, ask->state);
}

void asks_row(const struct scene *scene, struct ui *ui, struct rect box, int places)
{
	int count = scene->talk ? scene->talk->count : 0;
	int shown = count > places ? places - 1 : count; /* the last place turns the page */
	int pages = shown > 0 ? (count + shown - 1) / shown : 0;
	if (pages < 1)
		return;
	int first = scene->nav.page % pages * shown, gap = mm(ui, 3);
	int height = box.h < ui_touch(ui) * 5 / 4 ? box.h : ui_touch(ui) * 5 / 4;
	struct rect row = cut_right(&box, asks_width(ui, places));

	row = rect_middle(row, row.w, height);
	for (int i = 0; i < shown && first + i < count; i++) {
		ask_button(scene, ui, cut_left(&row, place_width(ui)), first + i);
		(void)cut_left(&row, gap);
	}
	if (count > shown) {
		char text[16];
		row = cut_right(&row, place_width(ui));
		(void)snprintf(text, sizeof text, "+%d", count - shown);
		ui_button(ui, row,
			  (struct button) { .name = "more_asks", .text = text, .bold = true });
	}
}
