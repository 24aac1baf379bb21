/* The painter, with the real fonts and without a display. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "platform/painter.h"

#define W 480
#define H 300

static struct page page;
static struct painter *painter;
static struct typeface face;
static uint32_t first[W * H], second[W * H];

static int open_painter(void **state)
{
	(void)state;
	struct error error = { "" };
	painter = painter_open(NULL, &error);
	if (!painter) {
		fprintf(stderr, "%s\n", error.text);
		return 1;
	}
	face = painter_typeface(painter);
	return 0;
}

static int close_painter(void **state)
{
	(void)state;
	painter_close(painter);
	return 0;
}

static void begin(void)
{
	page_begin(&page, W, H);
	page.px_per_mm = 6;
}

static struct element *add(enum role role, enum shape shape, enum paint fill, struct rect box)
{
	struct element *element = page_add(&page, role, NULL, box);
	element->shape = shape;
	element->fill = fill;
	element->edge = PAINT_INK;
	element->radius = 20;
	return element;
}

static struct run *write_text(struct element *element, const char *text, int x, int y, int px)
{
	struct run *run = page_run(&page, element, text);
	run->px = px;
	run->paint = PAINT_INK;
	run->box = (struct rect) { x, y, face.width(face.self, text, px, false),
				   face.line(face.self, px) };
	return run;
}

static void draw(uint32_t *pixels)
{
	memset(pixels, 0x55, sizeof(first));
	painter_draw(painter, &page, pixels, W * 4);
}

static uint32_t at(const uint32_t *pixels, int x, int y)
{
	return pixels[y * W + x] & 0xffffff;
}

/* Columns from..to of `a` against those of `b` moved by `by`. */
static bool same_columns(const uint32_t *a, const uint32_t *b, int from, int to, int by)
{
	for (int y = 0; y < H; y++)
		for (int x = from; x < to; x++)
			if (a[y * W + x] != b[y * W + x + by])
				return false;
	return true;
}

static bool has_ink(const uint32_t *pixels, struct rect box)
{
	for (int y = box.y; y < box.y + box.h; y++)
		for (int x = box.x; x < box.x + box.w; x++)
			if (at(pixels, x, y) == paint_rgb(PAINT_INK))
				return true;
	return false;
}

/* The rows in which something is nearer to ink than to paper. */
static int dark_rows(const uint32_t *pixels)
{
	const uint32_t half = ((paint_rgb(PAINT_INK) & 255) + (paint_rgb(PAINT_PAPER) & 255)) / 2;
	int rows = 0;
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++)
			if ((at(pixels, x, y) & 255) <= half) {
				rows++;
				break;
			}
	return rows;
}

static void sample_page(void)
{
	begin();
	struct element *tile =
	    add(ROLE_BUTTON, SHAPE_RAISED, PAINT_HERE, (struct rect) { 40, 40, 200, 120 });
	write_text(tile, "Ik ben er", 60, 60, 30)->paint = PAINT_CARD;
	add(ROLE_TEXT, SHAPE_CARD, PAINT_CARD, (struct rect) { 270, 40, 180, 120 });
	add(ROLE_DECOR, SHAPE_DASHED, PAINT_NONE, (struct rect) { 40, 200, 100, 60 });
	add(ROLE_DECOR, SHAPE_ROUND, PAINT_PRESENT, (struct rect) { 160, 200, 60, 60 });
	write_text(add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 240, 200, 200, 50 }),
		   "Jij één 10:05", 240, 200, 30);
}

static void test_same_bytes(void **state)
{
	(void)state;
	sample_page();
	draw(first);
	begin(); /* something else in between: other sizes, scripts and directions */
	page.rtl = true;
	write_text(add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 0, 0, W, H }),
		   "أهلا وسهلا ሰላም", 10, 10, 55);
	draw(second);
	sample_page();
	draw(second);
	assert_memory_equal(first, second, sizeof(first));
	for (int i = 0; i < W * H; i++)
		assert_int_equal(first[i] >> 24, 0xff);
}

