#include "screens/talk_choices.h"

#include "screens/message.h"

#include <stdio.h>
#include <string.h>

struct grid {
	int columns, rows, first, count; /* of the choices on this page */
	bool more;
};

static struct label title_label(void)
{
	return (struct label) { .level = LEVEL_TITLE,
				.at_least = LEVEL_BODY,
				.bold = true,
				.paint = PAINT_TALK,
				.upright = ALIGN_MIDDLE,
				.heading = true };
}

static const char *name_of(const struct scene *scene, const char *prefix, int choice)
{
	return strcmp(prefix, "place") == 0 ? scene_place(scene, choice)
					    : scene_topic(scene, choice);
}

static int widest(const struct scene *scene, const struct ui *ui, const char *prefix, int count)
{
	int most = 0;

	for (int i = 0; i < count; i++) {
		int wide = ui_button_width(ui, (struct button) { .text = name_of(scene, prefix, i),
								 .bold = !ui_small(ui) });
		most = wide > most ? wide : most;
	}
	return most;
}

/* How the choices are spread over rows, columns and pages. */
static struct grid spread(const struct scene *scene, const struct ui *ui, const char *prefix,
			  int count, struct rect room)
{
	int gap = ui_gap(ui), wide = widest(scene, ui, prefix, count);
	/* Long words take more lines. */
	int row = ui_touch(ui) + (room.w > 0 ? wide / room.w : 0) * ui_touch(ui) * 2 / 3;
	int most = (room.h + gap) / (row + gap);
	struct grid grid = { .columns = 1, .count = count };

	if (most < 1)
		most = 1;
	if (count > 2 && !ui_portrait(ui) && wide <= (room.w - gap) / 2)
		grid.columns = 2;
	int page = most * grid.columns;
	if (count > page) {
		int pages = (count + page - 1) / page;
		grid.more = true;
		grid.first = scene->nav.page % pages * page;
		grid.count = count - grid.first < page ? count - grid.first : page;
		grid.rows = most;
	} else {
		grid.rows = (count + grid.columns - 1) / grid.columns;
	}
	return grid;
}

static void put_choice(const struct scene *scene, struct ui *ui, struct rect box,
		       const char *prefix, int choice)
{
	char name[24];

	(void)snprintf(name, sizeof name, "%s.%d", prefix, choice + 1);
	ui_button(ui, box,
		  (struct button) { .name = name,
				    .text = name_of(scene, prefix, choice),
				    .paint = PAINT_TALK,
				    .bold = !ui_small(ui) });
}

static void put_grid(const struct scene *scene, struct ui *ui, struct rect area, const char *prefix,
		     const struct grid *grid)
{
	int gap = ui_gap(ui), most = ui_touch(ui) * 3 / 2;

	if (!grid->more && (area.h + gap) / grid->rows - gap > most)
		area.h = grid->rows * (most + gap) - gap;
	for (int i = 0; i < grid->count; i++) {
		struct rect row = rect_row(area, i / grid->columns, grid->rows, gap);
		bool alone = i == grid->count - 1 && i % grid->columns == 0;
		put_choice(scene, ui,
			   alone ? row : rect_column(row, i % grid->columns, grid->columns, gap),
			   prefix, grid->first + i);
	}
}

void talk_choices(const struct scene *scene, struct ui *ui, const char *title, const char *prefix,
		  int count)
{
	const struct texts *texts = scene->texts;
	struct label label = title_label();
	struct label low = { .level = ui_small(ui) ? LEVEL_BODY : LEVEL_ACT, .bold = true };
	int under = ui_small(ui) ? 0 : mm_grown(ui, 3);
	struct rect area = ui_area(ui);
	if (!ui_portrait(ui) && ui_small(ui)) { /* every millimetre counts: some of the margin */
		area.y -= mm(ui, 1);
		area.h += mm(ui, 1);
	}
	struct button buttons[2] = {
		{ .name = "skip",
		  .text = tr(texts, N_("Zeg ik liever niet")),
		  .style = BUTTON_QUIET },
		{ .name = "more", .text = tr(texts, N_("Verder")), .paint = PAINT_TALK },
	};

	ui_bar(ui, &area);
	struct rect inside = area;
	int least = ui_text_height(ui, title, inside.w, low) + under, used = 1;
	struct rect room = inside;
	room.h -= least + message_buttons_height(ui, buttons, used, area.w);
	struct grid grid = spread(scene, ui, prefix, count, room);
	if (grid.more) { /* its button may take a row of its own */
		used = 2;
		room.h = inside.h - least - message_buttons_height(ui, buttons, used, area.w);
		grid = spread(scene, ui, prefix, count, room);
	}
	(void)cut_bottom(&inside, message_buttons_height(ui, buttons, used, area.w));
	message_buttons(ui, &area, buttons, used, 0, NULL);
	int spare = inside.h - grid.rows * (ui_touch(ui) + ui_gap(ui)) + ui_gap(ui);
	if (spare > inside.h - room.h && grid.more) /* long words: all the room is theirs */
		spare = inside.h - room.h;
	int most = mm_grown(ui, 22);
	spare = spare < least ? least : spare < most ? spare : most;
	ui_text(ui, "title", cut_top(&inside, spare), title, label);
	put_grid(scene, ui, inside, prefix, &grid);
}
