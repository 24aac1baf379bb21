/*
 * staff_page.h - a page of the staff's screens, laid out with the real fonts, and what is on it.
 */
#ifndef INLOOP_TESTS_STAFF_PAGE_H
#define INLOOP_TESTS_STAFF_PAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/painter.h"
#include "screens/gallery.h"
#include "terminal/panel.h"

#define LARGE 1 /* the 10" panel */

static struct painter *painter;
static struct texts *texts; /* the Dutch ones, which stand in the source */
static struct typeface face;
static struct gallery storage;
static struct scene scene;
static struct page page;

static inline int open_painter(void **state)
{
	struct error error = { "" };

	(void)state;
	assert_true(civil_set_zone("Europe/Amsterdam"));
	painter = painter_open(NULL, &error);
	if (!painter) {
		fprintf(stderr, "%s\n", error.text);
		return 1;
	}
	face = painter_typeface(painter);
	texts = texts_open("no such folder", NULL);
	return texts ? 0 : 1;
}

static inline int close_painter(void **state)
{
	(void)state;
	texts_close(texts);
	painter_close(painter);
	return 0;
}

static inline int sample(const char *name)
{
	for (int i = 0; i < gallery_count(); i++)
		if (strcmp(gallery_name(i), name) == 0)
			return i;
	fail_msg("there is no sample %s", name);
	return -1;
}

static inline void fill(const char *name)
{
	gallery_fill(sample(name), &storage, &scene);
	scene.texts = texts;
}

/* The page of the scene as it stands. */
static inline void build(enum screen_id screen, int number)
{
	const struct panel *panel = panel_known(number);
	double scale =
	    panel_px_per_mm(panel->width, panel->height, panel->mm_width, panel->mm_height, 0, 0);
	struct ui ui = { .page = &page,
			 .typeface = &face,
			 .texts = texts,
			 .screen = screen_get(screen)->name,
			 .px_per_mm = scale,
			 .larger = 1 };

	page_begin(&page, panel->width, panel->height);
	page.px_per_mm = scale;
	screen_build(screen, &scene, &ui);
	assert_false(page.overflow);
}

static inline void show(const char *name, int panel)
{
	fill(name);
	build(gallery_screen(sample(name)), panel);
}

static inline const char *all_text(void)
{
	static char text[24000];

	return page_all_text(&page, text, sizeof text);
}

static inline void assert_says(const char *words)
{
	if (!strstr(all_text(), words))
		fail_msg("'%s' is not on the page: %s", words, all_text());
}

static inline void assert_silent(const char *words)
{
	if (strstr(all_text(), words))
		fail_msg("'%s' is on the page: %s", words, all_text());
}

static inline const struct element *find(const char *id)
{
	int at = page_find(&page, id);

	return at < 0 ? NULL : &page.elements[at];
}

static inline void assert_offers(const char *id)
{
	const struct element *element = find(id);

	if (!element || element->disabled || !page_reachable(&page, page_find(&page, id)))
		fail_msg("%s cannot be tapped", id);
}

static inline void assert_disabled(const char *id)
{
	if (!find(id) || !find(id)->disabled)
		fail_msg("%s is not there or not disabled", id);
}

static inline void assert_text_of(const char *id, const char *expected)
{
	char text[400];

	if (!find(id))
		fail_msg("%s is not there", id);
	assert_string_equal(page_text(&page, page_find(&page, id), text, sizeof text), expected);
}

static inline void assert_tap(enum screen_id screen, const char *name, enum action_kind kind, int n)
{
	struct action action = screen_get(screen)->tap(&scene, name);

	if (action.kind != kind || action.n != n)
		fail_msg("%s does %d (%d), not %d (%d)", name, (int)action.kind, action.n,
			 (int)kind, n);
}

/* Turn all leaves from the first to the last; their texts, but for the head, one after another. */
static inline const char *leaf_through(enum screen_id screen, int panel, int from, const char *more)
{
	static char whole[60000];
	size_t used = 0;

	whole[0] = '\0';
	for (scene.nav.page = from;; scene.nav.page++) {
		assert_true(scene.nav.page < 60);
		build(screen, panel);
		for (int i = 0; i < page.count; i++) {
			char text[2000];
			if (page.elements[i].role == ROLE_BUTTON)
				continue;
			page_text(&page, i, text, sizeof text);
			used += (size_t)snprintf(whole + used, sizeof whole - used, "%s%s", text,
						 text[0] ? " " : "");
			assert_true(used < sizeof whole);
		}
		if (!find(more) || find(more)->disabled)
			return whole;
	}
}

#endif
