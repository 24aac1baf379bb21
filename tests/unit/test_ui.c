/* The kit, with a typeface of which every letter is as wide as half its size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/ui.h"

static int fake_width(void *self, const char *text, int px, bool bold)
{
	(void)self, (void)bold;
	int letters = 0;
	for (; *text; text++)
		letters += ((unsigned char)*text & 0xC0) != 0x80;
	return letters * px / 2;
}

static int fake_em(void *self, double cap)
{
	(void)self;
	return (int)ceil(cap / 0.7);
}

static int fake_cap(void *self, int px, bool bold)
{
	(void)self, (void)bold;
	return (int)ceil(px * 0.7);
}

static int fake_line(void *self, int px)
{
	(void)self;
	return px * 13 / 10;
}

static int fake_ascent(void *self, int px)
{
	(void)self;
	return px;
}

static const struct typeface face = { .width = fake_width,
				      .em_for_cap = fake_em,
				      .cap = fake_cap,
				      .line = fake_line,
				      .ascent = fake_ascent };
static struct page page;
static struct ui ui;

/* The 10" panel at 5 pixels a millimetre; body type is 35 px, so a letter is 17 px wide. */
static int begin(void **state)
{
	(void)state;
	page_begin(&page, 1085, 680);
	page.px_per_mm = 5;
	ui = (struct ui) {
		.page = &page, .typeface = &face, .screen = "home", .px_per_mm = 5, .larger = 1
	};
	return 0;
}

static const char *line(const struct element *element, int i)
{
	assert_true(i < element->run_count);
	return page.runs[element->first_run + i].text;
}

static struct element *body(int width, int height, const char *text)
{
	return ui_text(&ui, "x", (struct rect) { 0, 0, width, height }, text, (struct label) { 0 });
}

static void lines_break_between_words(void **state)
{
	(void)state;
	struct element *e = body(200, 400, "Samen  lunchen in de keuken");
	assert_int_equal(e->run_count, 3);
	assert_string_equal(line(e, 0), "Samen");
	assert_string_equal(line(e, 1), "lunchen in");
	assert_string_equal(line(e, 2), "de keuken");
	assert_false(e->clipped);
	assert_string_equal(e->id, "home.x");
	assert_int_equal(e->role, ROLE_TEXT);
}

static void hyphens_break_between_letters_only(void **state)
{
	(void)state;
	struct element *e = body(180, 400, "WRAP-groepen");
	assert_string_equal(line(e, 0), "WRAP-");
	assert_string_equal(line(e, 1), "groepen");
	e = body(180, 400, "bel 0800-0113 nu");
	assert_string_equal(line(e, 0), "bel");
	assert_string_equal(line(e, 1), "0800-0113");
}

static void a_sentence_begins_on_a_new_line_where_that_is_free(void **state)
{
	(void)state;
	struct element *e = body(460, 400, "Je kunt zitten. Je vraag blijft staan.");
	assert_int_equal(e->run_count, 2);
	assert_string_equal(line(e, 0), "Je kunt zitten.");
	assert_string_equal(line(e, 1), "Je vraag blijft staan.");
	e = body(1000, 400, "Je kunt zitten. Je vraag blijft.");
	assert_int_equal(e->run_count, 1);
}

static void the_largest_type_that_fits_is_taken(void **state)
{
	(void)state;
	struct label label = { .level = LEVEL_HERO, .at_least = LEVEL_BODY, .max_lines = 1 };
	const struct {
		int width;
		enum level level;
	} cases[] = {
		{ 1000, LEVEL_HERO }, { 290, LEVEL_TITLE }, { 220, LEVEL_ACT }, { 180, LEVEL_BODY }
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct rect box = { 0, 0, cases[i].width, 200 };
		struct element *e = ui_text(&ui, NULL, box, "tien tekst", label);
		assert_int_equal(e->run_count, 1);
		assert_false(e->clipped);
		assert_true(page.runs[e->first_run].cap_px / 5.0 >= level_mm(cases[i].level));
		assert_int_equal(page.runs[e->first_run].px,
				 fake_em(NULL, level_mm(cases[i].level) * 5));
	}
}

static void nothing_goes_below_the_floor(void **state)
{
	(void)state;
	struct element *e = body(100, 40, "Onafscheidelijk");
	assert_true(e->clipped);
	assert_int_equal(page.runs[e->first_run].px, fake_em(NULL, 4.8 * 5));
	assert_true(page.runs[e->first_run].box.w <= 100);
	e = body(60, 400, "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"); /* broken between letters */
	assert_true(e->clipped);
	assert_string_equal(line(e, 0), "\xC3\xA9\xC3\xA9\xC3\xA9");
	assert_true(ui_text_height(&ui, "Onafscheidelijk", 100, (struct label) { 0 }) >
		    page.height);
	assert_false(ui_text_fits(&ui, "Onafscheidelijk", 100, 400, (struct label) { 0 }));
}

