#include "screens/activities_row.h"

#include <stdio.h>
#include <string.h>

#define DETAIL 420

struct row { /* the words of a row */
	char when[40];
	char detail[DETAIL];
	bool button, full;
};

static bool is_full(const struct listing *listing)
{
	return listing->session.capacity >= 0 && listing->participants >= listing->session.capacity;
}

static void add(char *out, const char *separator, const char *text)
{
	size_t used = strlen(out);

	(void)snprintf(out + used, DETAIL - used, "%s%s", used ? separator : "", text);
}

/* "Keuken, nog 3 plekken" */
static void add_place(const struct texts *texts, const struct listing *listing, char *out)
{
	const struct session *session = &listing->session;
	int left = session->capacity - listing->participants;
	char places[80];

	if (session->place[0])
		add(out, "", session->place);
	if (session->capacity < 0 || session->no_join)
		return;
	(void)snprintf(places, sizeof places,
		       session->place[0] ? tr_n(texts, "nog %d plek", "nog %d plekken", left)
					 : tr_n(texts, "Nog %d plek", "Nog %d plekken", left),
		       left);
	add(out, ", ", places);
}

/* All that is to be said; `less` leaves out what can be missed where there is little room. */
static void write_detail(const struct scene *scene, const struct listing *listing, int less,
			 char *out)
{
	const struct texts *texts = scene->texts;
	const struct session *session = &listing->session;
	char part[160];

	out[0] = '\0';
	if (session->cancelled) {
		add(out, "",
		    civil_day(session->ref.start) == scene->local.day
			? tr(texts, N_("Gaat vandaag niet door. Sorry."))
			: tr(texts, N_("Gaat niet door. Sorry.")));
		return;
	}
	if (!session->no_join && is_full(listing)) {
		add(out, "", tr(texts, N_("Vol. Vraag de gastvrouw of er plek komt.")));
		return;
	}
	if (less < 2)
		add_place(texts, listing, out);
	if (session->only_for[0]) {
		(void)snprintf(part, sizeof part, tr(texts, N_("Alleen voor %s.")),
			       session->only_for);
		add(out, ". ", part);
	}
	if (session->language[0] && less < 1) {
		(void)snprintf(part, sizeof part, tr(texts, N_("Taal: %s.")), session->language);
		add(out, session->only_for[0] ? " " : ". ", part);
	}
	if (session->sign_up) {
		size_t used = strlen(out);
		add(out, used && out[used - 1] == '.' ? " " : ". ",
		    tr(texts, N_("Vraag het eerst aan de gastvrouw.")));
	}
}

static void write_when(const struct scene *scene, const struct session *session, char out[40])
{
	struct civil start = civil_at(session->ref.start);
	char clock[24];

	if (session->all_day)
		(void)snprintf(clock, sizeof clock, "%s", tr(scene->texts, N_("hele dag")));
	else
		scene_clock(session->ref.start, clock);
	if (scene->nav.week)
		(void)snprintf(out, 40, "%s %s", scene_weekday_short(scene, start.weekday), clock);
	else
		(void)snprintf(out, 40, "%s", clock);
}

static void write_row(const struct scene *scene, const struct listing *listing, int less,
		      struct row *row)
{
	write_when(scene, &listing->session, row->when);
	write_detail(scene, listing, less, row->detail);
	row->button = !listing->session.cancelled && !listing->session.no_join;
	row->full = is_full(listing);
}

static struct button join_button(const struct scene *scene, const struct row *row, const char *name)
{
	const struct texts *texts = scene->texts;

	return (struct button) { .name = name,
				 .text = row->full ? tr(texts, N_("Ik wilde ook"))
						   : tr(texts, N_("Ik doe mee")),
				 .style = row->full ? BUTTON_QUIET : BUTTON_MAIN,
				 .paint = PAINT_ACTIVITY,
				 .behind = PAINT_CARD,
				 .bold = true };
}