static void test_capitals_as_high_as_asked(void **state)
{
	(void)state;
	for (double cap = 8; cap < 130; cap += 1.37) {
		const int px = face.em_for_cap(face.self, cap);
		for (int bold = 0; bold < 2; bold++) {
			begin();
			struct element *element =
			    add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 0, 0, W, H });
			write_text(element, "H", 20, 20, px)->bold = bold;
			draw(first);
			const int rows = dark_rows(first);
			assert_true(rows >= cap);
			assert_true(rows < cap + 4);
			assert_int_equal(rows, face.cap(face.self, px, bold));
		}
	}
}

static void test_text_stays_in_its_line(void **state)
{
	(void)state;
	for (int px = 12; px < 90; px += 7) {
		begin();
		write_text(add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 0, 0, W, H }),
			   "ÅÉgjy", 20, 40, px);
		draw(first);
		const int line = face.line(face.self, px);
		const int base = 40 + face.ascent(face.self, px);
		assert_false(has_ink(first, (struct rect) { 0, 0, W, 40 }));
		assert_false(has_ink(first, (struct rect) { 0, 40 + line, W, H - 40 - line }));
		assert_true(has_ink(first, (struct rect) { 0, base - 2, W, 2 }));
	}
}

static void test_widths(void **state)
{
	(void)state;
	const int one = face.width(face.self, "Activiteiten", 40, false);
	assert_true(one > 150 && one < 350);
	assert_true(face.width(face.self, "Activiteiten", 40, true) > one);
	assert_true(face.width(face.self, "Activiteiten", 41, false) > one);
	assert_int_equal(face.width(face.self, "", 40, false), 0);
	/* digits are equally wide, also beside Arabic */
	assert_int_equal(face.width(face.self, "11:11", 40, false),
			 face.width(face.self, "88:08", 40, false));
	face.width(face.self, "أهلا 12", 40, false);
	assert_int_equal(face.width(face.self, "Activiteiten", 40, false), one);
	struct painter *fresh = painter_open(NULL, NULL);
	const struct typeface other = painter_typeface(fresh);
	assert_int_equal(other.width(other.self, "Activiteiten", 40, false), one);
	painter_close(fresh);
}

static void test_width_holds_the_ink(void **state)
{
	(void)state;
	const char *texts[] = { "jij",       "Wat is er vandaag?", "أهلا وسهلا",
				"ሰላም (112)", "Привет Καλημέρα",    "ad 23 أهلا 45 bc" };
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		begin();
		const struct run *run =
		    write_text(add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 0, 0, W, H }),
			       texts[i], 40, 40, 30);
		draw(first);
		assert_true(run->box.w > 20 && run->box.w < 420);
		assert_true(has_ink(first, (struct rect) { 40, 0, run->box.w, H }));
		assert_false(has_ink(first, (struct rect) { 0, 0, 36, H }));
		assert_false(
		    has_ink(first, (struct rect) { 42 + run->box.w, 0, W - 42 - run->box.w, H }));
	}
}

static void one_line(const char *text, int x, bool rtl, uint32_t *pixels)
{
	begin();
	page.rtl = rtl;
	write_text(add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 0, 0, W, H }), text, x,
		   40, 40);
	draw(pixels);
}

static void test_right_to_left(void **state)
{
	(void)state;
	/* read from the right: the number, which comes last, stands at the left end */
	one_line("أهلا 112", 40, true, first);
	one_line("112", 40, false, second);
	const int digits = face.width(face.self, "112", 40, false);
	assert_true(same_columns(first, second, 0, 40 + digits - 1, 0));
	/* on a left-to-right page a number that comes first stays first */
	one_line("112 أهلا", 40, false, first);
	assert_true(same_columns(first, second, 0, 40 + digits - 1, 0));
	/* and what stays left to right is not turned round: a time span, a phone number */
	one_line("10:00 - 12:30", 40, true, first);
	page.runs[0].numbers_left = true;
	draw(second);
	assert_memory_not_equal(first, second, sizeof(first));
	one_line("10:00 - 12:30", 40, false, first);
	assert_memory_equal(first, second, sizeof(first));
	/* nor is a line that nobody translated: its full stop stays at its end */
	one_line("Goed.", 40, true, first);
	one_line("Goed.", 40, false, second);
	assert_memory_equal(first, second, sizeof(first));
	one_line("USB أهلا.", 40, true, first);
	one_line("USB أهلا.", 40, false, second);
	assert_memory_not_equal(first, second, sizeof(first));
}