static void capitals_stand_in_the_middle(void **state)
{
	(void)state;
	struct rect box = { 10, 100, 500, 200 };
	struct element *e =
	    ui_text(&ui, NULL, box, "Klaar",
		    (struct label) { .align = ALIGN_MIDDLE, .upright = ALIGN_MIDDLE });
	const struct run *run = &page.runs[e->first_run];
	int base = run->box.y + fake_ascent(NULL, run->px);
	assert_in_range(base - run->cap_px / 2, 199, 201);
	assert_in_range(run->box.x + run->box.w / 2, 259, 261);
}

static void colours_and_numbers(void **state)
{
	(void)state;
	struct element *e = body(500, 100, "10:05");
	assert_true(page.runs[e->first_run].numbers_left);
	assert_int_equal(page.runs[e->first_run].paint, PAINT_INK);
	assert_int_equal(page.runs[e->first_run].behind, PAINT_PAPER);
	e = body(500, 100, "om 10:05");
	assert_false(page.runs[e->first_run].numbers_left);
}

static void a_button_shows_all_it_has(void **state)
{
	(void)state;
	struct element *e = ui_button(&ui, (struct rect) { 0, 0, 600, 130 },
				      (struct button) { .name = "talk",
							.text = "Even praten?",
							.detail = "Of druk op de knop",
							.icon = ICON_TALK,
							.style = BUTTON_MAIN,
							.paint = PAINT_TALK,
							.level = LEVEL_TITLE });
	assert_string_equal(e->id, "home.talk");
	assert_int_equal(e->role, ROLE_BUTTON);
	assert_int_equal(e->shape, SHAPE_RAISED);
	assert_int_equal(e->run_count, 2);
	assert_false(e->clipped);
	const struct run *label = &page.runs[e->first_run], *detail = label + 1;
	assert_true(label->bold && !detail->bold);
	assert_true(label->px > detail->px);
	assert_int_equal(label->box.x, detail->box.x);
	assert_true(e->icon_box.x + e->icon_box.w <= label->box.x);
	assert_int_equal(label->paint, PAINT_CARD);
	assert_int_equal(label->behind, PAINT_TALK);
	assert_true(detail->box.x + detail->box.w <= 600);
}

static void a_button_keeps_its_label_readable(void **state)
{
	(void)state;
	struct button button = { .name = "a", .text = "Ik kom later terug" };
	struct element *e = ui_button(&ui, (struct rect) { 0, 0, 250, 120 }, button);
	assert_int_equal(e->run_count, 2); /* on two lines, not smaller */
	assert_int_equal(page.runs[e->first_run].px, fake_em(NULL, 5.5 * 5));
	assert_false(e->clipped);
	e = ui_button(&ui, (struct rect) { 0, 0, 120, 80 }, button);
	assert_true(e->clipped);
	int width = ui_button_width(&ui, button);
	e = ui_button(&ui, (struct rect) { 0, 0, width, 80 }, button);
	assert_int_equal(e->run_count, 1);
	assert_false(e->clipped);
}

static void button_styles_differ_in_shape(void **state)
{
	(void)state;
	struct rect box = { 0, 0, 300, 90 };
	struct button button = { .name = "a", .text = "Ja" };
	button.style = BUTTON_QUIET;
	assert_int_equal(ui_button(&ui, box, button)->shape, SHAPE_OUTLINE);
	button.style = BUTTON_CHOSEN;
	assert_int_equal(ui_button(&ui, box, button)->fill, PAINT_CHOSEN);
	button.disabled = true;
	struct element *e = ui_button(&ui, box, button);
	assert_true(e->disabled);
	assert_int_equal(e->shape, SHAPE_FLAT);
	struct button icon = { .name = "b", .icon = ICON_BACK, .icon_mirrors = true };
	e = ui_button(&ui, box, icon);
	assert_int_equal(e->run_count, 0);
	assert_true(e->icon_mirrors);
	assert_int_equal(e->icon_box.x + e->icon_box.w / 2, 150);
}

static void the_bar_stands_at_the_bottom(void **state)
{
	(void)state;
	struct rect area = ui_area(&ui), before = area;
	ui_bar(&ui, &area);
	const struct element *language = &page.elements[page_find(&page, "home.language")];
	const struct element *help = &page.elements[page_find(&page, "home.help")];
	assert_int_equal(language->box.y + language->box.h, before.y + before.h);
	assert_true(language->box.h >= 80);
	assert_true(help->box.x - (language->box.x + language->box.w) >= 15);
	assert_true(language->box.y - (area.y + area.h) >= 15);
}

