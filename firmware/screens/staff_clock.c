/* Setting the clock: five columns, of the date and of the time, each with its plus and minus; in
 * words what that makes, and one button that does it. */
#include "screens/staff_clock.h"

#include "screens/screens.h"
#include "screens/staff_parts.h"

#include <stdio.h>

static const struct {
	const char *up, *down;         /* names of the buttons */
	const char *say_up, *say_down; /* what they are called */
} columns[CLOCK_PARTS] = {
	[CLOCK_DAY] = { "day_up", "day_down", N_("Dag later"), N_("Dag eerder") },
	[CLOCK_MONTH] = { "month_up", "month_down", N_("Maand later"), N_("Maand eerder") },
	[CLOCK_YEAR] = { "year_up", "year_down", N_("Jaar later"), N_("Jaar eerder") },
	[CLOCK_HOUR] = { "hour_up", "hour_down", N_("Uur later"), N_("Uur eerder") },
	[CLOCK_MINUTE] = { "minute_up", "minute_down", N_("Minuut later"), N_("Minuut eerder") },
};

/* ---- one column ---------------------------------------------------------- */

static void write_part(const struct scene *scene, enum clock_part part, char out[STAFF_WORDS])
{
	int value = scene->nav.dial[part];

	if (part == CLOCK_MONTH)
		(void)snprintf(out, STAFF_WORDS, "%s", scene_month_short(scene, value));
	else
		(void)snprintf(out, STAFF_WORDS,
			       part == CLOCK_HOUR || part == CLOCK_MINUTE ? "%02d" : "%d", value);
}

static void column(const struct scene *scene, struct ui *ui, struct rect box, enum clock_part part)
{
	bool small = ui_small(ui);
	struct label label = { .level = small ? LEVEL_TITLE : LEVEL_HERO,
			       .at_least = LEVEL_BODY,
			       .bold = true,
			       .align = ALIGN_MIDDLE,
			       .upright = ALIGN_MIDDLE,
			       .behind = small ? PAINT_NONE : PAINT_CARD,
			       .max_lines = 1 };
	int height = box.h * 3 / 10 > ui_touch(ui) ? box.h * 3 / 10 : ui_touch(ui);
	char words[STAFF_WORDS], name[16];

	write_part(scene, part, words);
	(void)snprintf(name, sizeof name, "part_%d", part + 1);
	ui_button(ui, cut_top(&box, height),
		  (struct button) { .name = columns[part].up,
				    .icon = ICON_ADD,
				    .label = tr(scene->texts, columns[part].say_up) });
	ui_button(ui, cut_bottom(&box, height),
		  (struct button) { .name = columns[part].down,
				    .icon = ICON_REMOVE,
				    .label = tr(scene->texts, columns[part].say_down) });
	ui_text(ui, name, box, words, label);
}

/* On a card, where there is room for one. */
static void some_columns(const struct scene *scene, struct ui *ui, struct rect box, int first,
			 int count)
{
	if (!ui_small(ui)) {
		ui_card(ui, first == CLOCK_DAY ? "date" : "time", box, PAINT_CARD);
		box = rect_inset(box, ui_gap(ui), ui_gap(ui));
	}
	for (int i = 0; i < count; i++)
		column(scene, ui,
		       first == CLOCK_HOUR ? ui_column_ltr(ui, box, i, count)
					   : rect_column(box, i, count, ui_gap(ui)),
		       (enum clock_part)(first + i));
}

/* ---- what that makes ----------------------------------------------------- */

enum length { WHOLE, SHORT, WEEKDAY };

static void write_moment(const struct scene *scene, enum length length, char out[STAFF_WORDS * 2])
{
	const int *dial = scene->nav.dial;
	day_t day = civil_day_of(dial[CLOCK_YEAR], dial[CLOCK_MONTH], dial[CLOCK_DAY]);
	const char *weekday = scene_weekday(scene, civil_weekday(day));
	char date[STAFF_WORDS], time[8];

	if (length == WHOLE)
		(void)snprintf(date, sizeof date, "%s %d %s", weekday, dial[CLOCK_DAY],
			       scene_month(scene, dial[CLOCK_MONTH]));
	else
		staff_date(scene, day, date);
	(void)snprintf(time, sizeof time, "%02d:%02d", dial[CLOCK_HOUR] % 100,
		       dial[CLOCK_MINUTE] % 100);
	if (length == WEEKDAY)
		(void)snprintf(out, STAFF_WORDS * 2, "%s.", weekday);
	else
		staff_moment(scene, date, dial[CLOCK_YEAR], time, out);
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
}

static const char *note(const struct scene *scene)
{
	switch (scene->nav.clock) {
	case CLOCK_IS_SET:
		return tr(scene->texts, N_("De klok staat goed."));
	case CLOCK_BY_NETWORK:
		return tr(scene->texts, N_("De klok wordt al door internet gezet."));
	case CLOCK_CANNOT:
		return tr(scene->texts, N_("Dat kan hier niet. Vraag de installateur."));
	default:
		return scene->now.sure ? tr(scene->texts, N_("Klopt dit?"))
				       : tr(scene->texts, N_("De klok is niet zeker. Klopt dit?"));
	}
}

