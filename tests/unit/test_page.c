/* The page: elements, hits, reading order, texts, cutting rectangles, mirroring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ui/page.h"

static struct page page, other;

static void begin(struct page *of)
{
	page_begin(of, 1000, 600);
	of->px_per_mm = 5;
}

static struct element *button(const char *id, int x, int y, int w, int h)
{
	return page_add(&page, ROLE_BUTTON, id, (struct rect) { x, y, w, h });
}

static void assert_rect(struct rect rect, int x, int y, int w, int h)
{
	assert_int_equal(rect.x, x);
	assert_int_equal(rect.y, y);
	assert_int_equal(rect.w, w);
	assert_int_equal(rect.h, h);
}

static void rectangles_are_cut(void **state)
{
	(void)state;
	struct rect rest = { 10, 20, 100, 50 };

	assert_rect(cut_top(&rest, 10), 10, 20, 100, 10);
	assert_rect(cut_bottom(&rest, 5), 10, 65, 100, 5);
	assert_rect(cut_left(&rest, 30), 10, 30, 30, 35);
	assert_rect(cut_right(&rest, 20), 90, 30, 20, 35);
	assert_rect(rest, 40, 30, 50, 35);
	assert_rect(cut_top(&rest, 1000), 40, 30, 50, 35);
	assert_rect(cut_left(&rest, -3), 40, 65, 0, 0);
	assert_int_equal(rest.h, 0);
	assert_rect(rect_inset((struct rect) { 0, 0, 10, 10 }, 8, 2), 5, 2, 0, 6);
	assert_rect(rect_middle((struct rect) { 0, 0, 100, 50 }, 20, 10), 40, 20, 20, 10);
}

static void columns_fill_the_row(void **state)
{
	(void)state;
	struct rect row = { 7, 3, 101, 40 };
	int gap = 5, end = 7 - gap;

	for (int i = 0; i < 4; i++) {
		struct rect column = rect_column(row, i, 4, gap);
		assert_int_equal(column.x, end + gap);
		end = column.x + column.w;
	}
	assert_int_equal(end, 7 + 101);
	assert_rect(rect_row(row, 0, 1, gap), 7, 3, 101, 40);
}

static void the_last_button_under_a_finger_is_hit(void **state)
{
	(void)state;
	begin(&page);
	button("home.a", 100, 100, 100, 100);
	button("home.b", 150, 100, 100, 100);
	page_add(&page, ROLE_DECOR, NULL, (struct rect) { 0, 0, 1000, 600 });

	assert_int_equal(page_hit(&page, 120, 150), 0);
	assert_int_equal(page_hit(&page, 160, 150), 1);
	assert_int_equal(page_hit(&page, 500, 500), -1);
	assert_true(page_reachable(&page, 1));
	assert_true(page_reachable(&page, 0) == (page_hit(&page, 150, 150) == 0));
	assert_int_equal(page_find(&page, "home.b"), 1);
	assert_int_equal(page_find(&page, "home"), -1);
}

static void a_near_miss_still_counts(void **state)
{
	(void)state;
	begin(&page); /* 1.4 mm are 7 px */
	button("home.a", 100, 100, 100, 100);
	assert_int_equal(page_hit(&page, 95, 150), 0);
	assert_int_equal(page_hit(&page, 90, 150), -1);
	assert_int_equal(page_hit(&page, 150, 206), 0);
}

static void what_is_disabled_is_not_hit_but_covers(void **state)
{
	(void)state;
	begin(&page);
	button("home.a", 0, 0, 100, 100);
	button("home.b", 0, 0, 100, 100)->disabled = true;
	assert_int_equal(page_hit(&page, 50, 50), -1);
	assert_false(page_reachable(&page, 0));
	assert_false(page_reachable(&page, 99));
}

static void focus_walks_in_reading_order(void **state)
{
	(void)state;
	begin(&page);
	int bar = 0, right = 1, left = 2, tall = 3, house = 5;
	button("home.bar", 0, 500, 1000, 80);
	button("home.right", 600, 130, 300, 80);
	button("home.left", 300, 120, 200, 80);
	button("home.tall", 0, 100, 250, 380);
	button("home.off", 0, 0, 50, 50)->disabled = true;
	page_add(&page, ROLE_HIDDEN_BUTTON, "home.house", (struct rect) { 0, 0, 300, 50 });

	assert_int_equal(page_focus_next(&page, -1, 1), tall);
	assert_int_equal(page_focus_next(&page, tall, 1), left);
	assert_int_equal(page_focus_next(&page, left, 1), right);
	assert_int_equal(page_focus_next(&page, right, 1), bar);
	assert_int_equal(page_focus_next(&page, bar, 1), house); /* the staff's way in is last */
	assert_int_equal(page_focus_next(&page, house, 1), tall);
	assert_int_equal(page_focus_next(&page, tall, -1), house);
	assert_int_equal(page_focus_next(&page, -1, -1), house);

	page_mirror(&page); /* the tall one stands at the right now, and is still the first */
	assert_int_equal(page_focus_next(&page, -1, 1), tall);
	assert_int_equal(page_focus_next(&page, tall, 1), left);
}

