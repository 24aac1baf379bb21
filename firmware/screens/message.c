#include "screens/message.h"

#include <stdio.h>
#include <string.h>

struct message_line *message_line(struct message *message, const char *text)
{
	static struct message_line spare;

	if (message->line_count == MESSAGE_LINES)
		return &spare;
	struct message_line *line = &message->lines[message->line_count++];
	*line = (struct message_line) { .text = text };
	return line;
}

void message_button(struct message *message, struct button button)
{
	if (message->button_count < MESSAGE_BUTTONS)
		message->buttons[message->button_count++] = button;
}

/* How generously the words are set, the best first. */
struct manner {
	enum level title, text;
	bool icons;
	double gap_mm; /* between sentences */
	bool flow;     /* the sentences run on in two paragraphs: what is bold, and the rest */
	bool plain;    /* in one, nothing bold */
};
static const struct manner manners[] = {
	{ LEVEL_HERO, LEVEL_TITLE, true, 7.0, false, false },
	{ LEVEL_HERO, LEVEL_ACT, true, 5.6, false, false },
	{ LEVEL_TITLE, LEVEL_ACT, true, 4.0, false, false },
	{ LEVEL_TITLE, LEVEL_ACT, false, 3.0, false, false },
	{ LEVEL_TITLE, LEVEL_BODY, false, 2.6, false, false },
	{ LEVEL_ACT, LEVEL_BODY, false, 1.8, false, false },
	{ LEVEL_ACT, LEVEL_BODY, false, 1.4, true, false },
	{ LEVEL_BODY, LEVEL_BODY, false, 1.0, true, false },
	{ LEVEL_BODY, LEVEL_BODY, false, 0.0, true, true },
};
#define MANNERS ((int)(sizeof manners / sizeof manners[0]))

struct flowing { /* the sentences as two paragraphs: what is bold, and the rest */
	char first[200], rest[900];
};

static void join(char *out, size_t room, const char *text)
{
	size_t used = strlen(out);

	(void)snprintf(out + used, room - used, "%s%s", used ? " " : "", text);
}

/* The title runs on into the first sentence; the rest is one paragraph. */
static void flow(const struct message *message, const struct manner *manner, struct flowing *out)
{
	int i = 0;

	out->first[0] = out->rest[0] = '\0';
	if (message->title && manner->plain)
		join(out->rest, sizeof out->rest, message->title);
	else if (message->title)
		join(out->first, sizeof out->first, message->title);
	while (!manner->plain && i < message->line_count && message->lines[i].bold)
		join(out->first, sizeof out->first, message->lines[i++].text);
	for (; i < message->line_count; i++)
		join(out->rest, sizeof out->rest, message->lines[i].text);
}

static struct label title_label(const struct message *message, const struct manner *manner)
{
	return (struct label) { .level = manner->title,
				.at_least = manner->title,
				.bold = true,
				.paint = message->paint,
				.heading = true };
}

static struct label line_label(const struct message_line *line, const struct manner *manner)
{
	return (
	    struct label) { .level = manner->text, .at_least = manner->text, .bold = line->bold };
}

static int circle(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 10 : 12.2);
}

/* Sentences with a picture and those without begin at the same place, unless there are none. */
static int indent(const struct ui *ui, const struct message_line *line, const struct manner *manner)
{
	return manner->icons && line->icon ? circle(ui) + mm_grown(ui, 4.5) : 0;
}

static int sign_width(const struct ui *ui, const struct message *message,
		      const struct manner *manner)
{
	return message->icon && message->title && !manner->flow
		   ? ui_line(ui, manner->title) + mm_grown(ui, 4)
		   : 0;
}

static int line_height(const struct ui *ui, const struct message_line *line,
		       const struct manner *manner, int width)
{
	int in = indent(ui, line, manner);
	int height = ui_text_height(ui, line->text, width - in, line_label(line, manner));

	return in && height < circle(ui) ? circle(ui) : height;
}

static int gap_before(const struct ui *ui, const struct message_line *line,
		      const struct manner *manner)
{
	return mm_grown(ui, line->apart ? manner->gap_mm * 1.8 : manner->gap_mm);
}

static int whole_height(const struct ui *ui, const struct message *message,
			const struct manner *manner, int width)
{
	int height = 0;

	if (manner->flow) {
		struct flowing flowing;
		struct message_line bold = { .bold = true }, plain = { 0 };
		flow(message, manner, &flowing);
		height = ui_text_height(ui, flowing.first, width, line_label(&bold, manner)) +
			 ui_text_height(ui, flowing.rest, width, line_label(&plain, manner));
		return height + mm_grown(ui, manner->gap_mm);
	}
	if (message->title)
		height = ui_text_height(ui, message->title, width - sign_width(ui, message, manner),
					title_label(message, manner));
	for (int i = 0; i < message->line_count; i++)
		height += (height ? gap_before(ui, &message->lines[i], manner) : 0) +
			  line_height(ui, &message->lines[i], manner, width);
	return height;
}

