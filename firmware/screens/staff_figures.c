/* All figures of the week in words: the short lines beside the chart, and the page that tells
 * everything. What stands here is printed from struct week_figures; nothing is counted anew. */
#include "screens/staff_week.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- the short lines ----------------------------------------------------- */

__attribute__((format(printf, 3, 4))) static void add_line(struct staff_lines *lines,
							   bool attention, const char *format, ...)
{
	va_list arguments;

	if (lines->count == STAFF_LINES)
		return;
	struct staff_fact *fact = &lines->items[lines->count++];
	va_start(arguments, format);
	(void)vsnprintf(fact->text, sizeof fact->text, format, arguments);
	va_end(arguments);
	fact->attention = attention;
}

/* What stands before a figure that has a gap in it. */
static const char *sure(const struct scene *scene, bool at_least, char out[STAFF_WORDS])
{
	(void)snprintf(out, STAFF_WORDS, "%s%s", at_least ? tr(scene->texts, N_("minstens")) : "",
		       at_least ? " " : "");
	return out;
}

static int not_succeeded(const struct ask_figures *asks)
{
	return asks->ends[END_SEEN_NOT_MET] + asks->ends[END_NOT_SEEN] + asks->ends[END_NOBODY];
}

void staff_talk_lines(const struct scene *scene, struct staff_lines *out)
{
	const struct ask_figures *asks = &scene->figures->asks;
	const struct texts *texts = scene->texts;
	char wait[STAFF_WORDS], asked[STAFF_WORDS], least[STAFF_WORDS];

	out->count = 0;
	(void)snprintf(asked, sizeof asked,
		       tr_n(texts, "%d keer gevraagd", "%d keer gevraagd", asks->asked),
		       asks->asked);
	add_line(out, false, "%s%s", sure(scene, scene->figures->at_least, least), asked);
	if (asks->asked == 0)
		return;
	add_line(out, false, tr_n(texts, "%d gesprek", "%d gesprekken", asks->ends[END_TALKED]),
		 asks->ends[END_TALKED]);
	add_line(out, false, tr(texts, N_("%d binnen 10 min")), asks->talked_within_10_min);
	if (not_succeeded(asks) > 0)
		add_line(out, true, tr(texts, N_("%d niet gelukt")), not_succeeded(asks));
	if (asks->ends[END_OPEN] > 0)
		add_line(out, false, tr(texts, N_("%d nog open")), asks->ends[END_OPEN]);
	if (asks->median_wait_min >= 0) {
		staff_number(scene, asks->median_wait_min, wait);
		add_line(out, false, tr(texts, N_("± %s min wachten")), wait);
	}
}

static void hours_line(const struct scene *scene, struct staff_lines *out)
{
	const struct week_figures *figures = scene->figures;
	char recorded[STAFF_WORDS], open[STAFF_WORDS];
	double hours_open = 0, hours_recorded = 0;

	for (int i = 0; i < 7; i++) {
		hours_open += figures->days[i].hours_open;
		hours_recorded += figures->days[i].hours_recorded;
	}
	staff_number(scene, hours_recorded, recorded);
	staff_number(scene, hours_open, open);
	/* The hours to come are open too, and without opening hours every hour is: no "of". */
	if (!opening_set(&scene->settings->open))
		add_line(out, false, tr(scene->texts, N_("%s uur geteld")), recorded);
	else if (!figures->over)
		add_line(out, false, tr(scene->texts, N_("%s uur tot nu toe")), recorded);
	else
		add_line(out, false, tr(scene->texts, N_("%s van %s uur")), recorded, open);
}

void staff_open_lines(const struct scene *scene, struct staff_lines *out)
{
	const struct week_figures *figures = scene->figures;

	out->count = 0;
	hours_line(scene, out);
	for (int i = 0; i < figures->gaps.count && out->count < STAFF_LINES - 1; i++) {
		const struct gap *gap = &figures->gaps.items[i];
		char duration[STAFF_WORDS];
		staff_duration(scene, gap->to - gap->from, duration);
		add_line(out, true, "%s %s %s",
			 scene_weekday_short(scene, civil_weekday(civil_day(gap->from))), duration,
			 staff_gap_word(scene, gap->why));
	}
	if (figures->unsure_events > 0)
		add_line(out, true,
			 tr_n(scene->texts, "%d telling met onzekere klok",
			      "%d tellingen met onzekere klok", figures->unsure_events),
			 figures->unsure_events);
}

