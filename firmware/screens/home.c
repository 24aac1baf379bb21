/* The screen at rest: three things to do, what is on, and what one may know. */
#include "screens/home_parts.h"
#include "screens/screens.h"

#include <stdio.h>

/* ---- the head: house, date, clock ---------------------------------------- */

/* "di 24 november", "di 24 nov", "24 nov" */
enum date { DATE_LONG, DATE_BRIEF, DATE_BARE };

static void write_date(const struct scene *scene, enum date form, char *out, size_t room)
{
	const struct civil *local = &scene->local;

	if (form == DATE_BARE) {
		(void)snprintf(out, room, "%d %s", local->mday,
			       scene_month_short(scene, local->month));
		return;
	}
	(void)snprintf(out, room, "%s %d %s", scene_weekday_short(scene, local->weekday),
		       local->mday,
		       form == DATE_BRIEF ? scene_month_short(scene, local->month)
					  : scene_month(scene, local->month));
}

static void house_sign(struct ui *ui, struct rect box)
{
	int size = mm_grown(ui, 11);
	struct rect square = rect_middle(box, size, size);
	struct element *sign = page_add(ui->page, ROLE_DECOR, NULL, square);

	sign->shape = SHAPE_FLAT;
	sign->fill = sign->icon_behind = PAINT_HERE;
	sign->radius = ui_radius(ui) / 2;
	sign->icon = ICON_HOME;
	sign->icon_box = rect_middle(square, size * 3 / 4, size * 3 / 4);
	sign->icon_paint = PAINT_CARD;
}

static void house_name(const struct scene *scene, struct ui *ui, struct rect box)
{
	const char *given = scene->settings->house.name;
	const char *name = *given ? given : tr(ui->texts, N_("Welkom"));

	/* What one holds is the whole strip; it looks like nothing but the name. */
	page_add(ui->page, ROLE_HIDDEN_BUTTON, "home.house", box);
	if (!ui_small(ui)) {
		house_sign(ui, cut_left(&box, mm_grown(ui, 11)));
		(void)cut_left(&box, mm_grown(ui, 3.4));
	}
	ui_text(ui, "name", box, name,
		(struct label) {
		    .level = LEVEL_ACT, .bold = true, .upright = ALIGN_MIDDLE, .heading = true });
}

static void date_and_clock(const struct scene *scene, struct ui *ui, struct rect *head,
			   enum date form)
{
	char date[80], clock[8];
	struct label bold = { .level = ui_small(ui) ? LEVEL_ACT : LEVEL_TITLE,
			      .bold = true,
			      .align = ALIGN_END,
			      .upright = ALIGN_MIDDLE };
	struct label quiet = { .paint = PAINT_MUTED, .align = ALIGN_END, .upright = ALIGN_MIDDLE };

	if (!scene->now.sure) /* better no time than a wrong one */
		return;
	bold.at_least = bold.level;
	scene_clock(scene->now.utc, clock);
	write_date(scene, form, date, sizeof date);
	struct rect right = cut_right(head, ui_text_width(ui, clock, bold) + 1);
	(void)cut_right(head, mm_grown(ui, ui_small(ui) ? 2.6 : 3.4));
	struct rect left = cut_right(head, ui_text_width(ui, date, quiet) + 1);
	ui_text(ui, "date", left, date, quiet);
	ui_text(ui, "clock", right, clock, bold);
	(void)cut_right(head, mm_grown(ui, ui_small(ui) ? 2.4 : 4));
}

static int date_width(const struct scene *scene, const struct ui *ui, enum date form)
{
	char date[80];

	if (!scene->now.sure)
		return 0;
	write_date(scene, form, date, sizeof date);
	return ui_text_width(ui, date, (struct label) { 0 }) +
	       ui_text_width(ui, "00:00",
			     (struct label) { .level = ui_small(ui) ? LEVEL_ACT : LEVEL_TITLE,
					      .bold = true }) +
	       mm_grown(ui, ui_small(ui) ? 5.4 : 8.2);
}

