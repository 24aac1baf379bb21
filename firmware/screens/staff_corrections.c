/* A correction: so many visits more or fewer on a day and daypart. Nothing counts before it is
 * saved. On small panels the two steps, which daypart and how many, stand one after the other. */
#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>
#include <string.h>

static void write_capital(const char *word, char out[STAFF_WORDS])
{
	(void)snprintf(out, STAFF_WORDS, "%s", word);
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
}

/* ---- which day, which daypart -------------------------------------------- */

static void day_row(const struct scene *scene, struct ui *ui, struct rect row)
{
	int width = ui_touch(ui) * 5 / 4, year, month, mday;
	char words[STAFF_WORDS];
	struct label label = { .level = LEVEL_TITLE,
			       .at_least = LEVEL_BODY,
			       .bold = true,
			       .align = ALIGN_MIDDLE,
			       .upright = ALIGN_MIDDLE,
			       .max_lines = 1 };
	struct rect previous = cut_left(&row, width), next = cut_right(&row, width);
	const struct nav *nav = &scene->nav;

	civil_ymd(nav->correct_day, &year, &month, &mday);
	(void)snprintf(words, sizeof words, "%s %d %s",
		       scene_weekday(scene, civil_weekday(nav->correct_day)), mday,
		       scene_month(scene, month));
	if (ui_text_width(ui, words, (struct label) { .bold = true }) > row.w - ui_gap(ui))
		staff_date(scene, nav->correct_day, words);
	ui_button(
	    ui, previous,
	    (struct button) { .name = "day_prev", .icon = ICON_PREVIOUS, .icon_mirrors = true });
	ui_text(ui, "day", row, words, label);
	ui_button(ui, next,
		  (struct button) { .name = "day_next",
				    .icon = ICON_NEXT,
				    .icon_mirrors = true,
				    .disabled = nav->correct_day >= scene->local.day });
}

static void part_buttons(const struct scene *scene, struct ui *ui, struct rect box, int columns,
			 bool hours)
{
	static const char *const between[DAYPARTS] = { N_("0–6 uur"), N_("6–12 uur"),
						       N_("12–17 uur"), N_("17–24 uur") };
	int gap = ui_gap(ui), rows = DAYPARTS / columns;

	for (int part = 0; part < DAYPARTS; part++) {
		char name[16], words[STAFF_WORDS];
		bool chosen = scene->nav.correct_part == part;
		struct rect row = rect_row(box, part / columns, rows, gap);
		(void)snprintf(name, sizeof name, "part_%d", part + 1);
		write_capital(staff_daypart(scene, part), words);
		ui_button(ui, rect_column(row, part % columns, columns, gap),
			  (struct button) { .name = name,
					    .text = words,
					    .detail =
						hours ? tr(scene->texts, between[part]) : NULL,
					    .style = chosen ? BUTTON_CHOSEN : BUTTON_PLAIN,
					    .bold = true });
	}
}

/* ---- how many ------------------------------------------------------------ */

static void write_counts(const struct scene *scene, char now[STAFF_WORDS * 2],
			 char then[STAFF_WORDS * 2])
{
	const struct nav *nav = &scene->nav;
	char part[STAFF_WORDS];

	now[0] = then[0] = '\0';
	if (nav->correct_part < 0) {
		(void)snprintf(now, STAFF_WORDS * 2, "%s",
			       tr(scene->texts, N_("Kies eerst een dagdeel.")));
		return;
	}
	write_capital(staff_daypart(scene, nav->correct_part), part);
	(void)snprintf(now, STAFF_WORDS * 2,
		       nav->correct_at_least ? tr_n(scene->texts, "%s: minstens %d bezoek",
						    "%s: minstens %d bezoeken", nav->correct_now)
					     : tr_n(scene->texts, "%s: %d bezoek",
						    "%s: %d bezoeken", nav->correct_now),
		       part, nav->correct_now);
	if (nav->correct_delta != 0)
		(void)snprintf(then, STAFF_WORDS * 2, tr(scene->texts, N_("wordt %d (%+d)")),
			       nav->correct_now + nav->correct_delta, nav->correct_delta);
	else if (nav->corrected)
		(void)snprintf(then, STAFF_WORDS * 2, "%s",
			       tr(scene->texts, N_("Bewaard. Iedereen kan zien dat dit een "
						   "correctie is.")));
}

static void counts(const struct scene *scene, struct ui *ui, struct rect box, enum paint behind)
{
	char now[STAFF_WORDS * 2], then[STAFF_WORDS * 2];
	bool changed = scene->nav.correct_delta != 0;
	struct label label = { .level = LEVEL_ACT, .at_least = LEVEL_BODY, .behind = behind };
	struct label result = { .level = changed ? LEVEL_TITLE : LEVEL_ACT,
				.at_least = LEVEL_BODY,
				.bold = true,
				.paint = PAINT_HERE,
				.behind = behind };

	write_counts(scene, now, then);
	if (!then[0]) {
		label.upright = ALIGN_MIDDLE;
		ui_text(ui, "now", box, now, label);
		return;
	}
	int air = mm_grown(ui, 2.5), low, high;
	for (;;) { /* the largest sizes that fit */
		low = ui_text_height(ui, then, box.w, result);
		high = staff_height(ui, now, box.w, label) + air;
		if (low + high <= box.h || result.level == LEVEL_BODY)
			break;
		if (label.level > LEVEL_BODY) {
			label.level = LEVEL_BODY;
			air /= 2;
		} else {
			result.level--;
		}
	}
	struct rect middle = rect_middle(box, box.w, low + high < box.h ? low + high : box.h);
	ui_text(ui, "now", cut_top(&middle, high), now, label);
	ui_text(ui, "then", middle, then, result);
}

