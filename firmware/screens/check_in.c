/* "Ik ben er": stored, and welcome. The two questions are optional, one tap each. */
#include "screens/message.h"
#include "screens/screens.h"

#include <stdio.h>
#include <string.h>

static struct button finish(const struct texts *texts)
{
	return (struct button) { .name = "done",
				 .text = tr(texts, N_("Klaar")),
				 .style = BUTTON_MAIN,
				 .paint = PAINT_HERE };
}

static struct button undo(const struct texts *texts)
{
	return (struct button) { .name = "undo",
				 .text = tr(texts, N_("Foutje? Haal weg")),
				 .icon = ICON_UNDO,
				 .icon_mirrors = true,
				 .style = BUTTON_QUIET };
}

/* ---- welcome ------------------------------------------------------------- */

/* A white circle with a tick, as large as the panel allows. */
static void tick(struct ui *ui, struct rect *inside)
{
	int size = inside->h < mm_grown(ui, 30) ? inside->h : mm_grown(ui, 30);
	struct rect box = cut_left(inside, size);

	(void)cut_left(inside, ui_pad(ui) * 3 / 2);
	box = rect_middle(box, size, size);
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);
	element->shape = SHAPE_ROUND;
	element->fill = PAINT_CARD;
	element->edge = PAINT_CARD;
	element->icon = ICON_DONE;
	element->icon_box = rect_middle(box, size * 3 / 4, size * 3 / 4);
	element->icon_paint = PAINT_HERE;
	element->icon_behind = PAINT_CARD;
}

static void greeting(struct ui *ui, struct rect panel, const char *first, const char *then)
{
	struct label big = { .level = LEVEL_HERO,
			     .bold = true,
			     .paint = PAINT_CARD,
			     .behind = PAINT_HERE,
			     .heading = true,
			     .max_lines = 1 };
	struct label small = { .level = LEVEL_ACT, .paint = PAINT_CARD, .behind = PAINT_HERE };
	struct element *card = ui_card(ui, "panel", panel, PAINT_HERE);
	struct rect inside =
	    rect_inset(panel, ui_pad(ui) * 3 / 2, ui_small(ui) ? mm(ui, 2.6) : ui_pad(ui));

	card->shape = SHAPE_FLAT;
	if (!ui_portrait(ui))
		tick(ui, &inside);
	int gap = mm_grown(ui, ui_small(ui) ? 1.4 : 3.4), height, big_height;
	for (;;) { /* the largest pair of sizes that fits */
		big_height = ui_text_height(ui, first, inside.w, big);
		height = big_height + gap + ui_text_height(ui, then, inside.w, small);
		if (height <= inside.h || (big.level == LEVEL_BODY && small.level == LEVEL_BODY))
			break;
		if (big.level > LEVEL_ACT || small.level == LEVEL_BODY)
			big.level--;
		else
			small.level--;
	}
	big.at_least = big.level;
	small.at_least = LEVEL_BODY;
	inside = rect_middle(inside, inside.w, height < inside.h ? height : inside.h);
	ui_text(ui, "title", cut_top(&inside, big_height), first, big);
	(void)cut_top(&inside, gap);
	ui_text(ui, "text", inside, then, small);
}

static void options(const struct scene *scene, struct ui *ui, struct rect *area)
{
	const struct texts *texts = scene->texts;
	bool details = !ui_small(ui);
	bool chosen = scene->nav.party > 1;
	char together[64];
	int rows = ui_portrait(ui) ? 2 : 1, gap = ui_gap(ui);
	int height = details ? mm_grown(ui, 25) : ui_touch(ui);

	(void)snprintf(together, sizeof together, tr(texts, N_("Jullie zijn met %d.")),
		       scene->nav.party);
	struct button party = { .name = "together",
				.text = chosen ? together : tr(texts, N_("Samen?")),
				.detail = !details ? NULL
					  : chosen ? tr(texts, N_("Anders? Tik hier."))
						   : tr(texts, N_("Met hoeveel?")),
				.icon = chosen && !details ? ICON_NONE : ICON_TOGETHER,
				.style = chosen ? BUTTON_CHOSEN : BUTTON_PLAIN,
				.paint = chosen ? PAINT_INK : PAINT_HERE,
				.bold = true };
	struct button fresh = { .name = "new_here",
				.text = tr(texts, N_("Nieuw hier?")),
				.detail = details ? tr(texts, N_("Ik wil rondkijken")) : NULL,
				.icon = ICON_NEW_HERE,
				.style = scene->nav.new_here ? BUTTON_CHOSEN : BUTTON_PLAIN,
				.paint = scene->nav.new_here ? PAINT_INK : PAINT_HERE,
				.bold = true };
	struct rect both = cut_bottom(area, rows * height + (rows - 1) * gap);
	(void)cut_bottom(area, gap);
	struct rect one = rows == 2 ? rect_row(both, 0, 2, gap) : rect_column(both, 0, 2, gap);
	struct rect other = rows == 2 ? rect_row(both, 1, 2, gap) : rect_column(both, 1, 2, gap);
	int more = ui_button_width(ui, party) - one.w;
	if (rows == 1 && more > 0) { /* the longer text takes from its neighbour */
		one.w += more;
		other.x += more;
		other.w -= more;
	}
	ui_button(ui, one, party);
	ui_button(ui, other, fresh);
}