/* A long name takes a second line; on an upright panel, where that is not enough, the whole strip.
 */
static void large_head(const struct scene *scene, struct ui *ui, struct rect *area,
		       const char *name)
{
	const struct label bold = { .level = LEVEL_ACT, .bold = true };
	int sign = mm_grown(ui, 15), one = mm_grown(ui, 12), two = mm_grown(ui, 18.5);
	int width = ui_text_width(ui, name, bold), beside;
	bool brief = width > area->w - date_width(scene, ui, DATE_LONG) - sign;

	beside = area->w - date_width(scene, ui, brief ? DATE_BRIEF : DATE_LONG) - sign;
	if (ui_portrait(ui) && ui_text_height(ui, name, beside, bold) > two) {
		house_name(scene, ui, cut_top(area, width <= area->w - sign ? one : two));
		struct rect below = cut_top(area, one);
		date_and_clock(scene, ui, &below, DATE_LONG);
	} else {
		bool long_name =
		    brief && ui_text_width(ui, name, (struct label) { .bold = true }) > beside;
		struct rect strip = cut_top(area, long_name ? two : one);
		date_and_clock(scene, ui, &strip, brief ? DATE_BRIEF : DATE_LONG);
		house_name(scene, ui, strip);
	}
	(void)cut_top(area, ui_gap(ui));
}

static void head(const struct scene *scene, struct ui *ui, struct rect *area)
{
	const char *name =
	    *scene->settings->house.name ? scene->settings->house.name : tr(ui->texts, "Welkom");

	if (!ui_small(ui)) {
		large_head(scene, ui, area, name);
		return;
	}
	int line = ui_line(ui, LEVEL_ACT), rest = area->w - date_width(scene, ui, DATE_BRIEF);
	int name_width = ui_text_width(ui, name, (struct label) { .bold = true });
	struct label bold = { .level = LEVEL_ACT, .bold = true };
	bool bare = name_width > rest && !ui_portrait(ui);
	if (bare)
		rest = area->w - date_width(scene, ui, DATE_BARE);
	if (name_width <= rest) { /* all on one line */
		struct rect strip = cut_top(area, line * 9 / 10);
		date_and_clock(scene, ui, &strip, bare ? DATE_BARE : DATE_BRIEF);
		house_name(scene, ui, strip);
	} else if (ui_portrait(ui)) { /* name above, date and clock below */
		bool one = name_width <= area->w;
		house_name(scene, ui,
			   cut_top(area,
				   one ? line * 9 / 10 : ui_text_height(ui, name, area->w, bold)));
		struct rect below = cut_top(area, line);
		date_and_clock(scene, ui, &below, DATE_LONG);
	} else { /* the name on two lines, date and clock beside it */
		struct rect strip = cut_top(area, line * 19 / 10);
		date_and_clock(scene, ui, &strip, DATE_BRIEF);
		house_name(scene, ui, strip);
	}
	(void)cut_top(area, mm(ui, 2));
}

/* ---- the tiles ----------------------------------------------------------- */

struct tiles {
	struct button check_in, activities, talk;
};

static struct tiles tiles(const struct texts *texts, bool stacked, enum level level)
{
	struct button tile = { .style = BUTTON_MAIN, .stacked = stacked, .level = level };
	struct tiles all = { tile, tile, tile };

	all.check_in.name = "check_in";
	all.check_in.text = tr(texts, N_("Ik ben er"));
	all.check_in.icon = ICON_CHECK_IN;
	all.check_in.paint = PAINT_HERE;
	all.activities.name = "activities";
	all.activities.text = tr(texts, N_("Activiteiten"));
	all.activities.icon = ICON_ACTIVITIES;
	all.activities.paint = PAINT_ACTIVITY;
	all.talk.name = "talk";
	all.talk.text = tr(texts, N_("Even praten?"));
	all.talk.icon = ICON_TALK;
	all.talk.paint = PAINT_TALK;
	all.activities.from_start = all.talk.from_start = all.check_in.from_start = !stacked;
	return all;
}

