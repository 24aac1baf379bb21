/* The week as bars. Dayparts differ by lightness and outline, not by hue; a gap is a dashed outline
 * with its reason; a closed day says so. */
#include "screens/staff_week.h"

#include <stdio.h>

struct chart {
	const struct scene *scene;
	struct ui *ui;
	const struct week_figures *figures;
	struct rect plot; /* bars and their counts */
	struct label words;
	int line;       /* a slot of the chart's words */
	int label_size; /* of the days' names, across the bars' direction */
	int count_size; /* of the count at a bar's end, along it */
	bool lying;
	double scale; /* pixels per visit */
};

/* ---- dayparts ------------------------------------------------------------ */

static void paint_part(struct ui *ui, struct rect box, int part)
{
	static const struct {
		enum shape shape;
		enum paint fill, edge;
	} looks[DAYPARTS] = {
		[NIGHT] = { SHAPE_FLAT, PAINT_INK, PAINT_INK },
		[MORNING] = { SHAPE_FLAT, PAINT_HERE, PAINT_HERE },
		[AFTERNOON] = { SHAPE_OUTLINE, PAINT_HERE_SOFT, PAINT_HERE },
		[EVENING] = { SHAPE_OUTLINE, PAINT_CARD, PAINT_HERE },
	};
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);
	int least = box.w < box.h ? box.w : box.h;

	element->shape = least >= mm(ui, 1.5) ? looks[part].shape : SHAPE_FLAT;
	element->fill = element->shape == SHAPE_OUTLINE ? looks[part].fill : looks[part].edge;
	element->edge = looks[part].edge;
	element->radius = mm(ui, 0.8);
	if (part != NIGHT || least < mm(ui, 2.5))
		return;
	/* Night is nearly as dark as the morning: a light stripe tells them apart. */
	element = page_add(ui->page, ROLE_DECOR, NULL, rect_inset(box, mm(ui, 1), 0));
	element->shape = SHAPE_DASHES;
	element->edge = PAINT_CARD;
}

static bool part_shown(const struct week_figures *figures, int part)
{
	if (part == MORNING || part == AFTERNOON)
		return true;
	for (int i = 0; i < 7; i++)
		if (figures->days[i].dayparts[part] > 0)
			return true;
	return false;
}

/* ---- gaps ---------------------------------------------------------------- */

/* The longest gap of a day; NULL = none. */
static const struct gap *gap_of(const struct week_figures *figures, day_t day)
{
	const struct gap *longest = NULL;

	for (int i = 0; i < figures->gaps.count; i++) {
		const struct gap *gap = &figures->gaps.items[i];
		if (civil_day(gap->from) == day &&
		    (!longest || gap->to - gap->from > longest->to - longest->from))
			longest = gap;
	}
	return longest;
}

static struct label gap_label(void)
{
	return (struct label) {
		.bold = true, .paint = PAINT_ATTENTION, .behind = PAINT_CARD, .align = ALIGN_MIDDLE
	};
}

/* With a little air at both ends. */
static int word_width(const struct chart *chart, const struct gap *gap)
{
	return ui_text_width(chart->ui, staff_gap_word(chart->scene, gap->why), gap_label()) +
	       mm(chart->ui, 3);
}

static bool gap_word_fits(const struct chart *chart, const struct gap *gap)
{
	return chart->lying || word_width(chart, gap) <= chart->plot.w / 7;
}

/* The length of a gap's outline: its word, or one line. */
static int gap_size(const struct chart *chart, const struct gap *gap)
{
	struct ui *ui = chart->ui;

	if (!gap)
		return 0;
	return chart->lying
		   ? ui_text_width(ui, staff_gap_word(chart->scene, gap->why), gap_label()) +
			 mm(ui, 3)
		   : ui_line(ui, LEVEL_BODY) + mm_grown(ui, 1.5);
}

static void paint_gap(const struct chart *chart, struct rect box, const struct gap *gap)
{
	struct ui *ui = chart->ui;
	bool fits = gap_word_fits(chart, gap);

	if (fits && !chart->lying && word_width(chart, gap) > box.w)
		box = rect_middle(box, word_width(chart, gap), box.h);
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);
	element->shape = SHAPE_DASHED;
	element->edge = PAINT_ATTENTION;
	element->radius = mm(ui, 1);
	if (fits) {
		staff_line(ui, NULL, box, staff_gap_word(chart->scene, gap->why), gap_label());
		return;
	}
	int size = mm_grown(ui, 6);
	ui_icon(ui, rect_middle(box, size, size), ICON_WARNING, PAINT_ATTENTION, PAINT_CARD);
}

/* ---- one day ------------------------------------------------------------- */