static void test_lines_start_at_the_same_edge(void **state)
{
	(void)state;
	one_line("j", 40, false, first); /* its tail reaches to the left of its stem */
	one_line("i", 40, false, second);
	assert_true(has_ink(first, (struct rect) { 30, 40, 10, 60 }));
	for (int y = 40; y < 70; y++) /* the dot and the stem */
		for (int x = 40; x < 60; x++)
			assert_int_equal(at(first, x, y), at(second, x, y));
}

static void one_icon(bool rtl, bool mirrors, uint32_t *pixels)
{
	begin();
	page.rtl = rtl;
	struct element *element =
	    add(ROLE_DECOR, SHAPE_NONE, PAINT_NONE, (struct rect) { 40, 40, 100, 100 });
	element->icon = 0xe5c4; /* arrow_back */
	element->icon_box = element->box;
	element->icon_paint = PAINT_INK;
	element->icon_mirrors = mirrors;
	draw(pixels);
}

static void test_arrows_turn_round(void **state)
{
	(void)state;
	one_icon(false, true, first);
	assert_true(has_ink(first, (struct rect) { 40, 40, 100, 100 }));
	one_icon(true, false, second);
	assert_memory_equal(first, second, sizeof(first));
	one_icon(true, true, second);
	assert_memory_not_equal(first, second, sizeof(first));
	for (int y = 40; y < 140; y++)
		for (int x = 0; x < 100; x++)
			assert_int_equal(at(first, 40 + x, y), at(second, 139 - x, y));
}

static void test_pressed_is_seen(void **state)
{
	(void)state;
	const enum paint fills[] = { PAINT_HERE, PAINT_CARD, PAINT_CHOSEN, PAINT_TALK };
	for (int i = 0; i < 4; i++) {
		begin();
		struct element *tile =
		    add(ROLE_BUTTON, SHAPE_RAISED, fills[i], (struct rect) { 40, 40, 200, 120 });
		write_text(tile, "Ja", 60, 60, 40)->paint =
		    fills[i] == PAINT_HERE || fills[i] == PAINT_TALK ? PAINT_CARD : PAINT_INK;
		draw(first);
		page.pressed = 0;
		draw(second);
		assert_int_equal(at(first, 140, 120), paint_rgb(fills[i]));
		assert_int_equal(at(first, 140, 158), paint_edge_rgb(fills[i]));
		assert_int_not_equal(at(second, 140, 120), paint_rgb(fills[i]));
		assert_int_equal(at(second, 140, 158), at(second, 140, 120));  /* no edge left */
		assert_int_equal(at(second, 140, 41), paint_rgb(PAINT_PAPER)); /* it sank */
		assert_int_not_equal(at(first, 140, 163), paint_rgb(PAINT_PAPER));
		assert_int_equal(at(second, 140, 163), paint_rgb(PAINT_PAPER)); /* no shadow */
	}
}

/* The first row with ink between two columns. */
static int top_ink(const uint32_t *pixels, int from, int to)
{
	for (int y = 0; y < H; y++)
		if (has_ink(pixels, (struct rect) { from, y, to - from, 1 }))
			return y;
	return -1;
}

static void test_what_stands_on_a_button_sinks(void **state)
{
	(void)state;
	begin();
	struct element *tile =
	    add(ROLE_BUTTON, SHAPE_RAISED, PAINT_CARD, (struct rect) { 40, 40, 200, 120 });
	write_text(tile, "H", 60, 60, 40);
	struct element *decor =
	    add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 120, 60, 60, 60 });
	write_text(decor, "H", 120, 60, 40);
	struct element *other =
	    add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, (struct rect) { 300, 60, 60, 60 });
	write_text(other, "H", 300, 60, 40);
	draw(first);
	page.pressed = 0;
	draw(second);
	const int own = top_ink(second, 50, 110) - top_ink(first, 50, 110);
	assert_true(own >= 2);
	assert_int_equal(top_ink(second, 115, 180) - top_ink(first, 115, 180), own);
	assert_int_equal(top_ink(second, 290, 360), top_ink(first, 290, 360));
}