/* ---- a large panel ------------------------------------------------------- */

static void somebody_card(struct ui *ui, struct rect box, const char *text)
{
	ui_card(ui, "somebody", box, PAINT_CARD);
	struct rect inside = rect_inset(box, ui_pad(ui), 0);
	struct rect icon = cut_left(&inside, mm_grown(ui, 13));

	(void)cut_left(&inside, mm_grown(ui, 3.6));
	ui_icon(ui, rect_middle(icon, icon.w, icon.w), ICON_SOMEBODY, PAINT_PRESENT, PAINT_CARD);
	ui_text(
	    ui, NULL, inside, text,
	    (struct label) {
		.level = LEVEL_BODY, .bold = true, .behind = PAINT_CARD, .upright = ALIGN_MIDDLE });
}

static int somebody_height(const struct ui *ui, int width, const char *text)
{
	return 2 * ui_gap(ui) + ui_text_height(ui, text,
					       width - 2 * ui_pad(ui) - mm_grown(ui, 16.6),
					       (struct label) { .bold = true });
}

static void large(const struct scene *scene, struct ui *ui, struct rect area)
{
	const struct texts *texts = scene->texts;
	struct tiles all = tiles(texts, false, LEVEL_TITLE);
	char visits[80], somebody[120];
	bool free = home_somebody(scene, somebody, sizeof somebody);
	int gap = ui_gap(ui), wide = (area.w - gap) * 57 / 100, places = asks_places(scene, 6);
	struct facts facts = { .count = 0 };

	facts_programme(scene, &facts);
	if (places && free) { /* the pictures stand where its card would */
		struct fact fact = { .icon = ICON_SOMEBODY, .paint = PAINT_PRESENT, .rank = 8 };
		(void)snprintf(fact.text, sizeof fact.text, "%s", somebody);
		facts_add(&facts, fact);
	}
	int ask_width = places ? asks_width(ui, places) : 0;
	int right = places ? ask_width : free ? area.w - gap - wide : 0;
	int card_width = area.w - (right ? right + gap : 0);
	int most = area.h - gap - mm_grown(ui, 47), least = mm_grown(ui, 26);
	facts_limit(ui, &facts, card_width, most);
	int height = facts_height(ui, &facts, card_width);
	if (!places && free && height < somebody_height(ui, right, somebody))
		height = somebody_height(ui, right, somebody);
	height = height < least ? least : height < most ? height : most;
	struct rect below = cut_bottom(&area, height);
	(void)cut_bottom(&area, gap);

	all.check_in.level = LEVEL_HERO;
	all.check_in.stacked = true;
	all.check_in.from_start = true;
	all.check_in.detail = home_visits(scene, visits, sizeof visits)
				  ? visits
				  : tr(texts, N_("Tik hier als je er bent"));
	all.activities.detail = tr(texts, N_("Wat is er vandaag?"));
	if (scene->button_works)
		all.talk.detail = tr(texts, N_("Of druk op de grote knop"));
	ui_button(ui, cut_left(&area, area.w - gap - wide), all.check_in);
	(void)cut_left(&area, gap);
	if (ui_button_width(ui, all.activities) > area.w || ui_button_width(ui, all.talk) > area.w)
		all.activities.level = all.talk.level = LEVEL_ACT; /* both alike */
	ui_button(ui, rect_row(area, 0, 2, gap), all.activities);
	ui_button(ui, rect_row(area, 1, 2, gap), all.talk);

	facts_card(ui, &facts, cut_left(&below, card_width));
	(void)cut_left(&below, gap);
	if (places)
		asks_row(scene, ui, below, places);
	else if (free)
		somebody_card(ui, below, somebody);
}

/* ---- a small panel ------------------------------------------------------- */