static int shown_visits(const struct day_figures *day)
{
	int sum = 0;

	for (int part = 0; part < DAYPARTS; part++)
		sum += day->dayparts[part] > 0 ? day->dayparts[part] : 0;
	return sum;
}

/* A stretch of the day's bar, from its foot: `from` and `size` in pixels along the bar. */
static struct rect stretch(const struct chart *chart, struct rect bar, int from, int size)
{
	return chart->lying ? (struct rect) { bar.x + from, bar.y, size, bar.h }
			    : (struct rect) { bar.x, bar.y + bar.h - from - size, bar.w, size };
}

/* Returns the bar's length. */
static int paint_bar(const struct chart *chart, const struct day_figures *day, struct rect bar)
{
	int seam = mm(chart->ui, 0.4), below = 0, foot = 0;

	for (int part = 0; part < DAYPARTS; part++) {
		if (day->dayparts[part] <= 0)
			continue;
		below += day->dayparts[part];
		int top = (int)(below * chart->scale + 0.5);
		if (top < foot + mm(chart->ui, 0.8) + seam)
			top = foot + mm(chart->ui, 0.8) + seam;
		paint_part(chart->ui, stretch(chart, bar, foot, top - foot - seam), part);
		foot = top;
	}
	return foot;
}

static void write_count(const struct chart *chart, const struct day_figures *day, struct rect box,
			int index)
{
	struct label label = chart->words;
	char name[24], count[STAFF_WORDS];

	label.bold = true;
	label.align = chart->lying ? ALIGN_START : ALIGN_MIDDLE;
	(void)snprintf(name, sizeof name, "visits_%d", index + 1);
	(void)snprintf(count, sizeof count, "%d", day->visits);
	if (chart->lying)
		(void)cut_left(&box, mm(chart->ui, 1.2));
	staff_line(chart->ui, name, box, count, label);
}

static void paint_closed(const struct chart *chart, struct rect column)
{
	struct label label = chart->words;

	label.paint = PAINT_MUTED;
	label.align = chart->lying ? ALIGN_START : ALIGN_MIDDLE;
	if (!chart->lying)
		column = cut_bottom(&column, chart->line);
	else
		(void)cut_left(&column, mm(chart->ui, 1.2));
	staff_line(chart->ui, NULL, column, tr_c(chart->scene->texts, "het huis", "dicht"), label);
}

static void paint_day(const struct chart *chart, int index, struct rect column)
{
	const struct day_figures *day = &chart->figures->days[index];
	const struct gap *gap = gap_of(chart->figures, day->day);
	int air = chart->lying ? column.h / 10 : column.w / 10;
	struct rect bar = chart->lying ? rect_inset(column, 0, air) : rect_inset(column, air, 0);

	if (day->closed && shown_visits(day) == 0) {
		paint_closed(chart, column);
		return;
	}
	if (!chart->lying && bar.w > mm_grown(chart->ui, 14))
		bar = rect_middle(bar, mm_grown(chart->ui, 14), bar.h);
	int length = paint_bar(chart, day, bar);
	if (gap) {
		struct rect whole = chart->lying ? rect_inset(column, 0, mm(chart->ui, 0.3)) : bar;
		paint_gap(chart, stretch(chart, whole, length, gap_size(chart, gap)), gap);
		length += gap_size(chart, gap);
	}
	/* Of a day to come, and of a day that was all gap, nothing is known: no nought. */
	if (day->visits != 0 || (!gap && !day->to_come))
		write_count(chart, day, stretch(chart, column, length, chart->count_size), index);
}

/* ---- the whole ----------------------------------------------------------- */

static double fitting_scale(const struct chart *chart)
{
	int along = chart->lying ? chart->plot.w : chart->plot.h;
	double scale = 0;

	for (int i = 0; i < 7; i++) {
		const struct day_figures *day = &chart->figures->days[i];
		int visits = shown_visits(day);
		int room =
		    along - chart->count_size - gap_size(chart, gap_of(chart->figures, day->day));
		if (visits > 0 && (scale <= 0 || room < scale * visits))
			scale = (double)(room > 0 ? room : 0) / visits;
	}
	return scale;
}

static void name_days(const struct chart *chart, struct rect names)
{
	for (int i = 0; i < 7; i++) {
		struct label label = chart->words;
		label.align = chart->lying ? ALIGN_START : ALIGN_MIDDLE;
		staff_line(chart->ui, NULL,
			   chart->lying ? rect_row(names, i, 7, 0) : rect_column(names, i, 7, 0),
			   scene_weekday_short(chart->scene, i), label);
	}
}