/* ---- the page in words --------------------------------------------------- */

#define FACTS_MAX 200
#define FACT_TEXT 240

struct facts {
	const struct scene *scene;
	struct paragraph items[FACTS_MAX];
	char texts[FACTS_MAX][FACT_TEXT];
	int count;
};

__attribute__((format(printf, 2, 3))) static struct paragraph *add(struct facts *facts,
								   const char *format, ...)
{
	static struct paragraph spare; /* written when the list is full, never read */
	va_list arguments;

	if (facts->count == FACTS_MAX)
		return &spare;
	char *text = facts->texts[facts->count];
	struct paragraph *paragraph = &facts->items[facts->count++];
	va_start(arguments, format);
	(void)vsnprintf(text, FACT_TEXT, format, arguments);
	va_end(arguments);
	*paragraph = (struct paragraph) { .text = text };
	return paragraph;
}

static void add_heading(struct facts *facts, const char *text, enum paint paint)
{
	struct paragraph *paragraph = add(facts, "%s", text);

	paragraph->heading = true;
	paragraph->paint = paint;
}

/* All figures below it may be more. */
static void add_uncertain_heading(struct facts *facts, const char *text, enum paint paint)
{
	struct paragraph *paragraph;

	if (!facts->scene->figures->at_least) {
		add_heading(facts, text, paint);
		return;
	}
	paragraph = add(facts, "%s (%s)", text, tr(facts->scene->texts, N_("minstens")));
	paragraph->heading = true;
	paragraph->paint = paint;
}

static void attend(struct paragraph *paragraph)
{
	paragraph->bold = true;
	paragraph->paint = PAINT_ATTENTION;
}

static void tell_visits(struct facts *facts)
{
	const struct week_figures *figures = facts->scene->figures;
	const struct texts *texts = facts->scene->texts;
	char words[STAFF_WORDS * 2], least[STAFF_WORDS];

	add_heading(facts, tr(texts, N_("Bezoeken")), PAINT_HERE);
	add(facts,
	    figures->at_least
		? tr_n(texts, "minstens %d bezoek", "minstens %d bezoeken", figures->visits)
		: tr_n(texts, "%d bezoek", "%d bezoeken", figures->visits),
	    figures->visits)
	    ->bold = true;
	(void)snprintf(words, sizeof words, tr(texts, N_("%d keer gedrukt op 'Ik ben er'")),
		       figures->check_ins);
	add(facts, "%s%s", sure(facts->scene, figures->at_least, least), words);
	(void)snprintf(words, sizeof words, tr(texts, N_("%d nieuw hier")), figures->new_here);
	add(facts, "%s%s", sure(facts->scene, figures->at_least, least), words);
	if (figures->corrected != 0)
		add(facts, tr(texts, N_("%+d door correctie")), figures->corrected);
	if (figures->unsure_events > 0)
		attend(add(facts,
			   tr_n(texts, "%d telling met onzekere klok",
				"%d tellingen met onzekere klok", figures->unsure_events),
			   figures->unsure_events));
}

static void tell_day(struct facts *facts, int index)
{
	const struct scene *scene = facts->scene;
	const struct day_figures *day = &scene->figures->days[index];
	char line[FACT_TEXT], least[STAFF_WORDS];

	(void)snprintf(line, sizeof line, "%s %s%d:", scene_weekday_short(scene, index),
		       sure(scene, day->at_least, least), day->visits);
	for (int i = 0; i < DAYPARTS; i++) {
		size_t used = strlen(line);
		if (day->dayparts[i] == 0)
			continue;
		(void)snprintf(line + used, sizeof line - used, "%s%s %d",
			       line[used - 1] == ':' ? " " : ", ", staff_daypart(scene, i),
			       day->dayparts[i]);
	}
	add(facts, "%s", line);
}

