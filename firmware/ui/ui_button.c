#include "ui/ui_lines.h"

#include <stdio.h>

#define EDGE_MM 0.9 /* the darker lower edge of a raised button, which is not its face */

#define DETAIL_ICON_MM 15.5 /* of an icon beside two lines */

struct face { /* a button's inside, laid out */
	struct rect box;
	struct label label;
	struct lines text, detail;
	int icon, gap; /* size of the icon, and from it to the text */
	bool two;      /* has a detail */
	bool tight;    /* hardly any air */
};

static bool is_bold(const struct button *button)
{
	return !button->regular && (button->bold || button->detail ||
				    button->style == BUTTON_MAIN || button->style == BUTTON_CHOSEN);
}

static void set_style(struct element *element, const struct button *button, struct label *label)
{
	enum paint paint = button->paint ? button->paint : PAINT_INK;

	element->shape = button->style == BUTTON_QUIET ? SHAPE_OUTLINE : SHAPE_RAISED;
	element->fill = PAINT_CARD;
	element->edge = paint;
	label->paint = paint;
	if (button->style == BUTTON_MAIN) {
		element->fill = button->paint ? button->paint : PAINT_HERE;
		label->paint = PAINT_CARD;
	} else if (button->style == BUTTON_QUIET) {
		element->fill = button->behind ? button->behind : PAINT_PAPER;
	} else if (button->style == BUTTON_CHOSEN) {
		element->fill = PAINT_CHOSEN;
		label->paint = PAINT_INK;
	}
	if (button->disabled) {
		element->disabled = true;
		element->shape = SHAPE_FLAT;
		element->fill = PAINT_QUIET;
		label->paint = PAINT_MUTED;
	}
	label->behind = element->fill;
	label->bold = is_bold(button);
}

/* Label and detail, one above the other. */
static int detail_gap(const struct face *face)
{
	return face->two ? (face->text.px + face->detail.px) / 8 : 0;
}

static int texts_height(const struct face *face)
{
	return lines_height(&face->text) + detail_gap(face) +
	       (face->two ? lines_height(&face->detail) : 0);
}

static int beside_line(const struct face *face, int px)
{
	return face->tight ? px : px * 5 / 4;
}

/* The icon goes with its text: a little higher than one line, or beside both. */
static int icon_size(const struct ui *ui, const struct button *button, const struct face *face)
{
	int size = beside_line(face, face->text.px);

	if (!button->icon)
		return 0;
	if (button->stacked)
		size = face->box.h - texts_height(face);
	else if (face->two)
		size = mm_grown(ui, DETAIL_ICON_MM);
	if (size > mm_grown(ui, 30))
		size = mm_grown(ui, 30);
	return size < face->box.h ? size : face->box.h;
}

static int text_room(const struct ui *ui, const struct button *button, const struct face *face,
		     int px)
{
	if (!button->icon || button->stacked)
		return face->box.w;
	int size = face->two ? mm_grown(ui, DETAIL_ICON_MM) : beside_line(face, px);
	return face->box.w - size - face->gap;
}

/* Try one size of the label on at most so many lines. */
static bool try_size(const struct ui *ui, const struct button *button, struct face *face, int px,
		     int most)
{
	int width = text_room(ui, button, face, px), height = 0;
	struct label small = { .level = LEVEL_BODY, .align = ALIGN_MIDDLE };
	int air = face->two && !button->stacked ? mm_grown(ui, 3) : 0;

	if (width <= 0)
		return false;
	lines_break(ui, button->text, width, px, face->label.bold, false, &face->text);
	if (face->text.too_wide || face->text.count > most)
		return false;
	height = lines_height(&face->text);
	if (face->two) {
		if (!lines_fit(ui, button->detail, width, face->box.h - height, small,
			       &face->detail) ||
		    face->detail.count > most + (button->stacked ? 1 : 0))
			return false;
		height = texts_height(face);
	}
	if (button->stacked && button->icon)
		height += mm_grown(ui, ui_small(ui) ? 6 : 11);
	return height + air <= face->box.h;
}

static bool lay_out(const struct ui *ui, const struct button *button, struct face *face)
{
	enum level wanted = button->level > LEVEL_ACT ? button->level : LEVEL_ACT;
	int sizes[SIZES_MAX];
	int count = lines_sizes(ui, wanted, LEVEL_ACT, sizes);

	for (int most = 1; most <= 3; most++)
		for (int i = 0; i < count; i++)
			if (try_size(ui, button, face, sizes[i], most))
				return true;
	/* Nothing fits: the smallest, broken anywhere. */
	int width = text_room(ui, button, face, sizes[count - 1]);
	lines_break(ui, button->text, width > 0 ? width : 1, sizes[count - 1], face->label.bold,
		    true, &face->text);
	int room =
	    face->box.h > face->text.px ? 1 + (face->box.h - face->text.px) / face->text.slot : 1;
	if (face->text.count > room)
		face->text.count = room;
	face->two = false;
	return false;
}

