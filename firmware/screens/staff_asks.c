/* The open asks: what each is waiting for, and what the one who looks can do about it. */
#include "screens/screens.h"
#include "screens/staff_asks_card.h"
#include "screens/staff_parts.h"

#include <stdio.h>
#include <string.h>

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
	else if (minutes < ASK_MINUTES)
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%d min geleden")), minutes);
	else
		(void)snprintf(out, (size_t)room, tr(scene->texts, N_("%d uur geleden")),
			       minutes / 60);
}

static void write_when(const struct scene *scene, struct ask_card *card)
{
	const struct moment *since = &card->ask->since;
	char clock[8];

	write_ago(scene, since, card->ago, sizeof card->ago);
	scene_clock(since->utc, clock);
	if (since->sure) /* on a clock that may be wrong the time of day says nothing */
		(void)snprintf(card->when, sizeof card->when, tr(scene->texts, N_("%s, %s")), clock,
			       card->ago);
	else
		(void)snprintf(card->when, sizeof card->when, "%s", card->ago);
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
	write_when(scene, card);
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

/* ---- the list ------------------------------------------------------------ */

/* Walk the cards over the pages; draws those of `page` (-1 = none). Returns how many pages. */
static int lay_cards(const struct scene *scene, struct ui *ui, struct rect body, int page)
{
	struct ask_plan plan = ask_plan(scene, ui, body);
	int at_page = 0, y = 0;

	for (int i = 0; i < scene->talk->count; i++) {
		struct ask_card card;
		fill_card(scene, i, &card);
		int height = ask_card_height(ui, &card, &plan, body.w);
		/* On the low panel one ask has the page to itself. */
		if (height > body.h || (ui_small(ui) && !ui_portrait(ui)))
			height = body.h;
		if (y > 0 && y + height > body.h) {
			at_page++;
			y = 0;
		}
		if (at_page == page)
			ask_card_draw(ui, (struct rect) { body.x, body.y + y, body.w, height },
				      &card, &plan);
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