static void tell_days(struct facts *facts)
{
	const struct week_figures *figures = facts->scene->figures;

	add_heading(facts, tr(facts->scene->texts, N_("Per dag")), PAINT_HERE);
	for (int i = 0; i < 7; i++)
		if (figures->days[i].visits != 0)
			tell_day(facts, i);
	if (figures->visits == 0)
		add(facts, "%s", tr(facts->scene->texts, N_("Nog niets geteld.")));
}

/* Over what is known from beginning to end, always with its number. */
static void tell_means(struct facts *facts)
{
	const struct scene *scene = facts->scene;
	const struct week_figures *figures = scene->figures;
	bool told = false;

	for (int part = 0; part < DAYPARTS; part++) {
		struct mean mean = figures->means[part];
		char value[STAFF_WORDS];
		if (mean.number == 0)
			continue;
		if (!told)
			add_heading(facts, tr(scene->texts, N_("Gemiddeld")), PAINT_HERE);
		told = true;
		staff_number(scene, mean_value(mean), value);
		add(facts,
		    tr_n(scene->texts, "%s: %s bezoeken, op %d dag die compleet is",
			 "%s: %s bezoeken, op %d dagen die compleet zijn", mean.number),
		    staff_daypart(scene, part), value, mean.number);
	}
}

static void tell_asks(struct facts *facts)
{
	const struct ask_figures *asks = &facts->scene->figures->asks;
	const struct texts *texts = facts->scene->texts;
	static const struct {
		enum ask_end end;
		const char *words;
	} ends[] = {
		{ END_STOPPED, N_("%d zelf gestopt") },
		{ END_NOBODY, N_("%d keer was er niemand") },
		{ END_NOT_SEEN, N_("%d niet gezien") },
		{ END_SEEN_NOT_MET, N_("%d gezien, geen gesprek") },
		{ END_UNKNOWN, N_("%d onbekend") },
		{ END_OPEN, N_("%d nog open") },
	};
	char wait[STAFF_WORDS];

	add_uncertain_heading(facts, tr(texts, N_("Gesprekken")), PAINT_TALK);
	add(facts, tr_n(texts, "%d keer gevraagd", "%d keer gevraagd", asks->asked), asks->asked);
	add(facts, tr_n(texts, "%d gesprek", "%d gesprekken", asks->ends[END_TALKED]),
	    asks->ends[END_TALKED]);
	add(facts, tr(texts, N_("%d binnen 10 min")), asks->talked_within_10_min);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (asks->ends[ends[i].end] > 0)
			add(facts, tr(texts, ends[i].words), asks->ends[ends[i].end]);
	if (asks->repeats > 0)
		add(facts, tr(texts, N_("%d keer nog eens gedrukt")), asks->repeats);
	if (asks->median_wait_min >= 0) {
		staff_number(facts->scene, asks->median_wait_min, wait);
		add(facts, tr(texts, N_("De helft wachtte %s minuten of korter.")), wait);
	}
}

static const char *gap_sentence(const struct texts *texts, enum gap_why why)
{
	return why == GAP_FAULT   ? tr(texts, N_("er was een storing"))
	       : why == GAP_CLOCK ? tr(texts, N_("de klok was niet zeker"))
				  : tr(texts, N_("het scherm stond uit"));
}

static void tell_hours(struct facts *facts)
{
	const struct scene *scene = facts->scene;
	const struct week_figures *figures = scene->figures;
	struct staff_lines lines = { .count = 0 };

	add_heading(facts, tr(scene->texts, N_("Open")), PAINT_HERE);
	hours_line(scene, &lines);
	add(facts, "%s", lines.items[0].text);
	for (int i = 0; i < figures->gaps.count; i++) {
		const struct gap *gap = &figures->gaps.items[i];
		char from[8], to[8];
		scene_clock(gap->from, from);
		scene_clock(gap->to, to);
		attend(add(facts, tr(scene->texts, N_("%s van %s tot %s: %s")),
			   scene_weekday_short(scene, civil_weekday(civil_day(gap->from))), from,
			   to, gap_sentence(scene->texts, gap->why)));
	}
}