/* ---- where the parts stand ----------------------------------------------- */

struct layout {
	bool wide; /* all beside each other; else the words above, the button below */
	struct rect when, icon, words, button;
};

static struct label when_label(void)
{
	return (struct label) { .level = LEVEL_ACT, .bold = true };
}

static int edge(const struct ui *ui)
{
	return mm_grown(ui, 2.6);
}

/* How a row may give way: first the picture becomes small, then words are left out. */
#define VARIANTS 5

static int less_of(int variant)
{
	return variant > 2 ? 2 : variant > 1 ? 1 : 0;
}

static int square(const struct ui *ui, int variant)
{
	bool narrow = variant > 0 || ui_portrait(ui);

	return mm_grown(ui, !ui_small(ui) ? 17 : narrow ? 8.4 : 13);
}

/* The words above, the button below. At the very last the time goes beside the button, and the
 * picture is left out. */
static void lay_out_tall(const struct scene *scene, const struct ui *ui, const struct row *row,
			 struct rect *inside, int variant, struct layout *at)
{
	int gap = mm_grown(ui, 2.6);

	if (row->button) {
		at->button = cut_bottom(inside, ui_touch(ui));
		(void)cut_bottom(inside, mm(ui, variant ? 1.2 : 2.0));
	}
	int when = ui_text_width(ui, row->when, when_label());
	int button = ui_button_width(ui, join_button(scene, row, ""));
	if (variant == VARIANTS - 1 && row->button && when + gap + button <= at->button.w) {
		at->when = cut_left(&at->button, when + 1);
		(void)cut_left(&at->button, gap);
		return;
	}
	struct rect top = cut_top(inside, square(ui, variant));
	at->icon = cut_left(&top, square(ui, variant));
	(void)cut_left(&top, gap);
	at->when = top;
	(void)cut_top(inside, mm(ui, variant ? 1.0 : 2.0));
}

static struct layout lay_out(const struct scene *scene, const struct ui *ui, const struct row *row,
			     struct rect box, int variant)
{
	struct layout at = { .wide = !ui_small(ui) && !ui_portrait(ui) };
	struct rect inside = rect_inset(box, ui_pad(ui),
					at.wide   ? 0
					: variant ? mm(ui, 2)
						  : edge(ui));
	int gap = mm_grown(ui, ui_small(ui) ? 2.6 : 4.6);
	int clock = ui_text_width(ui, "00:00", when_label()) + 2;

	if (at.wide) {
		at.when = cut_left(&inside, clock);
		(void)cut_left(&inside, gap);
		at.icon = cut_left(&inside, square(ui, variant));
		(void)cut_left(&inside, gap);
		if (row->button) {
			at.button =
			    cut_right(&inside, ui_button_width(ui, join_button(scene, row, "")));
			at.button = rect_middle(at.button, at.button.w, ui_touch(ui));
			(void)cut_right(&inside, gap);
		}
	} else {
		lay_out_tall(scene, ui, row, &inside, variant, &at);
	}
	at.words = inside;
	return at;
}

/* How large the words are set: a row that has the card to itself need not be small. */
struct words {
	struct label title, detail;
	int gap, title_height, height;
};

static struct words measure(const struct ui *ui, const char *title, const char *detail, int width,
			    enum level level)
{
	struct words words = {
		.title = { .level = level, .at_least = level, .bold = true },
		.detail = { .level = level == LEVEL_TITLE ? LEVEL_ACT : LEVEL_BODY,
			    .paint = PAINT_MUTED },
		.gap = mm_grown(ui, level == LEVEL_BODY ? 1.2 : 2.4),
	};

	words.detail.at_least = words.detail.level;
	words.title_height = words.height = ui_text_height(ui, title, width, words.title);
	if (detail[0])
		words.height += words.gap + ui_text_height(ui, detail, width, words.detail);
	return words;
}