static void place_texts(struct ui *ui, struct element *element, const struct face *face,
			struct rect box, int y, enum align align)
{
	struct label label = face->label;

	label.align = align;
	lines_place(ui, element, box, y, &face->text, label);
	label.bold = false;
	if (face->two)
		lines_place(ui, element, box, y + face->text.count * face->text.slot, &face->detail,
			    label);
}

static void place_stacked(struct ui *ui, struct element *element, const struct button *button,
			  const struct face *face)
{
	int texts = texts_height(face);
	int y = face->box.y + (face->box.h - face->icon - texts) / 2;
	/* A pictogram's own margin is 1/12: at the start it would look indented. */
	int x = button->from_start ? face->box.x - face->icon / 12
				   : face->box.x + (face->box.w - face->icon) / 2;

	element->icon_box = (struct rect) { x, y, face->icon, face->icon };
	place_texts(ui, element, face, face->box, y + face->icon,
		    button->from_start ? ALIGN_START : ALIGN_MIDDLE);
}

static void place_beside(struct ui *ui, struct element *element, const struct button *button,
			 const struct face *face)
{
	int texts = texts_height(face);
	int widest = face->two && face->detail.widest > face->text.widest ? face->detail.widest
									  : face->text.widest;
	int whole = (face->icon ? face->icon + face->gap : 0) + widest;
	bool start = button->from_start || face->two;
	int x = start ? face->box.x : face->box.x + (face->box.w - whole) / 2;
	int y = face->box.y + (face->box.h - texts) / 2;

	if (face->icon) {
		element->icon_box = (struct rect) { x, face->box.y + (face->box.h - face->icon) / 2,
						    face->icon, face->icon };
		x += face->icon + face->gap;
	}
	struct rect box = { x, y, widest, texts };
	place_texts(ui, element, face, box, y, start ? ALIGN_START : ALIGN_MIDDLE);
}

static void place_icon_only(struct ui *ui, struct element *element, const struct face *face)
{
	int size = mm_grown(ui, 10);

	if (size > face->box.h)
		size = face->box.h;
	element->icon_box = rect_middle(face->box, size, size);
}

struct element *ui_button(struct ui *ui, struct rect box, struct button button)
{
	char id[80];
	struct face face = { .box = box, .two = button.detail != NULL };

	(void)snprintf(id, sizeof id, "%s.%s", ui->screen, button.name);
	struct element *element = page_add(ui->page, ROLE_BUTTON, id, box);
	element->radius = ui_radius(ui);
	set_style(element, &button, &face.label);
	if (element->shape == SHAPE_RAISED)
		(void)cut_bottom(&face.box, mm(ui, EDGE_MM));
	face.box = rect_inset(face.box,
			      !button.stacked ? ui_pad(ui)
			      : ui_small(ui)  ? mm(ui, 1.2)
					      : ui_pad(ui) * 3 / 4,
			      button.stacked ? mm(ui, 1.8) : mm(ui, 0.4));
	if (button.from_start && button.stacked)
		face.box = rect_inset(face.box, ui_pad(ui) / 2, mm_grown(ui, 1.6));
	element->icon = button.icon;
	element->icon_paint = face.label.paint;
	element->icon_behind = face.label.behind;
	element->icon_mirrors = button.icon_mirrors;
	if (!button.text) {
		element->label = button.label;
		place_icon_only(ui, element, &face);
		return element;
	}
	face.gap = mm_grown(ui, ui_small(ui) ? 2.4 : 3.6);
	if (!lay_out(ui, &button, &face)) {
		face.box = rect_inset(box, mm(ui, 0.9), 0);
		if (element->shape == SHAPE_RAISED)
			(void)cut_bottom(&face.box, mm(ui, EDGE_MM));
		face.gap = mm(ui, 1.0);
		face.tight = true;
		face.two = button.detail != NULL;
		element->clipped = !lay_out(ui, &button, &face);
	}
	face.icon = icon_size(ui, &button, &face);
	if (button.stacked && button.icon)
		place_stacked(ui, element, &button, &face);
	else
		place_beside(ui, element, &button, &face);
	return element;
}

int ui_button_width(const struct ui *ui, struct button button)
{
	struct label label = { .level = button.level > LEVEL_ACT ? button.level : LEVEL_ACT,
			       .bold = is_bold(&button) };
	struct label small = { 0 };
	int text = button.text ? ui_text_width(ui, button.text, label) : 0;
	int detail = button.detail ? ui_text_width(ui, button.detail, small) : 0;
	int px = ui_text_height(ui, "x", ui->page->width, label);
	int icon = !button.icon ? 0 : button.detail ? mm_grown(ui, DETAIL_ICON_MM) : px * 5 / 4;

	if (icon && !button.stacked)
		icon += mm_grown(ui, ui_small(ui) ? 2.4 : 3.6);
	return (detail > text ? detail : text) + icon + 2 * ui_pad(ui) + mm(ui, 0.6);
}
