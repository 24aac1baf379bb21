#include "screens/staff_parts.h"

#include <math.h>
#include <stdio.h>

/* ---- the warning --------------------------------------------------------- */

static const struct label warning_words = { .level = LEVEL_ACT,
					    .at_least = LEVEL_BODY,
					    .bold = true,
					    .paint = PAINT_CARD,
					    .behind = PAINT_ATTENTION,
					    .upright = ALIGN_MIDDLE };

static void warn_alone(struct ui *ui, const char *words, struct button stay)
{
	struct rect area = ui_area(ui);
	struct label label = warning_words;

	label.level = LEVEL_TITLE;
	label.align = ALIGN_MIDDLE;
	ui_card(ui, "warning_card", area, PAINT_ATTENTION);
	area = rect_inset(area, ui_pad(ui) * 2, ui_pad(ui) * 2);
	struct rect button = cut_bottom(&area, ui_touch(ui) * 5 / 4);
	(void)cut_bottom(&area, ui_gap(ui));
	int size = mm(ui, 16);
	ui_icon(ui, rect_middle(cut_top(&area, size), size, size), ICON_WARNING, PAINT_CARD,
		PAINT_ATTENTION);
	ui_text(ui, "warning", area, words, label);
	ui_button(ui, button, stay);
}

enum staff_warning staff_warning(const struct scene *scene, struct ui *ui, struct rect head)
{
	const char *words = tr(scene->texts, N_("Ben je er nog? Dit sluit binnen 20 seconden."));
	struct button stay = { .name = "stay",
			       .text = tr(scene->texts, N_("Ik ben er nog")),
			       .bold = true };
	struct rect band = head;

	if (!scene->nav.staff_warning)
		return STAFF_CALM;
	struct rect right = cut_right(&band, ui_button_width(ui, stay));
	(void)cut_right(&band, ui_gap(ui));
	struct rect card = band;
	(void)cut_left(&band, ui_pad(ui));
	struct rect icon = cut_left(&band, mm_grown(ui, 10));
	(void)cut_left(&band, ui_gap(ui));
	(void)cut_right(&band, ui_gap(ui));
	if (ui_small(ui) || !ui_text_fits(ui, words, band.w, band.h, warning_words)) {
		warn_alone(ui, words, stay);
		return STAFF_WARNS_ALONE;
	}
	ui_card(ui, "warning_card", card, PAINT_ATTENTION);
	ui_icon(ui, icon, ICON_WARNING, PAINT_CARD, PAINT_ATTENTION);
	ui_text(ui, "warning", band, words, warning_words);
	ui_button(ui, right, stay);
	return STAFF_WARNS_IN_HEAD;
}

/* ---- the head ------------------------------------------------------------ */

/* On a narrow panel the head has no room for the buttons that turn pages: they stand below. */
static bool turns_below(const struct ui *ui)
{
	return ui_portrait(ui);
}

struct rect staff_body(const struct ui *ui, bool paged)
{
	struct rect body = ui_area(ui);

	(void)cut_top(&body, ui_touch(ui) + ui_gap(ui));
	if (paged && turns_below(ui))
		(void)cut_bottom(&body, ui_touch(ui) + ui_gap(ui));
	return body;
}

static void turn_buttons(struct ui *ui, struct rect row, const struct staff_head *head)
{
	ui_button(ui, rect_column(row, 0, 2, ui_gap(ui)),
		  (struct button) { .name = "less", .icon = ICON_UP, .disabled = head->page <= 0 });
	ui_button(ui, rect_column(row, 1, 2, ui_gap(ui)),
		  (struct button) { .name = "more",
				    .icon = ICON_DOWN,
				    .disabled = head->page >= head->pages - 1 });
}