/* The best manner for this box; MANNERS when none fits. */
static int best_manner(const struct ui *ui, const struct message *message, struct rect box)
{
	int i = ui_portrait(ui) ? 1 : 0; /* narrow: the largest would be a word a line */

	while (i < MANNERS && whole_height(ui, message, &manners[i], box.w) > box.h)
		i++;
	return i;
}

static void put_circle(struct ui *ui, struct rect at, const struct message_line *line,
		       enum paint paint)
{
	struct rect box = rect_middle(at, circle(ui), circle(ui));
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);

	element->shape = SHAPE_ROUND;
	element->fill = line->done ? paint : PAINT_NONE;
	element->edge = line->done ? paint : PAINT_MUTED;
	element->icon = line->icon;
	element->icon_box = rect_middle(box, box.w * 5 / 8, box.h * 5 / 8);
	element->icon_paint = line->done ? PAINT_CARD : PAINT_INK;
	element->icon_behind = line->done ? paint : PAINT_PAPER;
}

static void put_flowing(struct ui *ui, const struct message *message, const struct manner *manner,
			struct rect box)
{
	struct flowing flowing;
	struct label first = title_label(message, manner), rest = { .at_least = LEVEL_BODY };

	flow(message, manner, &flowing);
	first.level = first.at_least = manner->text;
	int height = ui_text_height(ui, flowing.first, box.w, first);
	if (flowing.first[0])
		ui_text(ui, "text", cut_top(&box, height), flowing.first, first);
	(void)cut_top(&box, mm_grown(ui, manner->gap_mm));
	if (flowing.rest[0])
		ui_text(ui, "more", box, flowing.rest, rest);
}

static void put_title(struct ui *ui, const struct message *message, const struct manner *manner,
		      struct rect *box)
{
	int sign = sign_width(ui, message, manner);
	struct label label = title_label(message, manner);
	int height = ui_text_height(ui, message->title, box->w - sign, label);
	struct rect strip = cut_top(box, height);

	if (sign) {
		struct rect icon = cut_left(&strip, sign);
		icon.w = ui_line(ui, manner->title);
		icon.h = icon.h < icon.w ? icon.h : icon.w;
		icon = rect_middle(icon, icon.w, icon.w);
		ui_icon(ui, icon, message->icon, message->paint, PAINT_PAPER);
	}
	ui_text(ui, "title", strip, message->title, label);
}

/* Worth its place only where nothing else has to give way. */
static void put_note(struct ui *ui, const struct message *message, struct rect *box)
{
	struct label label = { .paint = PAINT_MUTED };
	struct rect rest = *box;
	int height = message->note ? ui_text_height(ui, message->note, box->w, label) : 0;

	if (!height)
		return;
	struct rect strip = cut_bottom(&rest, height);
	(void)cut_bottom(&rest, ui_gap(ui));
	int best = best_manner(ui, message, rest);
	if (best > best_manner(ui, message, *box) || best == MANNERS || manners[best].flow)
		return;
	*box = rest;
	ui_text(ui, "note", strip, message->note, label);
}

static void put_words(struct ui *ui, const struct message *message, struct rect box)
{
	put_note(ui, message, &box);
	int best = best_manner(ui, message, box);
	const struct manner *manner = &manners[best < MANNERS ? best : MANNERS - 1];
	int spare = box.h - whole_height(ui, message, manner, box.w);

	if (spare > 0) /* a little above the middle looks like the middle */
		(void)cut_top(&box, spare * 9 / 20);
	if (manner->flow) {
		put_flowing(ui, message, manner, box);
		return;
	}
	if (message->title)
		put_title(ui, message, manner, &box);
	for (int i = 0; i < message->line_count; i++) {
		const struct message_line *line = &message->lines[i];
		if (i > 0 || message->title)
			(void)cut_top(&box, gap_before(ui, line, manner));
		struct rect strip = cut_top(&box, line_height(ui, line, manner, box.w));
		struct rect icon = cut_left(&strip, indent(ui, line, manner));
		struct label label = line_label(line, manner);
		if (icon.w) {
			icon.w = circle(ui);
			put_circle(ui, icon, line, message->paint);
		}
		label.upright = ALIGN_MIDDLE;
		ui_text(ui, NULL, strip, line->text, label);
	}
}

/* ---- the talk picture ---------------------------------------------------- */