static void step_buttons(const struct scene *scene, struct ui *ui, struct rect row)
{
	static const struct {
		const char *name, *text;
		int by;
	} steps[4] = { { "minus10", "–10", -10 },
		       { "minus", "–1", -1 },
		       { "plus", "+1", 1 },
		       { "plus10", "+10", 10 } };
	const struct nav *nav = &scene->nav;

	for (int i = 0; i < 4; i++) {
		bool none = nav->correct_part < 0 ||
			    (steps[i].by < 0 && nav->correct_now + nav->correct_delta <= 0);
		ui_button(ui, rect_column(row, i, 4, ui_gap(ui)),
			  (struct button) { .name = steps[i].name,
					    .text = steps[i].text,
					    .bold = true,
					    .disabled = none })
		    ->subject = scene_part_subject(nav);
	}
}

static struct button save_button(const struct scene *scene)
{
	return (struct button) { .name = "save",
				 .text = tr(scene->texts, N_("Bewaar")),
				 .icon = ICON_DONE,
				 .style = BUTTON_MAIN,
				 .paint = PAINT_HERE,
				 .disabled =
				     scene->nav.correct_part < 0 || scene->nav.correct_delta == 0 };
}

/* Beside each other, or on an upright panel one above the other: cut off from below. */
static void steps_and_save(const struct scene *scene, struct ui *ui, struct rect *box, int height)
{
	int64_t subject = scene_part_subject(&scene->nav);
	struct button save = save_button(scene);
	struct rect row = cut_bottom(box, height);
	bool small = ui_small(ui);

	if (ui_portrait(ui)) {
		ui_button(ui, row, save)->subject = subject;
		(void)cut_bottom(box, ui_gap(ui));
		row = cut_bottom(box, height);
	} else {
		int air = small ? 0 : ui_pad(ui);
		ui_button(ui, cut_right(&row, ui_button_width(ui, save) + air), save)->subject =
		    subject;
		(void)cut_right(&row, ui_gap(ui) * (small ? 1 : 2));
	}
	step_buttons(scene, ui, row);
}

/* ---- the arrangements ---------------------------------------------------- */

static void build_whole(const struct scene *scene, struct ui *ui)
{
	struct rect body = staff_body(ui, false);
	int gap = ui_gap(ui), columns = ui_portrait(ui) ? 2 : 4;

	if (!staff_head(scene, ui,
			(struct staff_head) { .title = tr(scene->texts, N_("Correctie")),
					      .paint = PAINT_HERE }))
		return;
	day_row(scene, ui, cut_top(&body, ui_touch(ui)));
	(void)cut_top(&body, gap);
	int rows = DAYPARTS / columns, height = ui_touch(ui) * 11 / 8;
	part_buttons(scene, ui, cut_top(&body, rows * height + (rows - 1) * gap), columns, true);
	(void)cut_top(&body, gap);
	ui_card(ui, "count", body, PAINT_CARD);
	bool low = body.h < mm_grown(ui, 50); /* the words need some of the edge */
	body = rect_inset(body, ui_pad(ui), low ? ui_pad(ui) * 3 / 5 : ui_pad(ui));
	steps_and_save(scene, ui, &body, ui_touch(ui));
	(void)cut_bottom(&body, gap);
	counts(scene, ui, body, PAINT_CARD);
}

static void build_choose(const struct scene *scene, struct ui *ui)
{
	struct rect body = staff_body(ui, false);

	if (!staff_head(scene, ui,
			(struct staff_head) { .title = tr(scene->texts, N_("Correctie")),
					      .paint = PAINT_HERE }))
		return;
	day_row(scene, ui, cut_top(&body, ui_touch(ui)));
	(void)cut_top(&body, ui_gap(ui));
	part_buttons(scene, ui, body, ui_portrait(ui) ? 1 : 2, ui_portrait(ui));
}

static void build_count(const struct scene *scene, struct ui *ui)
{
	struct rect body = staff_body(ui, false);
	char day[STAFF_WORDS];

	staff_date(scene, scene->nav.correct_day, day);
	if (!staff_head(scene, ui,
			(struct staff_head) { .title = day, .back = "parts", .paint = PAINT_HERE }))
		return;
	steps_and_save(scene, ui, &body, ui_touch(ui) * (ui_portrait(ui) ? 10 : 9) / 8);
	(void)cut_bottom(&body, ui_gap(ui));
	ui_card(ui, "count", body, PAINT_CARD);
	counts(scene, ui, rect_inset(body, ui_pad(ui), ui_pad(ui) / 2), PAINT_CARD);
}

static void build(const struct scene *scene, struct ui *ui)
{
	if (!ui_small(ui))
		build_whole(scene, ui);
	else if (scene->nav.correct_part < 0)
		build_choose(scene, ui);
	else
		build_count(scene, ui);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "day_prev", ACTION_CORRECT_DAY, -1 },
		{ "day_next", ACTION_CORRECT_DAY, 1 },
		{ "part_*", ACTION_CORRECT_PART, 0 },
		{ "parts", ACTION_CORRECT_PART, -1 },
		{ "minus10", ACTION_CORRECT_BY, -10 },
		{ "minus", ACTION_CORRECT_BY, -1 },
		{ "plus", ACTION_CORRECT_BY, 1 },
		{ "plus10", ACTION_CORRECT_BY, 10 },
		{ "save", ACTION_CORRECT_SAVE, 0 },
		{ "back", ACTION_STAFF_WEEK, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	(void)scene;
	return tap_lookup(rules, name);
}

const struct screen screen_staff_corrections = { "staff_corrections", 120, true, build, tap };