static void small_facts(const struct scene *scene, struct facts *facts)
{
	struct fact somebody = { .icon = ICON_SOMEBODY, .paint = PAINT_PRESENT, .rank = 8 };
	struct fact visits = { .icon = ICON_CHECK_IN, .paint = PAINT_HERE, .rank = 7 };

	facts_programme(scene, facts);
	if (home_somebody(scene, somebody.text, sizeof somebody.text))
		facts_add(facts, somebody);
	if (home_visits(scene, visits.text, sizeof visits.text))
		facts_add(facts, visits);
}

/* Three tiles beside each other, each as wide as its word needs. */
static void tile_row(struct ui *ui, struct rect row, struct tiles all)
{
	struct button buttons[] = { all.check_in, all.activities, all.talk };
	int widths[3], sum = 0, gap = ui_gap(ui);

	for (int i = 0; i < 3; i++) {
		buttons[i].regular = true;
		widths[i] =
		    ui_text_width(ui, buttons[i].text, (struct label) { .level = LEVEL_ACT });
		sum += widths[i];
	}
	int spare = (row.w - 2 * gap - sum) / 3;
	for (int i = 0; i < 3; i++) {
		ui_button(ui, i < 2 ? cut_left(&row, widths[i] + spare) : row, buttons[i]);
		(void)cut_left(&row, gap);
	}
}

static void small_lying(const struct scene *scene, struct ui *ui, struct rect area)
{
	int gap = ui_gap(ui), places = asks_places(scene, 3);
	int asks = places ? asks_width(ui, places) + gap : 0;
	struct facts facts = { .count = 0 };

	small_facts(scene, &facts);
	int most = area.h - gap - mm(ui, 20);
	facts_limit(ui, &facts, area.w - asks, most);
	int height = facts_height(ui, &facts, area.w - asks);
	if (places && height < ui_touch(ui))
		height = ui_touch(ui);
	struct rect below = cut_bottom(&area, height < most ? height : most);
	(void)cut_bottom(&area, gap);
	tile_row(ui, area, tiles(scene->texts, true, LEVEL_ACT));
	facts_card(ui, &facts, cut_left(&below, below.w - asks));
	if (places)
		asks_row(scene, ui, below, places);
}

static void small_upright(const struct scene *scene, struct ui *ui, struct rect area)
{
	int gap = ui_gap(ui), places = asks_places(scene, 4);
	struct tiles all = tiles(scene->texts, false, LEVEL_TITLE);
	struct facts facts = { .count = 0 };

	small_facts(scene, &facts);
	if (places) {
		struct rect row = cut_bottom(&area, ui_touch(ui));
		(void)cut_bottom(&area, gap);
		row.w = asks_width(ui, places);
		asks_row(scene, ui, row, places);
	}
	int most = area.h - gap - 3 * ui_touch(ui) - 2 * gap;
	facts_limit(ui, &facts, area.w, most);
	int height = facts_height(ui, &facts, area.w);
	struct rect below = cut_bottom(&area, height < most ? height : most);
	(void)cut_bottom(&area, gap);
	facts_card(ui, &facts, below);
	ui_button(ui, rect_row(area, 0, 3, gap), all.check_in);
	ui_button(ui, rect_row(area, 1, 3, gap), all.activities);
	ui_button(ui, rect_row(area, 2, 3, gap), all.talk);
}

static void build(const struct scene *scene, struct ui *ui)
{
	struct rect area = ui_area(ui);

	head(scene, ui, &area);
	ui_bar(ui, &area);
	if (!ui_small(ui) && !ui_portrait(ui))
		large(scene, ui, area);
	else if (ui_portrait(ui))
		small_upright(scene, ui, area);
	else
		small_lying(scene, ui, area);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "check_in", ACTION_CHECK_IN, 0 }, { "activities", ACTION_ACTIVITIES, 0 },
		{ "talk", ACTION_ASK, 0 },          { "ask.*", ACTION_SHOW_ASK, 0 },
		{ "more_asks", ACTION_PAGE, +1 },   { NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_home = { "home", 0, false, build, tap };
