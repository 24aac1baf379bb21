#include "script/audit.h"

#include "screens/gallery.h"
#include "script/measure.h"
#include "terminal/panel.h"

#include <stdlib.h>
#include <string.h>

#define CAP_MM        4.8
#define ACT_CAP_MM    5.5
#define TARGET_MM     16.0
#define GAP_MM        3.0
#define TEXT_CONTRAST 7.0
#define ICON_CONTRAST 3.0
#define ROUNDING_MM   0.005 /* a figure that prints as the limit holds it */

/* Section 8's numbers are for these panels; on less than this only nothing may be lost. */
#define BINDING_W 800
#define BINDING_H 480

struct audit {
	struct parts *parts;
	FILE *out;
	struct panel panel;
	double px_per_mm;
	const char *language;
	struct page page;
	struct gallery storage;
	int rows, broken;
};

static bool acts(const struct element *element)
{
	return element->role == ROLE_BUTTON || element->role == ROLE_HIDDEN_BUTTON;
}

static bool less(double value, double limit)
{
	return value < limit - ROUNDING_MM;
}

static bool overlap(struct rect a, struct rect b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* What is drawn of a line: from the top of its capitals to its base line. */
static struct rect inked(const struct run *run)
{
	int air = (run->box.h - run->cap_px) / 2;

	return (struct rect) { run->box.x, run->box.y + air, run->box.w, run->cap_px };
}

/* A text that lies over another text. */
static bool covers_text(const struct page *page, const struct element *element)
{
	for (int i = 0; i < element->run_count; i++) {
		const struct run *run = &page->runs[element->first_run + i];
		for (const struct run *other = page->runs; other < page->runs + page->run_count;
		     other++)
			if (other != run && overlap(inked(run), inked(other)))
				return true;
	}
	return false;
}

static bool too_near(const struct page *page, int index)
{
	for (int i = 0; i < page->count; i++)
		if (i != index && page->elements[i].role == ROLE_BUTTON &&
		    less(gap_mm(page, page->elements[index].box, page->elements[i].box), GAP_MM))
			return true;
	return false;
}

/* The first rule that the element breaks; "ok" = none. */
static const char *verdict(const struct page *page, int index, const struct measured *measured,
			   bool binding)
{
	const struct element *element = &page->elements[index];
	bool button = element->role == ROLE_BUTTON;

	if (page->overflow)
		return "page-full";
	if (measured->clipped)
		return "clipped";
	if (!binding)
		return "ok";
	if (covers_text(page, element))
		return "text-over-text";
	if (element->run_count > 0 && less(measured->cap_mm, CAP_MM))
		return "capitals";
	if (element->run_count > 0 && acts(element) && less(measured->largest_cap_mm, ACT_CAP_MM))
		return "capitals-of-button";
	if (element->run_count > 0 && less(measured->contrast, TEXT_CONTRAST))
		return "contrast";
	if (element->icon && less(measured->icon_contrast, ICON_CONTRAST))
		return "contrast-of-pictogram";
	if (button && (less(measured->w_mm, TARGET_MM) || less(measured->h_mm, TARGET_MM)))
		return "target";
	if (button && too_near(page, index))
		return "gap";
	if (button && !element->disabled && !page_reachable(page, index))
		return "covered";
	return "ok";
}

static void write_row(struct audit *audit, const char *screen, const char *scene, int index)
{
	const struct page *page = &audit->page;
	const struct element *element = &page->elements[index];
	struct measured m = measure(page, index);
	bool binding = page->width * page->height >= BINDING_W * BINDING_H;
	const char *found = verdict(page, index, &m, binding);
	char text[2048];

	page_text(page, index, text, sizeof text);
	for (char *c = text; *c; c++)
		if (*c == '\t' || *c == '\n')
			*c = ' ';
	(void)fprintf(audit->out,
		      "%s\t%s\t%s\tnormal\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t"
		      "%.2f\t%.2f\t%.2f\t%s\t%s\t%s\n",
		      screen, scene, audit->language, audit->panel.name, element->id,
		      role_name(element->role), element->box.x, element->box.y, element->box.w,
		      element->box.h, m.x_mm, m.y_mm, m.w_mm, m.h_mm, m.cap_mm, m.contrast,
		      m.icon_contrast, m.clipped ? "yes" : "no", found, text);
	audit->rows++;
	audit->broken += strcmp(found, "ok") != 0;
}

static void walk_scene(struct audit *audit, int i)
{
	enum screen_id screen = gallery_screen(i);
	struct typeface typeface = painter_typeface(audit->parts->painter);
	struct scene scene;
	struct ui ui = { .page = &audit->page,
			 .typeface = &typeface,
			 .texts = audit->parts->texts,
			 .screen = screen_get(screen)->name,
			 .px_per_mm = audit->px_per_mm,
			 .larger = 1 };

	gallery_fill(i, &audit->storage, &scene);
	scene.texts = audit->parts->texts;
	page_begin(&audit->page, audit->panel.width, audit->panel.height);
	audit->page.px_per_mm = audit->px_per_mm;
	screen_build(screen, &scene, &ui);
	for (int e = 0; e < audit->page.count; e++)
		write_row(audit, screen_get(screen)->name, gallery_name(i), e);
}

static void walk_panel(struct audit *audit, const struct panel *panel)
{
	struct texts *texts = audit->parts->texts;

	audit->panel = *panel;
	audit->px_per_mm =
	    panel_px_per_mm(panel->width, panel->height, panel->mm_width, panel->mm_height, 0, 0);
	for (int language = 0; language < texts_languages(texts); language++) {
		texts_use(texts, language);
		audit->language = texts_code(texts, language);
		for (int i = 0; i < gallery_count(); i++)
			walk_scene(audit, i);
	}
}

bool audit_run(struct parts *parts, FILE *out, struct error *error)
{
	const struct options *options = parts->options;
	struct audit *audit = calloc(1, sizeof *audit);

	if (!audit)
		return error_set(error, "not enough memory");
	audit->parts = parts;
	audit->out = out;
	(void)civil_set_zone("Europe/Amsterdam"); /* the gallery's house */
	(void)fputs("screen\tscene\tlanguage\tsize\tpanel\tid\trole\tx\ty\tw\th\tx_mm\ty_mm\tw_mm\t"
		    "h_mm\tcap_mm\tcontrast\ticon_contrast\tclipped\tverdict\ttext\n",
		    out);
	if (options->width > 0)
		walk_panel(audit, &(struct panel) { "given", options->width, options->height,
						    options->mm_width, options->mm_height });
	else
		for (int i = 0; i < PANELS; i++)
			walk_panel(audit, panel_known(i));
	int rows = audit->rows, broken = audit->broken;
	free(audit);
	if (rows == 0)
		return error_set(error, "nothing was measured");
	return broken == 0 || error_set(error,
					"%d of %d elements break a rule; see the column "
					"'verdict'",
					broken, rows);
}