static void the_head_has_a_way_back(void **state)
{
	(void)state;
	struct rect area = ui_area(&ui);
	struct rect right = ui_head(&ui, &area, "back", "Vandaag", PAINT_INK, 200);
	assert_int_equal(right.w, 200);
	assert_true(page_find(&page, "home.back") >= 0);
	int title = page_find(&page, "home.title");
	assert_int_equal(page.elements[title].role, ROLE_HEADING);
	assert_true(area.y >= right.y + right.h + 15);
}

static void panels_are_small_or_large(void **state)
{
	(void)state;
	assert_false(ui_small(&ui));
	assert_false(ui_portrait(&ui));
	assert_true(fabs(ui_growth(&ui) - 1) < 0.01);
	assert_int_equal(mm(&ui, 4.01), 21); /* a minimum stays one */
	assert_int_equal(mm(&ui, 4), 20);
	ui.px_per_mm = 3.5; /* 310 x 194 mm */
	assert_true(ui_growth(&ui) > 1.3);
	ui.px_per_mm = 7; /* 155 x 97 mm */
	assert_true(ui_small(&ui));
	assert_true(fabs(ui_growth(&ui) - 1) < 0.01);
	assert_true(ui_gap(&ui) >= 21 && ui_touch(&ui) >= 112);
}

/* What stands on what, on any page. */
static void texts_have_contrast(void **state)
{
	(void)state;
	const enum paint pairs[][2] = {
		{ PAINT_INK, PAINT_PAPER },       { PAINT_INK, PAINT_CARD },
		{ PAINT_INK, PAINT_CHOSEN },      { PAINT_INK, PAINT_QUIET },
		{ PAINT_MUTED, PAINT_PAPER },     { PAINT_MUTED, PAINT_CARD },
		{ PAINT_MUTED, PAINT_QUIET },     { PAINT_CARD, PAINT_HERE },
		{ PAINT_CARD, PAINT_ACTIVITY },   { PAINT_CARD, PAINT_TALK },
		{ PAINT_HERE, PAINT_PAPER },      { PAINT_HERE, PAINT_CARD },
		{ PAINT_ACTIVITY, PAINT_PAPER },  { PAINT_ACTIVITY, PAINT_CARD },
		{ PAINT_TALK, PAINT_PAPER },      { PAINT_TALK, PAINT_CARD },
		{ PAINT_ATTENTION, PAINT_PAPER }, { PAINT_ATTENTION, PAINT_CARD },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		assert_true(paint_contrast(pairs[i][0], pairs[i][1]) >= 7);
	assert_true(paint_contrast(PAINT_PRESENT, PAINT_CARD) >= 3);
	assert_true(paint_contrast(PAINT_CARD, PAINT_FOOD) >= 3);
	assert_true(paint_contrast(PAINT_HERE, PAINT_HERE_SOFT) >= 3);
	assert_true(fabs(paint_contrast(PAINT_CARD, PAINT_CARD) - 1) < 1e-9);
	assert_true(level_mm(LEVEL_BODY) >= 4.8 && level_mm(LEVEL_ACT) >= 5.5);
}

static void talk_pictures_differ(void **state)
{
	(void)state;
	for (int i = 0; i < 24; i++)
		for (int j = 0; j < i; j++) {
			assert_int_not_equal(talk_picture_icon(i), talk_picture_icon(j));
			assert_string_not_equal(talk_picture_name(i), talk_picture_name(j));
		}
	assert_string_equal(talk_picture_name(-1), talk_picture_name(0));
	assert_string_equal(talk_picture_name(24), talk_picture_name(0));
	for (int kind = 0; kind < KINDS; kind++)
		assert_int_not_equal(session_icon((enum session_kind)kind), 0);
}

#define ON_PANEL(test) cmocka_unit_test_setup(test, begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PANEL(lines_break_between_words),
		ON_PANEL(hyphens_break_between_letters_only),
		ON_PANEL(a_sentence_begins_on_a_new_line_where_that_is_free),
		ON_PANEL(the_largest_type_that_fits_is_taken),
		ON_PANEL(nothing_goes_below_the_floor),
		ON_PANEL(capitals_stand_in_the_middle),
		ON_PANEL(colours_and_numbers),
		ON_PANEL(a_button_shows_all_it_has),
		ON_PANEL(a_button_keeps_its_label_readable),
		ON_PANEL(button_styles_differ_in_shape),
		ON_PANEL(the_bar_stands_at_the_bottom),
		ON_PANEL(the_head_has_a_way_back),
		ON_PANEL(panels_are_small_or_large),
		cmocka_unit_test(texts_have_contrast),
		cmocka_unit_test(talk_pictures_differ),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
