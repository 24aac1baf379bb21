/* A page of the staff's with words on a card, over pages if need be, and a row of buttons below. */
#include "screens/staff_parts.h"

/* Of every page of these words: the buttons stand at the bottom of the body. */
static struct rect body_over(const struct ui *ui, const struct staff_words *words, bool paged,
			     struct rect *place)
{
	struct rect body = staff_body(ui, paged);
	int gap = ui_gap(ui), count = words->button_count, rows = words->beside ? 1 : count;

	*place = cut_bottom(&body, rows * ui_touch(ui) + (rows - 1) * gap);
	(void)cut_bottom(&body, gap);
	return body;
}

static bool have_room(const struct ui *ui, const struct staff_words *words)
{
	int gaps = (words->button_count - 1) * ui_gap(ui);
	int width = (staff_body(ui, false).w - gaps) / words->button_count;

	for (int i = 0; i < words->button_count; i++)
		if (ui_button_width(ui, words->buttons[i]) > width)
			return false;
	return true;
}

bool staff_words_beside(const struct ui *ui, struct staff_words *words)
{
	struct staff_words plain = *words;

	for (int i = 0; i < plain.button_count; i++)
		plain.buttons[i].icon = ICON_NONE;
	if (!have_room(ui, words) && have_room(ui, &plain))
		*words = plain;
	return words->beside = have_room(ui, words);
}

static void put_buttons(struct ui *ui, const struct staff_words *words, struct rect place)
{
	int gap = ui_gap(ui), count = words->button_count;

	for (int i = 0; i < count; i++)
		ui_button(ui,
			  words->beside ? rect_column(place, i, count, gap)
					: rect_row(place, i, count, gap),
			  words->buttons[i]);
}

void staff_words(const struct scene *scene, struct ui *ui, const struct staff_words *words)
{
	struct rect place, body = body_over(ui, words, false, &place);
	int page = scene->nav.page;

	int pages = staff_flow(ui, body, 1, words->items, words->count, -1);
	if (pages > 1) {
		body = body_over(ui, words, true, &place);
		pages = staff_flow(ui, body, 1, words->items, words->count, -1);
	}
	if (page >= pages)
		page = pages - 1;
	if (!staff_head(
		scene, ui,
		(struct staff_head) {
		    .title = words->title, .back = words->back, .page = page, .pages = pages }))
		return;
	staff_flow(ui, body, 1, words->items, words->count, page);
	put_buttons(ui, words, place);
}

void staff_say(struct staff_sentences *lines, const char *text, uint32_t icon, enum paint paint)
{
	lines->items[lines->count++] =
	    (struct paragraph) { .text = text, .icon = icon, .icon_paint = paint };
}

void staff_tell(const struct scene *scene, struct ui *ui, const char *title,
		const struct staff_sentences *lines, struct button button)
{
	struct staff_words words = {
		.title = title, .items = lines->items, .count = lines->count, .button_count = 1
	};

	button.style = BUTTON_MAIN;
	button.paint = PAINT_HERE;
	words.buttons[0] = button;
	(void)staff_words_beside(ui, &words);
	staff_words(scene, ui, &words);
}