static int words_height(const struct ui *ui, const char *title, const char *detail, int width)
{
	return measure(ui, title, detail, width, LEVEL_BODY).height;
}

static int height_with(const struct scene *scene, const struct ui *ui,
		       const struct listing *listing, int width, int variant)
{
	struct row row;
	struct rect tall = { 0, 0, width, ui->page->height * 4 };

	write_row(scene, listing, less_of(variant), &row);
	struct layout at = lay_out(scene, ui, &row, tall, variant);
	int words = words_height(ui, listing->session.ref.title, row.detail, at.words.w);
	if (!at.wide)
		return words + tall.h - at.words.h;
	int acting = ui_touch(ui) + 2 * edge(ui), reading = words + 2 * mm_grown(ui, 1.6);
	return acting > reading ? acting : reading;
}

int row_height(const struct scene *scene, const struct ui *ui, const struct listing *listing,
	       int width, int most)
{
	int height = 0;

	for (int variant = 0; variant < VARIANTS; variant++) {
		height = height_with(scene, ui, listing, width, variant);
		if (height <= most)
			break;
	}
	return height < most ? height : most;
}

static void put_icon(struct ui *ui, struct rect at, const struct session *session)
{
	int size = at.w;
	struct rect box = rect_middle(at, size, size);
	struct element *element = page_add(ui->page, ROLE_DECOR, NULL, box);

	element->shape = SHAPE_FLAT;
	element->radius = ui_radius(ui) * 2 / 3;
	element->fill = session->cancelled ? PAINT_MUTED : session_paint(session->kind);
	element->icon = session->cancelled ? ICON_CANCELLED : session_icon(session->kind);
	element->icon_box = rect_middle(box, size * 2 / 3, size * 2 / 3);
	element->icon_paint = PAINT_CARD;
	element->icon_behind = element->fill;
}

static void put_words(struct ui *ui, const struct listing *listing, const struct row *row,
		      struct rect box, enum paint behind, bool may_grow)
{
	const char *name = listing->session.ref.title;
	int level = may_grow ? LEVEL_TITLE : LEVEL_BODY;
	struct words words = measure(ui, name, row->detail, box.w, (enum level)level);

	while (words.height > box.h && level > LEVEL_BODY)
		words = measure(ui, name, row->detail, box.w, (enum level)-- level);
	words.title.behind = words.detail.behind = behind;
	if (words.height < box.h)
		box = rect_middle(box, box.w, words.height);
	ui_text(ui, NULL, cut_top(&box, words.title_height), name, words.title);
	(void)cut_top(&box, words.gap);
	if (row->detail[0])
		ui_text(ui, NULL, box, row->detail, words.detail);
}

void row_put(const struct scene *scene, struct ui *ui, const struct listing *listing,
	     struct rect box, int number)
{
	bool cancelled = listing->session.cancelled;
	enum paint behind = cancelled ? PAINT_QUIET : PAINT_CARD;
	struct label when = when_label();
	struct layout at;
	struct row row;
	char name[24];
	int variant = 0;

	do { /* everything, if there is room for it */
		write_row(scene, listing, less_of(variant), &row);
		at = lay_out(scene, ui, &row, box, variant);
	} while (words_height(ui, listing->session.ref.title, row.detail, at.words.w) >
		     at.words.h &&
		 ++variant < VARIANTS);
	ui_card(ui, NULL, box, behind);
	when.behind = behind;
	when.upright = ALIGN_MIDDLE;
	ui_text(ui, NULL, at.when, row.when, when);
	if (at.icon.w > 0)
		put_icon(ui, at.icon, &listing->session);
	put_words(ui, listing, &row, at.words, behind, !at.wide);
	(void)snprintf(name, sizeof name, "join.%d", number);
	if (row.button)
		ui_button(ui, at.button, join_button(scene, &row, name))->subject =
		    scene_listing_subject(listing);
}