static void draw_axis(const struct chart *chart)
{
	int width = mm(chart->ui, 0.4);
	struct rect plot = chart->plot;
	struct rect axis = chart->lying ? (struct rect) { plot.x - width, plot.y, width, plot.h }
					: (struct rect) { plot.x, plot.y + plot.h, plot.w, width };
	struct element *element = page_add(chart->ui->page, ROLE_DECOR, NULL, axis);

	element->shape = SHAPE_LINE;
	element->fill = PAINT_INK;
}

/* ---- the legend ---------------------------------------------------------- */

struct legend {
	const struct chart *chart;
	struct rect box;
	int x, y;
	bool draw;
};

static struct rect legend_entry(struct legend *legend, const char *word)
{
	const struct chart *chart = legend->chart;
	int swatch = chart->line * 3 / 5, gap = mm(chart->ui, 1.5);
	int width = swatch + gap + ui_text_width(chart->ui, word, chart->words);

	if (legend->x > 0 && legend->x + width > legend->box.w) {
		legend->x = 0;
		legend->y += chart->line;
	}
	struct rect strip = { legend->box.x + legend->x, legend->box.y + legend->y, width,
			      chart->line };
	struct rect at = cut_left(&strip, swatch);
	legend->x += width + mm_grown(chart->ui, 3.5);
	(void)cut_left(&strip, gap);
	if (legend->draw)
		staff_line(chart->ui, NULL, strip, word, chart->words);
	return rect_middle(at, swatch, swatch);
}

/* Returns the height that the legend takes. */
static int lay_legend(const struct chart *chart, struct rect box, bool draw)
{
	struct legend legend = { .chart = chart, .box = box, .draw = draw };
	unsigned told = 0; /* reasons, as bits */

	for (int part = 0; part < DAYPARTS; part++) {
		if (!part_shown(chart->figures, part))
			continue;
		struct rect swatch = legend_entry(&legend, staff_daypart(chart->scene, part));
		if (draw)
			paint_part(chart->ui, swatch, part);
	}
	/* Where a column is too narrow for the reason, the legend tells it. */
	for (int i = 0; i < 7; i++) {
		const struct gap *gap = gap_of(chart->figures, chart->figures->days[i].day);
		unsigned reason = gap ? 1U << ((unsigned)gap->why % 32) : 0;
		if (!gap || (told & reason) || gap_word_fits(chart, gap))
			continue;
		told |= reason;
		struct rect swatch = legend_entry(&legend, staff_gap_word(chart->scene, gap->why));
		if (draw)
			ui_icon(chart->ui, swatch, ICON_WARNING, PAINT_ATTENTION, PAINT_CARD);
	}
	return legend.y + chart->line;
}

/* Standing bars need columns in which "dicht" and the counts have room. */
static bool must_lie(const struct chart *chart, struct rect box)
{
	const char *closed = tr_c(chart->scene->texts, "het huis", "dicht");

	return ui_text_width(chart->ui, closed, chart->words) + mm(chart->ui, 0.5) > box.w / 7;
}

static int widest_day(const struct chart *chart)
{
	int widest = 0;

	for (int i = 0; i < 7; i++) {
		int width =
		    ui_text_width(chart->ui, scene_weekday_short(chart->scene, i), chart->words);
		if (width > widest)
			widest = width;
	}
	return widest;
}

void staff_chart(const struct scene *scene, struct ui *ui, struct rect box)
{
	struct chart chart = { .scene = scene,
			       .ui = ui,
			       .figures = scene->figures,
			       .plot = box,
			       .words = { .behind = PAINT_CARD } };
	struct label bold = { .bold = true };

	chart.line = ui_small(ui) ? mm(ui, 7.6) : ui_line(ui, LEVEL_BODY);
	chart.lying = must_lie(&chart, box);
	struct rect legend = cut_bottom(&chart.plot, lay_legend(&chart, box, false));
	(void)cut_bottom(&chart.plot, mm_grown(ui, ui_small(ui) ? 0.5 : 2));
	chart.label_size = chart.lying ? widest_day(&chart) + mm(ui, 2) : chart.line;
	struct rect names = chart.lying ? cut_left(&chart.plot, chart.label_size)
					: cut_bottom(&chart.plot, chart.label_size);
	chart.count_size = chart.lying ? ui_text_width(ui, "888", bold) + mm(ui, 2.4) : chart.line;
	chart.scale = fitting_scale(&chart);
	lay_legend(&chart, legend, true);
	draw_axis(&chart);
	for (int i = 0; i < 7; i++)
		paint_day(&chart, i,
			  chart.lying ? rect_row(chart.plot, i, 7, 0)
				      : rect_column(chart.plot, i, 7, 0));
	name_days(&chart, names);
}