static void picture_upright(struct ui *ui, const struct message *message, struct rect card)
{
	struct label small = { .paint = PAINT_MUTED, .behind = PAINT_CARD, .align = ALIGN_MIDDLE };
	struct label name = { .level = LEVEL_TITLE,
			      .at_least = LEVEL_TITLE,
			      .bold = true,
			      .behind = PAINT_CARD,
			      .align = ALIGN_MIDDLE };
	const char *yours = tr(ui->texts, N_("Jouw plaatje"));

	ui_card(ui, "picture", card, PAINT_CARD);
	struct rect inside = rect_inset(card, ui_pad(ui) / 2, ui_pad(ui));
	int small_height = ui_text_height(ui, yours, inside.w, small);
	while (name.level > LEVEL_BODY &&
	       !ui_text_fits(ui, message->picture, inside.w, inside.h / 3, name))
		name.at_least = --name.level;
	int name_height = ui_text_height(ui, message->picture, inside.w, name);
	struct rect words = cut_bottom(&inside, small_height + name_height + mm_grown(ui, 2));
	int size = inside.h - mm_grown(ui, 2) < mm_grown(ui, 34) ? inside.h - mm_grown(ui, 2)
								 : mm_grown(ui, 34);
	ui_icon(ui, rect_middle(inside, size, size), message->picture_icon, message->paint,
		PAINT_CARD);
	ui_text(ui, NULL, cut_top(&words, small_height), yours, small);
	name.upright = ALIGN_END;
	ui_text(ui, "picture_name", words, message->picture, name);
}

static int lying_gap(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 2.4 : 4);
}

static int lying_icon(const struct ui *ui)
{
	return mm_grown(ui, ui_small(ui) ? 11 : 15);
}

static void picture_lying(struct ui *ui, const struct message *message, struct rect card)
{
	struct label small = { .paint = PAINT_MUTED, .behind = PAINT_CARD };
	struct label name = { .level = LEVEL_ACT,
			      .at_least = LEVEL_BODY,
			      .bold = true,
			      .behind = PAINT_CARD,
			      .upright = ALIGN_MIDDLE };
	const char *yours = tr(ui->texts, N_("Jouw plaatje"));

	ui_card(ui, "picture", card, PAINT_CARD);
	struct rect inside = rect_inset(card, lying_gap(ui), mm(ui, 0.8));
	ui_icon(ui, cut_left(&inside, lying_icon(ui)), message->picture_icon, message->paint,
		PAINT_CARD);
	(void)cut_left(&inside, lying_gap(ui));
	int both = ui_text_height(ui, yours, inside.w, small) +
		   ui_text_height(ui, message->picture, inside.w, name) + mm(ui, 1);
	if (both <= inside.h) { /* else the name alone */
		inside = rect_middle(inside, inside.w, both);
		ui_text(ui, NULL, cut_top(&inside, ui_text_height(ui, yours, inside.w, small)),
			yours, small);
		name.upright = ALIGN_END;
	}
	ui_text(ui, "picture_name", inside, message->picture, name);
}

static int lying_width(const struct ui *ui, const struct message *message)
{
	struct label name = { .level = ui_small(ui) ? LEVEL_BODY : LEVEL_ACT, .bold = true };

	return lying_icon(ui) + 3 * lying_gap(ui) + ui_text_width(ui, message->picture, name) + 1;
}

/* On the side when the words have room enough there; else in the row of the buttons. */
static bool beside(const struct ui *ui, const struct message *message, struct rect area)
{
	struct rect words = area;
	int worst = ui_small(ui) ? MANNERS - 3 : MANNERS - 2;

	if (ui_portrait(ui))
		return false;
	(void)cut_bottom(&words, message_buttons_height(ui, message->buttons, message->button_count,
							area.w));
	if (words.h < mm_grown(ui, 38))
		return false;
	(void)cut_right(&words, mm_grown(ui, ui_small(ui) ? 46 : 58) + 2 * ui_gap(ui));
	return best_manner(ui, message, words) < worst;
}

void message_fill(struct ui *ui, struct rect area, const struct message *message)
{
	struct rect with;
	bool picture = message->picture != NULL;

	bool side = picture && beside(ui, message, area);
	bool in_row = picture && !side && !ui_portrait(ui);
	message_buttons(ui, &area, message->buttons, message->button_count,
			in_row ? lying_width(ui, message) : 0, in_row ? &with : NULL);
	if (side) {
		struct rect card = cut_right(&area, mm_grown(ui, ui_small(ui) ? 46 : 58));
		(void)cut_right(&area, 2 * ui_gap(ui));
		picture_upright(ui, message, card);
	} else if (in_row) {
		picture_lying(ui, message, with);
	} else if (picture) {
		struct rect words = rect_inset(area, ui_pad(ui) / 3, 0);
		(void)cut_bottom(&words, mm(ui, 20) + ui_gap(ui));
		bool tight = best_manner(ui, message, words) == MANNERS;
		struct rect card = cut_bottom(&area, mm(ui, tight ? 12 : 20));
		(void)cut_bottom(&area, tight ? mm(ui, 2) : ui_gap(ui));
		picture_lying(ui, message, card);
	}
	put_words(ui, message, rect_inset(area, ui_pad(ui) / 3, 0));
}

void message_build(struct ui *ui, const struct message *message)
{
	struct rect area = ui_area(ui);

	if (message->bare)
		ui_banner(ui, &area);
	else
		ui_bar(ui, &area);
	message_fill(ui, area, message);
}