static void nothing_to_focus(void **state)
{
	(void)state;
	begin(&page);
	assert_int_equal(page_focus_next(&page, -1, 1), -1);
}

static void texts_are_joined_and_folded(void **state)
{
	(void)state;
	char out[64];
	begin(&page);
	struct element *one = page_add(&page, ROLE_TEXT, NULL, (struct rect) { 0, 0, 9, 9 });
	page_run(&page, one, "Er is  iemand");
	page_run(&page, one, " om te\npraten");
	struct element *two = page_add(&page, ROLE_TEXT, NULL, (struct rect) { 0, 0, 9, 9 });
	page_run(&page, two, "10\xC2\xA0uur");

	assert_string_equal(page_text(&page, 0, out, sizeof out), "Er is iemand om te praten");
	assert_string_equal(page_all_text(&page, out, sizeof out),
			    "Er is iemand om te praten 10 uur");
	assert_string_equal(page_text(&page, 7, out, sizeof out), "");
	page_run(&page, two, "\xC3\xA9\xC3\xA9");
	assert_string_equal(page_text(&page, 1, out, 9), "10 uur"); /* no half letters */
	assert_string_equal(page_text(&page, 1, out, 11), "10 uur \xC3\xA9");
}

static void a_full_page_says_so(void **state)
{
	(void)state;
	begin(&page);
	for (int i = 0; i < PAGE_ELEMENTS; i++)
		page_add(&page, ROLE_TEXT, NULL, (struct rect) { 0, 0, 1, 1 });
	assert_false(page.overflow);
	struct element *spare = page_add(&page, ROLE_BUTTON, "home.x", (struct rect) { 0 });
	assert_non_null(spare);
	assert_non_null(page_run(&page, spare, "x"));
	assert_true(page.overflow);
	assert_int_equal(page.count, PAGE_ELEMENTS);

	begin(&page);
	struct element *one = page_add(&page, ROLE_TEXT, NULL, (struct rect) { 0 });
	page_add(&page, ROLE_TEXT, NULL, (struct rect) { 0 });
	page_run(&page, one, "not the last element any more");
	assert_true(page.overflow);
	assert_int_equal(page.run_count, 0);

	begin(&page);
	one = page_add(&page, ROLE_TEXT, NULL, (struct rect) { 0 });
	static char huge[PAGE_POOL + 10];
	memset(huge, 'a', sizeof huge - 1);
	assert_string_equal(page_run(&page, one, huge)->text, "");
	assert_true(page.overflow);

	begin(&page);
	page_add(&page, ROLE_BUTTON, "home.an_id_that_is_much_longer_than_an_id_may_ever_be",
		 (struct rect) { 0 });
	assert_true(page.overflow);
}

static void fill(struct page *of, const char *text)
{
	begin(of);
	struct element *element = page_add(of, ROLE_TEXT, "home.a", (struct rect) { 1, 2, 3, 4 });
	element->shape = SHAPE_CARD;
	page_run(of, element, text)->px = 20;
}

static void equal_pages_are_the_same(void **state)
{
	(void)state;
	fill(&page, "10:05");
	fill(&other, "10:05");
	assert_true(page_same(&page, &other));
	fill(&other, "10:06");
	assert_false(page_same(&page, &other));
	fill(&other, "10:05");
	other.pressed = 0;
	assert_false(page_same(&page, &other));
	fill(&other, "10:05");
	other.elements[0].box.x++;
	assert_false(page_same(&page, &other));
	fill(&other, "10:05");
	other.dark = true;
	assert_false(page_same(&page, &other));
}

static void mirroring_keeps_widths(void **state)
{
	(void)state;
	begin(&page);
	struct element *one = button("home.a", 100, 50, 200, 80);
	one->icon_box = (struct rect) { 110, 60, 40, 40 };
	page_run(&page, one, "x")->box = (struct rect) { 160, 60, 100, 40 };
	page_mirror(&page);
	assert_true(page.rtl);
	assert_rect(page.elements[0].box, 700, 50, 200, 80);
	assert_rect(page.elements[0].icon_box, 850, 60, 40, 40);
	assert_rect(page.runs[0].box, 740, 60, 100, 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rectangles_are_cut),
		cmocka_unit_test(columns_fill_the_row),
		cmocka_unit_test(the_last_button_under_a_finger_is_hit),
		cmocka_unit_test(a_near_miss_still_counts),
		cmocka_unit_test(what_is_disabled_is_not_hit_but_covers),
		cmocka_unit_test(focus_walks_in_reading_order),
		cmocka_unit_test(nothing_to_focus),
		cmocka_unit_test(texts_are_joined_and_folded),
		cmocka_unit_test(a_full_page_says_so),
		cmocka_unit_test(equal_pages_are_the_same),
		cmocka_unit_test(mirroring_keeps_widths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