/* On the lowest panels what the columns do not tell: the rest stands in the title. */
static bool in_title(const struct ui *ui)
{
	return ui_small(ui) && !ui_portrait(ui);
}

static void outcome(const struct scene *scene, struct ui *ui, struct rect box)
{
	struct label label = {
		.level = LEVEL_ACT, .at_least = LEVEL_BODY, .bold = true, .upright = ALIGN_MIDDLE
	};
	char words[STAFF_WORDS * 2];

	if (scene->nav.clock != CLOCK_DIAL && !in_title(ui)) {
		ui_text(ui, "note", box, note(scene), label);
		return;
	}
	write_moment(scene, in_title(ui) ? WEEKDAY : WHOLE, words);
	if (ui_small(ui)) {
		ui_text(ui, "moment", box, words, label);
		return;
	}
	struct rect line = cut_top(&box, box.h / 2);
	if (ui_text_width(ui, words, (struct label) { .bold = true }) > line.w)
		write_moment(scene, SHORT, words);
	ui_text(ui, "moment", line, words, label);
	label.bold = false;
	ui_text(ui, "note", box, note(scene), label);
}

static struct button save_button(const struct scene *scene)
{
	return (struct button) { .name = "save",
				 .text = tr(scene->texts, N_("Zo is het goed")),
				 .icon = ICON_DONE,
				 .style = BUTTON_MAIN,
				 .paint = PAINT_HERE };
}

/* ---- the page ------------------------------------------------------------ */

static void lying(const struct scene *scene, struct ui *ui, struct rect body)
{
	struct button save = save_button(scene);
	struct rect row = cut_bottom(&body, ui_touch(ui) * (ui_small(ui) ? 8 : 9) / 8);
	int gap = ui_gap(ui);

	(void)cut_bottom(&body, gap);
	struct rect date = cut_left(&body, (body.w - gap) * 3 / 5);
	(void)cut_left(&body, gap);
	some_columns(scene, ui, date, CLOCK_DAY, 3);
	some_columns(scene, ui, body, CLOCK_HOUR, 2);
	ui_button(ui, cut_right(&row, ui_button_width(ui, save)), save);
	(void)cut_right(&row, gap);
	outcome(scene, ui, row);
}

static void upright(const struct scene *scene, struct ui *ui, struct rect body)
{
	int gap = ui_gap(ui);

	ui_button(ui, cut_bottom(&body, ui_touch(ui)), save_button(scene));
	(void)cut_bottom(&body, gap);
	struct rect words = cut_bottom(&body, ui_touch(ui) * 9 / 8);
	(void)cut_bottom(&body, gap);
	some_columns(scene, ui, rect_row(body, 0, 2, gap), CLOCK_DAY, 3);
	some_columns(scene, ui, rect_row(body, 1, 2, gap), CLOCK_HOUR, 2);
	outcome(scene, ui, words);
}

void staff_clock_dials(const struct scene *scene, struct ui *ui, struct rect body)
{
	if (ui_portrait(ui))
		upright(scene, ui, body);
	else
		lying(scene, ui, body);
}

const char *staff_clock_title(const struct scene *scene, const struct ui *ui)
{
	return in_title(ui) && scene->nav.clock != CLOCK_DIAL ? note(scene) : NULL;
}

static void build(const struct scene *scene, struct ui *ui)
{
	const char *title = staff_clock_title(scene, ui);

	if (staff_head(scene, ui,
		       (struct staff_head) {
			   .title = title ? title : tr(scene->texts, N_("Klok zetten")) }))
		staff_clock_dials(scene, ui, staff_body(ui, false));
}

struct action staff_clock_tap(const char *name)
{
	static const struct tap_rule rules[] = {
		{ "day_up", ACTION_DIAL_UP, CLOCK_DAY },
		{ "day_down", ACTION_DIAL_DOWN, CLOCK_DAY },
		{ "month_up", ACTION_DIAL_UP, CLOCK_MONTH },
		{ "month_down", ACTION_DIAL_DOWN, CLOCK_MONTH },
		{ "year_up", ACTION_DIAL_UP, CLOCK_YEAR },
		{ "year_down", ACTION_DIAL_DOWN, CLOCK_YEAR },
		{ "hour_up", ACTION_DIAL_UP, CLOCK_HOUR },
		{ "hour_down", ACTION_DIAL_DOWN, CLOCK_HOUR },
		{ "minute_up", ACTION_DIAL_UP, CLOCK_MINUTE },
		{ "minute_down", ACTION_DIAL_DOWN, CLOCK_MINUTE },
		{ "save", ACTION_SET_CLOCK, 0 },
		{ NULL, ACTION_NONE, 0 },
	};

	return tap_lookup(rules, name);
}

static struct action tap(const struct scene *scene, const char *name)
{
	static const struct tap_rule rules[] = {
		{ "back", ACTION_STAFF_SYSTEM, 0 },
		{ "stay", ACTION_STAY, 0 },
		{ NULL, ACTION_NONE, 0 },
	};
	struct action dial = staff_clock_tap(name);

	(void)scene;
	return dial.kind != ACTION_NONE ? dial : tap_lookup(rules, name);
}

const struct screen screen_staff_clock = { "staff_clock", 120, true, build, tap };