bool staff_head(const struct scene *scene, struct ui *ui, struct staff_head head)
{
	struct rect area = ui_area(ui), strip = area;
	bool failed = scene->nav.staff_failed, paged = head.pages > 1;
	int right = paged && !turns_below(ui) ? 2 * ui_touch(ui) * 5 / 4 + ui_gap(ui) : 0;

	if (scene->changed)
		head.title = tr(scene->texts, N_("Dat is net veranderd."));
	enum staff_warning warning = staff_warning(scene, ui, cut_top(&strip, ui_touch(ui)));
	if (warning == STAFF_WARNS_ALONE)
		return false;
	if (paged && turns_below(ui)) {
		struct rect below = area;
		turn_buttons(ui, cut_bottom(&below, ui_touch(ui)), &head);
	}
	if (warning == STAFF_WARNS_IN_HEAD)
		return true;
	struct rect turns =
	    ui_head(ui, &area, head.back ? head.back : "back",
		    failed ? tr(scene->texts, N_("We kunnen het nu niet opslaan.")) : head.title,
		    failed ? PAINT_ATTENTION : head.paint, right);
	if (right)
		turn_buttons(ui, turns, &head);
	return true;
}

struct element *staff_line(struct ui *ui, const char *name, struct rect strip, const char *text,
			   struct label label)
{
	int slot = ui_line(ui, label.level);
	struct rect box = { strip.x, strip.y + (strip.h - slot) / 2, strip.w, slot };

	label.max_lines = 1;
	return ui_text(ui, name, box, text, label);
}

int staff_height(const struct ui *ui, const char *text, int width, struct label label)
{
	int air = ui_line(ui, label.level) - ui_text_height(ui, "x", width, label);

	return ui_text_height(ui, text, width, label) + air;
}

/* ---- words --------------------------------------------------------------- */

void staff_date(const struct scene *scene, day_t day, char out[STAFF_WORDS])
{
	int year, month, mday;

	civil_ymd(day, &year, &month, &mday);
	(void)snprintf(out, STAFF_WORDS, "%s %d %s", scene_weekday_short(scene, civil_weekday(day)),
		       mday, scene_month_short(scene, month));
}

void staff_moment(const struct scene *scene, const char *date, int year, const char *time,
		  char out[STAFF_WORDS * 2])
{
	(void)snprintf(out, STAFF_WORDS * 2, tr(scene->texts, N_("%s %d, %s")), date, year, time);
}

void staff_week_dates(const struct scene *scene, day_t monday, char out[STAFF_WORDS])
{
	int year, from_month, from, to_month, to;

	civil_ymd(monday, &year, &from_month, &from);
	civil_ymd(monday + 6, &year, &to_month, &to);
	if (from_month == to_month)
		(void)snprintf(out, STAFF_WORDS, "%d–%d %s", from, to,
			       scene_month_short(scene, to_month));
	else
		(void)snprintf(out, STAFF_WORDS, "%d %s–%d %s", from,
			       scene_month_short(scene, from_month), to,
			       scene_month_short(scene, to_month));
}

void staff_number(const struct scene *scene, double number, char out[STAFF_WORDS])
{
	long tenths = lround(number * 10);

	if (tenths % 10 == 0)
		(void)snprintf(out, STAFF_WORDS, "%ld", tenths / 10);
	else /* the decimal sign is the language's */
		(void)snprintf(out, STAFF_WORDS, tr(scene->texts, N_("%ld,%ld")), tenths / 10,
			       tenths % 10);
}

void staff_duration(const struct scene *scene, int64_t seconds, char out[STAFF_WORDS])
{
	char hours[STAFF_WORDS];

	if (seconds < HOUR) {
		(void)snprintf(out, STAFF_WORDS, tr(scene->texts, N_("%d min")),
			       (int)(seconds / MINUTE));
		return;
	}
	staff_number(scene, (double)seconds / HOUR, hours);
	(void)snprintf(out, STAFF_WORDS, tr(scene->texts, N_("%s uur")), hours);
}

const char *staff_daypart(const struct scene *scene, int part)
{
	static const char *const names[DAYPARTS] = { N_("nacht"), N_("ochtend"), N_("middag"),
						     N_("avond") };

	return tr(scene->texts, names[part >= 0 && part < DAYPARTS ? part : 0]);
}

const char *staff_gap_word(const struct scene *scene, enum gap_why why)
{
	return why == GAP_FAULT   ? tr(scene->texts, N_("storing"))
	       : why == GAP_CLOCK ? tr(scene->texts, N_("klok"))
				  : tr_c(scene->texts, "stond uit", "uit");
}