static void test_shadow_is_outside_and_ends(void **state)
{
	(void)state;
	begin();
	add(ROLE_TEXT, SHAPE_CARD, PAINT_CARD, (struct rect) { 100, 100, 200, 100 });
	draw(first);
	assert_int_equal(at(first, 200, 101), paint_rgb(PAINT_CARD));
	assert_int_equal(at(first, 101, 150), paint_rgb(PAINT_CARD));
	assert_int_not_equal(at(first, 200, 203), paint_rgb(PAINT_PAPER));
	assert_int_equal(at(first, 200, 240), paint_rgb(PAINT_PAPER));
	assert_int_equal(at(first, 60, 150), paint_rgb(PAINT_PAPER));
	for (int y = 201; y < 230; y++) /* lighter and lighter */
		assert_true((at(first, 200, y) & 255) <= (at(first, 200, y + 1) & 255));
}

static void test_focus_frame(void **state)
{
	(void)state;
	begin();
	add(ROLE_BUTTON, SHAPE_RAISED, PAINT_HERE, (struct rect) { 100, 100, 200, 100 });
	draw(first);
	page.focus = 0;
	draw(second);
	int ink = 0, amber = 0, reach = 0;
	for (int x = 60; x < 100; x++) {
		ink += at(second, x, 150) == paint_rgb(PAINT_INK);
		amber += at(second, x, 150) == paint_rgb(PAINT_CHOSEN);
		if (!reach && at(second, x, 150) != at(first, x, 150))
			reach = 100 - x;
	}
	assert_true(ink + amber >= 6); /* a millimetre */
	assert_true(ink >= 2 && amber >= 2);
	assert_true(reach <= 9); /* 1.5 mm: two frames fit into a gap of 3 mm */
	assert_int_equal(at(second, 200, 150), at(first, 200, 150));
}

static void test_dark(void **state)
{
	(void)state;
	sample_page();
	page.dark = true;
	draw(first);
	int lit = 0;
	for (int i = 0; i < W * H; i++) {
		assert_true((first[i] & 0xff) < 0x60 && (first[i] >> 8 & 0xff) < 0x60 &&
			    (first[i] >> 16 & 0xff) < 0x60);
		lit += (first[i] & 0xffffff) != 0;
	}
	assert_true(lit > 50 && lit < W * H / 50); /* the moon, nothing else */
}

static void test_nothing_breaks_it(void **state)
{
	(void)state;
	static char endless[6000];
	for (size_t i = 0; i + 2 < sizeof(endless); i += 2)
		memcpy(endless + i, i % 3 ? "ع" : "ab", 2);
	const char *texts[] = { "",         " ",         "\xff\xfe\xc3",
				"abc\xe0",  "\xd8",      "☕ 🙂 中",
				"\xe2\x80", "مرحبا\xd8", endless };
	const struct rect boxes[] = { { -900, -900, 400, 400 }, { W - 5, H - 5, 50, 50 },
				      { 10, 10, 0, 0 },         { 10, 10, -5, -5 },
				      { -20, -20, 2000, 2000 }, { 20, 20, 1, 1 },
				      { 30, 30, 3, 200 } };
	for (size_t b = 0; b < sizeof(boxes) / sizeof(*boxes); b++) {
		begin();
		page.px_per_mm = b % 2 ? 0 : 6;
		for (int s = SHAPE_NONE; s <= SHAPE_DASHES; s++)
			add(ROLE_BUTTON, (enum shape)s, PAINT_CARD, boxes[b]);
		page.pressed = 3;
		page.focus = (int)b;
		struct element *element = add(ROLE_TEXT, SHAPE_NONE, PAINT_NONE, boxes[b]);
		element->icon = b % 2 ? 0x10ffff : 0xe88a;
		element->icon_box = boxes[b];
		for (size_t t = 0; t < sizeof(texts) / sizeof(*texts); t++)
			write_text(element, texts[t], boxes[b].x, boxes[b].y, 1 + (int)(t * t * 9));
		page.rtl = b % 3 == 0;
		draw(first);
	}
	page.pressed = page.focus = 9999;
	draw(first);
	assert_true(face.em_for_cap(face.self, 0) > 0);
	assert_true(face.em_for_cap(face.self, 1e9) > 0);
}