/* "Ervaringsdeskundige" is too long a word for the columns of a small panel. */
static const char *line_word(const struct texts *texts, enum line line)
{
	static const char *const words[LINES] = {
		[LINE_BUTTON] = N_("de grote knop"), [LINE_ACK] = N_("de andere knop"),
		[LINE_LAMP] = N_("de lamp"),         [LINE_LIGHT] = N_("het licht in de knop"),
		[LINE_TONE] = N_("het geluid"),      [LINE_LOOP] = N_("de kabel van de grote knop"),
	};

	return tr(texts, words[line]);
}

static const char *line_what_words(const struct texts *texts, int what)
{
	static const char *const words[FAULTS] = {
		[LINE_TESTED] = N_("is getest en deed het"),
		[FAULT_GONE] = N_("had geen verbinding"),
		[FAULT_CHATTER] = N_("gaf te veel signalen"),
		[FAULT_STUCK] = N_("zat vast"),
		[FAULT_LOOSE] = N_("zat los"),
		[FAULT_QUIET] = N_("was dagenlang niet ingedrukt"),
	};

	return tr(texts, words[what]);
}

/* Only in a week that has something to tell of them. */
static void tell_lines(struct facts *facts)
{
	const struct scene *scene = facts->scene;
	const struct week_figures *figures = scene->figures;

	if (figures->line_days.count > 0)
		add_heading(facts, tr(scene->texts, N_("Knoppen en lampen")), PAINT_HERE);
	for (int i = 0; i < figures->line_days.count; i++) {
		const struct line_row *row = &figures->line_days.items[i];
		const char *day = scene_weekday_short(scene, civil_weekday(row->day));
		struct paragraph *said = add(facts,
					     tr_n(scene->texts, "%s: %s %s (%d keer)",
						  "%s: %s %s (%d keer)", row->times),
					     day, line_word(scene->texts, row->line),
					     line_what_words(scene->texts, row->what), row->times);
		if (row->what != LINE_TESTED)
			attend(said);
	}
}

static void tell_sessions(struct facts *facts)
{
	const struct scene *scene = facts->scene;
	const struct week_figures *figures = scene->figures;

	add_uncertain_heading(facts, tr(scene->texts, N_("Activiteiten")), PAINT_ACTIVITY);
	if (figures->sessions.count == 0)
		add(facts, "%s", tr(scene->texts, N_("Niemand drukte op 'Ik doe mee'.")));
	for (int i = 0; i < figures->sessions.count; i++) {
		const struct session_row *row = &figures->sessions.items[i];
		const char *day =
		    scene_weekday_short(scene, civil_weekday(civil_day(row->session.start)));
		char clock[8];
		scene_clock(row->session.start, clock);
		if (row->wished > 0)
			add(facts, tr(scene->texts, N_("%s %s %s: %d deed mee, %d wilde ook")), day,
			    clock, row->session.title, row->participants, row->wished);
		else
			add(facts, tr(scene->texts, N_("%s %s %s: %d deed mee")), day, clock,
			    row->session.title, row->participants);
	}
}

void staff_figures_page(const struct scene *scene, struct ui *ui, int page)
{
	struct facts facts = { .scene = scene };
	int columns = ui_portrait(ui) ? 1 : 2;
	char title[STAFF_WORDS * 2];
	struct rect body = staff_body(ui, false);

	tell_visits(&facts);
	tell_asks(&facts);
	tell_hours(&facts);
	tell_lines(&facts);
	tell_days(&facts);
	tell_means(&facts);
	tell_sessions(&facts);
	int pages = staff_flow(ui, body, columns, facts.items, facts.count, -1);
	if (pages > 1) {
		body = staff_body(ui, true);
		pages = staff_flow(ui, body, columns, facts.items, facts.count, -1);
	}
	if (page >= pages)
		page = pages - 1;
	(void)snprintf(title, sizeof title, tr(scene->texts, N_("Week %d")),
		       scene->figures->week.number);
	if (staff_head(scene, ui,
		       (struct staff_head) {
			   .title = title, .back = "to_menu", .page = page, .pages = pages }))
		staff_flow(ui, body, columns, facts.items, facts.count, page);
}