static void welcome(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct rect area = ui_area(ui);
	const struct button buttons[] = { undo(texts), finish(texts) };

	ui_bar(ui, &area);
	message_buttons(ui, &area, buttons, 2, 0, NULL);
	options(scene, ui, &area);
	const char *glad = tr(texts, N_("Fijn dat je er bent."));
	const char *nameless = tr(texts, N_("We vragen je naam niet."));
	char first[200], then[200];
	bool low = area.h < mm_grown(ui, 30); /* two lines are all there is room for */
	(void)snprintf(first, sizeof first, "%s%s%s", tr(texts, N_("Welkom!")), low ? " " : "",
		       low ? glad : "");
	(void)snprintf(then, sizeof then, "%s%s%s", low ? "" : glad, low ? "" : "\n", nameless);
	greeting(ui, area, first, then);
}

/* ---- with how many ------------------------------------------------------- */

static void party(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct rect area = ui_area(ui);
	const struct button buttons[] = { undo(texts), finish(texts) };
	int columns = ui_portrait(ui) ? 2 : 4, gap = ui_gap(ui);
	int rows = 8 / columns;

	ui_bar(ui, &area);
	message_buttons(ui, &area, buttons, 2, 0, NULL);
	int most = rows * (mm_grown(ui, 26) + gap) - gap, least = rows * (ui_touch(ui) + gap) - gap;
	int title = area.h - most;
	if (title < mm_grown(ui, 12))
		title = mm_grown(ui, 12);
	if (title > mm_grown(ui, 20))
		title = mm_grown(ui, 20);
	if (title > area.h - least) { /* no room to spare: a little of the margin */
		area.y -= mm(ui, 1);
		area.h += mm(ui, 1);
		title = area.h - least;
	}
	ui_text(ui, "title", cut_top(&area, title), tr(texts, N_("Met hoeveel zijn jullie?")),
		(struct label) { .level = LEVEL_TITLE,
				 .at_least = LEVEL_BODY,
				 .bold = true,
				 .paint = PAINT_HERE,
				 .upright = ALIGN_MIDDLE,
				 .heading = true });
	for (int n = 2; n <= 9; n++) {
		char name[24], text[16];
		struct rect row = rect_row(area, (n - 2) / columns, rows, gap);
		(void)snprintf(name, sizeof name, "party_%d", n);
		(void)snprintf(text, sizeof text, "%d", n);
		ui_button(ui, rect_column(row, (n - 2) % columns, columns, gap),
			  (struct button) { .name = name,
					    .text = text,
					    .style = n == scene->nav.party ? BUTTON_CHOSEN
									   : BUTTON_PLAIN,
					    .level = LEVEL_HERO,
					    .bold = true });
	}
}

/* ---- the others ---------------------------------------------------------- */

static void tell(const struct scene *scene, struct ui *ui)
{
	const struct texts *texts = scene->texts;
	struct message message = { .paint = PAINT_HERE };

	if (scene->nav.check_in == CHECK_IN_NEW) {
		message.title = tr(texts, N_("Welkom!"));
		message.icon = ICON_WAVE;
		message_line(&message, tr(texts, N_("Loop naar de gastvrouw of gastheer. Die laat "
						    "je graag alles zien.")));
		message_button(&message, undo(texts));
		if (scene->nav.party == 1)
			message_button(&message, (struct button) { .name = "together",
								   .text = tr(texts, N_("Samen?")),
								   .icon = ICON_TOGETHER });
	} else if (scene->nav.check_in == CHECK_IN_UNDONE) {
		message.title = tr(texts, N_("Het is weg."));
		message_line(&message, tr(texts, N_("Je telt nu niet mee. Je bent altijd "
						    "welkom.")));
	} else {
		message.title = tr(texts, N_("Dat lukte niet."));
		message_line(&message, tr(texts, N_("We kunnen het nu niet opslaan. Zeg het even "
						    "tegen de gastvrouw.")));
	}
	message_button(&message, finish(texts));
	message_build(ui, &message);
}

static void build(const struct scene *scene, struct ui *ui)
{
	if (scene->nav.check_in == CHECK_IN_WELCOME)
		welcome(scene, ui);
	else if (scene->nav.check_in == CHECK_IN_PARTY)
		party(scene, ui);
	else
		tell(scene, ui);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "done", ACTION_HOME, 0 },          { "undo", ACTION_UNDO, 0 },
		{ "together", ACTION_ASK_PARTY, 0 }, { "party_*", ACTION_PARTY, 1 },
		{ "new_here", ACTION_NEW_HERE, 0 },  { NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_check_in = { "check_in", 15, false, build, tap };