static void test_saved_picture(void **state)
{
	(void)state;
	char folder[] = "/tmp/inloop-painter-XXXXXX", path[64];
	struct error error = { "" };
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/page.png", folder);
	sample_page();
	draw(first);
	assert_true(painter_save(painter, &page, path, &error));
	cairo_surface_t *saved = cairo_image_surface_create_from_png(path);
	assert_int_equal(cairo_surface_status(saved), CAIRO_STATUS_SUCCESS);
	assert_int_equal(cairo_image_surface_get_width(saved), W);
	assert_int_equal(cairo_image_surface_get_height(saved), H);
	const unsigned char *data = cairo_image_surface_get_data(saved);
	for (int y = 0; y < H; y++)
		for (int x = 0; x < W; x++) {
			uint32_t pixel;
			memcpy(&pixel, data + y * cairo_image_surface_get_stride(saved) + x * 4, 4);
			assert_int_equal(pixel & 0xffffff, at(first, x, y));
		}
	cairo_surface_destroy(saved);
	unlink(path);
	rmdir(folder);
	assert_false(painter_save(painter, &page, path, &error));
	assert_non_null(strstr(error.text, folder));
}

static void test_missing_fonts(void **state)
{
	(void)state;
	char folder[] = "/tmp/inloop-fonts-XXXXXX", font[64];
	struct health health = { .count = 0 };
	struct error error = { "" };
	assert_non_null(mkdtemp(folder));
	setenv("INLOOP_FONTS", folder, 1);
	assert_null(painter_open(&health, &error));
	assert_non_null(strstr(error.text, "fonts-noto-core"));
	assert_int_equal(health_find(&health, "fonts")->level, HEALTH_FAIL);

	snprintf(font, sizeof(font), "%s/NotoSans-Bold.ttf", folder);
	assert_int_equal(symlink("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", font), 0);
	struct painter *poor = painter_open(&health, &error);
	unsetenv("INLOOP_FONTS");
	assert_non_null(poor);
	assert_int_equal(health_worst(&health), HEALTH_WARN);
	assert_int_equal(health.count, 2); /* letters and pictograms */
	assert_non_null(strstr(health.items[1].sentence, "fonts-material-design-icons"));
	sample_page();
	one_icon(false, false, first); /* no font for it */
	memset(first, 0, sizeof(first));
	painter_draw(poor, &page, first, W * 4);
	assert_false(has_ink(first, (struct rect) { 0, 0, W, H }));
	one_line("أهلا Hoi", 40, true, second);
	painter_draw(poor, &page, first, W * 4);
	assert_true(has_ink(first, (struct rect) { 0, 0, W, H }));
	painter_close(poor);
	unlink(font);
	rmdir(folder);
}

static void test_fonts_are_well(void **state)
{
	(void)state;
	struct health health = { .count = 0 };
	struct painter *other = painter_open(&health, NULL);
	assert_non_null(other);
	assert_int_equal(health_find(&health, "fonts")->level, HEALTH_OK);
	painter_close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_capitals_as_high_as_asked),
		cmocka_unit_test(test_text_stays_in_its_line),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_width_holds_the_ink),
		cmocka_unit_test(test_lines_start_at_the_same_edge),
		cmocka_unit_test(test_right_to_left),
		cmocka_unit_test(test_arrows_turn_round),
		cmocka_unit_test(test_pressed_is_seen),
		cmocka_unit_test(test_what_stands_on_a_button_sinks),
		cmocka_unit_test(test_shadow_is_outside_and_ends),
		cmocka_unit_test(test_focus_frame),
		cmocka_unit_test(test_dark),
		cmocka_unit_test(test_nothing_breaks_it),
		cmocka_unit_test(test_saved_picture),
		cmocka_unit_test(test_missing_fonts),
		cmocka_unit_test(test_fonts_are_well),
	};
	return cmocka_run_group_tests(tests, open_painter, close_painter);
}
