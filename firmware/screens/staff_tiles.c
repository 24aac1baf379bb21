/* A page of tiles: what staff can go to. */
#include "screens/staff_parts.h"

/* Upright one below the other. Lying in two rows, or three where they are low; the last row's tiles
 * share its width. */
static struct rect tile_box(const struct ui *ui, struct rect body, int i, int count)
{
	int columns = ui_portrait(ui) ? 1 : ui_small(ui) || count < 5 ? 2 : 3;
	int rows = (count + columns - 1) / columns, row = i / columns;
	int in_row = row < rows - 1 ? columns : count - row * columns;

	return rect_column(rect_row(body, row, rows, ui_gap(ui)), i - row * columns, in_row,
			   ui_gap(ui));
}

void staff_tiles(struct ui *ui, struct rect body, struct button *tiles, int count)
{
	enum level level = LEVEL_TITLE;

	for (int i = 0; i < count; i++) { /* all alike */
		tiles[i].level = LEVEL_TITLE;
		tiles[i].bold = true;
		tiles[i].stacked = !ui_portrait(ui) && !ui_small(ui);
		if (ui_button_width(ui, tiles[i]) > tile_box(ui, body, i, count).w)
			level = LEVEL_ACT;
	}
	for (int i = 0; i < count; i++) {
		tiles[i].level = level;
		ui_button(ui, tile_box(ui, body, i, count), tiles[i]);
	}
}
