#include "screens/home_parts.h"

#include <stdio.h>
#include <string.h>

#define VISITS_SHOWN 10 /* below, a number would say who was here */

bool home_somebody(const struct scene *scene, char *out, int room)
{
	const struct texts *texts = scene->texts;

	if (!scene->somebody_free)
		return false;
	if (scene->somebody[0])
		(void)snprintf(out, (size_t)room, tr(texts, N_("Er is iemand om te praten: %s")),
			       scene->somebody);
	else
		(void)snprintf(out, (size_t)room, "%s", tr(texts, N_("Er is iemand om te praten")));
	return true;
}

bool home_visits(const struct scene *scene, char *out, int room)
{
	if (scene->visits_today < VISITS_SHOWN)
		return false;
	(void)snprintf(out, (size_t)room,
		       tr_n(scene->texts, "Vandaag al %d keer welkom", "Vandaag al %d keer welkom",
			    scene->visits_today),
		       scene->visits_today);
	return true;
}

void facts_add(struct facts *facts, struct fact fact)
{
	if (facts->count < FACTS)
		facts->items[facts->count++] = fact;
}

static void add_closed(const struct scene *scene, struct facts *facts)
{
	struct fact fact = { .icon = ICON_CLOSED, .paint = PAINT_INK, .rank = 9 };
	char when[120];
	int used =
	    snprintf(fact.text, sizeof fact.text, "%s", tr(scene->texts, N_("Het huis is dicht.")));

	if (scene->next_opening) {
		fact.text[used++] = ' ';
		(void)snprintf(fact.text + used, sizeof fact.text - (size_t)used,
			       tr(scene->texts, N_("%s zijn we weer open.")),
			       scene_when_first(scene, scene->next_opening, when, sizeof when));
	}
	facts_add(facts, fact);
}

static void add_session(struct facts *facts, const char *lead, const char *title, int rank)
{
	struct fact fact = { .paint = PAINT_MUTED, .rank = rank, .bold = rank > 1 };

	(void)snprintf(fact.lead, sizeof fact.lead, "%s", lead);
	(void)snprintf(fact.text, sizeof fact.text, "%s", title);
	facts_add(facts, fact);
}

void facts_programme(const struct scene *scene, struct facts *facts)
{
	const struct texts *texts = scene->texts;
	char start[8];

	if (!scene->open)
		add_closed(scene, facts);
	if (scene->playing)
		add_session(facts, tr(texts, N_("Nu")), scene->playing->ref.title, 2);
	if (scene->upcoming) {
		scene_clock(scene->upcoming->ref.start, start);
		add_session(facts, start, scene->upcoming->ref.title, 1);
	}
	if (facts->count == 0) {
		struct fact fact = { .icon = ICON_WAVE, .paint = PAINT_HERE, .rank = 2 };
		(void)snprintf(fact.text, sizeof fact.text, "%s",
			       tr(texts, N_("Fijn dat je er bent. Kom gerust binnen.")));
		facts_add(facts, fact);
	}
}

/* ---- the card ------------------------------------------------------------ */

static struct label fact_label(const struct fact *fact)
{
	return (struct label) { .bold = fact->bold, .behind = PAINT_CARD };
}

static int lead_width(const struct ui *ui, const struct facts *facts)
{
	int width = 0;

	for (int i = 0; i < facts->count; i++) {
		const struct fact *fact = &facts->items[i];
		int wide = ui_text_width(ui, fact->lead, (struct label) { .bold = fact->bold });
		if (fact->icon && width < mm_grown(ui, 9))
			width = mm_grown(ui, 9);
		if (fact->lead[0] && wide > width)
			width = wide;
	}
	return width ? width + mm_grown(ui, ui_small(ui) ? 3 : 5) : 0;
}

static int edge(const struct ui *ui)
{
	return ui_small(ui) ? mm(ui, 1.5) : mm_grown(ui, 3.4);
}

static int between(const struct ui *ui)
{
	return ui_small(ui) ? mm(ui, 1.0) : mm_grown(ui, 3.0);
}

int facts_height(const struct ui *ui, const struct facts *facts, int width)
{
	int height = 2 * edge(ui);
	int room = width - 2 * ui_pad(ui) - lead_width(ui, facts);

	for (int i = 0; i < facts->count; i++)
		height += (i ? between(ui) : 0) + ui_text_height(ui, facts->items[i].text, room,
								 fact_label(&facts->items[i]));
	return height;
}

void facts_limit(const struct ui *ui, struct facts *facts, int width, int height)
{
	while (facts->count > 1 && facts_height(ui, facts, width) > height) {
		int least = 0;
		for (int i = 1; i < facts->count; i++)
			if (facts->items[i].rank <= facts->items[least].rank)
				least = i;
		memmove(&facts->items[least], &facts->items[least + 1],
			(size_t)(facts->count - least - 1) * sizeof facts->items[0]);
		facts->count--;
	}
	if (facts->count == 1 && facts_height(ui, facts, width) > height)
		facts->items[0].icon = ICON_NONE; /* the words need its place */
}

static void put_fact(struct ui *ui, const struct fact *fact, struct rect strip, int lead)
{
	struct rect front = cut_left(&strip, lead);
	struct label label = fact_label(fact);

	label.upright = ALIGN_MIDDLE;
	if (fact->lead[0]) {
		struct label time = label;
		time.paint = fact->paint;
		time.upright = ALIGN_START;
		ui_text(ui, NULL, front, fact->lead, time);
	} else if (fact->icon) {
		int size = mm_grown(ui, ui_small(ui) ? 8 : 9);
		front.w = size;
		ui_icon(ui, rect_middle(front, size, size), fact->icon, fact->paint, PAINT_CARD);
	}
	ui_text(ui, NULL, strip, fact->text, label);
}

void facts_card(struct ui *ui, const struct facts *facts, struct rect box)
{
	int spare = box.h - facts_height(ui, facts, box.w), lead = lead_width(ui, facts);

	ui_card(ui, "facts", box, PAINT_CARD);
	struct rect inside = rect_inset(box, ui_pad(ui), edge(ui));
	if (spare > 0)
		(void)cut_top(&inside, spare / 2);
	for (int i = 0; i < facts->count; i++) {
		const struct fact *fact = &facts->items[i];
		int height = ui_text_height(ui, fact->text, inside.w - lead, fact_label(fact));
		if (i) {
			struct rect rule = cut_top(&inside, between(ui));
			if (!ui_small(ui)) {
				rule = rect_middle(rule, rule.w, mm(ui, 0.3));
				struct element *line = page_add(ui->page, ROLE_DECOR, NULL, rule);
				line->shape = SHAPE_LINE;
				line->fill = PAINT_RULE;
			}
		}
		put_fact(ui, fact, cut_top(&inside, height), lead);
	}
}
