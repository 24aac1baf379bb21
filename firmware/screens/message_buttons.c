/* Buttons in rows: how many go beside each other depends on their words. */
#include "screens/message.h"

struct row {
	int first, count, width; /* natural width of all with their gaps */
};

/* A single button whose words need two lines is higher. */
static int row_height(const struct ui *ui, const struct row *row, int width)
{
	int least = row->width - 2 * (ui_pad(ui) - mm(ui, 1.4)); /* with little air */

	return least > width ? ui_touch(ui) * 3 / 2 : ui_touch(ui);
}

/* Fill rows from the last button backwards, so that the way on has room and what is left over
 * stands above. */
static int split(const struct ui *ui, const struct button *buttons, int count, int width,
		 int with_width, struct row rows[MESSAGE_BUTTONS])
{
	int used = 0, gap = ui_gap(ui);

	for (int i = count - 1; i >= 0; i--) {
		int wide = ui_button_width(ui, buttons[i]);
		bool joins = used > 0 && rows[used - 1].width + gap + wide <=
					     width - (used == 1 ? with_width : 0);
		if (!joins)
			rows[used++] = (struct row) { i, 0, -gap };
		rows[used - 1].first = i;
		rows[used - 1].count++;
		rows[used - 1].width += gap + wide;
	}
	return used;
}

static void place_row(struct ui *ui, struct rect box, const struct button *buttons,
		      const struct row *row)
{
	int gap = ui_gap(ui);
	/* Alone, a button keeps to its half: the way on at the end, what is quiet at the start. */
	if (row->count == 1 && !ui_portrait(ui) && row->width <= (box.w - gap) / 2)
		box = rect_column(box, buttons[row->first].style == BUTTON_MAIN, 2, gap);
	int share = (box.w - gap * (row->count - 1)) / row->count;
	bool equal = true;

	for (int i = 0; i < row->count; i++)
		equal = equal && ui_button_width(ui, buttons[row->first + i]) <= share;
	int spare = (box.w - row->width) / row->count;
	for (int i = 0; i < row->count; i++) {
		struct rect at = equal ? rect_column(box, i, row->count, gap) : box;
		if (!equal) {
			bool last = i == row->count - 1;
			at = last ? box
				  : cut_left(&box,
					     ui_button_width(ui, buttons[row->first + i]) + spare);
			(void)cut_left(&box, gap);
		}
		ui_button(ui, at, buttons[row->first + i]);
	}
}

int message_buttons_height(const struct ui *ui, const struct button *buttons, int count, int width)
{
	struct row rows[MESSAGE_BUTTONS];

	int used = split(ui, buttons, count, width, 0, rows), height = used * ui_gap(ui);

	for (int i = 0; i < used; i++)
		height += row_height(ui, &rows[i], width);
	return height;
}

void message_buttons(struct ui *ui, struct rect *area, const struct button *buttons, int count,
		     int with_width, struct rect *with)
{
	struct row rows[MESSAGE_BUTTONS];
	struct rect boxes[MESSAGE_BUTTONS] = { { 0, 0, 0, 0 } };
	int room = with ? with_width + ui_gap(ui) : 0;
	int used = split(ui, buttons, count, area->w, room, rows);

	for (int i = 0; i < used; i++) {
		boxes[i] = cut_bottom(area, row_height(ui, &rows[i], area->w));
		(void)cut_bottom(area, ui_gap(ui));
	}
	if (with && used > 0) {
		*with = cut_left(&boxes[0], with_width);
		(void)cut_left(&boxes[0], ui_gap(ui));
	}
	for (int i = used - 1; i >= 0; i--)
		place_row(ui, boxes[i], buttons, &rows[i]);
}
